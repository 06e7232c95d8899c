"""Categories as each generator means them."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.loading.fields.categories import (
    categories_of_folders,
    names_of,
    read_category_paths,
    within_bounds,
)
from sphinx_newsfeed.policy import MOST_PARTS

HEXO, JEKYLL, NIKOLA = "hexo", "jekyll", "nikola"
PELICAN, PLAIN = "pelican", "plain"


@pytest.mark.parametrize(
    ("value", "dialect", "expected"),
    [
        # A list is one path for Hexo, and lists in it are several.
        (["A", "B"], HEXO, (("A", "B"),)),
        ([["A", "B"], ["C"]], HEXO, (("A", "B"), ("C",))),
        (["A", ["B", "C"]], HEXO, (("A",), ("B", "C"))),
        ([["A", "B"], ["a", "b"], ["A"]], HEXO, (("A", "B"), ("A",))),
        (["A", None, ""], HEXO, (("A",),)),
        ([], HEXO, ()),
        ("A, B", HEXO, (("A",), ("B",))),
        # For others each name is one of its own.
        (["A", "B", "a"], PLAIN, (("A",), ("B",))),
        ("A, B", PLAIN, (("A",), ("B",))),
        ("A/B", PLAIN, (("A/B",),)),
        # Nikola writes a path with slashes, and a slash of a name with a backslash before it.
        ("A/B", NIKOLA, (("A", "B"),)),
        ("A / B/", NIKOLA, (("A", "B"),)),
        (r"A\/B/C", NIKOLA, (("A/B", "C"),)),
        ("/", NIKOLA, ()),
        (None, PLAIN, ()),
    ],
)
def test_paths(value: Any, dialect: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert read_category_paths(value, generator_of(dialect), ",") == expected


@pytest.mark.parametrize(
    ("name", "dialect", "expected"),
    [
        ("a.md", PELICAN, ()),
        ("x/a.md", PELICAN, (("x",),)),
        ("x/y/z/a.md", PELICAN, (("z",),)),
        ("x/_posts/a.md", JEKYLL, (("x",),)),
        ("x/y/_posts/z/a.md", JEKYLL, (("x",), ("y",))),
        ("x/X/_drafts/a.md", JEKYLL, (("x",),)),
        ("x/_posts/y/_drafts/a.md", JEKYLL, (("x",),)),
        ("_posts/x/a.md", JEKYLL, ()),
        ("x/a.md", JEKYLL, ()),
        ("x/a.md", PLAIN, ()),
        ("x/_posts/a.md", HEXO, ()),
    ],
)
def test_folders(name: str, dialect: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert categories_of_folders(name, generator_of(dialect)) == expected


def test_a_path_has_no_more_parts_than_one_may_have() -> None:
    parts = tuple(f"p{n}" for n in range(MOST_PARTS + 2))
    first, last = parts[:MOST_PARTS], parts[MOST_PARTS:]
    assert within_bounds([first]) == (first,)
    assert within_bounds([parts]) == (first, (last[0],), (last[1],))
    assert within_bounds([parts, ("a",), first]) == (first, (last[0],), (last[1],), ("a",))


def test_the_names_of_paths_each_once() -> None:
    assert names_of([("A", "B"), ("b", "C"), ("A",)]) == ("A", "B", "C")
