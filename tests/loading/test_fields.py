"""The keys of front matter and the shapes in which people fill them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.loading.fields import (
    DATE_KEYS,
    FIELDS,
    UPDATED_KEYS,
    read_address,
    read_authors,
    read_fields,
    read_hidden,
    read_names,
    read_pinned,
    read_switch,
    read_text,
)

#: Every key and the field it fills; a key that is taken away or renamed must be missed here.
KEYS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "categories": "categories",
    "category": "categories",
    "tags": "tags",
    "tag": "tags",
    "headimg": "picture",
    "thumbnail": "picture",
    "cover": "picture",
    "image": "picture",
    "banner": "picture",
    "previewimage": "picture",
    "summary": "summary",
    "excerpt": "summary",
    "description": "summary",
    "slug": "slug",
    "aliases": "aliases",
    "alias": "aliases",
    "redirect_from": "aliases",
    "permalink": "aliases",
    "path": "aliases",
    "lang": "language",
    "language": "language",
    "canonical_link": "link",
    "external_link": "link",
    "original": "link",
    "source_url": "link",
    "link": "link",
    "pinned": "pinned",
    "pin": "pinned",
    "sticky": "pinned",
    "comments": "comments",
}
LISTS = {"authors", "categories", "tags", "aliases"}
SWITCHES = {"pinned", "comments"}


def read(front_matter: dict[str, object]) -> tuple[dict[str, object], list[tuple[str, str]]]:
    complaints: list[tuple[str, str]] = []
    fields = read_fields(front_matter, lambda key, message: complaints.append((key, message)))
    return fields, complaints


def test_all_keys_are_in_the_table_above() -> None:
    assert {key: name for name, field in FIELDS.items() for key in field.keys} == KEYS


@pytest.mark.parametrize(("key", "field"), KEYS.items())
def test_a_key_fills_its_field(key: str, field: str) -> None:
    if field in SWITCHES:
        assert read({key: True}) == ({field: True}, [])
        assert read({key: "no"}) == ({field: False}, [])
    else:
        expected = ("Wert",) if field in LISTS else "Wert"
        assert read({key: "Wert"}) == ({field: expected}, [])


@pytest.mark.parametrize(("key", "field"), KEYS.items())
@pytest.mark.parametrize("value", [None, "", [], {}], ids=repr)
def test_an_empty_key_says_nothing(key: str, field: str, value: object) -> None:
    assert read({key: value}) == ({}, [])


def test_keys_that_nobody_knows_say_nothing() -> None:
    assert read({"layout": "post", "extra": {"a": 1}, "Title": "One"}) == ({}, [])


def test_the_first_key_that_holds_something_is_taken() -> None:
    assert read({"summary": "", "excerpt": None, "description": "Text"})[0] == {"summary": "Text"}
    assert read({"description": "b", "summary": "a"})[0] == {"summary": "a"}
    assert read({"summary": "  ", "description": "Text"})[0] == {"summary": "Text"}


def test_a_value_that_cannot_be_used_is_passed_over_for_the_next_key() -> None:
    fields, complaints = read({"summary": ["a", "list"], "description": "Text"})
    assert fields == {"summary": "Text"}
    assert [key for key, _ in complaints] == ["summary"]


def test_an_article_answers_to_its_permalink_and_to_what_redirects_to_it() -> None:
    """Jekyll's posts have both: where it stood last, and where it stood before."""
    fields, _ = read({"permalink": "/a/", "redirect_from": ["/b/", "/c/"]})
    assert set(fields["aliases"]) == {"/a/", "/b/", "/c/"}  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", ["a"]),
        ("title", {"a": "b"}),
        ("title", {"a"}),
        ("title", b"a"),
        ("summary", ["a"]),
        ("slug", {"a": 1}),
        ("tags", [{"color": "red"}]),
        ("tags", {"color": "red"}),
        ("tags", ["a", {"name": ["b"]}]),
        ("author", {"email": "a@example.org"}),
        ("image", {"alt": "a"}),
        ("image", [[]]),
        ("image", {"url": None}),
        ("link", {"title": "a"}),
        ("pinned", "perhaps"),
        ("pinned", [1]),
        ("comments", "perhaps"),
        ("comments", {"provider": "x"}),
        ("comments", 1.5),
    ],
    ids=repr,
)
def test_a_shape_that_cannot_be_used_is_complained_of_once(key: str, value: object) -> None:
    fields, complaints = read({key: value})
    assert fields == {}
    assert [where for where, _ in complaints] == [key]
    assert complaints[0][1].strip()


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
        ("a\x00b\x08c\x0bd\x1be\x7ff", "abcde\x7ff"),
        ("a\ud800b\udfff", "ab"),
        ("a\ufffeb\uffffc", "abc"),
        ("&#0;a&#8;", "\ufffda"),
        ("a&#xD800;b", "a\ufffdb"),
        ("line\u2028two\u0085three", "line two three"),
        ("\U0001f600", "\U0001f600"),
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
     ("true", True), ("no", False)],
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


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ({}, ""),
        ({"draft": True}, "draft"),
        ({"draft": "true"}, "draft"),
        ({"draft": "yes"}, "draft"),
        ({"draft": 1}, "draft"),
        ({"draft": False}, ""),
        ({"draft": None}, ""),
        ({"published": False}, "draft"),
        ({"published": "false"}, "draft"),
        ({"published": True}, ""),
        # a date for Hugo
        ({"published": date(2022, 2, 28)}, ""),
        ({"published": "2022-02-28"}, ""),
        ({"status": "draft"}, "draft"),
        ({"status": " Draft "}, "draft"),
        ({"status": "private"}, "private"),
        ({"status": "hidden"}, "hidden"),
        ({"status": "skip"}, "skip"),
        ({"status": "published"}, ""),
        ({"status": "featured"}, ""),
        ({"status": None}, ""),
        ({"status": ["draft"]}, ""),
        ({"status": "published", "draft": True}, "draft"),
        ({"hidden": True}, "hidden"),
        ({"hidden": False}, ""),
    ],
    ids=repr,
)
def test_hidden(front_matter: dict[str, object], expected: str) -> None:
    assert read_hidden(front_matter, lambda key, message: None) == expected


def test_the_keys_of_dates() -> None:
    assert DATE_KEYS[0] == "date"
    assert UPDATED_KEYS[0] == "updated"
    assert not set(DATE_KEYS) & set(UPDATED_KEYS)
    assert not {*DATE_KEYS, *UPDATED_KEYS} & KEYS.keys()


def test_a_list_that_holds_itself_is_complained_of() -> None:
    """YAML can write such a thing: ``&a [*a]``."""
    loop: list[Any] = ["a"]
    loop.append(loop)
    for key in ("tags", "author", "image", "title", "aliases", "pinned"):
        fields, _ = read({key: [loop] if key == "image" else loop})
        assert fields.get(key, ()) in ((), ("a",)), key
    pictures: list[Any] = []
    pictures.append(pictures)
    assert read({"image": pictures})[0] == {}
    mapping: dict[str, Any] = {}
    mapping["name"] = mapping["path"] = mapping
    for key in ("tags", "author", "image", "title"):
        assert read({key: mapping})[0] == {}


def test_a_number_too_long_to_be_written_is_complained_of() -> None:
    """Python writes no number of more than 4,300 digits; YAML's hexadecimal form can name one."""
    number = 16**5000
    for key in ("title", "tags", "author", "slug", "image", "link"):
        fields, complaints = read({key: number})
        assert fields == {}
        assert [where for where, _ in complaints] == [key]
    assert read({"pinned": number}) == ({"pinned": True}, [])
    assert read_hidden({"status": number}, lambda key, message: None) == ""


YAML_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates()
    | st.datetimes() | st.binary(),
    lambda values: st.lists(values, max_size=3)
    | st.dictionaries(
        st.sampled_from(["name", "label", "path", "url", "src", "x"]), values, max_size=2
    ),
    max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from([*KEYS, "draft", "published", "status"]), YAML_VALUES))
def test_no_value_raises_and_each_field_has_its_type(front_matter: dict[str, object]) -> None:
    fields, _ = read(front_matter)
    read_hidden(front_matter, lambda key, message: None)
    for name, value in fields.items():
        if name in LISTS:
            assert isinstance(value, tuple)
            assert all(isinstance(part, str) and part for part in value)
        else:
            assert isinstance(value, bool if name in SWITCHES else str)


def test_a_time_is_written_as_yaml_reads_it() -> None:
    assert read_text(datetime(2022, 2, 28, 7, 13)) == "2022-02-28 07:13:00"
