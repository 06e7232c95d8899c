"""A small site of each generator, built with nothing but the lines of its guide.

The files below ``sites`` are as the generator has them; those below ``expected`` say what it makes
of them by its own documentation.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import Build, NewsProject
from docutils import nodes

from sphinx_newsfeed.generators import GENERATORS

HERE = Path(__file__).parent
GUIDES = HERE.parent.parent / "docs" / "migration"
SITES = sorted(path.name for path in (HERE / "sites").iterdir())
DIALECTS = {each.guide_name: each.name for each in GENERATORS}
NOW = "1735689600"  # 2025-01-01


@pytest.fixture(autouse=True)
def fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def expected_of(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / "expected" / f"{name}.toml").read_text("utf-8"))


def configuration(name: str) -> str:
    """The lines for ``conf.py`` that the guide shows first, of those that name a source."""
    guide = (GUIDES / f"{name}.md").read_text("utf-8")
    found = re.search(r"```python\n([^`]*?newsfeed_sources.*?)```", guide, re.DOTALL)
    assert found is not None
    return found[1]


def make(project: NewsProject, name: str, lines: str) -> NewsProject:
    shutil.copytree(HERE / "sites" / name, project.folder / "blog")
    project.write("docs/conf.py", lines)
    project.write("docs/index.rst", "Site\n====\n\n.. newsfeed::\n")
    return project


@pytest.fixture(params=SITES)
def name(request: pytest.FixtureRequest) -> str:
    """Each generator in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def build_site(new_project: Callable[[], NewsProject]) -> Callable[[str], Build]:
    """Builds a site as HTML, once for all tests."""
    return cache(lambda name: make(new_project(), name, configuration(name)).build(source="docs"))


@pytest.fixture
def built(build_site: Callable[[str], Build], name: str) -> Build:
    """The site as HTML."""
    build = build_site(name)
    assert build.warnings == []
    return build


def test_every_published_post_is_an_article_with_what_its_generator_gives_it(
    built: Build, name: str
) -> None:
    expected = expected_of(name)
    domain: Any = built.app.env.get_domain("news")
    articles = {article.docname: article for article in domain.build.catalogue.pages}
    assert articles.keys() == expected["articles"].keys()
    for docname, fields in expected["articles"].items():
        article = articles[docname]
        assert article.date.isoformat() == fields["date"], docname
        for field in ("title", "slug", "summary"):
            assert fields.get(field, getattr(article, field)) == getattr(article, field), docname
        for field in ("tags", "authors"):
            assert list(getattr(article, field)) == fields.get(field, []), docname
        paths = [list(path) for path in article.category_paths]
        assert paths == fields.get("category_paths", []), docname
        for field, default in (("unlisted", False), ("pinned", False), ("comments", True)):
            assert getattr(article, field) is fields.get(field, default), (docname, field)


def test_hidden_posts_leave_no_trace(built: Build, name: str) -> None:
    domain: Any = built.app.env.get_domain("news")
    hidden = {a.docname: a.hidden for a in domain.build.scanned if a.hidden}
    for docname, reason in expected_of(name)["hidden"].items():
        assert hidden[docname] == reason
        assert not list(built.outdir.rglob(f"{docname}*"))
    pages = "".join(path.read_text("utf-8") for path in built.outdir.rglob("*.html"))
    assert "Not yet." not in pages
    for docname, fields in expected_of(name)["articles"].items():
        is_listed = not fields.get("unlisted", False)
        assert (f'href="{docname}.html"' in built.text("index.html")) is is_listed, docname


def test_links_between_posts_lead_to_their_pages(built: Build, name: str) -> None:
    for docname, fields in expected_of(name)["articles"].items():
        page = built.app.env.get_and_resolve_doctree(docname, built.app.builder)
        found = {
            reference.astext(): reference["refuri"].partition("#")[0]
            for reference in page.findall(nodes.reference)
            if reference.get("internal") and "refuri" in reference
        }
        for text, target in fields.get("links", {}).items():
            uri = built.app.builder.get_relative_uri(docname, target)
            assert found.get(text) == uri, (docname, text, found)


def test_old_addresses_lead_on(built: Build, name: str) -> None:
    for file, docname in expected_of(name)["redirects"].items():
        up = "../" * file.count("/")
        assert f"{up}{docname}.html" in built.text(file), file


def test_pictures_are_copied(built: Build, name: str) -> None:
    folder = built.outdir / "_images"
    copied = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    assert copied == set(expected_of(name)["pictures"])


def test_bodies_read_as_they_did(project: NewsProject, name: str) -> None:
    build = make(project, name, configuration(name)).build("text", source="docs")
    assert build.warnings == []
    expected = expected_of(name)
    for docname, fields in expected["articles"].items():
        text = build.text(f"{docname}.txt")
        for words in fields.get("words", []):
            assert words in text, docname
        for mark in expected["absent"]:
            assert mark not in text, docname


def test_naming_the_generator_makes_no_difference(project: NewsProject, name: str) -> None:
    """What is detected is what the guide is about."""
    lines = configuration(name)
    namespace: dict[str, Any] = {}
    exec(lines, namespace)  # noqa: S102 - the lines of our own guide
    path = namespace["newsfeed_sources"]["news"]
    dialect = DIALECTS[name]
    named = f'newsfeed_sources = {{"news": {{"path": {path!r}, "dialect": {dialect!r}}}}}\n'
    build = make(project, name, lines + named).build(source="docs")
    assert build.warnings == []
    domain: Any = build.app.env.get_domain("news")
    assert {article.dialect for article in domain.build.catalogue.pages} == {dialect}
    assert {a.docname for a in domain.build.catalogue.pages} == expected_of(name)["articles"].keys()


def test_each_generator_has_its_guide() -> None:
    guides = {path.stem for path in GUIDES.glob("*.md")}
    assert guides == {*SITES, "index", "wordpress", "rss"}
    assert set(SITES) == DIALECTS.keys() - {""}
