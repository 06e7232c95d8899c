"""What was wrong with the tags of one body, told once."""

from __future__ import annotations

from sphinx_newsfeed.problems import Problem, ProblemKind, Report
from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.syntax import Tag

#: How many tags a warning names, and how much of each, in characters.
_MAX_NAMES = 5
_MAX_NAME = 40


class Faults:
    """Collects tags that stay as text."""

    def __init__(self) -> None:
        #: What is wrong -> a tag of each name.
        self._tags: dict[str, dict[str, Tag]] = {}
        #: The same -> why, of the first tag that has a reason.
        self._reasons: dict[str, str] = {}

    def unknown(self, tag: Tag) -> None:
        """Note a tag that is not known, or whose arguments are not."""
        self._note("unknown template tags, which stay as text", tag)

    def unwrapped(self, tag: Tag) -> None:
        """Note a tag that is not known and has an end, of which what stands between is shown."""
        self._note("unknown template tags, whose content is shown", tag)

    def unclosed(self, tag: Tag) -> None:
        """Note a tag that opens a block which does not end."""
        self._note("template tags without an end, which stay as text", tag)

    def missing(self, tag: Tag, reason: str = "") -> None:
        """Note a tag that asks for a value which cannot be had, and why."""
        self._note("template tags that need a value which is not known, left out", tag, reason)

    def failing(self, tag: Tag, reason: str) -> None:
        """Note a statement that cannot be run, and why."""
        self._note("template tags that cannot be run, left out", tag, reason)

    def empty(self, tag: Tag) -> None:
        """Note an output without a value."""
        self._note("template tags whose value is empty, left out", tag)

    def failing_template(self, tag: Tag, reason: str) -> None:
        """Note a tag of the project whose template cannot be run, and why."""
        self._note("tags of newsfeed_tags whose template cannot be run", tag, reason)

    def left_out(self, tag: Tag) -> None:
        """Note a tag that is known, and stands for what cannot be had."""
        self._note("template tags that stand for what cannot be known here are left out", tag)

    def _note(self, fault: str, tag: Tag, reason: str = "") -> None:
        if reason:
            self._reasons.setdefault(fault, reason)
        tags = self._tags.setdefault(fault, {})
        name = tag.name or tag.arguments
        earliest = min((each.start for each in tags.values()), default=tag.start)
        if len(tags) < _MAX_NAMES or tag.start < earliest:
            tags.setdefault(name, tag)

    def report(self, text: str, context: TagContext, report: Report) -> None:
        """Tell of each kind of fault once, with the line of the first tag."""
        for fault, tags in self._tags.items():
            first = sorted(tags.values(), key=lambda tag: tag.start)[:_MAX_NAMES]
            names = ", ".join(_shown(tag) for tag in first)
            line = context.line + text.count("\n", 0, first[0].start)
            # Files with the same tags have one cause, whatever stands in the tags.
            cause = f"{fault}: {', '.join(sorted({tag.name or _shown(tag) for tag in first}))}"
            why = f" ({self._reasons[fault]})" if fault in self._reasons else ""
            message = f"{fault}: {names}{why}"
            report(Problem(ProblemKind.TEMPLATE, message, context.path, line, cause))


def _shown(tag: Tag) -> str:
    """The tag with its name, or of an output with its expression."""
    source = " ".join(tag.source.split())
    return source if len(source) <= _MAX_NAME else f"{source[: _MAX_NAME - 1]}…"
