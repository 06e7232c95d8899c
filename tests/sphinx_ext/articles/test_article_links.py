"""Links between articles lead to their pages, in whatever way they were written."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import pytest
from conftest import Build, NewsProject

from sphinx_newsfeed.policy import LONGEST_SHOWN

_SITE = """\
url: https://old.example
permalink: /:year/:month/:day/:title/
"""


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """A Jekyll site in ``blog``, of which ``_posts`` are the news, with a goal of links."""
    return _site(project)


def _site(project: NewsProject) -> NewsProject:
    project.configure('newsfeed_sources = {"news": "blog/_posts"}')
    project.write("blog/_config.yml", _SITE)
    post(
        project,
        "2020-01-02-goal",
        "Text.\n\n## Far part\n\nMore.",
        "title: The Goal\ntags: [Big Data]",
    )
    return project


def post(project: NewsProject, name: str, body: str, front_matter: str = "title: Post") -> None:
    project.write(f"blog/_posts/{name}.md", f"---\n{front_matter}\n---\n{body}\n")


def other(project: NewsProject, suffix: str, body: str, name: str = "other") -> None:
    front_matter = "---\ntitle: Other\ndate: 2021-01-01\n---\n"
    project.write(f"blog/_posts/2021-01-01-{name}.{suffix}", f"{front_matter}{body}\n")


def hrefs(build: Build, page: str = "news/2021-01-01-other.html") -> list[tuple[str, str]]:
    """The links in the text of a page: address and words."""
    text = build.text(page).partition("</head>")[2]
    body = text[text.index("START") : text.index("END")]
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', body, re.DOTALL)
    return [(href, re.sub("<[^>]*>", "", words)) for href, words in found]


_GOAL = "2020-01-02-goal.html"
_ADDRESSES = [
    ("/2020/01/02/goal/", _GOAL),
    ("https://www.old.example/2020/01/02/goal", _GOAL),
    ("//old.example/2020/01/02/goal/index.html", _GOAL),
    ("/2020/01/02/goal/#far-part", f"{_GOAL}#far-part"),
    ("/2020/01/02/goal/#nowhere", _GOAL),
    ("2020-01-02-goal.md", _GOAL),
    ("./2020-01-02-goal.md#far-part", f"{_GOAL}#far-part"),
    ("../../../../2020/01/02/goal/", _GOAL),
    ("/!post/2020-01-02-goal", _GOAL),
    ("/!file/_posts/2020-01-02-goal.md#far-part", f"{_GOAL}#far-part"),
    ("{filename}2020-01-02-goal.md", _GOAL),
    ("@/_posts/2020-01-02-goal.md", _GOAL),
    ("link://slug/goal", _GOAL),
]
_WAYS = {
    "md": "START [w*or*ds]({}) END",
    "html": '<p>START <a href="{}">w<em>or</em>ds</a> END</p>',
    "rst": "START `words <{}>`_ END",
}


@pytest.mark.parametrize("suffix", _WAYS)
def test_addresses(news: NewsProject, suffix: str) -> None:
    lines = [_WAYS[suffix].format(address) for address, _ in _ADDRESSES]
    text = "\n\n".join(lines).replace("START ", "").replace(" END", "")
    if suffix == "rst":
        text = text.replace(">`_", ">`__")
    other(
        news,
        suffix,
        _WAYS["md"].replace("[w*or*ds]({})", "x").replace("END", "") + f"\n\n{text}\n\nEND",
    )
    build = news.build()
    assert build.warnings == []
    assert hrefs(build) == [(goal, "words") for _, goal in _ADDRESSES]


def test_targets_of_rest(news: NewsProject) -> None:
    body = "START one_, `two words`_ and two__ END\n\n.. _one: /2020/01/02/goal/\n"
    body += ".. _two words: 2020-01-02-goal.md\n.. __: /2020/01/02/goal/#far-part\n"
    other(news, "rst", body)
    build = news.build()
    assert build.warnings == []
    assert [href for href, _ in hrefs(build)] == [_GOAL, _GOAL, f"{_GOAL}#far-part"]


def test_links_of_html_within_markdown(news: NewsProject) -> None:
    other(news, "md", 'START <a href="/2020/01/02/goal/#far-part">words</a> END')
    build = news.build()
    assert build.warnings == []
    assert hrefs(build) == [(f"{_GOAL}#far-part", "words")]


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "latex", "text", "epub", "gettext"])
def test_other_builders(news: NewsProject, builder: str) -> None:
    body = "\n\n".join(_WAYS["md"].format(address) for address, _ in _ADDRESSES)
    other(news, "md", body)
    build = news.build(builder, nitpicky=True, version="1", copyright="x")
    assert build.warnings == []
    if builder == "dirhtml":
        assert 'href="../2020-01-02-goal/#far-part"' in build.text(
            "news/2021-01-01-other/index.html"
        )
    if builder == "latex":
        text = next(build.outdir.glob("*.tex")).read_text("utf-8")
        assert r"{news/2020-01-02-goal:far-part}" in text


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_a_link_without_words_takes_the_title(news: NewsProject, suffix: str) -> None:
    marker = "/!post/2020-01-02-goal"
    body = {
        "md": f"START [{marker}]({marker}) and []({marker}) END",
        "html": f'<p>START <a href="{marker}">{marker}</a> END</p>',
    }
    other(news, suffix, body[suffix])
    found = hrefs(news.build())
    assert set(found) == {(_GOAL, "The Goal")}
    assert len(found) == (2 if suffix == "md" else 1)


@pytest.mark.parametrize(
    ("address", "words", "is_its_own"),
    [
        ("/!post/2020-01-02%2Dgoal", "/!post/2020-01-02-goal", True),
        ("/!post/2020-01-02-goal", " /!post/2020-01-02%2Dgoal ", True),
        ("/!post/2020-01-02-goal", "/!post/2020", False),
        # An address of the site is one that readers know.
        ("/2020/01/02/goal/", "/2020/01/02/goal/", False),
    ],
)
def test_words_that_are_the_address_are_none(
    news: NewsProject, address: str, words: str, is_its_own: bool
) -> None:
    other(news, "html", f'<p>START <a href="{address}">{words}</a> END</p>')
    assert hrefs(news.build()) == [(_GOAL, "The Goal" if is_its_own else words.strip())]


def test_pictures_and_titles_of_links_stay(news: NewsProject) -> None:
    picture = "https://far.example/a.png"
    other(news, "md", f'START [![alt]({picture})](/2020/01/02/goal/ "why") END')
    page = news.build().text("news/2021-01-01-other.html")
    link = re.search(rf'<a [^>]*href="{_GOAL}"[^>]*>(.*?)</a>', page, re.DOTALL)
    assert link
    assert f'src="{picture}"' in link[1]
    assert 'title="why"' in link[0]


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("/2020/01/02/goaal/", "/2020/01/02/goaal/"),
        ("https://old.example/2020/goal", "https://old.example/2020/goal"),
        ("gone-goal.md", "gone-goal.md"),
        ("/!post/goaal", ""),
        ("/!file/_posts/2020-01-02-goaal.md", ""),
    ],
)
@pytest.mark.parametrize("suffix", _WAYS)
def test_what_misses_is_told_once_and_its_words_stay(
    news: NewsProject, suffix: str, link: str, href: str
) -> None:
    """Also when a listing shows the text again, and when the address stands there twice."""
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
    line = _WAYS[suffix].format(link)
    twice = line.replace("END", "").replace("START", "") + "\n\n" + line.replace(">`_", "#x>`__")
    other(news, suffix, f"START\n\n{twice}" if suffix != "html" else f"START {twice}")
    build = news.build()
    assert len(build.warnings) == 1
    assert "2021-01-01-other" in build.warnings[0]
    assert "news/2020-01-02-goal" in build.warnings[0]
    assert build.warnings[0].endswith("[newsfeed.reference]")
    assert re.search(r":(5|6|7|8): WARNING", build.warnings[0])
    first = hrefs(build)[:1]
    assert first == ([(href, "words")] if href else [])
    text = re.sub("<[^>]*>", "", build.text("news/2021-01-01-other.html"))
    assert "words" in text


@pytest.mark.parametrize(
    "link",
    [
        *("https://old.example", "https://old.example/atom.xml"),
        *("https://far.example/2020/gone/", "//far.example/x", "tel:123"),
        "https://old.example/pics/x.png",
    ],
)
def test_what_is_no_article_stays_without_a_warning(news: NewsProject, link: str) -> None:
    other(news, "html", f'<p>START <a href="{link}">words</a> END</p>')
    build = news.build()
    assert build.warnings == []
    assert hrefs(build) == [(link.replace("//far", "https://far", link.startswith("//")), "words")]


@pytest.mark.parametrize("suffix", _WAYS)
@pytest.mark.parametrize("link", ["/", "/feed.xml", "/docs/", "/docs/a?b=1#c", "/about.html"])
def test_other_pages_of_the_old_site_stay_there(news: NewsProject, suffix: str, link: str) -> None:
    other(news, suffix, _WAYS[suffix].format(link))
    build = news.build()
    assert build.warnings == []
    assert hrefs(build) == [(f"https://old.example{link}", "words")]
    (told,) = news.build(newsfeed_warn_old_pages=True, output="two").warnings
    assert told.endswith(f"; it leads to https://old.example{link} [newsfeed.old_page]")


@pytest.mark.parametrize("link", ["/tags/big-data/", "/tags/#Big Data", "{tag}Big Data"])
def test_pages_of_names_lead_to_their_place(news: NewsProject, link: str) -> None:
    other(news, "html", f'<p>START <a href="{link}">words</a> END</p>')
    build = news.build()
    assert build.warnings == []
    assert hrefs(build) == []
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :group-by: tag\n")
    build = news.build()
    assert hrefs(build) == [("../index.html#news-tag-big-data", "words")]


def test_what_myst_knows_is_left_to_it(news: NewsProject) -> None:
    news.write(
        "conf.py",
        'extensions = ["myst_parser", "sphinx_newsfeed"]\n'
        'newsfeed_sources = {"news": "blog/_posts"}\n',
    )
    news.write("guide.md", "---\norphan: true\n---\n\n(named)=\n# Guide\n\nText.\n")
    news.write("blog/_posts/x.txt", "x")
    body = (
        "START [a](#own) [b](named) [c](project:/guide.md) [d](/guide.md) [e](path:x.txt) "
        "[f](../guide) [g](#named) END\n\n## Own\n"
    )
    other(news, "md", body)
    build = news.build()
    assert build.warnings == []
    goals = [href for href, _ in hrefs(build)]
    assert goals[0] == "#own"
    assert goals[1:4] == ["../guide.html#named", "../guide.html", "../guide.html"]
    assert goals[4].startswith("../_downloads/")
    assert goals[5:] == ["../guide.html", "../guide.html#named"]


def test_links_of_the_page_s_own_furniture_stay(news: NewsProject) -> None:
    front_matter = "title: Post\ncanonical_url: https://old.example/2020/01/02/goal/"
    post(news, "2021-01-01-other", "Text.", front_matter)
    page = news.build().text("news/2021-01-01-other.html")
    assert 'href="https://old.example/2020/01/02/goal/"' in page


def test_anchors_of_html_articles(news: NewsProject) -> None:
    body = '<h2 id="Part_1">Part</h2><p>Text.</p><h2>Second one</h2><p>More.</p>'
    news.write("blog/_posts/2020-05-05-h.html", f"---\ntitle: H\n---\n{body}\n")
    other(
        news,
        "html",
        "<p>START "
        + "".join(
            f'<a href="/2020/05/05/h/#{name}">words</a> '
            for name in ("Part_1", "second-one", "gone")
        )
        + "END</p>",
    )
    build = news.build()
    assert build.warnings == []
    page = build.text("news/2020-05-05-h.html")
    goals = [href for href, _ in hrefs(build)]
    assert goals[2] == "2020-05-05-h.html"
    for goal in goals[:2]:
        assert f'id="{goal.partition("#")[2]}"' in page


def test_links_of_an_article_hold_in_listings(news: NewsProject) -> None:
    other(
        news,
        "md",
        "See [it](2020-01-02-goal.md), [gone](gone.md) and [far](/2020/01/02/goal/#far-part).",
    )
    news.write("deep/page.rst", ":orphan:\n\nDeep\n====\n\n.. newsfeed::\n   :style: full\n")
    build = news.build()
    assert len(build.warnings) == 1
    page = build.text("deep/page.html")
    for goal in ("", "#far-part"):
        assert f'href="../news/2020-01-02-goal.html{goal}"' in page
    assert 'href="../news/gone.md"' in page


def test_a_page_is_written_again_when_its_goal_moves(news: NewsProject) -> None:
    """So is a listing that shows the link, though it does not show the goal."""
    shown = ".. newsfeed::\n   :style: summary\n   :tag: shown\n"
    news.write("text.rst", f":orphan:\n\nText\n====\n\n{shown}")
    marker = "/!post/moving"
    front_matter = "title: Other\ntags: [shown]"
    post(news, "2021-01-01-other", f"START [{marker}]({marker}) END", front_matter)
    # The page names its neighbours, of which the goal is none.
    post(news, "2020-09-09-between", "x")
    post(news, "2020-02-02-moving", "x", "title: First")
    page = "news/2021-01-01-other"
    assert hrefs(news.build()) == [("2020-02-02-moving.html", "First")]
    (news.folder / "blog/_posts/2020-02-02-moving.md").unlink()
    build = news.build()
    assert {page, "text"} <= set(build.written)
    assert page not in build.read
    assert len(build.warnings) == 1
    assert hrefs(build) == []
    post(news, "2020-03-03-moving", "x", "title: Second")
    build = news.build()
    assert build.warnings == []
    assert hrefs(build) == [("2020-03-03-moving.html", "Second")]
    assert 'href="news/2020-03-03-moving.html"' in build.text("text.html")
    post(news, "2020-03-03-moving", "x", "title: Third")
    build = news.build()
    assert hrefs(build) == [("2020-03-03-moving.html", "Third")]
    assert ">Third<" in build.text("text.html")
    assert news.build().written == []


def test_anchors_that_go_are_linked_no_more(news: NewsProject) -> None:
    other(news, "md", "START [x](2020-01-02-goal.md#far-part) END")
    assert hrefs(news.build()) == [(f"{_GOAL}#far-part", "x")]
    post(news, "2020-01-02-goal", "## Another part", "title: The Goal")
    assert hrefs(news.build()) == [(_GOAL, "x")]


def test_parallel_builds_give_the_same(news: NewsProject) -> None:
    body = (
        "START [/!post/goal](/!post/goal) [x](/2020/01/gone/) [y](2020-01-02-goal.md#far-part) END"
    )
    for number in range(12):
        post(news, f"2021-02-02-n{number}", body)
    serial = news.build(output="one")
    parallel = news.build(output="two", parallel=2)
    assert sorted(parallel.warnings) == sorted(serial.warnings)
    assert len(serial.singly) == 12
    assert len(serial.warnings) == 1
    for number in range(12):
        page = f"news/2021-02-02-n{number}.html"
        assert parallel.text(page) == serial.text(page)


def test_attachments(news: NewsProject) -> None:
    news.configure('newsfeed_sources = {"news": "blog/_posts"}', 'newsfeed_static = ["blog/files"]')
    for name in ("_posts/a.pdf", "_posts/2021-01-01-other/b.zip", "files/docs/c.pdf"):
        news.write(f"blog/{name}", name)
    links = (
        "a.pdf",
        "b.zip",
        "/docs/c.pdf",
        "https://old.example/docs/c.pdf",
        "{static}/docs/c.pdf",
    )
    other(
        news,
        "html",
        "<p>START " + " ".join(f'<a href="{link}">words</a>' for link in links) + " END</p>",
    )
    build = news.build()
    assert build.warnings == []
    goals = [href for href, _ in hrefs(build)]
    assert len(goals) == len(links)
    texts = [(build.outdir / "news" / goal).read_text("utf-8") for goal in goals]
    assert texts == ["_posts/a.pdf", "_posts/2021-01-01-other/b.zip", *["files/docs/c.pdf"] * 3]


def test_attachments_of_a_site_below_a_folder_of_its_host(news: NewsProject) -> None:
    news.write("blog/_config.yml", f"{_SITE}baseurl: /blog\n")
    news.configure('newsfeed_sources = {"news": "blog/_posts"}', 'newsfeed_static = ["blog/files"]')
    news.write("blog/files/docs/c.pdf", "c")
    # Other generators run this, whatever the case of its name on some systems.
    news.write("blog/files/PelicanConf.py", "secret")
    links = ("/blog/docs/c.pdf", "https://old.example/blog/docs/c.pdf", "{static}/PelicanConf.py")
    lines = " ".join(f'<a href="{link}">words</a>' for link in links)
    other(news, "html", f"<p>START {lines} END</p>")
    build = news.build()
    assert len(hrefs(build)) == 2
    assert [(build.outdir / "news" / goal).read_text("utf-8") for goal, _ in hrefs(build)] == [
        *("c", "c")
    ]


_PRIVATE = [
    *("../../conf.py", "../_config.yml", ".secret.txt", "sub/../.secret.txt", "%2e%2e/up.txt"),
    *("link.txt", "../../_build/doctrees/environment.pickle", "gone.pdf", "/docs/../../conf.py"),
    *("/docs/_private.txt", f"{'a' * 300}.pdf", "a%00.pdf", "{static}/../../conf.py"),
    *("_drafts/plan.pdf", "/.git/plan.pdf"),
]


@pytest.fixture(scope="session")
def private_files(new_project: Callable[[], NewsProject]) -> Build:
    """Each of these links in an article of its own, of a site that was built before."""
    news = _site(new_project())
    news.configure('newsfeed_sources = {"news": "blog/_posts"}', 'newsfeed_static = ["blog/files"]')
    for name in ("up.txt", "_posts/.secret.txt", "files/docs/_private.txt"):
        news.write(f"blog/{name}", "secret")
    for name in ("_posts/_drafts/plan.pdf", "files/.git/plan.pdf"):
        news.write(f"blog/{name}", "secret")
    (news.folder / "blog/_posts/link.txt").symlink_to(news.folder / "conf.py")
    news.build()
    for (place, link), suffix in product(enumerate(_PRIVATE), ("md", "html")):
        other(news, suffix, _WAYS[suffix].format(link), name=f"private-{place}-{suffix}")
    return news.build()


@pytest.mark.parametrize("link", _PRIVATE)
@pytest.mark.parametrize("suffix", ["md", "html"])
def test_files_that_no_article_may_publish(private_files: Build, suffix: str, link: str) -> None:
    name = f"private-{_PRIVATE.index(link)}-{suffix}"
    assert len(private_files.told_of(f"2021-01-01-{name}.{suffix}")) == 1
    text = private_files.text(f"news/2021-01-01-{name}.html")
    assert "_downloads" not in text
    assert "words" in re.sub("<[^>]*>", "", text)


def test_no_file_is_published_by_these_links(private_files: Build) -> None:
    assert not (private_files.outdir / "_downloads").exists()
    # The link itself lies among the articles, and is none.
    assert len(private_files.told_of("link.txt")) == 1
    assert len(private_files.singly) == 2 * len(_PRIVATE) + 1


def test_what_the_build_made_is_no_attachment(news: NewsProject) -> None:
    news.configure('newsfeed_sources = {"news": "blog/_posts"}', 'newsfeed_static = ["."]')
    news.build(output="out")
    other(news, "html", '<p><a href="/out/doctrees/environment.pickle">words</a></p>')
    build = news.build(output="out")
    assert not (build.outdir / "_downloads").exists()
    assert len(build.warnings) == 1


_ODD = [
    "a" * 300,
    f"{'b' * 3000}.md",
    "http://[",
    "/!",
    "/!post/",
    "{filename}",
    "@/",
    "x%ff.md",
    "project:a%00.md",
    "path:a%00.pdf",
]


@pytest.fixture(scope="session")
def odd_links(new_project: Callable[[], NewsProject]) -> Build:
    """Each of these links in an article of its own."""
    news = _site(new_project())
    for (place, link), suffix in product(enumerate(_ODD), _WAYS):
        other(news, suffix, _WAYS[suffix].format(link), name=f"odd-{place}-{suffix}")
    return news.build()


@pytest.mark.parametrize("suffix", _WAYS)
@pytest.mark.parametrize("link", _ODD)
def test_odd_addresses_do_no_harm(odd_links: Build, suffix: str, link: str) -> None:
    name = f"odd-{_ODD.index(link)}-{suffix}"
    told = odd_links.told_of(f"2021-01-01-{name}.{suffix}")
    assert len(told) <= 1
    # What is told of it is no longer than a line.
    assert all(len(line.partition(name)[2]) < 2 * LONGEST_SHOWN for line in told)
    assert "words" in re.sub("<[^>]*>", "", odd_links.text(f"news/2021-01-01-{name}.html"))


def test_nothing_but_odd_addresses_is_told(odd_links: Build) -> None:
    files = [
        f"2021-01-01-odd-{place}-{suffix}.{suffix}"
        for place in range(len(_ODD))
        for suffix in _WAYS
    ]
    assert odd_links.singly == odd_links.told_of(*files)


@pytest.mark.parametrize(("address", "warnings"), [("/2020/01/nowhere/", 1), ("two.md", 0)])
def test_a_reference_within_a_link_gives_its_words(
    project: NewsProject, address: str, warnings: int
) -> None:
    """Such a thing in what replaces the link would stop the writing of the page."""
    project.article("one.md", f"(part)=\n\n## Part\n\n[before {{ref}}`part` after]({address})\n")
    project.article("two.md")
    build = project.build()
    assert len(build.warnings) == warnings
    assert "before" in build.text("news/one.html")
    assert "after" in build.text("news/one.html")
