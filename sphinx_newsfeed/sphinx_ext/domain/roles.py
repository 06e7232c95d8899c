"""The roles of the domain, each with the syntax ``title <target>``."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.roles import XRefRole

ROLES: dict[str, Any] = {
    objtype: XRefRole(warn_dangling=True, innernodeclass=nodes.inline)
    for objtype in ("article", "category", "tag", "author", "date")
}
