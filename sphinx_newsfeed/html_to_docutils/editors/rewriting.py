"""The table of forms: by what text in a body each is known, and what rewrites it.

A form costs nothing where its sign is not in the body.
"""

from __future__ import annotations

from collections.abc import Callable

from sphinx_newsfeed.html_to_docutils.editors import (
    alignments,
    asciidoctor,
    blogger,
    confluence,
    confluence_pages,
    contents,
    discourse,
    excerpts,
    formulas,
    ghost,
    google_docs,
    headings,
    javadoc,
    libreoffice,
    mediawiki,
    medium,
    notion,
    org,
    redirects,
    substack,
    tasks,
    w3c,
    white_space,
    word,
    word_pages,
    wordpress,
)
from sphinx_newsfeed.html_to_docutils.tree import Element

#: Signs in lower case, one of which is in every body that has the form, and what rewrites it.
FORMS: tuple[tuple[tuple[str, ...], Callable[[Element], None]], ...] = (
    (confluence.SIGNS, confluence.rewrite),
    (confluence_pages.SIGNS, confluence_pages.rewrite),
    (word.SIGNS, word.rewrite),
    (word_pages.SIGNS, word_pages.rewrite),
    (headings.SIGNS, headings.rewrite),
    (tasks.SIGNS, tasks.rewrite),
    (notion.SIGNS, notion.rewrite),
    (org.SIGNS, org.rewrite),
    (medium.SIGNS, medium.rewrite),
    (substack.SIGNS, substack.rewrite),
    (ghost.SIGNS, ghost.rewrite),
    (wordpress.SIGNS, wordpress.rewrite),
    (blogger.SIGNS, blogger.rewrite),
    (discourse.SIGNS, discourse.rewrite),
    (google_docs.SIGNS, google_docs.rewrite),
    (libreoffice.SIGNS, libreoffice.rewrite),
    (mediawiki.SIGNS, mediawiki.rewrite),
    (asciidoctor.SIGNS, asciidoctor.rewrite),
    (javadoc.SIGNS, javadoc.rewrite),
    (w3c.SIGNS, w3c.rewrite),
    (contents.SIGNS, contents.rewrite),
    (excerpts.SIGNS, excerpts.rewrite),
    (redirects.SIGNS, redirects.rewrite),
    (alignments.SIGNS, alignments.rewrite),
    (white_space.SIGNS, white_space.rewrite),
    (formulas.SIGNS, formulas.rewrite),
)


def rewrite_forms(root: Element, html: str) -> None:
    """Rewrite the forms of editors in the tree of a body."""
    text = html.lower()
    for signs, rewrite in FORMS:
        if any(sign in text for sign in signs):
            rewrite(root)
