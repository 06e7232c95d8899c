"""Which pages are written again: what a page is made of while it is written, piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from conftest import Build, NewsProject
from docutils import nodes
from model.samples import make_article
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.model.article import path_text
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.sphinx_ext.domain import build_data
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.targets import Target
from sphinx_newsfeed.sphinx_ext.incremental import pages
from sphinx_newsfeed.sphinx_ext.incremental.pages import WrittenPages

_APP = cast(Sphinx, SimpleNamespace(parallel=1))
_TREE = cast(nodes.document, None)


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """What builds noted of their pages, the last one last."""
    found: list[dict[str, str]] = [{"a": "1", "b": "1", "gone": "1"}]
    monkeypatch.setattr(pages, "notes_file", lambda app, kind: kind)
    monkeypatch.setattr(pages, "load_digests", lambda file: found[-1] if file == "pages" else {})
    monkeypatch.setattr(pages, "save_digests", lambda file, digests: found.append(digests))
    return found


def _pages_to_write(
    build: WrittenPages, monkeypatch: pytest.MonkeyPatch, digests: dict[str, str]
) -> list[str]:
    """The pages that must be written again in a build that makes them of these digests."""
    monkeypatch.setattr(pages, "_page_digests", lambda app, env: iter(digests.items()))
    return build.pages_to_write(_APP, cast(BuildEnvironment, None))


@pytest.mark.parametrize(
    ("digests", "expected"),
    [
        ({"a": "1", "b": "1"}, []),
        ({"a": "2", "b": "1"}, ["a"]),
        # Sphinx itself writes what is new.
        ({"a": "2", "b": "2", "new": "2"}, ["a", "b"]),
    ],
)
def test_pages_that_are_made_of_something_else_are_written_again(
    stored: list[dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    digests: dict[str, str],
    expected: list[str],
) -> None:
    assert _pages_to_write(WrittenPages(), monkeypatch, digests) == expected


_MANY = cast(Sphinx, SimpleNamespace(parallel=2))
_NOW = {"a": "2", "b": "2", "new": "2"}


@pytest.mark.parametrize(
    ("app", "written", "expected"),
    [
        (_APP, ["a", "b", "new"], _NOW),
        # What was not written, as in a build of named files, is as it was.
        (_APP, ["a"], _NOW | {"b": "1"}),
        (_APP, [], _NOW | {"a": "1", "b": "1"}),
        # Other processes tell nothing.
        (_MANY, [], _NOW),
    ],
)
def test_what_was_written_is_noted(
    stored: list[dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    app: Sphinx,
    written: list[str],
    expected: dict[str, str],
) -> None:
    build = WrittenPages()
    build.note_written(app, _TREE, "a")  # by the build before, of the same application
    _pages_to_write(build, monkeypatch, _NOW)
    for docname in written:
        build.note_written(app, _TREE, docname)
    build.save(app, None)
    assert stored[1:] == [expected]
    build.save(app, None)
    assert len(stored) == 2, "nothing is written that is there already"


def test_a_build_that_failed_or_made_no_pages_notes_nothing(
    stored: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    build = WrittenPages()
    build.save(_APP, None)
    _pages_to_write(build, monkeypatch, {"a": "2"})
    build.save(_APP, ValueError())
    assert len(stored) == 1


_ABOUT = """:orphan:

About
=====

:news:article:`n1` :news:tag:`some` :any:`n2` :any:`news-2021` :ref:`news-2020` :ref:`search`
:doc:`index` :news:date:`2020`
"""


@pytest.fixture
def built(project: NewsProject, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Articles, of which some are related; pages that show and name them."""
    project.configure('newsfeed_sources = {"news": {"path": "news", "dialect": "hexo"}}')
    for module in (pages, build_data):
        monkeypatch.setattr(module, "makes_html", lambda builder: True)
    for number in range(4):
        tag = "tags: [some]" if number in {0, 3} else "tags: [other]"
        project.article(
            f"n{number}.md", "Text.", date=f"202{number // 2}-0{number + 1}-01", extra=tag
        )
    names = "tags: [some]\nauthor: Ann\ncategories: [[Top, Sub]]"
    project.article("n5.md", "Text.", date="2022-01-01", extra=names)
    project.article("n4.md", "See [it](n1.md).", date="2021-09-01")
    years = ".. newsfeed::\n   :group-by: year\n"
    project.write("index.rst", f"Site\n====\n\n{years}")
    project.write("full.rst", ":orphan:\n\nFull\n====\n\n.. newsfeed::\n   :style: full\n")
    project.write("tags.rst", ":orphan:\n\nTags\n====\n\n.. newsfeed::\n   :group-by: tag\n")
    categories = "Categories\n==========\n\n.. newsfeed::\n   :group-by: category\n"
    project.write("categories.rst", f":orphan:\n\n{categories}")
    project.write("names.rst", ":orphan:\n\nNames\n=====\n\n.. newsfeed-tags::\n")
    project.write("plain.rst", ":orphan:\n\nPlain\n=====\n")
    project.write("about.rst", _ABOUT)
    return project.build("dummy")


def test_what_pages_refer_to_and_where_it_leads(built: Build) -> None:
    domain = domain_of(built.app.env)
    references = domain.stored.references
    assert references.keys() == {"about", "news/n4"}
    assert references["about"] == [
        *[("article", "n1", ""), ("tag", "some", ""), ("any", "n2", ""), ("any", "news-2021", "")],
        *[("label", "news-2020", ""), ("date", "2020", "")],
    ]
    assert references["news/n4"] == [("link", "n1.md", "news/n4")]
    leads = pages._leads(domain, references["about"])
    place = domain.find_target("date", "2020")
    assert place is not None
    year = [place[0], *place[1]]
    assert leads[0] == ["news/n1 n1"]
    assert leads[1][0] == "tags"
    assert leads[2] == ["news/n2 n2"]
    assert leads[3] == []
    assert len(leads[4]) == 1
    assert leads[4][0].startswith("index ")
    assert leads[5] == year
    (link,) = pages._leads(domain, references["news/n4"])
    assert "news/n1" in link
    assert pages._resolved(domain, "link", "gone.md", "news/n4") == []
    assert pages._resolved(domain, "tag", "gone") == []


def test_where_the_names_of_an_article_lead(built: Build) -> None:
    domain = domain_of(built.app.env)
    article = domain.build.catalogue.get("news/n5")
    assert article is not None
    names = [
        ("tag", "some"),
        ("author", "Ann"),
        ("category", "Top"),
        ("category", path_text(("Top", "Sub"))),
    ]
    expected = [pages._resolved(domain, *each) for each in names]
    assert [each[:1] for each in expected[:3]] == [["tags"], [], ["categories"]]
    assert pages._lead_of_names(domain, article) == expected


def test_what_fails_over_an_article_fails_for_it_alone() -> None:
    problems: list[Problem] = []
    build = SimpleNamespace(
        catalogue={"bad": make_article("bad"), "good": make_article("good")},
        bounds=SimpleNamespace(boundary=Boundary(problems.append)),
    )
    domain = cast(NewsDomain, SimpleNamespace(build=build))

    def make(docname: str) -> str:
        if docname == "bad":
            raise ValueError("some fault")
        return docname

    assert pages._of_each(domain, ["bad", "page", "good"], make, "otherwise") == {
        **{"bad": "otherwise", "page": "page", "good": "good"}
    }
    (problem,) = problems
    assert problem.path == make_article("bad").path
    assert problem.message == (
        "comparing the article with the last build failed with ValueError: some fault; "
        "not all that changed may be shown"
    )
    build.catalogue = {}
    with pytest.raises(ValueError, match="some fault"):
        pages._of_each(domain, ["bad"], make, "otherwise")


def _retitle(domain: NewsDomain, docname: str) -> Callable[[], None]:
    titles = domain.env.titles
    old, titles[docname] = titles[docname], nodes.title("", "Another")
    return lambda: titles.update({docname: old})


def _edit(domain: NewsDomain, docname: str, **fields: Any) -> Callable[[], None]:
    articles = domain.stored.articles
    old, articles[docname] = articles[docname], replace(articles[docname], **fields)
    return lambda: articles.update({docname: old})


def _move(domain: NewsDomain, docname: str) -> Callable[[], None]:
    targets = domain.stored.targets
    old = targets[docname]

    def put(found: list[Target]) -> None:
        targets[docname] = found
        domain._target_map = None

    put([each._replace(anchor="moved") for each in old])
    return lambda: put(old)


def test_each_change_concerns_the_pages_that_show_it(built: Build) -> None:
    app, env = built.app, built.app.env
    domain = domain_of(env)

    def touched(change: Callable[..., Callable[[], None]], *args: Any, **named: Any) -> set[str]:
        before = dict(pages._page_digests(app, env))
        undo = change(domain, *args, **named)
        after = dict(pages._page_digests(app, env))
        undo()
        assert dict(pages._page_digests(app, env)) == before
        return {docname for docname in before if before[docname] != after[docname]}

    # Its neighbours, what names it, what is related to it, and what shows the text that does.
    assert touched(_retitle, "news/n1") == {"news/n0", "news/n2", "about", "news/n4", "full"}
    assert touched(_retitle, "news/n3") == {"news/n2", "news/n4", "news/n5"}
    assert touched(_retitle, "news/n0") == {"news/n1", "news/n3", "news/n5"}
    assert touched(_edit, "news/n1", whole="x") == {"full"}
    assert touched(_edit, "news/n1", excerpt="x") == set()
    n3 = domain.build.catalogue.get("news/n3")
    assert n3 is not None
    domain.build.translations["news/n0"] = (n3,)
    assert touched(_retitle, "news/n3") == {"news/n0", "news/n2", "news/n4", "news/n5"}
    # Where names lead that stand on articles' pages, in listings with texts, and in overviews.
    articles = {f"news/n{number}" for number in (0, 1, 2, 3, 5)}
    assert touched(_move, "tags") == {*articles, "about", "full", "names"}
    assert touched(_move, "index") == {"about", "names"}
    assert "plain" not in dict(pages._page_digests(app, env))
