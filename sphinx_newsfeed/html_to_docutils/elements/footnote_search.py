"""Finds the footnotes of an article, however its generator wrote them.

Pandoc, kramdown, Python-Markdown, Goldmark, GitHub, MultiMarkdown, MediaWiki, Word and docutils
write a reference as a link, mostly in ``sup``, to the id of an item, a paragraph or a box, which
links back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from sphinx_newsfeed.html_to_docutils.ids import fragment, own_ids
from sphinx_newsfeed.html_to_docutils.tree import Element, names

_REFERENCE_CLASSES = names(
    "footnote footnote-ref footnote-reference footnoteref footnote-anchor fn-ref fnref noteref"
)
_BACK_CLASSES = names(
    """
    footnote-back footnote-backref footnote-return fn-backref reversefootnote footnotebackref
    data-footnote-backref
    """
)
_NOTE_CLASSES = names("footnote footnote-definition footnote-item footnote-body msofootnotetext")
_REGION_CLASSES = names("footnotes footnote footnote-list endnotes references footnotes-list")

#: What can be a note, and lists whose items can.
_NOTE_ELEMENTS = names("li p div aside dd table")
_AROUND_A_LINK = names("sup span small")

# Ids that generators give notes, and what a reference to one shows.
_NOTE_ID = re.compile(
    r"(?:user-content-)?_?(?:fn|ftn|edn|footnote|endnote|note|cite_note)(?!.*ref)\S*", re.IGNORECASE
)
SIGN = re.compile(r"\W*(?:(?:[a-z]+ )?\d{1,4}|[a-z]{1,3}|\W)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference, the note that it leads to, and the id of the note in the article."""

    link: Element
    note: Element
    name: str


def find_footnotes(tree: Tree) -> list[Pair]:
    """Return the references whose notes are there, in their order."""
    search = _Search(tree)
    pairs = [pair for link in tree.links if (pair := search.pair(link))]
    notes = {id(pair.note) for pair in pairs}
    # A note within a note, or a reference there, stays what it is.
    return [
        pair
        for pair in pairs
        if not any(
            id(above) in notes for end in (pair.link, pair.note) for above in tree.above(end)
        )
    ]


class Tree:
    """The tree with the way up and aside from each element."""

    def __init__(self, root: Element) -> None:
        self.parents: dict[int, Element] = {}
        self.before: dict[int, Element] = {}
        self.after: dict[int, Element] = {}
        self.order: dict[int, int] = {}
        self.by_id: dict[str, Element] = {}
        self.links: list[Element] = []
        for number, element in enumerate((root, *root.descendants())):
            self.order[id(element)] = number
            children = element.elements()
            self.parents.update((id(child), element) for child in children)
            for child, after in pairwise(children):
                self.before[id(after)], self.after[id(child)] = child, after
            for name in own_ids(element):
                self.by_id.setdefault(name, element)
            if is_inner_link(element):
                self.links.append(element)

    def above(self, element: Element) -> Iterator[Element]:
        """Yield the elements around an element, the innermost first."""
        while (parent := self.parents.get(id(element))) is not None:
            yield parent
            element = parent

    def parent(self, element: Element) -> Element:
        """Return the element around one that is not the root."""
        return self.parents[id(element)]

    def own_names(self, link: Element) -> set[str]:
        """Return the names that lead to a link: its own, and those of what is just around it."""
        around = takewhile(lambda each: each.name in _AROUND_A_LINK, self.above(link))
        return {name for each in (link, *around, *link.elements()) for name in own_ids(each)}


def _says(element: Element, words: str) -> bool:
    """Tell whether an element says what it is, as EPUB and ARIA do (``doc-noteref``, …)."""
    said = f"{element.get('role')} {element.get('epub:type')}".lower().split()
    return any(word.removeprefix("doc-") in words.split() for word in said)


def is_inner_link(element: Element) -> bool:
    """Tell whether an element is a link to an anchor of the article."""
    return element.name == "a" and re.match("#.", element.get("href")) is not None


def lower_classes(element: Element) -> set[str]:
    """Return the classes of an element in lower case."""
    return {name.lower() for name in element.classes}


@dataclass(slots=True)
class _Content:
    """What matters of a block that may be a note."""

    #: Where its links lead.
    ways: set[str]
    #: Whether it says anything but how to get back.
    has_words: bool


@dataclass(slots=True)
class _Search:
    """Looks for pairs; remembers what it saw in blocks, since many links may lead to one."""

    tree: Tree
    seen: dict[int, _Content] = field(default_factory=dict)

    def pair(self, link: Element) -> Pair | None:
        """Return a link with its note, None when it is no reference or leads to no note."""
        tree = self.tree
        name = fragment(link.get("href"))
        target = tree.by_id.get(name)
        if target is None or tree.order[id(target)] < tree.order[id(link)] or leads_back(link):
            return None
        if not _is_reference(link, name, tree):
            return None
        note = _note_at(target, tree)
        if note is None or any(above is note for above in tree.above(link)):
            return None
        content = self._content(note)
        if content.has_words and (
            content.ways & tree.own_names(link) or _is_marked_note(note, target, name, tree)
        ):
            return Pair(link, note, name)
        return None

    def _content(self, note: Element) -> _Content:
        if id(note) not in self.seen:
            links = [a for a in note.descendants() if a.name == "a" and a.get("href")[:1] == "#"]
            signs = sum(len(a.text()) for a in links if leads_back(a) or SIGN.fullmatch(a.text()))
            ways = {fragment(a.get("href")) for a in links}
            has_words = len(note.text().strip()) > signs or note.find("img") is not None
            self.seen[id(note)] = _Content(ways, has_words)
        return self.seen[id(note)]


def says_it_refers(link: Element) -> bool:
    """Tell whether a link says that it is a reference to a note."""
    return bool(
        lower_classes(link) & _REFERENCE_CLASSES
        or _says(link, "noteref")
        or "data-footnote-ref" in link.attributes
        or link.get("rel") == "footnote"
    )


def is_raised(link: Element, tree: Tree) -> bool:
    """Tell whether a link is all in ``sup``, or the other way round."""
    return tree.parent(link).name == "sup" or [e.name for e in link.elements()] == ["sup"]


def _is_reference(link: Element, name: str, tree: Tree) -> bool:
    looks = is_raised(link, tree) or _NOTE_ID.fullmatch(name)
    return says_it_refers(link) or bool(looks and SIGN.fullmatch(link.text().strip()))


def leads_back(link: Element) -> bool:
    """Tell whether a link says that it leads from a note to where it was referred to."""
    return bool(
        lower_classes(link) & _BACK_CLASSES
        or _says(link, "backlink referrer")
        or link.get("rev") == "footnote"
        or "data-footnote-backref" in link.attributes
    )


def _note_at(target: Element, tree: Tree) -> Element | None:
    """Return the block that a link to an element in it, or to itself, leads to."""
    if target.name == "dt":
        after = tree.after.get(id(target))
        return after if after is not None and after.name == "dd" else None
    note = next((e for e in (target, *tree.above(target)) if e.name in _NOTE_ELEMENTS), None)
    while note is not None and id(note) in tree.parents:
        around = tree.parent(note)
        wraps = around.name == "li" or (
            around.name == "div" and _NOTE_ID.fullmatch(around.get("id"))
        )
        if not wraps or tree.before.get(id(note)) is not None:
            break
        note = around
    return note


def _is_marked_note(note: Element, target: Element, name: str, tree: Tree) -> bool:
    """Tell whether a block is a note though it does not lead back."""
    for element in (note, target):
        if _says(element, "footnote endnote rearnote") or lower_classes(element) & _NOTE_CLASSES:
            return True
    if note.name in ("li", "dd"):
        return bool(_NOTE_ID.fullmatch(name)) or region(note, tree) is not None
    return False


def region(note: Element, tree: Tree) -> Element | None:
    """Return the element around the notes of an article."""
    for level, element in enumerate(tree.above(note)):
        if level > 3:
            break
        if (
            lower_classes(element) & _REGION_CLASSES
            or _says(element, "endnotes footnotes rearnotes")
            or "data-footnotes" in element.attributes
        ):
            return element
    return None
