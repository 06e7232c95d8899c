"""The exports of services, imported and built: what the old site showed is on the new pages."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from command_line.running import run
from conftest import PNG, Build, NewsProject

INPUTS = Path(__file__).parent / "inputs"
#: The code of an example; each export has it in another markup.
_TURN = "def turn():\n    return 1 < 2\n\n\nprint(turn())"
_WEB = "https://mill.example"


@dataclass(frozen=True)
class Export:
    """What an export must lead to."""

    path: str
    #: The pages of all that was public, by their titles.
    titles: tuple[str, ...]
    #: The article that has one of everything.
    article: str
    #: What its page shows, in this order.
    words: tuple[str, ...]
    #: Each block of code, with every character.
    codes: tuple[str, ...]
    #: The addresses of its pictures.
    pictures: tuple[str, ...]
    #: Hidden articles.
    drafts: tuple[str, ...] = ()
    #: The beginnings of what is said of it.
    remarks: tuple[str, ...] = ()
    #: Where the other article's page was at the old site.
    old_address: str = ""
    site: str = _WEB
    #: What no page may show.
    hidden: tuple[str, ...] = ("Well turned!", "A secret", "Not yet")
    links_to: str = "the-gate"


EXPORTS = {
    "wordpress": Export(
        path="wordpress/site.WordPress.2026-01-01.xml",
        titles=("The wheel & the race", "The gate"),
        article="2025-03-02-the-wheel",
        words=(
            *("Ada Ridge", "Water", "The wheel turns,", "The wheel in March", "First of two"),
            *("Both of them", "Come and see us.", "Words on the pond", "Said once"),
            "By the miller",
        ),
        codes=('List<String> a = b && c;\n\n  if (a[0] == "[gallery]") { }', _TURN),
        pictures=(
            *("2025/03/wheel-1024x683.jpg", "2025/03/a.png", "2025/03/b.png", "2025/03/cover.jpg"),
        ),
        drafts=("2025-06-01-half-a-thought.html",),
        remarks=("5 of the export", "'The wheel & the race': blocks", "dates have the clocks"),
        old_address="2024/05/the-gate/index.html",
    ),
    "ghost": Export(
        path="ghost",
        titles=("The wheel & the race", "The gate"),
        article="2025-03-01-the-wheel",
        words=(
            *("Ben Ferrier", "Ada Ridge", "Where the water rests", "The wheel turns."),
            *("The wheel in March", "Both of them", "A turn", "A book", "Mind the water", "Why"),
            *("Because it rains", "wood"),
        ),
        codes=(_TURN,),
        pictures=("03/pond.png", "03/wheel.png", "03/a.png", "03/b.png"),
        drafts=("2024-06-03-for-friends.html", "2024-07-03-half.html"),
        remarks=("1 of the export are pages", "'For friends': only members"),
        old_address="the-gate/index.html",
    ),
    "blogger": Export(
        path="blogger/blog-01-01-2026.xml",
        titles=("The wheel & the race", "The gate"),
        article="2012-03-01-the-wheel-and-the-race",
        words=("Ada Ridge", "The wheel turns.", "Where the water rests", "See the gate", "Water"),
        codes=("List<String> a;\n\n  b && c;",),
        pictures=("s320/wheel.jpg", "s320/pond.jpg"),
        drafts=("2013-05-03-half-a-thought.html",),
        remarks=("4 of the export are no posts", "dates have the clocks"),
        old_address="2011/05/gate.html",
        site="",
    ),
    "takeout": Export(
        path="takeout",
        titles=("The wheel & the race", "The gate"),
        article="2012-03-01-the-wheel-and-the-race",
        words=("Ada Ridge", "The wheel turns.", "See the gate", "Water", "wood"),
        codes=("List<String> a;\n\n  b && c;",),
        pictures=(),
        drafts=("2013-05-03-half-a-thought.html",),
        remarks=("1 of the export are no posts",),
        old_address="2011/05/gate.html",
        site="",
    ),
    "medium": Export(
        path="medium",
        titles=("The wheel & the race", "The gate"),
        article="2019-04-02-the-wheel-and-the-race",
        words=(
            *("Ada Ridge", "How it turns", "The wheel in March", "The wheel turns.", "turn()"),
            *("gist.github.com/ada", "A book", "Of mills", "Both of them"),
        ),
        codes=("a < b\nc\n\n  d", "def turn():\n    return 1 < 2\n\n\nturn()"),
        pictures=("1*wheel.png", "1*a.png", "1*b.png"),
        drafts=("2018-06-03-well-turned-i-say.html", "draft-half-a-thought.html"),
        remarks=("'Well turned! I say': it is a response",),
        site="",
    ),
    "substack": Export(
        path="substack",
        titles=("The wheel & the race, turned", "The gate"),
        article="2024-03-02-the-wheel",
        words=(
            *("How it <turns>", "The wheel turns", "The wheel in March", "Both of them"),
            *("Another mill", "Says the miller."),
        ),
        codes=(_TURN,),
        pictures=("w_1456/wheel.png", "/a.png", "/b.png"),
        drafts=("2023-06-03-for-friends.html", "draft-half.html"),
        remarks=("1 of the export are no posts", "'For friends': only subscribers"),
        old_address="p/the-gate/index.html",
        site="https://mill.substack.example",
        hidden=("Subscribe", "Share", "A secret", "Not yet"),
    ),
    "mastodon": Export(
        path="mastodon",
        titles=("The wheel turns, once a minute, and the water runs on and on…",),
        article="2024-03-02-the-wheel-turns-once-a-minute-and-the-water-runs-on-and-on",
        words=("The wheel turns, once a minute", "on and on below it.", "mill"),
        codes=(),
        pictures=("original/wheel.png",),
        remarks=("3 of the archive are answers",),
        links_to="",
    ),
}


@dataclass(frozen=True)
class Imported:
    """An export and what became of it."""

    export: Export
    folder: Path
    stderr: tuple[str, ...]
    build: Build

    def page(self, name: str) -> BeautifulSoup:
        found = BeautifulSoup(self.build.text(f"news/{name}.html"), "lxml")
        body = found.select_one("[role=main], .body, article")
        assert body is not None
        return BeautifulSoup(str(body), "lxml")


@pytest.fixture(scope="module", params=EXPORTS)
def imported(request: pytest.FixtureRequest, new_project: Callable[[], NewsProject]) -> Imported:
    """Each export, imported into a project that was built."""
    export = EXPORTS[request.param]
    project = new_project()
    folder = project.folder / "news"
    site = ["--site", export.site] if export.site else []
    result = run("import", INPUTS / export.path, "--to", folder, *site)
    assert result.exit_code == 0, result.output
    project.configure('html_baseurl = "https://example.org/"')
    return Imported(export, folder, tuple(result.stderr.splitlines()), project.build())


def test_each_post_becomes_an_article(imported: Imported) -> None:
    assert imported.build.warnings == []
    shown = BeautifulSoup(imported.build.text("index.html"), "lxml").get_text()
    assert all(title in shown for title in imported.export.titles)
    drafts = [
        p.name
        for p in sorted(imported.folder.glob("*.html"))
        if "draft: true" in p.read_text("utf-8")
    ]
    assert drafts == sorted(imported.export.drafts)
    files = len(imported.export.titles) + len(drafts)
    assert len(list(imported.folder.glob("*.html"))) == files


def test_what_is_not_taken_is_told_once(imported: Imported) -> None:
    assert len(imported.stderr) == len(imported.export.remarks)
    for line, begin in zip(imported.stderr, imported.export.remarks, strict=True):
        assert line.startswith(begin)


def test_all_words_are_shown_in_their_order(imported: Imported) -> None:
    text = " ".join(imported.page(imported.export.article).get_text(" ").split())
    text = text.replace(" ,", ",").replace(" .", ".")
    for words in imported.export.words:
        assert words in text
    for words in imported.export.hidden:
        assert words not in text


def test_code_keeps_each_character(imported: Imported) -> None:
    page = imported.page(imported.export.article)
    codes = [unescape(block.get_text()).strip("\n") for block in page.find_all("pre")]
    assert [code for code in codes if "E = mc" not in code] == list(imported.export.codes)


def test_each_picture_is_shown_once(imported: Imported) -> None:
    page = imported.page(imported.export.article)
    found = [str(img["src"]) for img in page.find_all("img")]
    assert len(found) == len(imported.export.pictures)
    assert all(
        each.endswith(end) for each, end in zip(found, imported.export.pictures, strict=True)
    )


def test_links_between_posts_and_old_addresses_lead_on(imported: Imported) -> None:
    if imported.export.links_to:
        page = imported.page(imported.export.article)
        links = [
            str(link.get("href")) for link in page.find_all("a") if "the gate" in link.get_text()
        ]
        assert links
        assert all(link.endswith("the-gate.html") and "//" not in link for link in links)
    if imported.export.old_address:
        assert "the-gate" in imported.build.text(imported.export.old_address)


def test_a_repeated_import_adds_nothing(imported: Imported) -> None:
    before = {path: path.stat().st_mtime_ns for path in imported.folder.iterdir()}
    site = ["--site", imported.export.site] if imported.export.site else []
    result = run("import", INPUTS / imported.export.path, "--to", imported.folder, *site)
    assert result.stdout.splitlines() == [f"0 new, {len(before)} known, 0 left out"]
    assert {path: path.stat().st_mtime_ns for path in imported.folder.iterdir()} == before


def test_a_post_of_the_older_editor_of_wordpress(project: NewsProject) -> None:
    export, folder = EXPORTS["wordpress"], project.folder / "news"
    run("import", INPUTS / export.path, "--to", folder)
    page = Imported(export, folder, (), project.build()).page("2024-05-03-the-gate")
    codes = [block.get_text().strip("\n") for block in page.find_all("pre")]
    assert codes == [
        'List<String> names = new ArrayList<>();\n\nif (a && b) { call("[x]"); }',
        'if a < b:\n    print("&amp;")',
    ]
    assert [str(each["src"]).rpartition("/")[2] for each in page.find_all("img")] == [
        *("gate-300x200.jpg", "a.png", "b.png"),
    ]
    text = " ".join(page.get_text(" ").split())
    for words in ("The gate, open", "First of the file", "Write [caption] for a caption, [sic]."):
        assert words in text
    assert "Mended." in text
    assert page.find("a", href="https://vimeo.com/12345678")
    assert page.find("a", href="https://mill.example/wp-content/uploads/gate.mp3")


@pytest.mark.parametrize("name", ["takeout", "medium", "substack", "mastodon", "wordpress"])
def test_an_archive_is_read_as_its_folder(tmp_path: Path, name: str) -> None:
    archive = shutil.make_archive(str(tmp_path / "export"), "zip", INPUTS / name)
    packed = shutil.make_archive(str(tmp_path / "export"), "gztar", INPUTS / name)
    results = [
        run("import", place, "--to", tmp_path / f"news{number}", "--site", _WEB)
        for number, place in enumerate((INPUTS / name, archive, packed))
    ]
    texts = [
        {path.name: path.read_text("utf-8") for path in (tmp_path / f"news{number}").iterdir()}
        for number in range(3)
    ]
    assert [result.exit_code for result in results] == [0, 0, 0]
    assert texts[0] == texts[1] == texts[2]


@pytest.mark.parametrize(
    ("name", "inside", "article"),
    [
        ("ghost", "content/images/2025/03/wheel.png", "2025-03-01-the-wheel"),
        (
            "mastodon",
            "media_attachments/files/111/222/original/wheel.png",
            EXPORTS["mastodon"].article,
        ),
        (
            "wordpress",
            "wp-content/uploads/2025/03/wheel-1024x683.jpg",
            "2025-03-02-the-wheel",
        ),
    ],
)
def test_pictures_of_an_export_come_with_it(
    project: NewsProject, name: str, inside: str, article: str
) -> None:
    """Nothing is fetched for that, so nobody need ask for it."""
    archive = project.folder / "export.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in (INPUTS / name).rglob("*"):
            file.write(path, path.relative_to(INPUTS / name))
        file.writestr(inside, PNG)
    assert run("import", archive, "--to", project.folder / "news").exit_code == 0
    # The others stay at the site, of which nothing is known here.
    build = project.build(suppress_warnings=["newsfeed.picture"])
    assert build.warnings == []
    file_name = Path(inside).name
    assert (project.folder / "news" / article / file_name).read_bytes() == PNG
    assert (build.outdir / "_images" / file_name).read_bytes() == PNG
