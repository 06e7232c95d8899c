"""Which directives and roles act in an article that is not trusted, and with which options."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser as RSTParser
from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import en
from docutils.utils import new_document
from model.samples import make_article

from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.rst_policy import RST_DIRECTIVES, RST_OPTIONS
from sphinx_newsfeed.sphinx_ext.articles import rst_untrusted
from sphinx_newsfeed.sphinx_ext.articles.rst_untrusted import (
    RefusedDirective,
    bounded,
    few_lines,
    loading,
    restricted_markup,
)


@pytest.mark.parametrize("name", sorted(RST_DIRECTIVES))
def test_no_directive_has_an_option_that_is_not_listed(name: str) -> None:
    """An extension, or the next release, may give one more to a directive that does no harm."""
    found, _ = directives.directive(name, en, new_document("x"))
    spec = {**(found.option_spec or {}), "file": str, "url": str, "loading": str}
    more = type("More", (found,), {"option_spec": spec})
    assert bounded(more, name).option_spec.keys() <= RST_OPTIONS[name]


ARTICLE = make_article("a", trusted=False)


@pytest.fixture
def problems(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    found: list[Problem] = []
    monkeypatch.setattr(rst_untrusted, "warn", found.append)
    return found


def parse(text: str) -> nodes.document:
    """What docutils makes of a body that is not trusted."""
    settings = get_default_settings(RSTParser)
    settings.report_level = 5
    document = new_document("a.rst", settings)
    with restricted_markup(document, ARTICLE):
        RSTParser().parse(text, document)
    return document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".. note:: Mind", nodes.note),
        (".. Note:: Mind", nodes.note),
        (".. image:: a.png\n   :alt: b", nodes.image),
        (":strong:`a`", nodes.strong),
        (":Sub:`a`", nodes.subscript),
        # The role that a project may set for texts without one would lead to other documents.
        ("`a`", nodes.title_reference),
    ],
)
def test_what_the_policy_allows_acts(
    text: str, expected: type[nodes.Element], problems: list[Problem]
) -> None:
    assert len(list(parse(text).findall(expected))) == 1
    assert problems == []


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("Text.\n\n.. include:: a.txt\n   :literal:", "the directive 'include'", 3),
        (".. raw:: html\n\n   <b>", "the directive 'raw'", 1),
        (".. nobody:: a\n\n   b", "the directive 'nobody'", 1),
        # Another language of docutils has names of its own.
        (".. bild:: a.png", "the directive 'bild'", 1),
        (":doc:`a <b>`", "the role 'doc'", 1),
        (r":math:`\href{a}{b}`", "the role 'math'", 1),
    ],
)
def test_all_else_is_shown_as_it_is_written(
    text: str, what: str, line: int, problems: list[Problem]
) -> None:
    document = parse(text)
    (shown,) = document.findall(lambda node: isinstance(node, nodes.literal_block | nodes.literal))
    assert shown.astext() == text.removeprefix("Text.\n\n")
    (problem,) = problems
    assert problem.message.startswith(f"{what} is not for articles that are not trusted")
    assert (problem.kind, problem.path, problem.line) == (ProblemKind.TRUST, "a.rst", line)


def test_within_a_substitution_it_is_shown_in_line(problems: list[Problem]) -> None:
    document = parse("It is |x|.\n\n.. |x| include:: a.txt\n")
    (paragraph,) = document.findall(nodes.substitution_definition)
    assert isinstance(paragraph[0], nodes.literal)
    assert len(problems) == 1


def test_text_of_a_mistake_and_sessions_are_plain_code(problems: list[Problem]) -> None:
    document = parse(".. image::\n   :alt: Words.\n\n>>> 1 + 1\n2\n")
    mistake, session = document.findall(nodes.literal_block)
    assert (mistake["language"], session["language"]) == ("none", "pycon")
    assert ":alt: Words." in mistake.astext()
    assert session.astext() == ">>> 1 + 1\n2"
    assert not list(document.findall(nodes.doctest_block))
    assert problems == []


def test_classes_are_those_of_the_policy() -> None:
    document = parse(".. note::\n   :class: mine pull-quote\n\n   Words.\n")
    (note,) = document.findall(nodes.note)
    assert note["classes"] == ["pull-quote"]


def test_other_documents_know_all_they_did() -> None:
    settings = get_default_settings(RSTParser)
    settings.raw_enabled = True
    document = new_document("a.rst", settings)
    with pytest.raises(ValueError), restricted_markup(document, ARTICLE):
        assert not (settings.raw_enabled or settings.file_insertion_enabled)
        raise ValueError
    assert settings.raw_enabled
    found, _ = directives.directive("include", en, document)
    assert found is not RefusedDirective


@pytest.mark.parametrize("written", ["", "1", "1-3, 5", "-4,9-", "1-9999", "1, " * 49 + "1"])
def test_a_few_lines_may_be_marked(written: str) -> None:
    assert few_lines(written) == written


@pytest.mark.parametrize(
    "written", ["10000", "1-99999", "a", "1:2", "1, " * 60, "1, " * 40 + "x", "1\n*"]
)
def test_no_long_ranges_of_lines_are_marked(written: str) -> None:
    """Each is refused at once: blanks and commas can be parted in one way only."""
    with pytest.raises(ValueError, match="fifty ranges"):
        few_lines(written)


@pytest.mark.parametrize("written", ["link", "lazy", " LAZY "])
def test_when_a_picture_is_fetched(written: str) -> None:
    assert loading(written) == written.strip().lower()


@pytest.mark.parametrize("written", ["embed", "", "eager"])
def test_no_picture_becomes_a_part_of_the_page(written: str) -> None:
    with pytest.raises(ValueError):
        loading(written)


def test_a_directive_keeps_what_it_was_but_for_its_options() -> None:
    found, _ = directives.directive("image", en, new_document("x"))
    # docutils has this option from release 0.21 on.
    spec = {**found.option_spec, "loading": str}
    given = type("Given", (found,), {"option_spec": spec})
    made = bounded(given, "image")
    assert issubclass(made, given)
    assert made.option_spec["loading"] is loading
    assert {"alt", "width"} <= made.option_spec.keys()
    # Other documents have the directive itself.
    assert given.option_spec["loading"] is str
