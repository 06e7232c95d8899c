"""Where the articles of a name or date stand: on an archive page, or in a listing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.model.names import PATH_SIGN, fold_name, name_keys, path_key
from sphinx_newsfeed.model.taxonomy import BUILT_IN, with_pages
from sphinx_newsfeed.pages.archives import Archive
from sphinx_newsfeed.pages.documents import PageOfListing

#: What roles can name in each project.
OBJECT_TYPES = ("article", *(each.name for each in with_pages(BUILT_IN)), "date")


class Target(NamedTuple):
    """Where the articles of a name or date stand."""

    #: The name of a taxonomy, or ``date``.
    objtype: str
    name: str
    title: str
    #: An id in the document; empty for all of it.
    anchor: str


class OldPlace(NamedTuple):
    """What a label leads to that the extension set which came before."""

    #: The document; empty where this output, or this project, has none.
    docname: str
    anchor: str
    title: str
    #: How the reference is written here; empty where nothing stands for it.
    written: str


#: Role and the form in which a name is compared → document and target.
TargetMap = dict[tuple[str, str], tuple[str, Target]]


def archive_target(archive: Archive) -> Target:
    """An archive page as the target for the articles that it lists."""
    title = archive.short_title or archive.title
    return Target(archive.objtype, archive.key, title, "")


def reading_order(
    docname: str, *, pages: Mapping[str, PageOfListing], archives: Mapping[str, Archive]
) -> tuple[int, str, int]:
    """Archives come first, and the pages of a listing in the order of their numbers."""
    page = pages.get(docname) or PageOfListing(docname, 0, 1)
    archive = archives.get(page.first)
    rank = 2 if archive is None else int(archive.kind is ArchiveKind.ALL)
    return (rank, page.first, page.number)


def wanted_keys(objtype: str, name: str) -> Sequence[str]:
    """What a name or date in a reference may answer to, the best first.

    Numbers of months and days may be written without a zero. A date may stand in its month or year.
    """
    if objtype != "date":
        return name_keys(name)
    parts = [part.zfill(2) for part in name.strip().split("-")]
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def archive_of_all(archives: Iterable[Archive]) -> str:
    """The docname of the archive of all articles; empty where there is none."""
    return next((each.docname for each in archives if each.kind is ArchiveKind.ALL), "")


def map_targets(archives: Iterable[Archive], listed: Iterable[tuple[str, Target]]) -> TargetMap:
    """All targets by what they answer to; an archive page comes before a listing.

    A category that stands in another one answers to its path, and to its own name alone where no
    other has that.
    """
    found: TargetMap = {}
    listed = list(listed)
    archives = [archive for archive in archives if archive.key]
    for archive in archives:
        for name in (*name_keys(archive.key), path_key([archive.key])):
            key = (archive.objtype, name)
            found.setdefault(key, (archive.docname, archive_target(archive)))
    for archive in archives:
        # What it is called may be a translation.
        for name in filter(None, (archive.key.rpartition(PATH_SIGN)[2], archive.short_title)):
            key = (archive.objtype, fold_name(name))
            found.setdefault(key, (archive.docname, archive_target(archive)))
    for docname, target in listed:
        for name in name_keys(target.name):
            found.setdefault((target.objtype, name), (docname, target))
    for docname, target in listed:
        if PATH_SIGN in target.name:
            name = fold_name(target.name.rpartition(PATH_SIGN)[2])
            found.setdefault((target.objtype, name), (docname, target))
    return found
