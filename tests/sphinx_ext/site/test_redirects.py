"""Old addresses get pages that lead to the articles, and nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Build, NewsProject

from sphinx_newsfeed.old_addresses.redirect_pages import MARK
from sphinx_newsfeed.policy import LONGEST_SHOWN
from sphinx_newsfeed.sphinx_ext.site.redirects import _Pages


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """A project whose articles have no addresses but those that they name."""
    project.configure('newsfeed_sources = {"news": {"path": "news", "dialect": "plain"}}')
    return project


def aliases(*names: str) -> str:
    quoted = ", ".join("'" + name.replace("'", "''") + "'" for name in names)
    return f"aliases: [{quoted}]"


def redirects(build: Build) -> set[str]:
    """The redirect pages below the output folder."""
    pages = (path for path in build.outdir.rglob("*") if path.is_file() and not path.is_symlink())
    found = (path for path in pages if b"sphinx-newsfeed redirect" in path.read_bytes())
    return {path.relative_to(build.outdir).as_posix() for path in found}


@pytest.mark.parametrize(
    ("builder", "goal"), [("html", "../../news/a.html"), ("dirhtml", "../../news/a/")]
)
def test_what_a_page_says(news: NewsProject, builder: str, goal: str) -> None:
    news.article("a.html", title="'A & \"b\" < c'", extra=aliases("/old/one/"))
    build = news.build(builder, html_baseurl="https://new.example/docs/")
    page = build.text("old/one/index.html")
    assert build.warnings == []
    assert redirects(build) == {"old/one/index.html"}
    assert f'<meta http-equiv="refresh" content="0; url={goal}">' in page
    assert '<meta name="robots" content="noindex">' in page
    canonical = f"https://new.example/docs/{goal.removeprefix('../../')}"
    assert f'<link rel="canonical" href="{canonical}">' in page
    assert f'<a href="{goal}">A &amp; &quot;b&quot; &lt; c</a>' in page
    assert (build.outdir / "old/one" / goal).resolve().exists()


@pytest.mark.parametrize("base", ["https://new.example/docs", "https://new.example/docs/"])
def test_a_page_is_in_the_language_of_its_article_and_names_its_address(
    news: NewsProject, base: str
) -> None:
    news.article("a.html", extra=f"{aliases('/old/')}\nlang: de")
    news.article("b.html", extra=aliases("/plain/"))
    build = news.build(html_baseurl=base, language="fr")
    assert '<html lang="de">' in build.text("old/index.html")
    assert '<html lang="fr">' in build.text("plain/index.html")
    canonical = 'rel="canonical" href="https://new.example/docs/news/a.html"'
    assert canonical in build.text("old/index.html")


def test_nothing_is_removed_that_may_not_be_written(tmp_path: Path) -> None:
    """Whatever the notes of the last build name."""
    names = ("victim.html", "out/_static/x.html", "out/deep/er/a.html", "out/Kept.html")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(MARK, "utf-8")
    pages = _Pages(tmp_path / "out")
    for file in ("../victim.html", "_static/x.html", "deep/er/a.html", "Kept.html", "gone.html"):
        pages.remove(file, keep={"kept.html"})
    assert [(tmp_path / name).exists() for name in names] == [True, True, False, True]
    # The folders that it leaves empty go with it.
    assert not (tmp_path / "out/deep").exists()


def test_forms_of_addresses(news: NewsProject) -> None:
    names = ("/a/", "/b", "/c.html", "d/e.htm", "/f.php", "/%E4%BD%A0%20x/", "/v1.2")
    news.article("a.html", extra=aliases(*names))
    build = news.build()
    assert build.warnings == []
    assert redirects(build) == {
        *("a/index.html", "b/index.html", "c.html", "d/e.htm", "f.php/index.html"),
        *("你 x/index.html", "v1.2/index.html"),
    }


def test_the_pattern_of_the_old_site(news: NewsProject) -> None:
    news.configure('newsfeed_permalinks = "/:year/:month/:title/"')
    news.article("a.html")
    assert redirects(news.build()) == {"2022/02/a/index.html"}


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "text", "gettext", "json"])
def test_other_builders_write_none(news: NewsProject, builder: str) -> None:
    news.article("a.html", extra=aliases("/old/"))
    assert redirects(news.build(builder, version="1", copyright="x")) == set()


@pytest.mark.parametrize(
    "alias",
    [
        *("../../x", "/a/../../x/", "/%2e%2e/%2e%2e/x/", "/..%2f..%2fx/", "C:\\x", "/c:/x/"),
        *("/a\\..\\..\\x/", "/%00/", "/x%0a/", "/con/", "/aux.html", "/_static/x.html"),
        *("/_images/", "/_sources/a.html", f"/{'a' * 300}/", f"/{'é' * 200}.html", "/.git/x.html"),
        *("/x./", "/?p=12", "/" + "a/" * 3000),
    ],
)
def test_hostile_addresses_are_refused(news: NewsProject, alias: str) -> None:
    before = {path for path in news.folder.parent.rglob("*") if "_build" not in path.parts}
    news.article("a.html", extra=aliases(alias, "/good/"))
    build = news.build()
    assert redirects(build) == {"good/index.html"}
    assert len(build.warnings) == 1
    assert build.warnings[0].endswith("[newsfeed.link]")
    assert ("question mark" in build.warnings[0]) is ("?" in alias)
    # What is told of it is no longer than a line.
    assert len(build.warnings[0]) < 2 * LONGEST_SHOWN + len(str(news.folder))
    after = {path for path in news.folder.parent.rglob("*") if "_build" not in path.parts}
    assert {path.name for path in after - before} == {"a.html", "news"}


def test_an_absolute_path_stays_inside(news: NewsProject) -> None:
    news.article("a.html", extra=aliases("/etc/passwd"))
    build = news.build()
    assert redirects(build) == {"etc/passwd/index.html"}
    assert Path("/etc/passwd").is_file()


@pytest.mark.parametrize(
    "alias", ["index.html", "/", "/Index.html", "/genindex.html", "/news/b.html", "/News/B/"]
)
def test_real_pages_stay(news: NewsProject, alias: str) -> None:
    news.article("a.html", extra=aliases(alias))
    news.article("b.html")
    build = news.build()
    assert redirects(build) == set()
    assert len(build.warnings) == 1
    assert build.warnings[0].endswith("[newsfeed.duplicate]")


@pytest.mark.parametrize(
    ("builder", "alias"),
    [
        ("html", "/news/a.html"),
        ("html", "/News/A.html"),
        ("dirhtml", "/news/a/"),
        ("dirhtml", "/NEWS/a/"),
    ],
)
def test_the_article_s_own_page_needs_none(news: NewsProject, builder: str, alias: str) -> None:
    news.article("a.html", extra=aliases(alias))
    build = news.build(builder)
    assert build.warnings == []
    assert redirects(build) == set()


def test_one_address_of_two_articles(news: NewsProject) -> None:
    news.article("old.html", date="2020-01-01", extra=aliases("/x/", "/only/"))
    news.article("new.html", date="2021-01-01", extra=aliases("/X/index.html"))
    build = news.build()
    assert redirects(build) == {"X/index.html", "only/index.html"}
    assert "news/new.html" in build.text("X/index.html")
    assert [re.sub(r".*\[(.*)\]", r"\1", line) for line in build.warnings] == ["newsfeed.duplicate"]


def test_addresses_that_differ_in_case_alone_are_one_page(news: NewsProject) -> None:
    """They are one file on some systems, where the second would be written over the first."""
    news.article("a.html", extra=aliases("/Old/", "/old/", "/OLD/index.html", "/Straße/"))
    news.article("b.html", date="2020-01-01", extra=aliases("/STRASSE/"))
    build = news.build()
    assert redirects(build) == {"Old/index.html", "Straße/index.html"}
    assert "news/a.html" in build.text("Straße/index.html")


def test_an_address_that_changes_in_case_alone_keeps_its_page(news: NewsProject) -> None:
    """Its old page is the new one, on some systems, and must not be removed after it is written."""
    news.article("a.html", extra=aliases("/Old/", "/Gone/"))
    news.build()
    news.article("a.html", extra=aliases("/OLD/"))
    assert redirects(news.build()) == {"Old/index.html", "OLD/index.html"}


def test_a_named_address_wins_over_one_that_was_made_up(news: NewsProject) -> None:
    news.configure('newsfeed_permalinks = "/:title/"')
    news.article("x.html", date="2022-01-01")
    news.article("y.html", date="2020-01-01", extra=aliases("/x/"))
    build = news.build()
    assert build.warnings == []
    assert "news/y.html" in build.text("x/index.html")


def test_pages_are_written_only_when_they_change(news: NewsProject) -> None:
    news.article("a.html", extra=aliases("/x/"))
    page = news.build().outdir / "x/index.html"
    before = page.stat().st_mtime_ns
    news.article("b.html")
    news.build()
    assert page.stat().st_mtime_ns == before
    news.article("a.html", title="New title", extra=aliases("/x/"))
    assert "New title" in news.build().text("x/index.html")


def test_pages_that_are_no_longer_due_are_removed(news: NewsProject) -> None:
    news.article("a.html", extra=aliases("/x/y/", "/x/z.html", "/mine/"))
    news.article("b.html", extra=aliases("/b/"))
    build = news.build()
    (build.outdir / "x/kept.txt").write_text("kept", "utf-8")
    (build.outdir / "mine/index.html").write_text("written by hand", "utf-8")
    news.article("a.html", extra=aliases("/x/z.html"))
    (news.folder / "news/b.html").unlink()
    build = news.build()
    assert redirects(build) == {"x/z.html"}
    assert not (build.outdir / "x/y").exists()
    assert not (build.outdir / "b").exists()
    assert build.text("x/kept.txt") == "kept"
    assert build.text("mine/index.html") == "written by hand"


def test_hidden_articles_have_none(news: NewsProject) -> None:
    news.article("a.html", extra=aliases("/x/"))
    assert redirects(news.build()) == {"x/index.html"}
    news.article("a.html", extra=aliases("/x/") + "\ndraft: true")
    assert redirects(news.build()) == set()


def test_a_renamed_article_leaves_a_redirect(news: NewsProject) -> None:
    """Its old page is gone by then."""
    news.article("a.html")
    news.build()
    (news.folder / "news/a.html").unlink()
    news.article("b.html", extra=aliases("/news/a.html"))
    build = news.build()
    assert build.warnings == []
    assert redirects(build) == {"news/a.html"}


def test_links_in_the_output_lead_nowhere_else(news: NewsProject) -> None:
    outside = news.folder.parent / "outside"
    outside.mkdir()
    news.article("a.html", extra=aliases("/good/"))
    build = news.build()
    (build.outdir / "link").symlink_to(outside)
    (build.outdir / "page.html").symlink_to(outside / "page.html")
    news.article("a.html", extra=aliases("/link/x/", "/page.html"))
    build = news.build()
    assert list(outside.iterdir()) == []
    assert redirects(build) == set()
    assert sum("the old address" in line for line in build.warnings) == 2


def test_parallel_builds_write_the_same(news: NewsProject) -> None:
    for number in range(12):
        news.article(f"a{number}.html", extra=aliases(f"/x/{number}/"))
    serial, parallel = news.build(output="one"), news.build(output="two", parallel=2)
    assert redirects(serial) == redirects(parallel)
    assert len(redirects(serial)) == 12
