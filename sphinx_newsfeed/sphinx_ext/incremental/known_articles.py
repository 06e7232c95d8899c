"""Keeps what pages show of articles for the next build, which makes it anew for others alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sphinx.application import Sphinx

from sphinx_newsfeed.listing.styles import Style
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.taxonomy import own_of
from sphinx_newsfeed.sphinx_ext.articles.avatars import avatars_on_page
from sphinx_newsfeed.sphinx_ext.build_info.cache import cache_folder, digest_of_data
from sphinx_newsfeed.sphinx_ext.build_info.kept_files import KeptFiles
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.shown_of_articles import KnownArticle, KnownArticles
from sphinx_newsfeed.sphinx_ext.incremental.shown import (
    shown_in_byline,
    shown_in_entry,
    shown_in_link,
)

_NAME = "shown"
#: An article that has all that a page may show: words, forms of dates and styles come with it.
_SAMPLE = Article(
    docname="sample",
    path="",
    title="Title",
    date=datetime(2001, 2, 3, tzinfo=UTC),
    updated=datetime(2002, 3, 4, tzinfo=UTC),
    authors=("Author",),
    categories=("Category",),
    category_paths=(("Category", "Below"),),
    tags=("Tag",),
    picture="picture.png",
    language="he",
    pinned=True,
)


def recall(app: Sphinx) -> None:
    """Take over what the last build knew, unless it would be shown otherwise now."""
    domain = domain_of(app.env)
    stored = _kept(app).load(_NAME)
    if stored is not None and stored["state"] == _state(domain):
        domain.build.shown_of_articles = KnownArticles(before=stored["articles"])


def remember(app: Sphinx, exception: Exception | None) -> None:
    """Keep what this build knows, if that is more than before."""
    domain = domain_of(app.env)
    known = domain.build.shown_of_articles
    if exception is not None or not known.is_new:
        return
    articles: dict[str, KnownArticle] = {
        name: each for name, each in known.asked.items() if name in domain.build.catalogue
    }
    _kept(app).keep(_NAME, {"state": _state(domain), "articles": articles})


def _kept(app: Sphinx) -> KeptFiles:
    return KeptFiles(cache_folder(app))


def _state(domain: NewsDomain) -> str:
    """A digest of what is shown of all articles alike, of the profiles of authors and of names."""
    build = domain.build
    before, build.shown_of_articles = build.shown_of_articles, KnownArticles()
    own = own_of(build.settings.taxonomies)
    sample = replace(_SAMPLE, terms={each.name: (("Term", "Below"),) for each in own})
    entries = [shown_in_entry(domain, sample, style) for style in Style]
    shown = [*entries, shown_in_link(domain, sample), shown_in_byline(domain, sample)]
    build.shown_of_articles = before
    authors = {**build.settings.authors, **build.told.authors}
    avatar_of = avatars_on_page(domain.env)
    names = [f"{key} {author} {avatar_of(key)}" for key, author in authors.items()]
    return digest_of_data([*(each.digest for each in shown), *names, build.messages.digest])
