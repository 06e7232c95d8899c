"""Hexo."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import UTC, datetime, tzinfo

from sphinx_newsfeed.generators.flavours import GITHUB, MarkdownSyntax
from sphinx_newsfeed.generators.generator import (
    Generator,
    Markdown,
    Post,
    Project,
    TimeRules,
    in_path,
    in_text,
)
from sphinx_newsfeed.generators.tags import (
    LIQUID_CODE,
    MEDIA,
    NUNJUCKS,
    Block,
    Code,
    Mark,
    Single,
    Tags,
)
from sphinx_newsfeed.generators.themes import DIAGRAMS, HEXO_BOXES, HEXO_SINGLE, HEXO_WRAPPERS

#: Signs that are replaced by a hyphen.
_SPECIAL = re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")
_CONTROL = re.compile(r"[\x00-\x1f]")


def slug(text: str) -> str:
    """*text* as ``slugize`` writes it: case stays, letters with marks lose them.

    Source: hexo-util, README, ``slugize``.
    """
    plain = "".join(map(_without_mark, _CONTROL.sub("", text)))
    return _SPECIAL.sub("-", plain).strip("-")


def _without_mark(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


def _clock_of_utc(time: datetime, zone: tzinfo) -> datetime:
    """A time that YAML knows is what the clock of UTC shows then, as a time of the site's zone.

    So ``2024-05-01T23:30:00+08:00`` is shown as 15:30. Source: Hexo's issue 4548.
    """
    return (time.astimezone(UTC) if time.tzinfo else time).replace(tzinfo=zone)


def _title(post: Post) -> str:
    return "/".join((*post.folders, post.own_name))


def _category(post: Post) -> str:
    """The last category with those above it. Source: Hexo documentation, "Permalinks"."""
    paths = post.article.category_paths
    return "/".join(map(slug, paths[-1])) if paths else "uncategorized"


def _hash(post: Post) -> str:
    """Source: Hexo documentation, "Permalinks", ``:hash``: of the file's name and the date."""
    words = f"{_title(post)}{int(post.article.date.timestamp())}"
    return hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest()[:12]


#: Sources: Hexo documentation, "Tag Plugins", "Asset Folders", and themes (NexT, Butterfly).
_TAGS = Tags(
    NUNJUCKS,
    single={
        **MEDIA,
        **HEXO_SINGLE,
        "asset_image": Single.ASSET_PICTURE,
        "asset_img": Single.ASSET_PICTURE,
        "asset_link": Single.ASSET_LINK,
        "asset_path": Single.ASSET_ADDRESS,
        "iframe": Single.FRAME,
        "image": Single.PICTURE,
        "img": Single.PICTURE,
        "link": Single.LINK,
        "post_link": Single.POST_LINK,
        "post_path": Single.POST_ADDRESS,
        "toc": Single.NOTHING,
    },
    blocks={
        "blockquote": Block.QUOTATION,
        "centerquote": Block.PULL_QUOTE,
        "cq": Block.PULL_QUOTE,
        **HEXO_BOXES,
        "pullquote": Block.PULL_QUOTE,
        "quote": Block.QUOTATION,
    },
    code={
        **LIQUID_CODE,
        **DIAGRAMS,
        "code": Code.CODE_BLOCK,
        "codeblock": Code.CODE_BLOCK,
    },
    wrappers=HEXO_WRAPPERS,
    marks=(Mark.TAB_TITLES,),
    # Sources: Hexo documentation, "Variables", "Data Files".
    configuration_prefix="config.",
    data_prefix="site.data.",
    data_folders=("source/_data",),
)

GENERATOR = Generator(
    name="hexo",
    title="Hexo",
    order=10,
    project=Project(
        ("_config.yml", "_config.yaml"),
        ("source",),
        mark="permalink",
        telling=0,
        url=("url",),
        base=("root",),
        permalink=lambda values: values.get("permalink"),
        # Source: Hexo documentation, "Permalinks", "Default values".
        pattern_defaults="permalink_defaults",
        zone=("timezone",),
        static=("source",),
    ),
    signs=(
        in_path(r"/_posts/(?:[^/]+/)*(?![0-9]{4}-)[^/]+$", 3),
        in_path(r"/source/_posts/", 5),
        in_text(
            r"\{%\s*(?:asset_img|post_link|codeblock|note|cq|blockquote|asset_path)\b",
            4,
        ),
        in_text(r"^(?:abbrlink|top_img|post_asset_folder|sticky|photos|toc|mathjax):", 3),
        in_text(r"^<!--\s*more\s*-->", 1),
        in_text(r"^(?:updated|cover):", 1),
        # Front matter without an opening fence.
        in_text(r"\A\s*(?:title|layout|date|tags|categories):[\s\S]{0,2000}?^---\s*$", 3),
    ),
    # Source: Hexo documentation, "Writing".
    posts_folder="_posts",
    drafts_folder="_drafts",
    # Source: Hexo documentation, "Front-matter", "Categories & Tags".
    category_list_is_path=True,
    times=TimeRules(of_yaml=_clock_of_utc),
    # Source: Hexo documentation, "Front-matter", ``date``.
    dates_from_files=True,
    # Sources: hexo-renderer-marked, README, ``gfm`` and ``breaks``; Hexo documentation, "Tag
    # Plugins", "Backtick Code Block".
    markdown=Markdown(syntax=GITHUB | {MarkdownSyntax.LINE_BREAKS, MarkdownSyntax.CODE_CAPTIONS}),
    tags=_TAGS,
    # Source: Hexo documentation, "Front-matter".
    verbatim_when={"disableNunjucks": True},
    # Source: Hexo documentation, "Permalinks".
    permalinks=(":year/:month/:day/:title/",),
    placeholders={
        "title": _title,
        "name": lambda post: post.own_name,
        "category": _category,
        "hash": _hash,
        "lang": lambda post: post.article.language or str(post.defaults.get("lang", "")),
    },
    # Those that plugins add to posts above all, such as ``abbrlink``.
    keys_are_placeholders=True,
    own_names=lambda article, short, stem: (short, stem),
)
