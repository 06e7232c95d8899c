"""What newsfeed_feeds takes, and what is said of what it does not take."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_newsfeed.config.feeds import (
    FeedContent,
    FeedFormat,
    FeedOption,
    check_feed_content,
    check_feeds,
)
from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.feeds import WRITERS

ATOM, RSS, JSON = FeedFormat.ATOM, FeedFormat.RSS, FeedFormat.JSON
#: The largest number of entries.
_LIMIT = 10_000


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([], ()),
        ((), ()),
        ("rss", (FeedOption(RSS),)),
        (["atom", "rss", "json"], (FeedOption(ATOM), FeedOption(RSS), FeedOption(JSON))),
        ({"format": "rss"}, (FeedOption(RSS),)),
        ([{"file": "news/a.xml"}], (FeedOption(ATOM, "news/a.xml"),)),
        ([{"file": "/a.json"}], (FeedOption(JSON, "a.json"),)),
        ([{"file": "新闻/größe x.xml"}], (FeedOption(ATOM, "新闻/größe x.xml"),)),
        ([{"file": "a.xml", "title": " T "}], (FeedOption(ATOM, "a.xml", "T"),)),
        ([{"each": "tag"}], (FeedOption(ATOM, each="tag"),)),
        (
            [{"each": "tag"}, {"each": "tag", "format": "rss"}, "atom"],
            (FeedOption(ATOM, each="tag"), FeedOption(RSS, each="tag"), FeedOption(ATOM)),
        ),
        ([{"file": "a.xml", "limit": 1}], (FeedOption(ATOM, "a.xml", limit=1),)),
        ([{"file": "a.xml", "limit": _LIMIT}], (FeedOption(ATOM, "a.xml", limit=_LIMIT),)),
        (
            [{"file": "a.xml", "content": "summary"}],
            (FeedOption(ATOM, "a.xml", content=FeedContent.SUMMARY),),
        ),
        (
            [{"file": "a.xml", "category": "A, B", "tag": ["C", "D, E"], "since": 2022}],
            (
                FeedOption(
                    ATOM, "a.xml", filters={"category": "A, B", "tag": 'C, "D, E"', "since": "2022"}
                ),
            ),
        ),
        (
            [{"file": "a.xml", "docnames": ["news/a*", "press/*"]}],
            (FeedOption(ATOM, "a.xml", docnames="news/a* press/*"),),
        ),
    ],
)
def test_what_is_taken(value: Any, expected: tuple[FeedOption, ...]) -> None:
    assert check_feeds(value) == expected


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "it must be a list"),
        (1, "it must be a list"),
        ({"a", "b"}, "it must be a list"),
        ("feed", "'feed' is not a format: atom, rss, json"),
        ([3], "3 is no format and no mapping"),
        ([{"name": "x"}], "'name' is none of the keys format, file, title"),
        ([{"format": "xml"}], "'xml' is not a format"),
        ([{"file": 3}], "file must be a text"),
        ([{"file": "a.html"}], "'a.html' is no file below the output"),
        ([{"file": "a.xml.exe"}], "is no file below the output"),
        ([{"file": "../a.xml"}], "is no file below the output"),
        ([{"file": "a/../b.xml"}], "is no file below the output"),
        ([{"file": ".hidden/b.xml"}], "is no file below the output"),
        ([{"file": "a\\b.xml"}], "is no file below the output"),
        ([{"file": "c:/b.xml"}], "is no file below the output"),
        ([{"file": "a//b.xml"}], "is no file below the output"),
        ([{"file": "a\nb.xml"}], "is no file below the output"),
        ([{"file": "news-sitemap.xml"}], "is no file below the output"),
        ([{"each": "year"}], "'each' is one of category, tag, author, not 'year'"),
        ([{"each": "language"}], "'each' is one of category, tag, author"),
        ([{"each": "tag", "file": "a.xml"}], "a feed for each name has no file of its own"),
        ([{"file": "a.xml", "limit": 0}], "0 is no number of entries above 0"),
        ([{"file": "a.xml", "limit": -1}], "-1 is no number of entries above 0"),
        ([{"file": "a.xml", "limit": _LIMIT + 1}], f"{_LIMIT + 1} is no number of entries"),
        ([{"file": "a.xml", "limit": True}], "True is no number of entries above 0"),
        ([{"file": "a.xml", "limit": "5"}], "'5' is no number of entries above 0"),
        ([{"file": "a.xml", "content": "all"}], "'all' is not a content: full, summary"),
        ([{"file": "a.xml", "tag": 1.5}], "tag must be a text or a list of texts"),
        ([{"file": "a.xml", "title": ["a"]}], "title must be a text"),
        ([{"file": "a.xml"}, {"file": "A.xml"}], "two feeds have the same file"),
        (["atom", {"format": "atom", "category": "A"}], "two feeds have the same file"),
        ([{"each": "tag"}, {"each": "tag"}], "two feeds have the same file"),
    ],
)
def test_what_is_not_taken(value: Any, said: str) -> None:
    with pytest.raises(ValueError) as error:
        check_feeds(value)
    assert said in str(error.value)


def test_how_much_of_each_article() -> None:
    assert check_feed_content("summary") is FeedContent.SUMMARY
    assert check_feed_content(FeedContent.FULL) is FeedContent.FULL
    with pytest.raises(ValueError, match="'some' is not a content: full, summary"):
        check_feed_content("some")


@pytest.mark.parametrize(
    ("format_", "name"), [(ATOM, "atom.xml"), (RSS, "rss.xml"), (JSON, "feed.json")]
)
def test_names_of_files(format_: FeedFormat, name: str) -> None:
    assert format_.file_name == name


@pytest.mark.parametrize("format_", FeedFormat)
def test_a_format_has_a_writer_a_name_and_a_word_in_the_reference(format_: FeedFormat) -> None:
    assert WRITERS[format_].media_type.startswith("application/")
    file = f"news/{format_.file_name}"
    assert check_feeds({"format": format_.value, "file": file}) == (FeedOption(format_, file),)
    (option,) = (each for each in OPTIONS if each.field == "feeds")
    assert f"``'{format_}'``" in option.help
