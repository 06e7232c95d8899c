"""What the search index holds: titles and texts of articles, and of archives their titles."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sphinx
from conftest import Build, NewsProject, change
from docutils import nodes

from sphinx_newsfeed.listing.html_nodes import NOT_SEARCHED
from sphinx_newsfeed.sphinx_ext.html_pages import search_repairs


def _index(build: Build) -> dict[str, Any]:
    text = build.text("searchindex.js")
    index: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    return index


def _words(index: dict[str, Any], docname: str) -> set[str]:
    """The terms of a document's title and text, but for numbers, which old releases have, too."""
    number = index["docnames"].index(docname)
    found = [*index["terms"].items(), *index["titleterms"].items()]
    return {
        term
        for term, numbers in found
        if number in ([numbers] if isinstance(numbers, int) else numbers) and not term.isdigit()
    }


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Articles whose pages say much of each other."""
    project.configure(
        'newsfeed_archives = ["year", "month", "category", "tag", "author"]',
        "newsfeed_authors = {'ann': {'name': 'Annabel', 'description': 'Baker'}}",
    )
    names = "tags: [tagword]\ncategory: catword\nauthor: ann\nlink: https://original.example/"
    project.article("a.md", "Alphatext one.", title="Alpha", date="2022-03-01", extra=names)
    project.article(
        "b.md", "Betatext.\n\n## Section\n\nLonger.", title="Beta", date="2022-03-02", extra=names
    )
    project.write(
        "index.rst",
        "Site\n====\n\nWritten.\n\n.. newsfeed::\n   :style: full\n   :more:\n   :page-size: 1\n\n"
        ".. newsfeed::\n   :group-by: month\n\n.. newsfeed::\n   :style: table\n\n"
        ".. note::\n\n   .. newsfeed::\n      :style: cards\n      :group-by: category\n\n"
        + "".join(
            f".. newsfeed-{each}::\n\n"
            for each in ("tags", "categories", "authors", "dates", "calendar")
        ),
    )
    return project


def test_only_its_own_text_is_found_of_a_page(news: NewsProject) -> None:
    index = _index(news.build())
    assert _words(index, "news/a") == {"alpha", "alphatext", "one"}
    assert _words(index, "news/b") == {"beta", "betatext", "section", "longer"}
    assert _words(index, "index") == {"site", "written"}


@pytest.mark.parametrize("since", ["2022-03-02", "2022", "2023-01"])
def test_articles_of_old_days_are_left_out_where_a_project_says_so(
    news: NewsProject, since: str
) -> None:
    index = _index(news.build(newsfeed_search_since=since))
    found = ["alphatext" in index["terms"], "betatext" in index["terms"]]
    assert found == [since <= "2022-03-01", since <= "2022-03-02"]
    assert "written" in index["terms"]


@pytest.mark.parametrize(
    ("docname", "words"),
    [
        ("news/category/catword", {"categori", "catword"}),
        ("news/tag/tagword", {"tag", "tagword"}),
        ("news/author/ann", {"annabel"}), ("news/archive/2022", set()),
        ("news/archive/2022/03", {"march"}), ("news/archive", {"archiv"}), ("news/tag", {"tag"}),
    ],
)  # fmt: skip
def test_an_archive_is_found_by_its_title(news: NewsProject, docname: str, words: set[str]) -> None:
    found = _words(_index(news.build()), docname)
    # Releases differ in the stem of "news".
    assert found - {"new", "news"} == words


def test_headings_of_groups_are_none_of_the_page(news: NewsProject) -> None:
    titles = _index(news.build())["alltitles"]
    index = [*titles].index
    assert index("Site") >= 0
    march = {number for number, _ in titles["March 2022"]}
    names = _index(news.build())["docnames"]
    assert {names[number] for number in march} == {"news/archive/2022/03"}


def test_all_outputs_of_the_same_are_alike(news: NewsProject) -> None:
    for number in range(8):
        news.article(f"n{number}.md", f"正文{number} 数据交易所", title=f"标题 {number}")
    first = news.build(output="one").text("searchindex.js")
    assert news.build(output="two", parallel=2).text("searchindex.js") == first


def test_a_build_that_goes_on_has_the_index_of_a_new_one(news: NewsProject) -> None:
    path = news.article("c.md", "气象局 first.", title="Gamma")
    news.build()
    change(path, "气象局 first", "天文台 second")
    news.article("d.md", "Delta 内存", title="Delta", extra="tags: [tagword]")
    again = _index(news.build())
    # Sphinx keeps words that are gone, with no page.
    again["terms"] = {word: pages for word, pages in again["terms"].items() if pages != []}
    assert again == _index(news.build(output="anew"))
    assert "_气_象_" not in again["terms"]


def test_pages_say_what_a_script_leaves_out(news: NewsProject) -> None:
    page = news.build().text("news/a.html")
    for element in ("newsfeed-header", "newsfeed-footer", "newsfeed-neighbours"):
        assert f"{element} {NOT_SEARCHED}" in page


def test_old_releases_are_given_trees_without_what_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inner = nodes.paragraph("", "", nodes.Text("inner"), classes=[NOT_SEARCHED])
    left_out = nodes.container("", inner, classes=[NOT_SEARCHED])
    tree = nodes.section("", nodes.paragraph("", "kept"), left_out, nodes.paragraph("", "end"))
    monkeypatch.setattr(sphinx, "version_info", (8, 1, 3, "final", 0))
    with search_repairs._left_out(tree):
        assert tree.astext() == "kept\n\nend"
    assert tree.astext() == "kept\n\ninner\n\nend"


@pytest.mark.parametrize("parallel", [0, 2])
def test_the_index_is_pruned_as_ever(news: NewsProject, parallel: int) -> None:
    """Sphinx is handed a set, of which each term looks up its documents."""
    news.build(parallel=parallel)
    (news.folder / "news" / "a.md").unlink()
    build = news.build(parallel=parallel)
    index = _index(build)
    assert "alphatext" not in index["terms"]
    assert "news/a" not in index["docnames"]
    assert vars(build.app.builder.indexer)["prune"] is not None
    fresh = _index(news.build(parallel=parallel, output="_fresh"))
    assert index == fresh
