"""An article's page: its heading, byline, picture and body, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeGuard, TypeVar

from docutils import nodes

from sphinx_newsfeed.listing.byline import build_byline, build_original, build_terms
from sphinx_newsfeed.listing.presentation import Presentation
from sphinx_newsfeed.listing.related_links import (
    NEIGHBOURS,
    RELATED,
    SHARE,
    TRANSLATIONS,
    other_articles,
)
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tex_text import shield_text
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.policy import is_web_address

_Element = TypeVar("_Element", bound=nodes.Element)

#: The id of an article's section: bodies make ids of their own headings, none of which is this.
SECTION_ID = "newsfeed-article"
ARTICLE_CLASS = "newsfeed-article"
HEADER_CLASS = "newsfeed-header"
FOOTER_CLASS = "newsfeed-footer"
#: The class of the leading picture, below the heading of a page or of a listing's entry.
PICTURE_CLASS = "newsfeed-picture"
#: The class of a picture whose host refuses readers who come from other sites.
NO_REFERRER_CLASS = "newsfeed-no-referrer"
#: The class of a picture of the body that is the leading picture too, and is not shown twice.
LEADING_CLASS = "newsfeed-leading"
#: The class of a leading picture that is as wide as the text.
HERO_CLASS = "newsfeed-hero"


def build_article_page(
    article: Article, body: Sequence[nodes.Node], presentation: Presentation
) -> nodes.section:
    """The section that shows *article* with the nodes of its *body*.

    What is made here has no place in the file yet: see :func:`place_page`.
    """
    section = nodes.section(ids=[SECTION_ID], names=[], classes=[ARTICLE_CLASS])
    title = _exact(nodes.title(article.title, article.title))
    shield_text(title)
    section += title
    section += _header(article, body, presentation)
    body = _without_repeated_title(body, article.title)
    section += _with_labels(section, body)
    footer = _footer(article, presentation)
    ending = [footer] if footer.children else []
    below = [other_articles("", part=part) for part in (SHARE, RELATED, NEIGHBOURS)]
    _last_section(section).extend([*ending, *below])
    return section


def place_page(page: Survey, path: str) -> None:
    """Give a source and a line to what was made here: gettext passes over nodes without."""
    for node in page.of(nodes.Element):
        if not node.source:
            node.source, node.line = path, node.line or 1


def body_of(section: nodes.Element) -> list[nodes.Node]:
    """The nodes of the body in a section that :func:`build_article_page` made; the footer may
    stand within the last of them.
    """
    return [child for child in section.children if not _is_furniture(child)]


def is_footer(node: nodes.Node) -> bool:
    """Whether *node* is what :func:`build_article_page` put below the body."""
    if isinstance(node, other_articles):
        return True
    return isinstance(node, nodes.container) and FOOTER_CLASS in node["classes"]


#: How large a picture is, and where it stands, among the text of its article. Sphinx makes links to
#: themselves of pictures that have it.
_SIZES = frozenset({"width", "height", "scale", "align"})


def leading_picture(section: nodes.Element) -> nodes.image | None:
    """A copy of the leading picture of an article's page, wherever on the page it stands."""
    return leading_of(section.findall(nodes.image))


def leading_of(pictures: Iterable[nodes.image]) -> nodes.image | None:
    """The same, where the pictures of the page are known."""
    for image in pictures:
        if {PICTURE_CLASS, LEADING_CLASS} & set(image["classes"]):
            copy = image.deepcopy()
            kept = [PICTURE_CLASS, *({NO_REFERRER_CLASS} & set(image["classes"]))]
            copy.attributes |= {"ids": [], "names": [], "classes": kept, "alt": ""}
            for name in _SIZES & copy.attributes.keys():
                del copy[name]
            return copy
    return None


def gather_footnotes(document: nodes.document) -> None:
    """Move what MyST puts at the end of a document, its footnotes, above the article's footer."""
    section = find_article(document)
    if section is None or section.parent is not document:
        return
    after = document.index(section) + 1
    trailing = [node for node in document[after:] if not isinstance(node, nodes.transition)]
    last = _last_section(section)
    end = next((place for place, node in enumerate(last) if is_footer(node)), len(last))
    document[after:] = []
    last[end:end] = trailing


def find_article(document: nodes.document) -> nodes.section | None:
    """The section of an article's page, in its document."""
    for child in document.children:
        if _is_article(child):
            return child
    sections = (each for each in document.findall(nodes.section) if _is_article(each))
    return next(sections, None)


def _is_article(node: nodes.Node) -> TypeGuard[nodes.section]:
    return isinstance(node, nodes.section) and SECTION_ID in node["ids"]


def _exact(element: _Element) -> _Element:
    """Keep Sphinx' smart quotes from changing the characters of front matter."""
    element["support_smartquotes"] = False
    return element


def _is_furniture(node: nodes.Node) -> bool:
    if isinstance(node, nodes.container):
        return bool({HEADER_CLASS, FOOTER_CLASS} & set(node["classes"]))
    return isinstance(node, nodes.title | other_articles)


def _header(
    article: Article, body: Sequence[nodes.Node], presentation: Presentation
) -> nodes.container:
    header = _exact(nodes.container("", build_byline(article, presentation)))
    header += other_articles("", part=TRANSLATIONS)
    shield_text(header)
    header["classes"] = [HEADER_CLASS]
    picture = presentation.picture_of(article)
    if picture is not None:
        shown = _find_picture(body, picture["uri"])
        hero = [HERO_CLASS] * presentation.has_hero
        if shown is None:
            picture["classes"] += [PICTURE_CLASS, *hero]
            if "://" in picture["uri"] and _has_shy_pictures(body):
                picture["classes"].append(NO_REFERRER_CLASS)
            header += picture
        else:
            is_first = bool(body) and shown in body[0].findall(nodes.image)
            shown["classes"] += [LEADING_CLASS, *(hero if is_first else [])]
    return header


def _has_shy_pictures(body: Iterable[nodes.Node]) -> bool:
    """Whether the body shows a picture whose host refuses readers from other sites."""
    pictures = (image for node in body for image in node.findall(nodes.image))
    return any(NO_REFERRER_CLASS in image["classes"] for image in pictures)


def _footer(article: Article, presentation: Presentation) -> nodes.container:
    footer = _exact(nodes.container("", classes=[FOOTER_CLASS]))
    footer += build_terms(article, presentation)
    if is_web_address(article.link):
        footer += build_original(article, presentation)
    shield_text(footer)
    return footer


def _find_picture(body: Iterable[nodes.Node], address: str) -> nodes.image | None:
    pictures = (image for node in body for image in node.findall(nodes.image))
    return next((image for image in pictures if image.get("uri") == address), None)


def _without_repeated_title(body: Sequence[nodes.Node], title: str) -> list[nodes.Node]:
    """Many bodies begin with their title as a heading; the page has it already."""
    first = next((node for node in body if not isinstance(node, nodes.Invisible)), None)
    if not isinstance(first, nodes.section) or not isinstance(first[0], nodes.title):
        return list(body)
    if _folded(first[0].astext()) != _folded(title):
        return list(body)
    place = body.index(first)
    for target in body[:place]:
        if isinstance(target, nodes.target) and target["names"]:
            target[_OF_TITLE] = True
    return [*body[:place], *_targets_for(first), *first.children[1:], *body[place + 1 :]]


#: Marks the labels above the title of a body, which are those of the page.
_OF_TITLE = "newsfeed_of_title"


def _with_labels(section: nodes.section, body: Sequence[nodes.Node]) -> list[nodes.Node]:
    """*body* without the labels of its title, which become those of *section*: as there, what
    refers to one takes the title.
    """
    kept: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.target) and node.get(_OF_TITLE):
            section["ids"] += node["ids"]
            section["names"] += node["names"]
        else:
            kept.append(node)
    return kept


def _folded(title: str) -> str:
    return " ".join(fold_name(title).split())


def _targets_for(section: nodes.section) -> list[nodes.Node]:
    """What keeps links to the heading of a dissolved section alive."""
    return [nodes.target("", "", ids=section["ids"], names=section["names"])]


def _last_section(section: nodes.section) -> nodes.section:
    """Where text may follow: docutils allows nothing but sections after a section."""
    while isinstance(section[-1], nodes.section):
        section = section[-1]
    return section
