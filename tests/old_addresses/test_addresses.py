"""Old addresses of articles, and which article an address means.

Expected values follow from what the documentation of each generator says of its addresses.
"""

from __future__ import annotations

import posixpath
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.generators import BY_NAME
from sphinx_newsfeed.model.article import Article, Axis
from sphinx_newsfeed.model.outputs import AddressTable, page_file, place_articles
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.addresses import (
    Kind,
    fold_path,
    is_front_page,
    name_in,
    read_address,
)
from sphinx_newsfeed.old_addresses.link_index import Expected, LinkIndex
from sphinx_newsfeed.old_addresses.redirect_pages import refusal_of

_DATE = datetime(2021, 3, 9, 7, 5, 4, tzinfo=UTC)


def post(name: str, dialect: str = "jekyll", **fields: Any) -> Article:
    """The article of a file ``name`` in a source ``news`` at ``/site/content``."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    values: dict[str, Any] = {
        "docname": f"news/{name.rpartition('.')[0]}",
        "path": f"/site/content/{name}",
        "name": name,
        "source": "news",
        "title": "Hello, World!",
        "date": _DATE,
        "dialect": dialect,
        "slug": stem[11:] if stem[:4].isdigit() else stem,
    }
    return Article(**(values | fields))


def site(dialect: str = "jekyll", permalink: str = "", **fields: Any) -> OriginalSite:
    return OriginalSite("news", dialect, permalink=permalink, **fields)


def old_addresses(article: Article, home: OriginalSite) -> tuple[str, ...]:
    """All old addresses of *article*, those that it names itself first."""
    named, computed = AddressBook({article.source: home}).of(article)
    return (*named, *computed)


_FILE = "2021-03-09-my-Post.md"
_JEKYLL, _HEXO, _HUGO, _ZOLA = "jekyll", "hexo", "hugo", "zola"

#: Dialect, pattern ("" for the generator's own), name of the file, fields, the first address.
_PATTERNS: list[tuple[str, str, str, dict[str, Any], str]] = [
    (_JEKYLL, "", _FILE, {}, "/2021/03/09/my-Post.html"),
    (
        _JEKYLL,
        "",
        _FILE,
        {"categories": ("News", "Big Data")},
        "/news/big data/2021/03/09/my-Post.html",
    ),
    (_JEKYLL, "pretty", _FILE, {"categories": ("a",)}, "/a/2021/03/09/my-Post/"),
    (_JEKYLL, "ordinal", _FILE, {}, "/2021/068/my-Post.html"),
    (_JEKYLL, "weekdate", _FILE, {}, "/2021/W10/Tue/my-Post.html"),
    (_JEKYLL, "none", _FILE, {}, "/my-Post.html"),
    (_JEKYLL, "/:short_year/:i_month/:i_day/:slug/", _FILE, {}, "/21/3/9/my-post/"),
    (_JEKYLL, "/:short_month-:long_month/:title", _FILE, {}, "/Mar-March/my-Post"),
    (_JEKYLL, "/:hour:minute:second/:y_day/:title/", _FILE, {}, "/070504/068/my-Post/"),
    (_JEKYLL, "/:slugified_categories/:title/", _FILE, {"categories": ("C & D",)}, "/c-d/my-Post/"),
    (_JEKYLL, "/:title/", "2021-03-09-你好，世界.md", {}, "/你好-世界/"),
    (_JEKYLL, "/:title/", "_posts/sub/2021-03-09-a.md", {}, "/a/"),
    (_HEXO, "", "hello.md", {}, "/2021/03/09/hello/"),
    (_HEXO, "", "_posts/sub/hello.md", {}, "/2021/03/09/sub/hello/"),
    (_HEXO, ":category/:title.html", "hello.md", {}, "/uncategorized/hello.html"),
    (_HEXO, ":category/:name/", "s/b.md", {"category_paths": (("A b", "C"),)}, "/A-b/C/b/"),
    (_HEXO, "posts/:post_title/", "hello.md", {}, "/posts/hello-world/"),
    (_HEXO, ":i_month-:i_day/:hour/:title/", "中文.md", {}, "/3-9/07/中文/"),
    (_HUGO, "", "posts/My Post.md", {}, "/posts/my-post/"),
    (_HUGO, "", "posts/Bundle/index.md", {"slug": "Bundle"}, "/posts/bundle/"),
    (_HUGO, "", "posts/a.md", {"slug": "given"}, "/posts/given/"),
    (_HUGO, "", "posts/a.zh-cn.md", {"slug": "a.zh-cn"}, "/posts/a/"),
    (_HUGO, "/:year/:month/:day/:slug/", "posts/a.md", {}, "/2021/03/09/a/"),
    (_HUGO, "/:monthname/:weekday/:yearday/:title/", "posts/a.md", {}, "/March/2/68/hello-world/"),
    (_HUGO, "/:section/:filename/", "blog/2021/a.md", {}, "/blog/a/"),
    (_HUGO, "/:sections/:contentbasename/", "blog/2021/a.md", {}, "/blog/2021/a/"),
    (_HUGO, "/:sections[1:]/:slug/", "blog/2021/x/a.md", {}, "/2021/x/a/"),
    (_HUGO, "/:sections[last]/:slug/", "blog/2021/a.md", {}, "/2021/a/"),
    (_HUGO, "/:sections[1]/:slug/", "blog/2021/x/a.md", {}, "/2021/a/"),
    (_HUGO, "/:sections[0]/:slug/", "blog/2021/x/a.md", {}, "/blog/a/"),
    (_HUGO, "/:sections[1:2]/:slug/", "blog/2021/x/y/a.md", {}, "/2021/a/"),
    (_HUGO, "/:sections[:last]/:slug/", "blog/2021/x/a.md", {}, "/blog/2021/a/"),
    (_HUGO, "/:sections[1:last]/:slug/", "blog/2021/x/y/a.md", {}, "/2021/x/a/"),
    (_HUGO, "/:sections[7:]/:slug/", "blog/a.md", {}, "/a/"),
    (
        _JEKYLL,
        "/:slugified_categories/:title/",
        _FILE,
        {"categories": ("A", "B", "a")},
        "/a/b/my-Post/",
    ),
    (_ZOLA, "", "blog/2021-03-09-Grüße.md", {}, "/blog/grusse/"),
    (_ZOLA, "", "blog/2021-03-09-a/index.md", {"slug": "a"}, "/blog/a/"),
    (_ZOLA, "", "blog/a.md", {"slug": "given"}, "/blog/given/"),
    ("pelican", "", "a.md", {}, "/hello-world.html"),
    ("pelican", "", "a.md", {"slug": "given"}, "/given.html"),
    (
        "pelican",
        "posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/",
        "a.md",
        {},
        "/posts/2021/Mar/09/hello-world/",
    ),
    (
        "pelican",
        "{category}/{slug}",
        "a.md",
        {"categories": ("Big C",)},
        "/big-c/hello-world",
    ),
    (
        "pelican",
        "{category}/{lang}/{slug}",
        "a.md",
        {"language": "fr"},
        "/misc/fr/hello-world",
    ),
    ("nikola", "", "2021/a.rst", {}, "/posts/2021/a/"),
    ("docusaurus", "", _FILE, {}, "/blog/2021/03/09/my-Post"),
    ("docusaurus", "", "2020/01/02/x.md", {}, "/blog/2020/01/02/x"),
    ("docusaurus", "", "sub/2020-01-02-x/index.md", {"slug": "x"}, "/blog/2020/01/02/sub/x"),
    ("docusaurus", "", _FILE, {"slug": "given"}, "/blog/given"),
    ("mkdocs", "", "a.md", {}, "/blog/2021/03/09/hello-world/"),
    ("mkdocs", "blog/{categories}/{file}/", "a.md", {"categories": ("B c",)}, "/blog/b-c/a/"),
    ("ablog", "", "2021/a.rst", {}, "/2021/a.html"),
    ("plain", "/:year/{slug}/", "a.md", {}, "/2021/a/"),
]


@pytest.mark.parametrize(("dialect", "pattern", "name", "fields", "address"), _PATTERNS)
def test_patterns(
    dialect: str, pattern: str, name: str, fields: dict[str, Any], address: str
) -> None:
    assert old_addresses(post(name, dialect, **fields), site(dialect, pattern))[0] == address


_FILE_ROUTED = [
    # Eleventy: the path of the file, with and without a date; no name says its folder's again.
    ("eleventy", "content/blog/2021-03-09-a.md", {}, ("/blog/2021-03-09-a/", "/blog/a/")),
    ("eleventy", "src/blog/a/index.md", {}, ("/blog/a/",)),
    ("eleventy", "posts/a/a.md", {}, ("/posts/a/", "/posts/a/a/")),
    ("eleventy", "a.md", {"slug": "b"}, ("/a/",)),
    # Astro: the collection and the id, in which signs and capitals are lost.
    ("astro", "src/content/blog/A b, c.md", {"slug": "A b, c"}, ("/blog/a-b-c/",)),
    ("astro", "src/content/blog/2021-03-09-a.md", {"slug": "a"}, ("/blog/2021-03-09-a/",)),
    ("astro", "src/content/news/de/A/index.md", {"slug": "A"}, ("/news/de/a/",)),
    ("astro", "src/pages/posts/a.md", {}, ("/posts/a/",)),
    ("astro", "src/blog/a.md", {}, ("/blog/a/",)),
    ("astro", "src/content/blog/x/a.md", {"slug": "Own"}, ("/blog/Own/",)),
    (
        "astro",
        "src/content/blog/a.md",
        {"slug": "y", "permalink": "x/y"},
        ("/blog/x/y", "/blog/y/"),
    ),
]


@pytest.mark.parametrize(("dialect", "path", "fields", "addresses"), _FILE_ROUTED)
def test_addresses_that_are_the_paths_of_files(
    dialect: str, path: str, fields: dict[str, Any], addresses: tuple[str, ...]
) -> None:
    article = post(path, dialect, path=f"/site/{path}", **fields)
    assert old_addresses(article, site(dialect, root="/site")) == addresses


@pytest.mark.parametrize(
    ("dialect", "address"), [("eleventy", "/a/"), ("astro", "/blog/a/"), ("docusaurus", "/blog/a")]
)
def test_addresses_of_files_where_the_project_is_not_known(dialect: str, address: str) -> None:
    assert old_addresses(post("a.md", dialect), site(dialect)) == (address,)


@pytest.mark.parametrize(
    ("permalink", "addresses"),
    [
        ("/n/{{ page.fileSlug }}/", ("/n/a/",)),
        ("/n/{{page.fileSlug | slugify}}/index.html", ("/n/a/",)),
        ("{{ page.filePathStem }}.html", ("/content/x/a.html",)),
        ("/{{ title | slug }}/", ("/hello-world/",)),
        ("/{{ slug }}/", ("/own/",)),
        ("/{{ page.date | date: '%Y/%m' }}/{{- page.fileSlug -}}/", ("/2021/03/a/",)),
        ("/{{ page.date | date('%d') }}/", ("/09/",)),
        ("/plain/", ("/plain/",)),
        # What a program makes of it is not known, nor is it an address as it stands.
        ("/{{ page.fileSlug | mine }}/", ()),
        ("/{% if draft %}x{% endif %}/", ()),
        ("/{{ title }}/", ()),
    ],
)
def test_permalinks_in_a_template_language(permalink: str, addresses: tuple[str, ...]) -> None:
    article = post("x/2021-03-09-a.md", "eleventy", permalink=permalink, slug="own")
    book = AddressBook({"news": site("eleventy", root="/site/none")})
    named = tuple(each.replace("/content/x/", "/x/") for each in addresses)
    assert book.of(article).named == named


@pytest.mark.parametrize(
    "pattern", ["/:id/", "/{nothing}/", "/:hash", "{date:%Q}/a", "/:title[0]/"]
)
def test_what_cannot_be_known_gives_no_address(pattern: str) -> None:
    assert old_addresses(post(_FILE), site(_JEKYLL, pattern)) == ()


def test_plain_sources_have_no_computed_address() -> None:
    assert old_addresses(post(_FILE, "plain"), site("plain")) == ()


def test_a_date_in_a_name_may_belong_to_the_title() -> None:
    """Hexo decides it by ``new_post_name``, Hugo by ``frontmatter.date``."""
    assert old_addresses(post(_FILE, _HEXO), site(_HEXO)) == (
        "/2021/03/09/my-Post/",
        "/2021/03/09/2021-03-09-my-Post/",
    )
    assert old_addresses(post(_FILE, _HUGO), site(_HUGO)) == ("/2021-03-09-my-post/", "/my-post/")


#: Dialect, permalink, aliases, the addresses that are named.
_NAMED: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = [
    (_JEKYLL, "/a/b/", (), ("/a/b/",)),
    (_JEKYLL, "a.html", ("/x/", "y/z"), ("/a.html", "/x/", "/y/z")),
    (_JEKYLL, "/:categories/:title/", (), ("/c/my-Post/",)),
    (_JEKYLL, "https://old.example/base/q/", (), ("/q/",)),
    (_JEKYLL, "https://www.old.example/base/q/", (), ("/q/",)),
    (_JEKYLL, "https://other.example/q/", (), ()),
    (_JEKYLL, "https://old.example/elsewhere/q/", (), ()),
    (_JEKYLL, "/%E4%BD%A0/", (), ("/你/",)),
    (_JEKYLL, "", ("https://old.example/base/x", "mailto:x", ""), ("/x",)),
    (_HUGO, "/given/", ("old.html", "/root/"), ("/given/", "/old.html", "/root/")),
    ("docusaurus", "/my/slug", (), ("/blog/my/slug",)),
    (_ZOLA, "2016/08/10/x", (), ("/2016/08/10/x",)),
    ("pelican", "{slug}/index.html", (), ("/hello-world/index.html",)),
]


@pytest.mark.parametrize(("dialect", "permalink", "aliases", "named"), _NAMED)
def test_named_addresses_come_first(
    dialect: str, permalink: str, aliases: tuple[str, ...], named: tuple[str, ...]
) -> None:
    article = post(_FILE, dialect, permalink=permalink, aliases=aliases, categories=("c",))
    home = site(dialect, hosts=("old.example",), base="/base")
    found = old_addresses(article, home)
    assert found[: len(named)] == named
    assert len(found) > len(named)


_READ = [
    ("/a/b?q=1#c%20d", Kind.SITE, "/a/b", "c d"),
    ("https://WWW.Old.example/%E4%BD%A0", Kind.SITE, "/你", ""),
    ("//old.example", Kind.SITE, "/", ""),
    ("../b.md#x", Kind.RELATIVE, "../b.md", "x"),
    ("@/blog/x.md#y", Kind.FILE, "/blog/x.md", "y"),
    ("@site/blog/x.md", Kind.FILE, "/blog/x.md", ""),
    ("{filename}/x.md", Kind.FILE, "/x.md", ""),
    ("%7Bfilename%7Dx.md", Kind.FILE, "x.md", ""),
    ("|filename|x.md", Kind.FILE, "x.md", ""),
    ("{static}/x.pdf", Kind.FILE, "/x.pdf", ""),
    ("{tag}a b", Kind.NAME, "a b", ""),
    ("{index}", Kind.OTHER, "", ""),
    ("/!post/a%20b#c", Kind.POST, "a b", "c"),
    ("https://old.example/!post/x", Kind.POST, "x", ""),
    ("/base/!file/_posts/x.md", Kind.FILE, "_posts/x.md", ""),
    ("/!asset/x.pdf", Kind.ASSET, "x.pdf", ""),
    ("link://slug/x", Kind.POST, "x", ""),
    ("link://filename/x.rst", Kind.FILE, "x.rst", ""),
    ("link://category/x", Kind.NAME, "x", ""),
    ("link://archive/2021", Kind.POST, "", ""),
    ("mailto:a@b", Kind.OTHER, "", ""),
    ("C:\\x", Kind.RELATIVE, "C:\\x", ""),
    ("javascript:x()", Kind.OTHER, "", ""),
    ("#x", Kind.OTHER, "", "x"),
    ("?page=2", Kind.OTHER, "", ""),
    ("", Kind.OTHER, "", ""),
    ("http://[", Kind.OTHER, "", ""),
]


@pytest.mark.parametrize(("address", "kind", "path", "fragment"), _READ)
def test_reading_an_address(address: str, kind: Kind, path: str, fragment: str) -> None:
    read = read_address(address)
    assert (read.kind, read.path, read.fragment) == (kind, path, fragment)


@pytest.mark.parametrize(
    ("path", "fragment", "name"),
    [
        ("/tags/a-b/", "", (Axis.TAG, "a-b")),
        ("/categories/a/b", "", (Axis.CATEGORY, "b")),
        ("/tag/x.html", "", (Axis.TAG, "x")),
        ("/categories/", "Android", (Axis.CATEGORY, "Android")),
        ("/author/me/", "", (Axis.AUTHOR, "me")),
        ("/tags/", "", None),
        ("/about/", "x", None),
        ("/", "x", None),
    ],
)
def test_pages_of_names(path: str, fragment: str, name: tuple[Axis, str] | None) -> None:
    assert name_in(path, fragment) == name


_ROOT = "/site"


def index() -> tuple[LinkIndex, Article]:
    """Some articles of a site at ``https://old.example/base``; links stand in the second."""
    home = site(
        _JEKYLL, "/:year/:month/:day/:title/", root=_ROOT, hosts=("old.example",), base="/base"
    )
    articles = [
        post("_posts/2021-03-09-one.md", tags=("Big Data", "C++", "C")),
        post("_posts/sub/2021-03-09-two.md", permalink="/named/two.html"),
        post("_posts/2021-03-09-你好.md", title="Some Title", categories=("News",)),
        post("_posts/sub/three/index.md", slug="three", aliases=("/?p=12", "/old/Three.html")),
    ]
    return LinkIndex(articles, {"news": home}), articles[1]


#: An address in the article ``two``, and the article that it means.
_FOUND = [
    ("/2021/03/09/one/", "one"),
    ("/base/2021/03/09/one/", "one"),
    ("/2021/03/09/one", "one"),
    ("/2021/03/09/one.html", "one"),
    ("/2021/03/09/ONE/index.html#part", "one"),
    ("/2021/03/09/one/?utm=1", "one"),
    ("/2021//03/09///one/", "one"),
    ("/old//Three.html?x=y", "three"),
    ("https://old.example/base/2021/03/09/one/", "one"),
    ("http://www.old.example/base/2021/03/09/one/", "one"),
    ("//old.example/base/2021/03/09/one/", "one"),
    ("https://old.example/base/other/2021/03/09/one.html", "one"),
    ("/2021/03/09/%E4%BD%A0%E5%A5%BD/", "你好"),
    ("/named/two.html", "two"),
    ("/named/two", "two"),
    ("/old/three/", "three"),
    ("/?p=12", "three"),
    ("/!post/2021-03-09-one", "one"),
    ("/!post/sub/2021-03-09-two", "two"),
    ("/!post/2021-03-09-two", "two"),
    ("/!post/_posts/2021-03-09-one.md", "one"),
    ("/!post/one", "one"),
    ("/!post/Some%20Title", "你好"),
    ("/!post/three#x", "three"),
    ("link://slug/one", "one"),
    ("/!file/_posts/2021-03-09-one.md", "one"),
    ("/!file/content/_posts/2021-03-09-one.md", "one"),
    ("/!file/2021-03-09-one.md", "one"),
    ("/!file/2021-03-09-one", "one"),
    ("/!file/sub/three/index.md", "three"),
    ("/!file//_posts/sub/three", "three"),
    ("@/_posts/2021-03-09-one.md", "one"),
    ("{filename}../2021-03-09-one.md", "one"),
    ("{filename}/_posts/2021-03-09-one.md", "one"),
    ("|filename|three/index.md", "three"),
    ("link://filename/2021-03-09-one.md", "one"),
    ("/_posts/2021-03-09-one.md", "one"),
    ("../2021-03-09-one.md", "one"),
    ("../2021-03-09-one.md#x", "one"),
    ("three/index.md", "three"),
    ("three/", "three"),
    ("2021-03-09-one.md", "one"),
    ("../2021/03/09/one/", "one"),
    ("two.html", "two"),
    ("../2021-03-09-one", "one"),
    ("/2021/03/09/gone/", ""),
    ("https://old.example/elsewhere/", ""),
    ("https://other.example/2021/03/09/one/", ""),
    ("/!post/gone", ""),
    ("/!file/gone.md", ""),
    ("@/gone.md", ""),
    ("../gone.md", ""),
    ("/", ""),
    ("#one", ""),
    ("mailto:one", ""),
]


@pytest.mark.parametrize(("address", "name"), _FOUND)
def test_finding_an_article(address: str, name: str) -> None:
    links, base = index()
    found = links.find(address, base)
    assert (found.slug if found else "") == name


#: An address in the article ``two``, and what it ought to lead to.
_EXPECTED = [
    ("/2021/03/09/one/", Expected.ARTICLE),
    ("/base/gone/", Expected.ARTICLE),
    ("https://old.example/base/gone", Expected.ARTICLE),
    ("//www.old.example/base/gone", Expected.ARTICLE),
    ("/base/version-1.2", Expected.ARTICLE),
    ("/!post/gone", Expected.ARTICLE),
    ("../gone.md", Expected.ARTICLE),
    ("gone.html", Expected.ARTICLE),
    ("{tag}x", Expected.ARTICLE),
    ("../gone/", Expected.PERHAPS),
    ("label", Expected.PERHAPS),
    ("/outside/", Expected.PERHAPS),
    ("/base/a.png", Expected.FILE),
    ("/base/a.tar.gz", Expected.FILE),
    ("a.7z", Expected.FILE),
    ("https://old.example/base/a.css", Expected.FILE),
    ("{static}/a.pdf", Expected.FILE),
    ("/!asset/a.pdf", Expected.FILE),
    ("/base/", Expected.NOTHING),
    ("/base", Expected.NOTHING),
    ("https://old.example/base/index.html", Expected.NOTHING),
    ("/base/atom.xml", Expected.NOTHING),
    ("/base/sub/feed.xml", Expected.NOTHING),
    ("https://old.example/", Expected.NOTHING),
    ("https://other.example/a/", Expected.NOTHING),
    ("#a", Expected.NOTHING),
    ("mailto:a@b", Expected.NOTHING),
]


@pytest.mark.parametrize(("address", "expected"), _EXPECTED)
def test_what_an_address_ought_to_be(address: str, expected: Expected) -> None:
    links, base = index()
    assert links.expected(address, base) is expected


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/base/tags/big-data/", (Axis.TAG, "Big Data")),
        ("/tags/c%2B%2B/", (Axis.TAG, "C++")),
        ("/tags/c/", (Axis.TAG, "C")),
        ("https://old.example/base/categories/news/", (Axis.CATEGORY, "News")),
        ("{category}News", (Axis.CATEGORY, "News")),
        ("/tags/unknown/", (Axis.TAG, "unknown")),
        ("https://other.example/tags/c/", None),
        ("/2021/03/09/one/", None),
    ],
)
def test_addresses_of_names(address: str, name: tuple[Axis, str] | None) -> None:
    links, base = index()
    assert links.name_of(address, base) == name


def test_the_explicit_address_then_the_own_source_then_the_newest_wins() -> None:
    newer = {"date": _DATE.replace(year=2022)}
    sites = {name: OriginalSite(name, "pelican") for name in ("news", "blog")}
    both = {"dialect": "pelican", "title": "x"}
    articles = [
        post("a.md", docname="news/a", **both),
        post("b.md", docname="news/b", **both, **newer),
        post("c.md", docname="blog/c", source="blog", **both),
    ]
    links = LinkIndex(articles, sites)
    assert links.find("/x.html") == articles[1]
    assert links.find("/x.html", articles[0]) == articles[1]
    assert links.find("/x.html", articles[2]) == articles[2]
    named = post("d.md", docname="news/d", permalink="/x.html", dialect="pelican")
    assert LinkIndex([*articles, named], sites).find("/x.html", articles[2]) == named


@pytest.mark.parametrize(
    ("address", "name"), [("../two/", "news/two"), ("three/", ""), ("../../b/two/", "news/two")]
)
def test_a_relative_link_may_start_from_any_of_the_old_addresses(address: str, name: str) -> None:
    one = post("one.md", "plain", aliases=("/a/one/", "/b/one/", "/c/d/one/"))
    two = post("two.md", "plain", aliases=("/b/two/",))
    found = LinkIndex([one, two]).find(address, one)
    assert (found.docname if found else "") == name


def test_an_address_below_the_base_of_the_site_is_one_without_it() -> None:
    inner, outer = (post(f"{n}.md", "plain", aliases=(n,)) for n in ("/x/", "/base/x/"))
    links = LinkIndex([inner, outer], {"news": site("plain", base="/base")})
    assert links.find("/base/x/", inner) == links.find("/x/", inner) == inner


def test_what_is_not_trusted_takes_nothing_over() -> None:
    """Neither by a better claim, nor by an older or newer date."""
    real = post("2020-02-03-real.md", date=_DATE.replace(2020, 2, 3), title="The real one")
    for year in (1970, 2030):
        other = post(
            "other.md", date=_DATE.replace(year=year), trusted=False, slug="real",
            permalink="/2020/02/03/real.html", aliases=("/2020/02/03/real/", "/own/"),
            title="The real one",
        )  # fmt: skip
        table, book = AddressTable(), AddressBook({"news": site()})
        place_articles([other, real], table, book.of, lambda problem: None)
        links = LinkIndex([other, real], {"news": site()}, book, table.may_answer)
        for address in ("/2020/02/03/real.html", "/2020/02/03/real/", "/!post/real"):
            assert links.find(address, other) == real
        assert links.find("/own/", real) == other


def test_the_nearest_names() -> None:
    links, _ = index()
    assert links.near("/2020/01/01/twoo/") == ["news/_posts/sub/2021-03-09-two"]
    assert links.near("/2020/01/01/quite-another/") == []
    # Many have one of its words, and few the other one.
    many = [post(f"notes-{number}.md") for number in range(30)]
    links = LinkIndex([*many, post("x/notes-of-zebra.md")])
    assert links.near("/notes-of-zebras/")[0] == "news/x/notes-of-zebra"
    names = LinkIndex([post("2021-03-09-release-notes-1.md"), post("2021-03-09-other.md")])
    assert names.near("/x/release-notes-2/") == ["news/2021-03-09-release-notes-1"]


@pytest.mark.parametrize(
    "file",
    [
        *("../x/index.html", "a/../index.html", "a//index.html", "./a.html", "C:/x.html"),
        *("a\\b.html", "a\0.html", "a\n/index.html", "_static/x.html", "_IMAGES/x.html"),
        *("con/index.html", "Con.html", "lpt1.x.html", "a./index.html", "a /index.html"),
        *(f"{'a' * 256}/index.html", f"{'é' * 126}.html", ".git/index.html", "\ud800.html"),
    ],
)
def test_files_that_no_redirect_may_have(file: str) -> None:
    assert refusal_of(file)


@pytest.mark.parametrize(
    "file",
    [
        "a/b/index.html",
        "你好/index.html",
        "a b.html",
        "a\u3000b.html",
        f"{'a' * 250}.html",
        "console.html",
    ],
)
def test_files_that_a_redirect_may_have(file: str) -> None:
    assert refusal_of(file) == ""


#: Pieces of which hostile addresses are made.
_PIECES = st.sampled_from(
    [
        *("/", "//", "..", ".", "#", "?", ":", "%", "%2e", "%00", "\\", "[", "]", "{", "}", "|"),
        *("https:", "www.", "old.example", "/!post/", "/!file/", "@/", "{filename}", "link://"),
        *(
            ":title",
            ":sections[1:]",
            "{date:%Y}",
            ".md",
            ".html",
            "index",
            "2021-03-09-",
            "é",
            "\ud800",
        ),
        *("\0", "\n", " ", "a", "tags", "_static", "con"),
    ]
)
_ADDRESS = st.one_of(st.lists(_PIECES, max_size=8).map("".join), st.text(max_size=20))


@given(_ADDRESS, _ADDRESS, _ADDRESS, st.sampled_from(list(BY_NAME)))
def test_nothing_in_an_address_raises(one: str, two: str, three: str, dialect: str) -> None:
    article = post("a.md", dialect, permalink=one, aliases=(two, three), slug=two, tags=(three,))
    home = site(dialect, three, hosts=("old.example",), base="/b", root="/site")
    links = LinkIndex([article], {"news": home})
    for address in (one, two, three):
        links.find(address, article)
        links.expected(address, article)
        links.name_of(address, article)
        links.near(address)
    for address in links.addresses["news/a"]:
        file = page_file(address)
        inside = posixpath.normpath(posixpath.join("/out", file)).startswith("/out/")
        assert refusal_of(file) or inside


@pytest.mark.parametrize(
    "piece", ["../", "a/", "%2e", "{", "/!post/", ".md", "2021-", "[", ":title", "{date:%Y}", "-"]
)
def test_long_addresses_stop_nothing(piece: str) -> None:
    long = piece * 20_000
    article = post("a.md", permalink=long, aliases=(f"/{long}",), slug=long)
    links = LinkIndex([article], {"news": site()})
    for address in (long, f"/{long}", f"https://old.example/{long}"):
        links.find(address, article)
        links.expected(address, article)
        links.near(address)
    assert all(refusal_of(page_file(each)) or each for each in links.addresses["news/a"])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", True), ("/", True), ("/index.html", True), ("/feed.xml", True), ("/atom.xml", True),
        ("/blog/Feed.xml", True), ("/RSS.xml/", True), ("/rss.xml/x/", False), ("/a/", False),
        ("/atom.xml/x", False), ("/atom.xmlX", False),
    ],
)  # fmt: skip
def test_front_pages_and_feeds(path: str, expected: bool) -> None:
    assert is_front_page(path) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/A/b.html", "a/b"), ("/a//b/", "a/b"), ("/a///b////c", "a/b/c"), ("/index.html", ""),
        ("/a/index.html", "a"), ("/a/index", "a"), ("/Stra\u00dfe/", "strasse"),
        ("/e\u0301/", "\u00e9"), (" /a/ ", "a"), ("//", ""), ("/x/", "x"), ("/xx//xx/", "xx/xx"),
    ],
)  # fmt: skip
def test_the_form_in_which_paths_are_compared(one: str, other: str) -> None:
    assert fold_path(one) == other
    assert fold_path(fold_path(one)) == other


@pytest.mark.parametrize("folder", ["a", "b", "c"])
def test_of_files_of_one_name_the_one_beside_is_meant(folder: str) -> None:
    articles = [
        post(f"{place}/{name}.md", slug=f"{place}-{name}") for place in "abc" for name in "xy"
    ]
    links = LinkIndex(articles, {"news": site(_JEKYLL, "", root=_ROOT)})
    base = next(article for article in articles if article.slug == f"{folder}-y")
    for address in ("x.md", "./x.md", f"../{folder}/x.md"):
        found = links.find(address, base)
        assert found is not None
        assert found.slug == f"{folder}-x"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/tags/c/", "C"),
        ("/tags/xx-x/", "XX x"),
        ("/tags/-big-data-/", "Big Data"),
        ("/tags/z/", "z"),
    ],
)
def test_names_are_found_by_their_slugs(path: str, name: str) -> None:
    article = post("a.md", tags=("C", "XX x", "Big Data"))
    links = LinkIndex([article], {"news": site(_JEKYLL, "", root=_ROOT)})
    assert links.name_of(path, article) == (Axis.TAG, name)
