"""Which articles are one text in several languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from sphinx_newsfeed.article import Article, Dialect, fold_name

#: Keys by which translations of one text are told to be that.
#: Sources: Hugo documentation, "Multilingual"; Polyglot's and Minimal Mistakes' ``ref``.
_KEYS = ("translationkey", "translation_key", "translation_id", "ref", "page_id")
#: A language at the end of a file's name, such as ``post.de.md`` or ``post_zh-cn.md``.
_LANGUAGE = re.compile(r"[._]([a-z]{2,3}(?:[-_][a-z0-9]{2,8})*)", re.IGNORECASE)


def find_translations(articles: Iterable[Article]) -> dict[str, tuple[Article, ...]]:
    """The articles that are one text, each in another language, by the docname of each of them.

    They name the same key, else their files have one name but for the language at its end; Pelican
    takes those with one slug for translations. Of two in one language the first counts.
    """
    groups: defaultdict[tuple[str, ...], dict[str, Article]] = defaultdict(dict)
    for article in articles:
        if article.language:
            groups[_key(article)].setdefault(fold_name(article.language), article)
    found: dict[str, tuple[Article, ...]] = {}
    for group in groups.values():
        if len(group) > 1:
            texts = tuple(group[language] for language in sorted(group))
            found |= {article.docname: texts for article in texts}
    return found


def _key(article: Article) -> tuple[str, ...]:
    for name, value in article.extra.items():
        if name.lower() in _KEYS and isinstance(value, str | int):
            return ("key", str(value))
    if article.dialect is Dialect.PELICAN:
        return ("slug", article.source, article.slug)
    path = PurePosixPath(article.name)
    stem = path.stem
    match = _LANGUAGE.search(stem)
    if match and match.end() == len(stem) and _means(match[1], article.language):
        stem = stem[: match.start()]
    return ("file", article.source, str(path.parent), stem)


def _means(suffix: str, language: str) -> bool:
    """Whether the end of a file's name is the language that the article says it is in."""
    first, second = (text.lower().replace("_", "-") for text in (suffix, language))
    return first == second or first.partition("-")[0] == second.partition("-")[0]
