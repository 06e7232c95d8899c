"""What files of old sites tell of authors, as one build knows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field

from sphinx_newsfeed.loading import ToldAuthor


@dataclass(frozen=True, slots=True)
class ToldAuthors:
    """The authors of whom files of old sites tell, and the settings do not, by their keys."""

    authors: Mapping[str, ToldAuthor] = field(default_factory=dict)
    #: The addresses of their pictures as Sphinx knows them; empty where one is missing.
    avatars: Mapping[str, str] = field(default_factory=dict)

    def shown_of(self, names: Iterable[str]) -> list[list[str]]:
        """What is shown of those among *names*, for comparison with the last build."""
        known = [(name, self.authors[name]) for name in names if name in self.authors]
        return [[name, *astuple(told.author), self.avatars.get(name, "")] for name, told in known]
