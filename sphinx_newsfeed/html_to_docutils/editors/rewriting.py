"""The table of forms: by what text in a body each is known, and what rewrites it.

A form costs nothing where its sign is not in the body.
"""

from __future__ import annotations

from collections.abc import Callable

from sphinx_newsfeed.html_to_docutils.editors import (
    confluence,
    formulas,
    headings,
    org,
    tasks,
    white_space,
    word,
)
from sphinx_newsfeed.html_to_docutils.tree import Element

#: Signs in lower case, one of which is in every body that has the form, and what rewrites it.
FORMS: tuple[tuple[tuple[str, ...], Callable[[Element], None]], ...] = (
    (confluence.SIGNS, confluence.rewrite),
    (word.SIGNS, word.rewrite),
    (headings.SIGNS, headings.rewrite),
    (tasks.SIGNS, tasks.rewrite),
    (org.SIGNS, org.rewrite),
    (white_space.SIGNS, white_space.rewrite),
    (formulas.SIGNS, formulas.rewrite),
)


def rewrite_forms(root: Element, html: str) -> None:
    """Rewrite the forms of editors in the tree of a body."""
    text = html.lower()
    for signs, rewrite in FORMS:
        if any(sign in text for sign in signs):
            rewrite(root)
