"""HTML that holds wherever it is shown: absolute addresses, and nothing that needs our style sheet.

What a builder writes for its own pages becomes what a reader of feeds shows: no script, no style,
no class, and plain text where pages have a program that draws.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import urljoin

from bs4.dammit import EntitySubstitution

from sphinx_newsfeed.feeds.fragments import Element, read_fragment

#: Attributes that hold one address.
#: Source: HTML Standard, "Index", "Attributes", those whose value is a URL.
_ADDRESSES = frozenset({"href", "src", "poster", "data", "cite", "xlink:href"})
_LISTS_OF_ADDRESSES = frozenset({"srcset", "imagesrcset"})
#: What says something wherever it stands.
_KEPT = frozenset(
    {
        *("alt", "title", "width", "height", "sizes", "lang", "xml:lang", "dir", "abbr"),
        *("colspan", "rowspan", "scope", "headers", "span", "start", "reversed", "value", "type"),
        *("controls", "loop", "muted", "media", "kind", "label", "srclang", "default", "hreflang"),
        *("datetime", "open", "allow", "allowfullscreen", "sandbox", "referrerpolicy", "rel"),
    }
)
#: What has no place in a reader's window.
_LEFT_OUT = frozenset(
    {
        *("script", "style", "link", "meta", "base", "form", "template", "noscript"),
        *("button", "select", "textarea", "object", "embed", "applet"),
    }
)
#: Classes of the numbers of lines and formulas.
_NUMBERS = frozenset({"linenos", "eqno"})
#: Drawings and formulas, whose attributes are those of another language.
_FOREIGN = frozenset({"svg", "math"})
#: What shows a formula by itself.
_DRAWN = _FOREIGN | {"img"}
#: An address in ``srcset`` with what describes it.
_CANDIDATE = re.compile(r"\s*([^\s,](?:\S*[^\s,])?)(\s+[^,]+)?\s*(?:,|$)")
#: What browsers run, or take for a page.
_HARMFUL = re.compile(r"(?:javascript|vbscript|data:(?!image/))", re.IGNORECASE)
#: How docutils' writers hide an address of mail from programs that gather some.
_CLOAKED = re.compile(r"mailto:[^@%?]*%40[^@%?]*(?:\?[^@]*)?")
_TAG = re.compile(r"<[^>]*>")
#: Marks between which MathJax finds a formula. Source: Sphinx, ``sphinx.ext.mathjax``.
_TEX_MARKS = re.compile(r"\A\s*(?:\\\(|\\\[|\$\$?)|(?:\\\)|\\\]|\$\$?)\s*\Z")


#: What Pygments' code stands in, besides its boxes: the table of code with numbers of lines.
_AROUND_CODE = frozenset({"div", "table", "tbody", "tr", "td"})
#: What says nothing without attributes.
_PLAIN = frozenset({"span", "section"})


class _Place(NamedTuple):
    """Where the children of an element stand."""

    parent: str = ""
    is_foreign: bool = False


class _Shown(NamedTuple):
    """What becomes of an element."""

    opening: str
    children: Iterable[Element | str]
    closing: str
    #: The place of the children.
    place: _Place


def absolute_html(html: str, page: str) -> str:
    """*html* with every address made absolute, as seen from the page at that address."""
    return "".join(_written(read_fragment(html).children, page)).strip()


class PartsOfPage(NamedTuple):
    """The classes by which the parts of an article's page are known."""

    article: str
    #: What stands above the text, with the leading picture in it.
    header: str
    picture: str
    #: What stands below the text.
    below: frozenset[str]


def absolute_text(body: str, page: str, parts: PartsOfPage) -> str | None:
    """The text of an article, out of the *body* of its page, as :func:`absolute_html` makes it.

    The leading picture stands before the text. ``None`` where the page has no element for the
    article, or no header: some themes write what is in a section alone.
    """
    elements = read_fragment(body).elements()
    article = next((each for each in elements if parts.article in each.classes), None)
    if article is None:
        return None
    inner = (node for node in article.children if isinstance(node, Element))
    header = next((each for each in inner if parts.header in each.classes), None)
    if header is None:
        return None
    pictures = [each for each in header.elements() if parts.picture in each.classes]
    text = article.children[article.children.index(header) + 1 :]
    return "".join(_written([*pictures, *text], page, parts.below)).strip()


def says_only(html: str, text: str) -> bool:
    """Whether what :func:`absolute_html` returned says *text* alone; blanks do not count."""
    words = unescape(_TAG.sub("", html))
    return "".join(words.split()) == "".join(text.split())


def _written(
    pieces: Iterable[Element | str], page: str, left_out: Set[str] = frozenset()
) -> Iterator[str]:
    """The pieces of the text, in one pass, without elements of the classes that are *left_out*."""
    waiting = [(iter(pieces), "", _Place())]
    while waiting:
        children, closing, place = waiting[-1]
        node = next(children, None)
        if node is None:
            waiting.pop()
            yield closing
        elif isinstance(node, str):
            yield escape(node, quote=False)
        elif not _is_left_out(node) and left_out.isdisjoint(node.classes):
            shown = _shown(node, place, page)
            yield shown.opening
            waiting.append((iter(shown.children), shown.closing, shown.place))


def _is_left_out(element: Element) -> bool:
    if element.name == "input":
        return element.attributes.get("type") != "checkbox"
    classes = element.classes
    is_permalink = element.name == "a" and "headerlink" in classes
    return element.name in _LEFT_OUT or is_permalink or not _NUMBERS.isdisjoint(classes)


def _shown(element: Element, place: _Place, page: str) -> _Shown:
    if element.name == "input":
        return _Shown("☑" if "checked" in element.attributes else "☐", (), "", place)
    if (code := _code_in(element)) is not None:
        return _Shown("<pre><code>", (code,), "</code></pre>", place)
    name, children = _renamed(element)
    is_foreign = place.is_foreign or name in _FOREIGN
    attributes = _chosen(element, page, is_foreign=is_foreign)
    if _is_title(element):
        return _Shown(f"<p>{_tag('strong', attributes)}", children, "</strong></p>", place)
    inside = _Place(name, is_foreign)
    if not attributes and (name in _PLAIN or (place.parent, name) == ("blockquote", "div")):
        return _Shown("", children, "", inside)
    if element.is_void:
        return _Shown(f"{_tag(name, attributes)[:-1]}/>", (), "", inside)
    return _Shown(_tag(name, attributes), children, f"</{name}>", inside)


def _renamed(element: Element) -> tuple[str, Iterable[Element | str]]:
    """The name that says what the element is, and its children."""
    if "math" in element.classes and not any(each.name in _DRAWN for each in element.elements()):
        # A program of the page would draw it; so it is shown as it was written, in TeX.
        tex = _TEX_MARKS.sub("", _text_in(element)).strip()
        return "pre" if element.name == "div" else "code", (tex,)
    if element.name in {"div", "aside"} and any(map(_is_title, element.children)):
        # A box with a heading is one by its elements alone.
        return "blockquote", element.children
    return element.name, element.children


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    quoted = EntitySubstitution.quoted_attribute_value
    pairs = (
        f" {key}={quoted(escape(value, quote=False))}" for key, value in sorted(attributes.items())
    )
    return f"<{name}{''.join(pairs)}>"


def _is_title(node: Element | str) -> bool:
    if isinstance(node, str):
        return False
    return node.name == "p" and "admonition-title" in node.classes


def _code_in(box: Element) -> str | None:
    """The code that is all of *box*, without Pygments' elements, which say colours alone."""
    if not any(name == "highlight" or name.startswith("highlight-") for name in box.classes):
        return None
    element, is_coloured = box, False
    while element.name in _AROUND_CODE:
        is_coloured = is_coloured or "highlight" in element.classes
        inner = _only_child(element)
        if inner is None:
            return None
        element = inner
    return _text_in(element) if element.name == "pre" and is_coloured else None


def _only_child(element: Element) -> Element | None:
    """The element that is all that *element* shows."""
    shown = (node for node in element.children if not _shows_nothing(node))
    first = next(shown, None)
    return first if isinstance(first, Element) and next(shown, None) is None else None


def _shows_nothing(node: Element | str) -> bool:
    return not node.strip() if isinstance(node, str) else _is_left_out(node)


def _text_in(element: Element) -> str:
    """The text of what is shown of *element*."""
    found, waiting = list[str](), [iter(element.children)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif isinstance(node, str):
            found.append(node)
        elif not _is_left_out(node):
            waiting.append(iter(node.children))
    return "".join(found)


def _chosen(element: Element, page: str, *, is_foreign: bool) -> dict[str, str]:
    """The attributes that say something wherever the element stands."""
    kept: dict[str, str] = {}
    for name, text in element.attributes.items():
        if name in _ADDRESSES:
            if is_foreign and text.startswith("#"):
                kept[name] = text
            elif address := _joined(page, text):
                kept[name] = address
        elif name in _LISTS_OF_ADDRESSES:
            kept[name] = _joined_candidates(page, text)
        elif name in _KEPT or (is_foreign and not name.lower().startswith(("on", "style"))):
            kept[name] = text
    return kept


def _joined_candidates(page: str, text: str) -> str:
    found = ((_joined(page, url), size) for url, size in _CANDIDATE.findall(text))
    return ", ".join(url + size.rstrip() for url, size in found if url)


def _joined(page: str, address: str) -> str:
    """The absolute address; empty for what is none, or does harm."""
    # Browsers pass over such characters wherever they stand.
    address = re.sub(r"[\x00-\x1f]", "", address).strip()
    if _HARMFUL.match(address):
        return ""
    if _CLOAKED.fullmatch(address):
        return address.replace("%40", "@", 1)
    try:
        joined = urljoin(page, address)
    except ValueError:
        return ""
    return joined.replace(" ", "%20")
