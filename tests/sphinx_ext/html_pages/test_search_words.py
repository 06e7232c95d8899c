"""Words of Chinese, Japanese and Korean in the search; those of other scripts stay as they are."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from conftest import Build, NewsProject
from sphinx.search import IndexBuilder, SearchLanguage, languages
from sphinx.search.de import SearchGerman
from sphinx.search.en import SearchEnglish
from sphinx.search.ja import SearchJapanese
from sphinx.search.zh import SearchChinese

from sphinx_newsfeed.sphinx_ext.html_pages import search_words
from sphinx_newsfeed.sphinx_ext.html_pages.search_words import PairsOfLetters


@pytest.fixture(autouse=True)
def known_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a project adds to Sphinx' languages is there for that project alone."""
    own = {"de": SearchGerman, "en": SearchEnglish, "ja": SearchJapanese, "zh": SearchChinese}
    for name in set(languages) - set(own):
        if not isinstance(languages[name], str):
            monkeypatch.delitem(languages, name)
    for name, known in own.items():
        monkeypatch.setitem(languages, name, known)


def _language(known: type[SearchLanguage] = SearchEnglish) -> SearchLanguage:
    return search_words._with_pairs(known)({})


def index_of(build: Build) -> dict[str, Any]:
    """The search index of a build."""
    text = build.text("searchindex.js")
    index: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    return index


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The harbours", ["The", "harbours"]),
        ("Öl für Дом", ["Öl", "für", "Дом"]),
        ("气象", ["气象"]),
        ("气象局", ["气象", "象局"]),
        ("今天 雨。", ["今天", "雨"]),
        ("AI芯片2024年", ["AI", "2024", "芯片", "年"]),
        ("東京タワー", ["東京", "京タ", "タワ", "ワー"]),
        ("한국은 좋다", ["한국", "국은", "좋다"]),
        ("佐々木", ["佐々", "々木"]),
        ("𠀋𠀍", ["𠀋𠀍"]),
        # Chinese and Japanese are wrapped within words, Korean is not.
        ("大\n雨", ["大雨"]),
        ("한국\n은행", ["한국", "은행"]),
        ("大 雨", ["大", "雨"]),
    ],
)
def test_a_text_is_split(text: str, words: list[str]) -> None:
    assert _language().split(text) == words


@pytest.mark.parametrize("known", [SearchEnglish, SearchGerman, SearchJapanese, SearchChinese])
def test_all_languages_split_alike(known: type[SearchLanguage]) -> None:
    assert _language(known).split("新版 Python 内存条") == ["Python", "新版", "内存", "存条"]


def test_terms_of_pairs_have_a_form_of_their_own() -> None:
    language = _language()
    terms = [language.stem(word) for word in ("内存", "雨", "harbours")]
    assert terms == ["_内_存_", "_雨__", "harbour"]
    assert all(map(language.word_filter, terms))


@pytest.mark.parametrize("known", [SearchEnglish, SearchGerman, SearchJapanese])
@pytest.mark.parametrize(
    "word", ["harbours", "Häuser", "the", "und", "Дома", "x", "12", "__init__"]
)
def test_other_words_stay_those_of_the_language(known: type[SearchLanguage], word: str) -> None:
    language, own = _language(known), known({})
    assert language.split(word) == own.split(word)
    assert language.stem(word) == own.stem(word)
    assert language.word_filter(word) == own.word_filter(word)
    assert language.stopwords == own.stopwords


@pytest.mark.parametrize("language", ["en", "de", "zh_CN", "ja", "ko", "eo", "pt_BR"])
def test_a_project_in_any_language_finds_them(project: NewsProject, language: str) -> None:
    project.article("a.md", "气象局 東京 한국은", title="内存")
    index = index_of(project.build(language=language))
    assert "_气_象_" in index["terms"]
    assert "_東_京_" in index["terms"]
    assert "_한_국_" in index["terms"]
    assert "_内_存_" in index["titleterms"]


def test_the_language_of_the_search_is_that_which_is_configured(project: NewsProject) -> None:
    project.article("a.md", "Häuser 气象")
    terms = index_of(project.build(html_search_language="de"))["terms"]
    assert {"haus", "_气_象_"} <= set(terms)


def test_a_language_of_the_project_keeps_its_words_and_its_script(project: NewsProject) -> None:
    project.configure(
        "from sphinx.search import SearchLanguage",
        "class Shouting(SearchLanguage):",
        "    lang = language = 'en'",
        "    js_splitter_code = 'function splitQuery(query) { return [query]; }'",
        "    def split(self, text): return [word + '1x' for word in text.split()]",
        "def setup(app): app.add_search_language(Shouting)",
    )
    project.article("a.md", "word 气象")
    build = project.build()
    terms = index_of(build)["terms"]
    assert {"word1x", "_气_象_"} <= set(terms)
    script = build.text("_static/language_data.js")
    assert script.index("function splitQuery") < script.index("window.splitQuery")


def test_outputs_without_a_search_change_no_language(project: NewsProject) -> None:
    project.article("a.md")
    project.build("text")
    assert languages["en"] is SearchEnglish


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en", "de", "ja"])
def test_the_script_defines_the_stemmer_that_it_names(project: NewsProject, language: str) -> None:
    script = project.build(language=language).text("_static/language_data.js")
    named = re.findall(r"^(?:window\.)?Stemmer = (\w+);", script, re.MULTILINE)
    for name in named:
        assert re.search(rf"\b(?:var|class|function) {name}\b|\b{name}\s*=\s*function", script)


def test_a_stemmer_without_a_definition_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "BaseStemmer=0;\nvar EnglishStemmer=0;\nwindow.Stemmer"

    def faulty(self: IndexBuilder) -> str:
        return f"{script} = {self.lang.language_name}Stemmer;"

    class Faulty(SearchEnglish):
        js_stemmer_rawcode = "english-stemmer.js"
        language_name = "Chinese"

    class Sound(Faulty):
        language_name = "English"

    monkeypatch.setattr(IndexBuilder, "get_js_stemmer_code", faulty)
    assert search_words._mended_stemmer(Faulty) == {
        "js_stemmer_rawcode": "",
        "js_stemmer_code": f"{script} = EnglishStemmer;",
    }
    assert search_words._mended_stemmer(Sound) == {}


def test_a_release_that_asks_for_more_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Raw(SearchEnglish):
        js_stemmer_rawcode = "english-stemmer.js"

    monkeypatch.setattr(IndexBuilder, "get_js_stemmer_code", lambda self: self.unknown)
    assert search_words._mended_stemmer(Raw) == {}


def test_what_is_there_already_is_not_put_before_itself(project: NewsProject) -> None:
    project.article("a.md")
    project.build()
    first = languages["en"]
    project.build()
    assert languages["en"] is first
    project.build(language="eo")
    assert languages["eo"] is first
    assert issubclass(first, PairsOfLetters)
