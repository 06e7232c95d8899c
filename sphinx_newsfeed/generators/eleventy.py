"""Eleventy, with posts in Markdown or HTML.

Its configuration and its data files are programs as often as not. Nothing of them is run: what they
compute, a permalink for all posts of a folder above all, is not known here.
"""

from __future__ import annotations

import re
from datetime import UTC

from sphinx_newsfeed.generators.generator import (
    Generator,
    Markdown,
    Post,
    Project,
    TimeRules,
    in_text,
)
from sphinx_newsfeed.generators.tags import (
    LIQUID_CODE,
    MEDIA,
    NUNJUCKS,
    Single,
    Tags,
)
from sphinx_newsfeed.generators.themes import DIAGRAMS
from sphinx_newsfeed.slugs import make_slug

#: ``{{ page.date | date: "%Y" }}``: a name, and perhaps one filter with one argument.
_EXPRESSION = re.compile(
    r"""\{\{-?\s*+(?P<name>[\w.]++)\s*+
        (?:\|\s*+(?P<filter>\w++)\s*+(?:[:(]\s*+["'](?P<argument>[^"'{}]*+)["']\s*+\)?\s*+)?)?
        -?\}\}""",
    re.VERBOSE,
)
#: What a value in a permalink is as a placeholder, by its name and the filter behind it.
_PLACEHOLDERS = {
    ("page.fileSlug", ""): "{file_slug}",
    ("page.filePathStem", ""): "{file_path_stem}",
    ("slug", ""): "{slug}",
    ("title", "slug"): "{title_slug}",
    ("title", "slugify"): "{title_slug}",
}
_SLUG_FILTERS = frozenset({"slug", "slugify"})


def _read_pattern(permalink: str) -> str:
    """The pattern that a permalink in a template language is; empty where it cannot be known."""
    pattern = _EXPRESSION.sub(_placeholder, permalink)
    if "{{" in pattern or "{%" in pattern:
        return ""
    return pattern.removesuffix("index.html") if pattern.endswith("/index.html") else pattern


def _placeholder(found: re.Match[str]) -> str:
    name, applied, argument = found["name"], found["filter"] or "", found["argument"]
    if name == "page.date" and applied == "date" and argument:
        return f"{{date:{argument}}}"
    if name.startswith("page.") and applied in _SLUG_FILTERS:
        applied = ""
    return _PLACEHOLDERS.get((name, applied), found[0])


def _route(post: Post) -> str:
    """The path of the file; a name that says the folder's again is left out.

    Source: Eleventy documentation, "Permalinks", "Default output".
    """
    is_twice = post.folders[-1:] == (post.stem,)
    return "/".join(post.folders if is_twice else (*post.folders, post.stem))


def _data_files(folders: tuple[str, ...], stem: str) -> tuple[str, ...]:
    """Those of each folder, then that of the post; of two the more special comes last.

    Source: Eleventy documentation, "Template and directory data files".
    """
    folders_and_names = [
        ("/".join(folders[:depth]), folders[depth - 1]) for depth in range(1, len(folders) + 1)
    ]
    folders_and_names.append(("/".join(folders), stem))
    return tuple(
        f"{folder}/{name}{suffix}" if folder else f"{name}{suffix}"
        for folder, name in folders_and_names
        for suffix in (".json", ".11tydata.json")
    )


GENERATOR = Generator(
    name="eleventy",
    title="Eleventy",
    order=100,
    project=Project(
        (".eleventy.js", *(f"eleventy.config.{suffix}" for suffix in ("js", "mjs", "cjs"))),
        base=("pathPrefix",),
        # What is copied is configured by calls; these are the folders that most of them name.
        static=("public", "static", "src", "content", ""),
    ),
    signs=(
        in_text(r"^layout:[ \t]*+\S+\.(?:njk|liquid|webc|11ty\.\w+)\b", 6),
        in_text(r"^(?:eleventy[A-Z]\w+|templateEngineOverride):", 4),
        in_text(r"^date:[ \t]*+['\"]?(?:git )?(?:Last Modified|Created)\b", 4),
        in_text(r"\{\{-?\s*(?:page\.(?:fileSlug|filePathStem|inputPath)|collections\.)", 4),
        in_text(
            r"^tags:[ \t]*+(?:\[\s*+|\n[ \t]*+-[ \t]*+)?['\"]?posts?['\"]?[ \t]*+(?:[,\]]|$)", 3
        ),
    ),
    needs_front_matter=False,
    # Source: Eleventy documentation, "Template languages".
    unread_suffixes=frozenset({".ejs", ".haml", ".hbs", ".liquid", ".mustache", ".njk", ".webc"}),
    data_files=_data_files,
    gathered_data=frozenset({"tags"}),
    # They make the collections of which listings are made. Sources: Eleventy documentation,
    # "Collections"; its starter project for blogs.
    ignored_tags=frozenset({"all", "nav", "post", "posts"}),
    # Source: Eleventy documentation, "Content dates".
    times=TimeRules(naive=UTC),
    date_words=frozenset({"created", "last modified", "git created", "git last modified"}),
    # Source: Eleventy documentation, "Permalinks", "Skip writing to the file system".
    hidden_when={"permalink": False},
    # Source: Eleventy documentation, "Collections", "Exclude content from collections".
    unlisted_when={"eleventyexcludefromcollections": True},
    # It is markdown-it. Source: Eleventy documentation, "Markdown".
    markdown=Markdown(),
    # Liquid, unless Nunjucks is configured: what of both is in posts looks the same. Sources:
    # Eleventy documentation, "Markdown", "Filters"; its plugin for the highlighting of code.
    tags=Tags(
        NUNJUCKS,
        single={
            **MEDIA,
            **dict.fromkeys(("image", "img", "picture"), Single.COMMA_PICTURE),
            "toc": Single.NOTHING,
        },
        code={**LIQUID_CODE, **DIAGRAMS},
        filters={"url": "relative_url", "htmlBaseUrl": "relative_url"},
        field_prefixes=("page.", ""),
        # Source: Eleventy documentation, "Global data files".
        data_folders=("_data", "src/_data", "content/_data"),
    ),
    # Source: Eleventy documentation, "Overriding the template language".
    verbatim_when={"templateEngineOverride": "md"},
    content=("content", "src", ""),
    # The path keeps a date in the file's name; a permalink of ``fileSlug`` does not.
    permalinks=("/{route}/", "/{file_path_stem}/"),
    read_pattern=_read_pattern,
    placeholders={
        "file_path_stem": lambda post: "/".join((*post.folders, post.short)),
        "file_slug": lambda post: post.short,
        "route": _route,
        "title_slug": lambda post: make_slug(post.article.title),
    },
)
