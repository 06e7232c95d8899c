"""The languages of names: of categories, tags, authors and the like."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sphinx_newsfeed.languages import is_written_in, language_of_name, script_of_language
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy, with_pages


def find_name_languages(
    articles: Iterable[Article], language: str = "", taxonomies: Sequence[Taxonomy] = BUILT_IN
) -> dict[str, str]:
    """The languages of the names that are in another script than *language*, the project's.

    The script decides. Of the languages that are written in it, a name has the one in which most
    of its articles are.
    """
    known: dict[str, str] = {}
    sorting = with_pages(taxonomies)
    of_articles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for name in article_names(article, sorting):
            if name not in known:
                known[name] = "" if name.isascii() else language_of_name(name, language)
            if known[name] and article.shown_language:
                of_articles[name][article.shown_language] += 1
    return {name: _best(found, of_articles[name]) for name, found in sorted(known.items()) if found}


def article_names(article: Article, taxonomies: Iterable[Taxonomy]) -> Iterator[str]:
    """All names under which *article* stands, those of paths too; some come twice."""
    for each in taxonomies:
        yield from article.values(each)
        if each.is_tree:
            yield from chain.from_iterable(article.paths(each))


def _best(found: str, of_articles: Counter[str]) -> str:
    script = script_of_language(found)
    fitting = ((-n, each) for each, n in of_articles.items() if is_written_in(each, script))
    return min(fitting, default=(0, found))[1]
