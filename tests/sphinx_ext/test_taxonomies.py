"""Taxonomies of a project's own, in all that categories and tags are in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Build, NewsProject, change
from sphinx.util.inventory import InventoryFile

_OPTION = (
    "newsfeed_taxonomies = {'product': 'Products', 'release': {'title': 'Releases', "
    "'label': 'Release', 'keys': ['releases', 'version']}, "
    "'component': {'title': 'Components', 'tree': True}}"
)
_FEEDS = (
    "newsfeed_feeds = ['atom', {'each': 'product'}, {'each': 'component', 'format': 'rss'}, "
    "{'file': 'news/x.json', 'product': 'Harbour', 'release': '2.0'}]"
)
_ARCHIVES = "newsfeed_archives = ['all', 'tag', 'own']"
_INDEX = """
Site
====

.. newsfeed::
   :style: list
   :product: Harbour
   :release: 2.0, 2.10

Grouped
-------

.. newsfeed::
   :group-by: release

.. newsfeed-release::

.. newsfeed-component::

.. newsfeed-component:: Storage

See :news:release:`2.0`, :news:product:`the harbour <Harbour>`, :news:component:`Storage > Cache`,
:news:component:`Cache`, :news:feed:`product Harbour` and :ref:`news-release-2-10`.
"""


def write(project: NewsProject, *options: str) -> NewsProject:
    """Three products with their releases and components."""
    address = "html_baseurl = 'https://example.org/'"
    project.configure(_OPTION, address, *(options or (_ARCHIVES, _FEEDS)))
    project.write("index.rst", _INDEX)
    fields = {
        "one": "product: Harbour\nreleases: [2.0, 2.10]\ncomponents: Storage > Cache\ntags: [a]",
        "two": "product: [Harbour, Tide]\nversion: 2.9\nreleases: ['2.0']\ncomponent: Storage",
        "three": "products: [Chart]\nrelease: 1\nversion: 2.10\ncomponent: [Plotter, storage]",
        "four": "tags: [a]",
    }
    for day, (name, extra) in enumerate(fields.items(), 1):
        project.article(f"{name}.md", "Text.", date=f"2022-03-0{day}", extra=extra)
    return project


@pytest.fixture(scope="module")
def site(new_project: Callable[[], NewsProject]) -> Build:
    """The site of three products."""
    build = write(new_project()).build()
    assert build.warnings == []
    return build


def lines(build: Build, name: str) -> list[str]:
    """The words of a page, a line each for paragraphs and items."""
    found = re.findall(r"<(?:p|h\d)\b[^>]*>(.*?)</(?:p|h\d)>", build.text(name), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", "", each).replace("¶", "").split()) for each in found]


def titles(build: Build, name: str) -> list[str]:
    """The articles that a page lists."""
    text = build.text(name).partition('<div class="sphinxsidebar"')[0]
    return re.findall(r'<span class="newsfeed-article">(\w+)</span>', text)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("release/2-0.html", ["two", "one"]), ("release/2-10.html", ["three", "one"]),
        ("release/2-9.html", ["two"]), ("product/harbour.html", ["two", "one"]),
        ("product/tide.html", ["two"]), ("component/storage.html", ["three", "two", "one"]),
        ("component/storage/cache.html", ["one"]), ("component/plotter.html", ["three"]),
    ],
)  # fmt: skip
def test_each_name_has_a_page(site: Build, page: str, expected: list[str]) -> None:
    assert titles(site, f"news/{page}") == expected


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("release.html", "Releases"), ("release/2-0.html", "Release: 2.0"),
        ("product.html", "Products"), ("product/tide.html", "Products: Tide"),
        ("component.html", "Components"),
        ("component/storage/cache.html", "Components: Storage › Cache"),
    ],
)  # fmt: skip
def test_pages_have_headings(site: Build, page: str, heading: str) -> None:
    assert lines(site, f"news/{page}")[0] == heading


def test_names_stand_in_the_order_in_which_people_count(site: Build) -> None:
    """And a key that is not the taxonomy's gives none: ``release`` is not among those named."""
    assert lines(site, "news/release.html")[1:5] == [
        "2.0 (2)",
        "2.9 (1)",
        "2.10 (2)",
        "Project name not set",
    ]
    groups = [line for line in lines(site, "index.html") if re.fullmatch(r"\d\.\d+|Other", line)]
    assert groups == ["2.0", "2.9", "2.10", "Other"]


def test_an_article_says_what_it_is_about(site: Build) -> None:
    """All keys add up, in the order of the option, without doubles."""
    shown = [each for each in lines(site, "news/two.html") if ": " in each]
    assert shown == ["Products: Harbour, Tide", "Releases: 2.0, 2.9", "Components: Storage"]
    one = [each for each in lines(site, "news/one.html") if ": " in each]
    assert one[1:] == ["Releases: 2.0, 2.10", "Components: Storage › Cache", "Tags: a"]
    assert 'href="release/2-0.html"' in site.text("news/two.html")
    assert not [each for each in lines(site, "news/four.html") if "Release" in each]


def test_the_directive_filters(site: Build) -> None:
    listing = site.text("index.html").partition('id="grouped"')[0]
    assert re.findall(r'newsfeed-article">(\w+)<', listing) == ["two", "one"]


def test_overviews_stand_on_any_page(site: Build) -> None:
    shown = lines(site, "index.html")
    assert "2.10 (2)" in shown
    tree = shown[shown.index("Plotter (1)") :]
    assert tree[:4] == ["Plotter (1)", "Storage (3)", "Cache (1)", "Cache (1)"]


def test_roles_lead_to_the_pages(site: Build) -> None:
    text = re.sub(
        r'<[^a/][^>]*>|</(?!a)[^>]*>| class="[^"]*"| title="[^"]*"', "", site.text("index.html")
    )
    for target, words in {
        "news/release/2-0.html": "2.0",
        "news/product/harbour.html": "the harbour",
        "news/component/storage/cache.html": "Storage &gt; Cache",
    }.items():
        assert f'href="{target}">{words}</a>' in text
    assert 'href="news/product/harbour/atom.xml"' in text


def test_other_projects_find_them(site: Build) -> None:
    with (site.outdir / "objects.inv").open("rb") as file:
        found = InventoryFile.load(file, "", lambda base, path: path)
    assert {*found["news:release"]} == {"2.0", "2.9", "2.10"}
    assert {"Plotter", "Storage", "Storage › Cache"} <= {*found["news:component"]}


def test_they_have_feeds(site: Build) -> None:
    feed = json.loads(site.text("news/x.json"))
    assert [item["title"] for item in feed["items"]] == ["two", "one"]
    assert feed["items"][1]["tags"] == ["a", "Harbour", "2.0", "2.10", "Storage", "Cache"]
    assert "<title>" in site.text("news/component/storage/cache/rss.xml")
    assert "Products: Tide" in site.text("news/product/tide/atom.xml")
    assert "Products: Tide" in site.text("news/feeds.html")


def test_machines_are_told(site: Build) -> None:
    found = re.findall(r'ld\+json">(.*?)</script>', site.text("news/one.html"), re.DOTALL)
    (told,) = (data["keywords"] for each in found if "keywords" in (data := json.loads(each)))
    assert told == ["a", "Harbour", "2.0", "2.10", "Storage", "Cache"]


def test_what_shares_a_name_is_related(site: Build) -> None:
    text = site.text("news/three.html").partition("Related news")[2]
    assert "one" in re.findall(r'newsfeed-article">(\w+)<', text)


def test_a_listing_of_all_leads_to_the_overviews(project: NewsProject) -> None:
    write(project)
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n")
    ways = project.build().text("index.html").partition("newsfeed-ways-on")[2]
    assert re.findall(r'href="(news/\w+\.html)"', ways)[:4] == [
        *("news/tag.html", "news/product.html", "news/release.html", "news/component.html"),
    ]


@pytest.mark.parametrize(
    ("archives", "expected"),
    [
        ("['all', 'own']", ["component", "product", "release"]),
        ("['release']", ["release"]),
        ("['tag']", []),
        ("[]", []),
    ],
)
def test_archives_are_chosen(project: NewsProject, archives: str, expected: list[str]) -> None:
    write(project, f"newsfeed_archives = {archives}", "newsfeed_feeds = []")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n")
    build = project.build()
    assert build.warnings == []
    known = ["component", "product", "release"]
    assert [name for name in known if (build.outdir / f"news/{name}.html").exists()] == expected


def test_without_a_page_a_name_leads_to_its_listing(project: NewsProject) -> None:
    write(project, "newsfeed_archives = []", "newsfeed_feeds = []")
    project.write(
        "index.rst", "Site\n====\n\n.. newsfeed::\n   :group-by: product\n\n:news:product:`Tide`\n"
    )
    build = project.build()
    assert build.warnings == []
    assert 'href="#news-product-tide"' in build.text("index.html")
    assert 'href="../index.html#news-product-harbour"' in build.text("news/one.html")


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            ".. newsfeed::\n   :release: 2.1",
            ":release: no article has '2.1'; there are 2.10, 2.9, 2.0",
        ),
        (".. newsfeed::\n   :group-by: version", "is none of none, year, month, day, category"),
        (".. newsfeed::\n   :version: 1", 'unknown option: "version"'),
        (":news:release:`2.1`", "no release '2.1'; nearest are"),
        (".. newsfeed-product:: Tied", "no article has 'Tied'; there are Tide"),
    ],
)
def test_what_is_wrong_is_told(project: NewsProject, text: str, warning: str) -> None:
    write(project)
    project.write("index.rst", f"Site\n====\n\n{text}\n")
    told = " ".join(project.build().warnings)
    assert warning in told


def test_markdown_has_them_too(project: NewsProject) -> None:
    write(project, _ARCHIVES, "newsfeed_feeds = []")
    (project.folder / "index.rst").unlink()
    project.write(
        "index.md", "# Site\n\n```{newsfeed}\n:release: '2.9'\n```\n\n{news:release}`2.10`\n"
    )
    build = project.build(extensions=["sphinx_newsfeed", "myst_parser"])
    assert build.warnings == []
    assert titles(build, "index.html")[0] == "two"
    assert 'href="news/release/2-10.html"' in build.text("index.html")


def test_a_sidebar_names_them(project: NewsProject) -> None:
    write(
        project,
        *(_ARCHIVES, _FEEDS),
        "html_sidebars = {'**': ['newsfeed/release.html', 'newsfeed/component.html']}",
    )
    build = project.build()
    assert build.warnings == []
    for page, up in (("index.html", ""), ("news/one.html", "../")):
        text = build.text(page)
        assert 'class="newsfeed-sidebar newsfeed-sidebar-release" aria-label="Releases"' in text
        pieces = text.partition("newsfeed-sidebar-release")[2]
        names = re.findall(r'<a href="[./]*news/(\S+?)\.html">', pieces)
        assert names[:5] == [
            *("release/2-0", "release/2-9", "release/2-10"),
            *("component/plotter", "component/storage"),
        ]
        assert f'href="{up}' in pieces
    change(project.folder / "news/four.md", "tags: [a]", "tags: [a]\nreleases: [3.0]")
    assert "release/3-0.html" in project.build().text("index.html")


@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "xml", "singlehtml", "dirhtml"])
def test_every_builder_has_them(project: NewsProject, builder: str) -> None:
    write(project)
    build = project.build(builder)
    assert build.warnings == []
    text = "".join(
        path.read_text("utf-8") for path in build.outdir.rglob("*") if path.suffix in _TEXTS
    )
    assert "Releases:" in text
    assert "Components:" in text


_TEXTS = {".txt", ".1", ".texi", ".xml", ".html"}


@pytest.mark.parametrize("builder", ["latex", "epub"])
def test_books_have_them(project: NewsProject, builder: str) -> None:
    write(project, _ARCHIVES, "newsfeed_feeds = []", "master_doc = 'index'")
    build = project.build(builder, epub_show_urls="no", version="1", epub_copyright="x")
    assert [each for each in build.warnings if "newsfeed" in each] == []
    if builder == "latex":
        (tex,) = build.outdir.glob("*.tex")
        assert "Releases:" in tex.read_text("utf-8")


def test_processes_make_the_same(project: NewsProject) -> None:
    write(project)
    one, two = project.build(output="a"), project.build(output="b", parallel=2)
    names = [path.relative_to(one.outdir) for path in one.outdir.rglob("*.html")]
    assert names
    assert [
        n for n in names if (one.outdir / n).read_bytes() != (two.outdir / n).read_bytes()
    ] == []


def test_translators_find_names_and_titles(project: NewsProject) -> None:
    write(project, _ARCHIVES, "newsfeed_feeds = []")
    build = project.build("gettext")
    names = build.text("sphinx_newsfeed.pot")
    for text in ("Releases", "Release", "Products", "Harbour", "2.10", "Cache", "Storage"):
        assert f'msgid "{text}"' in names
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    told = {"Releases": "Versionen", "Release": "Version", "Storage": "Speicher"}
    texts = "".join(f'\nmsgid "{text}"\nmsgstr "{other}"\n' for text, other in told.items())
    project.write("locale/de/LC_MESSAGES/sphinx_newsfeed.po", head + texts)
    build = project.build(language="de", locale_dirs=["locale"], output="_de")
    assert lines(build, "news/release.html")[0] == "Versionen"
    assert lines(build, "news/release/2-0.html")[0] == "Version: 2.0"
    assert "Components: Speicher › Cache" in lines(build, "news/one.html")
    assert titles(build, "news/component/storage.html") == ["three", "two", "one"]


def test_two_projects_speak_of_one(
    project: NewsProject, new_project: Callable[[], NewsProject]
) -> None:
    """Names lead to the other project, where both declare the taxonomy."""
    other = write(new_project()).build()
    inventory = other.outdir / "objects.inv"
    project.configure(
        _OPTION,
        "newsfeed_feeds = []",
        f"intersphinx_mapping = {{'docs': ('https://docs.example/', {str(inventory)!r})}}",
    )
    project.article("a.md", "Text.", extra="product: Harbour")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n\n:news:release:`2.9`\n")
    build = project.build(extensions=["sphinx_newsfeed", "sphinx.ext.intersphinx"])
    assert build.warnings == []
    assert 'href="https://docs.example/news/release/2-9.html"' in build.text("index.html")


_HUGO = "[taxonomies]\ntag = 'tags'\nlabel = 'labels'\nseries = 'series'\nauthor = 'writers'\n"


def write_hugo(project: NewsProject, configuration: str = _HUGO, trusted: bool = True) -> None:
    """A documentation beside a project of Hugo."""
    project.write("blog/hugo.toml", configuration)
    project.write(
        "blog/content/posts/one.md",
        "+++\ntitle = 'One'\ndate = 2022-03-01\nlabels = ['Big']\nseries = ['Notes']\n"
        "writers = ['Ann']\nrels = ['9']\n+++\nText.\n",
    )
    project.configure(
        f"newsfeed_sources = {{'news': {{'path': 'blog/content/posts', 'trusted': {trusted}}}}}",
        "newsfeed_archives = ['author', 'own']",
        "exclude_patterns = ['_*']",
    )
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n")


def files(build: Build) -> dict[str, bytes]:
    """All pages of a build."""
    paths = build.outdir.rglob("*.html")
    return {str(path.relative_to(build.outdir)): path.read_bytes() for path in paths}


def test_what_a_generator_is_configured_for_is_taken_up(project: NewsProject) -> None:
    write_hugo(project)
    project.write(
        "index.rst", "Site\n====\n\n.. newsfeed::\n   :label: Big\n\n:news:series:`Notes`\n"
    )
    build = project.build()
    assert build.warnings == []
    assert lines(build, "news/label/big.html")[0] == "Label: Big"
    assert lines(build, "news/series.html")[0] == "Series"
    assert (build.outdir / "news/author/ann.html").exists()
    assert not (build.outdir / "news/rel").exists()


def test_another_configuration_reads_all_again(project: NewsProject) -> None:
    write_hugo(project)
    project.build()
    change(project.folder / "blog/hugo.toml", "label = 'labels'", "rel = 'rels'")
    later = files(project.build())
    fresh = files(project.build(output="_fresh"))
    gone = [name for name in later if name not in fresh]
    assert (gone, {name for name in fresh if later[name] != fresh[name]}) == ([], set())
    assert "news/rel/9.html" in fresh
    assert "news/label/big.html" not in fresh


def test_the_project_wins_over_the_generator(project: NewsProject) -> None:
    write_hugo(project)
    text = (project.folder / "conf.py").read_text("utf-8")
    told = "newsfeed_taxonomies = {'label': {'title': 'Sizes', 'keys': 'labels'}, 'series': None}\n"
    project.write("conf.py", text + told)
    build = project.build()
    assert build.warnings == []
    assert lines(build, "news/label.html")[0] == "Sizes"
    assert not (build.outdir / "news/series.html").exists()


def test_who_is_not_trusted_adds_no_role_and_no_option(project: NewsProject) -> None:
    write_hugo(project, trusted=False)
    build = project.build()
    assert not (build.outdir / "news/label.html").exists()
    assert "label" not in build.app.env.get_domain("news").roles


def test_what_cannot_be_taken_up_is_told(project: NewsProject) -> None:
    write_hugo(project, "[taxonomies]\nlimit = 'limits'\nlabel = 'title'\n")
    second, first = sorted(project.build().warnings)
    assert "newsfeed_taxonomies: limit = 'limits' of the configuration" in first
    assert "label = 'title'" in second


def test_links_to_old_pages_of_names_lead_to_the_new_ones(project: NewsProject) -> None:
    write_hugo(project)
    path = project.folder / "blog/content/posts/one.md"
    change(path, "Text.", "Text, see [big](/labels/big/).")
    assert 'href="label/big.html"' in project.build().text("news/one.html")


def test_a_key_that_is_taken_is_told(project: NewsProject) -> None:
    project.configure("newsfeed_taxonomies = {'part': {'keys': ['title', 'part']}, 'tag': 'T'}")
    project.article("a.md", "Text.", extra="part: x")
    first, second = sorted(project.build().warnings, key=lambda each: "'title'" in each)
    assert "'tag' is a name that the extension has itself; what is wrong is left out" in first
    assert "newsfeed_taxonomies: 'part': the key 'title' is that of the field 'title'" in second


def test_what_is_no_taxonomy_any_more_leaves_nothing(project: NewsProject) -> None:
    write(project)
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :group-by: product\n")
    project.build()
    path = project.folder / "conf.py"
    change(path, "'product': 'Products', ", "")
    change(path, "{'each': 'product'}, ", "")
    change(path, "'product': 'Harbour', ", "")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n")
    later, fresh = project.build(), project.build(output="_fresh")
    assert files(later) == files(fresh)
    assert not Path(later.outdir, "news/product.html").exists()


def test_the_published_source_has_what_the_page_tells(site: Build) -> None:
    (copy,) = (site.outdir / "_sources/news").glob("one.*")
    head = copy.read_text("utf-8").split("---")[1]
    for line in (
        'product: ["Harbour"]',
        'release: ["2.0", "2.10"]',
        'component: ["Storage › Cache"]',
    ):
        assert line in head
