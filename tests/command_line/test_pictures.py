"""Pictures lie beside their articles where an export has them, or where they are asked for."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from command_line.running import run
from conftest import PNG, NewsProject
from serving import SilentHandler, serve

from sphinx_newsfeed.command_line import pictures as module
from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.files import opened_export
from sphinx_newsfeed.command_line.exports.remarks import Remarks
from sphinx_newsfeed.command_line.pictures import Pictures

GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
_ENTRY = Entry("A", None, "", link="https://a.example/2024/x/")


class Web:
    """Answers addresses, and notes which were asked for."""

    def __init__(self, **answers: bytes) -> None:
        self.answers = {f"https://a.example/{name}": data for name, data in answers.items()}
        self.asked: list[str] = []

    def __call__(self, address: str) -> bytes:
        self.asked.append(address)
        if address not in self.answers:
            raise CannotReadError("the server answers 404")
        return self.answers[address]


def beside(folder: Path, content: str, web: Web, picture: str = "") -> tuple[Entry, Remarks]:
    remarks = Remarks()
    entry = replace(_ENTRY, content=content, picture=picture)
    return Pictures(folder, remarks, None, web).beside(entry, "stem"), remarks


@pytest.mark.parametrize(
    ("content", "expected", "files"),
    [
        ('<img src="https://a.example/x">', '<img src="stem/x.png"/>', ["x.png"]),
        ('<img src="/x">', '<img src="stem/x.png"/>', ["x.png"]),
        ('<img src="//a.example/x">', '<img src="stem/x.png"/>', ["x.png"]),
        ('<img src="../../x" srcset="/x 2x">', '<img src="stem/x.png"/>', ["x.png"]),
        (
            '<picture><source srcset="/x 2x"><img src="/x"></picture>',
            '<picture><img src="stem/x.png"/></picture>',
            ["x.png"],
        ),
        ('<a href="/g.gif"><img src="/x"></a>', '<a href="stem/g.gif">', ["g.gif", "x.png"]),
        # A link to a picture, or to a page, is no picture of the article.
        ('<p><a href="/g.gif">g</a></p>', '<p><a href="/g.gif">g</a></p>', []),
        ('<a href="/x"><img src="/g.gif">', '<a href="/x"><img src="stem/g.gif"/>', ["g.gif"]),
        ('<img src="data:image/png;base64,AA">', '<img src="data:image/png;base64,AA">', []),
        ('<img src="/page"><p>a</p>', '<img src="https://a.example/page"/>', []),
        ('<img src="/svg.svg">', '<img src="https://a.example/svg.svg"/>', []),
        ('<img src="/gone">', '<img src="https://a.example/gone"/>', []),
        ('<img src="file:///etc/passwd">', '<img src="file:///etc/passwd">', []),
        ('<video poster="/x" src="/film.mp4"></video>', 'poster="stem/x.png"', ["x.png"]),
    ],
)  # fmt: skip
def test_what_is_fetched(tmp_path: Path, content: str, expected: str, files: list[str]) -> None:
    answers = {"x": PNG, "g.gif": GIF, "page": b"<html>", "svg.svg": b"<svg/>"}
    entry, _ = beside(tmp_path, content, Web(**answers))
    assert entry.content.startswith(expected) or expected in entry.content
    found = (tmp_path / "stem").iterdir() if files else ()
    assert sorted(path.name for path in found) == files
    assert (tmp_path / "stem").exists() is bool(files)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<P><img src="https://a.example/x"></P><a href="/y">', None),
        ("<img src='https://a.example/x' data-alt='/y'>", None),
        ('<img alt="b" src=/x>', '<img alt="b" src="https://a.example/x"/>'),
        ('<img src="x.png">', '<img src="https://a.example/2024/x/x.png"/>'),
        ('<img src="//b.example/x">', '<img src="https://b.example/x"/>'),
    ],
)
def test_addresses_that_the_old_site_completed(
    tmp_path: Path, content: str, expected: str | None
) -> None:
    entry = replace(_ENTRY, content=content, picture="/p.png")
    found = Pictures(tmp_path, Remarks()).beside(entry, "stem")
    assert found.content == (expected or content)
    assert found.picture == "https://a.example/p.png"


def test_names_of_files(tmp_path: Path) -> None:
    web = Web(**{"a/x.png": PNG, "b/x.png": PNG + b"2", "b/%C3%A4%2F..%2Fy.php": PNG})
    content = "".join(f'<img src="{address}">' for address in web.answers)
    entry, _ = beside(tmp_path, content * 2, web, picture="https://a.example/a/x.png")
    assert entry.picture == "stem/x.png"
    names = sorted(path.name for path in (tmp_path / "stem").iterdir())
    assert names[:2] == ["x-2.png", "x.png"]
    assert names[2].endswith("y.png")
    assert len(web.asked) == 3, "each is fetched once"


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "stem").mkdir()
    (tmp_path / "stem" / "x.png").write_bytes(b"mine")
    entry, _ = beside(tmp_path, '<img src="/x.png">', Web(**{"x.png": PNG}))
    assert entry.content == '<img src="stem/x-2.png"/>'
    assert (tmp_path / "stem" / "x.png").read_bytes() == b"mine"


def test_a_host_that_fails_is_asked_no_more(tmp_path: Path) -> None:
    web = Web()
    content = "".join(f'<img src="/{number}">' for number in range(10))
    _, remarks = beside(tmp_path, content, web)
    assert len(web.asked) == 3
    assert remarks.all() == (
        "'A': pictures stay where they are, a.example: the server answers 404",
        "'A': pictures stay where they are, a.example: its host does not answer",
    )


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web(**{str(number): PNG + bytes([number]) for number in range(4)})
    content = "".join(f'<img src="{address}">' for address in web.answers)
    monkeypatch.setattr(module, "MOST_OF_ARTICLE", 2)
    beside(tmp_path / "many", content, web)
    assert len(list((tmp_path / "many" / "stem").iterdir())) == 2
    monkeypatch.setattr(module, "MOST_OF_ARTICLE", 9)
    monkeypatch.setattr(module, "MOST_WRITTEN", len(PNG))
    _, remarks = beside(tmp_path / "large", content, web)
    assert len(list((tmp_path / "large" / "stem").iterdir())) == 1
    assert "bytes were written" in remarks.all()[0]


def test_files_of_an_export(tmp_path: Path) -> None:
    """Links to them count as well; texts and tables of the export itself are nobody's business."""
    export = tmp_path / "export"
    (export / "media").mkdir(parents=True)
    files = {"x.png": PNG, "song.mp3": b"ID3", "mails.csv": b"ada@a.example", "evil.html": b"<b>"}
    for name, data in files.items():
        (export / "media" / name).write_bytes(data)
    content = "".join(f'<a href="https://a.example/media/{name}">a</a>' for name in files)
    content += '<img src="https://a.example/media/mails.csv">'
    remarks = Remarks()
    with opened_export(export, 100) as found:
        pictures = Pictures(tmp_path, remarks, found)
        entry = pictures.beside(replace(_ENTRY, content=content), "stem")
    assert sorted(path.name for path in (tmp_path / "stem").iterdir()) == ["song.mp3", "x.png"]
    assert 'href="https://a.example/media/mails.csv"' in entry.content
    assert 'href="stem/song.mp3"' in entry.content
    assert remarks.all() == (
        "'A': files stay where they are, a.example: what is there is no picture",
    )


class _Handler(SilentHandler):
    asked: list[str] = []

    def do_GET(self) -> None:  # noqa: N802 - so it is named there
        """A picture at each address."""
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(PNG)


@pytest.fixture
def server() -> Iterator[str]:
    _Handler.asked.clear()
    with serve(_Handler) as running:
        yield f"http://127.0.0.1:{running.server_port}"


@pytest.mark.parametrize(
    ("options", "asked"),
    [([], []), (["--pictures"], []), (["--pictures", "--private"], ["/x.png"])],
)
def test_the_web_is_asked_only_where_the_user_says_so(
    project: NewsProject, server: str, options: list[str], asked: list[str]
) -> None:
    item = {
        "id": "1", "title": "A", "date_published": "2024-01-02",
        "content_html": f'<p>Text</p><p><img src="{server}/x.png" alt="X"></p>',
    }  # fmt: skip
    feed = project.write("feed.json", json.dumps({"items": [item]}))
    result = run("import", feed, "--to", project.folder / "news", *options)
    assert result.exit_code == 0
    assert _Handler.asked == asked
    assert ("no public host" in result.stderr) is (options == ["--pictures"])
    build = project.build()
    assert build.warnings == []
    assert (build.outdir / "_images" / "x.png").is_file() is bool(asked)
    assert "1 known" in run("import", feed, "--to", project.folder / "news", *options).stdout
    assert _Handler.asked == asked, "pictures of articles that are there are not fetched again"
