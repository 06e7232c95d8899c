"""The options of ``conf.py``."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_newsfeed.settings import OPTIONS, Settings, read_settings
from sphinx_newsfeed.sphinx_ext.reporting import warn


def add_options(app: Sphinx) -> None:
    """Declare all options.

    Sphinx is told that each takes any type: its own check would warn a second time and leave the
    wrong value where it is.
    """
    for option in OPTIONS:
        app.add_config_value(option.name, option.default, option.rebuild, Any)  # type: ignore[arg-type]


def check_options(app: Sphinx, config: Config) -> None:
    """Warn of values that cannot be used, and put the defaults in their place."""
    wrong: list[str] = []
    for option in OPTIONS:
        value = config[option.name]
        read_settings({option.name: value}, lambda problem: (warn(problem), wrong.append(""))[1])
        if wrong:
            wrong.clear()
            config[option.name] = option.default


def settings_of(config: Config) -> Settings:
    """The settings that the checked options describe."""
    return read_settings({option.name: config[option.name] for option in OPTIONS}, warn)
