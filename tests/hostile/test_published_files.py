"""Files beside an article: what of them is copied into the output, and how a page shows it."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from conftest import PNG, Build, NewsProject
from docutils.parsers.rst.directives.images import Image

from sphinx_newsfeed.file_policy import HARMLESS_FILES, HARMLESS_PICTURES, PICTURES, fault_of_file
from sphinx_newsfeed.loading.picture_files import PictureBounds, measure

_UNTRUSTED = 'newsfeed_sources = {"news": {"path": "news", "trusted": False}}'
_ATTACK = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

#: Names of files that browsers run, or servers: the ends of names that no list of ours has, too.
_ACTIVE = (
    *("a.svg", "a.SVG", "a.svgz", "a.xml", "a.xht", "a.mhtml", "a.mht", "a.pdf"),
    *("a.shtml.txt", "a.php.png", "a.html.gz", "a.svg.bz2", "a.gz", "a.js", "a.css", "a.swf"),
    *("a.md5", "a.xyz", "a.wasm", "a.htc", "a.vtt", "a.rdf", "a.xsl", "a.atom", "a.cgi"),
)
_HARMLESS = ("a.txt", "a.v1.2.zip", "a.tar.gz", "a.csv.xz", "a.mp3", "Report.final.docx", "a.JSON")

#: docutils before 0.21 knows no such option.
_NEEDS_OPTION = pytest.mark.skipif("loading" not in Image.option_spec, reason="no ``:loading:``")


def _copied(build: Build) -> set[str]:
    folders = (build.outdir / "_images", build.outdir / "_downloads")
    return {path.name for folder in folders for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("suffix", ["html", "md", "rst"])
def test_what_browsers_run_is_not_published(project: NewsProject, suffix: str) -> None:
    form = {"html": '<p><a href="{0}">{0}</a></p>', "md": "[{0}]({0})", "rst": "`{0} <{0}>`__"}
    # What has the name of a page is looked for among articles, and among no files.
    names = [*_ACTIVE, *_HARMLESS, "a.xhtml", "a.php"]
    for name in names:
        project.write(f"news/{name}", _ATTACK)
    project.article(f"x.{suffix}", "\n\n".join(form[suffix].format(name) for name in names))
    project.configure(_UNTRUSTED)
    build = project.build()
    assert _copied(build) == set(_HARMLESS)
    page = build.text("news/x.html").partition('id="newsfeed-article"')[2]
    for name in _ACTIVE:
        assert name in page
        assert f'href="{name}"' not in page
        (warning,) = [each for each in build.warnings if f"'{name}'" in each]
        assert warning.startswith(str(project.folder / f"news/x.{suffix}:"))
        assert warning.endswith("the text of the link is kept [newsfeed.link]")
    others = [each for each in build.warnings if "[newsfeed.link]" not in each]
    assert all("'a.xhtml'" in each or "'a.php'" in each for each in others)


@pytest.mark.parametrize("suffix", ["html", "md", "rst"])
def test_pictures_that_run_are_not_published(project: NewsProject, suffix: str) -> None:
    form = {"html": '<img src="{}" alt="words">', "md": "![words]({})"}
    form["rst"] = ".. image:: {}\n   :alt: words"
    names = ["a.svg", "b.png", "c.jxl", "d.svg.png", "e.gif", "f.webp"]
    for name in names[:4]:
        project.write(f"news/{name}", _ATTACK)
    # One with the suffix of another is a picture nevertheless.
    project.write("news/e.gif", PNG)
    project.write("news/f.webp", PNG)
    project.write("static/logo.svg", _ATTACK)
    names.append("/static/logo.svg")
    body = "\n\n".join(form[suffix].format(name) for name in names)
    project.article(f"x.{suffix}", body, extra="image: a.svg")
    project.configure(_UNTRUSTED)
    build = project.build()
    assert _copied(build) == {"e.gif", "f.webp"}
    assert len(build.singly) == 6
    assert all("and the article is not trusted" in each for each in build.singly)
    page = build.text("news/x.html").partition('id="newsfeed-article"')[2]
    assert len(re.findall(r"\bwords\b", page)) == len(names)


def test_an_article_that_says_so_publishes_no_more(project: NewsProject) -> None:
    """What the owner trusts is the owner's; a single article can lower its trust."""
    project.write("news/a.svg", _ATTACK)
    project.write("news/b.pdf", "x")
    project.article("x.html", '<p><img src="a.svg"> <a href="b.pdf">b</a></p>')
    build = project.build()
    assert build.warnings == []
    assert _copied(build) == {"a.svg", "b.pdf"}
    project.article("x.html", '<p><img src="a.svg"> <a href="b.pdf">b</a></p>', extra="trusted: no")
    build = project.build(output="_other")
    assert len(build.warnings) == 2
    assert _copied(build) == set()


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_an_enclosure_is_no_file_that_runs(project: NewsProject, name: str) -> None:
    project.write("news/a.svg", _ATTACK)
    project.write("news/a.mp3", "sound")
    link = '<a href="{0}">{0}</a>' if name.endswith("html") else "[{0}]({0})"
    extra = "enclosure: [a.svg, 'javascript:alert(1)', 'https://e.example/x.svg']"
    project.article(name, " ".join(map(link.format, ("a.svg", "a.mp3"))), extra=extra)
    project.configure(
        _UNTRUSTED, 'html_baseurl = "https://site.example/"', 'newsfeed_feeds = ("rss",)'
    )
    build = project.build()
    (feed,) = build.outdir.rglob("rss.xml")
    found = re.findall(r'<enclosure[^>]*url="([^"]*)"', feed.read_text("utf-8"))
    assert [address.rpartition("/")[2] for address in found] == ["a.mp3"]
    assert _copied(build) == {"a.mp3"}


@_NEEDS_OPTION
def test_a_picture_is_a_picture_element(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it is, and whatever lies in the folder where the build was started."""
    secret = b"what nobody is to read"
    for folder in (project.folder / "_images", project.folder.parent / "_images"):
        folder.mkdir()
        (folder / "dot.png").write_bytes(secret)
        (folder / "a.svg").write_text(_ATTACK, "utf-8")
    project.write("news/dot.png", PNG)
    project.write("news/a.svg", _ATTACK)
    project.write("docutils.conf", "[html5 writer]\nimage_loading: embed\n")
    addresses = ("dot.png", "a.svg", *(f"https://e.org/x.{end}" for end in ("mp4", "swf", "svg")))
    loadings = ("embed", "lazy", "link")
    kinds = ("image", "figure")
    lines = [
        f".. {k}:: {a}\n   :loading: {each}" for k in kinds for a in addresses for each in loadings
    ]
    project.article("a.rst", "\n\n".join(lines))
    project.article("b.html", "".join(f'<p><img src="{address}"></p>' for address in addresses))
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
    monkeypatch.chdir(project.folder)
    build = project.build()
    assert build.warnings == []
    for name in ("news/a.html", "news/b.html", "index.html"):
        page = build.text(name).partition('role="main"')[2]
        assert page.count("<img") >= 4
        assert not re.search("<(?:video|object|embed|svg)", page)
        assert base64.b64encode(secret).decode() not in page
        assert 'loading="lazy" alt="" loading' not in page
        assert 'href="https://e.org/x.mp4"' in page


@_NEEDS_OPTION
@pytest.mark.parametrize("directive", ["image", "figure"])
@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_no_picture_is_embedded(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch, directive: str, builder: str
) -> None:
    secret = b"what nobody is to read"
    for folder in (project.folder / "_images", project.folder.parent / "_images"):
        folder.mkdir()
        (folder / "dot.png").write_bytes(secret)
    project.write("news/dot.png", PNG)
    project.article("a.rst", f".. {directive}:: dot.png\n   :loading: embed\n   :alt: words")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :toctree:\n")
    monkeypatch.chdir(project.folder)
    build = project.build(builder)
    assert build.warnings == []
    page = build.text("news/a.html" if builder == "html" else "index.html")
    assert base64.b64encode(secret).decode() not in page
    assert '_images/dot.png"' in page


def test_the_lists_hold_what_they_say() -> None:
    assert ".svg" in PICTURES
    assert HARMLESS_PICTURES < PICTURES
    assert not {"." + each for each in ("svg", "pdf", "html", "xml", "js")} & HARMLESS_FILES
    assert all(fault_of_file(f"a{suffix}", b"") == "" for suffix in HARMLESS_FILES)
    assert all(fault_of_file(f"a{suffix}", PNG) == "" for suffix in HARMLESS_PICTURES)
    assert all(fault_of_file(f"a{suffix}", b" <html>") for suffix in HARMLESS_PICTURES)


def test_a_link_with_a_harmless_name_is_what_it_leads_to(project: NewsProject) -> None:
    project.write("news/a.svg", _ATTACK)
    Path(project.folder, "news/b.png").symlink_to("a.svg")
    project.article("x.html", '<p><img src="b.png" alt="words"></p>')
    project.configure(_UNTRUSTED)
    assert _copied(project.build()) == set()


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("name", ["x.png", "x.svg"])
def test_only_pictures_are_measured(project: NewsProject, name: str, trusted: bool) -> None:
    """The width of a picture in another format may be digits enough to take hours."""
    other = project.write(f"news/{name}", b"P6 3 4 255\n" + bytes(36))
    assert measure(other) == (-1, -1)
    project.configure(f"newsfeed_sources = {{'news': {{'path': 'news', 'trusted': {trusted}}}}}")
    project.article("a.html", f'<p><img src="{name}" alt="x">')
    build = project.build()
    assert len(build.warnings) == (0 if trusted else 1)
    assert 'width="3"' not in build.text("news/a.html")


def test_what_is_not_published_is_not_measured(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PictureBounds, "fault_of", lambda *args: pytest.fail("it is measured"))
    project.configure("newsfeed_sources = {'news': {'path': 'news', 'trusted': False}}")
    project.write("news/x.svg", '<svg width="1" height="1"/>')
    project.article("a.html", '<p><img src="x.svg" alt="x">')
    build = project.build()
    assert len(build.warnings) == 1
