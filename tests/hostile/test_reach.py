"""How far a source reaches that is not trusted: into its own folder, and no further."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import NewsProject

_SECRET = "taken-from-the-secret-file"  # noqa: S105 - it is none


def _configure(project: NewsProject, dialect: str = "auto", *lines: str) -> None:
    source = {"path": "news", "dialect": dialect, "trusted": False}
    project.configure(f"newsfeed_sources = {{'news': {source}}}", *lines)


def _published(project: NewsProject, text: str = _SECRET) -> list[str]:
    """The files of the output that hold a text."""
    files = (f for f in (project.folder / "_build/html").rglob("*") if f.is_file())
    return sorted(file.name for file in files if text.encode() in file.read_bytes())


@pytest.mark.parametrize("is_glob", [True, False])
@pytest.mark.parametrize(("name", "private"), [("x.md", "plan.md"), ("x.txt", "plan.txt")])
def test_no_link_makes_an_article_of_a_page_of_the_project(
    project: NewsProject, name: str, private: str, is_glob: bool
) -> None:
    """Version control keeps links, and what they lead to may be for nobody's eyes."""
    path = "news/**/*" if is_glob else "news"
    project.configure(
        f"newsfeed_sources = {{'news': {{'path': {path!r}, 'trusted': False}}}}",
        "exclude_patterns = ['private']",
    )
    project.article(f"private/{private}", _SECRET)
    project.article("a.md")
    project.folder.joinpath("news", name).symlink_to(f"../private/{private}")
    build = project.build()
    (warning,) = build.warnings
    assert f"{name}:1: WARNING: it leads out of the source" in warning
    assert build.app.env.found_docs == {"index", "news/a"}
    assert _published(project) == []


def test_no_link_makes_front_matter_or_data_of_a_file_of_the_project(project: NewsProject) -> None:
    _configure(project, "eleventy")
    project.write("private.json", json.dumps({"description": _SECRET, "tags": [_SECRET]}))
    project.write("private.meta", f"title: {_SECRET}\ndate: 2022-01-01\n")
    project.article("a.md")
    project.write("news/b.md", "Words.")
    for name in ("news.json", "b.meta"):
        project.folder.joinpath("news", name).symlink_to(f"../private{Path(name).suffix}")
    project.build()
    assert _published(project) == []


@pytest.mark.parametrize("is_named", [True, False])
@pytest.mark.parametrize("dialect", ["jekyll", "eleventy", "auto"])
def test_no_file_of_a_project_around_the_documentation_is_published(
    project: NewsProject, dialect: str, is_named: bool
) -> None:
    """The root of some generators' projects is that of their sites, too."""
    _configure(project, dialect, f"newsfeed_static = {['.'] if is_named else []}")
    for name in ("_config.yml", ".eleventy.js"):
        project.write(name, "title: Site\n")
    project.write("data.json", _SECRET)
    project.article("a.md", "[x](/data.json)")
    build = project.build()
    assert _published(project) == (["data.json"] if is_named else [])
    assert len(build.warnings) == (0 if is_named else 1)


@pytest.mark.parametrize("address", ["https://bank.example/login/", "https://bank.example/b/"])
def test_no_configuration_takes_links_of_others(project: NewsProject, address: str) -> None:
    """What such a source calls its own host is no goal of an article of another source."""
    guests = {"path": "guests/_posts", "trusted": False}
    project.configure(f"newsfeed_sources = {{'news': 'news', 'guests': {guests}}}")
    project.write("guests/_config.yml", "url: https://bank.example\npermalink: /:title/\n")
    project.article("guests/_posts/2020-01-01-g.md", extra="permalink: /login/")
    project.article("guests/_posts/2020-01-01-b.md", f"[x]({address})")
    project.article("a.md", f"[x]({address})")
    build = project.build()
    assert build.warnings == []
    assert f'href="{address}"' in build.text("news/a.html")
    assert f'href="{address}"' not in build.text("guests/2020-01-01-b.html")


def test_no_configuration_takes_the_host_of_a_trusted_source(project: NewsProject) -> None:
    guests = {"path": "guests/_posts", "trusted": False}
    project.configure(f"newsfeed_sources = {{'news': 'own/_posts', 'guests': {guests}}}")
    for folder in ("own", "guests"):
        configuration = "url: https://own.example\npermalink: /:title/\n"
        project.write(f"{folder}/_config.yml", configuration)
        project.article(f"{folder}/_posts/2020-01-01-b.md")
    project.article("own/_posts/2020-01-01-a.md", "[x](https://own.example/b/)")
    build = project.build(suppress_warnings=["newsfeed.duplicate"])
    assert build.warnings == []
    assert 'href="2020-01-01-b.html"' in build.text("news/2020-01-01-a.html")
