"""Completes the catalogue before Sphinx looks for its first document."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.display import status_iterator
from sphinx.util.matching import Matcher

from sphinx_newsfeed.build_time import build_time
from sphinx_newsfeed.catalogue import Catalogue
from sphinx_newsfeed.loading import ScanCache, SourceFile, Surroundings, scan_sources
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.settings import Settings
from sphinx_newsfeed.sphinx_ext.bounds import boundary_of
from sphinx_newsfeed.sphinx_ext.config import settings_of
from sphinx_newsfeed.sphinx_ext.domain import domain_of
from sphinx_newsfeed.sphinx_ext.generated_pages import mount_generated
from sphinx_newsfeed.sphinx_ext.hooks import html_handlers
from sphinx_newsfeed.sphinx_ext.interface_texts import translations_for
from sphinx_newsfeed.sphinx_ext.output_notes import cache_folder
from sphinx_newsfeed.sphinx_ext.project import NewsProject
from sphinx_newsfeed.sphinx_ext.reporting import warn
from sphinx_newsfeed.sphinx_ext.suffixes import foreign_suffixes
from sphinx_newsfeed.wording import Wording

#: A source of fewer files is scanned before anybody could look.
_LARGE = 200


def load_catalogue(app: Sphinx) -> None:
    """Scan the sources, hand the catalogue to the domain, and mount the articles."""
    settings = settings_of(app.config)
    surroundings = _surroundings(app)
    cache = ScanCache(cache_folder(app) / "articles.json", settings)
    if not app.fresh_env_used:
        cache.load()
    scan = scan_sources(settings, surroundings, cache, boundary_of(app))
    wording = _wording(app, settings)
    domain = domain_of(app.env)
    domain.bounds.boundary = boundary_of(app)
    domain.files = dict(scan.files)
    domain.scanned = scan.articles
    domain.sites = dict(scan.sites)
    domain.html_handlers = html_handlers(app)
    domain.furnish(app.builder, Catalogue(scan.articles), settings, wording)
    project = NewsProject(app.project)
    mounts = {a.docname: Path(a.path) for a in scan.articles if not a.hidden}
    mounts |= _copies(app, scan.renamed)
    mounts |= mount_generated(app, domain, surroundings.own_file)
    project.mount(mounts, scan.withheld, foreign_suffixes(app.config))
    app.project = app.env.project = project


def _copies(app: Sphinx, renamed: Mapping[str, Path]) -> dict[str, Path]:
    """Copies of files whose names no writer can write, in the build's cache."""
    copies = {}
    for docname, file in renamed.items():
        copy = cache_folder(app) / "renamed" / f"{docname}{file.suffix}"
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
        copies[docname] = copy
    return copies


def _wording(app: Sphinx, settings: Settings) -> Wording:
    wording = Wording(app.config.language, None, *translations_for(app))
    if settings.date_format is None:
        return wording
    try:
        return wording.with_date_pattern(settings.date_format)
    except ValueError as error:
        message = f"newsfeed_date_format = {settings.date_format!r}: {error}; None is used"
        warn(Problem(ProblemKind.SETTING, message))
        return wording


def _surroundings(app: Sphinx) -> Surroundings:
    srcdir = Path(app.srcdir)
    is_excluded = _excluded(
        srcdir, app.config.exclude_patterns, (Path(app.outdir), Path(app.doctreedir))
    )
    foreign = foreign_suffixes(app.config)
    suffixes = [suffix for suffix in app.config.source_suffix if suffix not in foreign]
    return Surroundings(
        folder=Path(app.confdir),
        own_docname=_own_docname(srcdir, suffixes),
        own_file=_own_file(srcdir, suffixes, is_excluded),
        is_excluded=is_excluded,
        now=build_time(),
        watch=partial(_watch, app),
    )


def _watch(app: Sphinx, files: Sequence[SourceFile]) -> Iterable[SourceFile]:
    """Show how far the scan of a large source is, as Sphinx shows its own reading."""
    if len(files) < _LARGE:
        return files
    summary = "scanning news... "
    length, verbosity = len(files), app.verbosity
    return status_iterator(files, summary, "brown", length, verbosity, lambda file: file.docname)


def _excluded(srcdir: Path, patterns: list[str], outputs: Sequence[Path]) -> Callable[[Path], bool]:
    matches = Matcher(patterns)

    def is_excluded(path: Path) -> bool:
        # Sphinx leaves out a folder whose own name matches, so its parents count too.
        if any(path.is_relative_to(folder) for folder in outputs):
            return True
        if not path.is_relative_to(srcdir):
            return False
        inside = path.relative_to(srcdir)
        return any(matches(part.as_posix()) for part in (inside, *inside.parents))

    return is_excluded


def _own_docname(srcdir: Path, suffixes: Iterable[str]) -> Callable[[Path], str | None]:
    def own_docname(path: Path) -> str | None:
        if not path.is_relative_to(srcdir):
            return None
        name = path.relative_to(srcdir).as_posix()
        return next((name.removesuffix(s) for s in suffixes if name.endswith(s)), None)

    return own_docname


def _own_file(
    srcdir: Path, suffixes: Iterable[str], is_excluded: Callable[[Path], bool]
) -> Callable[[str], Path | None]:
    def own_file(docname: str) -> Path | None:
        files = (srcdir / f"{docname}{suffix}" for suffix in suffixes)
        return next((file for file in files if file.is_file() and not is_excluded(file)), None)

    return own_file
