"""ABlog, which makes a blog of a Sphinx project."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import urlsplit

from sphinx_newsfeed.generators.date_patterns import cldr_pattern
from sphinx_newsfeed.generators.generator import Generator, Markdown, Project, in_text
from sphinx_newsfeed.generators.predecessor import (
    Named,
    OldLabel,
    OldOption,
    OldValue,
    Predecessor,
)
from sphinx_newsfeed.generators.rst_markup import RstDirective

_COMMENTS = "scripts of other hosts are not put into pages; a template of the theme may"
_ICONS = "no icons of a font are shown"
_PLACES = "there are no archives of places"
_LANGUAGES = "there are no archives of languages"


def _is_set(value: object) -> bool:
    return bool(value)


def _is_off(value: object) -> bool:
    return value is False


def _is_no_pattern(value: object) -> bool:
    return not (isinstance(value, str) and cldr_pattern(value))


def _has_templates(value: object) -> bool:
    return not isinstance(value, Mapping) or any(value.values())


# Source: ABlog documentation, "ABlog Configuration Options".
_VALUES = (
    OldValue("blog_path", "the prefix of `newsfeed_sources`, below which archives and feeds stand"),
    OldValue("blog_title", "the `title` of feeds in `newsfeed_feeds`"),
    OldValue("blog_baseurl", "`html_baseurl` of Sphinx, and `newsfeed_hosts`"),
    OldValue("blog_archive_titles", "", "archives show summaries", _is_set),
    OldValue("blog_authors", "`newsfeed_authors`"),
    OldValue("blog_default_author", "the author of posts that name none"),
    OldValue("blog_languages", "", _LANGUAGES, _is_set),
    OldValue("blog_default_language", "", _LANGUAGES, _is_set),
    OldValue("blog_locations", "", _PLACES, _is_set),
    OldValue("blog_default_location", "", _PLACES, _is_set),
    OldValue("blog_post_pattern", "which documents are articles, besides those that say so"),
    OldValue("blog_feed_archives", "entries with `each` in `newsfeed_feeds`"),
    OldValue("blog_feed_fulltext", "`newsfeed_feed_content`"),
    OldValue("blog_feed_length", "`newsfeed_feed_limit`; older entries are in archives of feeds"),
    OldValue("blog_feed_subtitle", "", "feeds have no second title", _is_set),
    OldValue("blog_feed_titles", "", "an entry of a feed has a summary", _is_set),
    OldValue(
        "blog_feed_templates",
        "a feed in `newsfeed_feeds` for each name; templates have no effect",
        "entries of feeds have no templates",
        _has_templates,
    ),
    OldValue(
        "post_date_format",
        "`newsfeed_date_format`, in the notation of CLDR",
        "it holds what no pattern of CLDR has",
        _is_no_pattern,
    ),
    OldValue(
        "post_date_format_short",
        "the dates of `postlist`",
        "it holds what no pattern of CLDR has",
        _is_no_pattern,
    ),
    OldValue("post_auto_excerpt", "the key `excerpt_paragraphs` of posts that have none"),
    OldValue(
        "post_auto_image",
        "the first picture of an article always stands beside its excerpt",
        "the picture beside an excerpt is the first one, or what the post names",
        lambda value: isinstance(value, int) and value > 1,
    ),
    OldValue("post_auto_orphan", "", "no tree of contents has to name articles", _is_off),
    OldValue("post_redirect_refresh", "", "redirects lead on at once"),
    OldValue("post_always_section", "", "an article is a whole document", _is_set),
    OldValue("post_show_prev_next", "", "articles lead to older and newer ones", _is_off),
    OldValue("fontawesome_included", "", _ICONS),
    OldValue("fontawesome_link_cdn", "", _ICONS, _is_set),
    OldValue("fontawesome_css_file", "", _ICONS, _is_set),
    OldValue("disqus_shortname", "", _COMMENTS, _is_set),
    OldValue("disqus_pages", "", _COMMENTS, _is_set),
    OldValue("disqus_drafts", "", _COMMENTS, _is_set),
    OldValue("skip_injecting_base_ablog_templates", "", "no templates of the theme are replaced"),
)


def _text(named: Named, key: str, default: str = "") -> str:
    value = named.get(key)
    return value.strip() if isinstance(value, str) else default


def _path(named: Named) -> str:
    return _text(named, "blog_path").strip("/") or "blog"


def _address(named: Named) -> str:
    return _text(named, "blog_baseurl")


def _patterns(named: Named) -> tuple[str, ...]:
    value = named.get("blog_post_pattern")
    values = [value] if isinstance(value, str) else value
    return tuple(map(str, values)) if isinstance(values, list | tuple) else ()


def _first(value: object) -> str:
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(each for each in values if isinstance(each, str))


def _given(named: Named) -> dict[str, object]:
    """What posts have where they do not say it: an author, and the length of their excerpt."""
    given: dict[str, object] = {}
    if author := _first(named.get("blog_default_author")):
        given["author"] = author
    excerpt = named.get("post_auto_excerpt")
    is_number = isinstance(excerpt, int) and not isinstance(excerpt, bool)
    # Source: ABlog documentation, ``post_auto_excerpt``: one paragraph.
    return given | {"excerpt_paragraphs": excerpt if is_number else 1}


def _defaults(named: Named) -> dict[str, object]:
    found: dict[str, object] = {
        "newsfeed_authors": _authors(named.get("blog_authors")),
        "newsfeed_feed_content": "full" if named.get("blog_feed_fulltext") else "summary",
    }
    if _address(named):
        # Without it there were none; and to ask for some is told where they cannot be written.
        found["newsfeed_feeds"] = _feeds(named)
    host = _host(_address(named))
    if host:
        found["newsfeed_hosts"] = [host]
    length = named.get("blog_feed_length")
    if isinstance(length, int) and length > 0:
        found["newsfeed_feed_limit"] = length
    if pattern := cldr_pattern(_text(named, "post_date_format")):
        found["newsfeed_date_format"] = pattern
    return found


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host if "." in host else ""


def _authors(value: object) -> dict[str, object]:
    """Names and homes by keys: a value is a pair of a name and perhaps an address."""
    found: dict[str, object] = {}
    for key, written in value.items() if isinstance(value, Mapping) else ():
        name, home = (*written, None)[:2] if isinstance(written, list | tuple) else (written, None)
        if isinstance(key, str) and isinstance(name, str):
            found[key] = {"name": name} | ({"url": home} if isinstance(home, str) else {})
    return found


def _feeds(named: Named) -> list[dict[str, object]]:
    """A feed for each name in ``blog_feed_templates``, and those of names."""
    templates, path = named.get("blog_feed_templates"), _path(named)
    names = [str(each) for each in templates] if isinstance(templates, Mapping) else ["atom"]
    title = {"title": _text(named, "blog_title", "Blog")}
    feeds: list[dict[str, object]] = [
        {"format": "atom", "file": f"{path}/{name}.xml", **title} for name in names
    ]
    if named.get("blog_feed_archives"):
        axes = ("category", "tag", "author")
        feeds += ({"format": "atom", "each": axis, **title} for axis in axes)
    return feeds


def _slug(name: str) -> str:
    """What stands for a name in addresses and labels; several names may have one.

    Source: ABlog, ``slugify`` of its module ``blog``.
    """
    text = unicodedata.normalize("NFKD", name)
    text = re.sub(r"[^\w\s-]", "", text).strip().lower()
    return re.sub(r"[-\s]+", "-", text)


_PREDECESSOR = Predecessor(
    values=_VALUES,
    sign="blog_",
    defaults=_defaults,
    given=_given,
    path=_path,
    address=_address,
    patterns=_patterns,
    post_key="blogpost",
    post_directive="post",
    list_directive="postlist",
    update_directive="update",
    # Source: ABlog documentation, "Posting and Listing", ``postlist``.
    list_options=(
        OldOption("tags", "tag", "`:tag:`; of several, all must be there"),
        OldOption("category", "category", "`:category:`; the same"),
        OldOption("author", "author", "`:author:`; the same"),
        OldOption("language", "", "passed over, with a warning", is_lost=True),
        OldOption("location", "", "passed over, with a warning", is_lost=True),
        OldOption("sort", "", "`:sort: newest-last`"),
        OldOption("date", "", "`:date-format:`, in the notation of CLDR"),
        OldOption("format", "", "`:line:`"),
        OldOption("list-style", "", "the bullets of the list: `circle`, `disc` or `none`"),
        OldOption("excerpts", "", "`:style: summary`"),
        OldOption("expand", "", "each entry leads on, in words of our own"),
    ),
    line="{date} - {title}",
    template_folder="ablog",
    # Source: ABlog documentation, "Blog sidebars".
    templates={
        "archives.html": "newsfeed/archives.html",
        "authors.html": "newsfeed/authors.html",
        "categories.html": "newsfeed/categories.html",
        "recentposts.html": "newsfeed/recent.html",
        "tagcloud.html": "newsfeed/tags.html",
    },
    lost_templates={
        "languages.html": _LANGUAGES,
        "locations.html": _PLACES,
        **dict.fromkeys(("postcard.html", "postcard2.html"), "an article says it below its title"),
        "postnavy.html": "an article leads to its neighbours itself",
    },
    template_path="ablog/templates",
    # Source: ABlog documentation, "Cross-referencing Blog Pages".
    labels=(
        OldLabel("blog-posts", "all", ":doc:"),
        OldLabel("blog-drafts", "all", ":doc:"),
        OldLabel("blog-archives", "year", ":doc:"),
        OldLabel("blog-categories", "category", ":doc:"),
        OldLabel("blog-tags", "tag", ":doc:"),
        OldLabel("blog-authors", "author", ":doc:"),
        OldLabel("blog-languages", "", ""),
        OldLabel("blog-locations", "", ""),
        OldLabel("blog-feed", "feeds", ":news:feed:"),
    ),
    name_labels={"tag": "tag-", "category": "category-", "author": "author-", "date": "archive-"},
    slug=_slug,
    pages={
        "": "blog-posts",
        "drafts": "blog-drafts",
        "archive": "blog-archives",
        "category": "blog-categories",
        "tag": "blog-tags",
        "author": "blog-authors",
    },
    name_folders={"tag": "tag/", "category": "category/", "author": "author/", "date": ""},
)

GENERATOR = Generator(
    name="ablog",
    title="ABlog",
    order=80,
    project=Project(("conf.py",), mark="ablog", telling=3, url=("blog_baseurl",)),
    signs=(in_text(r"^\.\. post::|^:blogpost:|^[`:]{3,}\{post\}", 6),),
    # Source: ABlog documentation, "Post directive".
    tag_separator=r"[,，]",
    category_separator=r"[,，]",
    author_separator=r"[,，]",
    # Source: ABlog documentation, "Posting and Listing", "Redirections".
    alias_separator=r"[,，]",
    aliases_are_documents=True,
    title_from_heading=True,
    undated_is_draft=True,
    markdown=Markdown(is_myst=True),
    # Source: ABlog documentation, "Posting and Listing", ``update`` and ``postlist``.
    rst_directives={"postlist": RstDirective.POSTS, "update": RstDirective.UPDATE},
    # The path below the project is the address, in either form, as the builder has it.
    content=("",),
    permalinks=("/:folders/:name.html", "/:folders/:name/"),
    predecessor=_PREDECESSOR,
)
