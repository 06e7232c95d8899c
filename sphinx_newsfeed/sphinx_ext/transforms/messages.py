"""Messages that no tree of a document holds: summaries, texts of listings, and names.

Sphinx' builder of catalogues takes messages out of trees. What front matter and options say is put
into the catalogue of its document beside these, and names, which stand on many pages, into one of
their own.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.gettext import I18nBuilder, MsgOrigin
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.model.name_languages import article_names
from sphinx_newsfeed.model.taxonomy import own_of, with_pages
from sphinx_newsfeed.sphinx_ext.build_info.options import settings_of
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def add_names(app: Sphinx, builder: Builder) -> None:
    """Put the names that articles and options give into a catalogue of their own."""
    if not isinstance(builder, I18nBuilder):
        return
    build = domain_of(app.env).build
    catalogue = builder.catalogs[build.messages.domain_of_names]
    for text, path in {**_of_options(app), **_of_articles(app.env)}.items():
        catalogue.add(text, MsgOrigin(path, 1))


def add_texts(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put what a document says beside its tree into its catalogue."""
    builder = app.builder
    if not isinstance(builder, I18nBuilder):
        return
    domain = domain_of(app.env)
    article = domain.build.catalogue.get(docname)
    texts = [(article.summary, article.path, 1)] if article else []
    for listing in domain.stored.listings.get(docname, ()):
        texts += [(text, str(doctree["source"]), line) for text, line in listing.texts]
    for text, path, line in texts:
        if message := text.replace("\n", " ").strip():
            catalogue = builder.catalogs[domain.build.messages.domain_of(docname)]
            catalogue.add(message, MsgOrigin(path, line))


def _of_articles(env: BuildEnvironment) -> dict[str, str]:
    """Each name of an article, with the file of one that has it, in the order of the names."""
    build = domain_of(env).build
    known, taxonomies = build.settings.authors, with_pages(build.settings.taxonomies)
    found: dict[str, str] = {}
    for article in sorted(build.catalogue.pages, key=lambda article: article.docname):
        for name in article_names(article, taxonomies):
            # One that the project tells more of is a key.
            if name not in known:
                found.setdefault(name, article.path)
    return dict(sorted(found.items()))


def _of_options(app: Sphinx) -> dict[str, str]:
    """What the options say of authors, feeds and taxonomies."""
    settings, told = settings_of(app), domain_of(app.env).build.told.authors
    authors = [*settings.authors.values(), *(each.author for each in told.values())]
    texts = [text for each in authors for text in each.said]
    texts += [feed.title for feed in settings.feeds]
    texts += [text for each in own_of(settings.taxonomies) for text in (each.title, each.label)]
    return dict.fromkeys(filter(None, texts), str(Path(app.confdir, "conf.py")))
