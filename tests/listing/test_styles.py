"""What each style of a listing shows of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from docutils import nodes
from listing.trees import ARTICLES, check, filled, presentation
from model.samples import make_article

import sphinx_newsfeed
from sphinx_newsfeed.listing.listing import DisplayOptions
from sphinx_newsfeed.listing.styles import STYLES, Style
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article


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


@pytest.mark.parametrize("style", Style)
def test_what_only_a_preview_shows_has_a_mark(style: Style) -> None:
    articles = [make_article("a", 1, unpublished="draft"), make_article("b", 2)]
    words = filled(DisplayOptions(style), articles).astext()
    assert words.count("Draft") == 1
    if style in {Style.LIST, Style.TABLE}:
        # Without a style sheet it is no part of the title.
        assert "A – Draft" in words


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
    """A class for the language around its texts and no other's; references have their own."""
    found = STYLES[style].build(_SHOWN_ARTICLES, presentation(), 2)
    marked = [
        node
        for top in found
        for node in top.findall(nodes.Element)
        if "language-ar" in node.get("classes", ())
    ]
    assert len(marked) == (0 if style in {Style.LIST, Style.TABLE} else 1)
    if not marked:
        return
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


@pytest.mark.parametrize("style", [Style.SUMMARY, Style.CARDS, Style.FULL, Style.TIMELINE])
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
