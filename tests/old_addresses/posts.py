"""Articles of generators, and their old homes, for tests of addresses."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import OriginalSite

DATE = datetime(2021, 3, 9, 7, 5, 4, tzinfo=UTC)


def post(name: str, dialect: str = "jekyll", **fields: Any) -> Article:
    """The article of a file ``name`` in a source ``news`` at ``/site/content``."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    values: dict[str, Any] = {
        "docname": f"news/{name.rpartition('.')[0]}",
        "path": f"/site/content/{name}",
        "name": name,
        "source": "news",
        "title": "Hello, World!",
        "date": DATE,
        "dialect": dialect,
        "slug": stem[11:] if stem[:4].isdigit() else stem,
    }
    return Article(**(values | fields))


def site(dialect: str = "jekyll", permalink: str = "", **fields: Any) -> OriginalSite:
    return OriginalSite("news", dialect, permalink=permalink, **fields)
