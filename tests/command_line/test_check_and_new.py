"""What an archive holds, as a table; and the beginning of an article."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import pytest
from click.testing import CliRunner, Result
from loading.sites import Site, article_text

from sphinx_newsfeed.command_line import main
from sphinx_newsfeed.command_line.terminal import table, width_of, write_all_signs


@pytest.fixture(autouse=True)
def fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1654041600")  # 2022-06-01


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


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


class TestNew:
    def test_what_is_written_is_read_back(self, tmp_path: Path) -> None:
        result = run(
            "new", "Größe: «Wahl» & \"more\"", "--to", tmp_path / "news",
            "--date", "2022-02-28 10:00",
            "--timezone", "Europe/Berlin", "--category", "A", "--category", "B", "--tag", "x, y",
            "--author", "Ann", "--draft",
        )  # fmt: skip
        assert result.exit_code == 0
        path = Path(result.stdout.strip())
        assert path.name == "2022-02-28-grosse-wahl-and-more.md"
        site = Site(tmp_path)
        (article,) = site.scan().articles
        assert site.problems == []
        assert article.title == 'Größe: «Wahl» & "more"'
        assert article.date == datetime(2022, 2, 28, 9, tzinfo=UTC)
        assert article.categories == ("A", "B")
        assert article.tags == ("x, y",)
        assert article.authors == ("Ann",)
        assert article.hidden == "draft"

    @pytest.mark.parametrize("form", ["md", "html", "rst"])
    def test_it_is_of_now_and_of_the_form_asked_for(self, tmp_path: Path, form: str) -> None:
        result = run("new", "One", "--to", tmp_path / "news", "--format", form)
        assert Path(result.stdout.strip()).name == f"2022-06-01-one.{form}"
        (article,) = Site(tmp_path).scan().articles
        assert article.date == datetime(2022, 6, 1, tzinfo=UTC)
        assert article.body_format.value == {"md": "markdown"}.get(form, form)

    def test_no_file_is_written_over(self, tmp_path: Path) -> None:
        run("new", "One", "--to", tmp_path)
        (path,) = tmp_path.iterdir()
        path.write_text("mine", "utf-8")
        result = run("new", "One", "--to", tmp_path)
        assert result.exit_code == 1
        assert str(path) in result.stderr
        assert [each.read_text("utf-8") for each in tmp_path.iterdir()] == ["mine"]

    @pytest.mark.parametrize(
        "arguments", [["--date", "some day"], ["--timezone", "Nowhere"], ["--format", "doc"]]
    )
    def test_a_wrong_call(self, tmp_path: Path, arguments: list[str]) -> None:
        assert run("new", "One", "--to", tmp_path, *arguments).exit_code == 2
        assert list(tmp_path.iterdir()) == []

    def test_a_place_where_no_file_can_be(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("mine", "utf-8")
        result = run("new", "One", "--to", tmp_path / "file" / "news")
        assert result.exit_code == 1
        assert "cannot be written" in result.stderr


@pytest.mark.parametrize("stream", [io.StringIO(), io.TextIOWrapper(io.BytesIO(), "ascii")])
def test_all_signs_can_be_shown(stream: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", stream)
    write_all_signs()
    print("ä", file=stream, flush=True)


@pytest.mark.parametrize(("text", "width"), [("ab", 2), ("一二", 4), ("a\u0301", 1)])
def test_how_wide_a_text_is(text: str, width: int) -> None:
    assert width_of(text) == width


def test_a_column_has_room_for_its_name_and_ten_signs() -> None:
    lines = table(("A long name", "B"), [("x" * 30, "y" * 30)], width=5)
    assert [width_of(line) for line in lines] == [len("A long name") + 2 + 1, 11 + 2 + 10]


def test_a_table_fits_the_terminal() -> None:
    rows = [("1", "一二三四五六七八九十" * 3, "doc"), ("22", "short", "other")]
    lines = table(("A", "Title", "Document"), rows, width=40)
    assert all(width_of(line) <= 40 for line in lines)
    assert lines[1].index("doc") > 0
    assert "…" in lines[1]


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
