"""What is being built: handlers are given the state and put text and blocks into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from docutils import nodes

from sphinx_newsfeed.html_to_docutils import runs
from sphinx_newsfeed.html_to_docutils.alignment import paragraph_classes
from sphinx_newsfeed.html_to_docutils.flow import Context, Flow, Notes, Settings
from sphinx_newsfeed.html_to_docutils.ids import Ids, own_ids
from sphinx_newsfeed.html_to_docutils.left_out import LeftOut
from sphinx_newsfeed.html_to_docutils.paragraphs import Paragraphs, ids_of
from sphinx_newsfeed.html_to_docutils.tree import Element
from sphinx_newsfeed.problems import Problem, ProblemKind

#: How deep lists, quotations, definitions and boxes may lie in each other. Writers indent each
#: level; the text writer runs out of columns after some twenty.
MAX_NESTING = 12

#: How deep inline elements may lie in each other.
MAX_MARKS = 10

Node = TypeVar("Node", bound=nodes.Element)
Child = Element | str


@dataclass(slots=True)
class State:
    """The whole state of one conversion."""

    handlers: Mapping[str, Handler]
    settings: Settings
    ids: Ids
    #: The line of what is being made, and that of the last element that was met.
    line: int
    last_line: int = 0
    flow: Flow = field(default_factory=lambda: Flow(top=True))
    marks: runs.Marks = ()
    #: Ids of anchors that wait for something to stand at.
    anchors: list[str] = field(default_factory=list)
    #: All anchors that were met; a link to another one leads nowhere.
    placed: set[str] = field(default_factory=set)
    #: What handlers remember about the elements around.
    context: Context = field(default_factory=Context)
    #: The address of the last picture, which a ``noscript`` behind it often repeats.
    last_picture: str = ""
    #: Whether an excerpt marker was met inside the block that is being made.
    excerpt_waits: bool = False
    #: How many headings were met that could be sections.
    headings: int = 0
    #: The last list made of items that stood in none.
    orphans: nodes.bullet_list | None = None
    nesting: int = 0
    #: Whether there may be transitions; handlers of the caller may put some in.
    has_transitions: bool = False
    #: How much TeX was read, in characters.
    tex_read: int = 0
    notes: Notes = field(default_factory=Notes)
    #: The words that nobody gets to see, to be told at the end.
    left_out: LeftOut = field(default_factory=LeftOut)
    _reported_depth: bool = False

    # Input: walking over elements.

    def convert(self, children: Iterable[Child]) -> None:
        """Convert text and elements into the open flow."""
        for child in children:
            if isinstance(child, str):
                self.text(child)
            else:
                self.convert_element(child)

    def convert_element(self, element: Element) -> None:
        """Convert one element by its row in the table; an unknown one gives its content only."""
        self.enter(element)
        outer = self.context
        classes = paragraph_classes(element, outer.classes)
        if classes == outer.classes:
            self._handle(element)
        else:
            self.end_paragraph()
            self.context = outer.but(classes=classes)
            self._handle(element)
            self.end_paragraph()
            self.context = outer
        # Text behind an element stands where its last part began, or later.
        self.line = self.last_line

    def _handle(self, element: Element) -> None:
        if handler := self.handlers.get(element.name):
            handler(element, self)
        else:
            self.convert(element.children)

    def enter(self, element: Element) -> None:
        """Note the line of an element, and its id if a link leads to it."""
        self.line = self.last_line = element.line or self.line
        for own in own_ids(element) if self.ids.anchors else ():
            if (anchor := self.ids.anchors.get(own)) and anchor not in self.placed:
                self.placed.add(anchor)
                self.anchors.append(anchor)

    # Output: inline.

    def text(self, text: str) -> None:
        """Put text at the end of the run."""
        if self.anchors and text.strip():
            self.flow.run.extend(self._targets())
        if text:
            self.flow.run.append(runs.Atom(text, self.marks, self.line))

    def put(self, node: nodes.Element) -> None:
        """Put a node that stands in text, such as a picture, at the end of the run."""
        marks = tuple(mark for mark in self.marks if mark.node_class is not nodes.literal)
        self.flow.run.extend(self._targets())
        self.flow.run.append(runs.Atom(node, marks, self.line))

    def line_break(self) -> None:
        """End the line; in a title, where there are none, it is a blank."""
        self.flow.run.append(runs.Atom(" " if self.flow.title else None, (), self.line))

    def _targets(self) -> list[runs.Atom]:
        return [
            runs.Atom(self.new(nodes.target, ids=[anchor]), (), self.line)
            for anchor in self.take_anchors()
        ]

    def marked(self, node_class: type[nodes.TextElement], **attributes: Any) -> _Marked:
        """Put an inline element around what is put in meanwhile.

        Code is text: of elements inside it only links are kept, around it. A link inside a link
        takes its place.
        """
        mark = runs.Mark(node_class, attributes, self.settings.source, self.line)
        return _Marked(self, self._marks_with(mark) if self.marks else (mark,))

    def _marks_with(self, mark: runs.Mark) -> runs.Marks:
        outer = self.marks
        code = [m for m in outer if m.node_class is nodes.literal]
        if len(outer) >= MAX_MARKS:
            self.report_depth()
        elif issubclass(mark.node_class, nodes.reference):
            others = [m for m in outer if m.node_class not in (nodes.reference, nodes.literal)]
            return (*others, mark, *code)
        elif not code:
            return (*outer, mark)
        return outer

    # Output: blocks.

    def new(self, node_class: type[Node], *children: nodes.Node, **attributes: Any) -> Node:
        """Return a new node that knows where it comes from."""
        node = node_class("", **attributes)
        for child in children:
            runs.adopt(node, child)
        node.source, node.line = self.settings.source, self.line
        return node

    def add(self, block: nodes.Node) -> None:
        """Put a block at the end of the open flow, after the paragraph before it."""
        if self.flow.title:
            self.flow.heading, self.flow.title = self._inline(), False
        self._end_run()
        for anchor in self.take_anchors():
            self.flow.append(self.new(nodes.target, ids=[anchor]))
        self.flow.append(block)
        self.end_block()

    def end_paragraph(self) -> None:
        """Make paragraphs of the run; in a title it goes on, after a blank."""
        if self.flow.title:
            self.flow.run.append(runs.Atom(" ", (), self.line))
        else:
            self._end_run()
            self.end_block()

    def _end_run(self) -> None:
        if not self.flow.run:
            return
        run, self.flow.run = self.flow.run, []
        if not any(map(runs.may_show, run)):
            return  # Most often what stands between blocks.
        lines = runs.lines_of(run)
        paragraphs = Paragraphs(self.settings.source, list(self.context.classes))
        for paragraph in paragraphs.of(lines):
            self.flow.append(paragraph)
        self.anchors[:0] = paragraphs.anchors

    def end_block(self) -> None:
        """Put in the excerpt marker that waits for the end of a block at the top."""
        if self.excerpt_waits and self.flow.top and not self.flow.in_paragraph:
            self.excerpt_waits = False
            self.flow.append(self.new(nodes.comment, nodes.Text("more"), classes=["newsfeed-more"]))

    # Output: content of blocks.

    def may_nest(self) -> bool:
        """Tell whether one more level of lists, quotations… may begin; report when it may not."""
        if self.nesting < MAX_NESTING:
            return True
        self.report_depth()
        return False

    def collect(self, children: Iterable[Child]) -> list[nodes.Node]:
        """Convert children as the content of a block of their own, and return it."""
        flow = self._in_flow(Flow(), children)
        return flow.blocks

    def collect_title(self, children: Iterable[Child]) -> tuple[list[nodes.Node], list[nodes.Node]]:
        """Convert children as a line of text; return it, and what of them stands in blocks."""
        flow = self._in_flow(Flow(title=True), children)
        return flow.heading, flow.blocks

    def _in_flow(self, flow: Flow, children: Iterable[Child]) -> Flow:
        if not self.flow.title:
            self._end_run()
        outer, self.flow = self.flow, flow
        self.nesting += 1
        try:
            self.convert(children)
            if flow.title:
                flow.heading = self._inline()
            else:
                self.end_paragraph()
        finally:
            self.flow = outer
            self.nesting -= 1
        return flow

    def _inline(self) -> list[nodes.Node]:
        """Take the run of a title; its anchors go to what follows."""
        (line, *_) = runs.lines_of(atom for atom in self.flow.run if not atom.is_target)
        self.anchors += [name for atom in self.flow.run for name in ids_of(atom)]
        self.flow.run = []
        return [] if runs.is_blank(line) else runs.build(line)

    def take_anchors(self) -> list[str]:
        """Return the anchors that wait, for a node that takes them."""
        taken, self.anchors = self.anchors, []
        return taken

    # Problems.

    def problem(self, kind: ProblemKind, message: str) -> None:
        """Report a problem at the current line."""
        self.settings.report(Problem(kind, message, self.settings.source, self.line))

    def report_depth(self) -> None:
        """Report, once, that elements lay too deep in each other."""
        if not self._reported_depth:
            self._reported_depth = True
            self.problem(
                ProblemKind.HTML,
                "elements lie too deep in each other; the innermost lost their markup only",
            )


@dataclass(slots=True)
class _Marked:
    """The time in which a state has other marks."""

    state: State
    #: Those that it does not have at the moment.
    marks: runs.Marks

    def __enter__(self) -> None:
        self._exchange()

    def __exit__(self, *error: object) -> None:
        self._exchange()

    def _exchange(self) -> None:
        self.state.marks, self.marks = self.marks, self.state.marks


#: Puts an element into the state.
Handler = Callable[[Element, State], None]
