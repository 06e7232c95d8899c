"""Bundles: a folder of its own for a post and the files that go with it, where there are such."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from sphinx_newsfeed.file_policy import has_name_of_picture
from sphinx_newsfeed.generators import Generator
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.model.article import Article

#: The name of the post, perhaps with a language behind it.
_POST = "index"
#: How many files of a bundle, and how many entries of front matter about them, are looked at.
_MOST = 1000


def without_resources(
    files: Sequence[SourceFile], generator: Generator
) -> tuple[list[SourceFile], list[SourceFile]]:
    """The *files* that are posts, and those that belong to one: all others of its folder."""
    if not generator.bundles:
        return list(files), []
    bundles = {folder for file in files if (folder := _folder_of(file.name)) and _is_post(file)}
    posts: list[SourceFile] = []
    resources: list[SourceFile] = []
    for file in files:
        is_resource = bool(bundles) and not _is_post(file) and _lies_in(file, bundles)
        (resources if is_resource else posts).append(file)
    return posts, resources


def leading_picture(file: SourceFile, article: Article, generator: Generator) -> str:
    """The picture of the bundle that its generator shows before the post; empty for none."""
    if article.picture or not generator.bundle_pictures or not _is_post(file):
        return ""
    names = _pictures_in(file.path.parent)
    named = list(_named(article.extra.get("resources"), names))
    for patterns in generator.bundle_pictures:
        for name, picture in (*named, *((name, name) for name in names)):
            if any(fnmatchcase(name.lower(), pattern) for pattern in patterns):
                return picture
    return ""


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0]


def _is_post(file: SourceFile) -> bool:
    return file.name.rpartition("/")[2].partition(".")[0] == _POST


def _lies_in(file: SourceFile, bundles: set[str]) -> bool:
    folders = PurePosixPath(file.name).parents
    return any(str(folder) in bundles for folder in folders)


def _pictures_in(folder: Path) -> list[str]:
    """The names of the pictures in a folder, in one order."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - a path for each takes ten times as long
    except OSError:
        return []
    return [name for name in names[:_MOST] if _is_picture(name)]


def _is_picture(name: str) -> bool:
    return has_name_of_picture(name) and not name.startswith(".")


def _named(resources: object, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names that front matter gives to pictures, each with the file.

    What stands in ``src`` may be a glob.
    """
    for each in resources[:_MOST] if isinstance(resources, list) else ():
        source = each.get("src") if isinstance(each, Mapping) else None
        if not isinstance(source, str):
            continue
        found = next((name for name in names if fnmatchcase(name, source)), "")
        picture = found or (source if _is_picture(source) and "*" not in source else "")
        if picture:
            yield str(each.get("name") or picture.rpartition("/")[2]), picture
