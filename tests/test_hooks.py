"""What a project may change in the conversion of HTML: options, an event, handlers."""

from __future__ import annotations

import importlib

import pytest
from conftest import NewsProject

from sphinx_newsfeed import hooks

_VIDEO = '<p>A.</p><iframe src="https://play.example/v/1" width="560" height="315"></iframe>'
_BODY = '<div class="ad">buy</div><p>A <x-note>b</x-note></p><p id="end">editor</p>'


def test_selectors_that_are_dropped(project: NewsProject) -> None:
    project.article("a.html", _BODY)
    project.article("b.md", f"Text *x*.\n\n{_BODY}\n")
    project.configure('newsfeed_drop = [".ad", "#end"]')
    build = project.build("text")
    assert build.warnings == []
    for name in "ab":
        text = build.text(f"news/{name}.txt")
        assert "A b" in text
        assert "buy" not in text
        assert "editor" not in text


def test_a_selector_that_is_none(project: NewsProject) -> None:
    project.article("a.html", _BODY)
    project.configure('newsfeed_drop = ["p["]')
    build = project.build("text")
    assert len(build.warnings) == 1
    assert "p[" in build.warnings[0]
    assert build.warnings[0].endswith("[newsfeed.setting]")
    assert "buy" in build.text("news/a.txt")


def test_hosts_that_are_embedded(project: NewsProject) -> None:
    project.article("a.html", _VIDEO)
    project.configure('newsfeed_embed_hosts = ["play.example"]')
    page = project.build().text("news/a.html")
    assert '<iframe src="https://play.example/v/1"' in page
    assert 'sandbox="' in page
    assert "newsfeed-embed-link" not in page


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "gettext", "man"])
def test_in_other_outputs_they_are_links(project: NewsProject, builder: str) -> None:
    project.article("a.html", _VIDEO)
    project.configure('newsfeed_embed_hosts = ["play.example"]', 'project = "Site"')
    build = project.build(builder, version="1", copyright="x")
    assert build.warnings == []
    names = {"text": "news/a.txt", "latex": "site.tex", "epub": "news/a.xhtml", "man": "site.1"}
    if builder in names:
        text = build.text(names[builder])
        assert "iframe" not in text
        assert "play.example" in text


def test_other_hosts_are_links(project: NewsProject) -> None:
    project.article("a.html", _VIDEO)
    page = project.build().text("news/a.html")
    assert "<iframe" not in page
    assert 'href="https://play.example/v/1"' in page


_CONF = """
from docutils import nodes
from sphinx_newsfeed.hooks import add_html_handler

def prepare(app, docname, soup):
    for box in soup.select(".ad"):
        box.replace_with(f"changed in {docname}")

def put_note(element, state):
    with state.marked(nodes.strong):
        state.convert(element.children)

def setup(app):
    app.connect("newsfeed-body-parsed", prepare)
    add_html_handler(app, "x-note", put_note)
"""


def test_an_event_and_a_handler(project: NewsProject) -> None:
    project.article("a.html", _BODY)
    project.configure(_CONF)
    for _ in range(2):
        text = project.build("text").text("news/a.txt")
        assert "changed in news/a" in text
        assert "A **b**" in text


def test_handlers_of_one_application_are_not_those_of_another(project: NewsProject) -> None:
    project.article("a.html", _BODY)
    project.configure(_CONF)
    project.build("text")
    project.configure()
    assert "A b" in project.build("text", output="_other").text("news/a.txt")


def test_the_former_place_of_the_hooks_still_works_and_says_where_they_are() -> None:
    with pytest.warns(DeprecationWarning, match=r"import from sphinx_newsfeed\.hooks"):
        former = importlib.import_module("sphinx_newsfeed.sphinx_ext.hooks")
    assert former.add_html_handler is hooks.add_html_handler
    assert former.BODY_PARSED == hooks.BODY_PARSED
