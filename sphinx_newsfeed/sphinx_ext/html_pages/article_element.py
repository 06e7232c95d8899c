"""The element around an article, for a theme whose pages have no elements of sections.

sphinx_immaterial writes what is in a section and leaves its element out. The language of an
article, the way in which it runs and the class that style sheets know it by would be lost with it.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.html_to_docutils.alignment import LANGUAGE_CLASS
from sphinx_newsfeed.listing.article_page import ARTICLE_CLASS
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_ELEMENT = re.compile(rf'<(?:section|div) [^>]*\bclass="[^">]*\b{ARTICLE_CLASS}(?![\w-])')


def wrap_article(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put an element around the body of an article's page, where the theme's writer has none."""
    body = context.get("body")
    if doctree is None or not isinstance(body, str):
        return
    if pagename in domain_of(app.env).build.catalogue and not _ELEMENT.search(body):
        sections = doctree.findall(nodes.section)
        section = next((each for each in sections if ARTICLE_CLASS in each["classes"]), None)
        if section is not None:
            context["body"] = f"<div{_attributes(section)}>\n{body}</div>\n"


def _attributes(section: nodes.section) -> str:
    """The classes of a section as docutils' writers have them: one of them is the language."""
    names: list[str] = section["classes"]
    classes = [name for name in names if not name.startswith(LANGUAGE_CLASS)]
    languages = [name.removeprefix(LANGUAGE_CLASS) for name in names if name not in classes]
    said = {"class": " ".join(classes), "lang": "".join(languages[:1])}
    return "".join(f' {name}="{escape(text)}"' for name, text in said.items() if text)
