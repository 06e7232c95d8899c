"""Nikola."""

from __future__ import annotations

from sphinx_newsfeed.generators.flavours import PYTHON_MARKDOWN
from sphinx_newsfeed.generators.generator import Generator, Markdown, Project, TimeRules, in_text
from sphinx_newsfeed.generators.rst_markup import RstDirective, RstRole
from sphinx_newsfeed.generators.tags import (
    MEDIA_SHORTCODES,
    Delimiters,
    Escape,
    Form,
    Mark,
    Single,
    Syntax,
    Tags,
)
from sphinx_newsfeed.model.article import BodyFormat

GENERATOR = Generator(
    name="nikola",
    title="Nikola",
    order=60,
    project=Project(
        ("conf.py",),
        mark="POSTS =",
        telling=3,
        url=("SITE_URL", "BASE_URL"),
        zone=("TIMEZONE",),
        static=("files", ""),
    ),
    signs=(
        in_text(r"^\.\. (?:title|slug|date):|^<!--\s*\n\.\. title:", 6),
        in_text(r"^\.\. TEASER_END|^link://|\{\{% \w", 2),
    ),
    needs_front_matter=False,
    pages_folder="pages",
    tag_separator=r"[,，]",
    # Source: Nikola handbook, "Categories".
    category_slashes=True,
    title_from_heading=True,
    # Source: Nikola handbook, "Metadata fields", ``date``.
    times=TimeRules(keeps_offsets=True),
    # Source: Nikola handbook, "Metadata fields", ``status``.
    hiding_words=frozenset({"draft"}),
    unlisting_words=frozenset({"private"}),
    pinning_words=frozenset({"featured"}),
    # Source: Nikola handbook, "Reading and writing posts".
    formats={".txt": BodyFormat.RST},
    markdown=Markdown(
        (Mark.ATTRIBUTE_LISTS, Mark.CONTENTS, Mark.COMMENTED_MORE), syntax=PYTHON_MARKDOWN
    ),
    # Source: Nikola handbook, "Extra reStructuredText directives".
    rst_directives={
        "class": RstDirective.CLASS,
        "gist": RstDirective.GIST,
        "listing": RstDirective.LISTING,
        "media": RstDirective.MEDIA,
        "post-list": RstDirective.POSTS,
        "slides": RstDirective.SLIDES,
        "soundcloud": RstDirective.SOUNDCLOUD,
        "thumbnail": RstDirective.THUMBNAIL,
        "vimeo": RstDirective.VIMEO,
        "youtube": RstDirective.YOUTUBE,
    },
    rst_roles={"doc": RstRole.POST},
    # Source: Nikola documentation, "Shortcodes".
    tags=Tags(
        Syntax((Delimiters("{{%", "%}}"),), Form.SHORTCODES, Escape.RAW_SHORTCODES),
        single={
            **MEDIA_SHORTCODES,
            "media": Single.VIDEO,
            **dict.fromkeys(("listing", "post-list"), Single.LEFT_OUT),
        },
        # The text between the tag and its end stays below the picture.
        wrappers={"thumbnail": Single.THUMBNAIL},
    ),
    # Source: Nikola handbook, "Teasers".
    excerpt_ends=(r"teaser_end(?:\s*:.*)?",),
    content=("posts",),
    language_in_name=True,
    # It writes either form, as it is configured.
    permalinks=("/posts/:folders/:slug/", "/posts/:folders/:slug.html"),
    # Source: Nikola documentation, "Path handlers".
    scheme="link",
    scheme_posts=frozenset({"slug"}),
    scheme_files=frozenset({"filename"}),
)
