"""What a build says of itself at its end, and leaves for programs."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

NOW = "1654041600"  # 2022-06-01


@pytest.fixture(autouse=True)
def fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def report_of(project: Any) -> dict[str, Any]:
    path = project.folder / "_build" / "doctrees" / "newsfeed" / "report.json"
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def status_of(folder: Path, status: io.StringIO) -> list[str]:
    """What a build prints of the extension."""
    with docutils_namespace():
        app = Sphinx(
            folder, folder, folder / "o", folder / "d", "html", status=status, warning=io.StringIO()
        )
        app.build()
    lines = status.getvalue().splitlines()
    return [line.partition("newsfeed: ")[2] for line in lines if "newsfeed: " in line]


def test_the_report_says_what_is_hidden_and_when_to_build_again(project: Any) -> None:
    project.article("a.md")
    project.article("b.html")
    project.article("c.md", date="2022-07-01 10:00")
    project.article("d.md", extra="draft: true")
    project.article("e.md", extra="expires: 2022-05-01")
    assert project.build().warnings == []
    data = report_of(project)
    assert data["articles"] == 2
    assert data["sources"] == {"news": {"plain": 2}}
    assert data["hidden"] == {"draft": 1, "expired": 1, "future": 1}
    assert data["next_due"] == {
        "time": "2022-07-01T10:00:00+00:00",
        "event": "appears",
        "docname": "news/c",
    }
    assert data["problems"] == {}


@pytest.mark.parametrize("parallel", [0, 2])
def test_problems_are_counted_once_by_kind_wherever_they_are_found(
    project: Any, parallel: int
) -> None:
    for number in range(12):
        project.article(f"a{number:02}.html", '<p><a href="javascript:x">a</a></p>')
    project.article("b.md", extra="comments: perhaps")
    project.article("c.md", date="never")
    build = project.build(parallel=parallel)
    assert len(build.warnings) == 14
    assert report_of(project)["problems"] == {"date": 1, "field": 1, "link": 12}


def test_the_report_is_printed(project: Any, status: io.StringIO) -> None:
    project.article("a.md")
    project.article("b.md", extra="draft: true")
    assert status_of(project.folder, status) == [
        "1 article (news: 1 plain, trusted by default; 1 html)",
        "news: plain, no configuration of a generator found; dates in UTC",
        "1 hidden (1 draft)",
    ]


def test_articles_from_elsewhere_are_one_line_of_advice(project: Any, status: io.StringIO) -> None:
    project.article("a.md", extra="link: https://elsewhere.example/a")
    project.article("b.md", extra="trusted: false")
    (line,) = [line for line in status_of(project.folder, status) if "come from elsewhere" in line]
    project.build()
    assert line.startswith("all articles of 'news'")
    assert report_of(project)["advice"] == [line]
    assert report_of(project)["trust"] == {"news": "trusted by default"}


def test_a_report_that_says_the_same_is_not_written_again(project: Any) -> None:
    project.article("a.md")
    project.build()
    path = project.folder / "_build" / "doctrees" / "newsfeed" / "report.json"
    before = path.stat().st_mtime_ns
    project.build()
    assert path.stat().st_mtime_ns == before


def test_two_projects_in_one_process_count_for_themselves(project: Any, tmp_path: Path) -> None:
    project.article("a.html", '<p><a href="javascript:x">a</a></p>')
    project.build()
    other = type(project)(tmp_path / "other")
    other.article("a.html")
    assert other.build().warnings == []
    assert report_of(other)["problems"] == {}
    assert report_of(project)["problems"] == {"link": 1}


def test_the_scan_of_a_large_source_shows_how_far_it_is(project: Any, status: io.StringIO) -> None:
    for number in range(200):
        project.article(f"a{number:03}.html")
    with docutils_namespace():
        folder = project.folder
        Sphinx(folder, folder, folder / "o", folder / "d", "dummy", status=status, warning=None)
    assert "scanning news... [100%]" in re.sub(r"\x1b\[[0-9;]*m", "", status.getvalue())


def test_what_the_configuration_of_a_generator_says_is_one_line(
    project: Any, status: io.StringIO
) -> None:
    project.write(
        "blog/_config.yml",
        "url: https://old.example/\nbaseurl: /b\ntimezone: Asia/Tokyo\npermalink: pretty\n",
    )
    project.write("blog/_posts/2022-01-02-a.md", "---\ntitle: A\n---\nText.\n")
    project.configure('newsfeed_sources = {"news": "blog"}')
    line = (
        "news: jekyll, configured by blog/_config.yml; dates in Asia/Tokyo; host old.example; "
        "below /b; addresses pretty; static files in blog"
    )
    assert line in status_of(project.folder, status)
    assert project.build().warnings == []
    assert report_of(project)["sites"]["news"]["zone"] == "Asia/Tokyo"
