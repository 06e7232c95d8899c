"""The page on what is public says what the code has, and no more."""

from __future__ import annotations

import importlib
import re
from dataclasses import fields
from pathlib import Path

import click
import printed_public
import printed_reference
import pytest
from sphinx.errors import ExtensionError

import sphinx_newsfeed
from sphinx_newsfeed.command_line import main
from sphinx_newsfeed.model.article import Article

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "reference" / "public.rst").read_text("utf-8")
STATIC = Path(sphinx_newsfeed.__file__).parent / "static"


@pytest.mark.parametrize("name", printed_public.PUBLIC_MODULES)
def test_a_public_module_says_what_of_it_is_public(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__all__
    for each in module.__all__:
        assert hasattr(module, each)
    assert name in PAGE


def test_public_names_are_printed_and_no_others() -> None:
    members = re.findall(r"^   :members: (.*)$", PAGE, re.M)
    listed = {name for line in members for name in line.split(", ")}
    assert {"html_to_nodes", "is_selector", "text_of_html", "HtmlParser", "Element"} <= listed
    package = importlib.import_module("sphinx_newsfeed.html_to_docutils")
    for name in package.__all__:
        assert name in listed or re.search(rf"auto(class|data):: {name}\b", PAGE), name


def test_the_methods_that_handlers_call_exist() -> None:
    state = importlib.import_module("sphinx_newsfeed.html_to_docutils").State
    (names,) = re.findall(r"autoclass:: State\(\)\n      :members: (.*)", PAGE)
    for name in names.split(", "):
        assert callable(getattr(state, name))
        assert f"``{name}``" in importlib.import_module("sphinx_newsfeed.html_to_docutils").__doc__


@pytest.mark.parametrize("name", ["newsfeed.css", "newsfeed-directions.css", "newsfeed.js"])
def test_each_class_with_a_rule_is_told(name: str) -> None:
    used = set(
        re.findall(
            r"\.(newsfeed[a-z0-9-]*)(?![\w.]*\.(?:css|js))", (STATIC / name).read_text("utf-8")
        )
    )
    told = [re.escape(each).replace(r"\*", "[a-z0-9]+") for each in printed_reference._CLASSES]
    assert [each for each in used if not any(re.fullmatch(one, each) for one in told)] == []


def test_the_guide_tells_what_each_property_is_for() -> None:
    guide = (DOCS / "howto" / "looks.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(--[a-z-]+)` \|", guide, re.M)) == printed_public.properties()


def test_each_field_of_an_article_is_told() -> None:
    printed = "\n".join(printed_reference.print_article_fields())
    assert re.findall(r"^``(\w+)``$", printed, re.M) == [each.name for each in fields(Article)]


def test_each_command_and_option_is_told() -> None:
    printed = "\n".join(printed_public.print_commands())
    commands = printed_public.all_commands()
    assert len(commands) == len(main.commands) + 1
    for name, command in commands.items():
        assert f"``{name}``" in printed
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help
                assert parameter.opts[0] in printed


@pytest.mark.parametrize(
    ("table", "printer"),
    [("_CONTEXT", "context"), ("_REPORT", "report"), ("DEPRECATED", "deprecated")],
)
@pytest.mark.parametrize("change", [{"novelty": ("x", "1", "2")}, None])
def test_what_is_in_the_code_or_on_the_page_alone_stops_the_build(
    table: str, printer: str, change: dict[str, object] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = dict(getattr(printed_public, table))
    monkeypatch.setattr(printed_public, table, {**texts, **change} if change else {})
    with pytest.raises(ExtensionError):
        list(printed_public.PRINTERS[printer]())


def test_what_is_deprecated_is_told_and_goes_in_time() -> None:
    version = tuple(map(int, sphinx_newsfeed.__version__.split(".")[:2]))
    for name, (instead, since, until) in printed_public.DEPRECATED.items():
        source = importlib.util.find_spec(name).origin  # type: ignore[union-attr]
        text = Path(str(source)).read_text("utf-8")
        assert instead in text
        assert f"version {until}" in text
        assert since < until
        assert version < tuple(map(int, until.split("."))), f"{name} is due to go"


def test_the_page_shows_all_that_is_derived() -> None:
    assert set(re.findall(r"^\.\. printed:: ([\w-]+)$", PAGE, re.M)) == {
        *printed_public.PRINTERS,
        "article-fields",
    }
