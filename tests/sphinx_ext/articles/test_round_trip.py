"""A site whose every message is translated to itself in brackets is the site, with brackets."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from conftest import NewsProject

pytestmark = pytest.mark.slow

_NEWSROOM = Path(__file__).parents[3] / "examples" / "newsroom"
#: Names have the same order with these as without.
_BRACKETS = "[]"
_SIGNS = re.compile(rf"[{re.escape(_BRACKETS)}]")
#: How long what says so may be is counted in characters, with brackets.
_DESCRIPTION = re.compile(
    r'<meta (?:name|property)="[\w:]*description"[^>]*>|"description":"(?:[^"\\]|\\.)*"'
)
#: A text that is translated has the language of the project.
_LANGUAGE = re.compile(
    r' (?:xml:)?lang="[^"]*"|"inLanguage":"[^"]*",|<meta property="og:locale"[^>]*>'
    r"|<dc:language>[^<]*</dc:language>"
)
#: Beside an article stand those of its language.
_NEIGHBOURS = re.compile(
    r'<link rel="(?:prev|next)"[^>]*>|<nav [^>]*class="newsfeed-(?:neighbours|related).*?</nav>',
    re.DOTALL,
)
#: What a listing shows of a paragraph that is a picture alone, which it has shown above.
_NOTHING = re.compile(r"<p>\s*</p>")

_OWN_WORDS = {
    *("Archiv", "Kategorien", "Schlagwörter", "Autorinnen und Autoren", "Feeds"),
    "Alle Nachrichten",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The newsroom as it is, and translated; its own language is German, so that words are too."""
    project = NewsProject.__new__(NewsProject)
    project.folder = tmp_path_factory.mktemp("newsroom") / "site"
    shutil.copytree(_NEWSROOM, project.folder)
    messages = project.build("gettext", output="_messages")
    assert messages.warnings == []
    before, after = _BRACKETS
    for path in messages.outdir.rglob("*.pot"):
        with path.open("rb") as file:
            catalogue = read_po(file)
        for message in catalogue:
            if message.id:
                message.string = f"{before}{message.id}{after}"
        name = path.relative_to(messages.outdir).with_suffix(".po")
        with project.write(f"locale/de/LC_MESSAGES/{name.as_posix()}", "").open("wb") as file:
            write_po(file, catalogue)
    plain = project.build(output="_plain", language="de")
    translated = project.build(output="_translated", language="de", locale_dirs=["locale"])
    assert plain.warnings == translated.warnings == []
    return plain.outdir, translated.outdir


def _files(folder: Path, *kinds: str) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in kinds:
            yield path.relative_to(folder)


def _without_brackets(path: Path) -> list[str]:
    """The elements and texts of a page or feed.

    How its lines are broken, and that brackets make an excerpt too long, is nothing.
    """
    text = _SIGNS.sub("", path.read_text("utf-8"))
    text = _NEIGHBOURS.sub("", text)
    text = _NOTHING.sub("", _LANGUAGE.sub("", _DESCRIPTION.sub("", text)))
    return [re.sub(r"[\s…]+", "", part) for part in re.split(r"(?=<|&lt;)", text)]


def test_no_address_differs(sites: tuple[Path, Path]) -> None:
    plain, translated = (
        {*_files(each, ".html", ".xml", ".json", ".png", ".txt")} for each in sites
    )
    assert plain == translated


def test_no_link_picture_emphasis_or_code_differs(sites: tuple[Path, Path]) -> None:
    """Nor anything else, in pages, their heads, listings, archives and feeds."""
    plain, translated = sites
    names = [name for name in _files(plain, ".html", ".xml") if name.name != "search.html"]
    assert len(names) > 150
    different = []
    for name in names:
        pairs = zip(_without_brackets(plain / name), _without_brackets(translated / name), strict=0)
        different += [f"{name}: {one!r} {other!r}" for one, other in pairs if one != other][:1]
    assert different == []


def test_all_of_it_is_translated(sites: tuple[Path, Path]) -> None:
    """Titles, summaries, names and texts, wherever they stand."""
    _, translated = sites
    feed = json.loads((translated / "news" / "feed.json").read_text("utf-8"))
    before, after = _BRACKETS
    for item in feed["items"]:
        told = (item["title"], *item.get("tags", ()), *(each["name"] for each in item["authors"]))
        assert all(text[0] + text[-1] == _BRACKETS for text in told), told
        assert before in item["content_html"]
    for name in _files(translated / "news", ".html"):
        page = (translated / "news" / name).read_text("utf-8")
        if 'http-equiv="refresh"' in page:
            continue
        for title in re.findall(r'property="og:title" content="([^"]*)"', page):
            of_words = title.partition(", Seite")[0]
            is_date = re.fullmatch(r"[\w ]*\d{4}", of_words)
            assert before in title or of_words in _OWN_WORDS or is_date, (name, title)
    assert after in (translated / "searchindex.js").read_text("utf-8")
