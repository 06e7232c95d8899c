"""What feeds say of articles."""

from __future__ import annotations

import re

import pytest
from conftest import PNG, NewsProject
from sphinx_ext.feeds.outputs import SITE, atom, items, problems_of, titles


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
        assert (feed.id, feed.link) == (f"{SITE}news/atom.xml", f"{SITE}index.html")
        assert feed.author == "Harbour Office"
        assert feed.updated == "2022-03-05T00:00:00+00:00"
        assert feed.language == "en"

    def test_entries(self, news: NewsProject) -> None:
        b, c, a = atom(news.build()).entries
        assert (a.title, a.id, a.link) == ("Title & more", "urn:x:1", f"{SITE}news/a.html")
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
            (f"{SITE}_images/pier.png", "image/png", str(len(PNG))),
        ]
        assert re.fullmatch(rf"{SITE}_downloads/\w+/talk.mp3", found[0][0])
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
        page = f"{SITE}news/a.html"
        assert f'<a href="{SITE}news/b.html">link</a>' in html
        assert f'<a href="{page}#part">one to a part</a>' in html
        assert "<pre><code>x = 1\n</code></pre>" in html
        assert f'src="{SITE}_images/pier.png"' in html
        assert re.search(rf'math<a href="{page}#[\w-]+">\[?1\]?</a>', html)
        assert "The note." in html
        assert not re.search(r"¶|class=|<script|Ann Ex|href=\"(?!https:)", html)

    def test_excerpts(self, news: NewsProject) -> None:
        build = news.build(newsfeed_feed_content="summary")
        assert set(map(tuple, problems_of(build).values())) == {()}
        found = items(build)
        assert found["a.html"]["content_html"].startswith(
            f'<p>Intro with a <a href="{SITE}news/b.html">link</a>'
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
        assert "<blockquote>\n<p><strong>Note</strong></p>\n<p>Mind</p>\n</blockquote>" in html

    def test_figures_have_the_numbers_of_their_page(self, news: NewsProject) -> None:
        figure = ".. figure:: pier.png\n   :name: pier\n\n   The pier\n\nSee :numref:`pier`.\n"
        news.article("d.rst", figure, date="2022-04-01")
        news.write(
            "index.rst", "Site\n====\n\n.. toctree::\n   :numbered:\n\n   first\n   news/d\n"
        )
        news.write("first.rst", "First\n=====\n\n.. figure:: news/pier.png\n\n   Another\n")
        for part in (news.build(numfig=True), news.build(numfig=True, newsfeed_feed_limit=5)):
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
