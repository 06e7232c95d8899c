"""What words Chromium shows of HTML, what words a tree has, and which of them may differ.

The browser shows the body as it stands, without scripts and without asking any server; what folds
is unfolded. Each difference has to be named in one of the tables here, or is a fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from docutils import nodes
from look.browser import open_browser

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.elements.code import GUTTER, TOOLS
from sphinx_newsfeed.html_to_docutils.left_out import Kind
from sphinx_newsfeed.html_to_docutils.unclosed import SWALLOWING
from sphinx_newsfeed.problems import Problem

_SCRIPT = Path(__file__).with_name("browser_words.js")
#: How many bodies the page holds at once.
_BATCH = 100


def _with_classes(names: Iterable[str]) -> str:
    return ", ".join(f".{name}" for name in sorted(names))


#: What a tree may lack of what a browser shows, and nobody is told: it serves the page around, or
#: stands in the tree otherwise. Selectors of the elements.
MAY_LACK: Mapping[str, str] = {
    "numbers of lines": _with_classes(GUTTER),
    "tools on code": f"{_with_classes(TOOLS)}, .code-toolbar .toolbar",
    "signs that lead to a heading": ".headerlink, .header-anchor, .hash-link, .anchor",
    "formulas, of which a tree has the TeX": (
        "math, .katex, .math, mjx-container, .MathJax_Preview, [data-tex]"
    ),
    "numbers of notes, and the ways back to them": (
        "sup, .footnum, [href^='#'], li [name], table [name]"
    ),
    "the name above the notes": "[class*=footnotes] :is(h2, h3), h2[class*=footnotes]",
    "the signs of lists in Word": (
        "[style*='mso-list:Ignore'], [style*='mso-list: Ignore'], [class*=MsoListParagraph]"
    ),
    "state of a task, which is a sign": "li > code:first-child, ac\\:task-status, ac\\:task-id",
    "what the storage format of Confluence calls its parts": (
        "ac\\:parameter, ac\\:placeholder, ac\\:adf-attribute, ac\\:adf-fallback"
    ),
}
#: What editors put around the text: it serves their pages, is passed over, and nobody is told.
AROUND: Mapping[str, str] = {
    "Asciidoctor": "#footer-text, .conum, td.code b, .colist td:first-child b",
    "Discourse": ".poll-info, .quote-controls, .lightbox .meta",
    "Ghost": ".kg-audio-player, .kg-video-player-container",
    "Google Docs": "div:has(> p > [href^='#cmnt_ref'])",
    "Javadoc": (
        ".top-nav, .sub-nav, .skip-nav, .legal-copy, .topNav, .subNav, .bottomNav, .skipNav,"
        " .tableTab, .activeTableTab"
    ),
    "LibreOffice": "div[title=header], div[title=footer]",
    "MediaWiki": ".mw-editsection, .navbox, .printfooter, .catlinks",
    "Medium": (
        ".h-entry > header, .h-entry > .p-summary, .h-entry > footer, .speechify-ignore,"
        " .paragraph-image span"
    ),
    "org-mode": "#postamble, h2 .tag",
    "Substack": (
        "[class*=subscription-widget], .captioned-button-wrap, .button-wrapper, .hide-text,"
        " .byline-wrapper, .post-ufi"
    ),
    "W3C and MDN": ".dfn-panel, .example-header, .article-footer",
    "Word": ".msocomtxt, .MsoCommentText, .MsoCommentReference",
    "WordPress": ".sharedaddy, .jp-relatedposts",
}

#: What a browser shows beside other text, and a tree apart from it.
APART: Mapping[str, str] = {
    "pronunciations": "rt, rp",
    "lines of code": "pre .line, pre > code, pre [style*=display]",
    "what is raised": "sup",
}

#: What a tree may have and a browser does not show, by elements that a browser knows of.
MAY_ADD: Mapping[str, str] = {
    "what stands in for a medium": "object, video, audio, canvas, applet, iframe, portal, frame",
    "what a script would show": "[style*=hidden], [style*=none]",
}
#: The same by the nodes.
MAY_ADD_NODES: Mapping[str, Callable[[nodes.Element], bool]] = {
    "TeX": lambda node: isinstance(node, nodes.math | nodes.math_block),
    "numbers of notes": lambda node: isinstance(node, nodes.label | nodes.footnote_reference),
    "TeX that may do harm, and tags in code": lambda node: (
        isinstance(node, nodes.literal | nodes.literal_block)
        and bool(re.search(r"[<\\]", node.astext()))
    ),
    "names of media": lambda node: (
        isinstance(node, nodes.reference)
        and bool(re.match("(Audio|Embedded page|Media|Video)(:|$)", node.astext()))
    ),
}
#: What stands elsewhere in a tree.
MOVED: Mapping[str, str] = {
    "feet of tables": "tfoot",
    "what stands in a caption or no cell": "table",
    "who is quoted": ".quote",
}


@dataclass(frozen=True)
class Shown:
    """What a browser shows of a body."""

    text: str
    #: Texts of the elements that each selector finds.
    found: Mapping[str, Sequence[str]]
    #: What form fields, and their buttons, show.
    fields: Sequence[str]
    buttons: Sequence[str]
    #: What styles hide.
    hidden: Sequence[str]
    #: What frames show that have their page in themselves.
    frames: Sequence[str]


def show(bodies: Sequence[str]) -> Iterator[Shown]:
    """What a browser shows of each body."""
    tables = [*MAY_LACK.values(), *APART.values(), *MAY_ADD.values(), *MOVED.values()]
    script = _SCRIPT.read_text("utf-8")
    with open_browser() as browser:
        for at in range(0, len(bodies), _BATCH):
            given = [bodies[at : at + _BATCH], tables, ", ".join(AROUND.values())]
            yield from (Shown(**each) for each in browser.evaluate(script, given))


def words(text: str) -> list[str]:
    """The words of a text, without what XML does not know; a letter in a formula is a letter."""
    plain = re.sub("[\x00-\x08\x0e-\x1f\ufffe\uffff]", "", text)
    return re.findall(r"\w+", unicodedata.normalize("NFKC", plain))


def words_of(tree: Iterable[nodes.Node], *, but: Callable[[nodes.Element], bool]) -> list[str]:
    """The words of a tree without those of some nodes; what is no text in a line divides words."""
    parts: list[str] = []

    def visit(node: nodes.Node) -> None:
        if isinstance(node, nodes.Text):
            parts.append(node.astext())
        elif isinstance(node, nodes.Element) and not isinstance(node, nodes.raw | nodes.comment):
            left_out = but(node)
            divides = left_out or not isinstance(node, nodes.Inline) or isinstance(node, _DIVIDE)
            parts.append(" " * divides)
            for child in () if left_out else node.children:
                visit(child)
            parts.append(" " * divides)

    for node in tree:
        visit(node)
    return words("".join(parts))


_DIVIDE = (nodes.math, nodes.footnote_reference, nodes.superscript)
#: What may divide words in a tree alone: cells that stand in no table, or not where they should,
#: and the words of pictures that may not be shown.
_CELLS = re.compile("</?(?:img|td|th|tr|table)[ >]", re.IGNORECASE)
#: What never ends is text.
_NEVER_ENDS = re.compile(r"<[^>]*\Z|<!--(?!.*-->)|\"[^\"]*\Z", re.DOTALL)
_OPENED = re.compile(rf"<({'|'.join(sorted(SWALLOWING))})\b", re.IGNORECASE)


def faults(html: str, shown: Shown) -> list[str]:
    """What no table explains of the differences between a body's words and those of its tree."""
    problems: list[Problem] = []
    tree = html_to_nodes(
        html, report=problems.append, resolve_picture=lambda address, line: address
    )
    missing, added = Counter[str](), Counter[str]()
    for lost, found in _differences(words(shown.text), words_of(tree, but=lambda node: False)):
        if "".join(lost) != "".join(found) or (len(lost) > len(found)) or not _CELLS.search(html):
            missing.update(lost)
            added.update(found)
    moved = missing & added & _words_in(shown, MOVED)
    lacking = moved + _words_in(shown, MAY_LACK) + _counted((*shown.fields, *shown.buttons))
    lacking.update(each for node in tree for each in _names_of_boxes(node))
    more = moved + _words_in(shown, MAY_ADD) + _words_of_nodes(tree)
    if _never_ends(html):
        more = added
    found_faults = [f"missing: {word}" for word in (missing - lacking).elements()]
    found_faults += [f"added: {word}" for word in (added - more).elements()]
    return found_faults + list(_untold(shown, problems))


def _differences(one: list[str], other: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for name, begin, end, other_begin, other_end in matcher.get_opcodes():
        if name != "equal":
            yield one[begin:end], other[other_begin:other_end]


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words(text))


def _words_in(shown: Shown, table: Mapping[str, str]) -> Counter[str]:
    return _counted(text for each in table.values() for text in shown.found[each])


def _names_of_boxes(top: nodes.Node) -> Iterator[str]:
    for node in top.findall(nodes.Admonition):
        name = node.tagname if isinstance(node, nodes.Element) else ""
        yield from (name, name.title(), name.upper())


def _words_of_nodes(tree: Iterable[nodes.Node]) -> Counter[str]:
    return _counted(
        node.astext()
        for top in tree
        for node in top.findall(nodes.Element)
        if any(applies(node) for applies in MAY_ADD_NODES.values())
    )


def _never_ends(html: str) -> bool:
    if _NEVER_ENDS.search(html):
        return True
    return any(f"</{name}".lower() not in html.lower() for name in _OPENED.findall(html))


def _untold(shown: Shown, problems: Iterable[Problem]) -> Iterator[str]:
    """Words that are left out and not told, or told and not left out."""
    told = Counter[Kind]()
    for problem in problems:
        if match := re.match(r"left out (\d+) words? (.*), here and below$", problem.message):
            told[Kind(match[2])] += int(match[1])
    fields, buttons, hidden, frames = (
        sum(len(text.split()) for text in texts)
        for texts in (shown.fields, shown.buttons, shown.hidden, shown.frames)
    )
    if not fields <= told[Kind.FIELDS] <= fields + buttons:
        yield f"{told[Kind.FIELDS]} of {fields} words of fields are told"
    if told[Kind.FRAMES] != frames:
        yield f"{told[Kind.FRAMES]} of {frames} words of frames are told"
    # Where they are most of the words, they are shown.
    are_shown = not told[Kind.STYLE] and hidden > len(shown.text.split())
    if told[Kind.STYLE] != hidden and not are_shown:
        yield f"{told[Kind.STYLE]} of {hidden} words that styles hide are told"
