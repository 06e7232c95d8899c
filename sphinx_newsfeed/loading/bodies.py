"""Decides how a body is written."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import PurePath
from typing import TYPE_CHECKING

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.flavours import is_mdx
from sphinx_newsfeed.model.article import PLAIN, BodyFormat

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

#: How the body of a file with this suffix is written, unless something says otherwise. A Markdown
#: file may as well hold HTML.
SUFFIXES: dict[str, BodyFormat] = {
    ".md": BodyFormat.MARKDOWN,
    ".markdown": BodyFormat.MARKDOWN,
    ".mdx": BodyFormat.MARKDOWN,
    ".html": BodyFormat.HTML,
    ".htm": BodyFormat.HTML,
    ".rst": BodyFormat.RST,
    ".txt": BodyFormat.MARKDOWN,
}

#: The same, by each spelling of a suffix that Sphinx is told of, which compares them exactly.
SPELLED_SUFFIXES: dict[str, BodyFormat] = {
    spelled: body_format
    for suffix, body_format in SUFFIXES.items()
    for spelled in (suffix, suffix.upper(), suffix.title())
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
    "mdown": BodyFormat.MARKDOWN,
    "gfm": BodyFormat.MARKDOWN,
    "goldmark": BodyFormat.MARKDOWN,
    "commonmark": BodyFormat.MARKDOWN,
    "txt": BodyFormat.MARKDOWN,
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
_ELEMENT = re.compile(r"[a-z][a-z0-9-]*(?::[a-z][a-z0-9-]*)?")
_OWN_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*\S|\S\s*?\n[ \t]*\n")
#: What parsers of HTML look for the end of, and how many may have none.
_PAIRS = (("<", ">"), ("<!--", "-->"), ("<![", "]>"))
_MOST_OPEN = 50
#: Elements with which a line of text may begin.
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label
    mark q s samp small span strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905
)
_MARKDOWN_TOKENS = frozenset(
    "heading_open fence bullet_list_open ordered_list_open blockquote_open table_open".split()  # noqa: SIM905
)
_MARKDOWN_INLINE = frozenset("strong_open em_open code_inline link_open image s_open".split())  # noqa: SIM905
#: In how much of a body Markdown is looked for, in characters: what holds none there holds none.
_LOOKED_AT = 100_000


def decide_body_format(path: str, body: str, dialect: str = PLAIN) -> BodyFormat:
    """How *body* is written, from the suffix of the file at *path* and from the body itself.

    A suffix may mean another format to the generator than to most.

    A Markdown file holds HTML when its body is a single element from its first character to its
    last, or when all its text stands within elements and nothing there is written in Markdown.
    """
    suffix = PurePath(path).suffix.lower()
    own = generator_of(dialect).formats.get(suffix)
    if own is not None:
        return own
    by_suffix = SUFFIXES.get(suffix, BodyFormat.MARKDOWN)
    if by_suffix is BodyFormat.MARKDOWN and not is_mdx(path) and is_html(body):
        return BodyFormat.HTML
    return by_suffix


def is_html(body: str) -> bool:
    """Whether a body that may be Markdown is HTML (see :func:`decide_body_format`)."""
    if not body.lstrip().startswith("<") or _is_left_open(body):
        return False
    body = _MARKED_SECTION.sub("", body).strip()
    if not body.startswith("<"):
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
    if shape.roots == 1 and (shape.is_closed or body.endswith(f"</{shape.root}>")):
        return not shape.has_text_between
    return not _has_markdown(body, paragraphs=not shape.is_closed)


def _is_left_open(body: str) -> bool:
    """Whether so much is opened and never closed that this is no HTML that anything wrote.

    For each of these, parsers search through the rest of the text.
    """
    for opening, closing in _PAIRS:
        if body.count(opening, body.rfind(closing) + 1) > _MOST_OPEN:
            return True
    return False


class _Shape(HTMLParser):
    """Counts the elements at the outermost level and notes text between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.roots = 0
        #: Whether text stands outside all elements as only Markdown would have it.
        self.text_outside = False
        #: Whether any text stands outside all elements.
        self.has_text_between = False
        self.asks_for_markdown = False
        self.root = ""
        self._depth = 0
        self._begins_inline = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # <div markdown="1"> and the like: PHP Markdown Extra, kramdown, Python-Markdown.
        if dict(attrs).get("markdown", "0") != "0":
            self.asks_for_markdown = True
        if not self._depth:
            self.roots += 1
            self.root = tag
            if self.roots == 1 and tag in _INLINE:
                self._begins_inline = True
            # <https://example.org> and <me@example.org> are links in Markdown.
            self.text_outside = self.text_outside or not _ELEMENT.fullmatch(tag)
        if tag == self.root and tag not in _VOID:
            self._depth += 1

    @property
    def is_closed(self) -> bool:
        """Whether the last element at the outermost level has its end tag."""
        return not self._depth

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag == self.root:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if not self._depth and data.strip():
            self.has_text_between = True
            # Text of its own paragraph is Markdown; browsers show text at a tag as one with it.
            self.text_outside |= self._begins_inline or bool(_OWN_PARAGRAPH.search(data))


def _has_markdown(body: str, *, paragraphs: bool) -> bool:
    """Whether anything is written in Markdown; *paragraphs* says that plain ones count too."""
    visible = _TAG.sub(lambda tag: " ".join(tag.group().split()), _OPAQUE.sub("", body))
    for token in _commonmark().parse(visible[:_LOOKED_AT]):
        if token.type in _MARKDOWN_TOKENS:
            return True
        children = token.children or ()
        if any(child.type in _MARKDOWN_INLINE for child in children):
            return True
        if paragraphs and any(c.type == "text" and c.content.strip() for c in children):
            return True
    return False


@cache
def _commonmark() -> MarkdownIt:
    # Suffixes are asked for by each build, and bodies by few.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")
