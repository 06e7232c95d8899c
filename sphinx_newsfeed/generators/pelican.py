"""Pelican."""

from __future__ import annotations

import re

from sphinx_newsfeed.generators.address_words import first
from sphinx_newsfeed.generators.flavours import PYTHON_MARKDOWN
from sphinx_newsfeed.generators.generator import Generator, Markdown, Project, TimeRules, in_text
from sphinx_newsfeed.generators.rst_markup import RstDirective
from sphinx_newsfeed.generators.tags import Delimiters, Mark, Single, Syntax, Tags
from sphinx_newsfeed.model.article import Axis
from sphinx_newsfeed.slugs import make_slug

_COMMA_OR_SEMICOLON = r"[;,]"


def slug(text: str) -> str:
    """*text* in ASCII: signs go, blanks are hyphens, an underscore stays.

    Source: Pelican documentation, settings ``SLUG_REGEX_SUBSTITUTIONS`` and
    ``SLUGIFY_USE_UNICODE``.
    """
    parts = re.sub(r"[^\w\s-]", "", text).split("_")
    return "_".join(make_slug(part) if part.strip(" -") else "" for part in parts)


#: Its tags are a plugin's (``liquid_tags``), so what is unknown is likely to be text.
_TAGS = Tags(
    Syntax((Delimiters("{%", "%}"),)),
    single={
        "audio": Single.AUDIO,
        "gist": Single.GIST,
        "img": Single.PICTURE,
        "video": Single.VIDEO,
        "vimeo": Single.VIMEO,
        "youtube": Single.YOUTUBE,
    },
    warns=False,
)

GENERATOR = Generator(
    name="pelican",
    title="Pelican",
    order=50,
    project=Project(
        ("pelicanconf.py", "publishconf.py"),
        url=("SITEURL",),
        permalink=lambda values: values.get("ARTICLE_URL"),
        zone=("TIMEZONE",),
        # What is published has its own address. Source: Pelican documentation, "Publish your site".
        further=("publishconf.py",),
        static=("content",),
    ),
    signs=(
        in_text(
            r"\A\s*(?:Title|title|Date|date|Slug|slug|Category):[^\n]*\n(?!---)\w+:",
            2,
        ),
        in_text(r"^:(?:slug|summary|category|authors?|modified):|<meta\s+name=.?(?:slug|tags)", 4),
        in_text(r"\{(?:filename|static|attach|author|category|tag)\}|\|filename\|", 4),
    ),
    needs_front_matter=False,
    pages_folder="pages",
    # Source: Pelican documentation, "File metadata".
    tag_separator=_COMMA_OR_SEMICOLON,
    author_separator=_COMMA_OR_SEMICOLON,
    singular_separator=";",
    # The innermost folder. Source: Pelican documentation, ``USE_FOLDER_AS_CATEGORY``.
    categories_of_folders=lambda folders: ((folders[-1],),) if folders else (),
    title_from_heading=True,
    # Source: Pelican documentation, "Basic settings", ``TIMEZONE``.
    times=TimeRules(keeps_offsets=True),
    hiding_words=frozenset({"draft", "skip"}),
    unlisting_words=frozenset({"hidden"}),
    markdown=Markdown(
        (Mark.SUMMARY_BEGIN, Mark.ATTRIBUTE_LISTS, Mark.CONTENTS, Mark.COMMENTED_MORE),
        syntax=PYTHON_MARKDOWN,
    ),
    tags=_TAGS,
    # Those of docutils, and of its plugins for videos.
    rst_directives={
        "class": RstDirective.CLASS,
        "gist": RstDirective.GIST,
        "vimeo": RstDirective.VIMEO,
        "youtube": RstDirective.YOUTUBE,
    },
    # Those of its plugin ``summary``.
    excerpt_ends=("pelican_end_summary",),
    content=("content",),
    # Source: Pelican documentation, "URL settings".
    permalinks=("{slug}.html",),
    # Source: Pelican documentation, "URL settings".
    keys_are_placeholders=True,
    placeholders={"category": lambda post: slug(first(post.article.categories, "misc"))},
    own_names=lambda article, short, stem: (slug(article.title), slug(short)),
    translated_by_slug=True,
    # Source: Pelican documentation, "Linking to internal content".
    braced_files=frozenset({"filename", "static", "attach"}),
    braced_names={
        "author": Axis.AUTHOR,
        "authors": Axis.AUTHOR,
        "categories": Axis.CATEGORY,
        "category": Axis.CATEGORY,
        "tag": Axis.TAG,
        "tags": Axis.TAG,
    },
)
