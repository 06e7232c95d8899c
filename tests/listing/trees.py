"""Trees for tests: made from reStructuredText, checked against the rules of docutils."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from docutils import nodes
from docutils.core import publish_doctree
from markdown_it.utils import read_fixture_file
from model.samples import make_article

from sphinx_newsfeed.config.settings import Author
from sphinx_newsfeed.listing.listing import (
    DisplayOptions,
    build_entries,
    build_piece,
    fill_entries,
)
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.presentation import Presentation
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.taxonomy import Taxonomy

#: Attributes that Sphinx knows and docutils does not.
OF_SPHINX = {
    *("translatable", "support_smartquotes", "heading-level", "internal"),
    *("datetime", "label", "part", "refexplicit"),
}

AUTHORS = {
    "ann": Author("Ann Example", "https://example.org/ann"),
    "bad": Author("Bad Example", "javascript:alert(1)"),
    "bob": Author("Bob Example"),
}


def presentation(localization: Localization | None = None) -> Presentation:
    """Shows articles with references that say whither they lead."""
    return Presentation(
        localization=localization or Localization("en"),
        refer_to_article=lambda article: nodes.reference(
            "", article.title, refuri=f"{article.docname}.html"
        ),
        refer_to_name=lambda of, name, text: nodes.reference("", text, refuri=_page(of, name)),
        refer_to_date=lambda key, text: nodes.reference("", text, refuri=f"{key}.html"),
        picture_of=_picture_of,
        authors=AUTHORS,
        text_of=_text_of,
    )


def _page(of: Taxonomy, name: str) -> str:
    return f"{of.name}/{name}.html"


def _picture_of(article: Article) -> nodes.image | None:
    return nodes.image(uri=article.picture, alt="") if article.picture else None


def _text_of(article: Article, words: float | None, level: int) -> list[nodes.Node]:
    heading = nodes.rubric("", "A heading of the body")
    heading["heading-level"] = level
    kind = "whole text" if words is None else "excerpt"
    return [heading, nodes.paragraph("", f"The {kind} of {article.docname}.")]


def fill(tree: nodes.Element, articles: Iterable[Article]) -> None:
    """Put entries in the place of what stands for them, as is done when all articles are read."""
    by_docname = {article.docname: article for article in articles}
    for placeholder in list(tree.findall(listing_entries)):
        chosen = [by_docname[docname] for docname in placeholder["docnames"]]
        shown = presentation()
        pieces = [build_piece(placeholder, article, shown) for article in chosen]
        placeholder.replace_self(fill_entries(placeholder, pieces, shown.localization))


def parse(text: str) -> list[nodes.Node]:
    """The nodes of a body in reStructuredText."""
    document = publish_doctree(
        text,
        settings_overrides={
            "doctitle_xform": False,
            "report_level": 5,
            "file_insertion_enabled": False,
        },
    )
    body = list(document.children)
    document.children = []
    return body


def pformat(body: Iterable[nodes.Node]) -> str:
    """The tree as text, without attributes of Sphinx and without blanks at the ends of lines."""
    lines = "".join(_plain(node).pformat() for node in body).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def check(body: Iterable[nodes.Node]) -> None:
    """That the trees follow the rules of docutils and that each inline node holds something."""
    for node in body:
        plain = _plain(node)
        # docutils has it since release 0.22; the other checks hold for all.
        if hasattr(plain, "validate"):
            plain.validate()
        if isinstance(plain, nodes.Element):
            empty = [
                each
                for each in plain.findall(nodes.Inline)
                if isinstance(each, nodes.TextElement)
                and not isinstance(each, nodes.target)
                and not each.children
            ]
            assert not empty, plain.pformat()


def _plain(node: nodes.Node) -> nodes.Node:
    copy = node.deepcopy()
    if isinstance(copy, nodes.Element):
        for each in copy.findall(nodes.Element):
            for name in OF_SPHINX & each.attributes.keys():
                del each[name]
    return copy


def cases(name: str) -> list[tuple[str, str, str]]:
    """The cases of a fixture file: title, input, expected."""
    path = Path(__file__).parent / "fixtures" / f"{name}.txt"
    found = read_fixture_file(path)
    return [(title.strip(), given, expected) for _, title, given, expected in found]


ARTICLES = (
    make_article("b", 2, title="Second", picture="b.png", summary="In *short*.", categories=("M",)),
    make_article(
        "a", 1, title="First & <best>", authors=("ann",), date=datetime(2022, 2, 28, tzinfo=UTC)
    ),
)


def filled(manner: DisplayOptions, articles: Sequence[Article] = ARTICLES) -> nodes.Element:
    """A listing without groups, with its entries in place."""
    listing = build_entries(articles, manner, "index")
    fill(listing, articles)
    return listing
