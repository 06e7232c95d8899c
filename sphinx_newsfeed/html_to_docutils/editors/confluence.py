"""The storage format of Confluence: its macros, pictures, links and tasks.

Source: Atlassian, "Confluence Storage Format".
"""

from __future__ import annotations

from html import escape

from sphinx_newsfeed.html_to_docutils.editors.tasks import check_box
from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("<ac:",)

_BOXES = {"info": "information", "note": "note", "tip": "tip", "warning": "warning"}
_PANELS = {"note": "note", "success": "tip", "warning": "warning", "error": "warning"}
#: What a link without words leads to.
_NAMES = ("ri:content-title", "ri:filename", "ri:space-key", "ri:value")
_BEGIN = "<![CDATA["


def with_plain_text(html: str) -> str:
    """Return the text with what stands in ``CDATA`` escaped: HTML knows only comments there."""
    if "<ac:" not in html or _BEGIN not in html:
        return html
    first, *pieces = html.split(_BEGIN)
    parts = [first]
    for number, piece in enumerate(pieces):
        text, end, rest = piece.partition("]]>")
        if not end:
            # The rest is no section, and no other one begins before it ends.
            return "".join(parts) + _BEGIN + _BEGIN.join(pieces[number:])
        parts += (escape(text, quote=False), rest)
    return "".join(parts)


def rewrite(root: Element) -> None:
    """Make HTML of the elements of the format."""
    for element in root.descendants():
        if element.name in ("ac:structured-macro", "ac:macro"):
            _rewrite_macro(element)
        elif element.name == "ac:image":
            _rewrite_picture(element)
        elif element.name == "ac:task-list":
            element.name = "ul"
        elif element.name == "ac:task":
            status = _child(element, "ac:task-status")
            body = _child(element, "ac:task-body")
            done = status is not None and status.text().strip() == "complete"
            element.name, element.attributes = "li", {}
            element.children = [check_box(done), *(body.children if body else [])]
        elif element.name == "ac:adf-extension":
            _rewrite_extension(element)
        elif element.name in ("ac:placeholder", "ac:adf-attribute"):
            element.children = []
        elif element.name in ("ac:link", "ac:emoticon", "time"):
            _put_words(element)


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element.elements() if child.name == name), None)


def _parameters(element: Element) -> dict[str, str]:
    return {
        child.get("ac:name"): child.text().strip()
        for child in element.elements()
        if child.name == "ac:parameter"
    }


def _rewrite_macro(element: Element) -> None:
    kind, parameters = element.get("ac:name"), _parameters(element)
    bodies = ("ac:rich-text-body", "ac:plain-text-body")
    content = [c for e in element.elements() if e.name in bodies for c in e.children]
    title = parameters.get("title", "")
    element.name, element.attributes = "div", {}
    if kind in _BOXES or kind == "panel":
        box = f"confluence-information-macro-{_BOXES.get(kind, 'information')}"
        element.attributes = {"class": box}
        head = [Element("p", {"class": "title"}, element.line, [title])] if title else []
        element.children = [*head, *content]
    elif kind in ("code", "noformat"):
        language = parameters.get("language", "")
        code = Element("pre", {"data-lang": language}, element.line, content)
        names = [Element("figcaption", {}, element.line, [title])] if title else []
        element.name, element.children = "figure", [*names, code]
    elif kind == "expand":
        element.name = "details"
        summary = Element("summary", {}, element.line, [title or "\u2026"])
        element.children = [summary, *content]
    elif kind == "status":
        element.name, element.children = "span", [title]
    else:
        element.children = content


def _rewrite_picture(element: Element) -> None:
    for child in element.elements():
        address = child.get("ri:value") or child.get("ri:filename")
        if address:
            said = ("width", "height", "alt", "align")
            attributes = {name: element.get(f"ac:{name}") for name in said}
            picture = Element("img", {"src": address, **attributes}, element.line)
            caption = element.find("ac:caption")
            element.name, element.attributes, element.children = "figure", {}, [picture]
            if caption is None:
                element.name = "span"
            else:
                caption.name = "figcaption"
                element.children.append(caption)
            return


def _rewrite_extension(extension: Element) -> None:
    """Make HTML of what newer editors write, and leave out what stands in for it in older ones."""
    node = _child(extension, "ac:adf-node")
    if node is None or _child(node, "ac:adf-content") is None:
        return
    kind = next((e.text().strip() for e in node.elements() if e.get("key") == "panel-type"), "")
    if node.get("type") == "panel":
        box = f"confluence-information-macro-{_PANELS.get(kind, 'information')}"
        node.name, node.attributes = "div", {"class": box}
    extension.children = [node]


def _put_words(element: Element) -> None:
    """Put the words that an element without content stands for; the parser does not close it."""
    if element.name == "ac:link":
        if element.find("ac:plain-text-link-body", "ac:link-body") is None:
            named = (child.get(name) for child in element.elements() for name in _NAMES)
            element.children.insert(0, next(filter(None, named), ""))
    else:
        words = element.get("ac:emoji-fallback") or element.get("datetime")
        element.children.insert(0, words)
