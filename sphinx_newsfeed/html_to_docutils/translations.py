"""Translated messages, read as :mod:`sphinx_newsfeed.html_to_docutils.messages` writes them.

The Markdown becomes HTML, and that is converted as the text was: a translation may do what the text
may, and no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.myst_role import myst_role_plugin

from sphinx_newsfeed.html_to_docutils.conversion import html_to_nodes
from sphinx_newsfeed.html_to_docutils.editors.formulas import LEFT_ALONE_CLASS
from sphinx_newsfeed.html_to_docutils.elements.registry import HANDLERS
from sphinx_newsfeed.html_to_docutils.messages import MATH, NODE, Kept
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element

#: The pseudo element for a node that only its number stands for.
_NODE_ELEMENT = f"{NODE}-node"
#: The attribute of a link that leads to a place of the text. Its ids are made already.
_PLACE = f"{NODE}-place"


def read_message(
    text: str, kept: Kept, handlers: Mapping[str, Handler] | None = None, **arguments: Any
) -> list[nodes.Node]:
    """The inline nodes of a translated message.

    *kept* has what the message names. *handlers* and *arguments* are those of
    :func:`html_to_nodes` for the text that is translated.
    """
    known = {**HANDLERS, **(handlers or {})}
    own: dict[str, Handler] = {
        "a": _link_or_place(kept, known["a"]),
        "img": _picture(kept, known["img"]),
        _NODE_ELEMENT: _kept_node(kept),
    }
    # Formulas are roles in a message; signs of TeX there are signs that were none.
    html = f'<span class="{LEFT_ALONE_CLASS}">{_markdown().renderInline(text)}</span>'
    blocks = html_to_nodes(html, handlers={**(handlers or {}), **own}, **arguments)
    return [node for block in blocks for node in _inline(block)]


def _inline(block: nodes.Node) -> list[nodes.Node]:
    """What a block has to give to a line of text."""
    match block:
        case nodes.paragraph():
            return list(block.children)
        case nodes.line_block():
            lines = [[nodes.Text(" "), *line.children] for line in block.children]
            return [node for line in lines for node in line][1:]
        case nodes.Inline() | nodes.target():
            return [block]
    return [nodes.Text(f" {block.astext()} ")] if isinstance(block, nodes.Element) else [block]


def _link_or_place(kept: Kept, link: Handler) -> Handler:
    def put(element: Element, state: State) -> None:
        """Put what leads to a place or note of the text, or such a place; else a link."""
        place, own = element.get(_PLACE), element.get("id")
        if kept.notes.get(place):
            state.put(kept.notes[place][0].deepcopy())
        elif place in kept.places:
            title = {"reftitle": words} if (words := element.get("title")) else {}
            with state.marked(nodes.reference, refid=place, **title):
                state.convert(element.children)
        elif own in kept.places and not element.get("href"):
            state.put(state.new(nodes.target, ids=[own]))
        else:
            link(element, state)

    return put


def _picture(kept: Kept, picture: Handler) -> Handler:
    def put(element: Element, state: State) -> None:
        """Put a picture of the text as it stands there, with the words of the translation."""
        originals = kept.pictures.get(element.get("src"))
        if not originals:
            picture(element, state)
            return
        words = " ".join(element.get("alt").split())
        same = next((each for each in originals if each.get("alt") == words), originals[0])
        image = same.deepcopy()
        image["alt"] = words
        state.put(image)

    return put


def _kept_node(kept: Kept) -> Handler:
    def put(element: Element, state: State) -> None:
        """Put a node of the text that nothing else can say."""
        number = element.get("number")
        if number.isdecimal() and 0 < int(number) <= len(kept.others):
            state.put(kept.others[int(number) - 1].deepcopy())
        else:
            state.text(number)

    return put


class _Markdown(MarkdownIt):
    """Addresses are judged where all of the text's are, and stay as they are."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is the library's
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@cache
def _markdown() -> MarkdownIt:
    """What reads messages: their Markdown is one line, whatever it begins with."""
    markdown = _Markdown("commonmark").use(myst_role_plugin)
    markdown.add_render_rule("myst_role", _render_role)
    markdown.add_render_rule("link_open", _render_link)
    return markdown


def _render_link(
    self: RendererHTML, tokens: list[Token], place: int, options: OptionsDict, env: EnvType
) -> str:
    attributes = tokens[place].attrs
    href = str(attributes.get("href", ""))
    if href.startswith("#"):
        del attributes["href"]
        attributes[_PLACE] = href.removeprefix("#")
    return self.renderToken(tokens, place, options, env)


def _render_role(
    self: RendererHTML, tokens: list[Token], place: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[place]
    content, name = escape(token.content.strip()), token.meta["name"]
    if name == MATH:
        return f'<span class="math inline">{content}</span>'
    if name == NODE:
        return f'<{_NODE_ELEMENT} number="{content}"></{_NODE_ELEMENT}>'
    return f"<code>{content}</code>"
