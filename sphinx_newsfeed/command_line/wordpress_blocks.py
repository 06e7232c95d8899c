"""The blocks of WordPress' editor: comments around HTML, some of which stand for HTML.

Source: WordPress documentation, "Block Editor Handbook", "Data Flow and Data Format".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from sphinx_newsfeed.problems import Problem, ProblemKind, Report, ignore

_SIGN, _OPENING, _END = "<!-- wp:", "<!-- ", "-->"
#: What stands in the comment of a block.
_BLOCK = re.compile(
    r"<!--\s+(?P<close>/)?wp:(?P<name>[a-z][a-z0-9_/-]*)\s*(?P<rest>.*)-->", re.DOTALL
)
#: How deep, how often and how long patterns of a site may be put into a post.
_DEEPEST, _MOST, _LONGEST = 8, 200, 1_000_000
#: Blocks without content that show nothing of the post's own.
_SILENT = frozenset(
    (
        *("separator", "spacer", "more", "nextpage", "post-title", "post-date", "post-author"),
        *("post-featured-image", "post-excerpt", "post-content", "post-terms", "site-title"),
        *("site-logo", "navigation", "search", "loginout", "page-break"),
    )
)
_LEFT_OUT = "blocks that WordPress fills when it shows a page are left out"
#: Blocks of code that keep their language in the comment.
_CODE = re.compile(r"<pre\b[^<>]{0,500}?\bclass=\"(?P<classes>[^\"<>]*)\"")
_LANGUAGE = re.compile(r"[\w+#.-]+")
_COVER = frozenset(("cover", "cover-image"))
#: The picture of a cover, where it is in the HTML.
_PICTURE = re.compile(r"<(?:img|video)\b[^<>]{0,1000}wp-block-cover__|<!-- /wp:cover")


@dataclass(frozen=True, slots=True)
class SiteBlocks:
    """What blocks of a post may stand for."""

    #: The content of the site's patterns, by their numbers.
    patterns: Mapping[str, str] = field(default_factory=dict)
    #: The footnotes of the post, in JSON.
    footnotes: str = ""


def has_blocks(text: str) -> bool:
    """Whether a post was written in the editor of blocks; WordPress makes no paragraphs then."""
    return _SIGN in text


def block_html(text: str, site: SiteBlocks, report: Report = ignore) -> str:
    """*text* without the comments of blocks, and with HTML for blocks that are empty.

    One problem names those that nothing is known of.
    """
    expansion = _Expansion(site)
    made = expansion.of(text, 0)
    if expansion.unknown:
        names = ", ".join(list(expansion.unknown)[:5])
        report(Problem(ProblemKind.TEMPLATE, f"{_LEFT_OUT}: {names}", "", 1))
    return made


@dataclass
class _Expansion:
    site: SiteBlocks
    #: The names of blocks that show nothing, in their order.
    unknown: dict[str, None] = field(default_factory=dict)
    _used: int = 0
    _made: int = 0

    def of(self, text: str, depth: int) -> str:
        """The text with what its comments stand for."""
        return "".join(self._pieces(text, depth))

    def _pieces(self, text: str, depth: int) -> Iterator[str]:
        at = 0
        language = ""
        while (begin := text.find(_OPENING, at)) >= 0:
            end = text.find(_END, begin)
            if end < 0:
                break
            end += len(_END)
            block = _BLOCK.fullmatch(text, begin, end)
            yield _with_language(text[at:begin], language)
            language = ""
            if block is None:
                yield text[begin:end]
            elif not block["close"]:
                values, is_empty = _values(block["rest"])
                language = _said(values, "language")
                yield self._shown(block["name"], values, text, end, depth, is_empty=is_empty)
            at = end
        yield _with_language(text[at:], language)

    def _shown(  # noqa: PLR0913 - what a block is, and where it stands
        self,
        name: str,
        values: Mapping[str, Any],
        text: str,
        end: int,
        depth: int,
        *,
        is_empty: bool,
    ) -> str:
        if name in _COVER and (url := _said(values, "url")):
            return "" if _has_picture(text, end) else f'<img src="{escape(url)}" alt="">'
        if not is_empty:
            return ""
        if name == "block":
            return self._pattern(str(values.get("ref", "")), depth)
        if name == "footnotes":
            return _footnotes(self.site.footnotes)
        if name not in _SILENT:
            self.unknown[f"wp:{name}"] = None
        return ""

    def _pattern(self, number: str, depth: int) -> str:
        found = self.site.patterns.get(number)
        self._used += 1
        self._made += len(found or "")
        if found is None or depth >= _DEEPEST or self._used > _MOST or self._made > _LONGEST:
            self.unknown["wp:block"] = None
            return ""
        return self.of(found, depth + 1)


def _values(rest: str) -> tuple[Mapping[str, Any], bool]:
    """The attributes of a block, and whether it has no content."""
    rest = rest.strip()
    is_empty = rest.endswith("/")
    try:
        found = json.loads(rest.removesuffix("/").strip() or "{}")
    except (ValueError, RecursionError):
        found = {}
    return (found if isinstance(found, dict) else {}), is_empty


def _said(values: Mapping[str, Any], key: str) -> str:
    found = values.get(key)
    return found if isinstance(found, str) else ""


def _has_picture(text: str, at: int) -> bool:
    found = _PICTURE.search(text, at, at + 5000)
    return found is not None and not found[0].startswith("<!--")


def _with_language(text: str, language: str) -> str:
    """The HTML of a block of code, with the language in its class."""
    code = _CODE.search(text) if language and _LANGUAGE.fullmatch(language) else None
    if code is None or "language-" in code["classes"]:
        return text
    return f"{text[: code.end() - 1]} language-{language}{text[code.end() - 1 :]}"


def _footnotes(text: str) -> str:
    try:
        found = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return ""
    notes = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    items = (
        f'<li id="{escape(_said(note, "id"))}">{_said(note, "content")}'
        f' <a href="#{escape(_said(note, "id"))}-link">↩︎</a></li>'
        for note in notes
    )
    return f'<ol class="wp-block-footnotes">{"".join(items)}</ol>' if notes else ""
