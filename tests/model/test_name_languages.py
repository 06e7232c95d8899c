"""The languages of categories, tags and authors."""

from __future__ import annotations

from typing import Any

from model.samples import make_article

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.name_languages import find_name_languages


def named(name: str, language: str, *tags: str, **fields: Any) -> Article:
    return make_article(name, detected_language=language, tags=tags, **fields)


def test_the_script_of_a_name_decides() -> None:
    article = make_article(
        "a",
        tags=("数据", "Python", "أخبار"),
        authors=("Анна",),
        categories=("기술",),
        category_paths=(("技术", "기술"),),
    )
    assert find_name_languages([article], "en") == {
        "أخبار": "ar",
        "Анна": "und-Cyrl",
        "技术": "zh",
        "数据": "zh",
        "기술": "ko",
    }
    assert find_name_languages([article], "zh_CN").keys() == {"أخبار", "Анна", "기술"}


def test_articles_tell_languages_of_one_script_apart() -> None:
    articles = [
        named("a", "ja", "人工知能"),
        named("b", "ja", "人工知能"),
        named("c", "zh", "人工知能"),
        named("d", "de", "новости"),
        named("e", "ru", "новости"),
    ]
    assert find_name_languages(articles, "en") == {"人工知能": "ja", "новости": "ru"}
    assert find_name_languages(articles[::-1], "en") == find_name_languages(articles, "en")
