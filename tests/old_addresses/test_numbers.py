"""Posts by their numbers at an old home."""

from __future__ import annotations

import pytest
from old_addresses.posts import post

from sphinx_newsfeed.old_addresses.link_index import LinkIndex
from sphinx_newsfeed.old_addresses.numbers import is_numbered, numbered_addresses


@pytest.mark.parametrize(
    ("extra", "found"),
    [
        ({"wordpress_id": 123}, ("/?p=123",)),
        ({"WordPress_ID": "123"}, ("/?p=123",)),
        ({"post_id": 5, "p": 6}, ("/?p=5", "/?p=6")),
        ({"guid": "http://old.example/?p=124", "id": 124}, ("/?p=124",)),
        ({"guid": "http://old.example/?p=124", "id": 125}, ("/?p=124", "/?p=125")),
        ({"wordpress_url": "http://old.example/?page_id=7"}, ("/?p=7",)),
        ({"id": 124}, ()),
        ({"guid": "http://old.example/2024/a/", "id": 1}, ()),
        ({"wordpress_id": True}, ()),
        ({"wordpress_id": "x"}, ()),
        ({"wordpress_id": "٣"}, ()),
        ({"wordpress_id": "1" * 100}, ()),
        ({"wordpress_id": [1], "guid": {"a": 1}}, ()),
    ],
)
def test_the_numbers_that_importers_leave(extra: dict[str, object], found: tuple[str, ...]) -> None:
    assert numbered_addresses(post("a.md", extra=extra)) == found


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/?p=123", "b"),
        ("?p=123", ""),
        ("/index.php?p=123&preview=true", "b"),
        ("/?lang=de&p=123", "b"),
        ("/?page_id=123#x", "b"),
        ("/?p=124", ""),
        ("/?pp=123", ""),
        ("/x/?p=123", ""),
    ],
)
def test_a_link_by_number(address: str, name: str) -> None:
    articles = [post("a.md"), post("b.md", extra={"wordpress_id": 123})]
    found = LinkIndex(articles).find(address, articles[0])
    assert (found.name if found else "") == (f"{name}.md" if name else "")


def test_what_somebody_names_as_an_address_is_one() -> None:
    article = post("a.md", extra={"p": 1}, aliases=("/?p=1",))
    assert not is_numbered(article, "/?p=1")
    assert is_numbered(post("a.md", extra={"p": 1}), "/?p=1")
