"""Messages for translators: inline nodes as the Markdown that their translations are read in.

Markdown has signs for links, pictures, emphasis and code. For all else that text can be here it
takes the element of HTML; what no element says, a formula or a node of a project's own handler, is
written as MyST writes a role. What a message names – pictures, notes, such nodes – is kept, so that
it comes back as it was.

Sources: CommonMark 0.31, sections 2.4 ("Backslash escapes"), 6.1 ("Code spans"), 6.2 ("Emphasis"),
6.3 ("Links"); MyST, "Roles".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from docutils import nodes

#: The roles by which formulas, and nodes that nothing else can say, stand in messages.
MATH, NODE = "math", "newsfeed"
#: How an address in the page begins.
_HERE = "#"

#: Elements by the class that their nodes have.
_BY_CLASS = {name: name for name in ("del", "ins", "u", "mark", "small", "big", "kbd", "samp")}
_BY_NODE: dict[type[nodes.Element], str] = {
    nodes.emphasis: "em",
    nodes.strong: "strong",
    nodes.literal: "code",
    nodes.subscript: "sub",
    nodes.superscript: "sup",
    nodes.title_reference: "cite",
    nodes.abbreviation: "abbr",
    nodes.inline: "span",
}
_SIGNS: dict[type[nodes.Element], str] = {nodes.emphasis: "*", nodes.strong: "**"}
_LANGUAGE = "language-"
_DIRECTIONS = ("rtl", "ltr")

#: What may mean something in text.
_SPECIAL = re.compile(r"[\\`*_\[\]<&{!]")
_ALWAYS = re.compile(r"[\\`]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|!(?=\[)")
#: What does so before the sign that is given.
_AT_END = {"[": re.compile("!$"), "`": re.compile(r"\{(?=[\w:.+-]+\}$)")}
_STAR = re.compile(r"\*(?!\s)|(?<!\s)\*|^\*|\*$")
_LOW_LINE = re.compile(r"_(?![^\W_])|(?<![^\W_])_")
_BRACKET = re.compile(r"[\[\]]")
_IN_ADDRESS = re.compile(r"[\\<>]|&(?=#?\w+;)")
_IN_TITLE = re.compile(r'[\\"]|&(?=#?\w+;)')
_ALONE = re.compile(r"https?:[^<>\s\\&]+")
_PLAIN_ADDRESS = re.compile(r"[^\s()<>\\]+")
#: White space at an edge, which is cut off there.
_EDGES = re.compile(r"^\s|\s$|\\\\$")


@dataclass(slots=True)
class Kept:
    """What the messages of one text name, to be put into their translations."""

    #: Pictures by their addresses, as the text has them.
    pictures: dict[str, list[nodes.image]] = field(default_factory=dict)
    #: References to notes, by the ids of the notes.
    notes: dict[str, list[nodes.Element]] = field(default_factory=dict)
    #: Ids that links in the text lead to.
    places: set[str] = field(default_factory=set)
    #: Nodes that only their number stands for.
    others: list[nodes.Element] = field(default_factory=list)
    #: What was told of translations; Sphinx has each parsed more than once.
    told: set[str] = field(default_factory=set)


def write_messages(blocks: Iterable[nodes.Node], written: Mapping[str, str], kept: Kept) -> None:
    """Give each block of text below *blocks* its message, as ``rawsource``.

    *written* has the addresses of pictures as the text gives them, by those of the nodes; *kept*
    is told what the messages name.
    """
    waiting = list(blocks)
    writer = _Writer(written, kept)
    while waiting:
        node = waiting.pop()
        passed_over = (nodes.FixedTextElement, nodes.Inline)
        if not isinstance(node, nodes.Element) or isinstance(node, passed_over):
            continue
        if isinstance(node, nodes.TextElement):
            node.rawsource = writer.message(node)
        else:
            waiting += node.children


@dataclass(slots=True)
class _Writer:
    """Writes the messages of one text."""

    written: Mapping[str, str]
    kept: Kept

    def message(self, block: nodes.Element) -> str:
        children = block.children
        if len(children) == 1 and isinstance(children[0], nodes.Text):
            text = str(children[0])
            message = _escaped(text, "", in_link=False) if _SPECIAL.search(text) else text
        else:
            message = self._inline(block, "", "", in_link=False)
        return _EDGES.sub(lambda edge: f"&#{ord(edge[0][0])};", message)

    def _inline(self, parent: nodes.Element, before: str, after: str, *, in_link: bool) -> str:
        """The children of *parent*; *before* and *after* are the signs around them."""
        parts = ""
        children = parent.children
        for place, child in enumerate(children):
            following = _begins(children[place + 1]) if place + 1 < len(children) else after
            left = parts[-1:] or before
            if isinstance(child, nodes.Text):
                parts += _escaped(str(child), following, in_link=in_link)
            elif isinstance(child, nodes.Element):
                parts += self._node(child, left, following, in_link=in_link)
        return parts

    def _node(self, node: nodes.Element, left: str, right: str, *, in_link: bool) -> str:
        match node:
            case nodes.literal() if not node["classes"] and left != "`" and right != "`":
                return _code(node.astext())
            case nodes.math() if "`" not in node.astext() and node.astext().strip():
                return f"{{{MATH}}}{_code(node.astext())}"
        if isinstance(node, nodes.reference | nodes.footnote_reference | nodes.target):
            return self._link_or_place(node)
        if isinstance(node, nodes.image):
            return self._picture(node)
        tag = _tag(node)
        if tag is None:
            self.kept.others.append(node)
            return f"{{{NODE}}}`{len(self.kept.others)}`"
        return self._marked(node, tag, left, right, in_link=in_link)

    def _link_or_place(self, node: nodes.Element) -> str:
        if isinstance(node, nodes.target):
            return "".join(f'<a id="{escape(each)}"></a>' for each in node["ids"])
        if isinstance(node, nodes.reference):
            return self._link(node)
        self.kept.notes.setdefault(node["refid"], []).append(node)
        return f"[{_escaped(node.astext(), ']', in_link=True)}]({_HERE}{node['refid']})"

    def _marked(
        self, node: nodes.Element, tag: str, left: str, right: str, *, in_link: bool
    ) -> str:
        """An inline element: between signs where these are read so, else between tags."""
        sign = _SIGNS.get(type(node), "")
        if sign and not node["classes"] and left != "*" and right != "*":
            inner = self._inline(node, "*", "*", in_link=in_link)
            if _may_stand_between(inner, left, right):
                return f"{sign}{inner}{sign}"
        inner = self._inline(node, ">", "<", in_link=in_link)
        return f"<{tag}>{inner}</{tag.partition(' ')[0]}>"

    def _link(self, node: nodes.reference) -> str:
        address = str(node.get("refuri", ""))
        if place := node.get("refid"):
            self.kept.places.add(place)
            address = f"{_HERE}{place}"
        title = str(node.get("reftitle", ""))
        is_text = all(isinstance(child, nodes.Text) for child in node.children)
        if is_text and not title and node.astext() == address and _ALONE.fullmatch(address):
            return f"<{address}>"
        return f"[{self._inline(node, '[', ']', in_link=True)}]({_destination(address, title)})"

    def _picture(self, node: nodes.image) -> str:
        address = self.written.get(node["uri"], node["uri"])
        self.kept.pictures.setdefault(address, []).append(node)
        words = _escaped(node.get("alt", ""), "]", in_link=True)
        return f"![{words}]({_destination(address, '')})"


def _begins(node: nodes.Node) -> str:
    """With what sign the message of a node begins."""
    match node:
        case nodes.Text():
            return str(node)[:1]
        case nodes.reference() | nodes.footnote_reference():
            return "["
        case nodes.literal() if not node["classes"]:
            return "`"
        case nodes.emphasis() | nodes.strong() if not node["classes"]:
            return "*"
        case nodes.math():
            return "{"
    return "<"


def _escaped(text: str, following: str, *, in_link: bool) -> str:
    """Text of which no sign means anything, where *following* is the sign behind it."""
    if not _SPECIAL.search(text):
        return text
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _LOW_LINE.sub(r"\\_", _STAR.sub(r"\\*", text))
    if in_link or "](" in text:
        text = _BRACKET.sub(r"\\\g<0>", text)
    at_end = _AT_END.get(following)
    return at_end.sub(r"\\\g<0>", text) if at_end else text


def _may_stand_between(inner: str, left: str, right: str) -> bool:
    """Whether emphasis is read between these signs. Source: CommonMark, "Emphasis"."""
    edges = inner[:1] + inner[-1:]
    if not inner or edges != edges.strip() or inner[0] == "*" or inner[-1] in "*\\":
        return False
    begins = inner[0].isalnum() or not left or left.isspace()
    ends = inner[-1].isalnum() or not right or right.isspace()
    return begins and ends


def _code(text: str) -> str:
    """A code span."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1) if longest else "`"
    has_sign = text.startswith("`") or text.endswith("`")
    is_cut = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    blank = " " if has_sign or is_cut else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def _destination(address: str, title: str) -> str:
    escaped = _IN_ADDRESS.sub(r"\\\g<0>", address)
    if not _PLAIN_ADDRESS.fullmatch(address):
        escaped = f"<{escaped}>"
    words = _IN_TITLE.sub(r"\\\g<0>", title)
    return f'{escaped} "{words}"' if title else escaped


def _tag(node: nodes.Element) -> str | None:
    """What stands between ``<`` and ``>`` for an inline node; ``None`` where nothing does."""
    name = _BY_NODE.get(type(node))
    if name is None:
        return None
    attributes, classes = "", list(node["classes"])
    for each in node["classes"]:
        if each in _BY_CLASS and name in {"span", "code"}:
            name = _BY_CLASS[each]
        elif each.startswith(_LANGUAGE):
            attributes += f' lang="{escape(each.removeprefix(_LANGUAGE))}"'
        elif each in _DIRECTIONS:
            attributes += f' dir="{each}"'
        else:
            return None
        classes.remove(each)
    if name == "abbr":
        attributes += f' title="{escape(node.get("explanation", ""))}"'
    return f"{name}{attributes}"
