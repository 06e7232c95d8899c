"""Hugo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sphinx_newsfeed.generators.address_words import first, path_words, section_slugs
from sphinx_newsfeed.generators.flavours import GITHUB, MarkdownSyntax
from sphinx_newsfeed.generators.generator import (
    Generator,
    Markdown,
    Project,
    TimeRules,
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
from sphinx_newsfeed.model.site import Section

_NAMES = ("hugo", "config")
_FILES = tuple(
    f"{folder}{name}.{suffix}"
    for name in _NAMES
    for suffix in ("toml", "yaml", "yml", "json")
    for folder in ("", "config/_default/")
)


def path(text: str) -> str:
    """*text* as ``urlize`` writes it.

    Source: Hugo documentation, function ``urls.URLize`` and setting ``disablePathToLower``.
    """
    return path_words(text)


def _sections(values: Values) -> Iterator[Section]:
    """The sections that have patterns; ``/`` is for what lies in none.

    Source: Hugo documentation, "Configure permalinks".
    """
    content = str(values.get("contentDir") or values.get("contentdir") or "content").strip("/")
    for section, pattern in _patterns(values.get("permalinks")):
        name = section.strip(" /")
        yield Section(f"{content}/{name}" if name else content, pattern, deep=bool(name))


def _patterns(found: object) -> Iterator[tuple[str, str]]:
    """Sections with their patterns, in the form of each release."""
    if isinstance(found, list):
        for each in found:
            target = each.get("target") if isinstance(each, Mapping) else None
            target = target if isinstance(target, Mapping) else {}
            pattern = each.get("pattern") if isinstance(each, Mapping) else None
            if isinstance(pattern, str) and target.get("kind", "page") in ("page", ""):
                yield _section_of(str(target.get("path", ""))), pattern
    if not isinstance(found, Mapping):
        return
    found = found.get("page", found) if isinstance(found.get("page"), Mapping) else found
    for section, pattern in found.items():
        if isinstance(pattern, str):
            yield str(section), pattern


def _section_of(target: str) -> str:
    """The section that a glob of paths such as ``/{posts,posts/**}`` is about."""
    return re.sub(r"[*{}].*$", "", target.replace("/{", "/", 1)).split(",")[0].strip("/")


def _permalink(values: Values) -> object:
    """A pattern of all posts: a text, as no release of Hugo has it but other programs do."""
    return values.get("permalinks")


def _taxonomies(values: Values) -> Iterator[tuple[str, str]]:
    """What articles are sorted by, each with its key, besides tags and categories.

    Source: Hugo documentation, "Configure taxonomies".
    """
    found = values.get("taxonomies")
    pairs = found.items() if isinstance(found, Mapping) else ()
    return (
        (str(name), str(key))
        for name, key in pairs
        if key not in ("tags", "categories", "") and isinstance(key, str)
    )


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
        "param": Single.PARAMETER,
        "ref": Single.REFERENCE,
        "relref": Single.REFERENCE,
        "toc": Single.NOTHING,
    },
    blocks={**THEME_BOXES, **THEME_QUOTATIONS, **HUGO_BLOCKS},
    code={**DIAGRAMS, "comment": Code.COMMENT, "script": Code.COMMENT, "highlight": Code.HIGHLIGHT},
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
        content=("contentDir", "contentdir"),
        sections=_sections,
        taxonomies=_taxonomies,
        # Source: Hugo documentation, "Configuration directory"; sites are built for production.
        parts=("config/_default", "config/production"),
        whole=frozenset(_NAMES),
        zone=("timeZone", "timezone", "TimeZone"),
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
    # Source: Hugo documentation, "Page bundles", "Leaf bundles".
    bundles=True,
    # Source: Hugo documentation, "Embedded partials", "Open Graph": in this order.
    bundle_pictures=(("*feature*",), ("*cover*", "*thumbnail*")),
    # Source: Hugo documentation, "Configure front matter", "Dates".
    live_keys=("publishdate", "pubdate", "published"),
    weight_pins=True,
    # Source: Hugo documentation, "Configure Hugo", ``timeZone``: it is for what names no offset.
    times=TimeRules(keeps_offsets=True),
    # Sources: Hugo documentation, "Attributes", "Configure markup", "Goldmark".
    markdown=Markdown(
        (Mark.BLOCK_ATTRIBUTES, Mark.CONTENTS, Mark.COMMENTED_MORE),
        syntax=GITHUB | {MarkdownSyntax.DEFINITION_LISTS, MarkdownSyntax.EMOJI},
    ),
    tags=_TAGS,
    content=("content",),
    language_in_name=True,
    # Source: Hugo documentation, "URL management"; setting ``disablePathToLower``.
    lower_addresses=True,
    permalinks=("/:sections/:slugorcontentbasename/",),
    placeholders={
        "title": lambda post: path(post.article.title),
        "slug": lambda post: path(post.own_name if post.is_named else post.article.title),
        "sectionslug": lambda post: first(tuple(section_slugs(post))),
        "sectionslugs": lambda post: "/".join(section_slugs(post)),
        "filename": lambda post: path(post.stem),
        "contentbasename": lambda post: path(post.stem),
        "slugorfilename": lambda post: path(post.own_name),
        "slugorcontentbasename": lambda post: path(post.own_name),
    },
    own_names=lambda article, short, stem: (stem, short),
    # Source: Hugo documentation, "Aliases".
    aliases_beside=True,
)
