"""The link below a listing that leads to all that it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from docutils import nodes

from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.selection import Selection, articles_left
from sphinx_newsfeed.model.taxonomy import Taxonomy, with_pages
from sphinx_newsfeed.sphinx_ext.domain.references import pending_archive, pending_name
from sphinx_newsfeed.sphinx_ext.listings.news_directive import Place


def link_to_more(
    place: Place, options: Mapping[str, Any], selection: Selection
) -> list[nodes.Element]:
    """The link to all that a listing selects: asked for, or since it leaves some out."""
    build, docname = place.domain.build, place.docname
    left = articles_left(build.catalogue, selection)
    if "more" not in options and not left:
        return []
    text = place.translated(options.get("more")) or _words_for(left, build.localization)
    of, name = _wider_name(selection, build.settings.taxonomies)
    link = pending_name(of, name, text, docname) if of else pending_archive(text, docname)
    paragraph = nodes.paragraph("", "", link, classes=["newsfeed-to-archive"])
    paragraph["translatable"] = False
    return [paragraph]


def _words_for(left: int, localization: Localization) -> str:
    count = f" ({localization.number(left)})" if left else ""
    return f"{localization.translate('More news')}{count}"


def _wider_name(
    selection: Selection, taxonomies: Iterable[Taxonomy]
) -> tuple[Taxonomy | None, str]:
    """The first name among what a listing asks for, whose page has all that it leaves out."""
    asked = ((each, selection.names(each)) for each in with_pages(taxonomies))
    return next(((each, names[0]) for each, names in asked if len(names) == 1), (None, ""))
