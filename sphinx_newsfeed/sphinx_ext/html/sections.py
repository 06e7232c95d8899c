"""The page that a reader calls the news section."""

from __future__ import annotations

from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.model.selection import Selection
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of


def news_home(env: BuildEnvironment) -> str:
    """The page that is above all news: the one beside the articles, else the first that lists all.

    It is the root document where there is neither. Every page of news asks for it, so it is found
    once, when all documents are read.
    """
    domain = domain_of(env)
    if domain.home is None:
        domain.home = _find_home(env, domain)
    return domain.home


def _find_home(env: BuildEnvironment, domain: NewsDomain) -> str:
    prefix = domain.settings.news_prefix
    for docname in (f"{prefix}/index", prefix):
        if docname in env.found_docs and docname not in domain.catalogue:
            return docname
    listings = domain.data["listings"]
    everything = (
        docname
        for docname in sorted(listings)
        if docname not in domain.pages
        and docname not in domain.archives
        and any(_is_whole(entry["selection"]) for entry in listings[docname])
    )
    root: str = env.config.root_doc
    return root if root in listings else next(everything, root)


def _is_whole(selection: dict[str, object]) -> bool:
    """Whether a listing filters nothing; it may show only the first articles."""
    return not Selection.from_data(selection).filters
