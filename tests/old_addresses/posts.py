"""Articles of generators, and their old homes, for tests of addresses."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import OriginalSite

