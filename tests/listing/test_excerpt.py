"""The excerpt of an article, and copies of bodies for other pages."""

from __future__ import annotations

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from listing.trees import cases, check, parse, pformat, presentation
from model.samples import make_article

from sphinx_newsfeed.listing.article_page import LEADING_CLASS, body_of, build_article_page
from sphinx_newsfeed.listing.copies import full_copy
from sphinx_newsfeed.listing.excerpt import EXCERPT_WORDS, cut_excerpt
from sphinx_newsfeed.listing.word_count import count_words
from sphinx_newsfeed.policy import LONGEST_EXCERPT, MOST_EXCERPT_NODES


def text_of(body: list[nodes.Node]) -> str:
    return "\n".join(node.astext() for node in body)


def paragraph(*children: nodes.Node | str) -> nodes.paragraph:
    parts = [nodes.Text(child) if isinstance(child, str) else child for child in children]
    return nodes.paragraph("", "", *parts)


def words(count: int, start: int = 1) -> str:
    return " ".join(f"w{number}" for number in range(start, start + count))


class TestFixtures:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [case[1:] for case in cases("excerpt")],
        ids=[case[0] for case in cases("excerpt")],
    )
    def test_excerpts_of_five_words(self, given: str, expected: str) -> None:
        body = parse(given)
        before = [node.pformat() for node in body]
        found = cut_excerpt(body, words=5)
        assert pformat(found) == expected
        check(found)
        assert [node.pformat() for node in body] == before

    @pytest.mark.parametrize(
        ("given", "expected"),
        [case[1:] for case in cases("full_copy")],
        ids=[case[0] for case in cases("full_copy")],
    )
    def test_copies_of_whole_bodies(self, given: str, expected: str) -> None:
        body = parse(given)
        before = [node.pformat() for node in body]
        found = full_copy(body)
        assert pformat(found) == expected
        check(found)
        assert [node.pformat() for node in body] == before


class TestCountWords:
    @pytest.mark.parametrize(
        ("text", "length"),
        [
            ("", 0),
            ("  \n\t ", 0),
            ("one", 1),
            ("one two", 2),
            ("  one\n two\u3000three ", 3),
            ("one, two.", 2),
            ("it's well-known", 2),
            ("2022", 1),
            ("工", 0.5),
            ("工信部", 1.5),
            ("工 信 部", 1.5),
            ("2022年2月", 3),
            ("用Sphinx写", 2),
            ("ひらがな", 2),
            ("カタカナ", 2),
            ("한국어", 1.5),
            ("\U00020000\U0002a6d6", 1),
            ("Москва café", 2),
            ("a\x1cb\vc\n\n d ", 4),
            ("a" * 500, 1),
            (f"b {'a' * 501} {'é' * 501}", 5),
            (f"{'a' * 1001}", 3),
        ],
    )
    def test_lengths(self, text: str, length: float) -> None:
        assert count_words(text) == length

    @pytest.mark.parametrize(
        ("text", "most"),
        [
            ("你好，世界", 2.5),
            ("你好。世界", 2.5),
            ("“你好”", 2),
            ("（你好）", 2),
            ("你！", 1),
            ("你？好：", 2),
        ],
    )
    def test_a_sign_between_cjk_characters_is_no_word(self, text: str, most: float) -> None:
        assert count_words(text) <= most

    @given(st.text(), st.text())
    def test_two_texts_are_as_long_as_both(self, one: str, other: str) -> None:
        assert count_words(f"{one} {other}") == count_words(one) + count_words(other)


MARKERS = [
    "more",
    "MORE",
    " more ",
    "more Read on",
    "read more",
    "excerpt",
    "truncate",
    "TEASER_END",
    "teaser_end: Read on",
]


class TestMarker:
    @pytest.mark.parametrize("marker", MARKERS)
    def test_as_a_comment(self, marker: str) -> None:
        body = [paragraph("Before."), nodes.comment("", marker), paragraph("After.")]
        assert text_of(cut_excerpt(body)) == "Before."

    @pytest.mark.parametrize("marker", [f"<!-- {marker} -->" for marker in MARKERS])
    def test_as_raw_html(self, marker: str) -> None:
        for text in (marker, marker.replace(" ", ""), f"{marker}\n", f"  {marker}"):
            if "read" in marker.lower() and text == marker.replace(" ", ""):
                continue
            raw = nodes.raw("", text, format="html")
            body = [paragraph("Before."), raw, paragraph("After.")]
            assert text_of(cut_excerpt(body)) == "Before.", text

    def test_as_a_converter_marks_it(self) -> None:
        marker = nodes.comment("", "cut here", classes=["newsfeed-more"])
        assert (
            text_of(cut_excerpt([paragraph("Before."), marker, paragraph("After.")])) == "Before."
        )

    @pytest.mark.parametrize(
        "text",
        [
            "moreover",
            "no more",
            "a more b",
            "excerpts",
            "excerpt of a book",
            "truncated",
            "teaser",
            "",
            "-",
        ],
    )
    def test_what_is_none(self, text: str) -> None:
        body = [paragraph("Before."), nodes.comment("", text), paragraph("After.")]
        assert text_of(cut_excerpt(body)) == "Before.\nAfter."

    @pytest.mark.parametrize("text", ["<b>more</b>", "<p>excerpt</p>"])
    def test_raw_html_that_is_none(self, text: str) -> None:
        raw = nodes.raw("", text, format="html")
        assert "After" in text_of(cut_excerpt([raw, paragraph("After.")]))

    def test_a_paragraph_that_says_so_is_none(self) -> None:
        assert text_of(cut_excerpt([paragraph("more"), paragraph("After.")])) == "more\nAfter."

    def test_everything_before_it_counts_however_long(self) -> None:
        body: list[nodes.Node] = [paragraph(words(100)) for _ in range(3)]
        image = nodes.image(uri="a.png", alt="")
        code = nodes.literal_block("", "code")
        found = cut_excerpt([*body, image, code, nodes.comment("", "more"), paragraph("After.")])
        assert [type(node) for node in found] == [nodes.paragraph] * 3 + [
            nodes.image,
            nodes.literal_block,
        ]

    def test_within_a_section(self) -> None:
        inner = nodes.section(
            "",
            nodes.title("", "Heading"),
            paragraph("A."),
            nodes.comment("", "more"),
            paragraph("B."),
        )
        found = cut_excerpt([paragraph("Before."), inner])
        assert [type(node) for node in found] == [nodes.paragraph, nodes.rubric, nodes.paragraph]
        assert text_of(found) == "Before.\nHeading\nA."

    def test_headings_before_it_keep_their_order_of_levels(self) -> None:
        marker = nodes.comment("", "more")
        inner = nodes.section(
            "", nodes.title("", "Inner"), paragraph("B."), marker, paragraph("C.")
        )
        outer = nodes.section("", nodes.title("", "Outer"), paragraph("A."), inner)
        found = cut_excerpt([outer], level=3)
        levels = {node.astext(): node["heading-level"] for node in found if "heading-level" in node}
        assert levels == {"Outer": 3, "Inner": 4}

    def test_the_first_one_counts(self) -> None:
        marker = nodes.comment("", "more")
        body = [paragraph("A."), marker, paragraph("B."), marker.deepcopy(), paragraph("C.")]
        assert text_of(cut_excerpt(body)) == "A."

    def test_at_the_top_there_is_no_excerpt(self) -> None:
        assert cut_excerpt([nodes.comment("", "more"), paragraph("After.")]) == []

    @pytest.mark.parametrize(
        "marker", [nodes.comment("", "more"), nodes.raw("", "<!--more-->", format="html")]
    )
    def test_at_the_end_of_a_paragraph(self, marker: nodes.Element) -> None:
        """Editors of WordPress and Hexo leave it there: ``<p>Text<!--more--></p>``."""
        body = [paragraph("Before.", marker.deepcopy()), paragraph("After.")]
        assert text_of(cut_excerpt(body)).strip() == "Before."

    def test_within_a_paragraph(self) -> None:
        marker = nodes.raw("", "<!--more-->", format="html")
        found = cut_excerpt([paragraph("Before.", marker, " After."), paragraph("Further.")])
        assert text_of(found).strip() == "Before."


class TestLength:
    def test_short_bodies_are_taken_whole(self) -> None:
        body = [paragraph(words(EXCERPT_WORDS - 1)), paragraph("end")]
        assert text_of(cut_excerpt(body)) == f"{words(EXCERPT_WORDS - 1)}\nend"

    def test_it_ends_with_the_paragraph_that_fills_it(self) -> None:
        body = [paragraph(words(EXCERPT_WORDS)), paragraph("not shown")]
        assert text_of(cut_excerpt(body)) == words(EXCERPT_WORDS)

    def test_a_long_paragraph_is_cut_at_the_end_of_a_word(self) -> None:
        (found,) = cut_excerpt([paragraph(words(EXCERPT_WORDS + 1))])
        assert found.astext() == f"{words(EXCERPT_WORDS)}…"

    def test_so_is_a_later_one(self) -> None:
        found = cut_excerpt([paragraph("a b c"), paragraph("d e f"), paragraph("g")], words=4)
        assert text_of(found) == "a b c\nd…"

    def test_cjk_text_is_cut_after_twice_as_many_characters(self) -> None:
        (found,) = cut_excerpt([paragraph("工" * 1000)])
        assert found.astext() == "工" * 2 * EXCERPT_WORDS + "…"

    def test_mixed_text(self) -> None:
        (found,) = cut_excerpt([paragraph("用Sphinx写新闻，很好很好")], words=3)
        assert found.astext() == "用Sphinx写新闻…"

    def test_a_paragraph_of_nothing_but_an_ellipsis_is_none(self) -> None:
        found = cut_excerpt([paragraph("工"), paragraph("A whole sentence.")], words=1)
        assert "…" not in [node.astext().strip() for node in found]

    def test_an_endless_word_counts_for_several(self) -> None:
        found = cut_excerpt([paragraph("x" * 10_000 + " y")], words=2)
        assert text_of(found) == "x" * 1000 + "…"

    @pytest.mark.parametrize("size", [10, 600])
    def test_what_is_marked_is_shown_if_it_is_no_more_than_lists_can_hold(self, size: int) -> None:
        for parts in ([paragraph("a " * 25)] * size, [paragraph("b" * 20 * size)]):
            marked = [part.deepcopy() for part in parts]
            found = cut_excerpt([*marked, nodes.comment("", "more"), paragraph("c")], words=5)
            is_whole = text_of(found).count("a") == 25 * size or "b" * 20 * size in text_of(found)
            assert is_whole is (size == 10)

    @pytest.mark.parametrize("bound", range(1, 9))
    def test_within_nested_inline_nodes(self, bound: int) -> None:
        inner = nodes.emphasis("", "w3 w4")
        strong = nodes.strong("", "", nodes.Text("w2 "), inner, nodes.Text(" w5"))
        link = nodes.reference("", "", nodes.literal("", "w7"), refuri="https://example.org")
        body = [paragraph("w1 ", strong, " w6 ", link, " w8 ", nodes.emphasis("", "w9"))]
        (found,) = cut_excerpt(body, words=bound)
        assert found.astext() == f"{words(bound)}…"
        check([found])

    @pytest.mark.parametrize(
        ("bound", "expected"), [(1, "a…"), (2, "a b…"), (3, "a b a…"), (4, "a b a c…")]
    )
    def test_among_pieces_of_text_that_are_equal(self, bound: int, expected: str) -> None:
        """Pieces of text are found by equality in docutils' lists: the first may be another one."""
        parts = ["a", " ", "b", " ", "a", " ", "c", " ", "a", " ", "b"]
        strong = [nodes.strong("", part) if part == "b" else part for part in parts]
        (found,) = cut_excerpt([paragraph(*strong)], words=bound)
        assert found.astext() == expected

    @pytest.mark.parametrize("bound", [1, 2, 3])
    def test_a_formula_is_shown_whole_or_not_at_all(self, bound: int) -> None:
        """Half of one is no LaTeX, and would stop the PDF of the whole project."""
        formula = r"\frac{a + b}{c}"
        (found,) = cut_excerpt([paragraph("w1 ", nodes.math("", formula), " w2 w3")], words=bound)
        assert all(math.astext() == formula for math in found.findall(nodes.math))
        check([found])

    @pytest.mark.parametrize("bound", [1, 2, 3])
    def test_raw_html_is_kept_whole_or_not_at_all(self, bound: int) -> None:
        markup = '<span class="a" title="b c">'
        raw = nodes.raw("", markup, format="html")
        end = nodes.raw("", "</span>", format="html")
        (found,) = cut_excerpt([paragraph("w1 ", raw, "w2 w3", end, " w4")], words=bound)
        assert {each.astext() for each in found.findall(nodes.raw)} <= {markup, "</span>"}

    def test_markup_is_not_counted(self) -> None:
        raw = nodes.raw("", '<span class="a" title="b c d e f g">', format="html")
        (found,) = cut_excerpt([paragraph("w1 ", raw, "w2 w3")], words=2)
        visible = "".join(
            text.astext()
            for text in found.findall(nodes.Text)
            if not isinstance(text.parent, nodes.raw)
        )
        assert visible == "w1 w2…"

    def test_line_blocks_are_paragraphs(self) -> None:
        lines = [nodes.line("", text) for text in ("w1 w2", "w3 w4", "w5")]
        (found,) = cut_excerpt([nodes.line_block("", *lines)], words=3)
        assert [line.astext() for line in found] == ["w1 w2", "w3…"]
        check([found])


class TestPassedOver:
    @pytest.mark.parametrize(
        "first",
        [
            nodes.image(uri="a.png", alt="A"),
            nodes.figure("", nodes.image(uri="a.png", alt="A"), nodes.caption("", "Caption")),
            nodes.literal_block("", "code"),
            nodes.comment("", "a comment"),
            nodes.target("", "", ids=["a"], names=["a"]),
            nodes.transition(),
            nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "item"))),
            nodes.raw("", "<hr>", format="html"),
            nodes.rubric("", "Heading"),
            nodes.paragraph("", ""),
            nodes.paragraph("", "  \u3000 "),
            nodes.paragraph("", "", nodes.image(uri="a.png", alt="A")),
        ],
        ids=lambda node: node.tagname,
    )
    def test_before_the_text(self, first: nodes.Element) -> None:
        found = cut_excerpt([first.deepcopy(), paragraph("Text.")])
        assert text_of(found) == "Text."
        check(found)

    @pytest.mark.parametrize(
        "between",
        [
            nodes.image(uri="a.png", alt="A"),
            nodes.figure("", nodes.image(uri="a.png", alt="A")),
            nodes.comment("", "a comment"),
            nodes.target("", "", ids=["a"], names=["a"]),
        ],
        ids=lambda node: node.tagname,
    )
    def test_between_the_text(self, between: nodes.Element) -> None:
        found = cut_excerpt([paragraph("One."), between.deepcopy(), paragraph("Two.")])
        assert text_of(found) == "One.\nTwo."

    @pytest.mark.parametrize(
        "after",
        [
            nodes.literal_block("", "code"),
            nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "item"))),
            nodes.transition(),
            nodes.section("", nodes.title("", "Heading"), nodes.paragraph("", "below it")),
        ],
        ids=lambda node: node.tagname,
    )
    def test_what_follows_text_ends_it(self, after: nodes.Element) -> None:
        found = cut_excerpt([paragraph("One."), after.deepcopy(), paragraph("Two.")])
        assert text_of(found) == "One."

    def test_a_picture_in_a_link_leaves_no_empty_link(self) -> None:
        link = nodes.reference("", "", nodes.image(uri="a.png", alt="A"), refuri="b.html")
        found = cut_excerpt([paragraph(link, " Text.")])
        assert text_of(found).strip() == "Text."
        check(found)

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            (["See the launch ", "PIC", " and ", "PIC", "."], "See the launch Rocket and Rocket."),
            (["PIC", " Text."], "Text."),
            (["Text. ", "PIC"], "Text."),
            (["PIC", "PIC"], ""),
            (["a ", "BARE", " b"], "a  b"),
        ],
    )
    def test_a_picture_within_a_sentence_is_its_words(
        self, parts: list[str], expected: str
    ) -> None:
        pictures = {"PIC": "Rocket", "BARE": ""}
        found = cut_excerpt(
            [
                paragraph(
                    *(
                        nodes.image(uri="a.png", alt=pictures[part]) if part in pictures else part
                        for part in parts
                    )
                )
            ]
        )
        assert text_of(found).strip() == expected
        check(found)

    def test_a_body_without_text_has_no_excerpt(self) -> None:
        assert cut_excerpt([]) == []
        assert cut_excerpt([nodes.image(uri="a.png", alt="A"), nodes.literal_block("", "x")]) == []


@pytest.mark.parametrize("copy", [cut_excerpt, full_copy])
class TestCopies:
    """What is fit for another page, in excerpts and whole copies alike."""

    def test_nothing_is_left_that_may_stand_only_once(self, copy: object) -> None:
        mark = nodes.footnote_reference("", "1", refid="f1", ids=["r1"])
        cite = nodes.citation_reference("", "[c]", refid="c1", ids=["r2"])
        anchor = nodes.target("", "", ids=["here"], names=["here"])
        inner = nodes.strong("", "strong", ids=["s1"], names=["s1"])
        body = [paragraph("Text ", mark, cite, anchor, inner)]
        body[0]["ids"], body[0]["names"] = ["p1"], ["p1"]
        found = copy(body)  # type: ignore[operator]
        assert text_of(found) == "Text strong"
        for node in found:
            for each in node.findall(nodes.Element):
                assert each["ids"] == each["names"] == []
                assert "refid" not in each
        check(found)

    def test_the_text_of_an_inline_target_stays(self, copy: object) -> None:
        """``_`the rules``` in reStructuredText is visible text that can be referred to."""
        target = nodes.target("", "the rules", ids=["the-rules"], names=["the rules"])
        found = copy([paragraph("Read ", target, " first.")])  # type: ignore[operator]
        assert text_of(found) == "Read the rules first."
        for node in found:
            assert not any(each["ids"] for each in node.findall(nodes.Element))

    def test_a_link_within_the_article_is_kept_for_the_page_to_settle(self, copy: object) -> None:
        """Its goal stands on the article's page, whose address is not known here."""
        link = nodes.reference("", "below", refid="section-2", internal=True)
        (found,) = copy([paragraph("See ", link, ".")])  # type: ignore[operator]
        assert found.astext() == "See below."
        assert found[1]["refid"] == "section-2"

    def test_translators_meet_the_text_once(self, copy: object) -> None:
        found = copy([paragraph("Text ", nodes.strong("", "strong"))])  # type: ignore[operator]
        for node in found:
            assert all(each["translatable"] is False for each in node.findall(nodes.TextElement))

    def test_source_and_line_are_kept(self, copy: object) -> None:
        original = paragraph("Text")
        original.source, original.line = "news/one.md", 7
        (found,) = copy([original])  # type: ignore[operator]
        assert (found.source, found.line) == ("news/one.md", 7)

    def test_the_original_is_left_as_it_was(self, copy: object) -> None:
        body = parse(
            f"Text [1]_ |a| `b <https://example.org>`_ {words(100)}\n\n.. |a| image:: a.png\n\n"
            ".. [1] A note.\n\nHeading\n=======\n\n.. _target:\n\nMore text.\n\n----\n\nEnd.\n"
        )
        before = [node.pformat() for node in body]
        attributes = [
            dict(each.attributes) for node in body for each in node.findall(nodes.Element)
        ]
        copy(body)  # type: ignore[operator]
        assert [node.pformat() for node in body] == before
        after = [dict(each.attributes) for node in body for each in node.findall(nodes.Element)]
        assert after == attributes


def test_what_stands_below_an_articles_text_is_no_part_of_it() -> None:
    """The footer may stand within the last section of the body."""
    article = make_article(tags=("a",), link="https://example.org/one")
    for text in ("One.", "One.\n\nA\n=\n\nTwo.\n\nB\n-\n\nThree.\n\n.. more\n"):
        page = build_article_page(article, parse(text), presentation())
        for found in (full_copy(body_of(page)), cut_excerpt(body_of(page))):
            assert found[0].astext() == "One."
            assert "Tags:" not in text_of(found)
            assert "Original:" not in text_of(found)


INLINE = st.recursive(
    st.sampled_from(["one", " two ", "三四", ", ", " ", "five six"]).map(nodes.Text)
    | st.builds(lambda: nodes.image(uri="a.png", alt="a"))
    | st.builds(lambda: nodes.footnote_reference("", "1", refid="f", ids=["r"]))
    | st.builds(lambda: nodes.target("", "", ids=["t"], names=["t"]))
    | st.builds(lambda: nodes.math("", "a + b")),
    lambda parts: st.builds(
        lambda make, children: make("", "", *children),
        st.sampled_from([nodes.emphasis, nodes.strong, nodes.inline]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=8,
)
BLOCKS = st.lists(
    st.lists(INLINE, max_size=5).map(lambda parts: nodes.paragraph("", "", *parts))
    | st.builds(lambda: nodes.literal_block("", "code"))
    | st.builds(lambda: nodes.image(uri="a.png", alt="a"))
    | st.builds(lambda: nodes.comment("", "a comment")),
    max_size=4,
)


@given(BLOCKS, st.integers(1, 6))
def test_any_excerpt_is_a_tree_that_docutils_takes_and_no_longer_than_asked(
    body: list[nodes.Node], bound: int
) -> None:
    before = [node.pformat() for node in body]
    found = cut_excerpt(body, words=bound)
    assert [node.pformat() for node in body] == before
    check(found)
    assert all(isinstance(node, nodes.paragraph) and node.astext().strip() for node in found)
    text = " ".join(
        "".join(each.astext() for each in node.findall(nodes.Text)
                if not isinstance(each.parent, nodes.math))
        for node in found
    )  # fmt: skip
    # Where nodes meet within a word each part counts, so the text as a whole may count fewer.
    assert count_words(text.replace("…", "")) <= bound


def leading(*children: nodes.Node) -> nodes.Node:
    """The leading picture, alone or with a caption in a figure."""
    image = nodes.image(uri="a.png", classes=[LEADING_CLASS])
    return nodes.figure("", image, *children) if children else image


MARKER = nodes.comment("", "more", classes=["newsfeed-more"])


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ([leading(), paragraph("One.")], ["One."]),
        ([leading(nodes.caption("", "Caption")), paragraph("One.")], ["One."]),
        ([paragraph(leading()), paragraph("One.")], ["One."]),
        ([paragraph("One.", leading(), " Two.")], ["One. Two."]),
        ([nodes.container("", leading(), paragraph("One."))], ["One."]),
        ([nodes.container("", paragraph(nodes.reference("", "", leading())))], []),
    ],
)
def test_the_leading_picture_is_no_part_of_an_excerpt(
    before: list[nodes.Node], expected: list[str]
) -> None:
    other = nodes.image(uri="b.png")
    found = cut_excerpt([*(node.deepcopy() for node in before), other, MARKER.deepcopy()])
    assert [node.astext() for node in found[:-1]] == expected
    assert [image["uri"] for node in found for image in node.findall(nodes.image)] == ["b.png"]


def test_targets_in_text_leave_their_words() -> None:
    """docutils marks the names of two that are equal, and lets no node with such a mark go."""
    words = nodes.target("", "", nodes.Text("two"), dupnames=["a"], names=["b"], ids=["c"])
    outer = nodes.target("", "", nodes.Text("three "), nodes.target("", "four"), dupnames=["a"])
    paragraph = nodes.paragraph("", "one ", words, nodes.Text(" "), outer, nodes.target("", ""))
    (copy,) = cut_excerpt([paragraph])
    assert copy.astext() == "one two three four"
    assert not list(copy.findall(nodes.target))
    assert all(text.parent is copy for text in copy.findall(nodes.Text))


@pytest.mark.parametrize(
    ("texts", "is_marked"),
    [
        (["word"] * 250, True),
        # One node more.
        ([*["word"] * 249, ("wo", "rd")], False),
        (["w" * LONGEST_EXCERPT], True),
        (["w" * (LONGEST_EXCERPT + 1)], False),
        (["w" * LONGEST_EXCERPT, "w"], False),
    ],
)
def test_what_stands_before_a_marker_may_be_so_much(
    texts: list[str | tuple[str, ...]], is_marked: bool
) -> None:
    """A paragraph and its text are two nodes. Of more than that nothing is taken for marked."""
    assert MOST_EXCERPT_NODES == 500
    parts = [(text,) if isinstance(text, str) else text for text in texts]
    body = [*(paragraph(*each) for each in parts), nodes.comment("", "more"), paragraph("After.")]
    found = text_of(cut_excerpt(body, words=1))
    assert (found == "\n".join(map("".join, parts))) is is_marked
