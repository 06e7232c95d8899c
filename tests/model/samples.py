"""Articles for tests: only what a test is about needs to be said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.selection import Selection
from sphinx_newsfeed.model.taxonomy import BUILT_IN


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


def make_selection(**options: Any) -> Selection:
    """A selection whose filters by names are options, as those of a directive are."""
    asked = ((each.name, tuple(options.pop(each.name, ()))) for each in BUILT_IN)
    terms = tuple((name, names) for name, names in asked if names)
    return Selection(terms=terms, **options)
