"""Real articles: the words that a browser shows are kept, and the trees are valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from html_to_docutils.validity import assert_valid
from html_to_docutils.visible_text import assert_words_kept, shown_words, tree_words

from sphinx_newsfeed.html_to_docutils import html_to_nodes

BESIDE = Path(__file__).parents[2].parent / "shared"
FILES = [
    *sorted(BESIDE.glob("articles/*.md")),
    *sorted(BESIDE.glob("corpora/*/_posts/*.html")),
]


@pytest.mark.skipif(not FILES, reason="no articles are kept beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_article(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body = re.sub(r"\A\s*---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)
    tree = html_to_nodes(body)
    assert_valid(tree)
    assert_words_kept(body, tree)
    shown = shown_words(body)
    # Nothing is doubled: what is more are the names of embedded media.
    assert len("".join(tree_words(tree))) <= len("".join(shown)) + 40 * body.count("<iframe")
