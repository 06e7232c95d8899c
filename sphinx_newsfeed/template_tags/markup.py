"""How links, pictures and pieces of HTML are written in each markup."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

from markdown_it import MarkdownIt

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

#: HTML that ends where its line ends, and ends a paragraph before it.
#: Source: CommonMark, "HTML blocks", start condition 2.
LINE_OF_HTML = "<!-- -->"
#: HTML of no width, with which a line begins that is no block of HTML: Markdown follows on it.
#: Source: the same, start conditions 6 and 7.
BEGIN_OF_WORDS = "<span></span>"
_MARKDOWN_TEXT = re.compile(r"[\[\]\\<*_`]")
_RST_TEXT = re.compile(r"[`\\<*_|]")
#: What ends or opens a Markdown address.
_ADDRESS_SIGNS = re.compile(r"[\s<>()\\\"]")

#: Renders the Markdown of captions, whose HTML is looked at as that of the body.
_CAPTIONS = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
#: What of them is no element within a line, and no address.
_NO_ELEMENT = re.compile(
    r"(?<!\\)<(?!/?(?:a|abbr|b|br|cite|code|del|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)[\s/>]"
    r"|[A-Za-z][A-Za-z0-9+.-]+:)"
)
_MARKUP = re.compile(r"[*_`\[\]<!~&\\]")
#: How many signs of markup a caption may have; the renderer takes a time that grows with the
#: square of their number.
_MOST_SIGNS = 100


def attributes(**values: str) -> str:
    """The attributes of an HTML element that have a value, each with a blank before it."""
    pairs = ((name.rstrip("_"), value) for name, value in values.items())
    return "".join(f' {name}="{escape(one_line(value))}"' for name, value in pairs if value)


def one_line(text: str) -> str:
    """*text* with single blanks for its white space."""
    return " ".join(text.split())


def caption_html(text: str) -> str:
    """A caption in Markdown as HTML without blocks; one that is all signs stays as it is."""
    text = one_line(text)
    if len(_MARKUP.findall(text)) > _MOST_SIGNS:
        return escape(text, quote=False)
    return one_line(str(_CAPTIONS.renderInline(_NO_ELEMENT.sub(r"\<", text))))


def with_caption(html: str, caption: str) -> str:
    """HTML in a figure with a caption, which is Markdown; as it is where there is none."""
    if not caption.strip():
        return html
    return f"<figure>{html}<figcaption>{caption_html(caption)}</figcaption></figure>"


def box_opening(kind: str, title: str) -> str:
    """A line of HTML that opens a box, below which Markdown is read; one of HTML closes it."""
    heading = f'<p class="admonition-title">{escape(one_line(title))}</p>' if title else ""
    return f'{LINE_OF_HTML}<div class="admonition {kind}">{heading}'


#: The line that closes it.
BOX_CLOSING = f"{LINE_OF_HTML}</div>"


def plain(rewriter: Rewriter, text: str) -> str:
    """*text* as words, none of which is markup."""
    text = one_line(text)
    match rewriter.format:
        case BodyFormat.HTML:
            return escape(text, quote=False)
        case BodyFormat.MARKDOWN:
            return _MARKDOWN_TEXT.sub(r"\\\g<0>", text)
        case BodyFormat.RST:
            return _RST_TEXT.sub(r"\\\g<0>", text)


def strong(rewriter: Rewriter, text: str) -> str:
    """*text* in bold; nothing for nothing."""
    if not text.strip():
        return ""
    words = plain(rewriter, text)
    return f"<strong>{words}</strong>" if rewriter.format is BodyFormat.HTML else f"**{words}**"


def address(url: str) -> str:
    """An address in which no sign ends it in any markup."""
    return _ADDRESS_SIGNS.sub(lambda match: quote(match[0], safe=""), url.strip())


def link(rewriter: Rewriter, url: str, text: str = "") -> str:
    """A link, whose text may be empty."""
    match rewriter.format:
        case BodyFormat.HTML:
            # An empty element would be lost; a text that is its address stands for the title.
            return f"<a{attributes(href=url)}>{plain(rewriter, text or url)}</a>"
        case BodyFormat.MARKDOWN:
            return f"[{plain(rewriter, text)}]({address(url)})"
        case BodyFormat.RST:
            return f"`{plain(rewriter, text or url)} <{address(url)}>`__"


def picture(rewriter: Rewriter, url: str) -> str:
    """A picture of which nothing is said; nothing in reStructuredText, which has none in lines."""
    match rewriter.format:
        case BodyFormat.HTML:
            return f'<img{attributes(src=url)} alt="">'
        case BodyFormat.MARKDOWN:
            return f"![]({address(url)})"
        case BodyFormat.RST:
            return ""


def link_to_page(rewriter: Rewriter, url: str) -> str:
    """A link whose text is its address."""
    if rewriter.format is BodyFormat.MARKDOWN:
        return f"<{address(url)}>"
    return address(url) if rewriter.format is BodyFormat.RST else link(rewriter, url, url)


def html_on(rewriter: Rewriter, tag: Tag, html: str) -> str | None:
    """*html* in the place of a tag; ``None`` in reStructuredText, which has no HTML within lines.

    In Markdown, HTML at the begin of a line takes the lines below with it until one is blank.
    """
    if rewriter.format is BodyFormat.RST:
        return None
    if rewriter.format is not BodyFormat.MARKDOWN or rewriter.indent_before(tag.start) is None:
        return html
    if not rewriter.is_last_on_line(tag.end):
        return html if html.startswith("<img") else BEGIN_OF_WORDS + html
    return html if rewriter.blank_below(tag.end) else LINE_OF_HTML + html
