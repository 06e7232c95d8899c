"""By what articles are sorted: categories, tags and authors, and what a project adds of its own.

A taxonomy is one record. Filters and groups of listings, archive pages, overviews, roles, feeds and
pieces beside pages all go by it, whoever declared it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sphinx_newsfeed.localization import message
from sphinx_newsfeed.model.names import fold_name, natural_key


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A property by which articles are filtered, grouped and referred to."""

    #: What conf.py, roles, options of directives, folders of pages and pieces beside pages call it.
    name: str
    #: The keys of front matter that hold its names; all of them add up.
    keys: tuple[str, ...]
    #: What it is called: of all its names, and of one.
    title: str
    label: str = ""
    #: The heading of the page of one name, with ``{name}``; empty for the label before the name.
    heading: str = ""
    #: The field of an article with its names; empty where they stand among its terms.
    field: str = ""
    #: The directive that gives an overview of it.
    directive: str = ""
    #: Whether a name may stand in another one.
    is_tree: bool = False
    #: Whether profiles tell of its names.
    has_profiles: bool = False
    #: Whether articles are grouped by it, and have pages for its names; else it is a filter alone.
    has_pages: bool = True
    #: How much more one of its names says of what an article is about; 0 for nothing.
    weight: float = 0

    @property
    def target(self) -> str:
        """What ``newsfeed_fields`` calls it."""
        return self.field or self.name

    @property
    def order(self) -> Callable[[str], Any]:
        """The key by which its names stand in order; those of a project may have numbers."""
        return natural_key if self.is_own else fold_name

    @property
    def is_own(self) -> bool:
        """Whether the project added it."""
        return not self.field


CATEGORY = Taxonomy(
    name="category",
    keys=("categories", "category"),
    title=message("Categories"),
    heading=message("Category: {name}"),
    field="categories",
    directive="newsfeed-categories",
    is_tree=True,
    weight=1.0,
)
TAG = Taxonomy(
    name="tag",
    keys=("tags", "tag"),
    title=message("Tags"),
    heading=message("Tag: {name}"),
    field="tags",
    directive="newsfeed-tags",
    # It says more than a category, which is wider.
    weight=1.5,
)
AUTHOR = Taxonomy(
    name="author",
    keys=("author", "authors"),
    title=message("Authors"),
    heading=message("News by {name}"),
    field="authors",
    directive="newsfeed-authors",
    has_profiles=True,
)
#: A filter alone: front matter gives an article one language, by keys of its own.
LANGUAGE = Taxonomy(name="language", keys=(), title="", field="language", has_pages=False)

#: Those that each project has.
BUILT_IN = (CATEGORY, TAG, AUTHOR, LANGUAGE)


def with_pages(taxonomies: Iterable[Taxonomy]) -> tuple[Taxonomy, ...]:
    """Those whose names have pages."""
    return tuple(each for each in taxonomies if each.has_pages)


def own_of(taxonomies: Iterable[Taxonomy]) -> tuple[Taxonomy, ...]:
    """Those that the project added."""
    return tuple(each for each in taxonomies if each.is_own)


def named(taxonomies: Iterable[Taxonomy], name: str) -> Taxonomy | None:
    """The one of that name; ``None`` where there is none."""
    return next((each for each in taxonomies if each.name == name), None)
