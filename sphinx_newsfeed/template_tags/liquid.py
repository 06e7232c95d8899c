"""The way to what runs templates of Liquid, which is imported when a body needs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class TemplateError(Exception):
    """A template cannot be run; the message says why."""


class TooMuchError(TemplateError):
    """A template does, keeps or writes more than it may."""

    def __init__(self) -> None:
        super().__init__("they take too long, or make too much")


class Engine(Protocol):
    """Runs the templates of one body, one after the other; what one assigns the next ones know."""

    def run(self, source: str, tags: int = 1, **names: object) -> str:
        """What a template of so many tags writes, which knows *names* besides.

        Raises :exc:`TemplateError`, and :exc:`NotKnownError` where a value cannot be had.
        """

    def forget(self, name: str) -> None:
        """From here on the value of a name is one that cannot be had."""


def engine_for(names: Mapping[str, object]) -> Engine:
    """What runs templates that know *names* from the start."""
    # The library takes a tenth of a second to import, and most projects have no body for it.
    from sphinx_newsfeed.template_tags.liquid_engine import LiquidEngine

    return LiquidEngine(names)
