"""Which files of a source are pages of its old site, and no posts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from sphinx_newsfeed.generators import Generator, generator_of
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.model.site import OriginalSite

#: How the name of a dated file begins.
_DATED = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-")
#: The name of a file that describes a folder.
_ABOUT_FOLDER = "_index"
#: That of a page which lists what lies in its folder, where it is no post's own folder.
_INDEX = "index"
#: Layouts, and types, of pages that themes fill with lists. Sources: the documentation of the
#: themes Minimal Mistakes, Chirpy and NexT on pages for archives, categories, tags and the search.
_LIST_LAYOUTS = frozenset(
    (
        *("404", "archive", "archives", "categories", "category", "home", "index"),
        *("page", "search", "tag", "tags"),
    )
)


def posts_among(
    files: Sequence[SourceFile], site: OriginalSite
) -> tuple[list[SourceFile], list[SourceFile]]:
    """The files that are posts, and the others.

    Where the generator has a folder for them, those in it, and dated ones in folders that the
    site's configuration names.
    """
    generator = generator_of(site.dialect)
    folders = {generator.posts_folder, generator.drafts_folder} - {""}
    dated = [Path(site.root, folder) for folder in site.dated_folders]

    def is_post(file: SourceFile) -> bool:
        return bool(folders & set(_folders_of(file))) or (
            bool(_DATED.match(file.path.name)) and any(map(file.path.is_relative_to, dated))
        )

    posts = [file for file in files if is_post(file)] if folders else []
    if not posts:
        return list(files), []
    taken = {file.path for file in posts}
    return posts, [file for file in files if file.path not in taken]


def is_page(file: SourceFile, generator: Generator) -> bool:
    """Whether the generator makes a page of the file that is no post, whatever it holds."""
    return _stem_of(file) == _ABOUT_FOLDER or generator.pages_folder in _folders_of(file)


def is_list(file: SourceFile, generator: Generator) -> bool:
    """Whether the file, which has no date, is a page by its place: a list of posts, or another."""
    is_index = _stem_of(file) == _INDEX and not _folders_of(file)
    # Where any file has a date, that of a post may be such an index, too.
    if is_index and not generator.dates_from_files:
        return True
    posts = generator.posts_within
    return bool(posts) and posts not in file.path.parts[:-1]


def has_layout_of_list(fields: Mapping[str, object]) -> bool:
    """Whether front matter without a date asks for the layout of a page that lists posts."""
    named = (fields.get(key) for key in ("layout", "type"))
    return any(isinstance(each, str) and each.strip().lower() in _LIST_LAYOUTS for each in named)


def _folders_of(file: SourceFile) -> tuple[str, ...]:
    return PurePosixPath(file.name).parts[:-1]


def _stem_of(file: SourceFile) -> str:
    return PurePosixPath(file.name).stem.partition(".")[0]
