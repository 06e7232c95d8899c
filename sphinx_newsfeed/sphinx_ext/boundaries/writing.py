"""The boundary around resolving and writing: of an article's page, and of what shows articles.

An article's page that fails is written as text, and where that fails too, it is left out. Of
another page, or of a book, the articles are found over which it fails, and it is made once more
with these as text, or without them. What fails over no article fails as it does without us.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.tree_edits import take_apart
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.boundaries.wholes import Whole
from sphinx_newsfeed.sphinx_ext.build_info.bounds import AS_TEXT, LEFT_OUT, Bounds, Shown, tolerant
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_Result = TypeVar("_Result")

#: The event at which other extensions look at a page of HTML that is written.
_WHILE_WRITING = ("html-page-context",)


class BoundedWriting:
    """Puts boundaries around methods of builder and environment while pages are written.

    Sphinx resolves a document by the environment's method and hands the result to the builder's,
    or the builder asks the environment for all documents of a book. There is nothing else by which
    each document goes. The environment is pickled after reading; nothing is left on it by then.
    """

    def __init__(self) -> None:
        self._replaced: list[tuple[Any, str]] = []

    def begin(self, app: Sphinx, builder: Builder) -> None:
        """Put the boundaries up, before the first document is resolved."""
        self.end(app, None)
        pages = _Pages(app, builder)
        self._replace(app.env, "get_doctree", pages.stored)
        if type(builder).write_documents is not Builder.write_documents:
            # It does not write a file for each document.
            self._replace(builder, "write_documents", pages.write_book)
            return
        self._replace(builder, "write_documents", pages.write_those_there)
        self._replace(app.env, "get_and_resolve_doctree", pages.resolve)
        self._replace(builder, "write_doc_serialized", pages.write_serialized)
        self._replace(builder, "write_doc", pages.write)

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Take them down."""
        for owner, name in self._replaced:
            vars(owner).pop(name, None)
        self._replaced = []

    def _replace(self, owner: Any, name: str, method: Callable[..., Any]) -> None:
        setattr(owner, name, method)
        self._replaced.append((owner, name))


class _Pages:
    """The methods within their boundaries."""

    def __init__(self, app: Sphinx, builder: Builder) -> None:
        self._env, self._builder = app.env, builder
        self._domain = domain_of(app.env)
        # Those of the objects as they are now, whoever else has replaced them.
        self._stored: Callable[..., nodes.document] = app.env.get_doctree
        self._resolve: Callable[..., nodes.document] = app.env.get_and_resolve_doctree
        self._write: Callable[..., None] = builder.write_doc
        self._write_serialized: Callable[..., None] = builder.write_doc_serialized
        self._write_documents: Callable[..., None] = builder.write_documents
        #: What releases of Sphinx ask for besides document and builder.
        self._tags: dict[str, Any] = {}

    @property
    def _bounds(self) -> Bounds:
        return self._domain.build.bounds

    def stored(self, docname: str) -> nodes.document:
        """The stored tree of a document, with as much of an article as is shown now."""
        article = self._domain.build.catalogue.get(docname)
        if article is None:
            return self._stored(docname)
        shown = self._bounds.shown(docname)
        if shown is not Shown.WHOLE:
            return self._plain(article, shown)
        with self._around(article, "loading the article", AS_TEXT):
            return self._stored(docname)
        return _as_text(article, None, Shown.TEXT)

    def resolve(self, docname: str, builder: Builder, **named: Any) -> nodes.document:
        """The resolved tree of a document."""
        self._tags = {"tags": named["tags"]} if "tags" in named else {}

        def resolve() -> nodes.document:
            return self._resolve(docname, builder, **named)

        article = self._domain.build.catalogue.get(docname)
        if article is None:
            return self._whole(f"resolving {docname}", resolve, self._shown_on(docname)).made()
        with self._around(article, "resolving the article's page", AS_TEXT):
            return resolve()
        return self._plain(article)

    def write_serialized(self, docname: str, doctree: nodes.document) -> None:
        """Do what the builder does for each document in one process."""
        self._write_page(self._write_serialized, docname, doctree, "indexing")

    def write(self, docname: str, doctree: nodes.document) -> None:
        """Write the page of a document."""
        self._write_page(self._write, docname, doctree, "writing")
        if docname in self._domain.build.catalogue or self._domain.build.is_generated(docname):
            take_apart(doctree)

    def write_book(self, docnames: Collection[str]) -> None:
        """Write all that a builder makes of many documents at once."""
        articles = self._domain.build.catalogue.pages

        def write() -> None:
            self.write_those_there(docnames)

        self._whole(f"writing {self._builder.name}", write, lambda: articles).made()

    def write_those_there(self, docnames: Collection[str]) -> None:
        """Write documents, but for those that turned out to be none while others were read.

        Sphinx notes before what it reads, and asks nobody afterwards.
        """
        gone = {*docnames} - self._env.found_docs
        self._write_documents({*docnames} - gone if gone else docnames)

    def _write_page(
        self, write: Callable[..., None], docname: str, doctree: nodes.document, doing: str
    ) -> None:
        article = self._domain.build.catalogue.get(docname)
        if article is None:
            trees = [doctree]

            def write_anew() -> None:
                # One that was written in part may be no more what it was.
                tree = trees.pop() if trees else self._resolved_anew(docname)
                write(docname, tree)

            self._whole(f"{doing} {docname}", write_anew, self._shown_on(docname)).made()
            return
        with self._around(article, f"{doing} the article's page", AS_TEXT):
            write(docname, doctree)
            return
        listeners = tolerant(self._env.events, _WHILE_WRITING, self._bounds.boundary)
        with self._around(article, f"{doing} the article's text", LEFT_OUT), listeners:
            write(docname, self._plain(article))

    def _whole(
        self,
        doing: str,
        make: Callable[[], _Result],
        articles: Callable[[], Collection[Article]],
    ) -> Whole[_Result]:
        return Whole(self._bounds, doing, make, articles)

    def _around(self, article: Article, doing: str, instead: str) -> Any:
        return self._bounds.boundary.around(article.path, doing, instead)

    def _plain(self, article: Article, shown: Shown = Shown.TEXT) -> nodes.document:
        tree = None
        with self._around(article, "loading the article", LEFT_OUT):
            tree = self._stored(article.docname)
        return _as_text(article, tree, shown)

    def _resolved_anew(self, docname: str) -> nodes.document:
        return self._resolve(docname, self._builder, **self._tags)

    def _shown_on(self, docname: str) -> Callable[[], Collection[Article]]:
        """What gives the articles in the listings of a page."""

        def shown() -> Collection[Article]:
            entries = self._stored(docname).findall(listing_entries)
            names = dict.fromkeys(name for each in entries for name in each["docnames"])
            found = map(self._domain.build.catalogue.get, names)
            return [article for article in found if article is not None]

        return shown


def _as_text(article: Article, tree: nodes.document | None, shown: Shown) -> nodes.document:
    # Few builds have an article that fails, and parsers come with what makes a text of one.
    from sphinx_newsfeed.sphinx_ext.articles.plain_articles import plain_tree

    return plain_tree(article, tree, shown)
