"""What an archive holds, as a table."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line.running import run
from loading.sites import Site, article_text

pytestmark = pytest.mark.usefixtures("fixed_time")


class TestCheck:
    def test_all_is_well(self, tmp_path: Path) -> None:
        site = Site(tmp_path)
        site.write("news/a.md", article_text("工信部", "2022-02-28 10:00"))
        site.write("news/b.html", article_text("Later", "2022-07-01"))
        site.write("news/c.md", article_text("Draft", "2022-02-28", "draft: true"))
        result = run("check", tmp_path / "news")
        assert result.exit_code == 0
        assert result.stderr == ""
        assert result.stdout.splitlines() == [
            "Date              Title   Document  Format    State",
            "2022-07-01 00:00  Later   news/b    html      future",
            "2022-02-28 10:00  工信部  news/a    markdown  shown",
            "2022-02-28 00:00  Draft   news/c    markdown  draft",
            "1 article (news: 1 plain, trusted by default; 1 markdown)",
            "news: plain, no configuration of a generator found; dates in UTC",
            "2 hidden (1 draft, 1 future)",
            "next due: news/b appears at 2022-07-01 00:00+00:00",
        ]

    def test_problems_have_their_place_and_make_the_exit_status(self, tmp_path: Path) -> None:
        path = Site(tmp_path).write("news/a.md", article_text("A", "2022-02-28", "comments: x"))
        result = run("check", tmp_path / "news")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{path}:4: field: comments: ")
        assert "1 problem (1 field)" in result.stdout

    def test_the_dialect_and_the_switches(self, tmp_path: Path) -> None:
        site = Site(tmp_path)
        site.write("news/a.md", article_text("A", "2022-07-01", "draft: true"))
        shown = run("check", tmp_path / "news", "--drafts", "--future", "--dialect", "hugo")
        assert "1 article (news: 1 hugo, trusted by default; 1 markdown)" in shown.stdout

    def test_for_programs(self, tmp_path: Path) -> None:
        Site(tmp_path).write("news/a.md", article_text("A", "2022-02-28", "comments: x"))
        data = json.loads(run("check", tmp_path / "news", "--format", "json").stdout)
        assert data["articles"][0]["title"] == "A"
        assert data["summary"]["articles"] == 1
        assert data["problems"][0]["kind"] == "field"

    def test_a_file_and_two_folders_of_one_name(self, tmp_path: Path) -> None:
        site = Site(tmp_path)
        for name in ("x/news/a.md", "y/news/a.md", "z.md"):
            site.write(name)
        result = run("check", tmp_path / "x/news", tmp_path / "y/news", tmp_path / "z.md")
        documents = {line.split()[3] for line in result.stdout.splitlines()[1:4]}
        assert documents == {"news/a", "news-2/a", "z/z"}

    def test_control_characters_stay_out_of_the_terminal(self, tmp_path: Path) -> None:
        Site(tmp_path).write("news/a.md", article_text('"\\e[31mA"', '"\\e[31mx"'))
        result = run("check", tmp_path / "news")
        assert "\x1b[31m" not in result.stdout
        assert "\x1b[31m" not in result.stderr

    @pytest.mark.parametrize(
        "arguments", [["check"], ["check", "gone"], ["check", ".", "--dialect", "x"], ["no"]]
    )
    def test_a_wrong_call(self, arguments: list[str]) -> None:
        assert run(*arguments).exit_code == 2


def test_the_program_runs(tmp_path: Path) -> None:
    Site(tmp_path).write("news/a.md")
    for command in ([sys.executable, "-m", "sphinx_newsfeed.command_line"], ["sphinx-newsfeed"]):
        program = [str(Path(sys.executable).parent / command[0])] if len(command) == 1 else command
        result = subprocess.run(
            [*program, "check", "news"], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert "news/a" in result.stdout


def test_check_shows_what_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ndate: 2021-05-03\ntrusted: false\n---\nText.\n", "utf-8")
    (tmp_path / "b.md").write_text("---\ndate: 2021-05-02\n---\nText.\n", "utf-8")
    output = run("check", tmp_path).output
    first, second = (line for line in output.splitlines() if line.startswith("2021-"))
    assert first.endswith("shown, not trusted")
    assert second.endswith("shown")


def test_taxonomies_of_a_configuration_count(tmp_path: Path) -> None:
    """As in a build: what is sorted by a key of the configuration stands among the terms."""
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "hugo.toml").write_text("[taxonomies]\nrelease = 'releases'\n", "utf-8")
    post = "+++\ntitle = 'One'\ndate = 2022-02-28\nreleases = ['2.0']\n+++\nText.\n"
    (tmp_path / "content/posts/one.md").write_text(post, "utf-8")
    result = run("check", str(tmp_path / "content/posts"), "--format", "json")
    (article,) = json.loads(result.stdout)["articles"]
    assert article["terms"] == {"release": [["2.0"]]}
    assert "releases" not in article["extra"]
