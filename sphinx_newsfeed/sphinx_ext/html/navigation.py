"""The pages before, after and above a page of the news section."""

from __future__ import annotations

from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.model.article import PATH_SIGN, Axis, path_text
from sphinx_newsfeed.pages.documents import PageOfListing
from sphinx_newsfeed.sphinx_ext.documents.generated_pages import free_docname
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain
from sphinx_newsfeed.sphinx_ext.html.sections import news_home


def neighbours_of(domain: NewsDomain, docname: str) -> tuple[str, str]:
    """The documents before and after one; an empty name where there is none.

    For an article the older one is before it; for a page of a listing the one with newer articles.
    """
    if docname in domain.catalogue:
        neighbours = domain.catalogue.neighbours(docname)
        older, newer = neighbours.older, neighbours.newer
        return (older.docname if older else "", newer.docname if newer else "")
    return _page_beside(domain, docname, -1), _page_beside(domain, docname, 1)


def _page_beside(domain: NewsDomain, docname: str, step: int) -> str:
    """The page of the same listing before or after one; empty where there is none."""
    page = domain.pages.get(docname) or PageOfListing(docname, 0, 1)
    wanted = PageOfListing(page.first, page.place, page.number + step)
    if wanted.number == 1:
        return page.first
    name = free_docname(domain, wanted.first, wanted.place, wanted.number)
    return name if domain.pages.get(name) == wanted else ""


def parents_of(domain: NewsDomain, docname: str) -> list[tuple[str, str]]:
    """The pages above one of the news section, the widest first: document and title."""
    env: BuildEnvironment = domain.env
    if docname in domain.catalogue:
        above = _above_article(domain, docname)
    elif docname in domain.pages:
        first = domain.pages[docname].first
        above = [*parents_of(domain, first), (first, _title(domain, first))]
        return [parent for parent in above if parent[0] != env.config.root_doc]
    elif docname in domain.archives:
        above = _above_archive(domain, docname)
    else:
        return []
    home = news_home(env)
    top = [] if home in {env.config.root_doc, docname} else [(home, _title(domain, home))]
    return [*top, *above]


def _above_article(domain: NewsDomain, docname: str) -> list[tuple[str, str]]:
    """The archive of the article's first category, and those above it."""
    article = domain.catalogue.get(docname)
    if article is None or not article.category_paths:
        return []
    path = path_text(article.category_paths[0])
    found = domain.find_place(Axis.CATEGORY.value, f"{PATH_SIGN} {path}")
    if found is None or found[0] not in domain.archives:
        return []
    docname = found[0]
    return [*_above_archive(domain, docname), (docname, _title(domain, docname))]


def _above_archive(domain: NewsDomain, docname: str) -> list[tuple[str, str]]:
    parents = []
    above = domain.archives[docname].above
    while above:
        parents.append((above, _title(domain, above)))
        above = domain.archives[above].above
    return parents[::-1]


def _title(domain: NewsDomain, docname: str) -> str:
    archive = domain.archives.get(docname)
    if archive is not None:
        return archive.short_title or archive.title
    return domain.title_of(docname)
