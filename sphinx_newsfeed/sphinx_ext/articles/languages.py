"""The languages of parts of an article: kept from Sphinx' smart quotes, and which way they run."""

from __future__ import annotations

from functools import cache
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.html_to_docutils.alignment import LANGUAGE_CLASS
from sphinx_newsfeed.localization import runs_to_the_left

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

    No writer makes ``dir``, so there is a class for it too.
    """

    #: After listings are filled (5), whose texts have some.
    default_priority = 7

    def run(self, **kwargs: Any) -> None:
        """Put back what was put aside, once."""
        for node in self.document.findall(nodes.Element):
            if found := node.attributes.pop(_SHELTER, None):
                directions = _directions(tuple(found), self.config.language)
                node["classes"] += [*found, *(x for x in directions if x not in node["classes"])]


@cache
def _directions(classes: tuple[str, ...], around: str) -> tuple[str, ...]:
    """The class for the direction of texts that do not run as those around them may.

    Themes run to the right unless they are made for the other direction.
    """
    for name in classes:
        if runs_to_the_left(name.removeprefix(LANGUAGE_CLASS)):
            return ("rtl",)
        if runs_to_the_left(around):
            return ("ltr",)
    return ()
