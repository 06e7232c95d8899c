"""Which page is the news page, to which all others lead back."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from conftest import Build, NewsProject, change

#: The archives that a project has of itself; tests have none where conf.py does not name them.
_ARCHIVES = "# newsfeed_archives are those of the default"
_ALL = ".. newsfeed::\n"
_FEW = ".. newsfeed::\n   :limit: 2\n"
_SOME = ".. newsfeed::\n   :tag: ferry\n"


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure(_ARCHIVES)
    for number in range(3):
        project.article(f"n{number}.md", date=f"2022-0{number + 1}-01", extra="tags: ferry")
    return project


def back(build: Build, page: str = "news/n1") -> str:
    """Where the foot of an article leads back to."""
    found = BeautifulSoup(build.text(f"{page}.html"), "lxml").select_one(".newsfeed-back a")
    return str(found["href"]) if found else ""


@pytest.mark.parametrize(
    ("pages", "target", "makes_one"),
    [
        ({"index": _ALL}, "../index.html", False),
        ({"index": _FEW}, "../index.html", True),
        ({"index": _SOME}, "../index.html", True),
        ({"index": "Words.\n"}, "../index.html", True),
        ({"index": _FEW, "news/index": _ALL}, "index.html", False),
        ({"index": _ALL, "news/index": _ALL}, "index.html", False),
        ({"index": _ALL, "news/index": _FEW}, "../index.html", False),
        ({"index": _ALL, "blog/index": _ALL}, "../index.html", False),
        ({"index": _SOME, "blog/index": _ALL, "a/deep/one": _ALL}, "../blog/index.html", False),
        ({"index": _SOME, "news": _ALL, "newsroom": _ALL}, "../news.html", False),
        ({"index": _FEW, "news/index": "Words.\n"}, "index.html", True),
        # A page of the project's own in the place of the one that is made.
        ({"index": _FEW, "news/all": _ALL}, "all.html", True),
    ],
)
def test_the_news_page_is_found(
    news: NewsProject, pages: dict[str, str], target: str, makes_one: bool
) -> None:
    for name, text in pages.items():
        news.write(f"{name}.rst", f":orphan:\n\nPage\n====\n\n{text}")
    build = news.build()
    assert build.warnings == []
    assert back(build) == target
    assert ("news/all" in build.app.env.found_docs) == makes_one


def test_the_news_page_is_named(news: NewsProject) -> None:
    news.write("blog.rst", ":orphan:\n\nBlog\n====\n\n.. newsfeed::\n   :group-by: year\n")
    news.configure(_ARCHIVES, 'newsfeed_page = "blog"')
    build = news.build()
    assert build.warnings == []
    assert back(build) == "../blog.html"
    assert "news/all" not in build.app.env.found_docs


def test_a_page_that_is_not_there_is_told(news: NewsProject) -> None:
    news.configure(_ARCHIVES, 'newsfeed_page = "bolg"')
    build = news.build()
    assert len(build.warnings) == 1
    assert "newsfeed_page: 'bolg' is no document of the project" in build.warnings[0]
    assert back(build) == "../index.html"


def test_what_is_left_leads_to_the_news_page(news: NewsProject) -> None:
    news.write("index.rst", f"Site\n====\n\n{_FEW}\n.. toctree::\n\n   blog\n")
    news.write("blog.rst", f"Blog\n====\n\n{_ALL}")
    page = BeautifulSoup(news.build().text("index.html"), "lxml")
    found = [(each["href"], each.get_text()) for each in page.select(".newsfeed-to-archive a")]
    assert found == [("blog.html", "More news (1)")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (":limit: 3", []),
        (":limit: 1", [("news/all.html", "More news (2)")]),
        (":limit: 1\n   :offset: 1", [("news/all.html", "More news (2)")]),
        (":limit: 1\n   :tag: ferry", [("news/tag/ferry.html", "More news (2)")]),
        (":limit: 1\n   :tag: ferry\n   :since: 2022-02", [("news/tag/ferry.html",
                                                            "More news (1)")]),
        (":limit: 1\n   :until: 2022-02", [("news/all.html", "More news (1)")]),
        (":limit: 1\n   :more: All of it", [("news/all.html", "All of it")]),
        (":tag: ferry", []),
    ],
)  # fmt: skip
def test_a_listing_that_is_cut_says_what_is_left(
    news: NewsProject, options: str, expected: list[tuple[str, str]]
) -> None:
    news.write("index.rst", f"Site\n====\n\n.. newsfeed::\n   {options}\n")
    build = news.build()
    assert build.warnings == []
    page = BeautifulSoup(build.text("index.html"), "lxml")
    found = [(each["href"], each.get_text()) for each in page.select(".newsfeed-to-archive a")]
    assert found == expected


class TestBuiltAgain:
    """The page of all news comes and goes with the project's own."""

    def test_it_goes_when_a_page_lists_all(self, news: NewsProject) -> None:
        news.write("index.rst", f"Site\n====\n\n{_FEW}")
        assert "news/all.html" in news.build().text("index.html")
        change(news.folder / "index.rst", "   :limit: 2\n", "")
        build = news.build()
        assert build.warnings == []
        assert not (build.outdir / "news/all.html").exists()
        assert "news/all.html" not in build.text("news/n1.html")

    def test_it_comes_when_none_does(self, news: NewsProject) -> None:
        news.write("index.rst", f"Site\n====\n\n{_ALL}")
        assert "news/all" not in news.build().app.env.found_docs
        change(news.folder / "index.rst", ".. newsfeed::\n", _FEW)
        build = news.build()
        assert build.warnings == []
        assert "Newer" not in build.text("news/all.html")
        assert "news/all.html" in build.text("index.html")

    def test_it_is_not_read_again(self, news: NewsProject) -> None:
        news.write("index.rst", f"Site\n====\n\n{_FEW}")
        assert "news/all" in news.build().written
        build = news.build()
        assert build.read == build.written == build.warnings == []

    def test_the_number_that_is_left_is_new(self, news: NewsProject) -> None:
        news.write("index.rst", f"Site\n====\n\n{_FEW}")
        assert "More news (1)" in news.build().text("index.html")
        news.article("old.md", date="2020-01-01")
        assert "More news (2)" in news.build().text("index.html")
