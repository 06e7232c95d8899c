"""The languages that texts tell, wherever words of theirs are shown."""

from __future__ import annotations

import json
import re

import pytest
from conftest import Build, NewsProject, change
from lxml import etree

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
CHINESE = "新版本今天发布了，构建更快，错误信息更清楚，软件包也更小。"
ARABIC = "صدر اليوم إصدار جديد من المكتبة، وهو أسرع وأصغر، ورسائله أوضح."


@pytest.fixture
def mixed(project: NewsProject) -> NewsProject:
    """A project in English with a Chinese, an Arabic and an English article that name none."""
    project.configure(
        'html_theme = "basic"',
        'html_baseurl = "https://example.org/"',
        'newsfeed_feeds = ["atom", "rss", "json"]',
        'newsfeed_archives = ["year", "category", "tag", "author"]',
        'newsfeed_authors = {"wei": {"name": "张伟", "url": "https://example.org/wei"}}',
        'html_sidebars = {"**": ["newsfeed/recent.html", "newsfeed/tags.html"]}',
        'templates_path = ["_templates"]',
    )
    project.write(
        "_templates/layout.html",
        '{% extends "!layout.html" %}{% block sidebar1 %}{{ newsfeed_sidebar("recent") }}'
        '{{ newsfeed_sidebar("tags") }}{% endblock %}',
    )
    names = "tags: [数据]\ncategories: [技术]\nauthor: wei"
    project.article("zh.md", CHINESE, title="新版本发布", date="2024-03-01", extra=names)
    names = "tags: [أخبار, C++]\nauthor: ليلى"
    project.article("ar.md", ARABIC, title="إصدار 2.0-beta", date="2024-03-02", extra=names)
    project.article("en.md", "Words.", title="Plain", date="2024-03-03", extra="tags: [数据]")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n")
    return project


def languages(page: str, text: str) -> set[str]:
    """The languages of the elements of a page that have a text: of each the nearest one said."""
    found = set()
    # What stands in attributes and scripts is not shown.
    page = re.sub(r"<script.*?</script>|<title>.*?</title>", "", page, flags=re.DOTALL)
    for match in re.finditer(rf"{re.escape(text)}(?![^<>]*>)", page):
        opened: list[tuple[str, str]] = []
        tags = re.finditer(r"<(/?)(\w+)([^>]*?)(/?)>", page[: match.start()])
        for close, name, attributes, empty in (tag.groups() for tag in tags):
            if close:
                while opened and opened.pop()[0] != name:
                    pass
            elif not empty and name not in {"meta", "link", "img", "br", "hr", "input", "script"}:
                language = re.search(r'\blang="([^"]*)"', attributes)
                opened.append((name, language[1] if language else ""))
        found.add(next((each for _, each in reversed(opened) if each), ""))
    return found


def test_each_place_that_shows_words_of_another_language_says_so(mixed: NewsProject) -> None:
    build = mixed.build()
    assert build.warnings == []
    index, chinese, arabic, english = (
        # The bars of the theme at both ends have titles as plain texts.
        re.sub(r'<div class="related".*?</div>', "", build.text(name), flags=re.DOTALL)
        for name in ("index.html", "news/zh.html", "news/ar.html", "news/en.html")
    )
    # Titles and excerpts: on the own page, in listings, in a sidebar, and before and after.
    assert languages(index, "新版本发布") == languages(chinese, "新版本发布") == {"zh"}
    assert languages(index, CHINESE) == languages(chinese, CHINESE) == {"zh"}
    assert languages(english, "新版本发布") == languages(arabic, "新版本发布") == {"zh"}
    assert languages(english, "إصدار ") == {"ar"}
    # Names, wherever they stand, and the project's own words among those of an article.
    assert languages(index, "数据") == languages(english, "数据") == {"zh"}
    assert languages(index, "技术") == languages(chinese, "技术") == {"zh"}
    assert languages(index, "张伟") == languages(chinese, "张伟") == {"zh"}
    assert languages(index, "ليلى") == languages(arabic, "ليلى") == {"ar"}
    assert languages(chinese, "March 1, 2024") == {"en"}
    assert languages(arabic, "Tags:") == languages(chinese, "Newer") == {"en"}
    assert languages(index, "Continue reading") == {"en"}


def test_navigation_says_it_too(mixed: NewsProject) -> None:
    """Tables of contents, and the way to a page that themes show above it."""
    mixed.write("index.rst", "Site\n====\n\n.. toctree::\n   :glob:\n\n   news/*\n   news/tag/*\n")
    mixed.article("zh.md", f"{CHINESE}\n\n## 安装", title="新版本发布", extra="categories: [技术]")
    build = mixed.build()
    index, chinese = build.text("index.html"), build.text("news/zh.html")
    assert languages(index, "新版本发布") == languages(index, "安装") == {"zh"}
    assert re.search('<li[^>]* lang="zh"><a[^>]*>安装</a>', index)
    assert languages(index, "إصدار ") == {"ar"}
    assert languages(index, "数据") == {"zh"}
    assert ">Plain</a></li>" in index
    assert '>Tag: <span lang="zh">数据</span></a></li>' in index
    bar = chinese.partition('<div class="related"')[2].partition("</div>")[0]
    assert re.search(r'<a href="[^"]*" ?(accesskey="U")?><span lang="zh">技术</span></a>', bar)


def test_directions_stand_beside_them(mixed: NewsProject) -> None:
    build = mixed.build()
    page = build.text("news/ar.html")
    assert 'class="newsfeed-article rtl" id="newsfeed-article" lang="ar"' in page
    assert '<p class="newsfeed-byline ltr" lang="en">' in page
    assert re.search(r'<span class="[^"]*newsfeed-author rtl" lang="ar">', page)
    assert re.search(r'<a href="[^"]*ar.html" lang="ar" dir="rtl">', build.text("index.html"))
    assert '<bdi dir="ltr">2.0-beta</bdi>' in build.text("index.html")
    assert (
        "rtl"
        not in build.text("news/zh.html")
        .partition("newsfeed-article")[2]
        .partition("newsfeed-neighbours")[0]
    )


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("news/tag/shu-ju", '<h1>Tag: <span lang="zh">数据</span>'),
        ("news/category/ji-zhu", '<h1>Category: <span lang="zh">技术</span>'),
        ("news/author/zhang-wei", '<h1>News by <span lang="zh">张伟</span>'),
        ("news/tag/c", "<h1>Tag: C++<"),
        ("news/tag", "<h1>Tags<"),
        ("news/archive/2024", "<h1>2024<"),
    ],
)
def test_headings_of_archives(mixed: NewsProject, page: str, heading: str) -> None:
    build = mixed.build()
    pages = {path.name for path in build.outdir.rglob("*.html")}
    found = [p for p in build.outdir.rglob("*.html") if heading in p.read_text("utf-8")]
    assert found, (page, sorted(pages))


def test_feeds_and_search_engines_are_told(mixed: NewsProject) -> None:
    build = mixed.build()
    atom = etree.fromstring(build.text("news/atom.xml").encode())
    entries = atom.findall(f"{_ATOM}entry")
    assert [entry.get(_XML_LANG) for entry in entries] == [None, "ar", "zh"]
    rss = etree.fromstring(build.text("news/rss.xml").encode())
    assert [item.findtext(f"{_DC}language") for item in rss.iter("item")] == [None, "ar", "zh"]
    items = json.loads(build.text("news/feed.json"))["items"]
    assert [item.get("language") for item in items] == [None, "ar", "zh"]
    # Programs that read feeds take no direction from a language.
    assert items[1]["content_html"].startswith('<div lang="ar" dir="rtl">')
    assert not items[2]["content_html"].startswith("<div lang")
    for language, locale in (("zh", "zh_CN"), ("ar", "ar_EG"), ("en", "en_US")):
        page = build.text(f"news/{language}.html")
        assert f'"inLanguage":"{language}"' in page
        assert f'property="og:locale" content="{locale}"' in page


def test_a_name_takes_the_language_of_its_articles(project: NewsProject) -> None:
    project.article("a.md", "新しいバージョンを公開しました。", extra="tags: [人工知能]")
    project.article("b.md", "Words.", extra="tags: [人工知能]")
    page = project.build().text("news/b.html")
    assert languages(page.partition("<body")[2], "人工知能") == {"ja"}


@pytest.mark.parametrize("objtype", ["tag", "category", "author", "article"])
def test_roles_say_it_too(project: NewsProject, objtype: str) -> None:
    project.article(
        "a.md", CHINESE, title="数据", extra="tags: [数据]\ncategories: [数据]\nauthor: 数据"
    )
    target = "a" if objtype == "article" else "数据"
    project.write("page.rst", f":orphan:\n\nPage\n====\n\nSee :news:{objtype}:`{target}`.\n")
    page = project.build(newsfeed_archives=[objtype] if objtype != "article" else [])
    link = page.text("page.html").partition("See ")[2].partition("</p>")[0]
    assert languages(link, "数据") == {"zh"}


def test_what_is_said_wins_over_what_is_detected(project: NewsProject) -> None:
    project.article("a.md", CHINESE, extra="lang: ja")
    project.article("b.uk.md", "Новости дня")
    build = project.build()
    assert 'id="newsfeed-article" lang="ja"' in build.text("news/a.html")
    assert 'id="newsfeed-article" lang="uk"' in build.text("news/b.uk.html")


def test_selections_and_translations_go_by_what_is_said(project: NewsProject) -> None:
    project.article("a.md", CHINESE)
    project.article("a.de.md", "Wörter.", extra="lang: de")
    project.article("b.md", CHINESE, extra="lang: zh")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :language: zh\n   :style: list\n")
    build = project.build()
    index = build.text("index.html").partition("<body")[2]
    assert "news/b.html" in index
    assert "news/a.html" not in index
    # The one that names no language is a translation as one in the project's language is.
    assert "Also in:" in build.text("news/a.de.html")
    assert 'hreflang="en"' in build.text("news/a.de.html") or build.app.config.html_baseurl == ""


def test_a_project_in_that_language_needs_nothing(project: NewsProject) -> None:
    project.article("a.md", CHINESE, extra="tags: [数据, Python]")
    page = project.build(language="zh_CN").text("news/a.html").partition("<body")[2]
    assert "lang=" not in page


def test_what_was_detected_is_kept_and_follows_the_file(project: NewsProject) -> None:
    path = project.article("a.md", CHINESE, extra="tags: [数据]")
    project.article("b.md", "Words.", date="2022-03-01")
    project.build()
    again = project.build()
    assert (again.read, again.written) == ([], [])
    change(path, CHINESE, "These are plain words.")
    build = project.build()
    assert "news/a" in build.read
    assert {"index", "news/b"} <= set(build.written)
    assert "lang=" not in build.text("index.html").partition("<body")[2]


def test_the_language_of_a_name_is_written_anew_where_it_stands(project: NewsProject) -> None:
    project.article("a.md", "Words.", extra="tags: [人工知能]")
    assert 'lang="zh"' in project.build().text("news/a.html")
    project.article("b.md", "新しいバージョンを公開しました。", extra="tags: [人工知能]")
    build = project.build()
    assert "news/a" not in build.read
    assert 'newsfeed-tag" lang="ja"' in build.text("news/a.html")


def test_processes_make_no_difference(mixed: NewsProject) -> None:
    def pages(build: Build) -> dict[str, str]:
        files = [*build.outdir.rglob("*.html"), *build.outdir.rglob("*.xml")]
        return {str(path.relative_to(build.outdir)): path.read_text("utf-8") for path in files}

    for number in range(6):
        mixed.article(f"more-{number}.md", ARABIC if number % 2 else CHINESE, extra="tags: [数据]")
    assert pages(mixed.build(output="one")) == pages(mixed.build(output="two", parallel=2))
