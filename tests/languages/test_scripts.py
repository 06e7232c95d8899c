"""Scripts of texts and of languages."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.languages import is_script_to_the_left, is_written_in, script_of_language
from sphinx_newsfeed.languages.scripts import likely_language, script_of_text


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Plain words", "Latn"),
        ("Ein Weg über die Brücke", "Latn"),
        ("Новости дня", "Cyrl"),
        ("Νέα της ημέρας", "Grek"),
        ("أخبار", "Arab"),
        ("חדשות", "Hebr"),
        ("ข่าววันนี้", "Thai"),
        ("समाचार", "Deva"),
        ("খবর", "Beng"),
        ("செய்திகள்", "Taml"),
        ("სიახლეები", "Geor"),
        ("Նորություններ", "Armn"),
        ("ዜና", "Ethi"),
        ("ព័ត៌មាន", "Khmr"),
        ("这是新的消息", "Hans"),
        ("這是新的消息", "Hant"),
        # Signs that both forms have.
        ("中文", "Hani"),
        ("お知らせ", "Jpan"),
        ("東京の天気", "Jpan"),
        ("ﾆｭｰｽ", "Jpan"),
        ("새로운 소식", "Kore"),
        ("韓國의 새로운 소식", "Kore"),
        # What is mixed is in the script of most of it.
        ("在 Kubernetes 上部署服务的方法", "Hans"),
        ("How to write 中文 in documents", "Latn"),
        ("C++语言", "Hans"),
        ("One half, половина", ""),
        # Neither digits nor signs have a script.
        ("2024-03-01", ""),
        ("!?… 😀", ""),
        ("", ""),
        ("1.0：数据", "Hans"),
    ],
)
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert script_of_text(text) == script


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("en", "Latn"),
        ("de-CH", "Latn"),
        ("ru", "Cyrl"),
        ("sr", "Cyrl"),
        ("sr-Latn", "Latn"),
        ("sr_Latn_RS", "Latn"),
        ("zh", "Hans"),
        ("zh_CN", "Hans"),
        ("zh-TW", "Hant"),
        ("zh-hant", "Hant"),
        ("ja", "Jpan"),
        ("ko-KR", "Kore"),
        ("fa", "Arab"),
        ("und-Arab", "Arab"),
        ("xx", ""),
        ("", ""),
        ("ar-", ""),
        ("-", ""),
    ],
)
def test_the_script_of_a_language(language: str, script: str) -> None:
    assert script_of_language(language) == script


def test_what_a_language_may_be_written_in() -> None:
    assert is_written_in("ja", "Jpan")
    assert is_written_in("ja", "Hant")
    assert is_written_in("zh", "Hani")
    assert not is_written_in("zh", "Hant")
    assert not is_written_in("zh_TW", "Hans")
    assert not is_written_in("ru", "Latn")
    # Of a language that nobody knows, letters as most have are expected.
    assert is_written_in("xx", "Latn")


def test_which_way_scripts_run() -> None:
    left = {"Arab", "Hebr", "Latn", "Cyrl", "Thai", "Syrc", ""}
    assert {script for script in left if is_script_to_the_left(script)} == {"Arab", "Hebr", "Syrc"}


def test_the_language_of_a_script() -> None:
    assert [likely_language(each) for each in ("Thai", "Grek", "Xxxx")] == ["th", "el", "und"]
