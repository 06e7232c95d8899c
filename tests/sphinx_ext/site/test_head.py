"""What machines read in the head of a page, in the themes that people use."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from conftest import PNG, Build, NewsProject

from sphinx_newsfeed.sphinx_ext.site.opengraph import preview_fields
from sphinx_newsfeed.sphinx_ext.site.schema_org import PageFacts

_SITE = "https://example.org/docs/"
_BASE = f'html_baseurl = "{_SITE}"'
_HOSTILE = "A </script> & \"quoted\" 'title'"


class Head(HTMLParser):
    """The links, tags and structured data of a page's head."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []
        self.tags: list[tuple[str, str]] = []
        self.data: list[dict[str, Any]] = []
        self._in_data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link":
            self.links.append(values)
        elif tag == "meta" and "content" in values:
            name = values.get("property") or values.get("name", "")
            self.tags.append((name, values["content"]))
        self._in_data = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(json.loads(data))
        self._in_data = False

    def targets(self, relation: str) -> list[str]:
        return [link["href"] for link in self.links if link["rel"] == relation]

    def tag(self, name: str) -> list[str]:
        return [content for known, content in self.tags if known == name]

    def of_type(self, name: str) -> list[dict[str, Any]]:
        return [each for each in self.data if each["@type"] == name]


def head(build: Build, page: str) -> Head:
    return Head(build.text(f"{page}.html"))


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure(
        _BASE,
        'project = "The Harbour & Co"',
        'newsfeed_authors = {"ann": {"name": "Ann <Ex>", "url": "https://example.org/ann"}}',
    )
    project.write("news/pier.png", PNG)
    project.article(
        "a.md",
        "First **words** & <more.",
        title=f"'{_HOSTILE.replace(chr(39), chr(39) * 2)}'",
        date="2022-03-01T10:00:00+01:00",
        extra=(
            "updated: 2022-03-05\nauthor: [ann, Bob]\ncategories: [Ferries, Piers]\n"
            "tags: [t & u, v]\nimage: pier.png\nlang: pt_BR"
        ),
    )
    project.article("b.html", date="2022-03-02", extra="link: https://example.net/b?x=1&y=<z>")
    project.article("c.html", date="2022-03-03")
    return project


THEMES = [
    "alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme", "shibuya",
]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_says_each_thing_once(news: NewsProject, theme: str) -> None:
    if theme != "alabaster":
        pytest.importorskip(theme, reason="the theme is not installed")
    build = news.build(html_theme=theme)
    found = head(build, "news/a")
    assert found.targets("canonical") == [f"{_SITE}news/a.html"]
    assert head(build, "news/b").targets("canonical") == ["https://example.net/b?x=1&y=%3Cz%3E"]
    # Where shibuya writes such tags it would show the neighbours a second time.
    has_neighbours = theme != "shibuya"
    assert found.targets("next") == ["b.html"] * has_neighbours
    assert head(build, "news/b").targets("prev") == ["a.html"] * has_neighbours
    feeds = [link for link in found.links if link.get("type") == "application/atom+xml"]
    assert [(link["rel"], link["href"]) for link in feeds] == [
        ("alternate", f"{_SITE}news/atom.xml")
    ]
    assert len(found.of_type("NewsArticle")) == len(found.of_type("BreadcrumbList")) == 1
    description = ["First words & <more."]
    assert found.tag("description") == found.tag("og:description") == description
    assert [html.unescape(each) for each in found.tag("og:title")] == [_HOSTILE]
    assert found.tag("og:image") == [f"{_SITE}_images/pier.png"]


def test_tags_of_an_article(news: NewsProject) -> None:
    build = news.build()
    assert build.warnings == []
    tags = [each for each in head(build, "news/a").tags if each[0] != "viewport"]
    assert tags == [
        ("description", "First words & <more."),
        ("og:type", "article"),
        ("og:title", _HOSTILE),
        ("og:url", f"{_SITE}news/a.html"),
        ("og:site_name", "The Harbour & Co"),
        ("og:description", "First words & <more."),
        ("og:image", f"{_SITE}_images/pier.png"),
        ("og:image:width", "1"),
        ("og:image:height", "1"),
        ("og:locale", "pt_BR"),
        ("twitter:card", "summary_large_image"),
        ("twitter:title", _HOSTILE),
        ("twitter:description", "First words & <more."),
        ("twitter:image", f"{_SITE}_images/pier.png"),
        ("article:published_time", "2022-03-01T09:00:00+00:00"),
        ("article:modified_time", "2022-03-05T00:00:00+00:00"),
        ("article:author", "https://example.org/ann"),
        ("article:author", "Bob"),
        ("article:section", "Ferries"),
        ("article:tag", "t & u"),
        ("article:tag", "v"),
    ]
    plain = head(build, "news/c")
    assert plain.tag("twitter:card") == ["summary"]
    assert plain.tag("og:image") == plain.tag("twitter:image:alt") == []
    assert head(build, "index").tag("og:type") == []


def test_what_a_picture_shows_is_told(news: NewsProject) -> None:
    picture = "![The pier](pier.png)"
    news.article("d.md", f"Text.\n\n{picture}", date="2022-04-01", extra="image: pier.png")
    found = head(news.build(), "news/d")
    assert found.tag("og:image:alt") == found.tag("twitter:image:alt") == ["The pier"]


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en", "en_US"), ("pt", "pt_BR"), ("pt_PT", "pt_PT"), ("zh_CN", "zh_CN"),
        ("zh-Hant", "zh_TW"), ("sr-Latn", "sr_RS"), ("es-419", "es_ES"),
        ("und-Cyrl", ""), ("tlh", ""),
    ],
)  # fmt: skip
def test_a_language_alone_gets_a_country(language: str, locale: str) -> None:
    facts = PageFacts(title="", description="", url="", publisher="", language=language)
    assert preview_fields(facts).get("og:locale", "") == locale


def test_authors_without_an_address_have_that_of_their_page(news: NewsProject) -> None:
    build = news.build(newsfeed_archives=["author"])
    found = head(build, "news/a")
    ann, bob = (f"{_SITE}news/author/{name}.html" for name in ("ann", "bob"))
    assert (build.outdir / ann.removeprefix(_SITE)).exists()
    [data] = found.of_type("NewsArticle")
    assert [each["url"] for each in data["author"]] == ["https://example.org/ann", bob]
    assert found.tag("article:author") == ["https://example.org/ann", bob]


@pytest.mark.parametrize(
    "options",
    [
        {"light_logo": "logo.png", "dark_logo": "x.png"},
        {"logo": {"image_light": "_static/logo.png", "text": "x"}},
        {"logo": {"text": "x"}, "light_logo": "logo.png"},
    ],
)
def test_logos_of_themes_are_the_publishers(news: NewsProject, options: dict[str, Any]) -> None:
    build = news.build(html_theme_options=options, suppress_warnings=["config"])
    [data] = head(build, "news/a").of_type("NewsArticle")
    address = data["publisher"].get("logo", {}).get("url")
    assert address == f"{_SITE}_static/logo.png"


class TestListings:
    """Pages that list news."""

    def test_they_have_descriptions(self, news: NewsProject) -> None:
        news.write("index.rst", "Site\n====\n\nAll of *our* news.\n\n.. newsfeed::\n")
        news.write("b.rst", ":orphan:\n\nB\n=\n\n.. newsfeed::\n   :style: list\n   :limit: 2\n")
        news.write("c.rst", ":orphan:\n\nC\n=\n\nNo news.\n")
        build = news.build(newsfeed_archives=["year", "category"])
        assert build.warnings == []
        pages = ("index", "b", "c", "news/archive/2022", "news/category", "news/category/ferries")
        descriptions = [head(build, page).tag("description") for page in pages]
        assert descriptions == [
            ["All of our news."], ["c · b"], [], [f"c · b · {_HOSTILE}"], ["Ferries · Piers"],
            [_HOSTILE],
        ]  # fmt: skip
        [feeds] = head(build, "news/feeds").tag("description")
        assert feeds.startswith("A feed tells you")

    def test_pages_that_are_made_have_previews(self, news: NewsProject) -> None:
        build = news.build(newsfeed_archives=["category"])
        found = head(build, "news/category/ferries")
        tags = [each for each in found.tags if each[0].startswith("og:")]
        assert tags == [
            ("og:type", "website"),
            ("og:title", "Category: Ferries"),
            ("og:url", f"{_SITE}news/category/ferries.html"),
            ("og:site_name", "The Harbour & Co"),
            ("og:description", _HOSTILE),
            ("og:locale", "en_US"),
        ]
        assert found.tag("twitter:card") == ["summary"]

    def test_long_ones_are_cut(self, news: NewsProject) -> None:
        for number in range(20):
            news.article(f"n{number}.md", title=f"Two words {number}", date="2022-04-01")
        [text] = head(news.build(), "index").tag("description")
        assert text.startswith("Two words 0 · Two words 1 · ")
        assert text.endswith(" · …")
        assert text.count("Two words") == 10
        news.article("n.md", title=" ".join(["long"] * 40), date="2022-05-01")
        [text] = head(news.build(), "index").tag("description")
        assert text == " ".join(["long"] * 30) + "… · …"

    def test_what_the_page_says_itself_comes_first(self, news: NewsProject) -> None:
        meta = ".. meta::\n   :description: Mine.\n\n"
        news.write("index.rst", f"{meta}Site\n====\n\n.. newsfeed::\n")
        assert head(news.build(), "index").tag("description") == ["Mine."]


def test_structured_data_of_an_article(news: NewsProject) -> None:
    news.write("logo.png", PNG)
    build = news.build(html_logo="logo.png")
    page = f"{_SITE}news/a.html"
    assert head(build, "news/a").of_type("NewsArticle") == [
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": _HOSTILE,
            "description": "First words & <more.",
            "url": page,
            "mainEntityOfPage": page,
            "datePublished": "2022-03-01T09:00:00+00:00",
            "dateModified": "2022-03-05T00:00:00+00:00",
            "inLanguage": "pt-BR",
            "image": [f"{_SITE}_images/pier.png"],
            "author": [
                {"@type": "Person", "name": "Ann <Ex>", "url": "https://example.org/ann"},
                {"@type": "Person", "name": "Bob"},
            ],
            "publisher": {
                "@type": "Organization",
                "name": "The Harbour & Co",
                "logo": {"@type": "ImageObject", "url": f"{_SITE}_static/logo.png"},
            },
            "articleSection": ["Ferries", "Piers"],
            "keywords": ["t & u", "v"],
        }
    ]
    # Nothing in it ends the script.
    [text] = re.findall(
        r'ld\+json">(\{[^\n]*NewsArticle[^\n]*)</script>', build.text("news/a.html")
    )
    assert not re.search("[<>&]", text)
    [original] = head(build, "news/b").of_type("NewsArticle")
    assert original["isBasedOn"] == "https://example.net/b?x=1&y=%3Cz%3E"
    assert original["inLanguage"] == "en"
    assert "author" not in original


def test_long_headlines_are_cut(news: NewsProject) -> None:
    news.article("d.html", title="x" * 200, date="2022-04-01")
    [data] = head(news.build(), "news/d").of_type("NewsArticle")
    assert len(data["headline"]) == 110


def test_the_way_to_a_page(news: NewsProject) -> None:
    build = news.build(newsfeed_archives=["category"])

    def way(page: str) -> list[tuple[int, str, str]]:
        [data] = head(build, page).of_type("BreadcrumbList")
        return [
            (each["position"], each["name"], each["item"].removeprefix(_SITE))
            for each in data["itemListElement"]
        ]

    top = [(1, "The Harbour & Co", "index.html"), (2, "Categories", "news/category.html")]
    assert way("news/category/ferries")[:2] == top
    assert way("news/a") == [
        *top,
        (3, "Ferries", "news/category/ferries.html"),
        (4, _HOSTILE, "news/a.html"),
    ]
    assert head(build, "index").data == []


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pages_of_an_archive_lead_to_each_other(news: NewsProject, builder: str) -> None:
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :limit: 9\n")
    build = news.build(builder, newsfeed_archives=["all"], newsfeed_page_size=1)
    end = "/index" if builder == "dirhtml" else ""
    first, second, third = (
        head(build, f"news/all{page}{end}") for page in ("", "/page-2", "/page-3")
    )
    if builder == "html":
        assert (first.targets("prev"), first.targets("next")) == ([], ["all/page-2.html"])
        assert (second.targets("prev"), second.targets("next")) == (
            ["../all.html"],
            ["page-3.html"],
        )
        assert (third.targets("prev"), third.targets("next")) == (["page-2.html"], [])
    else:
        assert second.targets("prev") == ["../"]
        assert second.targets("next") == ["../page-3/"]
    # Each page of an archive is itself what search engines are to show.
    assert len(set(second.targets("canonical") + third.targets("canonical"))) == 2


def test_without_an_address_there_is_what_needs_none(news: NewsProject) -> None:
    news.configure()
    build = news.build()
    assert build.warnings == []
    found = head(build, "news/a")
    assert found.targets("canonical") == found.targets("alternate") == []
    assert found.tag("og:url") == found.tag("og:image") == []
    assert found.tag("og:title") == [_HOSTILE]
    [data] = found.of_type("NewsArticle")
    assert not data.keys() & {"url", "mainEntityOfPage", "image"}
    assert found.of_type("BreadcrumbList") == []
    # Where the article first stood is known without it.
    assert head(build, "news/b").targets("canonical") == ["https://example.net/b?x=1&y=%3Cz%3E"]


def test_what_an_article_says_itself_comes_first(news: NewsProject) -> None:
    news.article("d.rst", ".. meta::\n   :description: My own.\n\nText.", date="2022-04-01")
    news.article("e.html", "<p>Text.</p>", date="2022-04-02", extra="summary: The & summary")
    build = news.build()
    assert head(build, "news/d").tag("description") == ["My own."]
    assert head(build, "news/e").tag("description") == ["The & summary"]


#: Says something of three articles before the tags are made, as another extension would.
_SAY = """
def setup(app):
    app.connect("html-page-context", say, priority=1)
    app.connect("html-page-context", keep, priority=900)
    app.kept = {}

def say(app, pagename, templatename, context, doctree):
    if pagename == "news/a":
        context["meta"] = {"description": "Mine", "image": "mine.png"}
    if pagename == "news/b":
        context["metatags"] = "<META CONTENT='Mine' NAME=Description>"
    if pagename == "news/c":
        context["metatags"] = "<meta name='description-of' content='Other'>"

def keep(app, pagename, templatename, context, doctree):
    app.kept[pagename] = context.get("meta") or {}
"""


def test_what_others_said_before_stays(news: NewsProject) -> None:
    conf = (news.folder / "conf.py").read_text("utf-8")
    news.write("conf.py", f"{conf}{_SAY}")
    news.article("b.html", "<p>On\n  two lines.</p>", date="2022-03-02")
    news.article("c.html", "\n ".join(["word"] * 100), date="2022-03-03")
    build = news.build(html_logo="https://example.org/logo.png", language="fr")
    kept: Any = build.app
    meta = kept.kept["news/a"]
    # A theme may make tags of these.
    assert (meta["description"], meta["image"]) == ("Mine", "mine.png")
    assert kept.kept["news/c"]["description"].startswith("word word")
    assert head(build, "news/a").tag("og:description") == ["First words & <more."]
    assert head(build, "news/a").tag("description") == []
    # Nothing is said twice, in whatever way it was written; and other names are other things.
    assert head(build, "news/b").tag("Description") == ["Mine"]
    assert head(build, "news/b").tag("description") == []
    assert head(build, "news/b").tag("og:description") == ["On two lines."]
    (description,) = head(build, "news/c").tag("description")
    assert description.count("word") == 30
    assert set(description) == set("word …")
    (data,) = head(build, "news/a").of_type("NewsArticle")
    assert data["publisher"]["logo"]["url"] == "https://example.org/logo.png"
    assert data["inLanguage"] == "pt-BR"
    (data,) = head(build, "news/b").of_type("NewsArticle")
    assert data["inLanguage"] == "fr"


def test_previews_are_left_to_the_extension_for_them(
    news: NewsProject, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fields of a page are how it is told what to say."""
    package = tmp_path / "site" / "sphinxext"
    package.mkdir(parents=True)
    (package / "opengraph.py").write_text(
        "def note(app, pagename, templatename, context, doctree):\n"
        "    tags = [f'<meta property=\"{n}\" content=\"x\">' for n in context.get('meta') or {}]\n"
        "    context['metatags'] = context.get('metatags', '') + ''.join(tags)\n"
        "def setup(app):\n"
        "    app.connect('html-page-context', note)\n"
        "    return {'parallel_read_safe': True, 'parallel_write_safe': True}\n"
    )
    monkeypatch.syspath_prepend(str(package.parent))
    # Whichever of the two is registered first.
    for order in (
        ("sphinxext.opengraph", "sphinx_newsfeed"),
        ("sphinx_newsfeed", "sphinxext.opengraph"),
    ):
        build = news.build(extensions=list(order), output=order[0])
        found = head(build, "news/a")
        for name in ("og:title", "og:type", "og:url", "og:description", "og:image"):
            assert len(found.tag(name)) == 1, name
        assert found.tag("twitter:card") == []
        assert found.tag("article:section") == ["Ferries"]
        assert head(build, "index").tag("og:type") == []


@pytest.mark.parametrize("priority", [300, 500, 700])
def test_an_article_says_once_when_it_changed(news: NewsProject, priority: int) -> None:
    """An extension that asks version control says it of the file; other pages keep that."""
    news.write(
        "dates.py",
        "def note(app, pagename, templatename, context, doctree):\n"
        '    tag = \'<meta property="article:modified_time" content="2030-01-01" />\'\n'
        "    context['metatags'] = context.get('metatags', '') + '\\n    ' + tag\n"
        "def setup(app):\n"
        f"    app.connect('html-page-context', note, priority={priority})\n"
        "    return {'parallel_read_safe': True, 'parallel_write_safe': True}\n",
    )
    conf = (news.folder / "conf.py").read_text("utf-8")
    path = "import sys; sys.path.insert(0, '.')\nextensions += ['dates']\n"
    news.write("conf.py", conf + path.replace("'.'", repr(str(news.folder))))
    build = news.build()
    (told,) = head(build, "news/a").tag("article:modified_time")
    assert told != "2030-01-01"
    assert head(build, "index").tag("article:modified_time") == ["2030-01-01"]


class TestTranslations:
    """One text in several languages."""

    @pytest.fixture
    def texts(self, news: NewsProject) -> NewsProject:
        news.article("t.md", title="Hello", date="2022-04-01")
        news.article("t.de.md", title="Hallo", date="2022-04-01", extra="lang: de")
        news.article("t.zh-tw.md", title="你好", date="2022-04-01", extra="lang: zh_TW")
        return news

    def languages(self, build: Build, page: str) -> dict[str, str]:
        links = [link for link in head(build, page).links if "hreflang" in link]
        assert all(link["rel"] == "alternate" for link in links)
        return {link["hreflang"]: link["href"].removeprefix(_SITE) for link in links}

    def test_each_names_all_of_them_itself_too(self, texts: NewsProject) -> None:
        build = texts.build()
        assert build.warnings == []
        expected = {
            "de": "news/t.de.html",
            "en": "news/t.html",
            "zh-TW": "news/t.zh-tw.html",
            "x-default": "news/t.html",
        }
        for page in ("news/t", "news/t.de", "news/t.zh-tw"):
            assert self.languages(build, page) == expected
        assert self.languages(build, "news/a") == {}
        assert "Deutsch" in build.text("news/t.html")
        assert "English" in build.text("news/t.de.html")

    def test_a_text_more_is_named_by_the_others(self, texts: NewsProject) -> None:
        texts.build()
        texts.article("t.fr.md", title="Salut", date="2022-04-01", extra="lang: fr")
        build = texts.build()
        assert self.languages(build, "news/t.de")["fr"] == "news/t.fr.html"
        (texts.folder / "news/t.fr.md").unlink()
        assert "fr" not in self.languages(texts.build(), "news/t.de")

    def test_a_language_is_the_same_however_it_is_written(self, texts: NewsProject) -> None:
        (texts.folder / "news/t.md").unlink()
        found = self.languages(texts.build(language="zh_TW"), "news/t.de")
        assert found["x-default"] == "news/t.zh-tw.html"

    def test_without_a_text_in_the_language_of_the_project(self, texts: NewsProject) -> None:
        (texts.folder / "news/t.md").unlink()
        found = self.languages(texts.build(), "news/t.de")
        assert found == {"de": "news/t.de.html", "zh-TW": "news/t.zh-tw.html"}
