"""What is told of tags that stay as text."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.template_tags import TagContext, expand_tags

UNKNOWN = "unknown template tags, which stay as text: "
LEFT_OUT = "template tags that stand for what cannot be known here are left out: "
UNWRAPPED = "unknown template tags, whose content is shown: "
UNCLOSED = "template tags without an end, which stay as text: "


def problems_of(dialect: str, body: str, body_format: str = "markdown") -> list[Problem]:
    problems: list[Problem] = []
    context = TagContext(dialect, BodyFormat(body_format), "/a.md", 7)
    expand_tags(body, context, problems.append)
    return problems


@pytest.mark.parametrize(
    ("dialect", "body", "message", "line"),
    [
        ("jekyll", "a\n{% include b.html %}", f"{LEFT_OUT}{{% include b.html %}}", 8),
        ("jekyll", "{{ site.title }}", f"{UNKNOWN}{{{{ site.title }}}}", 7),
        ("hexo", "{% spam a %}", f"{UNKNOWN}{{% spam a %}}", 7),
        ("hugo", "\n\n{{< param a >}}", f"{UNKNOWN}{{{{< param a >}}}}", 9),
        ("hugo", "a\n{{< readfile b.md >}}", f"{LEFT_OUT}{{{{< readfile b.md >}}}}", 8),
        ("hugo", "{{< gallery match=x >}}", f"{LEFT_OUT}{{{{< gallery match=x >}}}}", 7),
        ("hugo", "{{< a >}}b{{< /a >}}", f"{UNWRAPPED}{{{{< a >}}}}", 7),
        ("zola", "{{ a() }}", f"{UNKNOWN}{{{{ a() }}}}", 7),
        ("zola", "{% a() %}b{% end %}", f"{UNWRAPPED}{{% a() %}}", 7),
        ("nikola", "{{% a %}}", f"{UNKNOWN}{{{{% a %}}}}", 7),
        # Known, with arguments that are not.
        ("hexo", "{% youtube a/../b %}", f"{UNKNOWN}{{% youtube a/../b %}}", 7),
        ("hexo", "{% vimeo a/b %}", f"{UNKNOWN}{{% vimeo a/b %}}", 7),
        # The first of more than five that are found before it, since its end comes last.
        (
            "zola",
            "{% call() %}\n{{ b() }}{{ c() }}{{ d() }}{{ e() }}{{ f() }}{% end %}",
            f"{UNKNOWN}{{% call() %}}, {{{{ b() }}}}, {{{{ c() }}}}, {{{{ d() }}}}, {{{{ e() }}}}",
            7,
        ),
        # A block and its end are one tag; five of them are named, each in forty characters.
        (
            "jekyll",
            "{% if a %}{% endif %}{% if b %}{% endif %}{% c %}{% d %}{% e %}{% f %}{% g %}",
            f"{UNKNOWN}{{% if a %}}, {{% c %}}, {{% d %}}, {{% e %}}, {{% f %}}",
            7,
        ),
        ("jekyll", f"{{% {'a' * 60} %}}", f"{UNKNOWN}{{% {'a' * 36}…", 7),
        ("hexo", "a\n{% note %}\nb", f"{UNCLOSED}{{% note %}}", 8),
        ("hexo", "{% codeblock %}\n{% endcode %}", f"{UNCLOSED}{{% codeblock %}}", 7),
        ("jekyll", "a\n\n{% raw %}", f"{UNCLOSED}{{% raw %}}", 9),
    ],
)
def test_a_tag_that_stays_is_told_of(dialect: str, body: str, message: str, line: int) -> None:
    told = problems_of(dialect, body)
    assert told[0] == Problem(ProblemKind.TEMPLATE, message, "/a.md", line)


def test_each_fault_is_told_of_once() -> None:
    body = "{% a %}\n{% note %}\n{% b %}\n{% note %}\n{% a %}{{ c }}\n"
    assert [problem.message for problem in problems_of("hexo", body)] == [
        f"{UNKNOWN}{{% a %}}, {{% b %}}, {{{{ c }}}}",
        f"{UNCLOSED}{{% note %}}",
    ]


def test_the_line_is_that_of_the_first() -> None:
    """Even where that is found out later than others."""
    body = "{% note %}\n{% cq %}\n{% endnote %}\n{% note %}\n"
    (problem,) = problems_of("hexo", body)
    assert (problem.message, problem.line) == (f"{UNCLOSED}{{% cq %}}, {{% note %}}", 8)


@pytest.mark.parametrize(
    ("dialect", "body"),
    [
        # Tags of others.
        ("plain", "{% a %} {{ b }} {{< c >}}"),
        ("mkdocs", "{% a %} {{ b }} {{< c >}}"),
        ("docusaurus", "{% a %} {{ b }} {{< c >}}"),
        ("ablog", "{% a %} {{ b }} {{< c >}}"),
        ("pelican", "{% a %} {{ b }}"),
        ("hugo", "{% a %} {{ .Title }}"),
        ("zola", "{{ a }} {{r1, r2}}"),
        ("nikola", "{% a %} {{ b }} {{< c >}}"),
        # Code, and what is escaped.
        ("jekyll", "`{{ a }}`\n\n```\n{% b %}\n```\n\n    {{ c }}\n"),
        ("jekyll", "{% raw %}{{ a }}{% endraw %}{{ '{% b %}' }}"),
        ("hugo", "{{</* a */>}}"),
        # No tags at all.
        ("jekyll", "{{ a"),
        ("jekyll", "{% a }}"),
        ("hexo", "{# a"),
        ("jekyll", "{{" + "a" * 5000 + "}}"),
    ],
)
def test_text_is_not_told_of(dialect: str, body: str) -> None:
    assert problems_of(dialect, body) == []
