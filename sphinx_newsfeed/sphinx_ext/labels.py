"""Labels that articles set: who knows them, and that none forges an entry of the inventory."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.sphinx_ext.domain import domain_of
from sphinx_newsfeed.sphinx_ext.inventory_names import inventory_name, inventory_title


def keep_labels(article: Article, document: nodes.document) -> None:
    """Let Sphinx not note the labels of an article that is not trusted as the project's.

    They are known in the article all the same. In the project they would take the place of a
    page's own.
    """
    if not article.trusted:
        document.nametypes.update(dict.fromkeys(document.nametypes, False))


def forget_misread_labels(app: Sphinx, env: BuildEnvironment) -> None:
    """Forget labels of articles whose names would be read as something else.

    Extensions make labels of headings, too.
    """
    # Sphinx' own autosectionlabel notes them in these two tables.
    standard: Any = env.get_domain("std")
    articles = domain_of(env).catalogue
    for labels in (standard.labels, standard.anonlabels):
        for name, (docname, *place) in list(labels.items()):
            if docname in articles and inventory_name(name) != name:
                del labels[name]
            elif docname in articles and len(place) > 1:
                labels[name] = (docname, place[0], inventory_title(place[1]))
