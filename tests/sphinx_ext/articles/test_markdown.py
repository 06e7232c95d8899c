"""The Markdown of an article, and HTML within it."""

from __future__ import annotations

import re

import pytest
from conftest import PNG, NewsProject
from docutils import nodes
from markdown_it import MarkdownIt

from sphinx_newsfeed.sphinx_ext.articles.markdown import close_heading_gaps

_BODY = """\
Text with <b>bold</b>, <kbd>Ctrl</kbd> and a break<br>here.

<div align="center">

## A *heading* within

<img src="dot.png" alt="a dot"> and ~~struck~~ text

</div>

<details>
<summary>More</summary>

* one <sub>sub</sub>
* two

</details>

<table><tr><th>a</th><td>

**b**

</td></tr></table>

| a | b |
|---|---|
| <i>c</i> | d<br>e |

<script>alert(1)</script>

<a href="javascript:x()" onclick="y()">bad</a>

After.
"""


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """An article of much HTML."""
    project.write("news/dot.png", PNG)
    project.article("a.md", _BODY)
    project.configure('myst_enable_extensions = ["strikethrough"]')
    return project


def test_it_becomes_nodes(news: NewsProject) -> None:
    build = news.build()
    assert len(build.warnings) == 1
    assert build.warnings[0].endswith("[newsfeed.link]")
    tree = build.doctree("news/a")
    assert list(tree.findall(nodes.raw)) == []
    page = build.text("news/a.html")
    for part in (
        "<strong>bold</strong>",
        '<kbd class="kbd docutils literal notranslate">Ctrl</kbd>',
        '<img width="1" height="1" alt="a dot" src="../_images/dot.png" />',
        '<span class="del">struck</span>',
        "<strong>b</strong>",
        "<sub>sub</sub>",
        "<em>c</em>",
        "After.",
    ):
        assert part in page, part
    for part in ("alert(1)", "javascript", "onclick", "<script>alert"):
        assert part not in page, part


@pytest.mark.parametrize("builder", ["text", "latex", "gettext", "epub", "man"])
def test_it_is_in_every_output(news: NewsProject, builder: str) -> None:
    build = news.build(builder, version="1", copyright="x", project="Site")
    assert [w for w in build.warnings if "[newsfeed.link]" not in w] == []
    names = {"text": "news/a.txt", "latex": "site.tex", "gettext": "news.pot"}
    text = build.text(
        names.get(builder, {"epub": "news/a.xhtml", "man": "site.1"}.get(builder, ""))
    )
    for word in ("bold", "Ctrl", "here.", "within", "struck", "More", "one", "After."):
        assert word in text, word


def test_a_switch_leaves_it_raw(news: NewsProject) -> None:
    news.configure("newsfeed_raw_html = True")
    page = news.build().text("news/a.html")
    assert "<script>alert(1)</script>" in page
    assert "<b>bold</b>" in page


def test_what_directives_make_stays_raw(news: NewsProject) -> None:
    news.article("b.md", "```{raw} html\n<video></video>\n```\n\nText <b>bold</b>.")
    page = news.build().text("news/b.html")
    assert "<video></video>" in page
    assert "<strong>bold</strong>" in page


def test_pages_that_are_no_articles_keep_it(news: NewsProject) -> None:
    news.configure('extensions.append("myst_parser")')
    news.write("page.md", "---\norphan: true\n---\n\n# Page\n\n<b>bold</b> <video></video>\n")
    page = news.build().text("page.html")
    assert "<b>bold</b> <video></video>" in page


def test_footnotes_and_targets_within_survive(news: NewsProject) -> None:
    body = "<div>\n\nText.[^1] See [there](#goal).\n\n(goal)=\n## Goal\n\n</div>\n\n[^1]: Note *x*."
    news.article("b.md", body)
    for builder in ("html", "latex"):
        build = news.build(builder, nitpicky=True)
        assert [w for w in build.warnings if "news/a.md" not in w] == []
    page = news.build().text("news/b.html")
    assert 'href="#goal"' in page
    assert "Note <em>x</em>." in page


@pytest.mark.parametrize(
    "anchor", ['<a id="goal"></a>', '<a name="goal"></a>', '<p id="goal">x</p>']
)
def test_links_of_markdown_lead_to_ids_of_html(project: NewsProject, anchor: str) -> None:
    project.article("a.md", f"See [there](#goal).\n\nText {anchor} more.\n\n{anchor}\n\nEnd.")
    build = project.build()
    assert build.warnings == []
    page = build.text("news/a.html")
    goal = re.search(r'href="#(article-[^"]*)"', page)
    assert goal
    assert page.count(f'id="{goal[1]}"') == 1


def test_ids_are_of_one_document(project: NewsProject) -> None:
    part = '<h2>Head</h2>\n<p>Text<sup><a href="#fn{n}" id="r{n}">1</a></sup></p>\n' + (
        '<ol class="footnotes"><li id="fn{n}">Note {n} <a href="#r{n}">↩</a></li></ol>'
    )
    body = "\n\n".join(f"> {part.format(n=n)}".replace("\n", "\n> ") for n in range(3))
    project.article("a.md", f"Text.\n\n{body}\n\nEnd.")
    for builder in ("html", "latex"):
        assert project.build(builder, project="Site").warnings == []
    page = project.build().text("news/a.html")
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for n in range(3):
        assert f"Note {n}" in page


def test_markdown_directives_and_roles_work(project: NewsProject) -> None:
    note = "```{note}\nMind {abbr}`HTML (the language)`.\n```"
    project.article("first.md", f"# One\n\n{note}\n\n```{{py:function}} f(x)\n```\n")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n\n:py:func:`f`\n")
    build = project.build()
    assert build.warnings == []
    assert 'class="admonition note"' in build.text("news/first.html")
    assert 'href="news/first.html#f"' in build.text("index.html")


def test_directives_and_roles_that_are_not_known_show_their_text(project: NewsProject) -> None:
    """Others write the language of code so, and mean no role by braces before code."""
    project.article("one.md", "```{r}\na <- 1\n```\n\n```{spam} b\n*c*\n```\n\n{d}`e f`\n")
    build = project.build("text")
    assert build.text("news/one.txt").endswith('   a <- 1\n\n   b\n   *c*\n\n{d}"e f"\n')
    kinds = [warning.partition("WARNING: ")[2] for warning in build.warnings]
    assert kinds == [
        "the directive 'spam' is not known; its text is shown [newsfeed.markup]",
        "the role 'd' is not known; its text is shown [newsfeed.markup]",
    ]


def test_what_sphinx_says_of_code_names_the_file_and_the_line(project: NewsProject) -> None:
    project.article("one.md", "```{code-block} python\n:emphasize-lines: 9\n\na = 1\n```\n")
    (warning,) = project.build("text").warnings
    assert re.search(r"[/\\]one\.md:\d+: WARNING: line number spec is out of range", warning)


def test_many_equal_headings_end(project: NewsProject) -> None:
    """MyST looks for a free name from the first on; nothing is timed, but that would not end."""
    project.article("a.md", "## Same\n\nText.\n\n" * 1_200 + "[The second](#same-1)")
    build = project.build()
    assert build.warnings == []
    page = build.text("news/a.html")
    assert page.count("<h2>Same") == 1_200
    assert re.search(r'href="#[^"]+">(<span[^>]*>)?The second<', page)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("", ""), ("1", "1"), ("3", "1"), ("23", "12"), ("24", "12"), ("242", "121"),
        ("32", "11"), ("246", "123"), ("2463", "1232"), ("2442", "1221"), ("6543", "1111"),
        ("1234561", "1234561"), ("14232", "12232"),
    ],
)  # fmt: skip
def test_levels_of_headings_have_no_gaps(levels: str, expected: str) -> None:
    markdown = MarkdownIt("commonmark")
    markdown.core.ruler.push("gaps", close_heading_gaps)
    tokens = markdown.parse("\n\n".join(f"{'#' * int(level)} Title" for level in levels))
    opened = [token.tag for token in tokens if token.type == "heading_open"]
    assert "".join(tag.removeprefix("h") for tag in opened) == expected
    assert [token.tag for token in tokens if token.type == "heading_close"] == opened


def test_headings_within_other_blocks_are_left_alone() -> None:
    """MyST makes no sections of them."""
    markdown = MarkdownIt("commonmark")
    markdown.core.ruler.push("gaps", close_heading_gaps)
    tokens = markdown.parse("> ### Within\n\n## Title\n")
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h3", "h1"]
