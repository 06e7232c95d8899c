"""Components and expressions of JSX in Markdown."""

from __future__ import annotations

import time

import pytest

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.values import Values
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.template_tags import TagContext, expand_tags
from sphinx_newsfeed.template_tags.markup import LINE_OF_HTML

_MORE = "<!-- more -->"
LABEL = "<strong>A &lt;b</strong>"
_PAGE = {"title": "A <b>title</b>", "n": {"of": 2}}


def expand(
    body: str, path: str = "/a.mdx", dialect: str = "plain"
) -> tuple[str, list[tuple[int, str]]]:
    problems: list[Problem] = []
    context = TagContext(dialect, BodyFormat.MARKDOWN, path, 1, values=Values(_PAGE))
    text = expand_tags(body, context, problems.append)
    assert text.count("\n") == body.count("\n")
    return text, [(problem.line, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Expressions.
        ("a {/* note */}b", "a b"),
        ("{/* a\nb */}\nc", "\n\nc"),
        ("a\n\n{/* truncate */}\n\nb", f"a\n\n{_MORE}\n\nb"),
        ("a {/* b\n* c */}d", "a \nd"),
        ("## A {/* #b */}\n[c](#b)", '## <a id="b"></a>A\n[c](#b)'),
        ("a{' '}b{\" \"}c {`d`}", "a b c d"),
        ("a{' '}<>c</>{d} {\"e\"}", "a c{d} e"),
        ("{'<b>'}", "&lt;b&gt;"),
        ("{frontMatter.title}, {frontMatter.n.of}", "A &lt;b&gt;title&lt;/b&gt;, 2"),
        ("{props.x} {frontMatter.none}", "{props.x} {frontMatter.none}"),
        # Modules.
        ("import A from 'a';\nimport {\n  B,\n} from 'b';\n\nc", "\n\n\n\n\nc"),
        ("export const a = () => (\n  <B>c</B>\n);\n\nd", "\n\n\n\nd"),
        # Components: their content stays.
        ("a <Box color='x'>b *c*</Box> d", "a b *c* d"),
        ("<A.B {...props} c={{d: '>'}}>e</A.B>", "e"),
        ("<>\na\n</>", "\na\n"),
        (
            "<Tab\n  value='x'\n  label='A & b'>\nc\n</Tab>",
            "<!-- --><p><strong>A &amp; b</strong></p>\n\n\nc\n",
        ),
        # A label is a paragraph, or words within one; what follows it is Markdown.
        ('<Tab label="A <b" {...c}>\n*d*\n</Tab>', f"{LINE_OF_HTML}<p>{LABEL}</p>\n*d*\n"),
        ('<Tab label="A <b" {...c}>*d*</Tab>', f"{LABEL} *d*"),
        ("<Card caption='A &lt;b'>", "<p><strong>A &amp;lt;b</strong></p>"),
        ('<Card title="a"', '<Card title="a"'),
        ('<p title="a">', '<p title="a">'),
        ('<Link to="/a">b</Link>', '<a href="/a">b</a>'),
        ("<Link href={'/a'}>b</Link>", '<a href="/a">b</a>'),
        ("<A>\n    b\n\n      - c\n</A>", "\nb\n\n  - c\n"),
        ("- <A>\n      b\n  </A>", "- \n  b\n  "),
        (
            "<A>\n  <B title='b'>\n\n    <C title='c'>\n\n      d\n\n          e\n    </C>\n"
            "  </B>\n</A>",
            "\n<p><strong>b</strong></p>\n\n<p><strong>c</strong></p>\n\nd\n\n    e\n\n\n",
        ),
        ("  <A>\n    <B>\n      c\n    </B>\n  </A>", "  \n  \n  c\n  \n  "),
        # Pictures and players.
        ("<Image src={require('./a.png').default} alt='b' />", '<img src="./a.png" alt="b">'),
        (
            "import A from './a.png'\n\n<Image src={A} width={9} />",
            '\n\n<img src="./a.png" width="9">',
        ),
        ("<Img src='a.png'></Img>", '<img src="a.png">'),
        (
            "<Figure src='a.png' caption='*B*' />\n*c*",
            f'{LINE_OF_HTML}<figure><img src="a.png"><figcaption><em>B</em></figcaption></figure>'
            "\n*c*",
        ),
        ('<YouTube id="x" />', '<iframe src="https://www.youtube.com/embed/x"></iframe>'),
        (
            '<YouTube id="x" f={() => 1} />\n*a*',
            f'{LINE_OF_HTML}<iframe src="https://www.youtube.com/embed/x"></iframe>\n*a*',
        ),
        ("<Vimeo id='1' />", '<iframe src="https://player.vimeo.com/video/1"></iframe>'),
        (
            "<ReactPlayer url='https://youtu.be/x' />",
            '<iframe src="https://www.youtube.com/embed/x"></iframe>',
        ),
        ("<TOCInline toc={toc} />", ""),
        # What is code, or no JSX.
        ("`<A />` ``{' '} ` <B>``", "`<A />` ``{' '} ` <B>``"),
        ("```\n<A>{' '}\n```", "```\n<A>{' '}\n```"),
        ("~~~~jsx\n~~~\n<A>\n~~~~\n<B>c</B>", "~~~~jsx\n~~~\n<A>\n~~~~\nc"),
        ("\\<A> \\{' '}", "\\<A> \\{' '}"),
        ("1 <A and <B", "1 <A and <B"),
        ("<!-- <A> -->", "<!-- <A> -->"),
        ("<b>c</b> <https://e.org>", "<b>c</b> <https://e.org>"),
        ("<Https://e.org> <Me@e.org>", "<Https://e.org> <Me@e.org>"),
        ("## A {#id}", "## A"),
    ],
)
def test_what_becomes_of_it(body: str, expected: str) -> None:
    dialect = "docusaurus" if "{#" in body else "plain"
    assert expand(body, dialect=dialect) == (expected, [])


def test_what_holds_nothing_and_is_not_known_is_left_out_and_told_once() -> None:
    text, told = expand('a\n<Chart data={[1]} title="Growth" />\n\n<Map />b')
    assert text == "a\n<p><strong>Growth</strong></p>\n\nb"
    ((line, message),) = told
    assert line == 2
    assert "<Chart" in message
    assert "<Map />" in message


@pytest.mark.parametrize(
    ("path", "dialect", "is_read"),
    [
        ("/a.mdx", "astro", True),
        ("/a.MDX", "plain", True),
        ("/a.md", "docusaurus", True),
        ("/a.md", "astro", False),
        ("/a.md", "plain", False),
    ],
)
def test_where_it_is_meant(path: str, dialect: str, is_read: bool) -> None:
    assert (expand("<A>b</A>{' '}", path, dialect)[0] == "b ") is is_read
    assert (expand("import A from 'a'\n\nb", path, dialect)[0] == "\n\nb") is is_read


@pytest.mark.parametrize(
    "piece", ["<A>\n  b\n", "<A b={", "`", "{/*", "<A", "</A>", "<!--", "```\n"]
)
def test_the_work_grows_with_the_length(piece: str) -> None:
    def cost(length: int) -> float:
        body = piece * (length // len(piece))
        start = time.process_time()
        expand(body)
        return time.process_time() - start

    cost(5_000)
    short = max(min(cost(10_000) for _ in range(3)), 0.005)
    assert cost(80_000) < 40 * short
