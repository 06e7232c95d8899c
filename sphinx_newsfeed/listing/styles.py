"""The ways in which a listing can show its articles: one function and one row for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import partial
from string import Formatter
from typing import NamedTuple

from docutils import nodes

from sphinx_newsfeed.listing.byline import (
    PINNED_CLASS,
    build_authors,
    build_byline,
    build_categories,
    build_date_line,
    build_mark,
    build_terms,
    untranslated,
)
from sphinx_newsfeed.listing.excerpt import EXCERPT_WORDS, cut_excerpt
from sphinx_newsfeed.listing.html_nodes import newsfeed_entry, time_node
from sphinx_newsfeed.listing.presentation import (
    ITEM_CLASS,
    Presentation,
    interface_classes,
    language_classes,
    text_node,
)
from sphinx_newsfeed.localization import Localization, message
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.taxonomy import TAG

#: The class of an article's title in a listing.
TITLE_CLASS = "newsfeed-title"


class Style(StrEnum):
    """The looks of a listing."""

    LIST = "list"
    SUMMARY = "summary"
    FULL = "full"
    CARDS = "cards"
    TABLE = "table"
    TIMELINE = "timeline"


class TextShown(Enum):
    """How much of an article's body a style shows, with its pictures."""

    NOTHING = auto()
    EXCERPT = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """How one style shows articles."""

    #: What readers see, for the reference: the end of a sentence, in reStructuredText.
    help: str
    #: Makes what stands for one article; the last argument is the level of a heading within.
    piece: Callable[[Article, Presentation, int], nodes.Element]
    #: Makes the nodes of a run of articles of what stands for each.
    join: Callable[[list[nodes.Element], Localization], list[nodes.Node]]
    #: How much it shows of the text.
    text: TextShown = TextShown.EXCERPT

    def build(
        self, articles: Iterable[Article], presentation: Presentation, level: int
    ) -> list[nodes.Node]:
        """The nodes of a run of articles; *level* is that of a heading within."""
        pieces = [self.piece(article, presentation, level) for article in articles]
        return self.join(pieces, presentation.localization)


#: How long an excerpt in a card is at the most; cards stand side by side.
_CARD_WORDS = 32


def _list(items: list[nodes.Element], localization: Localization) -> list[nodes.Node]:
    return [nodes.bullet_list("", *items, bullet="-", classes=["newsfeed-list"])]


def _list_item(article: Article, presentation: Presentation, level: int) -> nodes.list_item:
    paragraph = nodes.paragraph("", "", classes=[LINE_CLASS if presentation.line else ITEM_CLASS])
    for words, name, _, _ in Formatter().parse(presentation.line or _LINE):
        paragraph += [nodes.Text(words)] if words else []
        paragraph += _LINE_PARTS[name](article, presentation) if name else []
    if article.pinned:
        pinned = text_node(presentation.localization.translate("Pinned"), PINNED_CLASS)
        paragraph += [nodes.Text(" "), pinned]
    paragraph += _mark(article, presentation)
    return nodes.list_item("", untranslated(paragraph))


def _entries(entries: list[nodes.Element], localization: Localization) -> list[nodes.Node]:
    return [*entries]


def _entry(
    article: Article, presentation: Presentation, level: int, *, full: bool = False
) -> newsfeed_entry:
    heading = _heading(article, presentation, level)
    entry = newsfeed_entry("", heading, build_byline(article, presentation))
    entry["classes"] = ["newsfeed-entry", *language_classes(article)]
    picture = presentation.picture_of(article)
    if picture is not None and not full:
        entry += picture
    if full:
        entry += presentation.text_of(article, None, level + 1)
    else:
        entry += _summary(article, presentation, level)
        entry += _rest(article, presentation)
    entry += build_terms(article, presentation)
    return entry


def _rest(article: Article, presentation: Presentation) -> list[nodes.Node]:
    """The link to where the text goes on."""
    link = presentation.refer_to_rest(article)
    if link is None:
        return []
    line = nodes.paragraph("", "", link, classes=["newsfeed-continue"])
    line["classes"] += interface_classes(article, presentation)
    return [untranslated(line)]


def _cards(cards: list[nodes.Element], localization: Localization) -> list[nodes.Node]:
    return [nodes.container("", *cards, classes=["newsfeed-cards"])]


def _card(article: Article, presentation: Presentation, level: int) -> newsfeed_entry:
    card = newsfeed_entry("", classes=["newsfeed-card", *language_classes(article)])
    picture = presentation.picture_of(article)
    if picture is not None:
        card += picture
    words: list[nodes.Node] = [_heading(article, presentation, level)]
    words.append(build_date_line(article, presentation))
    text = _summary(article, presentation, level)
    # What stands before a marker may be long, and may be a table, for which a card has no room.
    words += text if article.summary else cut_excerpt(text, words=_CARD_WORDS)
    card += nodes.container("", *words, classes=["newsfeed-card-text"])
    return card


def _table(rows: list[nodes.Element], localization: Localization) -> list[nodes.Node]:
    shown = [
        place
        for place, column in enumerate(_COLUMNS)
        if not column.is_optional or any(row[place].astext() for row in rows)
    ]
    group = nodes.tgroup("", cols=len(shown))
    group += [nodes.colspec(colwidth=_COLUMNS[place].width) for place in shown]
    words = [localization.translate(_COLUMNS[place].head) for place in shown]
    heads = [nodes.entry("", untranslated(nodes.paragraph(head, head))) for head in words]
    group += nodes.thead("", nodes.row("", *heads))
    for row in rows:
        row.children = [row[place] for place in shown]
    group += nodes.tbody("", *rows)
    return [nodes.table("", group, classes=["newsfeed-table", "colwidths-auto"])]


def _table_row(article: Article, presentation: Presentation, level: int) -> nodes.row:
    cells = [column.build(article, presentation) for column in _COLUMNS]
    paragraphs = [untranslated(nodes.paragraph("", "", *cell)) for cell in cells]
    return nodes.row("", *[nodes.entry("", paragraph) for paragraph in paragraphs])


#: The class of a line that has a pattern of its own, and the pattern of others.
LINE_CLASS = "newsfeed-item-line"
_LINE = "{date} {title}"


def _tag_links(article: Article, presentation: Presentation) -> list[nodes.Node]:
    """The tags of an article, with commas between them."""
    links: list[nodes.Node] = []
    for tag in article.tags:
        links += [nodes.Text(", ")] if links else []
        links.append(presentation.refer_to_name(TAG, tag, presentation.localization.name(tag)))
    return links


#: What stands for each name in the pattern of a line.
_LINE_PARTS: dict[str, Callable[[Article, Presentation], list[nodes.Node]]] = {
    "author": build_authors,
    "category": build_categories,
    "date": lambda article, presentation: [_date(article, presentation)],
    "tags": _tag_links,
    "title": lambda article, presentation: [presentation.refer_to_article(article)],
}
LINE_FIELDS = frozenset(_LINE_PARTS)


def _timeline(items: list[nodes.Element], localization: Localization) -> list[nodes.Node]:
    return [nodes.bullet_list("", *items, bullet="-", classes=["newsfeed-timeline"])]


def _timeline_item(article: Article, presentation: Presentation, level: int) -> nodes.list_item:
    heading = _heading(article, presentation, level)
    line = build_date_line(article, presentation)
    summary = _summary(article, presentation, level)
    return nodes.list_item("", line, heading, *summary, classes=language_classes(article))


def _heading(article: Article, presentation: Presentation, level: int) -> nodes.rubric:
    heading = nodes.rubric("", "", presentation.refer_to_article(article))
    heading["classes"] = [TITLE_CLASS]
    heading["heading-level"] = level
    heading["translatable"] = False
    return heading


def _summary(article: Article, presentation: Presentation, level: int) -> list[nodes.Node]:
    if not article.summary:
        return presentation.text_of(article, EXCERPT_WORDS, level + 1)
    text = nodes.paragraph(article.shown_summary, article.shown_summary)
    text["classes"] = ["newsfeed-summary"]
    return [untranslated(text)]


def _mark(article: Article, presentation: Presentation) -> list[nodes.Node]:
    """What tells that an article is not published, behind its title.

    Where no style sheet makes a badge of it, a dash keeps it from being read as a part of that.
    """
    mark = build_mark(article, presentation)
    dash = text_node(" \N{EN DASH} ", "newsfeed-mark-separator")
    return [dash, mark] if mark.children else []


def _title(article: Article, presentation: Presentation) -> list[nodes.Node]:
    return [presentation.refer_to_article(article), *_mark(article, presentation)]


def _date(article: Article, presentation: Presentation) -> nodes.inline:
    return time_node(presentation.localization.day(article.date), article.date, "newsfeed-date")


class _Column(NamedTuple):
    """A column of a table."""

    head: str
    #: Its share of the width of the text.
    width: int
    #: Makes what it holds of an article.
    build: Callable[[Article, Presentation], list[nodes.Node]]
    #: Whether it is left out where no article has something for it.
    is_optional: bool = False


_COLUMNS = (
    _Column(message("Date"), 20, lambda article, presentation: [_date(article, presentation)]),
    _Column(message("Title"), 50, _title),
    _Column(message("Categories"), 25, build_categories, is_optional=True),
    _Column(message("Authors"), 25, build_authors, is_optional=True),
)


STYLES: dict[Style, Look] = {
    Style.LIST: Look("dates and titles", _list_item, _list, text=TextShown.NOTHING),
    Style.SUMMARY: Look("title, byline, picture, excerpt and tags of each", _entry, _entries),
    Style.FULL: Look("whole texts", partial(_entry, full=True), _entries, text=TextShown.WHOLE),
    Style.CARDS: Look("pictures, titles, dates and short excerpts, side by side", _card, _cards),
    Style.TABLE: Look("columns that readers can sort", _table_row, _table, text=TextShown.NOTHING),
    Style.TIMELINE: Look("excerpts along a line of dates", _timeline_item, _timeline),
}
