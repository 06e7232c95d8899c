"""Which page is above all news, and which are above one of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from model.samples import make_article, make_selection

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.selection import Selection
from sphinx_newsfeed.pages.archives import Archive
from sphinx_newsfeed.pages.documents import PageOfListing
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain
from sphinx_newsfeed.sphinx_ext.domain.news_page import find_home
from sphinx_newsfeed.sphinx_ext.html_pages.navigation import parents_of

_ALL, _SOME = make_selection(limit=5), make_selection(tag=("x",))


def domain_with(listings: dict[str, list[Selection]], *documents: str) -> NewsDomain:
    """A project with an article ``news/a``, an archive of all, and some pages with listings."""
    found = {"start", "news/a", "news/all", "news/all/page-2", *documents, *listings}
    env = SimpleNamespace(config=SimpleNamespace(root_doc="start"), found_docs=found)
    made = {"news/a", "news/all", "news/all/page-2", "start/page-2", "other/page-2"}
    build = SimpleNamespace(
        settings=SimpleNamespace(news_prefix="news", page=""),
        own_pages=found - made,
        catalogue=Catalogue([make_article("a")]),
        archives={"news/all": Archive("news/all", ArchiveKind.ALL, "All news")},
        pages={
            f"{first}/page-2": PageOfListing(first, 0, 2)
            for first in ("news/all", "start", "other")
        },
    )
    records = {
        name: [SimpleNamespace(selection=each) for each in selections]
        for name, selections in listings.items()
    }
    stored = SimpleNamespace(listings=records)
    domain: Any = SimpleNamespace(
        env=env, build=build, stored=stored, title_of=str.title, home="home"
    )
    env.get_domain = lambda name: domain
    return cast(NewsDomain, domain)


@pytest.mark.parametrize(
    ("listings", "documents", "expected"),
    [
        # The one beside the articles, even without a listing.
        ({"start": [_ALL]}, ["news", "news/index"], "news/index"),
        ({"start": [_ALL]}, ["news"], "news"),
        # Else one that lists the first of all, the root before others, whatever else it lists.
        ({"about": [_ALL], "start": [_SOME]}, [], "about"),
        ({"about": [_ALL], "start": [_SOME, _ALL]}, [], "start"),
        ({"z": [_ALL], "m": [_SOME, _ALL], "b": [_SOME]}, [], "m"),
        ({"b": [_SOME]}, [], "start"),
        ({}, [], "start"),
        # None that is there for the articles, and none of these.
        ({"news/all": [_ALL], "news/all/page-2": [_ALL], "z": [_ALL]}, [], "z"),
        ({"news/a": [_ALL], "z": [_ALL]}, [], "z"),
    ],
)
def test_the_page_above_all_news(
    listings: dict[str, list[Selection]], documents: list[str], expected: str
) -> None:
    domain = domain_with(listings, *documents)
    assert find_home(domain.build, domain.stored, "start") == expected


def test_an_article_is_never_above_the_others() -> None:
    """Even one that stands where the page of all news would."""
    domain = domain_with({"start": [_SOME]}, "news")
    domain.build.own_pages -= {"news"}
    assert find_home(domain.build, domain.stored, "start") == "start"


@pytest.mark.parametrize(
    ("docname", "expected"),
    [
        # A further page stands below the first one, and all stand below the root document.
        ("start/page-2", []),
        ("other/page-2", [("other", "Other")]),
        ("news/all/page-2", [("home", "Home"), ("news/all", "All news")]),
        ("news/all", [("home", "Home")]),
        ("news/a", [("home", "Home")]),
        ("other", []),
    ],
)
def test_what_is_above_a_page(docname: str, expected: list[tuple[str, str]]) -> None:
    domain = domain_with({})
    assert parents_of(domain, docname) == expected
