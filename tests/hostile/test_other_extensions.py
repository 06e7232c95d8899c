"""Articles that are not trusted, among extensions that know nothing of that."""

from __future__ import annotations

import sys

import pytest
from conftest import NewsProject

_UNTRUSTED = 'newsfeed_sources = {"news": {"path": "news", "trusted": False}}'

#: A parser that another extension brings for a suffix of articles; it puts out what it reads.
_PARSER = """
from docutils import nodes
from {module} import Parser

class Other(Parser):
    supported = ("other",)

    def parse(self, text, document):
        document += nodes.section("", nodes.title("", "Other"), nodes.raw("", text, format="html"))
        document[0]["ids"] = ["x"]

def setup(app):
    app.add_source_suffix("{suffix}", "other", override=True)
    app.add_source_parser(Other)
"""


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("suffix", [".md", ".rst", ".html", ".txt", ".md.txt"])
@pytest.mark.parametrize("module", ["docutils.parsers", "sphinx.parsers"])
def test_no_other_parser_reads_an_article(
    project: NewsProject, suffix: str, module: str, trusted: bool
) -> None:
    parser = _PARSER.format(module=module, suffix=suffix)
    sources = {"news": {"path": "news", "trusted": trusted}}
    project.configure(f"newsfeed_sources = {sources}", 'html_theme = "basic"', parser)
    project.article("a" + suffix, "Some *words*.\n\n<b id=evil>x</b>")
    if suffix == ".rst":
        project.write("index.rst", "<p>It is read by the other parser.</p>")
    build = project.build()
    assert build.warnings == []
    page = build.text(f"news/a{'.md' if suffix == '.md.txt' else ''}.html")
    assert "<b id=evil" not in page
    assert 'class="newsfeed-byline' in page
    if suffix != ".html":
        assert "<em>words</em>" in page
    if suffix == ".rst":
        assert "read by the other parser" in build.text("index.html")


@pytest.mark.parametrize("is_first", [True, False])
def test_an_extension_may_have_markdown_for_itself(project: NewsProject, is_first: bool) -> None:
    """As MyST-NB has it, which also runs what stands in a page."""
    parser = _PARSER.format(module="sphinx.parsers", suffix=".md")
    project.write("other_markdown.py", parser)
    extensions = ["other_markdown", "sphinx_newsfeed"]
    project.configure(
        "import sys", f"sys.path.insert(0, {str(project.folder)!r})", _UNTRUSTED,
        f"extensions = {extensions if is_first else extensions[::-1]}",
    )  # fmt: skip
    project.article("a.md", "Some *words*.")
    project.write("page.md", "<p>It is read by the other parser.</p>")
    build = project.build()
    sys.modules.pop("other_markdown", None)
    assert [each for each in build.warnings if "toctree" not in each] == []
    assert "<em>words</em>" in build.text("news/a.html")
    assert "read by the other parser" in build.text("page.html")


_AUTOSUMMARY = "Words.\n\n.. autosummary::\n   :toctree: generated\n\n   this\n"


_ORDERS = [
    ("sphinx.ext.autosummary", "sphinx_newsfeed"),
    ("sphinx_newsfeed", "sphinx.ext.autosummary"),
]


@pytest.mark.parametrize("order", _ORDERS)
@pytest.mark.parametrize("settings", [_UNTRUSTED, ""])
@pytest.mark.parametrize("name", ["a.rst", "a.md", "a.txt"])
def test_nothing_is_imported_for_an_article(
    project: NewsProject,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    order: tuple[str, str],
    settings: str,
    name: str,
) -> None:
    """Autosummary looks for its directive in the files of all documents before any is parsed."""
    monkeypatch.delitem(sys.modules, "this", raising=False)
    project.configure(settings, f"extensions = {list(order)}")
    extra = "" if settings else "trusted: false"
    path = project.article(name, _AUTOSUMMARY, extra=extra)
    before = {each for each in project.folder.rglob("*") if "_build" not in each.parts}
    for title in ("One", "Two"):
        path.write_text(path.read_text("utf-8").replace("title: a", f"title: {title}"), "utf-8")
        build = project.build()
        assert "Zen of Python" not in capfd.readouterr().out
        assert "news/a" in build.app.env.found_docs
        assert "autosummary" in build.text("news/a.html")
        after = {each for each in project.folder.rglob("*") if "_build" not in each.parts}
        assert {each for each in after - before if "__pycache__" not in each.parts} == set()


_LABELS = """
Words, and [Cit]_.

Install
-------

.. [Cit] Evil words.

   More of them.

Then [None]_.
"""


@pytest.mark.parametrize("parallel", [0, 2])
@pytest.mark.parametrize("is_first", [True, False])
def test_labels_and_citations_of_a_project_stay_its_own(
    project: NewsProject, is_first: bool, parallel: int
) -> None:
    project.configure(_UNTRUSTED, 'extensions += ["sphinx.ext.autosectionlabel"]')
    page = "a" if is_first else "z"
    project.write(
        f"{page}.rst", ":orphan:\n\nInstall\n=======\n\nArchive\n-------\n\n.. [Cit] Real.\n"
    )
    project.write(
        "index.rst",
        "Site\n====\n\n:ref:`Install`, :ref:`archive` and [Cit]_.\n\n.. newsfeed::\n",
    )
    project.article("b.rst", _LABELS)
    for number in range(10):
        project.write(f"m{number}.rst", f":orphan:\n\nPage {number}\n=======\n")
    build = project.build(newsfeed_archives=["year"], parallel=parallel)
    assert [each for each in build.warnings if "None" not in each] == []
    index = build.text("index.html")
    assert f'href="{page}.html#install"' in index or f'href="{page}.html"' in index
    assert f'href="{page}.html#cit"' in index
    article = build.text("news/b.html")
    assert 'href="#cit">[Cit]</a>' in article
    assert '<p id="cit">[Cit] Evil words.</p>' in article
    assert "Then [None]." in article
