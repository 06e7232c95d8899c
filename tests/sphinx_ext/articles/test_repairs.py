"""Rules between paragraphs that docutils allows, and those that only an edit could allow."""

from __future__ import annotations

import pytest
from conftest import NewsProject
from docutils import nodes
from docutils.utils import new_document

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.sphinx_ext.articles.repairs import repair_body

_KINDS = {
    "p": lambda: nodes.paragraph("", "text"),
    "-": nodes.transition,
    "h": lambda: nodes.title("", "title"),
    "s": nodes.section,
    "c": lambda: nodes.comment("", "unseen"),
    "f": nodes.footnote,
}


@pytest.mark.parametrize("parent", [nodes.section, lambda: new_document("a")])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("p-p", "p-p"),
        ("-p", "p"),
        ("p-", "p"),
        ("---", ""),
        ("p---p", "p-p"),
        ("p-p-p-", "p-p-p"),
        ("h-p", "hp"),
        ("p-s", "ps"),
        ("p-f", "pf"),
        ("c-p", "cp"),
        ("p-c", "pc"),
        ("p-c-p", "p-cp"),
        ("hp-pc-", "hp-pc"),
    ],
)
def test_rules_stand_between_two_things(parent: type, before: str, after: str) -> None:
    body = parent()
    body += [_KINDS[each]() for each in before]
    repair_body(Survey(body))
    names = {type(make()): each for each, make in _KINDS.items()}
    assert "".join(names[type(node)] for node in body) == after


def test_other_blocks_have_no_rules() -> None:
    body = nodes.section("", nodes.block_quote("", *(_KINDS[each]() for each in "p-p")))
    repair_body(Survey(body))
    assert [type(node) for node in body[0]] == [nodes.paragraph, nodes.paragraph]


def test_long_rows_of_targets_are_cut() -> None:
    body = nodes.section("", *(nodes.target() for _ in range(250)), nodes.paragraph())
    repair_body(Survey(body))
    places = [at for at, node in enumerate(body) if isinstance(node, nodes.comment)]
    assert places == [100, 201]
    assert len(list(body.findall(nodes.target))) == 250
    assert all(node.parent is body for node in body)


def test_links_lead_to_each_of_many_targets(project: NewsProject) -> None:
    rows = "".join(f".. _a{number}:\n" for number in range(250))
    project.article("a.rst", f"See a0_, a120_ and a249_.\n\n{rows}\nHere.")
    build = project.build()
    assert build.warnings == []
    page = build.text("news/a.html")
    for name in ("a0", "a120", "a249"):
        assert f'href="#{name}"' in page
        assert f'id="{name}"' in page


@pytest.mark.parametrize(
    ("fence", "code", "is_coloured"),
    [
        ("", "这是一个示例。 don't", False),
        ("", "import os", True),
        ("python", "这是一个示例。 don't", True),
        ("text", "import os", False),
        ("nowhere", "import os", False),
    ],
)
def test_code_is_coloured_as_far_as_its_language_goes(
    project: NewsProject, fence: str, code: str, is_coloured: bool
) -> None:
    project.article("a.md", f"```{fence}\n{code}\n```")
    build = project.build()
    assert build.warnings == []
    shown = build.text("news/a.html").partition('<div class="highlight">')[2].partition("</pre>")[0]
    assert ('<span class="' in shown) is is_coloured


@pytest.mark.parametrize(
    ("before", "after"), [([600, 400], [600, 400]), ([9000, 1000, 1], [899, 99, 1])]
)
def test_columns_are_no_wider_than_a_page(before: list[int], after: list[int]) -> None:
    columns = [nodes.colspec(colwidth=width) for width in before]
    body = nodes.section("", nodes.table("", nodes.tgroup("", *columns, cols=len(columns))))
    repair_body(Survey(body))
    assert [column["colwidth"] for column in columns] == after
