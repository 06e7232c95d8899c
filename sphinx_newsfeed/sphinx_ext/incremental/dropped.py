"""Finds articles, and pages in HTML, that another list of ``newsfeed_drop`` may change.

A selector can find something only where the names that it holds stand in the files that an article
is made of. That is looked up in the bytes of the files; nothing is parsed for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.file_policy import PICTURES
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ArticleRecord

#: A selector of nothing but names, classes, ids and what combines them.
_PLAIN = re.compile(r"[\w\s.#>+~,*-]+", re.ASCII)
_CLASS_OR_ID = re.compile(r"[.#]([\w-]+)")
_ELEMENT = re.compile(r"(?<![\w.#-])[a-z][\w-]*")
#: Elements that the parser adds of its own accord.
_IMPLIED = frozenset(("html", "head", "body", "p", "tbody", "colgroup"))

#: For each way in which a selector can find something, the texts that must stand in a file then.
_Needed = Sequence[Sequence[str]]


def note_dropped(app: Sphinx, _doctree: object) -> None:
    """Note by which selectors the article that is being read was made."""
    domain, docname = domain_of(app.env), app.env.docname
    if _is_of_html(domain, docname):
        domain.stored.noted_article(docname).drop = domain.build.settings.drop


def documents_with_dropped(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """The articles that the selectors of this build may change."""
    domain = domain_of(env)
    needed = cache(lambda drop: _needed_for(_differing(drop, domain.build.settings.drop)))
    # Many articles may need one file; each has its own for itself.
    shared_text = cache(lambda name: _text_of(Path(env.srcdir, name)))

    def texts_of(docname: str, article: ArticleRecord) -> Iterator[str]:
        yield _text_of(Path(env.doc2path(docname)))
        yield from (shared_text(name) for name, _ in article.needed)

    return [
        docname
        for docname, article in domain.stored.articles.items()
        if _is_of_html(domain, docname)
        and article.drop != domain.build.settings.drop
        and (article.has_tags or _may_match(needed(article.drop), texts_of(docname, article)))
    ]


def _is_of_html(domain: NewsDomain, docname: str) -> bool:
    """Whether the selectors are for a document: an article, or a page in HTML."""
    return docname in domain.build.catalogue or docname in domain.build.html_pages


def _differing(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """The selectors that one of two lists has; all, where they are in another order."""
    kept = [each for each in before if each in now]
    if kept != [each for each in now if each in before]:
        return [*before, *now]
    return [each for each in (*before, *now) if each not in kept]


def _needed_for(selectors: Iterable[str]) -> _Needed:
    return [needed for each in selectors for needed in _needed_by(each)]


def _needed_by(selector: str) -> _Needed:
    # It takes long to import, and few builds have another list than the last one.
    from sphinx_newsfeed.html_to_docutils import is_selector

    if not (_PLAIN.fullmatch(selector) and is_selector(selector)):
        return [()]
    ways = selector.lower().split(",")
    return [(*_CLASS_OR_ID.findall(way), *map("<{}".format, _elements(way))) for way in ways]


def _elements(way: str) -> Iterable[str]:
    return set(_ELEMENT.findall(way)) - _IMPLIED


def _may_match(needed: _Needed, texts: Iterable[str]) -> bool:
    """Whether all that one way needs stands in the texts."""
    text = "\n".join(texts)
    return any(all(each in text for each in way) for way in needed)


def _text_of(path: Path) -> str:
    """What a file holds, in small letters; nothing of a picture, and of one that is gone."""
    if path.suffix.lower() in PICTURES:
        return ""
    try:
        # Without zeros, names are the same letters in UTF-16.
        text = path.read_bytes().replace(b"\0", b"").decode("utf-8", "replace")
    except OSError:
        return ""
    return unescape(text).lower()
