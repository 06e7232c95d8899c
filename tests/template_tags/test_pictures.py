"""Tags that put a picture, or the address of a file beside an article, in each markup."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators.tags import Kind, Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags import TagContext
from sphinx_newsfeed.template_tags.pictures import HANDLERS, without_switch
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

HTML, MARKDOWN, RST = BodyFormat.HTML, BodyFormat.MARKDOWN, BodyFormat.RST


def write(
    single: Single,
    arguments: str,
    body_format: BodyFormat,
    *,
    before: str = "a ",
    closes: bool = False,
) -> str | None:
    """What a tag becomes that stands behind *before*; ``None``: it stays as it is."""
    source = f"{{% x {arguments} %}}"
    rewriter = Rewriter(f"{before}{source}", TagContext("hexo", body_format, "/a", 1))
    start, end = len(before), len(before) + len(source)
    tag = Tag(start, end, source, Kind.STATEMENT, "x", arguments, closes=closes)
    rewriter.turn_to(start)
    return HANDLERS[single](tag, rewriter)


@pytest.mark.parametrize(
    ("arguments", "markdown", "html"),
    [
        ("/a.png", "![](/a.png)", '<img src="/a.png" alt="">'),
        ("/a.png Some words", "![Some words](/a.png)", '<img src="/a.png" alt="Some words">'),
        ("'/a b.png'", "![](/a%20b.png)", '<img src="/a b.png" alt="">'),
        ('/a.png "A *b*"', r"![A \*b\*](/a.png)", '<img src="/a.png" alt="A *b*">'),
        # Classes stand before the address, sizes behind it.
        ("left big /a.png", None, '<img class="left big" src="/a.png" alt="">'),
        ("/a.png 300 50%", None, '<img src="/a.png" width="300" height="50%" alt="">'),
        ("/a.png 300 words", None, '<img src="/a.png" width="300" alt="words">'),
        ("/a.png 300x200", "![300x200](/a.png)", '<img src="/a.png" alt="300x200">'),
        # A title, and a text for who sees nothing.
        ('/a.png "A t" "An a"', None, '<img src="/a.png" title="A t" alt="An a">'),
        ('/a.png \'"A t" "An a"\'', None, '<img src="/a.png" title="A t" alt="An a">'),
        ('/a.png "<b>"', "![\\<b>](/a.png)", '<img src="/a.png" alt="&lt;b&gt;">'),
        # Without anything like a path the first word is the address.
        ("name", "![](name)", '<img src="name" alt="">'),
        ("", None, None),
    ],
)
def test_a_picture_by_place(arguments: str, markdown: str | None, html: str | None) -> None:
    assert write(Single.PICTURE, arguments, HTML) == html
    assert write(Single.PICTURE, arguments, MARKDOWN) == (markdown or html)


@pytest.mark.parametrize(
    ("arguments", "html"),
    [
        ('src="a.png"', '<img src="a.png" alt="">'),
        ('url="a.png" alt="b"', '<img src="a.png" alt="b">'),
        ('"a.png"', '<img src="a.png" alt="">'),
        (
            'src="a.png" class="b" width="3" height="4" title="T"',
            # The title is the caption.
            '<figure><img class="b" src="a.png" width="3" height="4" alt="">'
            "<figcaption><strong>T</strong></figcaption></figure>",
        ),
        (
            'src="a.png" caption="C & <d>" alt="e" link="/f"',
            '<figure><a href="/f"><img src="a.png" alt="e"></a>'
            "<figcaption>C &amp; &lt;d&gt;</figcaption></figure>",
        ),
        (
            'src="a.png" title="T" caption="C" attr="Ann" attrlink="/ann"',
            '<figure><img src="a.png" alt=""><figcaption><strong>T</strong> C '
            '<a href="/ann">Ann</a></figcaption></figure>',
        ),
        (
            'src="a.png" attr="<Ann>"',
            '<figure><img src="a.png" alt=""><figcaption>&lt;Ann&gt;</figcaption></figure>',
        ),
        ('src="a.png\'><script>"', '<img src="a.png&#x27;&gt;&lt;script&gt;" alt="">'),
        ('alt="b"', None),
        ("", None),
    ],
)
def test_a_figure(arguments: str, html: str | None) -> None:
    assert write(Single.FIGURE, arguments, HTML) == html


@pytest.mark.parametrize(
    ("single", "arguments", "expected"),
    [
        (Single.FIGURE, 'src="a.png" alt="b" link="/c d"', "[![b](a.png)](/c%20d)"),
        (Single.ASSET_PICTURE, "ü.png words", "![words](/!asset/%C3%BC.png)"),
        (Single.ASSET_ADDRESS, "a b.pdf", "/!asset/a%20b.pdf"),
        (Single.ASSET_ADDRESS, "", None),
        (Single.ASSET_LINK, "c.pdf", "[c.pdf](/!asset/c.pdf)"),
        (Single.ASSET_LINK, "c.pdf The [d] false", r"[The \[d\]](/!asset/c.pdf)"),
        (Single.ASSET_LINK, "", None),
    ],
)
def test_markdown(single: Single, arguments: str, expected: str | None) -> None:
    assert write(single, arguments, MARKDOWN) == expected


@pytest.mark.parametrize(
    ("arguments", "before", "expected"),
    [
        ("a.png", "", ".. image:: a.png"),
        ("a.png 300 200", "", ".. image:: a.png"),
        # A directive has lines of its own, and options have none here.
        ("a.png", "Text ", None),
        ("a.png words", "", None),
    ],
)
def test_restructuredtext(arguments: str, before: str, expected: str | None) -> None:
    assert write(Single.PICTURE, arguments, RST, before=before) == expected


def test_around_a_text_the_picture_stands_where_the_tag_opens() -> None:
    arguments = 'src="a.png"'
    assert write(Single.THUMBNAIL, arguments, HTML) == '<img src="a.png" alt="">'
    assert write(Single.THUMBNAIL, "", HTML, closes=True) == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), ()),
        (("a", "true"), ("a",)),
        (("a", "b", "false"), ("a", "b")),
        (("true",), ("true",)),
        (("a", "True"), ("a", "True")),
    ],
)
def test_the_switch_that_escapes_is_no_word(
    words: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert without_switch(words) == expected


def test_the_title_of_a_picture_that_a_theme_includes_is_no_caption() -> None:
    written = write(Single.INCLUDED_FIGURE, 'path="/a.png" title="T" class="b"', HTML)
    assert written == '<img class="b" src="/a.png" title="T" alt="">'
    described = write(Single.INCLUDED_FIGURE, 'url="/a.png" description="*D*"', HTML)
    assert described == (
        '<figure><img src="/a.png" alt=""><figcaption><em>D</em></figcaption></figure>'
    )
