"""Asciidoctor: titles of blocks, lists of callouts, names below quotations, boxes at the side.

Source: its converter to HTML 5.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune, prune_if
from sphinx_newsfeed.html_to_docutils.editors.white_space import make_verse
from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ('class="paragraph', "listingblock", "sectionbody", "colist")


def rewrite(root: Element) -> None:
    """Make HTML of the classes."""
    prune(root, ids=("footer-text",))
    prune_if(root, lambda each: each.get("id") == "footer" and not each.text().strip())
    for element in root.descendants():
        for name in element.classes:
            if element.name in ("div", "span") and name in _BY_CLASS:
                _BY_CLASS[name](element)


def _child(element: Element, name: str) -> Element | None:
    return next((each for each in element.elements() if name in each.classes), None)


def _name_block(block: Element) -> None:
    """Make a figure of a block that has a title."""
    if (title := _child(block, "title")) is not None:
        block.name = "figure"
        block.attributes.pop("class")
        title.name, title.attributes = "figcaption", {}


def _list_callouts(block: Element) -> None:
    """Make a list of what is numbered in code, where it is laid out in a table."""
    table = next((each for each in block.elements() if each.name == "table"), None)
    if table is None:
        return
    rows = [each for each in table.descendants() if each.name == "tr"]
    cells = [cells[-1] for row in rows if (cells := row.elements())]
    items = [Element("li", {}, cell.line, cell.children) for cell in cells]
    table.name, table.attributes, table.children = "ol", {}, [*items]


def _sign_quotation(block: Element) -> None:
    """Put the name below a quotation, or verses, into it."""
    quoted = _child(block, "content") or block.find("blockquote")
    if quoted is None:
        return
    if quoted.name == "pre":
        make_verse(quoted)
        verse = Element("div", {}, quoted.line, quoted.children)
        quoted.name, quoted.attributes, quoted.children = "blockquote", {}, [verse]
    if (name := _child(block, "attribution")) is not None:
        block.children.remove(name)
        name.children = [_part_of_name(child) for child in name.children]
        quoted.children.append(name)


def _part_of_name(child: Element | str) -> Element | str:
    """Return a part of a name, where a comma stands for the end of a line."""
    if isinstance(child, str):
        return child.rstrip()
    return ", " if child.name == "br" else child


def _put_aside(block: Element) -> None:
    """Make a sidebar, whose title stands in its content."""
    content = _child(block, "content")
    if content is not None:
        block.children = content.children
        block.name = "aside"
    if (title := _child(block, "title")) is not None:
        title.name, title.attributes = "p", {"class": "sidebar-title"}


def _list_terms(block: Element) -> None:
    """Make a list of definitions of a table of them, as docutils once wrote them, too."""
    for table in block.elements():
        if table.name == "table":
            table.attributes = {"class": "field-list"}


def _part_menu(sequence: Element) -> None:
    """Put the sign between menus that is a picture."""
    for each in sequence.elements():
        if "caret" in each.classes:
            each.children = ["\u203a"]
            each.name = "span"


_BY_CLASS: Mapping[str, Callable[[Element], None]] = {
    **dict.fromkeys(("listingblock", "literalblock", "exampleblock", "imageblock"), _name_block),
    **dict.fromkeys(("videoblock", "audioblock", "stemblock"), _name_block),
    **dict.fromkeys(("quoteblock", "verseblock"), _sign_quotation),
    "colist": _list_callouts,
    "hdlist": _list_terms,
    "menuseq": _part_menu,
    "sidebarblock": _put_aside,
}
