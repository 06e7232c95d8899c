"""What templates of Liquid know from the start: ``page``, ``site``, and what the record says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import PurePath

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.model.values import NotKnownError
from sphinx_newsfeed.template_tags.context import TagContext


class _Page(Mapping[str, object]):
    """The article, of which some is known to the generator alone; asking for that says so."""

    def __init__(self, values: Mapping[str, object], unknown: Set[str]) -> None:
        self._values = values
        self._unknown = unknown

    def __getitem__(self, key: str) -> object:
        if key not in self._values and key in self._unknown:
            raise NotKnownError
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def names_of(context: TagContext) -> Mapping[str, object]:
    """What templates of an article know from the start."""
    page = {**_given(context), **context.values.page, **_dated(context)}
    tags = generator_of(context.dialect).tags
    return {
        **(tags.constants if tags else {}),
        "page": _Page(page, tags.unknown_fields if tags else frozenset()),
        "site": _Site(context),
    }


def _given(context: TagContext) -> dict[str, object]:
    """What each article has, whether its front matter says it or not."""
    name = PurePath(context.path).name
    return {"name": name, "slug": PurePath(name).stem, **context.fields}


def _dated(context: TagContext) -> dict[str, object]:
    """The date with its zone, which front matter may leave out."""
    return {"date": context.fields["date"]} if context.fields.get("date") else {}


class _Site(Mapping[str, object]):
    """The configuration, with ``data`` for the files of data."""

    def __init__(self, context: TagContext) -> None:
        tags = generator_of(context.dialect).tags
        self._unknown = tags.unknown_names if tags else frozenset()
        self._project = context.values.project
        hosts = context.site.hosts if self._project else ()
        # Articles have another address now; a link to an old host leads to them all the same.
        self._bases = {"baseurl": "", "url": f"https://{hosts[0]}" if hosts else ""}

    def __getitem__(self, key: str) -> object:
        if key in self._bases:
            return self._bases[key]
        if self._project is None or key in self._unknown:
            raise NotKnownError
        if key == "data":
            return self._project.data()
        configuration = self._project.configuration()
        collections = configuration.get("collections")
        if key not in configuration and isinstance(collections, Mapping | list):
            self._refuse_collection(key, collections)
        return configuration[key]

    @staticmethod
    def _refuse_collection(key: str, collections: Mapping[str, object] | list[object]) -> None:
        if key in collections:
            raise NotKnownError

    def __iter__(self) -> Iterator[str]:
        raise NotKnownError

    def __len__(self) -> int:
        raise NotKnownError
