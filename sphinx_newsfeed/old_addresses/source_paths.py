"""Where the file of an article lies, as its generator sees it."""

from __future__ import annotations

import re

from sphinx_newsfeed.generators import GENERATORS, generator_of
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import OriginalSite, Section

#: A date before the rest of a file's name.
_DATED = re.compile(r"^(\d{4})-?(\d{1,2})-?(\d{1,2})(?:[-_. ]+(?=\S)|$)")
#: The code of a language before a file's suffix.
_LANGUAGE = re.compile(r"(?<=.)\.[a-z]{2}(?:[-_][A-Za-z]{2,4})?$")
#: Folders whose path is no part of an address.
_POSTS_FOLDERS = tuple(dict.fromkeys(each.posts_folder for each in GENERATORS if each.posts_folder))


def dateless(stem: str) -> str:
    """The name of a file without the date before it."""
    return _DATED.sub("", stem) or stem


def path_parts(path: str) -> tuple[str, ...]:
    """The folders and the name in a path of any system; :mod:`pathlib` takes four times as long."""
    return tuple(part for part in path.replace("\\", "/").split("/") if part)


def stem_of(name: str) -> str:
    """The name of a file without its suffix."""
    stem, dot, suffix = name.rpartition(".")
    return stem if stem and dot and suffix else name


def file_below_content(article: Article, site: OriginalSite) -> tuple[tuple[str, ...], str]:
    """The folders of the article's file, and its name without suffix and language."""
    parts = _parts_below_content(article, site)
    stem = stem_of(parts[-1])
    if generator_of(site.dialect).language_in_name:
        stem = _LANGUAGE.sub("", stem)
    if stem == "index" and len(parts) > 1:
        return parts[:-2], parts[-2]
    return parts[:-1], stem


def section_of(article: Article, site: OriginalSite) -> Section | None:
    """The section of the site in which the article lies, of those with a pattern of their own."""
    path = _path_below_root(article, site) if site.sections else ()
    for section in site.sections:
        folder = path_parts(section.folder)
        rest = path[len(folder) :]
        is_inside = path[: len(folder)] == folder and bool(rest)
        if is_inside and (section.deep or not rest[:-1] or _is_bundle(rest)):
            return section
    return None


def _is_bundle(parts: tuple[str, ...]) -> bool:
    return len(parts) == 2 and stem_of(parts[-1]).partition(".")[0] == "index"


def _path_below_root(article: Article, site: OriginalSite) -> tuple[str, ...]:
    """The path of the article in the project of its generator; empty where that is not known."""
    path, root = path_parts(article.path), path_parts(site.root)
    is_below = bool(root) and path[: len(root)] == root
    return path[len(root) :] if is_below else ()


def _parts_below_content(article: Article, site: OriginalSite) -> tuple[str, ...]:
    parts = path_parts(article.name) or path_parts(article.path)[-1:]
    path = _path_below_root(article, site)
    section = section_of(article, site)
    if section and section.collection:
        return path[len(path_parts(section.folder)) :]
    parts = _below_content(path, _content_of(site)) or parts
    return below_posts_folder(parts)


def _content_of(site: OriginalSite) -> tuple[str, ...]:
    return (site.content,) if site.content else generator_of(site.dialect).content


def _below_content(path: tuple[str, ...], folders: tuple[str, ...]) -> tuple[str, ...]:
    """What of a *path* in the project lies below one of *folders*; empty for nothing."""
    for content in map(path_parts, folders):
        if path[: len(content)] == content and len(path) > len(content):
            return path[len(content) :]
    return ()


def below_posts_folder(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a path below the folder that a generator has for posts; all where it is none."""
    folder = next((each for each in _POSTS_FOLDERS if each in parts[:-1]), None)
    return parts if folder is None else parts[parts.index(folder) + 1 :]


def is_in_posts_folder(article: Article) -> bool:
    """Whether the article lies in a folder that holds nothing but posts."""
    return any(each in path_parts(article.path)[:-1] for each in _POSTS_FOLDERS)
