"""Pages of Word: captions beside what they name, quotations; comments of those who reviewed it."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune, prune_if
from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("msocaption", "msoquote", "msointensequote", "mso-comment-reference", "msocomanchor")

_QUOTATIONS = names("MsoQuote MsoIntenseQuote")


def rewrite(root: Element) -> None:
    """Make HTML of the styles."""
    prune(root, ("MsoCommentReference", "msocomanchor"))
    prune_if(root, _is_list_of_comments)
    for element in (root, *root.descendants()):
        _join_captions(element)
        if element.name == "p" and not _QUOTATIONS.isdisjoint(element.classes):
            element.name = "blockquote"


def _is_list_of_comments(element: Element) -> bool:
    style = element.attributes.get("style", "")
    return "mso-element" in style and declarations(style).get("mso-element") == "comment-list"


def _join_captions(parent: Element) -> None:
    """Put each caption to the picture before it, or to the table behind it."""
    children = parent.elements()
    moved: set[int] = set()
    for number, caption in enumerate(children):
        if caption.name != "p" or "MsoCaption" not in caption.classes:
            continue
        before = children[number - 1] if number else None
        behind = children[number + 1] if number + 1 < len(children) else None
        if before is not None and before.name == "p" and _is_picture(before):
            before.name = "figure"
            caption.name, caption.attributes = "figcaption", {}
            before.children.append(caption)
            moved.add(id(caption))
        elif behind is not None and behind.name == "table":
            caption.name, caption.attributes = "caption", {}
            behind.children.insert(0, caption)
            moved.add(id(caption))
    if moved:
        parent.children = [each for each in parent.children if id(each) not in moved]


def _is_picture(element: Element) -> bool:
    pictures = [each for each in element.descendants() if each.name == "img"]
    return len(pictures) == 1 and not element.text().strip()
