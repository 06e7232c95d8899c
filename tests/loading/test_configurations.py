"""The generator around a source, by its configuration and its folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_newsfeed.loading.configurations import find_site, read_configuration
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.model.site import OriginalSite, Section
from sphinx_newsfeed.problems import Problem, ProblemKind


def make(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("files", "posts", "expected"),
    [
        (
            {
                "_config.yml": "url: https://blog.example\nroot: /b/\npermalink: :year/:title/\n",
                "source/x": "",
            },
            "source/_posts",
            ("hexo", ("blog.example",), "/b", ":year/:title/", ("source",)),
        ),
        (
            {"_config.yml": "url: https://Blog.example\nbaseurl: /b\npermalink: pretty\n"},
            "_posts",
            ("jekyll", ("blog.example",), "/b", "pretty", ("",)),
        ),
        (
            {
                "_config.yml": "url: https://blog.example\npermalink: pretty\ncollections:\n"
                "  posts:\n    permalink: /news/:title\n",
            },
            "_posts",
            ("jekyll", ("blog.example",), "", "/news/:title", ("",)),
        ),
        (
            {
                "_config.yml": "defaults:\n"
                "- scope: {path: '', type: pages}\n  values: {permalink: x}\n"
                "- scope: {path: '', type: posts}\n  values: {permalink: /a/:title}\n- 5\n",
            },
            "_posts",
            ("jekyll", (), "", "/a/:title", ("",)),
        ),
        (
            {
                "hugo.toml": "baseURL = 'https://blog.example/b/'\n[permalinks]\n"
                "post = '/:year/:slug/'\n",
                "static/x": "",
            },
            "content/post",
            ("hugo", ("blog.example",), "/b", {"content/post": "/:year/:slug/"}, ("static",)),
        ),
        (
            {
                "config.yaml": (
                    "baseURL: https://blog.example\npermalinks:\n  page:\n    posts: /:title/"
                )
            },
            "content/posts",
            ("hugo", ("blog.example",), "", {"content/posts": "/:title/"}, ()),
        ),
        *(
            (
                {"hugo.toml": f"{key} = 'https://blog.example/b/'\n", "static/x": ""},
                "content",
                ("hugo", ("blog.example",), "/b", "", ("static",)),
            )
            for key in ("baseUrl", "baseurl")
        ),
        (
            {"config.toml": 'base_url = "https://blog.example"\n', "static/x": ""},
            "content",
            ("zola", ("blog.example",), "", "", ("static", "content")),
        ),
        (
            {
                "pelicanconf.py": "import os\nSITEURL = 'https://blog.example'\n"
                "ARTICLE_URL = '{slug}/'\nX = os.getcwd()\n",
            },
            "content",
            ("pelican", ("blog.example",), "", "{slug}/", ("content",)),
        ),
        (
            {
                "conf.py": (
                    "SITE_URL = 'https://blog.example/'\nPOSTS = (('posts/*.rst', 'posts'),)\n"
                ),
                "files/x": "",
            },
            "posts",
            ("nikola", ("blog.example",), "", "", ("files", "")),
        ),
        (
            {
                "docusaurus.config.js": "module.exports = {\n  url: 'https://blog.example',\n"
                "  baseUrl: '/b/',\n}",
                "static/x": "",
            },
            "blog",
            ("docusaurus", ("blog.example",), "/b", "", ("static",)),
        ),
        (
            {
                ".eleventy.js": "module.exports = function (c) {\n  return {\n"
                "    pathPrefix: '/b/',\n    dir: { input: 'src' },\n  };\n};\n",
                "src/x": "",
            },
            "src/posts",
            ("eleventy", (), "/b", "", ("src", "")),
        ),
        ({"eleventy.config.mjs": "throw 1"}, "posts", ("eleventy", (), "", "", ("",))),
        (
            {
                "astro.config.mjs": "// site: 'https://no.example'\n"
                "export default defineConfig({\n\tsite: 'https://blog.example',\n"
                "\tbase: '/b',\n});\n",
                "public/x": "",
                "src/assets/x": "",
            },
            "src/content/blog",
            ("astro", ("blog.example",), "/b", "", ("public", "src/assets")),
        ),
        (
            {"_config.yml": "url: 'https://[a'\nbaseurl: /b\n"},
            "_posts",
            ("jekyll", (), "/b", "", ("",)),
        ),
        (
            {"astro.config.ts": 'export default defineConfig({ site: "https://a.example" });\n'},
            "src/content/blog",
            ("astro", ("a.example",), "", "", ()),
        ),
        (
            {"mkdocs.yml": "site_url: https://blog.example/\nx: !!python/name:os.system\n"},
            "docs/blog/posts",
            ("mkdocs", ("blog.example",), "", "", ("docs",)),
        ),
        (
            {"conf.py": "extensions = ['ablog']\nblog_baseurl = 'https://blog.example'\n"},
            "posts",
            ("ablog", ("blog.example",), "", "", ()),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_project_of_a_generator(
    tmp_path: Path, files: dict[str, str], posts: str, expected: tuple[object, ...]
) -> None:
    make(tmp_path, files)
    folder = tmp_path / posts
    folder.mkdir(parents=True, exist_ok=True)
    dialect, hosts, base, permalink, static = expected
    folders = tuple(str(tmp_path / name) for name in static)  # type: ignore[attr-defined]
    found = find_site("news", folder)
    assert found is not None
    patterns = {each.folder: each.permalink for each in found.sections} or found.permalink
    assert (found.prefix, found.root, found.static) == ("news", str(tmp_path), folders)
    assert (found.dialect, found.hosts, found.base, patterns) == (dialect, hosts, base, permalink)


@pytest.mark.parametrize(
    ("files", "posts"),
    [
        # The configuration of GitHub's pages beside documentation.
        ({"_config.yml": "theme: minima\n"}, "docs/news"),
        ({"_config.yml": "theme: minima\n"}, "source/news"),
        ({"conf.py": "extensions = ['sphinx_newsfeed']\n"}, "news"),
        ({"config.toml": "[build]\n"}, "news"),
        # Of Hexo, whose posts lie elsewhere.
        ({"_config.yml": "post_asset_folder: true\n"}, "_posts"),
        ({}, "_posts"),
    ],
    ids=repr,
)
def test_what_is_no_generators_project(tmp_path: Path, files: dict[str, str], posts: str) -> None:
    make(tmp_path, files)
    (tmp_path / posts).mkdir(parents=True)
    assert find_site("news", tmp_path / posts) is None


def test_a_dialect_that_is_named_finds_its_configuration_wherever_the_posts_lie(
    tmp_path: Path,
) -> None:
    make(tmp_path, {"_config.yml": "url: https://blog.example\npermalink: a\n", "x/y": ""})
    assert find_site("news", tmp_path / "x") is None
    for dialect in ("hexo", "jekyll"):
        site = find_site("news", tmp_path / "x", dialect)
        assert site is not None
        assert (site.dialect, site.hosts) == (dialect, ("blog.example",))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yml", "a: [b\n"),
        ("a.yml", "- a\n"),
        ("a.yml", "a: &a [1]\nb: *a"),
        ("a.toml", "a = \n"),
        ("a.json", "["),
        ("a.json", "[" * 100_000),
        ("a.py", "def ("),
        ("a.py", "x" * 2_000_000),
        ("a.py", "(" * 10_000),
        ("a.yml", "\xff"),
    ],
    ids=lambda text: f"{text!r:.30}",
)
def test_a_configuration_that_cannot_be_read_says_nothing_of_an_address(
    tmp_path: Path, name: str, text: str
) -> None:
    make(tmp_path, {name: text})
    assert "url" not in read_configuration(tmp_path / name)


def test_nothing_of_a_configuration_is_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    make(
        tmp_path,
        {
            "a.py": f"open({str(mark)!r}, 'w')\nURL = 'a'\n",
            "b.yml": "a: !!python/object/apply:os.getcwd []\nurl: b",
        },
    )
    assert read_configuration(tmp_path / "a.py") == {"URL": "a"}
    assert read_configuration(tmp_path / "b.yml") == {"a": [], "url": "b"}
    assert not mark.exists()


def found(
    folder: Path, source: str, *posts: str, report: list[Problem] | None = None
) -> OriginalSite | None:
    """The site of *posts*, paths below *folder*, for a source there."""
    files = [SourceFile(folder / name, name, "", 0, 0) for name in posts]
    told = [] if report is None else report
    return find_site("news", folder / source, files=files, report=told.append)


JEKYLL = {"_config.yml": "url: https://old.example\n"}


@pytest.mark.parametrize(
    ("root", "source", "posts"),
    [
        # Posts deep below the source.
        ("site", "site", ["site/en/news/_posts/a.md", "site/de/news/_posts/b.md"]),
        ("site", "site", ["site/_posts/2024/05/a.md"]),
        # A source deep below the project, and posts below that.
        ("site", "site/en/a/b/c/d/e/_posts", ["site/en/a/b/c/d/e/_posts/a.md"]),
        ("site", "site/en", ["site/en/news/_posts/a.md"]),
        # The project below the source.
        ("repo/www", "repo", ["repo/www/_posts/a.md", "repo/www/en/_posts/b.md"]),
        ("repo/www", "repo", ["repo/www/_posts/a.md", "repo/www/_posts/b.md", "repo/README.md"]),
        ("repo/a/b", "repo", ["repo/a/b/_posts/a.md"]),
    ],
)
def test_a_configuration_is_found_above_and_below(
    tmp_path: Path, root: str, source: str, posts: list[str]
) -> None:
    make(tmp_path, {f"{root}/_config.yml": JEKYLL["_config.yml"], **dict.fromkeys(posts, "")})
    site = found(tmp_path, source, *posts)
    assert site is not None
    assert (site.dialect, site.root, site.hosts) == (
        "jekyll",
        str(tmp_path / root),
        ("old.example",),
    )
    assert site.configuration == str(tmp_path / root / "_config.yml")


def test_of_several_the_one_nearest_to_the_posts_counts(tmp_path: Path) -> None:
    posts = ["repo/www/_posts/a.md", "repo/www/_posts/b.md"]
    files = {"repo/www/_config.yml": "url: https://near.example\n", **dict.fromkeys(posts, "")}
    make(tmp_path, {"_config.yml": "url: https://far.example\n", **files})
    site = found(tmp_path, "repo", *posts)
    assert site is not None
    assert site.hosts == ("near.example",)


def test_of_several_below_the_one_of_most_posts_counts(tmp_path: Path) -> None:
    posts = ["repo/b/_posts/a.md", "repo/b/_posts/b.md", "repo/a/_posts/a.md"]
    files = {f"repo/{name}/_config.yml": f"url: https://{name}.example\n" for name in "ab"}
    make(tmp_path, {**files, **dict.fromkeys(posts, "")})
    site = found(tmp_path, "repo", *posts)
    assert site is not None
    assert site.hosts == ("b.example",)


@pytest.mark.parametrize("source", ["site/_releases", "site"])
def test_a_collection_is_one_of_its_generator(tmp_path: Path, source: str) -> None:
    text = "collections:\n  releases:\n    permalink: /rel/:title/\n  posts: {output: true}\n"
    make(tmp_path, {"site/_config.yml": text, "site/_releases/v1.md": ""})
    site = found(tmp_path, source, "site/_releases/v1.md")
    assert site is not None
    assert (site.dialect, site.sections) == (
        "jekyll",
        (Section("_releases", "/rel/:title/", "releases"),),
    )
    make(tmp_path, {"site/_config.yml": "collections: {other: {}}\n"})
    assert found(tmp_path, source, "site/_releases/v1.md") is None


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("collections: [a]\n", {"_a": "/:collection/:path:output_ext"}),
        ("collections: [a]\npermalink: pretty\n", {"_a": "/:collection/:path/"}),
        ("collections: [a]\npermalink: /:title/\n", {"_a": "/:collection/:path/"}),
        ("collections: [a]\npermalink: /:title\n", {"_a": "/:collection/:path"}),
        ("collections: {a: {permalink: /x/}}\ncollections_dir: c/\n", {"c/_a": "/x/"}),
        (
            "collections: {a: {permalink: /x/}}\ndefaults:\n"
            "- {scope: {type: a}, values: {permalink: /y/}}\n",
            {"_a": "/y/"},
        ),
        (
            "defaults:\n- {scope: {path: en/_posts}, values: {permalink: /en/:title}}\n",
            {"en/_posts": "/en/:title"},
        ),
        ("collections: [[1], {b: c}, a, null]\n", {"_a": None}),
        (
            "defaults:\n- {scope: {path: a, type: [b]}, values: {permalink: /x}}\n"
            "- {scope: {path: b}, values: {permalink: /y}}\n",
            {"b": "/y"},
        ),
        ("collections: {5: {}, a: 7}\ndefaults: [{scope: 5}, 7]\n", {"_5": None, "_a": None}),
    ],
)
def test_patterns_of_collections(
    tmp_path: Path, text: str, sections: dict[str, str | None]
) -> None:
    make(tmp_path, {"_config.yml": text, "_posts/a.md": ""})
    site = found(tmp_path, "_posts", "_posts/a.md")
    assert site is not None
    patterns = {each.folder: each.permalink for each in site.sections}
    expected = {name: pattern or patterns[name] for name, pattern in sections.items()}
    assert patterns == expected


_PATTERN = "/:year/:slug/"


@pytest.mark.parametrize(
    ("name", "text", "folders"),
    [
        ("hugo.toml", f"[permalinks]\nposts = '{_PATTERN}'\n'/' = '{_PATTERN}'\n",
         {"content/posts": True, "content": False}),
        ("hugo.yaml", f"contentDir: src\npermalinks: {{page: {{/blog/: {_PATTERN}}}}}\n",
         {"src/blog": True}),
        ("hugo.yaml", f"permalinks:\n- pattern: {_PATTERN}\n  target: {{path: '/{{a,a/**}}'}}\n",
         {"content/a": True}),
        ("hugo.yaml", f"permalinks:\n- {{pattern: {_PATTERN}, target: {{path: /a/**}}}}\n- 5\n"
         f"- {{pattern: {_PATTERN}, target: {{kind: section}}}}\n", {"content/a": True}),
        ("hugo.yaml", f"taxonomies: {{a: [b]}}\npermalinks:\n"
         f"- {{pattern: {_PATTERN}, target: {{kind: [a], path: /b/**}}}}\n"
         f"- {{pattern: {_PATTERN}, target: {{path: /a/**}}}}\n", {"content/a": True}),
        ("config/_default/hugo.toml", "title = 'x'\n", {"content/posts": True}),
    ],
)  # fmt: skip
def test_patterns_of_sections(
    tmp_path: Path, name: str, text: str, folders: dict[str, bool]
) -> None:
    make(tmp_path, {name: text, "content/posts/a.md": ""})
    if name.startswith("config/"):
        make(tmp_path, {"config/_default/permalinks.toml": f"posts = '{_PATTERN}'\n"})
    site = found(tmp_path, "content", "content/posts/a.md")
    assert site is not None
    assert {each.folder: each.deep for each in site.sections} == folders
    assert {each.permalink for each in site.sections} == {_PATTERN}


def test_taxonomies(tmp_path: Path) -> None:
    text = "[taxonomies]\ntag = 'tags'\ncategory = 'categories'\nrelease = 'releases'\n"
    make(tmp_path, {"hugo.toml": text, "content/posts/a.md": ""})
    site = found(tmp_path, "content", "content/posts/a.md")
    assert site is not None
    assert site.taxonomies == (("release", "releases"),)


def test_what_is_published_has_its_own_address(tmp_path: Path) -> None:
    make(
        tmp_path,
        {
            "pelicanconf.py": "SITEURL = ''\nARTICLE_URL = '{slug}/'\n",
            "publishconf.py": "SITEURL = 'https://old.example'\nARTICLE_URL = 'no'\n",
            "content/a.md": "",
        },
    )
    site = found(tmp_path, "content", "content/a.md")
    assert site is not None
    assert (site.hosts, site.permalink) == (("old.example",), "{slug}/")


@pytest.mark.parametrize(
    ("name", "text", "posts"),
    [
        ("_config.yml", "timezone: Asia/Tokyo\n", "_posts"),
        ("_config.yml", "permalink: a\ntimezone: Asia/Tokyo\n", "source/_posts"),
        ("hugo.toml", "timeZone = 'Asia/Tokyo'\n", "content/posts"),
        ("hugo.yaml", "timezone: Asia/Tokyo\n", "content/posts"),
        ("pelicanconf.py", "TIMEZONE = 'Asia/Tokyo'\n", "content"),
        ("conf.py", "POSTS = ()\nTIMEZONE = 'Asia/Tokyo'\n", "posts"),
    ],
)
def test_the_zone_of_dates(tmp_path: Path, name: str, text: str, posts: str) -> None:
    make(tmp_path, {name: text, f"{posts}/a.md": ""})
    site = found(tmp_path, posts, f"{posts}/a.md")
    assert site is not None
    assert site.zone == "Asia/Tokyo"


@pytest.mark.parametrize(
    "zone", ["Mars/Base", "../UTC", "localtime", "5", "[a]", "{a: b}", "'" + "a" * 5000 + "'"]
)
def test_a_zone_that_there_is_not_is_told_of(tmp_path: Path, zone: str) -> None:
    make(tmp_path, {"_config.yml": f"title: x\n\ntimezone: {zone}\n", "_posts/a.md": ""})
    problems: list[Problem] = []
    site = found(tmp_path, "_posts", "_posts/a.md", report=problems)
    assert site is not None
    assert site.zone == ""
    (problem,) = problems
    assert (problem.kind, problem.line) == (ProblemKind.SOURCE, 3)
    assert problem.path == str(tmp_path / "_config.yml")
    assert len(problem.message) < 200
    make(tmp_path, {"_config.yml": "timezone: ''\n"})
    assert found(tmp_path, "_posts", "_posts/a.md", report=problems) is not None
    assert len(problems) == 1


def test_parts_of_a_configuration_in_folders(tmp_path: Path) -> None:
    make(
        tmp_path,
        {
            "hugo.toml": "baseURL = 'https://dev.example'\ntimeZone = 'Europe/Rome'\n"
            "[permalinks]\nposts = '/old/:slug/'\nnotes = '/n/:slug/'\n",
            "config/_default/permalinks.toml": "posts = '/:year/:slug/'\n",
            "config/_default/taxonomies.yaml": "release: releases\n",
            "config/production/config.toml": "baseURL = 'https://www.example'\n",
            "config/production/menus.en.toml": "baseURL = 1\n",
            "config/staging/hugo.toml": "baseURL = 'https://staging.example'\n",
            "content/posts/a.md": "",
        },
    )
    site = found(tmp_path, "content", "content/posts/a.md")
    assert site is not None
    assert (site.hosts, site.zone) == (("www.example",), "Europe/Rome")
    assert site.taxonomies == (("release", "releases"),)
    patterns = {each.folder: each.permalink for each in site.sections}
    assert patterns == {"content/posts": "/:year/:slug/", "content/notes": "/n/:slug/"}
