"""The language that a file's name, or its text, tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.loading.languages import language_of_file, language_of_text
from sphinx_newsfeed.loading.reading import Reader

RUSSIAN = "Сегодня вышла новая версия библиотеки. Она быстрее собирает страницы."
ENGLISH = "The words of this text are in the language that you have in mind for it."


@pytest.mark.parametrize(
    "noise",
    [
        f"```\n{ENGLISH * 9}\n```\n",
        f"~~~~ python\n{ENGLISH * 9}\n~~~~\n",
        f"```\n{ENGLISH * 9}",
        f"`{ENGLISH * 9}`",
        f"``{ENGLISH * 9}``",
        f"    {ENGLISH * 9}\n",
        f"<pre>{ENGLISH * 9}</pre>",
        f"<script>{ENGLISH * 9}</script>",
        f"<style>{ENGLISH * 9}",
        f"<!-- {ENGLISH * 9} -->",
        f"<!-- {ENGLISH * 9}",
        f'<a title="{ENGLISH * 9}" href="x">',
        "https://example.org/" + "long/path/of/words/" * 60,
        "![](" + "folder/with/words/" * 60 + "a.png)",
        f"{{% highlight js %}}{ENGLISH * 9}{{% endhighlight %}}",
        "{{ " + "words of a template " * 40 + "}}",
        f"\n.. note:: {ENGLISH * 9}\n",
        f"\n:field: {ENGLISH * 9}\n",
        "&nbsp;&hellip;" * 200,
    ],
)
def test_only_the_words_of_a_text_count(noise: str) -> None:
    text = f"{RUSSIAN}\n\n{noise}"
    assert language_of_text("", text, "en") == "ru"


def test_title_and_text_count() -> None:
    assert language_of_text("Вышла новая версия", "", "en") == "ru"
    assert language_of_text("", RUSSIAN, "en") == "ru"
    assert language_of_text("2.0", "", "en") == ""
    assert language_of_text(ENGLISH, RUSSIAN[:40], "en") == ""


@pytest.mark.parametrize(
    ("name", "found", "project", "is_meant", "language"),
    [
        # The name says more than the letters.
        ("post.uk.md", "und-Cyrl", "en", False, "uk"),
        ("post.bg.md", "ru", "en", False, "bg"),
        ("post.zh-tw.md", "zh", "en", False, "zh"),
        ("post.zh-cn.md", "zh", "en", False, "zh-cn"),
        ("post.fa.md", "ar", "en", False, "fa"),
        ("post.uk.md", "", "ru", False, "uk"),
        ("post.fr.md", "", "en", True, "fr"),
        ("post.pt-br.md", "es", "en", True, "pt-br"),
        # It is in another script than the text.
        ("post.de.md", "ru", "en", True, "ru"),
        ("post.ru.md", "", "en", True, ""),
        # It is that of the project, or no language.
        ("post.en.md", "", "en", True, ""),
        ("post.en.md", "de", "en", True, ""),
        ("whats.it.md", "", "en", False, ""),
        ("post.qqq.md", "ru", "en", True, "ru"),
        ("v1.2.md", "ru", "en", True, "ru"),
        ("uk.md", "ru", "en", True, "ru"),
    ],
)
def test_the_language_at_the_end_of_a_name(
    name: str, found: str, project: str, is_meant: bool, language: str
) -> None:
    assert language_of_file(name, found, project, is_meant=is_meant) == language


@pytest.mark.parametrize(
    ("head", "language", "detected"),
    [
        ("", "", "ru"),
        ("lang: bg\n", "bg", ""),
        ("language: en\n", "en", ""),
        ('lang: ""\n', "", "ru"),
    ],
)
def test_front_matter_wins(tmp_path: Path, head: str, language: str, detected: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ndate: 2024-01-01\n{head}---\n{RUSSIAN}\n", "utf-8")
    file = SourceFile(path, "a.md", "news/a", 1, path.stat().st_size)
    article = Reader(Settings(), [].append, language="en").read(file, own_page=False)
    assert article is not None
    assert (article.language, article.detected_language) == (language, detected)
    assert article.shown_language == language or detected


_MARKS = st.sampled_from(
    ["<", ">", "<!--", "-->", "```", "\n", "`", "{%", "{{", "}}", "<pre", "](", "&", "http://", " "]
)


@given(st.lists(_MARKS | st.text(max_size=9), max_size=400), st.text(max_size=40))
def test_no_text_fails(parts: list[str], title: str) -> None:
    language_of_text(title, "".join(parts), "en")
    language_of_file(title, "", "en", is_meant=True)
