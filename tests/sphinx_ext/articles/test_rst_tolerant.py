"""reStructuredText of articles that another program read: nothing costs more than itself."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject

_TRUST = pytest.mark.parametrize("trusted", [True, False])


def told(project: NewsProject, body: str, *, trusted: bool = True) -> list[str]:
    """The text of an article's page, without markup, and what is told of it."""
    extra = "" if trusted else "trusted: false"
    project.article("a.rst", f"START\n\n{body}\n\nEND", extra=extra)
    build = project.build()
    found = build.text("news/a.html").partition("<p>START</p>")[2].partition("<p>END</p>")[0]
    shown = " ".join(re.sub("<[^>]*>", "", found).split())
    return [shown, *(each.partition("WARNING: ")[2] for each in build.warnings)]


@_TRUST
@pytest.mark.parametrize(
    ("directive", "options", "shown"),
    [
        ("code-block:: python", ":linenos: table", "1print(1)"),
        ("code-block:: python", ":linenos: false", "print(1)"),
        ("code-block:: python", ":number-lines:", "1print(1)"),
        ("code-block:: python", ":number-lines: 7", "7print(1)"),
        ("sourcecode:: python", ":linenostart: 7\n   :linenos: inline", "7print(1)"),
        ("code:: python", ":linenos:\n   :anchorlinenos: true", "1print(1)"),
        ("code-block:: python", ":hl_lines: 1\n   :classprefix: pgcss", "print(1)"),
        ("code-block:: python", ":startinline: true\n   :hl_lines:", "print(1)"),
    ],
)
def test_options_of_code_mean_what_they_say(
    project: NewsProject, directive: str, options: str, shown: str, trusted: bool
) -> None:
    body = f".. {directive}\n   {options}\n\n   print(1)"
    assert told(project, body, trusted=trusted) == [shown]


@_TRUST
@pytest.mark.parametrize(
    ("directive", "option", "fault"),
    [
        ("note:: Words", ":foolish: yes", "is not known"),
        ("code-block:: python", ":foolish: yes", "is not known"),
        ("code-block:: python", ":dedent: much", "has a value that it cannot take"),
        ("sidebar:: Words", ":foolish: yes", "is not known"),
    ],
)
def test_an_option_costs_itself(
    project: NewsProject, directive: str, option: str, fault: str, trusted: bool
) -> None:
    (shown, warning) = told(project, f".. {directive}\n   {option}\n\n   more", trusted=trusted)
    assert "more" in shown
    assert option not in shown
    name = option.split(":")[1]
    assert f"the option '{name}' of the directive" in warning
    assert warning.endswith(f"{fault}; it is passed over [newsfeed.markup]")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (".. odd:: some *words*\n   :size: 5\n\n   Text\n\n   - item", "some words Text item"),
        (".. odd::\n\n   Text", "Text"),
        (".. odd:: words", "words"),
        (".. graphviz::\n\n   digraph { a -> b }", "digraph { a -&gt; b }"),
        (".. |x| odd:: words\n\na |x| b", "a words b"),
    ],
)
def test_a_directive_that_is_not_known_shows_its_text(
    project: NewsProject, body: str, shown: str
) -> None:
    name = "graphviz" if "graphviz" in body else "odd"
    message = f"the directive '{name}' is not known; its text is shown [newsfeed.markup]"
    assert told(project, body) == [shown, message]


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (":odd:`words here`", "words here"),
        (":odd:`title <target>`", "title"),
        (":odd:`a \\<b>`", "a &lt;b&gt;"),
        ("`words`:odd:", "words"),
    ],
)
def test_a_role_that_is_not_known_shows_its_text(
    project: NewsProject, role: str, shown: str
) -> None:
    message = "the role 'odd' is not known; its text is shown [newsfeed.markup]"
    assert told(project, role) == [shown, message]


def test_the_same_is_told_once_and_in_other_documents_nothing_changes(project: NewsProject) -> None:
    for name in ("a", "b", "c"):
        project.article(f"{name}.rst", ".. odd:: words")
    project.write("page.rst", ":orphan:\n\nPage\n====\n\n.. odd:: words\n")
    build = project.build()
    of_page = [each for each in build.warnings if "page.rst" in each]
    (of_articles,) = [each for each in build.warnings if "newsfeed.markup" in each]
    assert 'Unknown directive type "odd"' in "".join(of_page)
    assert "(3 times, also at " in of_articles


@_TRUST
def test_the_text_of_what_docutils_cannot_use_stays(project: NewsProject, trusted: bool) -> None:
    extra = "" if trusted else "trusted: false"
    project.article("a.rst", ".. image::\n   :alt: these words\n\nEND", extra=extra)
    build = project.build()
    assert "these words" in build.text("news/a.html")
    assert len([each for each in build.warnings if "ERROR" in each]) == 1


def test_directives_of_other_extensions_keep_their_own_way(project: NewsProject) -> None:
    """An option list that is no plain one is the directive's own business."""
    project.configure(
        "import os, sys; sys.path.insert(0, os.path.dirname(__file__))",
        'extensions = ["sphinx_newsfeed", "directives_of_their_own"]',
    )
    project.write(
        "directives_of_their_own.py",
        "from docutils.parsers.rst import Directive\n"
        "class Any(dict):\n"
        "    def __getitem__(self, key):\n"
        "        return str\n"
        "class Own(Directive):\n"
        "    option_spec = Any(x=str)\n"
        "    def run(self):\n"
        "        from docutils import nodes\n"
        "        words = ' '.join(f'{k}={v}' for k, v in sorted(self.options.items()))\n"
        "        return [nodes.paragraph('', words)]\n"
        "def setup(app):\n"
        "    app.add_directive('own', Own)\n",
    )
    project.article("a.rst", ".. own::\n   :y: 1\n   :x: 2\n")
    build = project.build()
    assert build.warnings == []
    assert "x=2 y=1" in build.text("news/a.html")
