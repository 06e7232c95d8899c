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

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import as_written
from sphinx_newsfeed.old_addresses.addresses import Address, Kind, read_address
from sphinx_newsfeed.old_addresses.link_index import LinkIndex
from sphinx_newsfeed.policy import ID_PREFIX, LONGEST_SHOWN
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.references import BASE, location_of, moved_address

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
    links: LinkIndex,
    article: Article | None,
) -> nodes.reference | None:
    """A link to the address that leads to no article; ``None`` where no page can have it.

    It is told once in a document, on the article's own page.
    """
    address, base = node["reftarget"], node[BASE]
    if article is not None and links.name_of(address, article):
        # That a name stands in no listing is no fault.
        return None
    if node.get("refwarn"):
        near = links.near(address)
        advice = f"nearest are {', '.join(near)}" if near else "none has a name like it"
        message = f"the link {as_written(address)[:LONGEST_SHOWN]!r} leads to no article; {advice}"
        warn(Problem(ProblemKind.REFERENCE, message, *location_of(node)))
    if read_address(address).kind not in _OF_SITES:
        return None
    moved = moved_address(address, builder, base, node["refdoc"])
    return nodes.reference("", "", *contnode.children, refuri=moved, internal=False)
