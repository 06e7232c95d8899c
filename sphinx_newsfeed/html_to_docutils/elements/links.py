"""Where links lead, as far as the policy allows it."""

from __future__ import annotations

from typing import Any

from sphinx_newsfeed.html_to_docutils.ids import fragment
from sphinx_newsfeed.html_to_docutils.state import State
from sphinx_newsfeed.policy import link_address, shown
from sphinx_newsfeed.problems import ProblemKind


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
