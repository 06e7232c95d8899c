"""What stands beside the pages of the news section where the project chooses nothing."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: Ways on that change with a new year or category alone, so that a new article leaves the pages of
#: all others as they are.
DEFAULT_PIECES = ("years", "topics")
#: The templates by which themes show the tree of documents, without their suffix. The pieces stand
#: below the last of them.
_NAVIGATION = frozenset(
    {
        *("navigation", "globaltoc", "localtoc"),
        *("sidebar/navigation", "sidebar-nav-bs", "sbt-sidebar-nav", "sidebars/localtoc"),
    }
)
#: Alabaster's, which has a heading even where there is no tree, and no table of contents beside it.
_WITH_HEADING = "navigation.html"
#: The headings of a page.
_CONTENTS = "newsfeed/contents.html"


def default_pieces(app: Sphinx, docname: str) -> tuple[str, ...]:
    """The pieces beside a page, where ``html_sidebars`` names nothing for any."""
    if app.config.html_sidebars or not makes_site(app.builder):
        return ()
    domain = domain_of(app.env)
    is_news = docname in domain.build.catalogue or domain.build.is_generated(docname)
    return DEFAULT_PIECES if is_news or docname == domain.home else ()


def has_tree(app: Sphinx) -> bool:
    """Whether the root page leads to documents, which themes show beside all pages."""
    return bool(app.env.toctree_includes.get(app.config.root_doc))


def add_default_sidebars(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the pieces to the templates that the theme shows beside a page of the news section."""
    shown = context.get("sidebars")
    names = [str(name).removesuffix(".html") for name in shown or ()]
    places = [place for place, name in enumerate(names) if name in _NAVIGATION]
    pieces = default_pieces(app, pagename) if places else ()
    if not shown or not pieces:
        return
    last = places[-1]
    around = [shown[last]]
    if shown[last] == _WITH_HEADING:
        around = [_CONTENTS, *([_WITH_HEADING] if has_tree(app) else [])]
    added = (f"newsfeed/{piece}.html" for piece in pieces)
    context["sidebars"] = [*shown[:last], *around, *added, *shown[last + 1 :]]
