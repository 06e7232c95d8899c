"""Markdown as generators render it: rules for markdown-it besides those of its own.

Each module holds the rules of one piece of syntax; :func:`apply_flavour` adds what a flavour has.
"""

from sphinx_newsfeed.markdown.alerts import ALERT
from sphinx_newsfeed.markdown.flavour import apply_flavour

__all__ = ["ALERT", "apply_flavour"]
