"""What pages show of articles, for comparison with the last build.

It is taken from the very nodes that are put into pages, and from where their references lead: what
a style or a byline shows of an article is said nowhere else, and cannot be forgotten here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_newsfeed.listing.byline import build_byline, build_terms
from sphinx_newsfeed.listing.overviews import overview_of
from sphinx_newsfeed.listing.presentation import Presentation
from sphinx_newsfeed.listing.related_links import (
    build_neighbours,
    build_related,
    build_translations,
)
from sphinx_newsfeed.listing.styles import STYLES, Style, TextShown
from sphinx_newsfeed.listing.tree_text import tree_text_parts
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.neighbours import Neighbours
from sphinx_newsfeed.sphinx_ext.articles.presentation import presentation_for_comparison
from sphinx_newsfeed.sphinx_ext.build_info.bounds import WITHOUT
from sphinx_newsfeed.sphinx_ext.build_info.cache import digest_of
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain
from sphinx_newsfeed.sphinx_ext.domain.old_labels import find_place
from sphinx_newsfeed.sphinx_ext.domain.references import FEED, FEED_LIST, LINK, OLD_LABEL
from sphinx_newsfeed.sphinx_ext.domain.shown_of_articles import Reference, ShownOfArticle

#: The level of a heading in an entry, where nothing says it; which one it is makes no difference.
_LEVEL = 2


def shown_in_entry(
    domain: NewsDomain, article: Article, style: Style, date_pattern: str = "", line: str = ""
) -> ShownOfArticle:
    """What a listing shows of an article."""
    return _made_once(
        domain,
        article,
        f"{style.value} {date_pattern} {line}",
        lambda show: [STYLES[style].piece(article, replace(show, line=line), _LEVEL)],
        date_pattern,
    )


def shown_in_link(domain: NewsDomain, article: Article) -> ShownOfArticle:
    """What the pages of other articles show of one that they lead to."""
    # An article is no translation of itself.
    other = replace(article, docname="")
    return _made_once(
        domain,
        article,
        "link",
        lambda show: [
            *build_related([article], show),
            *build_neighbours(Neighbours(older=article), None, show),
            *build_translations(other, [article], show),
        ],
    )


def shown_in_byline(domain: NewsDomain, article: Article) -> ShownOfArticle:
    """What an article's own page shows of it around its text."""
    return _made_once(
        domain,
        article,
        "byline",
        lambda show: [build_byline(article, show), *build_terms(article, show)],
    )


def shown_in_overview(domain: NewsDomain, overview: str, names: tuple[str, ...]) -> str:
    """A digest of what an overview would now show; made once for all that are alike."""
    digests = domain.build.overview_digests
    if (overview, names) not in digests:
        row = overview_of(overview, domain.build.settings.taxonomies)
        catalogue = domain.build.catalogue
        show = presentation_for_comparison(domain.env, "", lambda part: None)
        built = row.build(catalogue, names, show)
        digests[overview, names] = digest_of(f"{_text(built)}{row.made_of(catalogue, names)!r}")
    return digests[overview, names]


def lead(domain: NewsDomain, reference: Reference) -> list[str]:
    """Where a reference leads, and the language of its words."""
    language = domain.build.language_of_name(reference.text)
    return [*resolved(domain, reference.type, reference.target), *filter(None, [language])]


def resolved(domain: NewsDomain, objtype: str, target: str, base: str = "") -> list[str]:
    """Where a reference of the domain leads, and what it shows of that."""
    if objtype == LINK:
        return list(domain.find_link(target, base) or ())
    if objtype == "any":
        return [each for typ in domain.object_types for each in resolved(domain, typ, target)]
    if objtype == "ref":
        return [f"{name} {found}" for name, found in domain.targets() if found.anchor == target]
    if objtype == OLD_LABEL:
        return [*map(str, find_place(domain, target) or ())]
    if objtype in {FEED, FEED_LIST}:
        is_list = objtype == FEED_LIST
        feeds = domain.build.feeds if is_list else (domain.build.feed_index.find(target),)
        return [repr(feed) for feed in feeds]
    return _resolved_object(domain, objtype, target)


def _resolved_object(domain: NewsDomain, objtype: str, target: str) -> list[str]:
    """The same of an article, a name or a date."""
    if objtype == "article":
        return _titles(domain, domain.build.catalogue.find(target))
    found = domain.find_target(objtype, target)
    return [found[0], *found[1]] if found else []


def _titles(domain: NewsDomain, articles: Sequence[Article]) -> list[str]:
    shown = ((a.docname, a.shown_language, domain.title_of(a.docname)) for a in articles)
    return [" ".join(filter(None, each)) for each in shown]


def _made_once(
    domain: NewsDomain,
    article: Article,
    place: str,
    build: Callable[[Presentation], Sequence[nodes.Node]],
    date_pattern: str = "",
) -> ShownOfArticle:
    def make() -> ShownOfArticle | None:
        boundary = domain.build.bounds.boundary
        with boundary.around(article.path, "comparing what is shown", WITHOUT):
            return _made(domain, build, date_pattern)
        return None

    return domain.build.shown_of_articles.shown(article, place, make)


def _made(
    domain: NewsDomain,
    build: Callable[[Presentation], Sequence[nodes.Node]],
    date_pattern: str,
) -> ShownOfArticle:
    asked: list[TextShown] = []
    built = build(presentation_for_comparison(domain.env, date_pattern, asked.append))
    text = max(asked, key=lambda part: part.value, default=TextShown.NOTHING)
    return ShownOfArticle(digest_of(_text(built)), tuple(_references_in(built)), text)


def _references_in(built: Sequence[nodes.Node]) -> Iterator[Reference]:
    for tree in built:
        for node in tree.findall(pending_xref):
            yield Reference(node["reftype"], node["reftarget"], node.astext())


def _text(built: Sequence[nodes.Node]) -> str:
    parts = (tree_text_parts(node) for node in built if isinstance(node, nodes.Element))
    return "".join(part for tree in parts for part in tree)
