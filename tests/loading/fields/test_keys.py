"""The keys of front matter and the shapes in which people fill them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.config.checks import MAPPED_FIELDS
from sphinx_newsfeed.config.taxonomies import all_taxonomies, check_taxonomies
from sphinx_newsfeed.loading.fields.keys import (
    FIELDS,
    Keys,
    read_fields,
)
from sphinx_newsfeed.model.taxonomy import BUILT_IN, with_pages
from sphinx_newsfeed.policy import MOST_NAMES

#: Every key and the field it fills; a key that is taken away or renamed must be missed here.
KEYS = {
    **dict.fromkeys(("title", "linktitle"), "title"),
    **dict.fromkeys(("author", "authors"), "authors"),
    **dict.fromkeys(("categories", "category"), "categories"),
    **dict.fromkeys(("tags", "tag"), "tags"),
    **dict.fromkeys(("headimg", "thumbnail", "cover", "image", "images"), "picture"),
    **dict.fromkeys(("banner", "previewimage", "featured_image", "featuredimage"), "picture"),
    **dict.fromkeys(("coverimage", "cover_image"), "picture"),
    **dict.fromkeys(("feature_image", "feature-img", "header-img", "header_image"), "picture"),
    **dict.fromkeys(("index_img", "top_img", "illustration", "og_image"), "picture"),
    **dict.fromkeys(("teaser", "thumb", "photos"), "picture"),
    **dict.fromkeys(("summary", "excerpt", "description", "intro", "abstract"), "summary"),
    "slug": "slug",
    **dict.fromkeys(("permalink", "path", "url", "save_as"), "permalink"),
    **dict.fromkeys(("aliases", "alias", "redirect_from", "redirect", "redirects"), "aliases"),
    **dict.fromkeys(("lang", "language", "locale"), "language"),
    **dict.fromkeys(("canonical_link", "canonical_url", "canonical", "external_link"), "link"),
    **dict.fromkeys(("external_url", "original", "source_url", "link"), "link"),
    **dict.fromkeys(("pinned", "pin", "sticky", "top"), "pinned"),
    **dict.fromkeys(("comments", "comment"), "comments"),
    "series": "series",
    **dict.fromkeys(("layout", "template", "type"), "layout"),
}
LISTED = {"authors", "categories", "tags", "aliases"}
SWITCHES = {"pinned", "comments"}

H, J, G, Z = "hexo", "jekyll", "hugo", "zola"
P, N, D, A = "pelican", "nikola", "docusaurus", "ablog"
M, PLAIN = "mkdocs", "plain"


def read(
    front_matter: dict[str, object],
    dialect: str = PLAIN,
    own: dict[str, str] | None = None,
) -> tuple[dict[str, object], list[tuple[str, str]]]:
    complaints: list[tuple[str, str]] = []
    keys = Keys(front_matter, dialect, own or {})
    fields = read_fields(keys, lambda key, message: complaints.append((key, message)))
    fields.pop("category_paths", None)
    return fields, complaints


def test_all_keys_are_in_the_table_above() -> None:
    declared = {key: name for name, field in FIELDS.items() for key in field.keys}
    declared |= {key: each.field for each in with_pages(BUILT_IN) for key in each.keys}
    assert declared == KEYS


def test_every_field_can_have_a_key_of_the_users_own() -> None:
    """Configuration lies below loading, so the names stand there once more."""
    lists = {each.field for each in with_pages(BUILT_IN)}
    by_rules = {"date", "updated", "expires", "draft", "unlisted"}
    assert set(MAPPED_FIELDS) == FIELDS.keys() | lists | by_rules


@pytest.mark.parametrize(("key", "field"), KEYS.items())
def test_a_key_fills_its_field(key: str, field: str) -> None:
    if field in SWITCHES:
        assert read({key: True}) == ({field: True}, [])
        assert read({key: "no"}) == ({field: False}, [])
    else:
        expected = ("Wert",) if field in LISTED else "Wert"
        assert read({key: "Wert"}) == ({field: expected}, [])


@pytest.mark.parametrize(("key", "field"), KEYS.items())
@pytest.mark.parametrize("value", [None, "", [], {}], ids=repr)
def test_an_empty_key_says_nothing(key: str, field: str, value: object) -> None:
    assert read({key: value}) == ({}, [])


def test_keys_that_nobody_knows_say_nothing() -> None:
    assert read({"mathjax": True, "extra": {"a": 1}}) == ({}, [])


def test_the_case_of_a_key_does_not_count_but_the_documented_one_wins() -> None:
    assert read({"Title": "One"})[0] == {"title": "One"}
    assert read({"TITLE": "One", "title": "Two"})[0] == {"title": "Two"}


def test_tables_of_zola_hugo_and_jekyll_count_after_the_outermost_keys() -> None:
    front_matter: dict[str, object] = {
        "taxonomies": {"tags": ["a"], "categories": ["b"]},
        "extra": {"image": "x.png", "title": "inner"},
        "title": "outer",
    }
    assert read(front_matter, Z)[0] == {
        "title": "outer",
        "picture": "x.png",
        "tags": ("a",),
        "categories": ("b",),
    }
    assert read({"header": {"teaser": "/t.png"}}, J)[0] == {"picture": "/t.png"}


def test_a_key_of_the_users_own_comes_first() -> None:
    front_matter: dict[str, object] = {"title": "b", "Headline": "a"}
    assert read(front_matter, own={"headline": "title"})[0] == {"title": "a"}
    assert read({"Rubrik": "x"}, J, {"Rubrik": "tags"})[0] == {"tags": ("x",)}
    assert read({"Rubrik": "x"}, J, {"Rubrik": "categories"})[0] == {"categories": ("x",)}


def test_what_no_field_takes_is_kept() -> None:
    front_matter: dict[str, object] = {
        "title": "One",
        "headimg": "a.png",
        "thumbnail": "b.png",
        "mathjax": True,
        "extra": {"image": "c.png", "rating": 4},
        "taxonomies": {"tags": ["a"]},
        "params": {},
    }
    keys = Keys(front_matter, Z, {})
    read_fields(keys, lambda key, message: None)
    assert keys.extra() == {
        "thumbnail": "b.png",
        "mathjax": True,
        "extra": {"image": "c.png", "rating": 4},
    }


@pytest.mark.parametrize(
    ("dialect", "key", "value", "expected"),
    [
        # Jekyll: "space-separated string", plural keys only.
        (J, "tags", "a b", ("a", "b")),
        (J, "tag", "a b", ("a b",)),
        (J, "categories", "a b", ("a", "b")),
        (J, "category", "a b", ("a b",)),
        (J, "tags", ["a b", "c"], ("a b", "c")),
        # Hexo: a text is one name.
        (H, "tags", "a, b", ("a, b",)),
        (H, "categories", "a, b", ("a, b",)),
        (G, "tags", "a b", ("a b",)),
        # Pelican, Nikola, ABlog: separated by commas.
        (P, "tags", "a, b; c", ("a", "b", "c")),
        (P, "category", "a, b", ("a, b",)),
        (P, "author", "Doe, Ann", ("Doe, Ann",)),
        (P, "authors", "Ann, Bob", ("Ann", "Bob")),
        (P, "authors", "Ann; Bob", ("Ann", "Bob")),
        (N, "tags", "a, b", ("a", "b")),
        (N, "category", "a/b", ("a", "b")),
        (N, "category", "a\\/b", ("a/b",)),
        (A, "tags", '[a, "b"]', ("a", "b")),
        (A, "category", "a, b", ("a", "b")),
        (A, "author", "Ann, Bob", ("Ann", "Bob")),
        (D, "tags", [{"label": "A", "permalink": "/a"}, "b"], ("A", "b")),
        (D, "authors", [{"name": "Ann", "title": "x"}, "bob"], ("Ann", "bob")),
        (M, "authors", ["ann"], ("ann",)),
        (PLAIN, "tags", "a, b，c", ("a", "b", "c")),
        (PLAIN, "categories", "Stocks, bonds", ("Stocks, bonds",)),
        (PLAIN, "author", "Doe, Ann; Bob", ("Doe, Ann", "Bob")),
    ],
    ids=repr,
)
def test_lists_by_dialect(dialect: str, key: str, value: object, expected: tuple[str, ...]) -> None:
    fields, complaints = read({key: value}, dialect)
    assert (fields, complaints) == ({KEYS[key]: expected}, [])


@pytest.mark.parametrize(
    ("dialect", "value", "expected"),
    [
        # Hexo documentation, "Front-matter": a list is one path, lists within it are several.
        (H, ["Sports", "Baseball"], (("Sports", "Baseball"),)),
        (H, [["Sports", "Baseball"], ["MLB"], "Day"], (("Sports", "Baseball"), ("MLB",), ("Day",))),
        (H, "Sports", (("Sports",),)),
        (J, ["a", "b"], (("a",), ("b",))),
        (G, ["a", ["b", "c"]], (("a",), ("b",), ("c",))),
        (N, "a/b", (("a", "b"),)),
        (PLAIN, ["金融", "新浪"], (("金融",), ("新浪",))),
        (H, [["a", "A"], ["a"], ["a"]], (("a",),)),
    ],
    ids=repr,
)
def test_paths_of_categories(
    dialect: str, value: object, expected: tuple[tuple[str, ...], ...]
) -> None:
    fields = read_fields(Keys({"categories": value}, dialect, {}), lambda key, message: None)
    assert fields["category_paths"] == expected


@pytest.mark.parametrize("value", [False, True, 1], ids=repr)
def test_a_switch_or_a_number_in_place_of_a_picture_is_none(value: object) -> None:
    """Hexo's themes have ``cover: false``, ABlog's ``image: 1`` is the first of the body."""
    assert read({"cover": value, "image": "a.png"}) == ({"picture": "a.png"}, [])


def test_the_first_key_that_holds_something_is_taken() -> None:
    assert read({"summary": "", "excerpt": None, "description": "Text"})[0] == {"summary": "Text"}
    assert read({"description": "b", "summary": "a"})[0] == {"summary": "a"}
    assert read({"summary": "  ", "description": "Text"})[0] == {"summary": "Text"}


def test_a_value_that_cannot_be_used_is_passed_over_for_the_next_key() -> None:
    fields, complaints = read({"summary": ["a", "list"], "description": "Text"})
    assert fields == {"summary": "Text"}
    assert [key for key, _ in complaints] == ["summary"]


def test_all_keys_of_old_addresses_count() -> None:
    fields, _ = read({"alias": "/a/", "redirect_from": ["/b/", "/c/"]})
    assert fields["aliases"] == ("/a/", "/b/", "/c/")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", ["a"]),
        ("title", {"a": "b"}),
        ("title", {"a"}),
        ("title", b"a"),
        ("summary", ["a"]),
        ("slug", {"a": 1}),
        ("tags", [{"color": ["red"]}]),
        ("tags", [{"color": "red", "size": "big"}]),
        ("authors", [{"color": "red"}]),
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


@pytest.mark.parametrize("key", ["tags", "categories", "category"])
@pytest.mark.parametrize(
    ("value", "names"),
    [
        (["a", {"b": "c"}], ("a", "b: c")),
        ([{"C++": 11}, {2020: "x"}], ("C++: 11", "2020: x")),
        (["a", {"b": None}], ("a", "b:")),
    ],
)
def test_a_name_with_a_colon_is_one_and_complained_of(
    key: str, value: object, names: tuple[str, ...]
) -> None:
    fields, ((where, message),) = read({key: value}, H)
    assert where == key
    assert "is a pair of YAML; it is taken for a name" in message
    assert fields["categories" if key != "tags" else "tags"] == names


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
    for key in ("title", "tags", "author", "slug"):
        fields, complaints = read({key: number})
        assert fields == {}
        assert [where for where, _ in complaints] == [key]
    assert read({"pinned": number}) == ({"pinned": True}, [])


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
    for name, value in fields.items():
        if name in LISTED:
            assert isinstance(value, tuple)
            assert all(isinstance(part, str) and part for part in value)
        else:
            assert isinstance(value, bool if name in SWITCHES else str)


@pytest.mark.parametrize("field", sorted(LISTED))
def test_an_article_may_have_only_so_many_names(field: str) -> None:
    """Each page of one of them shows them all."""
    fields, ((_, message),) = read({field: [f"/n{number}" for number in range(101)]}, J)
    assert len(fields[field]) == 100  # type: ignore[arg-type]
    assert message == "there are 101 names; the first 100 are taken, 1 are not"


@pytest.mark.parametrize("field", sorted(LISTED - {"aliases"}))
def test_a_name_may_have_only_so_many_bytes(field: str) -> None:
    """Each has a page, and stands on others. Two that begin alike are still two."""
    longest, *longer = (character * 1000 for character in "ab")
    names = [longest, *(each + end for each in longer for end in "cd")]
    fields, ((_, message),) = read({field: names})
    first, *others = fields[field]  # type: ignore[misc]
    assert first == longest
    assert len(set(others)) == 2
    assert all(each.startswith("b" * 1000 + "-") for each in others)
    assert message == "a name is longer than 1,000 bytes; its beginning is taken"


def test_an_old_address_is_not_shortened() -> None:
    fields, notes = read({"aliases": ["/" + "a" * 2000]})
    assert fields["aliases"] == ("/" + "a" * 2000,)
    assert not notes


@pytest.mark.parametrize(
    ("front_matter", "own", "field", "expected"),
    [
        ({"tags": ["a"], "releases": ["1.0"]}, {"releases": "tags"}, "tags", ("1.0", "a")),
        ({"releases": ["1.0"]}, {"releases": "tags"}, "tags", ("1.0",)),
        ({"x": "a", "y": ["b"]}, {"x": "tags", "y": "tags"}, "tags", ("a", "b")),
        ({"tags": ["a", "B"], "tag": "b"}, {}, "tags", ("a", "B")),
        ({"category": "a", "categories": ["b"]}, {}, "categories", ("b", "a")),
        ({"authors": ["Ann"], "editor": "Bob"}, {"editor": "authors"}, "authors", ("Bob", "Ann")),
        ({"tags": {"a": 1}, "releases": ["1.0"]}, {"releases": "tags"}, "tags", ("1.0",)),
    ],
)
def test_several_keys_of_one_list_add_up(
    front_matter: dict[str, object], own: dict[str, str], field: str, expected: tuple[str, ...]
) -> None:
    fields, complaints = read(front_matter, PLAIN, own)
    assert fields[field] == expected
    assert len(complaints) == isinstance(front_matter.get("tags"), dict)
    keys = Keys(front_matter, PLAIN, own)
    read_fields(keys, lambda key, message: None)
    assert not {key for key in keys.extra() if not isinstance(front_matter[key], dict)}


_OWN = all_taxonomies(
    check_taxonomies({"release": {"keys": ["releases", "version"]}, "part": {"tree": True}})
)


@pytest.mark.parametrize(
    ("front_matter", "own", "terms", "tags"),
    [
        ({"releases": ["2.0", "2.1"]}, {}, {"release": (("2.0",), ("2.1",))}, None),
        # All keys add up, in the order of the declaration, without doubles.
        (
            {"version": "2.0", "releases": ["1.0", " 2.0 "]},
            {},
            {"release": (("1.0",), ("2.0",))},
            None,
        ),
        ({"Version": 2, "RELEASES": "2"}, {}, {"release": (("2",),)}, None),
        ({"params": {"part": "a"}}, {}, {"part": (("a",),)}, None),
        ({"part": "A > B"}, {}, {"part": (("A", "B"),)}, None),
        ({"parts": ["A › B", "A", " "]}, {}, {"part": (("A", "B"), ("A",))}, None),
        ({"release": "1"}, {}, None, None),
        # One key may fill two fields.
        (
            {"releases": "1", "tags": ["a"]},
            {"releases": "tags"},
            {"release": (("1",),)},
            ("1", "a"),
        ),
        ({"of": "1", "version": "2"}, {"of": "release"}, {"release": (("1",), ("2",))}, None),
        ({"of": "1", "version": "2"}, {"of": "=release"}, {"release": (("1",),)}, None),
        ({"labels": "b", "tags": ["a"], "tag": "c"}, {"labels": "tags"}, None, ("b", "a", "c")),
        ({"labels": "b", "tags": ["a"], "tag": "c"}, {"labels": "=tags"}, None, ("b",)),
        ({"tags": ["a"]}, {"labels": "=tags"}, None, None),
        (
            {"labels": "b", "l2": "c", "tags": "a"},
            {"l2": "tags", "labels": "=tags"},
            None,
            ("c", "b"),
        ),
        ({"releases": None, "part": ""}, {}, None, None),
    ],
)
def test_taxonomies_of_ones_own(
    front_matter: dict[str, object],
    own: dict[str, str],
    terms: dict[str, object] | None,
    tags: tuple[str, ...] | None,
) -> None:
    fields = read_fields(Keys(front_matter, PLAIN, own), lambda key, message: None, _OWN)
    assert (fields.get("terms"), fields.get("tags")) == (terms, tags)


def test_names_of_ones_own_are_bounded() -> None:
    told: list[str] = []
    names = [f"n{number}" for number in range(MOST_NAMES + 1)]
    keys = Keys({"releases": names, "part": {"a": {}}}, PLAIN, {})
    fields = read_fields(keys, lambda key, message: told.append(f"{key}: {message}"), _OWN)
    assert len(fields["terms"]["release"]) == MOST_NAMES  # type: ignore[index]
    assert told[0].startswith("releases: there are")


def test_a_title_may_come_from_one_key_alone() -> None:
    keys = Keys({"title": "A"}, PLAIN, {"headline": "=title"})
    assert read_fields(keys, lambda key, message: None) == {}
