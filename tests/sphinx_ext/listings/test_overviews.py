"""The directives that show tags, categories, authors, dates, and a year as a calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import PNG, Build, NewsProject
from docutils import nodes


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    return _articles(project)


def _articles(project: NewsProject) -> NewsProject:
    project.configure(
        "newsfeed_archives = []",
        'newsfeed_sources = {"news": {"path": "news", "dialect": "hexo"}}',
        'newsfeed_authors = {"ann": {"name": "Ann Ex", "url": "https://example.org/ann",'
        ' "avatar": "ann.png", "description": "Writes news."}}',
    )
    project.write("ann.png", PNG)
    for number in range(9):
        tags = ["all", *(["some"] if number < 3 else []), *(["one"] if number == 4 else [])]
        extra = f"tags: [{', '.join(tags)}]\nauthor: {'ann' if number % 2 else 'Bob'}"
        extra += f"\ncategories: {['[Top, Sub]', 'Top', '[Top, Sub, Deep]', 'Other'][number % 4]}"
        date = f"{2020 + number // 5}-0{number % 5 + 1}-10"
        project.article(f"n{number}.md", "Text.", title=f"N {number}", date=date, extra=extra)
    return project


@pytest.fixture
def archived(news: NewsProject) -> NewsProject:
    """The same with an archive of each name and date."""
    conf = (news.folder / "conf.py").read_text("utf-8")
    kinds = '["year", "month", "day", "category", "tag", "author"]'
    news.write("conf.py", conf.replace("newsfeed_archives = []", f"newsfeed_archives = {kinds}"))
    return news


def overview(project: NewsProject, directive: str, builder: str = "html") -> Build:
    project.write("page.rst", f":orphan:\n\nPage\n====\n\n.. {directive}\n")
    return project.build(builder)


def lines(build: Build, docname: str = "page") -> list[str]:
    """The text of each line of an overview, with as many stops before it as it is deep."""
    found = []
    for item in build.doctree(docname).findall(nodes.list_item):
        depth, node = 0, item.parent
        while node is not None:
            depth += isinstance(node, nodes.list_item)
            node = node.parent
        found.append("." * depth + item[0].astext())
    return found


#: Overviews, and the lines of each.
_COUNTS: list[tuple[str, list[str]]] = [
    ("newsfeed-tags::", ["all (9)", "one (1)", "some (3)"]),
    ("newsfeed-tags:: one, ALL", ["all (9)", "one (1)"]),
    (
        "newsfeed-categories::",
        ["Other (2)", "Top (7)", ".Sub (5)", "..Deep (2)"],
    ),
    ("newsfeed-categories:: Top", ["Sub (5)", ".Deep (2)"]),
    ("newsfeed-categories:: Top > Sub", ["Deep (2)"]),
    ("newsfeed-categories:: › Other", []),
    (
        "newsfeed-dates:: 2021",
        ["2021 (4)", *(f".{m} 2021 (1)" for m in ("April", "March", "February", "January"))],
    ),
]


def test_an_overview_counts(news: NewsProject) -> None:
    for number, (directive, _) in enumerate(_COUNTS):
        news.write(f"page{number}.rst", f":orphan:\n\nPage\n====\n\n.. {directive}\n")
    build = news.build("dummy")
    assert build.warnings == []
    for number, (_, expected) in enumerate(_COUNTS):
        assert lines(build, f"page{number}") == expected


def test_dates_stand_newest_first(news: NewsProject) -> None:
    years = [line for line in lines(overview(news, "newsfeed-dates::", "dummy")) if line[0] != "."]
    assert years == ["2021 (4)", "2020 (5)"]


def test_tags_are_larger_that_more_articles_have(news: NewsProject) -> None:
    page = overview(news, "newsfeed-tags::").text("page.html")
    sizes = dict(re.findall(r'newsfeed-size-(\d)".*?<span[^>]*>(\w+)</span>', page))
    assert sizes == {"5": "all", "1": "one", "3": "some"}


def test_names_lead_to_their_archives(archived: NewsProject) -> None:
    page = overview(archived, "newsfeed-categories::").text("page.html")
    leads = re.findall(r'href="(news/category/[^"]+)"', page)
    assert leads == [
        "news/category/other.html",
        "news/category/top.html",
        "news/category/top/sub.html",
        "news/category/top/sub/deep.html",
    ]


def test_without_archives_names_are_text(news: NewsProject) -> None:
    news.configure("newsfeed_archives = []")
    news.write("index.rst", "Site\n====\n")
    build = overview(news, "newsfeed-tags::")
    assert build.warnings == []
    assert lines(build) == ["all (9)", "one (1)", "some (3)"]
    assert 'href="news/tag' not in build.text("page.html")


def test_an_author_has_a_profile(news: NewsProject) -> None:
    build = overview(news, "newsfeed-authors::")
    page = build.text("page.html")
    assert build.warnings == []
    for piece in ("Ann Ex", "(4)", "Writes news.", 'href="https://example.org/ann"', "Bob"):
        assert piece in page
    assert re.search(r'<img alt="" class="newsfeed-avatar"[^>]* src="_images/ann.png"', page)


@pytest.mark.parametrize(
    "avatar", ["file:///etc/passwd", "//host/x.png", "javascript:x", "data:image/png,x"]
)
def test_an_avatar_is_a_picture_of_the_web_or_of_the_project(
    project: NewsProject, avatar: str
) -> None:
    project.configure(f"newsfeed_authors = {{'ann': {{'name': 'Ann', 'avatar': {avatar!r}}}}}")
    project.article("a.md", "Text.", extra="author: ann")
    build = overview(project, "newsfeed-authors::")
    (warning,) = build.warnings
    assert "is neither a web address nor a file" in warning
    assert "<img" not in build.text("page.html")


def test_an_avatar_may_be_of_the_web(project: NewsProject) -> None:
    address = "https://example.org/a.png"
    project.configure(f"newsfeed_authors = {{'ann': {{'name': 'Ann', 'avatar': {address!r}}}}}")
    project.article("a.md", "Text.", extra="author: ann")
    build = overview(project, "newsfeed-authors::", "dummy")
    (image,) = build.doctree("page").findall(nodes.image)
    assert image["uri"] == address


def test_an_avatar_above_the_project_is_looked_for_in_it(project: NewsProject) -> None:
    (project.folder.parent / "secret.png").write_bytes(b"secret")
    project.configure("newsfeed_authors = {'ann': {'name': 'Ann', 'avatar': '../secret.png'}}")
    project.article("a.md", "Text.", extra="author: ann")
    build = overview(project, "newsfeed-authors::")
    assert any("secret.png" in warning for warning in build.warnings)
    assert not list(build.outdir.rglob("secret*"))


#: Overviews of names that no article has, and what is told.
_UNKNOWN = [
    ("newsfeed-tags:: al, one", "no article has 'al'; there are all"),
    ("newsfeed-categories:: Topp", "no article has 'Topp'; there are Top"),
    ("newsfeed-authors:: Bobb", "no article has 'Bobb'; there are Bob"),
    ("newsfeed-dates:: 1999", "no article is of '1999'; there are 2020, 2021"),
    ("newsfeed-calendar:: 1999", "no article is of '1999'; there are 2020, 2021"),
]


def test_an_unknown_name_is_told(news: NewsProject) -> None:
    for number, (directive, _) in enumerate(_UNKNOWN):
        news.write(f"page{number}.rst", f":orphan:\n\nPage\n====\n\n.. {directive}\n")
    told = sorted(news.build("dummy").singly)
    for number, ((_, message), warning) in enumerate(zip(_UNKNOWN, told, strict=True)):
        assert message in warning
        assert f"page{number}.rst:6: WARNING" in warning
        assert "[newsfeed.option]" in warning


@pytest.mark.parametrize("name", ["tags", "categories", "authors", "dates", "calendar"])
def test_without_articles_there_is_nothing(project: NewsProject, name: str) -> None:
    build = overview(project, f"newsfeed-{name}::")
    assert [warning for warning in build.warnings if "newsfeed.source" not in warning] == []
    assert 'class="newsfeed' not in build.text("page.html").partition("<body>")[2]


_OVERVIEWS = ["tags", "categories", "authors", "dates", "calendar"]


@pytest.fixture(scope="session")
def later_builds(new_project: Callable[[], NewsProject]) -> Sequence[Build]:
    """A page for each overview, built again after nothing, one more article, and another text."""
    news = _articles(new_project())
    for name in _OVERVIEWS:
        news.write(f"{name}.rst", f":orphan:\n\nPage\n====\n\n.. newsfeed-{name}::\n")
    news.build()
    builds = [news.build()]
    extra = "tags: new\nauthor: Cy\ncategories: New"
    for title, text in (("N 9", "Text."), ("N 9!", "Other.")):
        news.article("n9.md", text, title=title, date="2021-05-10", extra=extra)
        builds.append(news.build())
    return builds


@pytest.mark.parametrize("name", _OVERVIEWS)
def test_an_overview_follows_the_articles(later_builds: Sequence[Build], name: str) -> None:
    unchanged, one_more, another_text = later_builds
    assert unchanged.written == []
    assert name in one_more.read
    # An article that changes nothing of what is counted does not touch it.
    assert "news/n9" in another_text.written
    assert name not in another_text.written


def test_a_page_below_one_category_does_not_follow_another(news: NewsProject) -> None:
    overview(news, "newsfeed-categories:: Top")
    news.article("n9.md", "Text.", date="2021-05-10", extra="categories: Other")
    assert "page" not in news.build().read


@pytest.mark.parametrize("builder", ["text", "xml", "man", "texinfo", "latex", "epub", "gettext"])
def test_every_builder_shows_them(news: NewsProject, builder: str) -> None:
    names = ("tags", "categories", "authors", "dates", "calendar")
    overviews = "\n\n".join(f".. newsfeed-{name}::" for name in names)
    news.write("index.rst", f"Site\n====\n\n{overviews}\n")
    news.configure("newsfeed_archives = []", "copyright = 'x'", "version = '1'")
    assert news.build(builder).warnings == []


# A year as a calendar.


def squares(build: Build, docname: str = "page") -> dict[str, str]:
    """What the links of the calendar are called, and where they lead."""
    return {link["aria-label"]: link["href"] for link in parts(build, "a", docname)}


def parts(build: Build, element: str, docname: str = "page") -> list[Any]:
    """The elements of the calendar's picture that have a name."""
    page = BeautifulSoup(build.text(f"{docname}.html"), "lxml")
    return page.select(f"svg {element}")


def test_a_day_with_articles_is_a_link(archived: NewsProject) -> None:
    build = overview(archived, "newsfeed-calendar:: 2020")
    assert build.warnings == []
    assert squares(build) == {
        f"{month} 10, 2020: 1 article": f"news/archive/2020/0{number}/10.html"
        for number, month in enumerate(["January", "February", "March", "April", "May"], 1)
    }


def test_without_a_year_it_is_the_latest(news: NewsProject) -> None:
    assert "2021: 4 articles" in overview(news, "newsfeed-calendar::").text("page.html")


def test_a_day_without_an_archive_leads_to_its_month_or_year(news: NewsProject) -> None:
    news.configure('newsfeed_archives = ["year"]')
    build = overview(news, "newsfeed-calendar:: 2020")
    assert next(iter(squares(build).values())) == "news/archive/2020.html#news-2020-01"


@pytest.mark.parametrize(
    ("year", "days", "weeks"), [("2021", 365, 27), ("2024", 366, 27), ("2012", 366, 28)]
)
def test_a_calendar_has_all_days(project: NewsProject, year: str, days: int, weeks: int) -> None:
    project.article("a.md", "Text.", date=f"{year}-12-31")
    project.article("b.md", "Text.", date=f"{year}-01-01")
    build = overview(project, f"newsfeed-calendar:: {year}")
    found = parts(build, "rect")
    assert len(found) == days
    # Both halves have the same columns.
    assert len({square["x"] for square in found}) == weeks
    halves = found[: days - 184], found[-184:]
    assert sum(len({(each["x"], each["y"]) for each in half}) for half in halves) == days


@pytest.mark.parametrize(
    ("language", "first", "month"),
    [("en_US", "M", "Jan"), ("de", "M", "Jan."), ("zh_CN", "一", "1月")],
)
def test_its_names_are_of_the_language(
    news: NewsProject, language: str, first: str, month: str
) -> None:
    """Every other day of the week is named."""
    news.write("page.rst", ":orphan:\n\nPage\n====\n\n.. newsfeed-calendar:: 2020\n")
    page = news.build(language=language).text("page.html")
    names = re.findall(r"<text[^>]*>([^<]*)</text>", page)
    assert names[0] == month
    assert names[6] == first


def test_a_day_is_darker_the_more_articles_it_has(project: NewsProject) -> None:
    for number, day in enumerate([1, 2, 2, 3, 3, 3, *[4] * 4, *[5] * 9]):
        project.article(f"a{number}.md", "Text.", date=f"2022-01-0{day}")
    page = overview(project, "newsfeed-calendar:: 2022").text("page.html")
    shades = re.findall(r'class="newsfeed-day-(\d)"', page)
    assert shades[:6] == ["1", "2", "3", "4", "4", "0"]


def test_elsewhere_it_is_a_table(news: NewsProject) -> None:
    text = overview(news, "newsfeed-calendar:: 2020", "text").text("page.txt")
    assert "2020: 5 articles" in text
    assert re.search(r"January 2020 .* 10", text)
