"""What tags and shortcodes become on the page of an article, trusted or not."""

from __future__ import annotations

import pytest
from conftest import NewsProject

_TRUST = pytest.mark.parametrize("trusted", ["true", "false"])

_WORDPRESS = """\
<p>[TOC]</p>
<p>First words. [sic]</p>
<p>[sourcecode lang="c"]#include &ltstdio.h>

int a;[/sourcecode]</p>
<p>[caption id="attachment_1" caption="Old form"]<a href="javascript:a">b</a>[/caption]</p>
<p>[vc_row]Row[/vc_row] [gallery ids="1"]</p>
<p>[embed]https://youtu.be/abc[/embed]</p>
""".replace("&lt", "<")


@_TRUST
def test_a_post_of_wordpress_in_a_file(project: NewsProject, trusted: str) -> None:
    project.article("a.html", _WORDPRESS, extra=f"wordpress_id: 3\ntrusted: {trusted}")
    build = project.build("text")
    page = build.text("news/a.txt")
    body = page.partition("2022\n\n")[2]
    assert body.startswith(
        "First words. [sic]\n\n   #include <stdio.h>\n\n   int a;\n\nb Old form\n"
    )
    assert "Row" in body
    assert "[vc_row]" not in body and "[gallery" not in body
    templates = [each for each in build.warnings if "[newsfeed.template]" in each]
    assert len(templates) == 2
    assert "shortcodes that are not known" in templates[0]


_JEKYLL = """\
[[toc]]

Words *first*.

{% include gallery caption="*Two*" %}

{% include note.html content="Bring **boots**." %}

{% note %}
In a *box*.
{% endnote %}

{% include embed/youtube.html id="abc" %}
"""


@_TRUST
def test_pieces_of_a_theme(project: NewsProject, trusted: str) -> None:
    fields = ["layout: post", "last_modified_at: 2022-03-01", "gallery: [/no.png, javascript:a]"]
    project.article("a.md", _JEKYLL, extra="\n".join([*fields, f"trusted: {trusted}"]))
    build = project.build()
    page = build.text("news/a.html")
    assert '<meta name="description" content="Words first." ' in page
    assert "<strong>boots</strong>" in page
    assert "In a <em>box</em>." in page
    assert page.count('class="admonition note"') + page.count('class="note admonition"') == 2
    assert "https://www.youtube.com/watch?v=abc" in page
    assert "{%" not in page and "javascript:" not in page and "toc]" not in page
    assert not any("[newsfeed.template]" in each for each in build.warnings)
