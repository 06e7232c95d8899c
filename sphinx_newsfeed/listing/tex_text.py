r"""Text that looks like TeX, kept from the programs that typeset formulas in a page.

MathJax and KaTeX look for formulas in all the text of a page, its navigation included, and make
live links of ``\href``. Formulas of an article are nodes of their own; its text, its title and its
names are to stay text. So each sign by which a formula could begin, end or command anything stands
in an element of its own: no formula is found across the edge of an element, whatever is set up to
be looked for.

Sources: MathJax, "The MathJax Processing Model"; KaTeX, "Auto-render Extension".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from docutils import nodes

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tree_edits import parents_of
from sphinx_newsfeed.policy import MOST_SHIELDED

#: What MathJax passes over: its releases 3 and 4, and 2.
IGNORED_CLASSES = ("mathjax_ignore", "tex2jax_ignore")
#: The signs of TeX.
ANY_SIGN = re.compile(r"[\\$]")
#: What MathJax looks for unless a project says more, and links. The rest of trusted text is left to
#: a project that has set up more, such as formulas between single dollars. A command at the end may
#: go on in the next node.
DEFAULT_SIGN = re.compile(
    r"\\(?=[()\[\]]|begin|end|(?:eq)?ref|href|url|includegraphics|[a-z]{0,14}\Z)|\$(?=\$|\Z)"
)
#: Where programs do not look, or find a formula that is meant.
_NOT_TEXT = (nodes.math, nodes.math_block, nodes.raw, nodes.comment, nodes.literal_block)
_SIGN_IN_HTML = re.compile(r"([\\$])")
#: Takes up no room and has no meaning (The Unicode Standard, section 23.2, "Word Joiner").
WORD_JOINER = "\u2060"
_INERT_BACKSLASH = f"\\{WORD_JOINER}"
_ACTIVE_BACKSLASH = re.compile(rf"\\(?!{WORD_JOINER})")


def shield_text(tree: nodes.Element, signs: re.Pattern[str] = ANY_SIGN) -> None:
    """Put each of the *signs* in the text below *tree* into a node of its own.

    Where there are more than ``MOST_SHIELDED``, a backslash in the rest of the texts is followed by
    a sign that nobody sees instead: a formula without commands does nothing.
    """
    shield_texts(Survey(tree), signs)


def shield_texts(tree: Survey, signs: re.Pattern[str]) -> None:
    """The same for a tree that was surveyed."""
    found = [text for text in tree.of(nodes.Text) if signs.search(text)]
    room = MOST_SHIELDED
    for parent in parents_of(found):
        if _is_passed_over(parent):
            continue
        texts = (child for child in parent.children if isinstance(child, nodes.Text))
        room -= sum(len(signs.findall(text)) for text in texts)
        parent.children = list(_shielded(parent, signs) if room >= 0 else _inert(parent))
    if found:
        tree.changed()


def shield_in_navigation(tree: nodes.Node) -> None:
    """Make what is shielded below *tree* harmless for whoever asks for the text alone."""
    for shield in tree.findall(nodes.inline):
        if IGNORED_CLASSES[0] in shield["classes"] and shield.astext() == "\\":
            shield.children = [_text(_INERT_BACKSLASH, shield)]


def shielded_html(text: str) -> str:
    """*text* as HTML, with each sign in an element of its own."""
    classes = " ".join(IGNORED_CLASSES)
    return _SIGN_IN_HTML.sub(rf'<span class="{classes}">\g<1></span>', escape(text))


def shielded_title(text: str) -> str:
    """*text* as HTML for themes, some of which leave all elements out and show the text alone.

    In that a backslash is followed by a sign that nobody sees, so that it is no command.
    """
    return shielded_html(text.replace("\\", _INERT_BACKSLASH))


def _is_passed_over(parent: nodes.Element) -> bool:
    # A literal is an element that programs pass over, unless it names a key.
    is_code = isinstance(parent, nodes.literal) and "kbd" not in parent["classes"]
    return is_code or isinstance(parent, _NOT_TEXT) or IGNORED_CLASSES[0] in parent["classes"]


def _shielded(parent: nodes.Element, signs: re.Pattern[str]) -> Iterator[nodes.Node]:
    for child in parent.children:
        if not isinstance(child, nodes.Text):
            yield child
            continue
        end = 0
        for match in signs.finditer(child):
            if match.start() > end:
                yield _text(child[end : match.start()], parent)
            yield _shield(match[0], parent)
            end = match.end()
        if end == 0:
            yield child
        elif end < len(child):
            yield _text(child[end:], parent)


def _inert(parent: nodes.Element) -> Iterator[nodes.Node]:
    for child in parent.children:
        if isinstance(child, nodes.Text):
            text = _ACTIVE_BACKSLASH.sub(lambda _: _INERT_BACKSLASH, child.astext())
            yield _text(text, parent)
        else:
            yield child


def _text(text: str, parent: nodes.Element) -> nodes.Text:
    node = nodes.Text(text)
    node.parent = parent
    return node


def _shield(sign: str, parent: nodes.Element) -> nodes.inline:
    shield = nodes.inline("", sign, classes=list(IGNORED_CLASSES))
    shield.parent, shield.source, shield.line = parent, parent.source, parent.line
    return shield
