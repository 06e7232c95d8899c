"""Labels of the extension that came before lead to pages of news."""

from __future__ import annotations

import pytest
from conftest import NewsProject, change

LABELS = {
    "blog-posts": "blog/all",
    "blog-drafts": "blog/all",
    "blog-archives": "blog/archive",
    "blog-categories": "blog/category",
    "blog-tags": "blog/tag",
    "blog-authors": "blog/author",
    "tag-c": "blog/tag/c",
    "category-how-to": "blog/category/how-to",
    "author-ann": "blog/author/ann-vale",
    "archive-2024": "blog/archive/2024",
    "one": "posts/one",
    "folder": "posts/folder/index",
}


def write(project: NewsProject, text: str) -> NewsProject:
    options = "   :tags: C++\n   :category: How To\n   :author: Ann\n"
    project.write("posts/one.rst", f"One\n===\n\n.. post:: 2024-05-03\n{options}\nText.\n")
    project.write("posts/folder/index.rst", "Two\n===\n\n.. post:: 2024-05-02\n\nText.\n")
    project.write("posts/draft.rst", "Unwritten\n=========\n\n.. post::\n\nText.\n")
    project.write("index.rst", f"Site\n====\n\n{text}\n")
    project.configure(
        "newsfeed_archives = ['all', 'year', 'category', 'tag', 'author']",
        "blog_authors = {'Ann': ('Ann Vale', None)}",
        "blog_baseurl = 'https://a.example/'",
        "html_theme = 'basic'",
        "copyright = '2024, Ann'",
        "version = '1'",
    )
    return project


def test_each_label_leads_to_its_page_and_one_message_says_how_to_write_it(
    project: NewsProject,
) -> None:
    text = "\n".join(f"- :ref:`{label}`" for label in LABELS)
    built = write(project, text).build()
    page = built.text("index.html")
    for docname in LABELS.values():
        assert f'href="{docname}.html"' in page
    for title in ("All news", "Tags", "C++", "Ann Vale", "2024", "One", "Two"):
        assert f">{title}<" in page
    (line,) = built.warnings
    assert f"({len(LABELS)} times" in line
    assert "[newsfeed.reference]" in line
    assert ":news:tag: for tag-…" in line
    assert any("write :news:category:`How To`" in each for each in built.singly)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":ref:`my words <tag-c>`", '<a class="reference internal" href="blog/tag/c.html">'),
        (":any:`tag-c`", 'href="blog/tag/c.html"'),
        (":ref:`blog-feed`", 'href="blog/atom.xml"'),
        # Drafts have no page.
        (":ref:`draft`", ">Unwritten</span>"),
        (":ref:`blog-locations`", ">blog-locations</span>"),
    ],
)
def test_labels_in_other_forms(project: NewsProject, text: str, shown: str) -> None:
    built = write(project, text).build()
    assert shown in built.text("index.html")
    assert len(built.warnings) == 1 and "newsfeed.reference" in built.warnings[0]


def test_labels_of_the_project_and_unknown_ones(project: NewsProject) -> None:
    built = write(project, ".. _tag-c:\n\nMine\n----\n\n:ref:`tag-c` :ref:`tag-nothing`").build()
    assert 'href="#tag-c"' in built.text("index.html")
    (line,) = built.warnings
    assert "tag-nothing" in line and "[ref.ref]" in line


def test_without_the_mode_they_are_unknown(project: NewsProject) -> None:
    write(project, ":ref:`tag-c`").configure("newsfeed_sources = {'posts': 'posts'}")
    (line,) = project.build().warnings
    assert "[ref.ref]" in line


def test_a_page_is_written_again_when_what_a_label_leads_to_moves(project: NewsProject) -> None:
    write(project, ":ref:`one` :ref:`tag-c`").build()
    change(project.folder / "posts/one.rst", "One\n===", "Uno\n===")
    built = project.build()
    assert "index" in built.written
    assert ">Uno<" in built.text("index.html")
    change(project.folder / "posts/one.rst", "   :tags: C++\n", "")
    built = project.build()
    assert "tag/c" not in built.text("index.html")


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml", "epub"])
def test_other_outputs_have_the_words(project: NewsProject, builder: str) -> None:
    built = write(project, ":ref:`words <tag-c>` :ref:`one`").build(builder)
    assert [each for each in built.warnings if "newsfeed.reference" not in each] == []


def test_old_pages_lead_to_archives(project: NewsProject) -> None:
    outdir = write(project, "Text.").build().outdir
    assert 'url=../blog/archive/2024.html"' in (outdir / "blog/2024.html").read_text()
    assert 'url=blog/all.html"' in (outdir / "blog.html").read_text()
    assert 'url=../blog/all.html"' in (outdir / "blog/drafts.html").read_text()


def test_a_page_of_the_project_at_that_of_all_posts_lists_them(project: NewsProject) -> None:
    project.write("blog.rst", ":orphan:\n\nMine\n====\n\nWords.\n")
    built = write(project, "Text.").build()
    page = built.text("blog.html")
    assert "Words." in page and 'href="posts/one.html"' in page
    assert not (built.outdir / "blog/all.html").exists()
    project.write("blog.rst", ":orphan:\n\nMine\n====\n\n.. postlist:: 1\n")
    page = project.build().text("blog.html")
    assert 'href="posts/folder/index.html"' not in page


def test_labels_above_titles_of_posts_are_those_of_their_pages(project: NewsProject) -> None:
    write(project, ":ref:`config`")
    text = (project.folder / "posts/one.rst").read_text()
    project.write("posts/one.rst", f".. _config:\n\n{text}\nSee :ref:`config`.\n")
    built = project.build()
    assert built.warnings == []
    assert 'href="posts/one.html#config"><span class="std std-ref">One</span>' in built.text(
        "index.html"
    )
    assert 'id="config"' in built.text("posts/one.html")
