"""Links between posts of one import."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.own_links import OwnLinks

_POSTS = (
    Entry(
        "A", None, "", link="https://www.a.example/x/", guid="https://a.example/?p=7",
        aliases=("/x/",),
    ),
    Entry("B", None, "", link="https://medium.com/@b/t-abcdef123456", aliases=("/@b/t",)),
    Entry("C", None, "", link="https://a.example/c", aliases=("/c",), hidden="draft"),
    Entry("D", None, "", link="https://a.example/d"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://a.example/x/", "/x/"),
        ("http://www.a.example/x#part", "/x/#part"),
        ("https://a.example/?p=7", "/x/"),
        ("https://b.medium.com/other-words-abcdef123456?source=x", "/@b/t"),
        ("https://medium.com/p/abcdef123456", "/@b/t"),
        ("https://a.example/", "https://a.example/"),
        ("https://a.example/c", "https://a.example/c"),
        ("https://a.example/d", "https://a.example/d"),
        ("https://a.example/?p=8", "https://a.example/?p=8"),
        ("https://other.example/a.example/x/", "https://other.example/a.example/x/"),
        ("https://[a.example/x/", "https://[a.example/x/"),
    ],
)
def test_links(href: str, expected: str) -> None:
    content = f'<pre>&lt;a href="{href}"&gt;</pre><p><a href="{href}">b</a></p>'
    found = OwnLinks(_POSTS).within(Entry("E", None, content)).content
    assert f'<a href="{expected}">' in found
    assert f'<pre>&lt;a href="{href}"&gt;</pre>' in found


def test_a_text_without_such_links_stays_as_it_was() -> None:
    entry = Entry("E", None, "<p>a<BR>b &nbsp; https://a.example/x/</P>")
    assert OwnLinks(_POSTS).within(entry) is entry
