"""Copies of the nodes of an article, fit to stand on another page."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_newsfeed.listing.article_page import is_footer
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.tree_edits import remove_all, replace_all

#: HTML has no deeper heading.
_DEEPEST_HEADING = 6

#: What makes no sense away from its page, or may stand only once in a project.
_LEFT_OUT = (
    nodes.Invisible,
    nodes.footnote,
    nodes.footnote_reference,
    nodes.citation,
    nodes.citation_reference,
    nodes.system_message,
    # An article may itself hold a listing, even one of itself.
    listing_entries,
)


def full_copy(body: Sequence[nodes.Node], level: int = 2) -> list[nodes.Node]:
    """Copies of all nodes of *body*, fit for another page: its headings become rubrics.

    *level* is that of the headings that are not below another one.
    """
    copies: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.section):
            copies += _copy_section(node, level)
        elif isinstance(node, nodes.Element) and not _is_left_out(node):
            copy = clean_copy(node)
            if copy.children or not node.children:
                copies.append(copy)
    return copies


def clean_copy(node: nodes.Element) -> nodes.Element:
    """A copy of *node* without ids, and without what may stand only once.

    Links to places within the article keep their ``refid``: whoever shows the copy knows the page.
    """
    copy = node.deepcopy()
    left_out, targets = list[nodes.Node](), list[nodes.Element]()
    for child in list(copy.findall(nodes.Element)):
        child["ids"], child["names"] = [], []
        if child is copy:
            continue
        if isinstance(child, nodes.target) and child.children:
            targets.append(child)
        elif isinstance(child, (nodes.target, *_LEFT_OUT)):
            left_out.append(child)
    remove_all(left_out)
    replace_all(targets, lambda target: target.children)
    prune(copy)
    # Translators meet the text once, on the article's own page.
    for text in copy.findall(nodes.TextElement):
        text["translatable"] = False
    return copy


def prune(copy: nodes.Element) -> None:
    """Remove inline nodes below *copy* that hold nothing."""
    gone: dict[int, nodes.Node] = {}
    for child in reversed(list(copy.findall(nodes.Element))):
        # References that Sphinx has yet to resolve are inline, and no elements of text.
        holds_text = isinstance(child, nodes.TextElement) or child.tagname == "pending_xref"
        is_inline = holds_text and isinstance(child, nodes.Inline) and child is not copy
        if is_inline and all(id(each) in gone for each in child.children):
            gone[id(child)] = child
    remove_all(gone.values())


def _copy_section(section: nodes.section, level: int) -> list[nodes.Node]:
    heading = [_rubric(node, level) for node in section if isinstance(node, nodes.title)]
    rest = [node for node in section if not isinstance(node, nodes.title)]
    return [*heading, *full_copy(rest, level + 1)]


def _is_left_out(node: nodes.Element) -> bool:
    return isinstance(node, (nodes.transition, nodes.target, *_LEFT_OUT)) or is_footer(node)


def _rubric(title: nodes.title, level: int) -> nodes.rubric:
    rubric = nodes.rubric(title.rawsource, "", *clean_copy(title).children)
    rubric.source, rubric.line = title.source, title.line
    rubric["translatable"] = False
    rubric["heading-level"] = min(level, _DEEPEST_HEADING)
    return rubric
