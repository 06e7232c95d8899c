"""What an export says of files that its posts name by numbers."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.command_line.exports.recognition import read_document
from sphinx_newsfeed.command_line.wordpress_library import read_library

_EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>A site</title><wp:wxr_version>1.2</wp:wxr_version>
<item><title>A walk</title><pubDate>Mon, 01 Apr 2019 08:00:00 +0000</pubDate>
<content:encoded><![CDATA[Up.

[gallery ids="4,3"]

[foo a="b"]Down[/foo] [gallery]]]></content:encoded>
<excerpt:encoded></excerpt:encoded>
<wp:post_id>2</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[3]]></wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta></item>
<item><title>Second</title><pubDate>Tue, 02 Apr 2019 08:00:00 +0000</pubDate>
<content:encoded><![CDATA[[foo]x[/foo] [gallery ids="99"]]]></content:encoded>
<wp:post_id>9</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
<item><title>three</title><excerpt:encoded><![CDATA[The <em>top</em>]]></excerpt:encoded>
<wp:post_id>3</wp:post_id><wp:post_parent>2</wp:post_parent><wp:menu_order>2</wp:menu_order>
<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://a.example/3.jpg</wp:attachment_url>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A hill</wp:meta_value></wp:postmeta></item>
<item><title>four</title><wp:post_id>4</wp:post_id><wp:post_parent>2</wp:post_parent>
<wp:menu_order>1</wp:menu_order><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://a.example/4.jpg</wp:attachment_url></item>
</channel></rss>
"""  # noqa: E501
_THREE = (
    '<figure><img src="https://a.example/3.jpg" alt="A hill">'
    "<figcaption>The <em>top</em></figcaption></figure>"
)
_FOUR = '<figure><img src="https://a.example/4.jpg" alt=""></figure>'


def test_files_and_what_posts_have_of_them() -> None:
    site = read_library(_EXPORT.encode())
    assert {number: each.url for number, each in site.attachments.items()} == {
        "3": "https://a.example/3.jpg",
        "4": "https://a.example/4.jpg",
    }
    assert site.of("2").own == ["4", "3"]
    assert site.of("9").own == ()
    assert site.thumbnail("2") == "https://a.example/3.jpg"
    assert site.thumbnail("9") == ""


def test_a_damaged_export_is_read_as_far_as_it_goes() -> None:
    damaged = _EXPORT[: _EXPORT.index("<item><title>four")] + "<item></b>"
    assert list(read_library(damaged.encode()).attachments) == ["3"]
    assert read_library(b"attachment_url").attachments == {}


def test_what_an_import_makes_of_them() -> None:
    walk, second = read_document(_EXPORT.encode()).entries
    assert walk.picture == "https://a.example/3.jpg"
    assert walk.content == (
        f"<p>Up.</p>\n\n<div>{_FOUR}{_THREE}</div>\n\n<p>Down <div>{_FOUR}{_THREE}</div></p>"
    )
    assert second.content == "<p>x</p>"


@pytest.mark.parametrize(
    "remark",
    [
        "'A walk' and another: shortcodes that are not known are left out, and their content "
        "stays: [foo]",
        "'Second': shortcodes that stand for what cannot be known here are left out: [gallery]",
    ],
)
def test_what_is_left_out_is_told_once(remark: str) -> None:
    assert read_document(_EXPORT.encode()).remarks.count(remark) == 1
