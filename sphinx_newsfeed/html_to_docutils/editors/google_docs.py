"""Google Docs, as it exports pages: styles by class, levels of lists, titles, comments."""

from __future__ import annotations

import re

from sphinx_newsfeed.html_to_docutils.editors.levels import Place, nest
from sphinx_newsfeed.html_to_docutils.editors.pruning import prune_if
from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("lst-kix_", "doc-content", "themes.googleusercontent.com", 'id="cmnt')

_RULE = re.compile(r"\.(c[0-9]{1,5})\{([^{}]*)\}")
_LIST = re.compile(r"lst-kix_\w+-([0-8])")
#: What of a rule tells emphasis; the rest is the look of the document.
_TELLING = {
    "font-weight": ("700",),
    "font-style": ("italic",),
    "text-decoration": ("line-through", "underline"),
    "vertical-align": ("super", "sub"),
}


def rewrite(root: Element) -> None:
    """Make HTML of the classes."""
    rules = _rules(root)
    prune_if(root, _is_comment)
    for element in (root, *root.descendants()):
        if element.name in ("li", "p") and not _is_title(element):
            _style_text(element, rules)
        elif element.name == "p" and "title" in element.classes:
            element.name = "h1"
        nest(element, _place, Element.elements)


def _rules(root: Element) -> dict[str, str]:
    """Return what classes say about text, as a style of their own."""
    rules: dict[str, str] = {}
    for sheet in (each for each in root.descendants() if each.name == "style"):
        for name, text in _RULE.findall(sheet.text()):
            said = declarations(text)
            telling = (f"{k}:{said[k]}" for k, v in _TELLING.items() if said.get(k) in v)
            rules[name] = ";".join(telling)
    return rules


def _is_title(element: Element) -> bool:
    return element.name == "p" and not {"title", "subtitle"}.isdisjoint(element.classes)


def _style_text(block: Element, rules: dict[str, str]) -> None:
    for span in block.elements():
        if span.name == "span" and "style" not in span.attributes:
            styles = [rules[name] for name in span.classes if rules.get(name)]
            if styles:
                span.attributes["style"] = ";".join(styles)
        # Links are underlined, too.
        if span.name == "span" and span.find("a") is not None:
            span.attributes.pop("style", None)


def _is_comment(element: Element) -> bool:
    """Tell whether an element is a comment beside the text, or the reference to one."""
    if element.name not in ("sup", "div"):
        return False
    link = element.find("a")
    return link is not None and bool(re.match(r"cmnt(?:_ref)?[0-9]", link.get("id")))


def _place(element: Element) -> Place | None:
    if element.name not in ("ol", "ul"):
        return None
    level = next((match[1] for c in element.classes if (match := _LIST.fullmatch(c))), "")
    return Place(element.name, int(level)) if level else None
