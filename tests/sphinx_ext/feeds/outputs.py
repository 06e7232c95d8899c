"""Feeds of an output, as tests look at them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
from conftest import Build
from feeds.validators import atom_problems, json_feed_problems, rss_problems
from lxml import etree

SITE = "https://example.org/docs/"
BASE = f'html_baseurl = "{SITE}"'
ALL = 'newsfeed_feeds = ["atom", "rss", "json"]'


def problems_of(build: Build) -> dict[str, list[str]]:
    """All feeds of the output, with what is wrong with each."""
    return {name: list(found) for name, found in sorted(_checked(build.outdir))}


def _checked(outdir: Path) -> Iterator[tuple[str, list[str]]]:
    for path in outdir.rglob("*"):
        content = path.read_bytes() if path.suffix in {".xml", ".json"} else b""
        checks = {
            b"<feed": atom_problems,
            b"<rss": rss_problems,
            b"jsonfeed.org": json_feed_problems,
        }
        for mark, check in checks.items():
            if mark in content[:300]:
                yield path.relative_to(outdir).as_posix(), check(content)


def bytes_of(build: Build) -> dict[str, bytes]:
    return {name: (build.outdir / name).read_bytes() for name in problems_of(build)}


def atom(build: Build, name: str = "news/atom.xml") -> Any:
    found = feedparser.parse((build.outdir / name).read_bytes())
    assert not found.bozo
    return found


def titles(build: Build, name: str = "news/atom.xml") -> list[str]:
    return titles_in((build.outdir / name).read_bytes())


def titles_in(feed: bytes) -> list[str]:
    """The titles of the entries of a feed in XML."""
    return [str(each.text) for each in etree.fromstring(feed).iter("{*}title")][1:]


def items(build: Build) -> dict[str, Any]:
    data = json.loads(build.text("news/feed.json"))
    return {item["url"].removeprefix(f"{SITE}news/"): item for item in data["items"]}
