"""A year as a picture and as a table."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from docutils import nodes
from listing.trees import check, pformat

from sphinx_newsfeed.listing.calendar import Calendar, build_calendar_table, build_picture
from sphinx_newsfeed.localization import Localization

_SVG = "{http://www.w3.org/2000/svg}"
_DAYS = {"2022-01-01": 1, "2022-02-03": 2, "2022-02-28": 4, "2022-12-31": 5, "2022-10-09": 3}
_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def calendar(year: int = 2022, language: str = "en", **days: int) -> Calendar:
    return Calendar(year, days or _DAYS, Localization(language))


def picture(shown: Calendar, address: str = "{}.html") -> ET.Element:
    return ET.fromstring(build_picture(shown, address.format))  # noqa: S314 - our own


def squares(svg: ET.Element) -> dict[str, ET.Element]:
    """The squares in their order, by the dates of a year that begins with them."""
    found = list(svg.iter(f"{_SVG}rect"))
    return {(date(2022, 1, 1) + timedelta(n)).isoformat(): each for n, each in enumerate(found)}


def place(square: ET.Element) -> tuple[int, int]:
    """The column and the row of a square, counted from 0."""
    (column, x), (row, y) = (
        divmod(int(square.attrib[name]) - start, 14) for name, start in (("x", 22), ("y", 18))
    )
    assert (x, y) == (0, 0)
    return column, row


@pytest.mark.parametrize("year", [1999, 2000, *range(2020, 2029)])
@pytest.mark.parametrize(("language", "first"), [("en_US", 6), ("de", 0), ("fa_IR", 5)])
def test_each_day_stands_in_the_row_of_its_week_day(year: int, language: str, first: int) -> None:
    day = date(year, 1, 1)
    widths = []
    for svg, end in zip(
        picture(calendar(year, language)), [date(year, 6, 30), date(year, 12, 31)], strict=True
    ):
        found = [place(square) for square in squares(svg).values()]
        days = [day + timedelta(n) for n in range(len(found))]
        assert days[-1] == end
        assert [row for _, row in found] == [(day.weekday() - first) % 7 for day in days]
        assert found[0][0] == 0
        # A column is a week, and what is drawn is as wide as they are.
        for before, after in itertools.pairwise(found):
            assert after[0] - before[0] == (after[1] == 0)
        width, height = (int(svg.attrib[name]) for name in ("width", "height"))
        widths.append((width, 22 + 14 * (found[-1][0] + 1)))
        assert height == 18 + 14 * 7
        assert svg.attrib["viewBox"] == f"0 0 {width} {height}"
        day = end + timedelta(1)
    # Both halves are as wide as the wider one.
    assert {width for width, _ in widths} == {max(needed for _, needed in widths)}


def test_a_day_has_the_shade_of_its_number_and_a_link() -> None:
    found = squares(picture(calendar()))
    assert len(found) == 365
    shades = {day: square.attrib["class"] for day, square in found.items()}
    assert {day: shade for day, shade in shades.items() if shade != "newsfeed-day-0"} == {
        "2022-01-01": "newsfeed-day-1",
        "2022-02-03": "newsfeed-day-2",
        "2022-10-09": "newsfeed-day-3",
        "2022-02-28": "newsfeed-day-4",
        "2022-12-31": "newsfeed-day-4",
    }
    sizes = {(s.attrib["width"], s.attrib["height"], s.attrib["rx"]) for s in found.values()}
    assert sizes == {("11", "11", "2")}
    links = picture(calendar()).findall(f".//{_SVG}a")
    assert [link.attrib["href"] for link in links] == [f"{day}.html" for day in sorted(_DAYS)]
    assert [link.attrib["aria-label"] for link in links] == [
        "January 1, 2022: 1 article",
        "February 3, 2022: 2 articles",
        "February 28, 2022: 4 articles",
        "October 9, 2022: 3 articles",
        "December 31, 2022: 5 articles",
    ]
    for link in links:
        title, square = link
        assert (title.tag, title.text) == (f"{_SVG}title", link.attrib["aria-label"])
        assert square.tag == f"{_SVG}rect"


def test_a_day_that_leads_nowhere_is_no_link() -> None:
    svg = picture(calendar(), address="")
    assert svg.findall(f".//{_SVG}a") == []
    assert len(svg.findall(f".//{_SVG}rect")) == 365
    assert squares(svg)["2022-02-03"].attrib["class"] == "newsfeed-day-2"


def test_the_picture_says_what_it_is() -> None:
    box = picture(calendar())
    assert box.attrib["role"] == "group"
    assert box.attrib["aria-label"] == "2022: 15 articles"
    for svg in box:
        assert svg.attrib["class"] == "newsfeed-calendar-year"
        assert svg.attrib["direction"] == "ltr"
        (group,) = svg.findall(f"{_SVG}g")
        assert group.attrib == {"aria-hidden": "true"}


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("en_US", {"M": 1, "W": 3, "F": 5}),
        ("de", {"M": 0, "D": 1, "F": 4}),
        ("fr", {"L": 0, "V": 4}),
    ],
)
def test_names_stand_where_their_months_and_days_begin(language: str, rows: dict[str, int]) -> None:
    shown = calendar(2023, language)
    svg = picture(shown)
    found = squares(svg)
    texts = [(t.text, int(t.attrib["x"]), int(t.attrib["y"])) for t in svg.iter(f"{_SVG}text")]
    months = [(name, x) for name, x, y in texts if y == 11]
    starts = [
        found[(date(2022, 1, 1) + (date(2023, m, 1) - date(2023, 1, 1))).isoformat()]
        for m in range(1, 13)
    ]
    assert months == [
        (shown.localization.month_name(n), int(square.attrib["x"]))
        for n, square in enumerate(starts, start=1)
    ]
    days = [(name, x, y) for name, x, y in texts if y != 11]
    # Each half has them.
    assert days[:3] == days[3:]
    del days[3:]
    assert {x for _, x, _ in days} == {0}
    sides = {name: (y - 18 - 9) / 14 for name, _, y in days}
    if language == "de":  # Monday, Wednesday (Mittwoch), Friday
        assert days == [("M", 0, 27), ("M", 0, 55), ("F", 0, 83)]
    else:
        assert sides | rows == sides


def _refer(day: str, text: str) -> nodes.Element:
    return nodes.reference("", text, refuri=f"{day}.html")


def test_the_table_has_a_row_for_each_month() -> None:
    days = {"2022-01-01": 1, "2022-02-03": 2, "2022-02-28": 1, "2022-12-31": 1000}
    table = build_calendar_table(Calendar(2022, days, Localization("en")), _refer)
    check([table])
    assert table["classes"] == ["newsfeed-calendar-table"]
    title, group = table.children
    assert title.astext() == "2022: 1,004 articles"
    assert title["translatable"] is False
    assert [spec["colwidth"] for spec in group.findall(nodes.colspec)] == [25, 75]
    assert group["cols"] == 2
    rows = [[entry.astext() for entry in row] for row in table.findall(nodes.row)]
    assert rows == [
        ["January 2022", "1"],
        ["February 2022", "3 (2), 28"],
        ["December 2022", "31 (1,000)"],
    ]
    assert re.findall(r'refuri="([^"]*)"', pformat([table])) == [f"{day}.html" for day in days]
    assert all(each["translatable"] is False for each in table.findall(nodes.paragraph))
