"""The suffixes of article files, which Sphinx must know before it can read them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_newsfeed.loading import SPELLED_SUFFIXES
from sphinx_newsfeed.model.article import BodyFormat

#: File types of our own: under a suffix that has one of them, only articles are documents.
HTML_FILETYPE = "newsfeed-html"
MARKDOWN_FILETYPE = "newsfeed-markdown"
RST_FILETYPE = "newsfeed-rst"

#: The type of files in HTML that are pages of the project's own, where it maps a suffix to it.
HTML_PAGE_FILETYPE = "html"

#: The type of generated pages, whose trees are made without any text.
GENERATED_FILETYPE = "newsfeed-page"
#: The suffix of generated pages. No project has documents of it: another output folder, which may
#: lie below the source directory, is full of them.
GENERATED_SUFFIX = ".newsfeed-page"

#: The file types whose parsers are ours.
OWN_FILETYPES = frozenset({HTML_FILETYPE, MARKDOWN_FILETYPE, RST_FILETYPE, GENERATED_FILETYPE})
#: That of MyST, which may be loaded for the articles alone.
_MYST_FILETYPE = "markdown"
_FILETYPES = {
    BodyFormat.HTML: HTML_FILETYPE,
    BodyFormat.MARKDOWN: MARKDOWN_FILETYPE,
    BodyFormat.RST: RST_FILETYPE,
}


def add_suffixes(app: Sphinx, config: Config) -> None:
    """Add the suffixes of articles that the user has not configured himself.

    MyST is loaded for the articles; in a project that is otherwise written without it, a
    ``README.md`` among the sources must not become a page by that.
    """
    added = {
        suffix: _FILETYPES[body_format]
        for suffix, body_format in SPELLED_SUFFIXES.items()
        if not _is_registered(app, config, suffix)
    }
    added[GENERATED_SUFFIX] = GENERATED_FILETYPE
    own: object = config.source_suffix
    if isinstance(own, str):
        own = [own]
    # Sphinx makes the same mapping of a list a little later.
    suffixes = own if isinstance(own, Mapping) else dict.fromkeys(own or (), "restructuredtext")  # type: ignore[call-overload]
    config.source_suffix = added | dict(suffixes)


def foreign_suffixes(config: Config) -> tuple[str, ...]:
    """The suffixes under which only articles are documents."""
    return tuple(s for s, filetype in config.source_suffix.items() if filetype in OWN_FILETYPES)


def html_page_suffixes(config: Config) -> tuple[str, ...]:
    """The suffixes of files in HTML that are pages of the project's own."""
    suffixes: Mapping[str, str] = config.source_suffix
    return tuple(s for s, filetype in suffixes.items() if filetype == HTML_PAGE_FILETYPE)


def _is_registered(app: Sphinx, config: Config, suffix: str) -> bool:
    """Whether an extension of the user's makes documents of files with this suffix."""
    filetype = app.registry.source_suffix.get(suffix)
    if filetype == _MYST_FILETYPE:
        return is_written_in_markdown(app, config)
    return filetype is not None


def is_written_in_markdown(app: Sphinx, config: Config) -> bool:
    """Whether pages of the project are Markdown, by its extensions or by its first page."""
    if {"myst_parser", "myst_nb"} & set(config.extensions):
        return True
    return Path(app.srcdir, f"{config.root_doc}.md").is_file()
