"""HTML of a text of Ghost's editor, of which an export has no HTML.

Source: Ghost documentation, "Content API", ``lexical``; Lexical documentation, "Serialization".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from markdown_it import MarkdownIt

from sphinx_newsfeed.command_line.exports.markup import figure, text_of

_Node = Mapping[str, Any]

#: How deep nodes may lie in each other; what lies deeper is left out.
_DEEPEST = 60
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
#: The elements of a text's format, by its bits.
_FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"))


def lexical_html(text: str) -> str:
    """The HTML of a text in Lexical's JSON; empty for what is none."""
    try:
        found = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return ""
    root = found.get("root") if isinstance(found, dict) else None
    return _children(root, 0, "\n") if isinstance(root, dict) else ""


def _children(node: _Node, depth: int, between: str = "") -> str:
    children = node.get("children")
    found = children if isinstance(children, list) and depth < _DEEPEST else []
    return between.join(_html(each, depth + 1) for each in found if isinstance(each, dict))


def _html(node: _Node, depth: int) -> str:
    kind = text_of(node, "type").removeprefix("extended-")
    inner = _children(node, depth)
    if kind in _CARDS:
        return _CARDS[kind](node)
    if kind == "text":
        return _text(node)
    if kind == "linebreak":
        return "<br>"
    if kind == "link":
        return f'<a href="{escape(text_of(node, "url"))}">{inner}</a>'
    if kind == "list":
        name = "ol" if node.get("listType") == "number" else "ul"
        return f"<{name}>{inner}</{name}>"
    name = _ELEMENTS.get(kind, "")
    if kind == "heading":
        tag = text_of(node, "tag")
        name = tag if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else "h2"
    return f"<{name}>{inner}</{name}>" if name else inner


def _text(node: _Node) -> str:
    # Blanks at its ends part it from its neighbours.
    found, bits = node.get("text"), node.get("format")
    text = escape(found) if isinstance(found, str) else ""
    for bit, name in _FORMATS:
        if isinstance(bits, int) and bits & bit:
            text = f"<{name}>{text}</{name}>"
    return text


def _image(node: _Node) -> str:
    return figure(text_of(node, "src"), text_of(node, "alt"), text_of(node, "caption"))


def _gallery(node: _Node) -> str:
    images = node.get("images")
    found = [each for each in images if isinstance(each, dict)] if isinstance(images, list) else []
    caption = text_of(node, "caption")
    return "".join(map(_image, found)) + (f"<p>{caption}</p>" if caption else "")


def _code(node: _Node) -> str:
    language, caption = text_of(node, "language"), text_of(node, "caption")
    found = node.get("code")
    code = escape(found) if isinstance(found, str) else ""
    classes = f' class="language-{escape(language)}"' if language else ""
    block = f"<pre><code{classes}>{code}</code></pre>"
    return f"<figure>{block}<figcaption>{caption}</figcaption></figure>" if caption else block


def _bookmark(node: _Node) -> str:
    data = node.get("metadata")
    title = text_of(data, "title") if isinstance(data, dict) else ""
    caption = text_of(node, "caption")
    return _link(text_of(node, "url"), title) + (f"<p>{caption}</p>" if caption else "")


def _embed(node: _Node) -> str:
    html, caption = text_of(node, "html"), text_of(node, "caption")
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    shown = html or _link(text_of(node, "url"))
    return f"<figure>{shown}{below}</figure>"


def _toggle(node: _Node) -> str:
    heading, content = text_of(node, "heading"), text_of(node, "content")
    return f"<details><summary>{heading}</summary>{content}</details>"


def _link(url: str, said: str = "") -> str:
    return f'<p><a href="{escape(url)}">{escape(said or url)}</a></p>' if url else ""


#: Elements that hold nothing but what is in them.
_ELEMENTS = {"paragraph": "p", "listitem": "li", "quote": "blockquote", "aside": "blockquote"}
#: Pieces that have their content in fields.
_CARDS: Mapping[str, Callable[[_Node], str]] = {
    "image": _image,
    "gallery": _gallery,
    "codeblock": _code,
    "html": lambda node: text_of(node, "html"),
    "markdown": lambda node: _MARKDOWN.render(text_of(node, "markdown")),
    "horizontalrule": lambda node: "<hr>",
    "bookmark": _bookmark,
    "embed": _embed,
    "toggle": _toggle,
    "callout": lambda node: f"<blockquote>{text_of(node, 'calloutText')}</blockquote>",
    "button": lambda node: _link(text_of(node, "buttonUrl"), text_of(node, "buttonText")),
    "video": lambda node: _link(text_of(node, "src"), text_of(node, "fileName")),
    "audio": lambda node: _link(text_of(node, "src"), text_of(node, "title")),
    "file": lambda node: _link(text_of(node, "src"), text_of(node, "fileTitle")),
}
