"""Links of an article lead where the policy lets them, whatever its body is written in.

HTML bodies are judged while they are converted; what MyST, reStructuredText and directives make of
other bodies comes by here, before Sphinx stores the tree.
"""

from __future__ import annotations

from docutils import nodes

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.policy import link_address, scheme_of, shown
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.references import location_of


def guard_links(article: Survey) -> None:
    """Leave the text alone of links in an article whose addresses they may not use."""
    for node in article.of(nodes.reference, nodes.target):
        if not node.get("refuri"):
            continue
        written = str(node["refuri"])
        address = link_address(written)
        if address is None:
            _refuse(node, written)
            article.changed()
        elif scheme_of(address):
            # As a browser reads it: what it leaves out must not hide anything from others.
            node["refuri"] = address


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
