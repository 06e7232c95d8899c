"""Labels of articles and of groups, beside those of a project."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document

from sphinx_newsfeed.sphinx_ext.domain import labels
from sphinx_newsfeed.sphinx_ext.domain.labels import (
    SectionLabels,
    _plain_citation,
    forget_misread_labels,
)


def application() -> Any:
    standard = SimpleNamespace(labels={}, anonlabels={})
    env = SimpleNamespace(docname="page", get_domain=lambda name: standard)
    return SimpleNamespace(env=env, config={SectionLabels.OPTION: 3}, standard=standard)


@pytest.mark.parametrize("prefix", ["", "page:"])
def test_groups_leave_no_label_behind(prefix: str) -> None:
    """The extension for them puts the name of the document before it, or does not."""
    app, document = application(), new_document("page")
    own = nodes.section("", nodes.title("Own", "Own"), ids=["own"])
    group = nodes.section("", nodes.title("Own", "Own", translatable=False), ids=["news-own"])
    document += [own, group]
    section_labels = SectionLabels()
    section_labels.hide_groups(app, document)
    for section in (own, group):
        name = nodes.fully_normalize_name(f"{prefix}{section[0].rawsource}")
        app.standard.labels[name] = ("page", section["ids"][0], "Own")
        app.standard.anonlabels[name] = ("page", section["ids"][0])
    section_labels.show_groups(app, document)
    assert app.standard.labels == {f"{prefix}own": ("page", "own", "Own")}
    assert app.standard.anonlabels == {f"{prefix}own": ("page", "own")}
    # Others look at the titles, too.
    assert [section[0].rawsource for section in (own, group)] == ["Own", "Own"]


def test_the_option_of_the_project_is_as_it_was_when_all_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, section_labels = application(), SectionLabels()
    section_labels.begin(app)
    depths = []
    for has_labels in (True, False):
        monkeypatch.setattr(labels, "_has_labels", lambda app, has_labels=has_labels: has_labels)
        section_labels.choose(app, new_document("page"))
        depths.append(app.config[SectionLabels.OPTION])
    section_labels.end(app)
    assert depths == [3, -1]
    assert app.config == {SectionLabels.OPTION: 3}


@pytest.mark.parametrize(
    ("docname", "expected"),
    [("trusted", True), ("other", False), ("archive", False), ("own", True)],
)
def test_whose_headings_get_labels(
    monkeypatch: pytest.MonkeyPatch, docname: str, expected: bool
) -> None:
    articles = {name: SimpleNamespace(trusted=name == "trusted") for name in ("trusted", "other")}
    build = SimpleNamespace(catalogue=articles, is_generated=lambda name: name == "archive")
    monkeypatch.setattr(labels, "domain_of", lambda env: SimpleNamespace(build=build))
    app = application()
    app.env.docname = docname
    assert labels._has_labels(app) is expected


def test_labels_of_articles_forge_no_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by their names, nor by their titles; those of others are none of our business."""
    build = SimpleNamespace(catalogue={"a"})
    monkeypatch.setattr(labels, "domain_of", lambda env: SimpleNamespace(build=build))
    app = application()
    app.standard.labels |= {
        "x std:label 1 evil.html -": ("a", "i", "T"),
        "good": ("a", "i", "One\nline"),
        "own\nname": ("own", "i", "Two\nlines"),
    }
    app.standard.anonlabels |= {"x std:label 1 evil.html -": ("a", "i"), "good": ("a", "i")}
    forget_misread_labels(app, app.env)
    assert app.standard.labels == {
        "good": ("a", "i", "One line"),
        "own\nname": ("own", "i", "Two\nlines"),
    }
    assert app.standard.anonlabels == {"good": ("a", "i")}


def test_a_citation_becomes_paragraphs() -> None:
    body = [nodes.paragraph("", "First"), nodes.paragraph("", "Second")]
    citation = nodes.citation("", nodes.label("", "Cit"), *body, ids=["cit"])
    citation.source, citation.line = "a.rst", 7
    first, second = _plain_citation(citation)
    assert isinstance(first, nodes.paragraph)
    assert (first.astext(), second.astext()) == ("[Cit] First", "Second")
    assert (first["ids"], first.source, first.line) == (["cit"], "a.rst", 7)
