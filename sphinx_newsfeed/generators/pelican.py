"""Pelican."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from sphinx_newsfeed.generators.address_words import first
from sphinx_newsfeed.generators.flavours import PYTHON_MARKDOWN
from sphinx_newsfeed.generators.generator import (
    Generator,
    Given,
    Markdown,
    Project,
    TimeRules,
    Values,
    in_text,
)
from sphinx_newsfeed.generators.rst_markup import RstDirective
from sphinx_newsfeed.generators.tags import Delimiters, Mark, Single, Syntax, Tags
from sphinx_newsfeed.model.taxonomy import AUTHOR, CATEGORY, TAG
from sphinx_newsfeed.slugs import make_slug

_COMMA_OR_SEMICOLON = r"[;,]"
#: The word for the date of the file.
_OF_FILE = "fs"


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

#: What names of files say, by regular expressions with groups: of the whole name without suffix,
#: and of the path.
_PATTERNS = ("FILENAME_METADATA", "PATH_METADATA")


def _given(values: Values) -> Given | None:
    """What is said of articles by where they lie, and of all of them.

    Source: Pelican documentation, "Basic settings", ``DEFAULT_METADATA``, ``DEFAULT_CATEGORY``,
    ``DEFAULT_DATE``, ``EXTRA_PATH_METADATA``, ``FILENAME_METADATA``, ``PATH_METADATA``.
    """
    of_all, of_paths = _of_all(values), _pairs(values.get("EXTRA_PATH_METADATA"))
    if not (of_all or of_paths or any(values.get(name) for name in _PATTERNS)):
        return None
    content = str(values.get("PATH") or "content").strip("./")

    def given(path: str) -> Mapping[str, object]:
        below = path.removeprefix(f"{content}/")
        found = {**of_all}
        if below.count("/") and values.get("USE_FOLDER_AS_CATEGORY", True) is not False:
            found.pop("category", None)
        found |= _pairs(of_paths.get(below))
        stem = PurePosixPath(below).stem
        for name in reversed(_PATTERNS):
            # Not before a file asks: the configuration may not be trusted, and then none does.
            pattern = _compiled(values.get(name))
            match = pattern.match(stem if name == _PATTERNS[0] else below) if pattern else None
            groups = match.groupdict() if match else {}
            found |= {key.lower(): value for key, value in groups.items() if value is not None}
        return found

    return given


def _of_all(values: Values) -> dict[str, object]:
    found = _pairs(values.get("DEFAULT_METADATA"))
    category, day = values.get("DEFAULT_CATEGORY"), values.get("DEFAULT_DATE")
    if isinstance(category, str) and category:
        found["category"] = category
    if isinstance(day, str) and day not in ("", _OF_FILE):
        found["date"] = day
    elif isinstance(day, tuple) and 3 <= len(day) <= 6 and all(type(n) is int for n in day):
        year, month, of_month, *time = (*day, 0, 0, 0)[:6]
        clock = ":".join(f"{n:02}" for n in time)
        found["date"] = f"{year:04}-{month:02}-{of_month:02} {clock}"
    return found


def _pairs(value: object) -> dict[str, object]:
    """A mapping, which older configurations write as pairs."""
    if isinstance(value, tuple | list):
        value = {pair[0]: pair[1] for pair in value if isinstance(pair, tuple) and len(pair) == 2}
    return {str(k): v for k, v in value.items()} if isinstance(value, Mapping) else {}


def _compiled(value: object) -> re.Pattern[str] | None:
    try:
        return re.compile(value) if isinstance(value, str) and value else None
    except re.error:
        return None


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
        given=_given,
        dates_from_files=lambda values: values.get("DEFAULT_DATE") == _OF_FILE,
        plain_folders=lambda values: values.get("USE_FOLDER_AS_CATEGORY") is False,
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
    # Source: Pelican documentation, "Basic settings", ``TIMEZONE``: the key of an article.
    zone_key="timezone",
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
        "author": AUTHOR,
        "authors": AUTHOR,
        "categories": CATEGORY,
        "category": CATEGORY,
        "tag": TAG,
        "tags": TAG,
    },
    braced_pages={"index": "/"},
)
