"""A project that a test edits between two builds, and what makes a second build a stale one."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conftest import PNG, Build, NewsProject

from sphinx_newsfeed.listing.styles import Style

_WORDS = "word " * 60
_FRAME = '<p>A</p><iframe src="https://www.youtube-nocookie.com/embed/x1"></iframe>'
_MIDDLE = (
    f"<p>The <em>middle</em> <a href='y2019.html'>earlier</a>.</p><p>{_WORDS}</p>"
    "<p><img src='near.png' alt='near'></p><p>{% note %}End{% endnote %}</p>"
)
_YEAR = (
    "Text *of* {year}. [the middle](middle.html) https://old.example/older/ "
    f"![r](/images/root.png)\n\n<span>raw</span>\n\n{_WORDS}\n\nTail."
)

#: The front matter of the article that is edited.
FRONT_MATTER: Mapping[str, str] = {
    "title": "Middle",
    "date": "2020-06-01 10:00:00",
    "updated": "2020-07-01",
    "categories": "[Boats, Sea]",
    "tags": "[one, two]",
    "topic": "[left, right]",
    "part": "Hull > Keel",
    "author": "[anna, Bert]",
    "image": "near.png",
    "summary": "What it tells.",
    "slug": "the-middle",
    "permalink": "/old/middle/",
    "aliases": "[/older/]",
    "lang": "en",
    "canonical_url": "https://example.com/first/",
    "pin": "false",
    "comments": "true",
    "series": "Letters",
    "layout": "post",
    "draft": "false",
}

AUTHORS: Mapping[str, object] = {
    "anna": {"name": "Anna", "url": "https://anna.example/"},
    "carl": "Carl",
}

_CONFIGURATION: Mapping[str, object] = {
    "project": "Site",
    "html_baseurl": "https://example.org/",
    "newsfeed_archives": ["all", "year", "category", "tag", "author", "own"],
    "newsfeed_taxonomies": {"topic": "Topics", "part": {"tree": True}},
    "newsfeed_authors": AUTHORS,
    "newsfeed_page_size": 2,
    "newsfeed_version": "3",
    "newsfeed_versions": ["3"],
}

#: Sphinx removes nothing from an output folder: copies of pictures, of sources and of the files of
#: themes stay, and so do its own indices.
_LEFT_BY_SPHINX = ("_images/", "_static/", "_sources/", "genindex.", "news-index.")
#: Digests of the configuration, and the copy of the one before.
_NOTES_OF_SPHINX = {".buildinfo", ".buildinfo.bak"}


class EditedSite:
    """Files of a project: a page of listings in each style, and an article with all keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.configuration = dict(_CONFIGURATION)
        self.front_matter = dict(FRONT_MATTER)
        #: Options of the listing on the first page.
        self.listing: dict[str, str] = {}

    def write_all(self) -> None:
        """Write the project for the first build."""
        for name in ("news/near.png", "news/far.png", "anna.png", "static/images/root.png"):
            self.put(name, PNG)
        for year in (2016, 2018, 2019, 2021, 2022):
            self._put_year(year)
        self.put_article("frames.html", _FRAME, title="Frames", date="2015-01-01")
        rest = "Rest *is* here.\n\nHead\n----\n\nMore."
        self.put_article("rest.rst", rest, title="Rest", date="2014-01-01", categories="[Land]")
        self.put_article("future.md", "Later.", title="Future", date="2031-01-01")
        self.put_article("../more/other.md", "Other.", title="Other", date="2019-09-09")
        roles = ":news:article:`middle` :news:category:`Boats`"
        self.put("roles.rst", f":orphan:\n\nRoles\n=====\n\n{roles}\n")
        self.put("plain.rst", ":orphan:\n\nPlain\n=====\n")
        listings = (f".. newsfeed::\n   :style: {style}\n   :page-size: 0\n" for style in Style)
        self.put("styles.rst", ":orphan:\n\nStyles\n======\n\n" + "\n".join(listings))
        self.save()

    def save(self) -> None:
        """Write the files that edits change, where they differ."""
        lines = [f"{key} = {value!r}" for key, value in self.configuration.items()]
        self.put("conf.py", "\n".join(['extensions = ["sphinx_newsfeed"]', *lines, ""]))
        options = "".join(f"   :{key}: {value}\n" for key, value in self.listing.items())
        self.put("index.rst", f"Site\n====\n\n.. newsfeed::\n{options}\n")
        self.put_article("middle.html", _MIDDLE, **self.front_matter)

    def put_article(self, name: str, body: str, **front_matter: str) -> None:
        """Write an article."""
        lines = [f"{key}: {value}" for key, value in front_matter.items()]
        self.put(f"news/{name}", "\n".join(["---", *lines, "---", "", body, ""]))

    def put(self, name: str, text: str | bytes) -> None:
        """Write a file, so that no clock is too coarse to see that it changed."""
        path = self.folder / name
        data = text.encode() if isinstance(text, str) else text
        if path.exists() and path.read_bytes() == data:
            return
        before = path.stat().st_mtime_ns if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if before:
            os.utime(path, ns=(before + 5_000_000_000,) * 2)

    def rewrite(self, name: str, old: str, new: str) -> None:
        """Change the text of a file."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.put(name, text.replace(old, new))

    def _put_year(self, year: int) -> None:
        odd = year % 2
        series = {"series": "Letters"} if odd else {}
        draft = {"draft": "true"} if year == 2021 else {}
        self.put_article(
            f"y{year}.md",
            _YEAR.format(year=year),
            title=f"Of {year}",
            date=f"{year}-03-01",
            categories="[Boats]" if odd else "[Land]",
            tags="[one]",
            topic="left",
            author="anna" if odd else "Bert",
            headline=f"Head {year}",
            **series,
            **draft,
        )

    def build(self, builder: str = "html", output: str = "_build") -> Build:
        """Build the project as it is."""
        project = NewsProject.__new__(NewsProject)
        project.folder = self.folder
        return project.build(builder, output=output)


def differences(site: EditedSite, builder: str = "html") -> list[str]:
    """In which files a second build and a fresh one differ, beside what Sphinx itself leaves."""
    later = _files(site.build(builder))
    shutil.rmtree(site.folder / "_fresh", ignore_errors=True)
    fresh = _files(site.build(builder, output="_fresh"))
    kept = [name for name in later.keys() - fresh.keys() if not name.startswith(_LEFT_BY_SPHINX)]
    both = later.keys() & fresh.keys()
    return sorted(
        [
            *(f"lacks {name}" for name in fresh.keys() - later.keys()),
            *(f"keeps {name}" for name in kept),
            *(f"differs {name}" for name in both if later[name] != fresh[name]),
        ]
    )


def _files(build: Build) -> dict[str, object]:
    found: dict[str, object] = {}
    for path in build.outdir.rglob("*"):
        if path.is_file() and path.name not in _NOTES_OF_SPHINX:
            is_index = path.name == "searchindex.js"
            content = _search_index(path) if is_index else path.read_bytes()
            found[path.relative_to(build.outdir).as_posix()] = content
    return found


def _search_index(path: Path) -> dict[str, Any]:
    """The index of the search; Sphinx keeps words that are in no document any more."""
    text = path.read_text("utf-8")
    index: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    for name in ("terms", "titleterms"):
        index[name] = {term: where for term, where in index[name].items() if where != []}
    return index
