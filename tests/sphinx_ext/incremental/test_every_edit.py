"""Each edit that a user can make leaves, after a second build, what a fresh build makes.

Every style of a listing, option of its directive, option of ``conf.py``, field of an article and key
of an author has a row: one that is new needs one, too.
"""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from conftest import PNG, Build, NewsProject

from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.listing.options import OPTIONS as LISTING_OPTIONS
from sphinx_newsfeed.listing.styles import Style
from sphinx_newsfeed.loading.fields.keys import FIELDS

_WORDS = "word " * 60

#: The front matter of the article that is edited, key by key.
_FRONT_MATTER = {
    "title": "Middle",
    "date": "2020-06-01 10:00:00",
    "updated": "2020-07-01",
    "categories": "[Boats, Sea]",
    "tags": "[one, two]",
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

#: Edits of front matter by the field that they change, each a key and its new value; ``None``
#: leaves the key out.
_FIELD_EDITS: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "title": (("title", "Amidst"),),
    "picture": (("image", "far.png"), ("image", None)),
    "summary": (("summary", "Another."), ("summary", None)),
    "slug": (("slug", "amidst"),),
    "permalink": (("permalink", "/new/middle/"), ("permalink", None)),
    "aliases": (("aliases", "[/oldest/]"), ("aliases", None)),
    "language": (("lang", "de"), ("lang", "ar"), ("lang", None)),
    "link": (("canonical_url", "https://example.com/second/"), ("canonical_url", None)),
    "pinned": (("pin", "true"),),
    "comments": (("comments", "false"),),
    "series": (("series", "Notes"), ("series", None)),
    "layout": (("layout", "page-like"),),
    # Read by rules of their own.
    "date": (("date", "2020-06-02 10:00:00"), ("date", "2017-01-01"), ("date", "2031-01-01")),
    "updated": (("updated", "2020-08-01"), ("updated", None)),
    "categories": (
        ("categories", "[Boats]"),
        ("categories", "[Boats > Sails]"),
        ("categories", None),
    ),
    "tags": (("tags", "[one]"), ("tags", "[one, three]"), ("tags", None)),
    "authors": (("author", "[carl]"), ("author", "[Bert]"), ("author", None)),
    "draft": (("draft", "true"),),
    "expires": (("expires", "2021-01-01"),),
    "robots": (("robots", "noindex"),),
}

#: Values of ``conf.py`` that differ from those of :data:`_CONFIGURATION`.
_OPTION_EDITS: Mapping[str, tuple[object, ...]] = {
    "sources": (
        {"news": "news", "more": "more"},
        {"story": "news"},
        {"news": {"path": "news", "trusted": False}},
    ),
    "exclude": (["y2018*"],),
    "body_format": ("html",),
    "raw_html": (True,),
    "drop": (["em"],),
    "embed_hosts": (["www.youtube-nocookie.com"],),
    "timezone": ("Asia/Tokyo",),
    "date_format": ("d.M.y",),
    "authors": ({},),
    "archives": ([], ["year", "month", "day"], ["tag"]),
    "page": ("about",),
    "page_size": (1, 3, 50),
    "search_since": ("2019",),
    "feeds": ([], ["rss", "json"], ["atom", {"file": "news/boats.xml", "category": "Boats"}]),
    "feed_limit": (1, 3),
    "feed_content": ("summary",),
    "websub_hub": ("https://hub.example/",),
    "drafts": (True,),
    "future": (True,),
    "static": (["static"],),
    "hosts": (["old.example"],),
    "warn_old_pages": (True,),
    "permalinks": ("/:year/:title/",),
    "fields": ({"headline": "title"},),
    "tags": ({"note": "**Note:** {{ content }}"},),
    "hero": (True,),
    "share": (["mastodon", "email"],),
    "max_article_size": (400,),
    "max_picture_size": (10,),
    "max_picture_pixels": (3,),
    "max_pages": (2,),
}

_CONFIGURATION: dict[str, object] = {
    "project": "Site",
    "html_baseurl": "https://example.org/",
    "newsfeed_archives": ["all", "year", "category", "tag", "author"],
    "newsfeed_authors": {"anna": {"name": "Anna", "url": "https://anna.example/"}, "carl": "Carl"},
    "newsfeed_page_size": 2,
    "html_last_updated_fmt": None,
}

_AUTHOR_EDITS: Mapping[str, object] = {
    "name": "Anna A.",
    "url": "https://anna2.example/",
    "avatar": "anna.png",
    "description": "Sails.",
}

#: Values of the directive's options, of a listing that has none of them.
_LISTING_EDITS: Mapping[str, tuple[str, ...]] = {
    "category": ("Boats",),
    "tag": ("one",),
    "author": ("Bert",),
    "language": ("en",),
    "since": ("2020",),
    "until": ("2020",),
    "limit": ("2",),
    "offset": ("1",),
    "page-size": ("1", "3"),
    "sort": ("oldest", "title"),
    "group-by": ("year", "category", "author"),
    "style": tuple(Style),
    "empty": ("Nothing.",),
    "more": ("", "All of it"),
    "toctree": ("",),
    "date-format": ("y",),
    "class": ("mine",),
    "name": ("label",),
}

_OTHER_SPHINX = {
    "language": "de",
    "html_theme": "classic",
    "html_baseurl": "https://example.net/",
    "html_title": "Other",
    "html_permalinks_icon": "#",
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_sidebars": {"**": ["newsfeed/recent.html"]},
    "html_domain_indices": False,
    "html_use_index": False,
    "html_search_language": "de",
    "html_file_suffix": ".htm",
    "html_link_suffix": "",
    "html_extra_path": ["static"],
    "project": "Other",
    "copyright": "Me",
    "nitpicky": True,
    "smartquotes": False,
    "suppress_warnings": ["newsfeed"],
    "exclude_patterns": ["news/y2018*"],
}


def _article(front_matter: Mapping[str, str], body: str) -> str:
    lines = [f"{key}: {value}" for key, value in front_matter.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


_MIDDLE_BODY = (
    f"<p>The <em>middle</em> <a href='y2019.html'>earlier</a>.</p><p>{_WORDS}</p>"
    "<p><img src='near.png' alt='near'></p><p>{% note %}End{% endnote %}</p>"
)


class Site:
    """A project whose files are edited by a test."""

    def __init__(self, folder: Path) -> None:
        self.project = NewsProject(folder)
        self.configuration = dict(_CONFIGURATION)
        self.front_matter = dict(_FRONT_MATTER)
        self.listing: dict[str, str] = {}

    def write_all(self) -> None:
        project = self.project
        project.write("news/near.png", PNG)
        project.write("news/far.png", PNG)
        project.write("anna.png", PNG)
        project.write("static/images/root.png", PNG)
        for year in (2016, 2018, 2019, 2021, 2022):
            project.article(
                f"y{year}.md",
                f"Text *of* {year}. [the middle](middle.html) https://old.example/older/ ![r](/images/root.png)\n\n"
                f"<span>raw</span>\n\n{_WORDS}\n\nTail.",
                title=f"Of {year}",
                date=f"{year}-03-01",
                extra=f"categories: [{'Boats' if year % 2 else 'Land'}]\ntags: [one]\n"
                f"author: {'anna' if year % 2 else 'Bert'}\nheadline: Head {year}\n"
                + ("series: Letters\n" if year % 2 else "")
                + ("draft: true\n" if year == 2021 else ""),
            )
        project.article(
            "frames.html",
            '<p>A</p><iframe src="https://www.youtube-nocookie.com/embed/x1"></iframe>',
            date="2015-01-01",
        )
        project.article(
            "rest.rst",
            "Rest *is* here.\n\nHead\n----\n\nMore.",
            date="2014-01-01",
            extra="categories: [Land]",
        )
        project.article("future.md", "Later.", date="2031-01-01")
        project.article("more/other.md", "Other.", date="2019-09-09")
        project.write(
            "about.rst",
            ":orphan:\n\nAbout\n=====\n\n:news:article:`middle` :news:category:`Boats`\n",
        )
        styles = "\n".join(
            f".. newsfeed::\n   :style: {style}\n   :page-size: 0\n   :class: of-{style}\n"
            for style in Style
        )
        project.write("styles.rst", f":orphan:\n\nStyles\n======\n\n{styles}\n")
        project.write(
            "overview.rst",
            ":orphan:\n\nNames\n=====\n\n.. newsfeed-index:: tag\n"
            if False
            else ":orphan:\n\nNames\n=====\n",
        )
        self.write_edited()

    def write_edited(self) -> None:
        """Write the files that edits change, where they differ."""
        lines = [f"{key} = {value!r}" for key, value in self.configuration.items()]
        options = "".join(f"   :{key}: {value}\n" for key, value in self.listing.items())
        self.put("conf.py", "\n".join(['extensions = ["sphinx_newsfeed"]', *lines, ""]))
        self.put("index.rst", f"Site\n====\n\n.. newsfeed::\n{options}\n")
        self.put("news/middle.html", _article(self.front_matter, _MIDDLE_BODY))

    def put(self, name: str, text: str | bytes) -> None:
        """Write a file, so that no clock is too coarse to see that it changed."""
        path = self.project.folder / name
        data = text.encode() if isinstance(text, str) else text
        if path.exists() and path.read_bytes() == data:
            return
        later = path.stat().st_mtime_ns + 5_000_000_000 if path.exists() else None
        self.project.write(name, data)
        if later:
            os.utime(path, ns=(later, later))


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once; tests take a copy."""
    folder = tmp_path_factory.mktemp("built") / "project"
    folder.mkdir()
    site = Site(folder)
    site.write_all()
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    site.project.build()
    return folder


@pytest.fixture
def site(built: Path) -> Iterator[Site]:
    """The built project, where it was built: paths are part of what is kept."""
    kept = built.with_name("kept")
    shutil.copytree(built, kept, copy_function=shutil.copy2)
    try:
        site = Site(built)
        for name in ("conf.py", "index.rst"):
            shutil.copy2(kept / name, built / name)
        yield site
    finally:
        shutil.rmtree(built)
        kept.rename(built)


def _files(build: Build) -> dict[str, bytes]:
    found = {}
    for path in build.outdir.rglob("*"):
        if path.is_file() and path.name not in {".buildinfo", ".buildinfo.bak"}:
            data = path.read_bytes()
            if path.name == "searchindex.js":
                import json

                d = json.loads(data.decode()[len("Search.setIndex(") : -1])
                names = d["docnames"]

                def norm(v):
                    return sorted({names[i] for i in ([v] if isinstance(v, int) else v)})

                for k in ("terms", "titleterms"):
                    d[k] = {t: norm(v) for t, v in d[k].items() if v != []}
                d["alltitles"] = {
                    t: sorted((names[a], b or "") for a, b in v) for t, v in d["alltitles"].items()
                }
                d["indexentries"] = {
                    t: sorted((names[a[0]], *map(str, a[1:])) for a in v)
                    for t, v in d["indexentries"].items()
                }
                data = json.dumps(d, sort_keys=True, indent=0).encode()
            found[path.relative_to(build.outdir).as_posix()] = data
    return found


#: Sphinx removes nothing from an output folder: copies of pictures, of sources and of its themes, and
#: its own indices stay.
_LEFT_BY_SPHINX = ("_images/", "_static/", "_sources/", "genindex.", "news-index.", "search.")


def _differences(site: Site, builder: str = "html") -> list[str]:
    later = site.project.build(builder)
    fresh = site.project.build(builder, output="_fresh")
    old, new = _files(later), _files(fresh)
    told = [f"lacks {name}" for name in sorted(new.keys() - old.keys())]
    left = (
        name for name in sorted(old.keys() - new.keys()) if not name.startswith(_LEFT_BY_SPHINX)
    )
    told += [f"keeps {name}" for name in left]
    told += [
        f"differs {name}" for name in sorted(old.keys() & new.keys()) if old[name] != new[name]
    ]
    if os.environ.get("SHOW"):
        import difflib

        for name in sorted(old.keys() & new.keys()):
            if old[name] != new[name]:
                print("---", name)
                print(
                    "\n".join(
                        list(
                            difflib.unified_diff(
                                old[name].decode(errors="replace").splitlines(),
                                new[name].decode(errors="replace").splitlines(),
                                lineterm="",
                                n=0,
                            )
                        )[:30]
                    )
                )
    if os.environ.get("COUNT"):
        print(
            f"read {len(set(later.read))}/{len(set(fresh.read))} written {len(set(later.written))}/{len(set(fresh.written))}"
        )
    return told


def _rows(table: Mapping[str, tuple[object, ...]]) -> list[tuple[str, object]]:
    return [(name, value) for name, values in table.items() for value in values]


@pytest.mark.parametrize(
    ("key", "value"), [edit for edits in _FIELD_EDITS.values() for edit in edits]
)
def test_a_field(site: Site, key: str, value: str | None) -> None:
    if value is None:
        del site.front_matter[key]
    else:
        site.front_matter[key] = value
    site.write_edited()
    assert _differences(site) == []


@pytest.mark.parametrize(("name", "value"), _rows(_OPTION_EDITS))
def test_an_option(site: Site, name: str, value: object) -> None:
    site.configuration[f"newsfeed_{name}"] = value
    site.write_edited()
    assert _differences(site) == []


@pytest.mark.parametrize(("name", "value"), _OTHER_SPHINX.items())
def test_an_option_of_sphinx(site: Site, name: str, value: object) -> None:
    site.configuration[name] = value
    site.write_edited()
    assert _differences(site) == []


@pytest.mark.parametrize("key", _AUTHOR_EDITS)
def test_a_profile(site: Site, key: str) -> None:
    authors = {"anna": {"name": "Anna", "url": "https://anna.example/"}, "carl": "Carl"}
    authors["anna"] = {**authors["anna"], key: _AUTHOR_EDITS[key]}
    site.configuration["newsfeed_authors"] = authors
    site.write_edited()
    assert _differences(site) == []


@pytest.mark.parametrize(("key", "value"), _rows(_LISTING_EDITS))
def test_an_option_of_a_listing(site: Site, key: str, value: str) -> None:
    site.listing[key] = value
    site.write_edited()
    assert _differences(site) == []


def _edit_text(site: Site, old: str, new: str) -> None:
    path = site.project.folder / "news/middle.html"
    site.put("news/middle.html", path.read_text().replace(old, new))


_BIG_PNG = None


def _picture(width: int, height: int) -> bytes:
    return PNG.replace(
        struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0),
        struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0),
    )


_OTHERS: dict[str, Callable[[Site], None]] = {
    "body-start": lambda site: _edit_text(site, "The <em>", "A <em>"),
    "body-end": lambda site: _edit_text(site, "End", "Finis"),
    "body-link": lambda site: _edit_text(site, "y2019.html", "y2018.html"),
    "picture-size": lambda site: site.put("news/near.png", _picture(40, 30)),
    "picture-gone": lambda site: (site.project.folder / "news/near.png").unlink(),
    "avatar-in-file": lambda site: site.put("news/authors.yml", "anna:\n  name: Anna B.\n"),
    "added": lambda site: (
        site.project.article("added.md", "New.", date="2020-01-01", extra="tags: [one, fresh]")
        and None
    ),
    "deleted": lambda site: (site.project.folder / "news/y2019.md").unlink(),
    "renamed": lambda site: (
        (site.project.folder / "news/y2019.md").rename(site.project.folder / "news/z2019.md")
        and None
    ),
    "format": lambda site: (
        (site.project.folder / "news/middle.html").rename(site.project.folder / "news/middle.md")
        and None
    ),
    "own-archive": lambda site: (
        site.project.write("news/tag/one.rst", "Own\n===\n\n.. newsfeed::\n   :tag: one\n") and None
    ),
    "own-news-page": lambda site: (
        site.project.write("news/index.rst", "News\n====\n\n.. newsfeed::\n") and None
    ),
    "page-gone": lambda site: (site.project.folder / "about.rst").unlink(),
    "page-no-listing": lambda site: site.put("index.rst", "Site\n====\n\nText.\n"),
    "all-gone": lambda site: shutil.rmtree(site.project.folder / "news"),
    "one-left": lambda site: (
        [p.unlink() for p in (site.project.folder / "news").glob("*.*") if p.name != "middle.html"]
        and None
    ),
    "own-template": lambda site: (
        site.configuration.update(templates_path=["templates"])
        or site.write_edited()
        or (site.project.write("templates/newsfeed/recent.html", "<p>mine</p>") and None)
    ),
    "size-gone-and-added": lambda site: (
        site.configuration.update(newsfeed_page_size=50)
        or site.write_edited()
        or (site.project.article("added.md", "x", date="2020-01-01") and None)
    ),
    "archives-less-and-added": lambda site: (
        site.configuration.update(newsfeed_archives=["year"])
        or site.write_edited()
        or (site.project.article("added.md", "x", date="2020-01-01") and None)
    ),
    "prefix": lambda site: (
        site.configuration.update(newsfeed_sources={"stories": "news"}) or site.write_edited()
    ),
    "words": lambda site: (
        site.project.write(
            "locale/de/LC_MESSAGES/sphinx_newsfeed.po",
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Pinned"\nmsgstr "Oben"\n',
        )
        and None
    ),
}


@pytest.mark.parametrize("name", _OTHERS)
def test_another_edit(site: Site, name: str) -> None:
    _OTHERS[name](site)
    assert _differences(site) == []


def test_each_has_a_row() -> None:
    assert set(_OPTION_EDITS) == {option.field for option in OPTIONS}
    assert set(_LISTING_EDITS) == {option.name for option in LISTING_OPTIONS}
    assert set(FIELDS) <= set(_FIELD_EDITS)
