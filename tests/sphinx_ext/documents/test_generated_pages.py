"""Archive pages: which there are, where they stand, and what they hold."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sphinx
from bs4 import BeautifulSoup
from conftest import Build, NewsProject, change
from docutils import nodes
from model.samples import make_article

from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.selection import Selection
from sphinx_newsfeed.pages.documents import PageOfListing
from sphinx_newsfeed.sphinx_ext.documents.generated_pages import _due_pages

_ALL = 'newsfeed_archives = ["all", "year", "month", "day", "category", "tag", "author"]'


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Articles of two years, with nested categories as Hexo has them, and names that are alike."""
    return write_news(project)


def write_news(project: NewsProject) -> NewsProject:
    project.configure(
        _ALL,
        "newsfeed_page_size = 2",
        'newsfeed_sources = {"news": {"path": "news", "dialect": "hexo"}}',
        'newsfeed_authors = {"ann": {"name": "Ann Ex", "url": "https://example.org/ann",'
        ' "description": "Writes *news*."}}',
    )
    rows = [
        ("a", "2021-05-01", "categories: [编程, 开源中国]\ntags: [C++]\nauthor: ann"),
        ("b", "2022-02-01", "categories: [编程]\ntags: [C#, c++]\nauthor: Bob"),
        ("c", "2022-02-03", "categories: [[编程, 开源中国], [金融]]\ntags: C\nauthor: [ann, Bob]"),
        ("d", "2022-02-03 09:00:00", "categories: Markets\ntags: [C, 'Größe, XL']"),
        ("e", "2022-03-01", "categories: markets\nauthor: ann"),
    ]
    for name, date, extra in rows:
        project.article(
            f"{name}.md", f"Text of {name}.", title=f"Title {name}", date=date, extra=extra
        )
    # It shows the newest, so that there is a page of all.
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: list\n   :limit: 9\n")
    return project


def listed(build: Build, docname: str) -> list[str]:
    """The titles of the articles that a page lists, in their order."""
    page = build.text(f"{docname}.html")
    body = page[page.index("<h1>") :]
    return re.findall(r'class="newsfeed-article">Title (\w)</span>', body)


def heading(build: Build, docname: str) -> str:
    found = re.search(r"<h1>(.*?)<a", build.text(f"{docname}.html"))
    assert found is not None
    return re.sub("<[^>]+>", "", found[1])


@pytest.mark.parametrize(
    ("docname", "title", "articles"),
    [
        ("news/all", "All news", "ed"),
        ("news/all/page-2", "All news, page 2", "cb"),
        ("news/all/page-3", "All news, page 3", "a"),
        ("news/archive/2021", "2021", "a"),
        ("news/archive/2022", "2022", "ed"),
        ("news/archive/2022/page-2", "2022, page 2", "cb"),
        ("news/archive/2022/02", "February 2022", "dc"),
        ("news/archive/2022/02/03", "February 3, 2022", "dc"),
        ("news/category/bian-cheng", "Category: 编程", "cb"),
        ("news/category/bian-cheng/kai-yuan-zhong-guo", "Category: 编程 › 开源中国", "ca"),
        ("news/category/jin-rong", "Category: 金融", "c"),
        ("news/category/markets", "Category: Markets", "ed"),
        ("news/tag/c-plus-plus", "Tag: C++", "ba"),
        ("news/tag/c-sharp", "Tag: C#", "b"),
        ("news/tag/c", "Tag: C", "dc"),
        ("news/tag/grosse-xl", "Tag: Größe, XL", "d"),
        ("news/author/ann", "News by Ann Ex", "ec"),
        ("news/author/bob", "News by Bob", "cb"),
    ],
)
def test_an_archive_lists_its_articles(
    built: Build, docname: str, title: str, articles: str
) -> None:
    assert heading(built, docname) == title
    assert listed(built, docname) == list(articles)


#: Roles, what each names, and the page that it leads to.
_ROLES = [
    ("category", "编程 › 开源中国", "news/category/bian-cheng/kai-yuan-zhong-guo.html"),
    ("category", "编程 > 开源中国", "news/category/bian-cheng/kai-yuan-zhong-guo.html"),
    ("category", "开源中国", "news/category/bian-cheng/kai-yuan-zhong-guo.html"),
    ("category", "MARKETS", "news/category/markets.html"),
    ("tag", "c++", "news/tag/c-plus-plus.html"),
    ("tag", "Größe, XL", "news/tag/grosse-xl.html"),
    ("tag", "Gro\u0308ße, XL", "news/tag/grosse-xl.html"),
    ("author", "ann", "news/author/ann.html"),
    ("date", "2022", "news/archive/2022.html"),
    ("date", "2022-2", "news/archive/2022/02.html"),
    ("date", "2022-02-03", "news/archive/2022/02/03.html"),
    ("date", "2022-02-09", "news/archive/2022/02.html"),
]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The news, built once for all tests that only look at the pages."""
    news = write_news(NewsProject(tmp_path_factory.mktemp("project")))
    roles = "".join(f"* :news:{role}:`{target}`\n" for role, target, _ in _ROLES)
    news.write("index.rst", f"Site\n====\n\n{roles}\n.. newsfeed::\n   :limit: 9\n")
    build = news.build()
    assert build.warnings == []
    return build


def test_overviews_count(built: Build) -> None:
    def words(docname: str) -> str:
        page = built.text(f"{docname}.html")
        box = page[page.index('<div class="newsfeed ') : page.index('<div class="clearer"')]
        return " ".join(re.sub("<[^>]+>", " ", box).split())

    assert words("news/tag").startswith("C (2) C# (1) C++ (2) Größe, XL (1)")
    assert words("news/category").startswith("Markets (2) 编程 (3) 开源中国 (2) 金融 (1)")
    assert words("news/archive").startswith("2022 (4) March 2022 (1) February 2022 (3) 2021 (1)")
    assert words("news/author").startswith(
        "Ann Ex (3) Writes *news*. https://example.org/ann Bob (2)"
    )
    # An author's page has the profile alone, and that of a category what stands within it.
    assert "Writes *news*." in built.text("news/author/ann.html")
    assert words("news/category/bian-cheng").startswith("开源中国 (2)")


def test_names_lead_to_their_archives(built: Build) -> None:
    page = built.text("news/c.html")
    for target in (
        "category/bian-cheng.html", "category/bian-cheng/kai-yuan-zhong-guo.html",
        "category/jin-rong.html", "tag/c.html", "author/bob.html",
    ):  # fmt: skip
        assert f'href="{target}"' in page


def test_the_search_finds_archives_by_their_titles_alone(news: NewsProject) -> None:
    news.write("news/category/markets.rst", ":orphan:\n\nMarkets\n=======\n\nMy own words.\n")
    index = json.loads(news.build().text("searchindex.js").removeprefix("Search.setIndex(")[:-1])
    titles = dict(zip(index["docnames"], index["titles"], strict=True))
    assert titles["news/archive/2022"] == "2022"
    assert titles["news/author/ann"] == "News by Ann Ex"
    # The pages on which a listing goes on are in it under no name.
    assert {name for name, title in titles.items() if not title} == {
        name for name in titles if "/page-" in name
    }
    numbers = index["terms"]["text"]
    words = {index["docnames"][n] for n in ([numbers] if isinstance(numbers, int) else numbers)}
    assert words == {f"news/{name}" for name in "abcde"}


@pytest.mark.parametrize(
    ("docname", "links"),
    [
        ("news/archive/2021", [("2022.html", "2022"), ("../archive.html", "Archive")]),
        ("news/archive/2022", [("../archive.html", "Archive"), ("2021.html", "2021")]),
        ("news/archive/2022/page-2", [("../../archive.html", "Archive"), ("../2021.html", "2021")]),
        ("news/archive/2022/02",
         [("03.html", "March 2022"), ("../2022.html", "2022"), ("../2021/05.html", "May 2021")]),
        ("news/archive/2022/02/03",
         [("../03/01.html", "March 1, 2022"), ("../02.html", "February 2022"),
          ("01.html", "February 1, 2022")]),
        ("news/tag/c", [("../tag.html", "Tags")]),
        ("news/category/bian-cheng/kai-yuan-zhong-guo", [("../bian-cheng.html", "编程")]),
        ("news/archive", []), ("news/tag", []), ("news/all", []), ("index", []),
    ],
)  # fmt: skip
def test_an_archive_leads_to_those_beside_and_above(
    built: Build, docname: str, links: list[tuple[str, str]]
) -> None:
    page = BeautifulSoup(built.text(f"{docname}.html"), "lxml")
    found = page.select(".newsfeed-neighbours a")
    assert [(link["href"], link.get_text()) for link in found] == links


def test_an_archive_leads_to_its_feed(news: NewsProject) -> None:
    feeds = 'newsfeed_feeds = ["atom", {"each": "tag", "format": "rss"}]'
    news.write("conf.py", f"{(news.folder / 'conf.py').read_text()}\n{feeds}\n")
    build = news.build(html_baseurl="https://example.org/")
    assert build.warnings == []
    page = BeautifulSoup(build.text("news/tag/c.html"), "lxml")
    links = [link["href"] for link in page.select(".newsfeed-neighbours a")]
    assert links == ["../tag.html", "../feeds.html#feed-news-tag-c-rss-xml"]
    assert (build.outdir / "news/tag/c/rss.xml").is_file()


def test_a_new_year_is_told_beside(news: NewsProject) -> None:
    news.build()
    news.article("later.md", date="2023-01-01")
    build = news.build()
    assert 'href="2023.html"' in build.text("news/archive/2022.html")


def test_roles_lead_there(built: Build) -> None:
    roles = built.text("index.html").partition("<h1>")[2].partition('<div class="newsfeed')[0]
    assert re.findall(r'<li><p><a class="[^"]*" href="([^"]*)"', roles) == [
        address for _, _, address in _ROLES
    ]


def test_other_projects_can_refer_to_them(built: Build) -> None:
    from sphinx.util.inventory import InventoryFile

    with (built.outdir / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda base, path: path)
    assert inventory["news:tag"]["C++"][2] == "news/tag/c-plus-plus.html"
    assert inventory["news:category"]["编程 › 开源中国"][2].startswith("news/category/bian-cheng/k")


def test_a_page_of_the_users_takes_the_place_of_a_generated_one(news: NewsProject) -> None:
    news.write(
        "news/category/markets.rst",
        ":orphan:\n\nOn markets\n==========\n\nMoney, mostly.\n\n.. newsfeed::\n"
        "   :category: Markets\n   :page-size: 1\n",
    )
    build = news.build()
    assert build.warnings == []
    assert heading(build, "news/category/markets") == "On markets"
    assert "Money, mostly." in build.text("news/category/markets.html")
    assert listed(build, "news/category/markets/page-2") == ["d"]
    assert heading(build, "news/category/markets/page-2") == "On markets, page 2"
    assert 'href="category/markets.html"' in build.text("news/e.html")
    (news.folder / "news/category/markets.rst").unlink()
    assert heading(news.build(), "news/category/markets") == "Category: Markets"


def test_an_archive_keeps_its_address_and_an_article_moves(news: NewsProject) -> None:
    path = news.article("tag.md", "The article.", title="Title t")
    build = news.build()
    (warning,) = build.warnings
    assert warning.startswith(f"{path}:1: WARNING: news/tag is the address of the archive page")
    assert warning.endswith("so this article is news/tag-md [newsfeed.duplicate]")
    assert "The article." in build.text("news/tag-md.html")
    assert heading(build, "news/tag") == "Tags"


def test_an_archive_moves_where_a_page_of_the_project_would_be_the_same_file(
    news: NewsProject,
) -> None:
    news.write("news/tag/index.rst", ":orphan:\n\nMine\n====\n")
    build = news.build("dirhtml")
    (warning,) = build.warnings
    assert "news/tag has the address of the project's own page news/tag/index" in warning
    assert "Mine" in build.text("news/tag/index.html")
    assert "<title>Tags" in build.text("news/tag-archive/index.html")


def test_without_archives_there_are_none(news: NewsProject) -> None:
    build = news.build(newsfeed_archives=[])
    assert build.warnings == []
    pages = {path.stem for path in (build.outdir / "news").rglob("*.html")}
    assert pages == set("abcde")


@pytest.mark.parametrize("builder", ["epub", "latex", "gettext", "singlehtml", "man", "texinfo"])
def test_books_have_none(news: NewsProject, builder: str) -> None:
    build = news.build(builder, epub_copyright="x", version="1")
    assert build.warnings == []
    assert not [name for name in build.app.env.found_docs if name.startswith("news/a/")]
    assert "news/all" not in build.app.env.found_docs


@pytest.mark.parametrize("builder", ["dirhtml", "text", "xml", "linkcheck", "html"])
def test_builders_of_pages_have_them(news: NewsProject, builder: str) -> None:
    build = news.build(builder, linkcheck_ignore=[".*"])
    assert build.warnings == []
    assert {"news/all", "news/tag/c", "news/all/page-2"} <= build.app.env.found_docs


def test_a_year_has_a_calendar_and_months(built: Build) -> None:
    page = built.text("news/archive/2022.html")
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert 'href="2022/02/03.html" aria-label="February 3, 2022: 2 articles"' in page
    assert 'id="news-2022-03"' in page


@pytest.mark.parametrize("builder", ["epub", "latex", "text"])
def test_a_calendar_is_a_table_elsewhere(project: NewsProject, builder: str) -> None:
    project.configure('copyright = version = "1"', 'project = "Site"')
    project.article("a.md", date="2022-02-03")
    project.write("index.rst", "Site\n====\n\n.. newsfeed-calendar::\n\n.. newsfeed::\n")
    build = project.build(builder)
    assert build.warnings == []
    name = {"epub": "index.xhtml", "latex": "site.tex", "text": "index.txt"}[builder]
    assert "February 2022" in build.text(name)


def test_the_pages_before_and_after(built: Build) -> None:
    page = built.text("news/all/page-2.html")
    assert re.search(r'<link rel="prev" title="All news" href="../all.html"', page)
    assert re.search(r'<link rel="next" title="All news, page 3" href="page-3.html"', page)
    assert 'rel="prev"' not in built.text("news/all.html")


#: Puts the titles of what is above a page into it, as a theme would.
_SHOW_PARENTS = """
def setup(app):
    app.connect("html-page-context", show_parents, priority=900)

def show_parents(app, pagename, templatename, context, doctree):
    titles = "|".join(parent["title"] for parent in context["parents"])
    context["body"] = context.get("body", "") + f"<!--above:{titles}-->"
"""


def test_the_way_to_a_page(news: NewsProject) -> None:
    news.write("conf.py", (news.folder / "conf.py").read_text("utf-8") + _SHOW_PARENTS)
    build = news.build()
    seen = {
        name: re.findall(r"<!--above:(.*?)-->", build.text(f"{name}.html"))[0].split("|")
        for name in build.app.env.found_docs
    }
    # Readers of screens are told the language.
    programming, open_source = (f'<span lang="zh">{name}</span>' for name in ("编程", "开源中国"))
    assert seen["news/category/bian-cheng/kai-yuan-zhong-guo"] == ["Categories", programming]
    assert seen["news/archive/2022/02/03"] == ["Archive", "2022", "February 2022"]
    assert seen["news/all/page-2"] == ["All news"]
    assert seen["news/a"] == ["Categories", programming, open_source]


def test_the_way_that_somebody_wrote_stays(project: NewsProject) -> None:
    project.configure("newsfeed_archives = ['category']", _SHOW_PARENTS)
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   book\n")
    project.write("book.rst", "Book\n====\n\n.. toctree::\n\n   news/a\n   news/category\n")
    for name in "ab":
        project.article(f"{name}.md", extra="categories: [Top]")
    build = project.build()
    assert build.warnings == []
    for name, expected in (
        ("news/a", "Book"),
        ("news/b", "Categories|Top"),
        ("news/category", "Book"),
        ("news/category/top", "Categories"),
    ):
        assert f"<!--above:{expected}-->" in build.text(f"{name}.html"), name


class TestBuiltAgain:
    def test_nothing_changed_nothing_done(self, news: NewsProject) -> None:
        news.build()
        second = news.build()
        assert (second.read, second.written, second.warnings) == ([], [], [])

    def test_a_text_edited_writes_what_shows_it(self, news: NewsProject) -> None:
        news.build()
        change(news.folder / "news/a.md", "Text of a.", "Text of another.")
        build = news.build()
        assert build.read == ["news/a"]
        shown = ["news/archive/2021/05", "news/archive/2021/05/01", "news/author/ann/page-2"]
        shown += ["news/category/bian-cheng/kai-yuan-zhong-guo", "news/tag/c-plus-plus"]
        shown += ["news/category/bian-cheng/page-2", "news/archive/2021"]
        root = [] if sphinx.version_info >= (8, 2) else ["index"]
        assert sorted(build.written) == sorted(["news/a", *shown, *root])

    def test_a_name_that_is_new_gets_a_page_and_one_that_is_gone_loses_it(
        self, news: NewsProject
    ) -> None:
        news.build()
        change(news.folder / "news/b.md", "C#", "Rust")
        build = news.build()
        assert build.warnings == []
        assert listed(build, "news/tag/rust") == ["b"]
        assert "C#" not in build.text("news/tag.html")
        assert not (build.outdir / "news/tag/c-sharp.html").exists()

    def test_pages_come_and_go_with_the_articles(self, news: NewsProject) -> None:
        news.build()
        (news.folder / "news/e.md").unlink()
        build = news.build()
        assert listed(build, "news/all/page-2") == ["b", "a"]
        assert not (build.outdir / "news/all/page-3.html").exists()
        news.article(
            "e.md", "Back.", title="Title e", date="2022-03-01", extra="categories: Markets"
        )
        build = news.build()
        assert listed(build, "news/all/page-3") == ["a"]
        assert build.warnings == []

    def test_other_output_with_the_same_trees(self, news: NewsProject) -> None:
        news.build()
        news.build("latex")
        build = news.build()
        assert build.warnings == []
        assert listed(build, "news/all/page-3") == ["a"]

    def test_many_processes_write_the_same(self, news: NewsProject) -> None:
        one = files(news.build(output="one").outdir)
        two = files(news.build(output="two", parallel=2).outdir)
        assert one == two


def files(folder: Path) -> dict[str, bytes]:
    """The files of an output; inventories and indices are compressed or name the time."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"objects.inv", ".buildinfo"}
    }


class TestPagesOfAListing:
    """``:page-size:`` in any page."""

    def test_the_first_build_has_them(self, news: NewsProject) -> None:
        news.write("blog/index.md", "# Blog\n\n```{newsfeed}\n:page-size: 2\n:style: table\n```\n")
        news.write("index.rst", "Site\n====\n\n.. toctree::\n\n   blog/index\n")
        news.configure('extensions += ["myst_parser"]')
        build = news.build()
        assert build.warnings == []
        assert listed(build, "blog/index") == ["e", "d"]
        assert listed(build, "blog/page-2") == ["c", "b"]
        assert listed(build, "blog/page-3") == ["a"]
        assert 'class="newsfeed-table' in build.text("blog/page-3.html")
        assert 'href="page-2.html"' in build.text("blog/index.html")
        assert 'aria-label="Page 3 of 3"' in build.text("blog/page-3.html")
        assert '<strong aria-current="page">3</strong>' in build.text("blog/page-3.html")

    def test_two_listings_on_a_page(self, news: NewsProject) -> None:
        listing = ".. newsfeed::\n   :page-size: 4\n"
        news.write("index.rst", f"Site\n====\n\n{listing}\n{listing}   :sort: oldest\n")
        build = news.build(newsfeed_archives=[])
        assert build.warnings == []
        assert listed(build, "page-2") == ["a"]
        assert listed(build, "list-2-page-2") == ["e"]

    def test_a_listing_that_gets_and_loses_its_pages(self, news: NewsProject) -> None:
        news.build(newsfeed_archives=[])
        news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :page-size: 4\n")
        build = news.build(newsfeed_archives=[])
        assert listed(build, "page-2") == ["a"]
        news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :page-size: 0\n")
        os.utime(news.folder / "index.rst", ns=(2_000_000_000_000_000_000,) * 2)
        build = news.build(newsfeed_archives=[])
        assert build.warnings == []
        assert "page-2" not in build.app.env.all_docs
        assert not (build.outdir / "page-2.html").exists()

    def test_a_page_of_the_users_with_that_name_stays(self, news: NewsProject) -> None:
        news.write("page-2.rst", ":orphan:\n\nMine\n====\n")
        news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :page-size: 4\n")
        build = news.build(newsfeed_archives=[])
        assert build.warnings == []
        assert heading(build, "page-2") == "Mine"
        assert listed(build, "page-2-news") == ["a"]

    def test_a_page_and_an_index_of_one_folder_have_their_own(self, news: NewsProject) -> None:
        text = ":orphan:\n\nMine\n====\n\n.. newsfeed::\n   :page-size: 4\n"
        news.write("blog.rst", text)
        news.write("blog/index.rst", f"{text}   :sort: oldest\n")
        build = news.build(newsfeed_archives=[])
        assert build.warnings == []
        assert listed(build, "blog/page-2") == ["a"]
        assert listed(build, "blog/index/page-2") == ["e"]
        assert 'href="blog/page-2.html"' in build.text("blog.html")
        assert 'href="index/page-2.html"' in build.text("blog/index.html")

    def test_further_pages_have_the_class_of_the_first(self, project: NewsProject) -> None:
        project.write(
            "index.rst", "Site\n====\n\n.. newsfeed::\n   :page-size: 1\n   :class: One two\n"
        )
        project.article("a.md")
        project.article("b.md")
        build = project.build("dummy")
        for page in ("index", "page-2"):
            classes = [each["classes"] for each in build.doctree(page).findall(nodes.Element)]
            assert any({"one", "two"} <= {*each} for each in classes)

    def test_a_book_has_all_on_one_page(self, news: NewsProject) -> None:
        news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :page-size: 2\n")
        build = news.build("singlehtml")
        assert build.warnings == []
        assert "newsfeed-paging" not in build.text("index.html")
        assert re.findall(r"<h3>Title (\w)<", build.text("index.html")) == list("abcde")


def test_which_further_pages_are_due() -> None:
    """They are named by the place of their listing among those that have pages."""
    catalogue = Catalogue([make_article(name) for name in ("a", "b", "c/page-2")])
    every: dict[str, Any] = {"selection": Selection(), "number": 1, "arguments": "", "options": {}}
    whole, paged, third = (
        SimpleNamespace(page_size=size, **(every | {"number": number}))
        for size, number in ((0, 1), (2, 1), (1, 2))
    )
    listings = {"start": [whole, paged, paged, third], "news/c": [paged], "own": [paged]}
    localization = SimpleNamespace(
        translate=lambda text: text.replace("page", "Seite"), number=lambda number: f"<{number}>"
    )
    own_pages = frozenset({"own", "own/page-2"})
    build = SimpleNamespace(
        catalogue=catalogue, localization=localization, own_pages=own_pages, archives={}
    )
    domain: Any = SimpleNamespace(build=build, stored=SimpleNamespace(listings=listings))
    env: Any = SimpleNamespace(titles={"start": nodes.title("", "Start")})
    due = _due_pages(env, domain)
    assert {docname: page for docname, (page, _) in due.items()} == {
        "start/page-2": PageOfListing("start", 0, 2),
        "start/list-2-page-2": PageOfListing("start", 1, 2),
        # An article has the name, or a page of the project's own.
        "news/c/page-2-news": PageOfListing("news/c", 0, 2),
        "own/page-2-news": PageOfListing("own", 0, 2),
    }
    assert due["start/page-2"][1].title == "Start, Seite <2>"


def test_a_tag_that_is_called_as_an_author_is_none(project: NewsProject) -> None:
    project.configure(
        'newsfeed_archives = ["tag", "author"]', 'newsfeed_authors = {"ann": "Ann Example"}'
    )
    project.article("a.md", extra="tags: [ann]\nauthor: ann")
    build = project.build()
    assert build.warnings == []
    assert "newsfeed-profile" in build.text("news/author/ann.html")
    assert "newsfeed-profile" not in build.text("news/tag/ann.html")
    assert "<title>Tag: ann" in build.text("news/tag/ann.html")


def test_a_link_leads_to_more(news: NewsProject) -> None:
    news.write(
        "index.rst",
        "Site\n====\n\n.. newsfeed::\n   :limit: 1\n   :more:\n\n"
        ".. newsfeed::\n   :tag: C\n   :limit: 1\n   :more: All on C\n",
    )
    page = news.build().text("index.html")
    assert re.search(r'href="news/all.html"[^>]*><span[^>]*>More news \(4\)<', page)
    assert re.search(r'href="news/tag/c.html"[^>]*><span[^>]*>All on C<', page)


#: Names with all that means something in reStructuredText, to docutils' quotes, or to MathJax.
_NAMES = [
    "*a* `b`_ |c|",
    "$x$ \\\\(y\\\\)",
    "l'eau -- d'or...",
    "searchbox",
    ":tag: a",
    "https://example.org/a",
]
#: An extension that adds to each text that Sphinx reads, as some do.
_ADDING = """
def setup(app):
    app.connect("source-read", add)
def add(app, docname, source):
    source[0] += ADDED
"""


def _trees(build: Build) -> dict[str, str]:
    """The trees of all generated pages, with where each node stands and what translators get."""
    env = build.app.env
    names = (name for name in env.all_docs if env.doc2path(name).suffix == ".newsfeed-page")
    found = {}
    for name in names:
        tree = build.doctree(name)
        every = (n for n in tree.findall(nodes.Element) if not isinstance(n, nodes.comment))
        places = [(n.source, n.line, n.rawsource) for n in every]
        whole = f"{tree.pformat()}{places[1:]}{env.metadata[name]}{env.tocs[name].pformat()}"
        found[name] = whole.replace(str(build.app.doctreedir), "")
    return found


@pytest.mark.parametrize("builder", ["html", "text"])
def test_a_tree_is_the_one_that_its_text_is_parsed_to(project: NewsProject, builder: str) -> None:
    lines = [_ALL, "newsfeed_page_size = 1", 'html_baseurl = "https://example.org/"']
    for number, name in enumerate(_NAMES):
        for day in ("01", "02"):
            lists = f'tags: ["{name}"]\ncategories: ["{name}"]\nauthor: "{name}"'
            date = f"202{number}-02-{day}"
            project.article(f"a{number}{day}.md", "*T.*", date=date, title="T", extra=lists)
    project.configure(*lines)
    made = project.build(builder)
    project.configure(*lines, _ADDING.replace("ADDED", repr("\n.. comment\n")))
    parsed = project.build(builder, output="_other")
    assert made.warnings == parsed.warnings
    assert len(_trees(made)) > 30
    comment = '        <comment xml:space="preserve">\n            comment\n'
    assert _trees(made) == {name: t.replace(comment, "") for name, t in _trees(parsed).items()}


@pytest.mark.parametrize(
    "lines",
    [[_ADDING.replace("ADDED", r'"\n\nEverywhere.\n"')], ['rst_epilog = "Everywhere."'],
     ['rst_prolog = "Everywhere."']],
)  # fmt: skip
def test_what_a_project_adds_to_all_texts_stands_on_generated_pages(
    news: NewsProject, lines: list[str]
) -> None:
    news.write("conf.py", "\n".join([(news.folder / "conf.py").read_text("utf-8"), *lines]))
    build = news.build()
    for page in ("news/all", "news/tag/c", "news/archive/2022/page-2"):
        assert "<p>Everywhere.</p>" in build.text(f"{page}.html")
