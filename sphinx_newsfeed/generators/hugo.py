"""Hugo."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_newsfeed.generators.address_words import path_words
from sphinx_newsfeed.generators.flavours import GITHUB, MarkdownSyntax
from sphinx_newsfeed.generators.generator import (
    Generator,
    Markdown,
    Project,
    Values,
    in_path,
    in_text,
)
from sphinx_newsfeed.generators.tags import (
    MEDIA_SHORTCODES,
    THEME_BOXES,
    THEME_QUOTATIONS,
    Code,
    Delimiters,
    Escape,
    Form,
    Mark,
    Single,
    Syntax,
    Tags,
)
from sphinx_newsfeed.generators.themes import DIAGRAMS, HUGO_BLOCKS, HUGO_SINGLE, HUGO_WRAPPERS

_FILES = tuple(
    f"{folder}{name}.{suffix}"
    for name in ("hugo", "config")
    for suffix in ("toml", "yaml", "yml", "json")
    for folder in ("", "config/_default/")
)


def path(text: str) -> str:
    """*text* as ``urlize`` writes it.

    Source: Hugo documentation, function ``urls.URLize`` and setting ``disablePathToLower``.
    """
    return path_words(text)


def _permalink(values: Values) -> object:
    """The pattern of posts; each section may have one."""
    found = values.get("permalinks")
    if not isinstance(found, Mapping):
        return found
    found = found.get("page", found) if isinstance(found.get("page"), Mapping) else found
    sections = [*(found.get(name) for name in ("posts", "post", "blog")), *found.values()]
    return next((each for each in sections if isinstance(each, str)), "")


#: Sources: Hugo documentation, "Shortcodes", and widespread themes.
_TAGS = Tags(
    Syntax(
        (Delimiters("{{<", ">}}"), Delimiters("{{%", "%}}")),
        Form.SHORTCODES,
        Escape.COMMENTED_SHORTCODES,
    ),
    single={
        **MEDIA_SHORTCODES,
        **HUGO_SINGLE,
        "figure": Single.FIGURE,
        "image": Single.FIGURE,
        "img": Single.FIGURE,
        "param": Single.PARAMETER,
        "ref": Single.REFERENCE,
        "relref": Single.REFERENCE,
        "toc": Single.NOTHING,
    },
    blocks={**THEME_BOXES, **THEME_QUOTATIONS, **HUGO_BLOCKS},
    code={**DIAGRAMS, "comment": Code.COMMENT, "highlight": Code.HIGHLIGHT},
    wrappers=HUGO_WRAPPERS,
    marks=(Mark.COLUMN_BREAKS,),
    # Source: Hugo documentation, "Param shortcode".
    parameters="params",
)

GENERATOR = Generator(
    name="hugo",
    title="Hugo",
    order=30,
    project=Project(
        _FILES,
        ("content", "post", "posts", "blog", "_posts"),
        telling=1,
        url=("baseURL", "baseUrl", "baseurl"),
        permalink=_permalink,
        static=("static", "assets"),
    ),
    signs=(
        in_path(r"/_index\.md$", 1),
        in_text(r"\A\s*\+\+\+\s*$", 2),
        in_text(r"^(?:linkTitle|lastmod|publishDate|isCJKLanguage)\s*[:=]", 2),
        in_text(r"^draft\s*[:=]", 1),
        in_text(r"\{\{[<%]\s*/?\w", 4),
        in_text(r"^<!--\s*more\s*-->", 1),
    ),
    # Source: Hugo documentation, "Configure front matter", "Dates".
    live_keys=("publishdate", "pubdate", "published"),
    weight_pins=True,
    # Sources: Hugo documentation, "Markdown attributes", "Configure markup", "Goldmark".
    markdown=Markdown(
        (Mark.HEADING_IDS, Mark.CONTENTS, Mark.COMMENTED_MORE),
        syntax=GITHUB | {MarkdownSyntax.DEFINITION_LISTS, MarkdownSyntax.EMOJI},
    ),
    tags=_TAGS,
    content=("content",),
    language_in_name=True,
    # Source: Hugo documentation, "URL management".
    permalinks=("/:sections/:slugorcontentbasename/",),
    placeholders={
        "title": lambda post: path(post.article.title),
        "slug": lambda post: path(post.own_name),
        "filename": lambda post: path(post.stem),
        "contentbasename": lambda post: path(post.stem),
        "slugorfilename": lambda post: path(post.own_name),
        "slugorcontentbasename": lambda post: path(post.own_name),
    },
    own_names=lambda article, short, stem: (stem, short),
    # Source: Hugo documentation, "Aliases".
    aliases_beside=True,
)
