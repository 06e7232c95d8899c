"""Marks in Markdown that are no tags: each as it is written, and what only looks like it."""

from __future__ import annotations

import re
from functools import partial

import pytest

from sphinx_newsfeed.generators import GENERATORS, Generator, generator_of
from sphinx_newsfeed.generators.tags import Mark
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags import TagContext
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.marks import _READERS, marks_of
from sphinx_newsfeed.template_tags.rewriter import Rewriter

MORE = "<!-- more -->"
#: What all generators mean alike.
EVERYWHERE = (Mark.CONTENTS, Mark.SITE_ADDRESS)

#: A mark, a text, and what becomes of it.
CASES: list[tuple[Mark, str, str]] = [
    # Attributes of kramdown, behind a span, in a heading and on a line of their own.
    (Mark.KRAMDOWN, "*a*{: .b}", "*a*"),
    (Mark.KRAMDOWN, "[a](b){:target='_blank'} c", "[a](b) c"),
    (Mark.KRAMDOWN, "Text\n{: .note #id}\nmore", "Text\n\nmore"),
    (Mark.KRAMDOWN, "  {: .note}", ""),
    (Mark.KRAMDOWN, "## Title {: .b}", "## Title"),
    (Mark.KRAMDOWN, "## Title {#id}", "## Title"),
    (Mark.KRAMDOWN, "a {: .b} c", "a {: .b} c"),
    (Mark.KRAMDOWN, "a {#id}", "a {#id}"),
    # A table of contents takes the place of the item above it.
    (Mark.KRAMDOWN, "a\n\n* Contents\n{:toc}\n\nb", "a\n\n\n\n\nb"),
    (Mark.KRAMDOWN, "1. Contents\n{: toc }\nb", "\n\nb"),
    (Mark.KRAMDOWN, "Words\n{:toc}", "Words\n"),
    # Its extensions.
    (Mark.KRAMDOWN, "a{::comment}b\nc{:/comment}d", "a\nd"),
    (Mark.KRAMDOWN, "a{::comment}b{:/}c", "ac"),
    (Mark.KRAMDOWN, "a{::comment /}b", "ab"),
    (Mark.KRAMDOWN, "a{::comment}b", "a{::comment}b"),
    (Mark.KRAMDOWN, "{::nomarkdown}a{:/}", "a"),
    (Mark.KRAMDOWN, '{::options parse_block_html="true" /}a', "a"),
    # Attributes of Python-Markdown, where the colon may be missing.
    (Mark.ATTRIBUTE_LISTS, "[a](b){target=_blank}", "[a](b)"),
    (Mark.ATTRIBUTE_LISTS, "![a](b){: .c width='3' }", "![a](b)"),
    (Mark.ATTRIBUTE_LISTS, "## Title { #id .b }", "## Title"),
    (Mark.ATTRIBUTE_LISTS, "## Title {#id} ##", "## Title ##"),
    (Mark.ATTRIBUTE_LISTS, "Text\n{ .note }\nmore", "Text\n\nmore"),
    (Mark.ATTRIBUTE_LISTS, "*a*{b}", "*a*{b}"),
    (Mark.ATTRIBUTE_LISTS, "*a*{ some words }", "*a*{ some words }"),
    (Mark.ATTRIBUTE_LISTS, "a {.b} c", "a {.b} c"),
    (Mark.ATTRIBUTE_LISTS, "*a*{: }", "*a*{: }"),
    # The id of a heading, and of nothing else.
    (Mark.HEADING_IDS, "## Title {#id}", "## Title"),
    (Mark.HEADING_IDS, "a\n\n### Title {#id .b}\n\nc", "a\n\n### Title\n\nc"),
    (Mark.HEADING_IDS, "## Title {id}", "## Title {id}"),
    (Mark.HEADING_IDS, "## Title {#id} more", "## Title {#id} more"),
    (Mark.HEADING_IDS, "####### Title {#id}", "####### Title {#id}"),
    (Mark.HEADING_IDS, "#Title {#id}", "#Title {#id}"),
    (Mark.HEADING_IDS, "[a](b){#id}", "[a](b){#id}"),
    (Mark.HEADING_IDS, f"## {'x' * 2000} {{#id}}", f"## {'x' * 2000} {{#id}}"),
    # The place of contents has a line of its own.
    *((Mark.CONTENTS, f"a\n{sign}\nb", "a\n\nb") for sign in ("[TOC]", "[toc]", "[[_TOC_]]")),
    *((Mark.CONTENTS, f"a\n{sign}\nb", "a\n\nb") for sign in ("[[toc]]", "[[TOC]]", "{{ toc }}")),
    (Mark.CONTENTS, "<p>a</p><p> [TOC] </p><p>b</p>", "<p>a</p><p>b</p>"),
    (Mark.CONTENTS, "a\n\n- Contents\n{:toc .x}\n\nb", "a\n\n\n\n\nb"),
    (Mark.CONTENTS, "[toc]\n\n[toc]: /b", "[toc]\n\n[toc]: /b"),
    *((Mark.CONTENTS, sign, "") for sign in ("@[toc](A title)", "<!-- toc -->", "{{< toc >}}")),
    (Mark.CONTENTS, "[toc](a)", "[toc](a)"),
    (Mark.CONTENTS, "[[toc x]]", "[[toc x]]"),
    (Mark.CONTENTS, " @[toc] ", ""),
    (Mark.CONTENTS, "a [TOC]", "a [TOC]"),
    (Mark.CONTENTS, "[TOC]: b", "[TOC]: b"),
    # Ends of excerpts.
    (Mark.COMMENTED_MORE, "a\n\n[//]: # (more)\n\nb", f"a\n\n{MORE}\n\nb"),
    (Mark.COMMENTED_MORE, '[//]: # "truncate"', MORE),
    (Mark.COMMENTED_MORE, "[//]: # (a note)", "[//]: # (a note)"),
    (Mark.COMMENTED_MORE, "a [//]: # (more)", "a [//]: # (more)"),
    (Mark.JSX_MODULES, "import A, {\n  B,\n} from 'c';\n\nd", "\n\n\n\nd"),
    (Mark.JSX_MODULES, "export const a = {\n  b: 1,\n};\n\nc", "\n\n\n\nc"),
    (Mark.JSX_MODULES, "import duties from 'there' to here", "import duties from 'there' to here"),
    (Mark.JSX_VALUES, "<img src={useBaseUrl('/a.png')} />", '<img src="/a.png" />'),
    (Mark.JSX_VALUES, "<a b={{c: {d: 1}}}>e={f}", '<a b="">e={f}'),
    (Mark.JSX_VALUES, "<a b={[\n1,\n]}>", '<a b=""\ndata-line\ndata-line>'),
    (
        Mark.JSX_VALUES,
        "import A from './a.png'\n<img src={A} alt={A.src} id={B} width={9}>",
        'import A from \'./a.png\'\n<img src="./a.png" alt="./a.png" id="" width="9">',
    ),
    (Mark.JSX_HEADING_IDS, "## A {/* #b */}\n[c](#b)", '## <a id="b"></a>A\n[c](#b)'),
    (Mark.JSX_HEADING_IDS, "## A {/* b */}", "## A {/* b */}"),
    (Mark.GO_CALLS, '{{raw `<b>a</b>`}} {{code "b.go" `/^x/`}}', "<b>a</b> b.go"),
    (
        Mark.GO_CALLS,
        '{{image "a/b.png" 100 20}} {{ image }} {{raw x}}',
        "![](a/b.png) {{ image }} {{raw x}}",
    ),
    (Mark.BLOCK_ATTRIBUTES, "a\n{.b}\n\n## C {#c}\n\nd {.e}", "a\n\n\n## C\n\nd {.e}"),
    # Titles of tabs, and what stands between columns.
    (Mark.TAB_TITLES, "<!-- tab A b@icon -->\nc\n<!-- endtab -->", "**A b**\nc\n<!-- endtab -->"),
    (Mark.TAB_TITLES, "<!-- tab -->", ""),
    (Mark.TAB_TITLES, "<!-- tabular -->", "<!-- tabular -->"),
    (Mark.COLUMN_BREAKS, "a\n<--->\nb", "a\n\nb"),
    (Mark.COLUMN_BREAKS, "a <---> b", "a <---> b"),
    # The site's address in an export.
    (Mark.SITE_ADDRESS, "![](__GHOST_URL__/a.png)", "![](/a.png)"),
    (Mark.SITE_ADDRESS, '<a href="__GHOST_URL__">', '<a href="/">'),
    (Mark.SITE_ADDRESS, "[a]: __GHOST_URL__/b", "[a]: /b"),
    (Mark.SITE_ADDRESS, 'srcset="__GHOST_URL__/a 1x, __GHOST_URL__/b 2x"', 'srcset="/a 1x, /b 2x"'),
    (Mark.SITE_ADDRESS, "The text __GHOST_URL__/a", "The text __GHOST_URL__/a"),
    # The comment where an excerpt begins.
    (Mark.SUMMARY_BEGIN, "<!-- PELICAN_BEGIN_SUMMARY -->a", "a"),
    (Mark.SUMMARY_BEGIN, "<!-- PELICAN_END_SUMMARY -->a", "<!-- PELICAN_END_SUMMARY -->a"),
]


def read(mark: Mark, text: str) -> str:
    """What the reader of a mark makes of a text in which nothing else is looked for."""
    reader = _READERS[mark]
    pattern = re.compile(reader.pattern, re.MULTILINE | re.IGNORECASE)
    rewriter = Rewriter(text, TagContext("plain", BodyFormat.MARKDOWN, "/a.md", 1))
    ahead = Lookahead(text)
    at = 0
    while found := pattern.search(text, at):
        at = reader.handler(found, rewriter, ahead)
    return rewriter.finish()


def test_each_mark_is_in_the_table() -> None:
    assert {mark for mark, _, _ in CASES} == set(Mark)


@pytest.mark.parametrize(("mark", "text", "expected"), CASES)
def test_what_becomes_of_a_mark(mark: Mark, text: str, expected: str) -> None:
    assert read(mark, text) == expected


@pytest.mark.parametrize(("mark", "text", "expected"), CASES)
def test_a_sign_tells_of_each_text_with_a_mark(mark: Mark, text: str, expected: str) -> None:
    """Bodies without one are passed over."""
    assert text == expected or any(sign in text for sign in _READERS[mark].signs)


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda each: each.name)
def test_which_marks_are_live(generator: Generator) -> None:
    of_themes = generator.tags.marks if generator.tags else ()
    marks = {*generator.markdown.marks, *of_themes, *EVERYWHERE}
    live = partial(marks_of, generator, has_jsx=False)
    assert set(live(BodyFormat.MARKDOWN)) == {_READERS[mark] for mark in marks}
    of_jsx = {Mark.JSX_MODULES, Mark.JSX_VALUES, Mark.JSX_HEADING_IDS}
    with_jsx = marks_of(generator, BodyFormat.MARKDOWN, has_jsx=True)
    assert set(with_jsx) == {_READERS[mark] for mark in marks | of_jsx}
    assert set(live(BodyFormat.RST)) == {_READERS[mark] for mark in EVERYWHERE}
    in_html = {*EVERYWHERE, Mark.SUMMARY_BEGIN, Mark.TAB_TITLES}
    assert set(live(BodyFormat.HTML)) == {_READERS[m] for m in marks & in_html}


def test_an_excerpt_of_html_begins_at_a_comment_as_that_of_markdown() -> None:
    assert _READERS[Mark.SUMMARY_BEGIN] in marks_of(
        generator_of("pelican"), BodyFormat.HTML, has_jsx=False
    )
