"""The words that Chromium shows of each body are in its tree, or are told as left out.

The bodies are those of ``cases`` and the articles that are kept beside this checkout, if any are.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from html_to_docutils.browser_words import faults, show
from look.browser import CHROMIUM
from markdown_it.utils import read_fixture_file

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.skipif(
        importlib.util.find_spec("playwright") is None, reason="Playwright is not installed"
    ),
]

_CASES = Path(__file__).with_name("cases")
_BESIDE = Path(__file__).parents[2].parent / "shared"
_FRONT_MATTER = re.compile(r"\A\s*---\n.*?\n---\n", re.DOTALL)
_HIDDEN = "2 of 1 words that styles hide are told"
#: What is shown, what is converted, and the faults that are seen then.
_GUARDS = [
    ("<p>a b</p>", "<p>a</p>", ["missing: b"]),
    ("<p>a</p>", "<p>a b</p>", ["added: b"]),
    ("<p>a<p>b", "<p>ab", ["missing: a", "missing: b", "added: ab"]),
    ("<p>a b", "<p>b a", ["missing: b", "added: b"]),
    # Nothing runs, and nothing is fetched.
    ("<p>a<script>document.body.append(' b')</script>", "<p>a", []),
    ("<p>a<img src=x.png onerror=\"document.body.append(' b')\">", "<p>a", []),
    ("<p>a<input value='b c'>", "<p>a<input>", ["0 of 2 words of fields are told"]),
    ("<p>a", "<p>a<input value=b>", ["1 of 0 words of fields are told"]),
    ("<p>a<iframe srcdoc='<b>b</b>'></iframe>", "<p>a", ["0 of 1 words of frames are told"]),
    ("<p>a b<i style='display:none'>c", "<p>a b<i style='display:none'>c d", [_HIDDEN]),
]


def _bodies() -> Iterator[tuple[str, str]]:
    """All bodies with their names."""
    for path in sorted(_CASES.rglob("*.txt")):
        for line, title, html, _ in read_fixture_file(path):
            yield f"{path.stem}:{line}-{title}", html
    pages = [*_CASES.rglob("*.htm*"), *_BESIDE.glob("articles/*.md")]
    for path in sorted([*pages, *_BESIDE.glob("corpora/**/*.html")]):
        yield path.name, _FRONT_MATTER.sub("", path.read_text("utf-8"), count=1)


def test_all_words_are_kept_or_told() -> None:
    names, bodies = zip(*_bodies(), strict=True)
    found = {
        name: each
        for name, body, shown in zip(names, bodies, show(bodies), strict=True)
        if (each := faults(body, shown))
    }
    assert found == {}


def test_each_difference_is_seen() -> None:
    """A guard for this file: what is not seen can fail no test."""
    seen = show([shown for shown, _, _ in _GUARDS])
    for shown, (_, converted, expected) in zip(seen, _GUARDS, strict=True):
        assert faults(converted, shown) == expected
