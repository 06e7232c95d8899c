"""Headings in the index of a search, whose page puts them out as HTML in old releases of Sphinx."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import sphinx
from docutils.utils import new_document

from sphinx_newsfeed.sphinx_ext.html_pages.search_repairs import repair_index


class _Indexer:
    """What Sphinx' own keeps of headings."""

    def __init__(self) -> None:
        self._all_titles: dict[str, list[tuple[str, str | None]]] = {}

    def feed(self, docname: str, filename: str, title: str, doctree: object) -> None:
        self._all_titles[docname] = [(title, None), ("<b>", "part")]


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((8, 2, 3), [("&lt;i&gt; &amp;amp;", None), ("&lt;b&gt;", "part")]),
        ((9, 0, 0), [("<i> &amp;", None), ("<b>", "part")]),
        ((9, 1, 0), [("<i> &amp;", None), ("<b>", "part")]),
    ],
)
def test_headings_are_escaped_once_where_the_search_page_does_not(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], expected: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(sphinx, "version_info", (*version, "final", 0))
    indexer, tree = _Indexer(), new_document("a")
    app: Any = SimpleNamespace(builder=SimpleNamespace(indexer=indexer))
    # It is asked for each page.
    for docname in ("a", "b"):
        repair_index(app, tree, docname)
    for docname in ("a", "b", "a"):
        indexer.feed(docname, f"{docname}.rst", title="<i> &amp;", doctree=tree)
    assert indexer._all_titles == {"a": expected, "b": expected}


def test_a_builder_without_a_search_needs_nothing() -> None:
    app: Any = SimpleNamespace(builder=SimpleNamespace())
    repair_index(app, new_document("a"), "a")
    app.builder.indexer = None
    repair_index(app, new_document("a"), "a")
