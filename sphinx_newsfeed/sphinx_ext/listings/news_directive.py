"""What all directives of the extension share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from sphinx_newsfeed.listing.tex_text import shield_text
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a directive stands, whether it was parsed or a generated page calls it."""

    env: BuildEnvironment
    document: nodes.document
    #: Will hold what is shown.
    parent: nodes.Element
    path: str
    line: int

    @property
    def docname(self) -> str:
        """The document that is being read."""
        return self.env.docname

    @property
    def domain(self) -> NewsDomain:
        """The news domain of the project."""
        return domain_of(self.env)

    def warn(self, message: str) -> None:
        """Warn of an option, at the line of the directive."""
        warn(Problem(ProblemKind.OPTION, message, self.path, self.line))

    def translated(self, text: str | None) -> str:
        """What an option says in words, in the language of the project."""
        return self.domain.build.messages.of_document(self.docname, (text or "").strip())

    def settle(self, node: nodes.Element) -> None:
        """Keep names from being typeset; say where all nodes stand: gettext and warnings ask."""
        shield_text(node)
        for each in node.findall(nodes.Element):
            if not each.source:
                each.source, each.line = self.path, self.line


class NewsDirective(SphinxDirective):
    """A directive that shows something of the catalogue."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]]

    @classmethod
    @abstractmethod
    def show(cls, place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """The nodes that stand at *place*; what later builds must know of them is noted."""

    def run(self) -> list[nodes.Node]:
        """The nodes of the directive."""
        parent = cast(nodes.Element, self.state_machine.node)
        place = Place(self.env, self.state.document, parent, *self.get_source_info())
        shown = self.show(place, " ".join(self.arguments), self.options)
        if shown:
            self.add_name(shown[0])
        return list(shown)
