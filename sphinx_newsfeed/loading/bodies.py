"""Decides how a body is written."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import PurePath

from markdown_it import MarkdownIt

from sphinx_newsfeed.article import BodyFormat

#: How the body of a file with this suffix is written, unless something says otherwise. A Markdown
#: file may as well hold HTML.
SUFFIXES: dict[str, BodyFormat] = {
    ".md": BodyFormat.MARKDOWN,
    ".markdown": BodyFormat.MARKDOWN,
    ".html": BodyFormat.HTML,
    ".htm": BodyFormat.HTML,
    ".rst": BodyFormat.RST,
}

#: The names under which generators and people know the formats.
FORMAT_NAMES: dict[str, BodyFormat] = {
    "html": BodyFormat.HTML,
    "htm": BodyFormat.HTML,
    "markdown": BodyFormat.MARKDOWN,
    "md": BodyFormat.MARKDOWN,
    "rst": BodyFormat.RST,
    "restructuredtext": BodyFormat.RST,
    "rest": BodyFormat.RST,
}

# Source: HTML standard, "Void elements".
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_OPAQUE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(pre|script|style|textarea|code)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
#: ``<![if …]>`` of office programs, which browsers take for comments.
_MARKED_SECTION = re.compile(r"<!\[[^>]*>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ELEMENT = re.compile(r"[a-z][a-z0-9-]*")
_MARKDOWN_TOKENS = frozenset(
    "heading_open fence bullet_list_open ordered_list_open blockquote_open table_open".split()  # noqa: SIM905
)
_MARKDOWN_INLINE = frozenset("strong_open em_open code_inline link_open image s_open".split())  # noqa: SIM905
_COMMONMARK = MarkdownIt("commonmark").enable("table")


def decide_body_format(path: str, body: str) -> BodyFormat:
    """How *body* is written, from the suffix of the file at *path* and from the body itself.

    A Markdown file holds HTML when its body is a single element from its first character to its
    last, or when all its text stands within elements and nothing there is written in Markdown.
    """
    by_suffix = SUFFIXES.get(PurePath(path).suffix.lower(), BodyFormat.MARKDOWN)
    if by_suffix is BodyFormat.MARKDOWN and is_html(body):
        return BodyFormat.HTML
    return by_suffix


def is_html(body: str) -> bool:
    """Whether a body that may be Markdown is HTML (see :func:`decide_body_format`)."""
    body = _MARKED_SECTION.sub("", body).strip()
    if not body.startswith("<") or not body.endswith(">"):
        return False
    shape = _Shape()
    try:
        shape.feed(body)
        shape.close()
    except AssertionError:
        # How Python's parser meets some broken declarations.
        return False
    if shape.asks_for_markdown or shape.text_outside or not shape.roots:
        return False
    return shape.is_single or not _has_markdown(body)


class _Shape(HTMLParser):
    """Counts the elements at the outermost level and notes text between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.roots = 0
        self.text_outside = False
        self.asks_for_markdown = False
        self._root = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # <div markdown="1"> and the like: PHP Markdown Extra, kramdown, Python-Markdown.
        if dict(attrs).get("markdown", "0") != "0":
            self.asks_for_markdown = True
        if not self._depth:
            self.roots += 1
            self._root = tag
            # <https://example.org> and <me@example.org> are links in Markdown.
            self.text_outside = self.text_outside or not _ELEMENT.fullmatch(tag)
        if tag == self._root and tag not in _VOID:
            self._depth += 1

    @property
    def is_single(self) -> bool:
        """Whether one element holds everything, and is closed."""
        return self.roots == 1 and not self._depth

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag == self._root:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if not self._depth and data.strip():
            self.text_outside = True


def _has_markdown(body: str) -> bool:
    visible = _TAG.sub(lambda tag: " ".join(tag.group().split()), _OPAQUE.sub("", body))
    for token in _COMMONMARK.parse(visible):
        if token.type in _MARKDOWN_TOKENS:
            return True
        if any(child.type in _MARKDOWN_INLINE for child in token.children or ()):
            return True
    return False
