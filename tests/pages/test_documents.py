"""The names and texts of generated pages."""

from __future__ import annotations

import pytest
from docutils.core import publish_doctree

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.listing.options import split_names
from sphinx_newsfeed.model.taxonomy import AUTHOR, CATEGORY, TAG
from sphinx_newsfeed.pages.archives import Archive
from sphinx_newsfeed.pages.documents import (
    Call,
    archive_page,
    further_page,
    page_count,
    page_docname,
    quote_names,
)


@pytest.mark.parametrize(
    ("articles", "page_size", "expected"),
    [
        (0, 0, 1), (5, 0, 1), (0, 2, 1), (1, 2, 1), (2, 2, 1), (3, 2, 2), (4, 2, 2), (5, 2, 3),
        (1, 1, 1), (7, 1, 7),
    ],
)  # fmt: skip
def test_how_many_pages_a_listing_has(articles: int, page_size: int, expected: int) -> None:
    assert page_count(articles, page_size) == expected


@pytest.mark.parametrize(
    ("first", "place", "number", "expected"),
    [
        ("news/all", 0, 1, "news/all"),
        ("news/all", 3, 1, "news/all"),
        ("news/all", 0, 2, "news/all/page-2"),
        ("news/all", 1, 2, "news/all/list-2-page-2"),
        ("news/index", 0, 3, "news/page-3"),
        ("news/index", 2, 3, "news/list-3-page-3"),
        ("index", 0, 2, "page-2"),
        ("my-index", 0, 2, "my-index/page-2"),
        ("index/a", 0, 2, "index/a/page-2"),
    ],
)
def test_what_a_further_page_is_called(first: str, place: int, number: int, expected: str) -> None:
    assert page_docname(first, place, number) == expected


def test_an_index_leaves_the_pages_to_a_document_with_the_name_of_its_folder() -> None:
    found = [page_docname(first, 1, 2, has_namesake=True) for first in ("news", "news/index")]
    assert found == ["news/list-2-page-2", "news/index/list-2-page-2"]
    assert page_docname("news/index", 1, 1, has_namesake=True) == "news/index"


@pytest.mark.parametrize(
    "names",
    [
        ("a",), ("a", "b c"), ("a, b",), ('say "x"', "y"), (":tag: x",), (":",), ("'a'", "b"),
        ("a\n b",), ('"', ",", "x"),
    ],
)  # fmt: skip
def test_a_directive_reads_the_names_that_were_quoted(names: tuple[str, ...]) -> None:
    quoted = quote_names(*names)
    assert split_names(quoted) == tuple(" ".join(name.split()) for name in names)
    # What begins with a colon would be an option.
    assert not quoted.startswith(":")
    assert "\n" not in quoted


def test_a_directive_has_each_option_on_a_line() -> None:
    options = {"limit": "5", "class": None, "tag": "a\nb"}
    (call,) = further_page("T", "a\nb", options).calls
    assert call.text == ".. newsfeed:: a b\n   :limit: 5\n   :class:\n   :tag: a b"
    assert Call("newsfeed").text == ".. newsfeed::"


def test_on_which_lines_the_parts_of_a_page_stand() -> None:
    archive = Archive("d", ArchiveKind.YEAR, "T", "2022", opening=("One.", "Two."))
    page = archive_page(archive, 9)
    lines = page.text.splitlines()
    found = [lines[line - 1] for line in page.lines()]
    assert found == ["One\\.", "Two\\.", ".. newsfeed-calendar:: 2022", ".. newsfeed::"]


@pytest.mark.parametrize(
    "title",
    [
        *("a", "*a* `b` _c_ d_ |e| \\\\", "1. x", "- y", "::", ".. z", "金融 新闻", "a\nb", "a  b"),
        *("=====", ":x:"),
    ],
)
def test_a_heading_is_what_it_says(title: str) -> None:
    text = further_page(title, "", {}).text.partition("\n\n")[0]
    document = publish_doctree(f"{text}\n\nText.\n", settings_overrides={"report_level": 5})
    assert document["title"] == " ".join(title.split())


@pytest.mark.parametrize(
    ("archive", "with_profile", "expected"),
    [
        (Archive("d", ArchiveKind.ALL, "T"), False,
         [".. newsfeed::", "   :style: list", "   :group-by: month", "   :page-size: 9"]),
        (Archive("d", ArchiveKind.YEAR, "T"), False, [".. newsfeed-dates::"]),
        (Archive("d", ArchiveKind.NAMES, "T", taxonomy=TAG), False, [".. newsfeed-tags::"]),
        (Archive("d", ArchiveKind.FEEDS, "T", opening=("A `feed`_.", "Copy\nit.")), False,
         ["A \\`feed\\`\\_\\.", "Copy it\\.", ".. newsfeed-feeds::"]),
        (Archive("d", ArchiveKind.YEAR, "T", "2022"), False,
         [".. newsfeed-calendar:: 2022", ".. newsfeed::", "   :since: 2022", "   :until: 2022",
          "   :style: summary", "   :page-size: 9", "   :group-by: month"]),
        (Archive("d", ArchiveKind.MONTH, "T", "2022-02"), False,
         [".. newsfeed::", "   :since: 2022-02", "   :until: 2022-02", "   :style: summary",
          "   :page-size: 9"]),
        (Archive("d", ArchiveKind.NAMES, "T", "a, b", taxonomy=TAG), False,
         [".. newsfeed::", '   :tag: "a, b"', "   :style: summary", "   :page-size: 9"]),
        (Archive("d", ArchiveKind.NAMES, "T", "A › B", taxonomy=CATEGORY), False,
         [".. newsfeed-categories:: › A › B", ".. newsfeed::", "   :category: › A › B",
          "   :style: summary", "   :page-size: 9"]),
        (Archive("d", ArchiveKind.NAMES, "T", "ann", taxonomy=AUTHOR), True,
         [".. newsfeed-authors:: ann", ".. newsfeed::", "   :author: ann", "   :style: summary",
          "   :page-size: 9"]),
        (Archive("d", ArchiveKind.NAMES, "T", "ann", taxonomy=AUTHOR), False,
         [".. newsfeed::", "   :author: ann", "   :style: summary", "   :page-size: 9"]),
    ],
)  # fmt: skip
def test_what_an_archive_page_holds(
    archive: Archive, with_profile: bool, expected: list[str]
) -> None:
    text = archive_page(archive, 9, with_profile=with_profile).text
    assert text.startswith("T\n==\n\n")
    assert [line for line in text.splitlines()[2:] if line] == expected
