"""Translated messages have all that the text has, and no more than it may have."""

from __future__ import annotations

import pytest
from docutils import nodes
from html_to_docutils.round_trip import blocks_of, differences_in, shape_of

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.messages import Kept, write_messages
from sphinx_newsfeed.html_to_docutils.state import State
from sphinx_newsfeed.html_to_docutils.translations import read_message
from sphinx_newsfeed.html_to_docutils.tree import Element
from sphinx_newsfeed.problems import Problem


def test_what_only_the_text_has_comes_back() -> None:
    """Its notes, its places, and the sizes of its pictures."""
    html = (
        "<p id=a>To <a href='#b' title=t>b</a><sup><a href='#fn1' id=r1>1</a></sup>.</p>"
        "<p>At <span id=b>b</span>: <img src=x.png alt=x width=40> <a href='#a'>a</a></p>"
        "<ol class=footnotes><li id=fn1>Note <a href='#r1'>↩</a></li></ol>"
    )
    assert [*differences_in(html)] == []
    messages = [block.rawsource for block in blocks_of(html, Kept())]
    assert '<a id="article-a"></a>To [b](#article-b "t")[1](#article-footnote-1).' in messages
    assert 'At <a id="article-b"></a>b: ![x](x.png) [a](#article-a)' in messages


def test_a_node_of_a_projects_own_comes_back() -> None:
    def put(element: Element, state: State) -> None:
        state.put(state.new(nodes.problematic, nodes.Text("own")))

    kept, handlers = Kept(), {"x-own": put}
    (block,) = html_to_nodes("<p>a <x-own></x-own> b</p>", handlers=handlers)
    assert isinstance(block, nodes.paragraph)
    write_messages([block], {}, kept)
    assert block.rawsource == "a {newsfeed}`1` b"
    assert shape_of(read_message(block.rawsource, kept, handlers)) == shape_of(block.children)
    assert nodes.paragraph("", "", *read_message("{newsfeed}`7`", kept)).astext() == "7"


def test_translators_meet_the_address_that_the_text_has() -> None:
    kept = Kept()
    (block,) = html_to_nodes(
        "<p>a <img src=/found/x.png alt=x></p>", resolve_picture=lambda a, _: a
    )
    assert isinstance(block, nodes.paragraph)
    write_messages([block], {"/found/x.png": "x.png"}, kept)
    assert block.rawsource == "a ![x](x.png)"
    image = read_message("a ![y](x.png)", kept)[1]
    assert isinstance(image, nodes.image)
    assert (image["uri"], image["alt"]) == ("/found/x.png", "y")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("# a", "# a"),
        ("- a\n- b", "- a - b"),
        ("    a", "a"),
        ("[a](javascript:b)", "a"),
        ("<script>a</script>b", "b"),
        ("<ul><li>a</li></ul>", "a"),
        ("a<br>b", "a b"),
        ("<b>a", "a"),
        ("{unknown}`a`", "a"),
        ("[a](#nowhere)", "a"),
        ("", ""),
    ],
)
def test_a_message_is_a_line_of_what_html_may_be(message: str, words: str) -> None:
    problems: list[Problem] = []
    line = nodes.paragraph("", "", *read_message(message, Kept(), report=problems.append))
    assert " ".join(line.astext().split()) == words
    assert not [*line.findall(nodes.raw)]
    assert not [*line.findall(nodes.reference)]
    assert bool(problems) == ("javascript" in message)


def test_a_translation_may_turn_words_and_links_round() -> None:
    found = read_message('[zwei](/2) *vor* [eins](/1 "E")', Kept())
    links = [node for node in found if isinstance(node, nodes.reference)]
    assert [(link["refuri"], link.get("reftitle")) for link in links] == [("/2", None), ("/1", "E")]
