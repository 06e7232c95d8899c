"""Bullet lists, numbered lists, definition lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.elements.blocks import transparent
from sphinx_newsfeed.html_to_docutils.elements.code import TOOLS
from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import GAP, Element

Content = list[Element | str]

_ENUMERATIONS = {
    "1": "arabic",
    "a": "loweralpha",
    "A": "upperalpha",
    "i": "lowerroman",
    "I": "upperroman",
}
_STYLES = {
    "lower-alpha": "loweralpha",
    "lower-latin": "loweralpha",
    "upper-alpha": "upperalpha",
    "upper-latin": "upperalpha",
    "lower-roman": "lowerroman",
    "upper-roman": "upperroman",
}

#: The last number that writers can show in an enumeration; Roman numbers end before 5000.
_LAST = {"loweralpha": 26, "upperalpha": 26, "lowerroman": 4999, "upperroman": 4999}

#: The largest number of a list in browsers, a signed integer of 32 bits.
_LARGEST = 2**31 - 1


@dataclass(slots=True)
class _Item:
    """The content of an item, and the element that it comes from if there is one."""

    element: Element | None = None
    content: Content = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    """Items that are numbered one after the other."""

    start: int
    line: int
    items: list[nodes.Node] = field(default_factory=list)

    @property
    def next_number(self) -> int:
        """The number that the next item has."""
        return self.start + len(self.items)


def bullet_list(element: Element, state: State) -> None:
    """Put a bullet list."""
    if not TOOLS.isdisjoint(element.classes):
        return  # The numbers of the lines of code beside it.
    if not state.may_nest():
        transparent(element, state)
        return
    state.end_paragraph()
    line = state.line
    items = [node for item in _items(element) for node in _list_item(item, state)]
    state.line = line
    if items:
        state.add(state.new(nodes.bullet_list, *items, bullet="-"))


def numbered_list(element: Element, state: State) -> None:
    """Put a numbered list; an item that does not count on begins another list."""
    if not state.may_nest():
        transparent(element, state)
        return
    state.end_paragraph()
    items = _items(element)
    backwards = "reversed" in element.attributes
    start = _number(element.get("start"))
    if start is None:
        start = sum(1 for item in items if item.element) if backwards else 1
    runs = [_Run(start, state.line)]
    for item in items:
        value = _number(item.element.get("value")) if item.element else None
        if backwards and value is None and runs[-1].items:
            # No node counts down.
            value = max(runs[-1].start - 1, 0)
        if item.element and value is not None and value != runs[-1].next_number:
            runs.append(_Run(value, item.element.line))
        runs[-1].items += _list_item(item, state)
    for run in runs:
        if run.items:
            state.line = run.line
            attributes = _enumeration(element, run.start, len(run.items))
            state.add(state.new(nodes.enumerated_list, *run.items, **attributes))


def _number(value: str) -> int | None:
    """Return an integer as HTML reads it (HTML standard, section 2.3.4.1), None when it is none.

    Negative numbers count as none: writers show them as bullets.
    """
    match = re.match(r"[+]?([0-9]{1,18})", value)
    return min(int(match[1]), _LARGEST) if match else None


def _enumeration(element: Element, start: int, count: int) -> dict[str, Any]:
    style = declarations(element.get("style"))
    kind = _ENUMERATIONS.get(element.get("type")) or _STYLES.get(
        style.get("list-style-type") or style.get("list-style", "")
    )
    kind = kind or "arabic"
    if kind != "arabic" and not 1 <= start <= start + count - 1 <= _LAST[kind]:
        kind = "arabic"
    attributes: dict[str, Any] = {"enumtype": kind, "prefix": "", "suffix": "."}
    if start != 1:
        attributes["start"] = start
    return attributes


def _items(element: Element) -> list[_Item]:
    """Return the items of a list; what is not in an item is a block of the one before it."""
    items: list[_Item] = []
    stray = False
    for child in element.children:
        is_item = isinstance(child, Element) and child.name == "li"
        if isinstance(child, Element) and is_item:
            items.append(_Item(child, list(child.children)))
        elif items:
            items[-1].content += [child] if stray else [Element(GAP), child]
        elif not isinstance(child, str) or child.strip():
            items.append(_Item(content=[child]))
        stray = not is_item
    return items


def _list_item(item: _Item, state: State) -> list[nodes.Node]:
    if item.element is not None:
        state.enter(item.element)
    line = state.line
    outer, state.context = state.context, state.context.but(in_item=True)
    content = state.collect(item.content)
    state.context = outer
    state.line = line
    if item.element is None and not content:
        return []
    return [state.new(nodes.list_item, *content)]


def orphan_item(element: Element, state: State) -> None:
    """Put an item that stands in no list into one, together with its neighbours."""
    if not state.may_nest():
        transparent(element, state)
        return
    state.end_paragraph()
    line = state.line
    item = _list_item(_Item(element, list(element.children)), state)
    content = state.flow.content()
    last = content[-1] if content else None
    if isinstance(last, nodes.bullet_list) and last is state.orphans:
        last.extend(item)
    else:
        state.line = line
        state.orphans = state.new(nodes.bullet_list, *item, bullet="-")
        state.add(state.orphans)


@dataclass(slots=True)
class _Group:
    """Terms and what defines them."""

    terms: list[Element] = field(default_factory=list)
    definitions: list[Element | Content] = field(default_factory=list)


def definition_list(element: Element, state: State) -> None:
    """Put a definition list; terms without a definition are strong paragraphs between lists."""
    if not state.may_nest():
        transparent(element, state)
        return
    state.end_paragraph()
    line = state.line
    items: list[nodes.Node] = []
    for group in _groups(element):
        terms, content = _convert_group(group, state)
        if terms and content:
            definition = state.new(nodes.definition, *content)
            items.append(state.new(nodes.definition_list_item, *terms, definition))
            continue
        _put_items(items, line, state)
        items = []
        for term in terms:
            strong = state.new(nodes.strong, *term.children)
            state.add(state.new(nodes.paragraph, strong))
        for block in content:
            state.add(block)
    _put_items(items, line, state)


def _put_items(items: list[nodes.Node], line: int, state: State) -> None:
    if items:
        state.line = line
        state.add(state.new(nodes.definition_list, *items))


def _convert_group(group: _Group, state: State) -> tuple[list[nodes.Element], list[nodes.Node]]:
    """Return the terms of a group, and as blocks all the rest."""
    terms: list[nodes.Element] = []
    content: list[nodes.Node] = []
    for element in group.terms:
        state.enter(element)
        kinds = [each for each in element.elements() if "classifier" in each.classes]
        words = [child for child in element.children if all(child is not kind for kind in kinds)]
        title, blocks = state.collect_title(words)
        if title:
            terms.append(state.new(nodes.term, *title))
        for kind in kinds if title else ():
            terms.append(state.new(nodes.classifier, *state.collect_title(kind.children)[0]))
        content += blocks
    for definition in group.definitions:
        if isinstance(definition, Element):
            state.enter(definition)
            content += state.collect(definition.children)
        else:
            content += state.collect(definition)
    return terms, content


def _groups(element: Element) -> list[_Group]:
    """Return the groups of a definition list (HTML standard, section 4.4.9), stray content too."""
    groups: list[_Group] = []
    for child in _flat(element):
        if isinstance(child, Element) and child.name == "dt":
            if not groups or groups[-1].definitions:
                groups.append(_Group())
            groups[-1].terms.append(child)
            continue
        if isinstance(child, str) and not child.strip() and not (groups and groups[-1].definitions):
            continue
        if not groups:
            groups.append(_Group())
        definitions = groups[-1].definitions
        if isinstance(child, Element) and child.name == "dd":
            definitions.append(child)
        elif definitions and isinstance(definitions[-1], list):
            definitions[-1].append(child)
        else:
            definitions.append([child])
    return groups


def _flat(element: Element) -> Content:
    """Return the children of a definition list, those of groups (``div``) in their place."""
    children: Content = []
    for child in element.children:
        if isinstance(child, Element) and child.name == "div":
            children += _flat(child)
        elif isinstance(child, Element) and child.name in ("dt", "dd"):
            children += _apart(child)
        else:
            children.append(child)
    return children


def _apart(element: Element) -> list[Element]:
    """Return a term or definition, and those that the parser left in it since it was not closed."""
    for index, child in enumerate(element.children):
        if isinstance(child, Element) and child.name in ("dt", "dd"):
            own = Element(element.name, element.attributes, element.line, element.children[:index])
            rest = Element("dl", line=element.line, children=element.children[index:])
            return [own, *(part for part in _flat(rest) if isinstance(part, Element))]
    return [element]


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("ul", "menu", "dir"), bullet_list),
    "ol": numbered_list,
    "li": orphan_item,
    "dl": definition_list,
    **dict.fromkeys(("dt", "dd"), transparent),
}
