"""Old addresses of articles, and what an address says.

Expected values follow from what the documentation of each generator says of its addresses.
"""

from __future__ import annotations

from typing import Any

import pytest
from old_addresses.posts import post, site

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.taxonomy import AUTHOR, CATEGORY, TAG, Taxonomy
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.addresses import (
    Kind,
    fold_path,
    is_front_page,
    name_in,
    read_address,
)


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
    (_HUGO, "/:year/:month/:day/:slug/", "posts/a.md", {}, "/2021/03/09/hello-world/"),
    (_HUGO, "/:monthname/:weekday/:yearday/:title/", "posts/a.md", {}, "/march/2/68/hello-world/"),
    (_HUGO, "/:section/:filename/", "blog/2021/a.md", {}, "/blog/a/"),
    (_HUGO, "/:sections/:contentbasename/", "blog/2021/a.md", {}, "/blog/2021/a/"),
    (_HUGO, "/:sections[1:]/:contentbasename/", "blog/2021/x/a.md", {}, "/2021/x/a/"),
    (_HUGO, "/:sections[last]/:contentbasename/", "blog/2021/a.md", {}, "/2021/a/"),
    (_HUGO, "/:sections[1]/:contentbasename/", "blog/2021/x/a.md", {}, "/2021/a/"),
    (_HUGO, "/:sections[0]/:contentbasename/", "blog/2021/x/a.md", {}, "/blog/a/"),
    (_HUGO, "/:sections[1:2]/:contentbasename/", "blog/2021/x/y/a.md", {}, "/2021/a/"),
    (_HUGO, "/:sections[:last]/:contentbasename/", "blog/2021/x/a.md", {}, "/blog/2021/a/"),
    (_HUGO, "/:sections[1:last]/:contentbasename/", "blog/2021/x/y/a.md", {}, "/2021/x/a/"),
    (_HUGO, "/:sections[7:]/:contentbasename/", "blog/a.md", {}, "/a/"),
    # A slug, else the title.
    (_HUGO, "/:slug/", "posts/launch/index.md", {}, "/hello-world/"),
    (_HUGO, "/:slug/", "posts/launch/index.md", {"slug_given": True, "slug": "launch"}, "/launch/"),
    (_HUGO, "/:slug/", "posts/a.md", {"slug": "Given"}, "/given/"),
    # Dates by a layout of Go's.
    (_HUGO, "/:2006/:01/:02/:filename/", "posts/a.md", {}, "/2021/03/09/a/"),
    (_HUGO, "/:20060102/:Jan_2006/:Monday/", "posts/a.md", {}, "/20210309/mar_2021/tuesday/"),
    (_HUGO, "/:06-:1-:2/:15:04:05/:002/", "posts/a.md", {}, "/21-3-9/070504/068/"),
    (_HUGO, "/:03:3:4:5:PM/:Mon:January/", "posts/a.md", {}, "/07754am/tuemarch/"),
    (_HUGO, r"/a\:b/:filename/", "posts/a.md", {}, "/a:b/a/"),
    (_HUGO, "/:sectionslug/:filename/", "blog/2021/a.md", {}, "/blog/a/"),
    (_HUGO, "/:sectionslugs/:filename/", "blog/2021/a.md", {}, "/blog/2021/a/"),
    (_HUGO, "/:sectionslugs[last]/:filename/", "blog/2021/a.md", {}, "/2021/a/"),
    # Any key of front matter.
    (_HEXO, "posts/:abbrlink/", "a.md", {"extra": {"abbrlink": 4711}}, "/posts/4711/"),
    (_HEXO, "p/:hash/", "hello.md", {}, "/p/375b8b3558a7/"),
    ("pelican", "{series_key}/{slug}", "a.md", {"extra": {"series_key": "s"}}, "/s/hello-world"),
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
    "pattern",
    [
        *("/:id/", "/{nothing}/", "/:hash", "{date:%Q}/a", "/:title[0]/", "/:sections[x]/"),
        "/:title" * 31,
    ],
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
    (_ZOLA, "2016/08/10/x", (), ("/2016/08/10/x/",)),
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
    ("{index}", Kind.SITE, "/", ""),
    ("{index}#top", Kind.SITE, "/", "top"),
    ("{other}", Kind.OTHER, "", ""),
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
        ("/tags/a-b/", "", (TAG, "a-b")),
        ("/categories/a/b", "", (CATEGORY, "b")),
        ("/tag/x.html", "", (TAG, "x")),
        ("/categories/", "Android", (CATEGORY, "Android")),
        ("/author/me/", "", (AUTHOR, "me")),
        ("/tags/", "", None),
        ("/about/", "x", None),
        ("/", "x", None),
    ],
)
def test_pages_of_names(path: str, fragment: str, name: tuple[Taxonomy, str] | None) -> None:
    assert name_in(path, fragment) == name


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
