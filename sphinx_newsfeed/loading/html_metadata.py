"""Front matter in the head of an HTML page, as Pelican reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_HEAD = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.I)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_END = re.compile(r"</body\s*>|</html\s*>", re.IGNORECASE)
#: What other names of ``<meta>`` mean; the first that is there counts, after the plain ones.
_MEANINGS = {
    "og:title": "title",
    "article:published_time": "date",
    "dcterms.created": "date",
    "article:modified_time": "modified",
    "article:author": "author",
    "og:description": "description",
    "og:image": "image",
}
#: Names of ``<meta>`` that say how the page is to be shown.
_PASSED_OVER = frozenset({"viewport", "generator", "robots", "theme-color", "referrer"})


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The parts of a page."""

    fields: dict[str, object]
    body: str
    #: The place in the text at which the body begins.
    start: int


def split_html(text: str) -> HtmlPage | None:
    """The metadata and the body of a whole page; ``None`` for a text that is no whole page.

    Source: Pelican documentation, "File metadata": HTML.
    """
    if not _HEAD.match(text[:4096]):
        return None
    opened = _BODY.search(text) or _HEAD_END.search(text)
    if opened is None:
        return None
    head = _Head()
    feed(head, text[: opened.start()])
    closed = _END.search(text, opened.end())
    body = text[opened.end() : closed.start() if closed else len(text)]
    return HtmlPage(head.found(), body, opened.end())


def feed(parser: HTMLParser, text: str) -> None:
    """Give *text* to *parser*, as far as it goes."""
    try:
        parser.feed(text)
    except AssertionError:
        # How Python's parser meets some broken declarations.
        return


class _Head(HTMLParser):
    """Gathers the title and the ``<meta>`` elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._title: list[str] = []
        self._in_title = False
        self._plain: dict[str, object] = {}
        self._others: dict[str, object] = {}

    def found(self) -> dict[str, object]:
        """The fields; the element ``title`` wins over all else that gives one."""
        title = "".join(self._title).strip()
        return self._others | self._plain | ({"title": title} if title else {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title"
        if tag != "meta":
            return
        given = {name: value or "" for name, value in attrs}
        # Pelican takes "contents" for "content" too.
        content = given.get("content", given.get("contents", ""))
        name = (given.get("name") or given.get("property") or "").lower()
        if name in _MEANINGS:
            self._others.setdefault(_MEANINGS[name], content)
        elif name and ":" not in name and name not in _PASSED_OVER:
            self._plain.setdefault("tags" if name == "keywords" else name, content)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self._title.append(data)
