"""What an article's page says of others, and how long it takes to read."""

from __future__ import annotations

import pytest
from docutils import nodes
from listing.trees import check, presentation
from model.samples import make_article

from sphinx_newsfeed.listing.related_links import build_related, build_translations
from sphinx_newsfeed.listing.word_count import count_words, reading_minutes

HERE = make_article("here", language="en")
GERMAN = make_article("da", language="de")
CHINESE = make_article("zheli", language="zh-CN")
ODD = make_article("odd", language="tlh")


def text(found: list[nodes.Node]) -> str:
    check(found)
    return "|".join(node.astext() for node in found)


def test_translations_are_named_in_their_own_language() -> None:
    found = build_translations(HERE, [HERE, GERMAN, CHINESE, ODD], presentation())
    assert text(found) == "Also in: Deutsch, 中文, tlh"
    classes = [c for node in found[0].findall(nodes.inline) for c in node["classes"]]
    assert {"language-de", "language-zh-cn"} <= set(classes)
    (line,) = found
    assert isinstance(line, nodes.paragraph)
    assert line["classes"] == ["newsfeed-translations"]
    # The languages are the texts of the links, which Sphinx would else replace by titles.
    links = list(line.findall(nodes.reference))
    assert [(link.astext(), link["refuri"]) for link in links] == [
        ("Deutsch", "news/da.html"),
        ("中文", "news/zheli.html"),
        ("tlh", "news/odd.html"),
    ]
    assert all(link["refexplicit"] is True for link in links)


def test_two_of_one_language_are_told_apart_by_their_regions() -> None:
    other = make_article("nali", language="zh_TW")
    found = build_translations(HERE, [HERE, CHINESE, other], presentation())
    assert text(found) == "Also in: 中文 (简体, 中国), 中文 (繁體, 台灣)"


@pytest.mark.parametrize("texts", [[], [HERE]])
def test_without_others_there_is_no_line(texts: list[object]) -> None:
    assert build_translations(HERE, texts, presentation()) == []  # type: ignore[arg-type]


def test_related_articles_stand_below_a_heading() -> None:
    (box,) = build_related([GERMAN, CHINESE], presentation())
    check([box])
    assert box["label"] == "Related news"
    assert [item.astext() for item in box.findall(nodes.list_item)] == [
        "March 1, 2022 Da",
        "March 1, 2022 Zheli",
    ]
    assert box["classes"] == ["newsfeed-related"]
    heading, links = box.children
    assert isinstance(heading, nodes.rubric)
    assert (heading.astext(), heading["classes"]) == ("Related news", ["newsfeed-related-title"])
    assert (heading["heading-level"], heading["translatable"]) == (2, False)
    assert (links["classes"], links["bullet"]) == (["newsfeed-list"], "-")
    for item, article in zip(links, (GERMAN, CHINESE), strict=True):
        (line,) = item
        assert line["classes"] == ["newsfeed-item"]
        assert line["translatable"] is False
        (link,) = line.findall(nodes.reference)
        assert link["refuri"] == f"{article.docname}.html"
    assert build_related([], presentation()) == []


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 0), (124, 0), (125, 1), (300, 1), (500, 2), (625, 2), (2500, 10)]
)
def test_the_time_to_read(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("word " * 500, 2), ("字" * 1000, 2), ("日本語。" * 250, 2), ("한국어 " * 333, 2)],
)
def test_scripts_without_blanks_take_their_time(text: str, minutes: int) -> None:
    assert reading_minutes(count_words(text)) == minutes
