"""What statements and outputs of Liquid become, and what is left where they cannot be run."""

from __future__ import annotations

import pytest
from template_tags.templates import Files, run, run_and_report

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.values import Values
from sphinx_newsfeed.problems import ignore
from sphinx_newsfeed.template_tags import TagContext, run_statements

RUN = {
    "a key of front matter": ("![]({{ page.hero }}) {{ page.author.name }}", "![](h.png) Ada"),
    "the configuration": ("[a]({{ site.repository }}/b)", "[a](https://e.org/r/b)"),
    "the site's address": ("[a]({{ site.baseurl }}/b) {{ '/c' | relative_url }}", "[a](/b) /c"),
    "an assigned value": ("{% assign a = page.list | join: '+' %}{{ a }}", "a+b"),
    "a branch": ("{% if page.yes %}a{% else %}b{% endif %}", "a"),
    "another": ("{% unless page.yes %}a{% elsif x %}{% else %}b{% endunless %}", "b"),
    "a loop": ("{% for a in page.list %}[{{ forloop.index }}{{ a }}]{% endfor %}", "[1a][2b]"),
    "a captured text": (
        "{% capture a %}x{{ page.hero }}{% endcapture %}{{ a | upcase }}", "XH.PNG"
    ),
    "a choice": ("{% case page.hero %}{% when 'h.png' %}a{% else %}b{% endcase %}", "a"),
    "a row": ("{% for a in (1..3) %}{% cycle 'a', 'b' %}{% endfor %}", "aba"),
    "a counter": ("{% increment a %}{% increment a %}{% decrement b %}", "01-1"),
    "the generator": ("{% if jekyll.environment == 'production' %}a{% endif %}", "a"),
    "a collection of nothing": ("{% for a in page.nothing %}a{% else %}b{% endfor %}", "b"),
    "a date": ("{{ page.date | date: '%-d %b %Y' }}", "2 Jan 2020"),
    "a data file": (
        "{% assign r = site.data.rel | where: 'v', '2.5' | first %}[x]({{ r.url.gz }})",
        "[x](https://e.org/2)",
    ),
    "white space that goes": ("a\n{%- assign a = 'b' -%}\n{{ a }}\n\n{{- a }} c", "abb c"),
    "other tags in a loop": (
        "{% for a in page.list %}{{ a }}{% link x.md %}{{ site.baseurl }}/c {% endfor %}",
        "a/!file/x.md/c b/!file/x.md/c ",
    ),
    "raw text in a loop": (
        "{% for a in page.list %}{% raw %}{{ a }}{% endraw %}{% endfor %}",
        "{{ a }}{{ a }}",
    ),
    "a comment in a branch": ("{% if true %}a{% comment %}{{ b }}{% endcomment %}{% endif %}", "a"),
    "braces in a branch": ("{% if true %}{ {{{ a }% {% endif %}", "{ {{{ a }% "),
    "a tag that a value holds": ("{{ page.tag }}", "{{ site.name }}{% x %}"),
    "a block around one that is run": (
        "{% highlight c %}\n{{ page.hero }}\n{% endhighlight %}",
        "```c\nh.png\n```",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), RUN.values(), ids=RUN)
def test_what_is_run(body: str, expected: str) -> None:
    assert run_and_report(body) == (expected, [])


#: Code keeps what has no value: it may be that of another language.
IN_CODE = {
    "a fence": ("```\n{{ page.hero }} ${{ secrets.A }}\n```", "```\nh.png ${{ secrets.A }}\n```"),
    "a span": ("`{{ page.hero }}` `{{ a }}`", "`h.png` `{{ a }}`"),
    "a statement": ("```\n{% if site.posts %}a{% endif %}\n```",) * 2,
    "one without an end": ("`{% if a %}`",) * 2,
    "an assignment, and what follows": (
        "```\n{% assign a = site.posts %}\n{{ a }}\n```",
    ) * 2,
    "a comment": ("<!-- {{ site.posts }} -->",) * 2,
    "code by its indentation": ("a\n\n    {{ page.hero }} {{ b }}", "a\n\n    h.png {{ b }}"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), IN_CODE.values(), ids=IN_CODE)
def test_code(body: str, expected: str) -> None:
    assert run_and_report(body) == (expected, [])


NEEDS = "template tags that need a value which is not known, left out: "
FAILS = "template tags that cannot be run, left out: "
#: What cannot be run, what is left, and what is told.
LEFT_OUT = {
    "lines that need what is not there": (
        "{% assign r = site.data.no | first %}\n\n* <{{ r.url }}>\n\n      S: {{ r.size }}\n\nEnd.",
        "\n\n\n\n\n\nEnd.",
        [f"1: {NEEDS}{{% assign r = site.data.no | first %}}, {{{{ r.url }}}}, {{{{ r.size }}}} "
         "(there is no data file no)"],
    ),
    "a value in prose": (
        "Here are more than a few words, and so {{ site.posts }} stays the line.",
        "Here are more than a few words, and so  stays the line.",
        [NEEDS + "{{ site.posts }}"],
    ),
    "a value in an address": (
        '[a]({{ site.github.x }}/b "c") [d](<{{ site.github.x }}>) [e](/f?{{ site.github.x }})',
        "a d [e](/f?)",
        [NEEDS + "{{ site.github.x }}"],
    ),
    "a value in a picture's address": (
        "![a]({{ site.github.x }}/b)", "![a](/b)", [NEEDS + "{{ site.github.x }}"]
    ),
    "a collection": (
        "{% for a in site.films %}a{% endfor %}b", "b", [NEEDS + "{% for a in site.films %}"]
    ),
    "the time of the build": ("{{ 'now' | date: '%Y' }}", "",
        [NEEDS + "{{ 'now' | date: '%Y' }} (the time of the build)"]),
    "nothing": ("a {{ page.nothing }} {{ page.none }}b", "a  b",
        ["template tags whose value is empty, left out: {{ page.nothing }}, {{ page.none }}"]),
    "a mistake": ("a {% if = %}b{% endif %} c", "a  c", [FAILS + "{% if = %} ("]),
    "an unknown filter": (
        "a{{ page.hero | nope }}b", "ab", [FAILS + "{{ page.hero | nope }} (unknown"]
    ),
    "no end": ("{% if page.yes %}a\n\nb", "a\n\nb",
        [FAILS + "{% if page.yes %} (they have no end, or no begin)"]),
    "no begin": ("a{% endif %}{% else %}b", "ab", [FAILS + "{% endif %}, {% else %} (they have"]),
    "crossed": ("{% if a %}{% for a in b %}{% endif %}c{% endfor %}d", "cd",
        [FAILS + "{% if a %}, {% endfor %} ("]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "told"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_left_out(body: str, expected: str, told: list[str]) -> None:
    text, problems = run_and_report(body)
    assert text == expected
    assert len(problems) == len(told)
    for message, problem in zip(told, problems, strict=True):
        assert problem.removeprefix("1: ").startswith(message.removeprefix("1: "))


def test_the_old_host_where_it_is_known() -> None:
    site = OriginalSite("news", "jekyll", hosts=("e.org",))
    for project, expected in ((Files(), "https://e.org/x"), (None, "/x")):
        context = TagContext(
            "jekyll", BodyFormat.MARKDOWN, "/a.md", 1, site=site, values=Values({}, project)
        )
        assert run_statements("{% assign a = site.url %}{{ a }}/x", context, ignore) == expected


def test_an_article_that_is_not_trusted_knows_itself_alone() -> None:
    body = "{{ page.hero }}\n\n{{ site.name }}\n\n{% assign a = site.data.rel %}{{ a | size }}\n"
    text, (problem,) = run_and_report(body, trusted=False)
    assert text.strip() == "h.png"
    assert problem.startswith(f"3: {NEEDS}{{{{ site.name }}}}")
    page = "{% for a in page.list %}{{ a }}{% endfor %} {{ site.baseurl }}/x"
    assert run_and_report(page, trusted=False) == ("ab /x", [])


@pytest.mark.parametrize("body_format", ["markdown", "html", "rst"])
def test_all_markups(body_format: str) -> None:
    assert (
        run("a {{ page.hero }} {% if page.yes %}b{% endif %}", "jekyll", body_format) == "a h.png b"
    )


@pytest.mark.parametrize("dialect", ["hexo", "eleventy", "hugo", "zola", "pelican", "plain"])
def test_other_generators_run_nothing(dialect: str) -> None:
    body = "{% assign a = 'b' %}{% if a %}c{% endif %}"
    assert run(body, dialect) == body


def test_lines_stay_where_nothing_is_run() -> None:
    body = "a\n\n{% highlight c %}\n{{ x }}\n{% endhighlight %}\n\n`{{ y }}` {{ site.url }}/z\n"
    assert run(body).count("\n") == body.count("\n")


def test_lines_below_a_gap_stay_where_they_are() -> None:
    body = "{% if page.no %}\n\na\n\n{% endif %}\nb\n\nc\n\n```\nd\n\ne\n```\n"
    lines = run(body).split("\n")
    assert [lines.index(each) for each in "cd"] == [body.split("\n").index(each) for each in "cd"]


def test_a_result_keeps_to_the_lines_where_no_gap_is() -> None:
    table = "|a|\n|-|\n{% for a in page.list -%}\n|{{ a }}|\n{% endfor %}"
    assert run(table) == "|a|\n|-|\n|a|\n|b|\n"
