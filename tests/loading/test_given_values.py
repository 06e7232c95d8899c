"""What the configuration of a site says of posts that do not say it themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading.sites import Site

from sphinx_newsfeed.config.settings import Settings, Source

_DEFAULTS = """
defaults:
- scope: {path: ""}
  values: {layout: page, author: Ada, image: /all.png, note: wide, nested: {a: 1, b: 2}}
- scope: {path: _posts/deep, type: posts}
  values: {note: deep, categories: [deep]}
- scope: {path: "", type: posts}
  values: {layout: post, note: posts, permalink: "/:title/"}
- scope: {path: "*/2022-01-0*"}
  values: {starred: true}
- {scope: {type: drafts}, values: {note: draft}}
- {scope: 5, values: 6}
- 7
"""


@pytest.mark.parametrize(
    ("name", "lines", "fields"),
    [
        (
            "_posts/2022-02-03-a.md",
            "",
            {"authors": ("Ada",), "layout": "post", "picture": "", "permalink": ""},
        ),
        ("_posts/2022-02-03-a.md", "author: Bob", {"authors": ("Bob",), "layout": "post"}),
        ("_posts/2022-02-03-a.md", "authors: [Bob]", {"authors": ("Bob",)}),
        ("_posts/2022-02-03-a.md", "Author: Bob", {"authors": ("Bob",)}),
        ("_posts/deep/2022-02-03-a.md", "", {"categories": ("deep",)}),
        ("_posts/2022-02-03-a.md", "", {"extra": {"note": "posts", "nested": {"a": 1, "b": 2}}}),
        (
            "_posts/2022-01-03-a.md",
            "nested: {b: 3}",
            {"extra": {"note": "posts", "starred": True, "nested": {"a": 1, "b": 3}}},
        ),
        (
            "_posts/deep/2022-02-03-a.md",
            "note: own",
            {"extra": {"note": "own", "nested": {"a": 1, "b": 2}}},
        ),
    ],
)
def test_defaults_of_the_configuration(
    tmp_path: Path, name: str, lines: str, fields: dict[str, object]
) -> None:
    site = Site(tmp_path, (Source("news", (".",)),))
    site.write("_config.yml", f"title: A\n{_DEFAULTS}")
    site.write(name, f"---\ntitle: A\n{lines}\n---\nText.")
    (article,) = site.scan().articles
    assert site.problems == []
    assert {field: getattr(article, field) for field in fields} == fields
    (bare,) = site.scan(Settings(sources=(Source("news", (".",), trusted=False),))).articles
    assert "note" not in bare.extra or "own" in lines
    assert bare.authors == (("Bob",) if "Bob" in lines else ())
    site.write("_config.yml", "title: A\ndefaults: [{scope: {}, values: {author: Eve}}]")
    (changed,) = site.scan().articles
    assert changed.authors == (("Bob",) if "Bob" in lines else ("Eve",))
