"""HTML blocks of Markdown, ended where their elements end."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from sphinx_newsfeed.markdown.html_blocks import read_html_blocks


def blocks(text: str) -> list[tuple[str, str]]:
    """The HTML of *text*, each with its kind, and its other texts."""
    markdown = MarkdownIt("commonmark")
    read_html_blocks(markdown)
    return [
        (token.type, token.content)
        for token in markdown.parse(text)
        if token.type in {"html_block", "inline", "code_block", "fence"}
    ]


def html(content: str) -> tuple[str, str]:
    return "html_block", content


def words(content: str) -> tuple[str, str]:
    return "inline", content


@pytest.mark.parametrize("name", ["pre", "script", "style", "textarea", "title", "iframe", "xmp"])
def test_a_blank_line_ends_no_element_of_mere_text(name: str) -> None:
    element = f"<div><{name}>a\n\nb</{name}></div>\n"
    assert blocks(f"{element}\n*c*\n") == [html(element), words("*c*")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What looks like an instruction or a declaration, and has no end, is text.
        ("<?php\n\na", [words("<?php"), words("a")]),
        ("<!spam a\n\nb > c", [words("<!spam a"), words("b > c")]),
        ("<?php a\n\nb ?>\n\nc", [html("<?php a\n\nb ?>\n"), words("c")]),
        ("<!DOCTYPE\nhtml>\nc", [html("<!DOCTYPE\nhtml>\n"), words("c")]),
        # Comments.
        ("<div><!-- a\n\nb --></div>\n\nc", [html("<div><!-- a\n\nb --></div>\n"), words("c")]),
        ("<!-- more -->Text [x](y)", [html("<!-- more -->\n"), words("Text [x](y)")]),
        ("<!-- more --> Text", [html("<!-- more -->\n"), words("Text")]),
        ("<!-- a\n\nb -->c\n\nd", [html("<!-- a\n\nb -->\n"), words("c"), words("d")]),
        ("<!-- a --><p>b</p>\n", [html("<!-- a --><p>b</p>\n")]),
        ("<!-- a -->\nb", [html("<!-- a -->\n"), words("b")]),
        ("- <!-- more -->Item\n", [html("<!-- more -->\n"), words("Item")]),
        ("> <!-- more -->Quoted\n", [html("<!-- more -->\n"), words("Quoted")]),
        ("<!-- more --># Title", [html("<!-- more -->\n"), words("Title")]),
        ("<!-- <p markdown=1>\n\n*b*", [html("<!-- <p markdown=1>\n\n*b*")]),
        (
            "<!--\n" + "a\n" * 40 + "<p markdown=1> --> b\n",
            [
                html("<!--\n" + "a\n" * 40 + "<p markdown=1> -->\n"),
                words("b"),
            ],
        ),
        # What goes on behind such an element, up to a blank line.
        (
            "<div><pre>a\n\nb</pre>\nc</div>\n\nd",
            [html("<div><pre>a\n\nb</pre>\nc</div>\n"), words("d")],
        ),
        (
            "<div><pre>a\n\nb</pre><pre>c\n\nd</pre></div>",
            [html("<div><pre>a\n\nb</pre><pre>c\n\nd</pre></div>")],
        ),
        # Without an end, CommonMark's own rules apply.
        ("<div><pre>a\n\nb\n", [html("<div><pre>a\n"), words("b")]),
        ("<div>a\n\nb</div>\n", [html("<div>a\n"), words("b</div>")]),
        # An element ends within the block that it stands in.
        ("> <div><pre>a\n\nb</pre>\n", [html("<div><pre>a\n"), words("b</pre>")]),
        ("- <div><pre>a\n\n  b</pre></div>\n", [html("<div><pre>a\n\nb</pre></div>\n")]),
        ("- <div><pre>a\n\nb</pre></div>\n", [html("<div><pre>a\n"), words("b</pre></div>")]),
        # What asks for Markdown gets it.
        (
            '<div markdown="1">\n*a*\n</div>\n',
            [html('<div markdown="1">\n'), words("*a*"), html("</div>\n")],
        ),
        ("<div markdown>*a*</div>\n", [html("<div markdown>\n"), words("*a*</div>")]),
        (
            "<div class='a' markdown='block'>\n\n    a\n\n</div>\n",
            [html("<div class='a' markdown='block'>\n"), ("code_block", "a\n"), html("</div>\n")],
        ),
        (
            '<table><tr><td markdown="span">*a*</td></tr></table>\n',
            [html('<table><tr><td markdown="span">\n'), words("*a*</td></tr></table>")],
        ),
        (
            "<div markdown=1><div markdown=1><b>*a*</b></div></div>\n",
            [html("<div markdown=1><div markdown=1><b>\n"), words("*a*</b></div></div>")],
        ),
        ('<div markdown="0">\n*a*\n</div>\n', [html('<div markdown="0">\n*a*\n</div>\n')]),
        ('<div class="markdown">\n*a*\n</div>', [html('<div class="markdown">\n*a*\n</div>')]),
        ("<div title='<p markdown=1>'>\n*a*\n</div>", None),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]] | None) -> None:
    found = blocks(text)
    if expected is None:
        assert found
    else:
        assert found == expected


def test_each_block_says_on_which_lines_it_stands() -> None:
    markdown = MarkdownIt("commonmark")
    read_html_blocks(markdown)
    text = "\n<!-- more -->Text\n\n<div><pre>a\n\nb</pre></div>\n\nLast.\n"
    lines = [(token.type, token.map) for token in markdown.parse(text) if token.map]
    assert lines == [
        ("html_block", [1, 2]),
        ("paragraph_open", [1, 2]),
        ("inline", [1, 2]),
        ("html_block", [3, 6]),
        ("paragraph_open", [7, 8]),
        ("inline", [7, 8]),
    ]


def test_html_interrupts_a_paragraph_as_before() -> None:
    assert blocks("a\n<div>b</div>\n") == [words("a"), html("<div>b</div>\n")]
    assert blocks("a\n<span>b</span>\n") == [words("a\n<span>b</span>")]
