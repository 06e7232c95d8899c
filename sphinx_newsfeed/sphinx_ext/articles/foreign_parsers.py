"""Articles are parsed here, whatever parser another extension has for their suffix.

Sphinx chooses a parser by a file's suffix, and an extension may bring one of its own for ``.md``,
or put another in the place of Sphinx' for ``.rst``. It knows neither front matter nor trust.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers import Parser
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.parsers import Parser as SphinxParser
from sphinx.parsers import RSTParser

from sphinx_newsfeed.sphinx_ext.articles.parsers import ArticleParser, parse_article
from sphinx_newsfeed.sphinx_ext.documents.suffixes import OWN_FILETYPES


def take_articles(app: Sphinx, config: Config) -> None:
    """Put a parser of articles around each parser of another extension."""
    for filetype, parser in list(app.registry.get_source_parsers().items()):
        if filetype not in OWN_FILETYPES and not issubclass(parser, ArticleParser):
            app.add_source_parser(_around(parser, filetype), override=True)


def _around(foreign: type[Parser], filetype: str) -> type[Parser]:
    """A parser that is *foreign* for all that is no article."""
    # Sphinx gives configuration and environment to parsers of its own class alone.
    bases = (foreign,) if issubclass(foreign, SphinxParser) else (foreign, SphinxParser)

    class ArticlesFirst(*bases):  # type: ignore[misc]
        supported: ClassVar[tuple[str, ...]] = (filetype,)

        def parse(self, inputstring: str, document: nodes.document) -> None:
            _complete_settings(document)
            if not parse_article(self, inputstring, document):
                foreign.parse(self, inputstring, document)

    return ArticlesFirst


def _complete_settings(document: nodes.document) -> None:
    """Add what reStructuredText asks for: a parser has the settings that it declares alone."""
    settings = vars(document.settings)
    settings.update({name: v for name, v in _settings_of_rst().items() if name not in settings})


@lru_cache(maxsize=1)
def _settings_of_rst() -> dict[str, Any]:
    return vars(get_default_settings(RSTParser))
