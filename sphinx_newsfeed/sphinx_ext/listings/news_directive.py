"""What all directives of the extension share."""

from __future__ import annotations

from functools import cached_property

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_newsfeed.listing.tex_text import shield_text
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of


class NewsDirective(SphinxDirective):
    """A directive that shows something of the catalogue."""

    optional_arguments = 1
    final_argument_whitespace = True

    @cached_property
    def domain(self) -> NewsDomain:
        """The news domain of the project."""
        return domain_of(self.env)

    def warn(self, message: str) -> None:
        """Warn of an option, at the line of the directive."""
        path, line = self.get_source_info()
        warn(Problem(ProblemKind.OPTION, message, path, line))

    def settle(self, node: nodes.Element) -> None:
        """Keep names from being typeset; say where all nodes stand: gettext and warnings ask."""
        shield_text(node)
        path, line = self.get_source_info()
        for each in node.findall(nodes.Element):
            if not each.source:
                each.source, each.line = path, line
