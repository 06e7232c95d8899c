"""The nodes that show a selection, in each style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from docutils import nodes
from listing.trees import cases, check, fill, pformat, presentation
from model.samples import make_article

import sphinx_newsfeed
from sphinx_newsfeed.listing.groups import Group, GroupBy, group_articles
from sphinx_newsfeed.listing.listing import (
    DisplayOptions,
    build_empty,
    build_entries,
    build_group,
    is_group,
)
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.styles import STYLES, Style
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article

ARTICLES = (
    make_article("b", 2, title="Second", picture="b.png", summary="In *short*.", categories=("M",)),
    make_article(
        "a", 1, title="First & <best>", authors=("ann",), date=datetime(2022, 2, 28, tzinfo=UTC)
    ),
)


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


def filled(manner: DisplayOptions, articles: Sequence[Article] = ARTICLES) -> nodes.Element:
    """A listing without groups, with its entries in place."""
    listing = build_entries(articles, manner, "index")
    fill(listing, articles)
    return listing


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


def test_a_card_has_no_room_for_a_table() -> None:
    """What stands before a marker is the excerpt, however much it is."""
    text = [
        nodes.paragraph("", nodes.Text("word " * 50)),
        nodes.table("", nodes.tgroup("", nodes.tbody(), cols=0)),
    ]
    shown = replace(presentation(), text_of=lambda article, words, level: text)
    (cards,) = STYLES[Style.CARDS].build(ARTICLES, shown, 2)
    assert isinstance(cards, nodes.Element)
    assert not list(cards.findall(nodes.table))
    summary, excerpt = (card.astext() for card in cards.children)
    assert "In *short*." in summary
    assert excerpt.count("word") == 32


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


class TestShown:
    """When what a listing shows changes, so must what stands for it; else the page stays old."""

    BASE = make_article("a", 1, authors=("ann",), picture="a.png", summary="S")
    CHANGES = {
        "title": "Other",
        "date": datetime(2022, 3, 1, 12, 1, tzinfo=UTC),
        "docname": "news/other",
        "pinned": True,
        "authors": ("bob",),
        "category_paths": (("N",),),
        "picture": "b.png",
        "summary": "T",
        "updated": datetime(2022, 4, 1, tzinfo=UTC),
    }
    FIRST_FOUR = {"title", "date", "docname", "pinned"}
    #: What a style shows that does not show all.
    SHOWN = {Style.LIST: FIRST_FOUR, Style.TABLE: FIRST_FOUR | {"authors", "category_paths"}}

    @pytest.mark.parametrize("style", Style)
    @pytest.mark.parametrize("name", CHANGES)
    def test_a_field_that_is_shown(self, style: Style, name: str) -> None:
        other = replace(self.BASE, **{name: self.CHANGES[name]})
        shows = STYLES[style].shows
        is_other = shows(self.BASE) != shows(other)
        nodes_differ = self._nodes(self.BASE, style) != self._nodes(other, style)
        assert is_other or not nodes_differ
        assert is_other is (name in self.SHOWN.get(style, self.CHANGES))

    def _nodes(self, article: Article, style: Style) -> str:
        return pformat([filled(DisplayOptions(style), [article])])

    def test_what_is_shown_is_plain_data_in_the_order_of_the_articles(self) -> None:
        for style in STYLES:
            one, two = map(STYLES[style].shows, ARTICLES)
            assert "news/b" in one
            assert "news/a" in two
            assert eval(repr(one), {}) == one  # noqa: S307


_SHOWN_ARTICLES = (
    make_article("a", 2, authors=("ann",), pinned=True, language="ar", picture="a.png"),
    make_article("b", 1, category_paths=(("M", "N"),), categories=("M", "N"), summary="S."),
)


def _messages() -> set[str]:
    """The texts that translators know."""
    catalogue = Path(sphinx_newsfeed.__file__).parent / "locales/de/LC_MESSAGES/sphinx_newsfeed.po"
    with catalogue.open("rb") as file:
        return {str(message.id) for message in read_po(file) if isinstance(message.id, str)}


@pytest.mark.parametrize("style", Style)
def test_each_word_is_one_that_translators_know(style: Style) -> None:
    asked: list[str] = []

    def translate(text: str) -> str:
        asked.append(text)
        return text.upper()

    shown = presentation(Localization("en", translate=translate))
    found = STYLES[style].build(_SHOWN_ARTICLES, shown, 2)
    check(found)
    assert asked
    assert set(asked) <= _messages()


@pytest.mark.parametrize(
    ("articles", "heads", "widths"),
    [
        (_SHOWN_ARTICLES, ["Date", "Title", "Categories", "Authors"], [20, 50, 25, 25]),
        (_SHOWN_ARTICLES[:1], ["Date", "Title", "Authors"], [20, 50, 25]),
        (_SHOWN_ARTICLES[1:], ["Date", "Title", "Categories"], [20, 50, 25]),
        ((make_article("c"),), ["Date", "Title"], [20, 50]),
    ],
)
def test_a_table_has_columns_for_what_there_is(
    articles: Sequence[Article], heads: list[str], widths: list[int]
) -> None:
    (table,) = STYLES[Style.TABLE].build(articles, presentation(), 2)
    assert isinstance(table, nodes.table)
    (head,) = table.findall(nodes.thead)
    assert [each.astext() for each in head[0]] == heads
    assert [each["colwidth"] for each in table.findall(nodes.colspec)] == widths
    assert all(paragraph["translatable"] is False for paragraph in table.findall(nodes.paragraph))


@pytest.mark.parametrize("style", Style)
def test_each_article_is_in_its_own_language(style: Style) -> None:
    """A class for the language, around its texts and no other's."""
    found = STYLES[style].build(_SHOWN_ARTICLES, presentation(), 2)
    marked = [
        node
        for top in found
        for node in top.findall(nodes.Element)
        if "language-ar" in node.get("classes", ())
    ]
    assert len(marked) == 1
    assert "A" in [link.astext() for link in marked[0].findall(nodes.reference)]
    assert "B" not in [link.astext() for link in marked[0].findall(nodes.reference)]


@pytest.mark.parametrize("style", [each for each in Style if each is not Style.TABLE])
def test_what_is_pinned_says_so(style: Style) -> None:
    found = STYLES[style].build(_SHOWN_ARTICLES, presentation(), 2)
    pinned = [
        node.astext()
        for top in found
        for node in top.findall(nodes.inline)
        if node["classes"] == ["newsfeed-pinned"]
    ]
    assert pinned == ["Pinned"]


@pytest.mark.parametrize("style", [Style.SUMMARY, Style.CARDS])
def test_a_picture_stands_where_an_article_has_one(style: Style) -> None:
    found = STYLES[style].build(_SHOWN_ARTICLES, presentation(), 2)
    pictures = [image["uri"] for top in found for image in top.findall(nodes.image)]
    assert pictures == ["a.png"]


@pytest.mark.parametrize("style", sorted({*Style} - {Style.LIST, Style.TABLE}))
def test_titles_are_headings_that_nobody_translates(style: Style) -> None:
    found = STYLES[style].build(_SHOWN_ARTICLES, presentation(), 4)
    titles = [
        node
        for top in found
        for node in top.findall(nodes.rubric)
        if node["classes"] == ["newsfeed-title"]
    ]
    assert [node["heading-level"] for node in titles] == [4, 4]
    assert all(node["translatable"] is False for node in titles)
