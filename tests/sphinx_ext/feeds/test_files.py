"""Feeds in the output: when they are written again, and that readers take them."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from conftest import PNG, NewsProject
from sphinx_ext.feeds.outputs import SITE, atom, bytes_of, items, problems_of, titles


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
