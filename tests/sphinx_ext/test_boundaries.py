"""One article stops no build: something is raised at each stage, over one article only."""

from __future__ import annotations

import re

import pytest
from conftest import Build, NewsProject

#: Raises at the stage that ``boom_at`` names, over the article ``news/bad``, or over a node that
#: only this article has (a directive's), wherever it is shown.
_EXTENSION = """
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform


class boom(nodes.General, nodes.Element):
    pass


def raise_at(app, stage, docname="news/bad"):
    if app.config.boom_at == stage and docname == "news/bad":
        raise ValueError(f"boom while {stage}")


def has_boom(document):
    return any(True for _ in document.findall(boom))


class Boom(Directive):
    has_content = True

    def run(self):
        raise_at(app_of[0], "directive")
        return [boom("", nodes.paragraph("", "Its own words."))]


class EarlyBoom(SphinxTransform):
    default_priority = 100

    def apply(self):
        raise_at(app_of[0], "transform", self.env.docname)
        if has_boom(self.document):
            raise_at(app_of[0], "transform of a node")


class LateBoom(SphinxPostTransform):
    default_priority = 20

    def run(self):
        raise_at(app_of[0], "post-transform", self.env.docname)
        for node in self.document.findall(boom):
            raise_at(app_of[0], "post-transform of a node")


def on_source_read(app, docname, source):
    raise_at(app, "source-read", docname)


def on_doctree_read(app, doctree):
    raise_at(app, "doctree-read", app.env.docname)


def on_doctree_resolved(app, doctree, docname):
    raise_at(app, "doctree-resolved", docname)
    if has_boom(doctree):
        raise_at(app, "doctree-resolved of a node")


def on_page_context(app, pagename, templatename, context, doctree):
    raise_at(app, "html-page-context", pagename)


def visit(translator, node):
    raise_at(app_of[0], "visitor")


def depart(translator, node):
    raise_at(app_of[0], "departure")


app_of = []


def setup(app):
    app_of[:] = [app]
    app.add_config_value("boom_at", "", "env")
    writers = ("html", "latex", "text", "man", "texinfo")
    app.add_node(boom, **{writer: (visit, depart) for writer in writers})
    app.add_directive("boom", Boom)
    app.add_transform(EarlyBoom)
    app.add_post_transform(LateBoom)
    app.connect("source-read", on_source_read)
    app.connect("doctree-read", on_doctree_read)
    app.connect("doctree-resolved", on_doctree_resolved)
    app.connect("html-page-context", on_page_context)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""
_READING = [
    *("directive", "transform", "transform of a node", "source-read", "doctree-read"),
]
_RESOLVING = [
    *("post-transform", "post-transform of a node"),
    *("doctree-resolved", "doctree-resolved of a node"),
]
_WRITING = ["visitor", "departure"]
_SITES = ["html", "dirhtml", "epub", "text", "xml", "gettext", "dummy"]
_BOOKS = ["latex", "singlehtml", "man", "texinfo"]
_SUFFIXES = {
    **{"html": "html", "dirhtml": "html", "singlehtml": "html", "epub": "xhtml", "text": "txt"},
    **{"xml": "xml", "gettext": "pot", "latex": "tex", "man": "1", "texinfo": "texi"},
}


@pytest.fixture
def broken(project: NewsProject, monkeypatch: pytest.MonkeyPatch) -> NewsProject:
    """A project with an article over which something is raised, between two others."""
    project.write("booming.py", _EXTENSION)
    monkeypatch.syspath_prepend(project.folder)
    monkeypatch.delitem(__import__("sys").modules, "booming", raising=False)
    project.write(
        "conf.py",
        'extensions = ["sphinx_newsfeed", "booming"]\nhtml_baseurl = "https://e.org/"\n'
        'version = "1"\ncopyright = "x"\nnewsfeed_archives = []\nexclude_patterns = ["_build"]\n',
    )
    project.write(
        "index.rst", "Site\n====\n\nThe page.\n\n.. newsfeed::\n   :style: full\n   :toctree:\n"
    )
    project.article("aaa.rst", "First *words*.", date="2022-03-01")
    project.article(
        "bad.rst", "Bad *beginning*.\n\n.. boom::\n\nBad end.", title="Bad", date="2022-02-01"
    )
    project.article("zzz.md", "Last *words*.", date="2022-01-01")
    return project


def _text(build: Build, builder: str) -> str:
    files = sorted(build.outdir.rglob(f"*.{_SUFFIXES[builder]}"))
    return "\n".join(path.read_text("utf-8") for path in files)


def _kinds(build: Build) -> set[str]:
    return {warning.rpartition("[")[2] for warning in build.warnings}


@pytest.mark.parametrize("builder", [*_SITES, *_BOOKS])
@pytest.mark.parametrize("stage", [*_READING, *_RESOLVING, *_WRITING])
def test_what_is_raised_over_an_article_stops_no_build(
    broken: NewsProject, stage: str, builder: str
) -> None:
    build = broken.build(builder, boom_at=stage)
    told = [warning for warning in build.warnings if "[newsfeed.article]" in warning]
    assert all(re.search(r"news[/\\]bad\.rst:1: WARNING: ", warning) for warning in told), told
    assert told == build.warnings
    if builder == "dummy":
        return
    text = _text(build, builder)
    assert "First " in text
    assert "Last " in text
    assert "The page." in text
