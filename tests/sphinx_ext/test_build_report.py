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
    assert len(build.warnings) == 3
    assert report_of(project)["problems"] == {"date": 1, "field": 1, "link": 12}


@pytest.mark.parametrize("parallel", [0, 2, 3])
def test_problems_of_one_cause_are_one_warning_in_any_parallel_build(
    project: Any, parallel: int
) -> None:
    for number in range(20):
        project.article(f"a{number:02}.md", f"[a](/2020/01/0{number % 2 + 1}/gone.html)")
    build = project.build(parallel=parallel)
    folder = str(project.folder / "news")
    assert len(build.warnings) == 2
    for number, warning in enumerate(build.warnings):
        place, _, message = warning.replace(folder, "").partition(": WARNING: ")
        assert place == f"/a0{number}.md:6"
        assert message.startswith(
            f"the link '/2020/01/0{number + 1}/gone.html' leads to no article"
        )
        others = " and ".join(f"/a0{number + step}.md:6" for step in (2, 4))
        assert message.endswith(f" (10 times, also at {others}) [newsfeed.reference]")


def test_a_later_build_tells_again_of_what_is_read_again(project: Any) -> None:
    for name in ("a", "b", "c"):
        project.article(f"{name}.html", '<p><a href="javascript:x">a</a></p>')
    (first,) = project.build().warnings
    assert "(3 times, also at " in first
    project.article("b.html", '<p>b <a href="javascript:x">a</a></p>')
    (second,) = project.build().warnings
    assert "b.html" in second
    assert "times" not in second


def test_who_asks_for_more_is_told_every_place(project: Any, status: io.StringIO) -> None:
    for number in range(6):
        project.article(f"a{number}.html", '<p><a href="javascript:x">a</a></p>')
    folder = project.folder
    with docutils_namespace():
        app = Sphinx(
            *(folder, folder, folder / "o", folder / "d", "html", {}, status, io.StringIO()),
            verbosity=1,
        )
        app.build()
    lines = [line for line in status.getvalue().splitlines() if "[newsfeed.link]" in line]
    names = [line.partition(".html:")[0].rpartition("/")[2] for line in lines]
    assert names == ["a1", "a2", "a3", "a4", "a5"]


@pytest.mark.parametrize("parallel", [0, 2])
def test_links_to_pages_of_the_old_site_are_counted(project: Any, parallel: int) -> None:
    for number in range(8):
        project.article(f"a{number}.md", "[x](/docs/) [y](/docs/#part) [z](/about/)")
    assert project.build(parallel=parallel).warnings == []
    assert report_of(project)["old_pages"] == 16
    assert report_of(project)["problems"] == {}


def test_a_warning_that_stands_for_many_can_be_suppressed_and_fails_a_strict_build(
    project: Any,
) -> None:
    for name in ("a", "b"):
        project.article(f"{name}.html", '<p><a href="javascript:x">a</a></p>')

    def status(**settings: Any) -> tuple[int, str]:
        warning = io.StringIO()
        folder = project.folder
        with docutils_namespace():
            app = Sphinx(
                *(folder, folder, folder / "o", folder / "d", "html", settings, None, warning),
                freshenv=True,
                warningiserror=True,
            )
            app.build()
        return app.statuscode, warning.getvalue()

    code, text = status()
    assert code == 1
    assert text.count("WARNING") == 1
    assert status(suppress_warnings=["newsfeed.link"]) == (0, "")


def test_what_a_build_found_that_stops_is_told(project: Any) -> None:
    project.article("a.html", '<p><a href="javascript:x">a</a></p>')
    warning, folder = io.StringIO(), project.folder

    def fail(app: Sphinx, *arguments: Any) -> None:
        raise RuntimeError("stop")

    with docutils_namespace():
        app = Sphinx(folder, folder, folder / "o", folder / "d", "html", {}, None, warning)
        app.connect("env-check-consistency", fail)
        with pytest.raises(Exception, match="stop"):
            app.build()
    assert "[newsfeed.link]" in warning.getvalue()


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


@pytest.mark.parametrize("built", [1, 2])
def test_files_that_are_no_posts_are_counted_in_the_line_of_their_source(
    project: Any, status: io.StringIO, built: int
) -> None:
    project.configure("newsfeed_sources = {'news': 'blog'}")
    project.write("blog/_config.yml", "title: A\n")
    project.write("blog/_posts/2022-01-02-a.md", "---\ntitle: A\n---\nText.")
    for name in ("index.html", "about.html"):
        project.write(f"blog/{name}", "---\ntitle: B\n---\nText.")
    lines: list[str] = []
    for _ in range(built):
        lines = status_of(project.folder, status)
    assert any(line.endswith("left out: 2 pages that are not posts") for line in lines)
    path = project.folder / "d" / "newsfeed" / "report.json"
    sites = json.loads(path.read_text("utf-8"))["sites"]
    assert sites["news"]["passed_over"] == {"page": 2}
