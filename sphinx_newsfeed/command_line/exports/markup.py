"""What readers of exports do to HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

#: How long a title is that is made of a text.
_LONGEST_TITLE = 60


def parsed(html: str) -> BeautifulSoup:
    """The tree of a body of HTML."""
    return BeautifulSoup(html, "lxml")


def inner_html(element: Tag | None) -> str:
    """What is in an element, or in the body of a tree."""
    if isinstance(element, BeautifulSoup):
        element = element.body
    return element.decode_contents(formatter="minimal").strip() if element else ""


def words(element: Tag | None) -> str:
    """The text of an element, on one line."""
    return " ".join(element.get_text(" ").split()) if element else ""


def value(element: Tag | None, name: str) -> str:
    """The value of an attribute; empty where there is none."""
    found = element.get(name, "") if element else ""
    return found.strip() if isinstance(found, str) else " ".join(found or ())


def json_value(element: Tag, name: str) -> Mapping[str, Any]:
    """The object that an attribute holds in JSON; an empty one for anything else."""
    try:
        found = json.loads(value(element, name) or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def text_of(mapping: Mapping[str, Any], key: str) -> str:
    """The text of a key; empty for anything else."""
    found = mapping.get(key)
    return found.strip() if isinstance(found, str) else ""


def figure(url: str, alt: str = "", caption: str = "") -> str:
    """A picture with a *caption* in HTML."""
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{escape(url)}" alt="{escape(alt)}">{below}</figure>'


def link(url: str, said: str = "") -> str:
    """A link to a page, in a paragraph of its own."""
    return f'<p><a href="{escape(url)}">{escape(said or url)}</a></p>'


def beginning(text: str) -> str:
    """The first words of a text, as a title."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST_TITLE:
        return text
    head, blank, _ = text[: _LONGEST_TITLE + 1].rpartition(" ")
    return (head if blank else text[:_LONGEST_TITLE]).rstrip(" ,;:.") + "…"


def path_of(address: str) -> str:
    """The path of an address as an old one of the site; empty for that of a whole site."""
    path = urlsplit(address).path
    return path if path.strip("/") else ""
