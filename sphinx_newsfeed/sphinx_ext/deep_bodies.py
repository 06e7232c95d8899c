"""A body that lies too deep in itself, or grows too much, is shown as plain text.

Parsers and writers call themselves once a level, and Python ends a program that does so too often.
HTML bodies are bounded before anything is made of them; directives and blocks of reStructuredText
and Markdown call the parser from within, so there is nothing to bound beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy

from docutils import nodes

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.policy import DEEPEST_TREE, MOST_SUBSTITUTIONS
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.reporting import warn

#: Texts between blank lines.
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def parse_or_show_text(
    parse: Callable[[Article, str, nodes.document], None],
    article: Article,
    body: str,
    document: nodes.document,
) -> None:
    """Parse *body* into *document*, or put its text there, in paragraphs and without markup."""
    noted = {name: copy(value) for name, value in vars(document).items() if _is_noted(value)}
    transforms = list(document.transformer.transforms)
    fault = "the parts of the body lie too deep in each other"
    try:
        parse(article, body, document)
        if depth_of(document) <= DEEPEST_TREE:
            if not is_substituted_too_often(document):
                return
            fault = "the substitutions of the body name each other too often"
    except RecursionError:
        # Told below: to the reader it is the same.
        pass
    vars(document).update(noted)
    document.transformer.transforms = transforms
    document.children = []
    document += plain_paragraphs(body, article.path)
    message = f"{fault}; its text is shown without markup"
    line = next((node.line for node in document.children if isinstance(node, nodes.Element)), 1)
    warn(Problem(ProblemKind.BODY, message, article.path, line or 1))


def depth_of(tree: nodes.Node) -> int:
    """How many nodes lie in each other."""
    deepest = 0
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in node.children]
    return deepest


def is_substituted_too_often(document: nodes.document) -> bool:
    """Whether substitutions that name each other would make much of little.

    docutils puts each into the next, and stops at circles only: thirty that hold the next one twice
    have no end.
    """
    names = {name: _substitutions_in(node) for name, node in document.substitution_defs.items()}
    if not any(names.values()):
        return False
    waiting: list[tuple[str, tuple[str, ...]]] = [
        (name, (name,)) for name in _substitutions_in(document)
    ]
    count = 0
    while waiting and count <= MOST_SUBSTITUTIONS:
        name, way = waiting.pop()
        further = [(each, (*way, each)) for each in names.get(name, ()) if each not in way]
        waiting += further
        count += len(further)
    return bool(waiting)


def _substitutions_in(tree: nodes.Element) -> list[str]:
    return [node["refname"] for node in tree.findall(nodes.substitution_reference)]


def plain_paragraphs(body: str, path: str) -> list[nodes.Node]:
    """The paragraphs of a text, as it is written."""
    found: list[nodes.Node] = []
    line = counted = 0
    for match in _PARAGRAPH.finditer(body):
        line += body.count("\n", counted, match.start())
        counted = match.start()
        paragraph = nodes.paragraph("", match[0].strip())
        paragraph.source, paragraph.line = path, line + 1
        found.append(paragraph)
    return found


def _is_noted(value: object) -> bool:
    """Whether it is one of the tables and lists in which a document notes what parsers find."""
    return isinstance(value, dict | list)
