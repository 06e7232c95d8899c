"""Whether a body is written in Markdown or in HTML."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_newsfeed.loading.bodies import FORMAT_NAMES, SUFFIXES, decide_body_format, is_html
from sphinx_newsfeed.model.article import BodyFormat

#: Written as the scripts do that turn feeds into files: one element around all, blank lines and
#: indented comments and styles near its end, which CommonMark takes for code.
ARCHIVED = """\
<div>
<p data-style="font-L">　　First paragraph.</p>
<p data-style="font-L">　　第二段。</p>
<!--advert_list[<p class="x">--><!-- key words_a,b, -->



<!-- below the text -->


            <!-- a code to scan -->
            <style>
            .scan&#123;float:left;&#125;
            .scan img{width:74px;}
            </style>
            <div class="scan">
                <div><img src="https://example.org/a.png"></div>
                <div># not a heading, * not a list</div>
            </div>

<p class="editor">Editor: Ann </p>


</div>
            """

PRETTIER = """\
<p>One</p>

<p>
  See
  <a
    href="https://example.org/"
    >the report</a
  >.
</p>

<img
  src="a.png"
  alt="A"
>

<p>Two</p>
"""

HTML = {
    "as archives of feeds have it": ARCHIVED,
    "one element": "<div>text</div>",
    "one element over many lines": "<div>\n\n<p>a</p>\n\n\n<p>b</p>\n\n</div>\n",
    "one element around what looks like Markdown": "<div>\n\n# a\n\n* b\n\n</div>",
    "one element in capitals": "<DIV>text</div>",
    "one element with blank lines around it": "\n\n  <div>text</div>\n\n",
    "one element within itself": "<div><div>a</div>b<div>c</div></div>",
    "one void element": '<img src="a.png">',
    "one void element, closed": '<img src="a.png" alt="A" />',
    "several void elements": '<img src="a.png">\n<br>\n<img src="b.png"/>',
    "several elements": "<p>a</p>\n<p>b</p>",
    "several elements with blank lines": "<h2>a</h2>\n\n<p>b</p>\n\n<ul>\n<li>c</li>\n</ul>",
    "several elements, indented after a blank line": "<p>a</p>\n\n        <p>b</p>",
    "a comment before": "<!-- a comment -->\n<div>text</div>",
    "comments around and between": "<!-- # a -->\n<p>a</p>\n\n<!-- * b -->\n\n<p>b</p>\n<!-- c -->",
    "a no-break space between": "<p>a</p>&nbsp;\n<p>b</p>",
    "a whole document": "<!DOCTYPE html>\n<html><body><p>text</p></body></html>",
    "a processing instruction before": '<?xml version="1.0"?>\n<div>text</div>',
    "paragraphs that are never closed": "<p>a\n<p>b\n<p>c</p>",
    "list items that are never closed": "<ul>\n<li>a\n<li>b\n</ul>",
    "a wrong end tag": "<div><p>a</b></p></div>",
    "code that looks like Markdown": (
        "<p>a</p>\n<pre>\n# heading\n\n* item\n\n```\n`code`\n```\n</pre>\n<p>b</p>"
    ),
    "a style that looks like Markdown": "<style>\n* { a: b }\n\n# x { }\n</style>\n<p>b</p>",
    "a script that looks like Markdown": "<p>a</p>\n<script>\n\n* 1 * 2\n\n</script>",
    "a comment like Markdown": "<p>a</p>\n\n<!--\n\n# heading\n\n* item\n\n-->\n<p>b</p>",
    "stars that mark nothing": "<p>2 * 3 * 4</p>\n<p>snake_case_name</p>",
    "tags over many lines": PRETTIER,
    "template braces": "<p>{{ a }}</p>\n<p>{% b %}</p>",
    "a less-than sign in the text": "<p>1 < 2</p>\n<p>b</p>",
    "an attribute that forbids Markdown": '<div markdown="0">\n\n**a**\n\n</div>',
    "a paragraph that is never closed": "<p>a\n<p>* b\n",
    "text at the end of the last element": "<p>a</p>\n<p>b</p> c *d* e",
    "an element of office programs": "<o:p>a</o:p><p>b</p>",
    "an element within itself that is never closed": "<div>\n\n<div>a\n\n- b\n\n</div>",
    "an element that HTML does not know": "<section-x>text</section-x>",
}

MARKDOWN = {
    "nothing": "",
    "blanks": "  \n\n",
    "text": "text",
    "a heading": "# Heading\n\ntext",
    "text before an element": "text\n\n<div>a</div>",
    "text after an element": "<div>a</div>\n\ntext",
    "text between elements": "<p>a</p>\n\ntext\n\n<p>b</p>",
    "text between elements on a line": "<b>a</b> and <i>b</i>",
    "inline HTML first": "<b>x</b> rest",
    "Markdown between elements": "<p>a</p>\n\n## Heading\n\n<p>b</p>",
    "a list between elements": "<p>a</p>\n\n* item\n\n<p>b</p>",
    "an image between elements": "<p>a</p>\n\n![x](a.png)\n\n<p>b</p>",
    "comments only": "<!-- a -->\n<!-- b -->",
    "an excerpt marker only": "<!-- more -->",
    "div that asks for Markdown": '<div markdown="1">\n\n**a**\n\n</div>',
    "div that asks for Markdown, without a value": "<div markdown>\n\n**a**\n\n</div>",
    "div that asks for a block": '<div markdown="block">\n**a**\n</div>',
    "an element within that asks for Markdown": '<div><div markdown="span">*a*</div></div>',
    "details among Markdown": (
        "<details>\n<summary>s</summary>\n\n* a\n\n</details>\n\nText.\n\n<br>"
    ),
    "details several times, with Markdown within": (
        "<details>\n<summary>s</summary>\n\n* a\n\n</details>\n\n"
        "<details>\n<summary>t</summary>\n\n```\nb\n```\n\n</details>"
    ),
    "emphasis within several elements": "<div>\n\n**a**\n\n</div>\n<div>b</div>",
    "a link within several elements": "<div>\n\n[a](b)\n\n</div>\n\n<p>c</p>",
    "a table within several elements": "<div>\n\n| a | b |\n|---|---|\n|c|d|\n\n</div>\n<p>e</p>",
    "an address": "<https://example.org/>",
    "an e-mail address": "<ann@example.org>",
    "two addresses": "<https://example.org>\n\n<https://example.com>",
    "text from one address to another": "<https://example.org> says, as does <https://example.com>",
    "an element that is never closed, then Markdown": (
        '<p align="center"><img src="a.png">\n\n## Changes\n\n* one\n\n<br>'
    ),
    "an element that is never closed, then text": "<p align=center><img src=a>\n\nb\n\nc",
    "a quote": "> <b>a</b>",
    "code": "    <div>a</div>\n\nb",
    "a fence": "```html\n<div>a</div>\n```",
    "a template tag first": "{% raw %}<div>a</div>{% endraw %}",
}


@pytest.mark.parametrize("name", HTML)
def test_a_body_in_html(name: str) -> None:
    assert is_html(HTML[name])
    assert decide_body_format("a.md", HTML[name]) is BodyFormat.HTML


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_body_in_markdown(name: str) -> None:
    assert not is_html(MARKDOWN[name])
    assert decide_body_format("a.md", MARKDOWN[name]) is BodyFormat.MARKDOWN


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("a.md", "text", BodyFormat.MARKDOWN),
        ("a.MD", "text", BodyFormat.MARKDOWN),
        ("a.markdown", "text", BodyFormat.MARKDOWN),
        ("a.html", "text", BodyFormat.HTML),
        ("a.HTM", "# text", BodyFormat.HTML),
        ("a.rst", "text", BodyFormat.RST),
        ("a.rst", "<div>text</div>", BodyFormat.RST),
        ("a.markdown", "<div>text</div>", BodyFormat.HTML),
        ("a", "text", BodyFormat.MARKDOWN),
        ("a.html.md", "text", BodyFormat.MARKDOWN),
        ("2022/a.b/c.rst", "text", BodyFormat.RST),
    ],
)
def test_the_suffix_decides_what_is_not_markdown(
    path: str, body: str, expected: BodyFormat
) -> None:
    assert decide_body_format(path, body) is expected


def test_a_suffix_may_mean_another_format_to_a_generator() -> None:
    assert decide_body_format("a.txt", "text", "nikola") is BodyFormat.RST
    assert decide_body_format("a.txt", "text", "pelican") is BodyFormat.MARKDOWN


def test_suffixes_and_names_lead_to_each_format() -> None:
    assert set(SUFFIXES.values()) == set(BodyFormat)
    assert set(FORMAT_NAMES.values()) == set(BodyFormat)
    assert all(FORMAT_NAMES[body_format.value] is body_format for body_format in BodyFormat)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUFFIXES)


PIECES = st.sampled_from(
    ["<", ">", "<!", "<![", "]>", "<![foo bar]>", "<![CDATA[", "]]>", "<!--", "-->", "--!>",
     "<!DOCTYPE",
     "<?", "?>", "</", "/>", "<p>", "</p>", "<pre>", "</pre>", "<script>", "</script", "<a b=", '"',
     "'", "&", "&#", ";", "text", "\n\n", "# ", "* ", "**", "`", "```\n", "|", "<![if x]>",
     "<![endif]>",
     "<textarea>", "<style>", "\x00", "<p markdown>", "<br>"]
)  # fmt: skip


# A declaration over which the parser of some releases of Python fails.
@example("<p>a</p><![x[")
@given(st.lists(PIECES, max_size=12).map("".join) | st.text("<>!-[]/pa& \n\"'="))
def test_no_body_raises(body: str) -> None:
    is_html(body)
    is_html(f"<{body}>")
    is_html(f"<div>{body}</div>")


@pytest.mark.parametrize(
    "body",
    ["<div>\n<![foo bar]>\n<p>a</p></div>", "<p>a</p><![x y]>", "<div><![if !x]>a<![endif]></div>"],
)
def test_a_marked_section_as_office_programs_write_it_is_passed_over(body: str) -> None:
    assert is_html(body)


@pytest.mark.parametrize(
    "body",
    ["<a " * 100_000, "<b>x</b>-->" + "<!-- " * 100_000, "<p>]>" + "<![if " * 100_000],
    ids=["tags", "comments", "marked sections"],
)
def test_what_opens_and_never_closes_is_no_html(body: str) -> None:
    """And is not looked through again from each place: that would not end."""
    assert not is_html(body)


def test_a_few_signs_may_be_loose() -> None:
    assert is_html("<p>1 < 2 and 3 < 4</p>" * 20)


@pytest.mark.parametrize(
    ("filler", "expected"), [(10, BodyFormat.MARKDOWN), (20_000, BodyFormat.HTML)]
)
def test_markdown_is_looked_for_in_the_begin_of_a_body(filler: int, expected: BodyFormat) -> None:
    body = "<p>A</p>\n\n" + "<p>One</p>\n\n" * filler + "<div>\n\n- *two*\n\n</div>"
    assert decide_body_format("a.md", body) is expected
