"""reStructuredText of articles, which another program read: nothing in it costs more than itself.

An option that is not known, or has a value that cannot be used, is passed over; a directive that is
not known shows its text, and so does a role. Sphinx' own class for it takes the place of docutils'
look-up while one body is parsed, so nothing is registered and other documents know all they did.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.parsers.rst.states import SubstitutionDef
from docutils.utils import Reporter
from sphinx.util.docutils import SphinxDirective

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.policy import shown
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.articles.rst_foreign import Foreign, ForeignDispatcher
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

#: Directives whose content is drawn from, and no reStructuredText.
_CODE_LIKE = frozenset(
    """
    actdiag aafig asciinema autorun blockdiag chart chord d3 digraph dot ditaa gnuplot graph
    graphviz html js javascript latex lilypond matplotlib mermaid nwdiag plantuml plot seqdiag tikz
    uml vega wavedrom
    """.split()  # noqa: SIM905
)
#: Those of code, whose options are called by other names elsewhere.
_CODE = frozenset(("code", "code-block", "sourcecode"))
#: Options of Pygments that say how lines look, and nothing that a reader sees here.
#: Source: Pygments documentation, "HtmlFormatter".
_LOOKS = frozenset(
    """
    anchorlinenos anchorlines classprefix cssclass cssstyles encoding full hl_style lineanchors
    lineseparator linenospecial linenostep linespans nobackground noclasses nowrap prestyles style
    startinline tagsfile tagurlformat title wrapcode
    """.split()  # noqa: SIM905
)
_NUMBERED = frozenset(("linenos", "number-lines"))
_FIRST_LINE = frozenset(("linenostart", "lineno-start"))
_MARKED = frozenset(("hl_lines", "hl-lines"))
_NO = frozenset(("false", "no", "none", "0", "off"))
#: ``title <target>``, as roles that refer to something are written.
_TITLE = re.compile(r"(.+?)\s*(?<!\x00)<[^<>]*>", re.DOTALL)


class TolerantMarkup(ForeignDispatcher):
    """Finds the directives and roles of the project, and something for all others."""

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[Any, list[nodes.system_message]]:
        """The directive of that name, tolerant; of none, one that shows its text."""
        own = self._foreign.own_directive(directive_name)
        if own is not None:
            return own, []
        found, messages = super().directive(directive_name, language_module, document)
        if found is None:
            found, messages = self._foreign.directive(directive_name) or ShownDirective, []
        return tolerant(found), messages

    def role(
        self, role_name: str, language_module: ModuleType, lineno: int, reporter: Reporter
    ) -> tuple[Any, list[nodes.system_message]]:
        """The role of that name; of none, one that shows its text."""
        own = self._foreign.own_role(role_name)
        if own is not None:
            return own, []
        found, messages = super().role(role_name, language_module, lineno, reporter)
        return (shown_role, []) if found is None else (found, messages)


@contextmanager
def tolerant_markup(document: nodes.document, article: Article) -> Iterator[None]:
    """Lose no text while *document* is parsed, the body of an article that is trusted."""
    with TolerantMarkup(Foreign(article)):
        yield
    keep_text_of_errors(document)


def keep_text_of_errors(document: nodes.document) -> None:
    """Keep the text of a directive that docutils cannot use: Sphinx drops it with the message."""
    for message in list(document.findall(nodes.system_message)):
        blocks = [block for block in message.children if isinstance(block, nodes.literal_block)]
        if blocks and message.parent is not None:
            for block in blocks:
                block["language"] = "none"
            message.replace_self(blocks)


class ForeignMarkup(ForeignDispatcher):
    """Adds the directives of other generators to those that the project knows, in Markdown."""

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[Any, list[nodes.system_message]]:
        """The directive of that name."""
        found, messages = super().directive(directive_name, language_module, document)
        foreign = self._foreign.directive(directive_name) if found is None else None
        return (found, messages) if foreign is None else (foreign, [])

    def role(
        self, role_name: str, language_module: ModuleType, lineno: int, reporter: Reporter
    ) -> tuple[Any, list[nodes.system_message]]:
        """The role of that name; of none, one that shows what is written."""
        found, messages = super().role(role_name, language_module, lineno, reporter)
        return (written_role, []) if found is None else (found, messages)


class _Unusable(str):
    """The value of an option that the directive does not take."""


class _AnyOption(dict[str, Callable[[str], Any]]):
    """The options of a directive; what it does not take is marked."""

    def __init__(self, options: Mapping[str, Callable[[str], Any]]) -> None:
        super().__init__({name: _attempt(read) for name, read in options.items()})

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return _mark


def _attempt(read: Callable[[str], Any]) -> Callable[[str], Any]:
    def attempt(written: str) -> Any:
        try:
            return read(written)
        except (ValueError, TypeError):
            return _mark(written)

    return attempt


def _mark(written: str | None) -> _Unusable:
    return _Unusable(written or "")


class _Tolerant(Directive):
    """A directive that passes over what it cannot use."""

    def __init__(self, name: str, arguments: Any, options: dict[str, Any], *others: Any) -> None:
        usable = {key: value for key, value in options.items() if not isinstance(value, _Unusable)}
        unusable = {key: value for key, value in options.items() if isinstance(value, _Unusable)}
        refused = []
        for key, written in unusable.items():
            meant = _meant(name.lower(), key, written)
            known = {k: v for k, v in (meant or {}).items() if k in (self.option_spec or {})}
            if meant is None:
                refused.append(key)
            usable = {**known, **usable}
        super().__init__(name, arguments, usable, *others)
        for key in refused:
            taken = dict.__contains__(self.option_spec or {}, key)
            fault = "has a value that it cannot take" if taken else "is not known"
            what = f"the option {shown(key)} of the directive {shown(name)} {fault}"
            warn_of(self, f"{what}; it is passed over")


def tolerant(found: Any) -> Any:
    """The directive, which passes over what it cannot use of its options."""
    spec = getattr(found, "option_spec", None)
    if not isinstance(found, type) or type(spec) is not dict or not spec:
        # One without options takes what looks like some for its text; a mapping of another kind is
        # the directive's own way to take any.
        return found
    spec = _AnyOption(spec)
    return type(found.__name__, (_Tolerant, found), {"option_spec": spec})


def _meant(name: str, option: str, written: str) -> dict[str, Any] | None:
    """What an option of code says by the names that Sphinx has; ``None`` where it says nothing."""
    if name not in _CODE:
        return None
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else None
    if option in _LOOKS or (option in _NUMBERED and written.strip().lower() in _NO):
        return {}
    if option in _NUMBERED:
        return {"linenos": None, "number-lines": number, **_first_line(number)}
    if option in _FIRST_LINE and number is not None:
        return _first_line(number)
    if option in _MARKED:
        return {"emphasize-lines": ",".join(re.findall("[0-9]+(?:-[0-9]+)?", written)[:50])}
    return None


def _first_line(number: int | None) -> dict[str, Any]:
    return {} if number is None else {"lineno-start": number}


class ShownDirective(SphinxDirective):
    """Shows the text of a directive that is not known."""

    has_content: ClassVar[bool] = True
    optional_arguments: ClassVar[int] = 1
    final_argument_whitespace: ClassVar[bool] = True
    option_spec: ClassVar[Any] = _AnyOption({"class": str})

    def run(self) -> list[nodes.Node]:
        """What it is given, and what it holds."""
        words = self.arguments[0] if self.arguments else ""
        warn_of(self, f"the directive {shown(self.name)} is not known; its text is shown")
        if isinstance(self.state, SubstitutionDef):
            return [nodes.Text(words)]
        shown_nodes: list[nodes.Node] = []
        if words:
            inline, messages = self.state.inline_text(words, self.lineno)
            paragraph = nodes.paragraph(words, "", *inline)
            self.set_source_info(paragraph)
            shown_nodes += (paragraph, *messages)
        if self.name.lower() in _CODE_LIKE and self.content:
            text = "\n".join(self.content)
            block = nodes.literal_block(text, text, language="none")
            self.set_source_info(block)
            return [*shown_nodes, block]
        holder = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, holder, match_titles=True)
        return [*shown_nodes, *holder.children]


def shown_role(  # noqa: PLR0913, PLR0917 - what docutils calls a role with
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,
    options: Any = None,
    content: Any = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Show the text of a role that is not known."""
    _warn_of_role(name, lineno, inliner)
    titled = _TITLE.fullmatch(text)
    words = nodes.unescape(titled[1] if titled else text)
    return [nodes.inline(rawtext, words)], []


def written_role(  # noqa: PLR0913, PLR0917 - what docutils calls a role with
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,
    options: Any = None,
    content: Any = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Show a role in Markdown that is not known as others read it: braces, and code."""
    _warn_of_role(name, lineno, inliner)
    return [nodes.Text(f"{{{name}}}"), nodes.literal(rawtext, text)], []


def _warn_of_role(name: str, lineno: int, inliner: Any) -> None:
    path, line = inliner.reporter.get_source_and_line(lineno)
    message = f"the role {shown(name)} is not known; its text is shown"
    warn(Problem(ProblemKind.MARKUP, message, path or "", line or lineno))


def warn_of(directive: Directive, message: str) -> None:
    """Warn at the place of *directive*."""
    path, line = directive.state_machine.get_source_and_line(directive.lineno)
    warn(Problem(ProblemKind.MARKUP, message, path or "", line or directive.lineno))
