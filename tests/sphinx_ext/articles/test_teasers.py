"""What listings show of articles is kept beside their doctrees."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from conftest import NewsProject, change
from sphinx.environment import BuildEnvironment

LISTINGS = "\n\n".join(
    f".. newsfeed::\n   :style: {style}" for style in ("summary", "cards", "timeline", "summary")
)


@pytest.fixture
def listed(project: NewsProject) -> NewsProject:
    """A project in which one article stands in many listings."""
    project.write("index.rst", f"Site\n====\n\n{LISTINGS}\n")
    project.article("a.md", "First *words* [b](b.md).\n\nMore.", extra="tags: [x, y]")
    project.article("b.html", "<p>Other <i>words</i>.</p>", extra="tags: [x]", title="B")
    project.article("c.md", "Not shown.", extra="summary: A summary", title="C")
    return project


def kept_file(project: NewsProject, name: str) -> Path:
    (file,) = (project.folder / "_build").rglob(f"teasers/news/{name}.kept")
    return file


def test_no_listing_loads_the_tree_of_an_article(
    listed: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    load = BuildEnvironment.get_doctree

    def get_doctree(self: BuildEnvironment, docname: str) -> object:
        loaded.append(docname)
        return load(self, docname)

    monkeypatch.setattr(BuildEnvironment, "get_doctree", get_doctree)
    build = listed.build(html_baseurl="https://example.org/")
    assert build.warnings == []
    assert build.text("index.html").count("First <em>words</em>") == 4
    assert "First &lt;em&gt;words" in build.text("news/atom.xml")
    counted = Counter(name for name in loaded if name in {"news/a", "news/b", "news/c"})
    # For their own pages, where Sphinx does not have the tree at hand.
    assert max(counted.values(), default=0) <= 1
    change(listed.folder / "news" / "c.md", "A summary", "Another one")
    loaded.clear()
    build = listed.build(html_baseurl="https://example.org/")
    assert build.text("index.html").count("Another one") == 4
    assert "news/a" not in loaded


@pytest.mark.parametrize("harm", ["cut off", "gone", "another thing"])
def test_what_is_damaged_is_made_anew(listed: NewsProject, harm: str) -> None:
    page = listed.build().text("index.html")
    file = kept_file(listed, "a")
    if harm == "cut off":
        file.write_bytes(file.read_bytes()[:-30])
    elif harm == "gone":
        file.unlink()
    else:
        file.write_bytes(kept_file(listed, "b").read_bytes().replace(b"section", b"tgroup_"))
    change(listed.folder / "index.rst", "Site\n====", "Site\n====\n\nBegin.")
    build = listed.build()
    assert build.warnings == []
    assert _listings(build.text("index.html")) == _listings(page)
    if harm != "another thing":
        assert kept_file(listed, "a").is_file()


def _listings(page: str) -> str:
    return page.partition('<div class="newsfeed ')[2].partition("</section>")[0]


def test_what_is_kept_of_an_article_that_is_gone_goes_with_it(listed: NewsProject) -> None:
    listed.build()
    file = kept_file(listed, "b")
    (listed.folder / "news" / "b.html").unlink()
    change(listed.folder / "news" / "a.md", " [b](b.md)", "")
    assert listed.build().warnings == []
    assert not file.exists()
