"""Which links are references to notes, and which blocks are the notes."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.html_to_docutils.elements.footnote_search import (
    SIGN,
    Tree,
    find_footnotes,
    is_inner_link,
    is_raised,
    leads_back,
    region,
    says_it_refers,
)
from sphinx_newsfeed.html_to_docutils.parsing import parse
from sphinx_newsfeed.html_to_docutils.tree import Element


def _root(html: str) -> Element:
    return parse(html, 1, known=(), edit=None).root


def pairs(html: str) -> list[tuple[str, str, str]]:
    """The text of each reference, the element that is its note, and the name of that."""
    found = find_footnotes(Tree(_root(html)))
    return [(pair.link.text(), pair.note.name, pair.name) for pair in found]


def element(html: str) -> Element:
    """The first element of a body."""
    root = _root(html)
    return next(each for each in root.descendants() if each.name not in {"html", "body"})


#: A reference that nothing but its form tells of.
_RAISED = '<p>a<sup><a href="#fn1" id="r1">1</a></sup></p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # A raised number, and a block that leads back.
        (f'{_RAISED}<p id="fn1">Note. <a href="#r1">^</a></p>', ("1", "p", "fn1")),
        ('<p><a href="#x" id="r"><sup>[a]</sup></a></p><p id="x">Note <a href="#r">^</a></p>',
         ("[a]", "p", "x")),
        # What says that it refers may have any words.
        ('<p><a class="footnote-ref" href="#x" id="r">see</a></p>'
         '<p id="x">N <a href="#r">^</a></p>',
         ("see", "p", "x")),
        ('<p><a epub:type="noteref" href="#x">1</a></p><aside epub:type="footnote" '
         'id="x">N</aside>',
         ("1", "aside", "x")),
        # An item of a list of notes need not lead back.
        (f'{_RAISED}<ol><li id="fn1">Note.</li></ol>', ("1", "li", "fn1")),
        ('<p>a<sup><a href="#x">1</a></sup></p><ol class="footnotes"><li id="x">Note.</li></ol>',
         ("1", "li", "x")),
        # The note is the block around what the link leads to.
        (f'{_RAISED}<p><a id="fn1" href="#r1">1</a> Note.</p>', ("1", "p", "fn1")),
        (f'{_RAISED}<ol><li><p id="fn1">Note. <a href="#r1">^</a></p></li></ol>',
         ("1", "li", "fn1")),
        # A term has it beside.
        ('<p><a class="footnote-reference" href="#x" id="r">1</a></p>'
         '<dl><dt id="x"><a href="#r">1</a></dt><dd>Note. <a href="#r">^</a></dd></dl>',
         ("1", "dd", "x")),
        (f'{_RAISED}<p id="fn1"><img src="a.png"><a href="#r1">^</a></p>', ("1", "p", "fn1")),
    ],
)  # fmt: skip
def test_a_reference_and_its_note(html: str, expected: tuple[str, str, str]) -> None:
    assert pairs(html) == [expected]


@pytest.mark.parametrize(
    "html",
    [
        # There is no note, or nothing in it but the way back.
        _RAISED,
        f'{_RAISED}<p id="fn1"><a href="#r1">1</a></p>',
        f'{_RAISED}<p id="fn1"></p>',
        # It stands before: whoever reads on never meets it.
        f'<p id="fn1">Note. <a href="#r1">^</a></p>{_RAISED}',
        # A block that does not lead back, and is no note by its name.
        '<p>a<sup><a href="#x">1</a></sup></p><p id="x">Words.</p>',
        # Words, and links to elsewhere.
        '<p><a href="#x" id="r">the next part</a></p><p id="x">Words. <a href="#r">^</a></p>',
        '<p><sup><a href="https://e.org/#fn1">1</a></sup></p><p id="fn1">Note.</p>',
        '<p><sup><a href="#">1</a></sup></p><p id="fn1">Note.</p>',
        # A link to what it stands in.
        '<p id="fn1">a<sup><a href="#fn1" id="r">1</a></sup> <a href="#r">^</a></p>',
        # The way back of a note.
        '<p><a class="footnote-back" href="#fn1">1</a></p><p id="fn1">Note.</p>',
        # A heading is no note.
        f'{_RAISED}<h2 id="fn1">Note <a href="#r1">^</a></h2>',
    ],
)
def test_what_is_no_reference(html: str) -> None:
    assert pairs(html) == []


def test_references_in_their_order_and_several_to_one_note() -> None:
    references = "".join(
        f'<sup><a href="#fn{name}" id="r{at}">{name}</a></sup>' for at, name in enumerate("212")
    )
    notes = '<ol><li id="fn1">One.</li><li id="fn2">Two.</li></ol>'
    assert [name for _, _, name in pairs(f"<p>a{references}</p>{notes}")] == ["fn2", "fn1", "fn2"]


def test_a_note_within_a_note_stays_what_it_is() -> None:
    inner = '<sup><a href="#fn2" id="r2">2</a></sup>'
    notes = f'<ol><li id="fn1">One.{inner}</li><li id="fn2">Two.</li></ol>'
    assert [name for _, _, name in pairs(f"{_RAISED}{notes}")] == ["fn1"]


@pytest.mark.parametrize(
    ("text", "is_sign"),
    [
        ("1", True), ("[12]", True), ("a", True), ("iii", True), ("*", True), ("†", True),
        ("Note 3", True), ("12345", False), ("next", False), ("a b", False), ("", False),
    ],
)  # fmt: skip
def test_what_looks_like_the_mark_of_a_note(text: str, is_sign: bool) -> None:
    assert bool(SIGN.fullmatch(text)) is is_sign


@pytest.mark.parametrize(
    ("html", "refers", "back"),
    [
        ("<a href='#x'>1</a>", False, False),
        ("<a href='#x' class='Footnote'>1</a>", True, False),
        ("<a href='#x' role='doc-noteref'>1</a>", True, False),
        ("<a href='#x' data-footnote-ref>1</a>", True, False),
        ("<a href='#x' rel='footnote'>1</a>", True, False),
        ("<a href='#x' class='reversefootnote'>1</a>", False, True),
        ("<a href='#x' role='doc-backlink'>1</a>", False, True),
        ("<a href='#x' epub:type='referrer'>1</a>", False, True),
        ("<a href='#x' rev='footnote'>1</a>", False, True),
        ("<a href='#x' data-footnote-backref>1</a>", False, True),
        ("<a href='#x' class='footnotes' role='note'>1</a>", False, False),
    ],
)
def test_what_a_link_says_of_itself(html: str, refers: bool, back: bool) -> None:
    link = element(html)
    assert (says_it_refers(link), leads_back(link)) == (refers, back)


@pytest.mark.parametrize(
    ("html", "is_inner"),
    [
        ("<a href='#x'>1</a>", True),
        ("<a href=' #x'>1</a>", True),
        ("<a href='#'>1</a>", False),
        ("<a href='x#y'>1</a>", False),
        ("<a id='x'>1</a>", False),
        ("<span href='#x'>1</span>", False),
    ],
)
def test_links_within_the_article(html: str, is_inner: bool) -> None:
    assert is_inner_link(element(html)) is is_inner


@pytest.mark.parametrize(
    ("html", "raised"),
    [
        ("<sup><a href='#x'>1</a></sup>", True),
        ("<a href='#x'><sup>1</sup></a>", True),
        ("<a href='#x'><sup>1</sup><b>2</b></a>", False),
        ("<sub><a href='#x'>1</a></sub>", False),
    ],
)
def test_raised_links(html: str, raised: bool) -> None:
    tree = Tree(_root(f"<p>{html}</p>"))
    (link,) = tree.links
    assert is_raised(link, tree) is raised


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<ol class='footnotes'><li id='n'>N</li></ol>", "ol"),
        ("<section role='doc-endnotes'><ol><li id='n'>N</li></ol></section>", "section"),
        ("<div data-footnotes><div><ol><li id='n'>N</li></ol></div></div>", "div"),
        ("<ol><li id='n'>N</li></ol>", None),
        # What lies further above is around more than the notes.
        (
            "<div class='footnotes'><div><div><div>"
            "<ol><li id='n'>N</li></ol></div></div></div></div>",
            None,
        ),
    ],
)
def test_the_element_around_the_notes(html: str, name: str | None) -> None:
    tree = Tree(_root(html))
    found = region(tree.by_id["n"], tree)
    assert (found.name if found else None) == name
