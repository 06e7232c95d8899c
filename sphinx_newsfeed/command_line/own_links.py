"""Links between the posts of one import, as paths that their articles answer to as old addresses.

So they hold without the host of the old site, which no export is sure to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.markup import inner_html, parsed, value

#: The number of a story, by which Medium finds it whatever stands before.
_STORY = re.compile(r"(?:/p/|-)([0-9a-f]{10,12})/?\Z")
#: How WordPress finds a post whatever its address is.
_NUMBER = re.compile(r"p=\d+\Z")


class OwnLinks:
    """Knows where posts were, and where they are found now."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._paths: dict[str, str] = {}
        self._hosts: set[str] = set()
        for entry in entries:
            if entry.hidden or not entry.aliases:
                continue
            for address in (entry.link, entry.guid):
                if key := _key(address):
                    self._paths.setdefault(key, entry.aliases[0])
                    self._hosts.add(_host(address))

    def within(self, entry: Entry) -> Entry:
        """The *entry*, whose links to other posts are such paths."""
        if not any(host in entry.content for host in self._hosts):
            return entry
        tree = parsed(entry.content)
        is_changed = False
        for link in tree.find_all("a", href=True):
            address = value(link, "href")
            path = self._paths.get(_key(address))
            if path:
                fragment = urlsplit(address).fragment
                link["href"] = f"{path}#{fragment}" if fragment else path
                is_changed = True
        return replace(entry, content=inner_html(tree)) if is_changed else entry


def _key(address: str) -> str:
    """What all addresses of one post have in common; empty for what is no address of one."""
    try:
        split = urlsplit(address)
    except ValueError:
        return ""
    host, path = _host(address), split.path.rstrip("/")
    if split.scheme not in {"http", "https"} or not host:
        return ""
    story = _STORY.search(split.path) if host.endswith("medium.com") else None
    if story:
        return f"medium.com {story[1]}"
    if _NUMBER.fullmatch(split.query):
        return f"{host}{path}?{split.query}"
    return f"{host}{path}" if path else ""


def _host(address: str) -> str:
    try:
        found = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    found = found.removeprefix("www.")
    return "medium.com" if found.endswith(".medium.com") else found
