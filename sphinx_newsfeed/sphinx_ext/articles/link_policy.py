"""Links of an article lead where the policy lets them, whatever its body is written in.

HTML bodies are judged while they are converted; what MyST, reStructuredText and directives make of
other bodies comes by here, before Sphinx stores the tree.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_newsfeed.policy import link_address, scheme_of, shown
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import location_of


class GuardLinks(SphinxTransform):
    """Leaves the text alone of a link in an article whose address it may not use."""

    #: After docutils gave links their addresses (640), before links between articles are looked
    #: up (855): what a reader of addresses takes for a file may be a scheme that hides.
    default_priority = 852

    def apply(self, **kwargs: Any) -> None:
        """Go over all links of the document, if it is an article."""
        if self.env.docname not in domain_of(self.env).build.catalogue:
            return
        for node in list(self.document.findall(_may_have_address)):
            if not isinstance(node, nodes.Element) or not node.get("refuri"):
                continue
            written = str(node["refuri"])
            address = link_address(written)
            if address is None:
                _refuse(node, written)
            elif scheme_of(address):
                # As a browser reads it: what it leaves out must not hide anything from others.
                node["refuri"] = address


def _may_have_address(node: nodes.Node) -> bool:
    return isinstance(node, nodes.reference | nodes.target)


def _refuse(node: nodes.Element, address: str) -> None:
    if isinstance(node, nodes.target):
        # What refers to it is told.
        del node["refuri"]
        return
    path, line = location_of(node)
    message = f"link to {shown(address)} is not allowed; its text is kept"
    warn(Problem(ProblemKind.LINK, message, path, line or 1))
    if any(isinstance(child, nodes.image) for child in node.children):
        node.replace_self(node.children)
        return
    kept = {name: node[name] for name in ("ids", "names", "classes")}
    node.replace_self(nodes.inline("", "", *node.children, **kept))
