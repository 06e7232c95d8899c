"""Roles, inventory, index and search of the domain."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from conftest import Build, NewsProject
from sphinx.util.inventory import InventoryFile


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Two articles, and a page with listings."""
    return _with_listings(project)


def _with_listings(project: NewsProject) -> NewsProject:
    project.write(
        "index.rst",
        "Site\n====\n\n.. newsfeed::\n   :group-by: month\n\n"
        ".. newsfeed::\n   :group-by: category\n\n.. newsfeed::\n   :tag: gold\n\n"
        ".. newsfeed::\n   :author: Ann Other\n",
    )
    extra = "categories: [金融, Markets]\ntags: [gold]\nauthor: Ann Other"
    project.article("one.md", title="First <news>", extra=f"{extra}\nslug: number-one")
    old = "aliases: /old/2.html"
    project.article("news/deep/two.md", title="Second", date="2022-03-01", extra=old)
    return project


def _page(news: NewsProject, text: str, builder: str = "html") -> Build:
    news.write("page.rst", f":orphan:\n\nPage\n====\n\n{text}\n")
    return news.build(builder)


_LINKS = [
    (":news:article:`news/one`", "news/one.html", "First &lt;news&gt;"),
    (":news:article:`one`", "news/one.html", "First &lt;news&gt;"),
    (":news:article:`one.md`", "news/one.html", "First &lt;news&gt;"),
    (":news:article:`number-one`", "news/one.html", "First &lt;news&gt;"),
    (":news:article:`/old/2.html`", "news/deep/two.html", "Second"),
    (":news:article:`that <one>`", "news/one.html", "that"),
    (":news:category:`金融`", "index.html#news-category-jin-rong", "金融"),
    (":news:category:`markets`", "index.html#news-category-markets", "markets"),
    (":news:category:`money <金融>`", "index.html#news-category-jin-rong", "money"),
    (":news:tag:`gold`", "index.html#news-tag-gold", "gold"),
    (":news:author:`Ann Other`", "index.html#news-author-ann-other", "Ann Other"),
    (":news:date:`2022-02`", "index.html#news-2022-02", "February 2022"),
    (":news:date:`2022-02-28`", "index.html#news-2022-02", "February 2022"),
    (":any:`/news/one`", "news/one.html", "First &lt;news&gt;"),
    (":any:`number-one`", "news/one.html", "First &lt;news&gt;"),
    (":any:`金融`", "index.html#news-category-jin-rong", "金融"),
]


@pytest.mark.parametrize("builder", ["latex", "singlehtml", "gettext", "html"])
def test_a_role_that_leads_to_an_archive_is_text_in_a_book(
    project: NewsProject, builder: str
) -> None:
    project.configure(
        'project = "Site"', 'newsfeed_archives = ["all", "year", "category", "tag", "author"]'
    )
    project.article("a.md", extra="categories: [Harbour]\ntags: [crane]\nauthor: Ann")
    roles = ["category:`Harbour`", "tag:`crane`", "author:`Ann`", "date:`2022-02`", "tag:`crone`"]
    text = " ".join(f":news:{role}" for role in roles)
    project.write("index.rst", f"Site\n====\n\n{text}\n\n.. newsfeed::\n")
    warnings = project.build(builder).warnings
    assert ["no tag 'crone'" in warning for warning in warnings] == [True], warnings


@pytest.mark.parametrize("builder", ["latex", "html"])
@pytest.mark.parametrize(
    ("date", "is_known"),
    [("2022-2", True), ("2022-02-28", True), (" 2022 ", True), ("2022-3", False), ("202", False)],
)
def test_a_date_without_zeros_is_found_whatever_is_built(
    project: NewsProject, builder: str, date: str, is_known: bool
) -> None:
    project.configure('project = "Site"', 'newsfeed_archives = ["year", "month", "day"]')
    project.article("a.md", date="2022-02-28")
    project.write("index.rst", f"Site\n====\n\n:news:date:`x <{date}>`\n\n.. newsfeed::\n")
    warnings = project.build(builder).warnings
    # A month without articles leads to its year.
    expected = is_known or date.startswith("2022")
    assert (warnings == []) == expected, warnings


def test_a_place_of_a_path_answers_to_its_last_name(project: NewsProject) -> None:
    project.configure(
        'newsfeed_sources = {"news": {"path": "news", "dialect": "hexo"}}', "newsfeed_archives = []"
    )
    project.article("a.md", extra="categories: [Technology, Harbour]")
    project.write(
        "index.rst",
        "Site\n====\n\n:news:category:`Harbour`\n\n"
        ".. newsfeed::\n   :category: Technology › Harbour\n",
    )
    build = project.build()
    assert build.warnings == []
    assert re.search(
        r'<a class="reference internal" href="#[^"]*"[^>]*>.*?Harbour', build.text("index.html")
    )


@pytest.fixture(scope="session")
def pages_of_roles(new_project: Callable[[], NewsProject]) -> Build:
    """A page for each of these roles, named by its place among them."""
    news = _with_listings(new_project())
    for place, (text, _, _) in enumerate(_LINKS):
        news.write(f"page{place}.rst", f":orphan:\n\nPage\n====\n\n{text}\n")
    return news.build()


@pytest.mark.parametrize(("text", "href", "title"), _LINKS)
def test_roles(pages_of_roles: Build, text: str, href: str, title: str) -> None:
    page = f"page{_LINKS.index((text, href, title))}"
    assert pages_of_roles.told_of(f"{page}.rst") == []
    pattern = rf'<a class="reference internal" href="{re.escape(href)}"[^>]*>.*?{title}.*?</a>'
    assert re.search(pattern, pages_of_roles.text(f"{page}.html"))


def test_roles_are_all_found(pages_of_roles: Build) -> None:
    assert pages_of_roles.warnings == []


def test_roles_in_markdown(news: NewsProject) -> None:
    news.article("three.md", "See {news:article}`that <one>`, {news:date}`2022-03`.")
    build = news.build()
    assert build.warnings == []
    assert 'href="one.html"' in build.text("news/three.html")
    assert 'href="../index.html#news-2022-03"' in build.text("news/three.html")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (":news:article:`on`", "no article 'on'; nearest are news/one"),
        (":news:category:`金`", "no category '金'; nearest are 金融"),
        (":news:tag:`silver`", "no tag 'silver'; nearest are gold"),
        (":news:author:`An Other`", "no author 'An Other'; nearest are Ann Other"),
        (":news:date:`2021`", "no date '2021'; nearest are 2022-03"),
        (":news:date:`soon`", "no date 'soon'; nearest are 2022-03"),
    ],
)
@pytest.mark.parametrize("nitpicky", [False, True])
def test_a_missing_target_is_told_with_candidates(
    news: NewsProject, text: str, message: str, nitpicky: bool
) -> None:
    news.write("page.rst", f":orphan:\n\nPage\n====\n\n{text}\n")
    build = news.build("text", nitpicky=nitpicky)
    assert len(build.warnings) == 1
    assert f"page.rst:6: WARNING: {message}" in build.warnings[0]
    assert build.warnings[0].endswith("[newsfeed.reference]")


def test_where_nothing_can_be_meant_that_is_told(project: NewsProject) -> None:
    project.write("index.rst", "Site\n====\n\n:news:article:`one` :ref:`news-one`\n")
    project.configure("newsfeed_sources = {}")
    second, first = project.build("text").warnings
    assert "no article 'one'; there are no articles" in first
    assert "undefined label: 'news-one'" in second


def test_an_ambiguous_target_is_told_with_candidates(news: NewsProject) -> None:
    news.article("other.md", extra="slug: number-one", date="2023-01-01")
    build = _page(news, ":news:article:`number-one`")
    assert len(build.warnings) == 1
    assert (
        "'number-one' names 2 articles, the first is taken: news/other, news/one"
        in (build.warnings[0])
    )
    assert 'href="news/other.html"' in build.text("page.html")


def test_names_without_a_place_are_plain_text(project: NewsProject) -> None:
    project.article("one.md", extra="categories: [Markets]\nauthor: Ann\ntags: x")
    build = project.build(nitpicky=True)
    assert build.warnings == []
    assert '<span class="newsfeed-category">Markets</span>' in build.text("news/one.html")


def test_the_inventory_has_all_objects(news: NewsProject) -> None:
    build = news.build()
    inventory = InventoryFile.load(
        io.BytesIO((build.outdir / "objects.inv").read_bytes()), "https://x.example", _join
    )
    data = getattr(inventory, "data", inventory)
    found = {kind: sorted(data[kind]) for kind in data if kind.startswith("news:")}
    assert found == {
        "news:article": ["news/deep/two", "news/one"],
        "news:category": ["Markets", "金融"],
        "news:tag": ["gold"],
        "news:author": ["Ann Other"],
        "news:date": ["2022-02", "2022-03"],
    }


def _join(base: str, path: str) -> str:
    return f"{base}/{path}"


def test_another_project_refers_to_articles(news: NewsProject) -> None:
    outdir = news.build().outdir
    other = NewsProject(news.folder.parent / "other")
    other.folder.mkdir(exist_ok=True)
    text = "See {news:article}`news/one` and {external+them:news:date}`2022-02`."
    other.article("local.md", text)
    inventory = str(outdir / "objects.inv")
    other.configure(
        'extensions.append("sphinx.ext.intersphinx")',
        f'intersphinx_mapping = {{"them": ("https://them.example/", {inventory!r})}}',
    )
    build = other.build()
    assert build.warnings == []
    page = build.text("news/local.html")
    assert 'href="https://them.example/news/one.html"' in page
    assert 'href="https://them.example/index.html#news-2022-02"' in page


def test_the_index_lists_all_articles_by_month(news: NewsProject) -> None:
    page = news.build().text("news-index.html")
    assert page.rindex("2022-03") < page.index("Second") < page.rindex("2022-02")
    assert "First &lt;news&gt;" in page
    assert 'href="news/one.html#newsfeed-article"' in page


def test_groups_can_be_referred_to_by_ref(news: NewsProject) -> None:
    build = _page(news, ":ref:`news-2022-02` and :ref:`text <news-category-markets>`")
    assert build.warnings == []
    page = build.text("page.html")
    assert 'href="index.html#news-2022-02"' in page
    assert "February 2022" in page
    assert 'href="index.html#news-category-markets"' in page


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "latex"])
def test_references_in_every_builder(news: NewsProject, builder: str) -> None:
    news.write("page.rst", "Page\n====\n\n" + "\n\n".join(text for text, _, _ in _LINKS) + "\n")
    index = (news.folder / "index.rst").read_text("utf-8")
    news.write("index.rst", index + "\n.. toctree::\n\n   page\n")
    assert news.build(builder).warnings == []


def test_the_index_in_latex(news: NewsProject) -> None:
    text = news.build("latex", project="Site").text("site.tex")
    assert r"\bigletter{2022\sphinxhyphen{}02}" in text
    assert r"\item\relax\sphinxstyleindexentry{Second}" in text
