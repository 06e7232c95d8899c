"""Small repairs of the trees of bodies that were written for other generators.

Each would cost a warning that only an edit of the article could silence, and nobody is to edit
one: a language that Pygments does not know, code that is not quite that language, a rule where
docutils allows none.
"""

from __future__ import annotations

from docutils import nodes
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from sphinx.highlighting import lexer_classes, lexers


def repair_body(body: nodes.Element) -> None:
    """Repair code blocks and transitions below *body*."""
    for block in body.findall(nodes.literal_block):
        language = block.get("language")
        if language is not None:
            block["language"] = language if _is_known(language) else "none"
            # Code that its lexer rejects is shown as far as it goes.
            block["force"] = True
    # The last one first: what comes to stand at the end is then seen there.
    for transition in reversed(list(body.findall(nodes.transition))):
        if not _may_stand(transition):
            transition.parent.remove(transition)


def _is_known(language: str) -> bool:
    # What Sphinx takes besides the names of Pygments, and what extensions of the project add.
    if language in {"none", "default", "guess", *lexers, *lexer_classes}:
        return True
    try:
        get_lexer_by_name(language)
    except (ClassNotFound, ValueError):
        return False
    return True


def _may_stand(transition: nodes.transition) -> bool:
    """Source: docutils Document Tree, "transition": between body elements of a section."""
    if not isinstance(transition.parent, nodes.document | nodes.section):
        return False
    siblings = [node for node in transition.parent if not isinstance(node, nodes.Invisible)]
    at = siblings.index(transition)
    if not 0 < at < len(siblings) - 1:
        return False
    before, after = siblings[at - 1], siblings[at + 1]
    if isinstance(before, nodes.title | nodes.section | nodes.transition):
        return False
    return not isinstance(after, nodes.section | nodes.footnote)
