"""The cleaned tree of an article's HTML, on which the handlers work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

#: Name of the pseudo element that stands for an excerpt marker (``<!-- more -->``).
MORE = "#more"

#: Name of the pseudo element that ends a paragraph where elements were flattened.
GAP = "#gap"


def names(text: str) -> frozenset[str]:
    """Return the names that stand in a text, for sets of elements and classes."""
    return frozenset(text.split())


#: Elements that end the paragraph they stand in: what browsers display as block, list item, table
#: part or caption (HTML standard, section 15.3 "Non-replaced elements").
BLOCKS = names(
    """
    address article aside blockquote body caption center col colgroup dd details dialog dir div dl
    dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
    legend li listing main menu nav ol p plaintext pre search section summary table tbody td tfoot
    th thead tr ul xmp
    """
) | {GAP}

#: Elements without content (HTML standard, section 13.1.2 "Elements").
VOID = names(
    """
    area base basefont bgsound br col command embed frame hr image img input keygen link meta param
    source track wbr
    """
)


#: Elements whose text no browser shows, whatever the style.
UNSEEN = names("datalist script style template title")


@dataclass(slots=True)
class Element:
    """An element: its lower-case name, its attributes, the line of its start tag, its content."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 0
    children: list[Element | str] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """Return the stripped value of an attribute, empty when it is absent."""
        return self.attributes.get(attribute, "").strip()

    @property
    def classes(self) -> list[str]:
        """The names in the ``class`` attribute, as they are written."""
        return self.attributes.get("class", "").split()

    def elements(self) -> list[Element]:
        """Return the children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def first(self) -> Element | str | None:
        """Return the first child that is not blank."""
        return next((c for c in self.children if not isinstance(c, str) or c.strip()), None)

    def descendants(self) -> Iterator[Element]:
        """Yield all elements inside this one, in document order."""
        stack = self.elements()[::-1]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(element.elements()[::-1])

    def find(self, *names: str) -> Element | None:
        """Return the first descendant with one of the names."""
        return next((element for element in self.descendants() if element.name in names), None)

    def seen_texts(self) -> Iterator[str]:
        """Yield the texts inside that a browser shows, in no order."""
        stack = [self]
        while stack:
            for child in stack.pop().children:
                if isinstance(child, str):
                    yield child
                elif child.name not in UNSEEN:
                    stack.append(child)

    def find_class(self, *names: str) -> Element | None:
        """Return the first descendant with one of the classes."""
        wanted = frozenset(names)
        return next((e for e in self.descendants() if not wanted.isdisjoint(e.classes)), None)

    def text(self) -> str:
        """Return all text inside, as it is written."""
        parts: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                parts.append(node)
            else:
                stack.extend(node.children[::-1])
        return "".join(parts)
