"""Whole sites of hostile articles, built by each builder under a memory limit and a guard.

Ordinary runs take some of the articles; with ``HOSTILE=all`` in the environment, all of them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from conftest import NewsProject
from hostile.articles import HostileArticle, hostile_articles
from hostile.inspection import (
    findings_of_json_feed,
    findings_of_page,
    findings_of_xml,
    parts_of_theme,
)

pytestmark = pytest.mark.slow

_ALL = os.environ.get("HOSTILE") == "all"
_GUARD = Path(__file__).with_name("guarded_build.py")
_CONF = """
extensions = ["sphinx_newsfeed"]
project = "Site"
html_baseurl = "https://site.example/"
newsfeed_feeds = ("atom", "rss", "json")
newsfeed_related = 5
html_sidebars = {"**": [*(
    f"newsfeed/{name}.html" for name in ("recent", "archives", "categories", "tags", "feeds")
), "searchbox.html"]}
newsfeed_hero = True
newsfeed_share = ["email", "x"]
"""
_INDEX = "Site\n====\n\n.. newsfeed-feeds::\n\n.. newsfeed::\n   :style: full\n   :page-size: 50\n"
#: What no output may hold, as it is written for a terminal or for TeX.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TEX = re.compile(r"(?<!\\)\\(?:input|immediate|write18|include|openin|csname)\b")


_SUFFIXES = {
    **{"latex": ".tex", "text": ".txt", "epub": ".xhtml", "xml": ".xml"},
    **{"texinfo": ".texi", "man": ".1"},
}


@dataclass(frozen=True)
class Site:
    """What one guarded build gave."""

    outdir: Path
    articles: Sequence[HostileArticle]
    code: int
    log: str
    #: The same, with each place of a repeated warning.
    told: str

    def files(self, *suffixes: str) -> list[Path]:
        found = (path for path in self.outdir.rglob("*") if path.suffix in suffixes)
        return sorted(path for path in found if path.is_file() and "_static" not in path.parts)


def build(folder: Path, builders: str, articles: Sequence[HostileArticle]) -> Site:
    """Build a project in a process of its own, by several builders if commas stand between them."""
    source = folder / "source"
    (source / "news").mkdir(parents=True, exist_ok=True)
    (source / "conf.py").write_text(_CONF, "utf-8")
    tree = "" if builders == "html" else "   :toctree:\n"
    (source / "index.rst").write_text(_INDEX + tree, "utf-8")
    (folder / "canary.secret").write_text("the secret", "utf-8")
    for article in articles:
        (source / "news" / article.name).write_bytes(article.content)
    command = [sys.executable, str(_GUARD), builders, str(source), str(folder / "output"), "-v"]
    run = subprocess.run(command, capture_output=True, check=False, timeout=900)
    log = run.stderr.decode("utf-8", "replace")
    told = log + run.stdout.decode("utf-8", "replace")
    return Site(folder / "output" / builders, articles, run.returncode, log, told)


def some(every: int, offset: int = 0) -> list[HostileArticle]:
    return list(hostile_articles())[offset :: 1 if _ALL else every]


@pytest.fixture(scope="session")
def html(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("html"), "html", some(10))


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The active elements that the theme itself has."""
    project = NewsProject(tmp_path_factory.mktemp("harmless"))
    project.write("conf.py", f"{_CONF}\n# newsfeed_archives are those of the default\n")
    project.write("index.rst", _INDEX)
    project.article("a.html")
    # A formula that may be shown has Sphinx load what sets it.
    project.article("formula.html", r'<p>A <span class="math">\(x^2\)</span>.</p>')
    builds = [project.build(builder) for builder in ("html", "dirhtml")]
    pages = [page for each in builds for page in each.outdir.rglob("*.html")]
    return frozenset(part for page in pages for part in parts_of_theme(page))


def refused(log: str) -> list[str]:
    return [line for line in log.splitlines() if line.startswith("GUARD: ")]


def test_the_build_ends_and_did_nothing_else(html: Site) -> None:
    assert html.code == 0, html.log[-2000:]
    assert refused(html.log) == []


def test_what_is_told_cannot_steer_a_terminal(html: Site) -> None:
    # Sphinx itself colours its warnings.
    assert not _CONTROLS.search(re.sub(r"\x1b\[[0-9;]*m", "", html.log))


def test_each_article_is_shown_to_its_end_or_warned_of(html: Site) -> None:
    lost = []
    for article in html.articles:
        page = html.outdir / "news" / Path(article.name).with_suffix(".html")
        shown = page.is_file() and article.end in page.read_text("utf-8")
        told = not page.is_file() and f"/{article.name}:" in html.told
        if not shown and not told:
            lost.append(article.name)
    assert lost == []


def test_pages_hold_nothing_that_acts(html: Site, known: frozenset[str]) -> None:
    pages = html.files(".html")
    assert len(pages) > len(html.articles)
    found = {
        f"{page.relative_to(html.outdir)}: {each}"
        for page in pages
        for each in findings_of_page(page, known)
        if "newsfeed redirect" not in page.read_text("utf-8")
    }
    assert found == set()


def test_redirects_lead_to_pages_of_the_site(html: Site) -> None:
    pages = [page for page in html.files(".html") if "newsfeed redirect" in page.read_text("utf-8")]
    assert pages
    for page in pages:
        (goal,) = re.findall(r'content="0; url=([^"]*)"', page.read_text("utf-8"))
        assert (page.parent / goal).resolve().is_relative_to(html.outdir.resolve()), goal
        assert (page.parent / goal).is_file(), goal


def test_feeds_and_sitemaps_hold_nothing_that_acts(html: Site) -> None:
    feeds = html.files(".xml", ".json")
    assert len(feeds) > 3
    found = {
        f"{feed.relative_to(html.outdir)}: {each}"
        for feed in feeds
        for each in (findings_of_json_feed if feed.suffix == ".json" else findings_of_xml)(feed)
    }
    assert found == set()


def test_no_page_of_sphinx_is_replaced(html: Site, known: frozenset[str]) -> None:
    for name in ("search.html", "genindex.html", "index.html"):
        assert "newsfeed redirect" not in html.outdir.joinpath(name).read_text("utf-8")
        assert "newsfeed-article" not in re.findall(
            r'<section[^>]*id="([^"]*)"', html.outdir.joinpath(name).read_text("utf-8")
        )


_OTHERS = ["dirhtml", "singlehtml", "epub", "latex", "xml", "text", "texinfo", "man"]


@pytest.fixture(scope="session")
def others(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """What all other builders write of the same articles, which are read once."""
    return build(tmp_path_factory.mktemp("others"), ",".join(_OTHERS), some(32, 3))


@pytest.mark.parametrize("builder", _OTHERS)
def test_other_builders(others: Site, builder: str, known: frozenset[str]) -> None:
    site = replace(others, outdir=others.outdir.with_name(builder))
    assert site.code == 0, site.log[-2000:]
    assert refused(site.log) == []
    files = site.files(_SUFFIXES.get(builder, ".html"))
    assert files
    found = set()
    text = "".join(path.read_text("utf-8") for path in files)
    for path in files:
        if builder in {"epub", "xml"}:
            found |= set(findings_of_xml(path))
        elif builder == "dirhtml" and "newsfeed redirect" not in path.read_text("utf-8"):
            found |= set(findings_of_page(path, known))
        elif builder == "latex":
            body = path.read_text("utf-8").partition("\\begin{document}")[2]
            found |= {match[0] for match in _TEX.finditer(body)}
    assert found == set()
    assert not _CONTROLS.search(text)
    for book in site.files(".epub"):
        names = zipfile.ZipFile(book).namelist()
        assert [name for name in names if name.startswith("/") or ".." in name.split("/")] == []
    lost = [each.name for each in site.articles if each.end not in text]
    assert [name for name in lost if f"/{name}:" not in site.told] == []


def test_messages_to_translate(tmp_path: Path) -> None:
    site = build(tmp_path, "gettext", some(32, 7))
    assert site.code == 0, site.log[-2000:]
    assert refused(site.log) == []
    assert not _CONTROLS.search("".join(path.read_text("utf-8") for path in site.files(".pot")))


def test_the_guard_sees(tmp_path: Path) -> None:
    """A guard for this file: what is not seen can fail no test."""
    site = tmp_path / "source"
    site.mkdir()
    (tmp_path / "canary.secret").write_text("x", "utf-8")
    outside = tmp_path / "outside.txt"
    (site / "conf.py").write_text(
        "import socket, subprocess, sys\n"
        f"open({str(outside)!r}, 'w').close()\n"
        f"open({str(tmp_path / 'canary.secret')!r}).close()\n"
        "subprocess.run([sys.executable, '-c', ''])\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))\n",
        "utf-8",
    )
    (site / "index.rst").write_text("x\n=\n", "utf-8")
    command = [sys.executable, str(_GUARD), "html", str(site), str(tmp_path / "output")]
    run = subprocess.run(command, capture_output=True, check=False, timeout=120)
    told = " ".join(refused(run.stderr.decode()))
    for part in ("outside.txt", "canary.secret", "subprocess.Popen", "socket.connect"):
        assert part in told
