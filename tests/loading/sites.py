"""A small project around articles, for tests that scan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.loading import Scan, ScanCache, ScanContext, scan_sources
from sphinx_newsfeed.problems import Problem, ProblemKind

#: The time of the build in all scans that do not name one.
NOW = datetime(2022, 6, 1, tzinfo=UTC)


def article_text(title: str = "One", date: str = "2022-02-28", *lines: str, body: str = "") -> str:
    """The text of an article's file; *lines* are further lines of its front matter."""
    return "\n".join(["---", f"title: {title}", f"date: {date}", *lines, "---", body or "Text."])


@dataclass
class Site:
    """A folder with articles that can be scanned again and again, as builds do."""

    folder: Path
    sources: tuple[Source, ...] = (Source("news", ("news",)),)
    #: Suffixes of the files below the folder that the project itself makes documents of.
    own_suffixes: tuple[str, ...] = ()
    is_excluded: Callable[[Path], bool] = lambda path: False
    problems: list[Problem] = field(default_factory=list)

    def write(self, name: str, text: str | None = None) -> Path:
        """Write a file below the folder; an article with the file's name as title by default."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article_text(path.stem) if text is None else text, "utf-8")
        return path

    def scan(
        self, settings: Settings | None = None, now: datetime = NOW, *, shows_news: bool = True
    ) -> Scan:
        """One build: load the cache, scan, store; :attr:`problems` are those of this build."""
        settings = settings or Settings(sources=self.sources)
        cache = ScanCache(self.cache_path, settings)
        cache.load()
        self.problems.clear()
        surroundings = ScanContext(
            folder=self.folder,
            own_docname=self._own_docname,
            is_excluded=self.is_excluded,
            now=now,
            shows_news=shows_news,
        )
        return scan_sources(settings, surroundings, cache, Boundary(self.problems.append))

    @property
    def cache_path(self) -> Path:
        """Where scans keep what they read."""
        return self.folder / "_build" / "articles.json"

    def kinds(self) -> list[ProblemKind]:
        """The kinds of the problems of the last scan."""
        return [problem.kind for problem in self.problems]

    def _own_docname(self, path: Path) -> str | None:
        if not path.is_relative_to(self.folder) or path.suffix not in self.own_suffixes:
            return None
        return path.relative_to(self.folder).with_suffix("").as_posix()

    def _own_file(self, docname: str) -> Path | None:
        files = (self.folder / f"{docname}{suffix}" for suffix in self.own_suffixes)
        return next((file for file in files if file.is_file() and not self.is_excluded(file)), None)
