"""Each edit that a user can make leaves, after a second build, what a fresh build makes.

Every style of a listing, option of its directive, option of ``conf.py``, field of an article and
key of an author's profile has a row: one that is new fails until it has one.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from conftest import PNG
from edited_site import AUTHORS, FRONT_MATTER, EditedSite, differences

from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.listing.options import OPTIONS as LISTING_OPTIONS
from sphinx_newsfeed.listing.styles import Style
from sphinx_newsfeed.loading.fields.keys import FIELDS

_NOW = "1700000000"

#: Field of an article → edits of its front matter, each a key and its new value; ``None`` leaves
#: the key out.
_FIELDS: Mapping[str, tuple[tuple[str, str | None], ...]] = {
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
    "layout": (("layout", "other"),),
}
#: What is read by rules of its own.
_OTHER_FIELDS: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "date": (("date", "2020-06-02 10:00:00"), ("date", "2017-01-01"), ("date", "2031-01-01")),
    "updated": (("updated", "2020-08-01"), ("updated", None)),
    "categories": (
        *(("categories", names) for names in ("[Boats]", "[Boats > Sails]")),
        ("categories", None),
    ),
    "tags": (("tags", "[one]"), ("tags", "[one, three]"), ("tags", None)),
    "terms": (
        *(("topic", names) for names in ("[left]", "[Left, up]")),
        *(("part", names) for names in ("Hull", "Sail > Keel")),
        *(("topic", None), ("part", None)),
    ),
    "authors": (("author", "[carl]"), ("author", "[Bert]"), ("author", None)),
    "draft": (("draft", "true"),),
    "expires": (("expires", "2021-01-01"),),
    "robots": (("robots", "noindex"),),
}

#: Field of the settings → other values than those of the project.
_OPTIONS: Mapping[str, tuple[object, ...]] = {
    "sources": (
        {"news": "news", "more": "more"},
        {"story": "news"},
        {"news": {"path": "news", "trusted": False}},
    ),
    "predecessor": (True,),
    "exclude": (["y2018*"],),
    "body_format": ("html",),
    "builders": ({"html": "pages"},),
    "raw_html": (True,),
    "drop": (["em"],),
    "embed_hosts": (["www.youtube-nocookie.com"],),
    "timezone": ("Asia/Tokyo",),
    "date_format": ("d.M.y",),
    "authors": ({},),
    "archives": ([], ["year", "month", "day"], ["tag"], ["own"], ["all", "topic"]),
    "taxonomies": (
        {},
        {"topic": "Themes", "part": {"tree": True}},
        {"topic": {"title": "Topics", "label": "One"}, "part": {"tree": True}},
        {"topic": "Topics", "part": {}},
        {"topic": {"title": "Topics", "keys": ["part", "topic"]}},
        {"part": {"tree": True}, "topic": "Topics", "series": "Series"},
    ),
    "page": ("roles",),
    "page_size": (1, 3, 50),
    "search_since": ("2019",),
    "feeds": ([], ["rss", "json"], ["atom", {"file": "news/boats.xml", "category": "Boats"}]),
    "feed_limit": (1, 3),
    "feed_content": ("summary",),
    "websub_hub": ("https://hub.example/",),
    "drafts": (True,),
    "future": (True,),
    "preview": (True,),
    "versions": ([], ["latest"]),
    "version": ("4",),
    "static": (["static"],),
    "hosts": (["old.example"],),
    "warn_old_pages": (True,),
    "permalinks": ("/:year/:title/",),
    "fields": ({"headline": "title"}, {"topic": "tags"}, {"topic": "=tags"}),
    "tags": ({"note": "**Note:** {{ content }}"},),
    "hero": (True,),
    "share": (["mastodon", "email"],),
    "book_teasers": (True,),
    "max_article_size": (400,),
    "max_picture_size": (10,),
    "max_picture_pixels": (3,),
    "max_pages": (2,),
}

_OPTIONS_OF_SPHINX: Mapping[str, object] = {
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
    "html_link_suffix": "",
    "html_extra_path": ["static"],
    "project": "Other",
    "copyright": "Me",
    "nitpicky": True,
    "smartquotes": False,
    "exclude_patterns": ["news/y2018*"],
}

_PROFILE: Mapping[str, object] = {
    "name": "Anna A.",
    "url": "https://anna2.example/",
    "avatar": "anna.png",
    "description": "Sails.",
}

#: Option of the directive → values of a listing that had none.
_LISTING: Mapping[str, tuple[str, ...]] = {
    "category": ("Boats",),
    "tag": ("one",),
    "author": ("Bert",),
    "language": ("en",),
    "…": (),
    "topic": ("left", "Left, none"),
    "part": ("Hull > Keel",),
    "match": ("all",),
    "since": ("2020",),
    "until": ("2020",),
    "limit": ("2",),
    "offset": ("1",),
    "page-size": ("1", "3"),
    "sort": ("oldest", "title", "newest-last"),
    "group-by": ("year", "category", "author", "topic", "part"),
    "style": tuple(Style),
    "line": ("{title}, {tags}",),
    "empty": ("Nothing.",),
    "more": ("", "All of it"),
    # Sphinx does not write again the pages in whose sidebars the tree of documents changed.
    "toctree": (),
    "date-format": ("y",),
    "class": ("mine",),
    "name": ("label",),
}


def _picture(width: int, height: int) -> bytes:
    kind = ">II"
    return PNG.replace(struct.pack(kind, 1, 1), struct.pack(kind, width, height))


def _configure(site: EditedSite, **options: object) -> None:
    site.configuration.update(options)
    site.save()


def _add(site: EditedSite) -> None:
    site.put_article("added.md", "New.", title="New", date="2020-01-01", tags="[one, fresh]")


def _rename(site: EditedSite, old: str, new: str) -> None:
    (site.folder / "news" / old).rename(site.folder / "news" / new)


def _leave_one(site: EditedSite) -> None:
    for path in (site.folder / "news").glob("*.*"):
        if path.name != "middle.html":
            path.unlink()


def _shorten(site: EditedSite, **options: object) -> None:
    """Take pages of listings away, while an article comes."""
    _configure(site, **options)
    _add(site)


def _take_place(site: EditedSite, name: str) -> None:
    site.put(f"news/{name}.rst", "Own\n===\n\n.. newsfeed::\n   :tag: one\n")


_FILES: Mapping[str, Callable[[EditedSite], object]] = {
    "first words": lambda site: site.rewrite("news/middle.html", "The <em>", "A <em>"),
    "last words": lambda site: site.rewrite("news/middle.html", "End", "Finis"),
    "link": lambda site: site.rewrite("news/middle.html", "y2019.html", "y2018.html"),
    "size of a picture": lambda site: site.put("news/near.png", _picture(40, 30)),
    "picture gone": lambda site: (site.folder / "news/near.png").unlink(),
    "file of authors": lambda site: site.put("news/authors.yml", "Bert:\n  name: Bert B.\n"),
    "added": _add,
    "deleted": lambda site: (site.folder / "news/y2019.md").unlink(),
    "renamed": lambda site: _rename(site, "y2019.md", "z2019.md"),
    "another format": lambda site: _rename(site, "middle.html", "middle.md"),
    "archive of one's own": lambda site: _take_place(site, "tag/one"),
    "page of news": lambda site: _take_place(site, "index"),
    "no listing": lambda site: site.put("index.rst", "Site\n====\n\nText.\n"),
    "no article": lambda site: shutil.rmtree(site.folder / "news"),
    "one article": _leave_one,
    "fewer further pages": lambda site: _shorten(site, newsfeed_page_size=50),
    "fewer archives": lambda site: _shorten(site, newsfeed_archives=["year"]),
    "another prefix": lambda site: _configure(site, newsfeed_sources={"stories": "news"}),
}


#: What is translated → the catalogue, and the message.
_MESSAGES: Mapping[str, tuple[str, str]] = {
    "title": ("news", "Middle"),
    "summary": ("news", "What it tells."),
    "paragraph": ("news", "The *middle* [earlier](y2019.html)."),
    "category": ("sphinx_newsfeed", "Boats"),
    "tag": ("sphinx_newsfeed", "one"),
    "name of a taxonomy": ("sphinx_newsfeed", "left"),
    "title of a taxonomy": ("sphinx_newsfeed", "Topics"),
    "author": ("sphinx_newsfeed", "Bert"),
    "author with a profile": ("sphinx_newsfeed", "Anna"),
    "word": ("sphinx_newsfeed", "Tags:"),
    "text of a listing": ("index", "All there is"),
}


def _translate(site: EditedSite, catalogue: str, message: str, translation: str) -> None:
    """Translate one message, as translators do, without compiling anything."""
    entries = (f'msgid "{message}"\nmsgstr "{translation}"\n' if message else "", _HEAD)
    site.put(f"locale/en/LC_MESSAGES/{catalogue}.po", "\n".join(reversed(entries)))


_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _NOW)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project that was built once."""
    site = EditedSite(tmp_path_factory.mktemp("built") / "project")
    site.write_all()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", _NOW)
        # What newsfeed_static would find is not found, and told as one.
        (warning,) = site.build().warnings
        assert "/images/root.png" in warning
    shutil.copytree(site.folder, site.folder.with_name("kept"))
    return site.folder


@pytest.fixture
def site(built: Path) -> Iterator[EditedSite]:
    """The built project, where it was built."""
    yield EditedSite(built)
    shutil.rmtree(built)
    shutil.copytree(built.with_name("kept"), built)


def _rows(table: Mapping[str, tuple[object, ...]]) -> list[tuple[str, object]]:
    return [(name, value) for name, values in table.items() for value in values]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "value"), [edit for edits in (_FIELDS | {**_OTHER_FIELDS}).values() for edit in edits]
)
def test_a_field(site: EditedSite, key: str, value: str | None) -> None:
    if value is None:
        del site.front_matter[key]
    else:
        site.front_matter[key] = value
    site.save()
    assert differences(site) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "value"), _rows(_OPTIONS))
def test_an_option(site: EditedSite, name: str, value: object) -> None:
    (named,) = (option.name for option in OPTIONS if option.field == name)
    _configure(site, **{named: value})
    assert differences(site) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "value"), _OPTIONS_OF_SPHINX.items())
def test_an_option_of_sphinx(site: EditedSite, name: str, value: object) -> None:
    _configure(site, **{name: value})
    assert differences(site) == []


@pytest.mark.slow
@pytest.mark.parametrize("key", _PROFILE)
def test_a_profile(site: EditedSite, key: str) -> None:
    anna = {"name": "Anna", "url": "https://anna.example/", key: _PROFILE[key]}
    _configure(site, newsfeed_authors={**AUTHORS, "anna": anna})
    assert differences(site) == []


@pytest.mark.slow
@pytest.mark.parametrize(("key", "value"), _rows(_LISTING))
def test_an_option_of_a_listing(site: EditedSite, key: str, value: str) -> None:
    site.listing[key] = value
    site.save()
    assert differences(site) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", _FILES)
def test_an_edit_of_files(site: EditedSite, name: str) -> None:
    _FILES[name](site)
    assert differences(site) == []


@pytest.mark.slow
@pytest.mark.parametrize("translated", _MESSAGES)
def test_a_translation(site: EditedSite, translated: str) -> None:
    """One that comes, one that changes and one that is taken back."""
    catalogue, message = _MESSAGES[translated]
    site.configuration["locale_dirs"] = ["locale"]
    site.listing["more"] = "All there is"
    site.save()
    for translation in ("Erstens", "Zweitens", ""):
        _translate(site, catalogue, message, translation)
        assert differences(site) == []
        pages = "".join(page.read_text("utf-8") for page in site.folder.glob("_build/**/*.html"))
        assert not translation or translation in pages


@pytest.mark.slow
@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "latex"])
@pytest.mark.parametrize("name", ["first words", "deleted", "fewer further pages"])
def test_another_builder(site: EditedSite, builder: str, name: str) -> None:
    site.build(builder)
    _FILES[name](site)
    assert differences(site, builder) == []


def test_each_has_a_row() -> None:
    assert _OPTIONS.keys() == {option.field for option in OPTIONS}
    assert _LISTING.keys() == {option.name for option in LISTING_OPTIONS} | {"topic", "part"}
    assert _FIELDS.keys() == FIELDS.keys()
    edited = {key for edits in _FIELDS.values() for key, _ in edits}
    assert edited <= FRONT_MATTER.keys()
