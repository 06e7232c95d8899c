"""reStructuredText of an article that is not trusted: few directives and roles, and no file.

What is refused is shown as it is written. Sphinx' own class for it takes the place of docutils'
look-up while one body is parsed, so nothing is registered and other documents know all they did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.languages import en
from docutils.parsers.rst.states import SubstitutionDef
from docutils.statemachine import StringList
from docutils.utils import Reporter
from sphinx.parsers import RSTParser

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.policy import shown
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.rst_policy import RST_CLASSES, RST_DIRECTIVES, RST_OPTIONS, RST_ROLES
from sphinx_newsfeed.sphinx_ext.articles.rst_foreign import Foreign, ForeignDispatcher
from sphinx_newsfeed.sphinx_ext.articles.rst_tolerant import keep_text_of_errors, tolerant
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

#: Settings of docutils that let a body read files and put out markup of a writer's own.
_SWITCHES = ("file_insertion_enabled", "raw_enabled")
#: The role of what names none; ``default_role`` of the project may lead to other documents.
_DEFAULT_ROLE = "title-reference"
#: The option of code that names lines; Sphinx makes a list of each range, however long.
_LINES = "emphasize-lines"
_FEW_LINES = re.compile(r"(?:[0-9]{0,4}[\s,-]++){0,50}[0-9]{0,4}")


@contextmanager
def restricted_markup(document: nodes.document, article: Article) -> Iterator[None]:
    """Refuse, while *document* is parsed, what could read, run or reach anything."""
    settings = document.settings
    before = {name: getattr(settings, name, True) for name in _SWITCHES}
    try:
        vars(settings).update(dict.fromkeys(_SWITCHES, False))
        with _Allowed(Foreign(article)):
            yield
    finally:
        vars(settings).update(before)
    keep_text_of_errors(document)
    _show_sessions(document)
    for node in document.findall(nodes.Element):
        node["classes"] = [name for name in node["classes"] if name in RST_CLASSES]


class _Allowed(ForeignDispatcher):
    """Finds the directives and roles that the policy allows, by their English names."""

    # A language of docutils may give the name of a harmless directive to another one.

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[Any, list[nodes.system_message]]:
        """The directive of that name, or one that shows what is written."""
        name = directive_name.lower()
        if name in RST_DIRECTIVES:
            found, messages = super().directive(directive_name, en, document)
            return tolerant(bounded(found, name)), messages
        foreign = self._foreign.directive(name)
        if foreign is None:
            return RefusedDirective, []
        return tolerant(bounded(foreign, name)) if name in RST_OPTIONS else foreign, []

    def role(
        self, role_name: str, language_module: ModuleType, lineno: int, reporter: Reporter
    ) -> tuple[Any, list[nodes.system_message]]:
        """The role of that name, or one that shows what is written."""
        name = role_name.lower() or _DEFAULT_ROLE
        own = self._foreign.own_role(name)
        if own is not None:
            return own, []
        if name in RST_ROLES:
            return super().role(name, en, lineno, reporter)
        return _refused_role, []


def bounded(found: Any, name: str) -> Any:
    """The directive with the options that the policy allows."""
    options = found.option_spec or {}
    kept = {key: _CONVERTERS.get(key, options[key]) for key in options.keys() & RST_OPTIONS[name]}
    return type(found.__name__, (found,), {"option_spec": kept})


def few_lines(written: str) -> str:
    """What the option says; raises ``ValueError`` where it may be too many lines."""
    if _FEW_LINES.fullmatch(written) is None:
        raise ValueError("fifty ranges of lines below 10000 at the most are expected")
    return written


def loading(written: str) -> str:
    """When a browser fetches a picture; raises ``ValueError`` for what is to read the file here."""
    return str(directives.choice(written, ("link", "lazy")))


#: What reads options whose own readers take more than an article may say.
_CONVERTERS = {_LINES: few_lines, "loading": loading}


def _show_sessions(document: nodes.document) -> None:
    """Make plain code of sessions of Python, which Sphinx' builder of tests would run."""
    for session in list(document.findall(nodes.doctest_block)):
        code = nodes.literal_block(session.rawsource, "", *session.children, language="pycon")
        code.source, code.line = session.source, session.line
        code.update_all_atts(session)
        session.replace_self(code)


class PlainRSTParser(RSTParser):
    """Parses a body as it is.

    What a project puts before and behind each page (``rst_prolog``) are directives, most of which
    do not act here.
    """

    def decorate(self, content: StringList) -> None:
        """Add nothing."""


class RefusedDirective(Directive):
    """Shows a directive as it is written."""

    # With nothing else all that follows the name is content, whatever it looks like.
    has_content: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """The text of the directive, as code."""
        text = self.block_text.strip("\n")
        path, line = self.state_machine.get_source_and_line(self.lineno)
        _warn(f"the directive {shown(self.name)}", path or "", line or self.lineno)
        if isinstance(self.state, SubstitutionDef):
            return [nodes.literal(text, text)]
        block = nodes.literal_block(text, text, language="none")
        block.source, block.line = path, line
        return [block]


def _refused_role(  # noqa: PLR0913, PLR0917 - what docutils calls a role with
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,
    options: Any = None,
    content: Any = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    path, line = inliner.reporter.get_source_and_line(lineno)
    _warn(f"the role {shown(name)}", path or "", line or lineno)
    written = nodes.unescape(rawtext, True)
    return [nodes.literal(rawtext, written)], []


def _warn(what: str, path: str, line: int) -> None:
    message = f"{what} is not for articles that are not trusted; it is shown as it is written"
    warn(Problem(ProblemKind.TRUST, message, path, line))
