"""Links to feeds, and the list of all of them."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_newsfeed.listing.feed_links import FeedLine, build_feed_link, build_feed_list
from sphinx_newsfeed.listing.html_nodes import newsfeed_icon
from sphinx_newsfeed.localization import Localization

ENGLISH = Localization()
GERMAN = Localization("de", translate=lambda text: {"Feed": "Nachrichtenstrom"}.get(text, text))


@pytest.mark.parametrize(
    ("text", "localization", "name"),
    [
        ("Feed", ENGLISH, ""),
        ("All feeds", ENGLISH, ""),
        ("Subscribe", ENGLISH, "Feed"),
        ("Feed", GERMAN, "Nachrichtenstrom"),
        ("nachrichtenstrom", GERMAN, ""),
    ],
)
def test_the_sign_has_a_name_where_the_words_do_not_say_it(
    text: str, localization: Localization, name: str
) -> None:
    link = build_feed_link(text, "a.xml", localization)
    [icon] = link.findall(newsfeed_icon)
    assert icon["label"] == name
    assert link.astext() == text
    assert (link["refuri"], link["classes"]) == ("a.xml", ["newsfeed-feed"])


def test_a_link_may_be_words_alone() -> None:
    link = build_feed_link("Feed", "https://example.org/a.xml", ENGLISH, has_icon=False)
    assert list(link.findall(newsfeed_icon)) == []


def line(label: str, name: str, anchor: str = "") -> FeedLine:
    return FeedLine(label, name, f"{name}.xml", f"https://example.org/{name}.xml", anchor or name)


def test_feeds_of_the_same_stand_together() -> None:
    [found] = build_feed_list([line("A", "a"), line("A", "b"), line("B", "c")], ENGLISH)
    shown = [
        (item[0].astext(), [paragraph.astext() for paragraph in item[1].children])
        for item in found.children
    ]
    assert shown == [
        ("A", ["a https://example.org/a.xml", "b https://example.org/b.xml"]),
        ("B", ["c https://example.org/c.xml"]),
    ]


def test_no_id_stands_twice() -> None:
    [found] = build_feed_list([line("A", "a", "x"), line("A", "b", "x")], ENGLISH)
    assert [each["ids"] for each in found.findall(nodes.paragraph)] == [["x"], []]


def test_without_feeds_there_is_no_list() -> None:
    assert build_feed_list([], ENGLISH) == []
