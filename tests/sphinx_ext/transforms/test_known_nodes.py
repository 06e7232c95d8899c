"""Writers that know the nodes of docutils and Sphinx alone meet no others."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from conftest import NewsProject
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.text import TextBuilder
from sphinx.ext.autosummary import autosummary_toc

from sphinx_newsfeed.sphinx_ext.build_info.builders import output_of

_KNOWN = {
    *(getattr(nodes, name) for name in nodes.node_class_names),
    *(each for _, each in inspect.getmembers(addnodes, inspect.isclass)),
    *(nodes.Text, nodes.document, autosummary_toc),
}
#: Each has nodes of its own: dates, entries, signs, lists of feeds, calendars, ways on.
_PAGE = """\
Site
====

.. newsfeed::
   :style: cards

.. newsfeed::
   :style: full
   :group-by: year

.. newsfeed-calendar::

.. newsfeed-tags::

.. newsfeed-feeds::

See :news:tag:`t`.
"""


class _Strict(Builder):
    """Refuses each node whose class it does not know."""

    name, format = "strict", "strict"
    strange: set[str]

    def init(self) -> None:
        self.strange = set()

    def get_outdated_docs(self) -> str:
        return "all"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"{docname}.strict"

    def prepare_writing(self, docnames: Any) -> None:
        pass

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        self.strange |= {
            type(node).__name__ for node in doctree.findall() if type(node) not in _KNOWN
        }


class _Book(_Strict):
    """The same of one document for all, as builders do it that are built upon none of Sphinx'."""

    name, format = "strict-book", ""

    def assemble_doctree(self) -> nodes.document:
        from sphinx.util.nodes import inline_all_toctrees

        root = self.config.root_doc
        tree = inline_all_toctrees(self, set(), root, self.env.get_doctree(root), str, [root])
        tree["docname"] = root
        self.env.resolve_references(tree, root, self)
        return tree

    def write_documents(self, docnames: Any) -> None:
        tree = self.assemble_doctree()
        self.write_doc(self.config.root_doc, tree)
        (self.outdir / "book").write_text(tree.astext(), "utf-8")


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Articles with all that has a node of ours."""
    project.configure(
        "newsfeed_archives = ['all', 'year', 'tag']",
        "html_baseurl = 'https://a.example/'",
        "newsfeed_feeds = ['atom']",
        "newsfeed_page_size = 2",
    )
    project.write("index.rst", _PAGE)
    table = "<table><tr><td>1</td></tr></table><p><img src='https://a.example/a.png' alt='a'></p>"
    for number in range(3):
        project.article(f"a{number}.html", f"<p>Word{number}.</p>{table}", extra="tags: [t]")
    return project


@pytest.mark.parametrize("builder", [_Strict, _Book])
def test_a_strict_writer_meets_no_node_that_it_does_not_know(
    news: NewsProject, builder: type[_Strict], monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(monkeypatch, builder)
    build = news.build(builder.name)
    assert build.warnings == []
    assert isinstance(build.app.builder, builder)
    assert build.app.builder.strange == set()


def test_a_builder_that_assembles_a_document_gets_all_articles(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(monkeypatch, _Book)
    text = news.build(_Book.name).text("book")
    assert all(f"Word{number}." in text for number in range(3))


def test_a_builder_is_of_the_kind_of_that_which_it_is_built_upon(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Own(TextBuilder):
        name = "strict"

    _add(monkeypatch, Own)
    build = news.build("strict")
    assert build.warnings == []
    assert (build.outdir / "news" / "tag" / "t.txt").is_file()
    assert "image" in build.text("news/a0.txt")


@pytest.mark.parametrize("kind", ["pages", "book", "nothing"])
def test_conf_py_says_what_a_builder_makes_that_does_not_say_so_itself(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    _add(monkeypatch, _Strict)
    build = news.build("strict", newsfeed_builders={"strict": kind})
    assert build.warnings == []
    assert output_of(build.app.builder) == kind
    assert ("news/tag/t" in build.app.env.all_docs) is (kind != "book")


def _add(monkeypatch: pytest.MonkeyPatch, builder: type[Builder]) -> None:
    """Let projects know the builder, as an extension would."""
    setup = Sphinx.preload_builder

    def preload(app: Sphinx, name: str) -> None:
        if name == builder.name and name not in app.registry.builders:
            app.add_builder(builder)
        setup(app, name)

    monkeypatch.setattr(Sphinx, "preload_builder", preload)
