r"""Titles and names in what themes show around a page: they are text, for browsers and for MathJax.

``tests/hostile/test_typesetting.py`` does so with the real MathJax, in more themes.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import NewsProject

from sphinx_newsfeed.listing.styles import Style
from sphinx_newsfeed.sphinx_ext.html_pages import theme_titles
from sphinx_newsfeed.sphinx_ext.html_pages.theme_titles import ThemeTitles

_TEX = r"\(\href{javascript:alert(1)}{x}\) $y$ \begin{a}b\end{a} $$z$$"
#: What programs that typeset look for within one element.
_FORMULA = re.compile(r"\\[(\[]|\\begin|\$.*\$|\$\$")
#: They pass over these.
_PASSED_OVER = ["code", "pre", "script", "style", "title", "textarea", "noscript", "option"]


def _formulas(page: Path) -> list[str]:
    """The texts in which a formula would be found."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    for element in [*soup.find_all(_PASSED_OVER), *soup.select(".math")]:
        element.decompose()
    return [text for text in soup.find_all(string=_FORMULA) if text.parent.name != "[document]"]


@pytest.mark.parametrize("theme", ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme"])
def test_names_hold_no_formula_anywhere(project: NewsProject, theme: str) -> None:
    if theme != "alabaster":
        pytest.importorskip(theme, reason="the theme is not installed")
    names = f"categories: ['{_TEX}']\ntags: ['{_TEX}']\nauthor: '{_TEX}'\nsummary: '{_TEX}'"
    for name in ("a.html", "b.md", "c.rst"):
        project.article(name, "Text.", title=f"'{_TEX} {name}'", extra=names)
    project.configure(
        'newsfeed_archives = ["category", "tag", "author", "year"]',
        'html_sidebars = {"**": ["globaltoc.html", "localtoc.html", "relations.html",'
        ' *[f"newsfeed/{name}.html" for name in ("recent", "categories", "tags")]]}',
    )
    overviews = "".join(f".. newsfeed-{name}::\n\n" for name in ("tags", "categories", "authors"))
    listings = "".join(
        f".. newsfeed::\n   :style: {style}\n   :group-by: category\n\n" for style in Style
    )
    project.write("index.rst", f"Site\n====\n\n{listings}{overviews}.. toctree::\n\n   news/a\n")
    build = project.build(html_theme=theme)
    pages = [page for page in build.outdir.rglob("*.html") if "_static" not in page.parts]
    assert len(pages) > 10
    found = {page.name: _formulas(page) for page in pages}
    if theme == "pydata_sphinx_theme":
        # Its header shows the text of the title alone, between dollars, too; no command is in it.
        found = {
            name: [text for text in texts if "\u2060" not in text] for name, texts in found.items()
        }
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_titles_are_no_elements_in_a_header(project: NewsProject) -> None:
    """The theme puts texts of titles into it as they are."""
    pytest.importorskip("pydata_sphinx_theme", reason="the theme is not installed")
    project.article("a.html", title="'<img src=x onerror=alert(1)> &amp; &lt;'")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :toctree:\n")
    for _ in range(2):
        build = project.build(html_theme="pydata_sphinx_theme")
        for name in ("index.html", "news/a.html"):
            soup = BeautifulSoup(build.text(name), "html.parser")
            assert not soup.find_all("img", src="x"), name
        # The environment is as it was: the title is that of the article.
        project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :toctree:\n\nMore.\n")
    assert "\u2060" not in build.doctree("index").pformat()


def test_texts_of_titles_that_a_theme_adds_are_escaped(project: NewsProject) -> None:
    """As sphinx-book-theme adds them."""
    project.article("a.html", title="'<img src=x onerror=alert(1)>'")
    project.write(
        "_templates/layout.html",
        '{% extends "!layout.html" %}{% block footer %}<h1>{{ pagetitle }}</h1>{% endblock %}\n',
    )
    project.configure(
        'templates_path = ["_templates"]',
        "def setup(app):",
        "    app.connect('html-page-context', add)",
        "def add(app, name, template, context, doctree):",
        "    if name in app.env.titles:",
        "        context['pagetitle'] = app.env.titles[name].astext()",
    )
    assert "<h1>&lt;img src=x onerror=alert(1)&gt;</h1>" in project.build().text("news/a.html")


def test_results_of_a_search_are_guarded(project: NewsProject) -> None:
    build = project.build()
    page = build.text("search.html")
    # Its listener is the first only where it is there before all others.
    assert (
        page.index("newsfeed-search.js") < page.index("doctools.js") < page.index("searchtools.js")
    )
    assert "newsfeed-search.js" not in build.text("index.html")


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Any:
    """An application with one document of each kind, each called ``<i>`` and its docname."""
    build = SimpleNamespace(
        catalogue={"article"}, pages={"further"}, html_pages=frozenset(), archives={"archive"}
    )
    domain = SimpleNamespace(build=build, title_of=lambda docname: f"<i>{docname}")
    monkeypatch.setattr(theme_titles, "domain_of", lambda env: domain)
    config = SimpleNamespace(root_doc="archive")
    return SimpleNamespace(env=domain, config=config, extensions={"pydata_sphinx_theme"})


@pytest.mark.parametrize("docname", ["article", "further", "archive", "own"])
def test_only_texts_that_are_titles_of_ours_are_escaped(
    app: Any, monkeypatch: pytest.MonkeyPatch, docname: str
) -> None:
    monkeypatch.setattr(theme_titles, "_name_entries", lambda *args: None)

    def shown(title: str) -> dict[str, Any]:
        context: dict[str, Any] = {"pagetitle": title, "root_title": "<i>archive"}
        ThemeTitles().complete(app, docname, "page.html", context, None)
        return context

    is_own = docname == "own"
    expected = f"<i>{docname}" if is_own else f"&lt;i&gt;{docname}"
    assert shown(f"<i>{docname}") == {"pagetitle": expected, "root_title": "&lt;i&gt;archive"}
    # Another text is HTML by now.
    assert shown("&lt;x&gt; <b>y</b>")["pagetitle"] == "&lt;x&gt; <b>y</b>"


def test_a_title_that_somebody_wrote_for_an_entry_stays(app: Any) -> None:
    entries = [("Mine <x>", "article"), (None, "article"), (None, "archive"), (None, "own")]
    assert list(theme_titles._with_titles(entries, app.env)) == [
        ("Mine <x>", "article"),
        ("<\u2060i>article", "article"),
        ("<\u2060i>archive", "archive"),
        (None, "own"),
    ]


def test_the_header_is_seen_to_once_in_each_build(
    app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(theme_titles, "_name_entries", lambda *args: seen.append(args))
    titles = ThemeTitles()
    for count in (1, 2):
        titles.begin(app)
        for docname in ("article", "own"):
            titles.complete(app, docname, "page.html", {}, None)
        assert len(seen) == count
