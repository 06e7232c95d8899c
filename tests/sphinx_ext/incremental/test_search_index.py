"""The index of the search is stored again where it would be another one, and not else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sphinx
from conftest import Build, NewsProject, change
from sphinx.builders.html import StandaloneHTMLBuilder

ends_each_build = pytest.mark.skipif(
    sphinx.version_info < (8, 2), reason="it ends a build at once in which no document changed"
)


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Two articles and a plain page."""
    for name in ("a", "b"):
        project.article(f"{name}.md", f"Words of {name}.")
    project.write("about.rst", ":orphan:\n\nAbout\n=====\n")
    return project


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of what Sphinx does with its index."""
    found: list[str] = []
    for name in ("load_indexer", "dump_search_index"):
        method = getattr(StandaloneHTMLBuilder, name)

        def called(self: object, *arguments: object, name: str = name, method=method) -> None:  # type: ignore[no-untyped-def]
            found.append(name)
            method(self, *arguments)

        monkeypatch.setattr(StandaloneHTMLBuilder, name, called)
    return found


def _index(build: Build) -> Path:
    return build.outdir / "searchindex.js"


@ends_each_build
def test_it_stays_where_nothing_is_written(news: NewsProject, loaded: list[str]) -> None:
    index = _index(news.build())
    before = index.read_bytes()
    os.utime(index, (0, 0))
    loaded.clear()
    assert news.build().written == []
    assert loaded == []
    assert index.stat().st_mtime == 0
    assert index.read_bytes() == before


def test_it_is_that_of_a_build_of_all_after_an_edit(news: NewsProject) -> None:
    news.build()
    news.build()
    change(news.folder / "news/a.md", "Words", "Others")
    found = _index(news.build()).read_bytes()
    assert found == _index(news.build(output="_anew")).read_bytes()


@ends_each_build
def test_one_that_somebody_else_changed_is_loaded(news: NewsProject, loaded: list[str]) -> None:
    index = _index(news.build())
    index.write_text(index.read_text("utf-8").replace("About", "Abaut"), "utf-8")
    for expected in (["load_indexer", "dump_search_index"], []):
        loaded.clear()
        if news.build().written == []:
            assert loaded == expected


@pytest.mark.parametrize(
    "options", [{"html_search_language": "de"}, {"html_search_options": {"type": "x"}}], ids=str
)
def test_its_options_count(
    news: NewsProject, loaded: list[str], options: dict[str, object]
) -> None:
    news.build()
    loaded.clear()
    news.build(**options)
    assert loaded == ["load_indexer", "dump_search_index"]


@ends_each_build
def test_a_document_that_is_gone_leaves_it(news: NewsProject) -> None:
    index = _index(news.build())
    (news.folder / "about.rst").unlink()
    news.build()
    assert b"about" not in index.read_bytes()


@ends_each_build
def test_a_page_that_another_extension_takes_in_is_added_to_all(news: NewsProject) -> None:
    text = (
        "def more(app):\n"
        "    app.builder.index_page('about', app.env.get_doctree('about'), 'Otherwise')\n"
        "    return []\n\n\n"
        "def setup(app):\n"
        "    app.connect('html-collect-pages', more)\n"
    )
    news.build()
    conf = news.folder / "conf.py"
    conf.write_text(f"{conf.read_text('utf-8')}\n\n{text}", "utf-8")
    index = _index(news.build()).read_text("utf-8")
    assert "Otherwise" in index
    assert '"news/a"' in index


def test_an_output_without_a_search_has_none(news: NewsProject) -> None:
    assert not _index(news.build("singlehtml")).exists()
    assert news.build("text").warnings == []
