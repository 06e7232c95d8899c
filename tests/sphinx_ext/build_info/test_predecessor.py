"""When a project is taken for one of the extension that came before, and what is told."""

from __future__ import annotations

import pytest
from conftest import NewsProject

POST = "One\n===\n\n.. post:: 2024-05-03\n   :tags: a\n\nText.\n"


def write(project: NewsProject, *lines: str) -> NewsProject:
    project.write("index.rst", "Site\n====\n\nText.\n")
    project.write("posts/one.rst", POST)
    project.configure("newsfeed_archives = ['tag']", *lines)
    return project


@pytest.mark.parametrize(
    ("lines", "is_one"),
    [
        (["blog_path = 'blog'"], True),
        (["blog_authors = {}"], True),
        (["newsfeed_ablog = True"], True),
        (["blog_path = 'blog'", "newsfeed_ablog = False"], False),
        (["disqus_shortname = None"], False),
        ([], False),
    ],
)
def test_it_is_one_by_its_values_or_by_the_option(
    project: NewsProject, lines: list[str], is_one: bool
) -> None:
    built = write(project, *lines).build()
    assert ("posts/one" in built.app.env.domains["news"].build.catalogue) is is_one
    if is_one:
        assert built.warnings == []
        assert (built.outdir / "blog/tag/a.html").is_file()


def test_a_wrong_answer_is_told(project: NewsProject) -> None:
    built = write(project, "newsfeed_ablog = 'yes'", "blog_path = 'b'").build()
    assert (built.outdir / "b/tag/a.html").is_file()


def test_what_names_our_options_wins(project: NewsProject) -> None:
    lines = [
        "blog_path = 'blog'",
        "blog_feed_fulltext = True",
        "html_baseurl = 'https://a.example'",
    ]
    own = ["newsfeed_sources = {'news': 'posts'}", "newsfeed_feed_content = 'summary'"]
    built = write(project, *lines, *own, "newsfeed_feeds = ['rss']").build()
    settings = built.app.env.domains["news"].build.settings
    assert [each.prefix for each in settings.sources] == ["news"]
    assert settings.feed_content == "summary"
    assert (built.outdir / "news/rss.xml").is_file()


def test_a_value_that_is_the_default_wins_as_well(project: NewsProject) -> None:
    built = write(project, "blog_path = 'blog'", "newsfeed_feed_content = 'full'").build()
    assert built.app.env.domains["news"].build.settings.feed_content == "full"


def test_what_has_no_effect_is_told_at_once_and_by_its_reason(project: NewsProject) -> None:
    lines = [
        "blog_path = 'blog'",
        "disqus_shortname = 'x'",
        "disqus_pages = True",
        "fontawesome_included = True",
        "post_show_prev_next = False",
        "blog_archive_titles = None",
        "html_sidebars = {'**': ['ablog/recentposts.html', 'postcard.html', 'searchfield.html']}",
    ]
    built = write(project, *lines).build()
    (line,) = built.warnings
    assert "[newsfeed.setting]" in line
    told = line.partition("no effect: ")[2]
    assert told.startswith("post_show_prev_next (articles lead to older and newer ones); disqus_")
    assert "disqus_shortname, disqus_pages (" in told
    assert "the template postcard.html (" in told
    assert "fontawesome" not in told and "blog_archive_titles" not in told
    assert built.app.config.html_sidebars == {"**": ["newsfeed/recent.html", "searchfield.html"]}
    assert "newsfeed-sidebar-recent" in built.text("index.html")


def test_templates_of_the_project_stay_and_find_nothing(project: NewsProject) -> None:
    project.write(
        "_templates/recentposts.html",
        "<p>mine {{ ablog.recent(5)|length }}{% for post in ablog.posts %}x{% endfor %}"
        "{{ pathto(ablog.blog_path) }}{% if pagename in ablog %}y{% endif %}</p>",
    )
    lines = [
        "blog_path = 'blog'",
        "templates_path = ['_templates', '/usr/lib/ablog/templates']",
        "html_sidebars = {'**': ['recentposts.html']}",
    ]
    built = write(project, *lines).build()
    assert built.warnings == []
    assert "<p>mine 0blog.html</p>" in built.text("index.html")


def test_templates_in_options_of_a_theme(project: NewsProject) -> None:
    lines = [
        "blog_path = 'blog'",
        "html_theme = 'pydata_sphinx_theme'",
        "shown = ['page-toc', 'ablog/authors.html']",
        "html_theme_options = {'secondary_sidebar_items': {'**': shown}}",
    ]
    built = write(project, *lines).build()
    options = built.app.config.html_theme_options["secondary_sidebar_items"]
    assert options == {"**": ["page-toc", "newsfeed/authors.html"]}
    assert built.warnings == []


def test_documents_are_posts_by_a_pattern_a_key_or_a_directive(project: NewsProject) -> None:
    write(project, "blog_post_pattern = ['notes/*/*.rst', 'deep/**']", "html_theme = 'basic'")
    dated = ":orphan:\n:date: 2024-05-03\n\nDated\n=====\n\nText.\n"
    project.write("notes/a/one.rst", dated)
    project.write("notes/two.rst", dated)
    project.write("deep/a/b/three.rst", dated)
    project.write("marked.rst", ":blogpost: true\n" + dated.replace(":orphan:\n", ""))
    project.write("bare.rst", ":orphan:\n\nBare\n====\n")
    built = project.build()
    assert built.warnings == []
    found = {each.docname for each in built.app.env.domains["news"].build.catalogue.pages}
    assert found == {"posts/one", "notes/a/one", "deep/a/b/three", "marked"}
    # Another pattern asks for others.
    write(project, "blog_post_pattern = 'notes/*'", "html_theme = 'basic'")
    found = {each.docname for each in project.build().app.env.domains["news"].build.catalogue.pages}
    assert found == {"posts/one", "notes/two", "marked"}


def test_what_posts_do_not_say_is_given(project: NewsProject) -> None:
    lines = ["blog_authors = {'Ann': ('Ann Vale', None)}", "blog_default_author = 'Ann'"]
    write(project, *lines, "post_auto_excerpt = 2")
    project.write(
        "posts/two.rst", POST.replace(":tags: a", ":author: Bo") + "\nSecond.\n\nThird.\n"
    )
    built = project.build()
    catalogue = built.app.env.domains["news"].build.catalogue
    assert catalogue.get("posts/one").authors == ("Ann",)
    assert catalogue.get("posts/two").authors == ("Bo",)
    teaser = built.app.env.domains["news"].teasers.load("posts/two")
    assert [each.astext() for each in teaser.children if each.astext()] == ["Text.", "Second."]


def test_redirects_are_in_the_form_of_the_builder(project: NewsProject) -> None:
    write(project, "blog_path = 'blog'")
    redirect = "   :redirect: blog/old, older\n"
    project.write("posts/one.rst", POST.replace("   :tags: a\n", f"   :tags: a\n{redirect}"))
    outdir = project.build().outdir
    assert 'url=../posts/one.html"' in (outdir / "blog/old.html").read_text()
    assert (outdir / "older.html").is_file()
    assert not (outdir / "posts/one/index.html").exists()
    outdir = project.build("dirhtml").outdir
    assert 'url=../../posts/one/"' in (outdir / "blog/old/index.html").read_text()
    assert (outdir / "blog/index.html").is_file()
    assert not (outdir / "posts/one.html").exists()
