"""Which article an address means, and what it ought to lead to."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_addresses.posts import DATE, post, site

from sphinx_newsfeed.generators import BY_NAME
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.outputs import AddressTable, page_file, place_articles
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.taxonomy import CATEGORY, TAG, Taxonomy
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.link_index import Expected, LinkIndex
from sphinx_newsfeed.old_addresses.redirect_pages import refusal_of

_ROOT = "/site"


def index() -> tuple[LinkIndex, Article]:
    """Some articles of a site at ``https://old.example/base``; links stand in the second."""
    home = site(
        "jekyll", "/:year/:month/:day/:title/", root=_ROOT, hosts=("old.example",), base="/base"
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
        ("/base/tags/big-data/", (TAG, "Big Data")),
        ("/tags/c%2B%2B/", (TAG, "C++")),
        ("/tags/c/", (TAG, "C")),
        ("https://old.example/base/categories/news/", (CATEGORY, "News")),
        ("{category}News", (CATEGORY, "News")),
        ("/tags/unknown/", (TAG, "unknown")),
        ("https://other.example/tags/c/", None),
        ("/2021/03/09/one/", None),
    ],
)
def test_addresses_of_names(address: str, name: tuple[Taxonomy, str] | None) -> None:
    links, base = index()
    assert links.name_of(address, base) == name


def test_the_explicit_address_then_the_own_source_then_the_newest_wins() -> None:
    newer = {"date": DATE.replace(year=2022)}
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
    real = post("2020-02-03-real.md", date=DATE.replace(2020, 2, 3), title="The real one")
    for year in (1970, 2030):
        other = post(
            "other.md", date=DATE.replace(year=year), trusted=False, slug="real",
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


@pytest.mark.parametrize("folder", ["a", "b", "c"])
def test_of_files_of_one_name_the_one_beside_is_meant(folder: str) -> None:
    articles = [
        post(f"{place}/{name}.md", slug=f"{place}-{name}") for place in "abc" for name in "xy"
    ]
    links = LinkIndex(articles, {"news": site("jekyll", "", root=_ROOT)})
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
    links = LinkIndex([article], {"news": site("jekyll", "", root=_ROOT)})
    assert links.name_of(path, article) == (TAG, name)


_RELEASES = "/site/pages/en/blog"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/blog/release/v4.2.0/", "release/v4.2.0.md"),
        ("/en/blog/release/v4.2.0", "release/v4.2.0.md"),
        ("/release/v4.2.0.html#x", "release/v4.2.0.md"),
        ("/Blog/Release/V4.2.0/", "release/v4.2.0.md"),
        ("/blog/launch/", "launch/index.md"),
        # The end of a path alone is no route.
        ("/v4.2.0/", ""),
        ("/docs/release/v4.2.0/", ""),
        ("/blog/v4.2.0/", ""),
    ],
)
def test_in_a_site_that_is_its_files_the_path_is_the_address(address: str, found: str) -> None:
    names = ("release/v4.2.0.md", "launch/index.md", "a.md")
    articles = [post(name, "plain", path=f"{_RELEASES}/{name}") for name in names]
    links = LinkIndex(articles)
    article = links.find(address, articles[2])
    assert (article.name if article else "") == found
    assert links.expected(address, articles[2]) is Expected.ARTICLE


def test_where_a_folder_holds_posts_alone_other_pages_may_have_such_addresses() -> None:
    names = ("_posts/docs/intro.md", "_posts/about.md")
    articles = [post(name, "hexo", path=f"/site/source/{name}") for name in names]
    for address in ("/docs/intro/", "/about/", "/_posts/about/"):
        assert LinkIndex(articles).find(address, articles[0]) is None


def test_a_path_of_zola_is_a_folder_to_relative_links() -> None:
    one = post("a/index.md", permalink="inside/2024/10/01/a")
    two = post("b/index.md", permalink="inside/2024/05/07/b/")
    links = LinkIndex([one, two], {"news": site("zola")})
    assert links.addresses[one.docname][0] == "/inside/2024/10/01/a/"
    for address in ("../../../05/07/b/", "../../../../2024/05/07/b", "/inside/2024/05/07/b"):
        assert links.find(address, one) is two
