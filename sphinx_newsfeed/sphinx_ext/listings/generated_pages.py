"""Makes the trees of generated pages, without any text that is parsed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

from docutils import nodes
from docutils.utils import escape2null
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.parsers import RSTParser

from sphinx_newsfeed.listing.tex_text import shield_text
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy, own_of, with_pages
from sphinx_newsfeed.pages.documents import Call, GeneratedPage, escaped
from sphinx_newsfeed.policy import MOST_SQUARES
from sphinx_newsfeed.sphinx_ext.articles.long_words import bound_inliner
from sphinx_newsfeed.sphinx_ext.articles.reserved_ids import reserved_ids
from sphinx_newsfeed.sphinx_ext.build_info.options import taxonomies_in
from sphinx_newsfeed.sphinx_ext.documents.suffixes import GENERATED_FILETYPE
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.listings.calendars import CalendarDirective
from sphinx_newsfeed.sphinx_ext.listings.feed_lists import FeedsDirective
from sphinx_newsfeed.sphinx_ext.listings.news_directive import NewsDirective, Place
from sphinx_newsfeed.sphinx_ext.listings.newsfeed import listing_directive
from sphinx_newsfeed.sphinx_ext.listings.overviews import DatesDirective, directive_of


@cache
def directives_of(taxonomies: tuple[Taxonomy, ...]) -> Mapping[str, type[NewsDirective]]:
    """All directives of the extension in a project with these *taxonomies*, by their names."""
    return {
        "newsfeed": listing_directive(taxonomies),
        **{each.directive: directive_of(each) for each in with_pages(taxonomies)},
        "newsfeed-dates": DatesDirective,
        "newsfeed-calendar": CalendarDirective,
        "newsfeed-feeds": FeedsDirective,
    }


#: Those of each project.
DIRECTIVES = directives_of(BUILT_IN)


def add_own_directives(app: Sphinx, config: Config) -> None:
    """Let the project's pages name its own taxonomies, as options and as overviews."""
    taxonomies = taxonomies_in(config)
    if own_of(taxonomies):
        for name, directive in directives_of(taxonomies).items():
            app.add_directive(name, directive, override=name in DIRECTIVES)


#: The line of a heading is that below its words, as docutils has it.
_LINE_OF_HEADING = 2


class GeneratedPageParser(RSTParser):
    """Takes the place of a parser for archive pages and further pages of listings.

    A text that says more than the page is parsed: one that another extension changed at
    ``source-read``, that of a project with a prolog or an epilog, and a translated message, which
    Sphinx has parsed by itself.
    """

    supported: ClassVar[tuple[str, ...]] = (GENERATED_FILETYPE,)

    def parse(self, inputstring: Any, document: nodes.document) -> None:
        """Make the tree of a page."""
        env: BuildEnvironment = document.settings.env
        build = domain_of(env).build
        page = build.texts.get(env.docname)
        has_more = env.config.rst_prolog or env.config.rst_epilog
        # Of a heading such as "标签：searchbox" only the name makes an id.
        with reserved_ids(document):
            if page is None or has_more or inputstring != page.text:
                self.inliner = bound_inliner(MOST_SQUARES)
                super().parse(inputstring, document)
            else:
                _build_page(page, document, env)
        shield_text(document)
        for title in document.findall(nodes.title):
            # Names are shown as their authors wrote them, and are nothing to translate.
            title.attributes |= {"support_smartquotes": False, "translatable": False}
        env.metadata[env.docname] |= {"orphan": "1"}
        if env.docname not in build.archives:
            # A search finds an archive by its title, and not once more for each further page of it.
            env.metadata[env.docname] |= {"nosearch": "1"}


def _build_page(page: GeneratedPage, document: nodes.document, env: BuildEnvironment) -> None:
    """Put the section of *page* into *document*."""
    path = document["source"]
    section = nodes.section()
    section += _text(nodes.title, page.title)
    section.source = section[0].source = path
    section.line = section[0].line = _LINE_OF_HEADING
    section["names"].append(nodes.fully_normalize_name(section[0].astext()))
    document += section
    document.note_implicit_target(section, section)
    lines = iter(page.lines())
    for words in page.opening:
        paragraph = _text(nodes.paragraph, words)
        paragraph.source, paragraph.line = path, next(lines)
        section += paragraph
    for call in page.calls:
        section += _called(call, Place(env, document, section, path, next(lines)))


def _called(call: Call, place: Place) -> list[nodes.Element]:
    """What a directive shows at *place*."""
    directive = directives_of(place.domain.build.settings.taxonomies)[call.name]
    options = {name: directive.option_spec[name](text) for name, text in call.options.items()}
    return directive.show(place, call.argument, options)


def _text(kind: type[nodes.TextElement], words: str) -> nodes.TextElement:
    """Words of which nothing is changed, neither quotes nor dashes, as if each were escaped.

    The source is what a translator gets, whose text is parsed.
    """
    source = escaped(words)
    return kind(source, "", nodes.Text(escape2null(source)))
