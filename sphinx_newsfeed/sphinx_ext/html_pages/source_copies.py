"""What readers get by "Show source" of an article: its text, without the keys that are private.

Sphinx copies the file, with all that its front matter says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.file_policy import COPY_KINDS, COPY_SUFFIX
from sphinx_newsfeed.loading import KnownSplit, front_matter_of
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import path_text
from sphinx_newsfeed.policy import PUBLISHED_FIELDS, clean
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.build_info.output_files import write_file
from sphinx_newsfeed.sphinx_ext.documents.suffixes import GENERATED_SUFFIX
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: The folder below the output in which Sphinx publishes the sources of pages.
SOURCES_FOLDER = "_sources"


def publish_source(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write the copy of an article's source, and keep Sphinx from doing so."""
    builder: Any = app.builder
    copies = bool(type(builder).copysource and app.config.html_copy_source)
    article = domain_of(app.env).build.catalogue.get(pagename) if doctree is not None else None
    # Asked for each page by itself, right after the page is written.
    builder.copysource = copies and article is None
    if article is not None and not makes_site(app.builder):
        # Builders of JSON copy a source whenever there is a name for it.
        context["sourcename"] = ""
    if not (copies and makes_site(app.builder)):
        return
    if article is None:
        _publish_generated(app, pagename)
    elif name := context.get("sourcename"):
        text = Path(app.env.doc2path(pagename)).read_text("utf-8-sig", errors="replace")
        split = domain_of(app.env).build.splits.get(article.path)
        _write(app, name, published_text(article, text, split))


def _publish_generated(app: Sphinx, pagename: str) -> None:
    """Write what a generated page is made of.

    No page leads to it. Extensions that gather the texts of a site look for one of each document.
    """
    page = domain_of(app.env).build.texts.get(pagename)
    if page is not None:
        _write(app, copy_name(pagename, GENERATED_SUFFIX, app.env.found_docs), page.text)


def _write(app: Sphinx, name: str, text: str) -> None:
    write_file(Path(app.outdir), f"{SOURCES_FOLDER}/{name}", text.encode("utf-8"))


def copy_name(docname: str, suffix: str, documents: Container[str]) -> str:
    """The name of the copy of an article's source, below the folder of sources.

    It ends in a suffix that each server takes for text, whatever the project names for other pages.
    It is none that Sphinx would give the copy of another of *documents*. What stands before is a
    suffix of the project's documents: extensions that gather the texts of a site find it by that.
    """
    stem = copy_stem(docname)
    kind = suffix.lower()
    if kind not in COPY_KINDS or f"{stem}{kind}" in documents:
        kind = GENERATED_SUFFIX
    return f"{stem}{kind}{COPY_SUFFIX}"


def copy_names(docname: str, documents: Container[str]) -> Iterator[str]:
    """All names that :func:`copy_name` may have given the copy, but for those of *documents*."""
    for suffix in (GENERATED_SUFFIX, *COPY_KINDS):
        if f"{copy_stem(docname)}{suffix}" not in documents:
            yield copy_name(docname, suffix, documents)


def copy_stem(docname: str) -> str:
    """What stands before the suffixes in the name of a copy; nothing in it looks like a suffix.

    Some servers act on each suffix of a name, as in ``x.php.txt``.
    Source: Apache HTTP Server documentation, "mod_mime", "Files with Multiple Extensions".
    """
    folder, slash, name = docname.rpartition("/")
    if "." not in name:
        return docname
    # What tells it from a document that is named with hyphens.
    digest = hashlib.sha256(name.encode("utf-8")).hexdigest()[:8]
    return f"{folder}{slash}{name.replace('.', '-')}-{digest}"


def published_text(article: Article, text: str, split: KnownSplit | None = None) -> str:
    """The *text* of an article's file, with no more front matter than its page tells."""
    fields = {name: _plain(getattr(article, name)) for name in PUBLISHED_FIELDS}
    fields |= {name: [*map(path_text, paths)] for name, paths in article.terms.items()}
    # JSON is YAML: no value can end its line, or the front matter.
    lines = [f"{name}: {json.dumps(v, ensure_ascii=False)}" for name, v in fields.items() if v]
    body = front_matter_of(article, clean(text), split).body
    return "\n".join(["---", *lines, "---", "", body, ""])


def _plain(value: Any) -> str | list[str]:
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, str) else value.isoformat() if value else ""
