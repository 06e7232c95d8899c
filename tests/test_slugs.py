"""Names for addresses, and what somebody may have meant."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.slugs import make_slug, unique_slugs
from sphinx_newsfeed.suggestions import nearest


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Markets", "markets"),
        ("Stocks & Bonds", "stocks-and-bonds"),
        ("  two   words ", "two-words"),
        ("金融", "jin-rong"),
        ("新浪财经－国內", "xin-lang-cai-jing-guo-nei"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("Ｍarkets", "markets"),
        ("Straße", "strasse"),
        ("Москва", "moskva"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("R&D", "r-and-d"),
        ("a_b", "a-b"),
        ("v1.2", "v1-2"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>", "script"),
        ("!", "21"),
        ("?!", "3f-21"),
        ("\U0001f600", "1f600"),
        ("", "unnamed"),
        ("   ", "unnamed"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert make_slug(name) == expected


@given(st.text())
def test_a_slug_is_never_empty_and_can_stand_in_any_address(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", make_slug(name))


@pytest.mark.parametrize(
    "name", ["\ud800", "a\udfff", "\x00", "\u200b", "\U0010ffff", "a" * 10_000]
)
def test_hostile_names(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", make_slug(name))


@given(st.text(st.characters(categories=["L", "N"], max_codepoint=0x2FF), min_size=1))
def test_unicode_forms_of_a_name_have_one_slug(name: str) -> None:
    composed = unicodedata.normalize("NFC", name)
    assert make_slug(composed) == make_slug(unicodedata.normalize("NFD", name))


class TestUniqueSlugs:
    """A slug for each name, which nothing else in its folder has."""

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            ([], []),
            (["B", "A"], ["b", "a"]),
            # Case and Unicode form make no other name.
            (["Café", "CAFE\u0301", "cafe"], ["cafe", "cafe", "cafe-2"]),
            # The first keeps it.
            (["a b", "a-b", "a_b", "a.b"], ["a-b", "a-b-2", "a-b-3", "a-b-4"]),
            # A number that another name has is passed over.
            (["a b", "a b 2", "a-b"], ["a-b", "a-b-2", "a-b-3"]),
        ],
    )
    def test_no_two_names_have_one(self, names: list[str], expected: list[str]) -> None:
        assert unique_slugs(names) == dict(zip(names, expected, strict=True))

    @pytest.mark.parametrize(
        "name",
        [
            *("con", "PRN", "Aux", "nul", "com0", "COM1", "com9", "lpt0", "LPT1", "lpt9"),
            *("index", "Search", "genindex", "py modindex", "page 2", "page-10"),
        ],
    )
    def test_no_page_of_sphinx_and_no_device_has_one(self, name: str) -> None:
        assert unique_slugs([name]) == {name: f"{make_slug(name)}-news"}
        both = unique_slugs([f"{name} news", name])
        assert both[name] == f"{make_slug(name)}-news-2"

    @pytest.mark.parametrize(
        "name",
        [
            *("console", "a con", "com", "com10", "com1 and 2", "lpt", "null", "prn2", "aux-in"),
            *("indexes", "an index", "research", "page", "page two", "page-2-b", "front page 2"),
        ],
    )
    def test_names_that_are_but_like_them_stay(self, name: str) -> None:
        assert unique_slugs([name]) == {name: make_slug(name)}


class TestNearest:
    KNOWN = ("Markets", "Machines", "金融", "Sport", "Politics", "Science", "Travel")

    @pytest.mark.parametrize(
        ("target", "expected"),
        [("Market", "Markets"), ("MARKETS", "Markets"), ("sports", "Sport"), ("金 融", "金融")],
    )
    def test_the_most_alike_comes_first(self, target: str, expected: str) -> None:
        assert nearest(target, self.KNOWN)[0] == expected

    def test_without_any_that_is_alike_the_first_are_given(self) -> None:
        assert nearest("zzz", self.KNOWN) == list(self.KNOWN[:5])

    def test_no_more_than_five_are_given(self) -> None:
        assert len(nearest("name 1", [f"name {n}" for n in range(50)])) == 5

    def test_without_any_known_none_is_given(self) -> None:
        assert nearest("a", []) == []
