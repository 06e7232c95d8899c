"""What another list of ``newsfeed_drop`` has read again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from conftest import Build, NewsProject

from sphinx_newsfeed.sphinx_ext.incremental.dropped import _differing, _may_match, _needed_for

_BODIES = {
    "ad": '<p>Text.</p><p class="ad big">Buy.</p>',
    "coded": '<p>Text.</p><p class="&#97;d">Buy.</p>',
    "boxed": '<p>Text.</p><aside id="box">Aside.</aside>',
    "plain": "<p>Nothing of the kind.</p>",
}


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    for name, body in _BODIES.items():
        project.article(f"{name}.html", body, date="2020-03-01")
    project.article("tagged.html", "<p>{% box %}Buy.{% endbox %}</p>", date="2020-03-01")
    project.article("markdown.md", 'Text.\n\n<div class="ad">Buy.</div>\n', date="2020-03-01")
    return project


def _pages(build: Build) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in build.outdir.rglob("*.html")}


def _configured(drop: Sequence[str]) -> str:
    tags = {"box": '<b class="ad">{{ content }}</b>'}
    sources = {"news": {"path": "news", "dialect": "jekyll"}}
    options = {"newsfeed_sources": sources, "newsfeed_tags": tags, "newsfeed_drop": list(drop)}
    return "\n".join(f"{name} = {value!r}" for name, value in options.items())


@pytest.mark.parametrize(
    ("before", "now", "read"),
    [
        ([], [".ad"], ["ad", "coded", "markdown", "tagged"]),
        ([".ad"], [], ["ad", "coded", "markdown", "tagged"]),
        ([".ad", "#box"], ["#box"], ["ad", "coded", "markdown", "tagged"]),
        (["#box"], [".ad", "#box"], ["ad", "coded", "markdown", "tagged"]),
        ([], ["p.ad.big, #box"], ["ad", "boxed", "tagged"]),
        ([], ["ASIDE > p"], ["boxed", "tagged"]),
        ([], [".none"], ["tagged"]),
        ([".none"], [".none"], []),
        ([".ad", "#box"], ["#box", ".ad"], ["ad", "boxed", "coded", "markdown", "tagged"]),
        ([], ["p:not(.ad)"], [*_BODIES, "markdown", "tagged"]),
        ([], ["p"], [*_BODIES, "markdown", "tagged"]),
    ],
)
def test_only_what_selectors_may_find_is_read(
    news: NewsProject, before: list[str], now: list[str], read: list[str]
) -> None:
    news.configure(_configured(before))
    news.build()
    news.configure(_configured(now))
    build = news.build()
    # The page of all articles shows how they begin.
    assert sorted(set(build.read) - {"index"}) == sorted(f"news/{name}" for name in read)
    assert _pages(build) == _pages(news.build(output="fresh"))


def test_what_is_no_selector_is_told_again(news: NewsProject) -> None:
    news.build()
    news.configure(_configured([".none >"]))
    assert any("is no CSS selector" in line for line in news.build().warnings)


@pytest.mark.parametrize(
    ("before", "now", "differing"),
    [
        ("", "", ""),
        ("a", "ab", "b"),
        ("ab", "b", "a"),
        ("ab", "bc", "ac"),
        ("ab", "ba", "abba"),
        ("ab", "bac", "abbac"),
    ],
)
def test_selectors_that_differ(before: str, now: str, differing: str) -> None:
    assert _differing(before, now) == list(differing)


@pytest.mark.parametrize(
    ("selector", "text", "may"),
    [
        ("em", "<em>", True),
        ("em", "<strong> them", False),
        ("x-ad.big", '<x-ad class="big">', True),
        ("x-ad.big", '<x-ad class="small">', False),
        ("div .ad", '<p class="ad">', False),
        ("div .ad, #y", '<p id="y">', True),
        ("*", "", True),
        ("[hidden]", "", True),
        (".a\\:b", "", True),
        (".é", "", True),
        (">", "", True),
    ],
)
def test_names_that_a_selector_needs(selector: str, text: str, may: bool) -> None:
    assert _may_match(_needed_for([selector]), [text]) is may
