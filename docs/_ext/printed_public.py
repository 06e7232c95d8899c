"""Prints what is public from the code: commands, the context of templates, files, deprecations."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import click
from sphinx.errors import ExtensionError

import sphinx_newsfeed
from sphinx_newsfeed.command_line import main
from sphinx_newsfeed.html_to_docutils.__main__ import main as convert
from sphinx_newsfeed.model.summary import SUMMARY_VERSION, Summary

Told = TypeVar("Told")

_PACKAGE = Path(sphinx_newsfeed.__file__).parent

#: Modules whose names in ``__all__`` are public.
PUBLIC_MODULES = (
    "sphinx_newsfeed.hooks",
    "sphinx_newsfeed.html_to_docutils",
    "sphinx_newsfeed.html_to_docutils.parser",
    "sphinx_newsfeed.problems",
)

#: What templates of HTML pages get besides what Sphinx gives them.
_CONTEXT = {
    "newsfeed_article": "On the page of an article, its record: a mapping with the keys below. "
    "Its texts are not escaped.",
    "newsfeed_parents": "On the page of an article and on a generated page, the pages above it, "
    "the highest first: pairs of a docname and a title.",
    "newsfeed_sidebar": "A function that takes the name of a piece and returns its HTML.",
}

#: What ``report.json`` holds.
_REPORT = {
    "version": "The version of this form, a number: it goes up when a key goes or means something "
    "else.",
    "articles": "How many articles are shown.",
    "unlisted": "How many of them stand in no listing.",
    "sources": "Docname prefix of a source → generator → number of its shown articles.",
    "formats": "Markup of a body → number of articles.",
    "hidden": "Reason why articles are hidden → how many.",
    "next_due": "The next article that appears or expires by itself: ``time`` (ISO 8601), "
    "``event`` (``appears`` or ``expires``) and ``docname``; ``null`` for none.",
    "problems": "Kind of problem → how many.",
    "old_pages": "How many links lead to pages of the old site that are no articles.",
    "trust": "Docname prefix of a source → how far it is trusted, in words.",
    "sites": "Docname prefix of a source → what is believed of the site that its articles come "
    "from: ``dialect``, ``zone``, ``configuration`` (relative to the folder of ``conf.py``; "
    "empty for none), ``hosts``, ``base``, ``permalinks`` (folder → pattern; an empty one for "
    "all), ``static`` and ``taxonomies``.",
    "advice": "What you might think about, a text each. The wording may change.",
}

#: Deprecated module → what takes its place, in which version that came, and with which the old one
#: goes.
DEPRECATED = {
    "sphinx_newsfeed.sphinx_ext.hooks": ("sphinx_newsfeed.hooks", "0.2", "0.3"),
}


def print_commands() -> Iterator[str]:
    """The commands with what they take."""
    for name, command in all_commands().items():
        yield from (f"``{name}``", f"   {command.help or ''}".split("\n\n")[0], "")
        for parameter in command.params:
            yield f"   - {_parameter(parameter)}"
        yield ""


def all_commands() -> dict[str, click.Command]:
    """All that can be called, by what one writes to call it."""
    own = {f"sphinx-newsfeed {name}": each for name, each in sorted(main.commands.items())}
    return own | {"python -m sphinx_newsfeed.html_to_docutils": convert}


def _parameter(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return f"``{', '.join(parameter.opts)}``: {parameter.help}"
    return f"``{parameter.human_readable_name}``"


def print_context() -> Iterator[str]:
    """The keys that templates get."""
    yield from _definitions(_told(_CONTEXT, context_keys()))


def context_keys() -> set[str]:
    """The keys that the code adds to the context of pages under names of its own."""
    texts = (path.read_text("utf-8") for path in _PACKAGE.rglob("*.py"))
    return {key for text in texts for key in re.findall(r'context\["(newsfeed_\w+)"\]', text)}


def print_sidebars() -> Iterator[str]:
    """The templates that ``html_sidebars`` can name."""
    names = sorted(path.name for path in (_PACKAGE / "templates" / "newsfeed").iterdir())
    yield ", ".join(f"``newsfeed/{name}``" for name in names)


def print_report() -> Iterator[str]:
    """The keys of the report of a build."""
    yield from (f"The version is {SUMMARY_VERSION}.", "")
    yield from _definitions(_told(_REPORT, Summary().to_data().keys()))


def print_properties() -> Iterator[str]:
    """The custom properties of the stylesheet."""
    yield ", ".join(f"``{name}``" for name in sorted(properties()))


def properties() -> set[str]:
    """The custom properties that the stylesheets set."""
    texts = [path.read_text("utf-8") for path in (_PACKAGE / "static").glob("*.css")]
    return set(re.findall(r"^ +(--newsfeed-[a-z-]+):", "\n".join(texts), re.M))


def print_stylesheets() -> Iterator[str]:
    """The files that pages load, and that a file of the same name replaces."""
    names = sorted(path.name for path in (_PACKAGE / "static").iterdir())
    yield ", ".join(f"``{name}``" for name in names)


def print_deprecated() -> Iterator[str]:
    """What goes, and with which version."""
    for name in sorted(_told(DEPRECATED, deprecated_modules())):
        instead, since, until = DEPRECATED[name]
        yield from (
            f"``{name}``",
            f"   Since {since}: use :mod:`{instead}`. Goes with {until}.",
            "",
        )


def deprecated_modules() -> set[str]:
    """The modules that warn that they are deprecated."""
    return {
        ".".join(("sphinx_newsfeed", *path.relative_to(_PACKAGE).with_suffix("").parts))
        for path in _PACKAGE.rglob("*.py")
        if _names(path.read_text("utf-8"), "DeprecationWarning")
    }


def _names(code: str, name: str) -> bool:
    # To parse all modules takes longer than to write all pages.
    return name in code and any(
        isinstance(node, ast.Name) and node.id == name for node in ast.walk(ast.parse(code))
    )


def _told(texts: Mapping[str, Told], names: Iterable[str]) -> Mapping[str, Told]:
    """The texts; raises where something in the code has none, or is not there any more."""
    unknown = texts.keys() ^ set(names)
    if unknown:
        raise ExtensionError(f"in the code or on the page alone: {sorted(unknown)}")
    return texts


def _definitions(texts: Mapping[str, str]) -> Iterator[str]:
    for name, text in texts.items():
        yield from (f"``{name}``", f"   {text}", "")


PRINTERS = {
    "commands": print_commands,
    "context": print_context,
    "sidebars": print_sidebars,
    "report": print_report,
    "properties": print_properties,
    "stylesheets": print_stylesheets,
    "deprecated": print_deprecated,
}
