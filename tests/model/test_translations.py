"""Which articles are one text in several languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from model.samples import make_article

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.translations import find_translations, language_tag


def text(name: str, language: str = "", **fields: Any) -> Article:
    """An article of the file ``news/<name>``."""
    article = make_article(name.partition(".md")[0], source="news", language=language)
    return replace(article, name=name, **fields)


def groups(*articles: Article, language: str = "en") -> list[list[str]]:
    found = find_translations(articles, language, lambda each: each.dialect == "pelican")
    texts = {tuple((each.docname, each.language) for each in group) for group in found.values()}
    assert {docname for group in texts for docname, _ in group} == found.keys()
    return sorted([" ".join(pair) for pair in group] for group in texts)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        # By the names of files, one of which may name no language.
        ([text("a.md"), text("a.de.md", "de")], [["news/a.de de", "news/a en"]]),
        ([text("a.en.md", "en"), text("a.de.md", "de")], [["news/a.de de", "news/a.en en"]]),
        ([text("a_zh-cn.md", "zh-CN"), text("a.md")], [["news/a en", "news/a_zh-cn zh-CN"]]),
        ([text("a.zh.md", "zh-CN"), text("a.md")], [["news/a en", "news/a.zh zh-CN"]]),
        # A language stands at the end, whatever else is written as one is.
        ([text("a.de.v2.md", "de"), text("a.md")], []),
        ([text("a.de.final.md", "de"), text("a.md")], []),
        ([text("de.a.md", "de"), text("a.md")], []),
        ([text("a_new.de.md", "de"), text("a_new.md")], [["news/a_new.de de", "news/a_new en"]]),
        ([text("a_new_de.md", "de"), text("a_new.md")], [["news/a_new_de de", "news/a_new en"]]),
        ([text("a.b.pt_BR.md", "pt"), text("a.b.md")], [["news/a.b en", "news/a.b.pt_BR pt"]]),
        ([text("a.de-CH.md", "de"), text("a.de.md", "fr")], []),
        # What the name says must be what the article says.
        ([text("a.de.md", "fr"), text("a.md")], []),
        ([text("v1.2.md"), text("v1.md", "de")], []),
        ([text("a.md"), text("b.de.md", "de")], []),
        ([text("x/a.md"), text("y/a.de.md", "de")], []),
        ([text("a.md"), text("a.de.md", "de", source="press")], []),
        ([text("a.md"), text("a.html")], []),
        # By a key, wherever they lie.
        (
            [
                text("x/a.md", extra={"translationKey": "t"}),
                text("y/b.md", "de", extra={"translationkey": "t"}),
                text("z.md", "fr", extra={"ref": "t"}),
            ],
            [["news/y/b de", "news/x/a en", "news/z fr"]],
        ),
        ([text("a.md", extra={"ref": "t"}), text("a.de.md", "de", extra={"ref": "u"})], []),
        ([text("a.md", extra={"ref": ["t"]}), text("a.md", "de", extra={"ref": "t"})], []),
        # Of two in one language the first counts.
        (
            [
                text("a.md", extra={"ref": 1}),
                text("b.md", "EN", extra={"ref": 1}),
                text("c.md", "de", extra={"ref": 1}),
            ],
            [["news/c de", "news/a en"]],
        ),
        # By slugs alone where that is how they are known.
        (
            [
                text("a.md", slug="s", dialect="pelican"),
                text("b-de.md", "de", slug="s", dialect="pelican"),
            ],
            [["news/b-de de", "news/a en"]],
        ),
        ([text("a.md", slug="s"), text("b.md", "de", slug="s")], []),
        # Keys, slugs and names of files are not compared with each other.
        (
            [
                text("a.md", "en", extra={"ref": "s"}),
                text("b.md", "de", extra={"ref": "s"}),
                text("c.md", "fr", slug="s", dialect="pelican"),
            ],
            [["news/b de", "news/a en"]],
        ),
        ([text("a.md", extra={"other": "s"}), text("b.md", "de", extra={"other": "s"})], []),
        # All groups are found.
        (
            [text("a.md"), text("a.de.md", "de"), text("b.md"), text("b.de.md", "de")],
            [["news/a.de de", "news/a en"], ["news/b.de de", "news/b en"]],
        ),
        ([text("a_ZH_cn.md", "zh-SG"), text("a.md")], [["news/a en", "news/a_ZH_cn zh-SG"]]),
        ([text("a_pt-br.md", "pt_BR"), text("a.md")], [["news/a en", "news/a_pt-br pt_BR"]]),
        ([text("a.en-de.md", "de"), text("a.md", "fr")], []),
        ([], []),
    ],
)  # fmt: skip
def test_groups(articles: list[Article], expected: list[list[str]]) -> None:
    assert groups(*articles) == expected


def test_without_a_language_of_the_project_only_those_that_name_one_count() -> None:
    assert groups(text("a.md"), text("a.de.md", "de"), language="") == []
    assert find_translations([text("a.md"), text("a.de.md", "de")]) == {}
    assert len(groups(text("a.en.md", "en"), text("a.de.md", "de"), language="")) == 1


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("de", "de"),
        ("pt_BR", "pt-BR"),
        (" zh-Hant-TW ", "zh-Hant-TW"),
        ("german", ""),
        ("d", ""),
        ("de-", ""),
        ('de"><b>', ""),
        ("", ""),
    ],
)
def test_tags_of_languages(language: str, tag: str) -> None:
    assert language_tag(language) == tag
