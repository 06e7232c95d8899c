"""What template tags may put in: values of the article, of its project's configuration and data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class NotKnownError(Exception):
    """A value is asked for that cannot be had; the message says why, or nothing."""


class Project(Protocol):
    """The files of the old site's project that hold values; they are read when they are needed."""

    def configuration(self) -> Mapping[str, object]:
        """What the configuration of the generator says; :exc:`NotKnownError` without one."""

    def data(self) -> Mapping[str, object]:
        """What the data files hold, by their names; :exc:`NotKnownError` without any.

        Each is read when it is asked for; one that cannot be read raises the same.
        """


@dataclass(frozen=True, slots=True)
class Values:
    """What the tags of one article may ask for."""

    #: The keys of its front matter.
    page: Mapping[str, object] = field(default_factory=dict)
    #: ``None`` where the article is not trusted, or its project is not known.
    project: Project | None = None


def text_of(value: object) -> str | None:
    """A value as templates write it; ``None`` for a list, a mapping, or nothing."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else None


def value_at(values: Mapping[str, object], path: str, *, any_case: bool = False) -> object:
    """The value at names with dots between (``author.name``); ``None`` for none."""
    found: object = values
    for name in path.split("."):
        if isinstance(found, Mapping) and any_case and name not in found:
            folded = name.lower()
            name = next((key for key in found if str(key).lower() == folded), name)
        if not isinstance(found, Mapping) or name not in found:
            return None
        found = found[name]
    return found
