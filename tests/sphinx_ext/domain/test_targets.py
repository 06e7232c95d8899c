"""What a name answers to, and which of several places it means."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.model.names import name_keys
from sphinx_newsfeed.model.taxonomy import AUTHOR, CATEGORY, TAG
from sphinx_newsfeed.pages.archives import Archive
from sphinx_newsfeed.pages.documents import PageOfListing
from sphinx_newsfeed.sphinx_ext.domain.targets import (
    Target,
    archive_of_all,
    map_targets,
    reading_order,
    wanted_keys,
)

_NAMES = ArchiveKind.NAMES
_ARCHIVES = [
    Archive("tag", _NAMES, "Tags", taxonomy=TAG),
    Archive("all", ArchiveKind.ALL, "All news"),
    Archive("c/a", _NAMES, "Category: A", "A", short_title="A", taxonomy=CATEGORY),
    Archive(
        "c/a/sub",
        _NAMES,
        "Category: A › Sub",
        "A › Sub",
        short_title="Sub",
        taxonomy=CATEGORY,
    ),
    Archive("c/b/a", _NAMES, "Category: B › A", "B › A", short_title="A", taxonomy=CATEGORY),
    Archive("ann", _NAMES, "News by Ann Ex", "ann", short_title="Ann Ex", taxonomy=AUTHOR),
    Archive("bob", _NAMES, "News by Bob", "Ann Ex", short_title="Bob", taxonomy=AUTHOR),
]
_LISTED = [
    ("page", Target("category", "X › Deep", "Deep", "news-deep")),
    ("other", Target("category", "Deep", "Deep", "news-d")),
    ("other", Target("category", "X › Lone Name", "Lone Name", "news-lone")),
    ("page", Target("category", "A", "A", "news-a")),
]


@pytest.mark.parametrize(
    ("objtype", "name", "expected"),
    [
        ("category", "a", "c/a"),
        # The path of one name, as an archive's own listing asks for it.
        ("category", "› A", "c/a"),
        ("category", "a > sub", "c/a/sub"),
        ("category", "SUB", "c/a/sub"),
        ("category", "B › A", "c/b/a"),
        # Where two have a name, whose key it is comes before whose title it is.
        ("author", "Ann Ex", "bob"),
        ("author", "ANN", "ann"),
        ("author", "bob", "bob"),
        # An archive comes before a listing, and a name before the end of a path.
        ("category", "x › deep", "page"),
        ("category", "deep", "other"),
        ("category", "LONE name", "other"),
        ("tag", "A", None),
        ("tag", "", None),
    ],
)
def test_where_a_name_leads(objtype: str, name: str, expected: str | None) -> None:
    found = map_targets(_ARCHIVES, iter(_LISTED))
    # What is written may be a name that has the sign of a path in it.
    places = [found[objtype, key][0] for key in name_keys(name) if (objtype, key) in found]
    assert places[:1] == ([] if expected is None else [expected])


def test_the_archive_of_all() -> None:
    assert archive_of_all(_ARCHIVES) == "all"
    assert archive_of_all(_ARCHIVES[:1]) == ""


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2022", ["2022"]),
        (" 2022-3 ", ["2022-03", "2022"]),
        ("2022-3-04", ["2022-03-04", "2022-03", "2022"]),
    ],
)
def test_a_date_stands_in_its_month_and_year(date: str, expected: list[str]) -> None:
    assert list(wanted_keys("date", date)) == expected


def test_the_order_in_which_places_are_looked_for() -> None:
    """Archives, of which that of all comes last; listings; each with its pages in their order."""
    pages = {
        f"{first}/page-{number}": PageOfListing(first, 0, number)
        for first in ("all", "c/a", "b")
        for number in (2, 10)
    }
    archives = {each.docname: each for each in _ARCHIVES}
    ordered = ["c/a", "c/a/page-2", "c/a/page-10", "all", "all/page-2", "all/page-10"]
    ordered += ["a", "b", "b/page-2", "b/page-10"]
    found = sorted(sorted(ordered), key=lambda n: reading_order(n, pages=pages, archives=archives))
    assert found == ordered
