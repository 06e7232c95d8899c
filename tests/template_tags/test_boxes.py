"""Boxes: their kind and their title, as themes write them."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import ignore
from sphinx_newsfeed.template_tags import TagContext, expand_tags


def expand(dialect: str, body: str) -> str:
    return expand_tags(body, TagContext(dialect, BodyFormat.HTML, "/a", 1), ignore)


@pytest.mark.parametrize(
    ("dialect", "opening", "kind", "title"),
    [
        ("hexo", "{% note %}", "note", ""),
        ("hexo", "{% note danger no-icon %}", "danger", ""),
        ("hexo", "{% note success A title %}", "tip", "A title"),
        ("hexo", "{% message color:warning 'title:A title' icon:x %}", "warning", "A title"),
        ("hugo", "{{< alert warning >}}", "warning", ""),
        # The name of an icon is no word of the text.
        ("hugo", '{{< alert "circle-info" >}}', "note", ""),
        ("hugo", '{{< alert icon="fire" cardColor="#fff" >}}', "note", ""),
        ("hugo", '{{% alert title="Mind" color="danger" %}}', "danger", "Mind"),
        ("hugo", '{{< admonition tip "A title" false >}}', "tip", "A title"),
        ("hugo", '{{% pageinfo color="primary" %}}', "note", ""),
    ],
)
def test_the_kind_and_the_title_of_a_box(dialect: str, opening: str, kind: str, title: str) -> None:
    name = opening.strip("{%<> }").split()[0]
    closing = f"{{{{< /{name} >}}}}" if "{{<" in opening else f"{{{{% /{name} %}}}}"
    closing = closing if dialect == "hugo" else f"{{% end{name} %}}"
    heading = f'<p class="admonition-title">{title}</p>' if title else ""
    expected = f'<div class="admonition {kind}">{heading}a</div>'
    assert expand(dialect, f"{opening}a{closing}") == expected


OPENING = '<!-- --><div class="admonition note">'


@pytest.mark.parametrize(
    ("dialect", "body", "text"),
    [
        ("hexo", "{% note %}\n*a*\n{% endnote %}\n", f"{OPENING}\n*a*\n<!-- --></div>\n"),
        ("hexo", "{% note %}a{% endnote %}", "a"),
        ("docusaurus", ":::note\n*a*\n:::", f"{OPENING}\n*a*\n<!-- --></div>"),
    ],
)
def test_a_box_in_markdown_where_no_directive_acts(dialect: str, body: str, text: str) -> None:
    context = TagContext(dialect, BodyFormat.MARKDOWN, "/a", 1, trusted=False)
    assert expand_tags(body, context, ignore) == text


@pytest.mark.parametrize(
    ("arguments", "html"),
    [
        (
            'note.html content="*a* & b"',
            '<div class="admonition note"><p><em>a</em> &amp; b</p></div>',
        ),
        ('alert.html text="a" type="danger"', '<div class="admonition danger"><p>a</p></div>'),
        ('warning.html content="a" type="tip"', '<div class="admonition warning"><p>a</p></div>'),
        ("note.html", ""),
    ],
)
def test_a_box_whose_text_is_an_argument(arguments: str, html: str) -> None:
    assert expand("jekyll", f"{{% include {arguments} %}}") == html
