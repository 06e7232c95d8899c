"""A project that lies elsewhere takes along what Sphinx kept of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import PNG, NewsProject

_STORES = """

def note(app, doctree):
    app.env.metadata[app.env.docname]["where"] = {value}


def setup(app):
    app.connect("doctree-read", note)
    return {{"env_version": 1, "parallel_read_safe": True}}
"""


@pytest.fixture
def news(tmp_path: Path) -> NewsProject:
    """Two articles, one with a picture, and a listing."""
    folder = tmp_path / "before"
    folder.mkdir()
    project = NewsProject(folder)
    project.article("a.html", '<p><img src="dot.png" alt="A dot"></p>')
    project.write("news/dot.png", PNG)
    project.article("b.rst", "Text of :news:article:`a`.")
    return project


def _moved(news: NewsProject) -> NewsProject:
    folder = news.folder.with_name("after")
    shutil.move(news.folder, folder)
    news.folder = folder
    return news


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text"])
def test_nothing_is_done_again(news: NewsProject, builder: str) -> None:
    news.build(builder)
    after = _moved(news)
    for _ in range(2):
        build = after.build(builder)
        assert (build.read, build.written, build.warnings) == ([], [], [])


def test_nodes_say_where_they_stand_now(news: NewsProject) -> None:
    news.build()
    build = _moved(news).build()
    for docname in ("index", "news/a", "news/b"):
        tree = build.doctree(docname)
        sources = [tree["source"], *(node.source for node in tree.findall() if node.source)]
        assert not [each for each in sources if f"{os.sep}before{os.sep}" in each]
        assert [each for each in sources if f"{os.sep}after{os.sep}" in each]


def test_what_listings_show_says_it_too(news: NewsProject) -> None:
    news.article("c.html", f"<p>Text.</p><p>{'word ' * 200}</p><p>Tail.</p>")
    kept = "newsfeed/teasers/news/c.kept"
    assert b"before" in (Path(news.build().app.doctreedir) / kept).read_bytes()
    moved = (Path(_moved(news).build().app.doctreedir) / kept).read_bytes()
    assert b"before" not in moved
    assert b"after" in moved


def test_catalogues_of_messages_are_those_of_a_first_build(news: NewsProject) -> None:
    news.build("gettext")
    after = _moved(news)

    def places(output: str) -> dict[str, list[str]]:
        """Each catalogue with where its messages stand, from the folder of the output."""
        folder = after.build("gettext", output=output).outdir
        return {
            file.name: [line for line in file.read_text("utf-8").splitlines() if line[:2] == "#:"]
            for file in folder.rglob("*.pot")
        }

    assert places("_build") == places("_anew")


def test_an_edit_is_read(news: NewsProject) -> None:
    news.build()
    after = _moved(news)
    after.article("b.rst", "Another.")
    build = after.build()
    assert build.read == ["news/b"]
    assert "Another." in build.text("news/b.html")


@pytest.mark.parametrize(
    ("value", "is_kept"),
    [("str(app.srcdir / 'x')", False), ("app.srcdir", False), ("'/else/where'", True)],
)
def test_sphinx_begins_anew_where_another_extension_kept_the_place(
    news: NewsProject, value: str, is_kept: bool
) -> None:
    conf = news.folder / "conf.py"
    conf.write_text(conf.read_text("utf-8") + _STORES.format(value=value), "utf-8")
    first = news.build()
    build = _moved(news).build()
    assert (build.read == []) is is_kept
    assert is_kept or sorted(build.read) == sorted(first.read)


@pytest.mark.parametrize("name", ["environment.pickle", "news/a.doctree"])
def test_what_cannot_be_read_is_made_anew(news: NewsProject, name: str) -> None:
    build = news.build()
    (Path(build.app.doctreedir) / name).write_bytes(b"no pickle")
    again: Any = _moved(news).build()
    assert again.warnings == []
    assert sorted(again.read) == sorted(build.read)


@pytest.mark.parametrize("text", ["", "[]", '{"srcdir": 3}'])
def test_a_damaged_note_is_none(news: NewsProject, text: str) -> None:
    build = news.build()
    (Path(build.app.doctreedir) / "newsfeed/place.json").write_text(text, "utf-8")
    assert sorted(_moved(news).build().read) == sorted(build.read)
