"""Bodies that nobody writes: the work grows with their length, and their lines stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_newsfeed.generators import BY_NAME
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import ignore
from sphinx_newsfeed.template_tags import TagContext, expand_tags

#: Pieces of tags, of code and of all else that has a begin or an end.
PIECES = [
    *(
        "{%",
        "%}",
        "{{",
        "}}",
        "{{<",
        ">}}",
        "{{%",
        "%}}",
        "{#",
        "#}",
        "{:",
        "}",
        "{",
        "|",
        "=",
        "\\",
    ),
    *("{% raw %}", "{% endraw %}", "{% note %}", "{% note a b %}", "{% endnote %}", "{% end %}"),
    *("{% highlight js %}", "{% endhighlight %}", "{% cq %}", "{% endcq %}", "{% a() %}"),
    *("{{< note >}}", "{{< /note >}}", "{{</*", "*/>}}", "{{ site.url }}", '{{ "', "{{ ' }}"),
    *("{% img a.png 1 2 %}", '{{< figure src="a" title="b" >}}', "{::comment}", "{:/}", "{: .a}"),
    *("{:toc}", "[TOC]", "[//]: # (more)", "{/* truncate */}", "`", "```", "~~~", "<!--", "-->"),
    *("<pre>", "</pre>", "</pre ", "<code>", "> ", "- ", "1. ", "# ", "    ", "\t", " ", "\n"),
    *(
        "{% mermaid %}",
        "{% endmermaid %}",
        "{% btn a,b %}",
        "{% include gallery %}",
        "<!-- tab a -->",
    ),
    *(
        "{{< button >}}",
        "{{< /button >}}",
        "{{< katex >}}",
        "{{< /katex >}}",
        "$",
        "[[toc]]",
        "<--->",
    ),
    *("[code]", "[/code]", "[gallery ids='1']", "<!-- wp:a", '"__GHOST_URL__/', "{{ toc }}", "<p>"),
    *("<A>", "</A>", "<A b={", "<A/>", '<A b="c">', "<>", "{/* a", "*/}", "{' '}", "import a"),
    *("\n\n", "a", "::", '"', "'", "](", ")", "\r", "\x00", "\u2028", "ü"),
]
#: What is repeated to the length of a long body.
REPEATED = [
    *("{%", "{{", "{{<", "{{%", "{#", "{:", "{::comment}", '{{ "', '{{ " }} " ', "{% raw %}"),
    *("{% note %}", "{% note %}\n", "{% note %}{% endnote %}", "{% endnote %}", "{{< note >}}\n"),
    *("{% highlight %}", "{% highlight %}\n{% endhighlight %}\n", "{{</*", "{ a=b ", "x"),
    *(
        "{{< button href=/a >}}",
        "{{< katex >}}",
        "{{< katex >}}{{< /katex >}}",
        "[toc]\n",
        "{:toc}\n",
    ),
    *(
        "{% include gallery %}",
        "{% btn a %}",
        '{{< figure src=a caption="' + "*" * 99 + '" >}}',
        "<p>[toc",
    ),
    *(
        "<!-- tab ",
        "<!-- tab a -->",
        '"__GHOST_URL__',
        '<p class="wp-image-1">[code]',
        "<!-- wp:a[a b",
    ),
    *("<A>", "<A>\n", "<A b={", "</A>", "<A/>", "{/*", "{'", "<A b='", "  <A>\n    a\n", "\\<A"),
    *("`", "` `` ", "``` \n", "> ```\n", "<pre>", "<pre></pre ", "<!--", "    {% x %}\n\n", " "),
]
DIALECTS = list(BY_NAME)
FORMATS = list(BodyFormat)


def hostile_body(piece: str, length: int) -> str:
    """*piece* again and again, with one tag and one end of each kind around it."""
    # So nothing is passed over at first sight.
    end = "%} #} }} >}} %}} }\n{% endraw %}"
    return "{: {{% {{< {%" + piece * (length // len(piece)) + end


def expand(body: str, dialect: str, body_format: BodyFormat) -> str:
    return expand_tags(body, TagContext(dialect, body_format, "/a", 1), ignore)


@settings(max_examples=1000, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.sampled_from(DIALECTS),
    st.sampled_from(FORMATS),
)
def test_lines_stay(body: str, dialect: str, body_format: BodyFormat) -> None:
    assert expand(body, dialect, body_format).count("\n") == body.count("\n")


@pytest.mark.parametrize("dialect", ["jekyll", "hexo", "hugo", "zola", "docusaurus"])
@pytest.mark.parametrize("piece", REPEATED)
def test_long_hostile_bodies_keep_their_lines(piece: str, dialect: str) -> None:
    """What they cost is shown by ``benchmark.py`` beside this file."""
    body = hostile_body(piece, 40_000)
    assert expand(body, dialect, BodyFormat.MARKDOWN).count("\n") == body.count("\n")


def test_text_without_tags_is_the_same_object() -> None:
    body = "a `b` <pre>c</pre>\n" * 100
    assert expand(body, "jekyll", BodyFormat.MARKDOWN) is body
