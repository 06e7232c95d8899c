"""Articles for tests: only what a test is about needs to be said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sphinx_newsfeed.model.article import Article


def make_article(name: str = "one", day: int = 1, **fields: Any) -> Article:
    """An article ``news/<name>`` of a day in March 2022."""
    docname = fields.pop("docname", f"news/{name}")
    values: dict[str, Any] = {
        "path": f"/site/{docname}.md",
        "title": name.title(),
        "date": datetime(2022, 3, day, 12, tzinfo=UTC),
        "slug": name,
    }
    return Article(docname=docname, **(values | fields))
