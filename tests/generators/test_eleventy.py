"""What is Eleventy's own."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators.eleventy import GENERATOR


@pytest.mark.parametrize(
    ("folders", "stem", "files"),
    [
        ((), "a", ["a.json", "a.11tydata.json"]),
        (
            ("posts", "x"),
            "a",
            [
                *("posts/posts.json", "posts/posts.11tydata.json"),
                *("posts/x/x.json", "posts/x/x.11tydata.json"),
                *("posts/x/a.json", "posts/x/a.11tydata.json"),
            ],
        ),
    ],
)
def test_data_files_come_from_the_widest_to_the_nearest(
    folders: tuple[str, ...], stem: str, files: list[str]
) -> None:
    assert GENERATOR.data_files is not None
    assert list(GENERATOR.data_files(folders, stem)) == files


@pytest.mark.parametrize(
    ("written", "pattern"),
    [
        ("/posts/{{ page.fileSlug }}/", "/posts/{file_slug}/"),
        ("/{{ title | slugify }}/", "/{title_slug}/"),
        ("/{{ other }}/", ""),
        ("/as/it/is/", "/as/it/is/"),
    ],
)
def test_patterns_in_front_matter(written: str, pattern: str) -> None:
    assert GENERATOR.read_pattern(written) == pattern
