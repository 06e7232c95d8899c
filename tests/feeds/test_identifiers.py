"""Identifiers of articles: what they are made of, and that no two are alike."""

from __future__ import annotations

import pytest
from feeds.validators import is_absolute
from model.samples import make_article

from sphinx_newsfeed.feeds.identifiers import article_ids

SITE = "https://example.org/docs/"


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({}, "tag:example.org,2022-03-01:one"),
        ({"guid": "https://old.example.net/?p=12"}, "https://old.example.net/?p=12"),
        ({"id": "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"},
         "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"),
        ({"id": "tag:a.example,2020:x"}, "tag:a.example,2020:x"),
        ({"guid": "https://a.example/ä"}, "https://a.example/ä"),
        ({"id": "javascript:alert(1)"}, "tag:example.org,2022-03-01:javascript:alert(1)"),
        ({"id": "JavaScript:alert(1)"}, "tag:example.org,2022-03-01:JavaScript:alert(1)"),
        ({"id": "data:text/html,x"}, "tag:example.org,2022-03-01:data:text/html,x"),
        ({"id": "vbscript:x"}, "tag:example.org,2022-03-01:vbscript:x"),
        ({"id": "file:///etc/x"}, "tag:example.org,2022-03-01:file:///etc/x"),
        ({"id": "doi:10.1/x"}, "tag:example.org,2022-03-01:doi:10.1/x"),
        ({"id": "URN:isbn:1"}, "URN:isbn:1"),
        ({"uuid": "abc", "guid": " "}, "tag:example.org,2022-03-01:abc"),
        ({"id": 17}, "tag:example.org,2022-03-01:17"),
        ({"id": True}, "tag:example.org,2022-03-01:one"),
        ({"id": ["a"]}, "tag:example.org,2022-03-01:one"),
        ({"id": "two words ä"}, "tag:example.org,2022-03-01:two%20words%20%C3%A4"),
        ({"id": "https://"}, "tag:example.org,2022-03-01:https://"),
        ({"id": "a:b c"}, "tag:example.org,2022-03-01:a:b%20c"),
        ({"id": "https://a.example/%zz"}, "tag:example.org,2022-03-01:https://a.example/%25zz"),
        ({"id": 'x:"><script>'}, "tag:example.org,2022-03-01:x:%22%3E%3Cscript%3E"),
        ({"id": "x" * 499}, f"tag:example.org,2022-03-01:{'x' * 499}"),
        ({"id": "x" * 500}, "tag:example.org,2022-03-01:one"),
        ({"id": "\ud800"}, "tag:example.org,2022-03-01:%3F"),
    ],
)  # fmt: skip
def test_what_an_identifier_is_made_of(extra: dict[str, object], expected: str) -> None:
    found = article_ids([make_article(extra=extra)], SITE)
    assert found == {"news/one": expected}
    assert is_absolute(expected)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Another title"},
        {"docname": "news/2022/one"},
        {"source": "blog", "docname": "blog/one"},
        {"categories": ("A",), "summary": "S"},
    ],
)
def test_an_identifier_stays_when_the_article_moves(changes: dict[str, object]) -> None:
    before = article_ids([make_article(source="news")], SITE)
    after = article_ids([make_article(**{"source": "news", **changes})], SITE)
    assert list(before.values()) == list(after.values())


def test_who_is_not_trusted_takes_no_identifier_of_others() -> None:
    same = {"guid": "https://old.example.net/1"}
    earlier = make_article("a", 1, extra=same, trusted=False)
    assert article_ids([earlier, make_article("b", 2, extra=same)], SITE) == {
        "news/b": "https://old.example.net/1",
        "news/a": "tag:example.org,2022-03-01:news/a",
    }


def test_no_two_are_alike() -> None:
    same = {"guid": "https://old.example.net/1"}
    articles = [
        make_article("a", 2, extra=same),
        make_article("b", 3, extra=same),
        make_article("c", 1, extra=same),
        make_article("x", 4, docname="one/x"),
        make_article("x", 4, docname="two/x"),
        # One that claims the identifier which a later one would get.
        make_article("d", 1, extra={"guid": "tag:example.org,2022-03-04:two/x"}),
    ]
    found = article_ids(articles, SITE)
    assert found == {
        "news/c": "https://old.example.net/1",
        "news/a": "tag:example.org,2022-03-02:news/a",
        "news/b": "tag:example.org,2022-03-03:news/b",
        "news/d": "tag:example.org,2022-03-04:two/x",
        "one/x": "tag:example.org,2022-03-04:x",
        "two/x": "tag:example.org,2022-03-04:two/x+",
    }
    assert article_ids(reversed(articles), SITE) == found
