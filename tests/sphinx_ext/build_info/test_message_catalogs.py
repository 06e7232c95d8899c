"""The extension's own words, in the languages that it comes with."""

from __future__ import annotations

import gettext
import os
import re
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from conftest import NewsProject

import sphinx_newsfeed

_PACKAGE = Path(sphinx_newsfeed.__file__).parent
_PLACES = re.compile(r"\{\w+\}")
_LANGUAGES = sorted(path.name for path in (_PACKAGE / "locales").iterdir())
#: What marks a text in the code: singular and plural are the second and third argument of one.
_KEYWORDS = {"translate": None, "message": None, "counted": (2, 3)}


@cache
def _texts() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(str(_PACKAGE), keywords=_KEYWORDS)
    return {text for _, _, text, _, _ in found}


def _plain(text: str | Sequence[str]) -> str | tuple[str, ...]:
    return text if isinstance(text, str) else tuple(text)


def test_the_languages_are_these() -> None:
    assert [
        *("ar", "cs", "de", "es", "fa", "fr", "he", "id", "it", "ja", "ko", "nl", "pl", "pt_BR"),
        *("ru", "sv", "tr", "uk", "vi", "zh_CN", "zh_TW"),
    ] == _LANGUAGES


@pytest.mark.parametrize("language", _LANGUAGES)
def test_each_text_is_translated(language: str) -> None:
    folder = _PACKAGE / "locales" / language / "LC_MESSAGES"
    with (folder / "sphinx_newsfeed.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    assert [errors for _, errors in catalogue.check()] == []
    written = {_plain(m.id): _plain(m.string) for m in catalogue if m.id}
    with (folder / "sphinx_newsfeed.mo").open("rb") as file:
        compiled = {_plain(m.id): _plain(m.string) for m in read_mo(file) if m.id}
    assert written == compiled
    assert written.keys() == _texts()
    for text, translated in written.items():
        forms = (translated,) if isinstance(translated, str) else translated
        assert isinstance(text, str) or len(forms) == catalogue.num_plurals
        for form in forms:
            assert form.strip()
            placeholders = text if isinstance(text, str) else text[1]
            assert set(_PLACES.findall(form)) == set(_PLACES.findall(placeholders))


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


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("ar", {0: "مقال", 1: "مقال", 2: "مقالان", 3: "مقالات", 11: "مقالًا", 100: "مقال"}),
        ("cs", {1: "článek", 3: "články", 5: "článků", 22: "článků"}),
        ("fa", {1: "مقاله", 2: "مقاله"}),
        ("he", {1: "כתבה", 2: "כתבות"}),
        ("id", {1: "artikel", 2: "artikel"}),
        ("nl", {1: "artikel", 2: "artikelen"}),
        ("pl", {1: "artykuł", 2: "artykuły", 5: "artykułów", 12: "artykułów", 22: "artykuły"}),
        ("ru", {1: "статья", 2: "статьи", 5: "статей", 21: "статья"}),
        ("sv", {1: "artikel", 2: "artiklar"}),
        ("tr", {1: "makale", 2: "makale"}),
        ("uk", {1: "стаття", 2: "статті", 5: "статей", 12: "статей", 21: "стаття"}),
        ("vi", {1: "bài viết", 2: "bài viết"}),
    ],
)
def test_a_number_has_its_form(language: str, counted: dict[int, str]) -> None:
    words = gettext.translation("sphinx_newsfeed", _PACKAGE / "locales", [language])
    forms = {n: words.ngettext("{count} article", "{count} articles", n) for n in counted}
    assert forms == {n: f"{{count}} {word}" for n, word in counted.items()}


def test_words_count_from_the_first_build_on(project: NewsProject) -> None:
    """Sphinx compiles the catalogues of a project later; when they change, so do all pages."""
    project.article("a.md", "Text.", extra="tags: x")
    project.article("b.md", "Text.", extra="tags: x")
    german = {"language": "de", "locale_dirs": ["locale"]}
    for words in ("Stichworte:", "Themen:"):
        po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Tags:"\n'
        path = project.write("locale/de/LC_MESSAGES/sphinx_newsfeed.po", f'{po}msgstr "{words}"\n')
        later = time.time() + len(words)
        os.utime(path, (later, later))
        build = project.build(**german)
        assert build.warnings == []
        assert all(words in build.text(f"news/{name}.html") for name in "ab")
    compiled = path.with_suffix(".mo")
    os.utime(compiled, (later, later))
    build = project.build(**german)
    assert build.read == build.written == [], "compiled it says the same"


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
