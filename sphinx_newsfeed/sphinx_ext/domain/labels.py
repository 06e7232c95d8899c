"""Labels that articles set: who knows them, and that none forges an entry of the inventory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.listing import is_group
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tree_edits import replace_all
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.inventory_names import inventory_name, inventory_title


def keep_labels(article: Article, document: nodes.document, body: Survey) -> None:
    """Let Sphinx not note the labels of an article that is not trusted as the project's.

    They are known in the article all the same. In the project they would take the place of a
    page's own.
    """
    if not article.trusted:
        document.nametypes.update(dict.fromkeys(document.nametypes, False))
        _keep_citations(body)


def _keep_citations(body: Survey) -> None:
    """Make plain text and links of citations: Sphinx knows those of a document in all others."""
    found, references = body.of(nodes.citation), body.of(nodes.citation_reference)
    ids = {name: citation["ids"][0] for citation in found for name in citation["names"]}
    replace_all(found, _plain_citation)
    replace_all(references, lambda each: [_plain_link(each, ids.get(each.get("refname")))])
    if found or references:
        body.changed()


def _plain_citation(citation: nodes.Element) -> list[nodes.Node]:
    label, *body = citation.children
    first = nodes.paragraph("", f"[{label.astext()}]", ids=citation["ids"])
    first.source, first.line = citation.source, citation.line
    if body and isinstance(body[0], nodes.paragraph):
        first += [nodes.Text(" "), *body.pop(0).children]
    return [first, *body]


def _plain_link(reference: nodes.Element, anchor: str | None) -> nodes.Node:
    text = nodes.Text(f"[{reference.astext()}]")
    return nodes.reference("", "", text, refid=anchor, internal=True) if anchor else text


#: Stands in no title, and so in no label of any.
_HIDDEN = "\0"


class SectionLabels:
    """Keeps Sphinx' autosectionlabel from headings whose labels would take the place of others.

    Those are headings of articles that are not trusted, and groups of listings, the names of which
    articles choose; and those of generated pages, which nobody refers to.
    """

    OPTION = "autosectionlabel_maxdepth"
    #: At this depth no section is.
    _NONE = -1

    def __init__(self) -> None:
        self._maxdepth: Any = None

    def begin(self, app: Sphinx, *args: object) -> None:
        """Note what the project says; the processes of a parallel build inherit it."""
        if self.OPTION in app.config:
            self._maxdepth = app.config[self.OPTION]

    def choose(self, app: Sphinx, doctree: nodes.document) -> None:
        """Say for the document that was read how deep its sections get labels."""
        if self.OPTION in app.config:
            app.config[self.OPTION] = self._maxdepth if _has_labels(app) else self._NONE

    def hide_groups(self, app: Sphinx, doctree: nodes.document) -> None:
        """Give the titles of groups another source: labels are made of that."""
        for title in _titles_of_groups(app, doctree):
            title.rawsource = f"{_HIDDEN}{title.parent['ids'][0]}"

    def show_groups(self, app: Sphinx, doctree: nodes.document) -> None:
        """Forget the labels of groups, and restore the titles."""
        titles = list(_titles_of_groups(app, doctree))
        standard: Any = app.env.get_domain("std")
        for title in titles:
            # autosectionlabel puts the docname before it, or does not.
            for source in (title.rawsource, f"{app.env.docname}:{title.rawsource}"):
                name = nodes.fully_normalize_name(source)
                standard.labels.pop(name, None)
                standard.anonlabels.pop(name, None)
            title.rawsource = title.astext()

    def end(self, app: Sphinx, *args: object) -> None:
        """Restore what the project says."""
        if self.OPTION in app.config:
            app.config[self.OPTION] = self._maxdepth


def _titles_of_groups(app: Sphinx, doctree: nodes.document) -> Iterator[nodes.title]:
    if SectionLabels.OPTION in app.config:
        for section in doctree.findall(nodes.section):
            title = section.next_node(nodes.title)
            if title is not None and is_group(section):
                yield title


def _has_labels(app: Sphinx) -> bool:
    domain, docname = domain_of(app.env), app.env.docname
    article = domain.build.catalogue.get(docname)
    return article.trusted if article else not domain.build.is_generated(docname)


def forget_misread_labels(app: Sphinx, env: BuildEnvironment) -> None:
    """Forget labels of articles whose names would be read as something else.

    Extensions make labels of headings, too.
    """
    # Sphinx' own autosectionlabel notes them in these two tables.
    standard: Any = env.get_domain("std")
    articles = domain_of(env).build.catalogue
    for labels in (standard.labels, standard.anonlabels):
        for name, (docname, *place) in list(labels.items()):
            if docname in articles and inventory_name(name) != name:
                del labels[name]
            elif docname in articles and len(place) > 1:
                labels[name] = (docname, place[0], inventory_title(place[1]))
