"""Titles of which themes take the text alone, for navigation.

What Sphinx itself gives to templates is HTML (``sphinx_ext/html_pages/context.py``), in which each
sign of TeX has an element of its own. Some themes ask for the text, and put it where MathJax looks
for formulas; two put it into pages as HTML, since Jinja's escaping is off in all of Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.tex_text import (
    WORD_JOINER,
    shield_in_navigation,
    shielded_title,
)
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of

#: Signs that begin an element, an entity or a command of TeX.
_SIGNS = "<&\\"
#: It puts out the titles of what stands in the root document's tables of contents.
_WITH_HEADER = "pydata_sphinx_theme"


def shield_headings(app: Sphinx, doctree: nodes.document) -> None:
    """Make headings harmless in tables of contents, once Sphinx has noted those of a document."""
    shield_in_navigation(app.env.tocs[app.env.docname])


class ThemeTitles:
    """Makes titles of articles, generated pages and those in HTML harmless for the themes."""

    def __init__(self) -> None:
        self._is_header_done = False

    def begin(self, app: Sphinx, *args: object) -> None:
        """Forget what an earlier build of the same process did."""
        self._is_header_done = False

    def complete(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Escape what the theme itself has put into the context of a page."""
        domain = domain_of(app.env)
        # sphinx-book-theme puts them there.
        for name, docname in (("pagetitle", pagename), ("root_title", app.config.root_doc)):
            text = context.get(name)
            if text and _is_ours(domain, docname) and text == domain.title_of(docname):
                context[name] = shielded_title(text)
        if _is_ours(domain, pagename):
            _name_page(context.get("page"))
        if not self._is_header_done and _WITH_HEADER in app.extensions:
            self._is_header_done = True
            _name_entries(app.env, domain)


def _name_page(page: object) -> None:
    """Give sphinx_immaterial the title as a page names it itself, which it puts out as it is.

    From the other one it takes elements, and what is escaped is no more so then.
    """
    if isinstance(page, dict) and page.get("title") and isinstance(page.get("meta"), dict):
        page["meta"].setdefault("title", str(page["title"]))


def _name_entries(env: BuildEnvironment, domain: NewsDomain) -> None:
    """Give entries of the header titles of their own, where a title has signs that mean something.

    They must hold as text, for Sphinx, and as HTML, for the header. The environment is stored by
    now, so that this holds for one build.
    """
    for tree in env.tocs[env.config.root_doc].findall(addnodes.toctree):
        tree["entries"] = list(_with_titles(tree["entries"], domain))


def _with_titles(
    entries: list[tuple[str | None, str]], domain: NewsDomain
) -> Iterator[tuple[str | None, str]]:
    for title, docname in entries:
        own = domain.title_of(docname) if title is None and _is_ours(domain, docname) else ""
        yield (_inert(own) if set(own) & set(_SIGNS) else title), docname


def _inert(text: str) -> str:
    """*text* with a sign that nobody sees behind each that means something."""
    return text.translate({ord(sign): f"{sign}{WORD_JOINER}" for sign in _SIGNS})


def _is_ours(domain: NewsDomain, docname: str) -> bool:
    return (
        docname in domain.build.catalogue
        or docname in domain.build.pages
        or docname in domain.build.archives
        or docname in domain.build.html_pages
    )
