"""Values of front matter, configuration and data on the pages of articles, from build to build."""

from __future__ import annotations

import pickle

import pytest
from conftest import NewsProject, change

CONF = "newsfeed_sources = {'news': {'path': 'site/_posts', 'trusted': %s}}"
BODY = """{% assign r = site.data.rel | where: "k", page.v | first %}
Get [it](https://e.org/{{ r.v }}) today at {{ site.repository }}, made for {{ page.v }}.
"""


@pytest.fixture
def site(project: NewsProject) -> NewsProject:
    project.configure(CONF % True)
    project.write("site/_config.yml", "repository: https://e.org/repository\n")
    project.write("site/_data/rel.yml", "- {k: one, v: one}\n")
    project.article("site/_posts/2022-02-28-a.md", BODY, extra="v: one")
    project.article("site/_posts/2022-02-28-b.md", "Other.")
    return project


def test_values_are_put_in(site: NewsProject) -> None:
    build = site.build()
    page = build.text("news/2022-02-28-a.html")
    assert 'href="https://e.org/one"' in page
    assert "https://e.org/repository" in page
    assert build.warnings == []


def test_an_edit_of_what_was_put_in_reads_the_articles_again(site: NewsProject) -> None:
    site.build()
    assert site.build().read == []
    change(site.folder / "site" / "_data" / "rel.yml", "v: one", "v: uno")
    build = site.build()
    assert build.read == ["news/2022-02-28-a"]
    assert 'href="https://e.org/uno"' in build.text("news/2022-02-28-a.html")
    change(site.folder / "site" / "_config.yml", "repository: https", "repository: http")
    build = site.build()
    assert "news/2022-02-28-a" in build.read
    assert "at http://e.org/repository" in build.doctree("news/2022-02-28-a").astext()


def test_data_that_comes_later(site: NewsProject) -> None:
    (site.folder / "site" / "_data" / "rel.yml").unlink()
    build = site.build()
    (warning,) = build.warnings
    assert "_posts/2022-02-28-a.md:7: " in warning.replace("\\", "/")
    assert "need a value which is not known, left out: {% assign r" in warning
    assert "(there is no data file rel) [newsfeed.template]" in warning
    assert site.build().read == []
    site.write("site/_data/rel.yml", "- {k: one, v: one}\n")
    build = site.build()
    assert (build.read, build.warnings) == (["news/2022-02-28-a"], [])
    assert 'href="https://e.org/one"' in build.text("news/2022-02-28-a.html")


@pytest.mark.parametrize("parallel", [0, 2])
def test_the_environment_holds_no_values(site: NewsProject, parallel: int) -> None:
    for number in range(8):
        site.article(f"site/_posts/2022-02-28-c{number}.md", BODY, extra="v: one")
    site.write("site/_data/rel.yml", "- {k: one, v: one, w: not shown}\n")
    build = site.build(parallel=parallel)
    assert b"not shown" not in pickle.dumps(build.app.env)
    assert all(
        'href="https://e.org/one"' in build.text(f"news/2022-02-28-c{n}.html") for n in range(8)
    )


def test_an_article_that_is_not_trusted_has_its_own_front_matter_alone(site: NewsProject) -> None:
    site.configure(CONF % False)
    build = site.build()
    tree = build.doctree("news/2022-02-28-a")
    assert "e.org" not in tree.astext()
    assert "for one" in tree.astext()
    assert len(build.told_of("2022-02-28-a.md")) == len(build.warnings) == 1
    assert {"_config.yml", "rel.yml"}.isdisjoint(
        str(path).rpartition("/")[2] for path in build.app.env.dependencies["news/2022-02-28-a"]
    )


ATTACKS = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "```{raw} html\n<script>alert(1)</script>\n```",
    '<img src=x onerror="alert(1)">',
]


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.rst"])
def test_what_is_put_in_is_under_the_policy(project: NewsProject, name: str) -> None:
    project.configure(
        "newsfeed_sources = {'news': {'path': 'news', 'dialect': 'jekyll', 'trusted': False}}",
        "newsfeed_tags = {'own': '{{ args[0] }}{{ content }}'}",
        "suppress_warnings = ['newsfeed']",
    )
    values = "\n".join(
        f"v{n}: {text!r}"
        for n, text in enumerate([*ATTACKS, ".. raw:: html\n\n   <script>alert(1)</script>"])
    )
    outputs = "\n\n".join(f"{{{{ page.v{n} }}}}" for n in range(5))
    own = "{% own '<script>alert(1)</script>' %}<b onclick=alert(1)>{% endown %}"
    project.article(name, f"{outputs}\n\n{own}\n\nEND", extra=values)
    page = project.build().text("news/a.html").partition('id="newsfeed-article"')[2]
    assert "END" in page
    assert "<script>alert" not in page
    assert 'onerror="' not in page and "onclick=" not in page.replace("onclick=alert(1)&gt;", "")
    assert 'href="javascript' not in page


UNKNOWN = {
    "a.md": '{{< gallery "a_b" *c* >}}\n\nThe {{< x >}} **first** words.\n\n{{< y >}}',
    "a.html": '<p>{{< gallery "a_b" >}}</p><p>The {{< x >}} <b>first</b> words.</p>',
    "a.rst": '{{< gallery "a_b" >}}\n\nThe {{< x >}} **first** words.\n',
}


@pytest.mark.parametrize("name", UNKNOWN)
@pytest.mark.parametrize("end", ["", "more"])
def test_an_unknown_tag_is_no_excerpt(project: NewsProject, name: str, end: str) -> None:
    marker = {"md": "\n\n<!-- more -->", "html": "<!-- more -->", "rst": "\n\n.. more\n"}
    project.configure(
        "newsfeed_sources = {'news': {'path': 'news', 'dialect': 'hugo'}}",
        "html_baseurl = 'https://e.org/'",
        "newsfeed_feeds = ['json']",
        "newsfeed_feed_content = 'summary'",
        "suppress_warnings = ['newsfeed.template', 'newsfeed.html']",
    )
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n")
    project.article(name, UNKNOWN[name] + (marker[name.partition(".")[2]] if end else ""))
    build = project.build()
    assert build.warnings == []
    page = build.text("news/a.html")
    assert "{{&lt; x" in page.partition('id="newsfeed-article"')[2]
    assert 'content="The first words."' in page.replace("The  first", "The first")
    for text in (build.text("index.html"), build.text("news/feed.json")):
        assert "words." in text
        assert "gallery" not in text and "{{" not in text


def test_tags_of_the_project(project: NewsProject) -> None:
    project.configure(
        "newsfeed_sources = {'news': {'path': 'news', 'dialect': 'hugo'}}",
        "newsfeed_tags = {'gallery': None, 'note': '**{{ args[0] }}** {{ content }}'}",
    )
    project.article("a.md", "a{{< gallery x >}}b {{< note Hey >}}*c*{{< /note >}}")
    build = project.build()
    assert build.warnings == []
    assert "<p>ab <strong>Hey</strong> <em>c</em></p>" in build.text("news/a.html")
