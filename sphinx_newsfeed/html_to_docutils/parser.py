"""A docutils parser for HTML: ``docutils --parser=sphinx_newsfeed.html_to_docutils.parser``."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers import Parser as DocutilsParser

from sphinx_newsfeed.html_to_docutils.whole_pages import html_to_page
from sphinx_newsfeed.problems import Problem, Report

__all__ = ["HtmlParser", "Parser"]


class HtmlParser(DocutilsParser):
    """Reads a file of HTML; problems become warnings of docutils, or are told to *report*.

    The first ``h1`` of a page, or else its ``title``, is the title of the document.
    """

    supported: ClassVar[tuple[str, ...]] = ("html", "htm", "xhtml")
    config_section = "html parser"
    config_section_dependencies = ("parsers",)

    def __init__(self, report: Report | None = None) -> None:
        super().__init__()
        self._report = report

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Put the nodes of the HTML into the document."""

        def warn(problem: Problem) -> None:
            document.reporter.warning(problem.message, source=problem.path, line=problem.line)

        self.setup_parse(inputstring, document)
        source = document.get("source") or "<html>"
        page = html_to_page(inputstring, source=source, report=self._report or warn)
        document.extend([*page.meta, *page.blocks])
        self.finish_parse()


#: The name under which docutils looks for the parser of a module.
Parser = HtmlParser
