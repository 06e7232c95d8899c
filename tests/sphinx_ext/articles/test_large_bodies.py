"""How much of a body is parsed and shown."""

from __future__ import annotations

import pytest
from conftest import NewsProject
from docutils import nodes
from docutils.utils import new_document
from model.samples import make_article

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.policy import (
    MOST_EVALUATIONS,
    MOST_NODES,
    MOST_SIBLINGS,
    MOST_SIGNED_FOOTNOTES,
    MOST_SIGNS,
)
from sphinx_newsfeed.sphinx_ext.articles import large_bodies
from sphinx_newsfeed.sphinx_ext.articles.large_bodies import (
    extent_of,
    fault_of_document,
    fault_of_text,
)


@pytest.mark.parametrize(
    ("unit", "signs"),
    [
        ("*", 1),
        ("[", 1),
        ("$", 1),
        ("\\", 1),
        ("\n", 5),
        ("://", 1),
        ("www.", 1),
        ("x", 0),
        (" ", 0),
    ],
)
def test_each_sign_counts(unit: str, signs: int) -> None:
    """A line counts for several, since lists and tables begin on one."""
    filler = "[" * (MOST_SIGNS - signs)
    for text, fits in ((filler + unit, True), (filler + unit + "[", False)):
        for body_format in (BodyFormat.MARKDOWN, BodyFormat.RST):
            fault = fault_of_text(make_article(body_format=body_format), text)
            assert (fault == "") is fits
            assert fits or f"{MOST_SIGNS + 1:,} signs of markup, and {MOST_SIGNS:,}" in fault
        assert fault_of_text(make_article(body_format=BodyFormat.HTML), text) == ""


@pytest.mark.parametrize(
    ("blocks", "words", "expected"),
    [
        (1, MOST_SIBLINGS, ""),
        (1, MOST_SIBLINGS + 1, "parts beside each other"),
        (10, MOST_NODES // 10 - 1, ""),
        (10, MOST_NODES // 10, f"more than {MOST_NODES:,} parts"),
    ],
)
def test_a_tree_has_so_many_parts(blocks: int, words: int, expected: str) -> None:
    word = nodes.Text("x")
    tree = new_document("a.rst")
    for _ in range(blocks):
        block = nodes.paragraph()
        block.children = [word] * words
        tree += block
    fault = fault_of_document(tree, extent_of(tree))
    assert expected in fault
    assert bool(fault) is bool(expected)


@pytest.mark.parametrize(("more", "is_told"), [(0, False), (1, True)])
def test_pieces_in_another_markup_are_bounded(more: int, is_told: bool) -> None:
    body = "```{eval-rst}\nx\n```\n" * (MOST_EVALUATIONS + more)
    fault = fault_of_text(make_article(body_format=BodyFormat.MARKDOWN), body)
    assert fault == is_told * "the body has more than 1,000 pieces in reStructuredText"


_QUOTE = "  words\n\n  -- Ada\n\n"


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        (_QUOTE * 1_500, False),
        (_QUOTE * 2_500, True),
        (_QUOTE.replace("--", "\u2014") * 2_500, True),
        # Each ends before the next one begins.
        (f"a\n\n{_QUOTE}" * 2_500, False),
        ("  words\n\n  --- words\n\n" * 2_500, True),
        ("  words\n\n  ---- words\n\n" * 2_500, False),
        ("  words\n\n" * 5_000, False),
        # A few long ones take as much as many short ones.
        (f"  {'w ' * 10_000}\n\n  -- Ada\n\n" * 200, True),
    ],
)
def test_signed_quotations_are_bounded(body: str, is_told: bool) -> None:
    """docutils copies what follows for each of them."""
    expected = is_told * "too many quotations of the body say whose words they are"
    for body_format, text in (
        (BodyFormat.RST, body),
        (BodyFormat.MARKDOWN, f"```{{eval-rst}}\n{body}```\n"),
    ):
        assert fault_of_text(make_article(body_format=body_format), text) == expected
    assert fault_of_text(make_article(body_format=BodyFormat.MARKDOWN), body) == ""


@pytest.mark.parametrize("piece", ["== ", "=\t", "--+", "==+"])
@pytest.mark.parametrize(("more", "is_told"), [(0, False), (1, True)])
def test_columns_are_bounded(piece: str, more: int, is_told: bool) -> None:
    """docutils compares each with all before it."""
    body = f"text\n\n{piece * (1_000 + more)}\n"
    expected = is_told * "a table of the body has more than 1,000 columns"
    assert fault_of_text(make_article(body_format=BodyFormat.RST), body) == expected
    assert fault_of_text(make_article(body_format=BodyFormat.MARKDOWN), body) == ""


@pytest.mark.parametrize(
    ("body_format", "other", "sign"),
    [
        (BodyFormat.RST, BodyFormat.MARKDOWN, "*"),
        (BodyFormat.RST, BodyFormat.MARKDOWN, "`"),
        (BodyFormat.RST, BodyFormat.MARKDOWN, "|"),
        (BodyFormat.MARKDOWN, BodyFormat.RST, "://"),
    ],
)
@pytest.mark.parametrize(
    ("end", "count", "is_told"), [("", 8_000, False), ("", 10_000, True), ("\n\n", 10_000, False)]
)
def test_what_opens_in_one_paragraph_is_bounded(
    body_format: BodyFormat, other: BodyFormat, sign: str, end: str, count: int, is_told: bool
) -> None:
    """docutils looks for the other end of each up to the end of the paragraph."""
    body = f"{sign}characters {end}" * count
    expected = is_told * "too many signs of markup stand in one paragraph of the body"
    assert fault_of_text(make_article(body_format=body_format), body) == expected
    assert fault_of_text(make_article(body_format=other), body) == ""


@pytest.mark.parametrize(("more", "is_told"), [(0, False), (1, True)])
def test_footnotes_with_signs_are_bounded(more: int, is_told: bool) -> None:
    document = new_document("a.rst")
    for _ in range(MOST_SIGNED_FOOTNOTES + more):
        document.note_symbol_footnote(nodes.footnote())
    fault = fault_of_document(document, extent_of(document))
    assert fault == is_told * "the body has more than 1,000 footnotes with signs"


def test_template_tags_of_a_body_that_is_shown_plain_are_not_rewritten(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To rewrite millions of signs takes more memory than to show them."""
    monkeypatch.setattr(large_bodies, "MOST_SIGNS", 20)
    project.configure("newsfeed_sources = {'news': {'path': 'news', 'dialect': 'jekyll'}}")
    project.article("a.md", "{% highlight js %}\n" + "<" * 30 + "\n{% endhighlight %}")
    build = project.build()
    assert "{% highlight js %}" in build.text("news/a.html")
    assert [each.rpartition("[")[2] for each in build.warnings] == ["newsfeed.body]"]
