"""Feeds in the output: when they are written again, and that readers take them."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from conftest import PNG, Build, NewsProject
from sphinx_ext.feeds.outputs import BASE, SITE, atom, bytes_of, items, problems_of, titles


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
        names = [*problems_of(build), "news-sitemap.xml"]
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
        assert feed.entries[0].link == f"{SITE}news/2022/b.html"

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
        assert "application/atom+xml" not in build.text("news/a.html")

    def test_feeds_that_somebody_deleted_come_back(self, news: NewsProject) -> None:
        build = news.build()
        (build.outdir / "news/rss.xml").unlink()
        assert "news/rss.xml" in problems_of(news.build())

    def test_a_change_of_settings_is_a_change_of_the_feeds(self, news: NewsProject) -> None:
        news.build()
        news.write("conf.py", (news.folder / "conf.py").read_text().replace("Ann Ex", "Ann Zed"))
        assert atom(news.build()).entries[2].authors[0].name == "Ann Zed"


def walk(build: Build, file: str) -> list[tuple[str, list[str]]]:
    """The documents of a JSON Feed from the first to the last, each with its titles."""
    found: list[tuple[str, list[str]]] = []
    while file:
        data = json.loads(build.text(file))
        assert data["feed_url"] == f"{SITE}{file}"
        found.append((file, [item["title"] for item in data["items"]]))
        file = data.get("next_url", "").removeprefix(SITE)
        assert len(found) < 100
    return found


class TestPages:
    """JSON Feed goes on in pages."""

    @pytest.fixture
    def many(self, project: NewsProject) -> NewsProject:
        feeds = 'newsfeed_feeds = ["json", {"each": "tag", "format": "json"}]'
        project.configure(BASE, feeds, "newsfeed_feed_limit = 5")
        for number in range(1, 13):
            self.add(project, number)
        return project

    def add(self, project: NewsProject, number: int) -> None:
        day = f"2022-{number // 28 + 1:02}-{number % 28 + 1:02}"
        project.article(f"n{number}.md", title=str(number), date=day, extra="tags: [all, x]")

    @pytest.mark.parametrize("file", ["news/feed.json", "news/tag/x/feed.json"])
    def test_they_lead_to_the_end(self, many: NewsProject, file: str) -> None:
        build = many.build()
        assert build.warnings == []
        pages = walk(build, file)
        assert [len(titles) for _, titles in pages] == [5, 2, 5]
        assert [title for _, shown in pages for title in shown] == [
            str(number) for number in range(12, 0, -1)
        ]
        assert {*map(tuple, problems_of(build).values())} == {()}
        assert bytes_of(many.build(parallel=2, output="parallel")) == bytes_of(build)

    def test_one_more_article_changes_two_documents(self, many: NewsProject) -> None:
        before = bytes_of(many.build())
        self.add(many, 13)
        build = many.build()
        after = bytes_of(build)
        assert before.keys() == after.keys()
        changed = {name for name in after if after[name] != before[name]}
        names = {f"news/{folder}{name}.json" for folder in ("", "tag/x/", "tag/all/")
                 for name in ("feed", "feed-archive-2")}  # fmt: skip
        assert changed == names
        assert after == bytes_of(many.build(output="fresh"))

    def test_pages_go_with_their_articles(self, many: NewsProject) -> None:
        many.build()
        for number in range(6, 13):
            (many.folder / f"news/n{number}.md").unlink()
        build = many.build()
        assert build.warnings == []
        assert [*problems_of(build)] == [
            "news/feed.json", "news/tag/all/feed.json", "news/tag/x/feed.json",
        ]  # fmt: skip
        assert len(walk(build, "news/feed.json")) == 1

    def test_a_file_of_the_projects_own_is_not_written_over(self, many: NewsProject) -> None:
        many.write("own/news/feed-archive-1.json", "own")
        build = many.build(html_extra_path=["own"])
        [warning] = build.warnings
        assert "news/feed-archive-1.json is a file of the project" in warning
        assert build.text("news/feed-archive-1.json") == "own"


def test_feeds_name_the_hub(news: NewsProject) -> None:
    hubs = ["https://hub.example/", "https://höb.example/a?b&c"]
    build = news.build(newsfeed_websub_hub=hubs, newsfeed_feed_limit=1)
    assert build.warnings == []
    assert {*map(tuple, problems_of(build).values())} == {()}
    expected = ["https://hub.example/", "https://xn--hb-fka.example/a?b&c"]
    for name in ("news/atom.xml", "news/rss.xml"):
        found = atom(build, name).feed.links
        assert [link.href for link in found if link.rel == "hub"] == expected
        assert [link.href for link in found if link.rel == "self"] == [f"{SITE}{name}"]
    data = json.loads(build.text("news/feed.json"))
    assert data["hubs"] == [{"type": "WebSub", "url": hub} for hub in expected]
    # Nobody subscribes to an archive.
    assert "hub" not in build.text("news/atom-archive-1.xml")
    assert "hubs" not in build.text("news/feed-archive-1.json")
    assert "hub" not in news.build().text("news/atom.xml")


def test_what_is_no_hub_is_told(news: NewsProject) -> None:
    news.configure(BASE, "newsfeed_websub_hub = 'hub.example'")
    build = news.build()
    [warning] = build.warnings
    assert "newsfeed_websub_hub = 'hub.example': it must be the address of a hub" in warning
    assert "[newsfeed.setting]" in warning
    assert "hub.example" not in build.text("news/atom.xml")


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
