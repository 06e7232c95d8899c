"""Tables of data; tables that only lay a page out give their content."""

from __future__ import annotations

from dataclasses import dataclass, field

from docutils import nodes
from docutils.utils import column_width

from sphinx_newsfeed.html_to_docutils.elements.blocks import transparent
from sphinx_newsfeed.html_to_docutils.elements.code import is_numbered_listing, numbered_listing
from sphinx_newsfeed.html_to_docutils.elements.grid import Cell, Group, TooLargeError, lay_out
from sphinx_newsfeed.html_to_docutils.elements.lists import definition_list
from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import GAP, MORE, UNSEEN, Element, names
from sphinx_newsfeed.problems import ProblemKind

#: How many characters wide a column is at least. Markup may take more than the text it marks, and
#: Sphinx 8.1 wraps for ever where two wide characters have no room.
_NARROWEST = 5

#: How many characters wide a table may be in writers of text, which take widths of columns so.
_TEXT_WIDTH = 70


#: Elements in a table whose cells are none of its own.
_APART = UNSEEN | {"table"}

#: Classes of tables of docutils, and of Sphinx before its version 2, that are no tables.
_RECORDS = names("docinfo field-list option-list")


@dataclass(slots=True)
class _Parts:
    """What a table consists of."""

    captions: list[Element] = field(default_factory=list)
    head: Group = field(default_factory=list)
    #: The groups of rows: bodies and, last, foots.
    bodies: list[Group] = field(default_factory=lambda: [[]])
    foot: Group = field(default_factory=list)
    #: What stands in the table but in no cell; browsers show it before the table.
    strays: list[Element | str] = field(default_factory=list)

    def cells(self) -> list[Element]:
        """Return all cells."""
        return [c for group in (self.head, *self.bodies, self.foot) for row in group for c in row]


def table(element: Element, state: State) -> None:
    """Put a table, or what is in it if it has no data to show in rows and columns."""
    if is_numbered_listing(element):
        numbered_listing(element, state)
        return
    if not _RECORDS.isdisjoint(element.classes):
        definition_list(_record(element), state)
        return
    parts = _Parts()
    _gather(element, parts, parts.bodies[0])
    if _is_layout(element, parts):
        _put_layout(element, state)
        return
    _split_head(parts)
    groups = [group for group in (parts.head, *parts.bodies, parts.foot) if any(group)]
    try:
        rows, columns = lay_out(groups)
    except TooLargeError:
        state.problem(
            ProblemKind.HTML,
            "table with spans or columns of absurd number; its cells are paragraphs",
        )
        transparent(element, state)
        return
    state.end_paragraph()
    line = state.line
    state.convert(child for child in parts.strays if not _is_marker(child))
    state.excerpt_waits = state.excerpt_waits or any(map(_is_marker, parts.strays))
    title = [node for caption in parts.captions for node in _title(caption, state)]
    heads = rows[:1] if parts.head and any(parts.head) else []
    group = _tgroup(heads, rows[len(heads) :], columns, state)
    state.line = line
    state.add(state.new(nodes.table, *title, group, classes=["colwidths-auto"]))


def _record(table: Element) -> Element:
    """Return fields or options, which docutils once laid out in tables, as a definition list.

    The value of a long name stands in the row below it.
    """
    found: list[Element | str] = []
    for row in (each for each in table.descendants() if each.name == "tr"):
        cells = [cell for cell in row.elements() if cell.name in ("td", "th")]
        names = [cell for cell in cells[:1] if cell.text().strip()]
        found += [Element("dt", cell.attributes, cell.line, cell.children) for cell in names]
        found += [Element("dd", cell.attributes, cell.line, cell.children) for cell in cells[1:]]
    return Element("dl", table.attributes, table.line, found)


def _is_marker(child: Element | str) -> bool:
    return isinstance(child, Element) and child.name == MORE


def _gather(element: Element, parts: _Parts, group: Group) -> None:
    """Sort what is in a table, or in a part of it, into the parts."""
    for child in element.children:
        if isinstance(child, str):
            parts.strays += [child, Element(GAP)] if child.strip() else []
        elif child.name in ("thead", "tfoot"):
            _gather(child, parts, parts.head if child.name == "thead" else parts.foot)
        elif child.name == "tbody":
            parts.bodies.append([])
            _gather(child, parts, parts.bodies[-1])
        elif child.name == "tr":
            group.append([])
            _gather(child, parts, group)
        elif child.name in ("td", "th"):
            if not group:
                group.append([])
            group[-1].append(child)
        elif child.name == "caption":
            parts.captions.append(child)
        elif child.name in _APART or child.find("td", "th") is None:
            parts.strays.append(child)
        else:
            _gather(child, parts, group)


def _is_layout(element: Element, parts: _Parts) -> bool:
    """Tell whether a table holds no data: it says so, is one column of cells, or holds tables."""
    if element.get("role").lower() in ("presentation", "none") or not parts.cells():
        return True
    if "hlist" in element.classes:
        return True  # Sphinx: a list in columns.
    if element.find("table") is not None:
        # No writer of text or manual pages knows tables in tables.
        return True
    headed = parts.captions or any(parts.head) or any(cell.name == "th" for cell in parts.cells())
    groups = (parts.head, *parts.bodies, parts.foot)
    return not headed and all(len(row) <= 1 for group in groups for row in group)


def _put_layout(element: Element, state: State) -> None:
    """Give what is in a table without data; where that stands says nothing about its text.

    Text in a table does not stand as the table does (HTML standard, section 15.3.10, quirks).
    """
    outer = state.context
    classes = tuple(name for name in outer.classes if not name.startswith("text-"))
    state.end_paragraph()
    state.context = outer.but(classes=classes)
    transparent(element, state)
    state.context = outer


def _split_head(parts: _Parts) -> None:
    """Take first rows that are all ``th`` for the head, if the table has none and more rows."""
    rows = parts.bodies[0] or (parts.bodies[1] if len(parts.bodies) > 1 else [])
    if any(parts.head):
        return
    count = 0
    while count < len(rows) and all(cell.name == "th" for cell in rows[count]):
        count += 1
    if any(any(row) for row in rows[count:]):
        parts.head = rows[:count]
        del rows[:count]


def _title(caption: Element, state: State) -> list[nodes.Node]:
    """Return a caption as a title; its blocks go before the table."""
    state.enter(caption)
    title, blocks = state.collect_title(caption.children)
    for block in blocks:
        state.add(block)
    return [state.new(nodes.title, *title)] if title else []


def _tgroup(
    heads: list[list[list[Cell]]], bodies: list[list[list[Cell]]], columns: int, state: State
) -> nodes.tgroup:
    """Return the columns and rows of a table; docutils wants one body, never empty."""
    if not bodies:
        heads, bodies = [], heads
    body = [row for group in bodies for row in group]
    stub = _has_stub(body)
    head_rows = [_row(row, state) for group in heads for row in group]
    body_rows = [_row(row, state, strong_from=1 if stub else 0) for row in body]
    group = state.new(nodes.tgroup, cols=columns)
    cells = [row for part in (*heads, *bodies) for row in part]
    for number, width in enumerate(_widths([*head_rows, *body_rows], cells, columns)):
        spec = state.new(nodes.colspec, colwidth=width)
        if stub and number == 0:
            spec["stub"] = 1
        group.append(spec)
    if head_rows:
        group.append(state.new(nodes.thead, *head_rows))
    group.append(state.new(nodes.tbody, *body_rows))
    return group


def _has_stub(body: list[list[Cell]]) -> bool:
    """Tell whether the first column is headings of its rows, and others are not."""
    kinds = [[cell.element.name if cell.element else "" for cell in row] for row in body]
    return all(row[0].column == 0 for row in body) and all(
        row[0] == "th" and (len(row) == 1 or "td" in row) for row in kinds
    )


def _row(cells: list[Cell], state: State, *, strong_from: int | None = None) -> nodes.row:
    """Return a row; from a column on, heading cells are strong, since no node says so there."""
    row = state.new(nodes.row)
    for cell in cells:
        strong = strong_from is not None and cell.column >= strong_from
        row.append(_entry(cell, strong, state))
    row.line = min(entry.line or state.line for entry in row.children)
    return row


def _entry(cell: Cell, strong: bool, state: State) -> nodes.entry:
    if cell.element is None:
        return state.new(nodes.entry)
    state.enter(cell.element)
    line = state.line
    if strong and cell.element.name == "th":
        with state.marked(nodes.strong):
            content = state.collect(cell.element.children)
    else:
        content = state.collect(cell.element.children)
    state.line = line
    entry = state.new(nodes.entry, *content)
    if cell.columns > 1:
        entry["morecols"] = cell.columns - 1
    if cell.rows > 1:
        entry["morerows"] = cell.rows - 1
    align = declarations(cell.element.get("style")).get("text-align")
    align = align or cell.element.get("align").lower()
    if align in ("left", "center", "right"):
        entry["classes"].append(f"text-{align}")
    return entry


def _widths(rows: list[nodes.Node], cells: list[list[Cell]], columns: int) -> list[int]:
    """Return the widths of the columns in characters: what they hold, and a share of the page."""
    widths = [_NARROWEST] * columns
    for row, places in zip(rows, cells, strict=True):
        for entry, cell in zip(row.children, places, strict=True):
            if cell.columns == 1:
                longest = max(map(column_width, entry.astext().split("\n")), default=1)
                widths[cell.column] = max(widths[cell.column], longest)
    left, share = _TEXT_WIDTH, {}
    for rank, column in enumerate(sorted(range(columns), key=widths.__getitem__)):
        share[column] = max(_NARROWEST, min(widths[column], left // (columns - rank)))
        left -= share[column]
    return [share[column] for column in range(columns)]


HANDLERS: dict[str, Handler] = {
    "table": table,
    **dict.fromkeys(("thead", "tbody", "tfoot", "tr", "td", "th"), transparent),
    **dict.fromkeys(("col", "colgroup"), transparent),
}
