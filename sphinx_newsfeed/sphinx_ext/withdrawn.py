"""Takes pages of articles that are no longer shown out of the output folder.

Sphinx leaves the page of a document that is gone where it wrote it. An article that expired, or
that became a draft, would stay on the site.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.sphinx_ext.digests import digest_of
from sphinx_newsfeed.sphinx_ext.domain import domain_of
from sphinx_newsfeed.sphinx_ext.scanning import cache_folder

#: The folder below the output in which Sphinx publishes the sources of pages.
_SOURCES = "_sources"
_SEARCH_INDEX = "searchindex.js"
_CALL = "Search.setIndex("


def page_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The first page, when articles are gone: Sphinx writes its search index with pages only."""
    return [app.config.root_doc] if app.builder.format == "html" and _gone(app) else []


def withdraw_pages(app: Sphinx, exception: Exception | None) -> None:
    """Remove the pages that the last build into this folder made of articles that are gone.

    Only what such a build noted is removed, and only below the output folder.
    """
    if exception is not None or app.builder.format != "html":
        return
    gone = _gone(app)
    for docname in gone:
        _remove(app, docname)
    if gone:
        _forget_words(Path(app.outdir, _SEARCH_INDEX))
    shown = {article.docname for article in domain_of(app.env).catalogue.pages}
    store = _store(app)
    if _load(store) != shown:
        store.parent.mkdir(parents=True, exist_ok=True)
        store.write_text(json.dumps(sorted(shown)), "utf-8")


def _gone(app: Sphinx) -> list[str]:
    """The articles that this folder has a page of, and that are no documents any more."""
    shown = {article.docname for article in domain_of(app.env).catalogue.pages}
    return sorted(_load(_store(app)) - shown - app.env.found_docs)


def _store(app: Sphinx) -> Path:
    place = digest_of(str(app.outdir))
    return cache_folder(app) / f"articles-{app.builder.name}-{place}.json"


def _load(store: Path) -> set[str]:
    try:
        stored = json.loads(store.read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    return {name for name in stored if isinstance(name, str)} if isinstance(stored, list) else set()


def _remove(app: Sphinx, docname: str) -> None:
    outdir = Path(app.outdir)
    page = outdir / unquote(app.builder.get_target_uri(docname))
    if not page.suffix:
        page /= "index.html"
    sources = (outdir / _SOURCES / docname).parent
    name = Path(docname).name
    copies = sources.iterdir() if sources.is_dir() else ()
    # "a.html.txt" and "a.txt" are sources of "a", and "a.b.html.txt" is that of "a.b".
    stale = [file for file in copies if file.name.split(".")[0] == name]
    for file in (page, *stale):
        if file.is_file() and file.resolve().is_relative_to(outdir.resolve()):
            file.unlink()


def _forget_words(index: Path) -> None:
    """Take the words out of the search index that no document has any more.

    Sphinx forgets the document, and keeps its words. The file is a call with JSON as its argument.
    """
    try:
        text = index.read_text("utf-8")
        data = json.loads(text.removeprefix(_CALL).removesuffix(")"))
        for kind in ("terms", "titleterms"):
            data[kind] = {word: found for word, found in data[kind].items() if found != []}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return
    written = json.dumps(data, separators=(",", ":"), sort_keys=True)
    index.write_text(f"{_CALL}{written})", "utf-8")
