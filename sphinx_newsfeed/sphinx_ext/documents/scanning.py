"""Completes the catalogue before Sphinx looks for its first document."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.display import status_iterator
from sphinx.util.matching import Matcher

from sphinx_newsfeed.build_time import build_time
from sphinx_newsfeed.config.settings import Author, Settings
from sphinx_newsfeed.hooks import html_handlers
from sphinx_newsfeed.loading import (
    ArticleFile,
    PictureBounds,
    PicturePlace,
    ProjectFiles,
    Scan,
    ScanCache,
    ScanContext,
    SourceFile,
    ToldAuthor,
    find_picture,
    scan_sources,
)
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article, changed
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.outputs import place_articles
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.patterns import report_unknown
from sphinx_newsfeed.problems import Problem, ProblemKind, ignore
from sphinx_newsfeed.sphinx_ext.build_info.bounds import boundary_of
from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    cache_folder,
    digest_of_data,
    keep,
    needed_file,
)
from sphinx_newsfeed.sphinx_ext.build_info.message_catalogs import (
    ProjectMessages,
    translations_for,
)
from sphinx_newsfeed.sphinx_ext.build_info.options import settings_of
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.build_info.site_version import site_version_of
from sphinx_newsfeed.sphinx_ext.documents.addresses import new_table
from sphinx_newsfeed.sphinx_ext.documents.generated_pages import claim_archives, mount_generated
from sphinx_newsfeed.sphinx_ext.documents.html_area import HtmlArea
from sphinx_newsfeed.sphinx_ext.documents.project import NewsProject
from sphinx_newsfeed.sphinx_ext.documents.suffixes import foreign_suffixes
from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.told_authors import ToldAuthors

#: A source of fewer files is scanned before anybody could look.
_LARGE = 200
#: Of so many files one is shown while they are scanned.
_SHOWN = 50


#: Takes addresses of the output for what a build makes of a catalogue.
Claim = Callable[[Sphinx, Catalogue], None]


class CatalogueLoading:
    """Completes the catalogue of one build, in two steps at ``builder-inited``."""

    def __init__(self, *claims: Claim) -> None:
        """*claims* are made on addresses of the output before articles make theirs."""
        self._claims = claims
        self._scan = Scan((), frozenset())

    def scan(self, app: Sphinx) -> None:
        """Read the sources, and let nobody find the files that are no pages of the project."""
        settings, version = settings_of(app), site_version_of(app)
        language = app.config.language or ""
        file, folder = cache_folder(app) / "articles.json", Path(app.confdir)
        cache = ScanCache(file, settings, language, folder, keep)
        if not app.fresh_env_used:
            cache.load()
        # Nobody mends the news of a version that does not show them.
        report = warn if version.shows_news else ignore
        boundary = replace(boundary_of(app), report=report)
        context = _scan_context(app, shows_news=version.shows_news)
        self._scan = scan = scan_sources(settings, context, cache, boundary)
        report_unknown(scan.sites.values(), scan.articles, report)
        domain = domain_of(app.env)
        domain.build.version = version
        domain.build.bounds.boundary = boundary_of(app)
        domain.build.messages = messages = ProjectMessages.of(app)
        domain.build.settings = settings
        domain.know(settings.taxonomies)
        domain.build.localization = _localization(app, settings, messages)
        domain.build.sites, domain.build.html_handlers = dict(scan.sites), html_handlers(app)
        domain.build.passed_over = scan.passed_over
        _take_authors(app, domain, scan)
        domain.build.values = {prefix: ProjectFiles(site) for prefix, site in scan.sites.items()}
        project = NewsProject(app.project)
        foreign, html = foreign_suffixes(app.config), HtmlArea(app)
        project.guard(scan.withheld, foreign, scan.untrusted, report, html)
        project.hide({scan.files[a.path].path for a in scan.articles if not a.trusted})
        app.project = app.env.project = project

    def place(self, app: Sphinx) -> None:
        """Hand the catalogue to the domain, and mount the articles."""
        scan, project, domain = self._scan, app.project, domain_of(app.env)
        if not isinstance(project, NewsProject):
            raise ExtensionError("another extension replaced the project of sphinx_newsfeed")
        own_pages = project.find_own_pages(app, {file.path for file in scan.files.values()})
        domain.build.html_pages = project.html_pages()
        domain.build.own_pages, domain.build.outputs = own_pages, new_table(app, own_pages)
        catalogue = self._placed(app, domain, scan)
        domain.build.files = {
            a.docname: _stamp(scan.files[a.path].stamp, a, domain.build) for a in catalogue.pages
        }
        domain.build.modified = {a.docname: scan.files[a.path].modified for a in catalogue.pages}
        domain.build.furnish(app.builder, catalogue, app.config.language or "")
        mounts = _mounts(app, catalogue.pages, scan.files)
        project.mount(mounts | mount_generated(app, domain), partial(_stand_in, app))

    def _placed(self, app: Sphinx, domain: NewsDomain, scan: Scan) -> Catalogue:
        """All articles under docnames of their own; the table of outputs is then complete."""
        taxonomies = domain.build.settings.taxonomies
        catalogue = Catalogue(scan.articles, taxonomies)
        claim_archives(domain, catalogue)
        for claim in self._claims:
            claim(app, catalogue)
        domain.build.book = AddressBook(domain.build.sites, domain.build.bounds.boundary)
        placed = place_articles(
            scan.articles,
            domain.build.outputs,
            domain.build.book.of,
            warn,
            in_place=lambda article: scan.files[article.path].own_docname == article.docname,
        )
        domain.build.scanned = _translated(placed, domain.build.messages)
        is_same = domain.build.scanned == scan.articles
        return catalogue if is_same else Catalogue(domain.build.scanned, taxonomies)


def _take_authors(app: Sphinx, domain: NewsDomain, scan: Scan) -> None:
    """Know the authors of whom files of the old sites tell; what the settings tell wins."""
    build = domain.build
    told = {k: v for k, v in scan.authors.items() if k not in build.settings.authors}
    named = {name for article in scan.articles for name in article.authors}
    avatars = {
        key: _picture_of(each, Path(app.srcdir), build)
        for key, each in told.items()
        if each.author.avatar and key in named
    }
    build.told = ToldAuthors(told, avatars)
    authors = {key: each.author for key, each in told.items()} | dict(build.settings.authors)
    shown = {key: _named(author, build.messages) for key, author in authors.items()}
    build.settings = replace(build.settings, authors=shown)


def _named(author: Author, messages: ProjectMessages) -> Author:
    """An author, as readers of the project's language meet them."""
    return replace(
        author, name=messages.name(author.name), description=messages.name(author.description)
    )


def _picture_of(told: ToldAuthor, srcdir: Path, build: BuildData) -> str:
    """The address of the picture of an author of an old site; empty where it is missing."""
    site, bounds = build.sites[told.source], PictureBounds.of(build.settings)
    place = PicturePlace(Path(told.path), srcdir, site, bounds, trusted=site.trusted)
    return find_picture(told.author.avatar, place, 1, warn) or ""


def _translated(articles: tuple[Article, ...], messages: ProjectMessages) -> tuple[Article, ...]:
    """*articles* with titles and summaries in the language of the project, where they are so."""
    if not messages.folders:
        return articles
    return tuple(
        changed(
            article,
            translated_title=_if_other(messages, article, article.title),
            translated_summary=_if_other(messages, article, article.summary),
        )
        for article in articles
    )


def _if_other(messages: ProjectMessages, article: Article, text: str) -> str:
    """The translation of a text of an article; empty where there is none."""
    translated = messages.of_document(article.docname, text) if text else ""
    return "" if translated == text else translated


def _stamp(stamp: str, article: Article, build: BuildData) -> str:
    """What tells an article's file, and what else its page is made of, from every other state."""
    site = build.sites.get(article.source)
    told = build.told.shown_of(article.authors) or ""
    host = site.media_host if site else ""
    # The page has a mark of it.
    mark = f"{article.unpublished} {article.date.isoformat()}" if article.unpublished else ""
    translated = digest_of_data(texts) if any(texts := _translations(article)) else ""
    return " ".join(map(str, filter(None, (stamp, told, host, mark, translated))))


def _translations(article: Article) -> tuple[str, str]:
    return article.translated_title, article.translated_summary


def _mounts(
    app: Sphinx, articles: Iterable[Article], files: Mapping[str, ArticleFile]
) -> dict[str, Path]:
    """The file of each article; of one whose name no writer can write, a copy in the cache."""
    mounts = {}
    for article in articles:
        file = files[article.path].path
        if str(file) != article.path:
            file = _copy(app, f"renamed/{article.docname}{file.suffix}", file)
        mounts[article.docname] = file
    return mounts


def _stand_in(app: Sphinx, docname: str, file: Path) -> Path:
    """A file without words for an article whose own cannot be read any more, which is told."""
    message = "the file cannot be read any more, so its page is without words"
    warn(Problem(ProblemKind.SOURCE, message, os.fspath(file), 1))
    return needed_file(app, f"gone/{docname}{file.suffix}", b"")[0]


def _copy(app: Sphinx, name: str, file: Path) -> Path:
    """A copy of *file* in the cache, of the same time; nobody can read what is gone meanwhile."""
    try:
        content, modified = file.read_bytes(), file.stat().st_mtime_ns
    except OSError:
        return file
    copy, _ = needed_file(app, name, content)
    os.utime(copy, ns=(modified, modified))
    return copy


def _localization(app: Sphinx, settings: Settings, messages: ProjectMessages) -> Localization:
    words = translations_for(app, messages)
    localization = Localization(app.config.language, None, *words, messages.name)
    if settings.date_format is None:
        return localization
    try:
        return localization.with_date_pattern(settings.date_format)
    except ValueError as error:
        message = f"newsfeed_date_format = {settings.date_format!r}: {error}; None is used"
        warn(Problem(ProblemKind.SETTING, message))
        return localization


def _scan_context(app: Sphinx, *, shows_news: bool) -> ScanContext:
    srcdir = Path(app.srcdir)
    is_excluded = _excluded(
        srcdir, app.config.exclude_patterns, (Path(app.outdir), Path(app.doctreedir))
    )
    foreign = foreign_suffixes(app.config)
    suffixes = [suffix for suffix in app.config.source_suffix if suffix not in foreign]
    return ScanContext(
        folder=Path(app.confdir),
        own_docname=_own_docname(srcdir, suffixes),
        is_excluded=is_excluded,
        now=build_time(),
        watch=partial(_watch, app),
        srcdir=srcdir,
        language=app.config.language or "",
        shows_news=shows_news,
        splits=domain_of(app.env).build.splits,
    )


def _watch(app: Sphinx, files: Sequence[SourceFile]) -> Iterable[SourceFile]:
    """Show how far the scan of a large source is, as Sphinx shows its own reading."""
    if len(files) < _LARGE:
        return files
    # A line for each file would take longer than to look at one that did not change.
    starts = range(0, len(files), _SHOWN)
    shown = status_iterator(
        starts,
        "scanning news... ",
        "brown",
        len(starts),
        app.verbosity,
        lambda start: files[start].docname,
    )
    return (file for start in shown for file in files[start : start + _SHOWN])


def _excluded(srcdir: Path, patterns: list[str], outputs: Sequence[Path]) -> Callable[[Path], bool]:
    matches = Matcher(patterns)

    @cache
    def is_folder_excluded(folder: Path) -> bool:
        if any(folder.is_relative_to(each) for each in outputs):
            return True
        if not folder.is_relative_to(srcdir):
            return False
        inside = folder.relative_to(srcdir)
        return any(matches(part.as_posix()) for part in (inside, *inside.parents))

    def is_excluded(path: Path) -> bool:
        # Sphinx leaves out a folder whose own name matches, so its parents count too.
        if is_folder_excluded(path.parent) or path in outputs:
            return True
        return bool(name := _name_in(srcdir, path)) and bool(matches(name))

    return is_excluded


def _name_in(srcdir: Path, path: Path) -> str:
    """The name of a file below the source directory, with ``/``; empty for others."""
    folder, name = os.path.join(srcdir, ""), os.fspath(path)  # noqa: PTH118
    if name.startswith(folder):
        return name[len(folder) :].replace(os.sep, "/")
    # Windows knows a folder by names in other cases, too.
    is_below = os.name == "nt" and path.is_relative_to(srcdir)
    return path.relative_to(srcdir).as_posix() if is_below else ""


def _own_docname(srcdir: Path, suffixes: Iterable[str]) -> Callable[[Path], str | None]:
    def own_docname(path: Path) -> str | None:
        name = _name_in(srcdir, path)
        return next((name.removesuffix(s) for s in suffixes if name.endswith(s)), None)

    return own_docname
