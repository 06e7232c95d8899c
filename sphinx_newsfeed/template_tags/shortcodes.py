"""The shortcodes of WordPress, in an export as in the files that its posts were moved to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html import escape, unescape

from sphinx_newsfeed.generators.tags import Kind
from sphinx_newsfeed.generators.wordpress import (
    CAPTION_SHORTCODES,
    CODE_SHORTCODES,
    EMPTY_SHORTCODES,
    LIBRARY_SHORTCODES,
    MEDIA_SHORTCODES,
    NO_LANGUAGE,
)
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import Problem, ProblemKind, Report
from sphinx_newsfeed.template_tags.arguments import Arguments, read_arguments
from sphinx_newsfeed.template_tags.code import write_code
from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.formulas import formula_html
from sphinx_newsfeed.template_tags.handlers import Block
from sphinx_newsfeed.template_tags.lexicons import SINGLE
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.markup import attributes, html_on, link_to_page
from sphinx_newsfeed.template_tags.players import WEB_ADDRESS, has_player, player_of
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.shields import OPENINGS, Shields
from sphinx_newsfeed.template_tags.syntax import Tag

#: How many names a warning has.
_MOST_NAMES = 5
_UNKNOWN = "shortcodes that are not known are left out, and their content stays"
_LEFT_OUT = "shortcodes that stand for what cannot be known here are left out"
_LONGEST_CAPTION = 5000
#: The longest address between the ends of a shortcode, in characters.
_LONGEST_CONTENT = 2000
_ARGUMENTS = r"(?P<arguments>(?:[\s=:|]|&nbsp;)[^\[\]]{0,2000}?)?"
#: A shortcode; converters to Markdown put a backslash before its brackets. One of two brackets is
#: shown with one. Source: WordPress documentation, "Shortcode API".
_SHORTCODE = (
    r"(?P<shortcode>\\?\[(?P<twice>\[)?(?P<slash>/)?(?P<name>[A-Za-z][\w-]{0,60}+)"
    rf"{_ARGUMENTS}[ ]?/?\\?\](?P<after>\])?)"
)
#: A code of which ``<pre>`` says once more that it is one.
_IN_PRE = re.compile(rf"<pre\b[^<>]*>\s*+(?=\[(?P<name>[a-z]\w*){_ARGUMENTS}\])", re.IGNORECASE)
_END_OF_PRE = re.compile(r"\s*+</pre\s*>", re.IGNORECASE)
#: An address on a line, or in a paragraph, of its own: what it shows is shown.
#: Source: WordPress documentation, "Embeds".
_ALONE = (
    r"(?P<alone>^[ \t]*+(?:<p>)?[ \t]*+(?P<address>https?://[^\s<>\"']++)[ \t]*+(?:</p>)?[ \t]*+$)"
)
#: A formula. Source: WordPress.com, "LaTeX".
_FORMULA = r"(?P<formula>\$latex[\s{](?P<tex>[^$]{1,2000}+)\$)"
#: How the line ends above an address whose page is shown. Source: WordPress, "Embed block".
_EMBED_BLOCK = 'wp-block-embed__wrapper">\n'
_CLOSING = re.compile(r"\[/(?P<name>[A-Za-z][\w-]{0,60}+)\\?\]")
_NAMED = re.compile(r"[\w-]+\s*=\s*[\"'“”″&]")
_HTML_PICTURE = re.compile(
    r"\s*+(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?(?:\s*<br\s*/?>)?", re.IGNORECASE
)
_MARKDOWN_PICTURE = re.compile(r"\s*+\[?!\[")
#: What WordPress' paragraphs put between the lines of a code.
_PARAGRAPHS = (
    r"(?P<break><br\s*/?>(?=\n))|(?P<gap></p>(?=\s*+<p>))"
    r"|(?P<other></p>(?=\s*\Z)|(?<=\n)<p>)"
)
_IN_PARAGRAPHS = re.compile(rf"{_PARAGRAPHS}|(?P<sign>[&<>])")
_BESIDE_PARAGRAPHS = re.compile(_PARAGRAPHS)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|nbsp|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>\n")
_SIGNS = re.compile(r"(?P<sign>[&<>])")
#: ``[sourcecode:html]``, ``[code='html']``.
_SHORT = re.compile(r"[:=]\s*[\"']?([\w+#.-]+)[\"']?\s*")
_LANGUAGE = re.compile(r"[\w+#.-]+")
_AUDIO = re.compile(r"\.(?:mp3|ogg|oga|m4a|wav|flac|opus)\Z", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp)\Z", re.IGNORECASE)
_VIDEO = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the library of a site."""

    url: str
    #: HTML.
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """The files that galleries may name."""

    #: By their numbers.
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    #: The numbers of those that belong to the post.
    own: Sequence[str] = ()


#: What is known of the library of posts in files: nothing.
_NO_LIBRARY = Library()


def expand_shortcodes(
    body: str, context: TagContext, report: Report, library: Library = _NO_LIBRARY
) -> str:
    """*body*, which is no reStructuredText, with HTML in the place of shortcodes.

    Code stays with every character. Of what is not known the content stays, and one problem tells
    of all in a body. It has as many lines as before.
    """
    if not any(sign in body for sign in ("[", "://", "$latex")):
        return body
    return _Shortcodes(body, context, library).run(report)


@cache
def _pattern(body_format: BodyFormat) -> re.Pattern[str]:
    patterns = (_SHORTCODE, _ALONE, _FORMULA, *OPENINGS[body_format])
    return re.compile("|".join(patterns), re.MULTILINE | re.IGNORECASE)


@cache
def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\\?\[/{re.escape(name)}\s*\\?\]", re.IGNORECASE)


class _Shortcodes:
    """One pass over a body."""

    def __init__(self, body: str, context: TagContext, library: Library) -> None:
        self._text = body
        self._context = context
        self._library = library
        self._rewriter = Rewriter(body, context)
        self._ahead = Lookahead(body)
        self._shields = Shields(body, self._ahead)
        #: Names of which there is an end.
        self._ended = {match["name"].lower() for match in _CLOSING.finditer(body)}
        self._unknown: dict[str, int] = {}
        self._left_out: dict[str, int] = {}

    def run(self, report: Report) -> str:
        """Change the text, and report what is left out."""
        pattern = _pattern(self._context.body_format)
        at = 0
        while match := pattern.search(self._text, at):
            at = self._step(match)
        self._report(_UNKNOWN, self._unknown, report)
        self._report(_LEFT_OUT, self._left_out, report)
        return self._rewriter.finish()

    def _step(self, match: re.Match[str]) -> int:
        """Deal with what begins at a place; say where reading goes on."""
        self._rewriter.turn_to(match.start())
        if match["shortcode"]:
            return self._shortcode(match)
        if match["alone"]:
            self._alone(match)
            return match.end()
        if match["formula"]:
            tex = " ".join(unescape(match["tex"]).split())
            self._replace(match, formula_html(self._rewriter, tex))
            return match.end()
        return self._pre(match) or self._shields.end_of(match, match.lastgroup or "")

    def _alone(self, match: re.Match[str]) -> None:
        """The address of what a player shows; in a block for it, any address."""
        address = match["address"]
        if has_player(address):
            self._replace(match, _frame(player_of(address)))
        elif self._text.endswith(_EMBED_BLOCK, 0, match.start()):
            self._replace(match, link_to_page(self._rewriter, address))

    def _pre(self, match: re.Match[str]) -> int:
        """The end of a ``<pre>`` that holds nothing but a shortcode of code; 0 for any other."""
        inner = _IN_PRE.match(self._text, match.start())
        if inner is None or inner["name"].lower() not in CODE_SHORTCODES:
            return 0
        end = self._ahead.match(_end_of(inner["name"].lower()), inner.end())
        after = _END_OF_PRE.match(self._text, end.end()) if end else None
        opening = re.compile(_SHORTCODE).match(self._text, inner.end())
        if not (end and after and opening):
            return 0
        self._rewriter.replace(inner.start(), inner.end(), "")
        self._code(opening, end)
        self._rewriter.replace(after.start(), after.end(), "")
        return after.end()

    def _shortcode(self, match: re.Match[str]) -> int:
        name = match["name"].lower()
        if match["twice"] and match["after"]:
            return self._escaped(match, name)
        if match["twice"]:
            return match.start() + 1
        end = match.end() - (1 if match["after"] else 0)
        if match["slash"]:
            return self._close(match, name, end)
        if name in CODE_SHORTCODES or name in CAPTION_SHORTCODES:
            return self._around(match, name, end)
        if name in LIBRARY_SHORTCODES:
            self._gallery(match, name, end)
        elif name in MEDIA_SHORTCODES:
            return self._media(match, name, end)
        elif name in EMPTY_SHORTCODES:
            self._rewriter.replace(match.start(), end, "")
        elif self._is_shortcode(match, name):
            self._unknown.setdefault(name, match.start())
            self._rewriter.replace(match.start(), end, "")
        return end

    def _escaped(self, match: re.Match[str], name: str) -> int:
        """A shortcode that is shown: two brackets become one, which HTML can have as a sign.

        So it is none to whoever reads that HTML.
        """
        bracket = "&#91;" if self._context.body_format is BodyFormat.HTML else "["
        self._rewriter.replace(match.start(), match.end("twice"), bracket)
        self._rewriter.replace(match.end() - 1, match.end(), "")
        return match.end()

    def _is_shortcode(self, match: re.Match[str], name: str) -> bool:
        """Whether words in brackets are one: it has an end, or its arguments have names."""
        if self._text[match.start() - 1 : match.start()].isalnum() or self._is_link(match):
            return False
        arguments = match["arguments"] or ""
        return name in self._ended or bool(_NAMED.search(arguments)) or name.startswith("vc_")

    def _is_link(self, match: re.Match[str]) -> bool:
        is_markdown = self._context.body_format is BodyFormat.MARKDOWN
        return is_markdown and self._text[match.end() : match.end() + 1] in {"(", ":"}

    def _close(self, match: re.Match[str], name: str, end: int) -> int:
        """The end of what is not known, or of a medium; that of a caption was taken with it."""
        if name in self._unknown or name in MEDIA_SHORTCODES:
            self._rewriter.replace(match.start(), end, "")
        return end

    def _around(self, match: re.Match[str], name: str, end: int) -> int:
        closing = self._ahead.match(_end_of(name), end)
        if closing is None:
            return end
        if name in CODE_SHORTCODES:
            self._code(match, closing)
            return closing.end()
        if closing.start() - end > _LONGEST_CAPTION:
            return end
        self._caption(match, closing)
        return end

    def _code(self, opening: re.Match[str], closing: re.Match[str]) -> None:
        name = opening["name"].lower()
        given = _arguments(opening)
        short = _SHORT.fullmatch(opening["arguments"] or "")
        said = short[1] if short else given.get("lang", "language")
        language = said or ("" if name in NO_LANGUAGE else name)
        language = language if _LANGUAGE.fullmatch(language) else ""
        start, end = opening.end(), closing.start()
        content = self._text[start:end]
        starts = self._text.endswith("<p>", 0, opening.start())
        has_paragraphs = starts or bool(_BREAK.match(content))
        bare = _BESIDE_PARAGRAPHS.sub("", content) if has_paragraphs else content
        is_encoded = "<" not in bare and ">" not in bare and bool(_ENTITY.search(bare))
        if self._rewriter.format is BodyFormat.MARKDOWN and bare == content and not is_encoded:
            write_code(Block(_tag(opening), _tag(closing)), self._rewriter, language)
            return
        classes = attributes(class_=f"language-{language}" if language else "")
        self._rewriter.replace(opening.start(), start, f"<pre><code{classes}>")
        pattern = _IN_PARAGRAPHS if has_paragraphs else _SIGNS
        # At once: a code may be nothing but signs.
        code = pattern.sub(lambda each: _code_sign(each, is_encoded=is_encoded), content)
        self._rewriter.replace(start, end, code)
        self._rewriter.replace(end, closing.end(), "</code></pre>")

    def _caption(self, opening: re.Match[str], closing: re.Match[str]) -> None:
        """A picture and the words behind it, or those of an argument."""
        said = unescape(_arguments(opening).get("caption")).strip()
        start, end = opening.end(), closing.start()
        picture = _HTML_PICTURE.match(self._text, start, end)
        words = bool(picture and self._text[picture.end() : end].strip())
        is_markdown = self._context.body_format is BodyFormat.MARKDOWN
        if picture is None or (is_markdown and _MARKDOWN_PICTURE.match(self._text, start)):
            self._rewriter.replace(opening.start(), start, "")
            self._rewriter.replace(end, closing.end(), f" {said}" if said else "")
            return
        self._rewriter.replace(opening.start(), start, "<figure>")
        if words:
            # The words begin behind white space.
            at = picture.end()
            blanks = len(self._text[at:end]) - len(self._text[at:end].lstrip())
            self._rewriter.replace(at, at + blanks, "<figcaption>")
            self._rewriter.replace(end, closing.end(), "</figcaption></figure>")
        else:
            caption = f"<figcaption>{said}</figcaption>" if said else ""
            self._rewriter.replace(end, closing.end(), f"{caption}</figure>")

    def _media(self, match: re.Match[str], name: str, end: int) -> int:
        """What an address or an id stands for, which is an argument or stands before an end."""
        given = (match["arguments"] or "").strip().lstrip("=:").strip()
        closing = self._ahead.match(_end_of(name), end) if name in self._ended else None
        closing = closing if closing and closing.start() - end <= _LONGEST_CONTENT else None
        content = self._text[end : closing.start()] if closing else ""
        has_content = closing is not None and "[" not in content and "\n\n" not in content
        if has_content and content.strip():
            inner = unescape(re.sub(r"<[^<>]*>", "", content)).strip()
            given = f'"{inner}"' if inner else given
        if closing and has_content:
            end = closing.end()
        tag = replace(_tag(match, end), name=name, arguments=_plain(given))
        text = self._shown(tag)
        if text is None:
            self._left_out.setdefault(name, match.start())
        self._rewriter.replace(match.start(), end, text or "")
        return end

    def _shown(self, tag: Tag) -> str | None:
        """The player, or for other addresses a link or picture."""
        url = read_arguments(tag.arguments).get("src", "url", at=0)
        is_file = _AUDIO.search(url) or _VIDEO.search(url)
        if tag.name != "embed" or is_file or has_player(url):
            return SINGLE[MEDIA_SHORTCODES[tag.name]](tag, self._rewriter)
        if not WEB_ADDRESS.fullmatch(url):
            return None
        if _PICTURE.search(url):
            return html_on(self._rewriter, tag, f'<img{attributes(src=url)} alt="">')
        return link_to_page(self._rewriter, url)

    def _gallery(self, match: re.Match[str], name: str, end: int) -> None:
        given = _arguments(match)
        named = given.get("ids", "include")
        numbers = re.findall(r"\d+", named) if named else list(self._library.own)
        excluded = set(re.findall(r"\d+", given.get("exclude")))
        found = [self._library.attachments.get(each) for each in numbers if each not in excluded]
        shown = "".join(_shown(each) for each in found if each)
        if None in found or not shown:
            self._left_out.setdefault(name, match.start())
        html = html_on(self._rewriter, _tag(match, end), f"<div>{shown}</div>") if shown else ""
        self._rewriter.replace(match.start(), end, html or "")

    def _replace(self, match: re.Match[str], html: str) -> None:
        self._rewriter.replace(match.start(), match.end(), html)

    def _report(self, fault: str, names: Mapping[str, int], report: Report) -> None:
        if not names:
            return
        first = sorted(names, key=lambda name: names[name])
        line = self._context.line + self._text.count("\n", 0, names[first[0]])
        shown = ", ".join(f"[{name}]" for name in first[:_MOST_NAMES])
        report(Problem(ProblemKind.TEMPLATE, f"{fault}: {shown}", self._context.path, line))


def _tag(match: re.Match[str], end: int = -1) -> Tag:
    return Tag(match.start(), end if end >= 0 else match.end(), match[0], Kind.STATEMENT, "", "")


def _plain(arguments: str) -> str:
    """Arguments as they were written: editors make quotation marks of quotes."""
    is_quoted = '"' in arguments
    for sign in () if is_quoted else ("&quot;", "&#8220;", "&#8221;", "&#8243;", "“", "”", "″"):
        arguments = arguments.replace(sign, '"')
    return arguments.replace("&amp;", "&").replace("&nbsp;", " ")


def _arguments(match: re.Match[str]) -> Arguments:
    return read_arguments(_plain(match["arguments"] or ""))


def _code_sign(match: re.Match[str], *, is_encoded: bool) -> str:
    """What a sign of a code, or what stands between its paragraphs, is in HTML."""
    if match.lastgroup == "sign":
        return match[0] if is_encoded else escape(match[0])
    # A blank line of the code parted two paragraphs, on lines below each other.
    return "&#10;" if match.lastgroup == "gap" else ""


def _frame(url: str) -> str:
    return f"<iframe{attributes(src=url)}></iframe>"


def _shown(each: Attachment) -> str:
    said = attributes(src=each.url)
    if _AUDIO.search(each.url) or _VIDEO.search(each.url):
        element = "audio" if _AUDIO.search(each.url) else "video"
        shown = f"<{element}{said} controls></{element}>"
    else:
        shown = f'<img{said} alt="{escape(each.alt)}">'
    caption = f"<figcaption>{each.caption}</figcaption>" if each.caption else ""
    return f"<figure>{shown}{caption}</figure>"
