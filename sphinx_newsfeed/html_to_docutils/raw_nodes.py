"""HTML among other markup: raw nodes, as Markdown parsers leave them, become nodes.

Markdown cuts HTML at blank lines and around its own markup, so that a tag and its end are raw
nodes of their own, with finished nodes between them. All children of one parent are therefore
written as one HTML text, in which an element stands for each finished node.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.conversion import html_to_nodes
from sphinx_newsfeed.html_to_docutils.left_out import LeftOut
from sphinx_newsfeed.html_to_docutils.scanning import RawText, unmatched_ends
from sphinx_newsfeed.html_to_docutils.state import State
from sphinx_newsfeed.html_to_docutils.tree import Element
from sphinx_newsfeed.policy import ID_PREFIX
from sphinx_newsfeed.problems import ignore

#: The name of a place, in either quotes or in none.
_NAME = re.compile(r"""\b(?:id|name)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++))""", re.IGNORECASE)
#: Elements of which the text alone is taken.
_TEXT_ALONE = re.compile(
    r"<(?:button|code|kbd|listing|math|option|pre|samp|select|svg|tt|var)[\s/>]", re.IGNORECASE
)
#: What may be the element that stands for a finished node.
_STAND_IN = re.compile("finished[0-9]++", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RawConversion:
    """Which raw nodes are converted, and how."""

    #: Only raw nodes that have this attribute are converted; empty for all.
    mark: str = ""
    #: Ids of the HTML that links of the other markup lead to.
    linked: frozenset[str] = frozenset()
    #: Arguments of ``html_to_nodes``; the line of each text is found here.
    arguments: Mapping[str, Any] = field(default_factory=dict)
    #: Numbers the texts, each of which has ids of its own: a document may hold none twice.
    numbers: Iterator[int] = field(default_factory=itertools.count)
    #: The ids of nodes that stand in the text of their parents as they did in a paragraph.
    inline: set[int] = field(default_factory=set)
    #: What all texts lose.
    left_out: LeftOut = field(default_factory=LeftOut)

    def next_prefix(self) -> str:
        """What the ids of the next text begin with: ``article-``, ``article-1-``, …"""
        number = next(self.numbers)
        return f"{ID_PREFIX}{number}-" if number else ID_PREFIX

    def raw(self, text: str, at: nodes.Element) -> nodes.raw:
        """Raw HTML that is to be converted, in the place of a node."""
        raw = nodes.raw("", text, format="html")
        raw.source, raw.line = at.source, at.line
        if self.mark:
            raw[self.mark] = True
        return raw

    def applies_to(self, node: nodes.Node) -> bool:
        """Whether *node* is raw HTML that is to be converted."""
        if not isinstance(node, nodes.raw) or "html" not in node.get("format", "").split():
            return False
        return not self.mark or bool(node.get(self.mark))


def convert_raw_nodes(tree: nodes.Element, conversion: RawConversion) -> None:
    """Replace the raw HTML nodes below *tree* by the nodes that they amount to.

    Other nodes stay the same objects, wherever they come to stand: what a document remembers of
    its footnotes and targets holds on.
    """
    parents = [
        node
        for node in tree.findall(nodes.Element)
        if any(conversion.applies_to(child) for child in node.children)
    ]
    holders = frozenset(map(id, parents))
    # The innermost first, so that what an element stands for is finished.
    texts = [parent for parent in reversed(parents) if isinstance(parent, nodes.TextElement)]
    blocks = [parent for parent in reversed(parents) if not isinstance(parent, nodes.TextElement)]
    for parent in (*texts, *blocks):
        written = _Written(parent, conversion)
        if written.ends and isinstance(parent, nodes.paragraph) and id(parent.parent) in holders:
            _merge(parent, conversion)
            continue
        if written.ends:
            _hand_on(written.ends, parent, holders, conversion)
        if isinstance(parent, nodes.TextElement):
            _convert_text(parent, written)
        else:
            _convert_blocks(parent, written)
    arguments = conversion.arguments
    conversion.left_out.tell(arguments.get("source", ""), arguments.get("report", ignore))


def _merge(paragraph: nodes.paragraph, conversion: RawConversion) -> None:
    """Put a paragraph that ends elements of its parent into the text of that, piece by piece."""
    conversion.inline.update(map(id, paragraph.children))
    before, after = (conversion.raw(tag, paragraph) for tag in ("<p>", "</p>"))
    paragraph.replace_self([before, *paragraph.children, after])


def _hand_on(
    ends: str, node: nodes.Element, holders: Collection[int], conversion: RawConversion
) -> None:
    """Put what ends in *node* without having begun there behind it, where HTML is read again."""
    while (parent := node.parent) is not None:
        if id(parent) in holders:
            parent.insert(parent.index(node) + 1, conversion.raw(ends, node))
            return
        node = parent


def _convert_text(parent: nodes.TextElement, written: _Written) -> None:
    blocks = written.convert()
    if len(blocks) == 1 and isinstance(blocks[0], nodes.paragraph):
        _refill(parent, blocks[0].children)
    elif isinstance(parent, nodes.paragraph):
        parent.replace_self(blocks)
    else:
        _refill(parent, _on_one_line(blocks))


def _convert_blocks(parent: nodes.Element, written: _Written) -> None:
    if isinstance(parent, nodes.document | nodes.section):
        _refill(parent, [*written.heading, *written.convert()])
        return
    # Headings within an item are no sections, and so it is in any other block.
    first, *others = written.convert("<ul><li>", "</li></ul>") or [nodes.Element()]
    items = first.children if isinstance(first, nodes.bullet_list) else [first]
    _refill(parent, [*(block for item in items for block in item.children), *others])


def _refill(parent: nodes.Element, children: Sequence[nodes.Node]) -> None:
    children = list(children)
    parent.children = []
    parent += children


def _on_one_line(blocks: Iterable[nodes.Node]) -> list[nodes.Node]:
    """The text of blocks that come to stand where only text may, in a title or a term."""
    line: list[nodes.Node] = []
    for block in blocks:
        for text in block.findall(nodes.TextElement):
            if isinstance(text, nodes.paragraph | nodes.line | nodes.rubric | nodes.title):
                line += [nodes.Text(" ")] * bool(line) + text.children
    return line


def _names_in(text: str) -> Iterator[str]:
    """The names that HTML gives to places; those in comments too, where nothing leads."""
    for match in _NAME.finditer(text):
        name = match[1] or match[2] or match[3] or ""
        yield name
        yield name.removesuffix("/")


class _Written:
    """The children of one parent as one HTML text."""

    def __init__(self, parent: nodes.Element, conversion: RawConversion) -> None:
        self._conversion = conversion
        self._is_text = isinstance(parent, nodes.TextElement)
        self._finished: list[nodes.Element] = []
        #: The title of a section, which its HTML is not to change.
        self.heading = parent.children[:1] if isinstance(parent, nodes.section) else []
        children = parent.children[len(self.heading) :]
        raw = "".join(child.astext() for child in children if conversion.applies_to(child))
        # An author's own element of this name would stand for a node a second time.
        taken = {name.lower() for name in _STAND_IN.findall(raw)}
        names = (f"finished{number}" for number in itertools.count())
        self._stand_in = next(name for name in names if name not in taken)
        self._raw_text = RawText(raw)
        self._needs_text = bool(_TEXT_ALONE.search(raw))
        lines = (child.line for child in children if isinstance(child, nodes.Element))
        self._line = next((line for line in lines if line), 1)
        self._text = self._join(children)
        #: The tags that end what did not begin here.
        self.ends = unmatched_ends(self._text) if "</" in raw else ""
        # Only what a link leads to becomes a target.
        wanted = sorted(conversion.linked.intersection(_names_in(raw)))
        self._links = "".join(f'<a href="#{html.escape(name)}"></a>' for name in wanted)

    def convert(self, before: str = "", after: str = "") -> list[nodes.Node]:
        """The nodes that the children amount to, between two pieces of HTML."""
        arguments = dict(self._conversion.arguments)
        arguments |= {"line": self._line, "id_prefix": self._conversion.next_prefix()}
        handlers = {**arguments.pop("handlers", {}), self._stand_in: self._put_finished}
        html_text = before + self._text + after + self._links
        left_out = self._conversion.left_out
        return html_to_nodes(html_text, handlers=handlers, left_out=left_out, **arguments)

    def _join(self, children: Sequence[nodes.Node]) -> str:
        """The text of all children, each on the line that it has in the file."""
        pieces, line = list[str](), self._line
        for child in children:
            gap = "\n" * max((getattr(child, "line", 0) or 0) - line, 0)
            # Within text, or a tag that is open, a comment would be read as one of the words.
            if gap and not (self._is_text or self._raw_text.is_open):
                pieces.append(f"<!--{gap}-->")
                line += len(gap)
            pieces.append(self._write(child))
            line += pieces[-1].count("\n")
        return "".join(pieces)

    def _write(self, child: nodes.Node) -> str:
        """A child: raw text as it is, text as text, and an element for any other node."""
        if self._conversion.applies_to(child):
            return self._raw_text.follow(child.astext())
        if isinstance(child, nodes.Element) and not self._raw_text.is_open:
            self._finished.append(child)
            name = self._stand_in
            text = html.escape(child.astext(), quote=False) if self._needs_text else ""
            return f'<{name} n="{len(self._finished) - 1}">{text}</{name}>'
        return html.escape(child.astext(), quote=False)

    def _put_finished(self, element: Element, state: State) -> None:
        node = self._finished[int(element.attributes["n"])]
        put = State.put if self._is_text or id(node) in self._conversion.inline else State.add
        put(state, node)
