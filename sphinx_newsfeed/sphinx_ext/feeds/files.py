"""Writes the feeds at the end of a build of HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx
from sphinx.application import Sphinx

from sphinx_newsfeed.config.feeds import FeedContent
from sphinx_newsfeed.config.options import DEFAULT_FEEDS
from sphinx_newsfeed.feeds import WRITERS, Feed, FeedEntry, Person
from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.feeds.identifiers import article_ids, no_id
from sphinx_newsfeed.feeds.planned import PlannedFeed
from sphinx_newsfeed.feeds.slices import Slice, divide, divide_once
from sphinx_newsfeed.model.article import Article, plain_record
from sphinx_newsfeed.model.translations import language_tag
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.bounds import LEFT_OUT
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    claim_names,
    digest_of,
    load_digests,
    notes_file,
    plain_text,
    save_digests,
)
from sphinx_newsfeed.sphinx_ext.build_info.output_files import remove_file, write_file
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import (
    file_address,
    has_feeds,
    page_address,
    site_address,
)
from sphinx_newsfeed.sphinx_ext.build_info.predecessor import is_predecessor
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.build_info.site_version import site_version_of
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.feeds.enclosures import published_files
from sphinx_newsfeed.sphinx_ext.feeds.plan import (
    FEED,
    archive_file,
    warn_of_option,
)
from sphinx_newsfeed.sphinx_ext.incremental.pages import WrittenPages
from sphinx_newsfeed.sphinx_ext.incremental.standing import Standing

if TYPE_CHECKING:
    from sphinx_newsfeed.sphinx_ext.feeds.content import FeedContents

#: The kind of the notes that name the files, with their digests.
FEED_FILES = "feeds"
#: What entries do not depend on; it holds the folder of the installation.
_NO_MATTER = frozenset({"html_static_path"})
#: Sphinx' own words where ``conf.py`` names no author.
_NOBODY = {"", "Author name not set", "unknown"}


def advise_on_address(app: Sphinx) -> None:
    """Say what feeds need, where ``conf.py`` asks for some."""
    asked = app.config.newsfeed_feeds is not DEFAULT_FEEDS and app.config.newsfeed_feeds
    is_due = makes_site(app.builder) and site_version_of(app).has_feeds
    if asked and is_due and not site_address(app):
        message = (
            "no feed is written: feeds need absolute addresses; set html_baseurl to the "
            "address of the site, such as 'https://example.org/docs/'"
        )
        warn(Problem(ProblemKind.SETTING, message))


def write_feeds(
    standing: Standing, written: WrittenPages, app: Sphinx, exception: Exception | None
) -> None:
    """Write all feeds that are due; *written* knows what pages show."""
    if exception is not None or standing.holds or not makes_site(app.builder):
        return
    # Those of an earlier build are removed where there are none any more.
    if has_feeds(app) or load_digests(notes_file(app, FEED_FILES)):
        FeedFiles(app, written.digests).write(is_known=standing.is_known)


def _known_id(app: Sphinx, article: Article) -> str:
    """What feeds called the article before: its address, if it stands where it stood."""
    build = domain_of(app.env).build
    is_marked = any(each.marked for each in build.settings.sources if each.prefix == article.source)
    return page_address(app, article.docname) if is_marked and article.trusted else ""


class FeedFiles:
    """The feeds of one output folder."""

    def __init__(self, app: Sphinx, page_digests: Mapping[str, str]) -> None:
        self._app = app
        self._page_digests = page_digests
        catalogue = domain_of(app.env).build.catalogue
        # A feed that calls an entry otherwise than before shows it to all readers once more.
        known = partial(_known_id, app) if is_predecessor(app.config) else no_id
        self._ids = article_ids(catalogue.articles, site_address(app), known)
        self._base = self._digest_of_settings()
        self._files = published_files(app)
        self._article_digests: dict[str, str] = {}

    @cached_property
    def _contents(self) -> FeedContents:
        # What makes entries takes long to import, and most builds write no feed.
        from sphinx_newsfeed.sphinx_ext.feeds.content import FeedContents

        return FeedContents(self._app, self._ids)

    def write(self, *, is_known: bool = True) -> None:
        """Write the feeds that changed, all where what was noted may not be so (*is_known*), and
        remove those that are gone.
        """
        notes = notes_file(self._app, FEED_FILES)
        before = load_digests(notes)
        due: dict[str, tuple[PlannedFeed, Slice, Feed, str]] = {}
        build = domain_of(self._app.env).build
        for feed in build.feeds:
            for part in _slices(feed, feed.articles(build.catalogue)):
                file = archive_file(feed.file, part.number)
                if build.outputs.holder_of(file) != FEED:
                    warn_of_option(f"{file} is a file of the project; it is not written")
                    continue
                head = self._head(feed, part, file)
                due[file] = feed, part, head, self._digest(feed, part, head)
        claim_names(notes, due.keys())
        after: dict[str, str] = {}
        for file, (feed, part, head, digest) in due.items():
            stands = (
                is_known and before.get(file) == digest and Path(self._app.outdir, file).is_file()
            )
            after[file] = digest if stands or self._write(feed, part, head, file) else ""
        for file in before.keys() - after.keys():
            self._remove(file)
        if load_digests(notes) != after:
            save_digests(notes, after)

    def _write(self, feed: PlannedFeed, part: Slice, head: Feed, file: str) -> bool:
        entries = [self._entry(article, feed.content) for article in part.articles]
        document = replace(head, entries=tuple(entry for entry in entries if entry is not None))
        return write_file(Path(self._app.outdir), file, WRITERS[feed.format].write(document))

    def _head(self, feed: PlannedFeed, part: Slice, file: str) -> Feed:
        """A document without its entries."""
        app, config = self._app, self._app.config

        def address(number: int) -> str:
            return file_address(app, archive_file(feed.file, number)) if number else ""

        hubs = map(web_address, domain_of(app.env).build.settings.websub_hub)
        project = config.project or config.html_title
        return Feed(
            id=feed.url,
            title=feed.title,
            url=file_address(app, file),
            page_url=page_address(app, feed.page),
            language=language_tag(feed.language or config.language or "") or "en",
            author=Person(project if config.author in _NOBODY else config.author),
            entries=(),
            older_url=address(part.older),
            newer_url=address(part.newer),
            current_url=feed.url if part.number else "",
            hubs=() if part.number else tuple(filter(None, hubs)),
        )

    def _remove(self, file: str) -> None:
        """Remove a file of an earlier build, unless the project has one of its own there now."""
        if domain_of(self._app.env).build.outputs.claim_file(file, FEED) is None:
            remove_file(Path(self._app.outdir), file)

    def _entry(self, article: Article, content: FeedContent) -> FeedEntry | None:
        """The entry of an article; without its text where that fails, and none at the worst."""
        boundary = domain_of(self._app.env).build.bounds.boundary
        with boundary.around(article.path, "making the entry of a feed", "it is without text"):
            return self._contents.entry(article, content)
        with boundary.around(article.path, "making the entry of a feed", LEFT_OUT):
            return self._contents.bare_entry(article)
        return None

    def _digest(self, feed: PlannedFeed, part: Slice, head: Feed) -> str:
        """A digest of all that a document is made of."""
        entries = [self._digest_of_article(article) for article in part.articles]
        return digest_of(json.dumps([self._base, feed.content, feed.format, repr(head), entries]))

    def _digest_of_article(self, article: Article) -> str:
        """A digest of all that an entry is made of; many feeds ask for the same."""
        if article.docname not in self._article_digests:
            shown = json.dumps(self._shown_of(article), sort_keys=True, default=str)
            self._article_digests[article.docname] = digest_of(shown)
        return self._article_digests[article.docname]

    def _shown_of(self, article: Article) -> list[object]:
        domain = domain_of(self._app.env)
        return [
            plain_record(article),
            self._ids[article.docname],
            domain.title_of(article.docname),
            domain.stored.article(article.docname).whole,
            self._page_digests.get(article.docname, ""),
            self._files.get(article.docname, []),
        ]

    def _digest_of_settings(self) -> str:
        """A digest of the options that pages depend on, as far as they are plain values."""
        values = self._app.config.filter({"html", "env"})
        plain = sorted(
            f"{each.name}={plain_text(each.value)}"
            for each in values
            if each.name not in _NO_MATTER
        )
        extension = self._app.extensions["sphinx_newsfeed"]
        versions = [extension.version, sphinx.__version__, self._app.builder.name]
        return digest_of("\n".join([site_address(self._app), *versions, *plain]))


def _slices(feed: PlannedFeed, articles: Sequence[Article]) -> Sequence[Slice]:
    """The documents of a feed.

    One of a name among many has no archives, which would hold the same articles again and again;
    but a page leads to the next.
    """
    if WRITERS[feed.format].is_paged:
        return divide_once(articles, feed.limit)
    return [Slice(articles[: feed.limit])] if feed.is_of_name else divide(articles, feed.limit)
