"""Where the articles of a name or date stand: on an archive page, or in a listing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_newsfeed.model.article import PATH_SIGN, fold_name, name_keys, path_key
from sphinx_newsfeed.pages.archives import Archive, ArchiveKind
from sphinx_newsfeed.pages.documents import PageOfListing


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


def reading_order(
    docname: str, *, pages: Mapping[str, PageOfListing], archives: Mapping[str, Archive]
) -> tuple[int, str, int]:
    """Archives come first, and the pages of a listing in the order of their numbers."""
    page = pages.get(docname) or PageOfListing(docname, 0, 1)
    archive = archives.get(page.first)
    rank = 2 if archive is None else int(archive.kind is ArchiveKind.ALL)
    return (rank, page.first, page.number)


def archive_of_all(archives: Iterable[Archive]) -> str:
    """The docname of the archive of all articles; empty where there is none."""
    return next((each.docname for each in archives if each.kind is ArchiveKind.ALL), "")


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
