"""Links of pages in HTML become references of Sphinx: to documents, places in them, and files."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.addnodes import download_reference, pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.osutil import relative_uri

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.old_addresses.addresses import Address, Kind, read_address
from sphinx_newsfeed.policy import SPHINX_PAGES, shown
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.articles.attachments import published_file
from sphinx_newsfeed.sphinx_ext.articles.link_policy import guard_links
from sphinx_newsfeed.sphinx_ext.articles.pictures import place_pictures
from sphinx_newsfeed.sphinx_ext.build_info.builders import has_addresses
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.documents.addresses import own_files
from sphinx_newsfeed.sphinx_ext.domain.links import anchor_in, document_at, link_to
from sphinx_newsfeed.sphinx_ext.domain.references import location_of
from sphinx_newsfeed.sphinx_ext.html_documents.parser import is_html_page

#: The type of references that are found while pages are written.
_PAGE_LINK = "newsfeed-page"
#: What names a folder by the page that stands for it.
_INDEX, _PAGE = "index", ".html"


class SettlePageLinks(SphinxTransform):
    """Guards the links of a page in HTML, and makes references of those within the project."""

    #: As for articles: when texts have their translations, before Sphinx stores the tree.
    default_priority = 855

    def apply(self, **kwargs: Any) -> None:
        """Go over all links of the document, if it is such a page."""
        if is_html_page(self.env):
            found = Survey(self.document)
            place_pictures(found.of(nodes.image))
            guard_links(found)
            for link in found.of(nodes.reference):
                if not isinstance(link, download_reference) and link.get("refuri"):
                    _refer(link, self.env)


def _refer(link: nodes.reference, env: BuildEnvironment) -> None:
    """Replace a link to something of the project."""
    read = read_address(link["refuri"])
    if read.host or read.kind not in {Kind.SITE, Kind.RELATIVE}:
        return
    document = _document_of(read, env.docname, env)
    file = "" if document else published_file(_places(read, env), env)
    words = nodes.inline("", "", *link.children)
    if file:
        by: nodes.Element = download_reference("", "", words, reftarget=file, refdoc=env.docname)
    elif document or read.kind is Kind.RELATIVE:
        by = pending_xref("", words, refdomain="", reftype=_PAGE_LINK, reftarget=link["refuri"])
        by.attributes |= {"refdoc": env.docname, "refexplicit": True, "refwarn": False}
        if not document:
            # What is missing may be there for the next build.
            env.note_dependency(_path_of(read, env.docname))
    else:
        # Nothing says that it is not on the host.
        return
    by.source, by.line = link.source, link.line
    if "reftitle" in link:
        by["reftitle"] = link["reftitle"]
    link.replace_self(by)


def _path_of(read: Address, base: str) -> str:
    """The path below the source directory that an address in a document means."""
    path = posixpath.join("/", posixpath.dirname(base), read.path)
    return posixpath.normpath(path).lstrip("/")


def _places(read: Address, env: BuildEnvironment) -> Iterator[tuple[Path, Path]]:
    folder = Path(env.srcdir)
    if path := _path_of(read, env.docname):
        yield Path(os.path.realpath(folder)), folder / path


def _document_of(read: Address, base: str, env: BuildEnvironment) -> str:
    """The document that an address means by its file or by its page; empty for none."""
    path = _path_of(read, base)
    # An article may lie outside of the source directory.
    folder = env.srcdir / posixpath.dirname(base) if read.kind is Kind.RELATIVE else env.srcdir
    named = (
        env.project.path2doc(folder / read.path.lstrip("/")) or "",
        document_at(read, base, env),
        path,
        posixpath.join(path, _INDEX),
    )
    return next((each for each in named if each in env.found_docs), "")


class PageLinks:
    """Finds what links of pages in HTML lead to, while pages are written."""

    def __init__(self) -> None:
        #: Document → the ids of its nodes.
        self._ids: dict[str, frozenset[str]] = {}

    def begin(self, app: Sphinx, *args: object) -> None:
        """Forget what an earlier build of the same process read."""
        self._ids = {}

    def resolve(
        self, app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
    ) -> nodes.Element | None:
        """The reference for a link; a link as it was written where there is no such document."""
        if node.get("reftype") != _PAGE_LINK:
            return None
        address, base = node["reftarget"], node["refdoc"]
        read = read_address(address)
        docname = _document_of(read, base, env)
        if not docname:
            return _leave(app, node, contnode, read)
        anchor = anchor_in(docname, read.fragment, self._ids_in(docname, env), env)
        if read.fragment and not anchor:
            _tell(node, f"no place in {docname}; it leads to the page")
        link = link_to(docname, anchor, contnode, base, app.builder)
        if "reftitle" in node:
            link["reftitle"] = node["reftitle"]
        return link

    def _ids_in(self, docname: str, env: BuildEnvironment) -> frozenset[str]:
        if docname not in self._ids:
            tree = env.get_doctree(docname)
            found = (name for node in tree.findall(nodes.Element) for name in node["ids"])
            self._ids[docname] = frozenset(found)
        return self._ids[docname]


def _leave(
    app: Sphinx, node: pending_xref, contnode: nodes.Element, read: Address
) -> nodes.Element:
    """A link to a file of the output; or as it was written to nothing, which is told."""
    base, builder = node["refdoc"], app.builder
    path = _path_of(read, base)
    is_there = path.removesuffix(_PAGE) in SPHINX_PAGES or any(
        map(own_files(app), (path, posixpath.join(path, f"{_INDEX}{_PAGE}")))
    )
    if not is_there:
        _tell(node, "no document or file; it stays as it is")
    if not has_addresses(builder):
        return contnode
    address = node["reftarget"]
    if is_there:
        behind = address[len(address.partition("#")[0].partition("?")[0]) :]
        # A slash at the end names a folder.
        end = "/" if read.path.endswith("/") else ""
        address = relative_uri(builder.get_target_uri(base), quote(path)) + end + behind
    link = nodes.reference("", "", *contnode.children, refuri=address, internal=False)
    link.source, link.line = node.source, node.line
    return link


def _tell(node: pending_xref, what: str) -> None:
    message = f"the link {shown(node['reftarget'])} leads to {what}"
    warn(Problem(ProblemKind.REFERENCE, message, *location_of(node)))
