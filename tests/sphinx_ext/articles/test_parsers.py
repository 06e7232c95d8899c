"""Texts of translators, in the place of those of an article."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_newsfeed.sphinx_ext.articles.parsers import _plain_translation


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        # Sphinx puts a line below the text of a title, and takes the title of the section.
        ("Words\n==========\n", nodes.section, "Words"),
        ("Two *words*", nodes.paragraph, "Two *words*"),
        ("One\ntwo = 2", nodes.paragraph, "One\ntwo = 2"),
        ("====", nodes.paragraph, "===="),
    ],
)
def test_nothing_in_a_translation_of_html_is_markup(
    text: str, kind: type[nodes.Element], words: str
) -> None:
    found = _plain_translation(text)
    assert isinstance(found, kind)
    assert found.astext() == words
