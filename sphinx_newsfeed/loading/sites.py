"""What each source was before: its generator, and the site that it made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.loading.cache import ScanCache
from sphinx_newsfeed.loading.configurations import find_site
from sphinx_newsfeed.loading.dialects import detect_dialect, sample_of
from sphinx_newsfeed.loading.files import SourceFile, folder_of
from sphinx_newsfeed.model.site import OriginalSite


def site_of(
    source: Source,
    files: Sequence[SourceFile],
    folder: Path,
    settings: Settings,
    cache: ScanCache,
) -> OriginalSite:
    """The old home of the *files* of *source*; what the settings say of it wins.

    The dialect is what the source names, else that of the configuration of a generator around it,
    else the one for which the posts speak.
    """
    home = folder_of(source, folder)
    site = find_site(source.prefix, home, source.dialect)
    if site is None:
        dialect = source.dialect or _detected(source, files, cache)
        site = OriginalSite(source.prefix, dialect)
    return replace(_completed(site, folder, settings), trusted=source.is_trusted)


def _detected(source: Source, files: Sequence[SourceFile], cache: ScanCache) -> str:
    sample = sample_of(files)
    evidence = " ".join(f"{file.name}:{file.modified}:{file.size}" for file in sample)
    return cache.dialect(source.prefix, evidence, lambda: detect_dialect(sample))


def _completed(site: OriginalSite, folder: Path, settings: Settings) -> OriginalSite:
    permalinks: Mapping[str, str] = settings.permalinks
    static = [str(Path(folder, each).resolve()) for each in settings.static]
    return replace(
        site,
        hosts=tuple(dict.fromkeys((*settings.hosts, *site.hosts))),
        permalink=permalinks.get(site.prefix, permalinks.get("", site.permalink)),
        static=tuple(dict.fromkeys((*static, *site.static))),
    )
