"""All sources are scanned: which articles there are, and which files are to be no document."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from loading.sites import NOW, Site, article_text

from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.loading import Scan
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import ProblemKind
from sphinx_newsfeed.repeated_problems import told_once


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def own_site(tmp_path: Path) -> Site:
    """A site whose Markdown and reStructuredText files are pages of the project's own."""
    return Site(tmp_path, own_suffixes=(".md", ".rst"))


def docnames(scan: Scan) -> list[str]:
    return [article.docname for article in scan.articles]


def shown(scan: Scan) -> list[str]:
    return [article.docname for article in scan.articles if not article.hidden]


def no_file_may_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever reads an article's file from now on fails; the cache's own file is no article."""
    real = Path.read_text

    def read_text(self: Path, *args: object, **options: object) -> str:
        assert self.suffix == ".json", f"{self} was opened"
        return real(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "read_text", read_text)


def test_all_articles_of_a_source(site: Site) -> None:
    site.write("news/b.md")
    site.write("news/a.md")
    site.write("news/2021/c.html")
    scan = site.scan()
    assert sorted(docnames(scan)) == ["news/2021/c", "news/a", "news/b"]
    assert {article.title for article in scan.articles} == {"a", "b", "c"}
    assert site.problems == []


def test_several_sources_follow_each_other(tmp_path: Path) -> None:
    sources = (Source("press", ("p",)), Source("blog/x", ("b", "c/*.md")))
    site = Site(tmp_path, sources=sources)
    for name in ("p/one.md", "b/two.md", "c/three.md", "c/x/four.md"):
        site.write(name)
    assert docnames(site.scan()) == ["press/one", "blog/x/two", "blog/x/three"]


def test_a_file_of_two_sources_is_one_article(tmp_path: Path) -> None:
    site = Site(tmp_path, sources=(Source("a", ("news/one.md",)), Source("b", ("news",))))
    site.write("news/one.md")
    site.write("news/two.md")
    assert docnames(site.scan()) == ["a/one", "b/two"]
    assert site.problems == []


def test_a_source_without_files_is_reported(tmp_path: Path) -> None:
    site = Site(tmp_path, sources=(Source("a", ("a",)), Source("b", ("b", "c/*.md"))))
    site.write("a/one.md")
    site.write("b/two.png")
    assert docnames(site.scan()) == ["a/one"]
    assert site.kinds() == [ProblemKind.SOURCE] * 2
    assert [problem.message.split()[-1] for problem in site.problems] == ["b", "c/*.md"]


def test_no_sources_are_nothing_to_report(tmp_path: Path) -> None:
    site = Site(tmp_path, sources=())
    assert site.scan() == Scan((), frozenset())
    assert site.problems == []


def test_what_the_settings_exclude(site: Site) -> None:
    site.write("news/a.md")
    left_out = site.write("news/x/b.md")
    scan = site.scan(Settings(exclude=("x/*",)))
    assert docnames(scan) == ["news/a"]
    # It may be a page of the project: that is for ``exclude_patterns`` to say.
    assert left_out not in scan.withheld


def test_what_the_project_excludes(tmp_path: Path) -> None:
    site = Site(tmp_path, is_excluded=lambda path: path.name == "a.md")
    site.write("news/a.md", "---\ntitle: broken\nno key\n---\n")
    site.write("news/b.md")
    assert docnames(site.scan()) == ["news/b"]
    assert site.problems == []


def test_an_article_with_something_wrong_stops_no_other(site: Site) -> None:
    site.write("news/a.md", "---\ntitle: broken\nno key\n---\n")
    (site.folder / "news/b.md").write_bytes(b"\xff\xfe")
    site.write("news/c.md", "---\ntitle: undated\n---\n")
    site.write("news/d.md")
    assert docnames(site.scan()) == ["news/d"]
    assert site.kinds() == [ProblemKind.FRONT_MATTER, ProblemKind.ENCODING, ProblemKind.DATE]


class TestHidden:
    def test_drafts(self, site: Site) -> None:
        site.write("news/a.md", article_text("A", "2022-02-28", "draft: true"))
        site.write("news/b.md", article_text("B", "2022-02-28", "published: false"))
        site.write("news/c.md", article_text("C", "2022-02-28", "status: draft"))
        site.write("news/d.md")
        scan = site.scan()
        assert shown(scan) == ["news/d"]
        assert [article.hidden for article in scan.articles] == ["draft", "draft", "draft", ""]
        assert {path.name for path in scan.withheld} >= {"a.md", "b.md", "c.md"}
        assert site.problems == []
        assert shown(site.scan(Settings(drafts=True))) == ["news/a", "news/b", "news/c", "news/d"]

    def test_drafts_are_shown_as_the_setting_says_and_nothing_else(self, site: Site) -> None:
        """The setting is about drafts; what is hidden is not one."""
        site.write("news/a.md", article_text("A", "2022-02-28", "hidden: true"))
        site.write("news/b.md", article_text("B", "2022-02-28", "password: abc"))
        site.write("news/c.md", article_text("C", "2022-02-28", "status: skip"))
        assert shown(site.scan()) == []
        assert shown(site.scan(Settings(drafts=True))) == []

    def test_what_is_unlisted_is_shown_and_marked(self, site: Site) -> None:
        site.write("news/a.md", article_text("A", "2022-02-28", "unlisted: true"))
        site.write("news/b.md", article_text("B", "2022-02-28", "status: private"))
        site.write("news/c.md")
        scan = site.scan()
        assert shown(scan) == ["news/a", "news/b", "news/c"]
        assert [article.unlisted for article in scan.articles] == [True, True, False]

    @pytest.mark.parametrize("key", ["expires", "expiryDate", "unpublishdate"])
    def test_an_article_goes_when_its_time_is_over(self, site: Site, key: str) -> None:
        site.write("news/a.md", article_text("A", "2022-02-28", f"{key}: 2022-07-01"))
        assert shown(site.scan()) == ["news/a"]
        later = site.scan(now=datetime(2022, 7, 1, tzinfo=UTC))
        assert [article.hidden for article in later.articles] == ["expired"]
        assert {path.name for path in later.withheld} >= {"a.md"}
        assert site.problems == []

    def test_hugo_shows_an_article_from_its_time_of_publication(self, site: Site) -> None:
        """Source: Hugo documentation, "publishDate"."""
        site.sources = (Source("news", ("news",), "hugo"),)
        site.write("news/a.md", article_text("A", "2022-02-28", "publishDate: 2022-07-01"))
        (article,) = site.scan().articles
        assert (article.hidden, article.date.day) == ("future", 28)
        assert shown(site.scan(now=NOW + timedelta(days=30))) == ["news/a"]

    @pytest.mark.parametrize("dialect", ["plain", "hexo", "jekyll"])
    def test_drafts_by_their_folder(self, site: Site, dialect: str) -> None:
        site.sources = (Source("news", ("news",), dialect),)
        site.write("news/_drafts/a.md")
        site.write("news/_posts/b.md")
        assert shown(site.scan()) == ["news/_posts/b"]
        assert [article.hidden for article in site.scan().articles] == ["draft", ""]

    @pytest.mark.parametrize("permalinks", [{}, {"": "/:title/"}])
    def test_dated_files_of_a_collection_with_pages_are_posts(
        self, site: Site, permalinks: dict[str, str]
    ) -> None:
        collections = "releases: {output: true}\n  docs: {output: true}\n  data: {}\n"
        site.write("news/_config.yml", f"collections:\n  {collections}")
        for name in ("_posts/2022-01-01-a", "_releases/2022-02-02-b", "_releases/old/2022-02-01-c"):
            site.write(f"news/{name}.md", "---\ntitle: x\n---\nText.")
        for name in ("_docs/guide", "_releases/latest", "_data/2022-01-01-d", "2022-01-01-e"):
            site.write(f"news/{name}.md")
        scan = site.scan(Settings(sources=site.sources, permalinks=permalinks))
        assert {article.name for article in scan.articles} == {
            "_posts/2022-01-01-a.md",
            "_releases/2022-02-02-b.md",
            "_releases/old/2022-02-01-c.md",
        }

    @pytest.mark.parametrize(
        ("now", "is_shown"),
        [
            (datetime(2022, 2, 28, 7, 13, 46, tzinfo=UTC), False),
            (datetime(2022, 2, 28, 7, 13, 47, tzinfo=UTC), True),
            (datetime(2022, 2, 28, 7, 13, 48, tzinfo=UTC), True),
            (datetime(2022, 2, 28, 15, 13, 46, tzinfo=timezone(timedelta(hours=8))), False),
            (datetime(2022, 2, 28, 15, 13, 47, tzinfo=timezone(timedelta(hours=8))), True),
            (datetime(2022, 2, 28, 2, 13, 46, tzinfo=ZoneInfo("America/New_York")), False),
        ],
        ids=str,
    )
    def test_articles_of_the_future(self, site: Site, now: datetime, is_shown: bool) -> None:
        site.write("news/a.md", article_text("A", "Mon, 28 Feb 2022 07:13:47 GMT"))
        settings = Settings(timezone=ZoneInfo("Asia/Shanghai"))
        scan = site.scan(settings, now)
        assert [article.hidden for article in scan.articles] == ["" if is_shown else "future"]
        assert bool(scan.withheld) is not is_shown
        everything = Settings(timezone=ZoneInfo("Asia/Shanghai"), future=True)
        assert shown(site.scan(everything, now)) == ["news/a"]

    def test_an_article_comes_out_when_its_time_has_come_though_its_file_is_as_it_was(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.write("news/a.md", article_text("A", "2022-07-01"))
        assert shown(site.scan()) == []
        no_file_may_be_opened(monkeypatch)
        assert shown(site.scan(now=NOW + timedelta(days=30))) == ["news/a"]

    def test_a_draft_of_the_future_needs_both_settings(self, site: Site) -> None:
        site.write("news/a.md", article_text("A", "2022-07-01", "draft: true"))
        assert shown(site.scan(Settings(drafts=True))) == []
        assert shown(site.scan(Settings(future=True))) == []
        assert shown(site.scan(Settings(drafts=True, future=True))) == ["news/a"]

    def test_a_preview_shows_what_is_not_finished_or_not_due(self, site: Site) -> None:
        site.write("news/a.md", article_text("A", "2022-07-01", "draft: true"))
        site.write("news/b.md", article_text("B", "2022-07-01"))
        site.write("news/c.md", article_text("C", "2022-02-28"))
        site.write("news/d.md", "---\ntitle: D\ndraft: true\n---\nText.\n")
        site.write("news/e.md", article_text("E", "2022-02-28", "hidden: true"))
        site.write("news/f.md", article_text("F", "2022-02-28", "draft: true\nexpires: 2022-03-01"))
        noon = datetime(2022, 6, 1, 12, tzinfo=UTC)
        found = {each.title: each for each in site.scan(Settings(preview=True), noon).articles}
        shown = {title: each.unpublished for title, each in found.items() if not each.hidden}
        assert shown == {"A": "draft", "B": "future", "C": "", "D": "draft"}
        # What has no date yet is of the day, so that all builds of a day show the same.
        assert found["D"].date == datetime(2022, 6, 1, tzinfo=UTC)
        assert {each.unpublished for each in site.scan().articles} == {""}

    def test_what_another_option_shows_has_no_mark(self, site: Site) -> None:
        site.write("news/a.md", article_text("A", "2022-02-28", "draft: true"))
        site.write("news/b.md", article_text("B", "2022-07-01"))
        scan = site.scan(Settings(drafts=True, future=True, preview=True))
        assert [each.unpublished for each in scan.articles] == ["", ""]

    def test_a_version_without_news_hides_all(self, site: Site) -> None:
        page = site.write("news/a.md")
        site.write("news/b.md", article_text("B", "2022-02-28", "draft: true"))
        scan = site.scan(shows_news=False)
        assert [each.hidden for each in scan.articles] == ["other version", "draft"]
        assert page in scan.withheld

    def test_a_hidden_article_takes_no_ones_place(self, site: Site) -> None:
        site.write("news/a.html", article_text("old", "2022-02-28", "draft: true"))
        site.write("news/a.md", article_text("new", "2022-02-28"))
        scan = site.scan()
        assert [article.title for article in scan.articles if not article.hidden] == ["new"]
        assert site.problems == []


class TestWithheld:
    """Files of sources that Sphinx would make a document of, and must not."""

    def test_an_article_under_its_own_docname_is_not_withheld(self, own_site: Site) -> None:
        own_site.write("news/a.md")
        assert own_site.scan().withheld == frozenset()

    def test_a_hidden_article_is(self, own_site: Site) -> None:
        draft = own_site.write("news/a.md", article_text("A", "2022-02-28", "draft: true"))
        future = own_site.write("news/b.md", article_text("B", "2022-07-01"))
        assert own_site.scan().withheld == {draft, future}

    def test_a_page_without_front_matter_is_not(self, own_site: Site) -> None:
        own_site.write("news/index.md", "# News\n")
        own_site.write("news/about.rst", "About\n=====\n")
        own_site.write("news/a.md")
        scan = own_site.scan()
        assert docnames(scan) == ["news/a"]
        assert scan.withheld == frozenset()
        assert own_site.problems == []

    def test_a_page_that_was_perhaps_meant_to_be_an_article_is_not(self, own_site: Site) -> None:
        own_site.write("news/a.md", "---\ntags: [a]\n---\nText.")
        assert own_site.scan().withheld == frozenset()
        assert own_site.kinds() == [ProblemKind.DATE]

    @pytest.mark.parametrize("content", [b"---\na: b\nno key\n---\nText.", b"---\na: \xff\n---\n"])
    def test_a_file_that_cannot_be_read_is(self, own_site: Site, content: bytes) -> None:
        path = own_site.write("news/a.md")
        path.write_bytes(content)
        scan = own_site.scan()
        assert scan.articles == ()
        assert scan.withheld == {path}


class TestSecondScan:
    """What happens at the next build, with the cache of the last."""

    def test_an_unchanged_file_is_not_opened(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.write("news/a.md")
        site.write("news/b.html", article_text("B", "2022-02-28", "tags: [x]"))
        site.write("news/c.md", "no front matter")
        first = site.scan()
        problems = list(site.problems)
        assert len(problems) == 1
        no_file_may_be_opened(monkeypatch)
        assert site.scan() == first
        assert site.problems == problems
        # and once more, so that what was only taken over is stored again
        assert site.scan() == first
        assert site.problems == problems

    def test_a_file_with_another_size_is_read_again(self, site: Site) -> None:
        path = site.write("news/a.md", article_text("One"))
        status = path.stat()
        site.scan()
        path.write_text(article_text("Three"), "utf-8")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert [article.title for article in site.scan().articles] == ["Three"]

    def test_a_file_with_another_time_is_read_again(self, site: Site) -> None:
        path = site.write("news/a.md", article_text("One"))
        status = path.stat()
        site.scan()
        path.write_text(article_text("Two"), "utf-8")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 1_000_000))
        assert [article.title for article in site.scan().articles] == ["Two"]

    def test_a_problem_that_was_put_right_is_reported_no_more(self, site: Site) -> None:
        path = site.write("news/a.md", "---\ntitle: broken\nno key\n---\n")
        site.scan()
        assert site.kinds() == [ProblemKind.FRONT_MATTER]
        path.write_text(article_text("One"), "utf-8")
        assert docnames(site.scan()) == ["news/a"]
        assert site.problems == []

    def test_files_come_and_go(self, site: Site) -> None:
        first = site.write("news/a.md")
        site.write("news/b.md")
        site.scan()
        first.unlink()
        site.write("news/c.md")
        assert docnames(site.scan()) == ["news/b", "news/c"]

    def test_an_article_that_was_hidden_is_shown_when_the_setting_changes(self, site: Site) -> None:
        site.write("news/a.md", article_text("A", "2022-02-28", "draft: true"))
        for drafts in (False, True, False):
            assert bool(shown(site.scan(Settings(drafts=drafts)))) is drafts

    def test_another_zone_is_another_date(self, site: Site) -> None:
        site.write("news/a.md", article_text("A", "2022-02-28 07:13:47"))
        for zone in ("UTC", "Asia/Shanghai", "UTC"):
            settings = Settings(timezone=ZoneInfo(zone))
            (article,) = site.scan(settings).articles
            assert article.date == datetime(2022, 2, 28, 7, 13, 47, tzinfo=ZoneInfo(zone))

    def test_another_body_format_is_seen(self, site: Site) -> None:
        site.write("news/a.md")
        for named in (None, BodyFormat.HTML, BodyFormat.RST, None):
            (article,) = site.scan(Settings(body_format=named)).articles
            assert article.body_format is (named or BodyFormat.MARKDOWN)

    def test_a_page_that_becomes_the_projects_own_is_read_anew(self, site: Site) -> None:
        site.write("news/a.md", "---\ntitle: undated\n---\n")
        site.scan()
        assert site.kinds() == [ProblemKind.DATE]
        site.own_suffixes = (".md",)
        site.scan()
        assert site.problems == []

    def test_another_prefix_is_another_docname(self, site: Site) -> None:
        site.write("news/a.md")
        assert docnames(site.scan()) == ["news/a"]
        site.sources = (Source("blog", ("news",)),)
        assert docnames(site.scan()) == ["blog/a"]

    def test_a_damaged_cache_is_as_good_as_none(self, site: Site) -> None:
        site.write("news/a.md")
        first = site.scan()
        site.cache_path.write_text("{", "utf-8")
        assert site.scan() == first
        assert site.scan() == first

    def test_times_where_clocks_change_are_the_same_at_each_build(self, site: Site) -> None:
        site.write("news/a.md", article_text("A", "'2022-03-27 02:30:00'"))
        site.write("news/b.md", article_text("B", "'2022-10-30 02:30:00'"))
        settings = Settings(timezone=ZoneInfo("Europe/Berlin"), future=True)
        first = [article.date.isoformat() for article in site.scan(settings).articles]
        assert [article.date.isoformat() for article in site.scan(settings).articles] == first


def test_posts_that_are_excluded_may_be_of_any_format(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write("news/a.md")
    site.write("news/b.org")
    site.write("news/c.adoc")
    site.scan(Settings(sources=site.sources, exclude=("*.org",)))
    (problem,) = site.problems
    assert ".adoc" in problem.message


@pytest.mark.parametrize("suffix", [".qmd", ".Rmd", ".org", ".ipynb"])
def test_posts_in_a_format_that_is_not_read_are_told(tmp_path: Path, suffix: str) -> None:
    site = Site(tmp_path)
    for name in ("a.md", f"b{suffix}", f"c{suffix}"):
        site.write(f"news/{name}")
    site.scan(Settings(sources=site.sources))
    (problem,) = site.problems
    assert f"the format of {suffix} is not read, so 2 of 'news' are left out" in problem.message


@pytest.mark.skipif(os.name != "posix", reason="names of files are text here")
def test_names_that_look_the_same_are_of_two_articles(site: Site) -> None:
    """One is UTF-8, and the other one is shown as if it were."""
    path = site.write("news/a.md")
    for encoding in ("utf-8", "gb18030"):
        name = "\u4f60.md".encode(encoding)
        (path.parent / os.fsdecode(name)).write_bytes(path.read_bytes())
    scan = site.scan()
    assert len(scan.articles) == len(scan.files) == 3


def test_order_is_that_of_files(site: Site) -> None:
    for name in ("b", "c", "a"):
        site.write(f"news/{name}.md")
    assert docnames(site.scan()) == ["news/a", "news/b", "news/c"]


@pytest.mark.skipif(os.name != "posix", reason="names of files are text here")
def test_names_that_are_not_utf8_are_told_as_one(site: Site) -> None:
    for number in range(5):
        site.write(os.fsdecode(b"news/\xb0\xa1%d.md" % number), article_text("A"))
    site.scan(Settings())
    (told,) = told_once(site.problems)
    assert "(5 times, also at " in told.problem.message
    assert len(told.all) == 5


def test_a_date_that_is_none_is_told_on_its_line(site: Site) -> None:
    site.write("news/a.md", "---\ntitle: A\n\nDate: Invalid Date\n---\n")
    site.scan(Settings(sources=(Source("news", ("news",), "hexo"),)))
    (problem,) = site.problems
    assert (problem.line, problem.kind) == (4, ProblemKind.DATE)


def test_where_no_date_can_be_read_that_of_the_last_change_counts(site: Site) -> None:
    site.write("news/a.md", "---\ntitle: A\ndate: Invalid Date\nupdated: 2020-01-02\n---\n")
    (article,) = site.scan(Settings()).articles
    assert article.date.date().isoformat() == "2020-01-02"


_PAGE = "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    ("dialect", "files", "left_out"),
    [
        pytest.param(
            "jekyll",
            {"index.md": _PAGE, "about.md": _PAGE, "_posts/2022-01-02-a.md": _PAGE},
            {"page": 2},
            id="outside the folder of posts",
        ),
        pytest.param(
            "hexo",
            {"_posts/a.md": None, "tags/index.md": "---\ndate: 2022-01-01\ntype: tags\n---\n"},
            {"page": 1},
            id="a page with a date",
        ),
        pytest.param("mkdocs", {"index.md": "# Blog", "posts/a.md": None}, {"page": 1}, id="index"),
        pytest.param(
            "mkdocs",
            {"guide/index.md": "# A", "guide/b.md": _PAGE, "blog/posts/a.md": None},
            {"page": 2},
            id="documentation around a blog",
        ),
        pytest.param(
            "hugo",
            {"_index.md": _PAGE, "x/index.md": None, "x/note.md": _PAGE},
            {"page": 1, "resource": 1},
            id="sections and resources",
        ),
        pytest.param("pelican", {"pages/a.md": None, "b.md": None}, {"page": 1}, id="pages"),
        pytest.param(
            "plain",
            {"list.md": "---\ntitle: A\nlayout: archive\n---\n", "index.md": _PAGE, "a.md": None},
            {"page": 2},
            id="lists of posts",
        ),
        pytest.param("plain", {"a.md": None, "notes.txt": "A."}, {"page": 1}, id="other texts"),
        pytest.param("plain", {"a.md": None}, None, id="articles alone"),
    ],
)
def test_files_that_are_no_posts_are_counted_and_no_problem(
    site: Site, dialect: str, files: dict[str, str | None], left_out: dict[str, int] | None
) -> None:
    for name, text in files.items():
        site.write(f"news/{name}", text)
    for _ in range(2):  # the second time from the cache
        scan = site.scan(Settings(sources=(Source("news", ("news",), dialect),)))
        assert scan.passed_over.get("news") == left_out
        assert site.problems == []


@pytest.mark.parametrize(
    ("dialect", "name"),
    [
        *(("mkdocs", "posts/a.md"), ("plain", "a.md"), ("plain", "x/index.md")),
        *(("hexo", "_posts/a.md"), ("hexo", "index.md"), ("docusaurus", "index.md")),
    ],
)
def test_posts_without_a_date_are_told(site: Site, dialect: str, name: str) -> None:
    site.write(f"news/{name}", _PAGE)
    scan = site.scan(Settings(sources=(Source("news", ("news",), dialect),)))
    (problem,) = site.problems
    assert problem.kind is ProblemKind.DATE
    is_asked = dialect in {"hexo", "docusaurus"}
    assert ("write the date into the front matter" in problem.message) is is_asked
    assert not scan.passed_over.get("news", {}).get("page")


def test_pages_of_the_project_are_counted_as_such(site: Site) -> None:
    site.own_suffixes = (".md",)
    site.write("news/about.md", _PAGE)
    site.write("news/a.md")
    site.write("news/b.adoc", "= B")
    scan = site.scan()
    assert scan.passed_over == {"news": {"own_page": 1, "unread": 1}}
