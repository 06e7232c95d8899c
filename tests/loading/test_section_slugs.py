"""What addresses call sections, where a pattern asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading.sites import Site as Project
from loading.sites import article_text

from sphinx_newsfeed.config.settings import Source
from sphinx_newsfeed.old_addresses.address_book import AddressBook


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A site with sections that have names."""
    project = Project(tmp_path, (Source("news", ("site/content",)),))
    project.write("site/hugo.toml", "[permalinks]\nposts = '/:sectionslugs/:contentbasename/'\n")
    project.write("site/content/posts/_index.md", "---\ntitle: All Posts\n---\n")
    project.write("site/content/posts/go/_index.md", "---\ntitle: Go\nslug: golang\n---\n")
    project.write("site/content/posts/go/x/a.md", article_text("A", "2022-02-28"))
    return project


def addresses(project: Project) -> list[str]:
    scan = project.scan()
    book = AddressBook(scan.sites)
    return [address for article in scan.articles for address in book.of(article).computed]


def test_sections_are_called_by_slug_or_title_or_folder(project: Project) -> None:
    assert addresses(project) == ["/all-posts/golang/x/a/"]
    project.write("site/content/posts/go/_index.md", "---\ntitle: [\n---\n")
    project.write("site/content/posts/_index.md", "no front matter")
    assert addresses(project) == ["/posts/go/x/a/"]


def test_they_are_not_read_where_no_pattern_asks(project: Project) -> None:
    project.write("site/hugo.toml", "[permalinks]\nposts = '/:sections/:contentbasename/'\n")
    assert project.scan().sites["news"].section_slugs == {}
    assert addresses(project) == ["/posts/go/x/a/"]


def test_a_source_that_is_not_trusted_has_none_above_it(project: Project) -> None:
    project.sources = (Source("news", ("site/content/posts/go",), trusted=False),)
    assert project.scan().sites["news"].section_slugs == {"posts/go": "golang"}
