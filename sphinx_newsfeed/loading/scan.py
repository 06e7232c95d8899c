"""Scans all sources into articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.loading.cache import Reading, ScanCache
from sphinx_newsfeed.loading.files import SourceFile, find_files, is_left_out
from sphinx_newsfeed.loading.reading import Reader
from sphinx_newsfeed.problems import Problem, ProblemKind, Report
from sphinx_newsfeed.settings import Settings


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


def scan_sources(
    settings: Settings, surroundings: Surroundings, cache: ScanCache, report: Report
) -> Scan:
    """Read the articles of all sources, opening only files that changed since the last build."""
    articles: list[Article] = []
    shown: dict[str, Article] = {}
    files: dict[str, str] = {}
    withheld: set[Path] = set()
    for file in _all_files(settings, surroundings, report):
        own_docname = surroundings.own_docname(file.path)
        reading = _read(file, own_docname is not None, settings, cache)
        for problem in reading.problems:
            report(problem)
        article = reading.article and _hide(reading.article, settings, surroundings.now)
        if article is None:
            if reading.problems and not _may_be_a_page(reading):
                withheld.add(file.path)
            continue
        if article.hidden or article.docname != own_docname:
            withheld.add(file.path)
        if article.hidden:
            articles.append(article)
        elif _is_free(article, shown, surroundings, report):
            articles.append(article)
            shown[article.docname] = article
            files[article.docname] = f"{file.path} {file.modified} {file.size}"
    cache.save()
    return Scan(tuple(articles), frozenset(withheld), files)


def _all_files(
    settings: Settings, surroundings: Surroundings, report: Report
) -> Iterator[SourceFile]:
    """The files of all sources, each once."""
    seen: set[Path] = set()
    patterns = [replace(s, patterns=(each,)) for s in settings.sources for each in s.patterns]
    for pattern in patterns:
        found = False
        for file in find_files(pattern, surroundings.folder):
            if surroundings.is_excluded(file.path) or is_left_out(file, settings.exclude):
                continue
            found = True
            if file.path not in seen:
                seen.add(file.path)
                yield file
        if not found:
            message = f"newsfeed_sources: no file of an article is found for {pattern.patterns[0]}"
            report(Problem(ProblemKind.SOURCE, message))


def _read(file: SourceFile, own_page: bool, settings: Settings, cache: ScanCache) -> Reading:
    reading = cache.get(file, own_page)
    if reading is None:
        problems: list[Problem] = []
        article = Reader(settings, problems.append).read(file, own_page=own_page)
        reading = Reading(article, tuple(problems))
        cache.put(file, own_page, reading)
    return reading


def _hide(article: Article, settings: Settings, now: datetime) -> Article:
    hidden = "" if settings.drafts and article.hidden == "draft" else article.hidden
    if not hidden and not settings.future and article.date > now:
        hidden = "future"
    return replace(article, hidden=hidden)


def _may_be_a_page(reading: Reading) -> bool:
    """A page without a date is still one of the user's pages; an unreadable file is not."""
    return all(problem.kind is ProblemKind.DATE for problem in reading.problems)


def _is_free(
    article: Article, shown: dict[str, Article], surroundings: Surroundings, report: Report
) -> bool:
    """Whether no other file has the article's docname; the user's own page always wins."""
    own = surroundings.own_file(article.docname)
    first = shown.get(article.docname)
    if own is not None and own != Path(article.path):
        winner = f"the project's own page {own}"
    elif first is not None:
        winner = f"the article {first.path}"
    else:
        return True
    message = f"{article.docname} is {winner} already, so this article is left out"
    report(Problem(ProblemKind.DUPLICATE, message, article.path, 1))
    return False
