"""The options of ``conf.py``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.config.settings import (
    TAXONOMIES,
    Settings,
    read_option,
    read_settings,
    taxonomies_of,
)
from sphinx_newsfeed.config.taxonomies import (
    Declared,
    as_declared,
    found_taxonomies,
    without_taken_keys,
)
from sphinx_newsfeed.loading import configured_taxonomies, with_bases
from sphinx_newsfeed.model.taxonomy import Taxonomy
from sphinx_newsfeed.problems import Problem, ProblemKind, ignore
from sphinx_newsfeed.sphinx_ext.build_info.predecessor import MARKED
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

#: Holds what generators are configured to sort articles by, so that Sphinx reads all again where
#: that is not what it was in the last build. It is no option.
_FOUND = "newsfeed_found_taxonomies"


def add_options(app: Sphinx) -> None:
    """Declare all options.

    Sphinx is told that each takes any type: its own check would warn a second time and leave the
    wrong value where it is. Plain defaults are set when it is known which are named.
    """
    for option in OPTIONS:
        app.add_config_value(option.name, MARKED[option.name], option.rebuild, Any)  # type: ignore[arg-type]
    app.add_config_value(_FOUND, [], "env", list)


def check_options(app: Sphinx, config: Config) -> None:
    """Warn of values that cannot be used, and put others in their place.

    What articles are sorted by is known first, since other options name it.
    """
    _check_taxonomies(app, config)
    taxonomies = taxonomies_in(config)
    for option in (each for each in OPTIONS if each is not TAXONOMIES):
        problems: list[Problem] = []
        read_option(option, config[option.name], problems.append, taxonomies)
        for problem in problems:
            warn(problem)
            config[option.name] = option.instead_of(config[option.name])


def _check_taxonomies(app: Sphinx, config: Config) -> None:
    """Settle what the project declares, and find what generators are configured for."""
    declared = cast(Declared, read_option(TAXONOMIES, config[TAXONOMIES.name], warn))
    config[TAXONOMIES.name] = as_declared(declared)
    found = list(_configured(app, config))
    if not (declared or found):
        return
    # It takes long to import what reads front matter, and most builds read few files.
    from sphinx_newsfeed.loading.fields.taken_keys import taken_keys

    taken = taken_keys()
    declared, faults = without_taken_keys(declared, taken)
    for fault in faults:
        _warn(f"{fault}, and is passed over")
    config[TAXONOMIES.name] = as_declared(declared)
    good, others = found_taxonomies(found, declared, taken)
    for other in others:
        _warn(f"{other} of the configuration of a generator is not taken up; give it another name")
    config[_FOUND] = [list(each) for each in good]


def _warn(message: str) -> None:
    warn(Problem(ProblemKind.SETTING, f"{TAXONOMIES.name}: {message}"))


def _configured(app: Sphinx, config: Config) -> Iterator[tuple[str, str]]:
    """What the generators of trusted sources are configured to sort articles by."""
    confdir = Path(app.confdir)
    settings = read_settings({each.name: config[each.name] for each in OPTIONS}, ignore)
    boundary = Boundary(ignore)
    for source in with_bases(settings, Path(app.srcdir), confdir).sources:
        # The scan tells what is wrong with it.
        with boundary.around(str(confdir), "", ""):
            yield from configured_taxonomies(source, confdir)


def taxonomies_in(config: Config) -> tuple[Taxonomy, ...]:
    """By what the articles of the project are sorted; the options are checked by now."""
    return taxonomies_of(config[TAXONOMIES.name], ignore, _found(config))


def settings_of(app: Sphinx) -> Settings:
    """The settings that the checked options describe, for the documentation that is built."""
    values = {option.name: app.config[option.name] for option in OPTIONS}
    settings = read_settings(values, warn, _found(app.config))
    return with_bases(settings, Path(app.srcdir), Path(app.confdir))


def _found(config: Config) -> Sequence[tuple[str, str]]:
    return [(str(name), str(key)) for name, key in config[_FOUND]]
