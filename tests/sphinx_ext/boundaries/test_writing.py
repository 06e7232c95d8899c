"""The boundaries while pages are written: what fails over one article costs that one alone."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any

import pytest
from conftest import Build, NewsProject
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.sphinx_ext.boundaries.writing import BoundedWriting
from sphinx_newsfeed.sphinx_ext.build_info.bounds import AS_TEXT, LEFT_OUT
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_OF_ENVIRONMENT = {"get_doctree", "get_and_resolve_doctree"}
_OF_BUILDER = {"write_doc", "write_doc_serialized", "write_documents"}


#: Writes the texts of all paragraphs that are alive when all documents are read.
_WATCH = """
import gc
from pathlib import Path
from docutils import nodes

def note(app, env):
    alive = [each.astext() for each in gc.get_objects() if type(each) is nodes.paragraph]
    Path(app.outdir).mkdir(exist_ok=True)
    Path(app.outdir, "held").write_text(" ".join(alive))

def setup(app):
    app.connect("env-updated", note)
"""


def _build(folder: Any, builder: str) -> Build:
    project = NewsProject(folder)
    project.article("bad.html", "<p>Bad <b>words</b>.</p>", title="Bad")
    project.article("good.html", "<p>Good words.</p>", title="Good", date="2022-02-27")
    project.write("index.rst", "Site\n====\n\nThe page.\n\n.. newsfeed::\n   :style: full\n")
    return project.build(builder)


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return _build(tmp_path_factory.mktemp("texts"), "text")


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return _build(tmp_path_factory.mktemp("book"), "latex")


@pytest.fixture
def problems() -> list[Problem]:
    return []


def bounded(build: Build, problems: list[Problem]) -> BoundedWriting:
    """The boundaries, put up around a build that is over."""
    domain_of(build.app.env).build.bounds.boundary = Boundary(problems.append)
    writing = BoundedWriting()
    writing.begin(build.app, build.app.builder)
    return writing


#: Releases of Sphinx differ in what they ask for.
_TAKES_TAGS = "tags" in signature(BuildEnvironment.get_and_resolve_doctree).parameters


def resolve(build: Build, docname: str) -> nodes.document:
    """The tree of a document as it is written."""
    builder = build.app.builder
    named: dict[str, Any] = {"tags": builder.tags} if _TAKES_TAGS else {}
    return build.app.env.get_and_resolve_doctree(docname, builder, **named)


@pytest.fixture
def replace(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Replaces a method of the class of an object, which gets no ``self``."""

    def put(owner: object, name: str, method: Callable[..., Any]) -> None:
        monkeypatch.setattr(type(owner), name, staticmethod(method))

    return put


def own(build: Build) -> set[str]:
    """What stands in place of methods of environment and builder."""
    app = build.app
    return (_OF_ENVIRONMENT & vars(app.env).keys()) | (_OF_BUILDER & vars(app.builder).keys())


@pytest.mark.parametrize(
    ("kind", "replaced"),
    [
        ("texts", {*_OF_ENVIRONMENT, *_OF_BUILDER}),
        # Of a book, the builder asks for all documents, and writes them at once.
        ("book", {"get_doctree", "write_documents"}),
    ],
)
def test_boundaries_are_put_up_and_taken_down(
    kind: str, replaced: set[str], request: pytest.FixtureRequest, problems: list[Problem]
) -> None:
    build: Build = request.getfixturevalue(kind)
    assert own(build) == set()
    writing = bounded(build, problems)
    assert own(build) == replaced
    # Again, they are not put around themselves.
    writing.begin(build.app, build.app.builder)
    assert own(build) == replaced
    writing.end(build.app, ValueError())
    assert own(build) == set()


def failing_over(
    docname: str, method: Callable[..., Any], *, times: int = 99
) -> Callable[..., Any]:
    """A method that fails over a document, so many times."""
    left = [times]

    def fail(*arguments: Any, **named: Any) -> Any:
        if docname in arguments and left[0]:
            left[0] -= 1
            raise LookupError("boom")
        return method(*arguments, **named)

    return fail


@pytest.fixture
def written(texts: Build, replace: Callable[..., None]) -> dict[str, str]:
    """The texts of the pages that are written, by their names."""
    pages: dict[str, str] = {}

    def write(docname: str, tree: nodes.document) -> None:
        pages[docname] = tree.astext()

    replace(texts.app.builder, "write_doc", write)
    return pages


@pytest.mark.parametrize(("times", "instead"), [(0, []), (1, [AS_TEXT]), (2, [AS_TEXT, LEFT_OUT])])
def test_the_page_of_an_article_that_cannot_be_written(
    texts: Build,
    written: dict[str, str],
    replace: Callable[..., None],
    problems: list[Problem],
    times: int,
    instead: list[str],
) -> None:
    app, builder = texts.app, texts.app.builder
    replace(builder, "write_doc", failing_over("news/bad", builder.write_doc, times=times))
    writing = bounded(texts, problems)
    for docname in ("news/bad", "news/good"):
        builder.write_doc(docname, resolve(texts, docname))
    writing.end(app, None)
    assert ("news/bad" in written) is (times < 2)
    assert "Bad words." in written.get("news/bad", "Bad words.")
    assert "Good words." in written["news/good"]
    assert [problem.message.rpartition("; ")[2] for problem in problems] == instead
    assert all(problem.path.endswith("bad.html") for problem in problems)


@pytest.mark.parametrize("name", ["get_doctree", "get_and_resolve_doctree"])
def test_an_article_that_cannot_be_resolved_is_text(
    texts: Build, replace: Callable[..., None], problems: list[Problem], name: str
) -> None:
    app = texts.app
    replace(app.env, name, failing_over("news/bad", getattr(app.env, name)))
    writing = bounded(texts, problems)
    resolved = resolve(texts, "news/bad")
    assert "Bad" in resolved.astext()
    assert "Good words." in resolve(texts, "news/good").astext()
    writing.end(app, None)
    assert problems
    assert all(problem.path.endswith("bad.html") for problem in problems)


@pytest.mark.parametrize("name", ["write_doc", "write_doc_serialized"])
def test_a_page_that_fails_over_no_article_fails_as_ever(
    texts: Build, replace: Callable[..., None], problems: list[Problem], name: str
) -> None:
    app, builder = texts.app, texts.app.builder
    replace(builder, name, failing_over("index", getattr(builder, name)))
    writing = bounded(texts, problems)
    tree = resolve(texts, "index")
    with pytest.raises(LookupError, match="boom"):
        getattr(builder, name)("index", tree)
    writing.end(app, None)
    assert problems == []


def test_a_page_is_written_again_without_the_article_over_which_it_fails(
    texts: Build,
    written: dict[str, str],
    replace: Callable[..., None],
    problems: list[Problem],
) -> None:
    app, builder = texts.app, texts.app.builder
    write = builder.write_doc

    def fail(docname: str, tree: nodes.document) -> None:
        # Its markup, not its words.
        if any(node.astext() == "words" for node in tree.findall(nodes.strong)):
            raise LookupError("boom")
        write(docname, tree)

    replace(builder, "write_doc", fail)
    writing = bounded(texts, problems)
    builder.write_doc("index", resolve(texts, "index"))
    writing.end(app, None)
    assert "The page." in written["index"]
    assert "Good words." in written["index"]
    assert "Bad words." in written["index"]
    (problem,) = problems
    assert problem.path.endswith("bad.html")


def test_a_book_is_written_without_the_article_over_which_it_fails(
    book: Build, replace: Callable[..., None], problems: list[Problem]
) -> None:
    app, builder = book.app, book.app.builder
    got: list[str] = []

    def write(docnames: list[str]) -> None:
        texts = [app.env.get_doctree(docname) for docname in docnames]
        if any(list(tree.findall(nodes.strong)) for tree in texts):
            raise LookupError("boom")
        got[:] = [tree.astext() for tree in texts]

    replace(builder, "write_documents", write)
    assert type(builder).write_documents is not Builder.write_documents
    writing = bounded(book, problems)
    builder.write_documents(["news/bad", "news/good"])
    writing.end(app, None)
    bad, good = got
    assert "Bad words." in bad
    assert "Good words." in good
    (problem,) = problems
    assert problem.path.endswith("bad.html")


def test_nothing_is_put_up_twice_by_two_builds(texts: Build, problems: list[Problem]) -> None:
    app: Sphinx = texts.app
    before = app.env.get_doctree
    writing = bounded(texts, problems)
    writing.end(app, None)
    writing.end(app, None)
    assert app.env.get_doctree == before


def test_no_tree_of_an_article_waits_in_memory_to_be_written(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.article("a.html", "<p>A text of its own.</p>")
    project.write("index.rst", "Site\n====\n\nThe page.\n\n.. newsfeed::\n")
    project.write("watch_trees.py", _WATCH)
    monkeypatch.syspath_prepend(project.folder)
    project.configure("extensions.append('watch_trees')")
    held = project.build().text("held")
    assert "The page." in held, "the trees of other documents are left to Sphinx"
    assert "A text of its own." not in held


def test_what_others_hold_of_a_tree_that_was_written_stays_whole(project: NewsProject) -> None:
    project.configure(
        "extensions.append('sphinx.ext.todo')",
        "todo_include_todos = True",
        'newsfeed_sources = {"news": {"path": "news", "trusted": True}}',
    )
    project.article("a.rst", "Text.\n\n.. todo:: Look *twice*.\n")
    # Written after the article.
    project.write("things.rst", ":orphan:\n\nThings\n======\n\n.. todolist::\n")
    assert "Look <em>twice</em>." in project.build().text("things.html")
