"""The records of generators: each is whole, and nothing that lists generators lacks one."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from model.samples import make_article

from sphinx_newsfeed import generators
from sphinx_newsfeed.generators import BY_NAME, GENERATORS, Generator, same_value
from sphinx_newsfeed.generators.generator import Sign, in_path, in_text
from sphinx_newsfeed.generators.tags import Mark
from sphinx_newsfeed.model.article import PLAIN

ROOT = Path(__file__).parents[2]
KNOWN = [each for each in GENERATORS if each.name != PLAIN]


def test_each_module_with_a_record_is_found_and_is_called_as_the_dialect() -> None:
    names = {each.name for each in pkgutil.iter_modules(generators.__path__)}
    modules = {name: importlib.import_module(f"{generators.__name__}.{name}") for name in names}
    records = {name: vars(each)["GENERATOR"] for name, each in modules.items() if _has(each)}
    assert {name: each.name for name, each in records.items()} == {n: n for n in BY_NAME}


def _has(module: Any) -> bool:
    return "GENERATOR" in vars(module)


def test_a_new_generator_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "from sphinx_newsfeed.generators.generator import Generator",
        "GENERATOR = Generator(name='novelty', title='Novelty', order=15)",
    ]
    (tmp_path / "novelty.py").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr(generators, "__path__", [*generators.__path__, str(tmp_path)])
    monkeypatch.setitem(sys.modules, f"{generators.__name__}.novelty", None)
    monkeypatch.delitem(sys.modules, f"{generators.__name__}.novelty")
    names = [each.name for each in generators._records()]
    assert names[:3] == ["hexo", "novelty", "jekyll"]
    assert set(names) - {"novelty"} == set(BY_NAME)


def test_the_order_is_that_of_the_records_alone() -> None:
    orders = [each.order for each in GENERATORS]
    assert orders == sorted(set(orders))
    assert GENERATORS[-1].name == PLAIN


@pytest.mark.parametrize("generator", KNOWN, ids=lambda each: each.name)
def test_a_record_says_how_its_generator_is_known_and_where_its_posts_stood(
    generator: Generator,
) -> None:
    assert generator.project is not None
    assert generator.project.files
    assert max(sign.weight for sign in generator.signs) >= 3
    assert generator.permalinks


#: What lists all generators by the name that their makers write.
_LISTS = ("README.md", "CHANGELOG.md", "docs/migration/index.md")


@pytest.mark.parametrize("generator", KNOWN, ids=lambda each: each.name)
def test_the_documentation_names_each_generator(generator: Generator) -> None:
    for page in _LISTS:
        assert generator.title in (ROOT / page).read_text("utf-8"), page
    sources = (ROOT / "docs/howto/sources.md").read_text("utf-8")
    assert f"`{generator.name}`" in sources
    guide = ROOT / f"docs/migration/{generator.guide_name}.md"
    assert guide.read_text("utf-8").startswith(f"# From {generator.title}\n")
    assert (ROOT / "tests/migration/sites" / generator.guide_name).is_dir()


@pytest.mark.parametrize(
    ("found", "wanted", "expected"),
    [(False, False, True), (0, False, False), (None, False, False), ("md", "md", True)],
)
def test_a_value_is_that_which_a_record_names(
    found: object, wanted: object, expected: bool
) -> None:
    assert same_value(found, wanted) is expected


#: What a file may be full of, and how it may begin.
_PIECES = ("\n", " ", "tags:\n", "date:\n", "layout:a.", "{{ ", "{%", "- post\n", "[post,", "a.")
_BEGINNINGS = ("", "tags:", "layout: a", "date:", "links:", "{{", "---\n", "title: a\n")


@pytest.mark.parametrize("generator", KNOWN, ids=lambda each: each.name)
def test_looking_for_signs_takes_time_in_step_with_the_text(generator: Generator) -> None:
    def seconds(length: int) -> float:
        begin = time.process_time()
        for first in _BEGINNINGS:
            for piece in _PIECES:
                text = (first + piece * length)[:length]
                for sign in generator.signs:
                    sign.pattern.search(text)
        return time.process_time() - begin

    # Eight times the text takes 8 times as long, or 64 times with the square.
    assert seconds(32_768) < 24 * max(seconds(4096), 0.02)


@pytest.mark.parametrize(
    ("sign", "text", "is_found"),
    [
        (in_text("^a$", 1), "b\na\nc", True),
        (in_text("^a$", 1), "b a", False),
        # A path is one line, whatever its names hold.
        (in_path("/a$", 1), "/b/a", True),
        (in_path("/a$", 1), "/b/a\n/c", False),
    ],
)
def test_where_a_sign_is_looked_for(sign: Sign, text: str, is_found: bool) -> None:
    assert bool(sign.pattern.search(text)) is is_found
    assert sign.in_path is text.startswith("/")


@pytest.mark.parametrize(("guide", "name"), [(None, "novelty"), ("others", "others"), ("", "")])
def test_a_guide_is_called_as_its_generator(guide: str | None, name: str) -> None:
    found = Generator(name="novelty", title="Novelty", order=15, guide=guide)
    assert found.guide_name == name


def test_what_a_record_leaves_out_has_the_usual_meaning() -> None:
    record = Generator(name="novelty", title="Novelty", order=15)
    article = make_article("2021-01-02-a")
    assert record.read_pattern("/:title/") == "/:title/"
    assert record.own_names(article, "a", "2021-01-02-a") == ("a",)
    assert record.tags is None
    assert Mark.CONTENTS in record.markdown.marks
    assert record.permalinks == record.content == ()
