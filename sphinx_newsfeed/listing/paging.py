"""The links below a listing that lead through its pages."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes

from sphinx_newsfeed.listing.byline import untranslated
from sphinx_newsfeed.listing.html_nodes import newsfeed_current, newsfeed_nav
from sphinx_newsfeed.localization import Localization

#: How many pages on either side of the shown one are named, besides the first and the last.
_NEAR = 2

#: Makes a reference to a page by its number; the second argument is its text.
ReferToPage = Callable[[int, str], nodes.Element]


def build_paging(
    number: int, count: int, refer: ReferToPage, localization: Localization
) -> newsfeed_nav:
    """Links to the page before, to pages by their numbers, and to the page after.

    *number* is that of the page that is shown, counted from 1, of *count* pages.
    """
    line = nodes.paragraph("", "", classes=["newsfeed-pages"])
    if number > 1:
        line += [
            _link(refer(number - 1, localization.translate("Previous page")), "newsfeed-prev"),
            nodes.Text(" "),
        ]
    last = 0
    for page in _shown_pages(number, count):
        line += nodes.Text("… ") if page > last + 1 else nodes.Text("")
        text = localization.number(page)
        shown = newsfeed_current(text, text) if page == number else refer(page, text)
        line += [
            _link(shown, "newsfeed-current" if page == number else "newsfeed-page"),
            nodes.Text(" "),
        ]
        last = page
    if number < count:
        line += _link(refer(number + 1, localization.translate("Next page")), "newsfeed-next")
    label = localization.translate("Page {number} of {count}").format(
        number=localization.number(number), count=localization.number(count)
    )
    nav = newsfeed_nav("", untranslated(line), classes=["newsfeed-paging"])
    nav["label"] = label
    return nav


def _shown_pages(number: int, count: int) -> list[int]:
    near = range(max(1, number - _NEAR), min(count, number + _NEAR) + 1)
    return sorted({1, *near, count})


def _link(node: nodes.Element, css_class: str) -> nodes.inline:
    return nodes.inline("", "", node, classes=[css_class])
