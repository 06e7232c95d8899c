"""The table of contents of a page, for a theme that has one for pages in the document tree alone.

sphinx_immaterial gives its templates a list of entries as ``page["toc"]``. It takes them out of the
tree of all documents, in which articles and generated pages need not stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.listing.tex_text import shielded_title
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, with what the theme's template asks for, and puts out as it is."""

    title: str
    aria_label: str
    url: str
    children: tuple[Entry, ...]
    icon_html: str = ""


def add_contents(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the page of an article, or a generated one, its headings, where the theme found none."""
    page, domain = context.get("page"), domain_of(app.env)
    is_ours = pagename in domain.build.catalogue or domain.build.is_generated(pagename)
    if not is_ours or not isinstance(page, dict) or page.get("toc") or doctree is None:
        return
    top = next(_entries(app.env.tocs[pagename]), None)
    page["toc"] = [*top.children] if top else []


def _entries(tree: nodes.Node) -> Iterator[Entry]:
    for item in tree.children:
        link = item.next_node(nodes.reference) if isinstance(item, nodes.list_item) else None
        if link is None:
            continue
        below = (list_ for list_ in item.children if isinstance(list_, nodes.bullet_list))
        children = tuple(entry for list_ in below for entry in _entries(list_))
        text = link.astext()
        yield Entry(shielded_title(text), escape(text), str(link.get("anchorname", "")), children)
