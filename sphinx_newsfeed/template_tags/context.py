"""What is known of a body besides its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.values import Values


@dataclass(frozen=True, slots=True)
class TagContext:
    """Where a body stands, and what its tags may ask for."""

    #: Says which tags are live.
    dialect: str
    #: The markup that tags become.
    body_format: BodyFormat
    #: The article's file, as an absolute path.
    path: str
    #: The line of the file on which the body's first line stands, counted from 1.
    line: int
    #: What ``page.<name>`` means, by name (``title``, ``date``), as plain text; may be empty.
    fields: Mapping[str, str] = field(default_factory=dict)
    #: Whether directives of MyST act in it.
    trusted: bool = True
    #: The old home of the article.
    site: OriginalSite = field(default_factory=lambda: OriginalSite(""))
    #: What its front matter holds, and what tags may put in besides.
    values: Values = field(default_factory=Values)
    #: Tags of the project: a template by the name of each, ``None`` for one that is dropped.
    own_tags: Mapping[str, str | None] = field(default_factory=dict)
