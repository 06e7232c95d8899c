"""Front matter that is made to cost time or memory is refused, or read, at once."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.loading.front_matter.splitting import (
    FrontMatterError,
    first_heading,
    split_front_matter,
)

#: Each takes some hundredths of a second; what grows with the square would take minutes.
_MANY = 100_000
_SUFFIXES = (".md", ".rst", ".html", ".meta")


def _aliases(form: str) -> str:
    """Lists of ten aliases of lists of ten aliases, twelve deep."""
    names = "abcdefghijkl"
    lines = [f"{name}: &{name} [{', '.join([f'*{above}'] * 10)}]"
             for above, name in itertools.pairwise(names)]  # fmt: skip
    return "\n".join([f"a: &a {form}", *lines])


YAML = {
    "lists in a line": "a: " + "[" * _MANY,
    "mappings in a line": "a: " + "{a: " * _MANY,
    "dashes": "- " * _MANY,
    "question marks": "? " * _MANY,
    "colons": "a" + ": a" * 50_000,
    "indentation": "\n".join(" " * depth + "a:" for depth in range(600)),
    "aliases": _aliases("[x, x]"),
    "merged mappings": "a: &a {" + ", ".join(f"k{n}: 1" for n in range(500)) + "}\n"
    + "\n".join(f"m{n}:\n  <<: [*a, *a, *a]" for n in range(2_000)),
    "an alias that lies deep": f"a: &a {'[' * 15}{']' * 15}\nb: {'[' * 15}*a{']' * 15}",
    "a list that holds itself": "a: &a [*a, *a]",
    "a mapping that merges itself": "<<: &a {<<: *a}",
    "digits": "a: " + "1" * 1_000_000,
    "a million lines": "a: b\n" * 2_000_000,
    "many values": "\n".join(f"a{n}: b" for n in range(20_000)),
    "many faults": "\n".join(f"k{n}: [" for n in range(900)),
    "many aliases of nothing": "a: " + "*x " * 60_000,
    "many anchors": "\n".join(f"a{n}: &a{n} x" for n in range(9_000)) + "\nb: [",
    "tabs": "a:" + "\t" * 200_000 + "[",
}  # fmt: skip
OTHERS = {
    "deep TOML": "+++\na = " + "[" * _MANY + "\n+++\n",
    "dotted TOML": "+++\n" + "a." * _MANY + "a = 1\n+++\n",
    "digits in TOML": "+++\na = " + "1" * 200_000 + "\n+++\n",
    "deep JSON": '{"a": ' + "[" * _MANY + "\n",
    "deep objects": '{"a":' * _MANY + "\n",
    "a key of JSON many times": ";;;\n"
    + ", ".join(f'"k{n % 9000}": 1' for n in range(18_000))
    + "\n;;;\n",
    "a key without an end": '{"' + "a" * 200_000,
    "keys and no end": "title: x\n" * _MANY,
    "blank lines": "\n" * 1_000_000,
    "blanks": " " * 1_000_000,
    "comments of Nikola": "<!-- .. title: x\n" * 60_000,
    "fields": ":a: b\n\n" * 60_000,
    "directives": ".. post:: x\n" * 50_000,
    "options": ".. post:: x\n" + "".join(f"   :t{n}: a\n" for n in range(9_000)),
    "fences": "```{post}\n" * 50_000,
    "comments": "<!-- -->" * 30_000,
    "comments without an end": "<html><!--" * 30_000,
    "metas with a quote": "<head>" + '<meta "' * 40_000 + "</head>",
    "a long attribute": "<head><meta " + "a" * 200_000 + "></head>",
    "bodies": "<head></head>" + "<body" * _MANY,
    "brackets in a heading": "# " + "[" * 20_000,
    "quotations": ">" * 20_000 + " # a\n",
    "headings": "<h1>" * 10_000,
    "titles": "`" * 900 + "\n" + "=" * 900 + "\n",
}


@pytest.mark.parametrize("name", YAML)
def test_yaml(name: str) -> None:
    _split_or_refuse(f"---\n{YAML[name]}\n---\nBody\n", ".md")
    _split_or_refuse(f"title: x\n{YAML[name]}\n---\nBody\n", ".md")


@pytest.mark.parametrize("suffix", _SUFFIXES)
@pytest.mark.parametrize("name", OTHERS)
def test_other_forms(name: str, suffix: str) -> None:
    _split_or_refuse(OTHERS[name], suffix)


_PIECES = st.sampled_from(
    ["---\n", "...\n", "+++\n", ";;;\n", "{", "}", '"a": 1', "title: x\n", "Title: x\n", "    y\n",
     ".. title: x\n", ".. post:: x\n", "```{post}\n", ":::{post}\n", "```\n", "   :tags: a\n",
     ":date: x\n", "One\n===\n", "<!--", "-->", "<head>", "<title>", "</head>", "<body>", "<meta ",
     "name='date' content='x'", ">", "# a\n", "\n", "\r", "\ufeff", " ", "\t", ".. ", "a = 1\n"]
)  # fmt: skip


@given(
    st.lists(_PIECES, max_size=20).map("".join) | st.text(max_size=80), st.sampled_from(_SUFFIXES)
)
def test_any_text_is_split_or_refused(text: str, suffix: str) -> None:
    _split_or_refuse(text, suffix)


def _split_or_refuse(text: str, suffix: str) -> None:
    first_heading(text, suffix)
    try:
        found = split_front_matter(text, suffix)
    except FrontMatterError as error:
        assert 1 <= error.line <= text.count("\n") + text.count("\r") + 1
        assert len(str(error)) < 400
        assert "\n" not in str(error)
    else:
        if found is not None:
            assert all(isinstance(key, str) for key in found.fields)
            assert 1 <= found.body_line <= text.count("\n") + text.count("\r") + 1
