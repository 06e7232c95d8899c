"""Writes XML by the standard library, with what that leaves to its callers."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from sphinx_newsfeed.policy import clean

ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
#: Source: RFC 5005, section 4.
HISTORY = "http://purl.org/syndication/history/1.0"
XML = "http://www.w3.org/XML/1998/namespace"


def add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element to *parent*; characters that XML does not have are left out."""
    cleaned = {key: clean(value) for key, value in attributes.items()}
    element = ET.SubElement(parent, name, cleaned)
    element.text = clean(text) or None
    return element


def document(root: ET.Element) -> bytes:
    """The bytes of a document, in UTF-8."""
    ET.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f"{head}{ET.tostring(root, encoding='unicode')}\n".encode()
