"""The line that says when an article appeared, by whom, and under which categories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from sphinx_newsfeed.listing.html_nodes import time_node
from sphinx_newsfeed.listing.presentation import Presentation, interface_classes, text_node
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import PATH_SIGN, path_text
from sphinx_newsfeed.model.taxonomy import AUTHOR, CATEGORY, TAG, Taxonomy, own_of
from sphinx_newsfeed.policy import is_web_address

#: The class of an author's picture, and of one in a byline.
AVATAR_CLASS = "newsfeed-avatar"
BYLINE_AVATAR_CLASS = "newsfeed-byline-avatar"
#: The class of what says that an article is pinned to the top.
PINNED_CLASS = "newsfeed-pinned"


def build_byline(article: Article, presentation: Presentation) -> nodes.paragraph:
    """Dates, authors, categories and the time it takes to read, with dots between them."""
    parts = [
        build_mark(article, presentation),
        _pinned(article, presentation),
        _dates(article, presentation),
        _joined(_signed(article, presentation), "newsfeed-authors"),
        _joined(_names(article, CATEGORY, presentation), "newsfeed-categories"),
        _reading_time(article, presentation),
    ]
    byline = nodes.paragraph("", "", classes=["newsfeed-byline"])
    byline["classes"] += interface_classes(article, presentation)
    byline += separated([part for part in parts if part.children], " · ")
    return untranslated(byline)


def build_date_line(article: Article, presentation: Presentation) -> nodes.paragraph:
    """The date alone, with marks of the article before it."""
    marks = [build_mark(article, presentation), _pinned(article, presentation)]
    date = time_node(presentation.localization.day(article.date), article.date, "newsfeed-date")
    byline = nodes.paragraph("", "", classes=["newsfeed-byline"])
    byline["classes"] += interface_classes(article, presentation)
    byline += separated([part for part in (*marks, date) if part.children], " · ")
    return untranslated(byline)


def build_mark(article: Article, presentation: Presentation) -> nodes.inline:
    """What tells those who write that an article is not published; empty for one that is."""
    localization = presentation.localization
    match article.unpublished:
        case "":
            return nodes.inline()
        case "future":
            date = localization.day(article.begins)
            text = localization.translate("Scheduled for {date}").format(date=date)
        case _:
            text = localization.translate("Draft")
    return text_node(text, "newsfeed-unpublished")


def build_categories(article: Article, presentation: Presentation) -> list[nodes.Node]:
    """The categories of an article, with commas between them."""
    return separated(_names(article, CATEGORY, presentation), ", ")


def build_authors(article: Article, presentation: Presentation) -> list[nodes.Node]:
    """The authors of an article, with commas between them."""
    return separated(list(_authors(article, presentation)), ", ")


def build_terms(article: Article, presentation: Presentation) -> list[nodes.paragraph]:
    """A line for each taxonomy of the project's own in which the article has names, then its tags.

    They begin with what the names are: a number alone would not say that it is one of a release.
    """
    localization = presentation.localization
    lines = []
    for taxonomy in own_of(presentation.taxonomies):
        is_one = len(article.values(taxonomy)) == 1
        title = localization.name(taxonomy.label if is_one else taxonomy.title)
        label = localization.translate("{label}: {name}").format(label=title, name="").rstrip()
        line = _chips(article, taxonomy, label, presentation)
        line["classes"] += ["newsfeed-terms", f"newsfeed-terms-{taxonomy.name}"]
        lines.append(line)
    lines.append(_chips(article, TAG, localization.translate("Tags:"), presentation))
    return [line for line in lines if len(line) > 1]


def _chips(
    article: Article, taxonomy: Taxonomy, label: str, presentation: Presentation
) -> nodes.paragraph:
    """The line of an article's names in *taxonomy*; the label alone where it has none."""
    paragraph = nodes.paragraph("", "", classes=["newsfeed-tags"])
    paragraph["classes"] += interface_classes(article, presentation)
    paragraph += text_node(f"{label} ", "newsfeed-label")
    for place, name in enumerate(_names(article, taxonomy, presentation)):
        # A style sheet may show the names without a comma between them.
        paragraph += [text_node(", ", "newsfeed-separator")] if place else []
        paragraph += nodes.inline("", "", name, classes=["newsfeed-chip"])
    return untranslated(paragraph)


def build_original(article: Article, presentation: Presentation) -> nodes.paragraph:
    """The line that leads to where the article was first published."""
    label = presentation.localization.translate("Original:")
    link = nodes.reference("", article.link, refuri=article.link, internal=False)
    paragraph = nodes.paragraph("", "", nodes.Text(f"{label} "), link)
    paragraph["classes"] = ["newsfeed-original", *interface_classes(article, presentation)]
    return untranslated(paragraph)


def untranslated(paragraph: nodes.paragraph) -> nodes.paragraph:
    """Keep a line of generated text out of the message catalogues of the project's translators."""
    paragraph["translatable"] = False
    return paragraph


def separated(parts: Sequence[nodes.Node], separator: str) -> list[nodes.Node]:
    """*parts* with the text *separator* between them."""
    spaced: list[nodes.Node] = []
    for part in parts:
        spaced += [nodes.Text(separator), part] if spaced else [part]
    return spaced


def _dates(article: Article, presentation: Presentation) -> nodes.inline:
    localization = presentation.localization
    published = time_node(localization.day(article.date), article.date, "newsfeed-date")
    dates = nodes.inline("", "", published)
    if article.updated and article.updated.date() > article.date.date():
        text = localization.translate("updated {date}").format(
            date=localization.day(article.updated)
        )
        updated = time_node(text, article.updated, "newsfeed-updated")
        dates += [nodes.Text(" ("), updated, nodes.Text(")")]
    return dates


def _pinned(article: Article, presentation: Presentation) -> nodes.inline:
    if not article.pinned:
        return nodes.inline()
    return text_node(presentation.localization.translate("Pinned"), PINNED_CLASS)


def _reading_time(article: Article, presentation: Presentation) -> nodes.inline:
    minutes = presentation.minutes_of(article)
    if not minutes:
        return nodes.inline()
    localization = presentation.localization
    text = localization.translate("{count} min read").format(count=localization.number(minutes))
    return text_node(text, "newsfeed-reading-time")


def _joined(parts: Iterable[nodes.Node], css_class: str) -> nodes.inline:
    return nodes.inline("", "", *separated(list(parts), ", "), classes=[css_class])


def _authors(article: Article, presentation: Presentation) -> Iterable[nodes.Node]:
    for key in article.authors:
        profile = presentation.authors.get(key)
        name = profile.name if profile else presentation.localization.name(key)
        if profile and is_web_address(profile.url):
            link = nodes.reference("", name, refuri=profile.url, internal=False)
            link["classes"].append("newsfeed-author")
            yield link
        else:
            yield presentation.refer_to_name(AUTHOR, key, name)


def _signed(article: Article, presentation: Presentation) -> Iterable[nodes.Node]:
    """The authors, each with a picture before the name where there is one."""
    for key, author in zip(article.authors, _authors(article, presentation), strict=True):
        picture = presentation.avatar_of(key)
        if picture is None:
            yield author
        else:
            picture["classes"] += [AVATAR_CLASS, BYLINE_AVATAR_CLASS]
            yield nodes.inline("", "", picture, author, classes=["newsfeed-signed"])


def _names(article: Article, taxonomy: Taxonomy, presentation: Presentation) -> list[nodes.Node]:
    """The names in a taxonomy; those that stand in another one with the whole path before them."""
    shown: list[nodes.Node] = []
    for path in article.paths(taxonomy):
        names = [
            presentation.refer_to_name(
                taxonomy,
                path_text(path[: place + 1]) if len(path) > 1 else name,
                presentation.localization.name(name),
            )
            for place, name in enumerate(path)
        ]
        shown += (
            [nodes.inline("", "", *separated(names, f" {PATH_SIGN} "))]
            if taxonomy.is_tree
            else names
        )
    return shown
