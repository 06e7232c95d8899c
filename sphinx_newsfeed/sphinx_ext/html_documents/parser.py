"""The parser of files in HTML that are pages of the project, and no articles."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser

from sphinx_newsfeed.sphinx_ext.documents.suffixes import HTML_PAGE_FILETYPE, html_page_suffixes

#: Where it is noted, while a document is read, that it is such a page.
_READ = "newsfeed_html_page"


class HtmlPageParser(Parser):
    """Parses the pages of a project that maps a suffix to ``html``."""

    supported: ClassVar[tuple[str, ...]] = (HTML_PAGE_FILETYPE,)

    def parse(self, inputstring: Any, document: nodes.document) -> None:
        """Parse the text of a file into *document*."""
        # It takes longer to import than all else.
        from sphinx_newsfeed.sphinx_ext.html_documents.trees import put_page

        env: BuildEnvironment = document.settings.env
        env.temp_data[_READ] = True
        put_page(str(inputstring), document)


def is_html_page(env: BuildEnvironment) -> bool:
    """Whether the document that is being read is such a page."""
    return bool(env.temp_data.get(_READ))


def add_page_parser(app: Sphinx, config: Config) -> None:
    """Parse such pages, if the project has any, and no other extension does."""
    parsers = app.registry.get_source_parsers()
    if html_page_suffixes(config) and HTML_PAGE_FILETYPE not in parsers:
        app.add_source_parser(HtmlPageParser)
