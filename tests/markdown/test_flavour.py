"""The pieces of syntax that a flavour of Markdown may have."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from sphinx_newsfeed.generators import BY_NAME
from sphinx_newsfeed.generators.flavours import MarkdownSyntax
from sphinx_newsfeed.markdown import ALERT, apply_flavour

#: A text of each piece -> what comes of it, and what without it.
PIECES = {
    MarkdownSyntax.BARE_ADDRESSES: (
        "See https://a.example/x.",
        '<p>See <a href="https://a.example/x">https://a.example/x</a>.</p>\n',
        "<p>See https://a.example/x.</p>\n",
    ),
    MarkdownSyntax.DEFINITION_LISTS: (
        "Term\n: Meaning",
        "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>\n",
        "<p>Term\n: Meaning</p>\n",
    ),
    MarkdownSyntax.ABBREVIATIONS: (
        'Of HTML, no XHTML.\n\n*[HTML]: Text with "marks"',
        '<p>Of <abbr title="Text with &quot;marks&quot;">HTML</abbr>, no XHTML.</p>\n',
        "<p>Of HTML, no XHTML.</p>\n<p>*[HTML]: Text with &quot;marks&quot;</p>\n",
    ),
    MarkdownSyntax.EMOJI: (
        ":tada: 10:30:20 `:tada:`",
        "<p>🎉 10:30:20 <code>:tada:</code></p>\n",
        "<p>:tada: 10:30:20 <code>:tada:</code></p>\n",
    ),
    MarkdownSyntax.CODE_LANGUAGES: (
        "    :::python\n    a = 1\n",
        '<pre><code class="language-python">a = 1\n</code></pre>\n',
        "<pre><code>:::python\na = 1\n</code></pre>\n",
    ),
    MarkdownSyntax.CODE_CAPTIONS: (
        "```js A *b* https://c.example d e\nf\n```\n",
        '<p><strong>A *b*</strong> <a href="https://c.example">d e</a></p>\n'
        '<pre><code class="language-js">f\n</code></pre>\n',
        '<pre><code class="language-js">f\n</code></pre>\n',
    ),
    MarkdownSyntax.LOOSE_DESTINATIONS: (
        "![a](my b.png) [c]\n\n[c]: /d)",
        '<p><img src="my%20b.png" alt="a" /> <a href="/d)">c</a></p>\n',
        "<p>![a](my b.png) [c]</p>\n<p>[c]: /d)</p>\n",
    ),
    MarkdownSyntax.PARTED_REFERENCES: (
        'A [*text*]\n[b], ![an e] [b] and [c] [d].\n\n[b]: /b "B"\n',
        '<p>A <a href="/b" title="B"><em>text</em></a>, <img src="/b" alt="an e" title="B" /> '
        "and [c] [d].</p>\n",
        '<p>A [<em>text</em>]\n<a href="/b" title="B">b</a>, ![an e] '
        '<a href="/b" title="B">b</a> and [c] [d].</p>\n',
    ),
    MarkdownSyntax.INDENTED_BOXES: (
        '!!! tip "Say *so*"\n\n    a\n\n    b\n\nc\n\n=== "T"\n\n    d\n',
        "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n<p>c</p>\n"
        "<p><strong>T</strong></p>\n<p>d</p>\n",
        "<p>!!! tip &quot;Say <em>so</em>&quot;</p>\n<pre><code>a\n\nb\n</code></pre>\n<p>c</p>\n"
        "<p>=== &quot;T&quot;</p>\n<pre><code>d\n</code></pre>\n",
    ),
    MarkdownSyntax.INDENTED_HTML: (
        "<div>\n\n    <p>a</p>\n\n</div>\n",
        "<div>\n    <p>a</p>\n</div>\n",
        "<div>\n<pre><code>&lt;p&gt;a&lt;/p&gt;\n</code></pre>\n</div>\n",
    ),
    MarkdownSyntax.HEADLESS_TABLES: (
        "| a | b |\n| c |\n",
        "<table>\n<thead>\n<tr>\n<th></th>\n<th></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td>c</td>\n<td></td>\n</tr>\n</tbody>\n</table>\n",
        "<p>| a | b |\n| c |</p>\n",
    ),
    MarkdownSyntax.DOUBLE_DOLLARS: (
        "Of $$x$$ for $1 and $2.",
        '<p>Of <span class="math inline">x</span> for $1 and $2.</p>\n',
        "<p>Of $$x$$ for $1 and $2.</p>\n",
    ),
    MarkdownSyntax.FORMULAS: (
        r"Of $x$, \(y\), \\(z\\) for $1 and $2.",
        '<p>Of <span class="math inline">x</span>, <span class="math inline">y</span>, '
        '<span class="math inline">z</span> for $1 and $2.</p>\n',
        "<p>Of $x$, (y), \\(z\\) for $1 and $2.</p>\n",
    ),
    MarkdownSyntax.PYMDOWN_SPANS: (
        "Press ++ctrl+alt+c++, ==now== :material-check: C++ and a++b++ if a == b == c, `==d==`",
        "<p>Press <code>Ctrl+Alt+C</code>, now C++ and a++b++ if a == b == c, "
        "<code>==d==</code></p>\n",
        "<p>Press ++ctrl+alt+c++, ==now== :material-check: C++ and a++b++ if a == b == c, "
        "<code>==d==</code></p>\n",
    ),
    MarkdownSyntax.PYMDOWN_BLOCKS: (
        "/// details | A *b*\n    type: tip\n\nc\n/// tab | D\ne\n///\n///\n"
        "![f](/g)\n/// caption\nh\n///\n/// spam\n",
        "<blockquote>\n<p>c</p>\n<p><strong>D</strong></p>\n<p>e</p>\n</blockquote>\n"
        '<p><img src="/g" alt="f" /></p>\n<p>h</p>\n<p>/// spam</p>\n',
        "<p>/// details | A <em>b</em>\ntype: tip</p>\n<p>c\n/// tab | D\ne\n///\n///\n"
        '<img src="/g" alt="f" />\n/// caption\nh\n///\n/// spam</p>\n',
    ),
    MarkdownSyntax.LINE_BREAKS: ("a\nb", "<p>a<br />\nb</p>\n", "<p>a\nb</p>\n"),
}


def rendered(text: str, *syntax: MarkdownSyntax, disabled: frozenset[str] = frozenset()) -> str:
    markdown = MarkdownIt("commonmark")
    apply_flavour(markdown, set(syntax), disabled)
    return str(markdown.render(text))


def test_each_piece_has_a_case() -> None:
    assert set(PIECES) == set(MarkdownSyntax)


@pytest.mark.parametrize("piece", MarkdownSyntax)
def test_a_piece_is_read_where_the_flavour_has_it_alone(piece: MarkdownSyntax) -> None:
    text, with_it, without = PIECES[piece]
    others = set(MarkdownSyntax) - {piece}
    if piece is MarkdownSyntax.DOUBLE_DOLLARS:
        others.remove(MarkdownSyntax.FORMULAS)
    assert rendered(text, piece) == with_it
    assert rendered(text, *others).replace("<br />", "") == without


def items(page: str) -> str:
    return " ".join(line.partition("</li>")[0].strip() for line in page.split("<li>")[1:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~~a~~", "<p><s>a</s></p>\n"),
        ("- [ ] a\n- [x] *b*\n- [X] c", "☐ a ☑ <em>b</em> ☑ c"),
        ("[ ] a", "<p>[ ] a</p>\n"),
        ("- a [x] b\n- [x]", "a [x] b [x]"),
        ("**结论：**字", "<p><strong>结论：</strong>字</p>\n"),
        ("字**“结论”**字", "<p>字<strong>“结论”</strong>字</p>\n"),
        ("**(a)**の*「b」*だ", "<p><strong>(a)</strong>の<em>「b」</em>だ</p>\n"),
        ("字 ** 字**", "<p>字 ** 字**</p>\n"),
        ("a*b:*c **d:**e", "<p>a*b:*c **d:**e</p>\n"),
        ("`**结论：**字`", "<p><code>**结论：**字</code></p>\n"),
    ],
)
def test_what_all_flavours_have(text: str, expected: str) -> None:
    found = rendered(text)
    assert (found if expected.startswith("<") else items(found)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "title", "rest"),
    [
        ("> [!NOTE]\n> Text.", "note", "", "<blockquote>\n<p>Text.</p>\n</blockquote>\n"),
        ("> [!warning]- Mind it\n> Text.", "warning", "Mind it", None),
        ("> [!info] A *title*\n>\n> Text.", "note", "A *title*", None),
        ("> [!TIP]", "tip", "", "<blockquote></blockquote>\n"),
        ("> [!my-own]\n> Text.", "note", "My own", "<blockquote>\n<p>Text.</p>\n</blockquote>\n"),
        ("> [!faq]- Why?\n> Text.", "note", "Why?", None),
    ],
)
def test_alerts(text: str, kind: str, title: str, rest: str | None) -> None:
    markdown = MarkdownIt("commonmark")
    apply_flavour(markdown, set())
    tokens = markdown.parse(text)
    assert tokens[0].meta[ALERT] == (kind, title)
    if rest is not None:
        assert rendered(text) == rest
    else:
        assert "Text." in rendered(text)
        assert "!" not in rendered(text)


@pytest.mark.parametrize("text", ["> [!xyz][b]\n> a", "> a\n> [!NOTE]", "[!NOTE]", "> - [!NOTE]"])
def test_what_is_no_alert(text: str) -> None:
    assert "[!" in rendered(text)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("http://a.example/b(c), http://a.example/d.", ["http://a.example/b(c)"]),
        ("www.a.example/x, awww.b.example", ["https://www.a.example/x"]),
        ("a.example b.py me@a.example ftp://a.example //a.example mailto:a@b.example", []),
        ("见http://a.example/b，中文。", ["http://a.example/b"]),
        ("`http://a.example` <http://b.example>", ["http://b.example"]),
        ("[http://a.example](http://b.example)", ["http://b.example"]),
        (f"http://a.example/{'b' * 2000}", []),
        ("www.a.example。", ["https://www.a.example"]),
    ],
)
def test_bare_addresses(text: str, links: list[str]) -> None:
    found = rendered(text, MarkdownSyntax.BARE_ADDRESSES)
    assert [f'<a href="{link}">' in found for link in links] == [True] * len(links)
    further = text.count("http://a.example/d")
    assert found.count("<a ") == len(links) + further


@pytest.mark.parametrize(
    ("text", "is_table"),
    [
        ("| a |", True),
        ("|---|---|\n| a | b |\n|===|===|\n| c | d |\n", True),
        ("| a \\| b |\n", True),
        ("| a | b\n", False),
        ("| a |\nb", False),
        ("a | b |", False),
        ("| a |\n", True),
        ("|---|\n", False),
    ],
)
def test_tables_without_a_header(text: str, is_table: bool) -> None:
    assert ("<table>" in rendered(text, MarkdownSyntax.HEADLESS_TABLES)) is is_table


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("$$\nx\n$$", ["x"]),
        ("$$x$$", ["x"]),
        ("\\[x\\]", ["x"]),
        ("a\n\n\\\\[\nx\n\\\\]\n\nb", ["x"]),
        ("a $$x$$", []),
        ("- $$x$$\n- b", ["x"]),
        ("\\[x", []),
        ("\\[ \\( x \\]", []),
    ],
)
def test_formulas_that_stand_apart(text: str, blocks: list[str]) -> None:
    markdown = MarkdownIt("commonmark")
    apply_flavour(markdown, {MarkdownSyntax.FORMULAS})
    tokens = markdown.parse(text)
    assert [each.content.strip() for each in tokens if each.type == "math_block"] == blocks
    assert sum(each.nesting for each in tokens) == 0
    assert all(each.type != "math_inline_double" for t in tokens for each in t.children or ())


def test_a_table_with_a_header_is_read_as_ever() -> None:
    text = "| a | b |\n|---|---|\n| c | d |\n"
    assert rendered(text, MarkdownSyntax.HEADLESS_TABLES) == rendered(text)


def test_what_a_project_disables_stays_disabled() -> None:
    disabled = frozenset({"strikethrough"})
    assert rendered("~~a~~", disabled=disabled) == "<p>~~a~~</p>\n"


def test_what_a_parser_has_already_stays_as_it_is() -> None:
    markdown = MarkdownIt("commonmark")
    apply_flavour(markdown, set(MarkdownSyntax))
    before = markdown.get_active_rules()["block"].count("deflist")
    apply_flavour(markdown, {MarkdownSyntax.DEFINITION_LISTS})
    assert markdown.get_active_rules()["block"].count("deflist") == before == 1


def test_only_what_does_no_harm_is_read_in_plain_texts() -> None:
    plain = BY_NAME["plain"].markdown.syntax
    assert not plain & {MarkdownSyntax.DOUBLE_DOLLARS, MarkdownSyntax.FORMULAS}
    assert MarkdownSyntax.LINE_BREAKS not in plain
    assert plain >= {MarkdownSyntax.BARE_ADDRESSES, MarkdownSyntax.DEFINITION_LISTS}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[a](b c "t")', '<a href="b%20c" title="t">a</a>'),
        ("[a]( /b c )", '<a href="/b%20c">a</a>'),
        ("[a](b (c d) e).", '<a href="b%20(c%20d)%20e">a</a>.'),
        ("[a](b (c))", '<a href="b" title="c">a</a>'),
        ("[a](<b c>)", '<a href="b%20c">a</a>'),
        (r"[a](b\) c)", '<a href="b)%20c">a</a>'),
        ("[a](b [c](d))", '[a](b <a href="c">c</a>)'.replace('"c"', '"d"')),
        ("[a](b c", "[a](b c"),
        ("[a](b\nc d)", "[a](b\nc d)"),
        ("[a] [b]\n\n[a]: /c) 'd'\n[b]: /e", '<a href="/c)" title="d">a</a> <a href="/e">b</a>'),
        ("[a]: this is a sentence", "[a]: this is a sentence"),
    ],
)
def test_addresses_that_commonmark_does_not_take(text: str, expected: str) -> None:
    """Source: what kramdown 2.4 makes of them."""
    assert rendered(text, MarkdownSyntax.LOOSE_DESTINATIONS) == f"<p>{expected}</p>\n"


def cells(page: str) -> list[list[str]]:
    rows = (row.partition("</tr>")[0] for row in page.split("<tr>")[1:])
    return [re.findall(r"<t[hd][^>]*>(.*)</t[hd]>", row) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Rows that line their cells up at the right, and so begin with many blanks.
        ("  A | B\n----|---\n    a | 1\n   bb | 2\n", [["A", "B"], ["a", "1"], ["bb", "2"]]),
        ("- x\n\n   A | B\n  ---|---\n       a | 1\n", [["A", "B"], ["a", "1"]]),
        ("A | B\n---|---\n    a\n\n    code\n", [["A", "B"], ["a", ""]]),
        # Lines that part bodies and a foot.
        ("|A|B|\n|-|-|\n|1|2|\n|-----|\n|3|-|\n|=====|\n|4|5|\n",
         [["A", "B"], ["1", "2"], ["3", "-"], ["4", "5"]]),
        ("|A|B|\n|-|-|\n|-|-|\n", [["A", "B"], ["-", "-"]]),
    ],
)  # fmt: skip
def test_lines_of_tables(text: str, expected: list[list[str]]) -> None:
    assert cells(rendered(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|---\n| A | B\n|-|-\n| 1 | *2*\n|---\n", [["A", "B"], ["1", "<em>2</em>"]]),
        ("|---|\n| A | B |\n| 1 |\n", [["", ""], ["A", "B"], ["1", ""]]),
        ("|x| is | no row\n", []),
        ("| a | b\n| c | d\n", []),
    ],
)
def test_tables_whose_rows_are_open(text: str, expected: list[list[str]]) -> None:
    assert cells(rendered(text, MarkdownSyntax.HEADLESS_TABLES)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "title", "rest"),
    [
        ("!!! note\n    a\n", "note", "", "<p>a</p>"),
        ('??? question "Why?"\n    a\n', "note", "Why?", "<p>a</p>"),
        ('???+ bug ""\n\n    - a\n', "error", "", "<ul>\n<li>a</li>\n</ul>"),
        ('!!! warning inline end "So"\n    a\n', "warning", "So", "<p>a</p>"),
        ("!!! my-own\n    a\n", "note", "My own", "<p>a</p>"),
    ],
)
def test_boxes_whose_content_is_indented(text: str, kind: str, title: str, rest: str) -> None:
    markdown = MarkdownIt("commonmark")
    apply_flavour(markdown, {MarkdownSyntax.INDENTED_BOXES})
    assert markdown.parse(text)[0].meta[ALERT] == (kind, title)
    assert markdown.render(text) == f"<blockquote>\n{rest}\n</blockquote>\n"


@pytest.mark.parametrize("text", ["!!!\n\n    a", "!!! what, no kind?", "a\n=== b", "==="])
def test_what_is_no_box(text: str) -> None:
    assert rendered(text, MarkdownSyntax.INDENTED_BOXES) == rendered(text)


def test_what_abbreviations_mean_is_written_so_often_and_no_more() -> None:
    """A short word may stand for a long text, and a page hold it a million times."""
    page = rendered("*[a]: " + "x" * 500 + "\n\n" + "a " * 9000, MarkdownSyntax.ABBREVIATIONS)
    assert page.count("<abbr") == 2000
    assert page.count(">a</abbr>") + page.count("a a") >= 5000
    page = rendered("*[a]: b\n\n" + "a " * 10_001, MarkdownSyntax.ABBREVIATIONS)
    assert page.count("<abbr") == 10_000
    assert page.count("a a") <= 1
    assert "<abbr" not in rendered("*[a]: " + "x" * 501 + "\n\na", MarkdownSyntax.ABBREVIATIONS)


@pytest.mark.parametrize(
    ("info", "name", "title"),
    [
        ("js{1,3}", "js", ""),
        ("rust,ignore", "rust", ""),
        ("python=", "python", ""),
        ("c++", "c++", ""),
        ("Python 3", "Python", ""),
        ("{.yaml .x}", "yaml", ""),
        ("{ .yaml title='a b' }", "yaml", "a b"),
        ("{: .ruby}", "ruby", ""),
        ("{r, echo=FALSE}", "r", ""),
        ("{python eval=F}", "python", ""),
        ("{name} words", "{name}", ""),
        ('js title="src/*a*.js" {1}', "js", "src/*a*.js"),
        ("js:title=a.js", "js", "a.js"),
        ('bash {filename="a.sh"}', "bash", "a.sh"),
        ("", "", ""),
    ],
)
def test_languages_and_titles_of_code(info: str, name: str, title: str) -> None:
    markdown = MarkdownIt("commonmark")
    apply_flavour(markdown, set())
    *above, code = markdown.parse(f"```{info}\nx\n```\n")
    assert code.info.split()[:1] == ([name] if name else [])
    assert [each.content for each in above if each.type == "inline"] == ([title] if title else [])


def test_a_caption_of_code_may_be_a_link_alone() -> None:
    page = rendered("```js mark:1 /a\nx\n```\n", MarkdownSyntax.CODE_CAPTIONS)
    assert page.startswith('<p><a href="/a">link</a></p>')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x^2^ and ^^word^^ ^", "x<sup>2</sup> and word ^"),
        ("H~2~O ~~no~~ ~/a and ~/b", "H<sub>2</sub>O <s>no</s> ~/a and ~/b"),
        ("{++new++}{--old--}{==see==}{>>why<<}.", "new<s>old</s>see."),
        (
            "`#!python f(x)` `:::js g` `#! /bin/sh`",
            "<code>f(x)</code> <code>g</code> <code>#! /bin/sh</code>",
        ),
        ("{a} b^ c^d", "{a} b^ c^d"),
    ],
)
def test_raised_lowered_and_edited_words(text: str, expected: str) -> None:
    assert rendered(text, MarkdownSyntax.PYMDOWN_SPANS) == f"<p>{expected}</p>\n"


def test_blocks_between_slashes_end_where_they_are_closed() -> None:
    text = "> /// note\n> a\n> ///\n\n//// tip\n/// html\nb\n///\n////\n\n/// note\nc\n"
    assert rendered(text, MarkdownSyntax.PYMDOWN_BLOCKS) == (
        "<blockquote>\n<blockquote>\n<p>a</p>\n</blockquote>\n</blockquote>\n"
        "<blockquote>\n<p>b</p>\n</blockquote>\n<p>/// note\nc</p>\n"
    )
    deep = "/// html | div\n" * 5000 + "a\n" + "///\n" * 5000
    assert "a" in rendered(deep, MarkdownSyntax.PYMDOWN_BLOCKS)
