"""Tags for which a project has a template, or which it drops."""

from __future__ import annotations

import pytest
from template_tags.templates import run, run_and_report

OWN = {
    "gallery": None,
    "note": "**{{ args[0] | default: 'Note' }}:** {{ content }}",
    "pic": "![{{ alt }}]({{ src }})",
    "box": "<div>\n\n{{ content }}\n\n</div>",
    "twice": "{{ content }}+{{ content }}",
    "as": "{{ format }} {{ page.hero }} {{ data_x }}",
    "broken": "{% if %}",
    "asks": "{{ site.posts }}",
    "youtube": "a video",
    "highlight": "~",
}
CASES = [
    ("jekyll", "a {% gallery x %} b", "a  b"),
    ("jekyll", "a {% gallery %}c\n{{ d }}{% endgallery %} b", "a \n b"),
    ("jekyll", "{% note Hey %}*b* {{ page.hero }}{% endnote %}", "**Hey:** *b* h.png"),
    ("jekyll", "{% note %}a{% endnote %} {% note b %}", "**Note:** a **b:** "),
    ("jekyll", "{% box %}\na\n{% endbox %}\nb", "<div>\n\n\na\n\n\n</div>\nb"),
    ("jekyll", "{% twice %}a{% endtwice %}", "a+a"),
    ("jekyll", "{% as data-x=5 %}", "markdown h.png 5"),
    ("jekyll", "{% for a in page.list %}{% note b %}{{ a }} {% endnote %}{% endfor %}",
     "**b:** a **b:** b "),
    ("jekyll", "{% youtube abc %} {% highlight c %}", "a video ~"),
    ("hexo", "{% gallery %}a{% endgallery %}{% note x %}b{% endnote %}", "**x:** b"),
    ("hugo", "{{< gallery >}}a{{< /gallery >}}{{% note x %}}b{{% /note %}}", "**x:** b"),
    ("hugo", '{{< pic src="a.png" alt="b c" >}}', "![b c](a.png)"),
    ("hugo", "{{< note x />}} {{< gallery >}}.", "**x:**  ."),
    ("zola", '{{ pic(src="a.png", alt="b") }}{{ gallery() }}', "![b](a.png)"),
    ("zola", "{% note() %}a{% end %} {% gallery() %}b{% end %}", "**Note:** a "),
    ("nikola", "{{% pic src=a.png alt=b %}}", "![b](a.png)"),
    ("plain", "{% note %}", "{% note %}"),
]  # fmt: skip


@pytest.mark.parametrize(("dialect", "body", "expected"), CASES)
def test_a_tag_of_the_project(dialect: str, body: str, expected: str) -> None:
    assert run_and_report(body, dialect, own=OWN) == (expected, [])


@pytest.mark.parametrize("name", ["broken", "asks"])
def test_a_template_that_cannot_be_run_leaves_the_tag(name: str) -> None:
    text, (problem,) = run_and_report(f"a {{% {name} %}}", own=OWN)
    assert text == f"a {{% {name} %}}"
    assert problem.startswith("1: tags of newsfeed_tags whose template cannot be run")


def test_html_of_a_template_in_markdown_ends_with_its_line() -> None:
    assert run("{% p %}\n*a*", own={"p": "<hr>"}) == "<!-- --><hr>\n*a*"


def test_a_template_may_have_more_lines_than_the_tag() -> None:
    own = {"n": ".. note::\n\n   {{ args[0] }}\n"}
    assert run("{% n a %}\n\nb", "jekyll", "rst", own=own) == ".. note::\n\n   a\n\n\nb"
