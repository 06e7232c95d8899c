"""The extension's own words, in the languages that it comes with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from conftest import NewsProject

import sphinx_newsfeed

_PACKAGE = Path(sphinx_newsfeed.__file__).parent
_LANGUAGES = sorted(path.name for path in (_PACKAGE / "locales").iterdir())
_CALL = re.compile(r'\btranslate\(\s*"([^"]+)"')


def _texts() -> set[str]:
    return {
        text for path in _PACKAGE.rglob("*.py") for text in _CALL.findall(path.read_text("utf-8"))
    }


def test_the_languages_are_these() -> None:
    assert _LANGUAGES == ["de", "es", "fr", "it", "ja", "ko", "pt_BR", "ru", "zh_CN", "zh_TW"]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_each_text_is_translated(language: str) -> None:
    folder = _PACKAGE / "locales" / language / "LC_MESSAGES"
    with (folder / "sphinx_newsfeed.po").open("rb") as file:
        written = {m.id: m.string for m in read_po(file) if m.id}
    with (folder / "sphinx_newsfeed.mo").open("rb") as file:
        compiled = {m.id: m.string for m in read_mo(file) if m.id}
    assert written == compiled
    assert written.keys() == _texts()
    for text, translated in written.items():
        assert translated.strip()
        assert re.findall(r"\{\w+\}", translated) == re.findall(r"\{\w+\}", text)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", ["aktualisiert am 2. März 2022", "Schlagwörter:", "Nachrichten nach Datum"]),
        ("zh-CN", ["更新于2022年3月2日", "标签：", "按日期排列的新闻"]),
        ("pt_PT", ["updated 2 de março de 2022", "Tags:", "News by date"]),
        ("en", ["updated March 2, 2022", "Tags:", "News by date"]),
    ],
)
def test_they_stand_on_pages(project: NewsProject, language: str, texts: list[str]) -> None:
    """Of each project in its own language, whatever the process built before."""
    project.article("a.md", "Text.", extra="updated: 2022-03-02\ntags: x")
    build = project.build(language=language)
    pages = build.text("news/a.html") + build.text("news-index.html")
    assert [text for text in texts if text not in pages] == []


def test_a_project_may_say_it_otherwise(project: NewsProject) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("Tags:", "Stichworte:")
    folder = project.write("locale/de/LC_MESSAGES/sphinx_newsfeed.mo", "").parent
    with (folder / "sphinx_newsfeed.mo").open("wb") as file:
        write_mo(file, catalogue)
    project.article("a.md", "Text.", extra="updated: 2022-03-02\ntags: x")
    page = project.build(language="de", locale_dirs=["locale"]).text("news/a.html")
    assert "Stichworte:" in page
    assert "aktualisiert am" in page
