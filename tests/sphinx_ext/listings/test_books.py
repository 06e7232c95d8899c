"""What a listing is in a book: articles under their years, and lines for those elsewhere."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from conftest import Build, NewsProject, change

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.selection import Selection, Sort
from sphinx_newsfeed.sphinx_ext.listings.books import order_in_book

_DATES = {"a": "2021-03-01", "b": "2022-05-01", "c": "2022-01-01", "d": "2023-02-02"}
#: Those that make one text of all, with the name of the file.
_TEXTS = {"latex": "site.tex", "singlehtml": "index.html", "man": "site.1", "texinfo": "site.texi"}


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Four articles of three years, and a page that lists them."""
    for name, date in _DATES.items():
        extra = "category: odd" if name in "ac" else "pinned: true" if name == "b" else ""
        project.article(
            f"{name}.md", f"Body of {name}.", title=f"Title {name}", date=date, extra=extra
        )
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   first\n   all\n")
    project.write("first.rst", "First\n=====\n\n.. newsfeed::\n   :limit: 2\n   :style: cards\n")
    project.write("all.rst", "All\n===\n\n.. newsfeed::\n")
    return project


def _built(news: NewsProject, builder: str = "latex", **overrides: object) -> Build:
    about = {"project": "Site", "version": "1", "epub_copyright": "x", "copyright": "x"}
    build = news.build(builder, nitpicky=True, **(about | overrides))
    assert build.warnings == []
    return build


def _order(text: str, words: str) -> list[str]:
    return re.findall(words, text)


@pytest.mark.parametrize("builder", _TEXTS)
def test_articles_stand_in_order_under_their_years_and_have_no_teasers(
    news: NewsProject, builder: str
) -> None:
    text = _built(news, builder).text(_TEXTS[builder])
    body = text[text.index('role="main"') :] if builder == "singlehtml" else text
    assert _order(body, r"Body of \w")[:4] == [f"Body of {name}" for name in "acbd"]
    assert body.count("Body of ") == 4
    years = r"(?:section\{|<h\d>|\.SS |section )(20\d\d)|(Body of \w)"
    found = ["".join(each) for each in re.findall(years, body)]
    if builder != "man":
        first = found[found.index("2021") :]
        assert first[:7] == [
            *("2021", "Body of a", "2022", "Body of c", "Body of b", "2023", "Body of d"),
        ]
    assert "Pinned" not in body


def test_a_listing_that_is_cut_short_has_lines_even_where_it_comes_first(
    news: NewsProject,
) -> None:
    text = _built(news).text("site.tex")
    first = text[text.index(r"\chapter{First}") : text.index(r"\chapter{All}")]
    assert _order(first, r"Title \w") == ["Title b", "Title d"]
    assert first.count(r"\newsfeedpaged") == 2
    assert "Body" not in first
    assert r"\newsfeedpaged" not in text[text.index(r"\chapter{All}") :]


def test_what_no_other_listing_has_stands_in_one_that_is_cut_short(news: NewsProject) -> None:
    news.write("all.rst", "All\n===\n")
    text = _built(news).text("site.tex")
    assert _order(text, r"Body of \w") == ["Body of b", "Body of d"]
    assert r"\section{2022}" not in text


def test_a_filter_yields_to_all_news_and_leaves_no_heading(news: NewsProject) -> None:
    news.write(
        "first.rst", "First\n=====\n\n.. newsfeed::\n   :category: odd\n\nSee :news:date:`2022`.\n"
    )
    text = _built(news).text("site.tex")
    first = text[text.index(r"\chapter{First}") : text.index(r"\chapter{All}")]
    assert _order(first, r"section\{\d+\}|Body of \w|Title \w") == ["Title c", "Title a"]
    assert r"\hyperref[\detokenize{all:news-2022}]" in first
    book = _built(news, "epub")
    assert _order(book.text("nav.xhtml"), r">(\d{4}|\w+ ?\w?)</a>") == [
        *("Site", "First", "All", "2021", "Title a", "2022", "Title c", "Title b", "2023"),
        "Title d",
    ]
    assert _order(book.text("first.xhtml"), r"<h2>|Title \w") == ["Title c", "Title a"]
    page = book.text("all.xhtml")
    assert _order(page, r"<h2>(\d+)|(Title \w)") == [
        *(("2021", ""), ("", "Title a"), ("2022", ""), ("", "Title c"), ("", "Title b")),
        *(("2023", ""), ("", "Title d")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (":sort: newest", ["2023", "d", "2022", "b", "c", "2021", "a"]),
        (":sort: oldest", ["2021", "a", "2022", "c", "b", "2023", "d"]),
        (":sort: title", ["a", "b", "c", "d"]),
        (":group-by: none", ["a", "c", "b", "d"]),
        (":group-by: category", ["odd", "c", "a", "Other", "b", "d"]),
    ],
)
def test_options_decide_the_order(news: NewsProject, options: str, expected: list[str]) -> None:
    news.write("all.rst", f"All\n===\n\n.. newsfeed::\n   {options}\n")
    text = _built(news).text("site.tex")
    text = text[text.index(r"\chapter{All}") :]
    found = re.findall(r"\\section\{(\w+)\}|Body of (\w)", text)
    assert ["".join(each) for each in found] == expected


def test_all_news_by_date_come_before_those_under_names(news: NewsProject) -> None:
    news.write("first.rst", "First\n=====\n\n.. newsfeed::\n   :group-by: category\n")
    text = _built(news).text("site.tex")
    first = text[text.index(r"\chapter{First}") : text.index(r"\chapter{All}")]
    assert _order(first, r"section\{\w+\}|Body of \w|Title \w") == [
        *("section{odd}", "Title c", "Title a", "section{Other}", "Title b", "Title d"),
    ]


def test_teasers_stay_where_they_are_asked_for(news: NewsProject) -> None:
    text = _built(news, newsfeed_book_teasers=True).text("site.tex")
    first = text[text.index(r"\chapter{First}") : text.index(r"\chapter{All}")]
    assert _order(first, r"Body of \w") == ["Body of b", "Body of d"]
    found = re.findall(r"\\section\{(\d+)\}|Body of (\w)", text[text.index(r"\chapter{All}") :])
    assert ["".join(each) for each in found] == [
        *("2021", "a", "a", "2022", "c", "b", "c", "b", "2023", "d", "d"),
    ]
    book = _built(news, "epub", newsfeed_book_teasers=True)
    assert book.text("all.xhtml").count("Body of ") == 4


def test_the_option_builds_listings_anew(news: NewsProject) -> None:
    _built(news)
    build = _built(news, newsfeed_book_teasers=True)
    assert sorted(build.read) == ["all", "first"]
    news.write("_build/fresh", "")
    assert _built(news, newsfeed_book_teasers=True).read == []


def test_an_article_that_moves_to_another_year_takes_the_heading_along(news: NewsProject) -> None:
    news.write("first.rst", "First\n=====\n\n.. newsfeed::\n   :category: odd\n")
    news.write("all.rst", "All\n===\n\n.. newsfeed::\n   :since: 2022\n")
    book = _built(news, "epub").text("nav.xhtml")
    words = r">(\d{4}|First|All|Title \w)</a>"
    assert _order(book, words) == [
        *("First", "2021", "Title a", "2022", "Title c", "All", "2022", "Title b", "2023"),
        "Title d",
    ]
    change(news.folder / "news/c.md", "category: odd", "category: even")
    assert _order(_built(news, "epub").text("nav.xhtml"), words) == [
        *("First", "2021", "Title a", "All", "2022", "Title c", "Title b", "2023", "Title d"),
    ]
    change(news.folder / "news/c.md", "category: even", "category: odd")
    assert _order(_built(news, "epub").text("nav.xhtml"), words) == _order(book, words)


@pytest.mark.parametrize(("builder", "grouped"), [("latex", ""), ("html", "   :group-by: year\n")])
def test_a_date_that_does_not_show_counts(news: NewsProject, builder: str, grouped: str) -> None:
    listing = f"All\n===\n\n.. newsfeed:: news/a\n   :date-format: d MMM\n{grouped}"
    news.write("all.rst", listing)
    _built(news, builder)
    change(news.folder / "news/a.md", "2021-03-01", "2020-03-01")
    assert "all" in _built(news, builder).read


def test_a_listing_in_an_article_takes_nothing_away(news: NewsProject) -> None:
    body = "Body of e.\n\n```{newsfeed}\n:category: odd\n```\n"
    news.article("e.md", body, title="Title e", date="2021-01-01")
    news.article("f.md", "Body of f.\n\n```{newsfeed}\n```\n", title="Title f", date="2020-01-01")
    text = _built(news).text("site.tex")
    assert sorted(_order(text, r"Body of \w")) == [f"Body of {name}" for name in "abcdef"]


def test_a_page_that_is_left_out_of_books_holds_nothing(news: NewsProject) -> None:
    news.write("first.rst", "First\n=====\n\n.. only:: html\n\n   .. newsfeed::\n")
    text = _built(news).text("site.tex")
    assert text.count("Body of ") == 4


@pytest.mark.parametrize(
    ("sort", "is_told", "expected"),
    [
        (Sort.NEWEST, False, "abc"), (Sort.NEWEST, True, "cba"), (Sort.OLDEST, True, "abc"),
        (Sort.TITLE, True, "cab"),
    ],
)  # fmt: skip
def test_the_order_of_a_book(sort: Sort, is_told: bool, expected: str) -> None:
    def article(name: str, day: int, title: str, *, pinned: bool = False) -> Article:
        date = datetime(2022, 1, day, tzinfo=UTC)
        return Article(docname=name, title=title, date=date, path=name, pinned=pinned)

    articles = [article("c", 3, "A", pinned=True), article("a", 1, "b"), article("b", 1, "C")]
    found = order_in_book(articles, Selection(sort=sort), is_told=is_told)
    assert "".join(each.docname for each in found) == expected


@pytest.mark.parametrize("builder", ["latex", "epub", "singlehtml"])
def test_a_listing_without_an_article_stops_no_book(project: NewsProject, builder: str) -> None:
    project.article("a.md", "Text.", date="2999-01-01")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n")
    build = project.build(builder, version="1", epub_copyright="x")
    assert build.warnings == []
