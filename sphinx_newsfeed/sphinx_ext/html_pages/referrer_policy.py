"""Pictures whose hosts refuse readers who come from other sites."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.listing.article_page import NO_REFERRER_CLASS
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_web_pages

#: Source: Referrer Policy (W3C), section 4.2, "Delivery via <meta>".
_META = '<meta name="referrer" content="no-referrer" />'


def keep_referrer(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell browsers not to say where the reader comes from, on pages that show such a picture.

    An image node has no attribute for it; the page has, by means that all themes share.
    """
    # The HTML of a page without such a picture tells that at once.
    if doctree is None or NO_REFERRER_CLASS not in str(context.get("body")):
        return
    if not makes_web_pages(app.builder):
        return
    if any(NO_REFERRER_CLASS in image["classes"] for image in doctree.findall(nodes.image)):
        context["metatags"] = f"{context.get('metatags', '')}{_META}"
