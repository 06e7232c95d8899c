"""Which document is the news page: the one that shows all news, and is above all pages of news."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData
from sphinx_newsfeed.sphinx_ext.domain.stored_data import StoredData


def find_news_page(build: BuildData, stored: StoredData, root: str) -> str:
    """The project's own page that shows all news; empty where there is none.

    It is what ``newsfeed_page`` names, else that which stands nearest to the articles of those that
    list all, the document *root* before others that stand as near.
    """
    if build.settings.page in build.own_pages:
        return build.settings.page
    prefix = build.settings.news_prefix
    listing_all = _own_listings(build, stored, with_limits=False)
    return min(listing_all, key=lambda docname: _distance(docname, prefix, root), default="")


def find_home(build: BuildData, stored: StoredData, root: str) -> str:
    """The page that is above all news: the news page, else the one beside the articles, else one
    that lists the first of all articles, else *root*.
    """
    prefix = build.settings.news_prefix
    beside = [name for name in (f"{prefix}/index", prefix) if name in build.own_pages]
    first_of_all = sorted(
        _own_listings(build, stored, with_limits=True),
        key=lambda docname: _distance(docname, prefix, root),
    )
    news_page = find_news_page(build, stored, root)
    return next(iter([*([news_page] if news_page else []), *beside, *first_of_all, root]))


def _own_listings(build: BuildData, stored: StoredData, *, with_limits: bool) -> Iterator[str]:
    """The project's own pages with a listing of all news, perhaps of the first alone."""
    for docname, listings in stored.listings.items():
        selections = [listing.selection for listing in listings]
        if docname in build.own_pages and any(
            (with_limits and not each.filters) or each.is_all for each in selections
        ):
            yield docname


def _distance(docname: str, prefix: str, root: str) -> tuple[int, bool, int, str]:
    """The nearer to the articles, the less."""
    name = posixpath.dirname(docname) if posixpath.basename(docname) == "index" else docname
    inside = name == prefix or name.startswith(f"{prefix}/")
    return (not inside, docname != root, docname.count("/"), docname)
