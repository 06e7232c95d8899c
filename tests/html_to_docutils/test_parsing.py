"""What styles hide: left out and reported, or shown where it is most of the words."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.problems import Problem

_NONE = '<div style="display:none">a b</div>'


@pytest.mark.parametrize(
    ("html", "shown", "reports"),
    [
        (f"<p>c d e</p>{_NONE}", "c d e", ["1: left out 2 words that a style hides"]),
        (f"<p>c d e</p>\n{_NONE}{_NONE[:-10]}</div>", "c d e", ["2: left out 2 words"]),
        ('<p>c d</p>\n<i style="visibility: hidden">a</i>', "c d", ["2: left out 1 word that"]),
        (f"<p>c d</p>{_NONE}", "c d", ["1: left out 2 words"]),
        (f"<p>c</p>{_NONE}", "c\n\na b", []),
        (f"<style>a b c</style>{_NONE}", "a b", []),
        # What is hidden for good is no mistake of the page.
        ("<p hidden>a b c</p><p>d</p>", "d", []),
        (f"<p>c</p><div hidden>{_NONE}</div>", "c", []),
        ('<p>c</p><img style="display:none" src="a.png">', "c", []),
    ],
)
def test_words_that_a_style_hides(html: str, shown: str, reports: list[str]) -> None:
    problems: list[Problem] = []
    tree = html_to_nodes(html, report=problems.append)
    assert "\n\n".join(node.astext() for node in tree) == shown
    told = [f"{problem.line}: {problem.message}" for problem in problems]
    assert len(told) == len(reports)
    assert all(each.startswith(begin) for each, begin in zip(told, reports, strict=True))
