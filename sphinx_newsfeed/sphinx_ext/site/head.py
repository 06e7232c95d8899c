"""What machines read in the head of a page: where feeds are, what an article is about.

Links and structured data go by way of Sphinx' lists of style sheets and scripts, which every theme
puts out; tags for previews of links by ``metatags``, which nearly all do.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.feeds import WRITERS, Person
from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.listing.article_page import (
    LEADING_CLASS,
    PICTURE_CLASS,
    body_of,
    find_article,
    leading_picture,
)
from sphinx_newsfeed.listing.descriptions import description_of
from sphinx_newsfeed.listing.excerpt import cut_excerpt
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.taxonomy import AUTHOR, own_of
from sphinx_newsfeed.model.translations import language_tag
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import file_address, page_address
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.facts import author_of, last_change
from sphinx_newsfeed.sphinx_ext.domain.feeds_of_pages import FeedsOfPages
from sphinx_newsfeed.sphinx_ext.site.opengraph import (
    article_tags,
    meta_tag,
    modified_tag,
    preview_fields,
    preview_tags,
)
from sphinx_newsfeed.sphinx_ext.site.schema_org import (
    ArticleFacts,
    PageFacts,
    Picture,
    breadcrumb_list,
    news_article,
)

#: How long a description may be, in words; search engines show about as much.
_DESCRIPTION_WORDS = 30
_OPENGRAPH = "sphinxext.opengraph"
_DESCRIPTION = re.compile(r"""<meta\b[^>]*[\s"']name=["']?description["'\s/>]""", re.IGNORECASE)
#: What Sphinx keeps of an application's pages.
_SHARED = ("css_files", "js_files")
_MODIFIED = re.compile(
    r"""\s*<meta\b[^>]*\sproperty=["']?article:modified_time["'\s/>][^>]*>""", re.IGNORECASE
)
#: Behind the project's own style sheets and scripts.
_LAST = 900


class HeadTags:
    """Puts the tags of one build into its pages; which feeds there are is found once."""

    def __init__(self) -> None:
        #: The style sheets and scripts of all pages.
        self._shared: dict[str, list[Any]] = {}

    def begin(self, app: Sphinx, *args: object) -> None:
        """Sort the feeds; the processes of a parallel build inherit them."""
        self._feeds = FeedsOfPages(app)
        self._shared = {kind: list(getattr(app.registry, kind)) for kind in _SHARED}

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Forget what single pages had, which an application that builds once more would take for
        what all pages have: it keeps a list of all, and the builder that of the last page.

        Neither list is public.
        """
        for kind, shared in self._shared.items():
            getattr(app.registry, kind)[:] = shared
            if (of_all := getattr(app.builder, f"_orig_{kind}", None)) is not None:
                getattr(app.builder, f"_{kind}")[:] = of_all

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
        if doctree is None:
            return
        build = domain_of(app.env).build
        article = build.catalogue.get(pagename)
        is_listing = parents is not None or pagename in domain_of(app.env).stored.listings
        if article is not None:
            if article.unpublished or not build.version.is_published:
                _keep_from_search_engines(context)
            _add_article(app, article, _facts_of(app, article, doctree, context), context)
        elif is_listing:
            if not build.version.is_published:
                _keep_from_search_engines(context)
            _add_listing(app, pagename, doctree, context, is_ours=parents is not None)

    def say_once(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Keep to what an article says of its last change, where others say it of its file."""
        article = domain_of(app.env).build.catalogue.get(pagename)
        written = str(context.get("metatags") or "")
        if article is not None and len(_MODIFIED.findall(written)) > 1:
            context["metatags"] = (
                f"{_MODIFIED.sub('', written)}\n{modified_tag(last_change(article))}"
            )

    def _add_feeds(self, app: Sphinx, pagename: str) -> None:
        for feed in self._feeds.of(pagename):
            _add_link(app, feed.url, WRITERS[feed.format].media_type, title=feed.title)


def _keep_from_search_engines(context: dict[str, Any]) -> None:
    """Ask search engines to leave a page out.

    Source: Google Search Central, "Robots meta tag, data-nosnippet, and X-Robots-Tag".
    """
    context["metatags"] = f"{context.get('metatags') or ''}{meta_tag('name', 'robots', 'noindex')}"


def _facts_of(
    app: Sphinx, article: Article, doctree: nodes.document, context: dict[str, Any]
) -> ArticleFacts:
    """What machines are told of an article; its *doctree* is that of the page as it was written."""
    section = find_article(doctree)
    excerpt = cut_excerpt(body_of(section), words=_DESCRIPTION_WORDS) if section else []
    text = article.shown_summary or " ".join(node.astext() for node in excerpt)
    url = page_address(app, article.docname)
    build = domain_of(app.env).build
    shown, own = build.localization.name, own_of(build.settings.taxonomies)
    keywords = [*article.tags, *(name for each in own for name in article.values(each))]
    return ArticleFacts(
        title=domain_of(app.env).title_of(article.docname),
        description=" ".join(text.split()),
        url=url,
        image=_picture(section, url) if section and _has_picture(context) else None,
        authors=tuple(_author(app, key) for key in article.authors),
        publisher=str(app.config.project),
        logo=_logo(app),
        language=language_tag(article.shown_language or app.config.language or ""),
        modified=last_change(article),
        article=article,
        sections=tuple(map(shown, article.categories)),
        keywords=tuple(dict.fromkeys(map(shown, keywords))),
    )


def _has_picture(context: dict[str, Any]) -> bool:
    """Whether the HTML of a page may have a leading picture."""
    body = str(context.get("body"))
    return PICTURE_CLASS in body or LEADING_CLASS in body


def _picture(section: nodes.section, url: str) -> Picture | None:
    """The leading picture of an article, where its address is known."""
    picture = leading_picture(section)
    if picture is None:
        return None
    # The writer has put the address into the node, as it is seen from the page.
    address = web_address(urljoin(url, picture["uri"]))
    shown = (each for each in section.findall(nodes.image) if each["uri"] == picture["uri"])
    alt = next((each["alt"] for each in shown if each.get("alt")), "")
    width, height = picture.get("pixels") or (0, 0)
    return Picture(address, alt, max(width, 0), max(height, 0)) if address else None


def _author(app: Sphinx, key: str) -> Person:
    """An author with an address: the one that the project names, or that of their page."""
    author, domain = author_of(app, key), domain_of(app.env)
    page = "" if author.url else (domain.find_target(AUTHOR.name, key) or ("", None))[0]
    return replace(author, url=page_address(app, page)) if page in domain.build.archives else author


def _logo(app: Sphinx) -> str:
    """The address of the logo of the site, which some themes have as an option of theirs."""
    options = app.config.html_theme_options or {}
    named = options.get("logo")
    picture = named.get("image_light") if isinstance(named, dict) else ""
    logo = str(app.config.html_logo or picture or options.get("light_logo") or "")
    return web_address(logo) or (logo and file_address(app, f"_static/{posixpath.basename(logo)}"))


def _add_article(
    app: Sphinx, article: Article, facts: ArticleFacts, context: dict[str, Any]
) -> None:
    if original := web_address(article.link):
        # The original is the page that search engines are to show.
        context["pageurl"] = original
    elif facts.url:
        context["pageurl"] = facts.url
    for language, docname in languages_of(app, article):
        if address := page_address(app, docname):
            _add_link(app, address, "text/html", hreflang=language)
    _add_data(app, news_article(facts))
    _describe(app, facts, article_tags(facts), context)


def _add_listing(
    app: Sphinx, pagename: str, doctree: nodes.document, context: dict[str, Any], *, is_ours: bool
) -> None:
    """Describe a page with a listing; previews of the project's own pages are not ours."""
    facts = PageFacts(
        title=_own_title(app, pagename),
        description=description_of(doctree, _DESCRIPTION_WORDS),
        url=page_address(app, pagename),
        publisher=str(app.config.project),
        language=language_tag(app.config.language or ""),
    )
    if is_ours:
        _describe(app, facts, (), context)
    else:
        _describe_in_words(facts, (), context)


def _describe(app: Sphinx, facts: PageFacts, more: Iterable[str], context: dict[str, Any]) -> None:
    """Say what others are to show of a page; an extension for previews makes the tags itself."""
    if _OPENGRAPH in app.extensions:
        # It takes what the fields of a page say for better.
        context["meta"] = preview_fields(facts) | dict(context.get("meta") or {})
        _describe_in_words(facts, more, context)
    else:
        _describe_in_words(facts, (*preview_tags(facts), *more), context)


def _describe_in_words(facts: PageFacts, more: Iterable[str], context: dict[str, Any]) -> None:
    """Add the description of a page that has none yet, and *more* tags."""
    written = str(context.get("metatags") or "")
    meta = dict(context.get("meta") or {})
    tags = list(more)
    if "description" not in meta and _DESCRIPTION.search(written) is None:
        tags.insert(0, meta_tag("name", "description", facts.description))
    # Some themes make tags of their own of these, and others write what they are given here.
    meta.setdefault("description", facts.description)
    if facts.image:
        meta.setdefault("image", facts.image.url)
    context["meta"] = meta
    context["metatags"] = f"{written}{''.join(tags)}"


def languages_of(app: Sphinx, article: Article) -> Iterator[tuple[str, str]]:
    """The languages in which an article can be read, each with the document of its text.

    The text in the language of the project is for readers of all others, too.
    Source: Google Search Central, "Tell Google about localized versions of your page".
    """
    texts = domain_of(app.env).build.translations.get(article.docname, ())
    own = language_tag(app.config.language or "").lower()
    for text in texts:
        if tag := language_tag(text.language):
            yield tag, text.docname
    yield from (("x-default", text.docname) for text in texts if _is_in(text, own))


def _is_in(text: Article, language: str) -> bool:
    return language_tag(text.language).lower() == language


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
