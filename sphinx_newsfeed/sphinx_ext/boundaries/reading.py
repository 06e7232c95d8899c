"""The boundary around the reading of an article: parsing, transforming and storing it.

What fails is read once more, as text. Whatever the first reading left behind is forgotten before.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.tree_edits import take_apart
from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.sphinx_ext.build_info.bounds import AS_TEXT, Shown, tolerant
from sphinx_newsfeed.sphinx_ext.documents.project import NewsProject
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: The events at which other extensions look at what is read.
_SOURCE_READ = "source-read"
_WHILE_READING = (_SOURCE_READ, "doctree-read")


def bound_reading(app: Sphinx) -> None:
    """Put a boundary around the builder's method that reads a document.

    Parsers and transforms of an article are called by Sphinx one after the other, and extensions'
    listeners with them; the method is the one place that has them all.
    """
    builder: Any = app.builder
    builder.read_doc = _bounded(app, builder.read_doc)


def _bounded(app: Sphinx, read: Callable[..., None]) -> Callable[..., None]:
    domain = domain_of(app.env)

    def read_and_store(docname: str, **named: Any) -> None:
        read(docname, **named)
        _keep_file_alone(app.env, docname)

    def read_doc(docname: str, **named: Any) -> None:
        article = domain.build.catalogue.get(docname)
        if article is None:
            # The trees of the project's own pages are left to Sphinx.
            (read_and_store if domain.build.is_generated(docname) else read)(docname, **named)
            return
        boundary = domain.build.bounds.boundary
        with boundary.around(article.path, _stage_of, AS_TEXT), _unseen(app, article):
            read_and_store(docname, **named)
            return
        _read_as_text(app, article, read_and_store, named)

    return read_doc


def _read_as_text(
    app: Sphinx, article: Article, read: Callable[..., None], named: dict[str, Any]
) -> None:
    """Read an article as text, or without words where its file is gone meanwhile, or is no text."""
    build, docname = domain_of(app.env).build, article.docname
    boundary = build.bounds.boundary

    def again() -> None:
        _forget(app, docname)
        as_text = build.bounds.showing({docname: Shown.TEXT})
        with as_text, _unseen(app, article), tolerant(app.env.events, _WHILE_READING, boundary):
            read(docname, **named)

    try:
        again()
    except (OSError, UnicodeError) as error:
        file = os.fspath(app.env.doc2path(docname))
        # What cannot be stored is no fault of the file.
        is_of_file = isinstance(error, UnicodeError) or os.fspath(error.filename or "") == file
        if not is_of_file or not isinstance(app.project, NewsProject):
            raise
        app.project.replace_gone(docname)
        again()


def _keep_file_alone(env: BuildEnvironment, docname: str) -> None:
    """Let go of the tree of a document that was read and stored; its file has it.

    A build in one process holds all trees until their pages are written. They take ten times the
    memory of their files, and the garbage collector goes over all of them again and again.
    Sphinx has no public name for where they are; releases without it load the files anyway.
    """
    tree = getattr(env, "_write_doc_doctree_cache", {}).pop(docname, None)
    if tree is not None:
        take_apart(tree)


@contextmanager
def _unseen(app: Sphinx, article: Article) -> Iterator[None]:
    """Keep the text of what is not trusted from extensions that change sources.

    They are told that it is read. But many a project renders what it is given as a template of
    Jinja, which computes and reads files.
    """
    if article.trusted and article.body_format is not BodyFormat.HTML:
        yield
        return
    listeners = app.events.listeners
    before = listeners[_SOURCE_READ]
    try:
        listeners[_SOURCE_READ] = [each._replace(handler=_blind(each.handler)) for each in before]
        yield
    finally:
        listeners[_SOURCE_READ] = before


def _blind(handler: Callable[..., Any]) -> Callable[..., Any]:
    """A listener that is given an empty text, and whose changes are dropped."""
    return lambda app, docname, source: handler(app, docname, [""])


def _stage_of(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    is_transforming = any(frame.name == "apply_transforms" for frame in frames)
    return "transforming the article" if is_transforming else "reading the article"


def _forget(app: Sphinx, docname: str) -> None:
    """Forget what was noted of a document, as Sphinx does itself before it reads one."""
    env = app.env
    env.events.emit("env-purge-doc", env, docname)
    env.clear_doc(docname)
    env.temp_data.clear()
    env.ref_context.clear()
