"""Small repairs of the trees of bodies that were written for other generators.

Each would cost a warning that only an edit of the article could silence, and nobody is to edit
one: a language that Pygments does not know, code that is not quite that language, a rule where
docutils allows none. Or it would cost a time that grows with the square of the body.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from sphinx import addnodes
from sphinx.highlighting import lexer_classes, lexers

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tree_edits import parents_of, replace_all
from sphinx_newsfeed.policy import clean
from sphinx_newsfeed.sphinx_ext.articles.highlighting import bound_highlighting

#: How wide the columns of a table are together, in their own unit. Writers of text make as many
#: signs of each row, and TeX has no number beyond 2³¹.
_WIDEST = 1000
#: How many places to link to may follow each other. Sphinx sorts each row of them anew for each.
_LONGEST_ROW = 100


def repair_body(body: Survey) -> None:
    """Repair characters, code blocks, tables, transitions and rows of targets of a body."""
    _clean_characters(body)
    for block in body.of(nodes.literal_block):
        language = block.get("language")
        if language is not None:
            block["language"] = language if is_known_language(language) else "none"
            if language != "default":
                # Code that its lexer rejects is shown as far as it goes. What names no language is
                # Sphinx' to try, and plain where the try fails.
                block["force"] = True
    bound_highlighting(body)
    for group in body.of(nodes.tgroup):
        _bound_widths(group)
    for parent in parents_of(body.of(nodes.transition)):
        parent.children = _without_stray_transitions(parent)
    _cut_rows_of_targets(body)


def _clean_characters(body: Survey) -> None:
    """Leave out what the policy lets no text hold: markup may name characters by numbers."""
    faulty = [text for text in body.of(nodes.Text) if clean(text) != text]
    replace_all(faulty, lambda text: [nodes.Text(clean(text))])
    for node in body.of(nodes.Element):
        for name, value in node.attributes.items():
            if isinstance(value, str):
                node[name] = clean(value)
    if faulty:
        body.changed()


def is_known_language(language: str) -> bool:
    """Whether Sphinx can highlight it."""
    # What Sphinx takes besides the names of Pygments, and what extensions of the project add.
    if language in {"none", "default", "guess", *lexers, *lexer_classes}:
        return True
    try:
        get_lexer_by_name(language)
    except (ClassNotFound, ValueError):
        return False
    return True


def _bound_widths(group: nodes.tgroup) -> None:
    """Make the widths of the columns of a table smaller, where they are too large together."""
    columns = [each for each in group if isinstance(each, nodes.colspec) and "colwidth" in each]
    total = sum(column["colwidth"] for column in columns)
    if total > _WIDEST:
        for column in columns:
            column["colwidth"] = max(1, column["colwidth"] * _WIDEST // total)


def _without_stray_transitions(parent: nodes.Element) -> list[nodes.Node]:
    """Source: docutils Document Tree, "transition": between body elements of a section."""
    if not isinstance(parent, nodes.document | nodes.section):
        return [node for node in parent if not isinstance(node, nodes.transition)]
    kept: list[nodes.Node] = []
    after: nodes.Node | None = None
    # The last one first: what comes to stand at the end is then seen there.
    for node, before in reversed([*zip(parent.children, _seen_before(parent), strict=True)]):
        if isinstance(node, nodes.transition) and not _may_stand_between(before, after):
            continue
        kept.append(node)
        after = after if isinstance(node, nodes.Invisible) else node
    return kept[::-1]


def _seen_before(parent: nodes.Element) -> Iterator[nodes.Node | None]:
    """What a reader sees before each child."""
    seen: nodes.Node | None = None
    for node in parent.children:
        yield seen
        seen = seen if isinstance(node, nodes.Invisible) else node


def _may_stand_between(before: nodes.Node | None, after: nodes.Node | None) -> bool:
    if before is None or isinstance(before, nodes.title | nodes.section | nodes.transition):
        return False
    return after is not None and not isinstance(after, nodes.section | nodes.footnote)


def _cut_rows_of_targets(body: Survey) -> None:
    if len(body.of(nodes.target, addnodes.index)) > _LONGEST_ROW:
        for parent in parents_of(body.of(nodes.target)):
            parent.children = list(_with_rows_of_targets_cut(parent))
        body.changed()


def _with_rows_of_targets_cut(parent: nodes.Element) -> Iterator[nodes.Node]:
    length = 0
    for node in parent.children:
        length = length + 1 if isinstance(node, nodes.target | addnodes.index) else 0
        if length > _LONGEST_ROW:
            # Nothing that a reader sees, and no target.
            separator = nodes.comment()
            separator.parent = parent
            yield separator
            length = 1
        yield node
