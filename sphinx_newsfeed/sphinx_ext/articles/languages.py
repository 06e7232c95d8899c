"""The languages of parts of an article: kept from Sphinx' smart quotes, and which way they run."""

from __future__ import annotations

from functools import cache
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.html_to_docutils.alignment import LANGUAGE_CLASS
from sphinx_newsfeed.localization import runs_to_the_left

#: The classes for directions.
DIRECTIONS = frozenset({"ltr", "rtl"})
_SHELTER = "newsfeed_languages"


def shelter_languages(tree: nodes.Element) -> None:
    """Put the classes for languages below *tree* aside while the document is read.

    The transform for smart quotes warns of each language for which it has none, although it leaves
    the quotes of these texts alone.
    """
    for node in tree.findall(nodes.Element):
        found = [name for name in node["classes"] if name.startswith(LANGUAGE_CLASS)]
        if found:
            node[_SHELTER] = found
            node["classes"] = [name for name in node["classes"] if name not in found]


class RestoreLanguages(SphinxPostTransform):
    """Puts the classes for languages back, of which writers of HTML make ``lang``.

    No writer makes ``dir``, so whatever has a language gets a class for its direction, too: a body,
    a part of it, or an article among others in a listing.
    """

    #: After listings are filled (5), whose texts have some.
    default_priority = 7

    def run(self, **kwargs: Any) -> None:
        """Put back what was put aside, and add directions."""
        for node in self.document.findall(nodes.Element):
            if sheltered := node.attributes.pop(_SHELTER, None):
                node["classes"] += sheltered
            # Most nodes have none, and each of each page comes by here.
            if classes := node["classes"]:
                languages = [name for name in classes if name.startswith(LANGUAGE_CLASS)]
                if languages and not DIRECTIONS.intersection(classes):
                    classes += _directions(languages[0], self.config.language)


@cache
def _directions(language_class: str, around: str) -> tuple[str, ...]:
    """The class for the direction of a text that does not run as those around it may.

    Themes run to the right unless they are made for the other direction.
    """
    if runs_to_the_left(language_class.removeprefix(LANGUAGE_CLASS)):
        return ("rtl",)
    return ("ltr",) if runs_to_the_left(around) else ()
