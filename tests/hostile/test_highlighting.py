"""Code that lexers take for ever over is shown as it is."""

from __future__ import annotations

import time

import pytest
from conftest import NewsProject

from sphinx_newsfeed.policy import MOST_HIGHLIGHTED

#: What takes a time that grows with the square of its length, by language.
_SLOW = {"c": "\n ", "java": "a ", "csharp": "a\n", "autoit": " ", "guess": "a "}
_LONG = "x = 1  # y\n" * (MOST_HIGHLIGHTED // 11)
_COLOURED = '<span class="o">=</span>'


def _written(suffix: str, language: str, code: str) -> str:
    """A body that holds *code*, in the markup of its suffix."""
    if suffix == ".html":
        name = f' class="language-{language}"' if language else ""
        return f"<pre><code{name}>{code}</code></pre>\n<p>The end.</p>"
    if suffix == ".md":
        return f"```{language}\n{code}\n```\n\nThe end.\n"
    lines = "\n".join(f"   {line}" for line in code.splitlines())
    first = f".. code-block:: {language}" if language else "::"
    return f"Text.\n\n{first}\n\n{lines}\n\nThe end.\n"


@pytest.mark.parametrize(
    ("suffix", "language"),
    [(".html", "python"), (".md", "python"), (".md", ""), (".rst", "python"), (".rst", "")],
)
@pytest.mark.parametrize("trusted", [True, False])
def test_code_is_highlighted_up_to_a_bound(
    project: NewsProject, suffix: str, language: str, trusted: bool
) -> None:
    project.configure(f'newsfeed_sources = {{"news": {{"path": "news", "trusted": {trusted}}}}}')
    project.article(f"short{suffix}", _written(suffix, language, _LONG))
    project.article(f"long{suffix}", _written(suffix, language, _LONG * 2))
    build = project.build()
    assert build.warnings == []
    short, long = build.text("news/short.html"), build.text("news/long.html")
    assert _COLOURED in short
    assert _COLOURED not in long
    assert long.count("x = 1  # y") == 2 * short.count("# y")
    assert "The end." in long


def test_the_squares_of_blocks_are_added_up(project: NewsProject) -> None:
    block = _written(".html", "python", _LONG[: MOST_HIGHLIGHTED // 2])
    project.article("a.html", block * 6 + _written(".html", "python", "x = 1"))
    page = project.build().text("news/a.html")
    shown = [each.partition("</div>")[0] for each in page.split('<div class="highlight">')[1:]]
    assert [_COLOURED in each for each in shown] == [*[True] * 4, False, False, False]


def test_code_within_a_line_counts_too(project: NewsProject) -> None:
    project.article("a.rst", f".. role:: c(code)\n   :language: c\n\n:c:`{'x + ' * 5_000}y`\n")
    assert '<span class="o">+</span>' not in project.build().text("news/a.html")


@pytest.mark.parametrize("language", _SLOW)
def test_slow_lexers_are_not_asked(project: NewsProject, language: str) -> None:
    code = _SLOW[language] * 40_000 + "x"
    project.article("a.html", _written(".html", language, code))
    begin = time.process_time()
    page = project.build().text("news/a.html")
    # An hour, if they were.
    assert time.process_time() - begin < 60
    assert "The end." in page
