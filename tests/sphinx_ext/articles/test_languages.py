"""Texts that run from the right to the left."""

from __future__ import annotations

import re
import zipfile

import pytest
from conftest import NewsProject

from sphinx_newsfeed.listing.styles import Style

_SHEET = "newsfeed-directions.css"


def directions(page: str) -> set[tuple[str, str]]:
    """Each language that a page names, and the direction beside it."""
    found = re.findall(r'<[^>]*\blang="([^"]+)"[^>]*>', page)
    tags = re.findall(r'<[^>]*\blang="[^"]+"[^>]*>', page)
    return {
        (language, next(iter(re.findall(r"\b(rtl|ltr)\b", tag)), ""))
        for language, tag in zip(found, tags, strict=True)
    } - {("en", ""), ("ar", "")}


@pytest.mark.parametrize("language", ["ar", "he", "fa-IR", "ur"])
def test_articles_in_other_scripts_run_their_way(project: NewsProject, language: str) -> None:
    project.article("a.md", "مرحبا.", extra=f"lang: {language}")
    project.article("b.md", "Hallo.", extra="lang: de")
    build = project.build()
    assert build.warnings == []
    article, other, listing = map(build.text, ("news/a.html", "news/b.html", "index.html"))
    assert (language.lower(), "rtl") in directions(article)
    assert any(found[1] == "rtl" for found in directions(listing))
    assert all(found[1] == "" for found in directions(listing) if found[0] == "de")
    assert _SHEET in article
    assert _SHEET in listing
    # Its neighbour's title stands in the links to other articles.
    assert "de" in {found[0] for found in directions(other)}


def test_on_a_site_that_runs_to_the_left_other_articles_do_not(project: NewsProject) -> None:
    project.article("b.md", "Hallo.", extra="lang: de")
    project.article("c.md", "مرحبا.", extra="lang: ar")
    build = project.build(language="ar")
    for page in (build.text("news/b.html"), build.text("index.html")):
        assert ("de", "ltr") in directions(page)
        assert _SHEET in page


@pytest.mark.parametrize("style", Style)
def test_each_style_of_a_listing_has_the_directions_of_its_articles(
    project: NewsProject, style: Style
) -> None:
    project.article("b.md", "Hallo.", extra="lang: de")
    project.article("c.md", "مرحبا.", extra="lang: ar")
    project.write("index.rst", f"Site\n====\n\n.. newsfeed::\n   :style: {style.value}\n")
    assert ("ar", "rtl") in directions(project.build().text("index.html"))
    assert ("de", "ltr") in directions(project.build(language="ar").text("index.html"))


def test_a_direction_that_is_said_stays(project: NewsProject) -> None:
    project.article("a.html", '<div dir="rtl"><p lang="ar" dir="ltr">x</p></div>')
    assert ("ar", "ltr") in directions(project.build().text("news/a.html"))


def test_a_part_of_a_body_says_it_itself(project: NewsProject) -> None:
    project.article("a.html", '<p dir="rtl">مرحبا</p>')
    assert _SHEET in project.build().text("news/a.html")


def test_pages_that_need_no_direction_load_none(project: NewsProject) -> None:
    project.article("a.html", '<p dir="ltr" lang="de">Hallo</p>')
    build = project.build()
    assert _SHEET not in build.text("news/a.html") + build.text("index.html")


def test_books_have_no_property_that_they_may_not_have(project: NewsProject) -> None:
    project.article("a.md", "مرحبا.", extra="lang: ar")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :toctree:\n")
    build = project.build("epub")
    (book,) = build.outdir.glob("*.epub")
    with zipfile.ZipFile(book) as files:
        assert [name for name in files.namelist() if _SHEET in name] == []
        assert _SHEET not in files.read("news/a.xhtml").decode()
        assert "rtl" in files.read("news/a.xhtml").decode()


def test_what_is_said_of_an_author_says_its_language(project: NewsProject) -> None:
    said = {
        "lin": {"name": "Lin", "description": "气象员。写中文消息。"},
        "nur": {"name": "Nur", "description": "يكتب عن البحر والطيور."},
        "ben": {"name": "Ben", "description": "Counts birds."},
    }
    project.configure(f"newsfeed_authors = {said!r}")
    project.article("a.md", extra="authors: [lin, nur, ben]")
    project.write("index.rst", "Site\n====\n\n.. newsfeed-authors::\n")
    build = project.build()
    assert build.warnings == []
    found = re.findall(r"<p (class=\"newsfeed-author-desc[^>]*)>(.)", build.text("index.html"))
    name = "newsfeed-author-description"
    assert found == [
        (f'class="{name}"', "C"),
        (f'class="{name}" lang="zh"', "气"),
        (f'class="{name} rtl" lang="und-arab"', "ي"),
    ]
