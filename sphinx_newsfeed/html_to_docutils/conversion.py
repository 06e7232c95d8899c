"""The conversion from end to end."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.flow import Settings
from sphinx_newsfeed.html_to_docutils.handlers import HANDLERS
from sphinx_newsfeed.html_to_docutils.ids import Ids
from sphinx_newsfeed.html_to_docutils.parsing import parse
from sphinx_newsfeed.html_to_docutils.sections import end_section
from sphinx_newsfeed.html_to_docutils.state import State
from sphinx_newsfeed.problems import Report, ignore


def html_to_nodes(  # noqa: PLR0913 - each says one thing about one text, all but one optional
    html: str,
    *,
    source: str = "<html>",
    line: int = 1,
    title: str = "",
    id_prefix: str = "article-",
    resolve_picture: Callable[[str, int], str | None] | None = None,
    report: Report = ignore,
) -> list[nodes.Node]:
    """Return the body elements and sections that an HTML text amounts to.

    ``source`` and ``line`` say where the text begins; all nodes and problems carry them on.
    A first heading that repeats ``title`` is left out. All ids start with ``id_prefix``.
    ``resolve_picture`` is given each address of a picture that is not on the web, with its line,
    and returns the one to use, or None, having complained, if there is none; without it relative
    addresses stay and others are refused. An excerpt marker (``<!-- more -->`` and its like)
    becomes a :class:`docutils.nodes.comment` with the class ``newsfeed-more``.

    Nothing in the text raises: ``report`` is told of what could not be kept.
    """
    root, flattened = parse(html, line)
    settings = Settings(source, title, resolve_picture, report)
    state = State(HANDLERS, settings, Ids(id_prefix, root), line)
    if flattened:
        state.report_depth()
    state.convert_element(root)
    end_section(state)
    for anchor in state.take_anchors():
        state.flow.append(state.new(nodes.target, ids=[anchor]))
    return _linked(state.flow.blocks, state.placed)


def _linked(blocks: list[nodes.Node], placed: set[str]) -> list[nodes.Node]:
    """Return the blocks without links to anchors that did not come to be, as in what is hidden."""
    top = nodes.Element("", *blocks)
    for reference in list(top.findall(nodes.reference)):
        if "refid" in reference and reference["refid"] not in placed:
            reference.replace_self(reference.children)
    for block in top.children:
        block.parent = None
    return top.children
