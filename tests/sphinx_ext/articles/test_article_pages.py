"""What stands on an article's page."""

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


def test_a_whole_page(project: NewsProject) -> None:
    project.configure(
        'newsfeed_authors = {"ann": {"name": "Ann Other", "url": "https://a.example"}}'
    )
    project.article("first.md", "<p>Hello</p><h2>More</h2><p>World</p>", title="T", extra=_FULL)
    build = project.build("text")
    assert build.warnings == []
    assert build.text("news/first.txt") == (
        "T\n*\n\n"
        "February 28, 2022 (updated March 2, 2022) · Ann Other · Markets, 金融\n\n"
        "Hello\n\n\nMore\n====\n\nWorld\n\n"
        "Tags: gold, silver\n\nOriginal: https://example.org/original\n"
    )


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("de", "28. Februar 2022"),
        ("fr", "28 février 2022"),
        ("zh_CN", "2022年2月28日"),
        ("zh-TW", "2022年2月28日"),
        ("ja", "2022年2月28日"),
        ("ar", "28 فبراير 2022"),
        ("pt_BR", "28 de fevereiro de 2022"),
    ],
)
def test_the_date_in_the_language_of_the_project(
    project: NewsProject, language: str, date: str
) -> None:
    project.article("first.md")
    build = project.build("text", language=language)
    assert build.warnings == []
    assert date in build.text("news/first.txt")
    assert date in build.text("index.txt")


def test_dates_are_those_of_the_zone(project: NewsProject) -> None:
    project.article("first.md", date="Mon, 28 Feb 2022 23:30:00 GMT")
    project.configure('newsfeed_timezone = "Asia/Shanghai"', 'newsfeed_date_format = "y-MM-dd HH"')
    assert "2022-03-01 07" in project.build("text").text("news/first.txt")


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


def test_markdown_directives_and_roles_work(project: NewsProject) -> None:
    note = "```{note}\nMind {abbr}`HTML (the language)`.\n```"
    project.article("first.md", f"# One\n\n{note}\n\n```{{py:function}} f(x)\n```\n")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n\n:py:func:`f`\n")
    build = project.build()
    assert build.warnings == []
    assert 'class="admonition note"' in build.text("news/first.html")
    assert 'href="news/first.html#f"' in build.text("index.html")


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


def test_the_leading_picture(project: NewsProject) -> None:
    project.write("news/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.article("local.md", "<p>x</p>", extra="headimg: a.svg")
    project.article("remote.md", "<p>x</p>", extra="thumbnail: https://example.org/b.png")
    project.article("doubled.md", '<p><img src="a.svg" alt="x"></p>', extra="headimg: a.svg")
    project.article("absent.md", "<p>x</p>", extra="headimg: gone.svg")
    project.article("outside.md", "<p>x</p>", extra="headimg: ../../secret.png")
    project.write("../secret.png", "x")
    build = project.build()
    assert sorted(re.sub(r".*news/", "", w) for w in build.warnings) == [
        "absent.md:1: WARNING: the picture gone.svg does not exist [newsfeed.picture]",
        "outside.md:1: WARNING: the picture ../../secret.png lies where an article may not reach; "
        "it is left out [newsfeed.picture]",
    ]
    assert 'src="../_images/a.svg"' in build.text("news/local.html")
    assert 'src="https://example.org/b.png"' in build.text("news/remote.html")
    assert build.text("news/doubled.html").count("<img") == 1
    assert not list(build.outdir.rglob("secret.png"))


def test_authors_characters_stay(project: NewsProject) -> None:
    title = """'It''s "quoted" -- and so on...'"""
    project.article("a.html", "<p>\"q\" -- 's' ... :doc:`x` {{ y }} [z](w) *m*</p>", title=title)
    build = project.build("text")
    assert build.warnings == []
    for text in ('It\'s "quoted" -- and so on...', "\"q\" -- 's' ... :doc:`x` {{ y }} [z](w) *m*"):
        assert text in build.text("news/a.txt")


@pytest.mark.parametrize(
    "theme", ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme", "classic"]
)
def test_previous_and_next_in_every_theme(project: NewsProject, theme: str) -> None:
    pytest.importorskip(theme if theme != "classic" else "sphinx", reason="the theme is missing")
    for day, name in enumerate(["old", "middle", "new"], start=1):
        project.article(f"{name}.md", title=f"<b>{name} & co</b>", date=f"2022-01-0{day}")
    build = project.build(html_theme=theme)
    assert build.warnings == []
    page = build.text("news/middle.html")
    assert re.search(r'<link rel="prev" title="[^"<]*old[^"<]*" href="old.html"', page)
    assert re.search(r'<link rel="next" title="[^"<]*new[^"<]*" href="new.html"', page)
    assert "<b>old" not in page
    assert 'rel="next"' not in build.text("news/new.html")
    assert 'rel="prev"' not in build.text("news/old.html")


def test_pages_that_are_no_articles_keep_their_neighbours(project: NewsProject) -> None:
    project.article("a.md")
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   one\n   two\n")
    project.write("one.rst", "One\n===\n")
    project.write("two.rst", "Two\n===\n")
    assert 'rel="next" title="Two"' in project.build().text("one.html")


def test_a_listing_of_several_pages_keeps_its_neighbours(project: NewsProject) -> None:
    """What the user wrote into a tree of documents comes before the listing's own pages."""
    for day in (1, 2):
        project.article(f"n{day}.md", date=f"2022-01-0{day}")
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   listing\n   two\n")
    listing = "\n\n.. newsfeed::\n   :page-size: 1\n"
    project.write("listing.rst", f"Listing\n======={listing}")
    project.write("two.rst", f"Two\n==={listing}")
    build = project.build()
    first, last = build.text("listing.html"), build.text("two.html")
    assert build.warnings == []
    assert re.findall(r'rel="(prev|next)" title="([^"]*)"', first) == [
        *(("next", "Two"), ("prev", "Site")),
    ]
    assert re.findall(r'rel="(prev|next)" title="([^"]*)"', last) == [
        *(("next", "Two, page 2"), ("prev", "Listing")),
    ]


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


@pytest.mark.parametrize(
    ("name", "body"), [("a.md", "Text. ![x](d.svg)"), ("a.rst", "Text.\n\n.. image:: d.svg\n")]
)
def test_a_leading_picture_of_other_markup_is_shown_once(
    project: NewsProject, name: str, body: str
) -> None:
    project.write("news/d.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.article(name, body, extra="image: d.svg")
    build = project.build()
    assert build.warnings == []
    assert build.text("news/a.html").count("<img") == 1


def test_templates_have_the_record_of_the_article(project: NewsProject) -> None:
    project.write("_templates/layout.html", _TEMPLATE)
    project.configure('templates_path = ["_templates"]')
    project.article("a.md", extra="comments: false")
    build = project.build()
    assert "no comments on a" in build.text("news/a.html")
    assert "no comments" not in build.text("index.html")


_TEMPLATE = """\
{% extends "!layout.html" %}
{% block footer %}{{ super() }}
{% if newsfeed_article and not newsfeed_article.comments %}no comments on \
{{ newsfeed_article.title|e }}{% endif %}{% endblock %}
"""


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_the_languages_of_parts_are_kept(project: NewsProject, name: str) -> None:
    """And cost no warning of smart quotes that a language does not have."""
    html = '<p lang="zh-CN">工信部</p>\n<p>An <span lang="xx">"other"</span> word.</p>'
    project.article(name, html if name == "a.html" else f"*Text* here.\n\n{html}\n\nMore.")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
    build = project.build()
    assert build.warnings == []
    for page in ("news/a.html", "index.html"):
        assert '<p lang="zh-cn">工信部</p>' in build.text(page)
        assert '<span lang="xx">' in build.text(page)
    assert project.build("latex").warnings == []


_TEX = r"\(\href{javascript:alert(1)}{c}\)"


def test_text_that_looks_like_tex_is_passed_over_by_mathjax(project: NewsProject) -> None:
    """In titles, names and text; formulas of the same page are typeset."""
    names = f"categories: ['{_TEX}']\ntags: ['{_TEX}']\nauthor: '{_TEX}'"
    html = f"<p>{_TEX} <b>$$x$$</b></p><script type='math/tex'>a+b</script>"
    project.article("a.html", html, title=f"'{_TEX}'", extra=names)
    project.article("b.md", "Text.", title=f"'{_TEX}'", extra=f"{names}\nsummary: '{_TEX}'")
    listing = ".. newsfeed::\n   :style: {}\n   :group-by: category\n\n"
    styles = "".join(listing.format(style) for style in ("list", "summary", "full"))
    project.write("index.rst", f"Site\n====\n\n{styles}:news:article:`b` :math:`a`\n")
    build = project.build(extensions=["sphinx_newsfeed", "sphinx.ext.mathjax"])
    assert build.warnings == []
    shield = '<span class="[^"]*mathjax_ignore[^"]*">'
    for page in ("index.html", "news/a.html", "news/b.html"):
        body = build.text(page).partition('role="main"')[2].partition('class="sphinxsidebar"')[0]
        bare = re.sub(rf"{shield}[^<]*</span>", "", body)
        bare = re.sub(r'<span class="math[^<]*</span>', "", bare)
        assert r"\(" not in re.sub(r"<[^>]*>", "", bare), page
        assert "$$" not in bare
    assert r'notranslate nohighlight">\(a+b\)</span>' in build.text("news/a.html")


def test_a_text_that_the_article_itself_calls_the_end_of_its_excerpt(project: NewsProject) -> None:
    """Jekyll's ``excerpt_separator``."""
    body = "First words.\n\n<!-- cut here -->\n\nLater words.\n"
    project.article("one.md", body, extra='excerpt_separator: "<!-- cut here -->"')
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n")
    build = project.build("text")
    assert build.warnings == []
    assert "First words." in build.text("index.txt")
    assert "Later words." not in build.text("index.txt")


def test_what_separates_an_excerpt_is_text_in_restructuredtext(project: NewsProject) -> None:
    project.article("one.rst", "First +++ words.", extra='excerpt_separator: "+++"')
    build = project.build("dummy")
    assert "First +++ words." in build.doctree("news/one").astext()


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


def test_many_equal_headings_end(project: NewsProject) -> None:
    """MyST looks for a free name from the first on; nothing is timed, but that would not end."""
    project.article("a.md", "## Same\n\nText.\n\n" * 6000 + "[The second](#same-1)")
    build = project.build()
    assert build.warnings == []
    page = build.text("news/a.html")
    assert page.count("<h2>Same") == 6000
    assert re.search(r'href="#[^"]+">(<span[^>]*>)?The second<', page)


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
