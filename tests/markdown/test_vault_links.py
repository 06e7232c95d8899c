"""Links and pictures as vaults of notes have them."""

from __future__ import annotations

import pytest
from conftest import NewsProject
from markdown_it import MarkdownIt

from sphinx_newsfeed.markdown.vault_links import read_vault_links


def rendered(text: str) -> str:
    markdown = MarkdownIt("commonmark")
    read_vault_links(markdown)
    return str(markdown.renderInline(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[note]]", '<a href="/!post/note">note</a>'),
        ("[[My Note.md]]", '<a href="/!post/My%20Note">My Note.md</a>'),
        ("[[a/b|words]]", '<a href="/!post/a/b">words</a>'),
        ("[[note#Part two|words]]", '<a href="/!post/note#part-two">words</a>'),
        ("[[#Part]]", '<a href="#part">#Part</a>'),
        ("![[note]]", '<a href="/!post/note">note</a>'),
        ("![[a/x.png]]", '<img src="/!asset/a/x.png" alt="x" />'),
        ("![[x.JPG|300]]", '<img src="/!asset/x.JPG" alt="x" />'),
        ("![[x.png|A field]]", '<img src="/!asset/x.png" alt="A field" />'),
    ],
)
def test_what_is_one(text: str, expected: str) -> None:
    assert rendered(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("[[nodiscard]]", "[[gnu::packed]]", "[[1]]", "[[1.5 2]]", "[[ -f x ]]", "[[]]"),
        *("[[a], [b]]", "[[x = 1]]", "[[f(x)]]", "[[a\nb]]", "[[a]] (b) [[", "[[a]", "[[a|]]"),
    ],
)
def test_what_is_none(text: str) -> None:
    first = text.partition("]]")[0]
    assert first in rendered(text) or "/!post/a" in rendered(text)
    assert rendered(text).count("<a ") == text.count("[[a]]")


def test_code_and_links_stay() -> None:
    assert rendered("`[[a]]`") == "<code>[[a]]</code>"
    assert rendered("[[1]](b)") == '<a href="b">[1]</a>'


def test_they_lead_to_articles_and_what_leads_nowhere_is_told(project: NewsProject) -> None:
    project.configure("newsfeed_sources = {'news': {'path': 'news', 'trusted': False}}")
    project.article("My Note.md", "## Part two\n\nText.")
    project.article("one.md", "[[My Note]], [[My Note#Part two|there]], [[Lost note]].")
    build = project.build()
    page = build.text("news/one.html")
    assert 'href="My%20Note.html">' in page
    assert 'href="My%20Note.html#part-two">' in page
    assert "Lost note." in page
    assert [each.rpartition("[")[2] for each in build.warnings] == ["newsfeed.reference]"]
