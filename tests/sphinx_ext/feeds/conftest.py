"""A project with feeds."""

from __future__ import annotations

import pytest
from conftest import PNG, NewsProject
from sphinx_ext.feeds.outputs import ALL, BASE


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Three articles, one with all that a body may hold."""
    project.configure(
        BASE,
        ALL,
        'project = "The Harbour & Co"',
        'author = "Harbour Office"',
        'newsfeed_authors = {"ann": {"name": "Ann Ex", "url": "https://example.org/ann"}}',
        'newsfeed_embed_hosts = ["media.example.net"]',
    )
    project.write("news/pier.png", PNG)
    project.write("news/talk.mp3", b"abc")
    body = (
        'Intro with a [link](b.html), [one to a part](#part) and math[^1].\n\n'
        "## Part\n\n```python\nx = 1\n```\n\n![pier](pier.png)\n\n"
        "[The talk](talk.mp3), [elsewhere](https://media.example.net/film.mp4).\n\n"
        "[^1]: The note.\n"
    )  # fmt: skip
    extra = "author: [ann, Bob]\ncategories: [Ferries]\ntags: [a, b]\nimage: pier.png\n"
    project.article(
        "a.md", body, title="Title & more", date="2022-03-01", extra=f"{extra}guid: urn:x:1"
    )
    project.article(
        "b.html", "<p>Text of b.</p>", date="2022-03-03", extra="lang: de\nupdated: 2022-03-05"
    )
    project.article(
        "c.html", date="2022-03-02", extra="link: https://example.net/c\nsummary: In short."
    )
    return project
