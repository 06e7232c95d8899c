"""The generator around a source, by its configuration and its folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_newsfeed.loading.configurations import find_site, read_configuration


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
