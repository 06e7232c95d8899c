"""What is kept of an article for listings: they show the same of it as of the whole text."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given, settings
from hypothesis import strategies as st
from listing.test_excerpt import words
from listing.trees import cases, parse, pformat

from sphinx_newsfeed.listing.article_page import LEADING_CLASS, body_of, leading_picture
from sphinx_newsfeed.listing.excerpt import EXCERPT_WORDS, cut_excerpt
from sphinx_newsfeed.listing.tag_text import TAG_CLASS
from sphinx_newsfeed.listing.teaser import build_teaser
from sphinx_newsfeed.policy import LONGEST_EXCERPT

BOUNDS = (1, 2, 3, 5, 8, 13, 30, 32, 50, 69, EXCERPT_WORDS)


def marker() -> nodes.Node:
    return nodes.comment("", "", classes=["newsfeed-more"])


def check_same(*body: nodes.Node) -> nodes.section:
    """Hold that a teaser shows what the body shows, and leaves it as it is."""
    section = nodes.section("", nodes.title("", "Title"), *body)
    before = section.pformat()
    teaser = build_teaser(section, section.findall(nodes.image))
    assert section.pformat() == before
    for bound in BOUNDS:
        for level in (2, 5):
            expected = cut_excerpt(body_of(section), words=bound, level=level)
            assert pformat(cut_excerpt(body_of(teaser), words=bound, level=level)) == pformat(
                expected
            ), bound
    pictures = [leading_picture(section), leading_picture(teaser)]
    assert len({picture and picture.pformat() for picture in pictures}) == 1
    return teaser


@pytest.mark.parametrize("given", [case[1] for case in cases("excerpt")])
def test_fixtures_of_excerpts(given: str) -> None:
    check_same(*parse(given))


@pytest.mark.parametrize(
    "body",
    [
        [],
        [marker()],
        [nodes.paragraph("", words(80))],
        [nodes.paragraph("", "工信部" * 80), nodes.paragraph("", "End.")],
        [nodes.paragraph("", words(58)), nodes.paragraph("", words(13))],
        [nodes.paragraph("", words(58)), nodes.paragraph("", words(11)), nodes.paragraph("", "a")],
        [nodes.paragraph("", words(200)), marker(), nodes.paragraph("", "b")],
        [nodes.section("", nodes.title("", "A"), nodes.paragraph("", "b")), marker()],
        [nodes.paragraph("", "", nodes.Text("One."), marker(), nodes.Text("Two."))],
        [nodes.literal_block("", "code"), marker(), nodes.paragraph("", "b")],
        [nodes.image(uri="a.png", classes=[LEADING_CLASS]), marker(), nodes.paragraph("", "b")],
        [nodes.paragraph("", "x" * LONGEST_EXCERPT), marker(), nodes.paragraph("", "b")],
        [
            nodes.paragraph(
                "", "", nodes.Text("word " * LONGEST_EXCERPT), marker(), nodes.Text("end")
            )
        ],
    ],
)
def test_bodies(body: list[nodes.Node]) -> None:
    check_same(*body)


def test_it_is_small() -> None:
    body = [nodes.paragraph("", words(1000, start)) for start in range(50)]
    teaser = check_same(*body)
    assert len(teaser.astext()) < 10 * EXCERPT_WORDS


def test_nothing_in_it_belongs_to_the_document() -> None:
    picture = ".. image:: a.png\n   :class: newsfeed-leading"
    for text in ("One.\n\n.. more\n\nTwo.", "One.", picture):
        document = publish_doctree(f"Title\n=====\n\n{text}")
        teaser = build_teaser(nodes.section("", *document.children), document.findall(nodes.image))
        assert teaser.parent is None
        assert len(teaser.children) > 0
        assert all(node.document is None for node in teaser.findall())


RUNS = st.sampled_from(
    [
        nodes.Text(words(40)),
        nodes.Text("三四五，六七。" * 9),
        nodes.Text(" "),
        nodes.Text("…"),
        nodes.image(uri="a.png", alt="two words"),
        nodes.image(uri="b.png", classes=[LEADING_CLASS]),
        nodes.math("", "a + b"),
        nodes.emphasis("", "five six"),
        nodes.inline("", "{{ a tag }}", classes=[TAG_CLASS]),
        nodes.target("", "", ids=["t"], names=["t"]),
        nodes.footnote_reference("", "1", refid="f", ids=["r"]),
        nodes.raw("", "<b>raw</b>", format="html"),
        marker(),
    ]
)
PARAGRAPHS = st.lists(RUNS, max_size=5).map(
    lambda runs: nodes.paragraph("", "", *(run.deepcopy() for run in runs))
)
BLOCKS = PARAGRAPHS | st.sampled_from(
    [
        nodes.literal_block("", "code"),
        nodes.comment("", "a comment"),
        nodes.image(uri="a.png"),
        nodes.line_block("", nodes.line("", "a line"), nodes.line("", words(30))),
        nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "item"))),
    ]
).map(lambda node: node.deepcopy())
BODIES = st.lists(
    BLOCKS
    | st.lists(BLOCKS, max_size=3).map(
        lambda blocks: nodes.section("", nodes.title("", "Heading"), *blocks)
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(BODIES)
def test_any_body(body: list[nodes.Node]) -> None:
    check_same(*body)
