"""Shortcodes of WordPress, in exports and in the files that its posts were moved to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_newsfeed.generators.wordpress import is_from_wordpress
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.values import Values
from sphinx_newsfeed.problems import Problem, ignore
from sphinx_newsfeed.template_tags import TagContext, expand_tags
from sphinx_newsfeed.template_tags.shortcodes import Attachment, Library, expand_shortcodes

_LIBRARY = Library(
    {"1": Attachment("/1.png", "<b>One</b>", 'An "alt"'), "2": Attachment("/2.mp3")}, ("2",)
)
_ONE = (
    '<figure><img src="/1.png" alt="An &quot;alt&quot;">'
    "<figcaption><b>One</b></figcaption></figure>"
)
_TWO = '<figure><audio src="/2.mp3" controls></audio></figure>'
_YOUTUBE = '<iframe src="https://www.youtube.com/embed/abc"></iframe>'


def pre(code: str, language: str = "") -> str:
    classes = f' class="language-{language}"' if language else ""
    return f"<pre><code{classes}>{code}</code></pre>"


def expand(body: str, body_format: str = "html") -> tuple[str, list[str]]:
    problems: list[Problem] = []
    context = TagContext("plain", BodyFormat(body_format), "/a", 1)
    return expand_shortcodes(body, context, problems.append, _LIBRARY), [
        p.message for p in problems
    ]


@pytest.mark.parametrize(
    ("body", "html"),
    [
        # Code, with every character.
        (
            '[sourcecode lang="c"]a <b>\n\n\n  c&d[/sourcecode]',
            pre("a &lt;b&gt;\n\n\n  c&amp;d", "c"),
        ),
        ('[code language="js" wraplines="false"]x[0][/code]', pre("x[0]", "js")),
        ("[python]\na\n[/python]", pre("\na\n", "python")),
        ("[sourcecode:html]<a>[/sourcecode]", pre("&lt;a&gt;", "html")),
        ("[code='c']a[/code]", pre("a", "c")),
        ("[python light='true']a[/python]", pre("a", "python")),
        ("[code][gallery] {{ a }}[/code]", pre("[gallery] {{ a }}")),
        # What the editor wrote as entities is shown as what they stand for.
        ("[code]a &lt;b&gt; &amp;[/code]", pre("a &lt;b&gt; &amp;")),
        ("[code]<b> &lt;[/code]", pre("&lt;b&gt; &amp;lt;")),
        (
            "<pre class='x'>\n[code]a<b[/code]\n</pre>c",
            pre("a&lt;b").replace("<pre>", "\n<pre>", 1) + "\nc",
        ),
        # Paragraphs were made of its lines.
        (
            "<p>[code]<br />\na<br />\nb</p>\n<p>c<d[/code]</p>",
            "<p>" + pre("\na\nb&#10;\nc&lt;d") + "</p>",
        ),
        ("[html]<p>a</p>\n<br />\n[/html]", pre("&lt;p&gt;a&lt;/p&gt;\n&lt;br /&gt;\n", "html")),
        ("[code]a", "[code]a"),
        # Captions.
        (
            '[caption id="a" caption="Old <em>form</em>"]<a href="b"><img src="c"></a>[/caption]',
            '<figure><a href="b"><img src="c"></a>'
            "<figcaption>Old <em>form</em></figcaption></figure>",
        ),
        (
            '[caption caption="A &quot;b&quot;"]<img src="c">[/caption]',
            '<figure><img src="c"><figcaption>A "b"</figcaption></figure>',
        ),
        (
            '[caption]<img src="c" /> New [1] <a href="d">e</a>[/caption]',
            '<figure><img src="c" /><figcaption>New [1] <a href="d">e</a></figcaption></figure>',
        ),
        ('[caption]<img src="c">[/caption]', '<figure><img src="c"></figure>'),
        ('[caption caption="b"]c[/caption]', "c b"),
        # Galleries and lists of files.
        ('[gallery ids="1,2" columns="2"]', f"<div>{_ONE}{_TWO}</div>"),
        ('[gallery include="1"]', f"<div>{_ONE}</div>"),
        ("[gallery]", f"<div>{_TWO}</div>"),
        ('[playlist ids="2"]', f"<div>{_TWO}</div>"),
        # Players.
        ('[embed width="3"]https://youtu.be/abc[/embed]', _YOUTUBE),
        (
            "[embed]https://a.example/b[/embed]",
            '<a href="https://a.example/b">https://a.example/b</a>',
        ),
        ("[embed]https://a.example/b.png[/embed]", '<img src="https://a.example/b.png" alt="">'),
        (
            "[embed]https://a.example/b.mp4[/embed]",
            '<video src="https://a.example/b.mp4" controls></video>',
        ),
        ('[audio src="/a.mp3"]', '<audio src="/a.mp3" controls></audio>'),
        ('[audio mp3="/a.mp3"][/audio]', '<audio src="/a.mp3" controls></audio>'),
        (
            "[audio https://a.example/b.mp3]",
            '<audio src="https://a.example/b.mp3" controls></audio>',
        ),
        (
            '[video width="1" mp4="/b.mp4" poster="/c.png"][/video]',
            '<video src="/b.mp4" poster="/c.png" controls></video>',
        ),
        ("[video src='/b.webm']", '<video src="/b.webm" controls></video>'),
        ("[youtube=https://www.youtube.com/watch?v=abc&amp;w=1]", _YOUTUBE),
        ("[youtube]abc[/youtube]", _YOUTUBE),
        ("[vimeo 12]", '<iframe src="https://player.vimeo.com/video/12"></iframe>'),
        ("a\n<p>https://youtu.be/abc</p>", f"a\n{_YOUTUBE}"),
        ("<p>https://a.example/b</p>",) * 2,
        (
            '<div class="wp-block-embed__wrapper">\nhttps://a.example/b\n</div>',
            '<div class="wp-block-embed__wrapper">\n'
            '<a href="https://a.example/b">https://a.example/b</a>\n</div>',
        ),
        # Formulas of WordPress.com.
        ("a $latex x &lt; y_1$ b $latex", 'a <span class="math">\\(x &lt; y_1\\)</span> b $latex'),
        # One of two brackets is shown; words in brackets are words.
        ("[[caption]]", "&#91;caption]"),
        ("[sic] [1] [a b] input[type='x'] [...]", "[sic] [1] [a b] input[type='x'] [...]"),
        # Code shows them.
        ("<code>[gallery]</code> <pre>[caption]</pre> <!-- [gallery] -->",) * 2,
        ("a[toc]b", "ab"),
    ],
)
def test_what_becomes_of_a_shortcode(body: str, html: str) -> None:
    assert expand(body) == (html, [])


@pytest.mark.parametrize(
    ("body", "text", "message"),
    [
        (
            '[vc_row][vc_column width="1/2"]Text[/vc_column][/vc_row]',
            "Text",
            "[vc_row], [vc_column]",
        ),
        ('a [contact-form-7 id="1" title="b"]', "a ", "[contact-form-7]"),
        ("[b]c[/b]", "c", "[b]"),
    ],
)
def test_of_what_is_not_known_the_content_stays(body: str, text: str, message: str) -> None:
    fault = "shortcodes that are not known are left out, and their content stays"
    assert expand(body) == (text, [f"{fault}: {message}"])


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('a [gallery ids="9"]', "a "),
        ('[gallery ids="1,9"]', f"<div>{_ONE}</div>"),
        ("[audio]", ""),
        ("[youtube <b>]", ""),
    ],
)
def test_what_cannot_be_known_is_told(body: str, text: str) -> None:
    shown, (problem,) = expand(body)
    assert shown == text
    assert problem.startswith("shortcodes that stand for what cannot be known here are left out: [")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("[code lang='c']\na<b\n[/code]", "```c\na<b\n```"),
        ("a [code]b<c[/code]", "a `b<c`"),
        ("$latex x_1$", r'<span class="math">\\\(x\_1\\\)</span>'),
        ('\\[caption id="attachment\\_1"\\]![](a.png) Words\\[/caption\\]', "![](a.png) Words"),
        ("[a](b) [a]: c `[gallery]`",) * 2,
    ],
)
def test_in_markdown(body: str, text: str) -> None:
    assert expand(body, "markdown") == (text, [])


@pytest.mark.parametrize(
    ("values", "body", "is_one"),
    [
        ({}, "[code]a[/code]", False),
        ({"wordpress_id": 3}, "", True),
        ({"parent_id": "0", "type": "post"}, "", True),
        ({"parent_id": "0"}, "", False),
        ({"meta": {"_edit_last": "1"}}, "", True),
        ({"meta": {"description": "a"}}, "", False),
        ({}, "<!-- wp:paragraph -->", True),
        ({}, '<img class="alignnone wp-image-3">', True),
        ({}, '[caption id="attachment_3" width="3"]', True),
        ({}, '[gallery ids="1"]', True),
        ({}, '[sourcecode lang="c"]a[/sourcecode]', True),
        ({}, "[sourcecode:c]a[/sourcecode]", True),
        ({}, "wp-image-3 [embed] [gallery]", False),
    ],
)
def test_how_a_post_is_known(values: dict[str, Any], body: str, is_one: bool) -> None:
    assert is_from_wordpress(values, body) is is_one


def test_a_post_in_the_files_of_another_generator() -> None:
    body = "<p>[code]{{ site.title }}[/code]</p>\n<p>{% comment %}a{% endcomment %}</p>"
    context = TagContext("jekyll", BodyFormat.HTML, "/a", 1, values=Values({"wordpress_id": 1}))
    shown = expand_tags(body, context, ignore)
    assert shown == "<p><pre><code>{{ site.title }}</code></pre></p>\n<p></p>"
    plain = TagContext("jekyll", BodyFormat.HTML, "/a", 1)
    assert "[code]" in expand_tags(body, plain, ignore)
    rst = TagContext("plain", BodyFormat.RST, "/a", 1, values=Values({"wordpress_id": 1}))
    assert expand_tags("[code]a[/code]", rst, ignore) == "[code]a[/code]"


_PIECES = [
    *("$latex ", "$"),
    *("[code]", "[/code]", "[caption]", '[caption caption="a"]', "[/caption]", "[gallery]", "[["),
    *(
        "]]",
        "[vc_row]",
        "[/vc_row]",
        "[embed]",
        "[/embed]",
        "https://youtu.be/abc",
        "<pre>",
        "</pre>",
    ),
    *(
        "<p>",
        "</p>",
        "<br />",
        "<img src=x>",
        "![](x)",
        "`",
        "\n",
        "\n\n",
        " ",
        "a",
        "\\[",
        "&lt;",
        "<",
    ),
]


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
    st.sampled_from(["html", "markdown"]),
)
def test_lines_stay(body: str, body_format: str) -> None:
    assert expand(body, body_format)[0].count("\n") == body.count("\n")
