"""Each option of conf.py: what it takes, and what is said of what it does not take."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sphinx_newsfeed.config.builders import OutputKind
from sphinx_newsfeed.config.feeds import FeedContent, FeedFormat, FeedOption
from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.config.settings import Author, Settings, Source, read_settings
from sphinx_newsfeed.config.sharing import SERVICES, Service
from sphinx_newsfeed.config.taxonomies import own_taxonomy
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.taxonomy import BUILT_IN
from sphinx_newsfeed.problems import Problem, ProblemKind

BERLIN = ZoneInfo("Europe/Berlin")

GOOD: dict[str, list[tuple[Any, Any]]] = {
    "sources": [
        ({"news": "news"}, (Source("news", ("news",)),)),
        ({"/company/news/": "../a"}, (Source("company/news", ("../a",)),)),
        ({"a": ["x", "y/*.md"]}, (Source("a", ("x", "y/*.md")),)),
        ({"a": ("x", "y")}, (Source("a", ("x", "y")),)),
        ({"b": "x", "a": "y"}, (Source("b", ("x",)), Source("a", ("y",)))),
        ({"新闻": "新 闻"}, (Source("新闻", ("新 闻",)),)),
        ({"two words": "x"}, (Source("two words", ("x",)),)),
        ({}, ()),
        ({"a": {"path": "x"}}, (Source("a", ("x",)),)),
        ({"a": {"path": ["x", "y"], "dialect": "hexo"}}, (Source("a", ("x", "y"), "hexo"),)),
        ({"a": {"path": "x", "dialect": "auto"}}, (Source("a", ("x",)),)),
        ({"a": {"path": "x", "trusted": False}}, (Source("a", ("x",), trusted=False),)),
        ({"a": {"path": "x", "trusted": True}}, (Source("a", ("x",), trusted=True),)),
        ({"a": Path("x")}, (Source("a", ("x",)),)),
        ({"a": {"path": [Path("x"), "y"]}}, (Source("a", ("x", "y")),)),
        ({"a": {"path": "x", "dialect": "zola"}}, (Source("a", ("x",), "zola"),)),
    ],
    "predecessor": [(None, None), (True, True), ("0", False)],
    "exclude": [
        ([], ()),
        ((), ()),
        ("drafts/*", ("drafts/*",)),
        (["a", "b/*"], ("a", "b/*")),
        (("a",), ("a",)),
    ],
    "body_format": [
        ("auto", None),
        ("html", BodyFormat.HTML),
        ("markdown", BodyFormat.MARKDOWN),
        ("rst", BodyFormat.RST),
        (BodyFormat.RST, BodyFormat.RST),
    ],
    "raw_html": [(True, True), (False, False), ("1", True), ("0", False), (1, True), (0, False)],
    "drop": [([], ()), (".ad", (".ad",)), (["p > .x", "#y"], ("p > .x", "#y"))],
    "embed_hosts": [
        ([], ()),
        ("a.example", ("a.example",)),
        (["A.Example", "b.a.example"], ("a.example", "b.a.example")),
    ],
    "timezone": [
        (None, None),
        ("UTC", ZoneInfo("UTC")),
        ("Europe/Berlin", BERLIN),
        ("America/Argentina/Buenos_Aires", ZoneInfo("America/Argentina/Buenos_Aires")),
        (BERLIN, BERLIN),
    ],
    "date_format": [(None, None), ("d MMMM y", "d MMMM y"), ("yyyy年M月d日", "yyyy年M月d日")],
    "authors": [
        ({}, {}),
        ({"ann": "Ann"}, {"ann": Author("Ann")}),
        ({"ann": {"name": "Ann"}}, {"ann": Author("Ann")}),
        (
            {"ann": {"name": "Ann", "url": "https://example.org"}},
            {"ann": Author("Ann", "https://example.org")},
        ),
        ({"ann": {"url": "https://example.org"}}, {"ann": Author("ann", "https://example.org")}),
        ({"ann": {}}, {"ann": Author("ann")}),
        (
            {"ann": {"avatar": "ann.png", "description": "Writes."}},
            {"ann": Author("ann", avatar="ann.png", description="Writes.")},
        ),
    ],
    "archives": [
        ([], ()),
        ("all", ("all",)),
        (("tag", "year"), ("year", "tag")),
        (["day", "month"], ("month", "day")),
        (["tag", "own"], ("tag",)),
    ],
    "taxonomies": [
        ({}, BUILT_IN),
        ([], BUILT_IN),
        (
            "product",
            (*BUILT_IN, own_taxonomy("product", ["product", "products"], "Product", "Product")),
        ),
        (
            ["product", "known-issue"],
            (
                *BUILT_IN,
                own_taxonomy("product", ["product", "products"], "Product", "Product"),
                own_taxonomy(
                    "known-issue", ["known-issue", "known-issues"], "Known issue", "Known issue"
                ),
            ),
        ),
        (
            {"release": "Releases"},
            (*BUILT_IN, own_taxonomy("release", ["release", "releases"], "Releases", "Releases")),
        ),
        (
            {"release": {"keys": ["Releases", "version", "releases"], "label": "Release"}},
            (*BUILT_IN, own_taxonomy("release", ["releases", "version"], "Release", "Release")),
        ),
        (
            {"part": {"keys": "component", "title": " Components ", "tree": True}},
            (
                *BUILT_IN,
                own_taxonomy("part", ["component"], "Components", "Components", is_tree=True),
            ),
        ),
        ({"release": None}, BUILT_IN),
    ],
    "page": [("", ""), ("blog/index", "blog/index")],
    "page_size": [(1, 1), (50, 50), ("30", 30)],
    "search_since": [
        (None, ""),
        ("2015", "2015"),
        (2015, "2015"),
        ("2015-06", "2015-06"),
        (date(2015, 6, 1), "2015-06-01"),
    ],
    "feeds": [
        ([], ()),
        ("rss", (FeedOption(FeedFormat.RSS),)),
        (("atom", "json"), (FeedOption(FeedFormat.ATOM), FeedOption(FeedFormat.JSON))),
        ({"file": "/a/b.json"}, (FeedOption(FeedFormat.JSON, "a/b.json"),)),
        (
            [{"file": "x.xml", "format": "rss", "tag": ["a", "b, c"], "limit": 5, "title": "X"}],
            (FeedOption(FeedFormat.RSS, "x.xml", "X", limit=5, filters={"tag": 'a, "b, c"'}),),
        ),
        (
            [{"each": "tag", "content": "summary"}],
            (FeedOption(FeedFormat.ATOM, each="tag", content=FeedContent.SUMMARY),),
        ),
        (
            [{"file": "2022.atom", "since": 2022, "docnames": ["news/*", "x"]}],
            (
                FeedOption(
                    FeedFormat.ATOM, "2022.atom", docnames="news/* x", filters={"since": "2022"}
                ),
            ),
        ),
    ],
    "feed_limit": [(20, 20), ("5", 5)],
    "feed_content": [("full", FeedContent.FULL), ("summary", FeedContent.SUMMARY)],
    "websub_hub": [
        ([], ()),
        ("", ()),
        ("https://hub.example/", ("https://hub.example/",)),
        ("HTTP://[::1]:80", ("HTTP://[::1]:80",)),
        (
            ["https://bücher.example/?a=b", "http://a.example:8080/x"],
            ("https://bücher.example/?a=b", "http://a.example:8080/x"),
        ),
    ],
    "drafts": [(True, True), (False, False), ("1", True), ("0", False), (1, True), (0, False)],
    "future": [(True, True), (False, False), ("1", True), ("0", False), (1, True), (0, False)],
    "preview": [(True, True), (False, False), ("1", True), ("0", False), (1, True), (0, False)],
    "versions": [([], ()), ("latest", ("latest",)), (["latest", "v*"], ("latest", "v*"))],
    "version": [("", ""), ("v1", "v1")],
    "static": [([], ()), ("../blog/source", ("../blog/source",)), (["a", "b"], ("a", "b"))],
    "hosts": [([], ()), ("Blog.Example", ("blog.example",)), (["a.example"], ("a.example",))],
    "warn_old_pages": [(True, True), (False, False), ("1", True), ("0", False)],
    "permalinks": [
        ({}, {}),
        ("", {}),
        ("/:year/:title/", {"": "/:year/:title/"}),
        ({"/blog/": "/{slug}.html", "": "/:title/"}, {"blog": "/{slug}.html", "": "/:title/"}),
    ],
    "fields": [
        ({}, {}),
        ({"headline": "title", "Wann": "date"}, {"headline": "title", "Wann": "date"}),
    ],
    "tags": [
        ({}, {}),
        ({"Gallery": None, "n": "{{ args }}"}, {"gallery": None, "n": "{{ args }}"}),
    ],
    "hero": [(True, True), (False, False), ("1", True), (0, False)],
    "share": [
        ([], ()),
        ((), ()),
        ("x", (SERVICES["x"],)),
        (["x", "email"], (SERVICES["x"], SERVICES["email"])),
        ([("Own", "https://a.example/?u={url}")], (Service("Own", "https://a.example/?u={url}"),)),
    ],
    "builders": [
        ({}, {}),
        (
            {"slides": "book", "api": "nothing", "wiki": "pages"},
            {"slides": OutputKind.BOOK, "api": OutputKind.NOTHING, "wiki": OutputKind.PAGES},
        ),
    ],
    "book_teasers": [(True, True), (False, False), ("1", True), (0, False)],
    "max_article_size": [(1, 1), ("5000", 5000)],
    "max_picture_size": [(1, 1), ("5000", 5000)],
    "max_picture_pixels": [(1, 1), ("5000", 5000)],
    "max_pages": [(1, 1), ("5000", 5000)],
}

BAD: dict[str, list[Any]] = {
    "sources": [],
    "predecessor": ["yes", 5, [], b"1"],
    "exclude": [None, 5, "", " ", [None], [""], ["a", 5], {"a": "b"}, {"a"}, b"a", True],
    "body_format": [None, "", "HTML", "md", "text", 5, [], {}, ["html"], True],
    "raw_html": [None, "", "yes", "true", "True", 2, -1, [], {}, [True], b"1"],
    "drop": [None, 5, "", " ", [None], [""], ["a", 5], {"a": "b"}, {"a"}, b"a", True],
    "embed_hosts": [
        None, 5, "", "https://a.example", "a.example/b", "a b", "*.example", "localhost",
        "a.example:80", ["a", ""], {"a"}, b"a",
    ],
    "timezone": [
        "", " ", "nowhere", "localtime", "Europe/", "Europe", "europe/Nowhere", "+08:00", "Berlin",
        5, 1.5, True, [], {}, b"UTC", "../UTC", "/etc/localtime", "UTC\0", "\ud800", "a" * 5000,
    ],
    "date_format": ["", "  ", 5, True, [], ["d"], {}, b"d"],
    "authors": [
        None, "ann", ["ann"], 5, {1: "Ann"}, {None: "Ann"}, {"ann": None}, {"ann": 5},
        {"ann": ["Ann"]}, {"ann": {"name": 5}}, {"ann": {"url": None}}, {"ann": {"mail": "a"}},
        {"ann": {1: "a"}}, {"ann": ""}, {"ann": {"name": ""}}, {"ann": {"name": " "}},
        {"good": "Ann", "bad": 5},
    ],
    "archives": [None, 5, "years", ["all", "week"], {"year": True}, [["all"]], b"all"],
    "taxonomies": [],
    "page": [None, 5, ["news/index"], b"a", True],
    "page_size": [None, 0, -1, "x", "", True, 1.5, [], "²"],
    "search_since": ["", "x", True, 15, "2015-13", "2015-02-30", "2015-06-01-01", [], "06-2015"],
    "feeds": [
        None, 5, "atom2", ["atom", 5], [{"format": "xml"}], [{"file": "../a.xml"}],
        [{"file": "a/../b.xml"}], [{"file": "a.html"}], [{"file": ".a.xml"}], [{"file": 5}],
        [{"file": "a.xml", "limit": 0}], [{"limit": True}], [{"each": "year"}],
        [{"each": "tag", "file": "a.xml"}], [{"colour": "red"}], [{"title": 5}],
        [{"tag": 1.5}], [{"each": "language"}],
        [{"content": "all"}], [{"file": "a.xml"}, {"file": "A.xml"}], [{"file": "C:\\a.xml"}],
    ],
    "feed_limit": [None, 0, "x", True],
    "feed_content": [None, "", "all", 5],
    "websub_hub": [
        None, 5, " ", {}, b"https://a.example", [""], "hub.example", "ftp://hub.example/",
        "//hub.example/", "https://", "https:///a", "https://a@hub.example/",
        "https://hub.example/#a", "https://hub.example/ a", "https://hub.example:0/",
        "https://hub.example:99999/", "https://hub.example:a/", "https://[::1/", "https://a..b/",
        "https://-/<a>", ["https://a.example", 5], "javascript:alert(1)", "https://hub.example\n/",
    ],
    "drafts": [None, "", "yes", "true", "True", 2, -1, [], {}, [True], b"1"],
    "future": [None, "", "yes", "true", "True", 2, -1, [], {}, [True], b"1"],
    "preview": [None, "", "yes", "true", "True", 2, -1, [], {}, [True], b"1"],
    "versions": [None, 5, "", " ", [None], [""], {"a": "b"}, b"a", True],
    "version": [None, 5, ["v1"], b"v1", True],
    "static": [None, 5, "", " ", [None], [""], {"a": "b"}, b"a", True],
    "hosts": [None, 5, "", "https://a.example", "a.example/b", "localhost", ["a", ""], b"a"],
    "warn_old_pages": [2, "yes", None],
    "permalinks": [None, 5, ["/:title/"], {1: "/:title/"}, {"news": 5}, {"news": None}, b"a", True],
    "fields": [
        None, "title", ["title"], {"headline": "headline"}, {"a": 5}, {1: "title"}, {"a": []},
    ],
    "tags": [None, "gallery", ["gallery"], {"gallery": 5}, {5: None}],
    "hero": [None, "", "yes", "true", "True", 2, -1, [], {}, [True], b"1"],
    "share": [
        None, 5, "twitter", ["x", "nope"], {"a": "https://a/{url}"}, [("a", "javascript:{url}")],
        [("a", "https://a.example/")], [("", "https://a.example/{url}")], [("a",)], [5], b"x",
    ],
    "builders": [None, "book", ["pdf"], {"pdf": "books"}, {"pdf": None}, {5: "book"}, {"pdf": []}],
    "book_teasers": [None, "yes", 2, [True]],
    "max_article_size": [None, 0, -1, "x", True, 1.5],
    "max_picture_size": [None, 0, -1, "x", True, 1.5],
    "max_picture_pixels": [None, 0, -1, "x", True, 1.5],
    "max_pages": [None, 0, -1, "x", True, 1.5],
}  # fmt: skip


#: The names of options, by their fields.
NAMES = {option.field: option.name for option in OPTIONS}


def read(**values: object) -> tuple[Settings, list[Problem]]:
    problems: list[Problem] = []
    named = {NAMES.get(name, name): value for name, value in values.items()}
    return read_settings(named, problems.append), problems


def cases(table: dict[str, list[Any]]) -> list[Any]:
    return [
        pytest.param(name, value, id=f"{name}-{value!r:.40}")
        for name, values in table.items()
        for value in values
    ]


def test_all_options_are_in_the_tables_above() -> None:
    declared = [option.field for option in OPTIONS]
    assert list(GOOD) == list(BAD) == declared
    assert declared == [field.name for field in fields(Settings)]


def test_without_any_value_the_settings_are_the_defaults() -> None:
    assert read() == (Settings(), [])


def test_values_of_other_extensions_say_nothing() -> None:
    problems: list[Problem] = []
    values = {"html_theme": 5, "newsfeed": 5, "drafts": True, "newsfeed_nothing": 5}
    assert read_settings(values, problems.append) == Settings()
    assert problems == []


@pytest.mark.parametrize(("name", "case"), cases(GOOD))
def test_a_good_value_is_taken(name: str, case: tuple[Any, Any]) -> None:
    value, expected = case
    settings, problems = read(**{name: value})
    assert problems == []
    assert getattr(settings, name) == expected
    assert type(getattr(settings, name)) is type(expected)


@pytest.mark.parametrize(("name", "value"), cases(BAD))
def test_a_bad_value_is_reported_once_and_the_default_is_used(name: str, value: Any) -> None:
    settings, problems = read(**{name: value})
    assert settings == Settings()
    (problem,) = problems
    assert problem.kind is ProblemKind.SETTING
    assert NAMES[name] in problem.message
    assert repr(value) in problem.message
    default = next(option.default for option in OPTIONS if option.field == name)
    reason = problem.message.removeprefix(f"{NAMES[name]} = {value!r}: ")
    assert reason != problem.message
    assert reason.endswith(f"; the default {default!r} is used")
    # It says of a value, or of a part of it, what it is not or has to be.
    assert re.match(r"\S.* (?:must (?:be|have|map)|is (?:no|none|not|one)|ha(?:ve|s)) \S", reason)


def test_the_news_section_is_that_of_the_first_source_that_is_read() -> None:
    left_out, read_one = Source("a", ("a",), is_read=False), Source("b", ("b",))
    assert Settings(sources=(left_out, read_one)).news_prefix == "b"
    assert Settings(sources=(left_out,)).news_prefix == ""


def test_one_bad_value_leaves_the_others_alone() -> None:
    settings, problems = read(timezone="nowhere", drafts=True, exclude=5, authors={"a": "Ann"})
    assert [problem.kind for problem in problems] == [ProblemKind.SETTING] * 2
    assert settings == Settings(drafts=True, authors={"a": Author("Ann")})


def test_what_the_user_gave_may_change_later() -> None:
    authors = {"ann": "Ann"}
    exclude = ["a"]
    settings, _ = read(authors=authors, exclude=exclude)
    authors["bob"] = "Bob"
    exclude.append("b")
    assert settings == Settings(authors={"ann": Author("Ann")}, exclude=("a",))


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_each_option_tells_of_itself(option: Any) -> None:
    assert option.name == f"newsfeed_{option.written or option.field}"
    assert option.rebuild in {"", "env", "html"}
    assert option.help.strip().endswith(".")


@pytest.mark.parametrize("kind", list(ProblemKind), ids=lambda kind: kind.value)
def test_kinds_of_problems_can_be_named_in_conf_py(kind: ProblemKind) -> None:
    assert kind.value == kind.name.lower()
    assert kind.value.replace("_", "").isalpha()
