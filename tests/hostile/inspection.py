"""Looks through what was built for what an article must not get into it.

The theme's own pages are known from a site without articles; what is not as there is told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from lxml import etree
from lxml import html as lxml_html

#: Schemes that an address of an attribute may have; none is a relative address.
_SCHEMES = {"", "http", "https", "mailto", "tel", "ftp", "link"}
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "background", "cite", "ping"}
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.I)
_HIDDEN = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
#: Elements that run, fetch, navigate or take what a reader types.
_ACTIVE = {"iframe", "object", "embed", "applet", "frame", "base", "portal", "math"}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: The data in the head of a page.
_DATA = "application/ld+json"


def findings_of_page(path: Path, known: frozenset[str]) -> Iterator[str]:
    """What is wrong with an HTML page; *known* are the scripts, forms and ids of the theme."""
    text = path.read_text("utf-8")
    if found := _CONTROLS.search(text):
        yield f"a control character {found[0]!r}"
    tree = lxml_html.document_fromstring(text.encode(), parser=_parser())
    seen: set[str] = set()
    for element in tree.iter(etree.Element):
        yield from _findings_of(element, known)
        name = element.get("id")
        if name and name in seen:
            yield f"the id {name!r} twice"
        seen.add(name or "")
    head = tree.find("head")
    for meta in [] if head is None else head.iterfind("meta"):
        if meta.get("http-equiv", "").lower() in {"refresh", "set-cookie"}:
            yield "a meta element that acts"


def parts_of_theme(path: Path) -> Iterator[str]:
    """The scripts and forms of a page as *known* of :func:`findings_of_page` has them."""
    tree = lxml_html.document_fromstring(path.read_bytes(), parser=_parser())
    for element in tree.iter("script", "form", "style", "input", "button"):
        yield _signature(element)


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)


def _signature(element: lxml_html.HtmlElement) -> str:
    """What tells an active element of the theme from another, wherever the page lies."""
    address = (element.get("src") or element.get("action") or "").replace("../", "")
    address = address.removeprefix("./")
    return f"{element.tag} {address} {(element.text or '').strip()} {element.get('name')}"


def _findings_of(element: lxml_html.HtmlElement, known: frozenset[str]) -> Iterator[str]:
    if element.tag == "script" and element.get("type") == _DATA:
        yield from _findings_of_data(element.text or "")
    elif element.tag in {"script", "form", "style", "input", "button"}:
        if _signature(element) not in known:
            yield f"an element that is not the theme's: {_signature(element)[:120]}"
    elif element.tag in _ACTIVE and "newsfeed-calendar" not in (element.get("class") or ""):
        yield f"the element {element.tag}"
    for name, value in element.attrib.items():
        if name.startswith("on") or name in {"srcdoc", "is", "popover", "autofocus"}:
            yield f"the attribute {name}={value[:80]!r}"
        elif name in _ADDRESSES and element.tag not in {"script"}:
            scheme = _SCHEME.match(_HIDDEN.sub("", value))
            if (scheme[1].lower() if scheme else "") not in _SCHEMES and not _is_picture(value):
                yield f"the address {name}={value[:80]!r}"
            if value.strip().replace("\\", "/").startswith("//"):
                yield f"the address {name}={value[:80]!r}"
        elif name in {"id", "class", "name"} and not re.fullmatch(r"[\w.:,+ -]*", value):
            yield f"the attribute {name}={value[:80]!r}"


def _is_picture(value: str) -> bool:
    return re.match(r"data:image/(png|gif|jpeg|webp);base64,", value) is not None


def _findings_of_data(text: str) -> Iterator[str]:
    try:
        json.loads(text)
    except ValueError:
        yield "data that are no JSON"
    if re.search("[<>&\u2028\u2029]", text):
        yield "data with a sign of HTML"


def findings_of_xml(path: Path) -> Iterator[str]:
    """What is wrong with a feed, a sitemap or a page of a book."""
    try:
        root = ET.fromstring(path.read_bytes())  # noqa: S314 - what was just built
    except ET.ParseError as error:
        yield f"no XML: {error}"
        return
    for element in root.iter():
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if tag in {"script", "iframe", "object", "embed", "form"}:
            yield f"the element {tag}"
        for name, value in element.attrib.items():
            if name.startswith("on"):
                yield f"the attribute {name}={value[:80]!r}"
            scheme = _SCHEME.match(_HIDDEN.sub("", value))
            if name in _ADDRESSES and scheme and scheme[1].lower() not in _SCHEMES:
                yield f"the address {name}={value[:80]!r}"
        is_html = element.get("type") == "html" or tag in {"encoded", "description"}
        if is_html and element.text:
            yield from findings_of_fragment(element.text)


def findings_of_json_feed(path: Path) -> Iterator[str]:
    """What is wrong with a JSON Feed."""
    for item in json.loads(path.read_bytes())["items"]:
        yield from findings_of_fragment(item.get("content_html") or "x")
        for name in ("url", "external_url", "image"):
            scheme = _SCHEME.match(_HIDDEN.sub("", item.get(name) or ""))
            if scheme and scheme[1].lower() not in {"http", "https"}:
                yield f"the address {name}={item[name][:80]!r}"


def findings_of_fragment(text: str) -> Iterator[str]:
    """What is wrong with HTML within a feed."""
    if not text.strip():
        return
    for element in lxml_html.document_fromstring(f"<div>{text}</div>").iter(etree.Element):
        yield from _findings_of(element, frozenset())
