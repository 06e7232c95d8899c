"""The sitemap of news, by the protocol of sitemaps and the rules for news."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import Build, NewsProject
from lxml import etree
from model.samples import make_article

from sphinx_newsfeed.sphinx_ext.site.news_sitemap import entries_of

_SITE = "https://example.org/docs/"
_NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
#: 2022-03-03, 12:00.
_NOW = str(int(datetime.fromisoformat("2022-03-03T12:00:00+00:00").timestamp()))


def sitemap(build: Build) -> etree._Element:
    """The sitemap, after a look at the order and number of its parts."""
    root = etree.fromstring((build.outdir / "news-sitemap.xml").read_bytes())
    assert root.tag == f"{{{_NAMES['s']}}}urlset"
    for url in root:
        parts = [etree.QName(part).localname for part in url]
        assert re.fullmatch(r"loc lastmod( news)?( link)*", " ".join(parts)), parts
        assert len(str(url[0].text)) < 2048
        datetime.fromisoformat(str(url[1].text))
    for news in root.iter(f"{{{_NAMES['n']}}}news"):
        parts = [etree.QName(part).localname for part in news.iter()]
        assert parts == ["news", "publication", "name", "language", "publication_date", "title"]
    return root


def texts(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path, namespaces=_NAMES)
    return [str(getattr(each, "text", each)).removeprefix(_SITE) for each in found]


@pytest.fixture
def news(project: NewsProject, monkeypatch: pytest.MonkeyPatch) -> NewsProject:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _NOW)
    project.configure(
        f'html_baseurl = "{_SITE}"', 'project = "The Harbour & Co"', 'language = "en"'
    )
    project.article("old.html", date="2022-03-01 11:00", extra="updated: 2022-03-03")
    extra = "lang: zh_HK\nupdated: 2022-03-02"
    project.article("new.html", title="New & <b>", date="2022-03-01 13:00", extra=extra)
    project.article("ä ö.html", date="2022-03-02")
    project.article("there.html", date="2022-03-03", extra="link: https://example.net/there")
    return project


class TestEntries:
    """Which articles stand in it and which of them as news, as the rules limit both."""

    NOW = datetime(2022, 3, 3, 12, tzinfo=UTC)

    @pytest.mark.parametrize("number", [0, 1, 999, 1_000, 1_001, 49_999, 50_000, 50_001])
    def test_no_more_than_the_rules_allow(self, number: int) -> None:
        new, there = make_article(date=self.NOW), make_article(link="https://example.net/")
        entries = entries_of([there, *[new] * number], self.NOW)
        assert len(entries) == min(number, 50_000)
        assert [is_news for _, is_news in entries] == [
            place < 1_000 for place in range(len(entries))
        ]

    @pytest.mark.parametrize(
        ("age", "expected"),
        [
            (timedelta(0), True),
            (timedelta(days=2), True),
            (timedelta(days=2, microseconds=1), False),
            (timedelta(days=3), False),
        ],
    )
    def test_news_is_of_the_last_two_days(self, age: timedelta, expected: bool) -> None:
        article = make_article(date=self.NOW - age)
        assert entries_of([article], self.NOW) == [(article, expected)]

    @pytest.mark.parametrize("unpublished", ["draft", "future"])
    def test_what_only_a_preview_shows_is_told_to_nobody(self, unpublished: str) -> None:
        published = make_article(date=self.NOW)
        hidden = make_article("two", date=self.NOW, unpublished=unpublished)
        assert entries_of([hidden, published], self.NOW) == [(published, True)]

    @pytest.mark.parametrize("link", ["mailto:a@example.net", "ftp://example.net/", "elsewhere"])
    def test_what_is_no_address_of_the_web_is_no_original(self, link: str) -> None:
        article = make_article(date=self.NOW, link=link)
        assert entries_of([article], self.NOW) == [(article, True)]


def test_all_articles_and_which_of_them_are_news(news: NewsProject) -> None:
    build = news.build()
    assert build.warnings == []
    root = sitemap(build)
    assert texts(root, "/s:urlset/s:url/s:loc") == [
        "news/%C3%A4%20%C3%B6.html", "news/new.html", "news/old.html",
    ]  # fmt: skip
    assert texts(root, "//s:lastmod")[2] == "2022-03-03T00:00:00+00:00"
    # Those of two days.
    assert texts(root, "//s:url[n:news]/s:loc") == ["news/%C3%A4%20%C3%B6.html", "news/new.html"]
    assert texts(root, "//n:title")[1] == "New &"
    assert texts(root, "//n:name") == ["The Harbour & Co"] * 2
    assert texts(root, "//n:language") == ["en", "zh-tw"]
    assert texts(root, "//n:publication_date")[1] == "2022-03-01T13:00:00+00:00"


def test_news_gets_old(news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    news.build()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(_NOW) + 10 * 86400))
    root = sitemap(news.build())
    assert texts(root, "//n:news") == []
    assert len(texts(root, "//s:loc")) == 3


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", "zh-cn"), ("zh_CN", "zh-cn"), ("zh-Hans", "zh-cn"), ("zh-TW", "zh-tw"),
        ("zh-Hant-MO", "zh-tw"), ("zh_MO", "zh-tw"), ("zh-HK", "zh-tw"), ("zh-Hant", "zh-tw"),
        ("pt_BR", "pt"), ("de", "de"), ("EN-gb", "en"), ("'<x>'", "en"),
    ],
)  # fmt: skip
def test_languages_as_the_rules_name_them(news: NewsProject, language: str, expected: str) -> None:
    news.article("new.html", date="2022-03-03", extra=f"lang: {language}")
    assert texts(sitemap(news.build()), "//n:language")[0] == expected


def test_texts_in_several_languages_name_each_other(news: NewsProject) -> None:
    news.article("t.md", date="2022-03-02")
    news.article("t.de.md", date="2022-03-02", extra="lang: de")
    root = sitemap(news.build())
    links = "//s:url[s:loc='https://example.org/docs/news/t.de.html']/x:link"
    assert texts(root, f"{links}/@hreflang") == ["de", "en", "x-default"]
    assert texts(root, f"{links}/@href") == ["news/t.de.html", "news/t.html", "news/t.html"]
    assert set(texts(root, f"{links}/@rel")) == {"alternate"}


def test_what_is_unlisted_or_hidden_is_not_in_it(news: NewsProject) -> None:
    news.article("old.html", date="2022-03-01", extra="unlisted: true")
    news.article("new.html", date="2022-03-01", extra="draft: true")
    assert texts(sitemap(news.build()), "//s:loc") == ["news/%C3%A4%20%C3%B6.html"]


def test_no_sitemap_without_an_address_or_articles(news: NewsProject) -> None:
    def exists(build: Build) -> bool:
        return (build.outdir / "news-sitemap.xml").exists()

    assert exists(news.build())
    assert not exists(news.build(html_baseurl=""))
    assert exists(news.build())
    for file in Path(news.folder, "news").iterdir():
        file.unlink()
    news.article("there.html", extra="link: https://example.net/there")
    assert not exists(news.build())
    assert not exists(news.build("text"))
