"""The old home of each source: found, detected, named, completed."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading.sites import Site as Project
from loading.sites import article_text

from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.model.site import OriginalSite

HEXO = Source("news", ("blog/source/_posts",))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project beside a blog of Hexo's."""
    project = Project(tmp_path, sources=(HEXO,))
    project.write("blog/source/_posts/one.md", article_text("One", "2022-02-28", "toc: true"))
    return project


def site_of(project: Project, settings: Settings | None = None) -> OriginalSite:
    return project.scan(settings or Settings(sources=project.sources)).sites["news"]


def test_the_generators_configuration_says_which_dialect_it_is(project: Project) -> None:
    project.write("blog/_config.yml", "url: https://old.example/b\npermalink: :title/\n")
    root = str(project.folder / "blog")
    assert site_of(project) == OriginalSite(
        "news", "hexo", root, ("old.example",), "/b", ":title/", (f"{root}/source",)
    )
    assert project.scan().articles[0].dialect == "hexo"


def test_without_it_the_posts_say_so(project: Project) -> None:
    assert site_of(project) == OriginalSite("news", "hexo")


def test_the_dialect_that_the_source_names_wins(project: Project) -> None:
    project.write("blog/_config.yml", "url: https://old.example\npermalink: :title/\n")
    source = Source("news", ("blog/source/_posts",), "zola")
    assert site_of(project, Settings(sources=(source,))) == OriginalSite("news", "zola")


def test_the_settings_win_over_the_configuration(project: Project) -> None:
    project.write("blog/_config.yml", "url: https://old.example\npermalink: :title/\n")
    settings = Settings(
        sources=(HEXO,),
        hosts=("new.example",),
        static=("blog/themes/x/source",),
        permalinks={"news": "/:year/:title/", "": "/:title.html"},
    )
    site = site_of(project, settings)
    assert site.hosts == ("new.example", "old.example")
    assert site.permalink == "/:year/:title/"
    assert site.static[0] == str(project.folder / "blog/themes/x/source")
    everywhere = Settings(sources=(HEXO,), permalinks={"": "/:title.html"})
    assert site_of(project, everywhere).permalink == "/:title.html"


def test_another_dialect_reads_the_articles_anew(project: Project) -> None:
    categories = "categories: [a, b]"
    project.write("blog/source/_posts/one.md", article_text("One", "2022-02-28", categories))
    paths = []
    for dialect in ("hexo", "jekyll", "hexo"):
        source = Source("news", ("blog/source/_posts",), dialect)
        (article,) = project.scan(Settings(sources=(source,))).articles
        paths.append(article.category_paths)
    assert paths == [(("a", "b"),), (("a",), ("b",)), (("a", "b"),)]


def test_the_detected_dialect_follows_the_posts(project: Project) -> None:
    project.sources = (Source("news", ("posts",)),)
    path = project.write(
        "posts/one.md", "+++\ntitle = 'a'\ndate = 2022-02-28\ndraft = false\n+++\n"
    )
    assert site_of(project).dialect == "hugo"
    assert site_of(project).dialect == "hugo"
    path.write_text(article_text("One", "2022-02-28"), "utf-8")
    assert site_of(project).dialect == "plain"


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [("hexo", ["one"]), ("jekyll", ["one"]), ("hugo", ["about", "one"])],
)
def test_where_posts_have_a_folder_only_what_lies_in_it_is_one(
    project: Project, dialect: str, expected: list[str]
) -> None:
    project.write("blog/source/about/index.md", article_text("about"))
    source = Source("news", ("blog/source",), dialect)
    scan = project.scan(Settings(sources=(source,)))
    assert [article.title.lower() for article in scan.articles] == sorted(
        expected, key=lambda name: name != "one"
    )


def test_a_configuration_that_nothing_can_be_made_of_stops_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise TypeError("unhashable")

    monkeypatch.setattr("sphinx_newsfeed.loading.sites.find_site", fail)
    scanned = project.scan()
    assert scanned.sites["news"] == OriginalSite("news", "hexo")
    assert [article.title for article in scanned.articles] == ["One"]
    (problem,) = project.problems
    assert "reading the site's configuration failed with TypeError" in problem.message
