"""Blocks whose content is no markup: code, diagrams and comments."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import ignore
from sphinx_newsfeed.template_tags import TagContext, expand_tags


def pre(language: str, code: str) -> str:
    return f'<pre><code class="language-{language}">{code}</code></pre>'


@pytest.mark.parametrize(
    ("dialect", "body", "html"),
    [
        ("jekyll", "{% highlight c %}a<b{% endhighlight %}", pre("c", "a&lt;b")),
        ("jekyll", "{% comment %}a{% endcomment %}", ""),
        ("hexo", "{% mermaid %}A-->B{% endmermaid %}", pre("mermaid", "A--&gt;B")),
        ("hugo", "{{< mermaid class=x >}}A{{< /mermaid >}}", pre("mermaid", "A")),
        # A tag in it is text.
        ("hugo", "{{< mermaid >}}{{< toc >}}{{< /mermaid >}}", pre("mermaid", "{{&lt; toc &gt;}}")),
    ],
)
def test_a_block(dialect: str, body: str, html: str) -> None:
    assert expand_tags(body, TagContext(dialect, BodyFormat.HTML, "/a", 1), ignore) == html
