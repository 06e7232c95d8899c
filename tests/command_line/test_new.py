"""The beginning of an article."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from command_line.running import run
from loading.sites import Site

pytestmark = pytest.mark.usefixtures("fixed_time")


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
