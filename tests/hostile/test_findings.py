"""Attacks that once got through, each by itself."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from conftest import Build, NewsProject
from hostile.articles import CHAINS
from html_to_docutils.attacks import ADDRESSES

from sphinx_newsfeed.policy import MOST_PARTS, RESERVED_IDS

_DATA = "data:image/svg+xml;base64,PHN2Zy8+"


_LINKS = [
    ("a.rst", "`x <{}>`__"),
    ("b.rst", "x_\n\n.. _x: {}"),
    ("c.rst", ".. image:: https://e.org/x.png\n   :target: {}"),
    ("d.md", "[x](<{}>)"),
    ("e.md", "[x][y]\n\n[y]: <{}>"),
]
_HARMFUL = [*ADDRESSES[:3], "vbscript:x", "data:text/html,x", "file:///x"]


@pytest.fixture(scope="session")
def harmful_links(new_project: Callable[[], NewsProject]) -> Build:
    """Each of these links in an article of its own."""
    project = new_project()
    for (name, body), (place, address) in product(_LINKS, enumerate(_HARMFUL)):
        project.article(f"news/{place}/{name}", body.format(address.strip()))
    return project.build()


@pytest.mark.parametrize(("name", "body"), _LINKS)
@pytest.mark.parametrize("address", _HARMFUL)
def test_links_of_all_bodies_are_judged(
    harmful_links: Build, name: str, body: str, address: str
) -> None:
    article = f"news/{_HARMFUL.index(address)}/{name}"
    page = harmful_links.text(Path(article).with_suffix(".html").as_posix())
    scheme = address.strip().partition(":")[0].lower()
    assert f'href="{scheme}:' not in page.lower()
    assert "x" in re.sub("<[^>]*>", "", page)
    # Markdown takes such a link for plain text by itself.
    if name.endswith(".rst"):
        assert harmful_links.told_of(article)


def test_nothing_but_such_links_is_told(harmful_links: Build) -> None:
    places = range(len(_HARMFUL))
    articles = [f"news/{place}/{name}" for place in places for name, _ in _LINKS if "rst" in name]
    assert harmful_links.singly == harmful_links.told_of(*articles)


@pytest.mark.parametrize("name", ["a.rst", "a.md"])
@pytest.mark.parametrize("address", ["https://e.org/x?y=z", "mailto:a@e.org", "ftp://e.org/x"])
def test_links_that_do_no_harm_are_kept(project: NewsProject, name: str, address: str) -> None:
    link = f"`x <{address}>`__" if name.endswith("rst") else f"[x]({address})"
    project.article(name, link)
    build = project.build()
    assert build.warnings == []
    page = html.unescape(build.text("news/a.html")).replace("%40", "@")
    assert f'href="{address}"' in page


@pytest.mark.parametrize(
    "address", ["chrome://settings", "resource://x", "javascript://e.org/x", _DATA]
)
def test_pictures_are_of_the_web_or_files(project: NewsProject, address: str) -> None:
    project.article("a.rst", f".. image:: {address}\n   :alt: words")
    build = project.build()
    (warning,) = build.warnings
    assert "[newsfeed.picture]" in warning
    assert f'src="{address}' not in build.text("news/a.html")
    assert "words" in build.text("news/a.html")


@pytest.mark.parametrize("name", ["a.rst", "a.md", "a.html"])
def test_characters_that_xml_does_not_have_reach_no_page(project: NewsProject, name: str) -> None:
    project.article(name, "a\x00b\x01c\x1bd\x0be\ufffef", title='"x\\x01y"')
    build = project.build()
    page = build.text("news/a.html")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", page)
    assert "abcd" in page


@pytest.fixture(scope="session")
def reserved_headings(new_project: Callable[[], NewsProject]) -> Build:
    """Each of these names as the heading of an article in Markdown, and of one of another kind."""
    project = new_project()
    for name in RESERVED_IDS:
        project.article(f"news/{name}/a.md", f"# {name}\n\n[x](#{name})\n\nEnd.")
        project.article(f"news/{name}/b.rst", f"{name}\n{'=' * 40}\n\n{name}_\n\nEnd.")
    return project.build()


@pytest.mark.parametrize("reserved", sorted(RESERVED_IDS))
def test_no_heading_takes_an_id_that_scripts_look_for(
    reserved_headings: Build, reserved: str
) -> None:
    assert reserved_headings.told_of(f"{reserved}/a.md", f"{reserved}/b.rst") == []
    for page in (f"news/{reserved}/a.html", f"news/{reserved}/b.html"):
        text = reserved_headings.text(page)
        section = text.partition('id="newsfeed-article"')[2].partition("End.")[0]
        assert f'id="{reserved}"' not in section
        (goal,) = re.findall(r'<a class="reference internal" href="#([^"]*)"', section)
        assert f'id="{goal}"' in section


def test_no_title_or_name_turns_what_stands_behind_it(project: NewsProject) -> None:
    project.article("a.md", title='"\\u202egnp"', extra=f"tags: ['\u202egnp {'x' * 1_000}']")
    build = project.build()
    assert all("longer than 1,000 bytes" in warning for warning in build.warnings)
    for name in ("index.html", "news/a.html"):
        for text in re.findall('\u202e[^<>"]*', build.text(name)):
            assert "\u202c" in text


def test_no_name_gives_its_page_an_id_that_scripts_look_for(project: NewsProject) -> None:
    """Where words around a name have no Latin letters, the name alone makes an id of a heading."""
    names = sorted(RESERVED_IDS)[::10]
    project.article("a.md", extra=f"tags: {json.dumps(names)}")
    project.configure('language = "zh_CN"', 'newsfeed_archives = ["tag"]')
    build = project.build()
    assert build.warnings == []
    for name in names:
        page = build.text(f"news/tag/{name}.html")
        (heading,) = re.findall(r"<section\b[^>]*>\s*(?=<h1)", page)
        assert f'id="{name}"' not in heading


def test_nothing_is_told_of_these_headings(reserved_headings: Build) -> None:
    assert reserved_headings.warnings == []


@pytest.mark.parametrize(
    "name",
    ["v_ w__ _x_", "`y`_ |z| *a*", ":style: full", ".. raw:: html", 'a, "b"; c', "x\\", "$x$"],
)
def test_names_on_archive_pages_stay_names(project: NewsProject, name: str) -> None:
    names = json.dumps([name])
    project.article("a.html", extra=f"categories: {names}\ntags: {names}\nauthors: {names}")
    project.configure('newsfeed_archives = ["category", "tag", "author"]')
    build = project.build("text")
    assert build.warnings == []
    pages = [page for page in build.outdir.glob("news/*/*.txt") if page.name != "index.txt"]
    assert len(pages) == 3
    for page in pages:
        heading, _, text = page.read_text("utf-8").partition("\n")
        assert heading.endswith(name)
        assert "Text." in text


def _rows(text: str, many: int) -> str:
    return "".join(f"{'  ' * level}{text}\n\n" for level in range(many))


#: Bodies that lie deep in themselves; ``True`` where nothing but their text can be kept.
DEEP = {
    "marks.md": (lambda n: f"{'**' * n}x{'**' * n}", False),
    "emphasis.md": (lambda n: f"{'*' * n}x{'*' * n}", False),
    "quotations.md": (lambda n: "> " * n + "x", False),
    "lists.md": (lambda n: "- " * n + "x", False),
    "numbers.md": (lambda n: "1. " * n + "x", False),
    "both.md": (lambda n: "> - " * n + "x", False),
    "indented.md": (lambda n: _rows("- a", min(n, 300)), False),
    "links.md": (lambda n: "[" * n + "x" + "](https://e.org)" * n, False),
    "html.md": (lambda n: "<div>\n\n" * n + "x", True),
    "quotations.rst": (lambda n: _rows("a", min(n, 300)), True),
    "lists.rst": (lambda n: "- " * n + "x", True),
    "indented.rst": (lambda n: _rows("- a", min(n, 300)), True),
    "fields.rst": (lambda n: ":a: " * n + "x", True),
    "directives.rst": (lambda n: _rows(".. note::", min(n, 300)) + "  " * min(n, 300) + "x", True),
}


@pytest.mark.parametrize("depth", [15, 40, 500])
def test_what_lies_deep_is_shown_to_its_end(project: NewsProject, depth: int) -> None:
    for name, (make, _) in DEEP.items():
        file = f"{name.replace('.', '-')}{Path(name).suffix}"
        project.article(file, f"{make(depth)}\n\nThe end of {name}.")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n   :toctree:\n")
    told = set()
    for builder, suffix in (("html", "html"), ("text", "txt"), ("latex", "tex")):
        build = project.build(builder)
        text = "".join(path.read_text("utf-8") for path in build.outdir.rglob(f"*.{suffix}"))
        assert [name for name in DEEP if f"The end of {name}." not in text] == []
        assert {each.rpartition("[")[2] for each in build.warnings} <= {
            "newsfeed.body]",
            "newsfeed.html]",
        }
        told |= {name for name in DEEP for each in build.singly if name.replace(".", "-") in each}
    if depth == 500:
        assert told == {name for name, (_, is_told) in DEEP.items() if is_told}


def test_lists_within_lists_are_lists(project: NewsProject) -> None:
    """Eleven of them were the most that were shown."""
    project.article("a.md", "".join(f"{'  ' * level}- item{level}\n" for level in range(20)))
    build = project.build()
    assert build.warnings == []
    page = build.text("news/a.html").partition('id="newsfeed-article"')[2]
    assert page.partition("item19")[0].count("<li>") == 20


def test_a_body_that_is_too_deep_leaves_nothing_behind(project: NewsProject) -> None:
    """Labels and footnotes of what was thrown away would be asked for later."""
    deep = _rows("- a", 300)
    project.article("a.rst", f".. _label:\n\nx [1]_ |s|\n\n.. |s| replace:: t\n\n{deep}\n\nlabel_")
    build = project.build()
    (warning,) = build.warnings
    assert "a.rst:6: " in warning
    assert "[newsfeed.body]" in warning
    assert "label_" in build.text("news/a.html")


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("chain", CHAINS)
def test_parts_that_refer_to_one_another_stop_no_build(
    project: NewsProject, chain: str, trusted: bool
) -> None:
    project.configure(f'newsfeed_sources = {{"news": {{"path": "news", "trusted": {trusted}}}}}')
    project.article("a.rst", f"{CHAINS[chain]}\n\nThe end.")
    project.article("b.md", "Another one.")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n   :toctree:\n")
    for builder, suffix in (("html", "html"), ("latex", "tex")):
        build = project.build(builder)
        assert all(
            f"{Path('news', 'a.rst')}:" in each for each in build.warnings if ": WARN" in each
        )
        text = "".join(path.read_text("utf-8") for path in build.outdir.rglob(f"*.{suffix}"))
        assert "The end." in text
        assert "Another one." in text


@pytest.mark.parametrize("key", ["permalink", "slug", "aliases", "redirect_from"])
@pytest.mark.parametrize("part", ["p", "p" * 200])
def test_an_address_of_too_many_parts_gets_no_page(
    project: NewsProject, key: str, part: str
) -> None:
    address = "/".join([part] * (2_000 if len(part) == 1 else 20))
    project.article("a.md", extra=f"{key}: /{address}/")
    build = project.build("html")
    (warning,) = build.warnings
    assert f"{Path('news', 'a.md')}:1: " in warning
    assert "[newsfeed.link]" in warning
    assert "parts" in warning or "too long" in warning
    assert "Text." in build.text("news/a.html")


def test_a_path_of_categories_of_too_many_parts_is_cut(project: NewsProject) -> None:
    project.configure(
        'newsfeed_sources = {"news": {"path": "news", "dialect": "hexo"}}',
        'newsfeed_archives = ["category"]',
    )
    names = ", ".join(f"{number}{'c' * 90}" for number in range(MOST_PARTS + 1))
    project.article("a.md", extra=f"categories: [{names}]")
    build = project.build("html")
    (warning,) = build.warnings
    assert f"{Path('news', 'a.md')}:4: " in warning
    assert f"{MOST_PARTS + 1} parts" in warning
    pages = [*build.outdir.joinpath("news", "category").rglob("*.html")]
    assert len(pages) == MOST_PARTS + 1
    assert max(len(str(page.relative_to(build.outdir))) for page in pages) < 800


def test_folders_that_lie_too_deep_are_not_entered(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    project = NewsProject(tmp_path / "p")
    project.article(f"news/{'d/' * 800}x.md")
    project.article(f"news/{''.join(f'{letter * 150}/' for letter in 'lmnop')}y.md")
    project.article("z.md")
    build = project.build("html")
    deep, long = sorted(build.warnings, key=len)
    assert "lies too deep" in deep
    assert "too many, or too long, for a page" in long
    pages = [*build.outdir.joinpath("news").rglob("*.html")]
    assert len(pages) == 2


_WIDE = """
.. list-table::
   :widths: {width} {width}

   * - One
     - Two
"""


@pytest.mark.parametrize("suffix", ["rst", "md"])
@pytest.mark.parametrize("builder", ["text", "texinfo", "latex"])
def test_no_table_is_as_wide_as_it_says(project: NewsProject, builder: str, suffix: str) -> None:
    """Writers of text write each row in its width, and TeX stops at large numbers."""
    width, trusted = 1_000_000, suffix == "md"
    project.configure(f"newsfeed_sources = {{'news': {{'path': 'news', 'trusted': {trusted}}}}}")
    text = _WIDE.format(width=width)
    project.article(f"a.{suffix}", f"```{{eval-rst}}\n{text}```" if trusted else text)
    build = project.build(builder)
    assert build.warnings == []
    written = [f.read_text("utf-8") for f in build.outdir.rglob("*") if f.suffix in _BOOKS]
    assert any("Two" in text for text in written)
    assert not [text for text in written if str(width) in text or len(text) > width]


#: The suffixes of files in which a builder writes what articles say.
_BOOKS = frozenset({".txt", ".texi", ".tex"})
