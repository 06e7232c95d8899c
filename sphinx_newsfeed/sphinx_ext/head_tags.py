"""What machines read in the head of a page: where feeds are, what an article is about.

Links and structured data go by way of Sphinx' lists of style sheets and scripts, which every theme
puts out; tags for previews of links by ``metatags``, which nearly all do.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.feed_options import FeedFormat
from sphinx_newsfeed.feeds.atom import ATOM_TYPE
from sphinx_newsfeed.feeds.json_feed import JSON_TYPE
from sphinx_newsfeed.feeds.rss import RSS_TYPE
from sphinx_newsfeed.listing.article_page import body_of, find_article
from sphinx_newsfeed.listing.excerpt import cut_excerpt
from sphinx_newsfeed.policy import is_web_address
from sphinx_newsfeed.sphinx_ext.builder_kinds import makes_site
from sphinx_newsfeed.sphinx_ext.domain import domain_of
from sphinx_newsfeed.sphinx_ext.feed_content import author_of, enclosure_of
from sphinx_newsfeed.sphinx_ext.feed_files import has_feeds
from sphinx_newsfeed.sphinx_ext.feed_plan import PlannedFeed, plan_feeds
from sphinx_newsfeed.sphinx_ext.page_addresses import file_address, page_address
from sphinx_newsfeed.sphinx_ext.structured_data import ArticleFacts, breadcrumb_list, news_article

_TYPES = {FeedFormat.ATOM: ATOM_TYPE, FeedFormat.RSS: RSS_TYPE, FeedFormat.JSON: JSON_TYPE}
#: How long a description may be, in words; search engines show about as much.
_DESCRIPTION_WORDS = 30
_OPENGRAPH = "sphinxext.opengraph"
#: Behind the project's own style sheets and scripts.
_LAST = 900


class HeadTags:
    """Puts the tags of one build into its pages; which feeds there are is found once."""

    def __init__(self) -> None:
        self._feeds: list[PlannedFeed] | None = None

    def begin(self, app: Sphinx, *args: object) -> None:
        """Forget the feeds of an earlier build of the same process."""
        self._feeds = None

    def complete(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Add the tags of a page."""
        if not makes_site(app.builder):
            return
        self._add_feeds(app, pagename)
        parents = context.get("newsfeed_parents")
        if parents is not None:
            _add_breadcrumbs(app, pagename, parents, context)
        article = domain_of(app.env).catalogue.get(pagename)
        if article is not None and doctree is not None:
            facts = facts_of(app, article, doctree)
            _add_article(app, article, facts, context)

    def _add_feeds(self, app: Sphinx, pagename: str) -> None:
        if not has_feeds(app):
            return
        if self._feeds is None:
            self._feeds = plan_feeds(app)
        for feed in self._feeds:
            if not feed.is_of_name or feed.page == pagename:
                _add_link(app, file_address(app, feed.file), _TYPES[feed.format], title=feed.title)


def facts_of(app: Sphinx, article: Article, doctree: nodes.document) -> ArticleFacts:
    """What machines are told of an article."""
    section = find_article(doctree)
    excerpt = cut_excerpt(body_of(section), words=_DESCRIPTION_WORDS) if section else []
    text = article.summary or " ".join(node.astext() for node in excerpt)
    picture = enclosure_of(app, section)
    return ArticleFacts(
        title=domain_of(app.env).title_of(article.docname),
        description=" ".join(text.split()),
        url=page_address(app, article.docname),
        image=picture.url if picture else "",
        authors=tuple(author_of(app, key) for key in article.authors),
        publisher=str(app.config.project),
        language=(article.language or app.config.language or "").replace("_", "-"),
        article=article,
    )


def _add_article(
    app: Sphinx, article: Article, facts: ArticleFacts, context: dict[str, Any]
) -> None:
    if is_web_address(article.link):
        # The original is the page that search engines are to show.
        context["pageurl"] = article.link
    for text in domain_of(app.env).translations.get(article.docname, ()):
        address = page_address(app, text.docname)
        if address:
            language = text.language.replace("_", "-")
            _add_link(app, address, "text/html", hreflang=language)
    _add_data(app, news_article(facts))
    meta = dict(context.get("meta") or {})
    meta.setdefault("description", facts.description)
    if facts.image:
        meta.setdefault("image", facts.image)
    # Some themes make tags of their own of these, and others write what they are given here.
    context["meta"] = meta
    tags = "".join(_meta_tags(facts, has_opengraph=_OPENGRAPH in app.extensions))
    context["metatags"] = f"{context.get('metatags') or ''}{tags}"


def _meta_tags(facts: ArticleFacts, *, has_opengraph: bool) -> Iterator[str]:
    """Tags of OpenGraph and for cards of Twitter. Source: https://ogp.me, "Article"."""
    article = facts.article
    described = {"name": "description"}, facts.description
    common = [
        ("og:type", "article"),
        ("og:title", facts.title),
        ("og:url", facts.url),
        ("og:site_name", facts.publisher),
        ("og:description", facts.description),
        ("og:image", facts.image),
        ("og:locale", facts.language.replace("-", "_")),
    ]
    own = [
        ("article:published_time", article.date.isoformat(timespec="seconds")),
        ("article:modified_time", facts.modified),
        *(("article:author", person.name) for person in facts.authors),
        *(("article:section", name) for name in article.categories[:1]),
        *(("article:tag", name) for name in article.tags),
    ]
    cards = [
        ("twitter:card", "summary_large_image" if facts.image else "summary"),
        ("twitter:title", facts.title),
        ("twitter:description", facts.description),
        ("twitter:image", facts.image),
    ]
    if not has_opengraph:
        yield _tag("name", "description", described[1])
        for name, text in common:
            yield _tag("property", name, text)
        for name, text in cards:
            yield _tag("name", name, text)
    for name, text in own:
        yield _tag("property", name, text)


def _tag(kind: str, name: str, text: str) -> str:
    if not text:
        return ""
    return f'<meta {kind}="{name}" content="{html.escape(text)}" />\n'


def _add_breadcrumbs(
    app: Sphinx, pagename: str, parents: list[tuple[str, str]], context: dict[str, Any]
) -> None:
    root = app.config.root_doc
    way = [(root, str(app.config.project)), *parents, (pagename, _own_title(app, pagename))]
    links = [(title, page_address(app, docname)) for docname, title in way]
    if all(address for _, address in links):
        _add_data(app, breadcrumb_list(links))


def _own_title(app: Sphinx, pagename: str) -> str:
    return domain_of(app.env).title_of(pagename)


def _add_link(app: Sphinx, address: str, kind: str, **attributes: str) -> None:
    # Sphinx writes attributes of style sheets with its own escaping.
    app.add_css_file(address, priority=_LAST, rel="alternate", type=kind, **attributes)


def _add_data(app: Sphinx, text: str) -> None:
    app.add_js_file(None, priority=_LAST, type="application/ld+json", body=text)
