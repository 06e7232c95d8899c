"""Entries of Blogger."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.recognition import read_document


def of_blogger(entry: str, site: str = "") -> Entry:
    text = (
        "<feed xmlns='http://www.w3.org/2005/Atom'"
        " xmlns:blogger='http://schemas.google.com/blogger/2018'><entry><id>tag:blogger.com:1</id>"
        f"<blogger:type>POST</blogger:type><title>A</title>{entry}</entry></feed>"
    )
    (found,) = read_document(text.encode(), site).entries
    return found


@pytest.mark.parametrize(
    ("entry", "field", "expected"),
    [
        ("<blogger:status>LIVE</blogger:status>", "hidden", ""),
        ("<blogger:status>SCHEDULED</blogger:status>", "hidden", ""),
        ("<blogger:status>SOFT_TRASHED</blogger:status>", "hidden", "draft"),
        ("<blogger:trashed>2024-01-02T03:04:05Z</blogger:trashed>", "hidden", "draft"),
        ("<link/>", "link", ""),
        ("<blogger:filename>/2024/a.html</blogger:filename>", "aliases", ("/2024/a.html",)),
        ("<blogger:filename>/a.html</blogger:filename>", "link", "https://a.example/a.html"),
        ("<content type='html'>&lt;Pre>List&amp;lt;A> &lt;B>&lt;/Pre></content>", "content",
         "<Pre>List&lt;A> <B></Pre>"),
        ("<content>&lt;table class='tr-caption-container'>&lt;td>a&lt;/table></content>", "content",
         '<table class="tr-caption-container"><td>a</td></table>'),
    ],
)  # fmt: skip
def test_an_entry_of_blogger(entry: str, field: str, expected: object) -> None:
    site = "https://a.example" if field == "link" and "filename" in entry else ""
    assert getattr(of_blogger(entry, site), field) == expected


def test_the_clocks_of_a_blog() -> None:
    date = of_blogger("<published>2024-01-01T23:30:00.000-08:00</published>").date
    assert date is not None
    assert date.isoformat() == "2024-01-01T23:30:00-08:00"
