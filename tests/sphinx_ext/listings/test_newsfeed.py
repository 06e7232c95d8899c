"""The directive: what it selects, how it shows it, and what it says of wrong options."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from conftest import Build, NewsProject
from docutils import nodes

from sphinx_newsfeed.listing.placeholder import listing_entries


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Six articles over three years."""
    return _articles(project)


def _articles(project: NewsProject) -> NewsProject:
    rows = [
        ("a", "2020-05-01", "categories: [Red]\nauthor: Ann\ntags: [x, y]"),
        ("b", "2021-01-31", "categories: [Red, Blue]\nauthor: Bob"),
        ("c", "2021-02-01", "categories: [Blue]\ntags: [x]"),
        ("d", "2021-12-31", "categories: [金融]\nlang: zh"),
        ("e", "2022-02-28", "author: Ann\npinned: true"),
        ("f", "2022-03-01", "title: A first one"),
    ]
    for name, date, extra in rows:
        title = f"title: {name.upper()}\n" if "title" not in extra else ""
        front_matter = f"---\n{title}date: {date}\n{extra}\n---\n"
        project.write(f"news/{name}.md", f"{front_matter}\n<p>Text of {name}.</p>\n")
    return project


def _directive(*options: str, argument: str = "") -> str:
    return "\n".join([f".. newsfeed:: {argument}", *(f"   {option}" for option in options), ""])


def _listing(news: NewsProject, *options: str, argument: str = "") -> Build:
    news.write("index.rst", f"Site\n====\n\n{_directive(*options, argument=argument)}")
    return news.build("text")


@pytest.fixture(scope="session")
def listings(new_project: Callable[[], NewsProject]) -> Build:
    """A page for each of these listings, named by its place among them."""
    news = _articles(new_project())
    for kind, cases in (("right", _SELECTIONS), ("wrong", _WRONG_OPTIONS)):
        for place, (options, _) in enumerate(cases):
            news.write(f"{kind}{place}.rst", f":orphan:\n\nP\n=\n\n{_directive(*options)}")
    return news.build("text")


def _shown(build: Build, page: str = "index") -> str:
    """The names of the articles that a page lists, in their order."""
    return _names(build.doctree(page))


def _names(tree: nodes.Element) -> str:
    docnames = (name for node in tree.findall(listing_entries) for name in node["docnames"])
    return "".join(name.removeprefix("news/") for name in docnames)


_SELECTIONS: list[tuple[list[str], str]] = [
    ([], "efdcba"),
    ([":category: Red"], "ba"),
    ([":category: red"], "ba"),
    ([":category: Red, 金融"], "dba"),
    ([":tag: x"], "ca"),
    ([":tag: y, x"], "ca"),
    ([":author: Ann"], "ea"),
    ([":category: Red", ":author: Ann"], "a"),
    ([":language: zh"], "d"),
    ([":since: 2021"], "efdcb"),
    ([":since: 2021-02"], "efdc"),
    ([":since: 2021-02-02"], "efd"),
    ([":until: 2020"], "a"),
    ([":until: 2021-01"], "ba"),
    ([":until: 2021-02-01"], "cba"),
    ([":since: 2021", ":until: 2021"], "dcb"),
    ([":limit: 2"], "ef"),
    ([":limit: 2", ":offset: 1"], "fd"),
    ([":sort: oldest"], "eabcdf"),
    ([":sort: title"], "eafbcd"),
]


@pytest.mark.parametrize(("options", "expected"), _SELECTIONS)
def test_selections(listings: Build, options: list[str], expected: str) -> None:
    page = f"right{_SELECTIONS.index((options, expected))}"
    assert listings.told_of(f"{page}.rst") == []
    assert _shown(listings, page) == expected


def test_patterns_of_docnames(news: NewsProject) -> None:
    build = _listing(news, argument="news/a news/[b-c]")
    assert (build.warnings, _shown(build)) == ([], "cba")


_WRONG_OPTIONS: list[tuple[list[str], str]] = [
    ([":category: Rad"], r":category: no article has 'Rad'; there are Red"),
    ([":tag: z"], r":tag: no article has 'z'; there are x, y"),
    ([":language: xx"], r":language: no article has 'xx'; there are zh"),
    ([":since: soon"], r":since: 'soon' is no date such as 2022, 2022-02 or 2022-02-28"),
    ([":until: 2021-13"], r":until: '2021-13' is no date"),
    ([":until: 2021-02-29"], r":until: '2021-02-29' is no date"),
    ([":since: 2030"], r":since: selects none .*dated from 2020-05-01 to 2022-03-01"),
    ([":limit: many"], r":limit: 'many' is no number"),
    ([":limit: -1"], r":limit: '-1' is no number"),
    ([":offset: 6"], r":offset: selects none of the articles; there are 6"),
    (
        [":sort: random"],
        r":sort: 'random' is none of newest, oldest, title, newest-last; newest is used",
    ),
    ([":style: fancy"], r":style: 'fancy' is none of list, summary, full"),
    ([":group-by: week"], r":group-by: 'week' is none of none, year, month, day, category"),
    ([":category:"], r":category: names nothing"),
    ([":category: 金融", ":until: 2020"], r":category:, :until: together select none of the 6"),
    ([":date-format: MMMMMMMMM"], r":date-format: .*MMMMMMMMM"),
]


@pytest.mark.parametrize(("options", "expected"), _WRONG_OPTIONS)
def test_wrong_options_are_told_at_their_line(
    listings: Build, options: list[str], expected: str
) -> None:
    page = f"wrong{_WRONG_OPTIONS.index((options, expected))}.rst"
    (warning,) = listings.told_of(page)
    pattern = rf"{page}:6: WARNING: {expected}.* \[newsfeed\.option\]"
    assert re.search(pattern, warning), warning


def test_nothing_but_wrong_options_is_told(listings: Build) -> None:
    assert len(listings.warnings) == len(_WRONG_OPTIONS)


def test_wrong_options_in_markdown(news: NewsProject) -> None:
    (news.folder / "index.rst").unlink()
    news.write("index.md", "# Site\n\n```{newsfeed}\n:since: soon\n```\n")
    build = news.build("text")
    assert len(build.warnings) == 1
    assert "index.md:3: WARNING: :since: 'soon'" in build.warnings[0]


def test_the_text_for_nothing(news: NewsProject) -> None:
    build = _listing(news, ":since: 2030", ":empty: Nothing *yet*")
    assert build.warnings == []
    assert "Nothing *yet*" in build.text("index.txt")


@pytest.mark.parametrize(
    ("group_by", "expected"),
    [
        (
            "year",
            {"news-2022": ("2022", "ef"), "news-2021": ("2021", "dcb"), "news-2020": ("2020", "a")},
        ),
        (
            "month",
            {
                "news-2022-03": ("March 2022", "f"),
                "news-2022-02": ("February 2022", "e"),
                "news-2021-12": ("December 2021", "d"),
                "news-2021-02": ("February 2021", "c"),
                "news-2021-01": ("January 2021", "b"),
                "news-2020-05": ("May 2020", "a"),
            },
        ),
        (
            "category",
            {
                "news-category-blue": ("Blue", "cb"),
                "news-category-red": ("Red", "ba"),
                "news-category-jin-rong": ("金融", "d"),
                "news-category-unnamed": ("Other", "ef"),
            },
        ),
    ],
)
def test_groups_are_sections(
    news: NewsProject, group_by: str, expected: dict[str, tuple[str, str]]
) -> None:
    build = _listing(news, f":group-by: {group_by}")
    assert build.warnings == []
    sections = list(build.doctree("index").findall(nodes.section))[1:]
    assert [(s["ids"][0], s[0].astext()) for s in sections] == [
        (anchor, title) for anchor, (title, _) in expected.items()
    ]
    names = [_names(section) for section in sections]
    assert names == [shown for _, shown in expected.values()]


def test_groups_stand_in_the_table_of_contents(news: NewsProject) -> None:
    build = _listing(news, ":group-by: year")
    assert [title.astext() for title in build.app.env.tocs["index"].findall(nodes.paragraph)] == [
        "Site",
        "2022",
        "2021",
        "2020",
    ]


def test_two_listings_of_one_page_have_ids_of_their_own(news: NewsProject) -> None:
    text = "Site\n====\n\n.. newsfeed::\n   :group-by: year\n\n"
    news.write("index.rst", text + ".. newsfeed::\n   :group-by: year\n")
    build = news.build()
    assert build.warnings == []
    ids = re.findall(r'id="(news-[^"]*)"', build.text("index.html"))
    assert len(ids) == len(set(ids)) == 6


@pytest.mark.parametrize(
    "page",
    [
        "Site\n====\n\n.. note::\n\n   .. newsfeed::\n      :group-by: year\n",
        "Site\n====\n\n* item\n\n  .. newsfeed::\n     :group-by: year\n     :style: summary\n",
    ],
)
def test_where_no_section_may_stand_groups_have_rubrics(news: NewsProject, page: str) -> None:
    news.write("index.rst", page)
    build = news.build()
    assert build.warnings == []
    assert len(list(build.doctree("index").findall(nodes.section))) == 1
    assert "2021" in build.text("index.html")


def test_summaries(news: NewsProject) -> None:
    news.article("g.md", "<p>Long text.</p>", date="2023-01-01", extra="summary: In *short* & <b>")
    news.article("h.md", "## Head\n\nOne.\n\n<!-- more -->\n\nTwo.", date="2023-01-02")
    build = _listing(news, ":style: summary", ":limit: 3")
    text = build.text("index.txt")
    assert build.warnings == []
    assert "In *short* & <b>" in text
    assert "Long text." not in text
    assert "One." in text
    assert "Head" in text
    assert "Two." not in text
    assert "January 2, 2023" in text


def test_full_texts(news: NewsProject) -> None:
    body = "One.[^1]\n\n## Sub *head*\n\nTwo.\n\n[^1]: Note\n"
    news.article("h.md", body, date="2023-01-02", extra="tags: t")
    news.write("index.rst", "Site\n====\n\n.. newsfeed:: news/h\n   :style: full\n")
    build = news.build()
    assert build.warnings == []
    page = build.text("index.html")
    assert "Two." in page
    assert "Note" not in page
    # Those of the entry, and not those of the article's foot.
    assert page.count("Tags:") == 1
    assert re.search(r'<h3 class="rubric">Sub <em>head</em></h3>', page)


def test_a_listing_of_itself(news: NewsProject) -> None:
    news.article("self.md", "Me.\n\n```{newsfeed}\n:style: full\n```\n", date="2023-01-02")
    for builder in ("html", "latex"):
        news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
        assert news.build(builder).warnings == []


def test_numbered_figures_in_full_texts(news: NewsProject) -> None:
    news.article("fig.md", "```{figure} a.svg\nCaption\n```\n", date="2023-01-02")
    news.write("news/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
    build = news.build(numfig=True)
    assert build.warnings == []
    assert 'src="_images/a.svg"' in build.text("index.html")


def test_pictures_of_excerpts_are_copied_for_the_listing(news: NewsProject) -> None:
    news.article("p.md", "![dot](a.svg)\n\n<!-- more -->\n", date="2023-01-02")
    news.write("news/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n   :limit: 2\n")
    build = news.build()
    assert build.warnings == []
    assert 'src="_images/a.svg"' in build.text("index.html")


def test_classes_and_names(news: NewsProject) -> None:
    build = _listing(news, ":class: mine", ":name: the-news")
    assert build.warnings == []
    container = next(build.doctree("index").findall(nodes.container))
    assert container["classes"] == ["newsfeed", "newsfeed-style-summary", "mine"]
    assert "the-news" in container["ids"]


def test_translated_titles_stand_in_listings(news: NewsProject) -> None:
    catalogue = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    news.write("locale/de/LC_MESSAGES/news/a.po", catalogue + 'msgid "A"\nmsgstr "Auf Deutsch"\n')
    build = news.build(language="de", locale_dirs=["locale"], gettext_compact=False)
    assert build.warnings == []
    assert "Auf Deutsch" in build.text("index.html")
    assert "Auf Deutsch" in build.text("news/b.html")


def test_generated_text_is_not_for_translators(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n   :group-by: year\n")
    build = news.build("gettext", gettext_compact=False)
    assert build.warnings == []
    assert re.findall(r'msgid "(.+)"', build.text("index.pot")) == ["Site"]
    messages = re.findall(r'msgid "(.+)"', build.text("news/a.pot"))
    assert messages == ["A", "Text of a."]


def test_a_name_beside_groups(news: NewsProject) -> None:
    news.write("page.rst", ":orphan:\n\nPage\n====\n\n:ref:`the-news`\n")
    build = _listing(news, ":group-by: author", ":name: the-news")
    assert build.warnings == []
    assert "Ann" in build.text("page.txt")


def test_groups_of_authors_have_their_names(news: NewsProject) -> None:
    news.configure('newsfeed_authors = {"Ann": "Ann Other"}')
    news.write("page.rst", ":orphan:\n\nPage\n====\n\n:news:author:`Ann`\n")
    build = _listing(news, ":group-by: author")
    assert build.warnings == []
    sections = list(build.doctree("index").findall(nodes.section))[1:]
    assert [section[0].astext() for section in sections] == ["Ann Other", "Bob", "Other"]
    assert "Ann Other" in build.text("page.txt")


def test_a_listing_for_one_output_takes_nothing_from_another(news: NewsProject) -> None:
    only = ".. only:: html\n\n   .. newsfeed::\n\n"
    news.write("index.rst", f"Site\n====\n\n{only}.. newsfeed::\n")
    build = news.build("latex", project="Site")
    assert build.warnings == []
    assert "Text of a." in build.text("site.tex")


@pytest.mark.parametrize("numfig", [False, True])
@pytest.mark.parametrize("builder", ["html", "singlehtml", "epub", "latex"])
def test_full_texts_with_what_can_be_numbered(
    news: NewsProject, builder: str, numfig: bool
) -> None:
    news.write("news/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    html = (
        '<figure><img src="a.svg" alt="a"><figcaption>F</figcaption></figure>'
        "<table><caption>T</caption><tr><td>1</td></tr></table>"
        "<figure><pre>x</pre><figcaption>C</figcaption></figure>"
    )
    news.article("h.html", html, date="2023-01-02")
    rst = ".. math:: a = b\n   :label: eq\n\n.. code-block:: text\n   :caption: c\n\n   x\n"
    news.article("r.rst", f"{rst}\nSee :eq:`eq`.", date="2023-01-03")
    listing = ".. newsfeed:: news/h news/r\n   :style: full\n"
    news.write("index.rst", f"Site\n====\n\n{listing}\n{listing}")
    overrides = {"version": "1", "copyright": "x", "numfig": numfig}
    warnings = news.build(builder, **overrides).warnings
    # LaTeX and EPUB say of SVG what they say of it on any page.
    assert [w for w in warnings if "image/svg" not in w] == []
