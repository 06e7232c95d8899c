"""What an export of WordPress says besides what every feed does."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.wordpress import is_post, paragraphs, wordpress_entry
from sphinx_newsfeed.command_line.wordpress_library import SiteLibrary

_DATE = datetime(2019, 4, 1, tzinfo=UTC)
#: What every feed says.
_READ = Entry("A walk", _DATE, "Text", link="https://old.example/2019/04/a-walk/")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\nb", "<p>a</p>\n\n<p>b</p>"),
        ("a\r\nb", "<p>a<br>\nb</p>"),
        ("<ul><li>a</li></ul>\n\nb", "<ul><li>a</li></ul>\n\n<p>b</p>"),
        ("<!--more-->", "<!--more-->"),
        ("[gallery ids=1]", ""),
        ("a [sic] b", "<p>a [sic] b</p>"),
        (
            '[sourcecode lang="c"]#include <stdio.h>\n\n\nint a;[/sourcecode]',
            '<pre><code class="language-c">#include &lt;stdio.h&gt;\n\n\nint a;</code></pre>',
        ),
        ("https://youtu.be/abc", '<iframe src="https://www.youtube.com/embed/abc"></iframe>'),
        ("https://a.example/b", "<p>https://a.example/b</p>"),
        ("<em>a</em>", "<p><em>a</em></p>"),
        ("", ""),
        ("<pre>a\n\nb</pre >c\nd", "<pre>a\n\nb</pre >\n\n<p>c<br>\nd</p>"),
        ("<script>a\n<pre>\n</script>b", "<script>a\n<pre>\n</script>\n\n<p>b</p>"),
        ("<pre>a\n\nb", "<pre>a\n\n<p>b</p>"),
        (
            '[caption id="x"]<img src="y"> z[/caption]',
            '<figure><img src="y"><figcaption>z</figcaption></figure>',
        ),
        ("<pre>a<pre>\n\nb</pre>", "<pre>a<pre>\n\nb</pre>"),
        ("[caption]a[/caption][caption]b", "<p>a[caption]b</p>"),
        ("[caption][caption]a[/caption]", "<p>a</p>"),
    ],
)
def test_paragraphs_of_wordpress(text: str, expected: str) -> None:
    assert paragraphs(text) == expected


#: What begins something that never ends, again and again.
_OPENINGS = ["<pre ", "<pre>", "<script>", "[caption]", "[caption", "[embed]", "[embed", "[", "<"]


@pytest.mark.parametrize("opening", _OPENINGS)
def test_time_grows_with_what_wordpress_begins_and_never_ends(opening: str) -> None:
    def cpu(many: int) -> float:
        begin = time.process_time()
        paragraphs(opening * many)
        return time.process_time() - begin

    cpu(10)
    # What is done for each pair of them takes sixteen times as long, and much longer than this.
    assert cpu(32_000) < 8 * cpu(8_000) + 0.5


def entry(values: dict[str, Any], read: Entry = _READ) -> Entry:
    """What an entry of an export is read as, that says *values* besides what a feed says."""
    return wordpress_entry(values, read)


@pytest.mark.parametrize(
    ("values", "is_a_post"),
    [
        ({}, True),
        ({"wp_post_type": "post"}, True),
        ({"wp_post_type": "page"}, False),
        ({"wp_post_type": "attachment"}, False),
        ({"wp_post_type": ""}, False),
    ],
)
def test_only_posts_are_articles(values: dict[str, Any], is_a_post: bool) -> None:
    assert is_post(values) is is_a_post


@pytest.mark.parametrize(
    ("values", "hidden"),
    [
        ({}, ""),
        *(({"wp_status": status}, "") for status in ("publish", "future", "")),
        *(({"wp_status": status}, "draft") for status in ("draft", "pending", "private", "trash")),
        ({"wp_status": "publish", "wp_post_password": "x"}, "protected"),
        ({"wp_status": "draft", "wp_post_password": "x"}, "protected"),
    ],
)
def test_what_is_not_public_is_hidden(values: dict[str, Any], hidden: str) -> None:
    assert entry(values).hidden == hidden


def test_the_domain_of_a_term_says_what_it_is() -> None:
    tags = [
        {"term": "Walks", "scheme": "category"},
        {"term": "rain", "scheme": "post_tag"},
        {"term": " Walks ", "scheme": None},
        {"term": "wide", "scheme": "post_format"},
        {"term": None, "scheme": "category"},
    ]
    found = entry({"tags": tags})
    assert (found.categories, found.tags) == (("Walks",), ("rain",))


@pytest.mark.parametrize(
    ("values", "date"),
    [
        # The time of UTC comes before that of the site, which names no zone.
        (
            {"wp_post_date_gmt": "2019-04-02 08:00:00", "wp_post_date": "2019-04-02 10:00:00"},
            datetime(2019, 4, 2, 8, tzinfo=UTC),
        ),
        # So a draft has it that has no date yet.
        (
            {"wp_post_date_gmt": "0000-00-00 00:00:00", "wp_post_date": "2019-04-02 10:00:00"},
            datetime(2019, 4, 2, 10, tzinfo=UTC),
        ),
        ({"wp_post_date_gmt": "soon", "wp_post_date": ""}, _DATE),
        ({}, _DATE),
    ],
)
def test_which_date_counts(values: dict[str, Any], date: datetime) -> None:
    assert entry(values).date == date


@pytest.mark.parametrize(
    ("there", "offset"),
    [
        ("2019-04-02 10:00:00", 2 * 60),
        ("2019-04-02 04:30:00", -3 * 60 - 30),
        ("2019-04-02 08:00:00", 0),
        # No clocks are so.
        ("2019-04-02 10:00:07", 0),
        ("2019-04-04 10:00:00", 0),
        ("", 0),
    ],
)
def test_the_clocks_of_the_site_are_kept(there: str, offset: int) -> None:
    date = entry({"wp_post_date_gmt": "2019-04-02 08:00:00", "wp_post_date": there}).date
    assert date == datetime(2019, 4, 2, 8, tzinfo=UTC)
    assert date.utcoffset() == timedelta(minutes=offset)


def test_authors_have_the_names_that_readers_see() -> None:
    site = SiteLibrary(authors={"ada": "Ada Ridge", "ben": ""})
    read = replace(_READ, authors=("ada", "ben", "carl"))
    assert wordpress_entry({}, read, site).authors == ("Ada Ridge", "ben", "carl")


@pytest.mark.parametrize(
    ("link", "aliases"),
    [
        ("https://old.example/2019/04/a-walk/", ("/2019/04/a-walk/",)),
        ("https://old.example/", ()),
        ("https://old.example/?p=12", ()),
        ("", ()),
    ],
)
def test_the_old_address_stays_one(link: str, aliases: tuple[str, ...]) -> None:
    assert entry({}, replace(_READ, link=link)).aliases == aliases


def test_the_rest_of_an_entry() -> None:
    found = entry(
        {
            "wp_post_name": "a-walk",
            "wp_post_modified_gmt": "2019-04-03 08:00:00",
            "excerpt_encoded": "Up <em>and</em>\n\n down.",
        },
        replace(_READ, content="We went up.\nIt rained."),
    )
    assert found.slug == "a-walk"
    assert found.updated == datetime(2019, 4, 3, 8, tzinfo=UTC)
    assert found.summary == "Up and down."
    assert found.content == "<p>We went up.<br>\nIt rained.</p>"
    assert found.title == _READ.title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[embed]https://a.example/x[/embed]",
            '<a href="https://a.example/x">https://a.example/x</a>',
        ),
        (
            "[youtube=https://a.example/x]",
            '<iframe src="https://a.example/x"></iframe>',
        ),
        # A picture with words around it is no caption, and stays with its words.
        ("[caption]a <img src=x>[/caption]", "a <img src=x>"),
        (
            "[caption]<a href='b'><img src=x></a> c[/caption]",
            "<figure><a href='b'><img src=x></a><figcaption>c</figcaption></figure>",
        ),
    ],
)
def test_shortcodes(text: str, expected: str) -> None:
    made = paragraphs(text)
    assert made.removeprefix("<p>").removesuffix("</p>") == expected
