"""Time that grows in step with what an article holds, and the bounds of what would not.

All kinds are in ``doubling.py``. Here is what once grew with the square, by itself, so that it is
measured in a moment: four times as much may take eight times as long, where the square is sixteen.
Where steps are counted, and not time, four times as many are allowed and little more.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest
from conftest import NewsProject
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from hostile.doubling import Project, arguments
from hostile.repeated import KINDS
from markdown_it import MarkdownIt

from sphinx_newsfeed.feeds.absolute import absolute_html
from sphinx_newsfeed.html_to_docutils.raw_nodes import RawConversion, convert_raw_nodes
from sphinx_newsfeed.markdown.html_blocks import read_html_blocks
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.outputs import AddressTable, Holder
from sphinx_newsfeed.problems import ignore
from sphinx_newsfeed.sphinx_ext.articles import article_trees, large_bodies
from sphinx_newsfeed.sphinx_ext.articles.large_bodies import bound_quotes
from sphinx_newsfeed.sphinx_ext.articles.repeated_names import repeated_names
from sphinx_newsfeed.template_tags import TagContext, run_statements

pytestmark = pytest.mark.slow


def _seconds(run: Callable[[int], object], number: int) -> float:
    """The least time of this process for three runs: what else the machine does only adds to it."""
    times = []
    for _ in range(3):
        gc.collect()
        begin = time.process_time()
        run(number)
        times.append(time.process_time() - begin)
    return min(times)


def _grows_in_step(run: Callable[[int], object], number: int) -> bool:
    run(number)
    return any(_seconds(run, 4 * number) < 8 * max(_seconds(run, number), 0.005) for _ in range(3))


#: What Sphinx writes, of which something is left out, replaced or unwrapped.
FEEDS = {
    "comments": "<!-- a -->b",
    "spans": '<span class="pre">a</span> ',
    "code": '<div class="highlight-c"><div class="highlight"><pre>a</pre></div></div>',
}


def _steps(run: Callable[[], object]) -> int:
    """How many lines of Python are run: the same number each time."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("html", FEEDS.values(), ids=FEEDS)
def test_html_of_feeds(html: str) -> None:
    few, many = (_steps(partial(absolute_html, html * n, "https://e.org/")) for n in (300, 1200))
    assert many < 4.1 * few


def _convert_linked(number: int) -> None:
    paragraphs = (
        nodes.paragraph("", "", nodes.raw("", f'<a id="{each}"></a>', format="html"))
        for each in range(number)
    )
    linked = frozenset(map(str, range(number)))
    convert_raw_nodes(nodes.section("", *paragraphs), RawConversion(linked=linked))


def _convert_stand_in(number: int) -> None:
    raw = nodes.raw("", "finished" + "-" * 100 * number, format="html")
    convert_raw_nodes(nodes.section("", nodes.paragraph("", "", raw)), RawConversion())


def _name_again(number: int) -> None:
    document = new_document("x", get_default_settings(Parser))
    document.reporter.stream = None
    document.reporter.report_level = 5
    with repeated_names(document):
        for _ in range(number):
            target = nodes.target("", "", names=["a"])
            document += target
            document.note_explicit_target(target, document)
    assert len(document.children) == number


def _quote(number: int) -> None:
    markdown = MarkdownIt("commonmark", {"typographer": True}).enable("smartquotes")
    bound_quotes(markdown)
    markdown.parse("'a\" " * number)


def _claim(number: int) -> None:
    table = AddressTable()
    table.claim_address("/" + "a/" * number, Holder("somebody"))
    table.holder_of("b/" * number + "c")


def _run_outputs(number: int) -> None:
    """What is not known, in one line, and of names that were given it."""
    names = "".join(
        f"{{% assign a{each} = site.posts %}}{{{{ a{each} }}}}" for each in range(number)
    )
    context = TagContext("jekyll", BodyFormat.MARKDOWN, "/a.md", 1)
    run_statements("](http://" + "{{ site.posts }} " * number + names, context, ignore)


def _blocks(text: str, number: int) -> None:
    markdown = MarkdownIt("commonmark")
    read_html_blocks(markdown)
    markdown.parse(text * number)


#: HTML in which Markdown goes on, or in which it looks as if it did.
HTML_BLOCKS = {
    "markdown": '<div markdown="1">\n',
    "markdown in quotations": '> <div\n> markdown="1">\n',
    "markdown further down": '<div>\n<p\nmarkdown="1">\n',
    "markdown in open code": '<div><pre>\n\n<p markdown="1">\n',
    "values with a sign": "<div markdown=2><a b=",
}


@pytest.mark.parametrize("text", HTML_BLOCKS.values(), ids=HTML_BLOCKS)
def test_html_blocks(text: str) -> None:
    assert _grows_in_step(partial(_blocks, text), 400)


def test_names_that_markdown_links_to() -> None:
    few, many = (_steps(partial(_convert_linked, number)) for number in (100, 400))
    assert many < 4.1 * few


@pytest.mark.parametrize(
    ("run", "number"),
    [
        (_convert_stand_in, 200),
        (_name_again, 400),
        (_quote, 3000),
        (_claim, 10_000),
        (_run_outputs, 300),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_bodies(run: Callable[[int], object], number: int) -> None:
    assert _grows_in_step(run, number)


def test_short_paragraphs_have_typographic_quotes() -> None:
    markdown = MarkdownIt("commonmark", {"typographer": True}).enable("smartquotes")
    bound_quotes(markdown)
    assert markdown.render("'a'") == "<p>‘a’</p>\n"


BODIES = {
    "a.md": "*a* [b](https://e.org)\n\n" * 30 + "The *end*.",
    "a.rst": "*a* `b <https://e.org>`__\n\n" * 30 + "The *end*.",
    "a.html": "<p><i>a</i> <a href='https://e.org'>b</a></p>\n\n" * 30 + "<p>The &lt;end>.</p>",
}


#: HTML has a bound of its own for what is read of it, of tags.
BOUNDS = [
    (name, bound)
    for name in BODIES
    for bound in ("MOST_SIGNS", "MOST_NODES", "MOST_SIBLINGS")
    if (name, bound) != ("a.html", "MOST_SIGNS")
]


@pytest.mark.parametrize(("name", "bound"), BOUNDS)
def test_a_body_of_too_many_parts_is_text(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch, name: str, bound: str
) -> None:
    monkeypatch.setattr(large_bodies, bound, 20)
    project.article(name, BODIES[name])
    project.article("other.html", "<p>A <i>whole</i> text.</p>")
    build = project.build()
    page = build.text("news/a.html").partition('id="newsfeed-article"')[2]
    (warning,) = build.warnings
    assert f"{name}:" in warning
    assert "shown without markup [newsfeed.body]" in warning
    assert 'href="https://e.org' not in page
    assert ("The &lt;end" if name.endswith("html") else "The *end*.") in page
    assert "<em>whole</em>" in build.text("news/other.html")


LONG = {
    "a.rst": (
        "a-a-" * 20_000,
        "of a text are too long; it is shown without markup [newsfeed.body]",
    ),
    "a.md": (
        "```{eval-rst}\n" + ("a-" * 4_900 + "\n") * 5 + "```",
        "pieces are in reStructuredText, are too long; its text is shown without markup",
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_long_words_are_text(project: NewsProject, name: str) -> None:
    text, message = LONG[name]
    project.article(name, f"{text} *a*\\*\n\n*b*\n\nThe *end*.")
    build = project.build()
    tree = build.doctree("news/a")
    (warning,) = build.warnings
    assert f"{name}:" in warning
    assert message in warning
    words = tree.astext().split()
    assert max(map(len, words)) > 9_000
    assert words[-2:] == (["The", "end."] if name == "a.rst" else ["The", "*end*."])
    assert ("*a**" in words) is (name == "a.rst")


@pytest.mark.parametrize("trusted", [True, False])
def test_long_words_of_restructuredtext_are_few(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    """The bound is one of all words, since many of some length take as long as one."""
    monkeypatch.setattr(article_trees, "MOST_SQUARES", 65_000)
    project.configure(f'newsfeed_sources = {{"news": {{"path": "news", "trusted": {trusted}}}}}')
    project.article("a.rst", ("*b* " + "a-" * 50 + "\n\n") * 12)
    build = project.build()
    assert len(build.warnings) == 1
    texts = [each.astext() for each in build.doctree("news/a").findall(nodes.paragraph)]
    assert sum(each.startswith("b ") for each in texts) == 6
    assert sum(each.startswith("*b* ") for each in texts) == 6


@pytest.mark.parametrize("key", ["categories", "tags", "authors"])
def test_long_names_stop_no_build(project: NewsProject, key: str) -> None:
    """They stand in titles and options of pages, which have bounds of their own."""
    project.article("a.rst", "Text.", extra=f"{key}: ['{'a-' * 70_000}']")
    (warning,) = project.build().warnings
    assert "a name is longer than 1,000 bytes; its beginning is taken [newsfeed.field]" in warning


def test_the_paragraphs_of_a_long_text_stand_together(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_bodies, "MOST_SIGNS", 20)
    project.article("a.rst", "a\n\n" * 10_000 + "The end.")
    tree = project.build().doctree("news/a")
    assert len(list(tree.findall(nodes.paragraph))) < 1100
    assert tree.astext().split().count("a") >= 10_000
    assert tree.astext().rstrip().endswith("The end.")


def test_the_program_that_doubles_knows_projects(project: NewsProject) -> None:
    """It takes hours by itself; that it runs at all is seen here."""
    given = arguments(["--numbers", "3"])
    for name in ("html links", "md roles", "rst footnotes", "field tags", "articles aliases"):
        folder = project.folder / name.replace(" ", "-")
        Project(folder, KINDS[name], 3, given).build("read")
