"""Directives and roles of other generators show what they mean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import PNG, NewsProject

from sphinx_newsfeed.sphinx_ext.articles.rst_foreign import _file_in

_TRUST = pytest.mark.parametrize("trusted", [True, False])


def page(project: NewsProject, body: str, *, trusted: bool = True, name: str = "a.rst") -> str:
    """What of an article's page stands between the marks; nothing is told."""
    extra = "" if trusted else "trusted: false"
    project.article(name, f"START\n\n{body}\n\nEND", extra=extra)
    build = project.build()
    assert build.warnings == []
    return build.text("news/a.html").partition("<p>START</p>")[2].partition("<p>END</p>")[0]


@_TRUST
@pytest.mark.parametrize(
    ("body", "href"),
    [
        ("youtube:: 8N_tupPBtWQ\n   :align: center", "https://www.youtube.com/watch?v=8N_tupPBtWQ"),
        ("vimeo:: 20241459\n   :width: 240", "https://vimeo.com/20241459"),
        ("media:: https://youtu.be/8N_tup", "https://www.youtube.com/watch?v=8N_tup"),
        ("media:: https://a.example/x", "https://a.example/x"),
        ("gist:: 2395294", "https://gist.github.com/2395294"),
        ("gist:: user/2395294", "https://gist.github.com/user/2395294"),
        ("gist:: https://gist.github.com/2395294", "https://gist.github.com/2395294"),
        ("soundcloud:: 78131362", "https://w.soundcloud.com/player/"),
    ],
)
def test_what_stands_elsewhere_is_a_link(
    project: NewsProject, body: str, href: str, trusted: bool
) -> None:
    shown = page(project, f".. {body}", trusted=trusted)
    (found,) = re.findall('href="([^"]*)"', shown)
    assert found.startswith(href)


def test_a_player_is_embedded_where_its_host_may_be(project: NewsProject) -> None:
    project.article("a.rst", ".. youtube:: x1")
    build = project.build(newsfeed_embed_hosts=["www.youtube.com"])
    assert "<iframe" in build.text("news/a.html")


@_TRUST
@pytest.mark.parametrize(
    "body", ["youtube:: a/../b", "gist:: <x>", "media:: javascript:x", "vimeo::"]
)
def test_what_cannot_be_shown_stays_as_text(project: NewsProject, body: str, trusted: bool) -> None:
    project.article("a.rst", f".. {body}", extra="" if trusted else "trusted: false")
    build = project.build()
    (warning,) = build.warnings
    assert "cannot be shown; its text is [newsfeed.markup]" in warning
    assert 'href="javascript' not in build.text("news/a.html")


@_TRUST
def test_a_thumbnail_is_a_picture_with_its_text(project: NewsProject, trusted: bool) -> None:
    project.write("news/x.png", PNG)
    body = ".. thumbnail:: x.png\n   :alt: Words\n   :align: left\n\n   A *caption*."
    shown = page(project, body, trusted=trusted)
    assert 'alt="Words"' in shown
    assert "A <em>caption</em>." in shown


@_TRUST
def test_slides_are_pictures(project: NewsProject, trusted: bool) -> None:
    for name in ("x", "y"):
        project.write(f"news/{name}.png", PNG)
    shown = page(project, ".. slides::\n\n   x.png\n   y.png", trusted=trusted)
    assert shown.count("<img") == 2


def test_a_listing_is_the_text_of_a_file(project: NewsProject) -> None:
    project.write("news/x.py", "print(1)\nprint(2)\nprint(3)\n")
    body = ".. listing:: x.py python\n   :number-lines:\n   :start-line: 1\n   :end-line: -1"
    text = re.sub("<[^>]*>", "", page(project, body)).split()
    assert text == ["1print(2)"]


def test_a_listing_of_an_article_that_is_not_trusted_reads_nothing(project: NewsProject) -> None:
    project.write("news/x.py", "secret\n")
    project.article("a.rst", ".. listing:: x.py python", extra="trusted: false")
    build = project.build()
    assert "secret" not in build.text("news/a.html")
    assert "[newsfeed.trust]" in build.warnings[0]


def test_a_listing_leads_out_of_no_folder(tmp_path: Path) -> None:
    for name in ("in/x.py", "in/.hidden", "in/_x/y.py", "secret"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "in/link.py").symlink_to(tmp_path / "secret")
    (tmp_path / "in/large.py").write_text("x" * 200_001)
    home = tmp_path / "in"
    assert _file_in(home, "x.py") == (home / "x.py").resolve()
    for name in (
        "../secret",
        str(tmp_path / "secret"),
        "link.py",
        ".hidden",
        "_x/y.py",
        "large.py",
    ):
        assert _file_in(home, name) is None
    for name in ("", ".", "\0", "x" * 5000, "nope"):
        assert _file_in(home, name) is None


@_TRUST
def test_an_update_is_a_box_and_the_time_of_the_last_change(
    project: NewsProject, trusted: bool
) -> None:
    body = ".. update:: 6 May, 2024\n\n   New *words*.\n\n.. update:: 2023-01-02"
    shown = page(project, body, trusted=trusted)
    assert "Updated May 6, 2024" in shown
    assert "New <em>words</em>." in shown
    assert "Updated January 2, 2023" in shown
    article = project.build().app.env.get_domain("news").build.catalogue.get("news/a")
    assert article.updated.date().isoformat() == "2024-05-06"


def test_an_update_in_markdown_is_the_same(project: NewsProject) -> None:
    shown = page(project, "```{update} 2024-05-06\nNew *words*.\n```", name="a.md")
    assert "Updated May 6, 2024" in shown
    assert "New <em>words</em>." in shown


def test_a_list_of_posts_is_passed_over(project: NewsProject) -> None:
    project.article("a.rst", "START\n\n.. post-list::\n   :stop: 5\n\nEND")
    build = project.build()
    (warning,) = build.warnings
    assert "the directive 'newsfeed' lists articles [newsfeed.markup]" in warning


def test_a_class_is_one_of_docutils_where_the_generator_has_no_sphinx(project: NewsProject) -> None:
    project.configure('newsfeed_sources = {"news": {"path": "news", "dialect": "pelican"}}')
    shown = page(project, ".. class:: lead\n\nWords.")
    assert '<p class="lead">Words.</p>' in shown


@_TRUST
def test_a_role_refers_to_a_post_by_its_slug(project: NewsProject, trusted: bool) -> None:
    project.configure('newsfeed_sources = {"news": {"path": "news", "dialect": "nikola"}}')
    project.article("other.rst", title="The other")
    shown = page(project, ":doc:`words <other>` :doc:`other`", trusted=trusted)
    assert re.findall('href="([^"]*)"', shown) == ["other.html", "other.html"]
    assert "words" in shown
    assert "The other" in shown


@_TRUST
def test_an_abbreviation_is_one(project: NewsProject, trusted: bool) -> None:
    shown = page(project, ":abbr:`LIFO (last in, first out)`", trusted=trusted)
    assert '<abbr title="last in, first out">LIFO</abbr>' in shown
