"""Finds the article over which something failed that is made of many."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from types import FrameType

from docutils import nodes

from sphinx_newsfeed.model.article import Article

#: Tells whether the whole fails while nothing but these articles is shown as it is.
Fails = Callable[[Collection[str]], bool]


def article_in_traceback(error: BaseException, docnames: Mapping[str, str]) -> str:
    """The docname of the article that was being worked on when *error* was raised.

    It is told by the innermost function that has a node of one article at hand, or an article;
    empty where none has. *docnames* is keyed by the path of each article that may be it.
    """
    for frame in _frames(error):
        found = {name for value in frame.f_locals.values() if (name := _docname(value, docnames))}
        if len(found) == 1:
            return found.pop()
    return ""


def search(docnames: Collection[str], fails: Fails) -> list[str]:
    """Those of *docnames* with which the whole fails, found by halving.

    Where it fails only with several of them together, all of these.
    """
    waiting, found = [list(docnames)], []
    while waiting:
        group = waiting.pop()
        if not fails(group):
            continue
        middle = len(group) // 2
        halves = [group[:middle], group[middle:]]
        if middle and any(map(fails, halves)):
            waiting += halves
        else:
            found += group
    return found


def _frames(error: BaseException | None) -> Iterator[FrameType]:
    """The frames in which *error* was raised, or what it was made of; the innermost first."""
    errors: list[BaseException] = []
    while error is not None and error not in errors:
        errors.append(error)
        error = error.__cause__ or error.__context__
    for each in reversed(errors):
        frames = [frame for frame, _ in traceback.walk_tb(each.__traceback__)]
        yield from reversed(frames)


def _docname(value: object, docnames: Mapping[str, str]) -> str:
    if isinstance(value, Article):
        return docnames.get(value.path, "")
    node = value if isinstance(value, nodes.Node) else None
    while node is not None:
        if node.source and node.source in docnames:
            return docnames[node.source]
        node = node.parent
    return ""
