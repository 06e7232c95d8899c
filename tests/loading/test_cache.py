"""What was read of a file is kept, and what is kept is what was read."""

from __future__ import annotations

import dataclasses
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.loading.cache import CACHE_VERSION, Home, Reading, ScanCache
from sphinx_newsfeed.loading.fields.dates import parse_date
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.problems import Problem, ProblemKind

BERLIN = ZoneInfo("Europe/Berlin")
SHANGHAI = ZoneInfo("Asia/Shanghai")

#: The shape of what is stored under a version. A test that fails here asks for a step of
#: ``CACHE_VERSION`` and for the new shape in this table.
SHAPES = {
    1: {
        "article": [
            "docname",
            "path",
            "title",
            "date",
            "updated",
            "authors",
            "categories",
            "tags",
            "picture",
            "summary",
            "slug",
            "aliases",
            "language",
            "link",
            "pinned",
            "comments",
            "hidden",
            "body_format",
        ],
        "problem": ["kind", "message", "path", "line"],
        "entry": ["stamp", "article", "problems"],
        "key": ["version", "timezone", "body_format"],
        "stamp": ["modified", "size", "docname", "own_page"],
    },
    2: {
        "article": [
            *("docname", "path", "title", "date", "updated", "authors", "categories"),
            *("category_paths", "tags", "picture", "summary", "slug", "permalink", "aliases"),
            *("language", "link", "pinned", "comments", "series", "layout", "live", "expires"),
            *("unlisted", "hidden", "body_format", "source", "name", "dialect", "extra"),
        ],
        "problem": ["kind", "message", "path", "line"],
        "entry": ["stamp", "article", "problems"],
        "key": ["version", "timezone", "body_format", "fields"],
        "stamp": ["modified", "size", "sidecar", "docname", "dialect", "own_page"],
    },
    3: {
        "article": [
            *("docname", "path", "title", "date", "updated", "authors", "categories"),
            *("category_paths", "tags", "picture", "summary", "slug", "permalink", "aliases"),
            *("language", "link", "pinned", "comments", "series", "layout", "live", "expires"),
            *("unlisted", "hidden", "trusted", "body_format", "source", "name", "dialect", "extra"),
        ],
        "problem": ["kind", "message", "path", "line"],
        "entry": ["stamp", "article", "problems"],
        "key": ["version", "timezone", "body_format", "fields"],
        "stamp": ["modified", "size", "sidecar", "docname", "dialect", "own_page"],
    },
}

#: The same shape: what is read of the same file became another.
SHAPES[4] = SHAPES[3]
#: With the state of the data files that a post inherits from.
SHAPES[5] = SHAPES[4] | {
    "stamp": ["modified", "size", "sidecar", "data_stamp", "docname", "dialect", "own_page"]
}
#: With the language that the file's name or text tells, which depends on that of the project.
SHAPES[6] = SHAPES[5] | {
    "article": [
        *SHAPES[5]["article"][: SHAPES[5]["article"].index("language") + 1],
        "detected_language",
        *SHAPES[5]["article"][SHAPES[5]["article"].index("language") + 1 :],
    ],
    "key": ["version", "timezone", "body_format", "language", "fields"],
}
#: With what a problem has in common with others.
SHAPES[7] = SHAPES[6] | {"problem": ["kind", "message", "path", "line", "cause"]}

#: With the zone and the project of the source, and whether a slug is the article's own.
SHAPES[8] = SHAPES[7] | {
    "article": [
        *SHAPES[6]["article"][: SHAPES[6]["article"].index("slug") + 1],
        "slug_given",
        *SHAPES[6]["article"][SHAPES[6]["article"].index("slug") + 1 :],
    ],
    "stamp": [*SHAPES[5]["stamp"], "zone", "root"],
}

#: With what the configuration of the source says of dates of files and of folders.
SHAPES[9] = SHAPES[8] | {"stamp": [*SHAPES[8]["stamp"], "dates_from_files", "plain_folders"]}

#: With what tells a file whose times are others, and without what says where a project lies.
SHAPES[10] = SHAPES[9] | {
    "entry": ["state", "content", "stamp", "path", "article", "problems"],
    "state": ["modified", "size", "sidecar"],
    "stamp": SHAPES[9]["stamp"][SHAPES[9]["stamp"].index("data_stamp") :],
}

#: With why only a preview shows it.
SHAPES[11] = SHAPES[10] | {
    "article": [
        *SHAPES[8]["article"][: SHAPES[8]["article"].index("hidden") + 1],
        "unpublished",
        *SHAPES[8]["article"][SHAPES[8]["article"].index("hidden") + 1 :],
    ],
}

#: With what translators write, which no cache holds: it is found out in each build.
SHAPES[12] = SHAPES[11] | {
    "article": [*SHAPES[11]["article"][:-1], "translated_title", "translated_summary", "extra"]
}

#: With whether a file is an article only where it says so.
SHAPES[13] = SHAPES[12] | {"stamp": [*SHAPES[12]["stamp"], "must_say_so"]}
#: With the names of taxonomies of the project's own, which decide what is read.
SHAPES[14] = SHAPES[13] | {
    "article": [
        *SHAPES[12]["article"][: SHAPES[12]["article"].index("tags") + 1],
        "terms",
        *SHAPES[12]["article"][SHAPES[12]["article"].index("tags") + 1 :],
    ],
    "key": ["version", "timezone", "body_format", "language", "fields", "taxonomies"],
}

FILE = SourceFile(Path("/site/news/one.md"), "one.md", "news/one", 1_646_033_627_000_000_001, 42)

FULL = Article(
    docname="news/one",
    path="/site/news/one.md",
    title="一 “one” \U0001f600",
    date=datetime(2022, 10, 30, 2, 30, fold=1, tzinfo=BERLIN),
    updated=datetime(2022, 11, 1, 7, 13, 47, 123456, tzinfo=BERLIN),
    authors=("Ann", "Bob"),
    categories=("金融", "Markets"),
    category_paths=(("金融", "Markets"), ("金融",)),
    tags=("a",),
    terms={"release": (("2.0",), ("2.1",)), "component": (("Storage", "Cache"),)},
    picture="img/a.png",
    summary="In short.",
    slug="one-two",
    slug_given=True,
    permalink="/one/",
    aliases=("/a/", "/b/"),
    language="zh-CN",
    detected_language="ja",
    link="https://example.org/one",
    pinned=True,
    comments=False,
    series="Ones",
    layout="post",
    live=datetime(2022, 11, 2, tzinfo=BERLIN),
    expires=datetime(2032, 11, 1, tzinfo=BERLIN),
    unlisted=True,
    hidden="draft",
    unpublished="draft",
    trusted=False,
    body_format=BodyFormat.RST,
    source="news",
    name="one.md",
    dialect="hexo",
    translated_title="“One”",
    translated_summary="Of one.",
    extra={"number": 1, "list": ["a", {"b": None}], "switch": False},
)
PROBLEMS = tuple(
    Problem(kind, f"something with “{kind.value}”", "/site/news/one.md", line)
    for line, kind in enumerate(ProblemKind)
)


def cache_at(path: Path, settings: Settings | None = None) -> ScanCache:
    cache = ScanCache(path, settings or Settings(timezone=BERLIN))
    cache.load()
    return cache


def store(path: Path, reading: Reading, settings: Settings | None = None) -> None:
    cache = cache_at(path, settings)
    cache.put(FILE, "hexo", False, reading)
    cache.save()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "not" / "yet" / "articles.json"


def test_the_article_above_has_every_field_set() -> None:
    for field in dataclasses.fields(Article):
        assert getattr(FULL, field.name) != field.default, field.name


def test_a_reading_comes_back_as_it_was(path: Path) -> None:
    store(path, Reading(FULL, PROBLEMS))
    found = cache_at(path).get(FILE, "hexo", False)
    assert found == Reading(FULL, PROBLEMS)
    assert found.article is not None
    for field in dataclasses.fields(Article):
        mine, stored = getattr(FULL, field.name), getattr(found.article, field.name)
        assert type(mine) is type(stored), field.name
    # Equality of times of one zone does not see which of two equal clock times is meant.
    assert found.article.date.isoformat() == FULL.date.isoformat()
    assert found.article.date.tzinfo is BERLIN
    assert found.article.updated is not None
    assert found.article.updated.tzinfo is BERLIN
    assert all(isinstance(problem.kind, ProblemKind) for problem in found.problems)


def test_an_article_with_nothing_but_what_it_must_have_comes_back(path: Path) -> None:
    article = Article("news/one", "/site/news/one.md", "One", datetime(2022, 2, 28, tzinfo=BERLIN))
    store(path, Reading(article, ()))
    assert cache_at(path).get(FILE, "hexo", False) == Reading(article, ())


def test_a_file_without_an_article_comes_back(path: Path) -> None:
    store(path, Reading(None, PROBLEMS[:1]))
    assert cache_at(path).get(FILE, "hexo", False) == Reading(None, PROBLEMS[:1])


@pytest.mark.parametrize("zone", [UTC, BERLIN, SHANGHAI, ZoneInfo("America/New_York")], ids=str)
@pytest.mark.parametrize(
    "text",
    [
        "2022-03-27 02:30",
        "2022-10-30 02:30",
        "2022-10-30T01:30:00Z",
        "1850-01-01",
        "0001-01-01",
        "9999-12-31 23:59:59",
        "2022-02-28 07:13:47.000001",
    ],
)
def test_each_date_that_can_be_read_comes_back(path: Path, text: str, zone: ZoneInfo) -> None:
    date = parse_date(text, zone)
    if date is None:
        return
    article = dataclasses.replace(FULL, date=date, updated=date)
    settings = Settings(timezone=zone)
    store(path, Reading(article, ()), settings)
    found = cache_at(path, settings).get(FILE, "hexo", False)
    assert found is not None
    assert found.article is not None
    assert found.article.date.isoformat() == date.isoformat()
    assert found.article == article


@pytest.mark.parametrize(
    ("file", "own_page"),
    [
        (dataclasses.replace(FILE, modified=FILE.modified + 1), False),
        (dataclasses.replace(FILE, modified=FILE.modified - 10**9), False),
        (dataclasses.replace(FILE, size=43), False),
        (dataclasses.replace(FILE, docname="blog/one"), False),
        (dataclasses.replace(FILE, path=Path("/site/news/two.md")), False),
        (FILE, True),
    ],
    ids=["newer", "older", "longer", "under another docname", "another file", "a page by now"],
)
def test_a_file_that_changed_is_not_there(path: Path, file: SourceFile, own_page: bool) -> None:
    store(path, Reading(FULL, ()))
    assert cache_at(path).get(file, "hexo", own_page) is None
    assert cache_at(path).get(FILE, "hexo", False) is not None


@pytest.mark.parametrize(
    ("settings", "is_kept"),
    [
        (Settings(timezone=BERLIN), True),
        (Settings(timezone=BERLIN, drafts=True, future=True, exclude=("a",)), True),
        (Settings(timezone=SHANGHAI), False),
        (Settings(timezone=BERLIN, body_format=BodyFormat.HTML), False),
    ],
    ids=["none", "what readings do not depend on", "the time zone", "the format of bodies"],
)
def test_a_setting_that_changed(path: Path, settings: Settings, is_kept: bool) -> None:
    store(path, Reading(FULL, ()))
    assert (cache_at(path, settings).get(FILE, "hexo", False) is not None) is is_kept


def test_a_body_format_in_the_settings_is_remembered(path: Path) -> None:
    settings = Settings(timezone=BERLIN, body_format=BodyFormat.HTML)
    store(path, Reading(FULL, ()), settings)
    assert cache_at(path, settings).get(FILE, "hexo", False) == Reading(FULL, ())


def test_the_language_of_the_project_decides_what_is_detected(path: Path) -> None:
    store(path, Reading(FULL, ()))
    cache = ScanCache(path, Settings(timezone=BERLIN), "zh_CN")
    cache.load()
    assert cache.get(FILE, "hexo", False) is None


def test_nothing_is_there_before_it_is_loaded(path: Path) -> None:
    store(path, Reading(FULL, ()))
    assert ScanCache(path, Settings(timezone=BERLIN)).get(FILE, "hexo", False) is None


def test_files_that_are_gone_are_forgotten(path: Path) -> None:
    store(path, Reading(FULL, ()))
    other = dataclasses.replace(FILE, path=Path("/site/news/two.md"))
    cache = cache_at(path)
    cache.put(other, "hexo", False, Reading(None, ()))
    cache.save()
    assert cache_at(path).get(FILE, "hexo", False) is None
    assert cache_at(path).get(other, "hexo", False) == Reading(None, ())


def test_what_was_only_looked_at_is_kept(path: Path) -> None:
    store(path, Reading(FULL, ()))
    for _ in range(2):
        cache = cache_at(path)
        assert cache.get(FILE, "hexo", False) == Reading(FULL, ())
        cache.save()


def test_the_file_is_written_only_when_something_changed(path: Path) -> None:
    store(path, Reading(FULL, PROBLEMS))
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    marked = path.read_text("utf-8")
    cache = cache_at(path)
    cache.get(FILE, "hexo", False)
    cache.save()
    assert path.read_text("utf-8") == marked


def stored(path: Path) -> dict[str, Any]:
    store(path, Reading(FULL, PROBLEMS[:1]))
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def test_the_stored_shape_belongs_to_the_version(path: Path) -> None:
    """A record that changed with the version left as it was would break the next build."""
    data = stored(path)
    (entry,) = data["files"].values()
    shape = SHAPES[CACHE_VERSION]
    assert list(entry["article"]) == shape["article"]
    assert list(entry["problems"][0]) == shape["problem"]
    assert list(entry) == shape["entry"]
    assert data["key"] == [CACHE_VERSION, "Europe/Berlin", None, "", {}, []]
    assert len(data["key"]) == len(shape["key"])
    assert entry["state"] == [FILE.modified, FILE.size, ""]
    assert len(entry["state"]) == len(shape["state"])
    assert entry["stamp"] == [
        *("", FILE.docname, "hexo", False, "Europe/Berlin", ""),
        *(False, False, False),
    ]
    assert len(entry["stamp"]) == len(shape["stamp"])
    assert [field.name for field in dataclasses.fields(Article)] == shape["article"]
    assert [field.name for field in dataclasses.fields(Problem)] == shape["problem"]
    assert max(SHAPES) == CACHE_VERSION


def test_a_cache_of_another_version_is_not_used(path: Path) -> None:
    data = stored(path)
    for version in (CACHE_VERSION - 1, CACHE_VERSION + 1, str(CACHE_VERSION), None):
        data["key"][0] = version
        path.write_text(json.dumps(data), "utf-8")
        assert cache_at(path).get(FILE, "hexo", False) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"3",
        b"[]",
        b'"text"',
        b"{}",
        b'{"key": null}',
        b'{"files": {}}',
        b"\x80\x04K\x01.",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"key": [], "files": {"/site/news/one.md": {}}}',
    ],
    ids=lambda content: f"{content!r:.40}",
)
def test_a_damaged_or_foreign_file_is_not_used_and_is_replaced(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    cache = cache_at(path)
    assert cache.get(FILE, "hexo", False) is None
    cache.put(FILE, "hexo", False, Reading(FULL, ()))
    cache.save()
    assert cache_at(path).get(FILE, "hexo", False) == Reading(FULL, ())


def test_a_file_that_was_cut_off_while_it_was_written_is_not_used(path: Path) -> None:
    store(path, Reading(FULL, PROBLEMS))
    whole = path.read_bytes()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        assert cache_at(path).get(FILE, "hexo", False) is None


def test_entries_that_are_damaged_are_not_used(path: Path) -> None:
    """Right on the outside, wrong within: files under the build folder are anybody's."""
    data = stored(path)
    (name,) = data["files"]
    whole = data["files"][name]
    article, problem = whole["article"], whole["problems"][0]
    damaged = [
        None,
        3,
        [],
        "text",
        {},
        {"stamp": whole["stamp"]},
        whole | {"article": 3},
        whole | {"article": {}},
        whole | {"article": article | {"date": "soon"}},
        whole | {"article": article | {"date": None}},
        whole | {"article": article | {"date": "0001-01-01T00:00:00+14:00"}},
        whole | {"article": article | {"body_format": "asciidoc"}},
        whole | {"article": article | {"color": "red"}},
        whole | {"article": {key: article[key] for key in article if key != "title"}},
        whole | {"article": {key: article[key] for key in article if key != "date"}},
        whole | {"problems": None},
        whole | {"problems": [3]},
        whole | {"problems": [problem | {"kind": "nothing"}]},
        whole | {"problems": [problem | {"color": "red"}]},
    ]
    faults = []
    for entry in damaged:
        path.write_text(json.dumps(data | {"files": {name: entry}}), "utf-8")
        try:
            if cache_at(path).get(FILE, "hexo", False) is not None:
                faults.append((entry, "used"))
        except Exception as error:
            faults.append((entry, repr(error)))
    assert faults == []
    for files in (None, [], 3, "text"):
        path.write_text(json.dumps(data | {"files": files}), "utf-8")
        assert cache_at(path).get(FILE, "hexo", False) is None


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (["same", "jekyll"], "jekyll"),
        (["other", "jekyll"], "hexo"),
        *[(each, "hexo") for each in (None, 3, [], ["same"], ["same", 3], ["same", "nothing"])],
    ],
)
def test_a_dialect_is_kept_while_its_evidence_is_the_same(
    path: Path, entry: object, expected: str
) -> None:
    path.write_text(json.dumps(stored(path) | {"dialects": {"news": entry}}), "utf-8")
    assert cache_at(path).dialect("news", "same", lambda: "hexo") == expected


def _in_folder(folder: Path, text: str, modified: int = 1) -> tuple[SourceFile, Home]:
    """A file of a project in *folder*, and the home of its source there."""
    path = folder / "news/one.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    file = SourceFile(path, "one.md", "news/one", modified, len(text))
    return file, Home(BERLIN, root=str(folder))


def _cache_in(path: Path, folder: Path) -> ScanCache:
    cache = ScanCache(path, Settings(timezone=BERLIN), folder=folder)
    cache.load()
    return cache


@pytest.mark.parametrize(
    ("text", "problems", "is_kept"),
    [("same", (), True), ("else", (), False), ("same", PROBLEMS[:1], False)],
    ids=["same bytes", "other bytes", "a problem, which may name the place"],
)
def test_a_project_that_lies_elsewhere(
    path: Path, tmp_path: Path, text: str, problems: tuple[Problem, ...], is_kept: bool
) -> None:
    file, home = _in_folder(tmp_path / "before", "same")
    cache = _cache_in(path, tmp_path / "before")
    article = dataclasses.replace(FULL, path=str(file.path))
    cache.put(file, "hexo", False, Reading(article, problems), home)
    cache.save()
    moved, home = _in_folder(tmp_path / "after", text, modified=2)
    found = _cache_in(path, tmp_path / "after").get(moved, "hexo", False, home)
    there = dataclasses.replace(article, path=str(moved.path))
    assert found == (Reading(there, problems) if is_kept else None)


def test_a_new_time_of_the_same_bytes_is_noted(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, home = _in_folder(tmp_path, "same")
    cache = _cache_in(path, tmp_path)
    cache.put(file, "hexo", False, Reading(None, ()), home)
    cache.save()
    later = dataclasses.replace(file, modified=2)
    cache = _cache_in(path, tmp_path)
    assert cache.get(later, "hexo", False, home) == Reading(None, ())
    cache.save()
    file.path.unlink()
    # Its bytes are not looked at any more.
    assert _cache_in(path, tmp_path).get(later, "hexo", False, home) == Reading(None, ())


def test_a_file_beside_it_counts(path: Path, tmp_path: Path) -> None:
    file, home = _in_folder(tmp_path, "same")
    (tmp_path / "news/one.meta").write_text("title: One", "utf-8")
    file = dataclasses.replace(file, sidecar="1 10")
    cache = _cache_in(path, tmp_path)
    cache.put(file, "hexo", False, Reading(None, ()), home)
    cache.save()
    (tmp_path / "news/one.meta").write_text("title: Two", "utf-8")
    later = dataclasses.replace(file, sidecar="2 10")
    assert _cache_in(path, tmp_path).get(later, "hexo", False, home) is None


@pytest.mark.parametrize(
    ("name", "near"),
    [("a/b.md", "a/b.md"), ("", ""), ("/site/a.md", "a.md"), ("/other/a.md", "../other/a.md")],
)
@pytest.mark.skipif(os.name == "nt", reason="absolute paths have a drive there")
def test_paths_are_those_from_the_project(path: Path, name: str, near: str) -> None:
    assert _cache_in(path, Path("/site")).near(name) == near
    assert ScanCache(path, Settings()).near(name) == name
