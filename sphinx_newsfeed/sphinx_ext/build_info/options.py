"""The options of ``conf.py``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.config.settings import Settings, read_option, read_settings
from sphinx_newsfeed.loading import with_bases
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.sphinx_ext.build_info.predecessor import MARKED
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn


def add_options(app: Sphinx) -> None:
    """Declare all options.

    Sphinx is told that each takes any type: its own check would warn a second time and leave the
    wrong value where it is. Plain defaults are set when it is known which are named.
    """
    for option in OPTIONS:
        app.add_config_value(option.name, MARKED[option.name], option.rebuild, Any)  # type: ignore[arg-type]


def check_options(app: Sphinx, config: Config) -> None:
    """Warn of values that cannot be used, and put others in their place."""
    for option in OPTIONS:
        problems: list[Problem] = []
        read_option(option, config[option.name], problems.append)
        for problem in problems:
            warn(problem)
            config[option.name] = option.instead_of(config[option.name])


def settings_of(app: Sphinx) -> Settings:
    """The settings that the checked options describe, for the documentation that is built."""
    settings = read_settings({option.name: app.config[option.name] for option in OPTIONS}, warn)
    return with_bases(settings, Path(app.srcdir), Path(app.confdir))
