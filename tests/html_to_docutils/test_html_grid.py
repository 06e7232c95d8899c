"""Cells in their places, and how many there may be."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.html_to_docutils.elements.grid import TooLargeError, lay_out
from sphinx_newsfeed.html_to_docutils.tree import Element


def cell(**attributes: int) -> Element:
    return Element("td", {name: str(value) for name, value in attributes.items()})


def row(count: int) -> list[Element]:
    return [cell() for _ in range(count)]


@pytest.mark.parametrize(
    ("span", "expected"), [(0, 1), (1, 1), (2, 2), (99, 99), (100, 100), (101, 100), (1000, 100)]
)
def test_a_cell_is_no_wider_than_fits_a_page(span: int, expected: int) -> None:
    (((wide, *holes), _),), columns = lay_out([[[cell(colspan=span)], row(101)]])
    assert columns == 101
    assert wide.columns == expected
    assert [hole.column for hole in holes] == list(range(expected, 101))
    assert all(hole.element is None for hole in holes)


@pytest.mark.parametrize(("count", "fits"), [(1, True), (1000, True), (1001, False)])
def test_so_many_columns(count: int, fits: bool) -> None:
    if fits:
        assert lay_out([[row(count)]])[1] == count
    else:
        with pytest.raises(TooLargeError):
            lay_out([[row(count)]])


@pytest.mark.parametrize(("rows", "fits"), [(27, True), (28, False)])
def test_so_many_places_for_so_many_cells(rows: int, fits: bool) -> None:
    """A grid is no larger than 20,000 places and 8 for each cell."""
    groups = [[row(1000), *(row(1) for _ in range(rows))]]
    if fits:
        assert sum(len(each) for each in lay_out(groups)[0][0]) == 1000 * (rows + 1)
    else:
        with pytest.raises(TooLargeError):
            lay_out(groups)


@pytest.mark.parametrize(
    ("span", "expected"), [(0, [3]), (1, [1, 1, 1]), (2, [2, 1]), (3, [3]), (4, [3]), (99, [3])]
)
def test_a_cell_ends_with_its_group(span: int, expected: list[int]) -> None:
    group = [[cell(rowspan=span), cell()], row(1), row(1)]
    (rows, other), columns = lay_out([group, [row(2)]])
    heights = [each.rows for line in rows for each in line if each.column == 0]
    assert columns == 2
    assert heights == expected
    assert [each.rows for line in other for each in line] == [1, 1]
