"""Which documents with listings and overviews are read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from conftest import NewsProject
from model.samples import make_article

from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.incremental.listings import _kind_of_output, page_of

_ARTICLES = [make_article(name) for name in "abcde"]


@pytest.mark.parametrize(
    ("page_size", "number", "names"),
    [(0, 1, "abcde"), (2, 1, "ab"), (2, 2, "cd"), (2, 3, "e"), (2, 4, ""), (5, 1, "abcde")],
)
def test_a_page_shows_so_many_articles(page_size: int, number: int, names: str) -> None:
    found = page_of(_ARTICLES, page_size, number)
    assert [article.docname for article in found] == [f"news/{name}" for name in names]


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Six articles, of which two have a tag, and another one is pinned."""
    return _articles(project)


def _articles(project: NewsProject) -> NewsProject:
    for number in range(6):
        tag = "tags: some" if number % 3 == 0 else "tags: other"
        tag += "\npinned: true" if number == 2 else ""
        project.article(
            f"n{number}.md", "Text.", date=f"202{number % 2}-0{number + 1}-01", extra=tag
        )
    return project


#: Directives, and whether they show the oldest article.
_DIRECTIVES = [
    ("newsfeed::\n   :group-by: tag", True),
    ("newsfeed::\n   :group-by: tag\n   :page-size: 6", True),
    # The pinned article is the first of its year, which is not the first one.
    ("newsfeed::\n   :group-by: year", True),
    ("newsfeed::\n   :group-by: year\n   :sort: oldest", True),
    ("newsfeed::\n   :group-by: year\n   :sort: oldest\n   :page-size: 4", True),
    # The oldest article is on another page, or beyond the limit.
    ("newsfeed::\n   :page-size: 2\n   :style: cards", False),
    ("newsfeed::\n   :limit: 2", False),
    ("newsfeed::\n   :sort: title\n   :limit: 2", True),
    ("newsfeed-tags::", True),
    ("newsfeed-tags:: some", False),
    ("newsfeed-tags:: MORE, some", True),
    ("newsfeed-calendar:: 2020", True),
    ("newsfeed-calendar:: 2021", False),
]


@pytest.fixture(scope="session")
def read_later(new_project: Callable[[], NewsProject]) -> Sequence[Sequence[str]]:
    """What is read again of a page for each directive, before the oldest article changed and after.

    Pages are named by their place among the directives.
    """
    news = _articles(new_project())
    for place, (directive, _) in enumerate(_DIRECTIVES):
        news.write(f"page{place}.rst", f":orphan:\n\nSite\n====\n\n.. {directive}\n")
    news.build("dummy")
    before = news.build("dummy").read
    news.article("n0.md", "Text.", date="2020-01-02", title="A", extra="tags: [some, more]")
    return [before, *(news.build("dummy").read for _ in range(2))]


@pytest.mark.parametrize(("directive", "shows_it"), _DIRECTIVES)
def test_a_page_is_read_when_what_it_shows_changed_and_not_else(
    read_later: Sequence[Sequence[str]], directive: str, shows_it: bool
) -> None:
    page = f"page{_DIRECTIVES.index((directive, shows_it))}"
    assert [page in read for read in read_later] == [False, shows_it, False]


def test_what_changed_is_read_once(read_later: Sequence[Sequence[str]]) -> None:
    before, changed, after = read_later
    assert "news/n0" in changed
    assert (before, after) == ([], [])


def test_a_listing_notes_the_articles_of_its_page(news: NewsProject) -> None:
    directive = ".. newsfeed::\n   :page-size: 2\n   :style: {}\n"
    shown = "\n".join(directive.format(style) for style in ("list", "full", "summary"))
    news.write("index.rst", f"Site\n====\n\n{shown}")
    stored = domain_of(news.build("dummy").app.env).stored
    newest = ("news/n2", "news/n5")
    assert [each.articles for each in stored.listings["index"]] == [newest, newest, newest]


def test_outputs_of_three_kinds_have_other_listings(news: NewsProject) -> None:
    """Books include articles; what has no further pages shows all on one."""

    def kind(name: str) -> str:
        return _kind_of_output(domain_of(news.build(name, output=name, version="1").app.env))

    kinds = {name: kind(name) for name in ("html", "text", "latex", "epub", "gettext")}
    assert kinds["html"] == kinds["text"]
    assert kinds["latex"] == kinds["epub"]
    assert len({*kinds.values()}) == 3


def test_a_page_is_read_when_the_listing_gets_one_more_page(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :page-size: 2\n")
    news.build("dummy")
    news.article("older.md", "Text.", date="2019-01-01")
    assert "index" in news.build("dummy").read
