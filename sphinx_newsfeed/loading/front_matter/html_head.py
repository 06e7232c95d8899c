"""Front matter in the head of an HTML page."""

from __future__ import annotations

import re

from sphinx_newsfeed.loading.front_matter.results import LONGEST_HEAD, Head

#: What may stand before the head of a page. The groups never give back what they took: comments
#: in a row would else be tried in all ways to divide them.
_PAGE = re.compile(
    r"(?>\s+|<!--.*?-->|<!doctype\b[^>]*>|<\?[^>]*>|<html\b[^>]*>)*+(?=<(?:head|title|meta)\b)",
    re.IGNORECASE | re.DOTALL,
)
_BODY = re.compile(r"<body\b[^<>]*>", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s{0,9}>", re.IGNORECASE)
_END = re.compile(r"</body\s{0,9}>|</html\s{0,9}>", re.IGNORECASE)
#: What holds no metadata, up to its end or that of the text.
_OPAQUE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript)\b.*?(?:</\1\s{0,9}>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE)
_META = re.compile(
    r"""<meta\b((?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}')*+)>""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]+)""")
_LANGUAGE = re.compile(r"""<html\b[^>]*?\slang\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE)
#: What the names of other vocabularies mean; what has a name of its own wins. Sources: The Open
#: Graph protocol; Dublin Core Metadata Terms.
_MEANINGS = {
    "og:title": "title",
    "article:published_time": "date",
    "dcterms.created": "date",
    "article:modified_time": "modified",
    "article:author": "author",
    "article:section": "category",
    "article:tag": "tags",
    "og:description": "description",
    "og:image": "image",
    "og:locale": "lang",
}
#: Names that say how the page is to be shown or who made it, and nothing of the article.
_PASSED_OVER = frozenset(
    "viewport generator robots googlebot theme-color color-scheme referrer format-detection".split()  # noqa: SIM905
)


def html_metadata(text: str, line: int) -> Head | None:
    """The metadata and the body of a page; ``None`` for a text that is no whole page.

    *text* begins on *line*. Entities stay as they are written: who reads the fields undoes them.
    """
    if not _PAGE.match(text[:LONGEST_HEAD]):
        return None
    opened = _BODY.search(text) or _HEAD_END.search(text)
    end_of_head = opened.start() if opened else min(len(text), LONGEST_HEAD)
    fields = _fields(text[: min(end_of_head, LONGEST_HEAD)])
    if opened is None or not fields:
        return None
    closed = _END.search(text, opened.end())
    body = text[opened.end() : closed.start() if closed else len(text)]
    return Head(fields, body, line + text.count("\n", 0, opened.end()))


def _fields(head: str) -> dict[str, object]:
    language = _LANGUAGE.search(head[:4000])
    head = _OPAQUE.sub("", head)
    named: dict[str, list[str]] = {}
    meant: dict[str, list[str]] = {}
    for meta in _META.finditer(head):
        given = {name.lower(): _unquoted(value) for name, value in _ATTRIBUTE.findall(meta[1])}
        name = (given.get("name") or given.get("property") or "").strip().lower()
        content = given.get("content", given.get("contents", "")).strip()
        if name in _MEANINGS:
            meant.setdefault(_MEANINGS[name], []).append(content)
        elif name and ":" not in name and name not in _PASSED_OVER:
            # The keywords of a page are tags.
            named.setdefault("tags" if name == "keywords" else name, []).append(content)
    title = _TITLE.search(head)
    own = {"title": [title[1].strip()]} if title and title[1].strip() else {}
    lang = {"lang": [language[1]]} if language else {}
    gathered = {**lang, **meant, **own, **named}
    return {key: each[0] if len(each) == 1 else each for key, each in gathered.items()}


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ('"', "'") else value
