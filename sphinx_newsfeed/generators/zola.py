"""Zola."""

from __future__ import annotations

import re

from sphinx_newsfeed.generators.generator import Generator, Markdown, Project, in_path, in_text
from sphinx_newsfeed.generators.tags import (
    MEDIA_SHORTCODES,
    THEME_BOXES,
    THEME_QUOTATIONS,
    Block,
    Delimiters,
    Escape,
    Form,
    Mark,
    Single,
    Syntax,
    Tags,
)
from sphinx_newsfeed.generators.themes import DIAGRAMS
from sphinx_newsfeed.slugs import make_slug


def slug(text: str) -> str:
    """*text* in ASCII letters and digits with hyphens.

    Source: Zola documentation, "Configuration", ``slugify.paths = "on"``.
    """
    words = re.sub(r"[\W_]+", " ", text).strip()
    return make_slug(words) if words else ""


#: Sources: Zola documentation, "Shortcodes", and widespread themes.
_TAGS = Tags(
    Syntax(
        (Delimiters("{{", "}}"), Delimiters("{%", "%}")),
        Form.CALLS,
        Escape.COMMENTED_CALLS,
    ),
    single={
        **MEDIA_SHORTCODES,
        "figure": Single.FIGURE,
        "image": Single.FIGURE,
        "img": Single.FIGURE,
        "iframe": Single.FRAME,
        **dict.fromkeys(("icon", "toc"), Single.NOTHING),
        "resize_image": Single.FIGURE,
        # Its pictures are those beside the page.
        "gallery": Single.LEFT_OUT,
    },
    blocks={
        **THEME_BOXES,
        **THEME_QUOTATIONS,
        "detail": Block.FOLDED,
        "details": Block.FOLDED,
        **dict.fromkeys(("katex", "math"), Block.FORMULA),
    },
    code=DIAGRAMS,
)

GENERATOR = Generator(
    name="zola",
    title="Zola",
    order=40,
    project=Project(
        ("zola.toml", "config.toml"),
        ("content",),
        mark="base_url",
        telling=2,
        url=("base_url",),
        static=("static", "content"),
    ),
    signs=(
        in_path(r"/_index\.md$", 1),
        in_text(r"\A\s*\+\+\+\s*$", 2),
        in_text(r"^\[taxonomies\]|^\[extra\]|\]\(@/", 4),
    ),
    # Source: Zola documentation, "Heading id generation".
    markdown=Markdown((Mark.HEADING_IDS, Mark.CONTENTS, Mark.COMMENTED_MORE)),
    tags=_TAGS,
    # Source: Zola documentation, "Overview", "Asset colocation"; themes look for these pictures.
    bundles=True,
    bundle_pictures=(("feature*",), ("cover*", "thumbnail*")),
    content=("content",),
    language_in_name=True,
    # Source: Zola documentation, "Page".
    permalinks=("/:sections/:slug/",),
    # Source: Zola documentation, "Page", "Front matter", ``path``, and the addresses that it makes.
    addresses_are_folders=True,
    placeholders={"sections": lambda post: "/".join(map(slug, post.folders))},
    own_names=lambda article, short, stem: (slug(short),),
    # Source: Zola documentation, "Internal links".
    file_marks=("@/",),
)
