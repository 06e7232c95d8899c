"""Scans all sources into articles."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path, PurePath

from sphinx_newsfeed.article import Article, Dialect
from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.loading.cache import Reading, ScanCache
from sphinx_newsfeed.loading.file_names import readable_name
from sphinx_newsfeed.loading.files import (
    SourceFile,
    find_files,
    find_refused,
    find_unread,
    is_left_out,
)
from sphinx_newsfeed.loading.reading import Reader
from sphinx_newsfeed.loading.sites import site_of
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.settings import Settings, Source
from sphinx_newsfeed.site import Site

#: The folders of posts that Hexo and Jekyll know.
POST_FOLDERS = frozenset({"_posts", "_drafts"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the scan must know of the project around the articles."""

    #: The folder of ``conf.py``; patterns of sources are relative to it.
    folder: Path
    #: The document that the project itself makes of a file, if it does.
    own_docname: Callable[[Path], str | None]
    #: The file of the user's own that is the document of this name, if there is one.
    own_file: Callable[[str], Path | None]
    #: Whether the project leaves a file out.
    is_excluded: Callable[[Path], bool]
    #: The time of the build, in any zone: later articles are hidden.
    now: datetime
    #: Hands on the files of a source, and shows meanwhile how far it is.
    watch: Callable[[Sequence[SourceFile]], Iterable[SourceFile]] = iter


@dataclass(frozen=True, slots=True)
class Scan:
    """What the sources hold."""

    #: All articles, the hidden ones among them, in the order of their files.
    articles: tuple[Article, ...]
    #: Files of the sources that are to be no document of the project: their article is hidden, or
    #: stands under another docname, or something was wrong with it.
    withheld: frozenset[Path]
    #: docname of an article → its file, with the time of its last change and its size.
    files: Mapping[str, str] = field(default_factory=dict)
    #: The docname prefix of each source → the old home of its articles.
    sites: Mapping[str, Site] = field(default_factory=dict)
    #: docname of an article → its file, where the article's path is not that of the file: names
    #: that are not UTF-8 cannot be written.
    renamed: Mapping[str, Path] = field(default_factory=dict)


def scan_sources(
    settings: Settings, surroundings: Surroundings, cache: ScanCache, boundary: Boundary
) -> Scan:
    """Read the articles of all sources, opening only files that changed since the last build."""
    scanner = _Scanner(settings, surroundings, cache, boundary)
    for source in settings.sources:
        scanner.scan(source)
    cache.save()
    return Scan(
        tuple(scanner.articles),
        frozenset(scanner.withheld),
        scanner.stamps,
        scanner.sites,
        scanner.renamed,
    )


class _Scanner:
    """Gathers the articles of one source after the other."""

    def __init__(
        self, settings: Settings, surroundings: Surroundings, cache: ScanCache, boundary: Boundary
    ) -> None:
        self._settings = settings
        self._surroundings = surroundings
        self._cache = cache
        self._boundary = boundary
        self._report = boundary.report
        self._seen: set[Path] = set()
        self._shown: dict[str, Article] = {}
        self._numbers: dict[str, count[int]] = {}
        self.articles: list[Article] = []
        self.withheld: set[Path] = set()
        self.stamps: dict[str, str] = {}
        self.sites: dict[str, Site] = {}
        self.renamed: dict[str, Path] = {}

    def scan(self, source: Source) -> None:
        """Read the articles of *source*."""
        files = self._files(source)
        around = self._surroundings
        site = site_of(source, files, around.folder, self._settings, self._cache)
        self.sites.setdefault(source.prefix, site)
        files = _posts_among(files, site.dialect)
        for file in around.watch(files):
            path = file.readable_path
            with self._boundary.around(path, "reading the front matter", "its file is left out"):
                self._take(file, site.dialect, trusted=source.trusted)
                continue
            self.withheld.add(file.path)
        self._report_unread(source)
        self._report_refused(source)

    def _files(self, source: Source) -> list[SourceFile]:
        """The files of *source* that no other source had before."""
        files: list[SourceFile] = []
        for pattern in source.patterns:
            found = list(self._files_of(replace(source, patterns=(pattern,))))
            if not found:
                message = f"newsfeed_sources: no file of an article is found for {pattern}"
                self._report(Problem(ProblemKind.SOURCE, message))
            files += (file for file in found if file.path not in self._seen)
            self._seen.update(file.path for file in found)
        return files

    def _files_of(self, source: Source) -> Iterator[SourceFile]:
        for file in find_files(source, self._surroundings.folder):
            excluded = self._surroundings.is_excluded(file.path)
            if not excluded and not is_left_out(file.name, self._settings.exclude):
                yield file

    def _take(self, file: SourceFile, dialect: Dialect, *, trusted: bool) -> None:
        own_docname = self._surroundings.own_docname(file.path)
        reading = self._read(file, dialect, own_page=own_docname is not None)
        for problem in reading.problems:
            self._report(problem)
        if reading.article is None:
            if reading.problems and not _may_be_a_page(reading):
                self.withheld.add(file.path)
            return
        article = hide(reading.article, self._settings, self._surroundings.now)
        article = replace(article, trusted=article.trusted and trusted)
        if article.hidden:
            self.articles.append(article)
        else:
            article = self._place(article)
            self.articles.append(article)
            self._shown[_twin_key(article.docname)] = article
            self.stamps[article.docname] = (
                f"{file.readable_path} {file.modified} {file.size} {file.sidecar} {article.trusted}"
            )
            if file.is_renamed:
                self.renamed[article.docname] = file.path
        if article.hidden or article.docname != own_docname:
            self.withheld.add(file.path)

    def _read(self, file: SourceFile, dialect: Dialect, *, own_page: bool) -> Reading:
        # What is too long today may not be so once the option has another value.
        is_kept = file.size <= self._settings.max_article_size
        reading = self._cache.get(file, dialect, own_page) if is_kept else None
        if reading is None:
            problems: list[Problem] = []
            reader = Reader(self._settings, problems.append, dialect)
            reading = Reading(reader.read(file, own_page=own_page), tuple(problems))
            if is_kept:
                self._cache.put(file, dialect, own_page, reading)
        return reading

    def _place(self, article: Article) -> Article:
        """The article under a docname that no other file has; the user's own page always wins."""
        own = self._surroundings.own_file(article.docname)
        first = self._shown.get(_twin_key(article.docname))
        if own is not None and own != Path(article.path):
            winner = f"the project's own page {own}"
        elif first is not None:
            winner = f"the article {first.path}"
        else:
            return article
        docname = self._free_docname(article)
        message = f"{article.docname} is {winner} already, so this article is {docname}"
        self._report(Problem(ProblemKind.DUPLICATE, message, article.path, 1))
        return replace(article, docname=docname)

    def _free_docname(self, article: Article) -> str:
        suffix = PurePath(article.path).suffix.lower().removeprefix(".")
        own_file = self._surroundings.own_file
        # Where the last one of this name ended, so that many of it are not counted again and again.
        numbers = self._numbers.setdefault(_twin_key(f"{article.docname}-{suffix}"), count())
        names = (f"{article.docname}-{suffix}{number or ''}" for number in numbers)
        return next(
            name for name in names if _twin_key(name) not in self._shown and not own_file(name)
        )

    def _report_refused(self, source: Source) -> None:
        """Say what may not be read; Sphinx, which would, must not find it."""
        for each in find_refused(source, self._surroundings.folder):
            is_known = is_left_out(each.name, self._settings.exclude)
            if each.path not in self.withheld and not is_known:
                message = f"{each.reason}, so it is passed over"
                path = readable_name(str(each.path))
                self._report(Problem(ProblemKind.SOURCE, message, path, 1))
            self.withheld.add(each.path)

    def _report_unread(self, source: Source) -> None:
        """Say which posts are left out since nothing here reads their format."""
        found = find_unread(source, self._surroundings.folder)
        for suffix, names in sorted(found.items()):
            names = [name for name in names if not is_left_out(name, self._settings.exclude)]
            if names:
                message = (
                    f"newsfeed_sources: the format of {suffix} is not read, so {len(names)} of "
                    f"{source.prefix!r} are left out; the first is {names[0]}"
                )
                self._report(Problem(ProblemKind.SOURCE, message))


def _twin_key(docname: str) -> str:
    """What names of pages have in common that are one file on some systems."""
    return unicodedata.normalize("NFC", docname).casefold()


def hide(article: Article, settings: Settings, now: datetime) -> Article:
    """The article with the reason, if there is one, why it is not shown at the time *now*."""
    hidden = "" if settings.drafts and article.hidden == "draft" else article.hidden
    begins = max(article.date, article.live or article.date)
    if not hidden and not settings.future and begins > now:
        hidden = "future"
    if not hidden and article.expires is not None and article.expires <= now:
        hidden = "expired"
    return replace(article, hidden=hidden)


def _posts_among(files: list[SourceFile], dialect: Dialect) -> list[SourceFile]:
    """The files that are posts: where Hexo and Jekyll have a folder for them, those in it.

    Sources: Hexo documentation, "Writing"; Jekyll documentation, "Posts".
    """
    if dialect not in {Dialect.HEXO, Dialect.JEKYLL}:
        return files
    posts = [file for file in files if POST_FOLDERS & set(PurePath(file.name).parts[:-1])]
    return posts or files


def _may_be_a_page(reading: Reading) -> bool:
    """A page without a date is still one of the user's pages; an unreadable file is not."""
    return all(problem.kind is ProblemKind.DATE for problem in reading.problems)
