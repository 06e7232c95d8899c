"""The conversion from end to end."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.editing import Edits, Prepare
from sphinx_newsfeed.html_to_docutils.editors.confluence import with_plain_text
from sphinx_newsfeed.html_to_docutils.editors.rewriting import rewrite_forms
from sphinx_newsfeed.html_to_docutils.elements.footnotes import mark_footnotes, number_footnotes
from sphinx_newsfeed.html_to_docutils.elements.links import unlink_selves
from sphinx_newsfeed.html_to_docutils.elements.registry import HANDLERS
from sphinx_newsfeed.html_to_docutils.elements.sections import part_transitions
from sphinx_newsfeed.html_to_docutils.flow import Settings
from sphinx_newsfeed.html_to_docutils.ids import Ids
from sphinx_newsfeed.html_to_docutils.left_out import Kind, LeftOut
from sphinx_newsfeed.html_to_docutils.parsing import Parsed, parse
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.policy import ID_PREFIX, MAX_TAGS
from sphinx_newsfeed.problems import ProblemKind, Report, ignore


def html_to_nodes(  # noqa: PLR0913 - each says one thing about one text, all but one optional
    html: str,
    *,
    source: str = "<html>",
    line: int = 1,
    title: str = "",
    id_prefix: str = ID_PREFIX,
    resolve_picture: Callable[[str, int], str | None] | None = None,
    report: Report = ignore,
    drop: Sequence[str] = (),
    prepare: Prepare | None = None,
    embed_hosts: Collection[str] = (),
    handlers: Mapping[str, Handler] | None = None,
    keep_ids: bool = False,
    left_out: LeftOut | None = None,
) -> list[nodes.Node]:
    """Return the body elements and sections that an HTML text amounts to.

    ``source`` and ``line`` say where the text begins; all nodes and problems carry them on.
    A first heading that repeats ``title`` is left out. All ids start with ``id_prefix``.
    ``resolve_picture`` is given each address of a picture, with its line, and returns the one to
    use, or None, having warned, if there is none; one on the web then stays as it is. Without
    it relative addresses stay and other local ones are refused. An excerpt marker
    (``<!-- more -->`` and its like) becomes a :class:`docutils.nodes.comment` with the class
    ``newsfeed-more``. Nothing in the text raises: ``report`` is told of what could not be kept.
    With ``keep_ids`` there is a place for each id of the text, not only for those that links in it
    lead to. Words that are left out are counted in ``left_out``, if given, and not reported.

    The docstring of the package describes ``drop``, ``prepare``, ``embed_hosts`` and ``handlers``.
    """
    hosts = frozenset(host.lower() for host in embed_hosts)
    settings = Settings(source, title, resolve_picture, report, hosts)
    edits = Edits(drop, prepare)
    further = _checked(handlers or {})
    edit = partial(edits.apply, source=source, report=report) if drop or prepare else None
    parsed = parse(with_plain_text(html), line, known=further, edit=edit)
    rewrite_forms(parsed.root, html)
    ids = _ids_in(parsed, id_prefix, keep_ids=keep_ids)
    state = State({**HANDLERS, **further}, settings, ids, line, has_transitions=bool(further))
    return _converted(parsed, state, left_out)


def _ids_in(parsed: Parsed, prefix: str, *, keep_ids: bool) -> Ids:
    ids = Ids(prefix)
    if parsed.leads_within:
        unlink_selves(parsed.root)
        mark_footnotes(parsed.root)
    if parsed.leads_within or keep_ids:
        ids.find_anchors(parsed.root, every=keep_ids)
    return ids


def _checked(handlers: Mapping[str, Handler]) -> Mapping[str, Handler]:
    """Return the handlers if HTML can name each of their elements (HTML standard, 13.2.5.8)."""
    for name in handlers:
        if not re.fullmatch(r"[a-z][^\s/>A-Z\0]*", name):
            raise ValueError(f"no element can have the name {name!r}")
    return handlers


def _converted(parsed: Parsed, state: State, left_out: LeftOut | None) -> list[nodes.Node]:
    """Return the blocks as docutils wants them.

    Links to anchors that did not come to be, as in what is hidden, become their text.
    """
    if parsed.too_many:
        message = f"more than {MAX_TAGS} elements; those behind lost their markup"
        state.problem(ProblemKind.HTML, message)
    if parsed.too_deep:
        state.report_depth()
    state.left_out = LeftOut() if left_out is None else left_out
    state.left_out.take(Kind.STYLE, parsed.hidden)
    state.convert_element(parsed.root)
    for anchor in state.take_anchors():
        state.flow.append(state.new(nodes.target, ids=[anchor]))
    top = nodes.Element("", *state.flow.blocks)
    missing = set(state.ids.anchors.values()) - state.placed
    for reference in list(top.findall(nodes.reference)) if missing else ():
        if reference.get("refid") in missing:
            reference.replace_self(reference.children)
    number_footnotes(top, state)
    if state.has_transitions:
        part_transitions(top)
    if left_out is None:
        state.left_out.tell(state.settings.source, state.settings.report)
    for block in top.children:
        block.parent = None
    return top.children
