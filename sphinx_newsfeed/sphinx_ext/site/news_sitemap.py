"""Writes the sitemap of all news, for search engines.

Source: Google Search Central, "Create a News sitemap"; https://www.sitemaps.org/protocol.html.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path
from xml.etree import ElementTree as ET

from sphinx.application import Sphinx

from sphinx_newsfeed.build_time import build_time
from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.feeds.xml_text import add, document
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.outputs import Holder
from sphinx_newsfeed.model.translations import language_tag
from sphinx_newsfeed.sphinx_ext.build_info.bounds import LEFT_OUT
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.build_info.output_files import remove_file, write_file
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import page_address, site_address
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.facts import last_change
from sphinx_newsfeed.sphinx_ext.incremental.standing import Standing
from sphinx_newsfeed.sphinx_ext.site.head import languages_of

SITEMAP = "news-sitemap.xml"
_HOLDER = Holder("the sitemap of news")
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
#: What counts as news: articles of the two days before the build.
_NEW = timedelta(days=2)
#: As many as the protocol allows in one file, of all and of news.
_MOST, _MOST_NEWS = 50_000, 1_000


def claim_sitemap(app: Sphinx, catalogue: Catalogue) -> None:
    """Take the address of the sitemap, unless a file of the project's own has it."""
    domain_of(app.env).build.outputs.claim_file(SITEMAP, _HOLDER)


def shown_of_time(app: Sphinx) -> int:
    """How many articles count as news at the time of the build."""
    oldest = (build_time() - _NEW).timestamp()
    newest_first = domain_of(app.env).build.catalogue.articles
    return sum(1 for _ in takewhile(lambda each: each.date.timestamp() >= oldest, newest_first))


def write_sitemap(standing: Standing, app: Sphinx, exception: Exception | None) -> None:
    """Write the sitemap where the site's address is known."""
    is_ours = domain_of(app.env).build.outputs.holder_of(SITEMAP) == _HOLDER
    if exception is not None or not makes_site(app.builder) or not is_ours or standing.holds:
        return
    build = domain_of(app.env).build
    entries = entries_of(build.catalogue.articles, build_time())
    if not (entries and site_address(app) and build.version.has_feeds):
        remove_file(Path(app.outdir), SITEMAP)
        return
    namespaces = {"xmlns": _SITEMAP, "xmlns:news": _NEWS, "xmlns:xhtml": _XHTML}
    root = ET.Element("urlset", namespaces)
    boundary = domain_of(app.env).build.bounds.boundary
    for article, is_news in entries:
        page = ET.Element("url")
        with boundary.around(article.path, "making the entry of the sitemap", LEFT_OUT):
            _fill_page(page, app, article, is_news=is_news)
            root.append(page)
    write_file(Path(app.outdir), SITEMAP, document(root))


def entries_of(newest_first: Iterable[Article], time: datetime) -> list[tuple[Article, bool]]:
    """The articles that stand in a sitemap made at *time*, each with whether it counts as news."""
    # The canonical address of others is elsewhere; what only a preview shows is told to nobody.
    own = [each for each in newest_first if not (web_address(each.link) or each.unpublished)]
    del own[_MOST:]
    oldest_news = (time - _NEW).timestamp()
    return [
        (article, article.date.timestamp() >= oldest_news and number < _MOST_NEWS)
        for number, article in enumerate(own)
    ]


def _fill_page(page: ET.Element, app: Sphinx, article: Article, *, is_news: bool) -> None:
    domain = domain_of(app.env)
    add(page, "loc", page_address(app, article.docname))
    add(page, "lastmod", last_change(article).isoformat(timespec="seconds"))
    if is_news:
        news = add(page, "news:news")
        publication = add(news, "news:publication")
        add(publication, "news:name", str(app.config.project))
        language = language_tag(article.shown_language) or language_tag(app.config.language or "")
        add(publication, "news:language", _news_language(language or "en"))
        add(news, "news:publication_date", article.date.isoformat(timespec="seconds"))
        add(news, "news:title", domain.title_of(article.docname))
    for language, docname in languages_of(app, article):
        href = page_address(app, docname)
        add(page, "xhtml:link", rel="alternate", hreflang=language, href=href)


def _news_language(language: str) -> str:
    """The language as the sitemap has it: two letters, but for the two forms of Chinese."""
    parts = language.lower().split("-")
    if parts[0] == "zh":
        is_traditional = {"tw", "hk", "mo", "hant"} & set(parts)
        return "zh-tw" if is_traditional else "zh-cn"
    return parts[0]
