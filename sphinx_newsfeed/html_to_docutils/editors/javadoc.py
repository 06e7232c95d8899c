"""Javadoc: tables made of divisions, lists that only hold sections, declarations, navigation."""

from __future__ import annotations

from itertools import pairwise

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune, prune_if
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("summary-table", "member-signature", "blocklist", "type-signature")

_NAVIGATION = ("top-nav", "topnav", "sub-nav", "subnav", "skip-nav", "table-tabs", "tableTab")
_LISTS = names("summary-list details-list member-list block-list blockList blockListLast")
_SIGNATURES = names("type-signature member-signature")
_COLUMNS = {"two-column-summary": 2, "three-column-summary": 3}


def rewrite(root: Element) -> None:
    """Make HTML of the classes."""
    prune(root, (*_NAVIGATION, "tabEnd", "topNav", "subNav", "skipNav", "bottomNav"))
    prune_if(root, lambda e: e.name == "footer" and e.get("role") == "contentinfo")
    for element in root.descendants():
        classes = frozenset(element.classes)
        if element.name in ("li", "ul") and _holds_sections(element):
            element.name = "div"
        elif element.name == "pre" or not _SIGNATURES.isdisjoint(classes):
            _make_code(element)
        elif "summary-table" in classes:
            _make_table(element, classes)
        _take_captions(element)


def _holds_sections(element: Element) -> bool:
    """Tell whether a list, or an item of one, divides the page."""
    if not _LISTS.isdisjoint(element.classes):
        return True
    return element.name == "li" and [each.name for each in element.elements()] == ["section"]


def _make_code(signature: Element) -> None:
    """Make code of a declaration, with blanks instead of those at which no line breaks."""
    signature.name = "pre"
    for each in (signature, *signature.descendants()):
        each.children = [
            child.replace("\xa0", " ") if isinstance(child, str) else child
            for child in each.children
        ]


def _make_table(table: Element, classes: frozenset[str]) -> None:
    """Make rows of the divisions, which a style sets in columns."""
    columns = next((_COLUMNS[name] for name in classes if name in _COLUMNS), 2)
    rows: list[Element] = []
    width = columns
    cells = table.elements()
    captions = [each for each in cells if each.name == "caption"]
    for cell in (each for each in cells if each.name != "caption"):
        if width == columns:
            rows.append(Element("tr", {}, cell.line))
            width = 0
        cell.name = "th" if "table-header" in cell.classes else "td"
        rows[-1].children.append(cell)
        width += 1
    table.name, table.attributes, table.children = "table", {}, [*captions, *rows]


def _take_captions(parent: Element) -> None:
    """Put what stands above a table into it as its caption."""
    moved: set[int] = set()
    for caption, table in pairwise(parent.elements()):
        if "caption" in caption.classes and "summary-table" in table.classes:
            caption.name, caption.attributes = "caption", {}
            table.children.insert(0, caption)
            moved.add(id(caption))
    if moved:
        parent.children = [each for each in parent.children if id(each) not in moved]
