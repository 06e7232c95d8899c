"""What a scan found, in numbers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from model.samples import make_article

from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.model.summary import Due, PassedOver, SiteFacts, Summary, next_due, summarise

NOW = datetime(2022, 6, 1, tzinfo=UTC)
LATER = datetime(2022, 7, 1, 8, tzinfo=UTC)
LATEST = datetime(2022, 8, 1, tzinfo=UTC)


def article(name: str, **fields: Any) -> Article:
    return make_article(name, source="news", **fields)


ARTICLES = (
    article("a", dialect="hexo"),
    article("b", dialect="hexo", unlisted=True, body_format=BodyFormat.HTML),
    article("c", expires=LATEST),
    article("d", hidden="draft"),
    article("e", hidden="future", date=LATER),
    article("f", hidden="expired", expires=datetime(2022, 5, 1, tzinfo=UTC)),
    article("g", hidden="draft", date=LATER),
)


def test_the_numbers() -> None:
    summary = summarise(ARTICLES, NOW, {"link": 2, "date": 1})
    assert summary == Summary(
        articles=3,
        unlisted=1,
        sources={"news": {"hexo": 2, "plain": 1}},
        formats={"html": 1, "markdown": 2},
        hidden={"draft": 2, "expired": 1, "future": 1},
        due=Due(LATER, "appears", "news/e"),
        problems={"date": 1, "link": 2},
    )


def test_the_lines_for_people() -> None:
    assert summarise(ARTICLES, NOW, {"link": 2, "date": 1}).lines() == [
        "3 articles (news: 2 hexo, 1 plain; 1 html, 2 markdown)",
        "1 of them in no listing",
        "4 hidden (2 draft, 1 expired, 1 future)",
        "next due: news/e appears at 2022-07-01 08:00+00:00",
        "3 problems (1 date, 2 link)",
    ]
    assert summarise(ARTICLES[:1], NOW).lines() == ["1 article (news: 1 hexo; 1 markdown)"]
    assert summarise((), NOW).lines() == ["no articles"]
    assert summarise(ARTICLES[:1], NOW, trust={"news": "trusted by default"}).lines() == [
        "1 article (news: 1 hexo, trusted by default; 1 markdown)"
    ]


def test_the_data_for_programs() -> None:
    """Programs read them by these names; who changes one raises the version."""
    data = summarise(ARTICLES, NOW, {"link": 2, "old_page": 5}, {"news": "not trusted"}).to_data()
    assert json.loads(json.dumps(data)) == data
    assert data == {
        "version": 3,
        "articles": 3,
        "unlisted": 1,
        "sources": {"news": {"hexo": 2, "plain": 1}},
        "formats": {"html": 1, "markdown": 2},
        "hidden": {"draft": 2, "expired": 1, "future": 1},
        "next_due": {
            "time": "2022-07-01T08:00:00+00:00",
            "event": "appears",
            "docname": "news/e",
        },
        "problems": {"link": 2},
        "old_pages": 5,
        "trust": {"news": "not trusted"},
        "sites": {},
        "advice": [],
    }
    assert summarise((), NOW).to_data() == {
        **{"version": 3, "articles": 0, "unlisted": 0, "sources": {}, "formats": {}, "hidden": {}},
        **{
            "next_due": None,
            "problems": {},
            "old_pages": 0,
            "trust": {},
            "sites": {},
            "advice": [],
        },
    }


def test_advice_stands_in_it() -> None:
    summary = summarise(ARTICLES[:1], NOW, advice=["Think."])
    assert summary.to_data()["advice"] == ["Think."]
    assert summary.lines()[1:] == ["Think."]


def test_each_source_has_its_place_in_the_lines() -> None:
    both = (*ARTICLES[:1], make_article("p", source="press"))
    assert summarise(both, NOW).lines() == ["2 articles (news: 1 hexo; press: 1 plain; 2 markdown)"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"hidden": "future", "date": LATER}, Due(LATER, "appears", "news/x")),
        ({"hidden": "future", "date": NOW, "live": LATER}, Due(LATER, "appears", "news/x")),
        ({"hidden": "future", "date": LATER, "live": NOW}, Due(LATER, "appears", "news/x")),
        ({"expires": LATER}, Due(LATER, "expires", "news/x")),
        ({"expires": NOW}, None),
        ({"hidden": "draft", "date": LATER}, None),
        ({}, None),
    ],
    ids=repr,
)
def test_when_something_comes_or_goes_by_itself(
    fields: dict[str, Any], expected: Due | None
) -> None:
    assert next_due([article("x", **fields)], NOW) == expected


def test_a_line_says_what_is_believed_of_a_source() -> None:
    facts = SiteFacts(
        "jekyll", "Asia/Tokyo", "../site/_config.yml", ("old.example",), "/b",
        {"": "/:title/", "_releases": "/r/:title/"}, ("../site",), ("a", "b", "c", "d", "e"),
        {PassedOver.PAGE: 12, PassedOver.RESOURCE: 1},
    )  # fmt: skip
    summary = summarise(ARTICLES[:1], NOW, sites={"news": facts, "x": SiteFacts("plain", "UTC")})
    assert summary.lines()[1:] == [
        "news: jekyll, configured by ../site/_config.yml; dates in Asia/Tokyo; host old.example; "
        "below /b; addresses /:title/, /r/:title/ in _releases; static files in ../site; "
        "taxonomies a, b, c, 2 more; left out: 12 pages that are not posts, "
        "1 file that belongs to a post",
        "x: plain, no configuration of a generator found; dates in UTC",
    ]
    assert summary.to_data()["sites"] == {
        "news": {
            "dialect": "jekyll",
            "zone": "Asia/Tokyo",
            "configuration": "../site/_config.yml",
            "hosts": ["old.example"],
            "base": "/b",
            "permalinks": {"": "/:title/", "_releases": "/r/:title/"},
            "static": ["../site"],
            "taxonomies": ["a", "b", "c", "d", "e"],
            "passed_over": {"page": 12, "resource": 1},
        },
        "x": SiteFacts("plain", "UTC").to_data(),
    }


def test_a_line_stays_short() -> None:
    facts = SiteFacts("jekyll", "UTC", "a" * 5000, base="/b" * 5000, permalinks={"": ":a" * 5000})
    assert len(facts.line()) < 500
