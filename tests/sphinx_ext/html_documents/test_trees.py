"""Files of HTML are true pages of a project that maps a suffix to ``html``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Build, NewsProject, change
from docutils import nodes
from html_to_docutils.test_html_builders import png
from sphinx_ext.html_documents.site_of_html import GUIDE, fill, page


@pytest.mark.parametrize("parallel", [0, 2])
def test_a_site_of_html(project: NewsProject, parallel: int) -> None:
    build = fill(project).build(parallel=parallel)
    assert build.warnings == []
    text = build.text("guide.html")
    for each in (
        "<h1>A <em>guide</em>",
        'href="other.html#article-there"',
        'href="sub/deep.html"',
        'href="plain.html"',
        'href="plain.html#section"',
        'src="_images/a.png"',
        "_downloads/",
        'content="How to &quot;build&quot;" name="description"',
        'content="a, b" name="keywords"',
    ):
        assert each in text, each
    for each in ("alert", "refresh", "Old title", "newsfeed-header", 'lang="en">\n<h1'):
        assert each not in text, each
    assert 'href="guide.html#article-part"' in build.text("other.html")
    assert 'href="../guide.html"' in build.text("sub/deep.html")
    assert 'href="../other.html"' in build.text("sub/deep.html")
    assert 'href="guide.html#article-part">Part one</a>' in build.text("index.html")
    assert '"first"' in build.text("searchindex.js") or "first" in build.text("searchindex.js")


@pytest.mark.parametrize(
    "builder",
    [
        "dirhtml",
        "singlehtml",
        "epub",
        "latex",
        "text",
        "man",
        "texinfo",
        "xml",
        "pseudoxml",
        "json",
    ],
)
def test_each_builder(builder: str, project: NewsProject) -> None:
    options = ["latex_documents = [('index', 'x.tex', 'T', 'A', 'manual')]", "version = '1'"]
    build = fill(project, *options, "man_pages = [('index', 'x', 'T', ['A'], 1)]").build(builder)
    assert [each for each in build.warnings if "epub" not in each] == []


def test_addresses_of_folders(project: NewsProject) -> None:
    build = fill(project).build("dirhtml")
    assert 'href="../other/#article-there"' in build.text("guide/index.html")
    assert 'href="../../guide/"' in build.text("sub/deep/index.html")


def test_one_file_has_all_places(project: NewsProject) -> None:
    text = fill(project).build("singlehtml").text("index.html")
    for name in re.findall(r'href="#([^"]+)"', text):
        assert f'id="{name}"' in text, name


def test_it_is_no_news(project: NewsProject) -> None:
    project.configure(
        'source_suffix = {".rst": "restructuredtext", ".html": "html"}',
        'html_baseurl = "https://e.org/"',
    )
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   guide\n\n.. newsfeed::\n")
    project.write("guide.html", '<title>Guide</title><meta name="date" content="2022-01-01"><p>x')
    project.article("a.html", "<p>a</p><!--more--><p><a href='../guide.html#p'>g</a>")
    build = project.build()
    assert build.warnings == []
    assert {"guide", "news/a", "index"} <= build.app.env.found_docs
    feeds = "".join(path.read_text("utf-8") for path in build.outdir.rglob("*.xml"))
    assert "<title>a</title>" in feeds and "<title>Guide</title>" not in feeds
    listing = build.text("index.html").partition('class="newsfeed')[2].partition("</div>")[0]
    assert "news/a.html" in listing and "guide" not in listing
    body = build.text("guide.html").partition('role="main"')[2].partition("</div>")[0]
    assert "Guide" in body and "newsfeed" not in body
    assert 'href="../guide.html"' in build.text("news/a.html")


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<h1>A</h1><p>b", "A"),
        ("<title>T</title><p>b<h2>C</h2>", "T"),
        ("<p>b<h2>C</h2><p>d", "C"),
    ],
)
def test_titles(html: str, title: str, project: NewsProject) -> None:
    page(project, html)
    build = project.build()
    assert build.warnings == []
    assert build.app.env.titles["page"].astext() == title
    assert f"<title>{title} " in build.text("page.html")


def test_a_page_without_a_title_has_the_name_of_its_file(project: NewsProject) -> None:
    page(project, "<p>x", "sub/page.html")
    build = project.build()
    (warning,) = build.warnings
    assert "page.html:1: WARNING: the page has no title; the name of its file is shown" in warning
    assert "newsfeed.html" in warning
    assert build.app.env.titles["sub/page"].astext() == "page"


def test_what_the_head_tells_sphinx(project: NewsProject) -> None:
    page(project, "<h1>A</h1>")
    project.write("index.rst", "Site\n====\n")
    head = '<meta name="orphan"><meta name="tocdepth" content="1"><meta name="nosearch">'
    evil = '<meta name="github_url" content="javascript:x"><meta name="TOCDEPTH" content="x">'
    project.write("page.html", f"<head>{head}{evil}</head><h1>A</h1><h2>B</h2><h3>C</h3>")
    build = project.build()
    assert build.warnings == []
    assert build.app.env.metadata["page"] == {"orphan": "", "nosearch": "", "tocdepth": 1}


def test_without_a_toctree_it_is_an_orphan_as_any_page(project: NewsProject) -> None:
    page(project, "<h1>A</h1>")
    project.write("index.rst", "Site\n====\n")
    (warning,) = project.build().warnings
    assert "page.html: WARNING: document isn't included in any toctree" in warning


def test_the_language_of_a_page(project: NewsProject) -> None:
    page(project, '<html lang="de"><h1>A</h1><p>b<p lang="fr">c')
    text = project.build().text("page.html")
    assert re.findall(r'<(\w+)[^>]* lang="(de|fr)"', text) == [("section", "de"), ("p", "fr")]
    text = project.build(language="de", output="_de").text("page.html")
    assert re.findall(r'<(\w+)[^>]* lang="(de|fr)"', text) == [("html", "de"), ("p", "fr")]


def test_only_what_changed_is_read_again(project: NewsProject) -> None:
    fill(project).build()
    assert project.build().read == []
    change(project.folder / "other.html", "Here", "There")
    build = project.build()
    assert (build.read, build.warnings) == (["other"], [])
    assert "There" in build.text("other.html")
    project.write("other.html", "").unlink()
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   guide\n   plain\n   sub/deep\n")
    build = project.build()
    assert not (build.outdir / "other.html").exists() or "other" not in build.app.env.found_docs


def test_a_missing_picture_is_waited_for(project: NewsProject) -> None:
    page(project, '<h1>A</h1>\n<p><img src="pics/b.png" alt="words">')
    (warning,) = project.build().warnings
    assert f"{Path('page.html')}:2: WARNING: the picture pics/b.png does not exist" in warning
    project.write("pics/b.png", png())
    build = project.build()
    assert (build.warnings, build.read) == ([], ["page"])
    assert 'src="_images/b.png"' in build.text("page.html")


@pytest.mark.parametrize(
    "address", ["../../secret.png", "/../secret.png", "conf.py", "//etc/x.png"]
)
def test_no_picture_comes_from_elsewhere(
    address: str, project: NewsProject, tmp_path: Path
) -> None:
    (tmp_path / "secret.png").write_bytes(png())
    page(project, f'<h1>A</h1><p><img src="{address}" alt="words">', "sub/page.html")
    build = project.build()
    assert "words" in build.text("sub/page.html")
    assert (
        not list((build.outdir / "_images").glob("*"))
        if (build.outdir / "_images").exists()
        else True
    )


def test_what_a_project_does_with_bodies_it_does_with_pages(project: NewsProject) -> None:
    page(project, "<h1>A</h1><p class=ad>gone<x-y>b</x-y><p>c")
    with (project.folder / "conf.py").open("a", encoding="utf-8") as file:
        file.write(
            "newsfeed_drop = ['.ad']\n"
            "from sphinx_newsfeed.hooks import add_html_handler\n"
            "def prepare(app, docname, soup):\n    soup.p.insert_before('told ' + docname)\n"
            "def setup(app):\n    app.connect('newsfeed-body-parsed', prepare)\n"
        )
    text = project.build().text("page.html")
    assert "told page" in text and "gone" not in text


def test_what_is_dropped_may_change(project: NewsProject) -> None:
    page(project, "<h1>A</h1><p class=ad>gone<p>c", "page.html", "newsfeed_drop = []")
    project.write("other.html", "<title>Other</title><meta name=orphan><p>x")
    assert "gone" in project.build().text("page.html")
    build = project.build(newsfeed_drop=[".ad"])
    assert build.read == ["page"]
    assert "gone" not in build.text("page.html")


def _translate(project: NewsProject, **messages: str) -> Build:
    from babel.messages import mofile
    from babel.messages.catalog import Catalog

    catalog = Catalog(locale="de")
    for message, translation in messages.items():
        catalog.add(message, translation)
    path = project.folder / "locales/de/LC_MESSAGES/page.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        mofile.write_mo(file, catalog)
    return project.build(language="de", locale_dirs=["locales"], gettext_compact=False)


def test_translations(project: NewsProject) -> None:
    html = (
        '<head><meta name="description" content="words"></head><h1>A title</h1>\n'
        '<p>A <b>bold</b> <a href="index.html">link</a> <img src="a.png" alt="p"></p>'
    )
    page(project, html)
    project.write("a.png", png())
    build = project.build("gettext", output="_gettext", gettext_compact=False)
    assert build.warnings == []
    text = build.text("page.pot")
    messages = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
    assert messages == ["words", "A title", "A **bold** [link](index.html) ![p](a.png)", "p"]
    assert "page.html:2" in text
    translated = _translate(
        project,
        **{
            "words": "Worte",
            "A title": "Ein Titel",
            messages[2]: "Ein [Link](index.html) **fett** [boese](javascript:x) ![p](a.png)",
        },
    )
    page_text = translated.text("page.html")
    assert "<h1>Ein Titel" in page_text and 'content="Worte"' in page_text
    assert '<a class="reference internal" href="index.html">' in page_text
    assert 'src="_images/a.png"' in page_text
    (warning,) = translated.warnings
    assert "page.html:2: WARNING: link to 'javascript:x' is not allowed" in warning


def test_links_are_checked_where_they_stand(project: NewsProject) -> None:
    page(project, '<h1>A</h1>\n<p>b\n<a href="http://127.0.0.1:9/x">c</a>')
    build = project.build("linkcheck", linkcheck_timeout=1, linkcheck_retries=1)
    assert "page.html:3: [broken] http://127.0.0.1:9/x" in build.text("output.txt")


@pytest.mark.parametrize("suffix", ["", ".txt", ".html"])
def test_the_source_is_published_as_text(suffix: str, project: NewsProject) -> None:
    page(project, GUIDE)
    build = project.build(html_sourcelink_suffix=suffix)
    copies = [path.name for path in (build.outdir / "_sources").iterdir() if "page" in path.name]
    assert copies == ["page.newsfeed-page.txt"]
    assert 'href="_sources/page.newsfeed-page.txt"' in build.text("page.html")


def test_another_parser_of_html_is_left_alone(project: NewsProject) -> None:
    page(project, "<h1>A</h1>")
    with (project.folder / "conf.py").open("a", encoding="utf-8") as file:
        file.write(
            "from docutils import nodes\nfrom docutils.parsers import Parser\n"
            "class Other(Parser):\n    supported = ('html',)\n"
            "    def parse(self, text, document):\n"
            "        document += nodes.section('', nodes.title('', 'Other'), ids=['o'])\n"
            "        link = nodes.reference('', 'x', refuri='y.html')\n"
            "        document[0] += nodes.paragraph('', '', link)\n"
            "def setup(app):\n    app.add_source_parser(Other)\n"
        )
    build = project.build()
    assert build.warnings == []
    assert "<h1>Other" in build.text("page.html") and 'href="y.html"' in build.text("page.html")


def test_a_front_page(project: NewsProject) -> None:
    project.configure("source_suffix = {'.html': 'html'}", "newsfeed_sources = {}")
    (project.folder / "index.rst").unlink()
    project.write("index.html", "<h1>Front</h1><p><a href='./'>home</a> <a href='index.html'>h</a>")
    build = project.build()
    assert build.warnings == []
    assert "<h1>Front" in build.text("index.html")


def test_a_page_is_one_section(project: NewsProject) -> None:
    page(project, "<p>menu<h1>A</h1><p>b<h1>C</h1><p>d")
    (section,) = project.build().doctree("page").children
    assert isinstance(section, nodes.section)
    assert [type(each).__name__ for each in section.children] == [
        *("title", "paragraph", "paragraph", "section"),
    ]
