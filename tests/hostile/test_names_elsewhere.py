"""Names and texts of articles where a site does not show them: inventories, feeds, terminals."""

from __future__ import annotations

import io
import json
import os
import re
import zlib
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import pytest
from conftest import Build, NewsProject
from sphinx.cmd.build import main as sphinx_build
from sphinx.util.inventory import InventoryFile

_UNTRUSTED = 'newsfeed_sources = {"news": {"path": "news", "trusted": False}}'
_FORGED = "x std:label -1 //evil/ y"


def _inventory(build: Build) -> dict[str, dict[str, object]]:
    with (build.outdir / "objects.inv").open("rb") as file:
        return InventoryFile.load(io.BytesIO(file.read()), "https://site.example", _joined)


def _joined(base: str, path: str) -> str:
    return f"{base}/{path}"


def _lines(build: Build) -> list[str]:
    data = (build.outdir / "objects.inv").read_bytes()
    return zlib.decompress(data.split(b"\n", 4)[4]).decode().splitlines()


def _goals(build: Build) -> list[str]:
    entries = [each for names in _inventory(build).values() for each in names.values()]
    return [str(entry.uri if hasattr(entry, "uri") else entry[2]) for entry in entries]


_NAMES = [
    *(_FORGED, f"{_FORGED}\u2028{_FORGED}", f"a\u2029{_FORGED}", f"a\x85{_FORGED}"),
    *(f"a\x0b{_FORGED}", f"a\x1e{_FORGED}", "Windows 11 2023", "5 11 -3 4", "C++ 17", "a  b"),
]
_KEYS = ["title", "categories", "tags", "authors"]


@pytest.fixture(scope="session")
def named(new_project: Callable[[], NewsProject]) -> Callable[[str], Build]:
    """An article that has a name in all of these keys; in each it forges another address."""

    @cache
    def built(name: str) -> Build:
        project = new_project()
        title, *others = (json.dumps(name.replace("//evil/", f"//evil/{key}/")) for key in _KEYS)
        lines = [f"{key}: [{value}]" for key, value in zip(_KEYS[1:], others, strict=True)]
        project.article("a.html", title=title, extra="\n".join(lines))
        project.configure('newsfeed_archives = ["category", "tag", "author"]')
        return project.build()

    return built


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("key", _KEYS)
def test_no_name_forges_an_entry(named: Callable[[str], Build], name: str, key: str) -> None:
    build = named(name)
    assert build.warnings == []
    assert not [goal for goal in _goals(build) if f"//evil/{key}" in goal]
    # Each line is read as one entry, of a type that there is.
    assert sum(map(len, _inventory(build).values())) == len(_lines(build))


@pytest.mark.parametrize("name", [_FORGED, "Windows 11 2023"])
def test_a_category_is_found_by_its_name(project: NewsProject, name: str) -> None:
    project.article("a.html", extra=f"categories: [{json.dumps(name)}]")
    project.configure('newsfeed_archives = ["category"]')
    project.write("page.rst", f":orphan:\n\nPage\n====\n\n:news:category:`{name}`\n")
    build = project.build()
    assert build.warnings == []
    assert re.search(r'<a class="reference internal" href="news/[^"]*"', build.text("page.html"))


_LABELS = {
    "a.rst": f".. _`{_FORGED}`:\n\nHeading\n-------\n\n.. _mark:\n\nOther\n-----\n\nmark_",
    "b.md": f"# {_FORGED}\n\n# mark\n",
    "c.html": f'<h2 id="{_FORGED}">x</h2><h2 id="mark">y</h2><p><a href="#{_FORGED}">z</a></p>',
    "d.md": f'<h2 id="{_FORGED}">x</h2>\n\n[z](<#{_FORGED}>)\n',
}


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize(("name", "body"), _LABELS.items(), ids=_LABELS)
def test_no_label_forges_an_entry(
    project: NewsProject, name: str, body: str, trusted: bool
) -> None:
    project.article(name, body)
    project.configure(
        'extensions.append("sphinx.ext.autosectionlabel")', "" if trusted else _UNTRUSTED
    )
    build = project.build()
    assert not [goal for goal in _goals(build) if "//evil" in goal]
    assert sum(map(len, _inventory(build).values())) == len(_lines(build))


def test_who_is_not_trusted_takes_no_label_of_a_page(project: NewsProject) -> None:
    project.article("a.rst", ".. _mark:\n\nTheirs\n------\n\nSee mark_.")
    project.write("page.rst", ":orphan:\n\n.. _mark:\n\nOurs\n====\n\n:ref:`mark`\n")
    project.configure(_UNTRUSTED)
    build = project.build()
    assert build.warnings == []
    assert 'href="#mark"><span class="std std-ref">Ours' in build.text("page.html")
    assert '<a class="reference internal" href="#mark">mark</a>' in build.text("news/a.html")


#: Controls, and signs that turn a text's direction, as markup may name them.
_SIGNS = "\x1b]0;title\x07\x9b2J\x9d0;t\x9c\x7f\x85\u202e\u2066\u2028\x00\x08\x0b"
#: What may stand in a text, and turns what stands around it in a terminal.
_TURNED = "\u202e\u2066\u200f"
_NUMBERS = "&#x9b; &#27; &#x1b; &#157; &#x202e;"


@pytest.mark.parametrize("trusted", [True, False])
def test_no_control_reaches_a_page_or_a_terminal(
    project: NewsProject, trusted: bool, status: io.StringIO
) -> None:
    """Whoever quotes an article: this extension, Sphinx, docutils or MyST."""
    code = " ".join(f"0x{ord(sign):x}" for sign in _SIGNS)
    project.article(
        "a.rst",
        f"{_SIGNS} |s|\n\n`gone {_TURNED}`_ and :doc:`/x{_TURNED}`\n\n"
        f".. |s| unicode:: {code}\n\n.. image:: x{_SIGNS}.png\n\n"
        f".. note::\n   :op{_TURNED}: x\n\n   |s|\n",
        title=json.dumps(f"T{_SIGNS}"),
        extra=f"tags: {json.dumps([_SIGNS + 'x'])}\ncomments: {json.dumps(_SIGNS)}",
    )
    project.article("b.md", f"{{x{_TURNED}}}`x` [x](/gone{_TURNED}.md) {_SIGNS} {_NUMBERS}\n")
    project.article("c.html", f"<p>{_SIGNS}{_NUMBERS} <x{_SIGNS}>y</p><img src='{_SIGNS}.png'>")
    (project.folder / "news" / "d\x9b\x1b]0;t\x07.html").write_text("No front matter.", "utf-8")
    (project.folder / "e\x9b\x1b]0;t\x07.rst").write_text("E\n=\n\nx_\n", "utf-8")
    project.configure("" if trusted else _UNTRUSTED, 'html_baseurl = "https://site.example/"')
    source, output = str(project.folder), str(project.folder / "_build")
    with redirect_stdout(status), redirect_stderr(status):
        code = sphinx_build(["-b", "html", "--color", "-v", source, output])
    told = re.sub(r"\x1b\[[0-9;]*[mK]|\r", "", status.getvalue())
    assert code == 0
    assert "reading sources" in told
    assert len(re.findall("WARNING|ERROR", told)) > 8
    assert _acting(told) == []
    for page in Path(project.folder, "_build").rglob("*"):
        is_text = page.suffix in {".html", ".xml", ".json", ".txt", ".js"}
        if is_text and not {"_static", "e"} & {page.stem[:1], *page.parts}:
            controls = re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", page.read_text("utf-8"))
            assert controls == [], page


def _acting(text: str) -> list[str]:
    return re.findall("[^\t\n\x20-\x7e\xa0-\u200d\u2010-\u2027\u202f-\u2065\u206a-\uffff]", text)


def test_signs_of_windows_are_kept(project: NewsProject) -> None:
    """Old texts were read as another encoding than theirs."""
    for name in ("a.html", "b.md", "c.rst"):
        project.article(name, "don\x92t \x93say\x94 more\x85words", title='"It\\x92s"')
    build = project.build()
    assert build.warnings == []
    for name in ("a", "b", "c"):
        page = build.text(f"news/{name}.html").replace("&#8217;", "’")
        assert "don’t “say” more words" in page
        assert "It’s" in page


@pytest.mark.parametrize("axis", ["tag", "category", "author"])
@pytest.mark.parametrize("parallel", [0, 2])
def test_a_group_of_a_listing_takes_no_label_of_a_page(
    project: NewsProject, axis: str, parallel: int
) -> None:
    """What articles call their groups stands in a page of the project."""
    names = json.dumps(["Install", "Setup", _FORGED])
    project.article("a.html", extra=f"{axis}s: {names}".replace("ys:", "ies:"))
    project.configure(_UNTRUSTED, 'extensions.append("sphinx.ext.autosectionlabel")')
    project.write("about.rst", ":orphan:\n\nInstall\n=======\n\n:ref:`Install`, :ref:`Setup`\n")
    project.write(
        "index.rst", f"Site\n====\n\nSetup\n-----\n\nx\n\n.. newsfeed::\n   :group-by: {axis}\n"
    )
    for number in range(8):
        project.write(f"m{number}.rst", f":orphan:\n\nPage {number}\n=======\n")
    build = project.build(parallel=parallel)
    assert build.warnings == []
    page = build.text("about.html")
    assert '<a class="reference internal" href="#install">' in page
    assert '<a class="reference internal" href="index.html#setup">' in page
    assert not [goal for goal in _goals(build) if "//evil" in goal]
    assert "Install" in build.text("index.html")


@pytest.mark.parametrize("target", ["Install", "print", "setup"])
def test_no_name_takes_what_any_means_by_it(project: NewsProject, target: str) -> None:
    """Sphinx asks this domain before that of Python."""
    names = json.dumps(["Install", "print", "setup", "Mine"])
    project.article("a.html", extra=f"tags: {names}")
    project.configure(_UNTRUSTED, 'newsfeed_archives = ["tag"]')
    project.write(
        "page.rst",
        ":orphan:\n\n.. _install:\n\nPage\n====\n\n.. py:function:: print\n\n"
        ".. py:module:: setup\n\n"
        f":any:`{target}` and :any:`Mine`\n",
    )
    build = project.build()
    assert build.warnings == []
    (line,) = (each for each in build.text("page.html").splitlines() if " and <a" in each)
    assert re.findall('href="([^"]*)"', line)[0].startswith("#")
    assert re.findall('href="([^"]*)"', line)[1].startswith("news/")


@pytest.mark.skipif(os.name == "nt", reason="it has no such names")
@pytest.mark.parametrize("suffix", ["md", "rst", "html"])
def test_no_name_of_a_file_forges_a_message_to_translate(project: NewsProject, suffix: str) -> None:
    name = f'news/a\nmsgid "Forged"\nmsgstr ""\n#.{suffix}'
    project.configure('newsfeed_sources = {"news": {"path": "news", "trusted": False}}')
    project.article(name, "<p>Words.</p>\n\n* One\n* Two\n\nTerm\n   Definition", title="T")
    build = project.build("gettext")
    texts = "".join(file.read_text("utf-8") for file in build.outdir.rglob("*.pot"))
    assert 'msgid "T"' in texts
    assert "Forged" in texts
    assert not [line for line in texts.splitlines() if line.startswith('msgid "Forged')]
