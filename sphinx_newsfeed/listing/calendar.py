"""A year of publishing as a calendar: a picture in HTML, a table elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

from docutils import nodes

from sphinx_newsfeed.listing.byline import untranslated
from sphinx_newsfeed.localization import Localization

#: Sizes in the picture's own units.
_CELL, _STEP, _LEFT, _TOP = 11, 14, 22, 18
_WEEK = 7
#: Monday, Wednesday and Friday: their names are at the side, and there is no room for more.
_NAMED = (0, 2, 4)
#: How many shades there are for days with articles; the last is for as many and more.
_SHADES = 4

#: The address of where the articles of a day stand, relative to the page; empty for none.
AddressOf = Callable[[str], str]


class news_calendar(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes so)
    """Stands for a calendar until pages are written.

    It has the attributes ``year`` and ``days``, which maps ISO dates to numbers of articles.
    """


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a year on which articles appeared."""

    year: int
    #: ISO date → how many articles.
    days: Mapping[str, int]
    localization: Localization

    @property
    def title(self) -> str:
        """What it shows, such as ``2025: 14 articles``."""
        count = sum(self.days.values())
        articles = self.localization.counted(count, "{count} article", "{count} articles")
        return f"{self.localization.year(_noon(date(self.year, 1, 1)))}: {articles}"

    def day_title(self, day: str) -> str:
        """A day with its number of articles."""
        count = self.days[day]
        articles = self.localization.counted(count, "{count} article", "{count} articles")
        return f"{self.localization.day(_noon(date.fromisoformat(day)))}: {articles}"


def build_picture(calendar: Calendar, address_of: AddressOf) -> str:
    """The calendar as inline SVG: a column for each week, a square for each day.

    A day with articles is a link whose name says the day and how many there are. Each half of the
    year is a picture of its own, so that a narrow page shows the later one above the other.
    """
    classes = {"class": "newsfeed-calendar-halves", "role": "group", "aria-label": calendar.title}
    box = ET.Element("div", classes)
    halves = [
        (date(calendar.year, *first), date(calendar.year, *last))
        for first, last in (((1, 1), (6, 30)), ((7, 1), (12, 31)))
    ]
    weeks = max(_weeks(calendar, *half) for half in halves)
    for half in halves:
        box.append(_half(calendar, *half, weeks, address_of))
    return ET.tostring(box, encoding="unicode")


def _half(
    calendar: Calendar, first: date, last: date, weeks: int, address_of: AddressOf
) -> ET.Element:
    """One half of the year; *weeks* is how many columns there is room for."""
    start = _begin_of_week(calendar, first)
    width, height = _LEFT + weeks * _STEP, _TOP + _WEEK * _STEP
    # Without its namespace an XHTML parser would not know it.
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}")
    # Names begin where they are put, also on a page that runs from right to left.
    svg.attrib["direction"] = "ltr"
    svg.attrib |= {"width": str(width), "height": str(height), "class": "newsfeed-calendar-year"}
    _add_names(svg, calendar, start, range(first.month, last.month + 1))
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        week, row = divmod((day - start).days, _WEEK)
        place = (_LEFT + week * _STEP, _TOP + row * _STEP)
        _add_day(svg, calendar, day.isoformat(), place, address_of)
    return svg


def _begin_of_week(calendar: Calendar, day: date) -> date:
    return day - timedelta(days=(day.weekday() - calendar.localization.first_week_day) % _WEEK)


def _weeks(calendar: Calendar, first: date, last: date) -> int:
    return (last - _begin_of_week(calendar, first)).days // _WEEK + 1


def _add_names(svg: ET.Element, calendar: Calendar, start: date, months: Iterable[int]) -> None:
    """The names of the months above, and of some days of the week at the side."""
    names = ET.SubElement(svg, "g", {"aria-hidden": "true"})
    for month in months:
        week = (date(calendar.year, month, 1) - start).days // _WEEK
        x = _LEFT + week * _STEP
        ET.SubElement(names, "text", x=str(x), y="11").text = calendar.localization.month_name(
            month
        )
    for row, name in enumerate(calendar.localization.week_days):
        if (row + calendar.localization.first_week_day) % _WEEK in _NAMED:
            y = _TOP + row * _STEP + _CELL - 2
            ET.SubElement(names, "text", x="0", y=str(y)).text = name


def _add_day(
    svg: ET.Element, calendar: Calendar, day: str, place: tuple[int, int], address_of: AddressOf
) -> None:
    x, y = place
    square = {"x": str(x), "y": str(y), "width": str(_CELL), "height": str(_CELL), "rx": "2"}
    count = calendar.days.get(day, 0)
    square["class"] = f"newsfeed-day-{min(count, _SHADES)}"
    address = address_of(day) if count else ""
    if not address:
        ET.SubElement(svg, "rect", square)
        return
    title = calendar.day_title(day)
    link = ET.SubElement(svg, "a", {"href": address, "aria-label": title})
    ET.SubElement(link, "title").text = title
    ET.SubElement(link, "rect", square)


def build_calendar_table(
    calendar: Calendar, refer_to_date: Callable[[str, str], nodes.Element]
) -> nodes.table:
    """The same as a table: a row for each month, with its days and their numbers of articles."""
    localization = calendar.localization
    group = nodes.tgroup("", *[nodes.colspec(colwidth=width) for width in (25, 75)], cols=2)
    months: dict[str, list[nodes.Node]] = {}
    for day, count in calendar.days.items():
        cell = months.setdefault(day[:7], [])
        number = localization.number(int(day[8:]))
        text = f"{number} ({localization.number(count)})" if count > 1 else number
        cell += [nodes.Text(", "), refer_to_date(day, text)] if cell else [refer_to_date(day, text)]
    rows = []
    for month, cell in months.items():
        name = localization.month(_noon(date.fromisoformat(f"{month}-01")))
        parts = [untranslated(nodes.paragraph(name, name)), untranslated(_paragraph(cell))]
        rows.append(nodes.row("", *[nodes.entry("", part) for part in parts]))
    group += nodes.tbody("", *rows)
    title = nodes.title("", calendar.title)
    title["translatable"] = False
    return nodes.table("", title, group, classes=["newsfeed-calendar-table"])


def _paragraph(parts: list[nodes.Node]) -> nodes.paragraph:
    return nodes.paragraph("", "", *parts)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
