"""Who stands at which address of the output: one table, made before anything is written.

The first to claim an address has it. So the order of the claims is the order of rank: the project's
own pages and files, what the extension makes (archives, feeds, the sitemap), the pages of trusted
articles, their old addresses, then the same of articles that are not trusted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath
from typing import NamedTuple

from sphinx_newsfeed.model.article import Article, changed
from sphinx_newsfeed.output_paths import is_path_too_long
from sphinx_newsfeed.policy import LONGEST_SHOWN
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

_PAGE_SUFFIX = re.compile(r"\.html?$")
#: The last part of the docname of a further page of a listing, which stands below the first page.
FURTHER_PAGE = re.compile(r"page-\d+|list-\d+-page-\d+")


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom an address belongs to."""

    #: As a message names it, such as ``the archive page news/all``.
    name: str
    #: The file of the article that it is; empty for what is no article.
    article: str = ""


class OldAddresses(NamedTuple):
    """The old addresses of an article."""

    #: Those that its front matter names.
    named: Sequence[str] = ()
    #: Those that its generator gave it.
    computed: Sequence[str] = ()


class AddressTable:
    """Addresses of pages and files of the output, each with its holder.

    A page has one address for all builders, whether they write ``a.html`` or ``a/index.html``.
    Names that differ in case or Unicode form alone are one: they are one file on some systems.
    Below a file that is no page nothing stands.
    """

    def __init__(
        self, pages: Iterable[str] = (), has_file: Callable[[str], bool] = lambda file: False
    ) -> None:
        """*pages* are the project's own documents; *has_file* tells of its other files."""
        self._has_file = has_file
        self._holders: dict[str, Holder] = {}
        self._files: set[str] = set()
        self._folders: dict[str, Holder] = {}
        for page in pages:
            self.claim_page(page, Holder(f"the project's own page {page}"))

    def claim_page(self, docname: str, holder: Holder) -> Holder | None:
        """Give the address of a document to *holder*; what stands in the way, or ``None``."""
        files = (f"{docname}.html", f"{docname}/index.html")
        return self._claim(_key(files[0]), files, holder, is_page=True)

    def claim_file(self, file: str, holder: Holder) -> Holder | None:
        """Give a file of the output to *holder*; what stands in the way, or ``None``."""
        key = _key(file)
        return self._claim(key, (file,), holder, is_page=key != _folded(file))

    def claim_address(self, address: str, holder: Holder) -> Holder | None:
        """Give the address of a page at an old site to *holder*; what is in the way, or none."""
        if "?" not in address:
            return self.claim_file(page_file(address), holder)
        # No file answers to it, and two articles cannot both be meant.
        found = self._holders.setdefault(_folded(address), holder)
        return None if found == holder else found

    def held(self) -> Iterator[tuple[str, str]]:
        """All that is held, and by whom."""
        return ((key, holder.name) for key, holder in self._holders.items())

    def holder_of(self, file: str) -> Holder | None:
        """To whom a file of the output belongs."""
        return self._holders.get(_key(file))

    def may_answer(self, article: Article, address: str) -> bool:
        """Whether links to an old address may lead to *article*.

        Several trusted articles may answer to one address, each in its own source.
        """
        if article.trusted:
            return True
        found = self._holders.get(_folded(address) if "?" in address else _key(page_file(address)))
        return found is not None and found.article == article.path

    def _claim(
        self, key: str, files: Sequence[str], holder: Holder, *, is_page: bool
    ) -> Holder | None:
        found = self._in_the_way(key, files, holder, is_page=is_page)
        if found is not None:
            return None if found == holder else found
        self._holders[key] = holder
        if not is_page:
            self._files.add(key)
        for folder in _folders(key):
            if folder in self._folders:
                break
            self._folders[folder] = holder
        return None

    def _in_the_way(
        self, key: str, files: Sequence[str], holder: Holder, *, is_page: bool
    ) -> Holder | None:
        if key in self._holders:
            return self._holders[key]
        if not is_page and key in self._folders:
            return self._folders[key]
        for folder in _folders(key):
            if folder in self._files:
                return self._holders[folder]
        for file in files:
            own = next((each for each in (file, *_folders(file)) if self._has_file(each)), "")
            if own:
                return Holder(f"the project's own file {own}")
        return self._listing_of(key) if holder.article else None

    def _listing_of(self, key: str) -> Holder | None:
        """The page of which an address is that of a further page, as far as it may have some."""
        first, _, last = key.rpartition("/")
        holder = self._holders.get(first)
        if holder is None or holder.article or not FURTHER_PAGE.fullmatch(last):
            return None
        return Holder(f"the further pages of {holder.name}")


def place_articles(
    articles: Sequence[Article],
    table: AddressTable,
    old_addresses: Callable[[Article], OldAddresses],
    report: Report,
    *,
    in_place: Callable[[Article], bool] = lambda article: False,
) -> tuple[Article, ...]:
    """*articles*, each under a docname that nothing else has; hidden ones stay as they are.

    Those *in_place* lie where the project's own page of that docname would; they come before others
    of their trust. The loser of an address is reported at its own file.
    """
    docnames: dict[str, str] = {}
    numbers: dict[str, Iterator[int]] = {}
    shown = [article for article in articles if not article.hidden]
    for group in _by_rank(shown, in_place):
        for article in group:
            docnames[article.path] = _place(article, table, numbers, report)
        _claim_addresses(group, table, old_addresses, report)
    return tuple(
        changed(article, docname=docnames.get(article.path, article.docname))
        for article in articles
    )


def claim_order(article: Article) -> tuple[bool, float, str]:
    """By this articles are sorted where only one can have an address or name.

    What is trusted comes first. Of trusted articles the newest counts, since a generator that
    writes its pages in the order of their dates leaves that one standing; of others the oldest, so
    that nobody takes over what was there.
    """
    age = -article.date.timestamp()
    return not article.trusted, age if article.trusted else -age, article.docname


def page_file(path: str) -> str:
    """The file that a server shows for the *path* of a page, relative to the site's root."""
    path = path.partition("?")[0].lstrip("/")
    if path.lower().endswith((".html", ".htm")):
        return path
    return f"{path.rstrip('/')}/index.html".lstrip("/")


def _by_rank(
    articles: Sequence[Article], in_place: Callable[[Article], bool]
) -> tuple[list[Article], list[Article]]:
    trusted = [article for article in articles if article.trusted]
    trusted.sort(key=lambda article: not in_place(article))
    return trusted, sorted((each for each in articles if not each.trusted), key=claim_order)


def _place(
    article: Article, table: AddressTable, numbers: dict[str, Iterator[int]], report: Report
) -> str:
    holder = _holder(article)
    found = table.claim_page(article.docname, holder)
    if found is None:
        return article.docname
    suffix = PurePath(article.path).suffix.lower().removeprefix(".")
    stem = f"{article.docname}-{suffix}"
    # Where the last one of this name ended, so that many of it are not counted again and again.
    names = (f"{stem}{number or ''}" for number in numbers.setdefault(_folded(stem), count()))
    docname = next(name for name in names if table.claim_page(name, holder) is None)
    message = f"{article.docname} is the address of {found.name}, so this article is {docname}"
    report(Problem(ProblemKind.DUPLICATE, message, article.path, 1))
    return docname


def _claim_addresses(
    articles: Sequence[Article],
    table: AddressTable,
    old_addresses: Callable[[Article], OldAddresses],
    report: Report,
) -> None:
    """Claim the old addresses of articles of one rank: first all that are named."""
    ordered = sorted(articles, key=claim_order)
    for article in ordered:
        for address in old_addresses(article).named:
            found = table.claim_address(address, _holder(article))
            if found is not None:
                report(_lost(address, found, article))
    for article in ordered:
        for address in old_addresses(article).computed:
            found = table.claim_address(address, _holder(article))
            # What generators give to two articles is nobody's fault.
            if found is not None and not found.article:
                report(_lost(address, found, article))


def _lost(address: str, holder: Holder, article: Article) -> Problem:
    message = (
        f"the old address {address[:LONGEST_SHOWN]!r} is that of {holder.name}, which keeps it"
    )
    return Problem(ProblemKind.DUPLICATE, message, article.path, 1)


def _holder(article: Article) -> Holder:
    return Holder(f"the article {article.path}", article.path)


def _key(file: str) -> str:
    """What a page or file is known by, whatever builder writes it."""
    key = _folded(file)
    if not _PAGE_SUFFIX.search(key):
        return key
    key = _PAGE_SUFFIX.sub("", key)
    return "" if key == "index" else key.removesuffix("/index")


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name.casefold())


def _folders(path: str) -> Iterator[str]:
    """The folders above *path*, the nearest first.

    There are none where no file may have such a path: nothing is written there, and the names of
    its folders would take the square of its length.
    """
    if is_path_too_long(path):
        return
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
