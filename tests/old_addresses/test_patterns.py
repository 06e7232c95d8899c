"""Placeholders of patterns: which are known, and what is said of others."""

from __future__ import annotations

from typing import Any

import pytest
from old_addresses.posts import post, site

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.model.site import Section
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.patterns import report_unknown, unknown_placeholders
from sphinx_newsfeed.old_addresses.permalinks import expand
from sphinx_newsfeed.problems import Problem, ProblemKind


@pytest.mark.parametrize(
    ("dialect", "pattern", "unknown"),
    [
        ("jekyll", "/:year/:title/", ()),
        ("jekyll", "pretty", ()),
        ("jekyll", "/:yaer/:title/:foo", (":yaer", ":foo")),
        ("jekyll", "/:collection/:path:output_ext", ()),
        ("jekyll", "", ()),
        ("hugo", "/:2006/:slug/", ()),
        ("hugo", "/:sections[x]/:slug/", (":sections[x]",)),
        ("hugo", "/:slug[1]/", (":slug[1]",)),
        ("hugo", r"/a\:slogan/", ()),
        ("pelican", "{date:%Y}/{slug}", ()),
        ("pelican", "{date:%Q}/{slug}", ("{date:%Q}",)),
        ("pelican", "{slug}/{series_key}/{other}", ("{other}",)),
        ("hexo", ":series_key/:abbrlink/", (":abbrlink",)),
        ("plain", "/:8080/:slug", ()),
        ("zola", "/{nothing}/", ("{nothing}",)),
    ],
)
def test_placeholders_that_are_not_known(
    dialect: str, pattern: str, unknown: tuple[str, ...]
) -> None:
    assert unknown_placeholders(pattern, dialect, {"series_key"}) == unknown


def test_each_pattern_of_a_site_is_told_of_once() -> None:
    problems: list[Problem] = []
    home = site(
        permalink="/:foo/:title/",
        sections=(Section("_a", "/:bar/"), Section("_b", "/:bar/"), Section("_c", "/:title/")),
        configuration="/site/_config.yml",
    )
    report_unknown([home], [post("2021-03-09-a.md")], problems.append)
    assert [each.kind for each in problems] == [ProblemKind.SOURCE] * 2
    assert [each.path for each in problems] == ["/site/_config.yml"] * 2
    assert [word for word in (":foo", ":bar") for p in problems if word in p.message] == [
        ":foo",
        ":bar",
    ]


def test_a_key_that_any_article_has_is_known() -> None:
    problems: list[Problem] = []
    home = site("hexo", ":abbrlink/")
    articles = [post("a.md", "hexo"), post("b.md", "hexo", extra={"abbrlink": "1"})]
    report_unknown([home], articles, problems.append)
    assert problems == []
    book = AddressBook({"news": home})
    assert [book.of(article).computed for article in articles] == [(), ("/1/",)]
    report_unknown([home], articles[:1], problems.append)
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("permalink", "number"), [("/:foo/x/", 1), ("/:year/x/", 0), ("/a:foo/", 0), ("/:8080/", 0)]
)
def test_an_article_that_has_such_a_pattern_of_its_own(permalink: str, number: int) -> None:
    problems: list[Problem] = []
    book = AddressBook({"news": site()}, Boundary(problems.append))
    book.of(post("2021-03-09-a.md", permalink=permalink))
    assert len(problems) == number


@pytest.mark.parametrize(
    ("pattern", "defaults", "fields", "address"),
    [
        (":lang/:title/", {"lang": "en"}, {}, "/en/a/"),
        (":lang/:title/", {"lang": "en"}, {"language": "de"}, "/de/a/"),
        (":part/:title/", {"part": "x"}, {"extra": {"part": "y"}}, "/y/a/"),
        (":part/:title/", {"part": ["x"]}, {}, ""),
        (":lang/:title/", {}, {}, "/a/"),
        # The number that its database gave to a post is nowhere in the files.
        (":id/", {}, {}, ""),
        (":id/", {}, {"extra": {"id": 7}}, "/7/"),
    ],
)
def test_what_stands_for_keys_that_are_missing(
    pattern: str, defaults: dict[str, object], fields: dict[str, Any], address: str
) -> None:
    problems: list[Problem] = []
    home = site("hexo", pattern, pattern_defaults=defaults)
    article = post("a.md", "hexo", **fields)
    report_unknown([home], [article], problems.append)
    assert expand(pattern, article, home) == ((address,) if address else ())
    assert bool(problems) is (not address and "part" not in pattern)
