"""Cells of a table to a grid without overlaps and holes (HTML standard, section 4.9.12)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from sphinx_newsfeed.html_to_docutils.tree import Element
from sphinx_newsfeed.policy import MOST_COLUMNS

#: The widest cell, in columns. HTML allows 1000; more than these fit on no page.
_MAX_COLSPAN = 100

#: HTML standard, section 4.9.11.
_MAX_ROWSPAN = 65534

#: How many places a grid may have, whatever it holds; and how many more for each cell.
_FREE_PLACES, _PLACES_A_CELL = 20_000, 8

Group = list[list[Element]]


@dataclass(slots=True)
class Cell:
    """A cell in its place; one without an element fills a hole."""

    element: Element | None
    column: int
    columns: int = 1
    rows: int = 1


class TooLargeError(Exception):
    """Raised when a few cells span a grid that is much larger than they are, or one too wide."""


def lay_out(groups: list[Group]) -> tuple[list[list[list[Cell]]], int]:
    """Return the rows of each group as cells, and the number of columns.

    Each row fills all columns together with the cells that reach into it from above. No cell
    reaches into another group. Columns in which no cell begins, and rows without cells, are left
    out. Raises :exc:`TooLargeError`.
    """
    cells = sum(len(row) for group in groups for row in group)
    budget = _FREE_PLACES + _PLACES_A_CELL * cells
    placed: list[list[list[Cell]]] = []
    for group in groups:
        rows, budget = _place(group, budget)
        placed.append(rows)
    starts = sorted({cell.column for rows in placed for row in rows for cell in row})
    places = len(starts) * sum(map(len, placed))
    if len(starts) > MOST_COLUMNS or places > _FREE_PLACES + _PLACES_A_CELL * cells:
        raise TooLargeError
    for rows in placed:
        for row in rows:
            for cell in row:
                column = bisect_left(starts, cell.column)
                cell.columns = bisect_left(starts, cell.column + cell.columns) - column
                cell.column = column
        _fill_holes(rows, len(starts))
    return placed, len(starts)


def _place(group: Group, budget: int) -> tuple[list[list[Cell]], int]:
    """Return the cells of one group in their columns; spend the budget on looking for places."""
    busy_until: dict[int, int] = {}
    rows: list[list[Cell]] = []
    for number, elements in enumerate(group):
        column = 0
        row: list[Cell] = []
        for element in elements:
            while busy_until.get(column, 0) > number:
                column += 1
                budget -= 1
            wanted = max(1, min(_span(element, "colspan"), _MAX_COLSPAN))
            columns = 1
            while columns < wanted and busy_until.get(column + columns, 0) <= number:
                columns += 1
            down = _span(element, "rowspan") or _MAX_ROWSPAN
            end = min(number + down, len(group))
            for covered in range(column, column + columns):
                busy_until[covered] = end
            budget -= columns
            if budget < 0:
                raise TooLargeError
            # Rows without cells are left out, so they do not count.
            filled = sum(1 for below in group[number:end] if below) if end > number + 1 else 1
            row.append(Cell(element, column, columns, filled))
            column += columns
        if row:
            rows.append(row)
    return rows, budget


def _span(element: Element, attribute: str) -> int:
    match = re.match(r"\+?([0-9]{1,9})", element.get(attribute))
    return int(match[1]) if match else 1


def _fill_holes(rows: list[list[Cell]], columns: int) -> None:
    """Put empty cells where a row has none and none reaches into it."""
    busy_until = [0] * columns
    for number, row in enumerate(rows):
        for cell in row:
            for column in range(cell.column, cell.column + cell.columns):
                busy_until[column] = number + cell.rows
        holes = [Cell(None, column) for column in range(columns) if busy_until[column] <= number]
        if holes:
            row.extend(holes)
            row.sort(key=lambda cell: cell.column)
