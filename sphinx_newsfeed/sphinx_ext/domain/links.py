"""Where a link leads: to a place in a document, or nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from typing import NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from sphinx_newsfeed.model.site import as_written
from sphinx_newsfeed.old_addresses.addresses import Address, Kind, read_address
from sphinx_newsfeed.old_addresses.old_pages import Missed
from sphinx_newsfeed.policy import ID_PREFIX, LONGEST_SHOWN
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html, makes_one_file
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData
from sphinx_newsfeed.sphinx_ext.domain.references import BASE, SURE, location_of, moved_address

#: Suffixes of the pages of other documents, as links name them.
_SUFFIX = re.compile(r"\.(?:html?|md|markdown|rst|txt)$")
#: What an address must begin with to be one that a page can have.
_OF_SITES = frozenset({Kind.SITE, Kind.RELATIVE})


class LinkTarget(NamedTuple):
    """A place in a document."""

    docname: str
    #: An id in the document; empty for all of it.
    anchor: str
    title: str


def link_to(
    docname: str, anchor: str, words: nodes.Node | list[nodes.Node], base: str, builder: Builder
) -> nodes.reference:
    """A reference from the document *base* to a place in another one."""
    if anchor and makes_one_file(builder) and makes_html(builder):
        # Sphinx 9.0 puts the id of the place behind that of the document.
        return make_refnode(builder, docname, docname, anchor, words)
    return make_refnode(builder, base, docname, anchor, words)


def document_at(read: Address, base: str, env: BuildEnvironment) -> str:
    """The document of the project that a path in the document *base* means; empty for none."""
    if read.host or read.kind not in _OF_SITES:
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(f"/{base}"), read.path))
    docname = _SUFFIX.sub("", path.lstrip("/"))
    return docname if docname in env.found_docs else ""


def anchor_in(docname: str, fragment: str, ids: Collection[str], env: BuildEnvironment) -> str:
    """The id in *docname* that *fragment* means; empty when it is not there.

    HTML bodies have ids of their own making, and Markdown names headings by their words.
    """
    if not fragment:
        return ""
    slugs = env.metadata[docname].get("myst_slugs", {})
    made = nodes.make_id(fragment)
    if fragment in slugs:
        return str(slugs[fragment][1])
    candidates = (fragment, made, f"{ID_PREFIX}{made}", _own_id(fragment))
    return next((each for each in candidates if each in ids), "")


def _own_id(fragment: str) -> str:
    # A digit at the beginning stays behind the prefix.
    return ID_PREFIX + nodes.make_id(f"x-{fragment}")[2:]


def unresolved_link(
    node: pending_xref,
    contnode: nodes.Element,
    builder: Builder,
    build: BuildData,
) -> nodes.reference | None:
    """A link to the address that leads to no article; ``None`` where no page can have it.

    It leads to the old site, where that has another page there. What it is is told once in a
    document, on the article's own page.
    """
    address, base = node["reftarget"], node[BASE]
    article = build.catalogue.get(base)
    if article is not None and build.links.name_of(address, article):
        # That a name stands in no listing is no fault.
        return None
    missed = build.old_pages.explain(address, article) if article else Missed()
    if article is not None and node.get("refwarn"):
        _tell(node, missed, sure=bool(node.get(SURE)))
    if missed.address:
        return nodes.reference("", "", *contnode.children, refuri=missed.address, internal=False)
    if read_address(address).kind not in _OF_SITES:
        return None
    moved = moved_address(address, builder, base, node["refdoc"])
    return nodes.reference("", "", *contnode.children, refuri=moved, internal=False)


def _tell(node: pending_xref, missed: Missed, *, sure: bool) -> None:
    """Say that a link finds no article; *sure* where it must be meant for one."""
    address, place = node["reftarget"], location_of(node)
    if not missed.reason:
        if sure or missed.address:
            warn(old_page(address, missed.address, *place))
        return
    if not sure:
        return
    near = f"nearest are {', '.join(missed.near)}" if missed.near else "none has a name like it"
    said, cause = (
        f"the link {as_written(each)[:LONGEST_SHOWN]!r} leads to no article: {missed.reason}"
        for each in (address, address.partition("#")[0])
    )
    warn(Problem(ProblemKind.REFERENCE, f"{said}; {near}", *place, cause=cause))


def old_page(address: str, goal: str, path: str, line: int) -> Problem:
    """What is said of a link to a page of the old site that is no article."""
    where = f"it leads to {goal[:LONGEST_SHOWN]}" if goal else "it stays as it is"
    shown = as_written(address)[:LONGEST_SHOWN]
    message = f"the link {shown!r} is one to a page of the old site that is no article; {where}"
    return Problem(ProblemKind.OLD_PAGE, message, path, line)
