"""Which document, and which place in it, an address means."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_newsfeed.old_addresses.addresses import read_address
from sphinx_newsfeed.sphinx_ext.domain.links import anchor_in, document_at


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("b", "news/b"), ("b.md", "news/b"), ("b.markdown", "news/b"), ("b.rst", "news/b"),
        ("b.txt", "news/b"), ("b.html", "news/b"), ("b.htm", "news/b"), ("./b.html", "news/b"),
        ("../guide.md", "guide"), ("/guide.html", "guide"), ("../news/b", "news/b"),
        # Only the end of a name is its suffix, and what lies on a host is no document.
        ("b.md.html", ""), ("guide", ""), ("b.pdf", ""), ("https://example.org/guide.html", ""),
        ("//example.org/news/b.html", ""), ("mailto:b", ""), ("/!post/b", ""),
    ],
)  # fmt: skip
def test_the_document_that_a_path_means(address: str, expected: str) -> None:
    env: Any = SimpleNamespace(found_docs={"guide", "news/a", "news/b"})
    assert document_at(read_address(address), "news/a", env) == expected


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", ""),
        ("own", "own"),
        # As Markdown names its headings, as docutils does, and as bodies in HTML have them.
        ("über-uns", "id1"),
        ("A Part", "a-part"),
        ("Part_1", "article-part-1"),
        ("2022", "article-2022"),
        ("gone", ""),
    ],
)
def test_the_place_that_a_fragment_means(fragment: str, expected: str) -> None:
    slugs = {"myst_slugs": {"über-uns": (7, "id1", "Über uns")}}
    env: Any = SimpleNamespace(metadata={"a": slugs, "b": {}})
    ids = {"own", "id1", "a-part", "article-part-1", "article-2022"}
    assert anchor_in("a", fragment, ids, env) == expected
