"""The names that a document refers to: it is written again when one of them moves."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.feed_links import feed_list
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.sphinx_ext.build_info.predecessor import is_predecessor
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import BASE, FEED_LIST, GENERATED, OLD_LABEL
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ReferenceRecord


def note_references_of_page(app: Sphinx, doctree: nodes.document) -> None:
    """Note those of a document that is no article; in articles links become references later."""
    if app.env.docname not in domain_of(app.env).build.catalogue:
        note_references(app.env, Survey(doctree))


def note_references(env: BuildEnvironment, document: Survey) -> None:
    """Note the names that the document refers to that is being read."""
    by_old = is_predecessor(env.config)
    found = [
        ReferenceRecord(kind, node["reftarget"], node.get(BASE, ""))
        for node in document.of(pending_xref)
        if (kind := _kind_of(node, by_old=by_old)) and not node.get(GENERATED)
    ]
    if document.of(feed_list):
        found.append(ReferenceRecord(FEED_LIST, "", ""))
    if found:
        domain_of(env).stored.references[env.docname] = found


def _kind_of(node: pending_xref, *, by_old: bool) -> str:
    if node.get("refdomain") == "news":
        return str(node["reftype"])
    if node["reftype"] == "any":
        return "any"
    if node["reftype"] != "ref":
        return ""
    return "ref" if str(node["reftarget"]).startswith("news-") else OLD_LABEL if by_old else ""
