"""What a body becomes whose templates are run, with the values of a small project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.values import NotKnownError, Values
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.template_tags import TagContext, expand_tags, run_statements

FIELDS = {"title": "A title", "date": "2020-01-02 03:04:05+00:00"}
PAGE = {
    "hero": "h.png",
    "list": ["a", "b"],
    "yes": True,
    "none": None,
    "tag": "{{ site.name }}{% x %}",
    "author": {"name": "Ada"},
}
CONFIGURATION = {"name": "Site", "repository": "https://e.org/r", "collections": {"films": {}}}
DATA = {
    "rel": [
        {"v": "1.0", "url": {"gz": "https://e.org/1"}},
        {"v": 2.5, "url": {"gz": "https://e.org/2"}, "note": "x"},
    ]
}


class Files:
    """A project that is known."""

    def configuration(self) -> Mapping[str, object]:
        return CONFIGURATION

    def data(self) -> Mapping[str, object]:
        return _Data(DATA)


class _Data(dict[str, object]):
    def __missing__(self, key: str) -> object:
        raise NotKnownError(f"there is no data file {key}")


def run(body: str, dialect: str = "jekyll", body_format: str = "markdown", **given: Any) -> str:
    return run_and_report(body, dialect, body_format, **given)[0]


def run_and_report(
    body: str,
    dialect: str = "jekyll",
    body_format: str = "markdown",
    *,
    trusted: bool = True,
    page: Mapping[str, object] = PAGE,
    own: Mapping[str, str | None] | None = None,
) -> tuple[str, list[str]]:
    """The body, and what was told with which line."""
    context = TagContext(
        dialect,
        BodyFormat(body_format),
        "/site/2020-01-02-a.md",
        1,
        FIELDS,
        values=Values(page, Files() if trusted else None),
        own_tags=own or {},
    )
    problems: list[Problem] = []
    expanded = run_statements(body, context, problems.append)
    expanded = expand_tags(expanded, context, problems.append)
    return expanded, [f"{each.line}: {each.message}" for each in problems]
