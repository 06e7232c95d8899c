"""Front matter and bodies are told apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from loading.front_matter.refusing import split_or_refuse

from sphinx_newsfeed.loading.front_matter.headings import first_heading
from sphinx_newsfeed.loading.front_matter.splitting import FrontMatterError, split_front_matter

#: Name, text, fields, body, line on which the body begins.
GOOD = [
    ("the plain form", "---\ntitle: One\n---\nBody\n", {"title": "One"}, "Body", 4),
    ("no line end at the end", "---\ntitle: One\n---\nBody", {"title": "One"}, "Body", 4),
    ("a blank line before the fence", "\n---\ntitle: One\n---\n\nBody\n", {"title": "One"},
     "Body", 6),
    ("blanks before the fence", "\n  \n\n---\ntitle: One\n---\nBody\n", {"title": "One"}, "Body",
     7),
    ("a byte order mark", "\ufeff---\ntitle: One\n---\nBody\n", {"title": "One"}, "Body", 4),
    ("a byte order mark and a blank line", "\ufeff\n---\ntitle: One\n---\nBody\n",
     {"title": "One"}, "Body", 5),
    ("CRLF", "---\r\ntitle: One\r\n---\r\n\r\nBody\r\n", {"title": "One"}, "Body", 5),
    ("longer fences", "-----\ntitle: One\n----\nBody\n", {"title": "One"}, "Body", 4),
    ("blanks after the fences", "---  \ntitle: One\n--- \t\nBody\n", {"title": "One"}, "Body", 4),
    ("blank lines after the fence", "---\ntitle: One\n---\n\n\n\nBody\n", {"title": "One"},
     "Body", 7),
    ("two lines of body", "---\ntitle: One\n---\nBody\n\nmore\n\n", {"title": "One"},
     "Body\n\nmore", 4),
    ("a rule in the body", "---\ntitle: One\n---\nBody\n\n---\n\nmore\n", {"title": "One"},
     "Body\n\n---\n\nmore", 4),
    ("a rule at the top of the body", "---\ntitle: One\n---\n\n---\n\nmore\n", {"title": "One"},
     "---\n\nmore", 5),
    ("the body says what a fence says", "---\na: 1\n---\n---\nb: 2\n---\n", {"a": 1},
     "---\nb: 2\n---", 4),
    ("dashes within a value", "---\ntitle: 'a --- b'\n---\nBody\n", {"title": "a --- b"}, "Body",
     4),
    ("an indented rule within a value", "---\ntitle: |\n  a\n  ---\n  b\n---\nBody\n",
     {"title": "a\n---\nb\n"}, "Body", 7),
    ("nothing between the fences", "---\n---\nBody\n", {}, "Body", 3),
    ("a blank line between the fences", "---\n\n---\nBody\n", {}, "Body", 4),
    ("a comment between the fences", "---\n# title: One\n---\nBody\n", {}, "Body", 4),
    ("other scripts", "---\n标题: 工信部\n---\n正文\n", {"标题": "工信部"}, "正文", 4),
    ("keys that are no texts", "---\n7: a\ntrue: b\nnull: c\n2022-02-28: d\n---\nBody\n",
     {"7": "a", "true": "b", "null": "c", "2022-02-28": "d"}, "Body", 7),
    ("dates, which stay texts",
     "---\na: 2022-02-28\nb: 2022-02-28 07:13:47 +0800\nc: 2026-02-30\n"
     "d: 19:85:35\n---\nBody\n",
     {"a": "2022-02-28", "b": "2022-02-28 07:13:47 +0800", "c": "2026-02-30", "d": "19:85:35"},
     "Body", 7),
    ("what can be written back is typed",
     "---\na: 2024\nb: 4.5\nc: true\nd: ~\ne:\nf: -3\n---\nBody",
     {"a": 2024, "b": 4.5, "c": True, "d": None, "e": None, "f": -3}, "Body", 9),
    ("what cannot stays a text", "---\na: 1.10\nb: 007\nc: 0x10\nd: Yes\ne: 1_000\nf: 1e3\n"
     "g: +5\nh: 12:30\n---\nBody\n",
     {"a": "1.10", "b": "007", "c": "0x10", "d": "Yes", "e": "1_000", "f": "1e3", "g": "+5",
      "h": "12:30"}, "Body", 11),
    ("quoted texts", "---\na: '2024'\nb: \"true\"\n---\nBody\n", {"a": "2024", "b": "true"}, "Body",
     5),
    ("merged keys", "---\na: &a {x: 1, y: 2}\nb:\n  <<: *a\n  x: 3\n---\nBody\n",
     {"a": {"x": 1, "y": 2}, "b": {"x": 3, "y": 2}}, "Body", 7),
    ("closed as YAML documents are", "---\ntitle: One\n...\nBody\n", {"title": "One"}, "Body", 4),
    ("CR alone", "---\rtitle: One\r---\rBody\r", {"title": "One"}, "Body", 4),
    ("Hexo without the first fence", "title: One\ntags:\n- a\n---\nBody\n",
     {"title": "One", "tags": ["a"]}, "Body", 5),
    ("the same below blank lines", "\n\ntitle: One\n# x\ndate: 2022-02-28\n----\n\nBody\n",
     {"title": "One", "date": "2022-02-28"}, "Body", 8),
    ("JSON of Hexo", ';;;\n"title": "One",\n"tags": ["a"]\n;;;\nBody\n',
     {"title": "One", "tags": ["a"]}, "Body", 5),
    ("JSON without its fence", '"title": "One"\n;;;\nBody\n', {"title": "One"}, "Body", 3),
    ("Hugo's JSON", '{\n"title": "One",\n"draft": true\n}\n\nBody {x}\n',
     {"title": "One", "draft": True}, "Body {x}", 6),
    ("Nikola in Markdown",
     "<!--\n.. title: One\n.. slug: one\n.. date: 2022-02-28\n-->\n\nBody\n",
     {"title": "One", "slug": "one", "date": "2022-02-28"}, "Body", 7),
    ("Pelican in Markdown",
     "Title: One\nDate: 2022-02-28\nTags: a, b\nSummary: In\n    short.\n\nBody\n",
     {"title": "One", "date": "2022-02-28", "tags": "a, b", "summary": "In\nshort."}, "Body", 7),
    ("a whole page",
     "<html><head>\n<title>One &amp; two</title>\n<meta name='date' content='2022'>\n"
     "<meta name='keywords' content='a, b'>\n<meta name='viewport' content='x'>\n</head>\n<body>\n"
     "<p>Body</p>\n</body></html>\n",
     {"title": "One &amp; two", "date": "2022", "tags": "a, b"}, "<p>Body</p>", 8),
    ("TOML", '+++\ntitle = "One"\ndraft = true\n+++\n\nBody\n', {"title": "One", "draft": True},
     "Body", 6),
    ("TOML with a table", '+++\ntitle = "One"\n[taxonomies]\ntags = ["a"]\n+++\nBody\n',
     {"title": "One", "taxonomies": {"tags": ["a"]}}, "Body", 6),
    ("TOML with a date", "+++\ndate = 2022-02-28\n+++\nBody\n", {"date": date(2022, 2, 28)},
     "Body", 4),
    ("TOML with CRLF", '+++\r\ntitle = "One"\r\n+++\r\nBody\r\n', {"title": "One"}, "Body", 4),
    ("TOML with a rule in the body", '+++\ntitle = "One"\n+++\nBody\n\n---\n\nmore',
     {"title": "One"}, "Body\n\n---\n\nmore", 4),
    ("empty TOML", "+++\n+++\nBody\n", {}, "Body", 3),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fields", "body", "line"), [case[1:] for case in GOOD], ids=[case[0] for case in GOOD]
)
def test_front_matter_is_split_from_the_body(
    text: str, fields: dict[str, object], body: str, line: int
) -> None:
    found = split_front_matter(text)
    assert found is not None
    assert dict(found.fields) == fields
    assert found.notes == ()
    # Lines that were taken out of a body stay there as blank ones.
    assert found.body.strip() == body
    first = found.body_line + len(found.body) - len(found.body.lstrip("\n"))
    assert first == line
    # The line is that of the body's first line in the file as an editor shows it.
    assert text.splitlines()[line - 1].removeprefix("\ufeff") == body.splitlines()[0]


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: One\n---", "---\ntitle: One\n---\n\n\n", '+++\ntitle = "One"\n+++\n'],
)
def test_a_file_of_nothing_but_front_matter_has_an_empty_body(text: str) -> None:
    found = split_front_matter(text)
    assert found is not None
    assert found.fields == {"title": "One"}
    assert found.body == ""
    assert 1 <= found.body_line <= text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n",
        "\ufeff",
        "Body",
        "# Heading\n\nBody\n",
        "<div>Body</div>",
        "--\ntitle: One\n--\nBody",
        "Body\n\n---\ntitle: One\n---\n",
        "- - -\ntitle: One\n- - -\n",
        "---title: One\n---\n",
    ],
)
def test_a_text_without_front_matter_has_none(text: str) -> None:
    assert split_front_matter(text) is None


@pytest.mark.parametrize(
    "text",
    ["---", "---\n", "---\ntitle: One\n", "---\ntitle: One\n\nBody\n", '+++\ntitle = "One"\n'],
)
def test_a_fence_that_is_not_closed_is_none(text: str) -> None:
    assert split_front_matter(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "---\nA paragraph between two rules.\n---\nBody\n",
        "---\n- a list\n- of two\n---\nBody\n",
        "---\n42\n---\nBody\n",
    ],
)
def test_text_between_two_rules_is_not_lost(text: str) -> None:
    """What is no mapping is no front matter: it is the author's text, or a mistake to report."""
    try:
        found = split_front_matter(text)
    except FrontMatterError:
        return
    assert found is None


@pytest.mark.parametrize(
    ("text", "first_line"),
    [
        ("---\na: 1\n---\n\n    code\n\ntext\n", "    code"),
        ("---\na: 1\n---\n\n\tcode\n\ntext\n", "\tcode"),
        ("---\na: 1\n---\n\u3000\u3000text\n", "\u3000\u3000text"),
    ],
    ids=["a code block", "a code block with a tab", "the indentation of Chinese paragraphs"],
)
def test_the_first_line_of_a_body_keeps_its_indentation(text: str, first_line: str) -> None:
    found = split_front_matter(text)
    assert found is not None
    assert found.body.lstrip("\n").splitlines()[0] == first_line


def test_the_reason_names_the_line() -> None:
    with pytest.raises(FrontMatterError, match=r"line 4") as caught:
        split_front_matter("---\ntitle: One\nno key\nb: c\n---\nBody\n")
    # The parser misses the colon where the next key begins.
    assert caught.value.line == 4
    with pytest.raises(FrontMatterError) as caught:
        split_front_matter("\n\n---\ntitle: One\nno key\nb: c\n---\nBody\n")
    assert caught.value.line == 6


@pytest.mark.parametrize(
    ("head", "fields", "lines"),
    [
        ("a: &a b\n*a : 2\na: 3", {"a": 3, "b": 2}, [4]),
        ("a: 1\nb: 2\na: 3", {"a": 3, "b": 2}, [4]),
        ("a: !ENV x\nb: !!set {y}", {"a": "x", "b": ["y"]}, [2]),
        ("title: One: Two", {"title": "One: Two"}, [2]),
        ("x: 1\ntitle: Rust: it's here", {"x": 1, "title": "Rust: it's here"}, [3]),
        ("title: [News] of today", {"title": "[News] of today"}, [2]),
        ("title: @home", {"title": "@home"}, [2]),
        ("title: **bold** words", {"title": "**bold** words"}, [2]),
        ("date: {{ date }}", {"date": "{{ date }}"}, [2]),
        ("title:\tOne\ntags:\n\t- a", {"title": "One", "tags": ["a"]}, [2]),
    ],
    ids=repr,
)
def test_what_nearly_is_yaml_is_read_and_noted(
    head: str, fields: dict[str, object], lines: list[int]
) -> None:
    found = split_front_matter(f"---\n{head}\n---\nBody\n")
    assert found is not None
    assert found.fields == fields
    assert [note.line for note in found.notes] == lines
    assert all(note.message.strip() for note in found.notes)


@pytest.mark.parametrize(
    ("suffix", "text", "fields", "body"),
    [
        (
            ".rst",
            "One\n###\n\n:date: 2022-02-28\n:tags: a,\n  b\n\nBody\n\nPart\n----\n",
            {"title": "One", "date": "2022-02-28", "tags": "a,\nb"},
            "Body\n\nPart\n----",
        ),
        (
            ".rst",
            ".. _x:\n\n===\nOne\n===\n:date: 2022-02-28\n\nBody\n",
            {"title": "One", "date": "2022-02-28"},
            ".. _x:\n\n\n\n\n\n\nBody",
        ),
        (
            ".rst",
            ":blogpost: true\n:date: Jan 1, 2020\n\nOne\n===\n\nBody\n",
            {"title": "One", "blogpost": "true", "date": "Jan 1, 2020"},
            "Body",
        ),
        (
            ".rst",
            ".. title: One\n.. slug: one\n.. date: 2022-02-28\n\nBody\n",
            {"title": "One", "slug": "one", "date": "2022-02-28"},
            "Body",
        ),
        (
            ".rst",
            "One\n===\n\n.. post:: Jan 1, 2020\n   :tags: a, b\n   :nocomments:\n\n"
            "   In short.\n\nBody\n",
            {"date": "Jan 1, 2020", "tags": "a, b", "nocomments": True, "summary": "In short."},
            "One\n===\n\n\n\n\n\nIn short.\n\nBody",
        ),
        (
            ".md",
            "# One\n\n```{post} 2020-01-01\n:tags: a\n```\n\nBody\n",
            {"date": "2020-01-01", "tags": "a"},
            "# One\n\n\n\n\n\nBody",
        ),
        (
            ".md",
            "---\ntags: x\n---\n\n# One\n\n:::{post} 2020-01-01\n:author: a\n:::\n\nBody\n",
            {"tags": "x", "date": "2020-01-01", "author": "a"},
            "# One\n\n\n\n\n\nBody",
        ),
        (
            ".meta",
            ".. title: One\n.. slug: one\n",
            {"title": "One", "slug": "one"},
            "",
        ),
    ],
)
def test_metadata_in_lines(suffix: str, text: str, fields: dict[str, object], body: str) -> None:
    found = split_front_matter(text, suffix)
    assert found is not None
    assert dict(found.fields) == fields
    assert found.body.strip("\n") == body


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".md", "Note: this is a text\n\nBody\n"),
        (".md", "Note: a text\nof two lines\n---\nBody\n"),
        (".md", "Here is a list:\n- a\n- b\n\nMore text.\n\n---\n"),
        (".md", "{% raw %}\nBody\n"),
        (".md", "{not json}\n"),
        (".rst", "One\n===\n\nBody\n\n:a: b\n"),
        (".rst", ".. a comment\n\nBody\n"),
        (".html", "<p>Body</p>"),
        (".html", "<html><body><p>Body</p></body></html>"),
    ],
)
def test_texts_that_only_look_like_metadata(suffix: str, text: str) -> None:
    assert split_front_matter(text, suffix) is None


@pytest.mark.parametrize(
    ("suffix", "body", "expected"),
    [
        (".md", "# One *two* `three`\n\nText.", "One two three"),
        (".md", "One\n===\n\nText.", "One"),
        (".md", "# One {#id}\n", "One"),
        (".md", "## Part\n\n# One\n", ""),
        (".md", "```\n# no\n```\n", ""),
        (".md", "```\n# no\n```\n\n# One\n", "One"),
        (".md", "Text.", ""),
        (".md", "<h1>One</h1>", "One"),
        (".rst", "One\n***\n\nText.", "One"),
        (".rst", "Text.\n", ""),
        (".html", "<div><h1>One <b>two</b></h1></div>", "One two"),
        (".html", "<h2>a</h2><h1>One</h1>", ""),
        (".html", "<!-- <h1>no</h1> --><h1>One</h1>", "One"),
        (".html", "<h1>R&amp;D</h1>", "R&D"),
        (".html", "<title>One</title><p>Text.</p>", "One"),
        (".rst", "``One`` *two* :ref:`three <x>`\n===========================\n", "One two three"),
        (".rst", ".. note::\n\n   Text.\n\n===\nOne\n===\n", "One"),
        (".rst", "标题\n==\n", ""),
        (".rst", "标题\n====\n", "标题"),
        (".md", "Part\n---\n\n# One\n", ""),
        (".md", "    # no\n\ntext", ""),
    ],
)
def test_the_first_heading(suffix: str, body: str, expected: str) -> None:
    assert first_heading(body, suffix) == expected


YAML_LINES = st.sampled_from(
    ["a: ", "- ", "? ", "&a ", "*a ", "!!timestamp ", "!!int ", "!!set ", "!!binary ", "[", "]",
     "{",
     "}", "'", '"', "|\n", ">\n", "\n", "  ", "\t", "<<: ", "2022-02-30", "19:85:35", "0x", "0o7",
     "~", ": ", ", ", "#", "%YAML 1.1\n", "...\n", "\ud800", "\x00", "\x85", "\u2028", "=", ".inf"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.text(st.characters(), max_size=60) | st.lists(YAML_LINES, max_size=14).map("".join))
@example("a: !!timestamp foo")
def test_no_text_between_fences_raises_anything_but_the_refusal(text: str) -> None:
    split_or_refuse(f"---\n{text}\n---\nBody\n")
    split_or_refuse(f"+++\n{text}\n+++\nBody\n")
    split_or_refuse(text)
