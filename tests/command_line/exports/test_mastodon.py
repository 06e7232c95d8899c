"""Posts of Mastodon."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_newsfeed.command_line.exports.recognition import read_document


@pytest.mark.parametrize(
    ("note", "field", "expected"),
    [
        ({"summary": "Beware"}, "title", "Beware"),
        ({"summary": "Be<ware"}, "content", "<p><em>Be&lt;ware</em></p>\n<p>a</p>"),
        ({"content": ""}, "title", "Post 1"),
        ({"content": f"<p>{'word ' * 20}</p>"}, "title", f"{'word ' * 11}word…"),
        ({"attachment": [{"mediaType": "video/mp4", "url": "/v.mp4", "name": "V"}, 5]}, "content",
         '<p>a</p><p><a href="/v.mp4">V</a></p>'),
        ({"tag": [{"type": "Mention", "name": "@b"}, {"type": "Hashtag", "name": "#c"}]}, "tags",
         ("c",)),
        ({"inReplyTo": "https://a.example/users/ada/statuses/0"}, "title", "a"),
    ],
)  # fmt: skip
def test_a_post_of_mastodon(note: dict[str, Any], field: str, expected: object) -> None:
    whole = {
        "id": "https://a.example/users/ada/statuses/1", "url": "https://a.example/@ada/1",
        "content": "<p>a</p>", "published": "2024-01-02T03:04:05Z",
        "cc": ["https://www.w3.org/ns/activitystreams#Public"], **note,
    }  # fmt: skip
    item = {"type": "Create", "actor": "https://a.example/users/ada", "object": whole}
    outbox = {"type": "OrderedCollection", "orderedItems": [item, None]}
    (entry,) = read_document(json.dumps(outbox).encode()).entries
    assert getattr(entry, field) == expected
