"""Where the articles of a name or date stand: on an archive page, or in a listing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sphinx_newsfeed.article import PATH_SIGN, fold_name, name_keys, path_key
from sphinx_newsfeed.pages.archives import Archive


class Place(NamedTuple):
    """Where the articles of a name or date stand."""

    #: ``category``, ``tag``, ``author`` or ``date``.
    objtype: str
    name: str
    title: str
    #: An id in the document; empty for all of it.
    anchor: str


#: Role and the form in which a name is compared → document and place.
PlaceMap = dict[tuple[str, str], tuple[str, Place]]


def archive_place(archive: Archive) -> Place:
    """An archive page as the place of the articles that it lists."""
    title = archive.short_title or archive.title
    return Place(archive.kind.objtype, archive.key, title, "")


def map_places(archives: Iterable[Archive], listed: Iterable[tuple[str, Place]]) -> PlaceMap:
    """All places by what they answer to; an archive page comes before a place in a listing.

    A category that stands in another one answers to its path, and to its own name alone where no
    other has that.
    """
    found: PlaceMap = {}
    listed = list(listed)
    archives = [archive for archive in archives if archive.key]
    for archive in archives:
        for name in (*name_keys(archive.key), path_key([archive.key])):
            key = (archive.kind.objtype, name)
            found.setdefault(key, (archive.docname, archive_place(archive)))
    for archive in archives:
        if archive.short_title:
            key = (archive.kind.objtype, fold_name(archive.short_title))
            found.setdefault(key, (archive.docname, archive_place(archive)))
    for docname, place in listed:
        for name in name_keys(place.name):
            found.setdefault((place.objtype, name), (docname, place))
    for docname, place in listed:
        if PATH_SIGN in place.name:
            name = fold_name(place.name.rpartition(PATH_SIGN)[2])
            found.setdefault((place.objtype, name), (docname, place))
    return found
