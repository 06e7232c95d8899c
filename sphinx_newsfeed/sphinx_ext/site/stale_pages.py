"""Takes pages of articles, and generated ones, that are no longer shown out of the output folder.

Sphinx leaves the page of a document that is gone where it wrote it. An article that expired, or
that became a draft, would stay on the site.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.model.outputs import page_file
from sphinx_newsfeed.pages.archives import archive_holder
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.builders import (
    makes_html,
    names_files_by_address,
    suffix_of_pages,
    writes_pages,
)
from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    claim_names,
    load_names,
    notes_file,
    save_names,
)
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.html_pages.source_copies import SOURCES_FOLDER, copy_names
from sphinx_newsfeed.whole_files import reason_of

#: The kind of notes that name the articles of which the folder has pages.
_KIND = "articles"


def claim_pages(app: Sphinx, builder: Builder) -> None:
    """Note which pages are about to be written."""
    if writes_pages(app.builder):
        claim_names(notes_file(app, _KIND), _shown(app))


def page_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The first page, when articles are gone: Sphinx writes its search index with pages only."""
    return [app.config.root_doc] if makes_html(app.builder) and _gone(app) else []


def remove_stale_pages(app: Sphinx, exception: Exception | None) -> None:
    """Remove the pages that the last build into this folder made of articles that are gone.

    Only what such a build noted is removed, and only below the output folder.
    """
    if exception is not None or not writes_pages(app.builder):
        return
    gone = _gone(app)
    stays = {docname for docname in gone if not _is_removed(app, docname)}
    shown = _shown(app) | stays
    notes = notes_file(app, _KIND)
    if load_names(notes) != shown:
        save_names(notes, shown)


def _gone(app: Sphinx) -> list[str]:
    """What this folder has a page of that we made, and that is no document any more."""
    return sorted(load_names(notes_file(app, _KIND)) - _shown(app) - app.env.found_docs)


def _shown(app: Sphinx) -> set[str]:
    """The documents that are ours: articles, archives and further pages of listings."""
    domain = domain_of(app.env)
    articles = {article.docname for article in domain.build.catalogue.pages}
    return articles | domain.build.archives.keys() | domain.build.pages.keys()


def _is_removed(app: Sphinx, docname: str) -> bool:
    """Remove the page of a document; ``False`` where that fails, which is told."""
    try:
        _remove(app, docname)
    except OSError as error:
        message = f"the page of {docname}, which is gone, cannot be removed: {reason_of(error)}"
        warn(Problem(ProblemKind.OUTPUT, message))
        return False
    return True


def _remove(app: Sphinx, docname: str) -> None:
    # An archive page that turned out not to be needed has its address still.
    holder = domain_of(app.env).build.outputs.claim_page(docname, archive_holder(docname))
    if holder is not None and not holder.article:
        # A page or file of the project's own, or of ours, stands there now.
        return
    outdir = Path(app.outdir)
    page = outdir / _file_of_page(app.builder, docname)
    copies = (outdir / SOURCES_FOLDER / name for name in copy_names(docname, app.env.found_docs))
    for file in (page, *copies):
        if file.is_file() and file.resolve().is_relative_to(outdir.resolve()):
            file.unlink()


def _file_of_page(builder: Builder, docname: str) -> str:
    """The file of a document's page, below the output folder."""
    if names_files_by_address(builder):
        return page_file("/" + unquote(builder.get_target_uri(docname)))
    return f"{docname}{suffix_of_pages(builder)}"
