"""What the caller of the conversion can say, and what it is told."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_from_doctree
from html_to_docutils.validity import document_of

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.problems import Problem, ProblemKind


def convert(html: str, **options: object) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    tree = html_to_nodes(html, report=problems.append, **options)  # type: ignore[arg-type]
    return "".join(node.pformat() for node in tree), problems


_KINDS = {
    "a": ("loweralpha", 26),
    "A": ("upperalpha", 26),
    "i": ("lowerroman", 4999),
    "I": ("upperroman", 4999),
    "1": ("arabic", 2**31 - 1),
}


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("count", [1, 2])
def test_numbers_have_their_kind_as_far_as_it_goes(kind: str, count: int) -> None:
    """Further on writers show none, so they become Arabic."""
    name, last = _KINDS[kind]
    for start in (1, 2, last - count, last - count + 1, last - count + 2, 0, 2**31):
        text, _ = convert(f"<ol type={kind} start={start}>{'<li>x' * count}</ol>")
        reaches = start >= 1 and start + count - 1 <= last
        assert f'enumtype="{name if reaches else "arabic"}"' in text, start
        first = f'start="{min(start, 2**31 - 1)}"'
        assert (first in text) is (start != 1), start


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>a <i>b</i></b> <i>c</i>", "<strong>a <em>b</em></strong> <em>c</em>"),
        ("<b>a</b><b> b</b>", "<strong>a</strong> <strong>b</strong>"),
        ("<b><i>a</i></b><i>b</i>", "<strong><em>a</em></strong><em>b</em>"),
        ("<i>a</i><b><i>b</i></b>", "<em>a</em><strong><em>b</em></strong>"),
        ("<b><i>a </i></b>c", "<strong><em>a</em></strong> c"),
        ("<b><i>a </i>c</b>", "<strong><em>a</em> c</strong>"),
    ],
)
def test_marks_hold_what_stands_in_them(html: str, expected: str) -> None:
    """And a blank at the edge of one stands outside, in those around it."""
    (paragraph,) = html_to_nodes(f"<p>{html}</p>")
    written = publish_from_doctree(document_of([paragraph]), writer="html5").decode()
    assert f"<p>{expected}</p>" in written


@pytest.mark.parametrize(("boxes", "expected"), [(0, True), (1, True), (2, True), (3, False)])
def test_notes_are_known_by_what_is_around_them(boxes: int, expected: bool) -> None:
    """A list of notes says so itself, or what is close around it does; no more than that."""
    notes = f"{'<div>' * boxes}<ol><li id=x1>Note.</ol>{'</div>' * boxes}"
    text, _ = convert(f'<p>a<sup><a href="#x1">1</a></sup></p><div class=footnotes>{notes}</div>')
    assert ("<footnote " in text) is expected


@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_note_stands_behind_what_refers_to_it(place: str) -> None:
    reference = '<p>a<sup><a href="#fn1" id=r>1</a></sup></p>'
    note = '<ol class=footnotes><li id=fn1>Note. <a href="#r">x</a></ol>'
    text, _ = convert(reference + note if place == "behind" else note + reference)
    assert ("<footnote " in text) is (place == "behind")


@pytest.mark.parametrize("heading", ["The Title", " the\n title ", "<b>THE</b> title"])
def test_title_repeated(heading: str) -> None:
    text, problems = convert(f"<h1>{heading}</h1><p>a</p>", title="The  title")
    assert text == "<paragraph>\n    a\n"
    assert not problems


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<h1>Other</h1><h2>Title</h2>", "Title"),
        ("<h1>Title 2</h1>", "Title"),
        ("<h1>Title</h1>", ""),
        ("<blockquote><h1>Title</h1></blockquote>", "Title"),
    ],
)
def test_title_not_repeated(html: str, title: str) -> None:
    assert "Title" in convert(html, title=title)[0]


def test_title_repeated_keeps_its_anchor() -> None:
    text, problems = convert('<a href="#t">x</a><h1 id="t">T</h1><p>a</p>', title="t")
    assert 'refid="article-t"' in text
    assert '<target ids="article-t">' in text
    assert not problems


def test_headings_behind_the_repeated_title_open_sections() -> None:
    text, _ = convert("<h1>T</h1><h2>A</h2><h3>B</h3>", title="T")
    assert text.startswith('<section ids="article-a">')


def test_id_prefix() -> None:
    text, _ = convert('<h2 id="Q">A</h2><a href="#z">b</a><p id="z">c</p>', id_prefix="news-1-")
    assert 'ids="news-1-q"' in text
    assert 'refid="news-1-z"' in text
    assert 'ids="news-1-z"' in text


@pytest.mark.parametrize(
    "name", ['q"><script>', "searchbox", "a b\tc", "é&quot;", "x" * 5000, "-", "1", "新"]
)
def test_ids_are_made(name: str) -> None:
    for html in (f"<h2 id='{name}'>A</h2>", f"<a href='#{name}'>b</a><p id='{name}'>c</p>"):
        for node in html_to_nodes(html):
            for element in node.findall(nodes.Element):
                for made in element["ids"]:
                    assert made.startswith("article-")
                    assert made == nodes.make_id(made)
                    assert len(made) < 100


def test_resolve_picture() -> None:
    asked: list[str] = []

    def resolve(address: str, line: int) -> str | None:
        assert line == 1
        asked.append(address)
        return "found.png" if address == "a b/x.png".replace(" ", "%20") else None

    text, problems = convert(
        '<p><img src=" a b/x.png "> <img src="../y.png" alt="y"> <img src="/z.png" alt="z">'
        ' <img src="//e.org/w.png"> <img src="data:text/html,x" alt="data"></p>',
        resolve_picture=resolve,
    )
    assert asked == ["a%20b/x.png", "../y.png", "/z.png", "https://e.org/w.png"]
    assert 'uri="found.png"' in text
    assert "https://e.org/w.png" in text
    assert "y z" in text
    # Whoever resolves addresses reports those that it refuses.
    assert [problem.message.split()[1] for problem in problems] == ["'data:text/html,x'"]


def test_problems_say_what_and_where() -> None:
    html = '<p>a</p>\n<p>b\n<a href="javascript:x">c</a></p>\n<img src="/x.png"><a href="#y">z</a>'
    _, problems = convert(html, source="news/a.html", line=11)
    assert [(p.kind, p.path, p.line) for p in problems] == [
        (ProblemKind.LINK, "news/a.html", 13),
        (ProblemKind.PICTURE, "news/a.html", 14),
        (ProblemKind.LINK, "news/a.html", 14),
    ]
    assert "javascript:x" in problems[0].message


def test_depth_is_reported_once() -> None:
    _, problems = convert("<blockquote>" * 200 + "a")
    assert [problem.kind for problem in problems] == [ProblemKind.HTML]


def test_messages_are_short_and_printable() -> None:
    _, problems = convert(f'<a href="javascript:\x1b[31m\x9b{"x" * 5000}">a</a>')
    assert len(problems[0].message) < 200
    assert problems[0].message.isprintable()


def test_links_to_the_top_are_no_problem() -> None:
    assert not convert('<a href="#">a</a><a href="#top">b</a><a href="#%74op">c</a>')[1]


def test_characters_outside_of_xml() -> None:
    text, _ = convert("<p>a\x00b\x01c\x0bd\ufffee\ud83df\r\ng\fh&#1;&#xFFFF;i\x1b</p>")
    assert text == "<paragraph>\n    abcdef g hi\n"


def test_nul_in_tags() -> None:
    text, _ = convert('<\x00p>a</p><a hr\x00ef="x\x00y">b</a>')
    assert 'refuri="xy"' in text


def test_picture_for_readers_without_scripts_is_not_doubled() -> None:
    html = '<div><img data-src="x.png"></div><noscript><img src="x.png"></noscript>'
    text, _ = convert(html, resolve_picture=lambda address, line: f"/found/{address}")
    assert text.count("<image") == 1
