"""A docutils parser for HTML: ``docutils --parser=sphinx_newsfeed.html_to_docutils.parser``."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers import Parser as DocutilsParser

from sphinx_newsfeed.html_to_docutils.conversion import html_to_nodes
from sphinx_newsfeed.problems import Problem

__all__ = ["HtmlParser", "Parser"]


class HtmlParser(DocutilsParser):
    """Reads a file of HTML; problems become warnings of docutils."""

    supported: ClassVar[tuple[str, ...]] = ("html", "htm", "xhtml")
    config_section = "html parser"
    config_section_dependencies = ("parsers",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Put the nodes of the HTML into the document."""

        def warn(problem: Problem) -> None:
            document.reporter.warning(problem.message, source=problem.path, line=problem.line)

        self.setup_parse(inputstring, document)
        source = document.get("source") or "<html>"
        document.extend(html_to_nodes(inputstring, source=source, report=warn))
        self.finish_parse()


#: The name under which docutils looks for the parser of a module.
Parser = HtmlParser
