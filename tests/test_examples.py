"""The examples build as they stand, and show what they are there to show."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx_build

EXAMPLES = Path(__file__).parent.parent / "examples"
BuildExample = Callable[[str, str], Path]

#: Besides that of HTML; the largest example is in its pages, and so once.
_BUILDERS = ["text", "latex", "gettext", "epub"]
QUICKSTART = {
    "news/public-night": "百灵沼天文台：春季观星夜向公众开放，五百毫米望远镜首次亮相",
    "news/sternenpark": "Drei Dörfer löschen das Licht",
    "news/comete-de-mars": "Une comète au-dessus des sapins",
    "news/first-light": "First light for the half-metre mirror",
    "news/2025-01-18-storm-and-shutter": "The storm, the shutter and the ladder",
    "news/meteor-count": "Meteor count: a good year, a cold night",
    "news/moon-walk": "月の地図を歩く会",
    "news/sky-quality": "How dark is it? Measure with us",
}
OUTSIDE = {
    "news/2025/ridge-path": "The ridge path is on the map",
    "news/2025/bridge": "A bridge of two larches",
    "news/gates": "The first hundred gates",
}


@pytest.fixture(scope="session")
def build_example(tmp_path_factory: pytest.TempPathFactory) -> BuildExample:
    """Builds an example once for all tests, from a copy, and gives the folder of its output.

    Builders share what was read, as they do for a user; Sphinx refuses that to gettext.
    """
    copies: dict[str, Path] = {}
    built: dict[tuple[str, str], Path] = {}

    def copy(example: str) -> Path:
        if example not in copies:
            copies[example] = tmp_path_factory.mktemp("example")
            shutil.copytree(EXAMPLES / example, copies[example] / example)
        return copies[example]

    def build(source: str, builder: str) -> Path:
        if (source, builder) not in built:
            folder = copy(source.split("/")[0])
            out = folder / builder
            trees = folder / ("messages" if builder == "gettext" else "trees")
            options = ["-q", "-n", "-W", "--keep-going", "-b", builder, "-d", str(trees)]
            # Within this process: to start one for each takes as long as to build.
            with redirect_stderr(io.StringIO()) as warnings:
                code = sphinx_build([*options, str(folder / source), str(out)])
            assert (code, warnings.getvalue()) == (0, "")
            built[source, builder] = out
        return built[source, builder]

    return build


def _links(page: str, css_class: str) -> list[tuple[str, str]]:
    """Pairs of target and text of the article links within each element of a class."""
    parts = re.split(rf'class="[^"]*\b{css_class}\b[^"]*"', page)[1:]
    found = [re.search(r'href="(news/[^"#]+)\.html"[^>]*>(.*?)</a>', p, re.DOTALL) for p in parts]
    return [(m[1], unescape(re.sub("<[^>]+>", "", m[2]))) for m in found if m]


@pytest.mark.parametrize(
    ("source", "builder"),
    [
        *product(["quickstart", "outside/docs"], [*_BUILDERS, "dirhtml", "singlehtml"]),
        *(("newsroom", builder) for builder in _BUILDERS),
    ],
)
def test_builds_without_a_warning(build_example: BuildExample, source: str, builder: str) -> None:
    assert any(build_example(source, builder).iterdir())


def test_there_is_a_test_of_each_example() -> None:
    assert {path.name for path in EXAMPLES.iterdir() if path.is_dir()} == {
        "quickstart",
        "outside",
        "newsroom",
    }


@pytest.mark.parametrize(
    ("source", "titles"), [("quickstart", QUICKSTART), ("outside/docs", OUTSIDE)]
)
def test_all_articles_are_listed_by_date(
    build_example: BuildExample, source: str, titles: dict[str, str]
) -> None:
    out = build_example(source, "html")
    page = (out / "index.html").read_text("utf-8")
    assert _links(page, "newsfeed-item") == list(titles.items())
    for docname, title in titles.items():
        article = (out / f"{docname}.html").read_text("utf-8")
        heading = re.search(r"<h1>(.*?)<a", article)
        assert heading is not None
        assert unescape(heading[1]) == title


def test_the_quickstart_shows_the_three_newest(build_example: BuildExample) -> None:
    page = (build_example("quickstart", "html") / "index.html").read_text("utf-8")
    assert _links(page, "newsfeed-title") == list(QUICKSTART.items())[:3]
    # The second one's summary stands in its front matter.
    assert "Der Himmel dankt es mit der Milchstraße." in page
    assert re.findall(r'alt="" class="newsfeed-picture" src="_images/(\w+).png"', page) == [
        "dome",
        "comet",
    ]


def test_the_quickstart_hides_its_draft(build_example: BuildExample) -> None:
    out = build_example("quickstart", "html")
    assert (EXAMPLES / "quickstart" / "news" / "star-party.md").exists()
    assert not list(out.rglob("star-party*"))
    for path in [*out.rglob("*.html"), *out.rglob("*.js")]:
        assert "Star party in August" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("news/first-light.html", "First light for the half-metre mirror"),
        ("news/archive/2025.html#news-2025-03", "the spring of the comet"),
        ("news/category/observing.html", "Observing"),
    ],
)
def test_the_roles_of_the_quickstart(build_example: BuildExample, target: str, text: str) -> None:
    page = (build_example("quickstart", "html") / "index.html").read_text("utf-8")
    intro = page[: page.index("Latest news")]
    assert re.search(rf'href="{re.escape(target)}"[^>]*><span[^>]*>{text}</span></a>', intro)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # An archive's HTML: full-width indents go, so do comments and style sheets.
        ("public-night", "<p>百灵沼通讯 见习记者林晚舟 荒原报道</p>"),
        ("public-night", '<time class="newsfeed-date" datetime="2025-04-25T11:40:12+00:00">'),
        ("2025-01-18-storm-and-shutter", ">January 18, 2025</time>"),
        ("2025-01-18-storm-and-shutter", "<strong>The shutter held.</strong>"),
        ("sternenpark", ">updated April 2, 2025</time>"),
        ("sternenpark", "<blockquote>"),
        ("first-light", '<div class="admonition note">'),
        ("first-light", '<div class="math notranslate nohighlight">'),
        ("first-light", 'href="public-night.html"'),
        ("meteor-count", "<strong>412 meteors</strong>"),
        ("meteor-count", "<td><p>88</p></td>"),
        ("meteor-count", 'href="sky-quality.html"'),
        ("moon-walk", '<div class="highlight-python notranslate">'),
        ("moon-walk", 'alt="満月の少し前の月。暗い海とたくさんのクレーターが見える"'),
        ("moon-walk", "<p>虹の入江</p>"),
    ],
)
def test_the_articles_of_the_quickstart(
    build_example: BuildExample, name: str, expected: str
) -> None:
    page = (build_example("quickstart", "html") / "news" / f"{name}.html").read_text("utf-8")
    assert expected in page


def test_nothing_of_an_archives_markup_is_left(build_example: BuildExample) -> None:
    page = (build_example("quickstart", "html") / "news" / "public-night.html").read_text("utf-8")
    body = page[page.index("newsfeed-header") :]
    for trace in ("cms-style", "moorCard", "moor_adlist", "文末卡片", "&amp;#123;", "\u3000"):
        assert trace not in body


def test_articles_outside_show_zone_authors_and_picture(build_example: BuildExample) -> None:
    out = build_example("outside/docs", "html")
    page = (out / "news" / "2025" / "ridge-path.html").read_text("utf-8")
    # 21:15 in UTC is the next day in New Zealand.
    assert ">July 1, 2025</time>" in page
    assert 'href="https://paths.example.org/people/moana">Moana Tait</a>' in page
    assert (out / "_images" / "ridge-path.png").read_bytes() == (
        EXAMPLES / "outside" / "articles" / "2025" / "ridge-path.png"
    ).read_bytes()
    assert 'alt="" class="newsfeed-picture" src="../../_images/ridge-path.png"' in page
    figure = (out / "news" / "2025" / "bridge.html").read_text("utf-8")
    assert re.search(r'alt="Contour lines[^>]*src="../../_images/ridge-path.png"', figure)
    assert "The bridge is where the red line meets the water." in figure
    assert "Ben Ferrier" in (out / "news" / "gates.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("builder", "pages"),
    [("man", "skarrowstation.1"), ("texinfo", "skarrowstation.texi"), ("html", "index.html")],
)
def test_the_newsroom_builds_without_a_warning(
    build_example: BuildExample, builder: str, pages: str
) -> None:
    assert (build_example("newsroom", builder) / pages).stat().st_size > 10_000


@pytest.mark.parametrize(
    ("language", "folders", "count"),
    [
        ("en", ("", "log", "station"), 18),
        ("de", ("insel",), 11),
        ("zh-cn", ("zh",), 11),
    ],
)
def test_the_newsroom_speaks_three_languages(
    build_example: BuildExample, language: str, folders: tuple[str, ...], count: int
) -> None:
    out = build_example("newsroom", "html") / "news"
    pages = [
        path.read_text("utf-8") for folder in folders for path in (out / folder).glob("*.html")
    ]
    articles = [page for page in pages if 'class="newsfeed-article" id="' in page]
    assert len(articles) == count
    for article in articles:
        section = re.search(r'<section class="newsfeed-article"[^>]*>', article)
        assert section is not None
        assert re.findall(r'lang="([^"]+)"', section[0]) == [language]


def test_the_translations_of_the_newsroom_know_each_other(build_example: BuildExample) -> None:
    page = (build_example("newsroom", "html") / "news/insel/neue-linse.html").read_text("utf-8")
    found = dict(re.findall(r'<link hreflang="([^"]+)"[^>]* href="([^"]+)"', page))
    found.pop("x-default", None)
    assert found == {
        "de": "https://skarrow.example/news/insel/neue-linse.html",
        "en": "https://skarrow.example/news/station/new-lens.html",
        "zh-CN": "https://skarrow.example/news/zh/new-lens-zh.html",
    }
    assert ">中文" in page


@pytest.mark.parametrize(
    ("docname", "title", "articles"),
    [
        ("news/index", "News", 10),
        ("news/page-4", "News, page 4", 10),
        ("news/archive/2024/page-2", "2024, page 2", 1),
        ("news/archive/2022/12", "December 2022", 3),
        ("news/category/harbour", "Category: Harbour", 4),
        ("news/category/nature/seabirds", "Category: Nature › Seabirds", 2),
        ("news/category/zi-ran/tian-qi", "Category: 自然 › 天气", 4),
        ("news/tag/c-plus-plus", "Tag: C++", 1),
        ("news/tag/c-sharp", "Tag: C#", 1),
        ("news/author/ines", "News by Ines Caldbeck", 6),
        # Written by hand, in the place of the generated page.
        ("news/category/nature", "Nature", 6),
        ("styles/table", "Table", 40),
        ("styles/timeline", "Timeline", 10),
        ("styles/timeline/page-2", "Timeline, page 2", 1),
        ("styles/cards", "Cards", 12),
        ("styles/full", "Full texts", 4),
    ],
)
def test_the_pages_of_the_newsroom(
    build_example: BuildExample, docname: str, title: str, articles: int
) -> None:
    page = (build_example("newsroom", "html") / f"{docname}.html").read_text("utf-8")
    heading = re.search(r"<h1>(.*?)<a", page)
    assert heading is not None
    assert re.sub("<[^>]+>", "", heading[1]) == title
    assert len(re.findall(r'class="newsfeed-article"[ >]', page)) == articles


@pytest.mark.parametrize(
    ("file", "entries"),
    [
        ("news/atom.xml", 20),
        ("news/atom-archive-1.xml", 20),
        ("news/rss.xml", 20),
        ("news/feed.json", 20),
        ("news/ferry.xml", 5),
        ("news/zh.xml", 11),
        ("news/category/harbour/atom.xml", 4),
    ],
)
def test_the_feeds_of_the_newsroom(build_example: BuildExample, file: str, entries: int) -> None:
    text = (build_example("newsroom", "html") / file).read_text("utf-8")
    assert len(re.findall(r'<entry[ >]|<item>|"content_html"', text)) == entries


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Each generator's way to lead from one article to another.
        ("log/2023-04-02-crane-name", 'href="2022-12-04-sunday-ferry.html"'),
        ("station/kittiwake-count", 'href="../log/2022-09-30-counting-birds.html"'),
        ("station/petrels", 'href="kittiwake-count.html"'),
        ("insel/erste-lummen", 'href="dreizehenmoewen.html"'),
        ("insel/licht-zum-fest", 'href="neue-linse.html"'),
        ("2025-04-12-oven-battery", 'href="2024-01-19-january-storm.html"'),
        ("zh/ten-lines", 'href="../2022-07-09-rain-gauge.html"'),
        ("zh/tide", 'href="../station/moon-tide.html"'),
        ("zh/tide", '<div class="math notranslate nohighlight">'),
        ("zh/sea-fog", "—— 港务所的旧告示"),
        ("insel/segeltuch", 'href="https://example.org/skarrow/werkstatt"'),
        ("2023-02-17-log-buffer", ">updated March 2, 2023</time>"),
        ("station/new-lens", '<span class="newsfeed-pinned">'),
    ],
)
def test_the_articles_of_the_newsroom(
    build_example: BuildExample, name: str, expected: str
) -> None:
    page = (build_example("newsroom", "html") / "news" / f"{name}.html").read_text("utf-8")
    assert expected in page[page.index('class="newsfeed-article"') :]


def test_pages_of_months_go_from_the_newest_to_the_oldest(build_example: BuildExample) -> None:
    """An article is pinned, which makes it no news of this month."""
    out = build_example("newsroom", "html")
    pages = [out / f"news/archive/2024{rest}.html" for rest in ("", "/page-2")]
    months = [
        month
        for page in pages
        for month in re.findall(r'<section [^>]*id="news-(\d{4}-\d{2})"', page.read_text("utf-8"))
    ]
    assert len(months) >= 8
    assert months == sorted(months, reverse=True)


def test_the_newsroom_says_in_which_language_a_title_is(build_example: BuildExample) -> None:
    page = (build_example("newsroom", "html") / "index.html").read_text("utf-8")
    sidebar = page[page.index("newsfeed-sidebar-recent") :]
    assert re.search(r'<a href="[^"]+" lang="zh-CN">厨房的一年</a>', sidebar)
