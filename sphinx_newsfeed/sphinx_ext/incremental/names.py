"""Has all read again where the project's own words and names changed: most pages have some."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.sphinx_ext.build_info.cache import cache_folder, keep_json, load_json
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def documents_of_other_names(
    app: Sphinx, env: BuildEnvironment, *changes: Iterable[str]
) -> list[str]:
    """All documents, where other words and names were translated when they were read."""
    return [] if _before(app) == _now(app) else sorted(env.found_docs)


def note_names(app: Sphinx, exception: Exception | None) -> None:
    """Note of which words and names the trees of all documents are made."""
    if exception is None and _before(app) != _now(app):
        keep_json(_file(app), _now(app))


def _file(app: Sphinx) -> Path:
    return cache_folder(app) / "names.json"


def _before(app: Sphinx) -> object:
    return load_json(_file(app)) or ""


def _now(app: Sphinx) -> str:
    return domain_of(app.env).build.messages.digest
