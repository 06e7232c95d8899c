"""The parser that Sphinx calls for articles; pages that are none are left to Sphinx' own."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers import Parser
from sphinx.environment import BuildEnvironment
from sphinx.parsers import RSTParser

from sphinx_newsfeed.sphinx_ext.documents.suffixes import (
    HTML_FILETYPE,
    MARKDOWN_FILETYPE,
    RST_FILETYPE,
)
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


class ArticleParser(RSTParser):
    """Parses articles of all suffixes, and pages of reStructuredText that are not articles."""

    supported: ClassVar[tuple[str, ...]] = (
        *RSTParser.supported,
        HTML_FILETYPE,
        MARKDOWN_FILETYPE,
        RST_FILETYPE,
    )

    def parse(self, inputstring: Any, document: nodes.document) -> None:
        """Parse the text of a file into *document*."""
        if not parse_article(self, inputstring, document):
            super().parse(inputstring, document)


def parse_article(parser: Parser, text: str, document: nodes.document) -> bool:
    """Parse an article's file; ``False`` when the document is no article."""
    env: BuildEnvironment = document.settings.env
    article = domain_of(env).build.catalogue.get(env.docname)
    if article is None:
        return False
    # Parsers of bodies take longer to import than all else, and most builds read few articles.
    from sphinx_newsfeed.sphinx_ext.articles.article_trees import put_article

    put_article(article, parser, text, document)
    return True
