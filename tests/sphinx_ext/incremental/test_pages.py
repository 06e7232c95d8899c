"""What is noted of pages, and which of them are written again by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from conftest import Build, NewsProject
from docutils import nodes
from docutils.utils import new_document
from model.samples import make_article
from sphinx.addnodes import pending_xref

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.model.names import path_text
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.sphinx_ext.build_info.cache import load_digests, notes_file, save_digests
from sphinx_newsfeed.sphinx_ext.domain import build_data
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.noted_references import note_references
from sphinx_newsfeed.sphinx_ext.domain.references import BASE, GENERATED
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ReferenceRecord
from sphinx_newsfeed.sphinx_ext.domain.targets import Target
from sphinx_newsfeed.sphinx_ext.incremental import pages
from sphinx_newsfeed.sphinx_ext.incremental.pages import WrittenPages
from sphinx_newsfeed.sphinx_ext.incremental.shown import lead, resolved, shown_in_byline
from sphinx_newsfeed.sphinx_ext.incremental.standing import Standing


def reference(kind: str, target: str, domain: str = "std", **more: object) -> pending_xref:
    return pending_xref("", refdomain=domain, reftype=kind, reftarget=target, **more)


@pytest.mark.parametrize(
    ("node", "record"),
    [
        (reference("article", "a", "news"), ReferenceRecord("article", "a", "")),
        (reference("tag", "x", "news"), ReferenceRecord("tag", "x", "")),
        (
            reference("link", "/x/", "news", **{BASE: "news/a"}),
            ReferenceRecord("link", "/x/", "news/a"),
        ),
        (reference("any", "x", ""), ReferenceRecord("any", "x", "")),
        (reference("ref", "news-2022"), ReferenceRecord("ref", "news-2022", "")),
        # Sphinx itself sees to these.
        (reference("ref", "part"), None),
        (reference("doc", "news-x"), None),
        (reference("func", "news-f", "py"), None),
        # What bylines and listings lead to is compared as they are.
        (reference("tag", "x", "news", **{GENERATED: True}), None),
    ],
)
def test_which_references_are_noted(
    built: Any, node: pending_xref, record: ReferenceRecord | None
) -> None:
    document = new_document("a")
    document += nodes.paragraph("", "", node)
    stored = domain_of(built.env).stored
    stored.references.pop("news/a", None)
    built.env.temp_data["docname"] = "news/a"
    note_references(built.env, Survey(document))
    assert stored.references.get("news/a") == (None if record is None else [record])


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The application of a project with one article, as a build left it."""
    project = NewsProject(tmp_path_factory.mktemp("project"))
    project.article("a.html")
    return project.build("dummy").app


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What is asked of an application, in one process."""
    builder = SimpleNamespace(name="html")
    return SimpleNamespace(
        doctreedir=tmp_path, outdir=tmp_path / "out", builder=builder, parallel=1
    )


def _standing() -> Standing:
    """What knows of no earlier build."""
    log: Any = SimpleNamespace(found=[])
    return Standing(log, lambda app: 0, (), ())


@pytest.fixture
def digests(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What this build puts into each page."""
    found: dict[str, str] = {}

    def page_digests(app: object, env: object) -> Iterator[tuple[str, str]]:
        yield from found.items()

    monkeypatch.setattr(pages, "_page_digests", page_digests)
    return found


def test_a_page_is_written_again_when_what_was_put_into_it_changed(
    app: Any, digests: dict[str, str]
) -> None:
    save_digests(notes_file(app, "pages"), {"same": "1", "other": "1", "gone": "1"})
    digests |= {"same": "1", "other": "2", "new": "1"}
    # A new page is written anyway, and one that is gone is not.
    assert WrittenPages(_standing()).pages_to_write(app, app) == ["other"]


def test_damaged_notes_are_none(app: Any, digests: dict[str, str]) -> None:
    digests |= {"a": "1"}
    notes = notes_file(app, "pages")
    notes.parent.mkdir(parents=True)
    notes.write_text("{", "utf-8")
    assert WrittenPages(_standing()).pages_to_write(app, app) == []


@pytest.mark.parametrize("parallel", [1, 2])
def test_what_was_written_is_noted(app: Any, digests: dict[str, str], parallel: int) -> None:
    """A page that this build did not write is still as the last one left it."""
    app.parallel = parallel
    save_digests(notes_file(app, "pages"), {"written": "1", "left": "1", "gone": "1"})
    digests |= {"written": "2", "left": "2", "new": "2"}
    written = WrittenPages(_standing())
    written.pages_to_write(app, app)
    written.note_written(app, new_document("x"), "written")
    written.save(app, None)
    noted = {"written": "2", "left": "1", "new": "2"}
    assert load_digests(notes_file(app, "pages")) == noted


def test_a_build_that_fails_notes_nothing(app: Any, digests: dict[str, str]) -> None:
    digests |= {"a": "1"}
    written = WrittenPages(_standing())
    written.pages_to_write(app, app)
    written.save(app, ValueError())
    assert not notes_file(app, "pages").exists()


def test_one_build_does_not_know_what_another_wrote(app: Any, digests: dict[str, str]) -> None:
    """One application may build several times."""
    save_digests(notes_file(app, "pages"), {"a": "1"})
    digests |= {"a": "2"}
    written = WrittenPages(_standing())
    written.pages_to_write(app, app)
    written.note_written(app, new_document("x"), "a")
    written.pages_to_write(app, app)
    written.save(app, None)
    assert load_digests(notes_file(app, "pages")) == {"a": "1"}


def test_notes_are_those_of_one_builder_and_one_folder(app: Any, digests: dict[str, str]) -> None:
    digests |= {"a": "1"}
    written = WrittenPages(_standing())
    written.pages_to_write(app, app)
    written.note_written(app, new_document("x"), "a")
    written.save(app, None)
    digests |= {"a": "2"}
    assert written.pages_to_write(app, app) == ["a"]
    app.outdir = app.outdir.with_name("elsewhere")
    assert written.pages_to_write(app, app) == []


_ABOUT = """:orphan:

About
=====

:news:article:`n1` :news:tag:`some` :any:`n2` :any:`news-2021` :ref:`news-2020` :ref:`search`
:doc:`index` :news:date:`2020`
"""


@pytest.fixture
def listed(project: NewsProject, monkeypatch: pytest.MonkeyPatch) -> Build:
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


def test_what_pages_refer_to_and_where_it_leads(listed: Build) -> None:
    domain = domain_of(listed.app.env)
    references = domain.stored.references
    assert references.keys() == {"about", "news/n4"}
    assert references["about"] == [
        *[("article", "n1", ""), ("tag", "some", ""), ("any", "n2", ""), ("any", "news-2021", "")],
        *[("ref", "news-2020", ""), ("date", "2020", "")],
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
    assert resolved(domain, "link", "gone.md", "news/n4") == []
    assert resolved(domain, "tag", "gone") == []


def test_where_the_names_of_an_article_lead(listed: Build) -> None:
    domain = domain_of(listed.app.env)
    article = domain.build.catalogue.get("news/n5")
    assert article is not None
    names = [
        ("tag", "some"),
        ("author", "Ann"),
        ("category", "Top"),
        ("category", path_text(("Top", "Sub"))),
    ]
    expected = [resolved(domain, *each) for each in names]
    assert [each[:1] for each in expected[:3]] == [["tags"], [], ["categories"]]
    found = shown_in_byline(domain, article).references
    assert sorted(lead(domain, each) for each in found) == sorted(expected)


def test_what_fails_over_an_article_fails_for_it_alone() -> None:
    problems: list[Problem] = []
    build = SimpleNamespace(
        catalogue={"bad": make_article("bad"), "good": make_article("good")},
        bounds=SimpleNamespace(boundary=Boundary(problems.append)),
    )
    domain = cast(NewsDomain, SimpleNamespace(build=build))

    def make(docname: str) -> list[list[str]]:
        if docname == "bad":
            raise ValueError("some fault")
        return [[docname]]

    assert pages._of_each(domain, ["bad", "page", "good"], make) == {
        **{"bad": [], "page": [["page"]], "good": [["good"]]}
    }
    (problem,) = problems
    assert problem.path == make_article("bad").path
    assert problem.message == (
        "comparing the article with the last build failed with ValueError: some fault; "
        "not all that changed may be shown"
    )
    build.catalogue = {}
    with pytest.raises(ValueError, match="some fault"):
        pages._of_each(domain, ["bad"], make)


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


def test_each_change_concerns_the_pages_that_show_it(listed: Build) -> None:
    app, env = listed.app, listed.app.env
    domain = domain_of(env)

    def touched(change: Callable[..., Callable[[], None]], *args: Any, **named: Any) -> set[str]:
        before = dict(pages._page_digests(app, env))
        undo = change(domain, *args, **named)
        after = dict(pages._page_digests(app, env))
        undo()
        assert dict(pages._page_digests(app, env)) == before
        return {docname for docname in before if before[docname] != after[docname]}

    # Its neighbours, what names it, what is related to it, and all that lists it.
    lists = {"index", "full", "tags", "categories"}
    assert touched(_retitle, "news/n1") == {"news/n0", "news/n2", "about", "news/n4", *lists}
    assert touched(_retitle, "news/n3") == {"news/n2", "news/n4", "news/n5", *lists}
    assert touched(_retitle, "news/n0") == {"news/n1", "news/n3", "news/n5", *lists}
    assert touched(_edit, "news/n1", whole="x") == {"full"}
    assert touched(_edit, "news/n1", excerpt="x") == set()
    n3 = domain.build.catalogue.get("news/n3")
    assert n3 is not None
    domain.build.translations["news/n0"] = (n3,)
    assert touched(_retitle, "news/n3") == {"news/n0", "news/n2", "news/n4", "news/n5", *lists}
    # Where names lead that stand on articles' pages, in listings with texts, and in overviews.
    articles = {f"news/n{number}" for number in (0, 1, 2, 3, 5)}
    assert touched(_move, "tags") == {*articles, "about", "full", "names"}
    assert touched(_move, "index") == {"about", "names"}
    assert "plain" not in dict(pages._page_digests(app, env))
