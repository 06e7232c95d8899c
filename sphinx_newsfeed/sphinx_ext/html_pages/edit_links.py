"""Where "edit this page" leads: to the file of an article, and nowhere for a generated page.

Themes make the address of the docname and ``page_source_suffix``, or ask for neither page by page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from sphinx.application import Sphinx

from sphinx_newsfeed.loading.walking import path_from
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: Signs that end an attribute in HTML, or begin an element.
_ACTIVE = frozenset("\"'<>&")


def name_file(app: Sphinx, article: Article, context: dict[str, Any]) -> None:
    """Let the docname and ``page_source_suffix`` name the file of an article."""
    suffix = _suffix(app, article)
    context["page_source_suffix"] = suffix
    if not suffix:
        name_no_file(context)
    elif _ACTIVE.intersection(article.path):
        # sphinx_immaterial asks Sphinx for the path, and puts it out as it is.
        _hide_link(context)


def name_no_file(context: dict[str, Any]) -> None:
    """Keep themes from offering to edit a page that has no file where they look for one."""
    context["page_source_suffix"] = ""
    # sphinx_rtd_theme and sphinx_immaterial ask for these instead.
    context["display_vcs_links"] = False
    _hide_link(context)


def _hide_link(context: dict[str, Any]) -> None:
    context["meta"] = {"hide-edit-link": "", **(context.get("meta") or {})}


def _suffix(app: Sphinx, article: Article) -> str:
    """What follows the docname in the path of the file, seen from the source directory.

    Where that is another path, the way leads back from the docname and on to the file: browsers
    shorten the address to that of the file. It is empty for files of which ``conf.py`` says the
    whole path: they are not kept with the documentation.
    """
    path = Path(article.path)
    if path == Path(app.srcdir, f"{article.docname}{path.suffix}"):
        return path.suffix
    sources = domain_of(app.env).build.settings.sources
    patterns = [
        each for source in sources if source.prefix == article.source for each in source.patterns
    ]
    if any(Path(pattern).is_absolute() for pattern in patterns):
        return ""
    # Templates put it out as it is: Sphinx turns Jinja's escaping off.
    return quote(f"/{path_from(Path(app.srcdir, article.docname), path)}", errors="replace")
