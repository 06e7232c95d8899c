"""Which versions of a site show news, and where those are that one does not show."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.config.versions import SiteVersion, address_of_version, site_version

_V1, _LATEST = "https://docs.example/en/v1/", "https://docs.example/en/latest/"


@pytest.mark.parametrize(
    ("name", "versions", "is_shown"),
    [
        ("v1", [], True),
        ("latest", ["latest"], True),
        ("v1", ["latest"], False),
        ("", ["latest"], True),
        ("v2.1", ["latest", "v2.*"], True),
        ("v1.1", ["latest", "v2.*"], False),
        ("Latest", ["latest"], False),
        ("latest-1", ["latest"], False),
    ],
)
def test_who_shows_news(name: str, versions: list[str], is_shown: bool) -> None:
    found = site_version(name, versions, _V1)
    assert (found.shows_news, found.has_feeds, found.is_published) == (is_shown, is_shown, True)


def test_a_preview_shows_news_and_has_no_feeds() -> None:
    found = site_version("17", ["latest"], "https://site--17.org.example/en/17/", is_preview=True)
    assert found == SiteVersion(shows_news=True, is_published=False)
    assert not found.has_feeds


@pytest.mark.parametrize(
    ("versions", "address"),
    [
        (["latest"], _LATEST),
        (["v2*", "latest", "stable"], _LATEST),
        (["v2*"], ""),
        ([], ""),
    ],
)
def test_where_the_news_are(versions: list[str], address: str) -> None:
    assert site_version("v1", versions, _V1).news_address == address


def test_all_versions_may_have_the_address_of_the_newest() -> None:
    assert site_version("v1", ["latest"], _LATEST).news_address == _LATEST


@pytest.mark.parametrize(
    ("address", "name", "other", "expected"),
    [
        (_V1, "v1", "latest", _LATEST),
        ("https://docs.example/en/v1", "v1", "latest", _LATEST),
        ("https://v1.example/v1/de/v1/", "v1", "2", "https://v1.example/v1/de/2/"),
        ("https://v1.example/", "v1", "latest", ""),
        ("https://docs.example/v1/guide/", "v1", "v2", "https://docs.example/v2/guide/"),
        ("https://docs.example/v1.0/", "v1", "latest", ""),
        ("https://docs.example/a%20b/", "a b", "c d", "https://docs.example/c%20d/"),
        ("https://docs.example/v1/?x=1#y", "v1", "latest", "https://docs.example/latest/"),
        ("/en/v1/", "v1", "latest", ""),
        ("", "v1", "latest", ""),
        (_V1, "v1", "", ""),
        ("https://[docs/v1/", "v1", "latest", ""),
    ],
)
def test_the_address_of_another_version(address: str, name: str, other: str, expected: str) -> None:
    assert address_of_version(address, name, other) == expected
