"""The nodes that show a selection, in each style."""

from __future__ import annotations

import pytest
from docutils import nodes
from listing.trees import ARTICLES, cases, check, fill, filled, pformat

from sphinx_newsfeed.listing.groups import Group, GroupBy, group_articles
from sphinx_newsfeed.listing.listing import (
    DisplayOptions,
    build_empty,
    build_entries,
    build_group,
    is_group,
)
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.styles import Style
from sphinx_newsfeed.localization import Localization


def build(options: str) -> list[nodes.Node]:
    """The nodes of a listing that options (``style: full``) ask for, on lines of their own."""
    given = dict(line.split(": ") for line in options.splitlines() if line)
    manner = DisplayOptions(
        style=Style(given.get("style", "list")),
        group_by=GroupBy(given.get("group-by", "none")),
        classes=tuple(given.get("class", "").split()),
        depth=int(given.get("depth", "1")),
    )
    if manner.group_by is GroupBy.NONE:
        return [filled(manner)]
    listing = [
        build_group(group, group.anchor, manner, "index", section=given.get("within") != "a list")
        for group in group_articles(ARTICLES, manner.group_by, Localization("en"))
    ]
    for node in listing:
        fill(node, ARTICLES)
    return list(listing)


@pytest.mark.parametrize(
    ("given", "expected"),
    [case[1:] for case in cases("listing")],
    ids=[case[0] for case in cases("listing")],
)
def test_listings(given: str, expected: str) -> None:
    found = build(given)
    assert pformat(found) == expected
    check(found)


@pytest.mark.parametrize("style", Style)
def test_each_style_shows_each_article_once_with_its_date(style: Style) -> None:
    entries = filled(DisplayOptions(style=style))
    check([entries])
    text = entries.astext()
    for article in ARTICLES:
        links = [
            link
            for link in entries.findall(nodes.reference)
            if link["refuri"] == f"{article.docname}.html"
        ]
        assert [link.astext() for link in links] == [article.title]
        assert Localization("en").day(article.date) in text
    assert text.index("Second") < text.index("First")


@pytest.mark.parametrize(
    ("depth", "group_by", "level"),
    [(1, GroupBy.NONE, 2), (2, GroupBy.NONE, 3), (1, GroupBy.YEAR, 3), (3, GroupBy.YEAR, 5)],
)
def test_headings_stand_one_level_below_what_is_above_them(
    depth: int, group_by: GroupBy, level: int
) -> None:
    entries = filled(DisplayOptions(Style.FULL, group_by, depth=depth))
    rubrics = list(entries.findall(nodes.rubric))
    titles = {rubric["heading-level"] for rubric in rubrics if rubric["classes"]}
    within = {rubric["heading-level"] for rubric in rubrics if not rubric["classes"]}
    assert (titles, within) == ({level}, {level + 1})


def test_a_group_that_may_be_no_section_has_its_heading_as_a_rubric() -> None:
    group = Group("2022", "2022", ARTICLES)
    node = build_group(group, "news-2022", DisplayOptions(depth=2), "index", section=False)
    fill(node, ARTICLES)
    check([node])
    assert not list(node.findall(nodes.section))
    (rubric,) = node.findall(nodes.rubric)
    assert (rubric.astext(), rubric["heading-level"]) == ("2022", 3)
    assert [target["ids"] for target in node.findall(nodes.target)] == [["news-2022"]]


@pytest.mark.parametrize("section", [True, False])
def test_a_group_has_the_anchor_that_it_is_given(section: bool) -> None:
    node = build_group(Group("t", "k", ARTICLES), "x-2", DisplayOptions(), "index", section=section)
    fill(node, ARTICLES)
    check([node])
    found = [each for each in node.findall(nodes.Element) if "x-2" in each["ids"]]
    assert len(found) == 1
    # A name of a group is nothing to translate, and nothing to refer to by its text.
    (heading,) = node.findall(nodes.title if section else nodes.rubric)
    assert heading["translatable"] is False
    assert node["names"] == []


@pytest.mark.parametrize("section", [True, False])
def test_the_entries_of_a_group_know_their_page(section: bool) -> None:
    group = Group("t", "k", ARTICLES)
    node = build_group(group, "x", DisplayOptions(), "blog/index", section=section)
    assert [each["docname"] for each in node.findall(listing_entries)] == ["blog/index"]


def test_a_group_is_told_from_a_section_that_somebody_wrote() -> None:
    group = build_group(Group("t", "k", ARTICLES), "x", DisplayOptions(), "index", section=True)
    assert isinstance(group, nodes.section)
    assert is_group(group) is True
    for title in ([], [nodes.title("t", "t")], [nodes.title("t", "t", translatable=True)]):
        assert is_group(nodes.section("", *title)) is False


def test_until_all_articles_are_read_something_small_stands_for_the_entries() -> None:
    """The stored tree of a page of many articles is walked over for each page of the project."""
    listing = build_entries(ARTICLES, DisplayOptions(Style.FULL, date_pattern="y"), "blog/index")
    assert listing.astext() == ""
    (placeholder,) = listing.children
    assert isinstance(placeholder, listing_entries)
    assert placeholder["docnames"] == ["news/b", "news/a"]
    assert placeholder["docname"] == "blog/index"
    assert placeholder["date_pattern"] == "y"
    assert placeholder["style"] == "full"


def test_entries_stand_where_the_directive_stands() -> None:
    """gettext and warnings ask for a source and a line."""
    listing = build_entries(ARTICLES, DisplayOptions(Style.SUMMARY), "index")
    (placeholder,) = listing.children
    assert isinstance(placeholder, listing_entries)
    placeholder.source, placeholder.line = "index.rst", 7
    fill(listing, ARTICLES)
    entries = [node for child in listing.children for node in child.findall(nodes.Element)]
    assert {(node.source, node.line) for node in entries} == {("index.rst", 7)}


def test_where_nothing_matches_the_text_says_so() -> None:
    node = build_empty("Nothing <yet> *here*.", DisplayOptions(Style.FULL, classes=("mine",)))
    check([node])
    assert node.astext() == "Nothing <yet> *here*."
    assert node["classes"] == ["newsfeed", "newsfeed-style-full", "mine"]
    assert node[0]["classes"] == ["newsfeed-empty"]
