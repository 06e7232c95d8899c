"""What is read and written again by a second build."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sphinx
from conftest import PNG, Build, NewsProject, change
from sphinx.environment import CONFIG_OK

from sphinx_newsfeed.listing.styles import STYLES, Style


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Five articles, a year apart, and a plain page."""
    for year in range(2018, 2023):
        project.article(
            f"y{year}.md",
            f"<p>Text of {year}.</p><p>{'word ' * 200}</p><p>Tail.</p>",
            date=f"{year}-03-01",
            extra=f"categories: [{'odd' if year % 2 else 'even'}]",
        )
    project.write("about.rst", ":orphan:\n\nAbout\n=====\n")
    return project


def _touched(build: Build) -> tuple[list[str], list[str]]:
    assert build.warnings == []
    return sorted(build.read), sorted(build.written)


def _both(read: list[str], written: list[str]) -> tuple[list[str], list[str]]:
    """What is to be read and written; Sphinx before 8.2 writes the root page with any other."""
    root = [] if sphinx.version_info >= (8, 2) else ["index"]
    return read, sorted({*written, *root})


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text", "gettext", "latex", "epub"])
def test_nothing_changed_nothing_done(news: NewsProject, builder: str) -> None:
    overrides = {"epub_copyright": "x", "version": "1"} if builder == "epub" else {}
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n   :group-by: year\n")
    first = news.build(builder, **overrides)
    assert len(first.read) == 7
    second = news.build(builder, **overrides)
    assert second.read == []
    if builder not in {"latex", "gettext", "epub"}:  # which assemble or write anew in every build
        assert second.written == []


def test_unchanged_articles_are_not_opened(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.build()
    opened: list[str] = []
    read_text = Path.read_text

    def watched(path: Path, *args: object, **kwargs: object) -> str:
        opened.append(path.name)
        return read_text(path, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "read_text", watched)
    news.build()
    assert [name for name in opened if name.startswith("y20")] == []


def test_a_body_edited(news: NewsProject) -> None:
    news.build()
    change(news.folder / "news/y2020.md", "Tail.", "Changed tail.")
    assert _touched(news.build()) == _both(["news/y2020"], ["news/y2020"])


def test_a_title_edited(news: NewsProject) -> None:
    """The listing and both neighbours show the title, and so does what it is related to."""
    news.build()
    change(news.folder / "news/y2020.md", "title: y2020", "title: Another")
    build = news.build()
    assert _touched(build) == (
        ["index", "news/y2020"],
        ["index", "news/y2019", "news/y2020", "news/y2021", "news/y2022"],
    )
    assert "Another" in build.text("index.html")
    assert "Another" in build.text("news/y2019.html")


def test_a_title_edited_where_pages_have_no_neighbours(news: NewsProject) -> None:
    news.build("text")
    change(news.folder / "news/y2020.md", "title: y2020", "title: Another")
    expected = _both(["index", "news/y2020"], ["index", "news/y2020"])
    assert _touched(news.build("text")) == expected


def test_what_a_listing_does_not_show_does_not_touch_it(news: NewsProject) -> None:
    news.build()
    change(news.folder / "news/y2020.md", "categories: [even]", "categories: [even, new]")
    assert _touched(news.build()) == _both(["news/y2020"], ["news/y2020"])


def test_an_article_added(news: NewsProject) -> None:
    news.build()
    news.article("later.md", date="2020-06-01")
    assert _touched(news.build()) == (
        ["index", "news/later"],
        ["index", "news/later", "news/y2020", "news/y2021"],
    )


def test_an_article_deleted(news: NewsProject) -> None:
    news.build()
    (news.folder / "news/y2020.md").unlink()
    written = ["index", "news/y2019", "news/y2021", "news/y2022"]
    assert _touched(news.build()) == (["index"], written)


def test_an_article_renamed(news: NewsProject) -> None:
    news.build()
    (news.folder / "news/y2020.md").rename(news.folder / "news/renamed.md")
    build = news.build()
    assert _touched(build) == (
        ["index", "news/renamed"],
        ["index", "news/renamed", "news/y2019", "news/y2021", "news/y2022"],
    )
    assert 'href="news/renamed.html"' in build.text("index.html")
    assert "y2020.html" not in build.text("index.html")


def test_only_the_listing_that_shows_it_is_read(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :category: odd\n")
    news.write("even.rst", ":orphan:\n\nEven\n====\n\n.. newsfeed::\n   :category: even\n")
    news.build()
    change(news.folder / "news/y2020.md", "title: y2020", "title: Another")
    assert _touched(news.build())[0] == ["even", "news/y2020"]


def test_an_excerpt_edited_writes_the_listing_without_reading_it(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n")
    news.build()
    change(news.folder / "news/y2020.md", "Tail.", "Changed tail.")
    assert _touched(news.build()) == _both(["news/y2020"], ["news/y2020"])
    change(news.folder / "news/y2020.md", "Text of 2020.", "New words of 2020.")
    build = news.build()
    assert _touched(build) == (["news/y2020"], ["index", "news/y2020"])
    assert "New words of 2020." in build.text("index.html")
    # How long it takes to read stands there as well.
    change(news.folder / "news/y2020.md", "Changed tail.", "word " * 1500)
    build = news.build()
    assert _touched(build) == (["news/y2020"], ["index", "news/y2020"])
    assert "min read" in build.text("index.html")


def test_a_text_edited_whose_listing_shows_its_summary(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n")
    article = news.article("y2023.md", "Text.", date="2023-03-01", extra="summary: It is short.")
    news.build()
    change(article, "Text.", "Other text.")
    assert _touched(news.build()) == _both(["news/y2023"], ["news/y2023"])
    change(article, "It is short.", "It is long.")
    assert _touched(news.build()) == (["index", "news/y2023"], ["index", "news/y2023"])


def test_a_full_listing_is_written_with_the_body(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
    news.build()
    change(news.folder / "news/y2020.md", "Tail.", "Changed tail.")
    build = news.build()
    assert _touched(build) == (["news/y2020"], ["index", "news/y2020"])
    assert "Changed tail." in build.text("index.html")


def test_a_style_says_itself_how_much_of_the_text_it_shows(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One row is all that a style takes."""
    monkeypatch.setitem(STYLES, Style.TIMELINE, STYLES[Style.FULL])
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: timeline\n")
    news.build()
    change(news.folder / "news/y2020.md", "Tail.", "Changed tail.")
    build = news.build()
    assert _touched(build) == (["news/y2020"], ["index", "news/y2020"])
    assert "Changed tail." in build.text("index.html")


def test_a_picture_changed(news: NewsProject) -> None:
    news.article("pictured.md", '<p><img src="dot.png" alt="A dot"></p>', date="2017-01-01")
    picture = news.write("news/dot.png", PNG)
    news.build()
    news.write("news/dot.png", PNG + b"\0")
    _make_newer(picture)
    assert _touched(news.build()) == _both(["news/pictured"], ["news/pictured"])


def _make_newer(*files: Path) -> None:
    for file in files:
        later = file.stat().st_mtime_ns + 5_000_000_000
        os.utime(file, ns=(later, later))


def test_times_alone_change_nothing_of_articles(news: NewsProject) -> None:
    news.article("pictured.md", '<p><img src="dot.png" alt="A dot"></p>', date="2017-01-01")
    news.write("news/dot.png", PNG)
    first = news.build()
    _make_newer(*(news.folder / "news").iterdir())
    for _ in range(2):
        assert _touched(news.build()) == ([], [])
    change(news.folder / "news/y2020.md", "Tail.", "Changed tail.")
    _make_newer(*(news.folder / "news").iterdir())
    assert _touched(news.build()) == _both(["news/y2020"], ["news/y2020"])
    assert _touched(news.build()) == ([], [])
    assert first.warnings == []


def test_a_page_of_the_project_is_read_when_it_is_touched(news: NewsProject) -> None:
    news.build()
    _make_newer(news.folder / "about.rst")
    assert _touched(news.build()) == _both(["about"], ["about"])


@pytest.mark.parametrize("name", ["news/y2020.md", "about.rst"])
def test_a_page_that_was_not_written_is_written_by_the_next_build(
    news: NewsProject, name: str
) -> None:
    """It was read by a build of another builder."""
    docname = name.partition(".")[0]
    news.build()
    change(news.folder / name, "Tail." if "y2020" in name else "About", "Other")
    _make_newer(news.folder / name)
    news.build("dummy")
    _make_newer(news.folder / name)
    assert docname in _touched(news.build())[1]


def test_a_template_that_changed_has_all_pages_written(news: NewsProject) -> None:
    news.configure('templates_path = ["_templates"]')
    template = news.write("_templates/page.html", '{%- extends "!page.html" %}')
    first = news.build()
    _make_newer(template)
    assert _touched(news.build()) == ([], [])
    news.write("_templates/page.html", '{%- extends "!page.html" %}{# other #}')
    os.utime(template, (0, 0))
    assert _touched(news.build()) == ([], sorted(first.written))
    assert _touched(news.build()) == ([], [])


def test_a_template_counts_for_the_pages_that_a_build_of_named_files_left(
    news: NewsProject,
) -> None:
    news.configure('templates_path = ["_templates"]')
    news.write("_templates/page.html", '{%- extends "!page.html" %}')
    news.build()
    news.write("_templates/page.html", '{%- extends "!page.html" %}{# other #}')
    news.build(only=["about.rst"])
    assert "news/y2018" in _touched(news.build())[1]


def test_a_reference_follows_the_title(news: NewsProject) -> None:
    news.write("about.rst", ":orphan:\n\nAbout\n=====\n\n:news:article:`y2020`\n")
    news.build()
    change(news.folder / "news/y2020.md", "title: y2020", "title: Another")
    build = news.build()
    assert "about" in build.written
    assert "about" not in build.read
    assert "Another" in build.text("about.html")


def test_names_become_links_when_a_listing_gives_them_a_place(news: NewsProject) -> None:
    news.article("tagged.md", "Text.", date="2000-01-01", extra="tags: even")
    first = news.build()
    assert "#news-category-even" not in first.text("news/y2020.html")
    listings = "".join(f".. newsfeed::\n   :{axis}: even\n\n" for axis in ("category", "tag"))
    news.write("even.rst", f":orphan:\n\nEven\n====\n\n{listings}")
    build = news.build()
    expected = ["even", "news/tagged", "news/y2018", "news/y2020", "news/y2022"]
    assert "../even.html#news-tag-even" in build.text("news/tagged.html")
    assert sorted(build.written) == _both([], expected)[1]
    assert "../even.html#news-category-even" in build.text("news/y2020.html")


def test_a_listing_that_shows_names_is_written_when_they_become_links(news: NewsProject) -> None:
    for style in Style:
        listing = f".. newsfeed::\n   :style: {style}"
        news.write(f"in-{style}.rst", f":orphan:\n\nSome\n====\n\n{listing}\n")
    first = news.build()
    news.write("even.rst", ":orphan:\n\nEven\n====\n\n.. newsfeed::\n   :category: even\n")
    build = news.build()
    assert build.read == ["even"]
    for style in Style:
        page = f"in-{style}"
        has_names = ">even<" in first.text(f"{page}.html")
        assert (page in build.written) is has_names, style
        assert ("even.html#news-category-even" in build.text(f"{page}.html")) is has_names, style


def test_the_kind_of_builder_changes_what_listings_hold(news: NewsProject) -> None:
    news.build("html")
    assert news.build("latex").read == ["index"]
    assert news.build("html").read == ["index"]
    assert news.build("html").read == []


def test_pages_of_one_builder_are_not_fresh_for_another(news: NewsProject) -> None:
    """Doctrees are shared: what one builder read, another has still to write."""
    news.build("html")
    news.build("text")
    change(news.folder / "news/y2020.md", "title: y2020", "title: Another")
    news.build("text")
    build = news.build("html")
    assert "Another" in build.text("index.html")
    assert "Another" in build.text("news/y2019.html")


def test_parallel_builds_write_the_same_bytes(news: NewsProject) -> None:
    news.write(
        "index.rst",
        "Site\n====\n\n.. newsfeed::\n   :style: summary\n   :group-by: year\n\n"
        ".. newsfeed::\n   :style: full\n   :group-by: category\n\n:news:date:`2020`\n",
    )
    for number in range(20):
        news.article(f"more{number}.md", f"<p>More {number}</p>", date="2021-01-01")
    one = news.build(output="one")
    two = news.build(output="two", parallel=2)
    assert one.warnings == two.warnings == []
    assert _bytes(one.outdir) == _bytes(two.outdir)


def _bytes(outdir: Path) -> dict[str, bytes]:
    left_out = {".buildinfo", "environment.pickle"}
    return {
        path.relative_to(outdir).as_posix(): path.read_bytes()
        for path in outdir.rglob("*")
        if path.is_file() and path.name not in left_out
    }


def test_builds_anywhere_write_the_same_bytes(tmp_path: Path) -> None:
    outputs = []
    for name in ("here", "there/deep"):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        project = NewsProject(folder)
        project.article("a.md", "<p>A</p>")
        project.article("b.md", "# B\n\nText.")
        outputs.append(_bytes(project.build().outdir))
    assert outputs[0] == outputs[1]


def test_two_applications_in_one_process_do_not_meet(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        project = NewsProject(folder)
        project.article(f"of-{name}.md", "<p>Text.</p>")
        texts.append(project.build().text("index.html"))
    assert "of-one" in texts[0]
    assert "of-two" not in texts[0]
    assert "of-two" in texts[1]
    assert "of-one" not in texts[1]


def test_nothing_is_written_below_the_source_directory(news: NewsProject) -> None:
    before = sorted(path for path in news.folder.rglob("*"))
    news.build(output="../out")
    assert sorted(path for path in news.folder.rglob("*")) == before


def test_the_environment_holds_no_article(news: NewsProject) -> None:
    news.article("secret.md", "<p>Text.</p>", extra="author: Somebody Unmistakable")
    build = news.build()
    pickled = (build.app.doctreedir / "environment.pickle").read_bytes()
    assert b"Somebody Unmistakable" not in pickled
    assert b"Catalogue" not in pickled


def test_the_configuration_does_not_change_by_itself(news: NewsProject) -> None:
    news.build()
    assert news.build().app.env.config_status == CONFIG_OK


def test_a_file_that_takes_the_place_of_another_may_be_older(news: NewsProject) -> None:
    """Moving files keeps their times, so that times alone do not tell."""
    news.build()
    folder = news.folder / "news"
    (folder / "y2020.md").rename(folder / "z.md")
    (folder / "y2018.md").rename(folder / "y2020.md")
    (folder / "z.md").rename(folder / "y2018.md")
    build = news.build()
    assert {"news/y2018", "news/y2020"} <= set(build.read)
    assert "Text of 2018." in build.text("news/y2020.html")
    assert "Text of 2020." in build.text("news/y2018.html")


def test_an_article_takes_the_place_of_a_page_and_gives_it_back(news: NewsProject) -> None:
    news.configure('newsfeed_sources = {"news": ["news", "../more"]}')
    own = news.write("news/own.rst", ":orphan:\n\nOwn\n===\n")
    article = news.article("../more/own.md", "<p>Of the article.</p>")
    for path in (own, article):
        os.utime(path, ns=(10**18, 10**18))
    assert "Own" in news.build().text("news/own.html")
    kept = own.read_bytes()
    own.unlink()
    assert "Of the article." in news.build().text("news/own.html")
    own.write_bytes(kept)
    os.utime(own, ns=(10**18, 10**18))
    assert "Of the article." not in news.build().text("news/own.html")


@pytest.mark.parametrize("style", ["list", "summary"])
@pytest.mark.parametrize("axis", ["category", "tag", "author"])
def test_groups_follow_the_names_of_their_articles(
    news: NewsProject, axis: str, style: str
) -> None:
    key = {"category": "categories", "tag": "tags", "author": "author"}[axis]
    path = news.article("moved.md", extra=f"{key}: before")
    news.write(
        "index.rst", f"Site\n====\n\n.. newsfeed::\n   :group-by: {axis}\n   :style: {style}\n"
    )
    assert "before" in news.build().text("index.html")
    change(path, f"{key}: before", f"{key}: after")
    page = news.build().text("index.html")
    assert "after" in page
    assert "before" not in page


@pytest.mark.parametrize("parallel", [0, 2])
def test_a_build_of_named_files_leaves_the_rest_to_the_next(
    news: NewsProject, parallel: int
) -> None:
    news.build()
    change(news.folder / "news/y2020.md", "title: y2020", "title: Another")
    news.build(only=["about.rst"], parallel=parallel)
    page = news.build().text("news/y2019.html")
    assert "Another" in page


def test_a_picture_that_was_missing(news: NewsProject) -> None:
    news.article("pictured.html", '<p>x <img src="dot.png" alt="A dot"></p>', date="2017-01-01")
    assert len(news.build().warnings) == 1
    news.write("news/dot.png", PNG)
    build = news.build()
    assert build.warnings == []
    assert 'src="../_images/dot.png"' in build.text("news/pictured.html")


def test_a_leading_picture_that_goes(news: NewsProject) -> None:
    picture = news.write("news/dot.png", PNG)
    news.article("pictured.html", date="2023-01-01", extra="headimg: dot.png")
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n   :limit: 1\n")
    assert "<img" in news.build().text("index.html")
    picture.unlink()
    assert "<img" not in news.build().text("index.html")


def test_references_of_any_kind_follow_their_goals(news: NewsProject) -> None:
    news.write("about.rst", ":orphan:\n\nAbout\n=====\n\n:any:`number-7` :ref:`news-2020`\n")
    news.article("goal.md", title="Before", extra="slug: number-7")
    news.write("years.rst", ":orphan:\n\nYears\n=====\n\n.. newsfeed::\n   :group-by: year\n")
    assert "Before" in news.build().text("about.html")
    change(news.folder / "news/goal.md", "title: Before", "title: After")
    assert "After" in news.build().text("about.html")
    (news.folder / "years.rst").rename(news.folder / "all.rst")
    assert 'href="all.html#news-2020"' in news.build().text("about.html")


def test_a_full_listing_follows_what_is_made_of_the_text(news: NewsProject) -> None:
    """The same text in a file of another suffix, and pictures that come and go."""
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
    path = news.article("y2020.md", "Some *text*.\n\n![dot](dot.png)", date="2020-03-01")
    assert "<em>text</em>" in news.build().text("index.html")
    picture = news.write("news/dot.png", PNG)
    assert 'src="_images/dot.png"' in news.build().text("index.html")
    picture.unlink()
    assert "_images/dot.png" not in news.build().text("index.html")
    path.rename(path.with_suffix(".html"))
    assert "Some *text*." in news.build().text("index.html")


def test_a_title_edited_that_stands_among_related_news(news: NewsProject) -> None:
    """They are no neighbours: what is in the one page because of the other is a list of links."""
    for year in (2018, 2022):
        path = news.folder / f"news/y{year}.md"
        path.write_text(path.read_text("utf-8").replace("categories:", "tags: [t]\ncategories:"))
    assert "Y2018" not in news.build().text("news/y2022.html")
    change(news.folder / "news/y2018.md", "title: y2018", "title: Y2018")
    build = news.build()
    assert "Y2018" in build.text("news/y2022.html")
    read, written = _touched(build)
    assert "news/y2018" in read
    assert "news/y2022" in written
    assert "news/y2021" not in written


def test_a_text_in_another_language_comes_and_goes(project: NewsProject) -> None:
    project.configure("language = 'en'")
    for day in range(1, 5):
        project.article(f"n{day}.md", date=f"2022-01-0{day}")
    project.build()
    translation = project.article("n1.de.md", date="2022-01-05", extra="lang: de")
    build = project.build()
    assert "Also in:" in build.text("news/n1.html")
    assert "news/n1" in build.written
    assert "news/n3" not in build.written
    translation.unlink()
    build = project.build()
    assert "Also in:" not in build.text("news/n1.html")


def test_an_overview_follows_the_places_of_its_names(news: NewsProject) -> None:
    news.write("names.rst", ":orphan:\n\nNames\n=====\n\n.. newsfeed-categories::\n")
    assert "by.html#" not in news.build().text("names.html")
    news.write("by.rst", ":orphan:\n\nBy\n==\n\n.. newsfeed::\n   :group-by: category\n")
    build = news.build()
    assert build.read == ["by"]
    assert "by.html#news-category-odd" in build.text("names.html")


def test_the_last_page_of_a_listing_knows_when_it_is_not_the_last(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :page-size: 2\n   :sort: oldest\n")
    assert "page-4" not in news.build().text("page-3.html")
    for year in (2023, 2024):
        news.article(f"y{year}.md", "Text.", date=f"{year - 2}-06-01")
    build = news.build()
    assert "page-4" in build.text("page-3.html")
    assert "page-4" in build.text("index.html")
    assert build.warnings == []
