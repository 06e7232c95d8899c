"""The tree made while lxml parses is the one that Beautiful Soup's own would be copied to."""

from __future__ import annotations

import random

import pytest
from bs4 import BeautifulSoup
from html_to_docutils.generated import document

from sphinx_newsfeed.html_to_docutils.growth import Growth
from sphinx_newsfeed.html_to_docutils.parsing import parse
from sphinx_newsfeed.html_to_docutils.tree_builder import GrowthBuilder
from sphinx_newsfeed.policy import MAX_DEPTH

_WITHIN = "a<hr><i></i><p></p><p><!-- x --></p><div hidden>b<p>c</p></div><div>d<br></div>e"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "a",
        "<!doctype html>\n <?x y?> a <!-- b --> \n\t <!-- more --> <p> c <![CDATA[ d ]]> e",
        "<p>a &amp; b &#1; c</p>",
        "<code>  \t </code><b> \n </b><p>\u00a0 </p><p>\u3000</p>",
        "<pre> \n  <b>  \n </b>  </pre>  <pre></pre>  <textarea>  \n  </textarea>  \n ",
        "<p {x}href=a {y}href=b c:d=e>f</p>",
        "<o:p>a</o:p><svg:a xlink:href=b>c</svg:a>",
        "<p hidden>a<b>b</b><p style='display: none'>c<p>d<embed hidden>e<param>f</embed>g",
        "</p>a</div></b><p>b<i>c</p>d</i></body>e</html>f",
        "<html><body class=a><body id=b>c<head>d<title>e</title>",
        "<p>a<script>b <i></script><style> </style><xmp> </xmp><template>c</template>",
        *(f"{tag * depth}{_WITHIN}" for tag in ("<div>", "<b>") for depth in range(91, 99)),
    ],
)
def test_it_is_that_of_beautiful_soup(html: str) -> None:
    _assert_same(html)


@pytest.mark.parametrize("seed", range(100))
def test_it_is_that_of_beautiful_soup_for_html_made_at_random(seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311 - nothing secret
    _assert_same(document(chosen, chosen.randrange(1, 60)))


def _assert_same(html: str) -> None:
    made = parse(html, 3, known=(), edit=None)
    assert made == parse(html, 3, known=(), edit=lambda soup: None)


@pytest.mark.parametrize("name", ["{", "}", "{}", "{a", "a}", "}{", "{a}"])
def test_any_name_of_an_attribute_is_taken(name: str) -> None:
    parsed = parse(f"<p {name}=b>c</p>", 1, known=(), edit=None)
    assert parsed.root.text() == "c"


def test_beautiful_soup_makes_nothing_of_its_own() -> None:
    growth = Growth(1, None)
    soup = BeautifulSoup("<p>a</p>", builder=GrowthBuilder(growth))
    assert not soup.contents
    assert growth.root.text() == "a"


@pytest.mark.parametrize(("depth", "flattened"), [(MAX_DEPTH - 1, False), (MAX_DEPTH, True)])
def test_what_lies_too_deep_is_noted(depth: int, *, flattened: bool) -> None:
    growth = Growth(1, None)
    for _ in range(depth):
        growth.start("div", {})
    growth.text("a")
    assert growth.flattened is flattened


def test_an_element_too_deep_that_has_no_content_is_kept() -> None:
    growth = Growth(1, None)
    for _ in range(MAX_DEPTH):
        growth.start("span", {"id": "a"})
    growth.end()
    assert not growth.flattened
    assert sum(1 for _ in growth.root.descendants()) == MAX_DEPTH
