"""Astro, with posts in a content collection or among its pages."""

from __future__ import annotations

import re
from datetime import UTC

from sphinx_newsfeed.generators.flavours import GITHUB
from sphinx_newsfeed.generators.generator import (
    Generator,
    Markdown,
    Post,
    Project,
    TimeRules,
    in_path,
    in_text,
)
from sphinx_newsfeed.generators.tags import Mark


def slug(text: str) -> str:
    """*text* in lower case: signs go, a blank is a hyphen.

    Source: github-slugger, README, by which the ids of entries are made.
    """
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def _route(post: Post) -> str:
    """The collection and the path of the file in it; a slug that somebody named is all of that.

    Source: Astro documentation, "Content collections", "Routing".
    """
    folders = post.folders or ("blog",)
    return "/".join((*(folders[:1] if post.is_named else map(slug, folders)), post.own_name))


GENERATOR = Generator(
    name="astro",
    title="Astro",
    order=110,
    project=Project(
        tuple(f"astro.config.{suffix}" for suffix in ("mjs", "ts", "js", "mts", "cjs")),
        url=("site",),
        base=("base",),
        static=("public", "src/assets"),
    ),
    signs=(
        in_path(r"/src/content/[^/]+/", 5),
        in_text(r"^layout:[ \t]*+['\"]?\S+\.astro\b", 6),
        in_text(r"^(?:heroImage|updatedDate|pubDatetime|modDatetime):", 4),
        in_text(r"^pubDate:", 3),
    ),
    # Markdoc.
    unread_suffixes=frozenset({".mdoc"}),
    # The keys of its starter project for blogs, and of a widespread theme; whoever makes a
    # collection may choose others.
    keys={
        "date": ("pubdate", "pubdatetime"),
        "updated": ("updateddate", "moddatetime"),
        "picture": ("heroimage", "ogimage"),
        "link": ("canonicalurl",),
        "pinned": ("featured",),
    },
    # Dates in YAML that name no zone.
    times=TimeRules(naive=UTC),
    # GitHub's flavour; its SmartyPants is what Sphinx does by itself. Source: Astro documentation,
    # "Configuration reference", ``markdown.gfm``, ``markdown.smartypants``.
    # Source: Starlight documentation, "Asides".
    markdown=Markdown((Mark.COMMENTED_MORE,), colon_boxes=True, syntax=GITHUB),
    # Sources: Astro documentation, "Project structure", "Pages"; newer projects may have a
    # collection in any folder of ``src``.
    content=("src/content", "src/pages", "src/data", "src"),
    permalinks=("/{route}/",),
    placeholders={"route": _route},
    own_names=lambda article, short, stem: (slug(stem),),
    slugs_below="/blog/",
)
