"""Style sheets and scripts beside those of the project."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import NewsProject

import sphinx_newsfeed
from sphinx_newsfeed.sphinx_ext.html_pages.assets import add_latex_roles, leave_out_of_books

_APP: Any = SimpleNamespace()
_STATIC = Path(sphinx_newsfeed.__file__).parent / "static"


def test_a_style_sheet_of_the_project_wins(project: NewsProject) -> None:
    project.article("a.md")
    project.write("own/newsfeed.css", "/* mine */")
    build = project.build(html_static_path=["own"])
    assert build.warnings == []
    assert build.text("_static/newsfeed.css") == "/* mine */"
    assert (build.outdir / "_static/newsfeed.js").is_file()


def test_what_a_book_leaves_out_stays_out() -> None:
    config: Any = SimpleNamespace(epub_exclude_files=["mine.css"])
    leave_out_of_books(_APP, config)
    # The property "direction" may not stand in a book's stylesheet.
    assert config.epub_exclude_files == [
        "mine.css", "_static/newsfeed-directions.css", "_static/newsfeed-languages.css",
    ]  # fmt: skip


def test_what_the_project_says_to_latex_stays() -> None:
    said = {"preamble": "% mine\n", "papersize": "a5paper"}
    config: Any = SimpleNamespace(latex_elements=said, language="en")
    add_latex_roles(_APP, config)
    preamble = config.latex_elements["preamble"]
    assert preamble.startswith("% mine\n")
    assert r"\DUroledel" in preamble
    # Else the package would underline all emphasis of the document.
    assert r"\usepackage[normalem]{ulem}" in preamble
    assert config.latex_elements == {**said, "preamble": preamble}
    assert said["preamble"] == "% mine\n"


def test_a_list_of_feeds_loads_the_style_sheet_for_it(project: NewsProject) -> None:
    project.article("a.md")
    build = project.build(html_baseurl="https://example.org/")
    assert "_static/newsfeed-overviews.css" in build.text("news/feeds.html")
    assert "_static/newsfeed-overviews.css" not in build.text("news/a.html")


@pytest.mark.parametrize(
    ("language", "text", "loads"),
    [("en", "新版本今天发布了，构建更快。", True), ("zh_CN", "新版本今天发布了，构建更快。", False),
     ("en", "Words.", False)],
)  # fmt: skip
def test_fonts_for_han_signs_are_named_where_another_language_has_them(
    project: NewsProject, language: str, text: str, loads: bool
) -> None:
    project.article("a.md", text)
    project.article("b.md", "Nothing but words.", extra="lang: en")
    build = project.build(language=language)
    for page in ("news/a.html", "news/b.html", "index.html"):
        assert ("_static/newsfeed-languages.css" in build.text(page)) is loads


def test_a_part_of_one_page_in_such_a_language_is_enough(project: NewsProject) -> None:
    project.article("a.html", "<p>See <span lang='ja'>新製品</span>.</p>", extra="lang: en")
    project.article("b.html")
    build = project.build()
    assert "_static/newsfeed-languages.css" in build.text("news/a.html")
    assert "_static/newsfeed-languages.css" not in build.text("news/b.html")


def test_style_sheets_of_books_have_selectors_that_checkers_know() -> None:
    for name in ("newsfeed.css", "newsfeed-overviews.css"):
        assert not re.search(r":(?:is|where)\(", (_STATIC / name).read_text("utf-8")), name


def test_the_style_sheet_of_all_pages_stays_small() -> None:
    assert (_STATIC / "newsfeed.css").stat().st_size < 20_000
