"""How far sources are trusted, and the advice where nobody said it."""

from __future__ import annotations

import pytest
from model.samples import make_article

from sphinx_newsfeed.config.sources import Source
from sphinx_newsfeed.config.trust import advise_on_trust, trust_of_sources
from sphinx_newsfeed.model.article import Article


def test_how_far_sources_are_trusted() -> None:
    sources = [
        Source("a", ("a",)),
        Source("b", ("b",), trusted=True),
        Source("c", ("c",), trusted=False),
        Source("a", ("a2",), trusted=False),
        Source("a", ("a3",), trusted=True),
        Source("d", ("d",), trusted=False, is_read=False),
    ]
    assert trust_of_sources(sources) == {"a": "not trusted", "b": "trusted", "c": "not trusted"}
    assert trust_of_sources(sources[:1]) == {"a": "trusted by default"}


_IMPORTED = make_article("i", trusted=False, source="news")
_COPIED = make_article("c", link="https://elsewhere.example/x", source="news")
_MOVED = make_article("m", link="https://www.own.example/x", source="news")
_OWN = make_article("o", source="news")
_ODD = make_article("p", link="https://[x", source="news")


@pytest.mark.parametrize(
    ("articles", "is_advised"),
    [
        ([_IMPORTED], True), ([_COPIED], True), ([_IMPORTED, _COPIED], True), ([_OWN], False),
        ([_IMPORTED, _OWN], False), ([_MOVED], False), ([_COPIED, _MOVED], False), ([], False),
        ([_ODD], False),
    ],
)  # fmt: skip
def test_advice_where_all_articles_come_from_elsewhere(
    articles: list[Article], is_advised: bool
) -> None:
    def is_own(prefix: str, host: str) -> bool:
        return (prefix, host) == ("news", "www.own.example")

    advice = advise_on_trust([Source("news", ("news",))], articles, is_own)
    assert len(advice) == is_advised
    assert all("'news'" in line and "'trusted'" in line for line in advice)
    for trusted in (True, False):
        assert advise_on_trust([Source("news", ("news",), trusted=trusted)], articles) == ()
