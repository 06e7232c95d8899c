"""What is wrong with a feed: the rules of Atom, RSS 2.0 and JSON Feed, as tests ask for them.

Each of the three functions takes a feed as it is served and returns its problems, one sentence
each; a valid feed has none. Besides what the specifications demand they hold feeds to what readers
need: addresses that are absolute wherever the feed is read, and no scripts.
"""

from __future__ import annotations

import base64
import binascii
import functools
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from lxml import etree

FOLDER = Path(__file__).parent

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
XHTML = "http://www.w3.org/1999/xhtml"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: The links between the documents of one feed (RFC 5005).
PAGING = ("first", "last", "previous", "next", "prev-archive", "next-archive", "current")


# Addresses, dates, tags


def is_absolute(address: str) -> bool:
    """Whether this is an absolute IRI, well-formed as far as schemes have it in common."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]+:[^\s<>\"{}|\\^`\x00-\x20\x7f]+", address):
        return False
    if re.search(r"%(?![0-9A-Fa-f]{2})", address):
        return False
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.hostname)
    if parts.scheme == "tag":
        return bool(re.match(r"tag:[^,:/]+,\d{4}(-\d\d){0,2}:", address))
    return True


def is_web_address(address: str) -> bool:
    """Whether this is an absolute address of the web."""
    return is_absolute(address) and urlsplit(address).scheme in ("http", "https")


def is_language(tag: str) -> bool:
    """Whether this has the form of a language tag (BCP 47)."""
    return bool(re.fullmatch(r"([A-Za-z]{2,3}|[ixIX](?=-))(-[A-Za-z0-9]{1,8})*", tag))


def is_media_type(text: str) -> bool:
    """Whether this has the form of a media type, with or without parameters."""
    return bool(re.fullmatch(r"[\w.+!#$&^-]+/[\w.+!#$&^-]+(\s*;.*)?", text, re.ASCII))


def is_rfc3339(text: str) -> bool:
    """Whether this is a date and time of RFC 3339 that the calendar has."""
    match = re.fullmatch(
        r"(\d{4}-\d\d-\d\dT\d\d:\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))", text, re.ASCII
    )
    if match is None:
        return False
    minute, second, zone_hours, zone_minutes = match.groups()
    try:
        datetime.strptime(minute, "%Y-%m-%dT%H:%M")
    except ValueError:
        return False
    # Seconds may be 60: now and then a minute is longer.
    return int(second) <= 60 and int(zone_hours or 0) < 24 and int(zone_minutes or 0) < 60


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
RFC_822 = re.compile(
    rf"(?:(?P<weekday>{'|'.join(DAYS)}), )?(?P<day>\d\d?) (?P<month>{'|'.join(MONTHS)}) "
    r"(?P<year>\d\d(?:\d\d)?) (?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))? "
    r"(?:UT|GMT|[ECMP][SD]T|[A-IK-Z]|[+-](?P<zone_hours>\d\d)(?P<zone_minutes>\d\d))",
    re.ASCII,
)


def rfc822_problem(text: str) -> str:
    """What is wrong with a date of RFC 822, whose year has four digits here; "" if nothing."""
    match = RFC_822.fullmatch(text)
    if match is None:
        return "is not a date of RFC 822"
    if len(match["year"]) != 4:
        return "has a year without four digits"
    limits = {"hour": 24, "minute": 60, "second": 61, "zone_hours": 24, "zone_minutes": 60}
    if any(int(match[part] or 0) >= limit for part, limit in limits.items()):
        return "has a time that no clock shows"
    try:
        day = date(int(match["year"]), MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return "has a day that the calendar does not have"
    weekday = DAYS[day.weekday()]
    if match["weekday"] not in (None, weekday):
        return f"has the wrong weekday: that day was a {weekday}"
    return ""


# HTML

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "basefont",
        "frame",
    ]
)
END_MAY_BE_MISSING = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "caption",
        "colgroup",
        "option",
        "optgroup",
        "rt",
        "rp",
    ]
)
ADDRESS_ATTRIBUTES = frozenset(
    ["href", "src", "poster", "cite", "action", "formaction", "data", "longdesc", "background"]
)
FOREIGN = frozenset({"svg", "math"})


def srcset_addresses(srcset: str) -> Iterator[str]:
    """The addresses of a ``srcset``, which may themselves hold commas."""
    rest = srcset
    while rest := rest.lstrip(" \t\r\n\f,"):
        address, *_ = rest.split(maxsplit=1)
        rest = rest[len(address) :]
        yield address.rstrip(",")
        if not address.endswith(","):
            rest = re.sub(r"^(\([^)]*\)|[^,(])*", "", rest)


def has_scheme(address: str) -> bool:
    """Whether an address of an HTML attribute is absolute; browsers are lenient about the rest."""
    address = address.strip()
    if re.match(r"https?:", address, re.IGNORECASE):
        return bool(re.match(r"https?://[^/?#\s]", address, re.IGNORECASE))
    return bool(re.match(r"[a-z][a-z0-9+.-]+:.", address, re.IGNORECASE))


def attribute_problems(
    tag: str, attributes: Mapping[str, str], is_foreign: bool = False
) -> Iterator[str]:
    """Relative addresses and scripts in the attributes of an element."""
    for name, value in attributes.items():
        addresses: list[str] = []
        if name in ADDRESS_ATTRIBUTES:
            addresses = [value]
        elif name in ("srcset", "imagesrcset"):
            addresses = list(srcset_addresses(value)) or [""]
        elif name == "style":
            addresses = re.findall(r"url\(\s*[\"']?([^\"')]*)", value, re.IGNORECASE)
        elif re.fullmatch(r"on[a-z]+", name):
            yield f"<{tag}> has a script in {name}"
        for address in addresses:
            if re.match(r"\s*(javascript|vbscript):", address, re.IGNORECASE):
                yield f"<{tag}> has a script in {name}"
            elif is_foreign and address.startswith("#"):
                continue  # a part of the same drawing
            elif not has_scheme(address):
                yield f"<{tag}> has a relative address in {name}: {address!r}"


class FragmentParser(HTMLParser):
    """Collects the problems of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.open: list[str] = []

    @property
    def _is_foreign(self) -> bool:
        return not FOREIGN.isdisjoint(self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID or self._is_foreign:
            self.open.append(tag)
        self._look_at(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A browser takes <div/> for <div>: only drawings and formulas have such elements.
        if tag not in VOID and tag not in FOREIGN and not self._is_foreign:
            self.open.append(tag)
        self._look_at(tag, attrs)

    def _look_at(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_.:-]*(?<!:)", tag):
            self.problems.append(f"<{tag}> is not a tag")
        attributes = {name: value or "" for name, value in attrs}
        foreign = self._is_foreign or tag in FOREIGN
        plain = {name.removeprefix("xlink:"): value for name, value in attributes.items()}
        self.problems += attribute_problems(tag, plain, foreign)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID and not self._is_foreign:
            return
        if tag not in self.open:
            self.problems.append(f"</{tag}> ends nothing")
            return
        while (last := self.open.pop()) != tag:
            self._is_unclosed(last)

    def _is_unclosed(self, tag: str) -> None:
        if tag not in END_MAY_BE_MISSING:
            self.problems.append(f"<{tag}> is not closed")

    def close(self) -> None:
        # What is left over here is text, unless a tag was cut off.
        if re.search(r"<[A-Za-z/!?]", self.rawdata):
            self.problems.append("the end is within a tag")
        super().close()
        while self.open:
            self._is_unclosed(self.open.pop())


def html_problems(markup: str) -> list[str]:
    """What is wrong with a piece of HTML in a feed."""
    parser = FragmentParser()
    parser.feed(markup)
    parser.close()
    problems = parser.problems
    if "<script" in markup.lower():
        problems.append("there is a <script")
    return problems


def xhtml_problems(root: etree._Element) -> Iterator[str]:
    """What is wrong with XHTML in a feed, besides what its grammar says."""
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname.lower()
        if tag == "script":
            yield "there is a <script"
        attributes = {etree.QName(name).localname: str(v) for name, v in element.attrib.items()}
        yield from attribute_problems(tag, attributes)


# Common to the feeds in XML


def parse_xml(data: bytes) -> etree._Element | str:
    """The root of an XML document, or why it is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return f"not well-formed: {error}"


def text_of(element: etree._Element | None) -> str:
    """The text of an element, which is not there if it is ``None``."""
    return "" if element is None else str(element.xpath("string()"))


def children(parent: etree._Element, name: str, namespace: str = "") -> list[etree._Element]:
    """The children with this name."""
    return list(parent.iterchildren(f"{{{namespace}}}{name}" if namespace else name))


def child(parent: etree._Element, name: str, namespace: str = "") -> etree._Element | None:
    """The first child with this name."""
    return next(iter(children(parent, name, namespace)), None)


def repeated(values: list[str]) -> list[str]:
    """The values that occur more than once."""
    return [value for value, count in Counter(values).items() if count > 1]


def resolved(element: etree._Element, address: str) -> str:
    """An address as the ``xml:base`` of its element and those around it make it."""
    bases = [e.get(XML_BASE) for e in (element, *element.iterancestors())]
    result = address
    for base in filter(None, bases):
        result = urljoin(base, result)
    return str(result)


def relation(link: etree._Element) -> str:
    """The relation of an ``atom:link``, by its short name."""
    name = str(link.get("rel", "alternate"))
    return name.removeprefix("http://www.iana.org/assignments/relation/")


def link_problems(link: etree._Element) -> Iterator[str]:
    """What is wrong with the address of an ``atom:link``, in whichever feed it is."""
    href = link.get("href", "").strip()
    if not href:
        yield f"link rel={relation(link)} has no href"
    elif not is_absolute(resolved(link, href)):
        yield f"link rel={relation(link)} has no absolute address: {href!r}"


def paging_problems(parent: etree._Element) -> Iterator[str]:
    """What RFC 5005 says of a feed that is in several documents."""
    relations = [relation(link) for link in children(parent, "link", ATOM)]
    for name in PAGING:
        if relations.count(name) > 1:
            yield f"more than one link rel={name}"
    for name in ("archive", "complete"):
        for mark in children(parent, name, HISTORY):
            if len(mark) or text_of(mark).strip():
                yield f"fh:{name} is not empty"


# Atom

ENTRY_DATES = ("updated", "published")
TEXT_CONSTRUCTS = frozenset({"title", "subtitle", "summary", "rights"})
ADDRESS_ELEMENTS = frozenset({"icon", "logo", "uri"})
ONCE = {
    "feed": ("generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated"),
    "entry": ("content", "id", "published", "rights", "source", "summary", "title", "updated"),
    "source": ("generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated"),
}


@functools.cache
def atom_grammar() -> etree.RelaxNG:
    """The grammar of RFC 4287."""
    return etree.RelaxNG(etree.parse(FOLDER / "atom.rng"))


def atom_problems(data: bytes) -> list[str]:
    """What is wrong with an Atom feed (RFC 4287, RFC 5005)."""
    root = parse_xml(data)
    if isinstance(root, str):
        return [root]
    if root.tag not in (f"{{{ATOM}}}feed", f"{{{ATOM}}}entry"):
        return [f"the root is {root.tag}, not a feed of Atom"]
    problems = []
    grammar = atom_grammar()
    if not grammar.validate(root):
        problems += [f"grammar: line {e.line}: {e.message}" for e in grammar.error_log]
    problems += _atom_authors(root)
    for container in root.iter(*(f"{{{ATOM}}}{name}" for name in ONCE)):
        problems += _atom_container(container)
    problems += _atom_ids(root)
    for element in root.iter(f"{{{ATOM}}}*"):
        problems += _atom_element(element)
    if etree.QName(root).localname == "feed":
        if not any(relation(link) == "self" for link in children(root, "link", ATOM)):
            problems.append("the feed has no link rel=self")
        problems += paging_problems(root)
    return problems


def _atom_entries(root: etree._Element) -> list[etree._Element]:
    return [root] if root.tag == f"{{{ATOM}}}entry" else children(root, "entry", ATOM)


def _atom_authors(root: etree._Element) -> Iterator[str]:
    """The Schematron rules of the RFC."""
    entries = _atom_entries(root)
    is_feed = root.tag == f"{{{ATOM}}}feed"
    feed_has_author = is_feed and child(root, "author", ATOM) is not None
    if is_feed and not feed_has_author:
        without = [entry for entry in entries if child(entry, "author", ATOM) is None]
        if without:
            yield f"the feed has no author, nor have {len(without)} of its entries"
    for number, entry in enumerate(entries, start=1):
        source = child(entry, "source", ATOM)
        if not (
            feed_has_author
            or child(entry, "author", ATOM) is not None
            or (source is not None and child(source, "author", ATOM) is not None)
        ):
            yield f"entry {number} has no author, nor has its feed"
        alternates = [e for e in children(entry, "link", ATOM) if relation(e) == "alternate"]
        if not alternates and child(entry, "content", ATOM) is None:
            yield f"entry {number} has neither a link rel=alternate nor content"


def _atom_container(container: etree._Element) -> Iterator[str]:
    """Rules of a feed, an entry or a source."""
    kind = etree.QName(container).localname
    for name in ONCE[kind]:
        count = len(children(container, name, ATOM))
        if count > 1:
            yield f"{kind} has more than one {name}"
        if not count and kind != "source" and name in ("id", "title", "updated"):
            yield f"{kind} has no {name}"
    alternates = [
        f"type={link.get('type', '').lower()} hreflang={link.get('hreflang', '').lower()}"
        for link in children(container, "link", ATOM)
        if relation(link) == "alternate"
    ]
    for pair in repeated(alternates):
        yield f"{kind} has more than one link rel=alternate with {pair}"
    if kind == "entry":
        yield from _atom_content(container)


def _atom_content(entry: etree._Element) -> Iterator[str]:
    """Prose rules of an entry's content."""
    content = child(entry, "content", ATOM)
    if content is None:
        return
    kind = content.get("type", "text").partition(";")[0].strip().lower()
    src = content.get("src")
    is_xml = kind.endswith(("+xml", "/xml"))
    in_base64 = src is None and "/" in kind and not is_xml and not kind.startswith("text/")
    if kind.startswith(("multipart/", "message/")):
        yield f"content has a composite type: {kind}"
    if src is not None:
        if text_of(content).strip() or len(content):
            yield "content with src is not empty"
        if content.get("type") in ("text", "html", "xhtml"):
            yield "content with src has a type that is no media type"
        if not is_absolute(resolved(content, src)):
            yield f"content has no absolute address in src: {src!r}"
    elif len(content) and kind != "xhtml" and not is_xml:
        yield f"content with the type {kind} has elements"
    if in_base64:
        try:
            base64.b64decode("".join(text_of(content).split()), validate=True)
        except (binascii.Error, ValueError):
            yield f"content with the type {kind} is not in Base64"
    if (src is not None or in_base64) and child(entry, "summary", ATOM) is None:
        yield "an entry with content elsewhere or in Base64 has no summary"


def _atom_ids(root: etree._Element) -> Iterator[str]:
    containers = [root, *children(root, "entry", ATOM)]
    ids = [text_of(e) for c in containers for e in children(c, "id", ATOM)[:1]]
    for identifier in repeated(ids):
        yield f"id is not unique: {identifier!r}"


def _atom_element(element: etree._Element) -> Iterator[str]:
    """Rules of one element of Atom, whatever it is in."""
    name = etree.QName(element).localname
    text = text_of(element)
    if name == "id" and not is_absolute(text):
        yield f"id is not an absolute IRI: {text!r}"
    elif name in ENTRY_DATES and not is_rfc3339(text):
        yield f"{name} is not a date of RFC 3339: {text!r}"
    elif name in ADDRESS_ELEMENTS and not is_absolute(resolved(element, text)):
        yield f"{name} is not an absolute address: {text!r}"
    elif name == "category" and not (element.get("term") or "").strip():
        yield "category has no term"
    elif name == "name" and not text.strip():
        yield "a person has no name"
    elif name == "link":
        yield from link_problems(element)
    elif name in TEXT_CONSTRUCTS or name == "content":
        yield from _atom_text(element, name)
    for attribute in ("scheme", "uri"):
        address = element.get(attribute)
        if address is not None and not is_absolute(resolved(element, address)):
            yield f"{name} has no absolute address in {attribute}: {address!r}"
    media_type = element.get("type")
    if name == "link" and media_type is not None and not is_media_type(media_type):
        yield f"link has no media type in type: {media_type!r}"
    for attribute in (XML_LANG, "hreflang"):
        tag = element.get(attribute)
        if tag is not None and not is_language(tag):
            yield f"{name} has no tag of a language in {etree.QName(attribute).localname}: {tag!r}"


def _atom_text(element: etree._Element, name: str) -> Iterator[str]:
    kind = element.get("type", "text")
    if kind == "html":
        for problem in html_problems(text_of(element)):
            yield f"{name}: {problem}"
    elif kind == "xhtml":
        for problem in xhtml_problems(element):
            yield f"{name}: {problem}"


# RSS

CHANNEL_ELEMENTS = frozenset(
    [
        "title",
        "link",
        "description",
        "language",
        "copyright",
        "managingEditor",
        "webMaster",
        "pubDate",
        "lastBuildDate",
        "category",
        "generator",
        "docs",
        "cloud",
        "ttl",
        "image",
        "rating",
        "textInput",
        "skipHours",
        "skipDays",
        "item",
    ]
)
ITEM_ELEMENTS = frozenset(
    [
        "title",
        "link",
        "description",
        "author",
        "category",
        "comments",
        "enclosure",
        "guid",
        "pubDate",
        "source",
    ]
)
KNOWN_CHILDREN: dict[str, frozenset[str]] = {
    "rss": frozenset({"channel"}),
    "channel": CHANNEL_ELEMENTS,
    "item": ITEM_ELEMENTS,
    "image": frozenset({"url", "title", "link", "width", "height", "description"}),
    "textInput": frozenset({"title", "description", "name", "link"}),
    "skipHours": frozenset({"hour"}),
    "skipDays": frozenset({"day"}),
}
KNOWN_ATTRIBUTES: dict[str, frozenset[str]] = {
    "rss": frozenset({"version"}),
    "category": frozenset({"domain"}),
    "cloud": frozenset({"domain", "port", "path", "registerProcedure", "protocol"}),
    "enclosure": frozenset({"url", "length", "type"}),
    "guid": frozenset({"isPermaLink"}),
    "source": frozenset({"url"}),
}
REQUIRED_CHILDREN = {
    "channel": ("title", "link", "description"),
    "image": ("url", "title", "link"),
    "textInput": ("title", "description", "name", "link"),
}
MAY_REPEAT = frozenset({"category", "item", "hour", "day"})
RSS_ADDRESSES = frozenset({"link", "comments", "docs", "url"})
RSS_DATES = frozenset({"pubDate", "lastBuildDate"})
RSS_PERSONS = frozenset({"author", "managingEditor", "webMaster"})
WEEKDAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])


def rss_problems(data: bytes) -> list[str]:
    """What is wrong with a feed of RSS 2.0 (its specification and the board's profile)."""
    root = parse_xml(data)
    if isinstance(root, str):
        return [root]
    if root.tag != "rss":
        return [f"the root is {root.tag}, not rss"]
    problems = []
    if root.get("version") != "2.0":
        problems.append(f"the version is not 2.0: {root.get('version')!r}")
    channels = children(root, "channel")
    if len(channels) != 1:
        problems.append(f"there are {len(channels)} elements channel")
    for element in root.iter(etree.Element):
        if etree.QName(element).namespace is None:
            problems += _rss_structure(element)
            problems += _rss_value(element)
        problems += _rss_extension(element)
    for channel in channels:
        if not any(relation(link) == "self" for link in children(channel, "link", ATOM)):
            problems.append("channel has no atom:link rel=self")
        problems += paging_problems(channel)
        for item in children(channel, "item"):
            problems += _rss_item(item)
    guids = [text_of(guid).strip() for guid in root.iter("guid")]
    problems += [f"guid is not unique: {guid!r}" for guid in repeated(guids)]
    return problems


def _rss_structure(element: etree._Element) -> Iterator[str]:
    """What an element of RSS may have, and what it must have."""
    name = str(element.tag)
    parent = element.getparent()
    where = "" if parent is None else str(parent.tag)
    if where.startswith("{"):
        return  # of an extension, which has its own rules
    if where and name not in KNOWN_CHILDREN.get(where, frozenset()):
        yield f"unknown element {name} in {where}"
    for attribute in element.attrib:
        key = str(attribute)
        if not key.startswith("{") and key not in KNOWN_ATTRIBUTES.get(name, frozenset()):
            yield f"unknown attribute {key} of {name}"
    if name in KNOWN_CHILDREN:
        stray = [element.text, *(e.tail for e in element)]
        if any((text or "").strip() for text in stray):
            yield f"{name} has text of its own"
        tags = [str(e.tag) for e in element.iterchildren(etree.Element)]
        for tag in repeated([tag for tag in tags if not tag.startswith("{")]):
            if tag not in MAY_REPEAT:
                yield f"{name} has more than one {tag}"
    for required in REQUIRED_CHILDREN.get(name, ()):
        if not text_of(child(element, required)).strip():
            yield f"{name} has no {required}"


def _rss_value(element: etree._Element) -> Iterator[str]:
    """What is wrong with the value of an element of RSS."""
    name = str(element.tag)
    text = text_of(element)
    if name in RSS_ADDRESSES and not is_absolute(text.strip()):
        yield f"{name} is not an absolute address: {text!r}"
    elif name in RSS_DATES and (problem := rfc822_problem(text)):
        yield f"{name} {problem}: {text!r}"
    elif name in RSS_PERSONS and not re.fullmatch(r"[^@\s]+@[^@\s]+( \(.+\))?", text.strip()):
        hint = " (a name alone belongs in dc:creator)" if name == "author" else ""
        yield f"{name} is not an email address{hint}: {text!r}"
    elif name == "language" and not is_language(text):
        yield f"language is not the tag of a language: {text!r}"
    elif name == "category" and not text.strip():
        yield "category is empty"
    elif name == "description":
        for problem in html_problems(text):
            yield f"description: {problem}"
    elif name == "guid":
        yield from _rss_guid(element)
    elif name == "enclosure":
        yield from _rss_enclosure(element)
    elif name == "source" and not is_absolute(element.get("url", "")):
        yield f"source has no absolute address in url: {element.get('url')!r}"
    else:
        yield from _rss_rare_value(element, name, text.strip())


def _rss_rare_value(element: etree._Element, name: str, text: str) -> Iterator[str]:
    """Values of elements of the channel that few feeds have."""
    number = int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else -1
    if name == "ttl" and number < 1:
        yield f"ttl is not a number of minutes: {text!r}"
    elif name == "width" and not 0 < number <= 144:
        yield f"width is not a number up to 144: {text!r}"
    elif name == "height" and not 0 < number <= 400:
        yield f"height is not a number up to 400: {text!r}"
    elif name == "hour" and not 0 <= number < 24:
        yield f"hour is not a number from 0 to 23: {text!r}"
    elif name == "day" and text not in WEEKDAYS:
        yield f"day is not a day of the week: {text!r}"
    elif name in ("skipHours", "skipDays"):
        for value in repeated([text_of(e).strip() for e in element]):
            yield f"{name} has {value} more than once"
    elif name == "cloud":
        for attribute in sorted(KNOWN_ATTRIBUTES["cloud"] - set(map(str, element.attrib))):
            yield f"cloud has no {attribute}"


def _rss_guid(guid: etree._Element) -> Iterator[str]:
    text = text_of(guid).strip()
    is_permalink = guid.get("isPermaLink", "true")
    if is_permalink not in ("true", "false"):
        yield f"guid has neither true nor false in isPermaLink: {is_permalink!r}"
    if not text:
        yield "guid is empty"
    elif is_permalink == "true" and not is_web_address(text):
        yield f"guid is said to be a permalink, but is not an http address: {text!r}"


def _rss_enclosure(enclosure: etree._Element) -> Iterator[str]:
    url = enclosure.get("url", "")
    length = enclosure.get("length", "")
    media_type = enclosure.get("type", "")
    if not is_web_address(url):
        yield f"enclosure has no http address in url: {url!r}"
    if not re.fullmatch(r"\d+", length, re.ASCII):
        yield f"enclosure has no number of bytes in length: {length!r}"
    if not is_media_type(media_type):
        yield f"enclosure has no media type in type: {media_type!r}"


def _rss_item(item: etree._Element) -> Iterator[str]:
    if not any(text_of(child(item, name)).strip() for name in ("title", "description")):
        yield "item has neither a title nor a description"
    if len(children(item, "encoded", CONTENT)) > 1:
        yield "item has more than one content:encoded"


def _rss_extension(element: etree._Element) -> Iterator[str]:
    """What is wrong with an element of one of the common extensions."""
    text = text_of(element)
    if element.tag == f"{{{ATOM}}}link":
        yield from link_problems(element)
    elif element.tag == f"{{{CONTENT}}}encoded":
        if len(element):
            yield "content:encoded has elements: its HTML is not escaped"
        for problem in html_problems(text):
            yield f"content:encoded: {problem}"
    elif element.tag == f"{{{DUBLIN_CORE}}}creator" and not text.strip():
        yield "dc:creator is empty"
    elif element.tag == f"{{{DUBLIN_CORE}}}date" and not is_rfc3339(text):
        yield f"dc:date is not a date of RFC 3339: {text!r}"


# JSON Feed

FORMATS = FormatChecker(formats=())
FORMATS.checks("iri")(lambda value: not isinstance(value, str) or is_absolute(value))
FORMATS.checks("date-time")(lambda value: not isinstance(value, str) or is_rfc3339(value))


@functools.cache
def json_feed_schema() -> Draft202012Validator:
    """The schema of JSON Feed 1.1."""
    schema = json.loads((FOLDER / "jsonfeed.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FORMATS)


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for name in repeated([name for name, _ in pairs]):
        raise ValueError(f"the name {name!r} occurs twice in an object")
    return dict(pairs)


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is not a number of JSON")


def _schema_problem(error: ValidationError) -> str:
    """An error of the schema in few words: the value may be a whole item."""
    names = [name for part in _list(error.validator_value) for name in _required(part)]
    if error.validator == "anyOf" and names:
        return f"{error.json_path}: has none of {', '.join(names)}"
    if error.validator == "format":
        what = {"iri": "an absolute address", "date-time": "a date of RFC 3339"}
        return f"{error.json_path}: {error.instance!r} is not {what[str(error.validator_value)]}"
    return f"{error.json_path}: {error.message}"


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _required(part: object) -> list[str]:
    return part.get("required", []) if isinstance(part, dict) else []


def json_feed_problems(data: bytes) -> list[str]:
    """What is wrong with a JSON Feed 1.1."""
    try:
        feed = json.loads(
            data.decode("utf-8"), object_pairs_hook=_unique_names, parse_constant=_no_number
        )
    except ValueError as error:
        return [f"not JSON: {error}"]
    problems = [_schema_problem(error) for error in json_feed_schema().iter_errors(feed)]
    if not isinstance(feed, dict):
        return problems
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        problems.append("$.next_url: is the address of the feed itself")
    items = [item for item in _list(feed.get("items")) if isinstance(item, dict)]
    ids = [str(item["id"]) for item in items if "id" in item]
    problems += [f"$.items: id is not unique: {identifier!r}" for identifier in repeated(ids)]
    for number, item in enumerate(items):
        content = item.get("content_html")
        if isinstance(content, str):
            path = f"$.items[{number}].content_html"
            problems += [f"{path}: {problem}" for problem in html_problems(content)]
    return problems
