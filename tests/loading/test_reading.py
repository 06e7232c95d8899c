"""One file is read into an article, or it is said why it is none."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.loading.files import SourceFile, find_files
from sphinx_newsfeed.loading.reading import Reader
from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.problems import Problem, ProblemKind

SHANGHAI = ZoneInfo("Asia/Shanghai")

SEED_LIKE = """
---
title: '标题：一个例子'
categories:
 - 金融
 -  - 新闻
    - 科技
headimg: 'https://example.org/a.png'
author: 某人
comments: false
date: Mon, 28 Feb 2022 07:13:47 GMT
thumbnail: 'https://example.org/b.png'
---

<div>
<p>正文</p>


            <!-- a comment -->
</div>
            """


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read_bytes(
    folder: Path,
    content: bytes,
    name: str = "one.md",
    *,
    own_page: bool = False,
    config: Settings | None = None,
    dialect: str = "plain",
) -> tuple[Article | None, list[Problem]]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    problems: list[Problem] = []
    docname = f"news/{name.rpartition('.')[0]}"
    file = SourceFile(path, name, docname, 0, len(content))
    article = Reader(config or Settings(), problems.append, dialect).read(file, own_page=own_page)
    for problem in problems:
        assert problem.path == str(path)
        assert problem.line >= 1
        assert problem.message.strip()
        assert "\n" not in problem.message
    return article, problems


def read(folder: Path, text: str, name: str = "one.md", *, own_page: bool = False) -> Article:
    """The article of a text with which nothing is wrong."""
    article, problems = read_bytes(folder, text.encode(), name, own_page=own_page)
    assert problems == []
    assert article is not None
    return article


def kinds(problems: list[Problem]) -> list[ProblemKind]:
    return [problem.kind for problem in problems]


def test_an_article_as_archives_of_feeds_have_it(folder: Path) -> None:
    config = Settings(timezone=SHANGHAI)
    article, problems = read_bytes(folder, SEED_LIKE.encode(), "dir/a b.md", config=config)
    assert problems == []
    assert article == Article(
        docname="news/dir/a b",
        path=str(folder / "dir/a b.md"),
        title="标题：一个例子",
        detected_language="zh",
        date=datetime(2022, 2, 28, 15, 13, 47, tzinfo=SHANGHAI),
        authors=("某人",),
        categories=("金融", "新闻", "科技"),
        category_paths=(("金融",), ("新闻",), ("科技",)),
        picture="https://example.org/a.png",
        slug="a b",
        comments=False,
        body_format=BodyFormat.HTML,
        name="dir/a b.md",
        extra={"thumbnail": "https://example.org/b.png"},
    )


@pytest.mark.parametrize(
    ("description", "summary"),
    [
        ("The bridge", ""), ("THE  BRIDGE.", ""), ("The bridge…", ""),
        ("The bridge is open", "The bridge is open"), ("Bridge", "Bridge"), ("", ""),
    ],
)  # fmt: skip
def test_a_description_that_is_the_title_is_none(
    folder: Path, description: str, summary: str
) -> None:
    lines = f"title: The bridge\ndate: 2022-02-28\ndescription: '{description}'"
    assert read(folder, f"---\n{lines}\n---\nText.\n").summary == summary


def test_everything_that_front_matter_can_say(folder: Path) -> None:
    text = """---
title: One &amp; two
date: 2022-02-28 07:13:47
updated: 2022-03-01
authors: [Ann, Bob]
category: News
tags: [a, b]
image: {path: img/a.png}
description: In short.
slug: one-two
redirect_from: [/old/one/, /older/one.html]
lang: en-GB
canonical_link: https://example.org/one
sticky: 3
comments: false
published: false
format: rst
---
Text.
"""
    assert read(folder, text) == Article(
        docname="news/one",
        path=str(folder / "one.md"),
        title="One & two",
        date=datetime(2022, 2, 28, 7, 13, 47, tzinfo=UTC),
        updated=datetime(2022, 3, 1, tzinfo=UTC),
        authors=("Ann", "Bob"),
        categories=("News",),
        category_paths=(("News",),),
        tags=("a", "b"),
        picture="img/a.png",
        summary="In short.",
        slug="one-two",
        slug_given=True,
        aliases=("/old/one/", "/older/one.html"),
        language="en-GB",
        link="https://example.org/one",
        pinned=True,
        comments=False,
        hidden="draft",
        body_format=BodyFormat.RST,
        name="one.md",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"---\ntitle: One\ndate: 2022-02-28\n---\nText.\n",
        b"---\r\ntitle: One\r\ndate: 2022-02-28\r\n---\r\nText.\r\n",
        b"---\rtitle: One\rdate: 2022-02-28\r---\rText.\r",
        b"---\r\ntitle: One\ndate: 2022-02-28\r---\nText.\r\n",
        b"\xef\xbb\xbf---\ntitle: One\ndate: 2022-02-28\n---\nText.\n",
        b"\xef\xbb\xbf\r\n---\r\ntitle: One\r\ndate: 2022-02-28\r\n---\r\nText.\r\n",
        b"---\ntitle: One\ndate: 2022-02-28\n---",
        b'+++\r\ntitle = "One"\r\ndate = 2022-02-28\r\n+++\r\nText.\r\n',
    ],
    ids=["LF", "CRLF", "CR", "mixed", "BOM", "BOM, CRLF, blank line", "no body", "TOML"],
)
def test_line_ends_and_marks_of_files(folder: Path, content: bytes) -> None:
    article, problems = read_bytes(folder, content)
    assert problems == []
    assert article is not None
    assert (article.title, article.date) == ("One", datetime(2022, 2, 28, tzinfo=UTC))


@pytest.mark.parametrize(
    "title", ["", "title:", "title: ''", "title: '  '", "title: '&nbsp;'", 'title: "\\x07"']
)
def test_a_title_is_never_empty(folder: Path, title: str) -> None:
    article = read(folder, f"---\ndate: 2022-02-28\n{title}\n---\nText.", "2022/my news.md")
    assert article.title == "my news"


def test_a_title_that_cannot_be_used_is_reported(folder: Path) -> None:
    article, problems = read_bytes(folder, b"---\ndate: 2022-02-28\ntitle: [a]\n---\nText.")
    assert article is not None
    assert article.title == "one"
    assert kinds(problems) == [ProblemKind.FIELD]
    assert "title" in problems[0].message


@pytest.mark.parametrize(
    ("front_matter", "name", "expected"),
    [
        ("date: 2022-02-28", "2021-01-01-a.md", "2022-02-28"),
        ("published_at: 2022-02-28", "a.md", "2022-02-28"),
        ("pubdate: 2022-02-28", "a.md", "2022-02-28"),
        ("publishDate: 2022-02-28", "a.md", "2022-02-28"),
        ("date:\npubdate: 2022-02-28", "a.md", "2022-02-28"),
        ("title: One", "2022-02-28-a.md", "2022-02-28"),
        ("title: One", "2022/02/28/a.md", "2022-02-28"),
        ("path: 2022/02/28/a", "a.md", "2022-02-28"),
        ("path: 2022/02/28/a", "2021-01-01-a.md", "2022-02-28"),
        ("path: [2022/02/28/a]", "2021-01-01-a.md", "2021-01-01"),
    ],
)
def test_where_the_date_is_found(folder: Path, front_matter: str, name: str, expected: str) -> None:
    article = read(folder, f"---\n{front_matter}\n---\nText.", name)
    assert f"{article.date:%Y-%m-%d}" == expected


def test_a_date_in_the_path_takes_the_place_of_a_bad_one_and_that_is_said(folder: Path) -> None:
    text = b"---\ndate: Invalid Date\n---\nText."
    article, problems = read_bytes(folder, text, "2022-02-28-a.md")
    assert article is not None
    assert article.date == datetime(2022, 2, 28, tzinfo=UTC)
    assert kinds(problems) == [ProblemKind.DATE]
    assert "Invalid Date" in problems[0].message
    assert "2022-02-28" in problems[0].message


@pytest.mark.parametrize(
    "date", ["Invalid Date", "'{{ date }}'", "[]", "[2022-02-28, 2022-03-01]", "2022", "1.5"]
)
def test_an_article_with_a_bad_date_only_is_left_out_with_one_warning(
    folder: Path, date: str
) -> None:
    article, problems = read_bytes(folder, f"---\ntags: [a]\ndate: {date}\n---\nText.".encode())
    assert article is None
    assert kinds(problems) == [ProblemKind.DATE]


def test_an_article_without_a_date_is_left_out_with_a_warning(folder: Path) -> None:
    article, problems = read_bytes(folder, b"---\ntitle: One\n---\nText.")
    assert article is None
    assert kinds(problems) == [ProblemKind.DATE]


@pytest.mark.parametrize("key", ["updated", "modified", "lastmod", "last_modified_at"])
def test_the_date_of_the_last_change(folder: Path, key: str) -> None:
    article = read(folder, f"---\ndate: 2022-02-28\n{key}: 2022-03-01\n---\nText.")
    assert article.updated == datetime(2022, 3, 1, tzinfo=UTC)


def test_a_bad_date_of_the_last_change_is_reported_and_passed_over(folder: Path) -> None:
    article, problems = read_bytes(folder, b"---\ndate: 2022-02-28\nupdated: soon\n---\nText.")
    assert article is not None
    assert article.updated is None
    assert len(problems) == 1
    assert problems[0].kind in {ProblemKind.FIELD, ProblemKind.DATE}
    assert "updated" in problems[0].message or "soon" in problems[0].message


def test_a_draft_that_cannot_be_understood_is_reported(folder: Path) -> None:
    """Its author may have meant to hide it."""
    _, problems = read_bytes(folder, b"---\ndate: 2022-02-28\ndraft: perhaps\n---\nText.")
    assert kinds(problems) == [ProblemKind.FIELD]
    assert "draft" in problems[0].message


def test_a_published_that_is_a_date_is_not_reported(folder: Path) -> None:
    article = read(folder, "---\ndate: 2022-02-28\npublished: 2022-02-28\n---\nText.")
    assert article.hidden == ""


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("---\ntitle: 金融\ndate: 2022-02-28\n---\n".encode("gbk"), "byte 11"),
        ("---\ntitle: café\ndate: 2022-02-28\n---\n".encode("latin-1"), "byte 14"),
        ("---\ntitle: One\n---\n".encode("utf-16"), "UTF-16"),
    ],
    ids=["GBK", "Latin-1", "UTF-16"],
)
def test_a_file_that_is_not_utf8_is_left_out(folder: Path, content: bytes, place: str) -> None:
    for own_page in (False, True):
        article, problems = read_bytes(folder, content, own_page=own_page)
        assert article is None
        assert kinds(problems) == [ProblemKind.ENCODING]
        assert place in problems[0].message


def test_a_file_that_cannot_be_opened_is_left_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("sphinx_newsfeed.loading.opening.decode", refuse)
    article, problems = read_bytes(folder, b"---\ndate: 2022-02-28\n---\n")
    assert article is None
    assert len(problems) == 1
    assert "Permission denied" in problems[0].message


def test_front_matter_that_cannot_be_read_is_reported(folder: Path) -> None:
    article, problems = read_bytes(folder, b"---\ntitle: One\nno key\n---\nText.")
    assert article is None
    assert kinds(problems) == [ProblemKind.FRONT_MATTER]


@pytest.mark.parametrize(
    ("text", "when_own", "when_not"),
    [
        ("Text.", [], [ProblemKind.FRONT_MATTER]),
        ("", [], [ProblemKind.FRONT_MATTER]),
        ("# Heading\n\nText.\n", [], [ProblemKind.FRONT_MATTER]),
        ("---\ntitle: One\n---\nText.", [], [ProblemKind.DATE]),
        ("---\norphan: true\n---\nText.", [], [ProblemKind.DATE]),
        ("---\ntags: [a]\n---\nText.", [ProblemKind.DATE], [ProblemKind.DATE]),
        ("---\ncategories: a\n---\nText.", [ProblemKind.DATE], [ProblemKind.DATE]),
        ("---\nauthor: a\n---\nText.", [ProblemKind.DATE], [ProblemKind.DATE]),
        ("---\nheadimg: a\n---\nText.", [ProblemKind.DATE], [ProblemKind.DATE]),
    ],
    ids=repr,
)
def test_a_file_that_is_no_article(
    folder: Path, text: str, when_own: list[ProblemKind], when_not: list[ProblemKind]
) -> None:
    """A page of the user's own may lie among the articles, and nothing is said of it."""
    for own_page, expected in ((True, when_own), (False, when_not)):
        article, problems = read_bytes(folder, text.encode(), own_page=own_page)
        assert article is None
        assert kinds(problems) == expected


@pytest.mark.parametrize("name", ["_index.md", "2022/_index.html"])
def test_the_page_of_a_section_is_no_article(folder: Path, name: str) -> None:
    article, problems = read_bytes(folder, b"---\ndate: 2022-02-28\n---\nText.", name)
    assert (article, problems) == (None, [])


@pytest.mark.parametrize(
    ("name", "named", "setting", "body", "expected"),
    [
        ("a.md", "", None, "text", BodyFormat.MARKDOWN),
        ("a.md", "", None, "<p>text</p>", BodyFormat.HTML),
        ("a.rst", "", None, "text", BodyFormat.RST),
        ("a.html", "", None, "text", BodyFormat.HTML),
        ("a.md", "", BodyFormat.HTML, "text", BodyFormat.HTML),
        ("a.md", "html", None, "text", BodyFormat.HTML),
        ("a.md", "HTML", None, "text", BodyFormat.HTML),
        ("a.md", " rst ", None, "text", BodyFormat.RST),
        ("a.md", "reStructuredText", None, "text", BodyFormat.RST),
        ("a.html", "md", None, "<p>text</p>", BodyFormat.MARKDOWN),
        ("a.md", "markdown", BodyFormat.HTML, "<p>text</p>", BodyFormat.MARKDOWN),
    ],
)
def test_the_format_of_a_body(
    folder: Path,
    name: str,
    named: str,
    setting: BodyFormat | None,
    body: str,
    expected: BodyFormat,
) -> None:
    """The article's own word wins, then that of the project, then what the body looks like."""
    line = f"format: '{named}'\n" if named else ""
    text = f"---\ndate: 2022-02-28\n{line}---\n{body}"
    config = Settings(body_format=setting)
    article, problems = read_bytes(folder, text.encode(), name, config=config)
    assert problems == []
    assert article is not None
    assert article.body_format is expected


@pytest.mark.parametrize("named", ["asciidoc", "5", "[html]", "{a: b}", "true"])
def test_a_format_that_nobody_knows_is_reported(folder: Path, named: str) -> None:
    text = f"---\ndate: 2022-02-28\nformat: {named}\n---\n<p>a</p>"
    article, problems = read_bytes(folder, text.encode())
    assert article is not None
    assert article.body_format is BodyFormat.HTML
    assert kinds(problems) == [ProblemKind.FIELD]
    assert "format" in problems[0].message


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("新闻".encode("gbk"), "新闻"),
        ("été".encode("latin-1") + b"\xff", "-xe9t-xe9-xff"),
    ],
)
def test_a_file_name_that_is_not_utf8_is_read_as_what_it_may_be(
    folder: Path, name: bytes, expected: str
) -> None:
    """Archives of other systems hold such names; a lone surrogate stops every writer."""
    path = folder / os.fsdecode(name + b".md")
    try:
        path.write_bytes(b"---\ndate: 2022-02-28\n---\nText.")
    except OSError:
        pytest.skip("this file system takes no such name")
    (file,) = find_files(Source("news", (".",)), folder)
    problems: list[Problem] = []
    article = Reader(Settings(), problems.append).read(file, own_page=False)
    assert article is not None
    assert (article.docname, article.slug) == (f"news/{expected}", expected)
    assert article.path == str(folder / f"{expected}.md")
    assert [(each.kind, each.path) for each in problems] == [(ProblemKind.ENCODING, article.path)]


HOSTILE = [
    "status: 0x" + "F" * 5000,
    "format: 0x" + "F" * 5000,
    "date: 0x" + "F" * 5000,
    "updated: 0x" + "F" * 5000,
    "? 0x" + "F" * 5000 + "\n: a",
    "tags: &a [*a]",
    "author: &a {name: *a}",
    "image: &a [*a]",
    "date: &a [*a]",
    "status: &a [*a]",
    "format: &a [*a]",
    "title: &a {b: *a}",
    "tags: !!set {a, b}",
    "title: !!binary aGVsbG8=",
    "date: .nan",
    "pin: .nan",
    "date: 9999-12-31T23:59:59-12:00",
    "date: 0001-01-01T00:00:00+12:00",
    "path: 9999-12-31",
    "path: 0001-01-01",
]


@pytest.mark.parametrize("lines", HOSTILE, ids=lambda lines: f"{lines:.40}")
def test_hostile_front_matter_is_reported_and_stops_nothing(folder: Path, lines: str) -> None:
    read_bytes(folder, f"---\n{lines}\n---\nText.".encode(), "2022-02-28-a.md")
    read_bytes(folder, f"---\ndate: 2022-02-28\n{lines}\n---\nText.".encode())


@pytest.mark.parametrize("key", ["tags", "status", "date", "format", "author", "title", "unknown"])
def test_a_list_that_grows_without_bound_is_refused(folder: Path, key: str) -> None:
    """Anchors that double at each step: 2^60 names from 61 lines, which nobody could wait for."""
    steps = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 61))]
    lines = "\n".join([*steps, f"{key}: *a60"])
    text = f"---\n{lines}\n---\nText.".encode()
    article, problems = read_bytes(folder, text, "2022-02-28-a.md")
    assert article is None
    assert kinds(problems) == [ProblemKind.FRONT_MATTER]


SOME_KEYS = [
    "title", "date", "tags", "author", "image", "status", "draft", "format", "path", "updated",
    "pin",
    "aliases", "? ", "x",
]  # fmt: skip
SOME_VALUES = [
    "a", "[a]", "{a: b}", "~", "1", "-1", "1.5", ".nan", "true", "2022-02-28", "|", "'",
    "2022-02-30",
    "19:85:35", "!!set {a}", "!!timestamp x", "[[], {}]", "&x [*x]", "\x07", '"\\ud800"', "0x1F",
    "{name: [a]}", "[{}]", "\u2028", "&amp;", "9999-12-31",
]  # fmt: skip


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    front=st.lists(
        st.tuples(st.sampled_from(SOME_KEYS), st.sampled_from(SOME_VALUES)).map(": ".join),
        max_size=6,
    ),
    body=st.text("<>!-[]pa& \n#*\u3000", max_size=20),
)
@example(front=["date: 2022-02-28"], body="<![a b]>")
def test_no_file_raises(folder: Path, front: list[str], body: str) -> None:
    text = "\n".join(["---", *front, "---", body])
    article, _ = read_bytes(folder, text.encode("utf-8", "surrogatepass"))
    if article is not None:
        assert article.title
        assert article.date.utcoffset() is not None


@pytest.mark.parametrize(
    ("name", "dialect", "body", "expected"),
    [
        # Jekyll: the words of the file's name in capitals.
        ("2022-02-28-my-first-post.md", "jekyll", "# Heading", "My First Post"),
        ("2022-02-28-my-first-post.md", "hexo", "Text.", "my-first-post"),
        ("2022-02-28-a.md", "docusaurus", "# The *heading*\n\nText.", "The heading"),
        ("2022-02-28-a.md", "docusaurus", "Text.", "a"),
        ("2022-02-28-a.html", "plain", "<h1>The heading</h1><p>a</p>", "The heading"),
        ("2022-02-28.md", "plain", "Text.", "2022-02-28"),
        ("2022/02/28/b/index.md", "hugo", "Text.", "b"),
    ],
    ids=repr,
)
def test_a_title_that_is_missing(
    folder: Path, name: str, dialect: str, body: str, expected: str
) -> None:
    text = f"---\ntags: a\n---\n\n{body}\n"
    article, problems = read_bytes(folder, text.encode(), name, dialect=dialect)
    assert problems == []
    assert article is not None
    assert article.title == expected


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("slug: /2022/one", ("one", "/2022/one")),
        ("slug: one", ("one", "")),
        ("permalink: /a/b/", ("x", "/a/b/")),
        ("slug: /", ("x", "/")),
    ],
)
def test_a_slug_that_is_an_address(
    folder: Path, front_matter: str, expected: tuple[str, str]
) -> None:
    article = read(folder, f"---\ndate: 2022-02-28\n{front_matter}\n---\na", "2022-02-28-x.md")
    assert (article.slug, article.permalink) == expected


@pytest.mark.parametrize("address", ["http://e.example/a", "HTTPS://e.example/a", "//e.example/a"])
def test_a_slug_is_no_address_of_the_web(folder: Path, address: str) -> None:
    content = f'---\ntitle: A\ndate: 2022-02-28\nslug: "{address}"\n---\nText.'
    article, problems = read_bytes(folder, content.encode(), "one.md")
    assert article is not None
    assert (article.slug, article.permalink, article.link) == ("one", "", "")
    assert [(each.kind, each.line) for each in problems] == [(ProblemKind.FIELD, 4)]
    assert "is a whole address" in problems[0].message


@pytest.mark.parametrize("key", ["path", "save_as", "aliases", "id", "guid", "image", "title"])
def test_no_other_key_names_the_original(folder: Path, key: str) -> None:
    content = f"---\ndate: 2022-02-28\n{key}: https://e.example/a\n---\nText."
    article, _ = read_bytes(folder, content.encode(), "one.md")
    assert article is not None
    assert article.link == ""


def test_an_address_on_the_web_is_that_of_the_original(folder: Path) -> None:
    article = read(folder, "---\ndate: 2022-02-28\nurl: https://example.org/a\n---\na")
    assert article.link == "https://example.org/a"


def test_front_matter_in_a_file_beside_it(folder: Path) -> None:
    """Source: Nikola handbook, "Metadata Files"."""
    beside = folder / "one.meta"
    beside.write_text(".. title: Beside\n.. slug: b\n.. date: 2022-02-28 10:00:00 UTC\n", "utf-8")
    path = folder / "one.rst"
    path.write_text("Text.\n", "utf-8")
    (file,) = find_files(Source("news", (".",)), folder)
    problems: list[Problem] = []
    article = Reader(Settings(), problems.append, "nikola").read(file, own_page=False)
    assert problems == []
    assert article is not None
    assert (article.title, article.slug, article.date.hour) == ("Beside", "b", 10)


def test_front_matter_beside_it_that_has_one_value_a_line(folder: Path) -> None:
    """Such files have no names of fields."""
    beside = folder / "one.meta"
    beside.write_text("Beside\nb\n2012/05/08 17:04\nx, y\nhttps://a.example/\nSaid.\n", "utf-8")
    (folder / "one.txt").write_text("Text.\n", "utf-8")
    (file,) = find_files(Source("news", (".",)), folder)
    problems: list[Problem] = []
    article = Reader(Settings(), problems.append, "nikola").read(file, own_page=False)
    assert problems == []
    assert article is not None
    assert (article.title, article.slug, article.date.day) == ("Beside", "b", 8)
    assert (article.tags, article.link) == (("x", "y"), "https://a.example/")


@pytest.mark.parametrize(
    ("name", "dialect", "is_article"),
    [
        ("pages/a.md", "pelican", False),
        ("pages/a.md", "hugo", True),
        ("_index.fr.md", "hugo", False),
        ("a/_index.md", "zola", False),
    ],
    ids=repr,
)
def test_pages_that_are_no_posts(folder: Path, name: str, dialect: str, is_article: bool) -> None:
    content = b"---\ntitle: A\ndate: 2022-02-28\n---\nText."
    article, problems = read_bytes(folder, content, name, dialect=dialect)
    assert (article is not None, problems) == (is_article, [])


def test_a_problem_with_a_key_is_told_at_its_line(folder: Path) -> None:
    content = b"---\ntitle: A\ndate: 2022-02-28\ncomments: perhaps\n---\nText."
    _, problems = read_bytes(folder, content)
    assert [(problem.kind, problem.line) for problem in problems] == [(ProblemKind.FIELD, 4)]


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("---\ndraft: true\n---\nText.", "hugo"),
        ("---\ntitle: A\nstatus: draft\n---\nText.", "pelican"),
        # ABlog documentation, "Posting and Listing": a post without a date is a draft.
        (".. post::\n\nText.", "ablog"),
    ],
)
def test_a_draft_needs_no_date(folder: Path, text: str, dialect: str) -> None:
    name = "one.rst" if text.startswith("..") else "one.md"
    article, problems = read_bytes(folder, text.encode(), name, dialect=dialect)
    assert problems == []
    assert article is not None
    assert article.hidden == "undated"
