"""The forms of front matter that few generators have, and what was nearly right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sphinx_newsfeed.loading.front_matter.splitting import FrontMatterError, split_front_matter

_BESIDE = Path(__file__).parents[3].parent / "shared"

#: Suffix, text, fields, body, line on which the body begins.
FORMS = {
    "Nikola's comment, keys on the lines of its marks": (
        ".md", "<!-- .. title: One\n.. date: 2 -->\nBody", {"title": "One", "date": "2"}, "Body", 3,
    ),
    "Nikola's comments, indented": (
        ".md", "<!--\n    .. title: One\n\t.. date: 2\n-->\n\nBody", {"title": "One", "date": "2"},
        "Body", 6,
    ),
    "Nikola's comments, indented in reStructuredText": (
        ".rst", "..\n    .. title: One\n    .. date: 2\n\nBody", {"title": "One", "date": "2"},
        "Body", 5,
    ),
    "a heading below fields that have another title": (
        ".rst", ":title: One\n:date: 2\n\nTwo\n===\n\nBody", {"title": "One", "date": "2"},
        "Two\n===\n\nBody", 4,
    ),
    "a heading below fields that have the same title": (
        ".rst", ":title: One\n:date: 2\n\none\n===\n\nBody", {"title": "One", "date": "2"},
        "Body", 7,
    ),
    "a heading above fields that have another title": (
        ".rst", "Two\n===\n:title: One\n\nBody", {"title": "One"}, "Two\n===\n\n\nBody", 1,
    ),
    "Nikola's comments without HTML": (".md", ".. title: One\n\nBody", {"title": "One"}, "Body", 3),
    "Python-Markdown: lines and repeated keys": (
        ".md", "Title: One\nAuthors: A\n    B\nTags: a\ntags: b\n\nBody",
        {"title": "One", "authors": ["A", "B"], "tags": ["a", "b"]}, "Body", 7,
    ),
    "Python-Markdown above a rule": (
        ".md", "Title: One\nDate: 2\n\nNote: a\n---\nmore", {"title": "One", "date": "2"},
        "Note: a\n---\nmore", 4,
    ),
    "JSON, an object": (".md", '{\n "title": "One"\n}\n\nBody', {"title": "One"}, "Body", 5),
    "JSON on one line": (".md", '{"title": "One"}\nBody', {"title": "One"}, "Body", 2),
    "JSON between fences, with braces": (
        ".md", ';;;\n{"title": "One"}\n;;;\nBody', {"title": "One"}, "Body", 4,
    ),
    "TOML keeps its dates": (
        ".md", "+++\na = 2020-01-02\n+++\nBody", {"a": date(2020, 1, 2)}, "Body", 4,
    ),
    "a fence in reStructuredText": (
        ".rst", "---\ntitle: One\n---\n\nPart\n====\n", {"title": "One"}, "Part\n====", 5,
    ),
    "a paragraph in a field": (
        ".rst", "One\n####\n\n:summary: a\n    b\n\n    c\n:x: y\n\nBody",
        {"title": "One", "summary": "a\nb\n\nc", "x": "y"}, "Body", 10,
    ),
    "a title between lines below a comment": (
        ".rst", ".. c\n\n====\nTwo \n====\n\n:date: 2\n\nBody", {"title": "Two", "date": "2"},
        ".. c" + "\n" * 8 + "Body", 1,
    ),
    "marks in a title": (
        ".rst", "The `a <b>`_ of *c*\n===================\n\n:date: 2\n\nBody",
        {"title": "The a of c", "date": "2"}, "Body", 6,
    ),
    "ABlog's directive with all it may have": (
        ".rst",
        ".. post:: Jan 1,\n   2020\n   :tags: a,\n     b\n   :exclude:\n   :excerpt: 2\n"
        "   :image: 1\n\n   In *short*,\n   one.\n\n   Two.\n\nBody",
        {"date": "Jan 1, 2020", "tags": "a, b", "exclude": True, "excerpt_paragraphs": 2,
         "image": 1, "summary": "In short, one. Two."}, "Body", 14,
    ),
    "ABlog's directive below fields": (
        ".rst", ":blogpost: true\n\nBody\n\n.. post:: 2020\n\nmore",
        {"blogpost": "true", "date": "2020"}, "Body\n\n\n\nmore", 3,
    ),
    "ABlog's directive in MyST, options as YAML": (
        ".md", "```{post} 2020\n---\ntags: a, b\n---\nShort.\n```\n\nBody",
        {"date": "2020", "tags": "a, b", "summary": "Short."}, "Short.\n\n\nBody", 5,
    ),
    "a page of other vocabularies": (
        ".html",
        "<!DOCTYPE html>\n<html lang='en'><head><!-- <title>no</title> --><style><title></style>"
        '<meta content="2020" property="article:published_time"><META NAME=tags CONTENT="a > b">'
        "<meta property='article:author' content='A'><meta property='article:author' content='B'>"
        "<meta property='og:title' content='One'></head><body class='x'>Body</body></html>",
        {"lang": "en", "date": "2020", "tags": "a > b", "author": ["A", "B"], "title": "One"},
        "Body", 2,
    ),
    "a page without an element body": (
        ".html", "<head><title>One</title></head>\n<p>Body", {"title": "One"}, "<p>Body", 2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_forms(name: str) -> None:
    suffix, text, fields, body, line = FORMS[name]
    found = split_front_matter(text, suffix)
    assert found is not None
    assert (dict(found.fields), found.body, found.body_line) == (fields, body, line)
    assert found.notes == ()
    assert split_front_matter(text.replace("\n", "\r\n"), suffix) == found


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".md", '{"a": 1} is JSON.\n'),
        (".md", "Note: a heading\n---\n\nText.\n"),
        (".md", "Date: the day that\nchanged all\n\nText.\n"),
        (".md", "```md\n```{post} 2020\n```\n"),
        (".md", "---\nThe *end*: of all.\nAnd more.\n---\n"),
        (".rst", "-----------\nOne: of two\n-----------\n\nText.\n"),
        (".rst", "One\n##\n\n:date: 2020\n"),
        (".rst", "Text::\n\n   .. post:: 2020\n\nText.\n"),
        (".rst", ".. title:: One\n\nText.\n"),
        (".rst", ".. note: a comment\n\nText.\n"),
        (".rst", ":ref:`a` is a link.\n"),
        (".html", "<p>Text</p><head><title>x</title></head>"),
    ],
)  # fmt: skip
def test_what_only_looks_like_front_matter(suffix: str, text: str) -> None:
    try:
        assert split_front_matter(text, suffix) is None
    except FrontMatterError:
        # Between two fences it is better to say that something cannot be read.
        assert text.startswith("---\n")


@pytest.mark.parametrize(
    ("head", "fields", "lines"),
    [
        ("title: 'It's one'", {"title": "It's one"}, [2]),
        ('title: "He said "yes""\nb: c', {"title": 'He said "yes"', "b": "c"}, [2]),
        ("title: 'Tis one", {"title": "'Tis one"}, [2]),
        ("title: One: two\n  and three\nb: c", {"title": "One: two and three", "b": "c"}, [2]),
        ("title: &#123;a&#125; b", {"title": "&#123;a&#125; b"}, [2]),
        ("title: `a`\ntags: [b,\n  c]", {"title": "`a`", "tags": ["b", "c"]}, [2]),
        ("title: %a\nb: &x c\nd: *x", {"title": "%a", "b": "c", "d": "c"}, [2]),
        ("title:One\ndate: x", {"title": "One", "date": "x"}, [2]),
        ("tags:\n- @a\n- b: c: d\n- e", {"tags": ["@a", "b: c: d", "e"]}, [2]),
        ("tags:\n\t- a\n\t- b", {"tags": ["a", "b"]}, [3]),
        ("a: b\ntitle: c\x08d", {"a": "b", "title": "cd"}, [3]),
        ("<<: {a: 1}\na: 2\na: 3", {"a": 3}, [4]),
    ],
    ids=repr,
)
def test_what_is_nearly_yaml_is_read_with_a_note(
    head: str, fields: dict[str, object], lines: list[int]
) -> None:
    found = split_front_matter(f"---\n{head}\n---\nBody")
    assert found is not None
    assert found.fields == fields
    assert [note.line for note in found.notes] == lines


@pytest.mark.skipif(not _BESIDE.is_dir(), reason="no articles are kept beside this checkout")
def test_all_front_matter_of_real_articles_is_read() -> None:
    folders = [_BESIDE / "articles", *(_BESIDE / "corpora").glob("*/_posts")]
    paths = [path for folder in folders for path in folder.rglob("*.md")]
    assert len(paths) > 50
    for path in paths:
        text = path.read_text("utf-8")
        found = split_front_matter(text, path.suffix)
        assert found is not None, path
        assert found.fields, path
        assert found.notes == (), path
        # The body is the rest of the file from its line on.
        rest = "\n".join(text.split("\n")[found.body_line - 1 :])
        assert found.body == rest.rstrip(), path
