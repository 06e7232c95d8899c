"""Which articles are one text in several languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import fold_name

#: Keys by which translations of one text are told to be that.
_KEYS = ("translationkey", "translation_key", "translation_id", "ref", "page_id")
#: A language at the end of a file's name, such as ``post.de.md`` or ``post_zh-cn.md``; of a name
#: such as ``old_post_de.md`` each end that may be one.
_LANGUAGE = re.compile(r"[._](?=([a-z]{2,3}(?:[-_][a-z0-9]{2,8})*)\Z)", re.IGNORECASE)
#: Source: RFC 5646, section 2.1, as far as tags of languages have it in common.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def language_tag(language: str) -> str:
    """A language as machines know it, such as ``pt-BR``; empty for what is none."""
    tag = language.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


def find_translations(
    articles: Iterable[Article],
    language: str = "",
    is_known_by_slug: Callable[[Article], bool] = lambda article: False,
) -> dict[str, tuple[Article, ...]]:
    """The articles that are one text, each in another language, by the docname of each of them.

    Those that name no language are in *language*, that of the project, and say so here. They name
    the same key, else their files have one name but for the language at its end; where
    *is_known_by_slug* says so of an article, its slug takes the place of that name. Of two in one
    language the first counts.
    """
    groups: defaultdict[tuple[str, ...], dict[str, Article]] = defaultdict(dict)
    for article in articles:
        text = article if article.language else replace(article, language=language)
        if text.language:
            groups[_key(text, is_known_by_slug)].setdefault(fold_name(text.language), text)
    found: dict[str, tuple[Article, ...]] = {}
    for group in groups.values():
        if len(group) > 1:
            texts = tuple(group[language] for language in sorted(group))
            found |= {article.docname: texts for article in texts}
    return found


def _key(article: Article, is_known_by_slug: Callable[[Article], bool]) -> tuple[str, ...]:
    for name, value in article.extra.items():
        if name.lower() in _KEYS and isinstance(value, str | int):
            return ("key", str(value))
    if is_known_by_slug(article):
        return ("slug", article.source, article.slug)
    path = PurePosixPath(article.name)
    return ("file", article.source, str(path.parent), _without_language(path.stem, article))


def _without_language(stem: str, article: Article) -> str:
    """The name of a file without the language at its end, if that is the article's."""
    for match in _LANGUAGE.finditer(stem):
        if _means(match[1], article.language):
            return stem[: match.start()]
    return stem


def _means(suffix: str, language: str) -> bool:
    """Whether the end of a file's name is the language that the article says it is in."""
    first, second = (text.lower().replace("_", "-") for text in (suffix, language))
    return first == second or first.partition("-")[0] == second.partition("-")[0]
