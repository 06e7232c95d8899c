"""Links between articles become references of Sphinx.

What the old site called an article is looked up while pages are written: so it does not matter
which article is read first, and a page is written again when what it links to moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.addnodes import download_reference, pending_xref
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from sphinx_newsfeed.listing.article_page import FOOTER_CLASS, HEADER_CLASS
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.loading import fault_of_publishing
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import OriginalSite, as_written
from sphinx_newsfeed.old_addresses.addresses import Address, Kind, read_address
from sphinx_newsfeed.old_addresses.link_index import Expected
from sphinx_newsfeed.policy import LONGEST_SHOWN, shown
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.articles.attachments import find_attachment, first_place
from sphinx_newsfeed.sphinx_ext.articles.link_policy import guard_links
from sphinx_newsfeed.sphinx_ext.articles.pictures import place_pictures
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.links import old_page
from sphinx_newsfeed.sphinx_ext.domain.references import SURE, WRITTEN, location_of, pending_link

#: The classes of what is put around the text of an article.
_MADE = frozenset((HEADER_CLASS, FOOTER_CLASS))


class SettleLinks(SphinxTransform):
    """Guards the links in an article, and makes references of those that lead to other ones.

    Links are guarded first: what a reader of addresses takes for a file may be a scheme that hides.
    Pictures are told where they stand on the way.
    """

    #: After links are given their addresses (docutils' at 640) and texts their translations
    #: (Sphinx' at 20), before Sphinx stores the tree.
    default_priority = 855

    def apply(self, **kwargs: Any) -> None:
        """Go over all links of the document, if it is an article."""
        article = domain_of(self.env).build.catalogue.get(self.env.docname)
        if article is not None:
            found = Survey(self.document)
            place_pictures(found.of(nodes.image))
            guard_links(found)
            refer_to_articles(found, article, self.env)


def refer_to_articles(found: Survey, article: Article, env: BuildEnvironment) -> None:
    """Make references of the links in a tree, which stand in *article*."""
    referrer = _Referrer(article, env, set())
    for link in filter(_is_of_body, found.of(nodes.reference, pending_xref)):
        address = _address_of(link, env)
        if address:
            referrer.refer(link, address)


def _is_of_body(link: nodes.Element) -> bool:
    """Whether a link stands in no other one, nor in an article's byline or footer."""
    around: nodes.Element | None = link.parent
    while around is not None:
        is_link = isinstance(around, nodes.reference | pending_xref)
        if is_link or not _MADE.isdisjoint(around["classes"]):
            return False
        around = around.parent
    return True


def _address_of(link: nodes.Element, env: BuildEnvironment) -> str:
    """The address of a link that may be one to an article; empty where it cannot."""
    if not _is_of_myst(link):
        plain = isinstance(link, nodes.reference) and not isinstance(link, download_reference)
        return str(link.get("refuri", "")) if plain else ""
    if link.get("refdomain") == "doc" and not _is_article(link["reftarget"], env):
        # A page of the project is MyST's business; a file that is no page at all is not.
        return "" if link["reftarget"] in env.found_docs else str(link.get(WRITTEN, ""))
    written = link["reftarget"] if link.get("refdomain") != "doc" else ""
    # A download that somebody asked for by its scheme (``path:``) is not marked.
    return str(link.get(WRITTEN, written if isinstance(link, pending_xref) else ""))


def _is_article(docname: str, env: BuildEnvironment) -> bool:
    return docname in domain_of(env).build.catalogue


@dataclass(frozen=True, slots=True)
class _Referrer:
    """Replaces the links of one article."""

    article: Article
    env: BuildEnvironment
    #: The addresses of which it was said, or will be, that they lead nowhere.
    warned: set[str]

    def refer(self, link: nodes.Element, address: str) -> None:
        """Replace *link* by what *address* ought to lead to."""
        expected = domain_of(self.env).build.links.expected(address, self.article)
        read = read_address(address)
        _place(link)
        if expected is Expected.FILE:
            self._refer_to_file(link, address, read)
        elif expected is Expected.ARTICLE or _is_way(link, read, expected):
            self._refer_to_article(link, address, read, expected)
        elif expected is Expected.NOTHING and read.kind is Kind.SITE and not read.host:
            self._refer_to_old_page(link, address)

    def _refer_to_old_page(self, link: nodes.Element, address: str) -> None:
        """Lead to the front page of the old site, or to one of its feeds."""
        old = domain_of(self.env).build.old_pages.address_at(address, self.article)
        if self._is_news(address):
            warn(old_page(address, old, *location_of(link)))
        _replace(link, nodes.reference("", "", *_words_of(link), refuri=old or address))

    def _refer_to_article(
        self, link: nodes.Element, address: str, read: Address, expected: Expected
    ) -> None:
        children, explicit = _words(link, address, read)
        reference = pending_link(address, self.article, _without_references(children))
        warns = expected is Expected.ARTICLE or _is_of_myst(link)
        reference["refexplicit"] = explicit
        reference["refwarn"] = self._is_news(f"{warns} {address}")
        reference[SURE] = warns
        _replace(link, reference)

    def _refer_to_file(self, link: nodes.Element, address: str, read: Address) -> None:
        site = domain_of(self.env).build.links.site_of(self.article)
        file = find_attachment(read, self.article, site, self.env)
        if not file and _may_be_object(link, read):
            return
        children, explicit = _words(link, address, read)
        if file and (fault := self._fault_of(file)):
            self._warn(
                f"the file {shown(as_written(address))} {fault}; the text of the link is kept", link
            )
            _replace(link, nodes.inline("", "", *children))
            return
        if file:
            kind = nodes.inline if explicit else nodes.literal
            words = kind("", "", *children)
            _replace(
                link, download_reference("", "", words, reftarget=file, refdoc=self.env.docname)
            )
            return
        old = domain_of(self.env).build.old_pages.address_at(address, self.article)
        if self._is_news(address):
            self._tell_of_missed_file(link, address, read, site, old)
        if read.kind in {Kind.ASSET, Kind.FILE}:
            _replace(link, nodes.inline("", "", *children))
        else:
            _replace(link, nodes.reference("", "", *children, refuri=old or address))

    def _tell_of_missed_file(
        self, link: nodes.Element, address: str, read: Address, site: OriginalSite, old: str
    ) -> None:
        if not _is_missed(read, site.static):
            warn(old_page(address, old, *location_of(link)))
            return
        if not read.path.startswith("/"):
            self.env.note_dependency(first_place(read, self.article))
        shown_address = as_written(address)[:LONGEST_SHOWN]
        where = "leads to the old site" if old else "stays"
        message = f"the file {shown_address!r} is not where an article's files may be"
        self._warn(f"{message}; the link {where}", link)

    def _fault_of(self, file: str) -> str:
        """Why *file*, as Sphinx names it, may not be published; empty where it may."""
        path = Path(self.env.srcdir, file.lstrip("/"))
        return "" if self.article.trusted else fault_of_publishing(path)

    def _warn(self, message: str, link: nodes.Element) -> None:
        warn(Problem(ProblemKind.LINK, message, *location_of(link)))

    def _is_news(self, address: str) -> bool:
        """Whether nothing was said of *address* yet; once is enough."""
        page = address.partition("#")[0]
        is_new = page not in self.warned
        self.warned.add(page)
        return is_new


def _is_of_myst(link: nodes.Element) -> bool:
    return bool(link.get("reftype") == "myst")


def _is_way(link: nodes.Element, read: Address, expected: Expected) -> bool:
    """Whether an address may be looked up that is no article's for sure.

    What has no slash in Markdown may be a label, which MyST knows.
    """
    return expected is Expected.PERHAPS and not (_is_of_myst(link) and "/" not in read.path)


def _may_be_object(link: nodes.Element, read: Address) -> bool:
    """Whether Markdown may name an object, such as a function, that other domains know."""
    return isinstance(link, pending_xref) and read.kind is Kind.RELATIVE and "/" not in read.path


def _words_of(link: nodes.Element) -> list[nodes.Node]:
    """What a link shows."""
    children = list(link.children)
    if _is_of_myst(link) and len(children) == 1:
        # MyST's own node around the words.
        children = list(children[0].children)
    return children


def _words(link: nodes.Element, address: str, read: Address) -> tuple[Sequence[nodes.Node], bool]:
    """What a link shows, and whether its author chose it: else it will be the goal's title."""
    children = _words_of(link)
    text = "".join(child.astext() for child in children).strip()
    pictures = any(True for child in children for _ in child.findall(nodes.image))
    internal = read.kind not in {Kind.SITE, Kind.RELATIVE}
    if pictures or (text and not (internal and unquote(text) == unquote(address))):
        return children, True
    name = read.path.strip("/").rpartition("/")[2] or address
    return [nodes.Text(name)], False


def _without_references(children: Sequence[nodes.Node]) -> list[nodes.Node]:
    """What a link shows, with the words of references that stand within it in their place.

    A link holds no other; and Sphinx would not find one in what it puts in place of the outer.
    """
    holder = nodes.inline("", "", *children)
    for inner in reversed(list(holder.findall(nodes.Element))):
        if isinstance(inner, pending_xref | download_reference | nodes.reference):
            inner.replace_self(inner.children)
    return holder.children


def _is_missed(read: Address, static: Sequence[str]) -> bool:
    """Whether it is known that a file is not there: those of the site's root may be elsewhere."""
    return not read.host and (read.kind is not Kind.SITE or bool(static))


def _place(link: nodes.Element) -> None:
    """Give a link the line of the block that it stands in, where its own cannot be right.

    Nodes that parsers give no place get that of the whole article.
    """
    block: nodes.Element = link.parent
    while isinstance(block, nodes.Inline) and block.parent is not None:
        block = block.parent
    if block.line and (link.line or 0) < block.line:
        link.source, link.line = block.source, block.line


def _replace(link: nodes.Element, by: nodes.Element) -> None:
    by.source, by.line = link.source, link.line
    if "reftitle" in link:
        by["reftitle"] = link["reftitle"]
    link.replace_self(by)
