"""A project that another extension made news of before, and that builds here as it is.

What its ``conf.py`` says to that extension becomes defaults of our options. All else is told at
once: values without effect, and templates that have none here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_newsfeed.config.checks import check_answer
from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.config.sources import Marked, Source
from sphinx_newsfeed.generators import PREDECESSOR, predecessor
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

#: The option that says whether the project was one of it.
SWITCH = f"newsfeed_{PREDECESSOR.name}"
#: Where options name templates of the theme.
_TEMPLATE_OPTIONS = ("html_sidebars", "html_theme_options")


class _Text(str):
    """A text that no other value is."""

    __slots__ = ()


class _Number(int):
    """A number that no other value is."""


def _marked(default: object) -> object:
    """The default of an option as an object that ``conf.py`` cannot name.

    It has the type of the default: by that Sphinx reads what its command line gives. Of constants
    such as ``None`` there is but one object; to name one is to leave it to the default.
    """
    if isinstance(default, str):
        return _Text(default)
    return _Number(default) if type(default) is int else default


#: What Sphinx is told to be the default of each option, by its name.
MARKED = {option.name: _marked(option.default) for option in OPTIONS}
#: The same of the values of the predecessor.
UNNAMED = _Text()


def settle_defaults(app: Sphinx, config: Config) -> None:
    """Give all options that ``conf.py`` does not name their values."""
    unnamed = [option for option in OPTIONS if config[option.name] is MARKED[option.name]]
    for option in unnamed:
        config[option.name] = option.default
    if PREDECESSOR.name in config.extensions or PREDECESSOR.name in app.extensions:
        # It reads its own values, and makes pages of the same posts.
        config[SWITCH] = False
        return
    named = _named_values(config)
    if not _is_meant(config, named):
        config[SWITCH] = False
        return
    config[SWITCH] = True
    defaults = {**predecessor().defaults(named), "newsfeed_sources": _sources(app, named)}
    for option in unnamed:
        if option.name in defaults:
            config[option.name] = defaults[option.name]
    config.html_baseurl = config.html_baseurl or predecessor().address(named)
    _tell(named, sorted(set(_replace_templates(app, config))))


def is_predecessor(config: Config) -> bool:
    """Whether the project was one of the extension that came before."""
    return config[SWITCH] is True


def named_values(config: Config) -> Mapping[str, object]:
    """What its ``conf.py`` says to that extension."""
    values = ((each.name, config[each.name]) for each in predecessor().values)
    return {name: value for name, value in values if value is not UNNAMED}


def _named_values(config: Config) -> Mapping[str, object]:
    for each in predecessor().values:
        if each.name not in config:
            config.add(each.name, UNNAMED, "", Any)
    found = named_values(config)
    for each in predecessor().values:
        if config[each.name] is UNNAMED:
            # What is noted of the configuration is to hold plain values.
            config[each.name] = None
    return found


def _is_meant(config: Config, named: Mapping[str, object]) -> bool:
    """Whether the project says that it was one of it, or has its values."""
    try:
        answer = check_answer(config[SWITCH])
    except ValueError:
        answer = None
    by_values = any(name.startswith(predecessor().sign) for name in named)
    return by_values if answer is None else answer


def _sources(app: Sphinx, named: Mapping[str, object]) -> Mapping[str, object]:
    """The project itself as a source, whose documents are articles where they say so."""
    known = predecessor()
    marked = Marked(known.patterns(named), known.given(named))
    prefix = known.path(named)
    return {prefix: Source(prefix, (".",), PREDECESSOR.name, marked=marked)}


def _tell(named: Mapping[str, object], templates: list[str]) -> None:
    """Say what has no effect, in one message."""
    reasons: dict[str, list[str]] = {}
    for each in predecessor().values:
        if each.name in named and each.is_lost(named[each.name]):
            reasons.setdefault(each.reason, []).append(each.name)
    for name in templates:
        why = predecessor().lost_templates[posixpath.basename(name)]
        reasons.setdefault(why, []).append(f"the template {name}")
    if reasons:
        told = "; ".join(f"{', '.join(names)} ({why})" for why, names in reasons.items())
        message = f"of what conf.py says to {PREDECESSOR.title} this has no effect: {told}"
        warn(Problem(ProblemKind.SETTING, message))


def _replace_templates(app: Sphinx, config: Config) -> list[str]:
    """Put our templates in the place of others; those without one are left out, and given."""
    ending = predecessor().template_path
    config.templates_path = [
        each for each in config.templates_path if not Path(each).as_posix().endswith(ending)
    ]
    own = _own_templates(app, config)
    left_out: list[str] = []
    for option in _TEMPLATE_OPTIONS:
        config[option] = _replaced(config[option], own, left_out)
    return left_out


def _own_templates(app: Sphinx, config: Config) -> frozenset[str]:
    """The templates of the project that have names of theirs."""
    folders = [Path(app.confdir, each) for each in config.templates_path]
    names = _replacements().keys()
    return frozenset(name for name in names if any((each / name).is_file() for each in folders))


@cache
def _replacements() -> Mapping[str, str]:
    """What stands in the place of each template, by all its names; empty where nothing does."""
    known = predecessor()
    return {
        posixpath.join(folder, name): known.templates.get(name, "")
        for folder in ("", known.template_folder)
        for name in (*known.templates, *known.lost_templates)
    }


def _replaced(value: Any, own: frozenset[str], left_out: list[str]) -> Any:
    """*value* with our templates; lists in it are without those that have none."""
    if isinstance(value, Mapping):
        return {key: _replaced(each, own, left_out) for key, each in value.items()}
    if not isinstance(value, list | tuple):
        return value
    found = []
    for each in value:
        if not isinstance(each, str) or each in own or each not in _replacements():
            found.append(_replaced(each, own, left_out))
        elif ours := _replacements()[each]:
            found.append(ours)
        else:
            left_out.append(each)
    return type(value)(found)
