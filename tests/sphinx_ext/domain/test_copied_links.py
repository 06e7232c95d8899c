"""Links in excerpts and full texts lead, from the page that shows them, where the article's do."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject

_MARKDOWN = """\
See {news:article}`b`, {doc}`../b`, {doc}`text </news/b>`, [file](../b.md),
[document](project:../b.md), [part](#part), [other part](../b.md#far), {any}`../b`,
[name](#named), {ref}`named`, [site](https://example.org).

<!-- more -->

(named)=
## Part

Text.
"""


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """An article in a folder, full of links, and its goal; listed on pages at two depths."""
    project.article("news/sub/a.md", _MARKDOWN, date="2022-01-02")
    project.article("b.md", "Text.\n\n## Far\n\nMore.", title="Bee", date="2022-01-01")
    listing = ".. newsfeed::\n   :style: {style}\n"
    project.write("index.rst", "Site\n====\n\n" + listing.format(style="summary"))
    deep = ":orphan:\n\nDeep\n====\n\n" + listing.format(style="full")
    project.write("deep/page.rst", deep)
    return project


_GOALS = {
    "news/b.html": 6,
    "news/b.html#far": 1,
    "news/sub/a.html#part": 1,
    "news/sub/a.html#named": 2,
    "https://example.org": 1,
}


@pytest.mark.parametrize(("page", "up"), [("index.html", ""), ("deep/page.html", "../")])
def test_in_html(news: NewsProject, page: str, up: str) -> None:
    build = news.build()
    assert build.warnings == []
    text = build.text(page)
    entry = text[text.index("newsfeed-entry") :]
    text = entry[entry.index("See ") : entry.index("site</a>") + 20]
    found = re.findall(r'href="([^"]*)"', text)
    expected = [
        goal if "://" in goal else f"{up}{goal}" for goal, n in _GOALS.items() for _ in range(n)
    ]
    assert sorted(found) == sorted(expected)
    assert "Bee" in text


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "latex", "text", "epub"])
def test_in_other_builders(news: NewsProject, builder: str) -> None:
    assert news.build(builder, nitpicky=True, version="1", copyright="x").warnings == []


@pytest.mark.parametrize(
    "link", ["[x](#nowhere)", "[x](project:gone.md)", "{doc}`gone`", "{ref}`gone`", "{any}`gone`"]
)
def test_what_misses_is_told_once(news: NewsProject, link: str) -> None:
    news.article("c.md", f"See {link}.", date="2022-01-03")
    # With -n the standard domain warns of each place that shows a missing label.
    build = news.build(nitpicky="{ref}" not in link)
    assert len(build.warnings) == 1
    assert "c.md" in build.warnings[0]


@pytest.mark.parametrize(
    ("builder", "goals"),
    [
        ("html", {"index.html": "news/sub/f.html", "deep/page.html": "../news/sub/f.html"}),
        ("dirhtml", {"index.html": "news/sub/c/f.html", "deep/page/index.html": None}),
    ],
)
def test_relative_addresses_of_html_bodies(
    news: NewsProject, builder: str, goals: dict[str, str | None]
) -> None:
    """They mean on other pages what they mean on the article's own."""
    news.article("news/sub/c.html", '<p><a href="f.html">f</a> <a href="/g">g</a></p>')
    build = news.build(builder)
    for page, goal in goals.items():
        text = build.text(page)
        assert f'href="{goal or "../../news/sub/c/f.html"}"' in text
        assert 'href="/g"' in text


@pytest.mark.parametrize(
    "address", ["../javascript:alert(1)", "x/../../javascript:alert(1)", "../data:text/html,x"]
)
def test_a_path_becomes_no_scheme(project: NewsProject, address: str) -> None:
    """What looks like a scheme in the middle of a path must not come to stand at its beginning."""
    project.article("a.html", f'<p><a href="{address}">click</a></p>')
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
    page = project.build().text("index.html")
    goal = re.search(r'href="([^"]*)">click', page)
    assert goal
    assert goal[1].startswith("./")


@pytest.mark.parametrize("builder", ["html", "text", "latex", "epub"])
@pytest.mark.parametrize("style", ["summary", "full"])
def test_downloads(project: NewsProject, builder: str, style: str) -> None:
    project.write("news/report.pdf", "x")
    project.article("a.rst", "See :download:`report.pdf`.")
    project.article("b.md", "See [this](report.pdf).")
    project.write("index.rst", f"Site\n====\n\n.. newsfeed::\n   :style: {style}\n")
    build = project.build(builder, version="1", copyright="x")
    assert build.warnings == []
    if builder == "html":
        goals = re.findall(r'href="(_downloads/[^"]*)"', build.text("index.html"))
        assert len(goals) == 2
        assert all((build.outdir / goal).is_file() for goal in goals)
