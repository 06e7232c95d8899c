"""Digests of files are computed once; how builds follow them is told in ``test_rebuilds.py``."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import PNG, NewsProject

from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.incremental import contents
from sphinx_newsfeed.sphinx_ext.incremental.contents import Contents


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose bytes are looked at."""
    found: list[str] = []
    digest = contents.digest_of_file

    def noted(file: Path) -> str:
        found.append(file.name)
        return digest(file)

    monkeypatch.setattr(contents, "digest_of_file", noted)
    return found


@pytest.fixture
def app(tmp_path: Path) -> Any:
    """What is asked of an application."""
    return SimpleNamespace(doctreedir=tmp_path / "doctrees")


def _loaded(app: Any) -> Contents:
    found = Contents()
    found.load(app)
    return found


def test_bytes_are_looked_at_once(tmp_path: Path, app: Any, opened: list[str]) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(PNG)
    known = _loaded(app)
    digest = known.of(tmp_path, "a.png")
    assert digest
    assert known.of(tmp_path, "a.png") == digest
    known.save(app)
    assert _loaded(app).of(tmp_path, "a.png") == digest
    assert opened == ["a.png"]


def test_another_time_has_them_looked_at_again(tmp_path: Path, app: Any, opened: list[str]) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(PNG)
    known = _loaded(app)
    digest = known.of(tmp_path, "a.png")
    os.utime(file, (0, 0))
    assert known.of(tmp_path, "a.png") == digest
    file.write_bytes(PNG[:-1] + b"\0")
    assert known.of(tmp_path, "a.png") != digest
    assert opened == ["a.png"] * 3


def test_what_is_no_file_has_none(tmp_path: Path, app: Any) -> None:
    assert _loaded(app).of(tmp_path, "missing") == ""
    assert _loaded(app).of(tmp_path, "a\0b") == ""
    assert _loaded(app).of(tmp_path, ".") == ""


def test_nothing_new_is_not_stored(tmp_path: Path, app: Any) -> None:
    _loaded(app).save(app)
    assert not app.doctreedir.exists()


def test_an_article_knows_the_bytes_of_what_it_needs(project: NewsProject) -> None:
    project.article("a.html", '<p><img src="dot.png" alt="A dot"></p>')
    picture = project.write("news/dot.png", PNG)
    stored = domain_of(project.build().app.env).stored
    ((name, digest),) = stored.article("news/a").needed
    assert (name, digest) == ("news/dot.png", contents.digest_of_file(picture))


@pytest.mark.parametrize("parallel", [1, 2])
def test_where_many_read_too(project: NewsProject, parallel: int) -> None:
    project.write("news/dot.png", PNG)
    for number in range(12):
        project.article(f"a{number}.html", '<p><img src="dot.png" alt="A dot"></p>')
    project.build(parallel=parallel)
    for file in (project.folder / "news").iterdir():
        os.utime(file, (4_000_000_000, 4_000_000_000))
    build = project.build(parallel=parallel)
    assert (build.read, build.written) == ([], [])


def test_bytes_that_are_not_known_are_others(project: NewsProject) -> None:
    """A picture that was missing when the article was read."""
    project.article("a.html", '<p><img src="dot.png" alt="A dot"></p>')
    project.build()
    project.write("news/dot.png", PNG)
    assert project.build().read == ["news/a"]


def test_a_template_bridge_of_another_kind_is_left_alone(project: NewsProject) -> None:
    bridge = (
        "from sphinx.jinja2glue import BuiltinTemplateLoader\n\n\n"
        "class Bridge(BuiltinTemplateLoader):\n"
        "    def newest_template_mtime(self):\n"
        "        return 4_000_000_000\n"
    )
    project.article("a.md")
    project.write("bridge.py", bridge)
    project.configure(
        "import sys, pathlib",
        "sys.path.insert(0, str(pathlib.Path(__file__).parent))",
        'template_bridge = "bridge.Bridge"',
    )
    first = project.build()
    assert project.build().written == first.written
