"""What posts inherit from the data files of their folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading.sites import Site as Project

from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.loading.data_files import _LONGEST, merged
from sphinx_newsfeed.problems import ProblemKind

POST = "---\ntitle: One\ndate: 2022-02-28\ntags: own\n---\nText.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose one post lies two folders deep."""
    project = Project(tmp_path, sources=(Source("news", ("blog/content/posts",), "eleventy"),))
    project.write("blog/eleventy.config.js", "export default {}")
    project.write("blog/content/posts/deep/one.md", POST)
    return project


def test_all_folders_from_the_project_to_the_post_give_what_they_have(project: Project) -> None:
    project.write("blog/content/content.json", '{"tags": "wide", "author": "A", "series": "S"}')
    project.write("blog/content/posts/posts.json", '{"tags": ["near"], "author": "B"}')
    project.write("blog/content/posts/deep/deep.11tydata.json", '{"author": "C"}')
    project.write("blog/content/posts/deep/one.json", '{"title": "None", "layout": "x.njk"}')
    project.write("blog/content/posts/deep/other.json", '{"author": "D"}')
    project.write("blog/content/posts/deep/deep.11tydata.js", "module.exports = {author: 'E'}")
    (article,) = project.scan().articles
    assert article.tags == ("wide", "near", "own")
    assert article.authors == ("C",)
    assert (article.title, article.series, article.layout) == ("One", "S", "x.njk")
    assert project.problems == []


def test_a_post_is_read_again_when_a_data_file_changes(project: Project) -> None:
    data = project.write("blog/content/posts/posts.json", '{"author": "B"}')
    before = project.scan()
    data.write_text('{"author": "Bea"}', "utf-8")
    after = project.scan()
    assert [each.articles[0].authors for each in (before, after)] == [("B",), ("Bea",)]
    stamps = [next(iter(each.files.values())).stamp for each in (before, after)]
    assert stamps[0] != stamps[1]
    data.unlink()
    assert project.scan().articles[0].authors == ()


@pytest.mark.parametrize(
    "content",
    [b"{", b"[" * 10_000, b"[" * 100_000, b'{"a": NaN}', b" " * 2_000_000, b'{"a": "\xff"}'],
    ids=lambda content: f"{content!r:.9}{len(content)}",
)
def test_a_data_file_that_cannot_be_read_is_told_of_once(project: Project, content: bytes) -> None:
    path = project.write("blog/content/posts/posts.json", "")
    path.write_bytes(content)
    project.write("blog/content/posts/two.md", POST)
    assert len(project.scan().articles) == 2
    (problem,) = project.problems
    assert (problem.kind, problem.path) == (ProblemKind.FRONT_MATTER, str(path))


@pytest.mark.parametrize(("more", "authors"), [(0, ("B",)), (1, ())])
def test_how_long_a_data_file_may_be(project: Project, more: int, authors: tuple[str]) -> None:
    data = '{"author": "B"}'
    project.write("blog/content/posts/posts.json", data.ljust(_LONGEST + more))
    assert project.scan().articles[0].authors == authors
    assert len(project.problems) == more


@pytest.mark.parametrize("text", ['["author"]', "", "null"])
def test_what_is_no_object_gives_nothing(project: Project, text: str) -> None:
    project.write("blog/content/posts/posts.json", text)
    assert project.scan().articles[0].authors == ()
    assert project.problems == []


def test_a_name_with_no_room_for_a_further_suffix_is_that_of_a_post(project: Project) -> None:
    project.write(f"blog/content/posts/{'n' * 250}.md", POST)
    assert len(project.scan().articles) == 2
    assert project.problems == []


def test_no_link_leads_out_of_the_project(project: Project) -> None:
    outside = project.write("secret.json", '{"author": "B"}')
    (project.folder / "blog/content/posts/posts.json").symlink_to(outside)
    assert project.scan().articles[0].authors == ()


def test_a_source_that_is_not_trusted_inherits_from_its_own_folders_alone(
    project: Project,
) -> None:
    project.write("blog/content/content.json", '{"series": "S"}')
    project.write("blog/content/posts/posts.json", '{"author": "B", "trusted": false}')
    source = Source("news", ("blog/content/posts",), "eleventy", trusted=False)
    (article,) = project.scan(Settings(sources=(source,))).articles
    assert (article.series, article.authors, article.trusted) == ("", ("B",), False)


def test_where_the_project_is_not_known_the_folder_of_the_source_counts(project: Project) -> None:
    (project.folder / "blog/eleventy.config.js").unlink()
    project.write("blog/content/posts/posts.json", '{"author": "B"}')
    project.write("blog/content/content.json", '{"series": "S"}')
    (article,) = project.scan().articles
    assert (article.series, article.authors) == ("", ("B",))


def test_other_generators_have_no_data_files(project: Project) -> None:
    project.write("blog/content/posts/posts.json", '{"author": "B"}')
    source = Source("news", ("blog/content/posts",), "hugo")
    assert project.scan(Settings(sources=(source,))).articles[0].authors == ()


def test_mappings_and_lists_add_up_and_the_nearer_wins() -> None:
    wide = {"a": {"x": 1, "y": 1}, "b": [1], "c": 1, "d": "t", "e": None, "f": [1], "g": 1}
    near = {"a": {"y": 2}, "b": [2], "c": 2, "d": ["u"], "e": ["v"], "f": 2, "g": [2]}
    expected = {"a": {"x": 1, "y": 2}, "b": [1, 2], "c": 2, "d": ["t", "u"], "e": ["v"]}
    expected |= {"f": 2, "g": [2]}
    assert merged(wide, near, frozenset({"d", "e"})) == expected


def test_posts_in_template_languages_are_counted_and_none_is_lost_in_silence(
    project: Project,
) -> None:
    project.write("blog/content/posts/two.njk", POST)
    project.write("blog/content/posts/three.njk", POST)
    project.write("blog/content/posts/four.adoc", POST)
    assert len(project.scan().articles) == 1
    messages = [problem.message for problem in project.problems]
    assert "of .adoc is not read, so 1 " in messages[0]
    assert "of .njk is not read, so 2 " in messages[1]
    project.scan(Settings(sources=(Source("news", ("blog/content/posts",), "hugo"),)))
    assert [problem.message for problem in project.problems] == messages[:1]
