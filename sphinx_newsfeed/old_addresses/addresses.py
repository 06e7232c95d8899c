"""The old addresses of articles, and what an address in a body may mean."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote, urlsplit

from sphinx_newsfeed.generators import GENERATORS, generator_of
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.model.site import INTERNAL, OriginalSite
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy
from sphinx_newsfeed.old_addresses.permalinks import computed_addresses, expand
from sphinx_newsfeed.old_addresses.source_paths import (
    below_posts_folder,
    dateless,
    path_parts,
    stem_of,
)

#: The site's own address may stand before it: templates put the two together.
_INTERNAL = re.compile(rf"{INTERNAL}([a-z]+)/")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
#: A path of Windows has no scheme.
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
#: Marks of links to sources: ``{filename}x.md``, ``|filename|x.md``.
_MARK = re.compile(r"(?:\{|\||%7B|%7C)([a-z]+)(?:\}|\||%7D|%7C)(.*)", re.IGNORECASE | re.DOTALL)
#: Suffixes of addresses of pages, and of the files that pages are made of.
_PAGE_SUFFIX = re.compile(r"\.(?:x?html?|mdx?|markdown|mkd|rst|php|aspx?|jsp)$", re.IGNORECASE)
_SOURCE_SUFFIX = re.compile(r"\.(?:mdx?|markdown|mkd|rst)$", re.IGNORECASE)
#: A suffix of any other file: it has a letter, so that ``version-1.2`` has none.
_SUFFIX = re.compile(r"\.(?=[0-9]{0,2}[a-z])[a-z0-9]{1,8}$", re.IGNORECASE)
#: How many folders of a file's path a link may name beyond the source's own folder.
_FOLDERS_ABOVE = 4
#: The number of a post in a query. Source: WordPress documentation, "Customize permalinks".
_NUMBER = re.compile(r"(?:^|&)(?:p|page_id)=([0-9]{1,18})(?:&|$)")
_FEEDS = frozenset({"atom.xml", "feed.xml", "index.xml", "rss.xml", "rss2.xml", "sitemap.xml"})
#: The folders that generators give to the pages of a name.
_NAME_FOLDERS = {key: each for each in BUILT_IN for key in each.keys}
#: Marks and schemes of links, whose generators they are: no two mean different things by one.
_FILE_MARKS = tuple(mark for each in GENERATORS for mark in each.file_marks)
_BRACED_FILES = frozenset[str]().union(*(each.braced_files for each in GENERATORS))
_BRACED_NAMES = {name: of for each in GENERATORS for name, of in each.braced_names.items()}
_BRACED_PAGES = {name: page for each in GENERATORS for name, page in each.braced_pages.items()}
_SCHEMES = {f"{each.scheme}://": each for each in GENERATORS if each.scheme}


class Kind(Enum):
    """What sort of thing an address names."""

    #: An article, by one of its names.
    POST = "post"
    #: A file of the sources.
    FILE = "file"
    #: A file that belongs to the article itself.
    ASSET = "asset"
    #: Something below a site's root.
    SITE = "site"
    #: Something relative to the article.
    RELATIVE = "relative"
    #: The page of a category, tag or author.
    NAME = "name"
    #: What is no business of articles.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a body, taken apart."""

    kind: Kind
    #: The path or name, decoded, in the Unicode form NFC.
    path: str = ""
    #: What stands behind ``#``, decoded.
    fragment: str = ""
    #: The site's host in lower case, without ``www.``; empty where none is named.
    host: str = ""
    query: str = ""
    taxonomy: Taxonomy | None = None


def explicit_addresses(article: Article, site: OriginalSite) -> tuple[str, ...]:
    """The old addresses that the front matter names."""
    named: list[str] = []
    if article.permalink:
        generator = generator_of(site.dialect)
        pattern = generator.read_pattern(article.permalink)
        named += expand(article.permalink, article, site) or ((pattern,) if pattern else ())
        if generator.addresses_are_folders:
            named = [f"{each.rstrip('/')}/" for each in named]
        below = generator.slugs_below
        if below:
            named = [f"{below}{each.removeprefix(below).lstrip('/')}" for each in named]
    at_site = "://" not in article.permalink
    named = named if at_site else [article.permalink]
    named += (_alias(each, article, site) for each in article.aliases)
    found = (site_path(each, site) for each in named)
    return tuple(dict.fromkeys(each for each in found if each))


def _alias(alias: str, article: Article, site: OriginalSite) -> str:
    """The alias; where the generator has it so, one without a slash stands beside the article."""
    is_beside = generator_of(site.dialect).aliases_beside
    if not is_beside or alias.startswith("/") or _SCHEME.match(alias):
        return alias
    own = computed_addresses(article, site)
    return posixpath.join(posixpath.dirname(own[0].rstrip("/")), alias) if own else alias


def site_path(address: str, site: OriginalSite) -> str:
    """The path of *address* below the root of *site*; empty when it is not there."""
    read = read_address(address)
    if read.kind is Kind.RELATIVE:
        read = read_address(f"/{address}")
    if read.kind is not Kind.SITE:
        return ""
    path = read.path
    if read.host:
        if read.host not in hosts_of(site) or not is_below(path, site.base):
            return ""
        path = path[len(site.base) :]
    path = re.sub("//+", "/", f"/{path}")
    return f"{path}?{read.query}" if read.query else path


def hosts_of(site: OriginalSite) -> frozenset[str]:
    """The hosts of *site* as :class:`Address` has them."""
    return frozenset(_plain_host(host) for host in site.hosts)


def is_host_of(site: OriginalSite, host: str) -> bool:
    """Whether *host* was one of *site*, with or without ``www.``."""
    return _plain_host(host) in hosts_of(site)


def is_below(path: str, base: str) -> bool:
    """Whether *path* is *base* or lies below it."""
    return not base or path == base or path.startswith(f"{base}/")


def read_address(address: str) -> Address:
    """Take *address* apart; whatever it holds, something comes out."""
    address = address.strip()
    internal = _INTERNAL.search(address)
    if internal:
        return _read_internal(internal[1], address[internal.end() :])
    marked = _MARK.match(address)
    if marked:
        return _read_marked(marked[1].lower(), marked[2])
    if address.startswith(_FILE_MARKS):
        return _read_file("/" + address.partition("/")[2])
    scheme = next((each for each in _SCHEMES if address.lower().startswith(each)), "")
    return _read_scheme(address, scheme) if scheme else _read_web(address)


def _read_web(address: str) -> Address:
    if _DRIVE.match(address):
        return Address(Kind.RELATIVE, _decoded(address))
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return Address(Kind.OTHER)
    fragment = _decoded(parts.fragment)
    if parts.netloc and parts.scheme.lower() in {"http", "https", ""}:
        path, host = _decoded(parts.path) or "/", _plain_host(host)
        return Address(Kind.SITE, path, fragment, host, parts.query)
    if parts.scheme or _SCHEME.match(address) or not parts.path:
        return Address(Kind.OTHER, fragment=fragment)
    kind = Kind.SITE if parts.path.startswith("/") else Kind.RELATIVE
    return Address(kind, _decoded(parts.path), fragment, query=parts.query)


def _read_internal(kind: str, rest: str) -> Address:
    path, _, fragment = rest.partition("#")
    kinds = {"post": Kind.POST, "file": Kind.FILE, "asset": Kind.ASSET}
    return Address(kinds.get(kind, Kind.OTHER), _decoded(path), _decoded(fragment))


def _read_file(address: str, kind: Kind = Kind.FILE) -> Address:
    path, _, fragment = address.partition("#")
    return Address(kind, _decoded(path.partition("?")[0]), _decoded(fragment))


def _read_marked(mark: str, rest: str) -> Address:
    if mark in _BRACED_FILES:
        return _read_file(rest)
    if mark in _BRACED_NAMES:
        return Address(Kind.NAME, _decoded(rest), taxonomy=_BRACED_NAMES[mark])
    if mark in _BRACED_PAGES:
        return _read_file(_BRACED_PAGES[mark] + rest.lstrip("/"), Kind.SITE)
    return Address(Kind.OTHER)


def _read_scheme(address: str, scheme: str) -> Address:
    """An address by a kind and a name: ``link://slug/x``."""
    generator = _SCHEMES[scheme]
    name, _, rest = address[len(scheme) :].partition("/")
    if name in generator.scheme_posts:
        return _read_file(rest, Kind.POST)
    if name in generator.scheme_files:
        return _read_file(rest)
    if name in _NAME_FOLDERS:
        return Address(Kind.NAME, _decoded(rest).strip("/"), taxonomy=_NAME_FOLDERS[name])
    # A page of the site that is not here: there is no such article.
    return Address(Kind.POST)


def name_in(
    path: str, fragment: str, own: Mapping[str, Taxonomy] | None = None
) -> tuple[Taxonomy, str] | None:
    """The taxonomy and the name that the path of a generator's page stands for (``/tags/x/``).

    *own* are the folders of taxonomies of the project's own.
    """
    parts = [part for part in path.split("/") if part]
    folder = parts[0].lower() if parts else ""
    taxonomy = _NAME_FOLDERS.get(folder) or (own or {}).get(folder)
    if taxonomy is None:
        return None
    # Some themes have all names on one page: /tags/#x.
    name = parts[-1] if len(parts) > 1 else fragment
    name = _PAGE_SUFFIX.sub("", name)
    return (taxonomy, name) if name and name != "index" else None


def fold_path(path: str) -> str:
    """The form in which paths of pages are compared when they differ as they stand.

    Case, suffixes of pages, ``index`` and slashes at either end do not count.
    """
    path = path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())
    path = _PAGE_SUFFIX.sub("", path.strip("/ "))
    if "//" in path:
        path = re.sub("//+", "/", path)
    return "" if path == "index" else path.removesuffix("/index")


def is_page(path: str) -> bool:
    """Whether *path* has the suffix of a page or of what one is made of."""
    return bool(_PAGE_SUFFIX.search(path))


def is_source(path: str) -> bool:
    """Whether *path* has the suffix of a file that pages are made of, and that is none."""
    return bool(_SOURCE_SUFFIX.search(path))


def is_attachment(path: str) -> bool:
    """Whether *path* has the suffix of a file that is no page."""
    return not is_page(path) and bool(_SUFFIX.search(path))


def is_front_page(path: str) -> bool:
    """Whether *path* is the front page of a site, or one of its feeds."""
    return not fold_path(path) or posixpath.basename(path.rstrip("/")).lower() in _FEEDS


def number_in(path: str, query: str) -> str:
    """The number of the post that a query at the front page asks for; empty for none."""
    found = _NUMBER.search(query) if not fold_path(path) else None
    return found[1] if found else ""


def names_of(article: Article) -> Iterator[tuple[int, str]]:
    """The names of an article, with how well each tells it from others."""
    parts = path_parts(article.name or article.path.rpartition("/")[2])
    parts = below_posts_folder(parts)
    stem = stem_of(parts[-1])
    yield 0, "/".join((*parts[:-1], stem))
    yield 1, stem
    yield 2, article.slug
    yield 2, dateless(stem)
    yield 3, f"{article.date.date().isoformat()}-{article.slug}"
    yield 4, article.title
    yield 4, article.docname


def path_tails(article: Article) -> Iterator[tuple[int, str]]:
    """The ends of the path of the article's file, as :func:`fold_path` has them.

    With each goes how many folders of its own it leaves out.
    """
    parts = path_parts(fold_path(article.path))
    own = len(path_parts(fold_path(article.name)))
    for length in range(min(own + _FOLDERS_ABOVE, len(parts)), 0, -1):
        yield max(0, own - length), "/".join(parts[-length:])


def fold_post(name: str) -> str:
    """The form in which names of articles are compared."""
    name = fold_path(name)
    return name.strip() if name.isascii() else fold_name(name)


def _plain_host(host: str) -> str:
    return host.lower().removeprefix("www.")


def _decoded(text: str) -> str:
    text = unquote(text, errors="replace") if "%" in text else text
    return text if text.isascii() else unicodedata.normalize("NFC", text)
