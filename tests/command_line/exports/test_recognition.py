"""What a place holds shows by its content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line.exports.exported import of_files

from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.exports.recognition import read_document


def test_parts_of_an_export_of_wordpress_share_their_files(tmp_path: Path) -> None:
    head = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://a.example</link>'
    )
    post = (
        "<item><title>A</title><content:encoded>[gallery ids=7]</content:encoded>"
        "<wp:post_id>1</wp:post_id><wp:post_date>2024-01-02 03:04:05</wp:post_date>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
    )
    file = (
        "<item><title>f</title><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type>"
        "<wp:attachment_url>https://a.example/f.png</wp:attachment_url></item>"
    )
    files = {
        f"a.00{at}.xml": f"{head}{each}</channel></rss>" for at, each in enumerate((post, file))
    }
    (entry,) = of_files(tmp_path, **files).entries
    assert 'src="https://a.example/f.png"' in entry.content


@pytest.mark.parametrize(
    "files",
    [
        {},
        {
            "a.txt": "text",
            "b.html": "<html><p>a</p>",
            "c.json": "{}",
            "d.json": "{",
            "e.csv": "a,b",
        },
    ],
)
def test_a_folder_of_nothing_that_is_known(tmp_path: Path, files: dict[str, str]) -> None:
    (tmp_path / "export").mkdir()
    with pytest.raises(CannotReadError, match="nothing in it is known"):
        of_files(tmp_path, **files)


def test_other_files_do_not_count(tmp_path: Path) -> None:
    """An archive of a whole account has files of other services, of any length."""
    long = "x" * 200_000
    feed = '{"items": [{"id": "1", "title": "A"}]}'
    others = {"a.html": f"<p>{long}", "b.json": f'{{"a": "{long}"}}', "c.xml": f"<a>{long}</a>"}
    (entry,) = of_files(tmp_path, **others, **{"feed.json": feed}).entries
    assert entry.title == "A"


def test_a_collection_that_is_no_outbox() -> None:
    likes = {"type": "OrderedCollection", "orderedItems": ["https://a.example/1"]}
    with pytest.raises(CannotReadError, match="no JSON Feed"):
        read_document(json.dumps(likes).encode())
