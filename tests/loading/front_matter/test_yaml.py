"""YAML is read into plain values, and into nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from loading.front_matter.refusing import split_or_refuse

from sphinx_newsfeed.loading.front_matter import yaml as yaml_text
from sphinx_newsfeed.loading.front_matter.results import Note
from sphinx_newsfeed.loading.front_matter.splitting import FrontMatterError, split_front_matter
from sphinx_newsfeed.loading.front_matter.yaml import read_yaml
from sphinx_newsfeed.policy import DEEPEST_VALUES, MOST_VALUES

BAD = [
    "title: [One",
    "title: 'One",
    "title: One: Two",
    "title: *nowhere",
    "a: !!timestamp foo",
    'a: !!timestamp "foo"',
    "date: 2026-02-30",
    "date: 2026-13-01",
    "date: 2026-02-28 19:85:35",
    "date: 2026-02-28T24:25:44Z",
    "date: 2026-02-28 07:13:47 +99:99",
    "a: !!python/object/apply:os.system ['true']",
    "a: !!python/name:os.system",
    "a: !<tag:nowhere> b",
    "a: !!int foo",
    "a: !!float foo",
    "a: !!bool foo",
    "a: !!binary é",
    "a: !!binary x",
    "a: !!map [1]",
    "a: !!seq {a: 1}",
    "a: !!set [1]",
    "a: !!omap {a: 1}",
    "a: !!pairs {a: 1}",
    "{a: 1}: {b: 2}\n? [x]\n: y",
    "? {a: 1}\n: b",
    "<<: 5",
    "<<: [1, 2]",
    "\ttitle: One",
    "title:\tOne\n\tauthor: Two",
    "title: One\n  author: Two",
    "a: &a b\nc: &a",
    "title: a\0b",
    "title: a\x07b",
    'title: "\\q"',
    'title: "\\UFFFFFFFF"',
    "a: " + "[" * 5000,
    "a: " + "{b: " * 2000,
    "%YAML 9.9",
    "@a: b",
    "a: 1\n... \nb: 2",
    "--- a",
    "a: " + "1" * 5000,
    "a: 0x" + "F" * 5000,
    "? 0x" + "F" * 5000 + "\n: a",
    "a: " + "1:" * 3000 + "1",
    "a: 1\na: 2",
    "a: &a [*a]",
    "a: &a {b: *a}",
    "? &a [*a]\n: b",
    "<<: &a {<<: *a}",
    "a: .inf\nb: .nan",
    "a: 190:20:30.15",
    "a: =",
    "=: a",
]


@pytest.mark.parametrize("yaml", BAD, ids=lambda yaml: f"{yaml!r:.40}")
def test_hostile_yaml_is_refused_or_read_but_never_raises(yaml: str) -> None:
    split_or_refuse(f"---\ntitle: One\n{yaml}\n---\nBody\n")
    split_or_refuse(f"---\n{yaml}\n---\nBody\n")


@pytest.mark.parametrize(
    "yaml",
    [
        "title: One\nno key",
        "- " * 5000,
        "a: " + "x" * 300_000,
        "{a: 1}: {b: 2}",
        "a: &a [1]\n*a : 2",
    ],
    ids=lambda yaml: f"{yaml!r:.40}",
)
def test_what_cannot_be_read_is_refused_with_a_reason(yaml: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        split_front_matter(f"---\n{yaml}\n---\nBody\n")
    message = str(caught.value)
    assert message.strip()
    assert "\n" not in message


def test_no_code_is_run(tmp_path: object) -> None:
    trace = f"{tmp_path}/trace"
    found = split_front_matter(f"---\na: !!python/object/apply:os.mkdir [{trace!r}]\n---\nBody\n")
    assert found is not None
    assert found.fields == {"a": [trace]}
    assert not Path(trace).exists()


@pytest.mark.parametrize(
    "head", ['a: "\\UFFFFFFFF"', "a: \ud800\nb: [", "a:\tb\nc: d", "a: [", "a: b"]
)
def test_the_parser_without_c_does_as_well(head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_LOADER", yaml.SafeLoader)
    found = split_front_matter(f"---\n{head}\n---\nBody")
    assert found is not None
    assert "a" in found.fields


def read(text: str, line: int = 1) -> tuple[object, list[Note]]:
    notes: list[Note] = []
    return read_yaml(text, line, notes), notes


@pytest.mark.parametrize("loader", [yaml_text._LOADER, yaml.SafeLoader])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None), ("# a comment", None), ("~", None), ("null", None), ("a:", {"a": None}),
        ("true", True), ("False", False), ("yes", "yes"), ("no", "no"), ("on", "on"),
        # A number only where its text can be got back from it.
        ("0", 0), ("-12", -12), ("007", "007"), ("+5", "+5"), ("1_000", "1_000"), ("0x1F", "0x1F"),
        ("0o7", "0o7"), ("9" * 18, int("9" * 18)), ("9" * 19, "9" * 19), ("-0", "-0"),
        ("1.5", 1.5), ("-0.25", -0.25), ("1.10", "1.10"), (".5", ".5"), ("1e5", "1e5"),
        (".inf", ".inf"), (".nan", ".nan"), ("1:30", "1:30"),
        # Dates are read where dates are read.
        ("2022-02-28", "2022-02-28"), ("2022-02-28 07:13:47", "2022-02-28 07:13:47"),
        # What is quoted is a text.
        ("'1'", "1"), ('"true"', "true"), ("''", ""), ("|\n  1\n", "1\n"), (">\n  a\n  b", "a b"),
        ("[1, 'a', [b]]", [1, "a", ["b"]]), ("- a\n- b: 1\n", ["a", {"b": 1}]), ("[]", []),
        ("{a: {b: c}}", {"a": {"b": "c"}}), ("{}", {}),
        # Keys are texts.
        ("1: a\ntrue: b\n~: c\n", {"1": "a", "true": "b", "~": "c"}),
        # Anchors, and mappings that are put into others.
        ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}), ("a: &x b\n*x : c\n", {"a": "b", "b": "c"}),
        ("&x a: 1\nb: *x\n", {"a": 1, "b": "a"}),
        ("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n",
         {"a": {"b": 1, "c": 2}, "d": {"b": 1, "c": 3}}),
        ("d:\n  c: 3\n  <<: [{a: 1}, {a: 2, b: 2, c: 2}]\n", {"d": {"a": 1, "b": 2, "c": 3}}),
        ("<<: a\n", {"<<": "a"}), ("'<<': {a: 1}\n", {"<<": {"a": 1}}),
        # Tags that say what is there, and what a plain reading finds anyway.
        ("!!str 1", "1"), ("!!int '1'", 1), ("!!int a", "a"), ("!!set {a, b}", ["a", "b"]),
        ("!!timestamp 2022-02-28", "2022-02-28"), ("! 1", "1"),
    ],
)  # fmt: skip
def test_values(text: str, expected: object, loader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_LOADER", loader)
    found, notes = read(text)
    assert found == expected
    assert type(found) is type(expected)
    assert notes == []


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            {"a": 3, "b": 2},
            Note(12, "a is there more than once; the last one counts"),
        ),
        (
            "a: 1\nb: !!python/name:os.system\n",
            {"a": 1, "b": ""},
            Note(11, "the tag !!python/name:os.system is passed over"),
        ),
        ("!x [1]", [1], Note(10, "the tag !x is passed over")),
        ("!!binary YQ==", "YQ==", Note(10, "the tag !!binary is passed over")),
    ],
)
def test_what_is_read_with_a_reservation(text: str, expected: object, note: Note) -> None:
    assert read(text, 10) == (expected, [note])


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("a: 1\n--- \nb: 2\n", "a second document begins", 11),
        ("a: 1\n? [b]\n: c\n", "a key is a list or a mapping", 11),
        ("a: &x [b]\n*x : c\n", "a key is a list or a mapping", 11),
        ("a: 1\nb: *x\n", "no value before it has the anchor of *x", 11),
        # An anchor is there when what it names has ended.
        ("a: &x [*x]\n", "no value before it has the anchor of *x", 10),
        ("a: 1\nb: [\n", "", 12),
        ("a\0b", "", 10),
        ("[a" + ", a" * MOST_VALUES + "]", "it holds too many values", 10),
        (
            "[" * (DEEPEST_VALUES + 1) + "]" * (DEEPEST_VALUES + 1),
            "values lie too deep in each other",
            10,
        ),
        # An alias counts as often as it stands there, and is as deep as what it stands for.
        (f"- &x [{'a, ' * 99}a]\n" + "- *x\n" * 100, "it holds too many values", None),
        (
            f"- &x {'[' * 15}{']' * 15}\n- {'[' * 9}*x{']' * 9}\n",
            "values lie too deep in each other",
            11,
        ),
    ],
    ids=lambda value: f"{value!r:.40}",
)
def test_what_is_refused(text: str, problem: str, line: int | None) -> None:
    with pytest.raises(FrontMatterError) as caught:
        read(text, 10)
    assert problem in caught.value.problem
    assert line is None or caught.value.line == line


def test_as_much_as_is_allowed_is_read() -> None:
    many = "[" + "a, " * (MOST_VALUES - 2) + "a]"
    deep = "[" * DEEPEST_VALUES + "]" * DEEPEST_VALUES
    for text in (many, deep):
        assert isinstance(read(text)[0], list)
