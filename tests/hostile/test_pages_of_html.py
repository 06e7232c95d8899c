"""Attacks in pages of HTML, which are the project's own: the policy is that of articles."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject
from hostile.inspection import findings_of_page, parts_of_theme
from html_to_docutils.attacks import ADDRESSES, MARKUP, PLACES
from sphinx_ext.html_documents.site_of_html import configure

from sphinx_newsfeed.policy import MOST_SIBLINGS

_TITLE = "<h1>&lt;img src=x onerror=alert(1)&gt; \\(\\href{javascript:alert(1)}{x}\\)</h1>"
_OTHER_THEMES = ("furo", "sphinx_rtd_theme", "pydata_sphinx_theme")
#: What a theme says on each page.
_NAME_OF_PAGE = "DOCUMENTATION_OPTIONS.pagename = "
#: A command of TeX in text: each of its signs is to stand in an element of its own.
_TEX = re.compile(r"(?<!class=\"pre\")>[^<]*\\href")
_SCRIPT = "&lt;script&gt;alert(1)&lt;/script&gt;"
_PAGES = {
    "addresses": _TITLE
    + "".join(
        f"<div>{place.replace('{}', each)}</div>\n" for place in PLACES for each in ADDRESSES
    ),
    "markup": "<h1>Markup</h1>" + "".join(f"<div>{each}</div>\n" for each in MARKUP),
    "title": f"<title>{_SCRIPT}</title><p>x",
    "meta": f'<head><meta name="description" content="&quot;&gt;{_SCRIPT}">'
    '<meta name="keywords" content="&quot; onload=alert(1)">'
    '<meta http-equiv="set-cookie" content=x></head><h1>Meta</h1>',
}


def _findings(project: NewsProject, theme: str) -> list[str]:
    configure(project, f"html_theme = '{theme}'")
    project.write("index.rst", "Site\n====\n")
    known: set[str] = set()
    project.write("plain.html", "<h1>Plain</h1><p>\\(x\\)")
    for path in project.build(output="_plain").outdir.rglob("*.html"):
        known.update(parts_of_theme(path))
    entries = "".join(f"   {name}\n" for name in ("plain", *_PAGES))
    project.write("index.rst", f"Site\n====\n\n.. toctree::\n\n{entries}")
    for name, html in _PAGES.items():
        project.write(f"{name}.html", html.encode("utf-8", "replace"))
    build = project.build()
    pages = [path for path in build.outdir.rglob("*.html") if "_static" not in path.parts]
    assert {f"{name}.html" for name in _PAGES} <= {path.name for path in pages}
    for path in pages:
        assert not _TEX.search(path.read_text("utf-8").partition("<body")[2]), path.name
    found = (f"{p.name}: {each}" for p in pages for each in findings_of_page(p, frozenset(known)))
    return [each for each in found if _NAME_OF_PAGE not in each]


@pytest.mark.parametrize(
    "theme",
    [
        "alabaster",
        *(pytest.param(each, marks=pytest.mark.slow) for each in _OTHER_THEMES),
    ],
)
def test_nothing_of_an_attack_is_in_the_pages(theme: str, project: NewsProject) -> None:
    found = _findings(project, theme)
    assert found == []


@pytest.mark.parametrize("builder", ["epub", "latex"])
def test_other_outputs_are_whole(builder: str, project: NewsProject) -> None:
    configure(
        project, "latex_documents = [('index', 'x.tex', 'T', 'A', 'manual')]", "version = '1'"
    )
    entries = "".join(f"   {name}\n" for name in _PAGES)
    project.write("index.rst", f"Site\n====\n\n.. toctree::\n\n{entries}")
    for name, html in _PAGES.items():
        project.write(f"{name}.html", html.encode("utf-8", "replace"))
    build = project.build(builder)
    assert not any("raise" in each or "failed" in each for each in build.warnings)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3000 + "x",
        "<b>" * 3000 + "x",
        "<ul><li>" * 500 + "x",
        "<p>x" * 20_000,
        "\0\x1b\ud7ff",
    ],
)
def test_a_page_that_is_too_much_is_shown_all_the_same(html: str, project: NewsProject) -> None:
    configure(project)
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   page\n")
    project.write("page.html", f"<h1>Title</h1>{html}")
    build = project.build()
    assert "<h1>Title" in build.text("page.html")
    if html.count("<p>") > MOST_SIBLINGS:
        (warning,) = build.warnings
        assert "page.html:1: WARNING: the body has more than 10,000 parts beside each" in warning
        assert "x" in build.text("page.html") and build.text("page.html").count("<p>") < 2000
    assert "\x1b" not in build.text("page.html")
