"""The documentation: it builds, its reference is the code's, and its examples work."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import docutils
import gallery
import printed_public
import pytest
from bs4 import BeautifulSoup
from conftest import Build, NewsProject
from docutils import nodes
from sphinx.cmd.build import main as sphinx_build
from sphinx.errors import ExtensionError

import sphinx_newsfeed
from sphinx_newsfeed import file_policy, policy, rst_policy
from sphinx_newsfeed.config import options
from sphinx_newsfeed.html_to_docutils.elements.registry import HANDLERS
from sphinx_newsfeed.listing import options as directive_options
from sphinx_newsfeed.loading.bodies import FORMAT_NAMES
from sphinx_newsfeed.loading.fields.keys import FIELDS
from sphinx_newsfeed.loading.fields.times import DATE_KEYS, EXPIRY_KEYS, UPDATED_KEYS
from sphinx_newsfeed.model.taxonomy import BUILT_IN
from sphinx_newsfeed.problems import ProblemKind
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain

PACKAGE = Path(sphinx_newsfeed.__file__).parent
DOCS = Path(__file__).parent.parent / "docs"

#: A fenced block: its fence, what stands behind it, its content.
_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)


def load(name: str) -> ModuleType:
    """A module of the documentation's own extensions."""
    spec = importlib.util.spec_from_file_location(name, DOCS / "_ext" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages() -> list[Path]:
    return sorted(path for suffix in ("md", "rst") for path in DOCS.rglob(f"*.{suffix}"))


def blocks(path: Path, info: str) -> list[str]:
    """The contents of the fenced blocks of a page that have *info* behind their fence."""
    found = _BLOCK.finditer(path.read_text("utf-8"))
    return [match["text"] for match in found if match["info"].strip() == info]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation as each of three builders writes it, which share what was read."""
    pytest.importorskip("furo", reason="the theme of the documentation is not installed")
    folder = tmp_path_factory.mktemp("docs")
    for builder in ("html", "latex", "text"):
        options = ["-q", "-n", "-W", "--keep-going", "-b", builder, "-d", str(folder / "trees")]
        with redirect_stderr(io.StringIO()) as warnings:
            code = sphinx_build([*options, str(DOCS), str(folder / builder)])
        assert (code, warnings.getvalue()) == (0, "")
    return folder


@pytest.fixture(scope="session")
def text_pages(built: Path) -> Path:
    """The documentation as plain text."""
    return built / "text"


def test_the_documentation_builds_without_a_warning(built: Path) -> None:
    page = (built / "html" / "index.html").read_text("utf-8")
    assert re.search(r'href="news/[^"]*version-0\.1\.0\.html"', page)


# The gallery shows all pictures that there are.


def test_the_gallery_has_each_picture_and_no_other() -> None:
    named = [picture.path for picture in gallery.pictures()]
    assert len(named) == len(set(named))
    assert len(gallery.PAGES) == 12
    there = (path.relative_to(DOCS).as_posix() for path in (DOCS / "gallery").glob("*.webp"))
    assert sorted(named) == sorted(there)


def test_the_gallery_shows_each_picture_with_what_is_to_be_seen(built: Path) -> None:
    page = BeautifulSoup((built / "html" / "gallery.html").read_text("utf-8"), "lxml")
    shown = page.select(".gallery-row img")
    expected = {Path(each.path).name: each for each in gallery.pictures()}
    assert sorted(Path(image["src"]).name for image in shown) == sorted(expected)
    for image in shown:
        picture = expected[Path(image["src"]).name]
        assert image["alt"] == picture.alternative
        # Older releases have no such option for a single picture.
        assert docutils.__version_info__ < (0, 21) or image["loading"] == "lazy"
        assert (built / "html" / image["src"]).is_file()
        assert image.parent["href"] == image["src"]


# What the architecture page says of the code.


def paths_in(markdown: str) -> list[str]:
    return re.findall(r"`([\w/]+(?:/|\.py|\.css))`", markdown)


def test_where_a_change_goes_names_what_exists() -> None:
    table = (DOCS / "architecture.md").read_text("utf-8").partition("## Where a change goes")[2]
    rows = [line for line in table.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 10
    for row in rows:
        assert paths_in(row), f"no path in {row}"
    assert [path for path in paths_in(table) if not (PACKAGE / path).exists()] == []


def test_the_architecture_page_names_only_modules_that_exist() -> None:
    named = paths_in((DOCS / "architecture.md").read_text("utf-8"))
    assert [path for path in named if not (PACKAGE / path).exists()] == []


def test_the_layers_name_each_part_of_the_package() -> None:
    page = (DOCS / "architecture.md").read_text("utf-8")
    layers = page.partition("## Layers")[2].partition("## ")[0]
    parts = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or any(path.glob("*.py"))
    }
    assert parts - {"__init__.py"} == {
        path for path in paths_in(layers) if path.count("/") == path.endswith("/")
    }


# The reference is what the code says.


def test_the_security_page_names_the_whole_policy(text_pages: Path) -> None:
    page = (text_pages / "reference" / "security.txt").read_text("utf-8")
    # Lines may end within a name.
    together = "".join(words(page).split())
    modules = (policy, file_policy, rst_policy)
    constants = {name: value for module in modules for name, value in vars(module).items()}
    public = [name for name in constants if name.isupper() and not name.startswith("_")]
    assert len(public) > 10
    for name in public:
        assert f'"{name}"' in page, f"nothing is said of {name}"
        value = constants[name]
        if isinstance(value, dict):
            value = frozenset().union(*value.values())
        for each in value if isinstance(value, frozenset) else [value]:
            assert "".join(words(str(each)).split()) in together, f"{each} of {name} is not named"


def test_how_to_report_a_hole_is_told() -> None:
    text = (DOCS.parent / "SECURITY.md").read_text("utf-8")
    for link in re.findall(r"\]\(([^)]+)\)", text):
        assert (DOCS.parent / link).is_file()
    assert "Report a vulnerability" in text


def words(text: str) -> str:
    """A text without markup and line ends."""
    return " ".join(re.sub(r"[\"'*`“”‘’]", "", text).split())


def names_by_page() -> Iterator[tuple[str, str, str]]:
    yield from (("options", each.name, each.help) for each in options.OPTIONS)
    for option in directive_options.OPTIONS:
        yield "directive", f":{option.name}:", option.help
    for name in NewsDomain.object_types:
        yield "roles", f":news:{name}:", ""
    for kind in ProblemKind:
        yield "warnings", f"newsfeed.{kind.value}", ""
    for field in FIELDS.values():
        for key in field.keys:
            yield "front-matter", key, ""
    for taxonomy in BUILT_IN:
        for key in taxonomy.keys:
            yield "front-matter", key, ""
    for key in (
        *DATE_KEYS,
        *UPDATED_KEYS,
        *EXPIRY_KEYS,
        *FORMAT_NAMES,
        "draft",
        "published",
        "status",
    ):
        yield "front-matter", key, ""
    for name in HANDLERS:
        if name.isalnum():
            yield "html", name, ""


def test_the_reference_names_all_that_there_is(text_pages: Path) -> None:
    missing = []
    for page, name, text in names_by_page():
        shown = words((text_pages / "reference" / f"{page}.txt").read_text("utf-8"))
        # A longer name that ends or begins alike is another one.
        if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", shown):
            missing.append((page, name))
        if words(text) not in shown:
            missing.append((page, text))
    assert missing == []


def test_each_kind_of_warning_has_its_text(text_pages: Path) -> None:
    shown = words((text_pages / "reference" / "warnings.txt").read_text("utf-8"))
    source = (PACKAGE / "problems.py").read_text("utf-8")
    for kind in ProblemKind:
        match = re.search(rf'^    {kind.name} = .*\n    """([^"]*)"""', source, re.M)
        assert match, f"{kind} has no text"
        assert f"newsfeed.{kind.value} {words(match[1])}" in shown


def test_the_reference_follows_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = load("printed_reference")
    new = replace(options.OPTIONS[0], field="novelty", help="Something new.")
    monkeypatch.setattr(options, "OPTIONS", (*options.OPTIONS, new))
    lines = list(printed.print_options())
    assert ".. confval:: newsfeed_novelty" in lines
    assert "   Something new." in lines


@pytest.mark.parametrize(
    ("table", "printer"), [("_OBJECTS", "print_roles"), ("_CLASSES", "print_classes")]
)
def test_what_the_reference_says_nothing_of_stops_it(
    table: str, printer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = load("printed_reference")
    monkeypatch.setattr(printed, table, dict(list(getattr(printed, table).items())[1:]))
    with pytest.raises(ExtensionError):
        list(getattr(printed, printer)())


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_pages_name_only_options_and_kinds_that_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    known = {option.name for option in options.OPTIONS} | printed_public.context_keys()
    assert set(re.findall(r"\bnewsfeed_(?!ext\b)[a-z_]+\b", text)) <= known
    kinds = {kind.value for kind in ProblemKind}
    assert set(re.findall(r"\bnewsfeed\.([a-z_]+)\b(?!\()", text)) <= kinds | {"css", "py"}


# The examples work.


def both_forms() -> list[tuple[str, str, str]]:
    """The examples: where each stands, its Markdown and its reStructuredText."""
    to_rst = load("both_markups").to_rst
    found = []
    for path in pages():
        for number, text in enumerate(blocks(path, "{both-markups}"), 1):
            found.append((f"{path.stem}-{number}", text, to_rst(text)))
    return found


EXAMPLES = both_forms()


def test_no_example_is_shown_in_one_form_alone() -> None:
    """The how-to pages show the directive in blocks that are tested."""
    for path in (DOCS / "howto").glob("*.md"):
        for info in ("markdown", "rst"):
            for text in blocks(path, info):
                assert "{newsfeed}" not in text, path
                assert "newsfeed::" not in text or "only::" in text, path


def write_articles(project: NewsProject) -> None:
    """Articles for every name and date that the examples ask for."""
    project.configure(
        'extensions.append("myst_parser")',
        'newsfeed_sources = {"news": "articles", "company/press": "press"}',
    )
    release = "categories: [Releases, Company]\ntags: [security]\nauthor: mia\nlang: de"
    project.article("articles/2024-05-03-first-release.md", date="2024-05-03", extra=release)
    project.article("articles/opening.md", date="2024-04-01", extra="categories: Company")
    project.article("articles/closing.md", date="2024-12-01")
    project.article("press/statement.html", date="2024-04-02")
    for number in range(1, 12):
        for year in (2023, 2024):
            project.article(f"articles/{year}/n{number}.html", date=f"{year}-{number:02}-01")
    toctree = ".. toctree::\n   :glob:\n\n   *-*\n"
    places = (f".. newsfeed::\n   :group-by: {axis}\n" for axis in ("month", "category"))
    project.write("index.rst", "\n".join(["Site", "====", "", toctree, *places]))


def build_pages(folder: Path, suffix: str, texts: dict[str, str], builder: str) -> Build:
    """A project with a page for each of *texts*."""
    folder.mkdir()
    project = NewsProject(folder)
    write_articles(project)
    for name, text in texts.items():
        project.write(f"{name}.{suffix}", text)
    return project.build(builder, nitpicky=True)


def stored_tree(build: Build, docname: str) -> str:
    """The tree of a page, without what differs by suffix."""
    tree = build.doctree(docname)
    join_texts(tree)
    return re.sub(r' (?:source|xml:space)="[^"]*"', "", tree.pformat())


def join_texts(tree: nodes.Element) -> None:
    """Make one text of several: MyST ends one with each line."""
    for element in tree.findall(nodes.TextElement):
        joined: list[nodes.Node] = []
        for child in element.children:
            before = joined[-1] if joined else None
            if isinstance(before, nodes.Text) and isinstance(child, nodes.Text):
                joined[-1] = nodes.Text(before + child)
            else:
                joined.append(child)
        element.children = joined


def test_examples_say_the_same_in_both_markups(tmp_path: Path) -> None:
    assert len(EXAMPLES) > 15
    markdown = {name: f"# Page\n\n{text}" for name, text, _ in EXAMPLES}
    rst = {name: f"Page\n====\n\n{text}" for name, _, text in EXAMPLES}
    first = build_pages(tmp_path / "md", "md", markdown, "dummy")
    second = build_pages(tmp_path / "rst", "rst", rst, "dummy")
    assert (first.warnings, second.warnings) == ([], [])
    for name in markdown:
        assert stored_tree(first, name) == stored_tree(second, name), name


def test_examples_show_something(tmp_path: Path) -> None:
    texts = {name: f"# Page\n\n{text}" for name, text, _ in EXAMPLES if "{newsfeed}" in text}
    build = build_pages(tmp_path / "md", "md", texts, "html")
    for name, text in texts.items():
        expected = "newsfeed-empty" if ":empty:" in text else "newsfeed-date"
        assert f'class="{expected}"' in build.text(f"{name}.html"), name


@pytest.mark.parametrize(
    ("markdown", "rst"),
    [
        ("```{newsfeed}\n```", ".. newsfeed::"),
        ("```{newsfeed} a/*\n:limit: 3\n```", ".. newsfeed:: a/*\n   :limit: 3"),
        ("````{note}\n```{newsfeed}\n:limit: 1\n```\n````",
         ".. note::\n\n   .. newsfeed::\n      :limit: 1"),
        ("```{note}\n:name: x\nText.\n```", ".. note::\n   :name: x\n\n   Text."),
        ("See {doc}`/a` and {news:date}`b <2024>`.", "See :doc:`/a` and :news:date:`b <2024>`."),
        ("## Two\n\nText.", "Two\n---\n\nText."),
    ],
)  # fmt: skip
def test_markdown_is_shown_as_restructuredtext(markdown: str, rst: str) -> None:
    assert load("both_markups").to_rst(markdown) == rst


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    path = DOCS / "tutorial.md"
    text = path.read_text("utf-8")
    (conf,) = blocks(path, "python")
    index, summaries, paragraph = blocks(path, "markdown")
    (article,) = blocks(path, "text")
    (html,) = blocks(path, "html")
    project = NewsProject(tmp_path)
    (tmp_path / "index.rst").unlink()
    project.write("conf.py", conf)
    project.write("index.md", index)
    for name, content in zip(re.findall(r"`(news/[\w.-]+)`", text), (article, html), strict=True):
        project.write(name, content)

    build = project.build("text")
    assert build.warnings == []
    assert sorted(build.read) == sorted(re.findall(r"reading sources\.\.\..*\] (\S+)", text)[:3])
    quoted = [line.strip("> \\") for line in text.splitlines() if line.startswith("> ")]
    shown = [line.strip("* ") for line in build.text("index.txt").splitlines() if "2024" in line]
    assert shown == quoted

    listing = "```{newsfeed}\n```\n"
    assert index.count(listing) == 1
    index = index.replace(listing, summaries)
    project.write("index.md", index)
    build = project.build("text")
    assert build.read == ["index"]
    page = build.text("index.txt")
    assert "June 2024\n" in page
    assert "We open at *seven* now." in page
    assert "We will buy a second cup." not in page

    project.write("index.md", f"{index}\n{paragraph}")
    build = project.build("text")
    assert build.warnings == []
    assert "We began with *the first cup* in *May 2024*." in build.text("index.txt")

    wrong = paragraph.replace("2024-05-03-first-cup", "2024-05-03-frist-cup")
    project.write("index.md", f"{index}\n{wrong}")
    (warning,) = project.build("text").warnings
    (told,) = re.findall(r"^(WARNING: .*)$", text, re.M)
    assert warning.endswith(told)


def test_html_is_converted_as_the_guide_shows() -> None:
    path = DOCS / "howto" / "html.md"
    (program,) = (text for text in blocks(path, "python") if "html_to_nodes" in text)
    (shown,) = blocks(path, "xml")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(program, str(path), "exec"), {})  # noqa: S102  (our own page)
    assert printed.getvalue().rstrip("\n") == shown.rstrip("\n")
