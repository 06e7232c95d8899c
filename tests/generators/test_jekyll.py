"""What Jekyll makes of words, folders and its configuration."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators import jekyll


@pytest.mark.parametrize(
    ("text", "title", "slug"),
    [
        ("", "", ""), ("A B", "A-B", "a-b"), ("a, b!", "a,-b!", "a-b"), ("--a--", "a", "a"),
        ("X.Y_Z", "X.Y_Z", "x-y-z"), ("Größe 金融", "Größe-金融", "größe-金融"),
        ("a/b?c", "a-b-c", "a-b-c"),
        ("a & b", "a-&-b", "a-b"),
    ],
)  # fmt: skip
def test_jekyll(text: str, title: str, slug: str) -> None:
    assert jekyll.title(text) == title
    assert jekyll.slug(text) == slug


_OWN, _OF_ALL = "/news/:title/", "/:title.html"


def _default(permalink: object, kind: object = "posts") -> dict[str, object]:
    return {"scope": {"path": "", "type": kind}, "values": {"permalink": permalink}}


@pytest.mark.parametrize(
    ("values", "permalink"),
    [
        ({}, None),
        ({"permalink": _OF_ALL}, _OF_ALL),
        # What posts alone have comes before what all have, and a default before the collection.
        ({"permalink": _OF_ALL, "collections": {"posts": {"permalink": _OWN}}}, _OWN),
        ({"permalink": _OF_ALL, "defaults": [_default(_OWN)]}, _OWN),
        (
            {"collections": {"posts": {"permalink": _OF_ALL}}, "defaults": [_default(_OWN)]},
            _OWN,
        ),
        ({"permalink": _OF_ALL, "defaults": [_default(_OWN, "pages")]}, _OF_ALL),
        ({"permalink": _OF_ALL, "defaults": [_default(""), _default(_OWN)]}, _OWN),
        ({"permalink": _OF_ALL, "collections": {"docs": {"permalink": _OWN}}}, _OF_ALL),
        # What has another shape says nothing.
        ({"permalink": _OF_ALL, "defaults": _default(_OWN)}, _OF_ALL),
        ({"permalink": _OF_ALL, "defaults": [None, 5, {"scope": "posts"}, {}]}, _OF_ALL),
        ({"permalink": _OF_ALL, "defaults": [{"scope": {"type": "posts"}}]}, _OF_ALL),
        ({"permalink": _OF_ALL, "collections": ["posts"]}, _OF_ALL),
        ({"permalink": _OF_ALL, "collections": {"posts": [_OWN]}}, _OF_ALL),
    ],
    ids=repr,
)
def test_the_pattern_of_posts(values: dict[str, object], permalink: object) -> None:
    project = jekyll.GENERATOR.project
    assert project is not None
    assert project.permalink is not None
    assert project.permalink(values) == permalink


@pytest.mark.parametrize(
    ("folders", "categories"),
    [
        ((), ()),
        (("_posts",), ()),
        (("a", "_posts"), (("a",),)),
        (("a", "b", "_posts", "2021"), (("a",), ("b",))),
        (("a", "_drafts"), (("a",),)),
        (("a", "b"), ()),
    ],
)
def test_the_folders_above_that_of_posts_are_categories(
    folders: tuple[str, ...], categories: tuple[tuple[str, ...], ...]
) -> None:
    categories_of = jekyll.GENERATOR.categories_of_folders
    assert categories_of is not None
    assert categories_of(folders) == categories


@pytest.mark.parametrize(
    ("stem", "title"),
    [("my-first-post", "My First Post"), ("a--b", "A B"), ("über-uns", "Über Uns"), ("--", "--")],
)
def test_a_title_of_the_name_of_a_file(stem: str, title: str) -> None:
    title_from_name = jekyll.GENERATOR.title_from_name
    assert title_from_name is not None
    assert title_from_name(stem) == title


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("---\nlayout: post\n---\n", True),
        ("redirect_from: /a/\n", True),
        ("{% post_url 2021-01-01-a %}", True),
        ("{{ site.url }}", True),
        ("Text\n{: .note}\n", True),
        ("---\ntitle: post\n---\nText of {{ page.title }}.\n", False),
    ],
)
def test_what_speaks_for_it_in_a_text(text: str, is_known: bool) -> None:
    found = [each for each in jekyll.GENERATOR.signs if not each.in_path]
    assert any(each.pattern.search(text) for each in found) is is_known


@pytest.mark.parametrize(
    ("path", "weight"),
    [
        ("/site/_posts/2021-01-02-a.md", 4),
        ("/site/_posts/sub/2021-1-2-a.md", 4),
        ("/site/news/2021-01-02-a.md", 2),
        ("/site/_posts/a.md", 0),
        ("/site/2021-01-02/a.md", 0),
    ],
)
def test_what_speaks_for_it_in_a_path(path: str, weight: int) -> None:
    found = [each for each in jekyll.GENERATOR.signs if each.in_path]
    assert sum(each.weight for each in found if each.pattern.search(path)) == weight
