"""Which version is built, as Read the Docs, sphinx-multiversion and the project say it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import Build, NewsProject

_NEWS = "newsfeed_versions = ['latest']"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tests may run on Read the Docs, too."""
    for name in ("VERSION", "VERSION_TYPE", "CANONICAL_URL"):
        monkeypatch.delenv(f"READTHEDOCS_{name}", raising=False)
    yield


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.article("a.md")
    project.configure(_NEWS)
    return project


def shows(build: Build) -> bool:
    assert build.warnings == []
    return (build.outdir / "news/a.html").exists()


def test_a_build_of_which_nobody_says_its_version_shows_news(news: NewsProject) -> None:
    assert shows(news.build(version="1.0", release="1.0.1"))


@pytest.mark.parametrize(("name", "is_shown"), [("latest", True), ("v1", False)])
def test_read_the_docs(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch, name: str, is_shown: bool
) -> None:
    monkeypatch.setenv("READTHEDOCS_VERSION", name)
    assert shows(news.build()) is is_shown


@pytest.mark.parametrize(("name", "is_shown"), [("latest", True), ("v1", False), ("", True)])
def test_sphinx_multiversion(news: NewsProject, name: str, is_shown: bool) -> None:
    declared = "app.add_config_value('smv_current_version', '', 'html')"
    news.configure(_NEWS, f"def setup(app):\n    {declared}")
    assert shows(news.build(smv_current_version=name)) is is_shown


def test_the_project_says_it_last(news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READTHEDOCS_VERSION", "latest")
    assert not shows(news.build(newsfeed_version="v1"))


def test_those_who_write_see_what_they_write(news: NewsProject) -> None:
    assert shows(news.build(newsfeed_version="v1", newsfeed_preview=True))


def test_read_the_docs_says_the_address(news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "https://docs.example/en/latest/")
    build = news.build()
    assert '<link rel="canonical" href="https://docs.example/en/latest/news/a.html"' in build.text(
        "news/a.html"
    )
    assert "https://docs.example/en/latest/news/a.html" in build.text("news/atom.xml")
    own = news.build(html_baseurl="https://own.example/")
    assert "docs.example" not in own.text("news/a.html") + own.text("news/atom.xml")


class TestPreviewOfAPullRequest:
    @pytest.fixture
    def preview(self, news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> NewsProject:
        address = "https://site--17.org.example/en/17/"
        news.configure(_NEWS, "newsfeed_archives = ['tag']")
        news.article("b.md", extra="draft: true\ntags: t")
        news.article("c.md", extra="tags: t")
        news.write("plain.rst", ":orphan:\n\nPlain\n=====\n\n:news:feed:`all`\n")
        monkeypatch.setenv("READTHEDOCS_VERSION", "17")
        monkeypatch.setenv("READTHEDOCS_VERSION_TYPE", "external")
        monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", address)
        return news

    def test_it_shows_news_and_no_drafts(self, preview: NewsProject) -> None:
        build = preview.build()
        assert shows(build)
        assert not (build.outdir / "news/b.html").exists()

    def test_nobody_subscribes_to_it_and_no_engine_lists_its_news(
        self, preview: NewsProject
    ) -> None:
        build = preview.build()
        files = {path.name for path in build.outdir.rglob("*")}
        assert not files & {"atom.xml", "news-sitemap.xml", "feeds.html"}
        for name in ("news/a", "news/tag/t", "index"):
            text = build.text(f"{name}.html")
            assert text.count('<meta name="robots" content="noindex"') == 1, name
            assert "application/atom+xml" not in text
        # What is not about news is the project's own affair.
        assert "robots" not in build.text("plain.html")
        assert '<span class="xref news news-feed">all</span>' in build.text("plain.html")

    def test_it_shows_drafts_where_the_project_wants_it(self, preview: NewsProject) -> None:
        build = preview.build(newsfeed_preview=True)
        assert "newsfeed-unpublished" in build.text("news/b.html")
        assert not (build.outdir / "news/atom.xml").exists()
