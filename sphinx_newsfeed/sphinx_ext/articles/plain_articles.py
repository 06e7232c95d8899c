"""An article as text: its title, and paragraphs of what it says.

It is shown so where something failed over it as it is. Nothing in it refers to anything, so that
there is little that could fail once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import new_document

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.html_to_docutils.plain_text import plain_text
from sphinx_newsfeed.listing.article_page import (
    FOOTER_CLASS,
    HEADER_CLASS,
    SECTION_ID,
    body_of,
    build_article_page,
    find_article,
    is_footer,
    place_page,
)
from sphinx_newsfeed.listing.presentation import language_classes
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tex_text import shield_text
from sphinx_newsfeed.loading import front_matter_of
from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.policy import clean
from sphinx_newsfeed.sphinx_ext.articles.depth import plain_paragraphs
from sphinx_newsfeed.sphinx_ext.articles.presentation import presentation_on_page
from sphinx_newsfeed.sphinx_ext.build_info.bounds import Shown

#: The attribute by which Sphinx tells messages for translators apart.
_MESSAGE_ID = "uid"
_ONLY_TITLE = "its page has its title only"
_ONLY_TEXT = "its page has its title and its text only"


def plain_page(
    article: Article, text: str, env: BuildEnvironment, boundary: Boundary
) -> nodes.section:
    """The section of an article, made of the *text* of its file."""
    body: list[nodes.Node] = []
    with boundary.around(article.path, "reading the article's text", _ONLY_TITLE):
        body = _paragraphs(article, text)
    with boundary.around(article.path, "making the article's page", _ONLY_TEXT):
        page = build_article_page(article, body, presentation_on_page(env, env.docname, body))
        place_page(Survey(page), article.path)
        return page
    return _section(article, body)


def plain_tree(
    article: Article, tree: nodes.document | None, shown: Shown = Shown.TEXT
) -> nodes.document:
    """The document of an article, made of its stored *tree* if there is one, and resolved."""
    document = new_document(article.path) if tree is None else tree.copy()
    if shown is Shown.NOTHING:
        # Links to the article lead here.
        document += _placed(nodes.target("", "", ids=[SECTION_ID]), article, 1)
        return document
    section = (tree and find_article(tree)) or nodes.section()
    header = [each for each in section.children if _has_class(each, HEADER_CLASS)]
    body = [each for each in body_of(section) if not is_footer(each)]
    byline = nodes.container("", *_texts(header), classes=[HEADER_CLASS])
    document += _section(article, [byline, *_texts(body)])
    return document


def pass_over_failing(document: nodes.document, boundary: Boundary) -> None:
    """Let transforms of a document that fail be passed over.

    Those of Sphinx' own make what other documents need of it. Reader and transforms are joined by
    the transformer's method alone, so there is no other place to do so.
    """
    transformer: Any = document.transformer
    apply = transformer.apply_transforms

    def apply_transforms() -> None:
        finished = False
        while not finished:
            try:
                # It goes on behind the one that failed.
                apply()
                finished = True
            except boundary.passing:
                raise
            except Exception as error:  # whatever it is, it is the article's
                boundary.trace(repr(error))

    transformer.apply_transforms = apply_transforms


def _paragraphs(article: Article, text: str) -> list[nodes.Node]:
    front_matter = front_matter_of(article, clean(text))
    body = front_matter.body
    if article.body_format is BodyFormat.HTML:
        body = plain_text(body)
    paragraphs = plain_paragraphs("\n" * (front_matter.body_line - 1) + body, article.path)
    for each in paragraphs:
        each["support_smartquotes"] = False  # type: ignore[index]
    shield_text(nodes.container("", *paragraphs))
    return paragraphs


def _section(article: Article, body: list[nodes.Node]) -> nodes.section:
    section = nodes.section(ids=[SECTION_ID], names=[], classes=["newsfeed-article"])
    section["classes"] += language_classes(article)
    title = nodes.title(article.title, article.title, support_smartquotes=False)
    section += [title, *body]
    shield_text(section)
    for node in section.findall(nodes.Element):
        _placed(node, article, node.line or 1)
    return section


def _texts(blocks: Iterable[nodes.Node]) -> Iterator[nodes.paragraph]:
    """The texts of blocks as paragraphs, without what is not seen."""
    waiting = list(reversed([*blocks]))
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Invisible | nodes.raw) or _has_class(node, FOOTER_CLASS):
            continue
        if not isinstance(node, nodes.TextElement):
            waiting += reversed(node.children)
        elif text := node.astext().strip():
            # Translators get the message that they would get of the whole article.
            paragraph = nodes.paragraph(node.rawsource, text, support_smartquotes=False)
            paragraph.source, paragraph.line = node.source, node.line
            vars(paragraph).update({k: v for k, v in vars(node).items() if k == _MESSAGE_ID})
            yield paragraph


def _has_class(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Element) and name in node["classes"]


def _placed(node: nodes.Element, article: Article, line: int) -> nodes.Element:
    node.source, node.line = node.source or article.path, line
    return node
