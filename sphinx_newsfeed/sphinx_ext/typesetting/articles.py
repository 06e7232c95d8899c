"""Writes the commands of our LaTeX package around articles, and the lines of listings.

Sphinx has a document in one tree by then, and writes nodes for LaTeX as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.listing.article_page import ARTICLE_CLASS, HEADER_CLASS
from sphinx_newsfeed.listing.html_nodes import newsfeed_entry
from sphinx_newsfeed.listing.presentation import ITEM_CLASS
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.sphinx_ext.listings.toctree import LISTING
from sphinx_newsfeed.sphinx_ext.typesetting.languages import language_tag

#: What MyST writes for LaTeX where a line ends: the blank line that follows ends the paragraph.
_LINE_END, _LINE_END_ALONE = "\\\\\n", "\\\\"


#: What holds the articles of a listing: its tree, or the groups that have one each.
_GROUPS = (nodes.section, nodes.container, nodes.compound)


class TypesetArticles(SphinxPostTransform):
    """Sets articles as a reader of a book wants them."""

    formats = ("latex",)
    #: Behind all that makes or changes nodes, and before ours become those that all writers know.
    default_priority = 900

    def run(self, **kwargs: object) -> None:
        """Write the commands into the tree of a book."""
        found = Survey(self.document)
        for section in found.of(nodes.section):
            if ARTICLE_CLASS in section["classes"]:
                _set_article(section)
        for raw in found.of(nodes.raw):
            if raw.astext() == _LINE_END:
                raw.children = [nodes.Text(_LINE_END_ALONE)]
        _set_listings(found)
        for entry in found.of(newsfeed_entry):
            _keep_together(entry)
        if not self.config.latex_show_pagerefs:
            for paragraph in found.of(nodes.paragraph):
                if ITEM_CLASS in paragraph["classes"]:
                    _add_pages(paragraph)


def _set_article(section: nodes.section) -> None:
    tag = language_tag(section)
    begin = [r"\newsfeedarticle", r"\begin{newsfeedtext}"]
    end = [r"\end{newsfeedtext}"]
    if tag:
        begin.append(rf"\begin{{newsfeedlanguage}}{{{tag}}}")
        end.insert(0, r"\end{newsfeedlanguage}")
    _put_around([section], begin, end)
    for header in section.children:
        if isinstance(header, nodes.container) and HEADER_CLASS in header["classes"]:
            # The header ends with what follows it.
            _keep_together(header, with_next=True)
    _keep_pictures(section)


def _keep_pictures(section: nodes.section) -> None:
    """Keep each picture with what stands before it, and the one below the header with its text.

    Several that follow each other may be too much for a page.
    """
    blocks = section.findall(nodes.section)
    pairs = [pair for block in blocks for pair in pairwise(block.children)]
    for before, picture in pairs:
        if not isinstance(before, nodes.Element) or not isinstance(picture, nodes.Element):
            continue
        if not _is_picture(picture) or _is_picture(before):
            continue
        is_below_header = isinstance(before, nodes.container) and HEADER_CLASS in before["classes"]
        _insert(picture, [_command(r"\newsfeedkeep")], after=is_below_header)


def _is_picture(node: nodes.Element) -> bool:
    """Whether a block holds a picture and no text, but for its caption."""
    if not isinstance(node, nodes.paragraph):
        return isinstance(node, nodes.image | nodes.figure)
    return any(node.findall(nodes.image)) and not any(map(str.strip, node.findall(nodes.Text)))


def _keep_together(block: nodes.Element, *, with_next: bool = False) -> None:
    """Let no page end between the parts of a block."""
    parts = block.children if with_next else block.children[:-1]
    kept = {id(part) for part in parts}
    block.children, children = [], block.children
    for child in children:
        block += [child, _command(r"\newsfeedkeep")] if id(child) in kept else child


def _set_listings(found: Survey) -> None:
    """Say where the articles of each listing begin and end, and which headings are its groups'."""
    groups = [each for each in found.of(*_GROUPS) if LISTING in each and _has_articles(each)]
    within = {id(each) for group in groups for each in group.children}
    for group in groups:
        if id(group) not in within:
            heading = [r"\newsfeedgroup"] if isinstance(group, nodes.section) else []
            begin = [r"\begin{newsfeedarticles}", *heading]
            _put_around([group], begin, [r"\end{newsfeedarticles}"])


def _has_articles(node: nodes.Element) -> bool:
    return any(ARTICLE_CLASS in each["classes"] for each in node.findall(nodes.section))


def _add_pages(paragraph: nodes.paragraph) -> None:
    for link in list(paragraph.findall(nodes.reference)):
        if link.get("internal"):
            _put_around([link], [r"{\newsfeedpaged{}"], ["}"])


def _put_around(block: list[nodes.Element], begin: Iterable[str], end: Iterable[str]) -> None:
    _insert(block[0], map(_command, begin), after=False)
    _insert(block[-1], map(_command, end), after=True)


def _insert(node: nodes.Element, new: Iterable[nodes.Node], *, after: bool) -> None:
    """Put nodes before or behind another one, whatever Sphinx says is around that."""
    parent = node.parent
    place = next(place for place, each in enumerate(parent.children) if each is node)
    parent.insert(place + after, list(new))


def _command(text: str) -> nodes.raw:
    return nodes.raw("", text, format="latex")
