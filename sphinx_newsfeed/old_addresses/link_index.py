"""Finds the article that an address in another article means."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.model.outputs import claim_order
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy, own_of, with_pages
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.addresses import (
    Address,
    Kind,
    fold_path,
    fold_post,
    hosts_of,
    is_attachment,
    is_below,
    is_front_page,
    is_page,
    is_source,
    name_in,
    names_of,
    number_in,
    path_tails,
    read_address,
)
from sphinx_newsfeed.old_addresses.claims import RankedIndex
from sphinx_newsfeed.old_addresses.source_paths import dateless, is_in_posts_folder
from sphinx_newsfeed.problems import ignore

#: How many of its own addresses an article's relative links are tried with.
_OWN_ADDRESSES = 4
#: How many articles are compared with an address that leads nowhere.
_COMPARED = 20
_CANDIDATES = 3
#: How like it a name must be, as :mod:`difflib` counts it.
_CLOSE = 0.5
#: How much of an address is compared.
_LONGEST = 100

#: The end of an address that names the day.
_DAY_AND_NAME = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})/([^/]+)$")


class Expected(Enum):
    """What an address ought to lead to."""

    #: An article, or the page of a name: it is a fault where there is none.
    ARTICLE = "article"
    #: An article, unless it is something else.
    PERHAPS = "perhaps"
    #: A file that is no page.
    FILE = "file"
    #: Nothing that is looked for.
    NOTHING = "nothing"


class LinkIndex:
    """All that articles answer to; it is made once, and looking up takes one step."""

    def __init__(  # noqa: PLR0913, PLR0917 - what answers are made of, one piece each
        self,
        articles: Iterable[Article] = (),
        sites: Mapping[str, OriginalSite] | None = None,
        book: AddressBook | None = None,
        may_answer: Callable[[Article, str], bool] = lambda article, address: True,
        boundary: Boundary | None = None,
        taxonomies: Sequence[Taxonomy] = BUILT_IN,
    ):
        self._sites = dict(sites or {})
        self._book = book or AddressBook(self._sites)
        self._may_answer = may_answer
        trusted = [site for site in self._sites.values() if site.trusted]
        self._hosts = {host: site for site in trusted for host in hosts_of(site)}
        self._exact, self._folded = RankedIndex(), RankedIndex()
        self._names, self._files, self._paths = RankedIndex(), RankedIndex(), RankedIndex()
        self._docnames = RankedIndex()
        self._taxonomies = with_pages(taxonomies)
        self._folders = {key: t for t in own_of(taxonomies) for key in (*t.keys, t.name)}
        #: Taxonomy and folded name, or slug → the name.
        self._by_name: dict[tuple[str, str], str] = {}
        self._by_slug: dict[tuple[str, str], str] = {}
        self._seen_names: set[tuple[str, str]] = set()
        self._words: dict[str, list[str]] | None = None
        #: docname → the article's old addresses, those first that its front matter names.
        self.addresses: dict[str, tuple[str, ...]] = {}
        boundary = boundary or Boundary(ignore)
        # Where claims are equal, the first one counts.
        for article in sorted(articles, key=claim_order):
            self.addresses[article.docname] = ()
            with boundary.around(article.path, "finding names", "links to it lead nowhere"):
                self._add(article)

    def site_of(self, article: Article) -> OriginalSite:
        """The old home of *article*."""
        return self._book.site_of(article)

    def expected(self, address: str, article: Article) -> Expected:
        """What *address* in *article* ought to lead to, whether or not it does."""
        read = read_address(address)
        match read.kind:
            case Kind.POST | Kind.NAME:
                return Expected.ARTICLE
            case Kind.ASSET:
                return Expected.FILE
            case Kind.SITE:
                return self._expected_at_site(read, article)
            case Kind.OTHER:
                return Expected.NOTHING
        if is_attachment(read.path) and self._find(read, article) is None:
            return Expected.FILE
        is_article = read.kind is Kind.FILE or is_page(read.path)
        return Expected.ARTICLE if is_article else Expected.PERHAPS

    def _expected_at_site(self, read: Address, article: Article) -> Expected:
        site = self._site_at(read.host, article)
        inside = site is not None and is_below(read.path, site.base)
        if site is None or (read.host and not inside):
            return Expected.NOTHING
        if self._find(read, article) is not None:
            return Expected.ARTICLE
        if not inside:
            return Expected.PERHAPS
        path = read.path[len(site.base) :]
        if is_front_page(path) and not read.query:
            return Expected.NOTHING
        return Expected.FILE if is_attachment(path) else Expected.ARTICLE

    def find(self, address: str, article: Article | None = None) -> Article | None:
        """The article that *address* means in *article*."""
        return self._find(read_address(address), article)

    def name_of(self, address: str, article: Article) -> tuple[Taxonomy, str] | None:
        """The category, tag, author or the like whose page at the old site *address* was."""
        read = read_address(address)
        found = (read.taxonomy, read.path) if read.taxonomy else None
        if read.kind is Kind.SITE and (site := self._site_at(read.host, article)):
            path = read.path[len(site.base) :] if is_below(read.path, site.base) else read.path
            found = name_in(path, read.fragment, self._folders)
        if found is None:
            return None
        taxonomy, name = found
        known = self._by_name.get((taxonomy.name, fold_name(name)))
        return taxonomy, known or self._by_slug.get((taxonomy.name, _slug_key(name)), name)

    def near(self, address: str) -> list[str]:
        """The docnames of articles whose names are most like *address*."""
        name = dateless(posixpath.basename(fold_path(read_address(address).path)))[:_LONGEST]
        if self._words is None:
            self._words = {}
            for docname in sorted(self.addresses):
                for word in _words(posixpath.basename(docname)):
                    self._words.setdefault(word, []).append(docname)
        # Words that few articles have in their names tell the most.
        found = sorted((self._words.get(word, []) for word in _words(name)), key=len)
        compared = [docname for docnames in found for docname in docnames[:_COMPARED]]
        known = {
            fold_name(dateless(posixpath.basename(each)))[:_LONGEST]: each
            for each in compared[:_COMPARED]
        }
        close = difflib.get_close_matches(name, known, _CANDIDATES, cutoff=_CLOSE)
        return [known[each] for each in close]

    def _find(self, read: Address, article: Article | None) -> Article | None:
        source = article.source if article else ""
        match read.kind:
            case Kind.POST:
                return self._find_post(read.path, source)
            case Kind.FILE:
                return self._find_file(read.path, article, source)
            case Kind.RELATIVE if article is not None:
                return self._find_relative(read, article)
            case Kind.SITE if read.host:
                site = self._site_at(read.host, article)
                return self._find_at_site(read, site, site.prefix) if site else None
            case Kind.SITE:
                site = self.site_of(article) if article else OriginalSite("")
                found = self._find_at_site(read, site, source)
                by_file = found is None and is_source(read.path)
                return self._find_file(read.path, article, source) if by_file else found
        return None

    def _site_at(self, host: str, article: Article | None) -> OriginalSite | None:
        """Whose old home a host is for the links in *article*; without a host, its own.

        What a source that is not trusted calls its host would take links of others with it.
        """
        own = self.site_of(article) if article else None
        if own and (not host or (not own.trusted and host in hosts_of(own))):
            return own
        return self._hosts.get(host)

    def _find_at_site(self, read: Address, site: OriginalSite, source: str) -> Article | None:
        paths = [read.path]
        if site.base and is_below(read.path, site.base):
            paths.insert(0, read.path[len(site.base) :] or "/")
        for path in paths:
            found = self._find_path(path, read.query, source)
            if found is not None:
                return found
        # Whatever the pattern was: day and name together are hardly those of two articles.
        dated = _DAY_AND_NAME.search(fold_path(read.path))
        found = self._find_post("-".join(dated.groups()), source) if dated else None
        return found or self._find_route(read.path, source)

    def _find_path(self, path: str, query: str, source: str) -> Article | None:
        found = self._exact.find(f"{path}?{query}", source) if query else None
        if query and found is None and (number := number_in(path, query)):
            found = self._exact.find(f"/?p={number}", source)
        found = found or self._exact.find(path, source)
        return found or self._folded.find(fold_path(path), source)

    def _find_route(self, path: str, source: str) -> Article | None:
        """The article whose file lies where the address says, in a site that is its files.

        The address ends with the whole path below the source. Where a folder holds nothing but
        posts, the site's pages lie elsewhere, and may have such addresses.
        """
        key = fold_path(path)
        found = self._files.find(key, source)
        if found is None or is_in_posts_folder(found):
            return None
        name = fold_path(found.name)
        return found if key == name or key.endswith(f"/{name}") else None

    def _find_post(self, name: str, source: str) -> Article | None:
        name = fold_post(name)
        found = self._names.find(name, source)
        return found or self._names.find(posixpath.basename(name), source)

    def _find_file(self, path: str, article: Article | None, source: str) -> Article | None:
        found = None
        if article is not None and not path.startswith("/"):
            found = self._find_beside(path, article)
        key = fold_path(posixpath.normpath(f"/{path}"))
        return found or self._files.find(key, source)

    def _find_beside(self, path: str, article: Article) -> Article | None:
        folder = posixpath.dirname(_posix(article.path))
        key = fold_path(posixpath.normpath(posixpath.join(folder, path)))
        return self._paths.find(key, article.source)

    def _find_relative(self, read: Address, article: Article) -> Article | None:
        found = self._find_beside(read.path, article)
        addresses = self.addresses.get(article.docname, ()) if found is None else ()
        for own in addresses[:_OWN_ADDRESSES]:
            joined = posixpath.normpath(posixpath.join(posixpath.dirname(own), read.path))
            end = "/" if read.path.endswith("/") else ""
            found = found or self._find_path(joined + end, read.query, article.source)
        if found is None:
            folder = posixpath.dirname(f"/{article.docname}")
            key = fold_path(posixpath.normpath(posixpath.join(folder, read.path)))
            found = self._docnames.find(key, article.source)
        if found is None and is_source(read.path):
            found = self._find_file(read.path, None, article.source)
        return found

    def _add(self, article: Article) -> None:
        named, computed = self._book.of(article)
        self.addresses[article.docname] = (*named, *computed)
        for rank, addresses in enumerate((named, computed)):
            for address in addresses:
                if not self._may_answer(article, address):
                    continue
                self._exact.add(address, rank, article)
                self._folded.add(fold_path(address.partition("?")[0]), rank, article)
        for rank, name in names_of(article):
            self._names.add(fold_post(name), rank, article)
        self._docnames.add(fold_path(article.docname), 0, article)
        self._paths.add(fold_path(_posix(article.path)), 0, article)
        for rank, path in path_tails(article):
            self._files.add(path, rank, article)
        self._add_names(article)

    def _add_names(self, article: Article) -> None:
        for taxonomy in self._taxonomies:
            of = taxonomy.name
            for name in article.values(taxonomy):
                if (of, name) in self._seen_names:
                    continue
                self._seen_names.add((of, name))
                self._by_name.setdefault((of, fold_name(name)), name)
                self._by_slug.setdefault((of, _slug_key(name)), name)


def _slug_key(name: str) -> str:
    return re.sub(r"[\W_]+", "-", fold_name(name)).strip("-")


def _words(name: str) -> list[str]:
    """The words of a name, and how they begin: a slip is seldom in the first letters."""
    words = [word for word in re.split(r"[\W_]+", fold_name(name)) if len(word) > 1][:20]
    return list(dict.fromkeys((*words, *(word[:3] for word in words))))


def _posix(path: str) -> str:
    return path.replace("\\", "/")
