"""Footnotes: the notes of an article and what refers to them.

References and notes become pseudo elements before the conversion, where both ends are there. After
it they are numbered over the whole body, since LaTeX finds a note by its number.
"""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.elements.blocks import transparent
from sphinx_newsfeed.html_to_docutils.elements.footnote_search import (
    SIGN,
    Tree,
    find_footnotes,
    is_inner_link,
    is_raised,
    leads_back,
    lower_classes,
    region,
    says_it_refers,
)
from sphinx_newsfeed.html_to_docutils.ids import fragment
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names

#: Names of the pseudo elements for a reference to a note and for a note.
REFERENCE, NOTE = "#noteref", "#note"

#: Classes of what shows a note's number, or the way back, beside its text.
_LABEL_CLASSES = names("label backrefs mw-cite-backlink footnote-label")
_UNSEEN_CLASSES = names("sr-only visually-hidden screen-reader-text")
_LISTS = names("ol ul dl")
_AROUND_TEXT = names("div font p span")

# White space, and the full stop that Asciidoctor writes.
_BEHIND_NUMBER = re.compile(r"^\s*(?:\.\s+)?")
_BRACKETS = re.compile(r"[\s\[\](),]*")


def mark_footnotes(root: Element) -> None:
    """Turn references and notes into pseudo elements where both are there."""
    if not any(map(is_inner_link, root.descendants())):
        return
    tree = Tree(root)
    pairs = find_footnotes(tree)
    ways: dict[int, set[str]] = {}
    for pair in pairs:
        ways.setdefault(id(pair.note), set()).update(tree.own_names(pair.link))
    notes = {id(pair.note): pair for pair in pairs[::-1]}
    frames = {id(frame): frame for pair in notes.values() if (frame := region(pair.note, tree))}
    lists = {id(parent): parent for pair in notes.values() if (parent := tree.parent(pair.note))}
    for pair in notes.values():
        _drop_rule(pair.note, tree)
        _mark_note(pair.note, pair.name, ways[id(pair.note)])
    for frame in frames.values():
        _drop_frame(frame)
    for parent in lists.values():
        if parent.name in _LISTS:
            _open_list(parent)
    for pair in pairs:
        _mark_reference(pair.link, pair.note.attributes["note"], tree)
    for link in tree.links:
        if link.name == "a" and says_it_refers(link) and not is_raised(link, tree):
            link.children = [Element("sup", line=link.line, children=link.children)]


def _drop_rule(note: Element, tree: Tree) -> None:
    """Leave out the line above a note, or above what begins with it."""
    for element in (note, *tree.above(note)):
        before = tree.before.get(id(element))
        if before is not None or element.name in ("body", "article", "section"):
            if before is not None and before.name == "hr":
                before.name = "#gap"
            return


def _mark_note(note: Element, name: str, ways: set[str]) -> None:
    """Make a block a note: without its number and the ways back."""
    if note.name == "table":
        cells = [cell for cell in note.descendants() if cell.name == "td"]
        note.children = [child for cell in cells[-1:] for child in cell.children]
    _drop_ways_back(note, ways)
    _strip_begin(note)
    note.name, note.attributes = NOTE, {"note": name, "id": name}


def _drop_frame(frame: Element) -> None:
    """Leave out the line above the notes, and a heading that browsers do not show."""
    frame.name = "div" if frame.name == "aside" else frame.name
    frame.children = [
        child
        for child in frame.children
        if isinstance(child, str)
        or not (child.name == "hr" or lower_classes(child) & _UNSEEN_CLASSES)
    ]


def _open_list(element: Element) -> None:
    """Make a list of notes transparent; items that are no notes stay in lists."""
    children: list[Element | str] = []
    number = 0
    kind, element.name = element.name, "div"
    for child in element.children:
        if isinstance(child, str) and not child.strip():
            continue
        is_element = isinstance(child, Element)
        number += 1
        if isinstance(child, Element) and child.name == NOTE:
            if kind == "dl" and children and isinstance(last := children[-1], Element):
                # The term is the number of the note.
                last.children = last.children[:-1] if last.name == "dl" else last.children
            children.append(child)
            continue
        last_child = children[-1] if children else None
        if not (is_element and isinstance(last_child, Element) and last_child.name == kind):
            last_child = Element(kind, {"start": str(number)}, element.line)
            children.append(last_child)
        last_child.children.append(child)
    element.children = children


def _mark_reference(link: Element, name: str, tree: Tree) -> None:
    """Make a link, with the ``sup`` that holds nothing else, a reference."""
    around = tree.parent(link)
    own = next(iter(tree.own_names(link)), "")
    others = [child for child in around.children if child is not link]
    if around.name == "sup" and all(
        isinstance(child, str) and _BRACKETS.fullmatch(child) for child in others
    ):
        around.children, link = [str(link.text())], around
    link.name, link.attributes = REFERENCE, {"note": name, **({"id": own} if own else {})}


def _drop_ways_back(element: Element, back: set[str]) -> None:
    """Leave out the links back to references, and what stands around them alone."""
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            kept.append(child)
            continue
        text = child.text().strip()
        goes = child.name == "a" and (
            leads_back(child)
            or (fragment(child.get("href")) in back and bool(SIGN.fullmatch(text)))
        )
        label = lower_classes(child) & _LABEL_CLASSES and len(text) < 40
        if goes or (label and (child.find("a") or SIGN.fullmatch(text))):
            _strip_end(kept)
            continue
        count = len(child.children)
        _drop_ways_back(child, back)
        emptied = len(child.children) < count and _BRACKETS.fullmatch(child.text())
        if emptied and child.name in ("sup", "span", "b", "em", "small"):
            _strip_end(kept)
            continue
        kept.append(child)
    element.children = kept


def _strip_begin(element: Element) -> None:
    """Leave out what stood between the number of a note and its text."""
    while isinstance(first := element.first(), Element) and first.name in _AROUND_TEXT:
        element = first
    if isinstance(first, str):
        element.children[element.children.index(first)] = _BEHIND_NUMBER.sub("", first)


def _strip_end(children: list[Element | str]) -> None:
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip(" \n\xa0")


def reference(element: Element, state: State) -> None:
    """Put a reference to a footnote; it needs no ``sup`` around it."""
    node = state.new(nodes.footnote_reference, nodes.Text(element.text().strip()), auto=1)
    state.notes.references.append((element.attributes["note"], node))
    outer = state.marks
    unfit = (nodes.superscript, nodes.reference)
    state.marks = tuple(mark for mark in outer if mark.node_class not in unfit)
    state.put(node)
    state.marks = outer


def note(element: Element, state: State) -> None:
    """Put a footnote."""
    if not state.may_nest():
        transparent(element, state)
        return
    state.end_paragraph()
    line = state.line
    content = state.collect(element.children)
    state.line = line
    if content:
        node = state.new(nodes.footnote, *content, auto=1)
        state.notes.footnotes[element.attributes["note"]] = node
        state.add(node)


def number_footnotes(top: nodes.Element, state: State) -> None:
    """Number the footnotes in the order of their references, and lead both to each other.

    One of the two may have been left out with what it stood in: a reference becomes raised text
    then, and a note its content.
    """
    if not (state.notes.references or state.notes.footnotes):
        return
    placed = {id(node) for node in top.findall(nodes.footnote)}
    footnotes = {name: node for name, node in state.notes.footnotes.items() if id(node) in placed}
    wanted = {id(node): name for name, node in state.notes.references}
    for node in list(top.findall(nodes.footnote_reference)):
        footnote = footnotes.get(wanted.get(id(node), ""))
        if footnote is not None:
            _lead(node, footnote, state)
        elif id(node) in wanted:
            text = state.new(nodes.superscript, *node.children)
            text.line = node.line
            node.replace_self(text)
    for footnote in footnotes.values():
        if not footnote["backrefs"]:
            footnote.replace_self(footnote.children)


def _lead(node: nodes.Element, footnote: nodes.Element, state: State) -> None:
    if not footnote["backrefs"]:
        state.notes.count += 1
        number = str(state.notes.count)
        footnote["ids"], footnote["names"] = [state.ids.new(f"footnote-{number}")], [number]
        label = state.new(nodes.label, nodes.Text(number))
        label.line = footnote.line
        footnote.insert(0, label)
    node["ids"] = [state.ids.new("footnote-reference-1")]
    node["refid"] = footnote["ids"][0]
    node.children = []
    node += nodes.Text(footnote["names"][0])
    footnote["backrefs"] += node["ids"]


HANDLERS: dict[str, Handler] = {REFERENCE: reference, NOTE: note}
