"""Sets MyST up where the project or an article is written in Markdown.

It takes its time with each document, whoever wrote that, so a project without Markdown has nothing
of it. Which format the bodies of articles have is known when all files are scanned. But a setting
of MyST that comes later than the stored environment is taken for a change of the configuration,
after which Sphinx reads all again. So a project's next builds set it up from the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.sphinx_ext.build_info.cache import cache_folder, keep
from sphinx_newsfeed.sphinx_ext.documents.suffixes import is_written_in_markdown
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: Types of files in Markdown, as the parser of MyST names them.
_FILETYPES = frozenset({"md", "markdown", "myst"})


def load_myst(app: Sphinx) -> None:
    """Set MyST up from the start where that is known to be needed."""
    is_set = any(name.startswith("myst_") for name in app.config.overrides)
    if is_set or is_written_in_markdown(app, app.config) or _has_type(app) or _note(app).is_file():
        _set_up(app)


def load_myst_for_articles(app: Sphinx) -> None:
    """Set MyST up for the articles of the build, and note for the next that they need it."""
    articles, note = domain_of(app.env).build.catalogue.pages, _note(app)
    if any(each.body_format is BodyFormat.MARKDOWN for each in articles):
        _set_up_late(app)
        if not note.is_file():
            keep(note, b"")
    elif app.fresh_env_used:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def _has_type(app: Sphinx) -> bool:
    """Whether the project itself names a suffix of Markdown."""
    suffixes: object = app.config.source_suffix
    return isinstance(suffixes, Mapping) and not _FILETYPES.isdisjoint(suffixes.values())


def _note(app: Sphinx) -> Path:
    return cache_folder(app) / "markdown"


def _set_up(app: Sphinx) -> None:
    """Load MyST, beside an extension that has a parser of Markdown already.

    MyST-NB is one; it sets up MyST's options itself.
    """
    if ".md" not in app.registry.source_suffix:
        app.setup_extension("myst_parser")
    else:
        _set_up_for_articles(app)


def _set_up_for_articles(app: Sphinx) -> None:
    """Set MyST up, but for its suffix and its parser, with which pages of the project begin."""
    if "myst_commonmark_only" not in app.config:
        from myst_parser.sphinx_ext.main import setup_sphinx

        setup_sphinx(app)


def _set_up_late(app: Sphinx) -> None:
    """Set MyST up during an event, of which Sphinx tells no listener that is added meanwhile."""
    listeners = app.events.listeners["builder-inited"]
    known = {each.id for each in listeners}
    _set_up_for_articles(app)
    for each in [each for each in listeners if each.id not in known]:
        each.handler(app)
