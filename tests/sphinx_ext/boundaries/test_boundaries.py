"""One article stops no build: something is raised at each stage, over one article only."""

from __future__ import annotations

import importlib
import re
from typing import Any

import pytest
from conftest import Build, NewsProject
from sphinx.errors import SphinxWarning

from sphinx_newsfeed.boundary import Boundary, shown_error
from sphinx_newsfeed.listing.styles import Style
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.sphinx_ext.boundaries.culprits import search

#: Raises at the stage that ``boom_at`` names, over the article ``news/bad``, or over a node that
#: only this article has (a directive's), wherever it is shown.
_EXTENSION = """
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform


class boom(nodes.General, nodes.Element):
    pass


def raise_at(app, stage, docname="news/bad"):
    if app.config.boom_at == stage and docname == "news/bad":
        raise ValueError(f"boom while {stage}")


def has_boom(document):
    return any(True for _ in document.findall(boom))


class Boom(Directive):
    has_content = True

    def run(self):
        raise_at(app_of[0], "directive")
        return [boom("", nodes.paragraph("", "Its own words."))]


class EarlyBoom(SphinxTransform):
    default_priority = 100

    def apply(self):
        raise_at(app_of[0], "transform", self.env.docname)
        if has_boom(self.document):
            raise_at(app_of[0], "transform of a node")


class LateBoom(SphinxPostTransform):
    default_priority = 20

    def run(self):
        raise_at(app_of[0], "post-transform", self.env.docname)
        for node in self.document.findall(boom):
            raise_at(app_of[0], "post-transform of a node")


def on_source_read(app, docname, source):
    raise_at(app, "source-read", docname)


def on_doctree_read(app, doctree):
    raise_at(app, "doctree-read", app.env.docname)


def on_doctree_resolved(app, doctree, docname):
    raise_at(app, "doctree-resolved", docname)
    if has_boom(doctree):
        raise_at(app, "doctree-resolved of a node")


def on_page_context(app, pagename, templatename, context, doctree):
    raise_at(app, "html-page-context", pagename)


def visit(translator, node):
    raise_at(app_of[0], "visitor")


def depart(translator, node):
    raise_at(app_of[0], "departure")


app_of = []


def setup(app):
    app_of[:] = [app]
    app.add_config_value("boom_at", "", "env")
    writers = ("html", "latex", "text", "man", "texinfo")
    app.add_node(boom, **{writer: (visit, depart) for writer in writers})
    app.add_directive("boom", Boom)
    app.add_transform(EarlyBoom)
    app.add_post_transform(LateBoom)
    app.connect("source-read", on_source_read)
    app.connect("doctree-read", on_doctree_read)
    app.connect("doctree-resolved", on_doctree_resolved)
    app.connect("html-page-context", on_page_context)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""
_READING = [
    *("directive", "transform", "transform of a node", "source-read", "doctree-read"),
]
_RESOLVING = [
    *("post-transform", "post-transform of a node"),
    *("doctree-resolved", "doctree-resolved of a node"),
]
_WRITING = ["visitor", "departure"]
_SITES = ["html", "dirhtml", "epub", "text", "xml", "gettext", "dummy"]
_BOOKS = ["latex", "singlehtml", "man", "texinfo"]
_SUFFIXES = {
    **{"html": "html", "dirhtml": "html", "singlehtml": "html", "epub": "xhtml", "text": "txt"},
    **{"xml": "xml", "gettext": "pot", "latex": "tex", "man": "1", "texinfo": "texi"},
}


@pytest.fixture
def broken(project: NewsProject, monkeypatch: pytest.MonkeyPatch) -> NewsProject:
    """A project with an article over which something is raised, between two others."""
    project.write("booming.py", _EXTENSION)
    monkeypatch.syspath_prepend(project.folder)
    monkeypatch.delitem(__import__("sys").modules, "booming", raising=False)
    project.write(
        "conf.py",
        'extensions = ["sphinx_newsfeed", "booming"]\nhtml_baseurl = "https://e.org/"\n'
        'version = "1"\ncopyright = "x"\nnewsfeed_archives = []\nexclude_patterns = ["_build"]\n',
    )
    project.write(
        "index.rst", "Site\n====\n\nThe page.\n\n.. newsfeed::\n   :style: full\n   :toctree:\n"
    )
    project.article("aaa.rst", "First *words*.", date="2022-03-01")
    project.article(
        "bad.rst", "Bad *beginning*.\n\n.. boom::\n\nBad end.", title="Bad", date="2022-02-01"
    )
    project.article("zzz.md", "Last *words*.", date="2022-01-01")
    return project


def _text(build: Build, builder: str) -> str:
    files = sorted(build.outdir.rglob(f"*.{_SUFFIXES[builder]}"))
    return "\n".join(path.read_text("utf-8") for path in files)


def _is_of_bad(value: Any) -> bool:
    article = getattr(value, "article", value)
    return "news/bad" in (value, getattr(article, "docname", ""))


def _raise_in(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let a function of the package raise when it is given the article ``news/bad``."""
    module, _, function = f"sphinx_newsfeed.{name}".rpartition(".")
    original = getattr(importlib.import_module(module), function)

    def raising(*args: Any, **named: Any) -> Any:
        if any(map(_is_of_bad, (*args, *named.values()))):
            raise LookupError(f"boom in {function}")
        return original(*args, **named)

    monkeypatch.setattr(f"{module}.{function}", raising)


def _check_warnings(build: Build) -> None:
    for warning in build.warnings:
        assert re.search(r"news[/\\]bad\.rst:1: WARNING: ", warning), warning
        assert "[newsfeed.article]" in warning


_ALL_STAGES = [*_READING, *_RESOLVING, *_WRITING]
_TABLE = [
    *((stage, builder) for stage in _ALL_STAGES for builder in ("html", "text", "latex")),
    *(
        (stage, builder)
        for stage in ("directive", "doctree-read", "post-transform of a node", "visitor")
        for builder in (*_SITES, *_BOOKS)
        if builder not in {"html", "text", "latex"}
    ),
    *(("html-page-context", builder) for builder in ("html", "dirhtml", "epub")),
]


@pytest.mark.parametrize(("stage", "builder"), _TABLE)
def test_what_is_raised_over_an_article_stops_no_build(
    broken: NewsProject, stage: str, builder: str
) -> None:
    build = broken.build(builder, boom_at=stage)
    _check_warnings(build)
    # A book resolves no article by itself, and some builders know no visitors.
    by_name = stage in {"post-transform", "doctree-resolved"} and builder in _BOOKS
    no_visitor = stage in _WRITING and builder in {"xml", "gettext", "dummy"}
    assert bool(build.warnings) is not (by_name or no_visitor)
    if builder == "dummy":
        return
    text = _text(build, builder)
    for words in ("First ", "words", "Last ", "The page.", "Bad end"):
        assert words in text


@pytest.mark.parametrize(
    ("stage", "builder"),
    [
        ("directive", "html"),
        ("doctree-read", "text"),
        ("post-transform", "html"),
        ("visitor", "text"),
    ],
)
def test_processes_of_a_parallel_build_do_the_same(
    broken: NewsProject, stage: str, builder: str
) -> None:
    for number in range(8):
        broken.article(f"n{number}.rst", f"Words of {number}.")
    alone = broken.build(builder, boom_at=stage, output="_build/alone")
    together = broken.build(builder, boom_at=stage, output="_build/together", parallel=2)
    assert sorted(together.warnings) == sorted(alone.warnings)
    suffix = _SUFFIXES[builder]
    for page in alone.outdir.rglob(f"*.{suffix}"):
        name = str(page.relative_to(alone.outdir))
        assert together.text(name) == alone.text(name)


def test_what_could_not_be_read_is_tried_again_by_the_next_build(broken: NewsProject) -> None:
    first = broken.build(boom_at="directive")
    second = broken.build(boom_at="directive")
    assert second.warnings == first.warnings
    assert set(second.read) == {"news/bad"}
    assert ".. boom::" in second.text("news/bad.html")


def test_what_could_not_be_written_is_told_when_it_is_written(broken: NewsProject) -> None:
    assert broken.build(boom_at="visitor").warnings
    second = broken.build(boom_at="visitor")
    assert second.warnings == []
    assert second.read == second.written == []
    assert "Its own words." in second.text("news/bad.html")


def test_an_article_as_text_keeps_its_title_byline_and_paragraphs(broken: NewsProject) -> None:
    broken.article("bad.rst", "Some *text*\n\n.. boom::\n\nEnd.", title="Bad", extra="tags: [tag]")
    for stage, shown in (("directive", "Some *text*"), ("visitor", "Some text")):
        page = broken.build(boom_at=stage, output=f"_build/{stage}").text("news/bad.html")
        section = page.partition('id="newsfeed-article"')[2]
        assert re.search(r"<h1>Bad<", section)
        assert "February 28, 2022" in section
        assert f"<p>{shown}</p>" in section
        assert "<p>End.</p>" in section


def test_an_html_body_as_text_shows_what_its_reader_would_see(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    _raise_in(monkeypatch, "sphinx_ext.articles.html.conversion_arguments")
    body = "<p>One &amp; <b>two</b><!-- hidden --><script>run()</script></p><p>three<br>four"
    project.article("bad.html", body)
    build = project.build()
    assert len(build.warnings) == 1
    page = build.text("news/bad.html").partition('id="newsfeed-article"')[2]
    assert "<p>One &amp; two</p>" in page
    assert "<p>three\nfour</p>" in page
    assert "hidden" not in page
    assert "run()" not in page


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("stage", ["post-transform of a node", "visitor"])
def test_a_listing_loses_no_more_than_one_text(broken: NewsProject, style: str, stage: str) -> None:
    broken.write("index.rst", f"Site\n====\n\n.. newsfeed::\n   :style: {style}\n")
    build = broken.build(boom_at=stage)
    _check_warnings(build)
    page = build.text("index.html")
    for docname in ("aaa", "bad", "zzz"):
        assert f'href="news/{docname}.html"' in page


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("loading.scan.hide", "news/bad.html"),
        ("sphinx_ext.articles.article_trees.front_matter_of", ""),
        ("sphinx_ext.articles.article_trees.build_article_page", ""),
        (
            "sphinx_ext.articles.article_trees.build_article_page "
            "sphinx_ext.articles.plain_articles.build_article_page",
            "",
        ),
        ("old_addresses.address_book.explicit_addresses", "old/index.html"),
        ("sphinx_ext.site.redirects._page", "old/index.html"),
        ("sphinx_ext.listings.pieces.adapt_copied_links", ""),
        ("listing.styles.build_byline", ""),
        ("sphinx_ext.incremental.shown.build_byline", ""),
        ("sphinx_ext.feeds.content.enclosures_of", ""),
        ("sphinx_ext.feeds.content.last_change", ""),
        ("sphinx_ext.site.news_sitemap.last_change", ""),
        ("sphinx_ext.site.head.article_tags", ""),
        ("sphinx_ext.html_pages.context.plain_record", ""),
        ("sphinx_ext.html_pages.source_copies.published_text", "_sources/news/bad.rst.txt"),
        ("sphinx_ext.html_pages.sidebars._link", ""),
    ],
)
def test_a_piece_that_fails_over_an_article_costs_that_piece(
    broken: NewsProject, monkeypatch: pytest.MonkeyPatch, name: str, lost: str
) -> None:
    with (broken.folder / "conf.py").open("a") as conf:
        conf.write('html_sidebars = {"**": ["newsfeed/recent.html"]}\n')
    broken.article("bad.rst", "Bad end.", title="Bad", extra="aliases: [/old/]")
    for each in name.split():
        _raise_in(monkeypatch, each)
    build = broken.build()
    _check_warnings(build)
    outputs = ["news/bad.html", "old/index.html", "_sources/news/bad.rst.txt", "news/aaa.html"]
    outputs += ["news/zzz.html", "index.html", "news/atom.xml", "news-sitemap.xml"]
    missing = [each for each in outputs if not (build.outdir / each).is_file()]
    is_left_out = lost == "news/bad.html"
    assert missing == (outputs[:3] if is_left_out else [lost] if lost else [])
    assert build.warnings
    if not is_left_out:
        assert "Bad end." in build.text("news/bad.html")
    assert "First <em>words</em>" in build.text("news/aaa.html")
    assert "Last &lt;em&gt;words" in build.text("news/atom.xml")
    assert "First " in build.text("index.html")


@pytest.mark.parametrize("part", ["neighbour", "share", "line"])
def test_links_that_fail_cost_no_page_its_text(
    broken: NewsProject, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """They lead to other articles, over one of which something is raised, or offer the page."""

    def raising(*args: Any, **named: Any) -> Any:
        raise LookupError("boom")

    name = "listings.entries.build_share" if part == "share" else f"related_links._{part}"
    folder = "sphinx_ext" if part == "share" else "listing"
    monkeypatch.setattr(f"sphinx_newsfeed.{folder}.{name}", raising)
    broken.article("bad.rst", "Bad *end*.", title="Bad", extra="tags: [a]")
    broken.article("aaa.rst", "First *words*.", date="2022-03-01", extra="tags: [a]")
    build = broken.build(newsfeed_share=["x"])
    assert build.warnings
    told = {warning.rpartition(" failed with ")[2] for warning in build.singly}
    assert told == {"LookupError: boom; its page is without that [newsfeed.article]"}
    assert "First <em>words</em>" in build.text("news/aaa.html")
    assert "Bad <em>end</em>" in build.text("news/bad.html")


def test_pages_that_are_no_articles_stop_the_build_as_ever(broken: NewsProject) -> None:
    broken.write("page.rst", "Page\n====\n\n.. boom::\n")
    for stage in ("directive", "visitor"):
        with pytest.raises(ValueError, match="boom while"):
            broken.build(boom_at=stage, output=f"_build/{stage}")


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_a_page_with_a_listing_that_fails_by_itself_stops_the_build(
    broken: NewsProject, builder: str
) -> None:
    broken.article("bad.rst", "Harmless.")
    with (broken.folder / "index.rst").open("a") as index:
        index.write("\n.. boom::\n")
    with pytest.raises(ValueError, match="boom while"):
        broken.build(builder, boom_at="visitor")


def test_who_asks_for_exceptions_gets_them(broken: NewsProject) -> None:
    broken.article("bad.rst", "*open")
    with pytest.raises(SphinxWarning, match="Inline emphasis"):
        broken.build(boom_at="", exception_on_warning=True)


def test_who_asks_for_the_debugger_gets_the_exception(broken: NewsProject) -> None:
    with pytest.raises(ValueError, match="boom while directive"):
        broken.build(boom_at="directive", pdb=True)


def test_nothing_is_left_behind_on_the_environment(broken: NewsProject) -> None:
    app = broken.build(boom_at="visitor").app
    assert {"get_doctree", "get_and_resolve_doctree"} & vars(app.env).keys() == set()
    assert {"write_doc", "write_documents"} & vars(app.builder).keys() == set()


def test_interrupts_and_memory(problems: list[Problem]) -> None:
    boundary = Boundary(problems.append)
    with boundary.around("/x.md", "reading the article", "it is left out"):
        raise MemoryError
    (problem,) = problems
    assert problem.message == "reading the article failed with MemoryError; it is left out"
    with pytest.raises(KeyboardInterrupt), boundary.around("/x.md", "x", "y"):
        raise KeyboardInterrupt


def test_messages_of_exceptions_are_short_plain_and_the_same_in_each_build() -> None:
    class NoTextError(Exception):
        def __str__(self) -> str:
            raise ValueError

    assert shown_error(NoTextError()) == "NoTextError"
    assert shown_error(ValueError("a\x1b[31m\nb")) == "ValueError: a?[31m b"
    assert shown_error(ValueError(f"{object()} x")) == "ValueError: <object object> x"
    assert len(shown_error(ValueError("x" * 10_000))) < 400


@pytest.mark.parametrize("bad", [{3}, {0, 7}, {1, 2, 3}, set(range(8)), set()])
def test_the_search_finds_those_that_fail(bad: set[int]) -> None:
    names = [str(number) for number in range(8)]
    found = search(names, lambda group: any(int(name) in bad for name in group))
    assert sorted(found) == sorted(map(str, bad))


def test_the_search_takes_all_that_fail_together() -> None:
    assert sorted(search(["a", "b", "c", "d"], lambda group: {"a", "d"} <= {*group})) == [*"abcd"]


@pytest.fixture
def problems() -> list[Problem]:
    return []
