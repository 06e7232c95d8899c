"""Every builder gets the articles, in the form that it has for them."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from conftest import PNG, Build, NewsProject

_HTML = """\
<div>
<p><del>weg</del> <ins>neu</ins> <u>unter</u> <small>klein</small></p>
<p>　　Erste Zeile<br>zweite Zeile, <b>fett</b> &amp; <code>x_1</code>.</p>
<h2>Überschrift</h2>
<ul><li>eins<ol start="3"><li>drei</li></ol></li></ul>
<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>
<pre><code class="language-python">print("x")</code></pre>
<blockquote><p>Quote</p></blockquote>
<figure><img src="dot.png" alt="a dot"><figcaption>Dot</figcaption></figure>
<p><a href="https://example.org/"><img src="https://example.org/far.png" alt="far"></a></p>
<p><img src="https://example.org/bare.png"></p>
</div>
"""


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Articles in three formats, with pictures near and far."""
    extra = "categories: [One, Two]\nheadimg: https://example.org/lead.png\ntags: [t]"
    project.write("news/dot.png", PNG)
    project.article("page.html", _HTML, title="Ein HTML-Artikel", extra=extra)
    body = "Text.[^1]\n\n## Head\n\n![dot](dot.png)\n\n[^1]: Note."
    project.article("mark.md", body, title="Markdown")
    project.article("rest.rst", "Text [#]_.\n\nHead\n----\n\nMore.\n\n.. [#] Note.", title="Rest")
    project.write(
        "index.rst",
        "Site\n====\n\n.. newsfeed::\n   :style: summary\n   :group-by: year\n\n"
        ".. newsfeed::\n   :group-by: category\n\n:news:article:`page` :news:category:`One`\n",
    )
    return project


_BUILDERS = [
    "html", "dirhtml", "singlehtml", "text", "latex", "gettext", "epub", "man", "texinfo", "xml",
    "pseudoxml", "json", "pickle", "dummy", "changes", "htmlhelp",
]  # fmt: skip


def _build(news: NewsProject, builder: str) -> Build:
    return news.build(builder, nitpicky=True, version="1", copyright="x", project="Site")


@pytest.mark.parametrize("builder", _BUILDERS)
def test_no_warning(news: NewsProject, builder: str) -> None:
    assert _build(news, builder).warnings == []


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("singlehtml", "index.html"),
        ("latex", "site.tex"),
        ("man", "site.1"),
        ("texinfo", "site.texi"),
    ],
)
def test_builders_of_one_document_hold_all_articles_once(
    news: NewsProject, builder: str, name: str
) -> None:
    text = _build(news, builder).text(name)
    found = {word: text.count(word) for word in ("zweite Zeile", "Note.", "More.", "Quote")}
    # Two have the note.
    assert found == {"zweite Zeile": 1, "Note.": 2, "More.": 1, "Quote": 1}


@pytest.mark.parametrize("builder", ["latex", "texinfo", "epub"])
def test_remote_pictures_are_links_where_they_would_have_to_be_fetched(
    news: NewsProject, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the build fetches something")

    monkeypatch.setattr("requests.Session.request", refuse)
    build = _build(news, builder)
    assert build.warnings == []
    name = {"latex": "site.tex", "texinfo": "site.texi", "epub": "news/page.xhtml"}[builder]
    text = build.text(name)
    for address in ("lead.png", "bare.png"):
        assert f"https://example.org/{address}" in text
    assert "far" in text
    assert "dot" in text


def test_plain_text_has_no_noise_for_pictures(news: NewsProject) -> None:
    text = _build(news, "text").text("news/page.txt")
    assert re.findall(r"\[.*?\]", text) == ["[image: a dot]", "[image: far]"]


def test_every_article_is_found_by_the_search(news: NewsProject) -> None:
    index = _build(news, "html").text("searchindex.js")
    assert '"news/page"' in index
    assert '"zeil"' in index or '"zeile"' in index


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("latexmk") is None, reason="latexmk is not installed")
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_latex_makes_a_pdf(news: NewsProject, language: str) -> None:
    if language == "zh_CN":
        if shutil.which("xelatex") is None:
            pytest.skip("xelatex is not installed")
        if not _latex_has("xeCJK.sty"):
            pytest.skip("the LaTeX package xeCJK is not installed")
        if not _has_font("FreeSerif"):
            pytest.skip("the font FreeSerif, which Sphinx asks XeLaTeX for, is not installed")
        news.article("zh.html", "<p>　　工信部支持数据交易所。</p>", title="工信部")
    build = news.build("latex", nitpicky=True, language=language, project="Site")
    assert build.warnings == []
    made = subprocess.run(["make"], cwd=build.outdir, capture_output=True, check=False)
    assert made.returncode == 0, made.stdout[-3000:].decode("utf-8", "replace")
    assert (build.outdir / "site.pdf").stat().st_size > 10_000


def _has_font(name: str) -> bool:
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", name], capture_output=True, check=False).stdout)


def _latex_has(name: str) -> bool:
    found = subprocess.run(["kpsewhich", name], capture_output=True, check=False)
    return found.returncode == 0


def test_epub_is_well_formed(news: NewsProject) -> None:
    from lxml import etree

    build = _build(news, "epub")
    book = next(Path(build.outdir).glob("*.epub"))
    with zipfile.ZipFile(book) as archive:
        pages = [name for name in archive.namelist() if name.endswith(".xhtml")]
        assert any("page" in name for name in pages)
        for name in pages:
            etree.fromstring(archive.read(name))


def test_an_article_stands_once_in_the_order_of_an_epub(news: NewsProject) -> None:
    """However many listings on however many pages include it, and also when one of them goes."""
    listing = ".. newsfeed::\n   :group-by: category\n"
    index = (news.folder / "index.rst").read_text("utf-8")
    tree = "\n.. toctree::\n\n   archive\n"
    news.write("archive.rst", f"Archive\n=======\n\n{listing}\n{listing}")
    news.write("index.rst", index + tree)
    expected = ["archive", "index", "news/mark", "news/page", "news/rest"]
    assert sorted(_order(_build(news, "epub"))) == expected
    news.write("index.rst", f"Site\n====\n{tree}")
    assert sorted(_order(_build(news, "epub"))) == expected


def _order(build: Build) -> list[str]:
    package = build.text("content.opf")
    files = dict(re.findall(r'<item id="([^"]*)" href="([^"]*)\.xhtml"', package))
    order = [files[each] for each in re.findall(r'<itemref idref="([^"]*)"', package)]
    return [name for name in order if name not in {"genindex", "news-index", "nav"}]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("epubcheck") is None, reason="epubcheck is not installed")
def test_epubcheck_finds_no_fault(news: NewsProject) -> None:
    """Nor anything else to say, with a cover, and with years whose articles stand between them."""
    news.article("old.md", "Old.", date="2019-05-06")
    news.write("index.rst", "Site\n====\n\n.. toctree::\n\n   all\n   some\n")
    news.write("all.rst", "All\n===\n\n.. newsfeed::\n   :style: cards\n")
    news.write("some.rst", "Some\n====\n\n.. newsfeed::\n   :limit: 2\n")
    cover = {"epub_cover": ("_images/dot.png", "epub-cover.html"), "epub_copyright": "x"}
    build = news.build("epub", nitpicky=True, version="1", project="Site", **cover)
    assert build.warnings == []
    assert 'content="epub-' in build.text("content.opf").partition('name="cover"')[2]
    contents = re.findall(r'<a href="([^"]+)">([^<]+)', build.text("nav.xhtml"))
    assert [title for _, title in contents] == [
        *("Site", "All", "2019", "old", "2022", "Markdown", "Ein HTML-Artikel", "Rest"),
        *("Some",),
    ]
    book = next(Path(build.outdir).glob("*.epub"))
    command = Path(shutil.which("epubcheck") or "").resolve()
    # Debian's command is a Java archive, which not every kernel is set up to run.
    quick = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    runner = ["java", *quick, "-jar"] if command.suffix == ".jar" else []
    checked = subprocess.run([*runner, command, book], capture_output=True, text=True, check=False)
    lines = (checked.stdout + checked.stderr).splitlines()
    assert [line for line in lines if line.startswith(("ERROR", "FATAL", "WARNING"))] == []
    assert any("epubcheck" in line.lower() for line in lines), "the checker did not run"


def test_narrow_columns_stop_no_builder(project: NewsProject) -> None:
    """Sphinx 8.1 wraps for ever where a wide character has no room in its column."""
    rows = "<tr><td>a</td><td><b>b</b></td><td>中文字</td><td><code>x</code></td></tr>"
    project.article("a.html", f"<table>{rows * 2}</table>")
    build = project.build("text")
    assert build.warnings == []
    assert "**b**" in build.text("news/a.txt")


def test_an_article_stands_where_a_reader_of_the_book_first_meets_it(project: NewsProject) -> None:
    """And not where the name of the page that lists it comes first."""
    project.article("one.md")
    listing = "\n=====\n\n.. newsfeed::\n"
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   zebra\n   apple\n")
    project.write("zebra.rst", f"Zebra{listing}")
    project.write("apple.rst", f"Apple{listing}")
    build = project.build("epub", epub_copyright="x", version="1")
    assert build.warnings == []
    found = re.findall(r'<a href="([^"#]+)"', build.text("nav.xhtml"))
    # The year leads where its articles begin.
    assert found == ["index.xhtml", "zebra.xhtml", *["news/one.xhtml"] * 2, "apple.xhtml"]
