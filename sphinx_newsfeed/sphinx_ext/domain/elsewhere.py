"""What refers to news in a version of the site that shows none: it leads to the one that does."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import (
    ARCHIVE,
    docname_at,
    pending_archive,
    titled,
)

#: The class of the line that stands in the place of listings.
ELSEWHERE_CLASS = "newsfeed-elsewhere"


def build_line(build: BuildData, docname: str) -> nodes.paragraph:
    """What stands in the document *docname* for its listings."""
    words = build.localization.translate("The news is in the newest version of this documentation.")
    line = nodes.paragraph("", "", pending_archive(words, docname), classes=[ELSEWHERE_CLASS])
    line["translatable"] = False
    return line


class LeadElsewhere(SphinxPostTransform):
    """Resolves references to news where the version that is built shows none.

    An article leads to its page in the version that does; where that version is not known, and for
    names and dates, whose pages may not exist there, the text stays. None of this is a fault of who
    wrote it: in the newest version the same words are right.
    """

    #: Before MyST (9) and Sphinx (10) look for the targets.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Resolve the references of the document."""
        build = domain_of(self.env).build
        if build.version.shows_news:
            return
        for node in [*self.document.findall(pending_xref)]:
            found = resolved_elsewhere(build, node, self.env.found_docs)
            if found is not None:
                node.replace_self(found)


def resolve_any_elsewhere(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.Element | None:
    """Let ``:any:`` lead to an article of another version, where nothing else has the name.

    ``:ref:`` may name a group of a listing; its text stays.
    """
    build, target = domain_of(env).build, str(node.get("reftarget", ""))
    if build.version.shows_news:
        return None
    if node.get("reftype") == "ref" and target.startswith("news-"):
        return _shown(node)
    return _lead_to_article(build, target, node) if node.get("reftype") == "any" else None


def resolved_elsewhere(build: BuildData, node: pending_xref, own: set[str]) -> nodes.Element | None:
    """What takes the place of a reference to news; ``None`` for a reference to something else."""
    target = node["reftarget"]
    if node.get("refdomain") == "news":
        if node["reftype"] == "article":
            return _lead_to_article(build, target, node) or _shown(node)
        page = node["refdoc"] if node["reftype"] == ARCHIVE else ""
        return _led(build, page, node) if page else _shown(node)
    docname = _document_of(node)
    if docname and docname not in own and docname in build.elsewhere:
        return _lead_to_article(build, docname, node)
    return None


def _document_of(node: pending_xref) -> str:
    """The document that a reference of Sphinx or MyST names; empty where it names none."""
    target = str(node["reftarget"])
    if (node.get("refdomain"), node["reftype"]) == ("std", "doc"):
        return docname_at(node["refdoc"], target)
    # MyST resolves links to files while reading.
    return target if node.get("refdomain") == "doc" else ""


def _lead_to_article(build: BuildData, target: str, node: pending_xref) -> nodes.Element | None:
    articles = build.elsewhere.find(target)
    if not articles:
        return None
    explicit = node.get("refexplicit") or node.get("refdomain") == "doc"
    shown = _shown(node) if explicit and node.astext() else titled(_shown(node), articles[0].title)
    return _led(build, articles[0].docname, node, shown)


def _led(
    build: BuildData, docname: str, node: pending_xref, shown: nodes.Element | None = None
) -> nodes.Element:
    """The content of a reference as a link to a document of the version that shows news."""
    shown = _shown(node) if shown is None else shown
    address = address_elsewhere(build, docname)
    if not address:
        return shown
    return nodes.reference("", "", shown, refuri=address, internal=False)


def address_elsewhere(build: BuildData, docname: str) -> str:
    """The address of a document in the version that shows news; empty where it is not known.

    What is no site does not know under which addresses the pages of the site stand, but where it
    begins.
    """
    address = build.version.news_address
    if not (address and makes_site(build.builder)):
        return address
    return address + build.builder.get_target_uri(docname)


def _shown(node: pending_xref) -> nodes.Element:
    """The content of a reference, as one node."""
    children = [child.deepcopy() for child in node.children]
    if len(children) == 1 and isinstance(children[0], nodes.Element):
        return children[0]
    return nodes.inline("", "", *children)
