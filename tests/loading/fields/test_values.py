"""Texts, names, switches and addresses in the shapes in which people write them."""

from __future__ import annotations

import json
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.loading.fields.values import (
    plain_value,
    read_address,
    read_authors,
    read_names,
    read_pinned,
    read_switch,
    read_text,
    read_title,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("One", "One"),
        ("  One \n two\t three ", "One two three"),
        ("工信部：支持", "工信部：支持"),
        ("R&amp;D &lt;b&gt; &#123;x&#125; &#x4e2d;", "R&D <b> {x} 中"),
        ("AT&T", "AT&T"),
        ("a&nbsp;b", "a b"),
        ("\u3000工信部\u3000", "工信部"),
        (2024, "2024"),
        (1.0, "1.0"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (date(2022, 2, 28), "2022-02-28"),
        ("a\x00b\x08c\x0bd\x1be\x7ff", "abcdef"),
        ("a\ud800b\udfff", "ab"),
        ("a\ufffeb\uffffc", "abc"),
        ("&#0;a&#8;", "\ufffda"),
        ("a&#xD800;b", "a\ufffdb"),
        ("line\u2028two\u0085three", "line two three"),
        ("\U0001f600", "\U0001f600"),
        ("&#x202e;gnp.exe", "\u202egnp.exe\u202c"),
    ],
    ids=lambda value: f"{value!r:.30}",
)
def test_texts(value: object, expected: str) -> None:
    assert read_text(value) == expected


@pytest.mark.parametrize("value", [None, [], ["a"], {}, {"a": 1}, ("a",), {"a"}, b"a"], ids=repr)
def test_what_is_no_text(value: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_text(value)


@given(st.text())
def test_each_text_can_be_written_to_xml(text: str) -> None:
    """XML 1.0 allows no control characters besides white space, and no surrogates."""
    found = read_text(text)
    found.encode("utf-8")
    assert not any(ord(sign) < 0x20 or ord(sign) in (0xFFFE, 0xFFFF) for sign in found)
    assert found == " ".join(found.split())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Markets", ("Markets",)),
        ("Stocks, bonds", ("Stocks, bonds",)),
        (["a", "b"], ("a", "b")),
        (["b", "a", "b"], ("b", "a")),
        (["a", None, "", "  ", "b"], ("a", "b")),
        ([["a", "b"], ["c"], "d"], ("a", "b", "c", "d")),
        ([[["a"]]], ("a",)),
        (("a", "b"), ("a", "b")),
        ([1, 2.5, True, date(2022, 2, 28)], ("1", "2.5", "true", "2022-02-28")),
        (2022, ("2022",)),
        ({"name": "a"}, ("a",)),
        ([{"label": "a", "permalink": "/a"}, {"name": "b", "label": "c"}], ("a", "b")),
        (["R&amp;D", "R&D"], ("R&D",)),
        ([" a ", "a"], ("a",)),
        (["a\x00", "\ud800b"], ("a", "b")),
        (None, ()),
        ([], ()),
        ("", ()),
    ],
    ids=repr,
)
def test_names(value: object, expected: tuple[str, ...]) -> None:
    assert read_names(value) == expected


def test_a_name_that_differs_in_case_or_width_only_is_one_name() -> None:
    """Articles are filtered by such a name without regard to either, so it must count once."""
    assert read_names(["Markets", "markets", "Ｍarkets", "Bonds"]) == ("Markets", "Bonds")


def test_a_set_of_yaml_gives_its_names_in_one_order_or_is_refused() -> None:
    """YAML's ``!!set`` becomes a set, whose order differs between runs of Python."""
    try:
        names = read_names({"b", "a", "c"})
    except ValueError:
        return
    assert names == ("a", "b", "c")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("新浪财经", ("新浪财经",)),
        ("Ann; Bob;Cid", ("Ann", "Bob", "Cid")),
        ("Ann;", ("Ann",)),
        ("Doe, Ann", ("Doe, Ann",)),
        (["Ann", "Bob"], ("Ann", "Bob")),
        ({"name": "Ann", "url": "https://example.org"}, ("Ann",)),
        ([{"name": "Ann"}, "Bob"], ("Ann", "Bob")),
        (["Ann; Bob"], ("Ann; Bob",)),
        # The semicolon of a character reference separates nothing.
        ("Procter &amp; Gamble", ("Procter & Gamble",)),
        ("Ann &#38; Bob; Cid", ("Ann & Bob", "Cid")),
        ("Jos&eacute;", ("José",)),
        # A link of which the name is the text.
        ("[The *team*](https://a.example/team.md)\n", ("The *team*",)),
        ("Ann [x] (y); [Bob](/bob)", ("Ann [x] (y)", "Bob")),
    ],
    ids=repr,
)
def test_authors(value: object, expected: tuple[str, ...]) -> None:
    assert read_authors(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, True),
        (False, False),
        ("true", True),
        ("True ", True),
        ("YES", True),
        ("on", True),
        ("1", True),
        ("false", False),
        (" No", False),
        ("off", False),
        ("0", False),
        (1, True),
        (0, False),
    ],
    ids=repr,
)
def test_switches(value: object, expected: bool) -> None:
    assert read_switch(value) is expected


@pytest.mark.parametrize("value", [None, "", "maybe", 2, -1, 1.5, [], {}, [True]], ids=repr)
def test_what_is_no_switch(value: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_switch(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, True), (False, False), (1, True), (99, True), (0, False), (-1, False),
     ("true", True), ("no", False), (" 2 ", True), ("0", False), ("-1", False)],
    ids=repr,
)  # fmt: skip
def test_pinned(value: object, expected: bool) -> None:
    assert read_pinned(value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.org/a.png", "https://example.org/a.png"),
        ("img/a b.png", "img/a b.png"),
        ("图.png", "图.png"),
        (["a.png", "b.png"], "a.png"),
        ({"path": "a.png", "alt": "A"}, "a.png"),
        ({"url": "a.png"}, "a.png"),
        ({"src": "a.png"}, "a.png"),
        ([{"src": "a.png"}], "a.png"),
        # The site's own address in an export.
        ("__GHOST_URL__/content/a.png", "/content/a.png"),
        ("__GHOST_URL__", "/"),
        ("__GHOST_URL__x/a.png", "__GHOST_URL__x/a.png"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&b=2"),
        # HTML standard, "Named character reference state": in an attribute, a name without its
        # semicolon before "=" or a letter is no reference.
        ("https://example.org/?a=1&copy=2", "https://example.org/?a=1&copy=2"),
        ("https://example.org/?a=1&timestamp=2", "https://example.org/?a=1&timestamp=2"),
        ("https://example.org/?a=1&region=eu", "https://example.org/?a=1&region=eu"),
    ],
    ids=repr,
)
def test_addresses(value: object, expected: str) -> None:
    assert read_address(value) == expected


def test_a_time_is_written_as_it_was_read() -> None:
    assert read_text(datetime(2022, 2, 28, 7, 13)) == "2022-02-28 07:13:00"
    assert read_text(time(7, 13)) == "07:13:00"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a, b,c", ("a", "b", "c")),
        ("[a, \"b\", 'c']", ("a", "b", "c")),
        ("a,,", ("a",)),
        (["a, b"], ("a, b",)),
        ("R&amp;D, b", ("R&D", "b")),
    ],
    ids=repr,
)
def test_names_in_one_text(value: object, expected: tuple[str, ...]) -> None:
    assert read_names(value, ",") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<b>New</b> &amp; <code>old</code>", "New & old"),
        ("a<br/>b", "ab"),
        ("The element <dependency> and a<b", "The element <dependency> and a<b"),
        ("&lt;b&gt;", "<b>"),
        ("<b></b>", "<b></b>"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        (2024, "2024"),
    ],
    ids=repr,
)
def test_titles(value: object, expected: str) -> None:
    assert read_title(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2022, 2, 28), "2022-02-28"),
        ({"a": (1, [datetime(2022, 2, 28, 7)])}, {"a": [1, ["2022-02-28T07:00:00"]]}),
        (float("nan"), "nan"),
        (1.5, 1.5),
        ({1: "a\ud800b"}, {"1": "ab"}),
        (b"a", "b'a'"),
        (None, None),
    ],
    ids=repr,
)
def test_what_json_can_hold(value: object, expected: object) -> None:
    found = plain_value(value)
    assert found == expected
    assert json.loads(json.dumps(found, allow_nan=False)) == expected
