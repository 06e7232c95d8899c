"""Text that looks like TeX, kept from programs that typeset."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from sphinx_newsfeed.listing.tex_text import (
    DEFAULT_SIGN,
    IGNORED_CLASSES,
    WORD_JOINER,
    shield_in_navigation,
    shield_text,
    shielded_html,
    shielded_title,
)

_TEX = r"\(\href{javascript:x}{y}\) $z$ $$a$$ \begin{b}"
#: What MathJax and KaTeX look for, and the text of an element that has none of it.
_OPENING = re.compile(r"\\[(\[]|\$|\\begin|\\(?:eq)?ref")


def _texts(tree: nodes.Node) -> list[str]:
    return [text.astext() for text in tree.findall(nodes.Text)]


def _pieces(text: str) -> list[str]:
    """The texts of elements, with what is beside them in the same element."""
    return re.split(r"<[^>]*>", text)


def test_each_sign_stands_in_an_element_of_its_own() -> None:
    paragraph = nodes.paragraph("", "", nodes.Text(f"a {_TEX}"), nodes.strong("", "b"))
    shield_text(paragraph)
    assert paragraph.astext() == f"a {_TEX}b"
    for child in paragraph.children:
        assert child.parent is paragraph
        if isinstance(child, nodes.Text):
            assert not set(child) & set("\\$")
    shields = list(paragraph.findall(nodes.inline))
    assert all(node["classes"] == list(IGNORED_CLASSES) for node in shields)
    assert {node.astext() for node in shields} == {"\\", "$"}


def test_it_is_done_once() -> None:
    paragraph = nodes.paragraph("", _TEX)
    shield_text(paragraph)
    before = paragraph.pformat()
    shield_text(paragraph)
    assert paragraph.pformat() == before


def test_where_there_are_many_no_backslash_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each shield is a node, and a text of five million signs would be as many."""
    monkeypatch.setattr("sphinx_newsfeed.listing.tex_text.MOST_SHIELDED", 3)
    texts = ["a $b$", "plain", r"\\c \(d\) $e$", r"\begin{f}"]
    tree = nodes.container("", *(nodes.paragraph("", text) for text in texts))
    shield_text(tree)
    assert [each.astext().replace(WORD_JOINER, "") for each in tree] == texts
    assert len(list(tree.findall(nodes.inline))) == 2
    for paragraph in (tree[2], tree[3]):
        (text,) = paragraph.children
        assert text.parent is paragraph
        assert text.count("\\") == text.count(f"\\{WORD_JOINER}") > 0
    before = tree.pformat()
    shield_text(tree)
    assert tree.pformat() == before


def test_a_formula_cut_into_nodes_is_none() -> None:
    """Writers put the texts of nodes side by side."""
    paragraph = nodes.paragraph("", "", nodes.Text("a \\"), nodes.Text("(x\\"), nodes.Text(")"))
    for signs in ({}, {"signs": DEFAULT_SIGN}):
        copy = paragraph.deepcopy()
        shield_text(copy, **signs)
        assert _texts(copy) == ["a ", "\\", "(x", "\\", ")"]


def test_formulas_and_code_stay_as_they_are() -> None:
    for kind in (nodes.math, nodes.math_block, nodes.literal, nodes.literal_block, nodes.raw):
        paragraph = nodes.paragraph("", "", kind("", _TEX))
        shield_text(paragraph)
        assert _texts(paragraph) == [_TEX]
    key = nodes.paragraph("", "", nodes.literal("", r"\(", classes=["kbd"]))
    shield_text(key)
    assert _texts(key) == ["\\", "("]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (r"$x$ and $\alpha$ cost 5$.", True),
        (r"C:\data\x is a file", True),
        (r"\(x\)", False),
        (r"$$x$$", False),
        (r"\begin{equation}x\end{equation}", False),
        (r"$\href{javascript:x}{y}$", False),
    ],
)
def test_trusted_text_is_left_to_what_its_project_has_set_up(text: str, kept: bool) -> None:
    paragraph = nodes.paragraph("", text)
    shield_text(paragraph, DEFAULT_SIGN)
    assert (_texts(paragraph) == [text]) == kept


def test_html() -> None:
    text = f"<b> & {_TEX}"
    written = shielded_html(text)
    assert "<b>" not in written
    assert not any(_OPENING.search(piece) for piece in _pieces(written) if piece != "$")


def test_each_sign_of_html_has_the_classes_that_programs_pass_over() -> None:
    classes = " ".join(IGNORED_CLASSES)
    assert shielded_html("a$b\\") == (
        f'a<span class="{classes}">$</span>b<span class="{classes}">\\</span>'
    )


def test_all_texts_of_a_node_are_looked_at_and_their_places_kept() -> None:
    paragraph = nodes.paragraph("", "", nodes.strong("", "b"), nodes.Text("x$"), nodes.Text("$y"))
    paragraph.source, paragraph.line = "a.md", 7
    shield_text(paragraph)
    assert _texts(paragraph) == ["b", "x", "$", "$", "y"]
    shields = list(paragraph.findall(nodes.inline))
    assert [(each.source, each.line) for each in shields] == [("a.md", 7)] * 2


def test_titles_hold_as_text_alone() -> None:
    text = "".join(_pieces(shielded_title(r"\(\href{javascript:x}{y}\) \begin{a} C:\x")))
    assert not re.search(r"\\(?!\u2060)", text)
    assert text.replace("\u2060", "") == r"\(\href{javascript:x}{y}\) \begin{a} C:\x"


def test_headings_in_navigation_hold_as_text_alone() -> None:
    entry = nodes.reference("", r"\(x\) $y$")
    shield_text(entry)
    shield_in_navigation(entry)
    assert all(text.parent in entry.findall(nodes.Element) for text in entry.findall(nodes.Text))
    assert entry.astext() == "\\\u2060(x\\\u2060) $y$"
