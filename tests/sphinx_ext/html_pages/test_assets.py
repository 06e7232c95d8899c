"""Style sheets and scripts beside those of the project."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from conftest import NewsProject

import sphinx_newsfeed
from sphinx_newsfeed.sphinx_ext.html_pages.assets import add_latex_roles, add_static_folder

_APP: Any = SimpleNamespace()


def test_a_style_sheet_of_the_project_wins(project: NewsProject) -> None:
    project.article("a.md")
    project.write("own/newsfeed.css", "/* mine */")
    build = project.build(html_static_path=["own"])
    assert build.warnings == []
    assert build.text("_static/newsfeed.css") == "/* mine */"
    assert (build.outdir / "_static/newsfeed.js").is_file()


def test_what_a_book_leaves_out_stays_out() -> None:
    config: Any = SimpleNamespace(html_static_path=["own"], epub_exclude_files=["mine.css"])
    add_static_folder(_APP, config)
    # The property "direction" may not stand in a book's stylesheet.
    assert config.epub_exclude_files == ["mine.css", "_static/newsfeed-directions.css"]


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


def test_the_style_sheet_of_all_pages_stays_small() -> None:
    static = Path(sphinx_newsfeed.__file__).parent / "static"
    assert (static / "newsfeed.css").stat().st_size < 20_000
