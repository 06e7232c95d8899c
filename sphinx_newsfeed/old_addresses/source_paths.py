"""Where the file of an article lies, as its generator sees it."""

from __future__ import annotations

import re

from sphinx_newsfeed.model.article import Article, Dialect
from sphinx_newsfeed.model.site import OriginalSite

#: A date before the rest of a file's name.
_DATED = re.compile(r"^(\d{4})-?(\d{1,2})-?(\d{1,2})(?:[-_. ]+(?=\S)|$)")
#: The code of a language before a file's suffix, and the generators that have it there.
_LANGUAGE = re.compile(r"(?<=.)\.[a-z]{2}(?:[-_][A-Za-z]{2,4})?$")
_WITH_LANGUAGE = frozenset({Dialect.HUGO, Dialect.ZOLA, Dialect.NIKOLA})
#: The folder of a project below which the path of a file is that of its address.
_CONTENT = {
    Dialect.HUGO: "content",
    Dialect.ZOLA: "content",
    Dialect.PELICAN: "content",
    Dialect.MKDOCS: "docs",
    Dialect.NIKOLA: "posts",
    Dialect.DOCUSAURUS: "blog",
}


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
    if site.dialect in _WITH_LANGUAGE:
        stem = _LANGUAGE.sub("", stem)
    if stem == "index" and len(parts) > 1:
        return parts[:-2], parts[-2]
    return parts[:-1], stem


def _parts_below_content(article: Article, site: OriginalSite) -> tuple[str, ...]:
    path, root = path_parts(article.path), path_parts(site.root)
    parts = path_parts(article.name) or path[-1:]
    if root and path[: len(root)] == root and len(path) > len(root):
        below = path[len(root) :]
        content = _CONTENT.get(site.dialect, "")
        parts = below[1:] if content == below[0] and len(below) > 1 else parts
        if site.dialect is Dialect.ABLOG:
            parts = below
    if "_posts" in parts[:-1]:
        parts = parts[parts.index("_posts") + 1 :]
    return parts
