"""What refers to news in a version of the site that shows none."""

from __future__ import annotations

import pytest
from conftest import Build, NewsProject

_LATEST = "https://docs.example/en/latest/"
_OPTIONS = (
    "newsfeed_versions = ['latest']",
    "newsfeed_archives = ['all', 'tag', 'year']",
    "newsfeed_feeds = ['atom', 'rss']",
    "newsfeed_permalinks = '/:year/:title/'",
    "newsfeed_hosts = ['old.example']",
)
_PAGE = """Guide
=====

{text}

.. newsfeed::

.. newsfeed::
   :tag: nothing

.. newsfeed-tags::

.. newsfeed-dates::

.. newsfeed-feeds::

.. newsfeed-calendar::
"""
#: A reference → its HTML, without what lies between the tags.
_REFERENCES = {
    ":news:article:`a`": ("Title of a", "news/a.html"),
    ":news:article:`that <a>`": ("that", "news/a.html"),
    ":news:article:`b`": ("b", ""),
    ":news:tag:`t`": ("t", ""),
    ":news:date:`2022 <2022-02>`": ("2022", ""),
    ":news:feed:`all`": ("all", ""),
    ":doc:`news/a`": ("Title of a", "news/a.html"),
    ":doc:`that </news/a>`": ("that", "news/a.html"),
    ":any:`news/a`": ("Title of a", "news/a.html"),
    ":ref:`February <news-2022-02>`": ("February", ""),
}


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure(*_OPTIONS)
    project.article("a.md", title="Title of a", extra="tags: t\nimage: a.png")
    project.write("news/broken.md", "---\ntitle: [\n---\n")
    project.write("guide.rst", ":orphan:\n\n" + _PAGE.format(text=" ".join(_REFERENCES)))
    return project


def old(news: NewsProject, builder: str = "html", **options: object) -> Build:
    values = {"newsfeed_version": "v1", "html_baseurl": "https://docs.example/en/v1/"} | options
    build = news.build(builder, nitpicky=True, **values)
    assert build.warnings == []
    return build


def paragraph(build: Build) -> str:
    return build.text("guide.html").partition("<p>")[2].partition("</p>")[0]


@pytest.mark.parametrize(("reference", "shown"), _REFERENCES.items())
def test_references_lead_there_or_are_text(
    news: NewsProject, reference: str, shown: tuple[str, str]
) -> None:
    news.write("guide.rst", f":orphan:\n\nGuide\n=====\n\n{reference}\n")
    found = paragraph(old(news))
    text, page = shown
    assert f">{text}</span>" in found
    assert ('href="' in found) is bool(page)
    assert not page or f'href="{_LATEST}{page}"' in found


@pytest.mark.parametrize("link", ["[that](news/a.md)", "[](news/a.md)", "[](/news/a.md)"])
def test_links_of_markdown(news: NewsProject, link: str) -> None:
    (news.folder / "guide.rst").unlink()
    news.write("conf.py", "\n".join(["extensions = ['sphinx_newsfeed', 'myst_parser']", *_OPTIONS]))
    news.write("guide.md", f"---\norphan: true\n---\n# Guide\n\n{link}\n")
    found = paragraph(old(news))
    text = "that" if "that" in link else "Title of a"
    assert f'href="{_LATEST}news/a.html"' in found
    assert f">{text}</span>" in found


def test_one_line_stands_for_all_listings(news: NewsProject) -> None:
    text = old(news).text("guide.html")
    assert text.count("newsfeed-elsewhere") == 1
    assert f'<a class="reference external" href="{_LATEST}guide.html">' in text
    assert "The news is in the newest version of this documentation." in text
    (shown,) = [line for line in text.splitlines() if "newsfeed-" in line and "<link" not in line]
    assert "newsfeed-elsewhere" in shown


def test_nothing_of_the_news_is_there(news: NewsProject) -> None:
    build = old(news)
    files = {path.relative_to(build.outdir).as_posix() for path in build.outdir.rglob("*.*ml")}
    indices = {"genindex.html", "search.html", "news-index.html"}
    assert files - indices == {"index.html", "guide.html"}
    for name in files:
        assert "application/atom+xml" not in build.text(name)
    assert "Text" not in build.text("searchindex.js")
    assert "2022/a" not in "".join(path.as_posix() for path in build.outdir.rglob("*"))


@pytest.mark.parametrize(
    "options",
    [
        {"html_baseurl": ""},
        {"html_baseurl": "https://example.org/"},
        {"newsfeed_versions": ["lat*"]},
    ],
)
def test_where_nobody_knows_the_address_there_is_text(
    news: NewsProject, options: dict[str, object]
) -> None:
    text = old(news, **options).text("guide.html").partition("<h1>")[2].partition("</section>")[0]
    assert text.count('href="') == text.count("headerlink")
    assert "The news is in the newest version" in text
    assert "Title of a" in text


def test_a_page_of_the_projects_own_is_no_article(news: NewsProject) -> None:
    news.configure(*_OPTIONS, "newsfeed_sources = {'news': '../posts'}")
    news.article("../posts/a.md")
    (news.folder / "news/a.md").unlink()
    news.write("news/a.rst", ":orphan:\n\nOwn\n===\n")
    news.write("guide.rst", ":orphan:\n\nGuide\n=====\n\n:doc:`news/a`\n")
    assert 'href="news/a.html"' in paragraph(old(news))


def test_several_processes_do_the_same(news: NewsProject) -> None:
    for number in range(8):
        news.write(f"page-{number}.rst", f":orphan:\n\nPage\n====\n\n{' '.join(_REFERENCES)}\n")
    built = [old(news, parallel=count, output=f"_build{count}") for count in (1, 2)]
    one, two = ([each.text(f"page-{n}.html") for n in range(8)] for each in built)
    assert one == two
    assert _LATEST in one[0]


def test_an_address_of_another_form(news: NewsProject) -> None:
    text = old(news, "dirhtml").text("guide/index.html")
    assert f'href="{_LATEST}guide/"' in text
    assert f'href="{_LATEST}news/a/"' in text


def test_a_book_leads_to_the_site(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. toctree::\n\n   guide\n")
    news.configure(*_OPTIONS, "latex_documents = [('index', 'site.tex', 'Site', '', 'manual')]")
    assert f"{{{_LATEST}}}" in old(news, "latex").text("site.tex").replace("\\", "")
    assert "The news is in the newest version" in old(news, "text").text("guide.txt")


def test_the_language_of_the_project(news: NewsProject) -> None:
    text = old(news, language="de", html_baseurl="https://docs.example/de/v1/").text("guide.html")
    assert "Die Nachrichten stehen in der neuesten Version" in text
    assert 'href="https://docs.example/de/latest/guide.html"' in text


def test_a_folder_becomes_another_version(news: NewsProject) -> None:
    """What is kept of one version is not taken for the other."""
    (news.folder / "news/broken.md").unlink()
    options = {"newsfeed_version": "latest", "html_baseurl": _LATEST}
    first = news.build(**options)
    shown = {path: path.read_bytes() for path in first.outdir.rglob("*.*ml")}
    old(news)
    left = {path.relative_to(first.outdir).parts[0] for path in first.outdir.rglob("*.*ml")}
    assert not left & {"news", "2022", "news-sitemap.xml"}
    again = news.build(**options)
    # The link to a feed that has no articles yet is told in each build.
    assert again.warnings == first.warnings
    assert {path: path.read_bytes() for path in again.outdir.rglob("*.*ml")} == shown
