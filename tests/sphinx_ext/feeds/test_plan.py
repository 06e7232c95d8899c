"""Which feeds there are, and where."""

from __future__ import annotations

import json
import re

import pytest
from conftest import NewsProject
from sphinx_ext.feeds.outputs import ALL, BASE, SITE, atom, problems_of, titles


class TestPlan:
    """Which feeds there are."""

    def test_one_feed_of_atom_by_default(self, project: NewsProject) -> None:
        project.configure(BASE)
        project.article("a.html")
        assert list(problems_of(project.build())) == ["news/atom.xml"]

    @pytest.mark.parametrize(
        "base", ["", 'html_baseurl = "example.org"', 'html_baseurl = "/docs/"']
    )
    def test_without_an_address_there_is_one_warning(self, project: NewsProject, base: str) -> None:
        project.configure(base, ALL)
        project.article("a.html")
        build = project.build()
        [warning] = build.warnings
        assert "html_baseurl" in warning
        assert "[newsfeed.setting]" in warning
        assert problems_of(build) == {}
        assert 'rel="alternate"' not in build.text("news/a.html")

    @pytest.mark.parametrize("lines", [[], ["newsfeed_feeds = []"]])
    def test_who_asks_for_none_is_not_warned(self, project: NewsProject, lines: list[str]) -> None:
        project.configure(*lines)
        project.article("a.html")
        assert project.build().warnings == []

    @pytest.mark.parametrize("builder", ["text", "singlehtml", "latex", "epub"])
    def test_other_outputs_have_none(self, project: NewsProject, builder: str) -> None:
        project.configure(BASE, ALL, 'epub_author = "a"', 'version = "1"', 'copyright = "c"')
        project.article("a.html")
        build = project.build(builder)
        assert (build.warnings, problems_of(build)) == ([], {})

    @pytest.mark.parametrize(
        ("base", "address"),
        [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/docs", "https://example.org/docs/"),
            ("https://bücher.example/ä/", "https://xn--bcher-kva.example/%C3%A4/"),
        ],
    )
    def test_addresses_of_the_site(self, project: NewsProject, base: str, address: str) -> None:
        project.configure(f'html_baseurl = "{base}"', ALL)
        project.article("größe 日.html")
        build = project.build()
        assert set(map(tuple, problems_of(build).values())) == {()}
        feed = atom(build)
        assert feed.feed.id == f"{address}news/atom.xml"
        assert feed.entries[0].link == f"{address}news/gr%C3%B6%C3%9Fe%20%E6%97%A5.html"

    def test_the_projects_own_files_stay(self, project: NewsProject) -> None:
        project.article("a.html")
        project.configure(BASE, ALL)
        assert project.build().warnings == []
        project.write("own/news/atom.xml", "own")
        project.configure(BASE, ALL, "html_extra_path = ['own']")
        build = project.build()
        (warning,) = build.warnings
        assert "news/atom.xml is the address of" in warning
        assert "the feed is not written" in warning
        assert build.text("news/atom.xml") == "own"

    def test_selections_of_the_user(self, news: NewsProject) -> None:
        feeds = [
            {"file": "ferry/all.xml", "category": "Ferries", "title": "Ferries", "format": "rss"},
            {"file": "de.json", "language": "de"},
            {"file": "since.xml", "since": "2022-03-02", "until": "2022-03-02"},
            {
                "file": "some.xml",
                "docnames": ["news/a", "news/b"],
                "limit": 1,
                "content": "summary",
            },
        ]
        build = news.build(newsfeed_feeds=feeds, newsfeed_archives=["category"])
        assert build.warnings == []
        assert problems_of(build).keys() == {
            "ferry/all.xml", "de.json", "since.xml", "some.xml", "some-archive-1.xml",
            "some-archive-2.xml",
        }  # fmt: skip
        assert titles(build, "ferry/all.xml") == ["Title & more"]
        assert atom(build, "ferry/all.xml").feed.link == f"{SITE}news/category/ferries.html"
        german = json.loads(build.text("de.json"))
        assert (german["language"], len(german["items"])) == ("de", 1)
        assert titles(build, "since.xml") == ["c"]
        assert titles(build, "some.xml") == ["b"]
        assert "content" not in atom(build, "some.xml").entries[0]

    def test_a_feed_for_each_name(self, news: NewsProject) -> None:
        news.article("d.md", extra="tags: ['C++', 'C#', a]\nauthor: ann", date="2022-04-01")
        feeds = [{"each": "tag"}, {"each": "author", "format": "json"}, {"each": "category"}]
        build = news.build(newsfeed_feeds=feeds, newsfeed_archives=["tag"])
        assert build.warnings == []
        assert problems_of(build) == {
            name: []
            for name in (
                "news/tag/a/atom.xml", "news/tag/b/atom.xml", "news/tag/c-plus-plus/atom.xml",
                "news/tag/c-sharp/atom.xml", "news/author/ann/feed.json",
                "news/author/bob/feed.json", "news/category/ferries/atom.xml",
            )
        }  # fmt: skip
        assert titles(build, "news/tag/a/atom.xml") == ["d", "Title & more"]
        feed = atom(build, "news/tag/c-plus-plus/atom.xml").feed
        assert feed.link == f"{SITE}news/tag/c-plus-plus.html"
        assert "C++" in feed.title
        # A page of a name leads to its feed, and no other page does.
        assert 'href="https://example.org/docs/news/tag/a/atom.xml"' in build.text(
            "news/tag/a.html"
        )
        assert "tag/a/atom.xml" not in build.text("news/a.html")

    def test_what_feeds_of_names_and_of_selections_hold(self, news: NewsProject) -> None:
        selection = {"tag": "t", "format": "atom"}
        feeds = [
            {"each": "tag", "limit": 1},
            selection | {"file": "x.xml"},
            selection | {"file": "some.xml", "docnames": "news/*"},
        ]
        for name in "de":
            extra = "categories: [t]\ntags: [t]\nenclosure: ' '"
            news.article(f"{name}.html", "<p>Text.</p>", date="2022-04-01", extra=extra)
        build = news.build(newsfeed_feeds=feeds, newsfeed_archives=["tag"])
        assert build.warnings == []
        # One of a name has no archives; an entry names what is category and tag once.
        files = sorted(path.name for path in (build.outdir / "news/tag/t").glob("*.xml"))
        assert files == ["atom.xml"]
        assert build.text("news/tag/t/atom.xml").count('<category term="t"') == 1
        # The archive of a name shows another choice than that of some of its articles.
        pages = [atom(build, name).feed.link for name in ("x.xml", "some.xml")]
        assert pages[0].endswith("/news/tag/t.html")
        assert "tag" not in pages[1]

    def test_what_selects_nothing_or_cannot_be_read_is_told_once(self, news: NewsProject) -> None:
        feeds = [{"file": "a.xml", "category": "Nothing"}, {"file": "b.xml", "since": "soon"}]
        build = news.build(newsfeed_feeds=feeds)
        soon, nothing = build.warnings
        assert "newsfeed_feeds: a.xml holds no article" in nothing
        assert "soon" in soon
        assert problems_of(build) == {"a.xml": [], "b.xml": []}

    def test_two_feeds_of_one_file_are_told(self, news: NewsProject) -> None:
        feeds = [{"each": "tag"}, {"file": "news/tag/A/atom.xml"}]
        build = news.build(newsfeed_feeds=feeds)
        [warning] = build.warnings
        assert "news/tag/A/atom.xml is the file of two feeds" in warning
        assert titles(build, "news/tag/a/atom.xml") == ["Title & more"]

    def test_a_long_feed_is_divided(self, news: NewsProject) -> None:
        build = news.build(newsfeed_feed_limit=1)
        assert set(map(tuple, problems_of(build).values())) == {()}
        assert len(problems_of(build)) == 11
        assert titles(build) == ["b"]
        assert [titles(build, f"news/atom-archive-{n}.xml")[0] for n in (1, 2, 3)] == [
            "Title & more", "c", "b",
        ]  # fmt: skip
        walk, address = [], "news/feed.json"
        while address:
            data = json.loads(build.text(address))
            walk += [item["title"] for item in data["items"]]
            address = data.get("next_url", "").removeprefix(SITE)
        assert walk == ["b", "c", "Title & more"]


def test_every_page_leads_to_the_feeds(news: NewsProject) -> None:
    build = news.build()
    for page in ("index.html", "news/a.html", "genindex.html"):
        found = re.findall(r'<link rel="alternate" [^>]*>', build.text(page))
        assert [re.findall(r'(?:type|title|href)="([^"]*)"', link) for link in found] == [
            ["The Harbour &amp; Co", kind, f"{SITE}news/{file}"]
            for kind, file in [
                ("application/atom+xml", "atom.xml"),
                ("application/rss+xml", "rss.xml"),
                ("application/feed+json", "feed.json"),
            ]
        ]
