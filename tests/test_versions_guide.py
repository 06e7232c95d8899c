"""The script of the guide to versions builds a site whose versions lead to each other."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import NewsProject
from lxml import etree
from sphinx_ext.feeds.outputs import titles_in
from test_docs import DOCS, blocks

_GUIDE = DOCS / "howto" / "versions.md"
_ADDRESS = "https://docs.example.org/"
_LANGUAGES = ("en", "de")
_LATEST = "latest"
_OLD = ("v1", "v2")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@docs.example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def _write_version(docs: NewsProject, article: str, version: str) -> None:
    """Write what the documentation of a version says, commit it, and give it a tag."""
    docs.article(f"{article}.md", extra=f"tags: t\naliases: [/old/{article}/]")
    docs.write("index.rst", "Site\n====\n\n.. toctree::\n\n   guide\n\n.. newsfeed::\n")
    references = (
        f":news:article:`{article}`, :doc:`news/{article}`, :news:tag:`t`, :news:feed:`all`"
    )
    docs.write("guide.rst", f"Guide\n=====\n\nOf {version}: {references}\n")
    _git(docs.folder.parent, "add", "docs")
    _git(docs.folder.parent, "commit", "-m", version)
    _git(docs.folder.parent, "tag", version)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all versions in all languages."""
    top = tmp_path_factory.mktemp("versions")
    _git(top, "init", "-b", "main")
    (top / "docs").mkdir()
    docs = NewsProject(top / "docs")
    for article, version in (("one", "v1.0"), ("two", "v2.0"), ("three", "v3.0")):
        _write_version(docs, article, version)
    # Versions that are tagged know nothing of it.
    (option,) = [each for each in blocks(_GUIDE, "python") if '= ["latest"]' in each]
    docs.configure(option, "newsfeed_archives = ['all', 'year', 'tag']")
    (script,) = blocks(_GUIDE, "{code-block} python")
    (top / "build_versions.py").write_text(script.partition("\n\n")[2], "utf-8")
    command = [sys.executable, "build_versions.py"]
    done = subprocess.run(command, cwd=top, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return top / "site"


def _addresses(site: Path) -> set[str]:
    """All that the site has an answer for."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {_ADDRESS + name for name in files} | {
        _ADDRESS + name.removesuffix("index.html") for name in files
    }


def _dead_links(page: Path, site: Path, known: set[str]) -> list[str]:
    """Links of a page that lead to nothing of the site."""
    own = _ADDRESS + page.relative_to(site).as_posix()
    soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
    targets = [tag[name] for name in ("href", "src") for tag in soup.select(f"[{name}]")]
    found = {
        unquote(urlsplit(urljoin(own, str(each)))._replace(query="", fragment="").geturl())
        for each in targets
    }
    return sorted(each for each in found if each.startswith(_ADDRESS) and each not in known)


def test_no_link_is_dead(site: Path) -> None:
    known, pages = _addresses(site), sorted(site.rglob("*.html"))
    assert len(pages) > 30
    dead = {str(page.relative_to(site)): _dead_links(page, site, known) for page in pages}
    assert {page: links for page, links in dead.items() if links} == {}


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("version", [*_OLD, _LATEST])
def test_each_page_names_itself(site: Path, language: str, version: str) -> None:
    folder = site / language / version
    for page in folder.rglob("*.html"):
        soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
        (link,) = soup.select("link[rel=canonical]")
        address = str(link["href"])
        assert address.startswith(f"{_ADDRESS}{language}/{version}/")
        if "old" not in page.parts:
            assert address == _ADDRESS + page.relative_to(site).as_posix()
        for tag in soup.select("meta[property='og:url']"):
            assert tag["content"] == address


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_newest_has_the_news_of_its_language(site: Path, language: str) -> None:
    folder, home = site / language / _LATEST, f"{_ADDRESS}{language}/{_LATEST}/"
    names = {"one", "two", "three"}
    feed = (folder / "news/atom.xml").read_bytes()
    assert {*titles_in(feed)} == names
    addresses = [str(each) for each in etree.fromstring(feed).xpath("//@href")]
    assert addresses
    assert all(each.startswith(home) for each in addresses)
    root = etree.fromstring((folder / "news-sitemap.xml").read_bytes())
    places = {str(each.text) for each in root.iter("{*}loc")}
    assert places == {f"{home}news/{name}.html" for name in names}
    redirect = (folder / "old/one/index.html").read_text("utf-8")
    assert f'href="{home}news/one.html"' in redirect
    assert 'url=../../news/one.html"' in redirect
    assert "application/atom+xml" in (folder / "index.html").read_text("utf-8")


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("version", _OLD)
def test_the_others_lead_there(site: Path, language: str, version: str) -> None:
    folder, home = site / language / version, f"{_ADDRESS}{language}/{_LATEST}/"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*ml")}
    assert files == {"index.html", "guide.html", "search.html", "genindex.html"}
    index, guide = ((folder / f"{name}.html").read_text("utf-8") for name in ("index", "guide"))
    assert f'<a class="reference external" href="{home}index.html">' in index
    name = {"v1": "one", "v2": "two"}[version]
    assert guide.count(f'href="{home}news/{name}.html"') == 2
    assert f"Of {version}.0" in guide
    assert not re.search(r"atom\.xml|application/atom", index + guide)
