"""Scans all sources into articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.loading.bundles import leading_picture, without_resources
from sphinx_newsfeed.loading.cache import Home, Reading, ScanCache
from sphinx_newsfeed.loading.data_files import DataFiles, with_given
from sphinx_newsfeed.loading.file_names import readable_name
from sphinx_newsfeed.loading.files import (
    SourceFile,
    find_files,
    find_refused,
    find_unread,
    folder_of,
    is_left_out,
    is_named_by,
)
from sphinx_newsfeed.loading.name_files import ToldAuthor, ToldNames, read_name_files
from sphinx_newsfeed.loading.opening import KnownSplit
from sphinx_newsfeed.loading.pages import posts_among
from sphinx_newsfeed.loading.sites import site_of, zone_of
from sphinx_newsfeed.loading.untrusted_area import UntrustedArea
from sphinx_newsfeed.model.article import Article, changed
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.summary import PassedOver
from sphinx_newsfeed.problems import Problem, ProblemKind

#: Why an article is hidden that a preview shows → what its mark then says. What has no date is not
#: finished.
_SHOWN_IN_PREVIEWS = {"draft": "draft", "undated": "draft", "future": "future"}
#: Why an article is hidden that another version of the site shows.
OTHER_VERSION = "other version"


@dataclass(frozen=True, slots=True)
class ScanContext:
    """What the scan must know of the project around the articles."""

    #: The folder of ``conf.py``; patterns of sources are relative to it.
    folder: Path
    #: The document that the project itself makes of a file, if it does.
    own_docname: Callable[[Path], str | None]
    #: Whether the project leaves a file out.
    is_excluded: Callable[[Path], bool]
    #: The time of the build, in any zone: later articles are hidden.
    now: datetime
    #: Hands on the files of a source, and shows meanwhile how far it is.
    watch: Callable[[Sequence[SourceFile]], Iterable[SourceFile]] = iter
    #: The folder of the project's own pages, where it is not that of ``conf.py``.
    srcdir: Path | None = None
    #: The language of the project.
    language: str = ""
    #: Whether the version of the site that is built shows articles.
    shows_news: bool = True
    #: Gets what was split off the texts of the files that are opened, by their paths.
    splits: dict[str, KnownSplit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """The file of an article."""

    #: Its true path: that of the article has only what can be written, and names may not be UTF-8.
    path: Path
    #: What tells it from every other file, and from every other state of its own; it does not say
    #: where the project lies.
    stamp: str
    #: The document that the project itself would make of it, if it would.
    own_docname: str | None
    #: When it was last changed, in nanoseconds since the epoch.
    modified: int = 0


@dataclass(frozen=True, slots=True)
class Scan:
    """What the sources hold."""

    #: All articles, the hidden ones among them, in the order of their files. Several may have one
    #: docname: who has it is not known before all outputs are.
    articles: tuple[Article, ...]
    #: Files of the sources that are to be no document of the project: their article is hidden, or
    #: something was wrong with it.
    withheld: frozenset[Path]
    #: The path of an article → its file.
    files: Mapping[str, ArticleFile] = field(default_factory=dict)
    #: The docname prefix of each source → the old home of its articles.
    sites: Mapping[str, OriginalSite] = field(default_factory=dict)
    #: Where each file is an article or nothing.
    untrusted: UntrustedArea = field(default_factory=UntrustedArea, compare=False)
    #: The docname prefix of each source → how many of its files are no articles, by why.
    passed_over: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    #: The authors of whom files of the old sites tell, by their keys.
    authors: Mapping[str, ToldAuthor] = field(default_factory=dict)


def scan_sources(
    settings: Settings, context: ScanContext, cache: ScanCache, boundary: Boundary
) -> Scan:
    """Read the articles of all sources, opening only files that changed since the last build."""
    scanner = _Scanner(settings, context, cache, boundary)
    for source in settings.sources:
        if source.is_read:
            scanner.scan(source)
    scanner.report_strangers()
    cache.save()
    return Scan(
        tuple(scanner.articles),
        frozenset(scanner.withheld),
        scanner.files,
        scanner.sites,
        scanner.untrusted,
        scanner.passed_over,
        scanner.authors,
    )


class _Scanner:
    """Gathers the articles of one source after the other."""

    def __init__(
        self, settings: Settings, context: ScanContext, cache: ScanCache, boundary: Boundary
    ) -> None:
        self._settings = settings
        self._scan_context = context
        self._cache = cache
        own = (context.folder, context.srcdir or context.folder)
        self.untrusted = UntrustedArea(settings.sources, context.folder, own)
        self._boundary = boundary
        self._report = boundary.report
        self._seen: set[Path] = set()
        #: Files that are articles, or of which something was reported.
        self._settled: set[Path] = set()
        self.articles: list[Article] = []
        self.withheld: set[Path] = set()
        self.files: dict[str, ArticleFile] = {}
        self.sites: dict[str, OriginalSite] = {}
        self.passed_over: dict[str, Counter[str]] = {}
        self.authors: dict[str, ToldAuthor] = {}

    def scan(self, source: Source) -> None:
        """Read the articles of *source*."""
        files = self._files(source)
        around = self._scan_context
        site = site_of(source, files, around.folder, self._settings, self._cache, self._report)
        zone = zone_of(site, self._settings)
        home = Home(zone, site.root, site.dates_from_files, site.plain_folders)
        self.sites.setdefault(source.prefix, site)
        generator = generator_of(site.dialect)
        posts, others = posts_among(files, site)
        files, resources = without_resources(posts, generator)
        self._pass_over(resources)
        self._count_pages(others)
        data, names = self._data_files(source, site), self._told_names(site, files)
        for file in around.watch(files):
            path = file.readable_path
            with self._boundary.around(path, "reading the front matter", "its file is left out"):
                self._take(with_given(data.given_to(file), site), site.dialect, home, names)
                continue
            self.withheld.add(file.path)
            self._settled.add(file.path)
        self._report_unread(source, generator_of(site.dialect).unread_suffixes)
        self._report_refused(source)

    def _pass_over(self, resources: Sequence[SourceFile]) -> None:
        """Let nobody find files that belong to posts and are none."""
        paths = {file.path for file in resources}
        self.withheld |= paths
        self._settled |= paths
        for file in resources:
            self._count(file.source, PassedOver.RESOURCE)

    def _count_pages(self, files: Sequence[SourceFile]) -> None:
        for file in files:
            self._count(file.source, self._kind_of_page(file))

    def _kind_of_page(self, file: SourceFile) -> PassedOver:
        """Whose page a file is that is no post: what Sphinx reads is one of the project."""
        is_own = self._scan_context.own_docname(file.path) and file.path not in self.untrusted
        return PassedOver.OWN_PAGE if is_own else PassedOver.PAGE

    def _count(self, prefix: str, why: PassedOver, number: int = 1) -> None:
        self.passed_over.setdefault(prefix, Counter())[why] += number

    def _data_files(self, source: Source, site: OriginalSite) -> DataFiles:
        """Those of the whole project, where it is known and the source is trusted; else its own."""
        home = folder_of(source, self._scan_context.folder)
        root = Path(site.root) if site.root and source.is_trusted else home.parent
        reach = root if source.is_trusted else home
        return DataFiles(generator_of(site.dialect), root, reach, self._report)

    def _told_names(self, site: OriginalSite, files: Sequence[SourceFile]) -> ToldNames:
        """What files of the site tell of authors and tags; of one author the first to do so."""
        with self._boundary.around(site.home, "reading what files tell of authors", "they do not"):
            told = read_name_files(site, files, self._report)
            for key, each in told.authors:
                known = self.authors.setdefault(key, each)
                if known.author != each.author:
                    message = (
                        f"the author {key!r:.80} is told of otherwise in {known.path}, which counts"
                    )
                    path = readable_name(each.path)
                    self._report(Problem(ProblemKind.SOURCE, message, path, 1))
            return told
        return ToldNames()

    def _files(self, source: Source) -> list[SourceFile]:
        """The files of *source* that no other source had before."""
        files: list[SourceFile] = []
        for pattern in source.patterns:
            found = list(self._files_of(replace(source, patterns=(pattern,))))
            if not found and source.marked is None:
                message = f"newsfeed_sources: no file of an article is found for {pattern}"
                self._report(Problem(ProblemKind.SOURCE, message))
            files += (file for file in found if file.path not in self._seen)
            self._seen.update(file.path for file in found)
        return files

    def _files_of(self, source: Source) -> Iterator[SourceFile]:
        for file in find_files(source, self._scan_context.folder):
            excluded = self._scan_context.is_excluded(file.path)
            if excluded or is_left_out(file.name, self._settings.exclude):
                continue
            if source.marked is None:
                yield file
            elif docname := self._scan_context.own_docname(file.path):
                is_named = is_named_by(source.marked, file.name)
                yield replace(file, docname=docname, must_say_so=not is_named)

    def _take(self, file: SourceFile, dialect: str, home: Home, names: ToldNames) -> None:
        own_docname = self._scan_context.own_docname(file.path)
        trusted = file.path not in self.untrusted
        reading = self._read(file, dialect, home, own_page=trusted and own_docname is not None)
        for problem in reading.problems:
            self._report(problem)
        if reading.article or reading.problems:
            self._settled.add(file.path)
        if reading.article is None:
            if reading.problems and not _may_be_a_page(reading):
                self.withheld.add(file.path)
            if not reading.problems:
                self._count_pages([file])
            return
        article = hide(reading.article, self._settings, self._scan_context.now)
        if not (article.hidden or self._scan_context.shows_news):
            article = replace(article, hidden=OTHER_VERSION)
        picture = leading_picture(file, article, generator_of(dialect))
        tags = names.shown_tags(file.path, article.tags)
        article = changed(
            article,
            trusted=article.trusted and trusted,
            picture=article.picture or picture,
            tags=tags,
        )
        while article.path in self.files:
            # Two names that are not UTF-8 may look the same where they are written.
            article = replace(article, path=f"{article.path}~")
        self.articles.append(article)
        near = self._cache.near
        stamp = f"{near(file.readable_path)} {self._cache.content_of(file)} {article.trusted}"
        stamp += f" {file.data_stamp}" if file.data_stamp else ""
        stamp += f" {dialect} {home.zone} {near(home.root)} {picture}"
        stamp += f" {tags}" if names.labels else ""
        self.files[article.path] = ArticleFile(file.path, stamp, own_docname, file.modified)
        if article.hidden:
            self.withheld.add(file.path)

    def _read(self, file: SourceFile, dialect: str, home: Home, *, own_page: bool) -> Reading:
        # What is too long today may not be so once the option has another value.
        is_kept = file.size <= self._settings.max_article_size
        reading = self._cache.get(file, dialect, own_page, home) if is_kept else None
        if reading is None:
            # What reads front matter takes long to import, and most builds read few files.
            from sphinx_newsfeed.loading.reading import Reader

            problems: list[Problem] = []
            language = self._scan_context.language
            note_split = self._scan_context.splits.__setitem__
            reader = Reader(self._settings, problems.append, dialect, language, home, note_split)
            reading = Reading(reader.read(file, own_page=own_page), tuple(problems))
            if is_kept:
                self._cache.put(file, dialect, own_page, reading, home)
        return reading

    def _report_refused(self, source: Source) -> None:
        """Say what may not be read; Sphinx, which would, must not find it."""
        if source.marked is not None:
            # What is no article there is the project's own, and none of it is closed.
            return
        for each in find_refused(source, self._scan_context.folder):
            is_known = is_left_out(each.name, self._settings.exclude)
            if each.path not in self.withheld and not is_known:
                message = f"{each.reason}, so it is passed over"
                path = readable_name(str(each.path))
                self._report(Problem(ProblemKind.SOURCE, message, path, 1))
            self.withheld.add(each.path)
            self._settled.add(each.path)

    def report_strangers(self) -> None:
        """Say which files Sphinx would read that are no articles, where nothing else is read."""
        for folder in self.untrusted.covered():
            message = (
                f"newsfeed_sources: {folder} holds pages of the project and lies in a source that "
                "is not trusted, so only articles are read there; give the source its own folder"
            )
            self._report(Problem(ProblemKind.SETTING, message))
        for root, path in self.untrusted.files():
            if self._is_stranger(path) and not is_left_out(
                path.relative_to(root).as_posix(), self._settings.exclude
            ):
                message = (
                    "the file is no article and lies in a source that is not trusted, so it is "
                    "left out"
                )
                path_shown = readable_name(str(path))
                self._report(Problem(ProblemKind.TRUST, message, path_shown, 1))

    def _is_stranger(self, path: Path) -> bool:
        around = self._scan_context
        is_document = around.own_docname(path) is not None and not around.is_excluded(path)
        return is_document and path not in self._settled

    def _report_unread(self, source: Source, further: frozenset[str]) -> None:
        """Say which posts are left out since nothing here reads their format."""
        found = find_unread(source, self._scan_context.folder, further)
        for suffix, names in sorted(found.items()):
            names = [name for name in names if not is_left_out(name, self._settings.exclude)]
            if source.marked is not None:
                names = [name for name in names if is_named_by(source.marked, name)]
            if names:
                message = (
                    f"newsfeed_sources: the format of {suffix} is not read, so {len(names)} of "
                    f"{source.prefix!r} are left out; the first is {names[0]}"
                )
                self._report(Problem(ProblemKind.SOURCE, message))
                self._count(source.prefix, PassedOver.UNREAD, len(names))


def hide(article: Article, settings: Settings, now: datetime) -> Article:
    """The article with the reason, if there is one, why it is not shown at the time *now*."""
    hidden = "" if settings.drafts and article.hidden == "draft" else article.hidden
    if not hidden and not settings.future and article.begins > now:
        hidden = "future"
    unpublished = _SHOWN_IN_PREVIEWS.get(hidden, "") if settings.preview else ""
    date = _today(article, now) if unpublished and hidden == "undated" else article.date
    hidden = "" if unpublished else hidden
    if not hidden and article.expires is not None and article.expires <= now:
        hidden = "expired"
    return changed(article, hidden=hidden, unpublished=unpublished, date=date)


def _today(article: Article, now: datetime) -> datetime:
    """The begin of the day of the build, which is the same for all builds of the day."""
    return now.astimezone(article.date.tzinfo).replace(hour=0, minute=0, second=0, microsecond=0)


def _may_be_a_page(reading: Reading) -> bool:
    """A page without a date is still one of the user's pages; an unreadable file is not."""
    return all(problem.kind is ProblemKind.DATE for problem in reading.problems)
