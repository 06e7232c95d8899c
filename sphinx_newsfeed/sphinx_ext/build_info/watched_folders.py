"""The folders outside a source directory that its pages are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.tags import Tags

from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.config.settings import Settings, read_settings
from sphinx_newsfeed.loading import folders_of, with_bases
from sphinx_newsfeed.problems import ignore


def paths_outside(srcdir: Path, confdir: Path, overrides: Mapping[str, str]) -> list[Path]:
    """What lies outside *srcdir* and is read for its pages: the folders of articles and of their
    pictures, and that of ``conf.py``; each once, and none that lies in another one.

    ``conf.py`` is run, as a build does. *overrides* are what ``-D`` says. Raises ``ValueError``
    with what is wrong with it.
    """
    settings = _settings(srcdir, confdir, overrides)
    folders = [folder for each in settings.sources for folder in folders_of(each, confdir)]
    folders += [confdir / each for each in settings.static]
    # The folder around the documentation may hold anything.
    configuration = confdir / "conf.py" if srcdir.is_relative_to(confdir) else confdir
    found = {each.resolve() for each in (*folders, configuration) if each.exists()}
    return sorted(_outermost(found, srcdir.resolve()))


def _settings(srcdir: Path, confdir: Path, overrides: Mapping[str, str]) -> Settings:
    try:
        config = Config.read(confdir, overrides=dict(overrides), tags=Tags())
    except ConfigError as error:
        raise ValueError(str(error)) from error
    kinds: Any = Any
    for option in OPTIONS:
        config.add(option.name, option.default, "", kinds)
    values = {option.name: config[option.name] for option in OPTIONS}
    # A build tells of values that cannot be used.
    return with_bases(read_settings(values, ignore), srcdir, confdir)


def _outermost(paths: set[Path], srcdir: Path) -> Iterator[Path]:
    for path in paths:
        others = {srcdir, *paths} - {path}
        if path != srcdir and not any(path.is_relative_to(each) for each in others):
            yield path
