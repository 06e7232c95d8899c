"""What is known of one build."""

from __future__ import annotations

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.pages.archives import Archive
from sphinx_newsfeed.pages.documents import PageOfListing
from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData


def test_which_documents_are_generated() -> None:
    archives = {name: Archive(name, ArchiveKind.ALL, "T") for name in ("news/all", "own")}
    build = BuildData(archives=archives, pages={"a/page-2": PageOfListing("a", 0, 2)})
    build.own_pages = frozenset({"own"})
    found = [name for name in ("news/all", "own", "a/page-2", "a") if build.is_generated(name)]
    assert found == ["news/all", "a/page-2"]
