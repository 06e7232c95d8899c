"""HTML of a page made fit for readers of feeds."""

from __future__ import annotations

import pytest
from feeds.validators import html_problems

from sphinx_newsfeed.feeds.absolute import (
    PartsOfPage,
    absolute_html,
    absolute_text,
    says_only,
)

PAGE = "https://example.org/docs/news/one.html"

CASES = {
    # Addresses
    '<a href="two.html">x</a>': '<a href="https://example.org/docs/news/two.html">x</a>',
    '<a href="../a.html#b">x</a>': '<a href="https://example.org/docs/a.html#b">x</a>',
    '<a href="#b">x</a>': f'<a href="{PAGE}#b">x</a>',
    '<a href="/r?a=1&amp;b=2">x</a>': '<a href="https://example.org/r?a=1&amp;b=2">x</a>',
    '<a href="//cdn.example/x">x</a>': '<a href="https://cdn.example/x">x</a>',
    '<a href="mailto:a@b.example">x</a>': '<a href="mailto:a@b.example">x</a>',
    '<a href="mailto:a%40b.example">x</a>': '<a href="mailto:a@b.example">x</a>',
    '<a href="mailto:a%40b.example?cc=d%40e.example">x</a>':
        '<a href="mailto:a@b.example?cc=d%40e.example">x</a>',
    '<a href="mailto:a%40b%40c.example">x</a>': '<a href="mailto:a%40b%40c.example">x</a>',
    '<a href="https://a.example/ä b">x</a>': '<a href="https://a.example/ä%20b">x</a>',
    '<img alt="x" src="a.png"/>': '<img alt="x" src="https://example.org/docs/news/a.png"/>',
    '<img src="data:image/gif;base64,R0"/>': '<img src="data:image/gif;base64,R0"/>',
    '<img srcset="a.png, b,c.png 2x,/d 3x"/>': '<img srcset="https://example.org/docs/news/a.png, '
    'https://example.org/docs/news/b,c.png 2x, https://example.org/d 3x"/>',
    '<source srcset="a 100w" sizes="50vw"/>':
        '<source sizes="50vw" srcset="https://example.org/docs/news/a 100w"/>',
    '<video src="a.mp4" poster="p.png" controls></video>':
        '<video controls="" poster="https://example.org/docs/news/p.png" '
        'src="https://example.org/docs/news/a.mp4"></video>',
    '<blockquote cite="c">x</blockquote>':
        '<blockquote cite="https://example.org/docs/news/c">x</blockquote>',
    '<track src="a.vtt" kind="captions"/>':
        '<track kind="captions" src="https://example.org/docs/news/a.vtt"/>',
    '<a href="http://[bad">x</a>': "<a>x</a>",
    # What does harm
    '<a href="javascript:alert(1)">x</a>': "<a>x</a>",
    '<a href=" java\nscript:alert(1)">x</a>': "<a>x</a>",
    '<a href="data:text/html,x">x</a>': "<a>x</a>",
    '<img alt="" onerror="x()" src="https://a.example/"/>':
        '<img alt="" src="https://a.example/"/>',
    "a<script>x()</script><style>p{}</style>b": "ab",
    '<iframe src="https://a.example/" srcdoc="&lt;script&gt;"></iframe>':
        '<iframe src="https://a.example/"></iframe>',
    '<form action="x"><input name="q"/>y</form>': "",
    "a<!-- comment --><!DOCTYPE x>b": "ab",
    "&lt;script&gt;": "&lt;script&gt;",
    # What our style sheet is for
    '<p class="a" id="b" style="color:red" data-src="c.png" role="d">x</p>': "<p>x</p>",
    '<section id="a"><h2>A<a class="headerlink" href="#a">¶</a></h2></section>': "<h2>A</h2>",
    '<span class="pre">a</span> <span lang="de">b</span>': 'a <span lang="de">b</span>',
    '<table><tr><td colspan="2" class="x">a</td></tr></table>':
        '<table><tr><td colspan="2">a</td></tr></table>',
    '<ul><li><input type="checkbox" checked/> a</li><li><input type="checkbox"/> b</li></ul>':
        "<ul><li>☑ a</li><li>☐ b</li></ul>",
    '<div class="admonition note"><p class="admonition-title">Note</p><p>x</p></div>':
        "<blockquote><p><strong>Note</strong></p><p>x</p></blockquote>",
    "<blockquote><div><p>x</p></div></blockquote>": "<blockquote><p>x</p></blockquote>",
    # Code
    '<div class="highlight-c notranslate"><div class="highlight"><pre><span></span>'
    '<span class="linenos">1</span><span class="k">int</span> &lt;x&gt;;\n</pre></div>\n</div>':
        "<pre><code>int &lt;x&gt;;\n</code></pre>",
    '<div class="highlight-c"><div class="highlight"><table class="highlighttable"><tr>'
    '<td class="linenos"><div class="linenodiv"><pre>1\n2</pre></div></td>'
    '<td class="code"><div class="highlight"><pre>a\nb</pre></div></td></tr></table></div></div>':
        "<pre><code>a\nb</code></pre>",
    '<div class="literal-block-wrapper"><div class="code-block-caption"><span>C</span></div>'
    '<div class="highlight-c"><div class="highlight"><pre>a</pre></div></div></div>':
        "<div><div>C</div><pre><code>a</code></pre></div>",
    '<table><tr><td><div class="highlight-c"><div class="highlight"><pre>a</pre></div></div></td>'
    "<td>b</td></tr></table>":
        "<table><tr><td><pre><code>a</code></pre></td><td>b</td></tr></table>",
    '<div class="highlight-x docutils container"><p>a</p>'
    '<div class="highlight-c"><div class="highlight"><pre>b</pre></div></div></div>':
        "<div><p>a</p><pre><code>b</code></pre></div>",
    # Formulas
    '<span class="math notranslate">\\(a^2 &lt; b\\)</span>': "<code>a^2 &lt; b</code>",
    '<div class="math" id="eq"><span class="eqno">(1)<a class="headerlink" href="#eq">¶</a></span>'
    "\\[x = y\\]</div>": "<pre>x = y</pre>",
    '<span class="math"><img alt="x" src="_images/math/a.png"/></span>':
        '<img alt="x" src="https://example.org/docs/news/_images/math/a.png"/>',
    '<div class="math"><math display="block"><mi>x</mi></math></div>':
        '<div><math display="block"><mi>x</mi></math></div>',
    # Drawings
    '<svg viewBox="0 0 1 1" onload="x()"><use xlink:href="#a"></use><g id="a"></g></svg>':
        '<svg viewbox="0 0 1 1"><use xlink:href="#a"></use><g id="a"></g></svg>',
    "": "",
}  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CASES.items())
def test_cases(html: str, expected: str) -> None:
    found = absolute_html(html, PAGE)
    assert found == expected
    assert html_problems(found) == []
    assert absolute_html(found, PAGE) == found


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("<p>One <b>two</b>\n&amp; three</p><p>4</p>", "One two & three 4", True),
        ("<p>One</p><p>two</p>", "One", False),
        ("", "", True),
    ],
)
def test_whether_html_says_only_a_text(html: str, text: str, expected: bool) -> None:
    assert says_only(html, text) is expected


def test_what_is_nested_deeply_does_no_harm() -> None:
    depth = 300
    html = "<span>" * depth + "x" + "</span>" * depth
    assert absolute_html(html, PAGE) == "x"


_PARTS = PartsOfPage("article", "header", "picture", frozenset({"footer", "related"}))
_PICTURE = '<img class="picture" alt="" src="a.png" />'
_SHOWN_PICTURE = '<img alt="" src="https://example.org/docs/news/a.png"/>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("\n<h1>T</h1>\n<div class='header'>by</div>\n<p>a</p>\n", "<p>a</p>"),
        (f"<h1>T</h1>\n<div class='header'>by{_PICTURE}</div>\n<p>a</p>",
         f"{_SHOWN_PICTURE}\n<p>a</p>"),
        (f"<h1>T</h1><div class='header'><a href='a.png'>{_PICTURE}</a></div><p>a</p>",
         f"{_SHOWN_PICTURE}<p>a</p>"),
        # What is the author's own is kept.
        ("<h1>T</h1><p class='header'></p><h1>b</h1>c<p class='header'>d</p>",
         "<h1>b</h1>c<p>d</p>"),
        ("<h1>T</h1><p class='header'></p>a <b>b</b>", "a <b>b</b>"),
        ("<h1>T</h1><p class='header'></p><section><p>a</p><div class='no footer'>x</div>"
         "<nav class='related'>y</nav></section>", "<p>a</p>"),
        ("<h1>T</h1><p class='header'></p>", ""),
    ],
)  # fmt: skip
def test_the_text_of_a_page(html: str, expected: str) -> None:
    body = f'<div><section class="an article" id="b">{html}</section></div>'
    assert absolute_text(body, PAGE, _PARTS) == expected


def test_a_page_without_the_element_of_an_article() -> None:
    assert absolute_text("<p class='articles'>a</p>", PAGE, _PARTS) is None
    assert absolute_text("<p class='article'><b>a</b></p>", PAGE, _PARTS) is None
