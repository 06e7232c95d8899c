"""Blocks of WordPress' editor, and what stands for them."""

from __future__ import annotations

import json
import time

import pytest

from sphinx_newsfeed.command_line.wordpress_blocks import SiteBlocks, block_html, has_blocks
from sphinx_newsfeed.problems import Problem

_NOTE = json.dumps([{"id": "f1", "content": "By <em>her</em>"}, "none"])
_BACKGROUND = '<img class="wp-block-cover__image-background" src="a.png">'
_SITE = SiteBlocks(
    {
        "1": "<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->",
        "2": '[<!-- wp:block {"ref":1} /-->]',
        "3": '<!-- wp:block {"ref":3} /-->again',
    },
    _NOTE,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->", "\n<p>a</p>\n"),
        ('<!-- wp:image {"id":1,"x":"a\\u002d\\u002d>b"} --><img><!-- /wp:image -->', "<img>"),
        ("<!--more--><!-- a comment -->", "<!--more--><!-- a comment -->"),
        ("<!-- wp:more --><!--more--><!-- /wp:more -->", "<!--more-->"),
        ('<!-- wp:block {"ref":1} /-->', "\n<p>One</p>\n"),
        ('<!-- wp:block {"ref":2} /-->', "[\n<p>One</p>\n]"),
        (
            '<!-- wp:syntaxhighlighter/code {"language":"c"} --><pre class="x">a</pre>',
            '<pre class="x language-c">a</pre>',
        ),
        (
            '<!-- wp:code {"language":"c"} --><pre class="language-d">a</pre>',
            '<pre class="language-d">a</pre>',
        ),
        ('<!-- wp:code {"language":"\\"<b>"} --><pre class="x">a</pre>', '<pre class="x">a</pre>'),
        (
            '<!-- wp:cover {"url":"a.png"} --><div style="x">b</div><!-- /wp:cover -->',
            '<img src="a.png" alt=""><div style="x">b</div>',
        ),
        (
            f'<!-- wp:cover {{"url":"a.png"}} -->{_BACKGROUND}',
            _BACKGROUND,
        ),
        (
            "<!-- wp:footnotes /-->",
            '<ol class="wp-block-footnotes"><li id="f1">By <em>her</em> <a href="#f1-link">↩︎</a>'
            "</li></ol>",
        ),
        ("<!-- wp:spacer /-->", ""),
        ("a <!-- wp:paragraph ", "a <!-- wp:paragraph "),
    ],
)
def test_blocks(text: str, expected: str) -> None:
    found: list[Problem] = []
    assert block_html(text, _SITE, found.append) == expected
    assert found == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('<!-- wp:latest-posts /--><!-- wp:calendar {"a":1} /-->', "wp:latest-posts, wp:calendar"),
        ('<!-- wp:block {"ref":9} /-->', "wp:block"),
        # A pattern that holds itself ends.
        ('<!-- wp:block {"ref":3} /-->', "wp:block"),
    ],
)
def test_what_is_left_out_is_told_once(text: str, names: str) -> None:
    found: list[Problem] = []
    block_html(text, _SITE, found.append)
    (problem,) = found
    assert problem.message.endswith(f"are left out: {names}")


def test_what_has_blocks() -> None:
    assert has_blocks("<!-- wp:paragraph -->")
    assert not has_blocks("<p>wp:paragraph</p>")


def test_patterns_do_not_multiply() -> None:
    """Ten patterns, each with ten times the one before it, would be ten thousand million."""
    patterns = {"0": "x" * 100}
    for number in range(1, 11):
        patterns[str(number)] = f'<!-- wp:block {{"ref":{number - 1}}} /-->' * 10
    assert len(block_html(patterns["10"], SiteBlocks(patterns))) < 100_000


@pytest.mark.parametrize("opening", ["<!-- wp:", "<!-- ", "<!-- wp:a {", "<!-- wp:cover {} -->"])
def test_time_grows_with_what_never_ends(opening: str) -> None:
    def cpu(many: int) -> float:
        begin = time.process_time()
        block_html(opening * many, SiteBlocks())
        return time.process_time() - begin

    cpu(10)
    assert cpu(32_000) < 8 * cpu(8_000) + 0.5
