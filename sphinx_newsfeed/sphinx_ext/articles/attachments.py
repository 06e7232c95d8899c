"""Files that articles link to: they are copied into the output, as those of ``:download:`` are."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.generators import GENERATORS
from sphinx_newsfeed.loading.walking import path_from
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.old_addresses.addresses import Address, Kind, is_attachment
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: What builds a site may hold secrets, whatever folder it stands in: the Python that is run.
_CONFIGURATION = {
    name
    for each in GENERATORS
    if each.project
    for name in each.project.files
    if name.endswith(".py")
}


def find_attachment(
    read: Address, article: Article, site: OriginalSite, env: BuildEnvironment
) -> str:
    """The file that an address in *article* means, as Sphinx names files; empty for none.

    It lies beside the article or below its folder, or below one of the folders that stood at the
    root of the old site. Nothing else can be had: no hidden file, no configuration, nothing that
    the build made, whatever links lead there. An article that is not trusted has nothing of a
    folder in which the documentation itself lies, unless the project named it.
    """
    if not is_attachment(read.path) or "\0" in read.path:
        return ""
    site = site if article.trusted else replace(site, static=_without_own(site.static, env))
    return published_file(_places(read, article, site), env)


def published_file(places: Iterable[tuple[Path, Path]], env: BuildEnvironment) -> str:
    """The first file of *places* that may be had, as Sphinx names files; empty for none.

    Each is a folder that it may not lead out of, as a real path, and the file.
    """
    folders = (env.doctreedir, domain_of(env).build.builder.outdir)
    made = [_real(Path(folder)) for folder in folders]
    for root, file in places:
        real = _real(file)
        inside = real.is_relative_to(root) and not any(real.is_relative_to(each) for each in made)
        if inside and _may_be_shown(real.relative_to(root)) and _is_file(real):
            return "/" + path_from(Path(env.srcdir), file)
    return ""


def first_place(read: Address, article: Article) -> str:
    """Where a file beside the article would lie."""
    return posixpath.join(Path(article.path).parent.as_posix(), read.path.lstrip("/"))


def _places(read: Address, article: Article, site: OriginalSite) -> Iterator[tuple[Path, Path]]:
    """Folders that a file may not lead out of, and where in them it would be."""
    own = Path(article.path)
    if not read.path.startswith("/") and not read.host:
        yield _real(own.parent), own.parent / read.path
        # A post may have a folder for its own files.
        yield _real(own.parent), own.with_suffix("") / read.path
    if read.kind in {Kind.SITE, Kind.FILE}:
        path = read.path.removeprefix(site.base) if read.kind is Kind.SITE else read.path
        for folder in site.static:
            yield _real(Path(folder)), Path(folder, path.lstrip("/"))


def _without_own(static: Iterable[str], env: BuildEnvironment) -> tuple[str, ...]:
    """The folders but those that hold the documentation: they are all of somebody's project."""
    build = domain_of(env).build
    confdir = build.builder.confdir
    own = [_real(Path(folder)) for folder in (env.srcdir, confdir)]
    named = {_real(Path(confdir, each)) for each in build.settings.static}
    return tuple(
        folder
        for folder in static
        if (real := _real(Path(folder))) in named
        or not any(each.is_relative_to(real) for each in own)
    )


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _may_be_shown(path: Path) -> bool:
    """Whether a generator would publish the file: ``.x`` and ``_x`` are its own."""
    hidden = any(part.startswith((".", "_")) for part in path.parts)
    return not hidden and path.name.lower() not in _CONFIGURATION


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A name that is too long is the name of no file.
        return False
