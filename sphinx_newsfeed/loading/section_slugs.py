"""What the addresses of an old site call its sections, where a pattern asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.loading.opening import LeftOut, open_file
from sphinx_newsfeed.loading.walking import fault_of_file
from sphinx_newsfeed.model.site import OriginalSite

#: In a pattern. Files that describe a section, and what in them names it.
_ASKS = ":sectionslug"
_NAMES = ("_index.md", "_index.html")
_KEYS = ("slug", "title")
_LONGEST = 1_000_000
#: How many sections are looked at.
_MOST = 1000


def with_section_slugs(site: OriginalSite, files: Sequence[SourceFile]) -> OriginalSite:
    """*site* with the names of the sections of *files*; the same where no pattern asks for them."""
    patterns = (site.permalink, *(section.permalink for section in site.sections))
    if not site.root or not any(_ASKS in pattern for pattern in patterns):
        return site
    content = Path(site.root, site.content or _content_of(site))
    reach = content if site.trusted else Path(site.home)
    found = ((way, _name_of(content / way, reach)) for way in _sections(files, content))
    return replace(site, section_slugs={way: name for way, name in found if name})


def _content_of(site: OriginalSite) -> str:
    return next(iter(generator_of(site.dialect).content), "")


def _sections(files: Sequence[SourceFile], content: Path) -> Iterator[str]:
    """The folders of *files* below *content*, with those above them."""
    seen: set[str] = set()
    for file in files:
        folder = file.path.parent
        if folder.is_relative_to(content):
            way = folder.relative_to(content)
            seen |= {each.as_posix() for each in (way, *way.parents)} - {"."}
    yield from sorted(seen)[:_MOST]


def _name_of(folder: Path, reach: Path) -> str:
    """The slug or the title of a section; empty where no file in *reach* says one."""
    inside = (Path(os.path.realpath(reach)),)
    for name in _NAMES:
        path = folder / name
        if not path.is_file() or fault_of_file(path, inside):
            continue
        size = path.stat().st_size
        try:
            opened = open_file(SourceFile(path, name, "", 0, size), bare=False, longest=_LONGEST)
        except LeftOut:
            continue
        fields = opened.front_matter.fields if opened else {}
        named = next((fields[key] for key in _KEYS if fields.get(key)), "")
        return named.strip() if isinstance(named, str) else str(named)
    return ""
