"""Real articles, where some are kept beside this checkout: each is built whole."""

from __future__ import annotations

import re
import shutil
import warnings
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import myst_parser
import pytest
from conftest import NewsProject
from html_to_docutils.visible_text import shown_words

from sphinx_newsfeed.loading.front_matter.splitting import split_front_matter

_BESIDE = Path(__file__).parents[3].parent / "shared"
_ARTICLES = sorted(_BESIDE.glob("articles/*.md"))
_CORPORA = {
    "openttd": "_posts",
    "mzlogin": "_posts",
    "rust-blog": "content",
}
_absent = pytest.mark.skipif(not _ARTICLES, reason="no articles are kept beside this checkout")
_no_corpora = pytest.mark.skipif(
    not (_BESIDE / "corpora").is_dir(), reason="no corpora are kept beside this checkout"
)


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """A project whose news folder holds the articles, as a user would copy them."""
    for path in _ARTICLES:
        shutil.copy(path, project.write(f"news/{path.name}", ""))
    return project


@_absent
def test_the_articles_build_without_a_warning(news: NewsProject) -> None:
    for builder in ("html", "dirhtml", "text", "latex", "epub"):
        build = news.build(builder, nitpicky=True, version="1", copyright="x")
        assert (builder, build.warnings) == (builder, [])
    # It takes no trees of other builders.
    build = news.build("gettext", output="_messages", nitpicky=True, version="1", copyright="x")
    assert build.warnings == []


@_absent
@pytest.mark.parametrize("theme", ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme"])
def test_pages_show_the_words_that_a_browser_shows_of_the_articles(
    news: NewsProject, theme: str
) -> None:
    if theme != "alabaster":
        pytest.importorskip(theme, reason="the theme is not installed")
    build = news.build(html_theme=theme)
    for path in _ARTICLES:
        front_matter = split_front_matter(path.read_text("utf-8"))
        assert front_matter is not None
        page = _words_of_body(build.text(f"news/{path.stem}.html"))
        shown = "".join(_shown(front_matter.body))
        frames = front_matter.body.count("<iframe")
        if not frames:
            assert page == shown, path.name
        letters = iter(page)
        assert all(letter in letters for letter in shown), path.name
        # A frame of another site is a link that has a text.
        assert len(page) - len(shown) <= 40 * frames, path.name


@_absent
def test_plain_text_holds_all_words(news: NewsProject) -> None:
    build = news.build("text")
    for path in _ARTICLES:
        front_matter = split_front_matter(path.read_text("utf-8"))
        assert front_matter is not None
        # Marks of headings and tables, and alternative texts of pictures, stand between the words.
        text = iter(_letters(build.text(f"news/{path.stem}.txt")))
        assert all(letter in text for letter in "".join(_shown(front_matter.body))), path.name


def _shown(body: str) -> list[str]:
    """What a browser shows of a body, without the place of a table of contents."""
    return shown_words(body.replace("[TOC]", ""))


def _words_of_body(page: str) -> str:
    """The letters of the article's body on a built page, without what the page adds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = html5lib.parse(page, namespaceHTMLElements=False)
    section = next(e for e in root.iter() if e.get("id") == "newsfeed-article")
    added = {
        *("newsfeed-header", "newsfeed-footer", "newsfeed-related", "newsfeed-neighbours"),
        "headerlink",
    }
    return _letters("".join(_texts(section, added))[len(_title(section)) :])


def _title(section: Element) -> str:
    return "".join(_texts(section[0], {"headerlink"}))


def _texts(element: Element, added: set[str]) -> list[str]:
    if added & set(element.get("class", "").split()):
        return []
    parts = [element.text or ""] if element.tag != "section" else []
    for child in element:
        parts += [*_texts(child, added), child.tail or ""]
    return parts


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def _write_corpus(project: NewsProject, name: str) -> None:
    path = str(_BESIDE / "corpora" / name / _CORPORA[name])
    project.configure(f'newsfeed_sources = {{"news": {path!r}}}')
    listing = ".. newsfeed::\n   :style: summary\n   :group-by: year\n"
    project.write("index.rst", f"Site\n====\n\n{listing}")


#: What is warned of in the corpora, and why that is right: pictures, pages and posts of the old
#: sites that are not among the sixty, a duplicate reference, a page without a date, a scheme
#: nobody trusts (``irc:``, ``mail-to:``), and a template tag with one brace, which MyST takes for a
#: label.
_UNDERSTOOD = {
    "openttd": {"newsfeed.link": 1, "newsfeed.reference": 30, "newsfeed.picture": 1},
    "mzlogin": {"newsfeed.picture": 10, "newsfeed.reference": 5, "myst.xref_missing": 1},
    "rust-blog": {
        "newsfeed.date": 1,
        "newsfeed.link": 1,
        "newsfeed.reference": 50,
        "newsfeed.picture": 2,
        "myst.duplicate_def": 1,
    },
}


@_no_corpora
@pytest.mark.parametrize("name", list(_CORPORA))
def test_corpora(project: NewsProject, name: str) -> None:
    _write_corpus(project, name)
    # What one builder read, the others write.
    for builder in ("html", "text", "latex"):
        build = project.build(builder)
        assert _misunderstood(name, build.warnings) == []
        assert len(build.app.env.get_domain("news").build.catalogue) == _expected(name)


def _misunderstood(name: str, told: list[str]) -> list[str]:
    """The warnings of a corpus that are of no kind, of a strange one, or too many of one."""
    understood = dict(_UNDERSTOOD[name])
    if myst_parser.__version__.startswith("4."):
        # It does not find every heading that a link of the article names.
        understood["myst.xref_missing"] = 30
    wrong = []
    for warning in told:
        match = re.search(r"\[([\w.]+)\]$", warning)
        kind = match[1] if match else ""
        understood[kind] = understood.get(kind, 0) - 1
        if understood[kind] < 0:
            wrong.append(warning)
    return wrong


def _expected(name: str) -> int:
    files = [*(_BESIDE / "corpora" / name / _CORPORA[name]).rglob("*.md")]
    files += (_BESIDE / "corpora" / name / _CORPORA[name]).rglob("*.html")
    not_articles = {"_index.md", "latest.md"}
    return len([file for file in files if file.name not in not_articles])
