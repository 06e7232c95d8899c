"""What is said of a selection that asks for what does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.selection import Selection, select
from sphinx_newsfeed.model.taxonomy import Taxonomy
from sphinx_newsfeed.suggestions import nearest


def unknown_names(catalogue: Catalogue, selection: Selection) -> Iterator[str]:
    """A message for each name that no article has, with those that are most like it."""
    for taxonomy in catalogue.taxonomies:
        for name in selection.names(taxonomy):
            if not catalogue.members(taxonomy.name, name):
                yield f":{taxonomy.name}: {unknown_name(catalogue, taxonomy, name)}"


def unknown_name(catalogue: Catalogue, taxonomy: Taxonomy, name: str) -> str:
    """What is said of a name that no article has."""
    known = nearest(name, catalogue.names(taxonomy))
    there_are = f"there are {', '.join(known)}" if known else "no article has any"
    return f"no article has {name!r}; {there_are}"


def unknown_year(catalogue: Catalogue, year: str) -> str:
    """What is said of a year in which no article appeared."""
    return f"no article is of {year!r}; there are {', '.join(catalogue.days)}"


def reasons_for_nothing(catalogue: Catalogue, selection: Selection) -> Iterator[str]:
    """Why *selection* is empty: a message for each option that alone selects nothing, else one."""
    if not len(catalogue):
        return
    found = False
    for name in ("docnames", "since", "until", "offset", "limit"):
        alone = replace(Selection(), **{name: getattr(selection, name)})
        if not select(catalogue, alone):
            found = True
            yield f"{_option(name)} selects none of the articles; {_what_exists(catalogue, name)}"
    if not found and not any(True for _ in unknown_names(catalogue, selection)):
        options = ", ".join(_option(name) for name in _given(selection))
        yield f"{options} together select none of the {len(catalogue)} articles"


def _given(selection: Selection) -> Iterator[str]:
    for field in fields(selection):
        if field.name == "terms":
            yield from dict(selection.terms)
        elif field.name != "sort" and getattr(selection, field.name) != field.default:
            yield field.name


def _option(name: str) -> str:
    return "the pattern of docnames" if name == "docnames" else f":{name}:"


def _what_exists(catalogue: Catalogue, name: str) -> str:
    articles = catalogue.articles
    if name in {"since", "until"}:
        return f"they are dated from {articles[-1].date:%Y-%m-%d} to {articles[0].date:%Y-%m-%d}"
    if name == "docnames":
        return f"their docnames are like {articles[0].docname}"
    return f"there are {len(articles)}"
