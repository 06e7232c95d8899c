"""What each source was before: its generator, and the site that it made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.loading.cache import ScanCache
from sphinx_newsfeed.loading.configurations import find_site
from sphinx_newsfeed.loading.dialects import detect_dialect, sample_of
from sphinx_newsfeed.loading.files import SourceFile, folder_of
from sphinx_newsfeed.loading.section_slugs import with_section_slugs
from sphinx_newsfeed.loading.walking import path_from
from sphinx_newsfeed.model.article import PLAIN
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.summary import SiteFacts
from sphinx_newsfeed.problems import Report, ignore


def site_of(  # noqa: PLR0913, PLR0917 - what a site is told by, one piece each
    source: Source,
    files: Sequence[SourceFile],
    folder: Path,
    settings: Settings,
    cache: ScanCache,
    report: Report = ignore,
) -> OriginalSite:
    """The old home of the *files* of *source*; what the settings say of it wins.

    The dialect is what the source names, else that of the configuration of a generator around it,
    else the one for which the posts speak.
    """
    home, site = folder_of(source, folder), None
    # A configuration holds values of any shape, and may be that of a source that is not trusted.
    boundary = Boundary(report)
    if source.marked is not None:
        site = _own_site(source, source.marked.given, home)
    with boundary.around(str(home), "reading the site's configuration", "nothing of it is taken"):
        site = site or find_site(source.prefix, home, source.dialect, files, report)
    if site is None:
        dialect = source.dialect or _detected(source, files, cache)
        site = OriginalSite(source.prefix, dialect)
    site = replace(_completed(site, folder, settings), home=str(home))
    return with_section_slugs(replace(site, trusted=source.is_trusted), files)


def _own_site(source: Source, given: Mapping[str, object], home: Path) -> OriginalSite:
    """The project itself, where it was the old home."""
    dialect, root = source.dialect or PLAIN, str(home)
    return OriginalSite(source.prefix, dialect, root, given=lambda path: given, in_place=True)


def configured_taxonomies(source: Source, folder: Path) -> tuple[tuple[str, str], ...]:
    """What the generator of a trusted source is configured to sort articles by, each with its key.

    No file of the source is looked at, so only a configuration of its folder, or one above, counts.
    """
    if not (source.is_read and source.is_trusted):
        return ()
    site = find_site(source.prefix, folder_of(source, folder), source.dialect)
    return site.taxonomies if site else ()


def zone_of(site: OriginalSite, settings: Settings) -> ZoneInfo:
    """The zone of the dates of a source: that of the settings, else its own, else UTC."""
    return settings.timezone or ZoneInfo(site.zone or "UTC")


def facts_of(
    site: OriginalSite, settings: Settings, folder: Path, passed_over: Mapping[str, int]
) -> SiteFacts:
    """What is believed of a source, with paths relative to *folder*.

    *passed_over* says how many of its files are no articles, by why.
    """

    def near(path: str) -> str:
        return path_from(folder, Path(path))

    own = {"": site.permalink} if site.permalink else {}
    return SiteFacts(
        dialect=site.dialect,
        zone=str(zone_of(site, settings)),
        configuration=near(site.configuration) if site.configuration else "",
        hosts=site.hosts,
        base=site.base,
        permalinks=own | {each.folder: each.permalink for each in site.sections},
        static=tuple(map(near, site.static)),
        taxonomies=tuple(key for _, key in site.taxonomies),
        passed_over=dict(sorted(passed_over.items())),
    )


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
        # A pattern that the project names is that of all.
        sections=() if {site.prefix, ""} & permalinks.keys() else site.sections,
        static=tuple(dict.fromkeys((*static, *site.static))),
    )
