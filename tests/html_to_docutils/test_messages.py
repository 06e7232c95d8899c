"""Messages for translators: what is written is read as what it was written of."""

from __future__ import annotations

import random

import pytest
from html_to_docutils.generated import document
from html_to_docutils.round_trip import blocks_of, differences_in
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.html_to_docutils.messages import Kept

#: HTML → the message of its only block of text.
_MESSAGES = {
    "<p>Text with a <a href='/x'>link</a> and <em>stress</em>": (
        "Text with a [link](/x) and *stress*"
    ),
    "<p><b>a</b>, <i>b</i>, <code>c</code>": "**a**, *b*, `c`",
    "<p><a href='https://a.example/?b=1&amp;c' title='T &quot;t&quot;'>a <em>b</em></a>": (
        r'[a *b*](https://a.example/?b=1&c "T \"t\"")'
    ),
    "<p><a href='https://a.example/x_y'>https://a.example/x_y</a>": "<https://a.example/x_y>",
    "<p><a href='/a (b).html'>c</a>": "[c](</a%20(b).html>)",
    "<p>a <img src=b.png alt='C [d]' width=3> e": r"a ![C \[d\]](b.png) e",
    "<p>H<sub>2</sub>O<sup>2</sup> <kbd>K</kbd> <mark>m</mark> <u>u</u> <s>s</s>": (
        "H<sub>2</sub>O<sup>2</sup> <kbd>K</kbd> <mark>m</mark> <u>u</u> <del>s</del>"
    ),
    "<p><abbr title='A &amp; B'>AB</abbr> <cite>c</cite> <small>d</small> <span dir=rtl>e</span>": (
        '<abbr title="A &amp; B">AB</abbr> <cite>c</cite> <small>d</small> <span dir="rtl">e</span>'
    ),
    "<p><i lang=de>Wort</i> <span class='math inline'>x_1*y*</span>": (
        '<em lang="de">Wort</em> {math}`x_1*y*`'
    ),
    # Emphasis that would not be read between signs stands between tags.
    "<p>中文<strong>强调。</strong>后面": "中文<strong>强调。</strong>后面",
    "<p>a<em>b</em><strong>c</strong>": "a<em>b</em>**c**",
    "<p>one <strong>(two)</strong> three": "one **(two)** three",
    "<p><code>a`b</code> <code>` `</code><code>c</code>": "``a`b`` <code>\\` \\`</code>`c`",
    # Signs that mean nothing stay, as long as they do not.
    "<p>5 * 3 = 15, a_b, [1], a < b, Q&amp;A, Hello!": "5 * 3 = 15, a_b, [1], a < b, Q&A, Hello!",
    r"<p>*a* _b_ `c` [d](e) &lt;f&gt; &amp;amp; g\h": (
        r"\*a\* \_b\_ \`c\` \[d\](e) \<f> \&amp; g\\h"
    ),
    "<p>Look!<a href=/x>x</a> {math}<code>x</code>": r"Look\![x](/x) \{math}`x`",
    "<p># 1. - > no list": "# 1. - > no list",
    "<h2>About <em>x</em></h2>": "About *x*",
    # Sphinx cuts blanks and a backslash off.
    "<p>&nbsp;a&nbsp;": "&#160;a&#160;",
    "<p>a\\": "a&#92;",
}


@pytest.mark.parametrize(("html", "message"), _MESSAGES.items())
def test_a_message_is_markdown(html: str, message: str) -> None:
    (block,) = blocks_of(html, Kept())
    assert block.rawsource == message
    assert [*differences_in(html)] == []


@given(st.text("ab *_`[]()<>!&;#\\{}:~$.,“”中。\xa0", max_size=30))
def test_any_text_comes_back(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    html = f"<p>{escaped}</p><p>x <em>{escaped}</em>y <a href=/z>{escaped}</a>!</p>"
    assert [*differences_in(html)] == []


@given(st.integers(min_value=0))
def test_any_html_comes_back(seed: int) -> None:
    """But for the ids of references to a note, which Sphinx hands out, and sizes of twins."""
    html = document(random.Random(seed), 25)  # noqa: S311
    html = html.replace("id=r1 href='#fn1'", "id=r1")
    html = html.replace("width", "x").replace("align", "x").replace("float", "x")
    assert [*differences_in(html)] == []
