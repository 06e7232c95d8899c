"""What a link that finds no article was meant for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from old_addresses.posts import post, site

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.link_index import LinkIndex
from sphinx_newsfeed.old_addresses.old_pages import Missed, OldPages, root_of

_FORM = "it has the form of an article's address, and no article has it"
_FILE = "there is no such file"


def pages(
    home: OriginalSite, *articles: Article, hidden: tuple[Article, ...] = ()
) -> tuple[OldPages, Article]:
    """What explains the links in the first of *articles*."""
    sites = {"news": home}
    book = AddressBook(sites)
    links = LinkIndex(articles, sites, book)
    return OldPages(links, book, articles, lambda: LinkIndex(hidden, sites, book)), articles[0]


def explain(address: str, home: OriginalSite, *articles: Article, **named: Any) -> Missed:
    found, article = pages(home, *articles, **named)
    return found.explain(address, article)


_DATED = site("jekyll", "/:year/:month/:day/:title/", hosts=("old.example",), base="/blog")
_POSTS = (
    post("_posts/2021-03-09-one.md"),
    post("_posts/2021-03-09-two.md"),
    post("_posts/2021-04-09-far.md", date=datetime(2021, 4, 9, tzinfo=UTC)),
)


@pytest.mark.parametrize(
    "address",
    [
        *("/docs/", "/docs/install.html", "/blog/about/", "/2021/", "/2021/03/", "/archives/2021/"),
        *("/2021/03/09/", "https://old.example/blog/docs/", "/x/y/z/", "/?lang=en", "/about.php"),
    ],
)
def test_what_has_no_form_of_an_article_is_another_page(address: str) -> None:
    host = "" if ":" in address else "https://old.example"
    assert explain(address, _DATED, *_POSTS) == Missed(address=f"{host}{address}")


@pytest.mark.parametrize(
    ("address", "reason", "near"),
    [
        ("/2021/03/09/gone/", _FORM, ("news/_posts/2021-03-09-two",)),
        ("/blog/2021/04/09/gone/", _FORM, ("news/_posts/2021-04-09-far",)),
        ("https://old.example/blog/1999/1/2/gone.html#x", _FORM, ()),
        (
            "/news/2021/03/gone",
            "it is the address of an article of 2021-03, and no article has it",
            (),
        ),
        ("/2021/one/", "there is an article of that name, and that is not its address", None),
        ("/?p=12", "it names a post by its number, and no post has it", ()),
        ("/!post/2021-03-09-nope", "there is no post of that name", None),
        ("/!file/content/_posts/x.md", _FILE, ()),
    ],
)
def test_what_only_an_article_can_be_is_dead(
    address: str, reason: str, near: tuple[str, ...] | None
) -> None:
    missed = explain(address, _DATED, *_POSTS)
    assert missed.reason == reason
    assert missed.address == ""
    assert near is None or missed.near == near


def test_a_link_to_a_hidden_article_says_so() -> None:
    hidden = post("_posts/2021-05-01-draft.md", hidden="draft")
    missed = explain("/!post/2021-05-01-draft", _DATED, *_POSTS, hidden=(hidden,))
    assert missed.reason == "the article that it means is hidden (draft)"


def test_at_the_root_only_what_nearly_is_an_article_is_dead() -> None:
    home = site("jekyll", "/:title.html", hosts=("old.example",))
    posts = (post("2021-03-09-two.md"), post("2021-03-09-all-the-news.md"))
    missed = explain("/all-the-nwes.html", home, *posts)
    assert missed.reason == "no article has that address, and one has nearly that"
    assert missed.near == ("news/2021-03-09-all-the-news",)
    assert explain("/contact.html", home, *posts).address == "https://old.example/contact.html"


def test_without_patterns_the_folders_of_the_files_tell() -> None:
    home = site("plain", hosts=("old.example",))
    posts = (post("release/v1.md", dialect="plain"), post("release/v2.md", dialect="plain"))
    assert explain("/blog/release/v3/", home, *posts).reason == _FORM
    assert explain("/blog/learn/v3/", home, *posts).reason == ""
    assert explain("/2020/01/02/x/", site("plain"), *posts).reason.startswith("it is the address")


def test_a_form_that_few_have_is_none() -> None:
    posts = [post(f"x{n}.md", dialect="plain", permalink=f"/blog/x{n}/") for n in range(30)]
    posts.append(post("y.md", dialect="plain", aliases=("/docs/y/",)))
    home = site("plain")
    assert explain("/blog/z/", home, *posts).reason == _FORM
    assert explain("/docs/z/", home, *posts).reason == ""


def test_what_is_a_file_of_the_project_is_a_page(tmp_path: Path) -> None:
    for name in ("blog/about.md", "blog/sub/index.html", "docs/a.rst", "blog/one.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    home = site("plain", root=str(tmp_path), hosts=("old.example",), scheme="http")
    one = post("blog/one.md", dialect="plain", path=str(tmp_path / "blog/one.md"))
    found, article = pages(home, one, post("blog/two.md", dialect="plain"))
    for address in ("/blog/about/", "/blog/about.html", "/blog/sub/"):
        assert found.explain(address, article) == Missed(address=f"http://old.example{address}")
    assert found.explain("/blog/nope/", article).reason == _FORM
    for address in ("about.md", "../docs/a.rst", "@/docs/a.rst", "/!file/docs/a.rst"):
        assert found.explain(address, article) == Missed()
    for address in ("nope.md", "../docs/b.rst", "@/docs/b.rst"):
        assert found.explain(address, article).reason == _FILE
    # The part of the project that would have it is not here.
    assert found.explain("@/pages/b.rst", article) == Missed()


def test_what_is_relative_is_so_to_the_address_that_the_article_had() -> None:
    found, article = pages(_DATED, *_POSTS)
    assert found.explain("../../../../docs/", article).address == "https://old.example/blog/docs/"
    assert found.explain("../x/", article).reason == _FORM


@pytest.mark.parametrize(
    ("hosts", "root"),
    [
        ((), ""),
        (("localhost", "127.0.0.1", "::1", "box"), ""),
        (("localhost", "Old.example"), "https://old.example"),
        (("a.example/x", "b.example"), "https://b.example"),
        (("a b.example", 'x".example'), ""),
    ],
)
def test_only_hosts_that_others_reach_are_led_to(hosts: tuple[str, ...], root: str) -> None:
    assert root_of(site(hosts=hosts)) == root
    found, article = pages(site("jekyll", "/:year/:title/", hosts=hosts), *_POSTS)
    assert found.explain("/docs/", article).address == (f"{root}/docs/" if root else "")


@pytest.mark.parametrize(
    "address", ["", "#x", "mailto:a@b.example", "/\0", "/" + "x/" * 5000, "a:"]
)
def test_odd_addresses_do_no_harm(address: str) -> None:
    found, article = pages(_DATED, *_POSTS)
    found.explain(address, article)


def test_the_article_with_the_link_is_not_what_is_near() -> None:
    later = datetime(2021, 5, 9, tzinfo=UTC)
    alike = (
        post("_posts/2021-03-09-notes-1.md"),
        post("_posts/2021-05-09-notes-2.md", date=later),
    )
    for address, near in (
        ("/2021/03/09/notes-0/", ("news/_posts/2021-05-09-notes-2",)),
        ("/2021/05/09/other/", ("news/_posts/2021-05-09-notes-2",)),
        ("/2021/03/09/other/", ()),
    ):
        missed = explain(address, _DATED, *alike)
        assert (missed.reason, missed.near) == (_FORM, near)
