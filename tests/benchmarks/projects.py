"""The projects of the benchmarks: the same articles, each time as one program takes them."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles import (
    Article,
    addresses_of,
    front_matter,
    markdown_body,
    write_articles,
    write_pictures,
)

HERE = Path(__file__).parent
_REVISION = re.compile(r"Revision (\d+)\.")
#: In the front matter, and above a body in Markdown.
_TITLE = re.compile(r"^((?:\.\. )?title: |# )(.*)$", re.MULTILINE)

Articles = Sequence[Article]


@dataclass(frozen=True)
class Place:
    """Where one contestant works."""

    folder: Path

    @property
    def source(self) -> Path:
        return self.folder / "source"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def doctrees(self) -> Path:
        return self.folder / "doctrees"

    @property
    def trees(self) -> Path:
        """Trees that were made before, for plain Sphinx."""
        return self.folder / "trees"

    def write(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@dataclass(frozen=True)
class Contestant:
    """A program, or a way to use it."""

    name: str
    about: str
    make: Callable[[Place, Articles], None]
    #: What builds, in the source folder, with so many processes.
    command: Callable[[Place, int], list[str]]
    #: Where the articles' files lie below the source folder, and their suffix.
    articles: str
    suffix: str = ".md"
    #: Modules of Python that it takes, or a program on the path.
    modules: tuple[str, ...] = ()
    program: str = ""
    install: str = ""
    #: What else a cold build begins without, below the source folder.
    kept: tuple[str, ...] = ()

    @property
    def is_sphinx(self) -> bool:
        return self.command is sphinx_command

    @property
    def is_installed(self) -> bool:
        found = all(importlib.util.find_spec(name) is not None for name in self.modules)
        return found and (not self.program or shutil.which(self.program) is not None)

    def file_of(self, place: Place, article: Article) -> Path:
        return place.source / self.articles / f"{article.name}{self.suffix}"

    def clear(self, place: Place) -> None:
        """Remove all that earlier builds left."""
        for path in (place.output, place.doctrees, *(place.source / name for name in self.kept)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def edit_body(path: Path) -> None:
    """Change the last paragraph of an article."""
    _edit(path, _REVISION, lambda found: f"Revision {int(found[1]) + 1}.")


def edit_title(path: Path) -> None:
    """Change the title of an article."""
    _edit(path, _TITLE, lambda found: f"{found[1]}{found[2]}x")


def _edit(path: Path, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> None:
    text = path.read_text("utf-8")
    changed = pattern.sub(replace, text)
    assert changed != text, path
    # Sphinx compares the time of the file with that of the last reading, which has passed.
    path.write_bytes(changed.encode())


def sphinx_command(place: Place, jobs: int) -> list[str]:
    options = ["-q", "-b", "html", "-d", str(place.doctrees), *([f"-j{jobs}"] if jobs > 1 else [])]
    return [sys.executable, "-m", "sphinx", *options, str(place.source), str(place.output)]


def _conf(*lines: str) -> str:
    return "\n".join(('project = "Benchmark"', *lines, ""))


#: Alabaster's sidebar shows the whole tree of documents, on each page: that of 1,000 articles is
#: a square of work, which nobody keeps, and against which everything looks fast.
_NO_TREE = 'html_sidebars = {"**": ["about.html", "searchfield.html"]}'
_SITE = "https://example.org/"
_TOCTREE = "Site\n====\n\n.. toctree::\n   :glob:\n   :maxdepth: 1\n\n   news/*\n"
_NEWSFEED = "News\n====\n\n.. newsfeed::\n"


def make_newsfeed(place: Place, articles: Articles) -> None:
    """The three steps of ``README.md``, and the address that feeds take."""
    place.write("conf.py", _conf('extensions = ["sphinx_newsfeed"]', f'html_baseurl = "{_SITE}"'))
    place.write("index.rst", _NEWSFEED)
    write_articles(place.source / "news", articles)


def make_newsfeed_markdown(place: Place, articles: Articles) -> None:
    make_newsfeed(place, [])
    write_articles(place.source / "news", articles, markdown=True)


def make_bare(place: Place, articles: Articles) -> None:
    lines = ('extensions = ["sphinx_newsfeed"]', "newsfeed_archives = []", "newsfeed_feeds = []")
    place.write("conf.py", _conf(*lines))
    place.write("index.rst", _NEWSFEED)
    write_articles(place.source / "news", articles)


def make_plain(place: Place, articles: Articles) -> None:
    """First the trees, by a build of ours, and then the project that takes them."""
    make_bare(place, articles)
    conf = (place.source / "conf.py").read_text("utf-8")
    lines = (f"import sys; sys.path.insert(0, {str(HERE)!r})", conf)
    rest = ('extensions.append("ready_trees")', f"ready_trees_to = {str(place.trees)!r}")
    place.write("conf.py", "\n".join((*lines, *rest, "")))
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "dummy", "-d", str(place.doctrees)]
    subprocess.run([*command, str(place.source), str(place.output)], check=True)
    shutil.rmtree(place.doctrees)
    shutil.rmtree(place.output)
    lines = (f"import sys; sys.path.insert(0, {str(HERE)!r})", 'extensions = ["ready_trees"]')
    rest = ('source_suffix = {".rst": "restructuredtext", ".html": "ready"}', _NO_TREE)
    place.write("conf.py", _conf(*lines, *rest, f"ready_trees_from = {str(place.trees)!r}"))
    place.write("index.rst", _TOCTREE)


def _write_markdown(
    folder: Path,
    articles: Articles,
    head: Callable[[Article], str],
    link: Callable[[Article], str],
    pictures: str = "images/",
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    addresses = addresses_of(articles, link)
    for article in articles:
        text = head(article) + markdown_body(article, addresses, pictures)
        (folder / f"{article.name}.md").write_bytes(text.encode())


def _fields(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "", ""))


def _with_heading(head: str, article: Article) -> str:
    return f"{head}# {article.title}\n\n"


def _file_name(article: Article) -> str:
    return f"{article.name}.md"


def make_myst(place: Place, articles: Articles) -> None:
    lines = ('extensions = ["myst_parser"]', 'myst_enable_extensions = ["deflist"]', _NO_TREE)
    # Bodies begin with headings of any level.
    place.write("conf.py", _conf(*lines, 'suppress_warnings = ["myst.header"]'))
    place.write("index.rst", _TOCTREE)

    def head(article: Article) -> str:
        return _with_heading(_fields(f"title: {article.title}"), article)

    _write_markdown(place.source / "news", articles, head, _file_name)
    write_pictures(place.source / "news" / "images")


def _ablog(place: Place, articles: Articles, sidebars: str, names: bool) -> None:
    lines = ('extensions = ["ablog", "myst_parser"]', 'myst_enable_extensions = ["deflist"]')
    rest = (f'blog_baseurl = "{_SITE}"', f"html_sidebars = {sidebars}", "post_auto_image = 1")
    more = ('suppress_warnings = ["myst.header", "toc.not_included"]', 'blog_path = "blog"')
    place.write("conf.py", _conf(*lines, *rest, *more, 'post_date_format = "%Y-%m-%d"'))
    place.write("index.rst", "Site\n====\n\n.. postlist:: 20\n   :excerpts:\n")

    def head(article: Article) -> str:
        fields = ["blogpost: true", f'date: "{article.date:%Y-%m-%d}"', f"title: {article.title}"]
        if names:
            fields += [f"category: {article.category}", f"author: {article.author}"]
            fields.append(f"tags: {', '.join(article.tags)}")
        return _with_heading(_fields(*fields), article)

    _write_markdown(place.source / "news", articles, head, _file_name)
    write_pictures(place.source / "news" / "images")


def make_ablog(place: Place, articles: Articles) -> None:
    _ablog(place, articles, '{"**": ["about.html", "searchfield.html"]}', names=False)


def make_ablog_full(place: Place, articles: Articles) -> None:
    """With categories, tags and authors, and what ABlog shows of them beside each page."""
    pieces = ("postcard", "recentposts", "tagcloud", "categories", "archives")
    names = ", ".join(f'"ablog/{name}.html"' for name in pieces)
    _ablog(place, articles, f'{{"**": [{names}]}}', names=True)


def make_mkdocs(place: Place, articles: Articles) -> None:
    place.write(
        "mkdocs.yml",
        "site_name: Benchmark\n"
        f"site_url: {_SITE}\n"
        "site_dir: ../output\n"
        "theme: {name: material, font: false}\n"
        "plugins: [search, tags, blog: {blog_dir: .}]\n"
        "markdown_extensions: [tables, fenced_code, def_list]\n",
    )
    place.write("docs/index.md", "# News\n")

    def head(article: Article) -> str:
        lines = [f"title: {article.title}", f"date: {article.date:%Y-%m-%d}"]
        lines += [f"categories: [{article.category}]", f"tags: [{', '.join(article.tags)}]"]
        return _with_heading(_fields(*lines), article)

    _write_markdown(place.source / "docs" / "posts", articles, head, _file_name)
    write_pictures(place.source / "docs" / "posts" / "images")


def make_pelican(place: Place, articles: Articles) -> None:
    place.write(
        "pelicanconf.py",
        'SITENAME, AUTHOR, SITEURL = "Benchmark", "Somebody", "https://example.org"\n'
        'PATH, TIMEZONE, DEFAULT_LANG = "content", "UTC", "en"\n'
        'STATIC_PATHS = ["images"]\n'
        "DEFAULT_PAGINATION = 20\n"
        'MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {},\n'
        '    "markdown.extensions.codehilite": {}, "markdown.extensions.meta": {}}}\n',
    )

    def head(article: Article) -> str:
        lines = [f"title: {article.title}", f"date: {article.date:%Y-%m-%d %H:%M}"]
        lines += [f"category: {article.category}", f"tags: {', '.join(article.tags)}"]
        return _fields(*lines, f"author: {article.author}", f"slug: {article.name}")

    content = place.source / "content"
    _write_markdown(
        content,
        articles,
        head,
        lambda article: f"{{filename}}{article.name}.md",
        "{static}images/",
    )
    write_pictures(content / "images")


def make_nikola(place: Place, articles: Articles) -> None:
    command = [sys.executable, "-m", "nikola", "init", "--quiet", str(place.source)]
    place.folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(command, check=True, capture_output=True)
    conf = (place.source / "conf.py").read_text("utf-8")
    rest = 'OUTPUT_FOLDER = "../output"\nFILES_FOLDERS = {"files": ""}\nUSE_BUNDLES = False\n'
    place.write("conf.py", f"{conf}\n{rest}")

    def head(article: Article) -> str:
        date = f"{article.date:%Y-%m-%d %H:%M:%S} UTC"
        lines = [f".. title: {article.title}", f".. slug: {article.name}", f".. date: {date}"]
        lines += [f".. tags: {', '.join(article.tags)}", f".. category: {article.category}"]
        return "\n".join(["<!--", *lines, f".. author: {article.author}", "-->", "", ""])

    def link(article: Article) -> str:
        return f"/posts/{article.name}/"

    _write_markdown(place.source / "posts", articles, head, link, "/images/")
    write_pictures(place.source / "files" / "images")


_HUGO_PAGE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>{{ .Title }}</title></head><body>"
    "<h1>{{ .Title }}</h1>%s</body></html>\n"
)
_HUGO_LIST = (
    "{{ $pages := cond .IsHome .Site.RegularPages .Pages }}"
    "{{ range (.Paginate $pages 20).Pages }}"
    "<article><h2><a href='{{ .RelPermalink }}'>{{ .Title }}</a></h2>{{ .Summary }}</article>"
    "{{ end }}"
)


def make_hugo(place: Place, articles: Articles) -> None:
    """With templates of a few lines, which do less than any theme."""
    lines = (
        f'baseURL = "{_SITE}"',
        'title = "Benchmark"',
        "paginate = 20",
        "hasCJKLanguage = true",
    )
    place.write("config.toml", "\n".join((*lines, "")))
    place.write("layouts/_default/single.html", _HUGO_PAGE % "{{ .Content }}")
    for name in ("index.html", "_default/list.html"):
        place.write(f"layouts/{name}", _HUGO_PAGE % _HUGO_LIST)
    _write_markdown(
        place.source / "content" / "posts",
        articles,
        front_matter,
        lambda article: article.old_address,
        "/images/",
    )
    write_pictures(place.source / "static" / "images")


def _mkdocs_command(place: Place, jobs: int) -> list[str]:
    file = str(place.source / "mkdocs.yml")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", file]


def _pelican_command(place: Place, jobs: int) -> list[str]:
    settings = str(place.source / "pelicanconf.py")
    options = ["--quiet", "--settings", settings, "--output", str(place.output)]
    return [sys.executable, "-m", "pelican", str(place.source / "content"), *options]


def _nikola_command(place: Place, jobs: int) -> list[str]:
    return [sys.executable, "-m", "nikola", "build", "--quiet"]


def _hugo_command(place: Place, jobs: int) -> list[str]:
    folders = ["--source", str(place.source), "--destination", str(place.output)]
    return ["hugo", "--quiet", *folders]


_OURS = ("sphinx_newsfeed",)

CONTESTANTS: dict[str, Contestant] = {
    each.name: each
    for each in (
        Contestant(
            "plain",
            "plain Sphinx, which is handed equal trees and parses nothing",
            make_plain,
            sphinx_command,
            "news",
            ".html",
            modules=_OURS,
        ),
        Contestant(
            "newsfeed",
            "sphinx_newsfeed with its defaults",
            make_newsfeed,
            sphinx_command,
            "news",
            ".html",
            modules=_OURS,
        ),
        Contestant(
            "bare",
            "sphinx_newsfeed without archives and feeds, with one listing",
            make_bare,
            sphinx_command,
            "news",
            ".html",
            modules=_OURS,
        ),
        Contestant(
            "markdown",
            "sphinx_newsfeed with its defaults, bodies in Markdown",
            make_newsfeed_markdown,
            sphinx_command,
            "news",
            modules=_OURS,
        ),
        Contestant(
            "myst",
            "plain Sphinx with MyST",
            make_myst,
            sphinx_command,
            "news",
            modules=("myst_parser",),
        ),
        Contestant(
            "ablog",
            "ABlog with MyST, without tags and sidebars",
            make_ablog,
            sphinx_command,
            "news",
            modules=("ablog", "myst_parser"),
            install="pip install ablog",
        ),
        Contestant(
            "ablog-full",
            "ABlog with MyST, with tags, categories, authors and sidebars",
            make_ablog_full,
            sphinx_command,
            "news",
            modules=("ablog", "myst_parser"),
            install="pip install ablog",
        ),
        Contestant(
            "mkdocs",
            "the blog of mkdocs-material",
            make_mkdocs,
            _mkdocs_command,
            "docs/posts",
            modules=("mkdocs", "material"),
            install="pip install mkdocs-material",
        ),
        Contestant(
            "pelican",
            "Pelican with Markdown",
            make_pelican,
            _pelican_command,
            "content",
            modules=("pelican", "markdown"),
            install="pip install pelican markdown",
        ),
        Contestant(
            "nikola",
            "Nikola with Markdown",
            make_nikola,
            _nikola_command,
            "posts",
            modules=("nikola", "markdown"),
            install="pip install nikola markdown",
            kept=(".doit.db", ".doit.db.db", ".doit.db.dat", ".doit.db.dir", "cache"),
        ),
        Contestant(
            "hugo",
            "Hugo, with templates of a few lines",
            make_hugo,
            _hugo_command,
            "content/posts",
            program="hugo",
            install="apt install hugo, or another package of your system",
            kept=("resources", ".hugo_build.lock"),
        ),
    )
}
