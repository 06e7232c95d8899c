"""A body that lies too deep in itself, or grows too much, is shown as plain text.

Parsers and writers call themselves once a level, and Python ends a program that does so too often.
HTML bodies are bounded before anything is made of them; directives and blocks of reStructuredText
and Markdown call the parser from within, so there is nothing to bound beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import copy
from itertools import islice

from docutils import nodes

from sphinx_newsfeed.html_to_docutils import text_of_html
from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.policy import DEEPEST_TREE, MOST_SUBSTITUTIONS
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.articles.large_bodies import (
    extent_of,
    fault_of_document,
    fault_of_text,
)
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

_TOO_DEEP = "the parts of the body lie too deep in each other"
#: In how many paragraphs a text without markup is shown; if there are more, some stand together.
_MOST_PARAGRAPHS = 1000
_BLANK_LINES = re.compile(r"\n\s*\n")


def parse_or_show_text(
    parse: Callable[[Article, str, nodes.document], None],
    article: Article,
    body: str,
    document: nodes.document,
) -> None:
    """Parse *body* into *document*, or put its text there, in paragraphs and without markup."""
    noted = {name: copy(value) for name, value in vars(document).items() if _is_noted(value)}
    transforms = list(document.transformer.transforms)
    fault = _fault_of(parse, article, body, document)
    if not fault:
        return
    vars(document).update(noted)
    document.transformer.transforms = transforms
    document.children = []
    text = text_of_html(body) if article.body_format is BodyFormat.HTML else body
    document += plain_paragraphs(text, article.path)
    line = next((node.line for node in document.children if isinstance(node, nodes.Element)), 1)
    message = f"{fault}; its text is shown without markup"
    warn(Problem(ProblemKind.BODY, message, article.path, line or 1))


def _fault_of(
    parse: Callable[[Article, str, nodes.document], None],
    article: Article,
    body: str,
    document: nodes.document,
) -> str:
    """Parse *body* into *document*; return why that cannot be shown, or nothing."""
    if fault := fault_of_text(article, body):
        return fault
    try:
        parse(article, body, document)
    except RecursionError:
        # To the reader it is the same.
        return _TOO_DEEP
    extent = extent_of(document)
    if extent.depth > DEEPEST_TREE:
        return _TOO_DEEP
    if is_substituted_too_often(document):
        return "the substitutions of the body name each other too often"
    return fault_of_document(document, extent)


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
    """The paragraphs of a text, as it is written; where there are too many, some stand together."""
    found: list[nodes.Node] = []
    line = counted = 0
    together = sum(1 for _ in _paragraphs(body)) // _MOST_PARAGRAPHS + 1
    texts = _paragraphs(body)
    while group := list(islice(texts, together)):
        start, end = group[0][0], group[-1][1]
        line += body.count("\n", counted, start)
        counted = start
        paragraph = nodes.paragraph("", body[start:end].strip())
        paragraph.source, paragraph.line = path, line + 1
        found.append(paragraph)
    return found


def _paragraphs(body: str) -> Iterator[tuple[int, int]]:
    """Where the texts between blank lines begin and end."""
    start = len(body) - len(body.lstrip())
    for blank in _BLANK_LINES.finditer(body, start):
        yield start, blank.start()
        start = blank.end()
    if body[start:].strip():
        yield start, len(body)


def _is_noted(value: object) -> bool:
    """Whether it is one of the tables and lists in which a document notes what parsers find."""
    return isinstance(value, dict | list)
