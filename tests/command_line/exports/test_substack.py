"""Posts of Substack, and the pieces that its export leaves empty."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line.exports.exported import of_files

_TABLE = "post_id,post_date,is_published,type,audience,title,subtitle,podcast_url\n"


@pytest.mark.parametrize(
    ("row", "field", "expected"),
    [
        ("1.a,2024-01-02T03:04:05.000Z,true,newsletter,everyone,A,,", "slug", "a"),
        ("1.a,2024-01-02T03:04:05.000Z,true,,,A,,", "hidden", ""),
        ("1.a,2024-01-02T03:04:05.000Z,TRUE,,founding,A,,", "hidden", "protected"),
        ("1.a,,false,,everyone,A,,", "date", None),
        ("1.a,,false,,everyone,A,,", "aliases", ()),
        ("1,2024-01-02T03:04:05.000Z,true,,,A,,", "aliases", ("/p/a",)),
        ("1,2024-01-02T03:04:05.000Z,true,,,,,", "title", "a"),
        ('1.a,2024-01-02,true,,,"A ""b"", c",,', "title", 'A "b", c'),
        ("1.a,2024-01-02,true,podcast,,A,,https://x/y.mp3", "enclosure",
         {"url": "https://x/y.mp3", "type": "audio/mpeg"}),
        ("1.a,2024-01-02,true", "content", "<p>b</p>"),
        ("1.a,2024-01-02,true,,,A,b & c,", "content", "<p><em>b &amp; c</em></p>\n<p>b</p>"),
    ],
)  # fmt: skip
def test_a_row_of_substack(tmp_path: Path, row: str, field: str, expected: object) -> None:
    files = {"posts.csv": _TABLE + row, "posts/1.a.html": "<p>b</p>"}
    (entry,) = of_files(tmp_path, **files).entries
    assert getattr(entry, field) == expected


def test_a_row_of_substack_without_a_file(tmp_path: Path) -> None:
    feed = of_files(tmp_path, **{"posts.csv": f"{_TABLE}1.a,2024-01-02,true,,,A,,"})
    assert feed.remarks == ("'A': the export has no text of it",)
    assert feed.entries[0].content == ""


def attrs(**values: Any) -> str:
    return json.dumps(values).replace('"', "&quot;")


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (f'<div class="vimeo-wrap" data-attrs="{attrs(videoId="1")}"></div>',
         '<iframe src="https://player.vimeo.com/video/1"></iframe>'),
        (f'<div class="tweet" data-attrs="{attrs(url="https://t/1", full_text="a<b", name="Ada")}">'
         "</div>",
         '<blockquote><p>a&lt;b</p><p><a href="https://t/1">Ada</a></p></blockquote>'),
        (f'<div class="x" data-attrs="{attrs(url="https://x/", title="X")}"></div>',
         '<p><a href="https://x/">X</a></p>'),
        (f'<div class="x" data-attrs="{attrs(url="https://x/")}"><p>Said</p></div>',
         "<p>Said</p></div>"),
        ('<div class="image-gallery-embed" data-attrs="{"></div>', ""),
        ('<div class="x" data-attrs="[]"></div>', ""),
        (f'<p class="button-wrapper" data-attrs="{attrs(url="https://x/?action=share")}">Share</p>',
         ""),
        (f'<p class="button-wrapper" data-attrs="{attrs(url="%%checkout_url%%")}">Buy</p>', ""),
    ],
)  # fmt: skip
def test_pieces_of_substack(tmp_path: Path, piece: str, expected: str) -> None:
    row = f"{_TABLE}1.a,2024-01-02,true,,,A,,"
    feed = of_files(tmp_path, **{"posts.csv": row, "posts/1.a.html": f"<b>b</b>{piece}"})
    (entry,) = feed.entries
    assert entry.content.endswith(expected)
    assert expected or entry.content == "<b>b</b>"
    is_told = not expected and "button" not in piece
    assert bool(feed.remarks) is is_told
