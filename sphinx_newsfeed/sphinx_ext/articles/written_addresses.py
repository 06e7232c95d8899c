"""Addresses of template tags as people read them: in texts, and in messages for translators."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import INTERNAL, as_written

_INTERNAL = re.compile(
    rf"{re.escape(INTERNAL)}(?P<kind>post|file|asset|resource)/(?P<name>[^\s()<>\"'\]]*)"
)
#: What stands for the same in markup that anybody may write. Sources: the documentation of the
#: generators whose marks these are; each is understood in the posts of all.
_PUBLIC = {
    "post": "link://slug/",
    "file": "{filename}",
    "asset": "{attach}",
    "resource": "{attach}",
}
_FROM_PUBLIC = {public: f"{INTERNAL}{kind}/" for kind, public in reversed(_PUBLIC.items())}
_PUBLIC_MARK = re.compile("|".join(map(re.escape, _FROM_PUBLIC)))


def show_as_written(document: nodes.document) -> None:
    """Take our own marks out of what readers and translators of an article see.

    The addresses of links and pictures keep theirs until they are looked up, as does a link whose
    only words are its address: these will be the title of its goal. A message is markup, so what
    stands there instead leads to the same.
    """
    for node in list(document.findall(_has_mark)):
        if isinstance(node, nodes.Text):
            if _is_in_link(node):
                continue
            text = _INTERNAL.sub(lambda found: as_written(found[0]), node.astext())
            node.parent.replace(node, nodes.Text(text))
        elif isinstance(node, nodes.Element):
            node.rawsource = _INTERNAL.sub(_public, node.rawsource)


def _is_in_link(node: nodes.Text) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.reference | pending_xref):
        parent = parent.parent
    return parent is not None


def _has_mark(node: nodes.Node) -> bool:
    text = node.astext() if isinstance(node, nodes.Text) else getattr(node, "rawsource", "")
    return INTERNAL in text


def _public(found: re.Match[str]) -> str:
    return _PUBLIC[found["kind"]] + found["name"]


def with_marks(text: str, article: Article) -> str:
    """The translation of a message, in which addresses have our marks again.

    So they are the same as those of the article, which Sphinx compares. What stands for our marks
    in messages are marks of some generators themselves: in articles of these nothing is changed.
    """
    generator = generator_of(article.dialect)
    if generator.braced_files or generator.scheme:
        return text
    return _PUBLIC_MARK.sub(lambda found: _FROM_PUBLIC[found[0]], text)
