"""How the file of an article is parsed: its markup, and what stands around it."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject
from docutils import nodes

_FULL = """\
categories:
 - Markets
 - 金融
tags: [gold, silver]
author: ann
updated: 2022-03-02
link: https://example.org/original"""


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.md", "Para *one*.\n\n## Two\n\nSee {doc}`/index`.\n"),
        ("a.rst", "Para *one*.\n\nTwo\n---\n\nSee :doc:`/index`.\n"),
        ("a.html", "<p>Para <i>one</i>.</p><h2>Two</h2><p>See Site.</p>"),
    ],
)
def test_all_formats_have_the_same_shape(project: NewsProject, name: str, body: str) -> None:
    project.article(name, body)
    build = project.build("text")
    assert build.warnings == []
    page = build.text("news/a.txt")
    assert page == "a\n*\n\nFebruary 28, 2022\n\nPara *one*.\n\n\nTwo\n===\n\nSee Site.\n"


def test_the_format_key_wins_over_the_suffix(project: NewsProject) -> None:
    project.article("m.html", "*a* [^1]\n\n[^1]: note", extra="format: markdown")
    project.article("r.md", "*a* :sup:`2`", extra="format: rst")
    project.article("h.rst", "<p><i>a</i></p>", extra="format: html")
    build = project.build()
    assert build.warnings == []
    for name in "mrh":
        assert "<em>a</em>" in build.text(f"news/{name}.html")
    assert "<sup>2</sup>" in build.text("news/r.html")


def test_footnotes_stand_above_the_footer(project: NewsProject) -> None:
    project.article("first.md", "A.[^1]\n\n[^1]: The note.", extra="tags: x")
    text = project.build("text").text("news/first.txt")
    assert text.index("The note.") < text.index("Tags:")


def test_a_repeated_title_is_shown_once(project: NewsProject) -> None:
    project.article("a.md", "# Great News\n\nText.\n\n## Sub\n\nx", title="Great news")
    project.article("b.html", "<h1>Great news</h1><p>Text.</p>", title="Great news")
    build = project.build("text")
    for name in "ab":
        assert build.text(f"news/{name}.txt").lower().count("great news") == 1


def test_every_node_of_a_page_has_a_source_and_a_line(project: NewsProject) -> None:
    project.article("a.html", "<p>x <b>y</b></p><ul><li>z</li></ul>", extra=_FULL)
    tree = project.build("text").doctree("news/a")
    bare = [n for n in tree.findall(nodes.TextElement) if not n.source or n.line is None]
    assert [n for n in bare if isinstance(n, nodes.title | nodes.paragraph | nodes.term)] == []


@pytest.mark.parametrize(
    "body",
    [
        "text[^1]\n\n---\n\n[^1]: x",
        "text\n\n---\n\n***",
        "---\n\ntext\n\n---\n\n---\n\n## Head\n\n---\n\n---",
        "> ---\n\n* a\n\n  ---\n",
    ],
)
def test_rules_at_any_place_cost_no_warning(project: NewsProject, body: str) -> None:
    project.article("a.md", body)
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
    assert project.build().warnings == []


def test_a_text_that_the_article_itself_calls_the_end_of_its_excerpt(project: NewsProject) -> None:
    """Jekyll's ``excerpt_separator``."""
    body = "First words.\n\n<!-- cut here -->\n\nLater words.\n"
    project.article("one.md", body, extra='excerpt_separator: "<!-- cut here -->"')
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n")
    build = project.build("text")
    assert build.warnings == []
    assert "First words." in build.text("index.txt")
    assert "Later words." not in build.text("index.txt")


@pytest.mark.parametrize("switch", ["disableNunjucks: true", "render_with_liquid: false"])
def test_an_article_may_say_that_its_tags_are_text(project: NewsProject, switch: str) -> None:
    for name, extra in (("text.md", f"layout: post\n{switch}"), ("tags.md", "layout: post")):
        project.write(
            f"_posts/2020-01-01-{name}",
            f"---\n{extra}\n---\nA {{% comment %}} b {{% endcomment %}} c\n",
        )
    project.configure('newsfeed_sources = {"news": "_posts"}')
    build = project.build("text")
    assert "{% comment %}" in build.text("news/2020-01-01-text.txt")
    assert "b" not in build.text("news/2020-01-01-tags.txt").partition("2020")[2]


def test_marks_of_markdown_are_none_of_the_tags_that_are_text(project: NewsProject) -> None:
    project.write(
        "_posts/2020-01-01-a.md",
        "---\nlayout: post\nrender_with_liquid: false\n---\nA `b`{: .c} {% d %}\n{: .note}\n",
    )
    project.configure('newsfeed_sources = {"news": "_posts"}')
    build = project.build("text")
    assert build.warnings == []
    assert build.text("news/2020-01-01-a.txt").rstrip().endswith('A "b" {% d %}')


def test_a_link_that_leads_nowhere_is_its_text(project: NewsProject) -> None:
    """Themes draw buttons of such links, and show how they look."""
    project.article("a.md", '[Go](#) [**on**](# "Title")\n')
    build = project.build("text")
    assert build.warnings == []
    assert "Go **on**" in build.text("news/a.txt")


def test_the_title_of_a_box_has_markup(project: NewsProject) -> None:
    project.write("mkdocs.yml", "site_name: a\n")
    project.write(
        "docs/blog/posts/a.md",
        '---\ndate: 2020-01-01\n---\n# A\n\n!!! tip "Use `b`"\n\n    c\n',
    )
    project.configure('newsfeed_sources = {"news": "docs/blog/posts"}')
    build = project.build()
    assert build.warnings == []
    title = build.text("news/a.html").partition('<p class="admonition-title">')[2]
    assert "<code" in title.partition("</p>")[0]


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.rst"])
def test_an_anchor_at_the_end_of_a_body_is_kept(project: NewsProject, name: str) -> None:
    """docutils gives its id to what follows, which may be what shows nothing."""
    bodies = {
        ".html": "<p><a href='#x'>y</a></p><a name='x'></a>",
        ".md": "[y](#x)\n\n<a id='x'></a>",
        ".rst": "x_\n\n.. _x:",
    }
    project.article(name, bodies[name[1:]])
    build = project.build()
    assert build.warnings == []
    page = build.text("news/a.html")
    (goal,) = re.findall(r'<a class="reference internal" href="#([^"]*x)"', page)
    assert page.count(f'id="{goal}"') == 1


def test_what_separates_an_excerpt_is_text_in_restructuredtext(project: NewsProject) -> None:
    project.article("one.rst", "First +++ words.", extra='excerpt_separator: "+++"')
    build = project.build("dummy")
    assert "First +++ words." in build.doctree("news/one").astext()
