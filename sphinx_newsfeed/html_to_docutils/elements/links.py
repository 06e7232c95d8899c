"""Where links lead, as far as the policy allows it."""

from __future__ import annotations

import re
from typing import Any

from sphinx_newsfeed.html_to_docutils.ids import fragment
from sphinx_newsfeed.html_to_docutils.state import State
from sphinx_newsfeed.html_to_docutils.tree import Element, names
from sphinx_newsfeed.policy import link_address, shown
from sphinx_newsfeed.problems import ProblemKind

#: Classes of links that lead to the heading they stand in: Sphinx, VuePress, AnchorJS.
_OF_HEADINGS = names("anchorjs-link hash-link header-anchor headerlink")
#: Those of links around whole headings, too, and of signs beside them.
_TO_HEADINGS = _OF_HEADINGS | names("self-link toc-backref")
_PERMALINKS = _OF_HEADINGS | names("anchor anchor-link heading-anchor permalink self-link")
#: What such a sign may say in words.
_PERMALINK = re.compile(
    r"\W*(?:(?:(?:direct |perma(?:nent )?)?link|anchor)(?: to (?:this|the) \w+)?\W*)?",
    re.IGNORECASE,
)

_NAMED = names("dt h1 h2 h3 h4 h5 h6")


def link_attributes(href: str | None, state: State) -> dict[str, Any]:
    """Return the attributes of a reference to an address, none when it leads nowhere.

    A link to an anchor that the article does not have would make writers complain.
    """
    if href is None:
        return {}
    address = link_address(href)
    if address is None:
        state.problem(ProblemKind.LINK, f"link to {shown(href)} is not allowed; its text is kept")
        return {}
    if not address.startswith("#"):
        return {"refuri": address}
    name = fragment(address)
    if anchor := state.ids.anchors.get(name):
        return {"refid": anchor}
    if name not in ("", "top"):
        message = f"link to {shown(href)}, which is not in the article; its text is kept"
        state.problem(ProblemKind.LINK, message)
    return {}


def leads_to_heading(element: Element) -> bool:
    """Tell whether a link is a heading that leads to itself, or back to the table of contents."""
    return not _TO_HEADINGS.isdisjoint(element.classes)


def is_permalink(element: Element) -> bool:
    """Tell whether a link is the sign beside a heading that leads to the heading itself."""
    if _PERMALINKS.isdisjoint(element.classes) or element.find("img"):
        return False
    return "#" in (element.get("href") or "#") and bool(_PERMALINK.fullmatch(element.text()))


def unlink_selves(root: Element) -> None:
    """Let no link lead to what it stands at: one around a heading or a term, or the sign behind it.

    MDN and Asciidoctor write the first; so nothing else is taken for a place that a link leads to.
    """
    for element in root.descendants():
        if element.name == "a":
            if is_permalink(element) or leads_to_heading(element):
                element.attributes.pop("href", None)
        elif "id" in element.attributes and element.name in _NAMED:
            for child in element.elements():
                if child.name == "a" and child.get("href") == f"#{element.get('id')}":
                    child.attributes.pop("href")
