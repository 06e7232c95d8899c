"""How a role finds a feed."""

from __future__ import annotations

import pytest
from model.samples import make_selection

from sphinx_newsfeed.config.feeds import FeedContent, FeedFormat
from sphinx_newsfeed.feeds.planned import (
    About,
    FeedIndex,
    PlannedFeed,
    Wanted,
    read_target,
)
from sphinx_newsfeed.model.taxonomy import BUILT_IN

_KINDS = [each.name for each in BUILT_IN]
ATOM, RSS, JSON = FeedFormat.ATOM, FeedFormat.RSS, FeedFormat.JSON


def feed(kind: FeedFormat, file: str, about: About | None = None, **names: str) -> PlannedFeed:
    filters = {axis: (name,) for axis, name in names.items()}
    return PlannedFeed(
        format=kind,
        file=file,
        url=f"https://example.org/{file}",
        title="T",
        label="L",
        page="news/index",
        selection=make_selection(**filters),
        limit=20,
        content=FeedContent.FULL,
        about=about,
    )


FEEDS = [
    feed(RSS, "news/rss.xml"),
    feed(ATOM, "news/atom.xml"),
    feed(ATOM, "c/atom.xml", About("category", "Releases"), category="Releases"),
    feed(JSON, "c/feed.json", About("category", "Releases"), category="Releases"),
    feed(ATOM, "d/atom.xml", About("category", "Docs › Tutorials", "Tutorials"), category="x"),
    feed(ATOM, "e/atom.xml", About("author", "mia", "Mia Sand"), author="mia"),
    feed(ATOM, "tag/atom.xml", About("tag", "all"), tag="all"),
    feed(ATOM, "old.xml", docnames="x"),
]


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("rss", "news/rss.xml"),
        ("atom", "news/atom.xml"),
        (" ATOM ", "news/atom.xml"),
        ("all", "news/rss.xml"),
        ("atom all", "news/atom.xml"),
        ("category Releases", "c/atom.xml"),
        ("json category  releases", "c/feed.json"),
        ("Category RELEASES", "c/atom.xml"),
        ("category Docs › Tutorials", "d/atom.xml"),
        ("category Docs > tutorials", "d/atom.xml"),
        ("category tutorials", "d/atom.xml"),
        ("author mia", "e/atom.xml"),
        ("author Mia Sand", "e/atom.xml"),
        ("tag all", "tag/atom.xml"),
        ("old.xml", "old.xml"),
        ("/c/feed.json", "c/feed.json"),
    ],
)
def test_a_target_names_a_feed(target: str, file: str) -> None:
    found = FeedIndex(FEEDS).find(target)
    assert found is not None
    assert found.file == file


@pytest.mark.parametrize(
    "target",
    [
        *("", " ", "json", "json all", "xml", "all of it", "category", "category Nothing"),
        *("rss category Releases", "tag Releases", "Releases", "since 2022", "OLD.xml", "atom old"),
        *("language de", "atom category", "None", "\ud800"),
    ],
)
def test_other_targets_name_none(target: str) -> None:
    assert FeedIndex(FEEDS).find(target) is None
    assert FeedIndex().find(target) is None


def test_a_format_stands_first() -> None:
    assert read_target("json category A B", _KINDS) == Wanted(JSON, "category", "A B")
    assert read_target("category json A", _KINDS) == Wanted(None, "category", "json A")
    assert read_target("category atom", _KINDS) == Wanted(None, "category", "atom")


def test_every_feed_has_a_target_that_leads_to_it() -> None:
    index = FeedIndex(FEEDS)
    targets = [feed.target for feed in FEEDS]
    assert [index.find(target) for target in targets] == FEEDS
    assert targets[:4] == ["rss", "atom", "atom category Releases", "json category Releases"]


def test_ids_hold_no_blank() -> None:
    assert feed(ATOM, "a b/größe #1.xml").anchor == "feed-a-b-größe-1-xml"
