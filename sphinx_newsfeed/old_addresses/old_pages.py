"""What a link that finds no article was meant for: another page of the old site, or nothing.

Nobody can know which pages a site had. But an address that has the form of those of its articles
is one of an article, and where the project of the old site is here, its files are.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urljoin

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import INTERNAL, OriginalSite
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.addresses import (
    Address,
    Kind,
    fold_path,
    is_below,
    is_source,
    read_address,
)
from sphinx_newsfeed.old_addresses.link_index import LinkIndex
from sphinx_newsfeed.old_addresses.source_paths import dateless, path_parts
from sphinx_newsfeed.suggestions import is_slip

#: A form of addresses that front matter names is one of articles where one in so many has it:
#: an alias may have been any page.
_SHARE = 20
#: Addresses of a day: ``2014/03/02/name``, or of a month.
_OF_DAY = re.compile(r"(?:^|/)((?:19|20)[0-9]{2})/([0-9]{1,2})(?:/([0-9]{1,2}))?/(?![0-9]+$)[^/]+$")
#: WordPress, "Using Permalinks": addresses by the number of a post.
_NUMBERED = re.compile(r"(?:^|&)(?:p|page_id|attachment_id)=[0-9]+")
#: How the file of a page may be called whose address is ``/docs/``.
_ENDINGS = (
    *("", ".md", ".markdown", ".mdx", ".rst", ".html", ".htm", ".adoc", ".org", ".txt"),
    *("/index.md", "/index.markdown", "/index.mdx", "/index.html", "/_index.md", "/index.rst"),
)
#: Hosts that nobody else reaches, as configurations have them while a site is written.
_OWN_MACHINE = re.compile(r"localhost|[0-9.]+|\[?[0-9a-f:]*:[0-9a-f:.]*\]?")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
#: How many folders of a file a link names at the most, and how long its path is.
_NAMED_FOLDERS = 6
_LONGEST_PATH = 300
#: The form of an address at the root of a site, which any page may have.
_ROOT = "*"
#: How many articles of the same day a message names.
_OF_SAME_DAY = 3


@dataclass(frozen=True, slots=True)
class Missed:
    """What is known of a link that finds no article."""

    #: Why it is dead; empty where it leads to another page of the old site.
    reason: str = ""
    #: Where that page is; empty where that is not known.
    address: str = ""
    #: The docnames of articles that may be meant.
    near: tuple[str, ...] = ()


class OldPages:
    """Tells links to other pages of old sites from dead ones; each is looked up in one step."""

    def __init__(
        self,
        links: LinkIndex,
        book: AddressBook,
        articles: Iterable[Article] = (),
        hidden: Callable[[], LinkIndex] = LinkIndex,
    ) -> None:
        """*hidden* gives what finds articles that are not shown; it is asked when one is missed."""
        self._links = links
        self._book = book
        self._articles = tuple(articles)
        self._make_hidden = hidden

    def explain(self, address: str, article: Article) -> Missed:
        """What *address* in *article* was meant for, which finds no article."""
        read = read_address(address)
        reason = self._hidden_by(address, article) or self._fault_of(read, article)
        if reason:
            found = (self._same_day(read), self._links.near(address))
            # An article that links to itself means another.
            others = (tuple(e for e in each if e != article.docname) for each in found)
            return Missed(reason, near=next(filter(None, others), ()))
        return Missed(address=self.address_at(address, article))

    def address_at(self, address: str, article: Article) -> str:
        """Where the old site has *address*, which stands in *article*; empty where nobody knows."""
        read, site = read_address(address), self._book.site_of(article)
        if read.host:
            return address
        root = root_of(site)
        if not root or read.kind not in {Kind.SITE, Kind.RELATIVE}:
            return ""
        if read.kind is Kind.SITE and not address.strip().startswith("/"):
            # A mark for a page, which stands below the site's own path.
            fragment = f"#{quote(read.fragment)}" if read.fragment else ""
            return f"{root}{quote(site.base + read.path)}{fragment}"
        if read.kind is Kind.SITE:
            return root + address.strip()
        own = self._links.addresses.get(article.docname, ())
        if not own or is_source(read.path):
            return ""
        return urljoin(f"{root}{quote(site.base + own[0])}", address.strip())

    def _hidden_by(self, address: str, article: Article) -> str:
        found = self._hidden.find(address, article)
        return f"the article that it means is hidden ({found.hidden})" if found else ""

    def _fault_of(self, read: Address, article: Article) -> str:
        """Why an address is dead; empty where it is one of another page."""
        match read.kind:
            case Kind.POST:
                return "there is no post of that name"
            case Kind.FILE:
                return self._fault_of_file(read.path, article)
            case Kind.RELATIVE if is_source(read.path):
                return self._fault_of_file(read.path, article)
            case Kind.SITE if not read.host and _NUMBERED.search(read.query):
                return "it names a post by its number, and no post has it"
        path = self._path_at_site(read, article)
        return self._fault_of_path(path, article) if path else ""

    def _path_at_site(self, read: Address, article: Article) -> str:
        """The path that an address has at the old site; empty where it has none."""
        if read.kind is Kind.SITE:
            return read.path
        own = self._links.addresses.get(article.docname, ())
        if read.kind is not Kind.RELATIVE or not own:
            return ""
        return posixpath.normpath(posixpath.join(posixpath.dirname(own[0]), read.path))

    def _fault_of_path(self, path: str, article: Article) -> str:
        site = self._book.site_of(article)
        path = path[len(site.base) :] if is_below(path, site.base) else path
        folded = fold_path(path)
        forms = self._forms.get(article.source, frozenset())
        reason = ""
        form = _form(path)
        if form in forms - {_ROOT} or _tail_in(folded, self._folders.get(article.source, ())):
            reason = "it has the form of an article's address, and no article has it"
        elif (dated := _OF_DAY.search(folded)) and (not forms or any("Y" in f for f in forms)):
            day = "-".join(part.zfill(2) for part in dated.groups() if part)
            reason = f"it is the address of an article of {day}, and no article has it"
        elif "Y/" in form and self._links.find(f"{INTERNAL}post/{quote(folded)}") is not None:
            reason = "there is an article of that name, and that is not its address"
        elif form == _ROOT and _ROOT in forms and self._is_slip(folded):
            reason = "no article has that address, and one has nearly that"
        return "" if reason and self._has_file(path, site, article) else reason

    def _fault_of_file(self, path: str, article: Article) -> str:
        """Why there is no file; empty where the project's part that would have it is not here."""
        site = self._book.site_of(article)
        roots = [folder for folder in (site.root, *site.static) if folder]
        if not path.startswith("/"):
            roots.insert(0, str(Path(article.path).parent))
        if any(_is_page_file(folder, path) for folder in roots):
            return ""
        folder = posixpath.dirname(posixpath.normpath(path).strip("/"))
        is_here = any(_is_folder(root, folder) for root in roots)
        return "there is no such file" if is_here or folder.lower() in self._file_folders else ""

    def _has_file(self, path: str, site: OriginalSite, article: Article) -> bool:
        """Whether the project of the old site has a file for the page at *path*."""
        folders = [site.root, *site.static] if site.root else site.static
        return any(_is_page_file(folder, path) for folder in folders)

    def _is_slip(self, name: str) -> bool:
        near = (dateless(posixpath.basename(each)) for each in self._links.near(name))
        return any(is_slip(name, each) for each in near)

    def _same_day(self, read: Address) -> tuple[str, ...]:
        dated = _OF_DAY.search(fold_path(read.path))
        if dated is None or not dated[3]:
            return ()
        day = "-".join(part.zfill(2) for part in dated.groups())
        return self._days.get(day, ())[:_OF_SAME_DAY]

    @cached_property
    def _hidden(self) -> LinkIndex:
        return self._make_hidden()

    @cached_property
    def _days(self) -> dict[str, tuple[str, ...]]:
        days: dict[str, tuple[str, ...]] = {}
        for article in self._articles:
            day = article.date.date().isoformat()
            days[day] = (*days.get(day, ())[: _OF_SAME_DAY - 1], article.docname)
        return days

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        """Source → the forms of the addresses of its articles."""
        computed: dict[str, set[str]] = {}
        named: dict[str, Counter[str]] = {}
        for article in self._articles:
            found = self._book.of(article)
            computed.setdefault(article.source, set()).update(map(_form, found.computed))
            # The empty form counts the articles.
            named.setdefault(article.source, Counter()).update({"", *map(_form, found.named)})
        return {
            source: frozenset(
                computed[source]
                | {form for form, n in counts.items() if form and n * _SHARE >= counts[""]}
            )
            for source, counts in named.items()
        }

    @cached_property
    def _folders(self) -> dict[str, frozenset[str]]:
        """Source → the folders of its files, where nothing tells the addresses that they had."""
        found: dict[str, set[str]] = {}
        for article in self._articles:
            folder = posixpath.dirname(fold_path(article.name))
            if folder and not self._book.of(article).computed:
                found.setdefault(article.source, set()).add(folder)
        return {source: frozenset(folders) for source, folders in found.items()}

    @cached_property
    def _file_folders(self) -> frozenset[str]:
        """The folders in which articles lie, with as many of those above as a link may name."""
        folders = {posixpath.dirname(each.path.replace("\\", "/")) for each in self._articles}
        return frozenset(
            "/".join(parts[-length:]).lower()
            for parts in map(path_parts, folders)
            for length in range(1, min(len(parts), _NAMED_FOLDERS) + 1)
        )


def root_of(site: OriginalSite) -> str:
    """The address of the root of the host of *site*, without a slash; empty for none of the web."""
    hosts = (host.lower() for host in site.hosts)
    host = next((h for h in hosts if _HOST.fullmatch(h) and not _OWN_MACHINE.fullmatch(h)), "")
    return f"{site.scheme}://{host}" if host else ""


def _form(address: str) -> str:
    """The form of an address: its folders, with signs for numbers, and any name at its end."""
    *folders, _ = fold_path(address.partition("?")[0]).split("/")
    return "/".join((*map(_form_of_part, folders), "*"))


def _form_of_part(part: str) -> str:
    if not (part.isascii() and part.isdigit()):
        return part
    return "Y" if len(part) == 4 else "N"


def _tail_in(path: str, folders: Collection[str]) -> bool:
    """Whether the folders of a path end as those of one of the files do."""
    parts = path.split("/")[:-1]
    return any("/".join(parts[start:]) in folders for start in range(len(parts)))


def _is_folder(root: str, path: str) -> bool:
    return _holds(Path.is_dir, Path(root, path.lstrip("/")))


def _is_page_file(root: str, path: str) -> bool:
    """Whether a file of the project of *root* makes the page at *path*."""
    if len(path) > _LONGEST_PATH:
        return False
    whole = os.path.normpath(Path(root, path.strip("/")))
    stem = re.sub(r"\.x?html?$", "", whole)
    return any(_holds(Path.is_file, Path(each)) for each in (whole, *_named(stem)))


def _named(stem: str) -> Iterator[str]:
    return (f"{stem}{end}" for end in _ENDINGS)


def _holds(question: Callable[[Path], bool], path: Path) -> bool:
    """What a path is; one that no system can have is nothing."""
    try:
        return question(path)
    except (OSError, ValueError):
        return False
