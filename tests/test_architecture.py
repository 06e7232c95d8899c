"""What may import what, and how large a piece of code may grow."""

from __future__ import annotations

import ast
import graphlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import sphinx_newsfeed
from sphinx_newsfeed import generators
from sphinx_newsfeed.model.article import PLAIN

ROOT = Path(sphinx_newsfeed.__file__).parent
PACKAGE = "sphinx_newsfeed"

#: Each part (a module or sub-package below the package) and its layer; a part imports lower layers
#: and, in the layers of single modules, its own.
LAYERS = {
    "problems": 1,
    "repeated_problems": 1,
    "boundary": 1,
    "policy": 1,
    "file_policy": 1,
    "rst_policy": 1,
    "output_paths": 1,
    "whole_files": 1,
    "build_time": 1,
    "model": 2,
    "config": 2,
    "languages": 2,
    "localization": 2,
    "slugs": 2,
    "suggestions": 2,
    "generators": 2,
    "loading": 3,
    "html_to_docutils": 3,
    "listing": 3,
    "markdown": 3,
    "pages": 3,
    "feeds": 3,
    "old_addresses": 3,
    "template_tags": 3,
    "hooks": 4,
    "sphinx_ext": 4,
    "command_line": 4,
    "extension": 5,
}
#: Layers whose parts are single modules that may import each other.
LAYERS_OF_MODULES = {1, 2, 4}

#: The wings of ``sphinx_ext``, the lowest first; a wing imports only those before it.
WINGS = (
    *("build_info", "domain", "documents", "articles", "html_documents", "html_pages"),
    *(
        "boundaries",
        "incremental",
        "transforms",
        "listings",
        "typesetting",
        "feeds",
        "site",
        "build_report",
        "hooks",
    ),
)

#: The distributions that a part may import besides the standard library.
THIRD_PARTY = {
    "languages": {"babel"},
    "localization": {"babel"},
    "hooks": {"sphinx"},
    "slugs": {"slugify"},
    "loading": {"dateutil", "frontmatter", "imagesize", "yaml", "markdown_it"},
    "html_to_docutils": {
        "click",
        *("bs4", "docutils", "markdown_it", "mdit_py_plugins", "pygments", "pylatexenc"),
    },
    "listing": {"docutils"},
    "markdown": {"emoji", "linkify_it", "markdown_it", "mdit_py_plugins"},
    "template_tags": {"dateutil", "liquid", "markdown_it"},
    "feeds": {"bs4", "lxml"},
    "sphinx_ext": {
        *("babel", "docutils", "imagesize", "markdown_it", "myst_parser", "pygments", "sphinx"),
        # Sphinx' own builders of JSON and pickles, which it requires.
        "sphinxcontrib",
    },
    "extension": {"sphinx"},
    "command_line": {"bs4", "click", "feedparser", "frontmatter", "markdown_it"},
}
SPHINX = {"sphinx", "myst_parser", "sphinxcontrib"}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "base", "common", "manager"}

MAX_FUNCTION = 40
#: A module of so many lines has a test file of its name.
LINES_OF_WEIGHT = 150
#: Two thirds is the aim; the test leaves room for a change that moves a few lines.
LEAST_FREE_OF_SPHINX = 0.6


@dataclass(frozen=True)
class Import:
    """One import statement's target."""

    name: str
    line: int
    #: Whether it stands in a function, and so runs late.
    lazy: bool
    #: Whether it stands under ``if TYPE_CHECKING``, and so never runs.
    for_types: bool


def module_name(path: Path) -> str:
    parts = (PACKAGE, *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(ROOT.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in FILES.items()}


def imports_in(module: str) -> Iterator[Import]:
    yield from _imports(TREES[module], lazy=False, for_types=False)


def _imports(node: ast.AST, *, lazy: bool, for_types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, lazy, for_types)
        elif isinstance(child, ast.ImportFrom):
            assert not child.level, f"line {child.lineno}: imports are absolute"
            for alias in child.names:
                name = f"{child.module}.{alias.name}"
                target = name if name in FILES else str(child.module)
                yield Import(target, child.lineno, lazy, for_types)
        else:
            yield from _imports(
                child,
                lazy=lazy or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef),
                for_types=for_types or _is_type_checking(child),
            )


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def root_of(name: str) -> str:
    return name.partition(".")[0]


def part_of(module: str) -> str:
    """The part a module belongs to; empty for the package itself."""
    return module.removeprefix(PACKAGE).strip(".").partition(".")[0]


def imports_sphinx(module: str) -> bool:
    return any(root_of(each.name) in SPHINX and not each.for_types for each in imports_in(module))


def functions_in(module: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_the_reading_of_imports_sees_what_it_should() -> None:
    """A guard for this file: an import that is not seen can break no rule."""
    found = {each.name: each for each in imports_in(PACKAGE)}
    assert found["sphinx.application"].for_types
    assert found[f"{PACKAGE}.extension"].lazy
    assert any(
        each.name == f"{PACKAGE}.model.article" for each in imports_in(f"{PACKAGE}.model.catalogue")
    )


def test_each_part_has_a_layer() -> None:
    parts = {part_of(module) for module in FILES} - {""}
    assert parts == LAYERS.keys()


@pytest.mark.parametrize("module", sorted(FILES))
def test_a_module_imports_only_what_lies_below_it(module: str) -> None:
    part = part_of(module)
    layer = LAYERS.get(part, 0)
    for each in imports_in(module):
        if root_of(each.name) != PACKAGE or not part:
            continue
        other = part_of(each.name)
        is_near = other == part or (LAYERS.get(other) == layer and layer in LAYERS_OF_MODULES)
        below = LAYERS.get(other, 0)
        assert is_near or below < layer, f"{module}:{each.line} imports {each.name}"


#: The names of generators, and of what is theirs. What a word of another language is cannot be one.
GENERATORS = (
    *(each.name for each in generators.GENERATORS if each.name != PLAIN),
    *("octopress", "11ty"),
)
_NAME_OF_GENERATOR = re.compile(
    rf"(?<![a-z])(?:{'|'.join(GENERATORS)})(?![a-z])|material.?(?:for.?)?mkdocs", re.IGNORECASE
)


@pytest.mark.parametrize("module", sorted(each for each in FILES if part_of(each) != "generators"))
def test_only_its_record_knows_a_generator_by_name(module: str) -> None:
    """Neither code nor a comment: what is true of one generator alone stands in its record."""
    lines = FILES[module].read_text("utf-8").splitlines()
    named = [f"{at}: {line}" for at, line in enumerate(lines, 1) if _NAME_OF_GENERATOR.search(line)]
    assert named == []


@pytest.mark.parametrize(
    "line",
    ["Dialect.HEXO", "'hexo'", "_nikola_lines", "hugo.toml", "is_jekyll_x", "11ty", "Zola's"],
)
def test_a_generator_is_seen_wherever_it_is_named(line: str) -> None:
    assert _NAME_OF_GENERATOR.search(line)
    assert not _NAME_OF_GENERATOR.search(".nojekyll astronomy catastrophe plain")


def test_records_of_generators_know_nothing_above_them() -> None:
    """Records and configuration may lie in one layer, but no circle goes through both."""
    imported = {
        part_of(each.name)
        for module in FILES
        if part_of(module) == "generators"
        for each in imports_in(module)
        if root_of(each.name) == PACKAGE
    }
    assert imported == {"generators", "model", "slugs"}
    model = (module for module in FILES if part_of(module) == "model")
    assert not any(part_of(i.name) == "generators" for m in model for i in imports_in(m))


def wing_of(module: str) -> str:
    """The wing of the Sphinx layer a module belongs to; empty for all others."""
    return module.partition(f"{PACKAGE}.sphinx_ext.")[2].partition(".")[0]


@pytest.mark.parametrize("module", sorted(name for name in FILES if wing_of(name)))
def test_a_wing_imports_only_those_before_it(module: str) -> None:
    place = WINGS.index(wing_of(module))
    for each in imports_in(module):
        other = wing_of(each.name)
        assert not other or WINGS.index(other) <= place, f"{module}:{each.line} {each.name}"


@pytest.mark.parametrize("module", sorted(FILES))
def test_a_module_imports_only_the_libraries_of_its_part(module: str) -> None:
    allowed = THIRD_PARTY.get(part_of(module), set())
    for each in imports_in(module):
        root = root_of(each.name)
        if root == PACKAGE or root in sys.stdlib_module_names:
            continue
        if module == PACKAGE and each.for_types and root == "sphinx":
            continue
        assert root in allowed, f"{module}:{each.line} imports {each.name}"


def test_the_package_imports_nothing_before_setup_is_called() -> None:
    for each in imports_in(PACKAGE):
        early = not each.lazy and not each.for_types
        assert not early or root_of(each.name) in sys.stdlib_module_names, each
    lazy = {each.name for each in imports_in(PACKAGE) if each.lazy}
    assert lazy == {f"{PACKAGE}.extension"}


#: What takes a while to import, and is needed by few projects or by builds in which an article
#: changed: libraries, and modules that need some.
LATE = {
    "command_line.watch": ["sphinx_ext.build_info.watched_folders"],
    "loading.bodies": ["markdown_it"],
    "loading.data_formats": ["loading.front_matter.fenced", "loading.front_matter.yaml"],
    "loading.opening": ["loading.front_matter.splitting"],
    "loading.scan": ["loading.reading"],
    "markdown.emoji_names": ["emoji"],
    "sphinx_ext.articles.article_trees": [
        "sphinx_ext.articles.html", "sphinx_ext.articles.markdown"
    ],
    "sphinx_ext.articles.myst": ["myst_parser.sphinx_ext.main"],
    "sphinx_ext.articles.parsers": ["sphinx_ext.articles.article_trees"],
    "sphinx_ext.articles.rst_foreign": ["loading.fields.dates", "sphinx_ext.articles.html"],
    "sphinx_ext.articles.translations": ["html_to_docutils.translations"],
    "sphinx_ext.boundaries.writing": ["sphinx_ext.articles.plain_articles"],
    "sphinx_ext.build_info.message_catalogs": [
        *("babel.messages.catalog", "babel.messages.mofile", "babel.messages.pofile"),
    ],
    "sphinx_ext.build_info.options": ["loading.fields.taken_keys"],
    "sphinx_ext.feeds.files": ["sphinx_ext.feeds.content"],
    "sphinx_ext.html_documents.parser": ["sphinx_ext.html_documents.trees"],
    "sphinx_ext.incremental.dropped": ["html_to_docutils"],
    "template_tags.liquid": ["template_tags.liquid_engine"],
}  # fmt: skip


def test_nothing_else_is_imported_late() -> None:
    """An import in a function hides a cycle or a layer that is broken."""
    late: dict[str, set[str]] = {}
    for module in FILES.keys() - {PACKAGE}:
        for each in imports_in(module):
            if each.lazy:
                name = each.name.removeprefix(f"{PACKAGE}.")
                late.setdefault(module.removeprefix(f"{PACKAGE}."), set()).add(name)
    assert late == {module: {*names} for module, names in LATE.items()}


def test_no_imports_go_in_a_circle() -> None:
    graph = {
        module: {each.name for each in imports_in(module) if each.name in FILES and not each.lazy}
        for module in FILES
    }
    graphlib.TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("module", sorted(FILES))
def test_a_name_says_what_is_in_the_module(module: str) -> None:
    assert not NAMES_THAT_SAY_NOTHING & set(module.split("."))


@pytest.mark.parametrize(
    "modules",
    [
        [PACKAGE],
        [f"{PACKAGE}.html_to_docutils"],
        sorted(name for name in FILES if LAYERS.get(part_of(name), 0) <= 3),
    ],
    ids=["the package", "html_to_docutils", "all below the Sphinx layer"],
)
def test_the_core_loads_without_sphinx(modules: list[str]) -> None:
    code = "\n".join(
        [
            "import importlib, sys",
            f"for name in {modules!r}: importlib.import_module(name)",
            f"print(sorted(m for m in sys.modules if m.partition('.')[0] in {SPHINX!r}))",
        ]
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"


def test_most_lines_are_free_of_sphinx() -> None:
    lines = {module: len(path.read_text("utf-8").splitlines()) for module, path in FILES.items()}
    free = sum(count for module, count in lines.items() if not imports_sphinx(module))
    assert free / sum(lines.values()) >= LEAST_FREE_OF_SPHINX


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{module}:{function.lineno} {function.name}": function.end_lineno - function.lineno + 1
        for module in FILES
        for function in functions_in(module)
        if function.end_lineno is not None
    }
    assert {name: length for name, length in lengths.items() if length > MAX_FUNCTION} == {}


TESTS = Path(__file__).parent
#: Cases of the conversion of HTML, which one test reads: a file of a module's name is its test.
_CASES = TESTS / "html_to_docutils" / "cases"


def _tests_of(path: Path) -> list[Path]:
    """The files that are the test of a module, if they are there."""
    beside = TESTS / path.relative_to(ROOT).with_name(f"test_{path.stem}.py")
    is_element = path.parent == ROOT / "html_to_docutils" / "elements"
    return [beside, _CASES / f"{path.stem}.txt"] if is_element else [beside]


@pytest.mark.parametrize(
    "module",
    [
        m
        for m, path in FILES.items()
        if len(path.read_text("utf-8").splitlines()) >= LINES_OF_WEIGHT
    ],
)
def test_a_module_of_weight_has_a_test_of_its_name(module: str) -> None:
    """Whoever changes it finds there what holds of it."""
    assert any(each.is_file() for each in _tests_of(FILES[module])), module
