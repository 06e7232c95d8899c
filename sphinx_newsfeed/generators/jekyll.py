"""Jekyll, and Octopress, which is Jekyll with tags of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from fnmatch import fnmatchcase
from typing import TypeGuard

from sphinx_newsfeed.generators.address_words import hyphenated
from sphinx_newsfeed.generators.flavours import GITHUB, KRAMDOWN, MarkdownSyntax
from sphinx_newsfeed.generators.generator import (
    Generator,
    Given,
    Markdown,
    NameFiles,
    Project,
    TimeRules,
    Values,
    in_path,
    in_text,
)
from sphinx_newsfeed.generators.tags import (
    ADMONITIONS,
    LIQUID,
    LIQUID_CODE,
    MEDIA,
    Block,
    Box,
    Code,
    Mark,
    Single,
    Tags,
)
from sphinx_newsfeed.generators.themes import DIAGRAMS, JEKYLL_INCLUDES, JEKYLL_SINGLE
from sphinx_newsfeed.model.site import Section

#: Signs that stay in the title of an address, besides letters, marks and digits.
_KEPT = "._~!$&'()+,;=@"
_FOLDERS = ("_posts", "_drafts")
#: Patterns with a name. Source: Jekyll documentation, "Permalinks", "Built-in formats".
_PATTERNS = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}


def title(text: str) -> str:
    """*text* as ``:title`` shows it: case and most signs stay.

    Source: Jekyll documentation, "Permalinks", and ``slugify`` in mode ``pretty`` in its "Liquid
    Filters".
    """
    return hyphenated(text, _KEPT)


def slug(text: str) -> str:
    """*text* as ``:slug`` shows it: letters and digits, in lower case.

    Source: as :func:`title`, in the mode ``default``.
    """
    return hyphenated(text).lower()


def _permalink(values: Values) -> object:
    """The pattern that posts alone have, by their collection or by a default; else that of all.

    Source: Jekyll documentation, "Permalinks", "Collections"; "Front Matter Defaults".
    """
    if of_posts := _default_of(values, "posts"):
        return of_posts
    collections = values.get("collections")
    posts = collections.get("posts") if _is_mapping(collections) else None
    own = posts.get("permalink") if _is_mapping(posts) else None
    return own or values.get("permalink")


def _sections(values: Values) -> Iterator[Section]:
    """The collections with their patterns, and the folders for whose posts a default has one.

    Source: Jekyll documentation, "Permalinks", "Collections"; "Collections", ``collections_dir``.
    """
    for folder, name, given in _collections(values):
        own = _default_of(values, name) or given.get("permalink")
        pattern = own if isinstance(own, str) else _of_collections(values.get("permalink"))
        yield Section(folder, pattern, name)
    for scope, pattern in _defaults(values):
        path = scope.get("path")
        if isinstance(path, str) and path.strip("/") and scope.get("type") in ("posts", None):
            yield Section(path.strip("/"), pattern)


def _collections(values: Values) -> Iterator[tuple[str, str, Values]]:
    """The folder, the name and the values of each collection but that of posts."""
    found = values.get("collections")
    listed = [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
    names = found if _is_mapping(found) else dict.fromkeys(listed)
    above = str(values.get("collections_dir") or "").strip("/")
    for name, given in names.items():
        if name != "posts" and isinstance(name, str):
            yield f"{above}/_{name}".strip("/"), name, given if _is_mapping(given) else {}


def _dated_folders(values: Values) -> Iterator[str]:
    """The collections that have pages: news of releases often lie in one.

    Source: Jekyll documentation, "Collections", ``output``; a document of any collection takes its
    date from the beginning of its file's name, as posts do.
    """
    return (folder for folder, _, given in _collections(values) if given.get("output") is True)


def _of_collections(style: object) -> str:
    """The pattern of a collection that has none, which ends as that of posts does."""
    style = style if isinstance(style, str) else "date"
    if style == "pretty" or style.endswith("/"):
        return "/:collection/:path/"
    is_suffixed = style in _PATTERNS or style.endswith(":output_ext")
    return "/:collection/:path" + (":output_ext" if is_suffixed else "")


def _defaults(values: Values) -> Iterator[tuple[Values, str]]:
    """The scopes for which a default has a pattern."""
    defaults = values.get("defaults")
    for each in filter(_is_mapping, defaults if isinstance(defaults, list) else []):
        scope, given = each.get("scope"), each.get("values")
        pattern = given.get("permalink") if _is_mapping(given) else None
        if _is_mapping(scope) and isinstance(pattern, str) and pattern:
            yield scope, pattern


def _given(values: Values) -> Given | None:
    """What defaults give to documents, the most special last.

    Source: Jekyll documentation, "Front Matter Defaults", "Precedence".
    """
    found = values.get("defaults")
    scopes: list[tuple[str, str, Values]] = []
    for each in filter(_is_mapping, found if isinstance(found, list) else []):
        scope, given = each.get("scope"), each.get("values")
        if _is_mapping(given):
            scope = scope if _is_mapping(scope) else {}
            path, kind = (str(scope.get(key) or "") for key in ("path", "type"))
            scopes.append((path.strip("/"), kind, {str(k): v for k, v in given.items()}))
    scopes.sort(key=lambda each: (len(each[0]), bool(each[1])))
    return (lambda path: _defaults_at(path, scopes)) if scopes else None


def _defaults_at(path: str, scopes: Sequence[tuple[str, str, Values]]) -> Values:
    parts = path.split("/")
    of_collection = (part[1:] for part in reversed(parts[:-1]) if part.startswith("_"))
    kind = next(of_collection, "pages")
    found: dict[str, object] = {}
    for begin, of_kind, given in scopes:
        if of_kind in ("", kind) and _lies_in(path, parts, begin):
            found |= given
    return found


def _lies_in(path: str, parts: Sequence[str], begin: str) -> bool:
    if "*" not in begin:
        return path.startswith(begin)
    return fnmatchcase("/".join(parts[: begin.count("/") + 1]), begin) or fnmatchcase(path, begin)


def _default_of(values: Values, kind: str) -> str:
    """The pattern that a default has for all documents of a kind."""
    found = (
        pattern
        for scope, pattern in _defaults(values)
        if scope.get("type") == kind and not str(scope.get("path") or "").strip("/")
    )
    return next(found, "")


def _in_utc(time: datetime, zone: tzinfo) -> datetime:
    """A time that YAML knows and that names no offset is one of UTC, whatever the site's zone is.

    Source: what Jekyll 4.3 makes of ``date: 2024-05-01 23:30:00``; in quotes, or without seconds,
    it is a time of the zone. YAML 1.1, "Timestamp Language-Independent Type".
    """
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _is_mapping(value: object) -> TypeGuard[Values]:
    return isinstance(value, Mapping)


def _categories(folders: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The folders above that of posts. Source: Jekyll documentation, "Posts", "Categories"."""
    above = next((folders[: folders.index(each)] for each in _FOLDERS if each in folders), ())
    return tuple((folder,) for folder in above)


def _title_from_name(stem: str) -> str:
    """The words of the name in capitals. Source: Jekyll documentation, "Posts"."""
    return " ".join(word.capitalize() for word in stem.split("-") if word) or stem


#: Sources: Jekyll documentation, "Tags" (``link``, ``post_url``, ``highlight``); Octopress,
#: "Blogging Plugins"; plugins for boxes, each called as its kind.
_TAGS = Tags(
    LIQUID,
    single={
        **MEDIA,
        **JEKYLL_SINGLE,
        "iframe": Single.FRAME,
        "img": Single.PICTURE,
        "link": Single.FILE_ADDRESS,
        "post_url": Single.POST_ADDRESS,
        "toc": Single.NOTHING,
    },
    includes=JEKYLL_INCLUDES,
    blocks={
        "blockquote": Block.QUOTATION,
        "pullquote": Block.PULL_QUOTE,
        **{kind: Box(kind) for kind in ADMONITIONS},
        "katex": Block.FORMULA,
    },
    code={**LIQUID_CODE, **DIAGRAMS, "codeblock": Code.CODE_BLOCK},
    # Those of plugins.
    wrappers={"details": Single.TITLE, "tab": Single.TITLE, "tabs": Single.NOTHING},
    runs_liquid=True,
    configuration_prefix="site.",
    data_prefix="site.data.",
    data_folders=("_data",),
    # Source: Jekyll documentation, "Configuration Options", ``data_dir``.
    data_folder_key="data_dir",
    # Source: Jekyll documentation, "Variables".
    unknown_names=frozenset(
        (
            *("categories", "collections", "documents", "drafts", "github", "html_files"),
            *("html_pages", "pages", "posts", "related_posts", "static_files", "tags", "time"),
        )
    ),
    unknown_fields=frozenset(
        ("collection", "content", "dir", "excerpt", "id", "next", "path", "previous", "url")
    ),
    # Source: Jekyll documentation, "Environments".
    constants={"jekyll": {"environment": "production"}},
)

GENERATOR = Generator(
    name="jekyll",
    title="Jekyll",
    order=20,
    project=Project(
        ("_config.yml", "_config.yaml", "_config.toml"),
        _FOLDERS,
        unlike="post_asset_folder",
        telling=0,
        url=("url",),
        base=("baseurl",),
        permalink=_permalink,
        sections=_sections,
        dated_folders=_dated_folders,
        given=_given,
        zone=("timezone",),
        # Source: the theme Chirpy, "Writing a New Post", "URL Prefix", for each of its releases.
        media_host=("cdn", "img_cdn"),
        static=("",),
    ),
    signs=(
        in_path(r"/[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-[^/]+$", 2),
        in_path(r"/_posts/(?:[^/]+/)*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-[^/]+$", 2),
        in_text(r"\A[\s\S]{0,40}^layout:\s*\S|^(?:last_modified_at|redirect_from):", 3),
        in_text(r"\{%-?\s*(?:post_url|include|link|highlight|assign)\b|\{\{\s*site\.", 4),
        in_text(r"^[^\S\n]*+\{:\s*[.#\w]", 3),
        in_text(r"^<!--\s*more\s*-->", 1),
    ),
    # Source: the documentation of the themes Minimal Mistakes and Chirpy on authors.
    name_files=NameFiles(("_data/authors.yml", "_data/authors.yaml", "_data/authors.json")),
    # Source: Jekyll documentation, "Posts".
    posts_folder=_FOLDERS[0],
    drafts_folder=_FOLDERS[1],
    # It splits its plural keys only. Source: its ``Utils.pluralized_array_from_hash``.
    tag_separator=r"\s+",
    category_separator=r"\s+",
    singular_separator="",
    categories_of_folders=_categories,
    folders_add_categories=True,
    title_from_name=_title_from_name,
    times=TimeRules(of_yaml=_in_utc),
    markdown=Markdown(
        (Mark.KRAMDOWN, Mark.CONTENTS, Mark.COMMENTED_MORE),
        syntax=KRAMDOWN | GITHUB | {MarkdownSyntax.EMOJI},
    ),
    # Source: jekyll-paginate, README: such a post only leaves the pages of the home page.
    hidden_unlists=True,
    tags=_TAGS,
    # Source: Jekyll documentation, "Liquid".
    verbatim_when={"render_with_liquid": False},
    # Source: Jekyll documentation, "Posts", "Post excerpts".
    excerpt_separator_key="excerpt_separator",
    # Source: Jekyll documentation, "Permalinks".
    permalinks=(_PATTERNS["date"],),
    named_patterns=_PATTERNS,
    placeholders={
        "slug": lambda post: slug(post.own_name),
        "collection": lambda post: post.collection or "posts",
    },
    # Source: as that of ``media_host``.
    media_folder_keys=("media_subpath", "img_path"),
)
