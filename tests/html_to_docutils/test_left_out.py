"""Words that are left out are told once a text; what only serves the page around is not told."""

from __future__ import annotations

import pytest
from conftest import NewsProject

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.problems import Problem, ProblemKind


def told(html: str) -> list[str]:
    """The problems of a body, each with its line."""
    problems: list[Problem] = []
    html_to_nodes(html, report=problems.append)
    assert {each.kind for each in problems} <= {ProblemKind.HTML}
    return [f"{each.line}: {each.message.removesuffix(', here and below')}" for each in problems]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<input value='a b'>", 2),
        ("<input placeholder=a>", 1),
        ("<input value='a b' placeholder=c>", 2),
        ("<input type=password value=a placeholder=b>", 0),
        ("<input type=password placeholder=b>", 1),
        ("<input type=image alt='a b'>", 2),
        ("<input type=hidden value=a>", 0),
        ("<input type=checkbox value=a>", 0),
        ("<input type=range value=3>", 0),
        ("<input type=submit value='Answer me'>", 2),
        ("<input type=submit value=Subscribe>", 0),
        ("<button type=submit>Yes please</button>", 2),
        ("<button type=submit>Send</button>", 0),
        ("<select><option>a b<option label=c>d<optgroup label=e><option>f</optgroup></select>", 5),
        ("<datalist><option>a</datalist><progress>b</progress><meter>c</meter>", 0),
        ("<textarea placeholder='a b'></textarea>", 2),
        ("<textarea placeholder=a>b</textarea>", 0),
    ],
)
def test_fields_of_forms(html: str, words: int) -> None:
    counted = f"{words} word{'s' if words > 1 else ''}"
    assert told(f"<p>x\n{html}</p>") == ([f"2: left out {counted} of form fields"] if words else [])


def test_each_kind_is_told_once_with_its_first_line() -> None:
    html = (
        "<p>x y z</p><i style='display:none'>a</i>\n"
        "<input><input value=b>\n<input value=c>\n"
        "<iframe srcdoc='<style>p {}</style><p>d e'></iframe>"
    )
    assert told(html) == [
        "1: left out 1 word that a style hides",
        "2: left out 2 words of form fields",
        "4: left out 2 words of pages in frames",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<button>Copy</button><button class=share>Tell all</button>",
        "<h2 id=a>A<a class=headerlink href='#a'>\u00b6</a></h2>",
        "<h2 id=a>A <a class=anchor href='#a'>Link to this heading</a></h2>",
        "<table><tr><td class=linenos><pre>1</pre><td><pre>a</pre></table>",
        "<pre>a<button>Copied!</button></pre>",
        "<template>a</template><dialog>b</dialog><p hidden>c</p><video>d</video>",
    ],
)
def test_what_serves_the_page_around_is_not_told(html: str) -> None:
    assert told(f"{html}<p>x</p>") == []


def test_pieces_of_html_in_markdown_are_told_of_once(project: NewsProject) -> None:
    form = '<form><input value="{}"></form>\n\nText.\n\n'
    project.article("a.md", form.format("one two") + "Text.\n\n" + form.format("three"))
    (line,) = project.build().warnings
    assert "news/a.md:6: WARNING: left out 3 words of form fields, here and below" in line
