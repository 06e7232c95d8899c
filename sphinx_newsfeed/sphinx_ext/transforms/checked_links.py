"""What a check of all links is shown: each link where somebody wrote it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.sphinx_ext.build_info.builders import checks_links
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


class PlaceLinks(SphinxPostTransform):
    """Finds the lines of the links in an article, which parsers note for their paragraphs alone."""

    #: Right before Sphinx gathers the links of a document (800).
    default_priority = 799

    def run(self, **kwargs: Any) -> None:
        """Give each link the line in which its address stands."""
        build = domain_of(self.env).build
        if self.env.docname in build.catalogue and checks_links(build.builder):
            for link in self.document.findall(nodes.reference):
                _place(link)


def _place(link: nodes.reference) -> None:
    block: nodes.Element = link.parent
    while block is not None and not block.rawsource:
        block = block.parent
    # HTML knows the line of each link; there is no such text in its trees.
    if block is None or not block.line or (link.line or 0) > block.line:
        return
    before, found, _ = block.rawsource.partition(link.get("refuri") or "\0")
    if found:
        link.line = block.line + before.count("\n")


class HideGeneratedLinks(SphinxPostTransform):
    """Leaves out of a check the links of pages that nobody wrote.

    What they lead to stands in an article, too, and is told of with its file. Listings on other
    pages are not filled for a check.
    """

    #: Right before Sphinx gathers the links of a document (800).
    default_priority = 799

    def run(self, **kwargs: Any) -> None:
        """Take the addresses from the links of a generated page."""
        build = domain_of(self.env).build
        generated = self.env.docname in build.archives or self.env.docname in build.pages
        if not (generated and checks_links(build.builder)):
            return
        for link in self.document.findall(nodes.reference):
            link.attributes.pop("refuri", None)
        for image in self.document.findall(nodes.image):
            image["candidates"] = {}
