"""Which articles stand before and after one."""

from __future__ import annotations

import pytest
from model.samples import make_article

from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.neighbours import find_neighbours


def neighbours(languages: str, project: str = "") -> dict[str, str]:
    """The older and newer ones, for articles of these languages, a day apart: ``-`` for none."""
    articles = [
        make_article(str(day), day, language=language.strip("."))
        for day, language in enumerate(languages.split(), start=1)
    ]
    found = find_neighbours(Catalogue(articles).articles, project)
    return {
        docname.removeprefix("news/"): "".join(
            each.docname.removeprefix("news/") if each else "-" for each in (one.older, one.newer)
        )
        for docname, one in found.items()
    }


@pytest.mark.parametrize(
    ("languages", "project", "expected"),
    [
        ("", "", {}),
        (".", "", {"1": "--"}),
        (". . .", "", {"1": "-2", "2": "13", "3": "2-"}),
        ("de en de en", "", {"1": "-3", "2": "14", "3": "14", "4": "2-"}),
        ("en . EN", "en", {"1": "-2", "2": "13", "3": "2-"}),
        ("zh_CN zh-cn zh-TW", "", {"1": "-2", "2": "13", "3": "2-"}),
        ("fr de de fr", "", {"1": "-4", "2": "13", "3": "24", "4": "1-"}),
    ],
)
def test_a_reader_stays_in_the_language(
    languages: str, project: str, expected: dict[str, str]
) -> None:
    assert neighbours(languages, project) == expected


def test_what_is_unlisted_or_hidden_is_no_neighbour() -> None:
    articles = [
        make_article("1", 1),
        make_article("2", 2, unlisted=True),
        make_article("3", 3, hidden="draft"),
        make_article("4", 4),
    ]
    found = find_neighbours(Catalogue(articles).articles)
    assert found.keys() == {"news/1", "news/4"}
    assert found["news/1"].newer == articles[3]
