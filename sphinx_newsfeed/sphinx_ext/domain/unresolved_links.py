"""Links that ought to lead to an article and do not."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.old_addresses.addresses import Kind, read_address
from sphinx_newsfeed.old_addresses.link_index import LinkIndex
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.references import BASE, location_of, moved_address

#: What an address must begin with to be one that a page can have.
_OF_SITES = frozenset({Kind.SITE, Kind.RELATIVE})
#: How much of an address a message shows.
_SHOWN = 200


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
        message = f"the link {address[:_SHOWN]!r} leads to no article; {advice}"
        warn(Problem(ProblemKind.REFERENCE, message, *location_of(node)))
    if read_address(address).kind not in _OF_SITES:
        return None
    goal = moved_address(address, builder, base, node["refdoc"])
    return nodes.reference("", "", *contnode.children, refuri=goal, internal=False)
