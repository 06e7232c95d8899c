"""The links that lead through the pages of a listing."""

from __future__ import annotations

import pytest
from docutils import nodes
from listing.trees import check

from sphinx_newsfeed.listing.paging import build_paging
from sphinx_newsfeed.localization import Localization


def refer(number: int, text: str) -> nodes.Element:
    return nodes.reference("", text, refuri=f"page-{number}")


@pytest.mark.parametrize(
    ("number", "count", "expected"),
    [
        (1, 1, "[1]"),
        (1, 2, "[1] 2 Next page"),
        (2, 2, "Previous page 1 [2]"),
        # Two on either side are named, besides the first and the last.
        (1, 3, "[1] 2 3 Next page"),
        (1, 4, "[1] 2 3 4 Next page"),
        (1, 5, "[1] 2 3 … 5 Next page"),
        (5, 5, "Previous page 1 … 3 4 [5]"),
        (4, 4, "Previous page 1 2 3 [4]"),
        # What is left out, be it one page, has its sign; nothing has none.
        (4, 7, "Previous page 1 2 3 [4] 5 6 7 Next page"),
        (5, 9, "Previous page 1 … 3 4 [5] 6 7 … 9 Next page"),
        (6, 12, "Previous page 1 … 4 5 [6] 7 8 … 12 Next page"),
        (1000, 2000, "Previous page 1 … 998 999 [1,000] 1,001 1,002 … 2,000 Next page"),
    ],
)
def test_which_pages_are_named(number: int, count: int, expected: str) -> None:
    nav = build_paging(number, count, refer, Localization("en"))
    check([nav])
    (line,) = nav.children
    shown = [f"[{n.astext()}]" if "newsfeed-current" in _classes(n) else n.astext() for n in line]
    assert "".join(shown).strip() == expected


def test_each_link_leads_to_its_page_and_says_what_it_is() -> None:
    nav = build_paging(2, 3, refer, Localization("en"))
    (line,) = nav.children
    links = [each for each in line if isinstance(each, nodes.inline)]
    assert [(_classes(each), each.astext()) for each in links] == [
        (["newsfeed-prev"], "Previous page"),
        (["newsfeed-page"], "1"),
        (["newsfeed-current"], "2"),
        (["newsfeed-page"], "3"),
        (["newsfeed-next"], "Next page"),
    ]
    leads = [each.get("refuri") for link in links for each in link if "refuri" in each]
    assert leads == ["page-1", "page-1", "page-3", "page-3"]
    (current,) = links[2].children
    assert type(current).__name__ == "newsfeed_current"
    assert nav["label"] == "Page 2 of 3"
    assert nav["classes"] == ["newsfeed-paging"]
    assert line["classes"] == ["newsfeed-pages"]
    assert line["translatable"] is False


def test_its_words_and_numbers_are_those_of_the_language() -> None:
    words = {
        "Previous page": "Zurück",
        "Next page": "Weiter",
        "Page {number} of {count}": "{count}/{number}",
    }
    nav = build_paging(1000, 1001, refer, Localization("de", translate=words.__getitem__))
    assert nav["label"] == "1.001/1.000"
    assert nav.astext().startswith("Zurück 1 … 998")
    assert nav.astext().endswith("1.001 Weiter")


def _classes(node: nodes.Node) -> list[str]:
    return list(node["classes"]) if isinstance(node, nodes.Element) else []
