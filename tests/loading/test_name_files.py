"""What files of the old site tell of authors and tags."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading.sites import Site, article_text

from sphinx_newsfeed.config.checks import Author
from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.loading import Scan
from sphinx_newsfeed.problems import ProblemKind

_JANE = Author("Jane Doe", "https://jane.example", "/img/jane.png", "Core team")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def _scan(site: Site, dialect: str | None, folder: str, *, trusted: bool = True) -> Scan:
    source = Source("news", (folder,), dialect, trusted=trusted)
    return site.scan(Settings(sources=(source,)))


@pytest.mark.parametrize(
    ("files", "folder"),
    [
        pytest.param(
            {
                "docusaurus.config.js": "  url: 'https://x.example',",
                "blog/authors.yml": "jane:\n  name: Jane Doe\n  title: Core team\n"
                "  url: https://jane.example\n  image_url: /img/jane.png\n",
                "blog/2022-01-02-a.md": "---\nauthors: jane\n---\nText.",
            },
            "blog",
            id="docusaurus",
        ),
        pytest.param(
            {
                "docusaurus.config.ts": "  url: 'https://x.example',",
                "blog/authors.json": '{"jane": {"name": "Jane Doe", "title": "Core team",'
                '"url": "https://jane.example", "imageURL": "/img/jane.png"}}',
                "blog/2022/01-02-a/index.md": article_text("A", "2022-01-02", "authors: [jane]"),
            },
            ".",
            id="docusaurus, from above",
        ),
        pytest.param(
            {
                "docusaurus.config.js": "  blog: {\n    authorsMapPath: 'data/who.yml',\n  },",
                "blog/data/who.yml": "jane:\n  name: Jane Doe\n  title: Core team\n"
                "  url: https://jane.example\n  image_url: /img/jane.png\n",
                "blog/2022-01-02-a.md": "---\nauthors: jane\n---\nText.",
            },
            "blog",
            id="docusaurus, configured",
        ),
        pytest.param(
            {
                "mkdocs.yml": "plugins: [blog]",
                "docs/blog/.authors.yml": "authors:\n  jane:\n    name: Jane Doe\n"
                "    description: Core team\n    avatar: /img/jane.png\n"
                "    url: https://jane.example\n",
                "docs/blog/posts/a.md": article_text("A", "2022-01-02", "authors: [jane]"),
            },
            "docs/blog/posts",
            id="mkdocs, from below",
        ),
        pytest.param(
            {
                "mkdocs.yml": "plugins:\n- search\n- blog:\n    blog_dir: news\n"
                "    authors_file: '{blog}/who.yml'\n",
                "docs/news/who.yml": "authors:\n  jane:\n    name: Jane Doe\n"
                "    description: Core team\n    avatar: /img/jane.png\n"
                "    url: https://jane.example\n",
                "docs/news/posts/a.md": article_text("A", "2022-01-02", "authors: [jane]"),
            },
            "docs",
            id="mkdocs, configured",
        ),
        pytest.param(
            {
                "_config.yml": "title: A",
                "_data/authors.yml": "jane:\n  name: Jane Doe\n  bio: Core team\n"
                "  uri: https://jane.example\n  avatar: /img/jane.png\n",
                "_posts/2022-01-02-a.md": article_text("A", "2022-01-02", "author: jane"),
            },
            "_posts",
            id="themes of jekyll",
        ),
    ],
)
def test_files_beside_posts_tell_of_authors(site: Site, files: dict[str, str], folder: str) -> None:
    for name, text in files.items():
        site.write(name, text)
    scan = _scan(site, None, folder)
    assert site.problems == []
    (article,) = scan.articles
    assert article.authors == ("jane",)
    assert {key: told.author for key, told in scan.authors.items()} == {"jane": _JANE}
    assert _scan(site, None, folder, trusted=False).authors == {}


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ("jane", ("jane",)),
        ("[jane, bob]", ("jane", "bob")),
        ("{name: Ann, title: X}", ("Ann",)),
        ("[{key: jane, title: X}, bob, {name: Ann}]", ("jane", "bob", "Ann")),
        ("{key: jane, name: Jane D.}", ("jane",)),
        ("[{key: [1], name: Ann}]", ("Ann",)),
    ],
)
def test_forms_of_authors(site: Site, authors: str, names: tuple[str, ...]) -> None:
    site.write("blog/2022-01-02-a.md", f"---\nauthors: {authors}\n---\nText.")
    (article,) = _scan(site, "docusaurus", "blog").articles
    assert article.authors == names


def test_labels_of_tags(site: Site) -> None:
    site.write("blog/tags.yml", "rel:\n  label: Releases\nnone: {}\nodd:\n  label: [1]\n")
    tags = "tags: [rel, other, none, odd, {label: Own, permalink: /own}]"
    site.write("blog/2022/2022-01-02-a.md", article_text("A", "2022-01-02", tags))
    site.write("other/2022-01-02-a.md", article_text("A", "2022-01-02", tags))
    (article,) = _scan(site, "docusaurus", "blog").articles
    assert article.tags == ("Releases", "other", "none", "odd", "Own")
    before = [file.stamp for file in _scan(site, "docusaurus", "blog").files.values()]
    site.write("blog/tags.yml", "rel:\n  label: News of releases\n")
    scan = _scan(site, "docusaurus", "blog")
    assert scan.articles[0].tags[0] == "News of releases"
    assert [file.stamp for file in scan.files.values()] != before
    assert _scan(site, "docusaurus", "other").articles[0].tags[0] == "rel"
    assert _scan(site, "docusaurus", "blog", trusted=False).articles[0].tags[0] == "rel"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("jane: [", "cannot be read"),
        ("- jane", "does not map"),
        ("jane: [1]\nbob: Bob\n", "'jane' is passed over"),
        ("jane: {name: [1]}", "a text is expected"),
        ("a: &a [1, 2]\n" + "b: [*a, *a]\n", "passed over"),
    ],
)
def test_faults_are_told_at_the_file(site: Site, text: str, message: str) -> None:
    path = site.write("blog/authors.yml", text)
    site.write("blog/2022-01-02-a.md", "Text.")
    _scan(site, "docusaurus", "blog")
    assert all(each.kind is ProblemKind.SOURCE for each in site.problems)
    assert message in site.problems[0].message
    assert site.problems[0].path == str(path)


def test_no_file_is_read_outside_the_site(site: Site, tmp_path: Path) -> None:
    site.write("secret/authors.yml", "jane: {name: Secret}")
    site.write("site/blog/2022-01-02-a.md", "Text.")
    (tmp_path / "site/blog/authors.yml").symlink_to(tmp_path / "secret/authors.yml")
    assert _scan(site, "docusaurus", "site/blog").authors == {}
    (problem,) = site.problems
    assert "leads out" in problem.message


def test_of_two_who_tell_of_one_author_otherwise_the_first_counts(site: Site) -> None:
    for name in ("a", "b"):
        site.write(f"{name}/authors.yml", f"jane: {{name: Jane {name}}}\nbob: {{name: Bob}}")
        site.write(f"{name}/2022-01-02-x.md", "Text.")
    sources = tuple(Source(name, (name,), "docusaurus") for name in ("a", "b"))
    scan = site.scan(Settings(sources=sources))
    assert scan.authors["jane"].author.name == "Jane a"
    (problem,) = site.problems
    assert "'jane' is told of otherwise" in problem.message
