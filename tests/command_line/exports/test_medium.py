"""Stories of Medium, and answers among them."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.recognition import read_document

_STORY = """<html><body><article class="h-entry"><header><h1 class="p-name">{title}</h1></header>
<section data-field="subtitle" class="p-summary">{subtitle}</section>
<section data-field="body" class="e-content">{body}</section><footer>{footer}</footer></article>"""


def of_medium(title: str = "A", body: str = "", subtitle: str = "", footer: str = "") -> Entry:
    text = _STORY.format(title=title, subtitle=subtitle, body=body, footer=footer)
    (entry,) = read_document(text.encode()).entries
    return entry


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<h3 class="graf--title">A</h3><p>b</p>', "<p>b</p>"),
        ('<pre class="graf--pre">a</pre><pre class="graf--pre graf-after--pre">b</pre>',
         '<pre class="graf--pre">a\n\nb</pre>'),
        ('<pre class="graf--preV2">a</pre><pre class="graf-after--pre">b</pre>',
         '<pre class="graf--preV2">a</pre><pre class="graf-after--pre">b</pre>'),
        ('<p>x</p><pre class="graf-after--pre">b</pre>',
         '<p>x</p><pre class="graf-after--pre">b</pre>'),
        ('<script src="https://gist.github.com/a/1.js?file=x.py"></script>',
         '<p><a href="https://gist.github.com/a/1?file=x.py">https://gist.github.com/a/1?file=x.py'
         "</a></p>"),
        ('<script src="https://evil.example/x.js"></script>',
         '<script src="https://evil.example/x.js"></script>'),
    ],
)  # fmt: skip
def test_the_body_of_a_story(body: str, expected: str) -> None:
    assert of_medium(body=body).content == expected


@pytest.mark.parametrize(
    ("title", "body", "hidden"),
    [
        ("Well said", "<p>Well said, and so on</p>", "draft"),
        ("Well sa…", "<p>Well said, and so on</p>", "draft"),
        ("Well said", "<h3>One</h3><p>Well said</p>", ""),
        ("Well said", "<p>Another text</p>", ""),
        ("A", '<h3 class="graf--title">A</h3><p>A</p>', ""),
    ],
)
def test_responses(title: str, body: str, hidden: str) -> None:
    assert of_medium(title, body).hidden == hidden
