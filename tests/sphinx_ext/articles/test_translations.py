"""What translators write comes back: in texts, titles, summaries, names and listings."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from conftest import PNG, NewsProject
from docutils import nodes

_BASE = "https://example.org/"


def _messages(project: NewsProject, **options: object) -> dict[str, list[str]]:
    """The messages of each catalogue that ``gettext`` makes."""
    build = project.build("gettext", output="_messages", **options)
    assert build.warnings == []
    found = {}
    for path in sorted(build.outdir.rglob("*.pot")):
        with path.open("rb") as file:
            messages = [str(message.id) for message in read_po(file) if message.id]
        found[path.relative_to(build.outdir).with_suffix("").as_posix()] = messages
    return found


def _translate(project: NewsProject, name: str, texts: Mapping[str, str]) -> Path:
    """Write a catalogue in German, as translators do; it is not compiled."""
    catalogue = Catalog(locale="de")
    for message, translation in texts.items():
        catalogue.add(message, translation)
    path = project.write(f"locale/de/LC_MESSAGES/{name}.po", "")
    with path.open("wb") as file:
        write_po(file, catalogue)
    return path


_GERMAN = {"language": "de", "locale_dirs": ["locale"]}


def test_links_emphasis_code_and_pictures_of_html_come_back(project: NewsProject) -> None:
    project.write("news/p.png", PNG)
    project.article("b.html")
    project.article(
        "a.html",
        "<h2>About <em>x</em></h2><p>A <a href='b.html' title='T'>link</a>, <b>stress</b>, "
        "<code>code</code>, H<sub>2</sub>O, <img src=p.png alt=Pic width=20>, {{ no }}.</p>"
        "<ul><li>One<br>two</li></ul><pre>code</pre>",
    )
    messages = _messages(project)["news"]
    text = "A [link](b.html), **stress**, `code`, H<sub>2</sub>O, ![Pic](p.png), {{ no }}."
    text = text.replace("(b.html)", '(b.html "T")')
    assert [each for each in messages if each not in {"a", "b", "Text."}] == [
        *("About *x*", text, "Pic", "One", "two")
    ]
    german = (
        'H<sub>2</sub>O, `Code`, **Betonung**, ein [Verweis](b.html "T") – ![Bild](p.png) *und*.'
    )
    _translate(
        project,
        "news",
        {text: german, "About *x*": "Über *x*", "One": "Eins", "two": "[z](b.html)"},
    )
    build = project.build(**_GERMAN)
    assert build.warnings == []
    page = build.text("news/a.html")
    assert "H<sub>2</sub>O, <code" in page
    assert "<strong>Betonung</strong>" in page
    assert 'href="b.html" title="T"' in page
    (image,) = build.doctree("news/a").findall(nodes.image)
    assert (image["alt"], image["width"], image["uri"]) == ("Bild", "20px", "news/p.png")
    assert "<em>und</em>" in page
    assert "Über <em>x</em>" in page
    assert '<a class="reference internal" href="b.html">' in page


def test_a_translation_does_no_more_than_the_text_may(project: NewsProject) -> None:
    """What is told of it is told once, at the line of the text; Sphinx has it parsed twice."""
    project.article("a.html", "<p>Text.</p>")
    bad = "<script>x</script> [a](javascript:b) {doc}`/index` ![c](missing.png) | `d`"
    _translate(project, "news", {"Text.": bad})
    build = project.build(**_GERMAN)
    assert len(build.told_of("news/a.html")) == len(build.warnings) == 2
    assert all("a.html:6: " in each for each in build.warnings), build.warnings
    page = build.text("news/a.html")
    assert "<script>x" not in page
    assert "javascript" not in page
    assert "/index" in page


def test_a_missing_picture_is_told_of_once(project: NewsProject) -> None:
    for name, picture in (("a.md", "![c](missing.png)"), ("b.html", "<img src=missing.png alt=c>")):
        project.article(name, f"Text {picture} end.")
    _translate(
        project,
        "news",
        {"Text ![c](missing.png) end.": "Wort ![c](missing.png) Ende.", "Text c end.": "Wort"},
    )
    build = project.build(**_GERMAN)
    assert len(build.told_of("news/a.md")) == len(build.told_of("news/b.html")) == 1
    assert "Wort c Ende." in build.text("news/a.html")


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_pictures_of_translated_paragraphs_are_as_others(project: NewsProject, suffix: str) -> None:
    """They are found where the article's lie; the leading one is not shown a second time."""
    project.write("posts/p.png", PNG)
    project.article(f"a.{suffix}", "", extra="image: /p.png")
    text = "Words ![p](/p.png) end." if suffix == "md" else "Words |p| end."
    rest = "" if suffix == "md" else "\n\n.. |p| image:: /p.png\n   :alt: p\n"
    project.article(f"a.{suffix}", f"{text}{rest}", extra="image: /p.png")
    german = text.replace("Words", "Worte").replace("end", "aus")
    _translate(project, "news", {text: german})
    build = project.build(newsfeed_static=["posts"], **_GERMAN)
    assert build.warnings == []
    assert "Worte" in build.text("news/a.html")
    images = [*build.doctree("news/a").findall(nodes.image)]
    assert {image["uri"] for image in images} == {"posts/p.png"}
    if suffix == "md":
        assert [image["classes"] for image in images] == [["newsfeed-leading"]]


def test_line_breaks_of_markdown_come_back(project: NewsProject) -> None:
    project.article("a.md", "One  \ntwo `<br>`\nthree\\\nfour")
    text = "One<br>two `<br>` three<br>four"
    assert text in _messages(project)["news"]
    _translate(project, "news", {text: "Eins<br>zwei `<br>`"})
    page = project.build(**_GERMAN).text("news/a.html")
    assert re.search(r"Eins\s*<br />\s*zwei", page), page[page.index("Eins") :][:99]
    assert "&lt;br&gt;" in page


def test_no_mark_of_ours_is_in_a_catalogue(project: NewsProject) -> None:
    project.write("_config.yml", "")
    project.article("b.md")
    project.article("a.md", "[x]({% link b.md %})")
    project.article("c.html", "<p><a href='{% post_url b %}'>x</a> {% link b.md %} y</p>")
    project.configure('newsfeed_sources = {"news": {"path": "news", "dialect": "jekyll"}}')
    messages = [each for found in _messages(project).values() for each in found]
    assert not [each for each in messages if "/!" in each]


def _news(project: NewsProject) -> None:
    project.configure(
        f'html_baseurl = "{_BASE}"',
        'newsfeed_sources = {"news": {"path": "news", "dialect": "hexo"}}',
        'newsfeed_archives = ["category", "tag", "author"]',
        'newsfeed_authors = {"ann": {"name": "Ann Doe", "description": "Sails."}}',
        'newsfeed_feeds = ["atom", {"each": "category"}, {"file": "b.xml", "category": "Boats",'
        ' "title": "All boats"}]',
    )
    extra = (
        "categories: [[Boats, Small]]\ntags: [wind]\nauthor: [ann, Bert]\nsummary: Of *boats*.\n"
    )
    project.article("one.html", "<p>Text.</p>", title="My *boat* C:\\new", extra=extra.strip())
    project.article("two.html", title="Two", date="2021-01-01", extra="categories: [Boats]")
    project.write(
        "index.rst",
        "Site\n====\n\n.. newsfeed::\n   :style: summary\n   :more: All of it\n\n"
        ".. newsfeed::\n   :tag: none\n   :empty: Nothing *yet*\n\n"
        ".. newsfeed::\n   :group-by: category\n\n.. newsfeed-authors::\n\n"
        "By :news:author:`ann`, of :news:category:`Boats` and :news:tag:`wind`;\n"
        ":news:category:`Small`, :news:feed:`category Small`\n",
    )


_TEXTS = {
    "index": {"All of it": "Alles davon", "Nothing *yet*": "Noch *nichts*"},
    "news": {"My *boat* C:\\new": "Mein *Boot* D:\\neu", "Of *boats*.": "Über *Boote*."},
    "sphinx_newsfeed": {
        **{"Boats": "Boote", "Small": "Kleine", "wind": "Wind", "Bert": "Bertold"},
        **{"Ann Doe": "Anna Reh", "Sails.": "Segelt.", "All boats": "Alle Boote"},
    },
}


def test_all_that_readers_are_told_is_a_message(project: NewsProject) -> None:
    _news(project)
    messages = _messages(project, suppress_warnings=["newsfeed.option"])
    assert {*messages} == {*_TEXTS}
    for catalogue, texts in _TEXTS.items():
        assert {*texts} <= {*messages[catalogue]}
    # A key, whose name is another one, is nobody's word; names stand in no other catalogue.
    assert {*messages["sphinx_newsfeed"]} == {*_TEXTS["sphinx_newsfeed"]}
    assert not {*_TEXTS["sphinx_newsfeed"]} & {*messages["news"], *messages["index"]}


def test_all_of_it_comes_back_and_no_address_changes(project: NewsProject) -> None:
    _news(project)
    options = {"suppress_warnings": ["newsfeed.option"]}
    before = project.build(output="_before", **options, language="de")
    for catalogue, texts in _TEXTS.items():
        _translate(project, catalogue, texts)
    build = project.build(**options, **_GERMAN)
    assert build.warnings == []
    files = [
        {path.relative_to(each.outdir) for path in each.outdir.rglob("*.*")}
        for each in (before, build)
    ]
    assert files[0] == files[1]
    shown = {
        "index.html": ["Alles davon", "Noch *nichts*", "Über *Boote*.", "Boote", "Kleine", "Wind"],
        "news/one.html": ["Boote", "Kleine", "Wind", "Anna Reh", "Bertold"],
        "news/category.html": ["Boote", "Kleine"],
        "news/category/boats/small.html": ["Kategorie: Boote › Kleine"],
        "news/tag/wind.html": ["Schlagwort: Wind"],
        "news/author/ann.html": ["Anna Reh", "Segelt."],
        "news/author/bert.html": ["Bertold"],
        "news/atom.xml": ["Mein *Boot* D:\\neu", "Über *Boote*.", '"Boote"', '"Wind"', "Anna Reh"],
        "b.xml": ["Alle Boote"],
        "news-index.html": ["Mein *Boot* D:"],
        "searchindex.js": ["Mein *Boot* D:"],
    }
    for file, texts in shown.items():
        assert [text for text in texts if text not in build.text(file)] == [], file
    head = build.text("news/one.html").partition("</head>")[0]
    for text in (
        '<meta property="og:title" content="Mein *Boot* D:\\neu" />',
        '<meta name="description" content="Über *Boote*." />',
        '<meta property="article:section" content="Boote" />',
        '<meta property="article:tag" content="Wind" />',
        '"headline":"Mein *Boot* D:',
        '"keywords":["Wind"]',
    ):
        assert text in head
    old = ("My *boat*", "Of *boats*", "Boats", "Small<", "Ann Doe", "Bert<", "All of it")
    for path in build.outdir.rglob("*.html"):
        text = path.read_text("utf-8")
        assert [each for each in old if each in text] == [], path


def test_names_stand_in_the_one_catalogue_of_a_project_that_has_one(project: NewsProject) -> None:
    project.article("a.md", "Text.", extra="tags: wind\nsummary: Short.")
    assert {*_messages(project, gettext_compact="docs")} == {"docs"}
    _translate(project, "docs", {"wind": "Wind", "a": "A!", "Short.": "Kurz."})
    build = project.build(gettext_compact="docs", **_GERMAN)
    assert "Wind" in build.text("news/a.html")
    assert "A!" in build.text("index.html")
    assert 'content="Kurz."' in build.text("news/a.html")


def test_each_article_may_have_its_catalogue(project: NewsProject) -> None:
    project.article("a.md", "Text.", extra="summary: Short.")
    assert {"news/a", "index"} <= {*_messages(project, gettext_compact=False)}
    _translate(project, "news/a", {"a": "A!", "Short.": "Kurz.", "Text.": "Worte."})
    page = project.build(gettext_compact=False, **_GERMAN).text("news/a.html")
    assert all(text in page for text in ("A!", "Kurz.", "Worte."))


@pytest.mark.parametrize("takes", [False, True])
def test_doubtful_translations_are_taken_where_sphinx_takes_them(
    project: NewsProject, takes: bool
) -> None:
    project.article("a.md", "Text.", title="One", extra="tags: wind")
    path = _translate(project, "news", {"One": "Eins"})
    path.write_text(path.read_text("utf-8").replace('\nmsgid "One"', '\n#, fuzzy\nmsgid "One"'))
    build = project.build(gettext_allow_fuzzy_translations=takes, **_GERMAN)
    assert ("Eins" in build.text("index.html")) == takes
    assert ("Eins" in build.text("news/a.html")) == takes


def test_what_nobody_compiles_is_not_read(project: NewsProject) -> None:
    project.article("a.md", "Text.", title="One")
    _translate(project, "news", {"One": "Eins"})
    build = project.build(gettext_auto_build=False, **_GERMAN)
    assert "Eins" not in build.text("index.html") + build.text("news/a.html")


@pytest.mark.parametrize("content", [b"\xff\xfe", b'msgid "a', b"\0" * 40])
def test_a_catalogue_that_is_none_costs_a_warning(project: NewsProject, content: bytes) -> None:
    project.article("a.md", "Text.", title="One", extra="tags: wind")
    project.write("locale/de/LC_MESSAGES/sphinx_newsfeed.mo", content)
    build = project.build(**_GERMAN)
    (warning,) = build.warnings
    assert "sphinx_newsfeed.mo:1: WARNING: the catalogue cannot be read" in warning
    assert "wind" in build.text("news/a.html")


@pytest.mark.parametrize("style", ["list", "table"])
def test_a_changed_title_is_shown_by_listings_that_show_nothing_else(
    project: NewsProject, style: str
) -> None:
    project.write("index.rst", f"Site\n====\n\n.. newsfeed::\n   :style: {style}\n")
    project.article("a.md", "Text.", title="One")
    project.article("b.md", "Text.", title="Two", date="2021-01-01")
    for number, title in enumerate(("Eins", "Erstens")):
        path = _translate(project, "news/a", {"One": title})
        later = time.time() + 5 * number
        os.utime(path, (later, later))
        build = project.build(gettext_compact=False, newsfeed_archives=["year"], **_GERMAN)
        assert build.warnings == []
        for page in ("index", "news/archive/2022"):
            assert title in build.text(f"{page}.html")
        assert title in build.text("searchindex.js")
    assert "news/b" not in build.read
