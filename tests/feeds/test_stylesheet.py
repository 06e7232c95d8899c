"""The page that a browser makes of a feed by its style sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from feeds.samples import PLAIN, RICH, SITE, make_feed
from lxml import etree

from sphinx_newsfeed.feeds import Feed
from sphinx_newsfeed.feeds.atom import write_atom
from sphinx_newsfeed.feeds.rss import write_rss
from sphinx_newsfeed.feeds.stylesheet import write_stylesheet

FEED = make_feed(RICH, replace(PLAIN, summary="In <short>"))


def page_of(document: bytes, sheet: bytes) -> etree._Element:
    transform = etree.XSLT(etree.fromstring(sheet))
    return etree.HTML(str(transform(etree.fromstring(document))))


@pytest.mark.parametrize("write", [write_atom, write_rss])
def test_the_page_shows_title_entries_and_links(write: Callable[[Feed], bytes]) -> None:
    page = page_of(write(FEED), write_stylesheet(str, "en"))
    assert page.findtext(".//title") == page.findtext(".//h1") == "The Harbour & Co"
    links = [(a.get("href"), a.text) for a in page.iter("a")]
    assert links[0] == (f"{SITE}news/index.html", "To the news page")
    assert links[2] == (PLAIN.url, "The first")
    assert links[1][0] == RICH.url
    assert "<script>alert('1')</script>" in str(links[1][1])
    assert page.findall(".//script") == []
    assert "Ada & Co" in "".join(page.itertext())
    assert len(page.findall(".//article")) == 2


def test_atom_has_dates_and_summaries() -> None:
    page = page_of(write_atom(FEED), write_stylesheet(str, "en"))
    assert [time.get("datetime") for time in page.iter("time")] == [
        "2024-05-02T10:00:00+09:00",
        "2024-05-01T10:00:00+00:00",
    ]
    assert "In <short>" in [p.text for p in page.iter("p")]


def test_words_are_those_of_the_language_and_stay_text() -> None:
    sheet = write_stylesheet(lambda text: f"<b>{text}&{{x}}", "ar-{0}", is_right_to_left=True)
    page = page_of(write_atom(FEED), sheet)
    assert (page.get("lang"), page.get("dir")) == ("ar-{0}", "rtl")
    hint = page.find(".//p[@class='hint']")
    assert hint is not None
    assert str(hint.text).startswith("<b>This is a feed.")
    assert str(hint.text).endswith("&{x}")
