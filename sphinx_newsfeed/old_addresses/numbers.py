"""The address by which WordPress finds a post whatever its pattern is: ``/?p=123``.

Source: WordPress documentation, "Customize permalinks", "Plain". What exports its posts leaves the
number in their front matter, or an address that has it.
"""

from __future__ import annotations

import re

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.old_addresses.addresses import number_in

#: Keys that hold the number of a post, and keys that hold an address with it.
_NUMBERS = frozenset(
    {"wordpress_id", "wp_id", "wordpress_post_id", "wp_post_id", "post_id", "postid", "p"}
)
_ADDRESSES = frozenset({"guid", "wordpress_url", "wp_guid", "wordpress_guid"})
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


def numbered_addresses(article: Article) -> tuple[str, ...]:
    """The addresses of *article* by its numbers."""
    numbers: list[str] = []
    own = ""
    for key, value in article.extra.items():
        name, text = key.strip().lower(), "" if isinstance(value, bool) else str(value).strip()
        if name in _ADDRESSES:
            _, _, query = text.partition("?")
            numbers.append(number_in("/", query))
        elif name in _NUMBERS and _NUMBER.fullmatch(text):
            numbers.append(text)
        elif name == "id" and _NUMBER.fullmatch(text):
            own = text
    # Others number their posts, too.
    found = [number for number in (*numbers, own if any(numbers) else "") if number]
    return tuple(f"/?p={number}" for number in dict.fromkeys(found))


def is_numbered(article: Article, address: str) -> bool:
    """Whether an old address is a number of the article alone, which nobody named as an address."""
    return address in numbered_addresses(article) and address not in article.aliases
