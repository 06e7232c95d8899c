"""Feeds in the output: which there are, what they hold, and when they are written again."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from conftest import PNG, Build, NewsProject
from feeds.validators import atom_problems, json_feed_problems, rss_problems
from lxml import etree

_SITE = "https://example.org/docs/"
_BASE = f'html_baseurl = "{_SITE}"'
_ALL = 'newsfeed_feeds = ["atom", "rss", "json"]'


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Three articles, one with all that a body may hold."""
    project.configure(
        _BASE,
        _ALL,
        'project = "The Harbour & Co"',
        'author = "Harbour Office"',
        'newsfeed_authors = {"ann": {"name": "Ann Ex", "url": "https://example.org/ann"}}',
        'newsfeed_embed_hosts = ["media.example.net"]',
    )
    project.write("news/pier.png", PNG)
    project.write("news/talk.mp3", b"abc")
    body = (
        'Intro with a [link](b.html), [one to a part](#part) and math[^1].\n\n'
        "## Part\n\n```python\nx = 1\n```\n\n![pier](pier.png)\n\n"
        "[The talk](talk.mp3), [elsewhere](https://media.example.net/film.mp4).\n\n"
        "[^1]: The note.\n"
    )  # fmt: skip
    extra = "author: [ann, Bob]\ncategories: [Ferries]\ntags: [a, b]\nimage: pier.png\n"
    project.article(
        "a.md", body, title="Title & more", date="2022-03-01", extra=f"{extra}guid: urn:x:1"
    )
    project.article(
        "b.html", "<p>Text of b.</p>", date="2022-03-03", extra="lang: de\nupdated: 2022-03-05"
    )
    project.article(
        "c.html", date="2022-03-02", extra="link: https://example.net/c\nsummary: In short."
    )
    return project


def problems_of(build: Build) -> dict[str, list[str]]:
    """All feeds of the output, with what is wrong with each."""
    return {name: list(found) for name, found in sorted(_checked(build.outdir))}


def _checked(outdir: Path) -> Iterator[tuple[str, list[str]]]:
    for path in outdir.rglob("*"):
        content = path.read_bytes() if path.suffix in {".xml", ".json"} else b""
        checks = {
            b"<feed": atom_problems,
            b"<rss": rss_problems,
            b"jsonfeed.org": json_feed_problems,
        }
        for mark, check in checks.items():
            if mark in content[:300]:
                yield path.relative_to(outdir).as_posix(), check(content)


def bytes_of(build: Build) -> dict[str, bytes]:
    return {name: (build.outdir / name).read_bytes() for name in problems_of(build)}


def atom(build: Build, name: str = "news/atom.xml") -> Any:
    found = feedparser.parse((build.outdir / name).read_bytes())
    assert not found.bozo
    return found


def titles(build: Build, name: str = "news/atom.xml") -> list[str]:
    root = etree.fromstring((build.outdir / name).read_bytes())
    return [str(each.text) for each in root.iter("{*}title")][1:]


def items(build: Build) -> dict[str, Any]:
    data = json.loads(build.text("news/feed.json"))
    return {item["url"].removeprefix(f"{_SITE}news/"): item for item in data["items"]}


class TestContent:
    """What a feed says."""

    @pytest.mark.parametrize("builder", ["html", "dirhtml"])
    def test_all_formats_are_valid(self, news: NewsProject, builder: str) -> None:
        build = news.build(builder)
        assert build.warnings == []
        assert problems_of(build) == {
            "news/atom.xml": [],
            "news/rss.xml": [],
            "news/feed.json": [],
        }

    def test_the_feed_itself(self, news: NewsProject) -> None:
        feed = atom(news.build()).feed
        assert feed.title == "The Harbour & Co"
        assert (feed.id, feed.link) == (f"{_SITE}news/atom.xml", f"{_SITE}index.html")
        assert feed.author == "Harbour Office"
        assert feed.updated == "2022-03-05T00:00:00+00:00"
        assert feed.language == "en"

    def test_entries(self, news: NewsProject) -> None:
        b, c, a = atom(news.build()).entries
        assert (a.title, a.id, a.link) == ("Title & more", "urn:x:1", f"{_SITE}news/a.html")
        assert [each.get("href") for each in a.authors] == ["https://example.org/ann", None]
        assert [each.name for each in a.authors] == ["Ann Ex", "Bob"]
        assert [tag.term for tag in a.tags] == ["Ferries", "a", "b"]
        assert (b.published, b.updated) == (
            "2022-03-03T00:00:00+00:00",
            "2022-03-05T00:00:00+00:00",
        )
        assert b.id == "tag:example.org,2022-03-03:b"
        assert b.content[0].language == "de"
        assert c.summary == "In short."
        assert {"rel": "related", "href": "https://example.net/c"}.items() <= c.links[1].items()

    def test_enclosures_have_types_and_lengths(self, news: NewsProject) -> None:
        a = atom(news.build()).entries[2]
        found = [(each.href, each.type, each.get("length")) for each in a.enclosures]
        assert found[1:] == [
            ("https://media.example.net/film.mp4", "video/mp4", None),
            (f"{_SITE}_images/pier.png", "image/png", str(len(PNG))),
        ]
        assert re.fullmatch(rf"{_SITE}_downloads/\w+/talk.mp3", found[0][0])
        assert found[0][1:] == ("audio/mpeg", "3")

    @pytest.mark.parametrize(
        "extra",
        [
            "audio: https://a.example/x.mp3",
            "enclosure:\n  url: https://a.example/x.mp3\n  length: 5",
            'enclosure: "https://a.example/x.mp3\\n123\\naudio/mpeg"',
            "videos: [https://a.example/x.mp3, 5, x]",
            "podcast: https://a.example/x.mp3?y=z.txt",
        ],
    )
    def test_enclosures_that_front_matter_names(self, news: NewsProject, extra: str) -> None:
        news.article("d.html", date="2022-04-01", extra=extra)
        entry = atom(news.build()).entries[0]
        (enclosure,) = entry.enclosures
        assert enclosure.href.partition("?")[0] == "https://a.example/x.mp3"
        assert enclosure.type == "audio/mpeg"

    def test_the_whole_text_with_absolute_addresses(self, news: NewsProject) -> None:
        html = items(news.build())["a.html"]["content_html"]
        page = f"{_SITE}news/a.html"
        assert f'<a href="{_SITE}news/b.html">link</a>' in html
        assert f'<a href="{page}#part">one to a part</a>' in html
        assert "<pre><code>x = 1\n</code></pre>" in html
        assert f'src="{_SITE}_images/pier.png"' in html
        assert re.search(rf'math<a href="{page}#[\w-]+">\[?1\]?</a>', html)
        assert "The note." in html
        assert not re.search(r"¶|class=|<script|Ann Ex|href=\"(?!https:)", html)

    def test_excerpts(self, news: NewsProject) -> None:
        build = news.build(newsfeed_feed_content="summary")
        assert set(map(tuple, problems_of(build).values())) == {()}
        found = items(build)
        assert found["a.html"]["content_html"].startswith(
            f'<p>Intro with a <a href="{_SITE}news/b.html">link</a>'
        )
        assert "Part" not in found["a.html"]["content_html"]
        assert found["c.html"]["content_text"] == "In short."
        assert "content" not in atom(build).entries[0]

    def test_formulas_code_and_boxes_need_no_script_and_no_style(self, news: NewsProject) -> None:
        body = (
            ":math:`a^2`\n\n.. math:: x = y\n   :label: eq\n\n.. code-block:: c\n   :linenos:\n\n"
            "   int a;\n   int b;\n\n.. note:: Mind\n"
        )
        news.article("d.rst", body, date="2022-04-01")
        html = items(news.build())["d.html"]["content_html"]
        assert "<code>a^2</code>" in html
        assert "<pre>x = y</pre>" in html
        assert "<pre><code>int a;\nint b;\n</code></pre>" in html
        # Sphinx' own word for "note" is that of the language that a process was told first.
        box = r"<blockquote>\n<p><strong>\w+</strong></p>\n<p>Mind</p>\n</blockquote>"
        assert re.search(box, html)

    def test_figures_have_the_numbers_of_their_page(self, news: NewsProject) -> None:
        figure = ".. figure:: pier.png\n   :name: pier\n\n   The pier\n\nSee :numref:`pier`.\n"
        news.article("d.rst", figure, date="2022-04-01")
        news.write(
            "index.rst", "Site\n====\n\n.. toctree::\n   :numbered:\n\n   first\n   news/d\n"
        )
        news.write("first.rst", "First\n=====\n\n.. figure:: news/pier.png\n\n   Another\n")
        # Sphinx' own words would be those of the language that a process was told first.
        how = {"numfig": True, "numfig_format": {"figure": "Fig. %s"}}
        for part in (news.build(**how), news.build(**how, newsfeed_feed_limit=5)):
            html = items(part)["d.html"]["content_html"]
            assert "Fig. 2.1 The pier" in re.sub("<[^>]+>", "", html)
            assert ">Fig. 2.1</a>" in html

    def test_what_is_hostile_stays_text(self, news: NewsProject) -> None:
        news.article(
            "d.md",
            "]]> <script>alert(1)</script> &lt;b> \x0b text\n\n<img src=x onerror=alert(1)>",
            title="'a]]>b </title><script>x</script>'",
            date="2022-04-01",
            extra="categories: ['<c>']\nauthor: '\"><d>'\nlink: 'https://e.example/\"><f>'",
        )
        build = news.build()
        assert set(map(tuple, problems_of(build).values())) == {()}
        assert titles(build)[0] == "a]]>b </title><script>x</script>"
        assert "alert" not in items(build)["d.html"]["content_html"]

    def test_what_is_wrong_with_an_article_is_told_once(
        self, news: NewsProject, capfd: pytest.CaptureFixture[str]
    ) -> None:
        news.write("news/odd.png", b"no picture")
        news.article("d.rst", ".. image:: odd.png\n   :scale: 50\n", date="2022-04-01")
        without = news.build(newsfeed_feeds=[], output="without").warnings
        told_there = capfd.readouterr().err
        assert without
        assert [line.partition("d.rst")[2] for line in news.build().warnings] == [
            line.partition("d.rst")[2] for line in without
        ]
        assert capfd.readouterr().err == told_there


class TestPlan:
    """Which feeds there are."""

    def test_one_feed_of_atom_by_default(self, project: NewsProject) -> None:
        project.configure(_BASE)
        project.article("a.html")
        assert list(problems_of(project.build())) == ["news/atom.xml"]

    @pytest.mark.parametrize(
        "base", ["", 'html_baseurl = "example.org"', 'html_baseurl = "/docs/"']
    )
    def test_without_an_address_there_is_one_warning(self, project: NewsProject, base: str) -> None:
        project.configure(base, _ALL)
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
        project.configure(_BASE, _ALL, 'epub_author = "a"', 'version = "1"', 'copyright = "c"')
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
        project.configure(f'html_baseurl = "{base}"', _ALL)
        project.article("größe 日.html")
        build = project.build()
        assert set(map(tuple, problems_of(build).values())) == {()}
        feed = atom(build)
        assert feed.feed.id == f"{address}news/atom.xml"
        assert feed.entries[0].link == f"{address}news/gr%C3%B6%C3%9Fe%20%E6%97%A5.html"

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
        assert atom(build, "ferry/all.xml").feed.link == f"{_SITE}news/category/ferries.html"
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
        assert feed.link == f"{_SITE}news/tag/c-plus-plus.html"
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
        nothing, soon = build.warnings
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
        assert len(problems_of(build)) == 12
        assert titles(build) == ["b"]
        assert [titles(build, f"news/atom-archive-{n}.xml")[0] for n in (1, 2, 3)] == [
            "Title & more", "c", "b",
        ]  # fmt: skip
        walk, address = [], "news/feed.json"
        while address:
            data = json.loads(build.text(address))
            walk += [item["title"] for item in data["items"]]
            address = data.get("next_url", "").removeprefix(_SITE)
        assert walk == ["b", "b", "c", "Title & more"]


class TestAgain:
    """Builds after the first one."""

    def test_every_build_writes_the_same_bytes(
        self, news: NewsProject, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = bytes_of(news.build())
        assert bytes_of(news.build(parallel=2, output="parallel")) == first
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
        try:
            assert bytes_of(news.build(output="elsewhere")) == first
        finally:
            monkeypatch.undo()
            time.tzset()

    def test_nothing_is_written_where_nothing_changed(self, news: NewsProject) -> None:
        build = news.build()
        names = [*problems_of(build), "_static/newsfeed.xsl", "news-sitemap.xml"]
        for name in names:
            os.utime(build.outdir / name, (1, 1))
        news.build()
        assert [(build.outdir / name).stat().st_mtime for name in names] == [1.0] * len(names)

    @pytest.mark.parametrize("parallel", [0, 2])
    def test_a_later_build_writes_what_a_first_one_would(
        self, news: NewsProject, parallel: int
    ) -> None:
        news.build()
        news.article("b.html", "<p>Another text.</p>", date="2022-03-03")
        news.article("d.html", "<p>New.</p>", date="2022-03-04", extra="tags: a")
        (news.folder / "news/c.html").unlink()
        news.write("news/pier.png", PNG + b"more")
        later = news.build(parallel=parallel)
        assert titles(later) == ["d", "b", "Title & more"]
        fresh = news.build(output="fresh")
        assert bytes_of(later) == bytes_of(fresh)
        # No page is written for the feeds' sake.
        assert "news/c" not in later.read

    def test_a_hidden_article_leaves_the_feeds(self, news: NewsProject) -> None:
        news.build()
        news.article("b.html", extra="draft: true")
        assert titles(news.build()) == ["c", "Title & more"]

    def test_a_renamed_article_keeps_its_identifier(self, news: NewsProject) -> None:
        before = {entry.title: entry.id for entry in atom(news.build()).entries}
        (news.folder / "news/2022").mkdir()
        for name in ("b.html", "c.html"):
            shutil.move(news.folder / "news" / name, news.folder / "news/2022" / name)
        feed = atom(news.build())
        assert {entry.title: entry.id for entry in feed.entries} == before
        assert feed.entries[0].link == f"{_SITE}news/2022/b.html"

    def test_what_a_link_leads_to_moved(self, news: NewsProject) -> None:
        news.article("d.md", "{news:article}`b`", date="2022-04-01", extra="format: markdown")
        news.build()
        news.article("b.html", title="Renamed", date="2022-03-03")
        later = news.build()
        assert "Renamed" in items(later)["d.html"]["content_html"]
        assert bytes_of(later) == bytes_of(news.build(output="fresh"))

    @pytest.mark.parametrize("change", ["text", "picture", "goal"])
    def test_each_thing_that_an_entry_is_made_of_counts(
        self, news: NewsProject, change: str
    ) -> None:
        def write(text: str, title: str) -> None:
            news.article(
                "d.md", f"{text} {{news:article}}`b`\n\n![pier](pier.png)", extra="image: pier.png"
            )
            news.article("b.html", title=title, date="2022-03-03")

        feeds = [{"file": "d.xml", "docnames": "news/d"}]
        write("One", "Old")
        before = bytes_of(news.build(newsfeed_feeds=feeds))
        write("Two" if change == "text" else "One", "New" if change == "goal" else "Old")
        if change == "picture":
            news.write("news/pier.png", PNG + b"more")
        later = bytes_of(news.build(newsfeed_feeds=feeds))
        assert later != before
        assert later == bytes_of(news.build(newsfeed_feeds=feeds, output="fresh"))

    def test_a_feed_that_lost_its_articles_is_gone(self, news: NewsProject) -> None:
        feeds = {
            "newsfeed_feeds": [{"each": "category"}, "atom"],
            "newsfeed_archives": ["category"],
        }
        build = news.build(**feeds)
        assert "news/category/ferries/atom.xml" in problems_of(build)
        news.article("a.md", date="2022-03-01", extra="categories: Boats")
        later = news.build(**feeds)
        assert not (later.outdir / "news/category/ferries").exists()
        assert list(problems_of(later)) == [
            "news/atom.xml", "news/category/boats/atom.xml",
        ]  # fmt: skip

    def test_all_feeds_go_with_the_option(self, news: NewsProject) -> None:
        news.build()
        build = news.build(newsfeed_feeds=[])
        assert problems_of(build) == {}
        assert not (build.outdir / "_static/newsfeed.xsl").exists()
        assert "application/atom+xml" not in build.text("news/a.html")

    def test_feeds_that_somebody_deleted_come_back(self, news: NewsProject) -> None:
        build = news.build()
        (build.outdir / "news/rss.xml").unlink()
        assert "news/rss.xml" in problems_of(news.build())

    def test_a_change_of_settings_is_a_change_of_the_feeds(self, news: NewsProject) -> None:
        news.build()
        news.write("conf.py", (news.folder / "conf.py").read_text().replace("Ann Ex", "Ann Zed"))
        assert atom(news.build()).entries[2].authors[0].name == "Ann Zed"


def test_every_page_leads_to_the_feeds(news: NewsProject) -> None:
    build = news.build()
    for page in ("index.html", "news/a.html", "genindex.html"):
        found = re.findall(r'<link rel="alternate" [^>]*>', build.text(page))
        assert [re.findall(r'(?:type|title|href)="([^"]*)"', link) for link in found] == [
            ["The Harbour &amp; Co", kind, f"{_SITE}news/{file}"]
            for kind, file in [
                ("application/atom+xml", "atom.xml"),
                ("application/rss+xml", "rss.xml"),
                ("application/feed+json", "feed.json"),
            ]
        ]


def test_a_reader_subscribes(news: NewsProject, tmp_path: Path) -> None:
    reader = pytest.importorskip("reader", reason="the reader of feeds is not installed")
    build = news.build()
    with reader.make_reader(str(tmp_path / "db.sqlite"), feed_root=str(build.outdir)) as found:
        for name in ("news/atom.xml", "news/rss.xml", "news/feed.json"):
            found.add_feed(name)
        found.update_feeds()
        assert [feed.last_exception for feed in found.get_feeds()] == [None] * 3
        assert {feed.title for feed in found.get_feeds()} == {"The Harbour & Co"}
        for name in ("news/atom.xml", "news/rss.xml", "news/feed.json"):
            ids = [entry.id for entry in found.get_entries(feed=name, sort="recent")]
            assert ids == [
                "tag:example.org,2022-03-03:b", "tag:example.org,2022-03-02:c", "urn:x:1",
            ]  # fmt: skip
