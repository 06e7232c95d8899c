"""An article's page: what stands around the body."""

from __future__ import annotations

import pytest
from docutils import nodes
from listing.trees import cases, check, parse, pformat, presentation
from model.samples import make_article

from sphinx_newsfeed.listing.article_page import (
    SECTION_ID,
    body_of,
    build_article_page,
    find_article,
    gather_footnotes,
    is_footer,
    leading_picture,
    place_page,
)
from sphinx_newsfeed.listing.related_links import other_articles
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.model.article import Article

ARTICLE = make_article(
    "one",
    28,
    title="The title",
    authors=("ann",),
    categories=("Markets",),
    tags=("a", "b"),
    link="https://example.org/one",
)


def build(body: list[nodes.Node], article: Article = ARTICLE) -> nodes.section:
    section = build_article_page(article, body, presentation())
    check([section])
    return section


def section(title: str, *children: nodes.Node, name: str = "") -> nodes.section:
    made = nodes.section(
        "", nodes.title("", title), *children, ids=[name or title.lower().replace(" ", "-")]
    )
    made["names"] = [title.lower()]
    return made


def paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text)


def footers(tree: nodes.Element) -> list[nodes.Node]:
    return [node for node in tree.findall(nodes.container) if is_footer(node)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [case[1:] for case in cases("article_page")],
    ids=[case[0] for case in cases("article_page")],
)
def test_pages(given: str, expected: str) -> None:
    assert pformat([build(parse(given))]) == expected


class TestFooter:
    def test_it_stands_below_the_text(self) -> None:
        page = build([paragraph("Text.")])
        assert [is_footer(node) for node in page[-5:]] == [False, True, True, True, True]
        assert page[-5].astext() == "Text."

    def test_after_a_section_it_stands_at_that_sections_end(self) -> None:
        """docutils allows nothing but sections after a section."""
        inner = section("Inner", paragraph("inner"))
        page = build([paragraph("Text."), section("A"), section("B", paragraph("b"), inner)])
        (footer,) = footers(page)
        assert footer.parent is inner
        assert inner[-4] is footer

    def test_without_tags_and_link_there_is_none(self) -> None:
        assert footers(build([paragraph("Text.")], make_article())) == []

    @pytest.mark.parametrize(
        "link", ["javascript:alert(1)", "data:text/html,x", "//example.org", "a"]
    )
    def test_an_address_that_is_none_of_the_web_makes_no_link(self, link: str) -> None:
        page = build([paragraph("Text.")], make_article(link=link))
        assert footers(page) == []
        assert "alert" not in page.pformat()

    def test_a_body_without_anything_has_a_page_too(self) -> None:
        page = build([])
        assert len(footers(page)) == 1
        assert body_of(page) == []


class TestRepeatedTitle:
    def test_it_is_dropped_and_its_target_kept(self) -> None:
        page = build([section("The title", paragraph("Text."), section("Next"), name="id1")])
        titles = [node.astext() for node in page.findall(nodes.title)]
        assert titles == ["The title", "Next"]
        assert [node for node in page.findall(nodes.Element) if "id1" in node["ids"]]
        assert [node for node in page.findall(nodes.Element) if "the title" in node["names"]]
        assert "Text." in page.astext()

    @pytest.mark.parametrize("title", ["THE TITLE", "The  title", "Ｔhe title", " The title "])
    def test_case_width_and_blanks_do_not_count(self, title: str) -> None:
        page = build([section(title, paragraph("Text."), name="x")])
        assert len(list(page.findall(nodes.title))) == 1

    def test_what_follows_it_stays_in_order(self) -> None:
        body = [section("The title", paragraph("a"), section("B"), name="x"), section("C")]
        page = build(body)
        assert [node.astext() for node in page.findall(nodes.title)] == ["The title", "B", "C"]

    def test_a_comment_before_it_hides_nothing(self) -> None:
        body = [
            nodes.comment("", "made by a script"),
            section("The title", paragraph("a"), name="x"),
        ]
        assert len(list(build(body).findall(nodes.title))) == 1

    @pytest.mark.parametrize(
        "body",
        [
            [section("Another title", paragraph("a"))],
            [paragraph("before"), section("The title", paragraph("a"), name="x")],
            [section("A", section("The title", name="x"))],
            [paragraph("The title")],
        ],
        ids=["another title", "after text", "within a section", "as a paragraph"],
    )
    def test_what_is_no_repetition_stays(self, body: list[nodes.Node]) -> None:
        text = "\n\n".join(node.astext() for node in body)
        assert text in build([node.deepcopy() for node in body]).astext()

    def test_a_title_with_markup_is_the_same_title(self) -> None:
        heading = nodes.section(
            "", nodes.title("", "", nodes.Text("The "), nodes.strong("", "title"))
        )
        heading["ids"] = ["x"]
        heading += paragraph("a")
        assert len(list(build([heading]).findall(nodes.title))) == 1


class TestPicture:
    def test_it_stands_above_the_text(self) -> None:
        page = build([paragraph("Text.")], make_article(picture="a.png"))
        images = list(page.findall(nodes.image))
        assert [image["uri"] for image in images] == ["a.png"]
        assert page.index(images[0].parent) == 1

    def test_one_that_the_body_shows_is_not_shown_twice(self) -> None:
        inner = nodes.paragraph("", "", nodes.image(uri="a.png", alt="A"))
        for body in ([nodes.image(uri="a.png", alt="A")], [section("B", inner)]):
            page = build(body, make_article(picture="a.png"))
            assert len(list(page.findall(nodes.image))) == 1

    def test_another_one_is(self) -> None:
        page = build([nodes.image(uri="b.png", alt="")], make_article(picture="a.png"))
        assert [image["uri"] for image in page.findall(nodes.image)] == ["a.png", "b.png"]


class TestBodyOf:
    @pytest.mark.parametrize("article", [ARTICLE, make_article()])
    def test_it_is_what_was_given(self, article: Article) -> None:
        body = [paragraph("a"), nodes.container("", paragraph("b")), section("C", paragraph("d"))]
        page = build(body, article)
        assert body_of(page) == body

    def test_header_and_footer_are_none_of_it(self) -> None:
        page = build([paragraph("a")])
        assert "\n".join(node.astext() for node in body_of(page)) == "a"


class TestFootnotes:
    def test_they_come_above_the_footer(self) -> None:
        page = build([paragraph("a")])
        note = nodes.footnote("", nodes.label("", "1"), paragraph("note"), ids=["n"])
        document = nodes.document(None, None)
        document += [page, nodes.transition(), note]
        gather_footnotes(document)
        assert document.children == [page]
        assert page[-5] is note
        assert is_footer(page[-4])

    def test_without_a_footer_they_come_last(self) -> None:
        page = build([paragraph("a")])
        page.children = [node for node in page.children if not is_footer(node)]
        document = nodes.document(None, None)
        document += [page, paragraph("note")]
        count = len(page)
        gather_footnotes(document)
        assert (len(page), page[-1].astext()) == (count + 1, "note")

    def test_without_any_nothing_happens(self) -> None:
        page = build([paragraph("a")], make_article())
        document = nodes.document(None, None)
        document += page
        before = document.pformat()
        gather_footnotes(document)
        assert document.pformat() == before

    def test_a_page_that_is_no_article_is_left_alone(self) -> None:
        document = nodes.document(None, None)
        document += [section("A"), nodes.transition(), paragraph("b")]
        before = document.pformat()
        gather_footnotes(document)
        assert document.pformat() == before
        assert find_article(document) is None


def test_all_nodes_say_where_they_come_from() -> None:
    """gettext passes over nodes without a source."""
    given = paragraph("Text.")
    given.source, given.line = "other.txt", 9
    page = build([given, section("A", paragraph("b"))])
    place_page(Survey(page), ARTICLE.path)
    for node in page.findall(nodes.Element):
        assert node.source
        assert node.line
    assert (given.source, given.line) == ("other.txt", 9)
    assert page.source == ARTICLE.path


def test_a_page_is_found_in_its_document() -> None:
    page = build([paragraph("a")])
    document = nodes.document(None, None)
    document += page
    assert find_article(document) is page
    assert page["ids"] == [SECTION_ID]


class TestLeadingPicture:
    """Listings show the picture of an article's page, wherever it stands there."""

    def test_the_one_above_the_text(self) -> None:
        page = build([paragraph("Text.")], make_article(picture="a.png"))
        before = page.pformat()
        found = leading_picture(page)
        assert found is not None
        assert found["uri"] == "a.png"
        assert found.parent is None
        assert page.pformat() == before

    def test_one_in_the_text_that_is_the_same(self) -> None:
        shown = nodes.image(uri="a.png", alt="A", ids=["x"], names=["x"], classes=["wide"])
        page = build([nodes.image(uri="b.png", alt=""), shown], make_article(picture="a.png"))
        found = leading_picture(page)
        assert found is not None
        assert found["uri"] == "a.png"
        assert found["ids"] == found["names"] == []
        assert "wide" not in found["classes"]
        # It stands beside the title, which says the same.
        assert found["alt"] == ""
        assert (shown["alt"], shown["ids"]) == ("A", ["x"])
        assert "wide" in shown["classes"]

    def test_pictures_of_the_text_are_none(self) -> None:
        assert leading_picture(build([nodes.image(uri="b.png", alt="")], make_article())) is None


@pytest.mark.parametrize(
    ("address", "classes", "expected"),
    [
        ("https://e.example/lead.png", ["newsfeed-no-referrer"], True),
        ("https://e.example/lead.png", [], False),
        ("lead.png", ["newsfeed-no-referrer"], False),
    ],
)
def test_the_leading_picture_is_as_shy_as_those_of_the_body(
    address: str, classes: list[str], expected: bool
) -> None:
    """Its host is most likely theirs; a picture of the project needs none of it."""
    body = nodes.image(uri="https://e.example/body.png", alt="", classes=classes)
    page = build([paragraph("a"), body], make_article(picture=address))
    (picture,) = (image for image in page.findall(nodes.image) if image["uri"] == address)
    assert picture["classes"][0] == "newsfeed-picture"
    assert ("newsfeed-no-referrer" in picture["classes"]) is expected


def test_links_to_other_articles_have_their_places() -> None:
    page = build([paragraph("a")])
    parts = [each["part"] for each in page.findall(other_articles)]
    assert parts == ["translations", "share", "related", "neighbours"]
    assert page["names"] == []
