"""Who stands at which address of the output."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from model.samples import make_article

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.outputs import (
    AddressTable,
    Holder,
    OldAddresses,
    claim_order,
    page_file,
    place_articles,
)
from sphinx_newsfeed.problems import Problem, ProblemKind

_ONE, _OTHER = Holder("the one"), Holder("the other")
_ARTICLE = Holder("an article", "/a.md")


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/a/b/", "a/b/index.html"), ("/a/b", "a/b/index.html"), ("/a.html", "a.html"),
        ("/", "index.html"), ("/a.b/", "a.b/index.html"), ("/a.HTM", "a.HTM"),
        ("/a/?x=y", "a/index.html"), ("", "index.html"),
        ("/v1.2", "v1.2/index.html"), ("/a.php", "a.php/index.html"),
    ],
)  # fmt: skip
def test_the_file_that_a_server_shows(path: str, file: str) -> None:
    assert page_file(path) == file


#: What claims an address first, and what then cannot have the other.
_TAKEN = [
    ("page", "news/a", "page", "news/a"),
    ("page", "news/a", "page", "News/A"),
    ("page", "news/\u00e9", "page", "news/e\u0301"),
    ("page", "news/index", "page", "news"),
    ("page", "news", "page", "news/index"),
    ("page", "news/a", "address", "/news/a.html"),
    ("page", "news/a", "address", "/news/a/"),
    ("page", "news/a", "address", "/news/a"),
    ("page", "news/a", "address", "/NEWS/a/index.html"),
    ("page", "index", "address", "/"),
    ("page", "news/a", "address", "/news//a/".replace("//", "/")),
    ("file", "news/atom.xml", "address", "/news/atom.xml"),
    ("file", "news/atom.xml", "address", "/news/atom.xml/"),
    ("file", "news/atom.xml", "address", "/news/Atom.xml/below/"),
    ("file", "news/atom.xml", "page", "news/atom.xml"),
    ("file", "news/atom.xml", "page", "news/atom.xml/below/it"),
    ("page", "news/atom.xml/below/it", "file", "news/atom.xml"),
    ("file", "objects.inv", "address", "/objects.inv/x.html"),
    ("address", "/2020/real/", "address", "/2020/real.html"),
    ("address", "/?p=12", "address", "/?P=12"),
]


def _claim(table: AddressTable, kind: str, name: str, holder: Holder) -> Holder | None:
    return getattr(table, f"claim_{kind}")(name, holder)


@pytest.mark.parametrize(("first", "name", "second", "other"), _TAKEN)
def test_the_first_has_an_address(first: str, name: str, second: str, other: str) -> None:
    table = AddressTable()
    assert _claim(table, first, name, _ONE) is None
    assert _claim(table, second, other, _OTHER) == _ONE
    assert _claim(table, second, other, _ONE) is None


_FREE = [
    ("page", "news", "page", "news/a"),
    ("page", "news/a", "page", "news"),
    ("page", "news/a", "page", "news/a/b"),
    ("page", "news/a", "page", "news/ab"),
    ("page", "news/a.b", "page", "news/a"),
    ("file", "news/atom.xml", "file", "news/rss.xml"),
    ("file", "news/atom.xml", "page", "news/atom"),
    ("address", "/?p=12", "address", "/?p=1"),
    ("address", "/?p=12", "address", "/"),
]


@pytest.mark.parametrize(("first", "name", "second", "other"), _FREE)
def test_others_are_free(first: str, name: str, second: str, other: str) -> None:
    table = AddressTable()
    assert _claim(table, first, name, _ONE) is None
    assert _claim(table, second, other, _OTHER) is None


def test_what_the_project_has_itself() -> None:
    table = AddressTable(
        ["about", "News/index"], {"CNAME", "x/y.html", "z/index.html"}.__contains__
    )
    assert table.claim_page("about", _ONE) == Holder("the project's own page about")
    assert table.claim_address("/About/", _ONE) == Holder("the project's own page about")
    assert table.claim_page("news", _ONE) == Holder("the project's own page News/index")
    assert table.claim_address("/CNAME/", _ONE) == Holder("the project's own file CNAME")
    assert table.claim_address("/x/y.html", _ONE) == Holder("the project's own file x/y.html")
    assert table.claim_page("x/y", _ONE) == Holder("the project's own file x/y.html")
    assert table.claim_page("z", _ONE) == Holder("the project's own file z/index.html")
    assert table.claim_page("x", _ONE) is None
    assert table.holder_of("x.html") == table.holder_of("X/index.html") == _ONE
    assert table.holder_of("y.html") is None


@pytest.mark.parametrize("name", ["news/all/page-2", "news/all/list-2-page-3", "page-2"])
def test_further_pages_of_listings_are_no_articles(name: str) -> None:
    table = AddressTable(["index"])
    table.claim_page("news/all", _ONE)
    assert "the further pages of the" in str(table.claim_page(name, _ARTICLE))
    assert table.claim_page(name, _OTHER) is None
    assert table.claim_page("news/page-2", _ARTICLE) is None


def _place(
    articles: Iterable[Article], table: AddressTable | None = None, **in_place: bool
) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    placed = place_articles(
        [*articles],
        table or AddressTable(),
        lambda article: OldAddresses(article.aliases, (f"/{article.slug}/",)),
        problems.append,
        in_place=lambda article: in_place.get(article.slug, False),
    )
    return [article.docname for article in placed], problems


def test_the_second_of_one_name_gets_another() -> None:
    first, second = (
        make_article("a", path=f"/site/news/a.{suffix}", slug=suffix) for suffix in ("html", "md")
    )
    docnames, (problem,) = _place([first, second])
    assert docnames == ["news/a", "news/a-md"]
    assert problem.kind is ProblemKind.DUPLICATE
    assert (problem.path, problem.line) == ("/site/news/a.md", 1)
    assert "news/a is the address of the article /site/news/a.html" in problem.message
    upper = make_article("a", path="/site/news/a.MD", slug="x")
    assert _place([first, upper])[0] == ["news/a", "news/a-md"]
    # What lies in the place of the document comes first.
    assert _place([first, second], md=True)[0] == ["news/a-html", "news/a"]
    # A name that was made up is nobody else's either.
    third = make_article("a-md", path="/site/news/a-md.md", slug="x")
    assert _place([first, second, third])[0] == ["news/a", "news/a-md", "news/a-md-md"]
    many = [make_article("a", path=f"/site/{n}/a.md", slug=f"s{n}") for n in range(4)]
    assert _place(many)[0] == ["news/a", "news/a-md", "news/a-md1", "news/a-md2"]


def test_a_hidden_article_takes_no_place() -> None:
    hidden = make_article("a", path="/1.md", hidden="draft", aliases=("/news/b/",))
    docnames, problems = _place([hidden, make_article("a"), make_article("b", slug="a")])
    assert docnames == ["news/a", "news/a", "news/b"]
    assert problems == []


def test_names_that_are_one_file_on_some_systems_stay_apart() -> None:
    names = ("A", "a", "\u00e9", "e\u0301")
    articles = [make_article(name, path=f"/{n}.md", slug=f"{n}") for n, name in enumerate(names)]
    docnames, problems = _place(articles)
    assert len({unicodedata.normalize("NFC", name).casefold() for name in docnames}) == 4
    assert len(problems) == 2


def _dated(name: str, year: int, *, trusted: bool, **fields: object) -> Article:
    date = datetime(year, 1, 1, tzinfo=UTC)
    return make_article(name, date=date, trusted=trusted, **fields)


@pytest.mark.parametrize("year", [1970, 2030])
def test_what_is_not_trusted_comes_last(year: int) -> None:
    table = AddressTable(["about"])
    table.claim_file("news/atom.xml", Holder("a feed"))
    real = _dated("real", 2020, trusted=True, aliases=("/former/",))
    aliases = ("/real/", "/news/real.html", "/former/", "/news/atom.xml", "/about/", "/own/")
    guest = _dated("guest", year, trusted=False, aliases=aliases)
    page = _dated("x", year, trusted=False, docname="former", path="/site/former.md")
    docnames, problems = _place([guest, page, real], table)
    assert docnames == ["news/guest", "former-md", "news/real"]
    assert {problem.path for problem in problems} == {guest.path, page.path}
    lost = [problem.message for problem in problems if problem.path == guest.path]
    assert [message.split(" ")[3] for message in lost] == [
        "'/real/'", "'/news/real.html'", "'/former/'", "'/news/atom.xml'", "'/about/'",
    ]  # fmt: skip
    assert table.holder_of("real/index.html") == table.holder_of("former.html")
    assert table.holder_of("own.html") == Holder(f"the article {guest.path}", guest.path)


def test_of_articles_without_trust_the_oldest_has_an_address() -> None:
    new = _dated("new", 2022, trusted=False, aliases=("/x/",), path="/new.md")
    old = _dated("old", 2021, trusted=False, aliases=("/x/",), path="/old.md")
    (problem,) = _place([new, old])[1]
    assert problem.path == "/new.md"
    twins = [replace_docname(new), replace_docname(old)]
    assert _place(twins)[0] == ["news/one-md", "news/one"]


def replace_docname(article: Article) -> Article:
    return _dated("one", article.date.year, trusted=False, path=article.path, slug=article.slug)


def test_of_trusted_articles_the_newest_has_an_old_address() -> None:
    new = _dated("new", 2022, trusted=True, aliases=("/x/", "/old/"))
    old = _dated("old", 2021, trusted=True, aliases=("/X/index.html", "/new/"))
    docnames, problems = _place([old, new])
    assert docnames == ["news/old", "news/new"]
    # Addresses that generators made up are told of only where something else than an article is.
    assert [problem.message for problem in problems] == [
        "the old address '/X/index.html' is that of the article /site/news/new.md, which keeps it"
    ]
    assert sorted([old, new], key=claim_order) == [new, old]


@pytest.mark.parametrize(
    ("address", "claimed", "expected"),
    [
        ("/old/", "/old/", True),
        ("/Old/index.html", "/old", True),
        ("/?p=12", "/?P=12", True),
        ("/?p=12", "/?p=1", False),
        ("/old/?p=12", "/old/", False),
        ("/old/", "/old/?p=12", False),
        ("/old/", "/other/", False),
    ],
)
def test_an_article_that_is_not_trusted_answers_to_what_it_has(
    address: str, claimed: str, expected: bool
) -> None:
    one, other = (make_article(name, trusted=False) for name in ("one", "other"))
    table = AddressTable()
    table.claim_address(claimed, Holder("an article", one.path))
    assert table.may_answer(one, address) is expected
    assert table.may_answer(other, address) is False
    assert table.may_answer(make_article("trusted"), address) is True


def test_what_is_said_of_an_address_that_is_lost() -> None:
    long = "/" + "x" * 300 + "/"
    table = AddressTable(["about"])
    table.claim_address(long, _ONE)
    named = make_article("a", aliases=("/about/", long))
    made_up = make_article("b", slug="about")
    _, problems = _place([named, made_up], table)
    assert [(problem.kind, problem.path, problem.line) for problem in problems] == [
        (ProblemKind.DUPLICATE, named.path, 1),
        (ProblemKind.DUPLICATE, named.path, 1),
        (ProblemKind.DUPLICATE, made_up.path, 1),
    ]
    assert [problem.message for problem in problems] == [
        "the old address '/about/' is that of the project's own page about, which keeps it",
        f"the old address {long[:200]!r} is that of the one, which keeps it",
        "the old address '/about/' is that of the project's own page about, which keeps it",
    ]


def test_only_what_may_have_further_pages_keeps_their_addresses() -> None:
    table = AddressTable()
    table.claim_page("news/article", _ARTICLE)
    table.claim_page("news/all", _ONE)
    other = Holder("another article", "/b.md")
    assert table.claim_page("news/article/page-2", other) is None
    assert table.claim_page("news/all/page-two", other) is None
    assert table.claim_page("page-2", other) is None
    found = table.claim_page("news/all/page-2", other)
    assert found == Holder("the further pages of the one")


def test_a_file_keeps_all_that_would_lie_below_it() -> None:
    table = AddressTable()
    table.claim_file("a/b.xml", _ONE)
    for page in ("a/b.xml/c", "a/b.xml/c/d/e"):
        assert table.claim_page(page, _OTHER) == _ONE
    table = AddressTable()
    table.claim_page("a/b/c/d", _ONE)
    for folder in ("a", "a/b", "a/b/c"):
        assert table.claim_file(folder, _OTHER) == _ONE
        assert table.claim_page(folder, _OTHER) is None
    assert table.claim_file("a/x", _OTHER) is None


@pytest.mark.parametrize("address", ["/" + "a/" * 50_000, "/" + "a" * 50_000 + "/b.html"])
def test_folders_of_what_no_file_may_have_for_its_path(address: str) -> None:
    """There may be as many as it has signs, each as long as it."""
    asked: list[str] = []
    table = AddressTable(has_file=lambda file: bool(asked.append(file)))
    assert table.claim_address(address, _ARTICLE) is None
    assert len(asked) == 1
    assert table.claim_address(address, _OTHER) == _ARTICLE
    assert table.holder_of(page_file(address)) == _ARTICLE
