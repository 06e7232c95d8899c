"""What pages are called that are made of files."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.loading.file_names import page_name
from sphinx_newsfeed.policy import LONGEST_FILE_NAME, LONGEST_PAGE_NAME


@pytest.mark.parametrize(
    "name",
    [
        *(
            "2022-02-28-post",
            "2022/02/a post",
            "新闻/金融",
            "Größe",
            "C++",
            "a&b",
            "a.b",
            "_posts/x",
        ),
        *("index", "a,b;c=d!(e)[f]{g}~h@i+j", "x" * LONGEST_PAGE_NAME, "한국어", "مقال", "console"),
    ],
)
def test_usual_names_stay(name: str) -> None:
    assert page_name(name) == name


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("l'été", "l-été"),
        ('a"><script>b', "a-script-b"),
        ("a\\b", "a-b"),
        ("a?b#c%41:d*e|f", "a-b-c-41-d-e-f"),
        ("tab\tnew\nnull\x01", "tab-new-null-"),
        ("\u202ecod.exe", "-cod.exe"),
        (" lead/trail ./dots..", "lead/trail/dots"),
        ("con", "page-con"),
        ("a/NUL", "a/page-NUL"),
        ("com1.2022", "page-com1.2022"),
        (" . ", "unnamed"),
        ("?/b", "-/b"),
    ],
)
def test_nothing_in_a_name_acts(name: str, page: str) -> None:
    assert page_name(name) == page
    assert page_name(page) == page


def test_long_names_are_cut_and_stay_apart() -> None:
    first, second = (page_name("新" * 84 + end) for end in "ab")
    assert first != second
    assert first.startswith("新" * 20)
    # What a name is cut to says nothing of signs that are replaced.
    deep = [page_name("/".join(["新" * 40] * 12) + end) for end in ":?"]
    assert deep[0] != deep[1]
    # Sphinx puts ends such as ".doctree" and ".html.txt" behind them.
    assert len(first.encode()) + 30 < LONGEST_FILE_NAME
