"""HTML whose addresses hold wherever it is shown."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

#: Attributes that hold one address.
#: Source: HTML Standard, "Index", "Attributes", those whose value is a URL.
_ADDRESSES = ("href", "src", "poster", "data", "cite", "action", "formaction", "xlink:href")
#: What has no place in a reader's window.
_LEFT_OUT = ("script", "style", "link", "meta", "base", "form", "template")
#: An address in ``srcset`` with what describes it.
_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,])(\s+[^,]+)?\s*(?:,|$)")


def absolute_html(html: str, base: str) -> str:
    """*html* with every address made absolute, as seen from the page at *base*.

    Scripts, style sheets, forms and the theme's marks beside headings are left out.
    """
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all([*_LEFT_OUT, "a"]):
        if element.name != "a" or "headerlink" in (element.get("class") or ()):
            element.decompose()
    for element in soup.find_all(True):
        _make_absolute(element, base)
    return str(soup).strip()


def text_of_html(html: str) -> str:
    """The words of a piece of HTML, with single blanks between them."""
    words: str = BeautifulSoup(html, "html.parser").get_text()
    return " ".join(words.split())


def _make_absolute(element: Tag, base: str) -> None:
    for name in list(element.attrs):
        value = element.attrs[name]
        if name.lower().startswith("on"):
            del element.attrs[name]
        elif name in _ADDRESSES and isinstance(value, str):
            element.attrs[name] = _joined(base, value)
        elif name in {"srcset", "imagesrcset"} and isinstance(value, str):
            found = _CANDIDATE.findall(value)
            element.attrs[name] = ", ".join(_joined(base, url) + size for url, size in found)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
