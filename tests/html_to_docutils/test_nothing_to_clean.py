"""What a body does not need is not done for it, and it loses nothing by that."""

from __future__ import annotations

from html.entities import html5

import pytest
from docutils import nodes

from sphinx_newsfeed.html_to_docutils import conversion, html_to_nodes
from sphinx_newsfeed.html_to_docutils.parsing import clean


def test_named_characters_are_clean() -> None:
    """Only those that are given by numbers are not."""
    assert [name for name, signs in html5.items() if clean(signs) != signs] == []


@pytest.mark.parametrize("reference", ["&#1;", "&#x0b;", "&#133;", "&#x2028;"])
def test_characters_given_by_numbers_are_cleaned(reference: str) -> None:
    html = f'<p>a{reference}b <img src="x{reference}.png" alt="c{reference}d"></p>'
    (block,) = html_to_nodes(html, resolve_picture=lambda address, line: address)
    (image,) = block.findall(nodes.image)
    for text in (block.astext(), image["alt"], image["uri"]):
        assert clean(text) == text


def test_what_a_function_of_the_caller_puts_in_is_cleaned() -> None:
    (block,) = html_to_nodes("<p>a</p>", prepare=lambda soup: soup.p.append("\x01b"))
    assert block.astext() == "ab"


def test_a_link_that_a_function_of_the_caller_puts_in_finds_its_place() -> None:
    def prepare(soup: object) -> None:
        soup.p.append(soup.new_tag("a", href="#x", string="b"))  # type: ignore[attr-defined]

    blocks = html_to_nodes('<p>a</p><h2 id="x">c</h2>', prepare=prepare)
    (link,) = blocks[0].findall(nodes.reference)
    assert link["refid"] in blocks[1]["ids"]


@pytest.mark.parametrize(
    ("walk", "html", "other"),
    [
        ("mark_footnotes", "<p>a # b <a href='https://e.org/#c'>d</a></p>", "<a href=' #c'>d</a>"),
        ("part_transitions", "<p>a</p>", "<hr>"),
    ],
)
def test_nothing_is_looked_for_that_no_element_asks_for(
    walk: str, html: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[object] = []
    monkeypatch.setattr(conversion, walk, called.append)
    html_to_nodes(html)
    assert not called
    html_to_nodes(other)
    assert called
