"""What projects of ABlog say in conf.py becomes defaults of our options."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sphinx_newsfeed.generators import PREDECESSOR, predecessor
from sphinx_newsfeed.generators.date_patterns import cldr_pattern
from sphinx_newsfeed.localization import Localization

RECORD = predecessor()
#: Source: ABlog 0.11.13, the table ``CONFIG`` of its module ``blog``.
VALUES = """
blog_archive_titles blog_authors blog_baseurl blog_default_author blog_default_language
blog_default_location blog_feed_archives blog_feed_fulltext blog_feed_length blog_feed_subtitle
blog_feed_templates blog_feed_titles blog_languages blog_locations blog_path blog_post_pattern
blog_title disqus_drafts disqus_pages disqus_shortname fontawesome_css_file fontawesome_included
fontawesome_link_cdn post_always_section post_auto_excerpt post_auto_image post_auto_orphan
post_date_format_short post_date_format post_redirect_refresh post_show_prev_next
skip_injecting_base_ablog_templates
"""

SITE = {"blog_baseurl": "https://blog.example"}
FEED = {"format": "atom", "file": "blog/atom.xml", "title": "Blog"}


def test_each_value_becomes_something_or_has_a_reason() -> None:
    assert PREDECESSOR.predecessor is RECORD
    assert {each.name for each in RECORD.values} == set(VALUES.split())
    assert [each.name for each in RECORD.values if not (each.becomes or each.reason)] == []
    # What may be lost says why.
    lost = [each for each in RECORD.values if any(map(each.is_lost, (True, False, "x", 5, {"a"})))]
    assert [each.name for each in lost if not each.reason] == []


@pytest.mark.parametrize(
    ("named", "option", "expected"),
    [
        ({}, "newsfeed_feeds", [FEED]),
        ({"blog_title": "T"}, "newsfeed_feeds", [FEED | {"title": "T"}]),
        ({"blog_path": "/news/"}, "newsfeed_feeds", [FEED | {"file": "news/atom.xml"}]),
        (
            {"blog_feed_templates": {"atom": {}, "social": {"content": "x"}}},
            "newsfeed_feeds",
            [FEED, FEED | {"file": "blog/social.xml"}],
        ),
        ({}, "newsfeed_feed_content", "summary"),
        ({"blog_feed_fulltext": True}, "newsfeed_feed_content", "full"),
        ({"blog_feed_length": None}, "newsfeed_feed_limit", None),
        ({"blog_feed_length": 5}, "newsfeed_feed_limit", 5),
        ({"post_date_format": "%d %B %Y"}, "newsfeed_date_format", "dd MMMM y"),
        ({"post_date_format": "%c"}, "newsfeed_date_format", None),
        ({"blog_baseurl": "https://a.example/b"}, "newsfeed_hosts", ["a.example"]),
        ({"blog_baseurl": "https://[x"}, "newsfeed_hosts", None),
        (
            {"blog_authors": {"a": ("Ann", "https://a.example"), "b": ("Bo", None), 5: "x"}},
            "newsfeed_authors",
            {"a": {"name": "Ann", "url": "https://a.example"}, "b": {"name": "Bo"}},
        ),
        ({"blog_authors": ["Ann"]}, "newsfeed_authors", {}),
    ],
)
def test_values_become_defaults(named: dict[str, Any], option: str, expected: Any) -> None:
    named = SITE | named if option == "newsfeed_feeds" else named
    assert RECORD.defaults(named).get(option) == expected


def test_without_an_address_no_feed_is_asked_for() -> None:
    assert "newsfeed_feeds" not in RECORD.defaults({"blog_title": "T"})


def test_feeds_of_names_are_asked_for() -> None:
    feeds: Any = RECORD.defaults({"blog_feed_archives": True, **SITE})["newsfeed_feeds"]
    assert [each.get("each") for each in feeds] == [None, "category", "tag", "author"]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({}, {"excerpt_paragraphs": 1}),
        ({"post_auto_excerpt": 3}, {"excerpt_paragraphs": 3}),
        ({"post_auto_excerpt": "x"}, {"excerpt_paragraphs": 1}),
        ({"blog_default_author": "Ann"}, {"author": "Ann", "excerpt_paragraphs": 1}),
        ({"blog_default_author": ["Ann", "Bo"]}, {"author": "Ann, Bo", "excerpt_paragraphs": 1}),
    ],
)
def test_what_posts_are_given(named: dict[str, Any], expected: dict[str, object]) -> None:
    assert RECORD.given(named) == expected


@pytest.mark.parametrize(
    ("name", "slug"),
    [("C++", "c"), ("How To", "how-to"), ("Python 3.x", "python-3x"), ("Ünal", "unal")],
)
def test_names_in_its_addresses(name: str, slug: str) -> None:
    assert RECORD.slug(name) == slug


@pytest.mark.parametrize(
    ("written", "pattern", "shown"),
    [
        ("%d %B %Y", "dd MMMM y", "03 May 2024"),
        ("%b %d, %Y", "MMM dd, y", "May 03, 2024"),
        ("%A, %B %d, %Y", "EEEE, MMMM dd, y", "Friday, May 03, 2024"),
        ("%Y-%m-%d", "y-MM-dd", "2024-05-03"),
        ("%-d of %b '%y", "d 'of' MMM ''yy", "3 of May '24"),
        ("on %d", "'on' dd", "on 03"),
        ("100%% %Y", "100% y", "100% 2024"),
        ("%Q", "", ""),
        ("%", "", ""),
        ("", "", ""),
    ],
)
def test_patterns_of_dates(written: str, pattern: str, shown: str) -> None:
    assert cldr_pattern(written) == pattern
    if pattern:
        day = Localization("en", pattern).day(datetime(2024, 5, 3, tzinfo=UTC))
        assert day == shown
