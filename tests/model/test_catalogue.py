"""All articles in one order, and the ways to find one."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.samples import make_article

from sphinx_newsfeed.config.taxonomies import all_taxonomies, check_taxonomies
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.taxonomy import AUTHOR, BUILT_IN, CATEGORY, LANGUAGE, TAG, own_of


def docnames(articles: tuple[Article, ...]) -> list[str]:
    return [article.docname for article in articles]


class TestOrder:
    def test_the_newest_comes_first(self) -> None:
        articles = [make_article("a", 2), make_article("b", 3), make_article("c", 1)]
        expected = ["news/b", "news/a", "news/c"]
        for order in itertools.permutations(articles):
            assert docnames(Catalogue(order).articles) == expected

    def test_articles_of_one_instant_stand_in_the_order_of_their_docnames(self) -> None:
        articles = [make_article("b"), make_article("c"), make_article("a"), make_article("z", 2)]
        for order in itertools.permutations(articles):
            found = docnames(Catalogue(order).articles)
            assert found == ["news/z", "news/a", "news/b", "news/c"]

    def test_one_instant_may_be_written_in_two_zones(self) -> None:
        noon = datetime(2022, 3, 1, 12, tzinfo=UTC)
        articles = [
            make_article("b", date=noon),
            make_article("a", date=noon.astimezone(ZoneInfo("Asia/Shanghai"))),
        ]
        assert docnames(Catalogue(articles).articles) == ["news/a", "news/b"]

    def test_in_the_hour_that_comes_twice_it_is_the_instant_that_counts(self) -> None:
        """Python compares two times of one zone by their clocks alone."""
        berlin = ZoneInfo("Europe/Berlin")
        start = datetime(2022, 10, 30, 0, 30, tzinfo=UTC)
        articles = [
            make_article(
                f"{minutes:03}", date=(start + timedelta(minutes=minutes)).astimezone(berlin)
            )
            for minutes in (0, 20, 40, 60, 80)
        ]
        found = docnames(Catalogue(articles).articles)
        assert found == ["news/080", "news/060", "news/040", "news/020", "news/000"]

    def test_nothing_is_a_catalogue_too(self) -> None:
        catalogue = Catalogue()
        assert len(catalogue) == 0
        assert catalogue.articles == ()
        assert catalogue.find("a") == ()
        assert catalogue.names(TAG) == {}
        assert catalogue.members(TAG.name, "a") == ()


class TestHidden:
    """A hidden article leaves no trace."""

    def test_it_is_nowhere(self) -> None:
        fields = {"categories": ("x",), "tags": ("x",), "authors": ("x",), "language": "x"}
        hidden = make_article("b", 2, hidden="draft", slug="s", aliases=("/old/",), **fields)
        catalogue = Catalogue([make_article("a", 1), hidden, make_article("c", 3)])
        assert docnames(catalogue.articles) == ["news/c", "news/a"]
        assert len(catalogue) == 2
        assert "news/b" not in catalogue
        assert catalogue.get("news/b") is None
        for target in ("news/b", "b", "b.md", "s", "/old/"):
            assert catalogue.find(target) == ()
        for axis in BUILT_IN:
            assert catalogue.members(axis.name, "x") == ()
            assert catalogue.names(axis) == {}

    def test_it_makes_nothing_ambiguous(self) -> None:
        shown = make_article("2021/a", slug="a")
        catalogue = Catalogue([shown, make_article("2022/a", slug="a", hidden="future")])
        assert catalogue.find("a") == (shown,)


class TestFind:
    @pytest.mark.parametrize(
        "target",
        [
            "news/2022/One Café",
            "/news/2022/One Café",
            "news/2022/One Café/",
            "the-slug",
            "THE-SLUG",
            "ｔｈｅ-slug",
            "one café.md",
            "One Cafe\u0301.md",
            "ONE CAFÉ",
            "/2022/02/28/old address/",
            "2022/02/28/OLD address",
            "https://example.org/old.html",
            # The name of a file comes from the disk, and some disks take letters apart.
            "news/2022/One Cafe\u0301",
        ],
    )
    def test_an_article_answers_to_all_its_names(self, target: str) -> None:
        article = make_article(
            "2022/One Café",
            slug="The-Slug",
            aliases=("/2022/02/28/Old Address/", "https://example.org/old.html"),
        )
        catalogue = Catalogue([make_article("other"), article])
        assert catalogue.find(target) == (article,)

    @pytest.mark.parametrize("target", ["", "/", "  ", "ne", "One.html", "2022", "news/", "*"])
    def test_it_does_not_answer_to_others(self, target: str) -> None:
        catalogue = Catalogue(
            [make_article("One"), make_article("two", slug="", aliases=("/", ""))]
        )
        assert catalogue.find(target) == ()

    def test_what_several_answer_to_is_ambiguous(self) -> None:
        articles = [
            make_article("2021/a", 1, slug="x"),
            make_article("2022/A", 2, slug="y"),
            make_article("b", 3, slug="z", aliases=("/a/",)),
        ]
        catalogue = Catalogue(articles)
        assert docnames(catalogue.find("a")) == ["news/b", "news/2022/A", "news/2021/a"]
        assert docnames(catalogue.find("a.md")) == ["news/2022/A", "news/2021/a"]

    def test_an_article_with_two_names_that_are_one_is_not(self) -> None:
        article = make_article("one", slug="One", aliases=("/one/", "ONE", "one.md"))
        assert Catalogue([article]).find("one") == (article,)

    def test_a_docname_is_never_ambiguous(self) -> None:
        named = make_article(docname="a", slug="x")
        other = make_article(docname="news/b", slug="a", aliases=("/a/",))
        assert Catalogue([named, other]).find("a") == (named,)
        assert Catalogue([named, other]).find("/a/") == (named,)


class TestNames:
    ARTICLES = (
        make_article("a", 1, categories=("Markets", "金融"), tags=("x",)),
        make_article("b", 2, categories=("markets",)),
        make_article("c", 3, categories=("Markets",), tags=("X",)),
        make_article("d", 4, authors=("Ann",), language="de"),
    )

    @pytest.mark.parametrize("name", ["Markets", "markets", "MARKETS", " ｍarkets "])
    def test_members_stand_under_every_spelling(self, name: str) -> None:
        found = Catalogue(self.ARTICLES).members(CATEGORY.name, name)
        assert docnames(found) == ["news/c", "news/b", "news/a"]

    def test_an_axis_knows_nothing_of_another(self) -> None:
        catalogue = Catalogue(self.ARTICLES)
        assert catalogue.members(TAG.name, "Markets") == ()
        assert docnames(catalogue.members(LANGUAGE.name, "de")) == ["news/d"]
        assert catalogue.members(CATEGORY.name, "") == ()

    def test_names_are_spelled_as_most_articles_spell_them(self) -> None:
        catalogue = Catalogue(self.ARTICLES)
        assert catalogue.names(CATEGORY) == {"Markets": 3, "金融": 1}
        assert catalogue.names(AUTHOR) == {"Ann": 1}

    def test_where_two_spellings_are_as_frequent_the_choice_is_always_the_same(self) -> None:
        one, two = make_article("a", tags=("x",)), make_article("b", tags=("X",))
        assert Catalogue([one, two]).names(TAG) == Catalogue([two, one]).names(TAG)

    def test_names_stand_in_alphabetical_order_whatever_their_case(self) -> None:
        articles = [make_article(name, tags=(name,)) for name in ("b", "A", "c", "B2", "Z", "é")]
        assert list(Catalogue(articles).names(TAG)) == ["A", "b", "B2", "c", "Z", "é"]

    def test_an_article_counts_once_however_often_it_says_a_name(self) -> None:
        catalogue = Catalogue([make_article(tags=("Markets", "markets"))])
        assert list(catalogue.names(TAG).values()) == [1]
        assert len(catalogue.members(TAG.name, "markets")) == 1

    @given(
        st.lists(
            st.lists(st.sampled_from(["a", "A", "Ａ", "b", "ß", "SS"]), max_size=3), max_size=5
        )
    )
    def test_the_number_of_a_name_is_that_of_its_members(self, names: list[list[str]]) -> None:
        articles = [make_article(str(n), tags=tuple(each)) for n, each in enumerate(names)]
        catalogue = Catalogue(articles)
        for name, count in catalogue.names(TAG).items():
            assert count == len(catalogue.members(TAG.name, name))
            assert any(name in article.tags for article in catalogue.members(TAG.name, name))


def test_an_article_is_got_by_its_docname_only() -> None:
    article = make_article("One", slug="x")
    catalogue = Catalogue([article])
    assert catalogue.get("news/One") == article
    assert "news/One" in catalogue
    for other in ("One", "x", "news/one", "/news/One", ""):
        assert catalogue.get(other) is None
        assert other not in catalogue


class TestOwn:
    RELEASE, PART = own_of(
        all_taxonomies(check_taxonomies({"release": {}, "part": {"tree": True}}))
    )
    ARTICLES = (
        make_article("a", 1, terms={"release": (("2.10",), ("2.9",)), "part": (("X", "Y"),)}),
        make_article("b", 2, terms={"release": (("2.9",), ("10",), ("v2",))}),
        make_article("c", 3, tags=("2.9",)),
    )

    def test_names_stand_in_the_order_in_which_people_count(self) -> None:
        catalogue = Catalogue(self.ARTICLES, (*BUILT_IN, self.RELEASE, self.PART))
        assert catalogue.names(self.RELEASE) == {"2.9": 2, "2.10": 1, "10": 1, "v2": 1}
        assert list(catalogue.names(self.RELEASE)) == ["2.9", "2.10", "10", "v2"]
        assert docnames(catalogue.members("release", "2.9")) == ["news/b", "news/a"]

    def test_names_stand_in_each_other(self) -> None:
        catalogue = Catalogue(self.ARTICLES, (*BUILT_IN, self.RELEASE, self.PART))
        assert list(catalogue.tree(self.PART).paths) == [("X",), ("X", "Y")]
        assert docnames(catalogue.members("part", "X > Y")) == ["news/a"]
        assert catalogue.names(self.PART) == {"X": 1, "Y": 1}

    def test_what_nobody_declares_is_not_found(self) -> None:
        assert Catalogue(self.ARTICLES).members("release", "2.9") == ()


class TestUnlisted:
    """Articles with a page that stand in no listing."""

    catalogue = Catalogue(
        [
            make_article("a", 1, tags=("x",)),
            make_article("b", 2, tags=("x", "y"), unlisted=True),
            make_article("c", 3, tags=("x",)),
        ]
    )

    def test_they_have_a_page_and_can_be_referred_to(self) -> None:
        assert [article.slug for article in self.catalogue.pages] == ["c", "b", "a"]
        assert "news/b" in self.catalogue
        article = self.catalogue.get("news/b")
        assert article is not None
        assert self.catalogue.find("b") == (article,)

    def test_nothing_else_has_them(self) -> None:
        assert [article.slug for article in self.catalogue.articles] == ["c", "a"]
        assert len(self.catalogue) == 2
        assert [article.slug for article in self.catalogue.members(TAG.name, "x")] == ["c", "a"]
        assert self.catalogue.names(TAG) == {"x": 2}


@pytest.mark.parametrize("target", ["Xylo-X", "/Xylo-X/", "news/Xylo-X", "/news/Xylo-X/"])
def test_slashes_at_the_ends_of_a_target_do_not_count(target: str) -> None:
    article = make_article("Xylo-X")
    assert Catalogue([article]).find(target) == (article,)
    assert Catalogue([article]).find(target.replace("X", "")) == ()
