"""The roles of the domain, each with the syntax ``title <target>``."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole


class NewsRole(XRefRole):
    """A role whose target is looked up when all documents are read.

    The names it refers to are noted, so that its page is written again when one of them moves.
    """

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Note the target."""
        references = env.get_domain("news").data["references"]
        references.setdefault(env.docname, []).append((refnode["reftype"], target))
        return title, target


ROLES: dict[str, Any] = {
    objtype: NewsRole(warn_dangling=True, innernodeclass=nodes.inline)
    for objtype in ("article", "category", "tag", "author", "date")
}
