"""Blocks of code, and what highlighters make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from docutils import nodes
from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped,unused-ignore]
from pygments.util import ClassNotFound  # type: ignore[import-untyped,unused-ignore]

from sphinx_newsfeed.html_to_docutils.elements.links import link_attributes
from sphinx_newsfeed.html_to_docutils.elements.mathematics import is_formula, put_formula
from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import BLOCKS, Element, names

# How highlighters name the language in a class: the HTML standard (section 4.5.15), Prism,
# highlight.js, Pygments, Rouge, GitHub, pandoc, SyntaxHighlighter, org-mode.
_LANGUAGE_CLASS = re.compile(
    r"(?:(?:language|lang|highlight-source|highlight|brush:?)-?:?|src-)([^\s:-]\S*)", re.IGNORECASE
)

# What a name of a language may be that Pygments does not know.
_LANGUAGE = re.compile(r"[a-z][a-z0-9+#._-]{0,30}", re.IGNORECASE)

# Classes beside which a bare name of a language stands, and names beside them that are none.
_WITH_LANGUAGE = names(
    """
    codehilite doctest highlight hljs literal-block prettyprint sourcecode src syntaxhighlighter
    """
)
_NO_LANGUAGE = _WITH_LANGUAGE | names(
    """
    code highlighter-rouge line-numbers copyable numberlines linenums notranslate default
    table text none plain plaintext
    """
)

#: Classes of what shows the numbers of lines beside code: Pygments, Rouge, Chroma, GitHub,
#: org-mode.
GUTTER = names(
    """
    blob-num gutter hljs-ln-numbers line-number linenodiv lineno linenos linenr ln lnt rouge-gutter
    """
)

# Characters that no text has here, around a link in code.
_BEGIN, _END = "\ufffe", "\uffff"
_MARKS = re.compile("[\ufffe\uffff]")

#: Classes of cells that hold code: GitHub, highlight.js, SyntaxHighlighter.
_CODE_CELLS = names("blob-code hljs-ln-code code")

#: Classes of what web sites put into code for their readers to press.
TOOLS = names(
    """
    btn-clipboard code-block-extension-header code-snippet__line-index copy-btn copy-code-btn
    hljs-button line-numbers-rows pre-numbering
    """
)


@lru_cache(maxsize=256)
def known_language(name: str) -> str:
    """Return the name if Pygments has a lexer for it, else an empty text.

    Sphinx warns of a language that Pygments does not know.
    """
    try:
        get_lexer_by_name(name.lower())
    except (ClassNotFound, ValueError):
        return ""
    return name.lower()


def language_of(element: Element) -> str:
    """Return the language that an element's attributes tell, empty when they tell none.

    What a class calls a language is one, even if Pygments does not know it: the caller may.
    """
    if not element.attributes:
        return ""
    for attribute in (
        "data-lang",
        "data-language",
        "lang" if element.name == "pre" else "data-lang",
    ):
        if language := known_language(element.get(attribute)):
            return language
    names = element.get("class").replace("brush: ", "brush:").replace(";", " ").split()
    told = ""
    for name in names:
        match = _LANGUAGE_CLASS.fullmatch(name)
        if match and match[1].lower() not in _NO_LANGUAGE:
            if language := known_language(match[1]):
                return language
            if match[0].startswith("language-") and _LANGUAGE.fullmatch(match[1]):
                told = told or match[1].lower()
    if told:
        return told
    if _WITH_LANGUAGE.intersection(name.lower() for name in names):
        for name in names:
            if name.lower() not in _NO_LANGUAGE and (language := known_language(name)):
                return language
    return ""


def code_block(element: Element, state: State) -> None:
    """Put preformatted text; pictures in it follow it."""
    state.end_paragraph()
    language = language_of(element)
    for child in element.elements() if not language else ():
        if child.name == "code" and (language := language_of(child)):
            break
    text = _marked_text(element).removeprefix("\n").rstrip("\n")
    pictures = [child for child in element.descendants() if child.name == "img"]
    if _MARKS.sub("", text).strip() or (element.name == "pre" and not pictures):
        # Code that is empty is a box that readers see.
        language = language or state.context.language
        if language == "math" and is_formula(text, state):
            put_formula(text, display=True, state=state)
        else:
            language = "tex" if language == "math" else language
            links = [] if language else _links(element, state)
            put_code(text, language, state, links)
    for picture in pictures:
        state.convert_element(picture)
        state.end_paragraph()


def _links(element: Element, state: State) -> list[dict[str, Any]]:
    """Return what the links in preformatted text lead to, nothing for those not allowed."""
    return [
        link_attributes(link.attributes.get("href"), state)
        for link in element.descendants()
        if link.name == "a"
    ]


def put_code(text: str, language: str, state: State, links: Sequence[dict[str, Any]] = ()) -> None:
    """Put a literal block; ``links`` are those that are marked in its text.

    Without a language it says so, or Sphinx would colour it as Python; with one, ``force`` keeps
    Sphinx from warning of code that the lexer cannot read.
    """
    plain = _MARKS.sub("", text)
    block = nodes.literal_block(plain, "", language=language or "none", force=True)
    block.source, block.line = state.settings.source, state.line
    if any(links):
        # Sphinx colours a block, and so loses what is in it, unless it was written otherwise.
        block.rawsource = "code with links"
        block += _with_links(text, links, state)
    else:
        block += nodes.Text(plain)
    state.add(block)


def _with_links(text: str, links: Sequence[dict[str, Any]], state: State) -> list[nodes.Node]:
    children: list[nodes.Node] = []
    # Behind each first mark a link begins, behind each second one it ends.
    for number, part in enumerate(text.split(_BEGIN)):
        words, _, after = part.partition(_END) if number else ("", "", part)
        attributes = links[number - 1] if number else {}
        if words and attributes:
            children.append(state.new(nodes.reference, nodes.Text(words), **attributes))
        else:
            after = words + after
        if after:
            children.append(nodes.Text(_MARKS.sub("", after)))
    return children


def code_text(element: Element) -> str:
    """Return the text of preformatted code: breaks are line ends, line numbers are left out."""
    return _MARKS.sub("", _marked_text(element))


def _marked_text(element: Element) -> str:
    """Return the text of code with marks around each link."""
    parts: list[str] = []
    _gather(element, parts)
    return "".join(parts)


def _gather(element: Element, parts: list[str]) -> None:
    before: Element | str | None = None
    for child in element.children:
        if isinstance(before, Element) and _is_line(before, element) and _is_line(child, element):
            # One beside the other; most have the end of a line between them.
            parts.append("" if before.text().endswith("\n") else "\n")
        before = child
        if isinstance(child, str):
            parts.append(child)
        elif child.name == "br":
            parts.append("\n")
        elif child.name == "a":
            parts.append(_BEGIN)
            _gather(child, parts)
            parts.append(_END)
        elif not _is_beside_code(child):
            block = child.name in BLOCKS and child.name != "td"
            if block:
                _end_line(parts)
            _gather(child, parts)
            if block:
                _end_line(parts)


def _is_line(child: Element | str, parent: Element) -> bool:
    """Tell whether an element in preformatted text is a line: by name, class or style."""
    if isinstance(child, str) or child.name in BLOCKS:
        return False
    if (child.name == "code" and parent.name == "pre") or "line" in child.classes:
        return True
    style = child.attributes.get("style", "")
    return "display" in style and declarations(style).get("display") in ("block", "grid", "flex")


def _is_beside_code(element: Element) -> bool:
    classes = element.classes
    return (
        element.name in ("script", "style", "button")
        or not GUTTER.isdisjoint(classes)
        or not TOOLS.isdisjoint(classes)
    )


def without_toolbar(element: Element) -> list[Element | str]:
    """Return the children of a block without the tools that Prism puts behind code."""
    if "code-toolbar" not in element.classes:
        return element.children
    return [c for c in element.children if isinstance(c, str) or "toolbar" not in c.classes]


def _end_line(parts: list[str]) -> None:
    if any(parts) and not next(part for part in reversed(parts) if part).endswith("\n"):
        parts.append("\n")


def is_numbered_listing(table: Element) -> bool:
    """Tell whether a table is code with the numbers of its lines beside it."""
    elements = list(table.descendants())
    return any(
        element.name == "td" and GUTTER & set(element.classes) for element in elements
    ) and any(element.name == "pre" or _CODE_CELLS & set(element.classes) for element in elements)


def numbered_listing(table: Element, state: State) -> None:
    """Put the code of a table that shows line numbers beside it."""
    language = language_of(table) or state.context.language
    # SyntaxHighlighter writes blanks as such that do not break.
    text = code_text(table).strip("\n").replace("\xa0", " ")
    if text.strip():
        put_code(text, language, state)


HANDLERS: dict[str, Handler] = dict.fromkeys(("pre", "listing", "xmp", "plaintext"), code_block)
