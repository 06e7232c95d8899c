"""What is compared is what is shown: made of the nodes that pages get."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from conftest import PNG
from model.samples import make_article

from sphinx_newsfeed.listing.listing import build_piece
from sphinx_newsfeed.listing.overviews import OVERVIEWS
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.styles import STYLES, Style, TextShown
from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.model.taxonomy import BUILT_IN, with_pages
from sphinx_newsfeed.sphinx_ext.articles.presentation import presentation_in_listing
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.shown_of_articles import KnownArticles
from sphinx_newsfeed.sphinx_ext.incremental.shown import (
    shown_in_byline,
    shown_in_entry,
    shown_in_link,
    shown_in_overview,
)

_ARTICLE = replace(
    make_article("a", 1, authors=("ann",), picture="p.png"),
    tags=("t",),
    categories=("C",),
    category_paths=(("C",),),
    updated=datetime(2022, 5, 1, tzinfo=UTC),
)
#: Another value for each field.
_OTHERS: dict[str, Any] = {
    **{"docname": "news/b", "path": "/other", "title": "Other", "picture": "q.png"},
    **{"date": _ARTICLE.date + timedelta(days=40), "updated": None, "authors": ("bob",)},
    **{"categories": ("D",), "category_paths": (("D",),), "tags": ("u",), "summary": "S."},
    **{"slug": "other", "slug_given": True, "permalink": "/x/", "aliases": ("/y/",)},
    **{"language": "ar", "detected_language": "he", "link": "https://example.org/"},
    **{"pinned": True, "comments": False, "series": "S", "layout": "l", "unlisted": True},
    **{"live": _ARTICLE.date, "expires": _ARTICLE.date, "hidden": "draft", "trusted": False},
    **{"unpublished": "draft", "terms": {"topic": (("x",),)}},
    **{"body_format": BodyFormat.RST, "source": "s", "name": "n.md", "dialect": "hugo"},
    **{"extra": {"a": 1}, "translated_title": "Anders", "translated_summary": "K."},
}


@pytest.fixture(scope="module")
def domain(new_project: Any) -> NewsDomain:
    """The domain of a project that knows an author with a picture."""
    project = new_project()
    profile = '{"ann": {"name": "Ann A.", "avatar": "a.png"}, "bob": {"avatar": "b.png"}}'
    topics = "newsfeed_taxonomies = {'topic': 'Topics'}"
    project.configure(f"newsfeed_authors = {profile}", topics)
    for name in ("a.png", "b.png", "news/p.png"):
        project.write(name, PNG)
    project.article("a.md", "Words.", extra="picture: p.png\nauthors: [ann]\ntags: [t]")
    return domain_of(project.build("dummy").app.env)


def _parts(domain: NewsDomain, article: Article) -> dict[str, object]:
    entries = {style.value: shown_in_entry(domain, article, style) for style in Style}
    link, byline = shown_in_link(domain, article), shown_in_byline(domain, article)
    return {**entries, "link": link, "byline": byline}


def test_each_field_has_another_value() -> None:
    assert {field.name for field in fields(Article)} == _OTHERS.keys()
    assert all(getattr(_ARTICLE, name) != value for name, value in _OTHERS.items())


@pytest.mark.parametrize("name", _OTHERS)
def test_another_value_is_known_where_it_is_shown(domain: NewsDomain, name: str) -> None:
    """Whatever a style shows of a field, its piece and what is compared are both other ones."""
    other = replace(_ARTICLE, **{name: _OTHERS[name]})
    domain.build.shown_of_articles = KnownArticles()
    before = _parts(domain, _ARTICLE)
    pieces = {style.value: _piece(domain, _ARTICLE, style) for style in Style}
    domain.build.shown_of_articles = KnownArticles()
    after = _parts(domain, other)
    for style in Style:
        is_shown = pieces[style.value] != _piece(domain, other, style)
        assert (before[style.value] != after[style.value]) is is_shown, style
    in_links = {"docname", "title", "translated_title", "date", "language", "detected_language"}
    assert (before["link"] != after["link"]) is (name in in_links)


def _piece(domain: NewsDomain, article: Article, style: Style) -> str:
    """The piece as a listing has it, with no text of the article's own tree."""
    entries = listing_entries("", docname="index", style=style.value, level=2, date_pattern="")
    show = replace(
        presentation_in_listing(domain.env, entries),
        text_of=lambda article, words, level: [],
        picture_of=lambda article: None,
        minutes_of=lambda article: 0,
    )
    return build_piece(entries, article, show).pformat()


@pytest.mark.parametrize("style", Style)
def test_what_is_asked_of_the_tree_is_what_the_style_says(domain: NewsDomain, style: Style) -> None:
    domain.build.shown_of_articles = KnownArticles()
    assert shown_in_entry(domain, _ARTICLE, style).text is STYLES[style].text
    # A summary stands in the place of the text, but for the picture.
    summed = replace(_ARTICLE, docname="news/s", summary="S.")
    expected = STYLES[style].text if style is not Style.TIMELINE else TextShown.NOTHING
    assert shown_in_entry(domain, summed, style).text is expected


def test_the_pattern_of_dates_is_compared(domain: NewsDomain) -> None:
    plain, other = (
        shown_in_entry(domain, _ARTICLE, Style.LIST, pattern) for pattern in ("", "yyyy")
    )
    assert plain.digest != other.digest
    assert plain.references == other.references


def test_a_style_that_is_new_is_compared(
    domain: NewsDomain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but its piece says what it shows."""
    look = replace(STYLES[Style.LIST], piece=STYLES[Style.FULL].piece)
    monkeypatch.setitem(STYLES, Style.LIST, look)
    domain.build.shown_of_articles = KnownArticles()
    shown = shown_in_entry(domain, _ARTICLE, Style.LIST)
    domain.build.shown_of_articles = KnownArticles()
    assert shown.text is TextShown.WHOLE
    assert {each.type for each in shown.references} == {"article", "author", "category", "tag"}


@pytest.mark.parametrize("overview", [*OVERVIEWS, *(each.name for each in with_pages(BUILT_IN))])
def test_an_overview_is_compared_by_what_it_shows(
    domain: NewsDomain, overview: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = set()
    catalogue = domain.build.catalogue
    for articles in ([], [_ARTICLE], [_ARTICLE, replace(_ARTICLE, docname="news/b")]):
        monkeypatch.setattr(domain.build, "catalogue", type(catalogue)(articles))
        domain.build.overview_digests.clear()
        digests.add(shown_in_overview(domain, overview, ()))
    domain.build.overview_digests.clear()
    assert len(digests) == 3
