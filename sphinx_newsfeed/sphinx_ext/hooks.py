"""The former place of :mod:`sphinx_newsfeed.hooks`, for one release."""

from __future__ import annotations

import warnings

from sphinx_newsfeed.hooks import BODY_PARSED, add_html_handler

__all__ = ["BODY_PARSED", "add_html_handler"]

warnings.warn(
    "import from sphinx_newsfeed.hooks; this module goes with version 0.3",
    DeprecationWarning,
    stacklevel=2,
)
