"""Blocks of YAML, TOML and JSON: where each begins and ends, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_newsfeed.loading.front_matter.fenced import bounded, read_fenced, read_unfenced
from sphinx_newsfeed.loading.front_matter.results import LONGEST_HEAD
from sphinx_newsfeed.loading.front_matter.splitting import FrontMatterError, split_front_matter
from sphinx_newsfeed.policy import MOST_VALUES


@pytest.mark.parametrize(
    "toml",
    [
        "title = ",
        "title = 'One",
        "title",
        "a = 2026-02-30",
        "a = 1\na = 2",
        "[a\n",
        'a = "\\uD800"',
        "a = 1\0",
        "a = " + "1" * 5000,
        "title: One",
    ],
    ids=lambda toml: f"{toml!r:.40}",
)
def test_toml_that_cannot_be_read_is_refused(toml: str) -> None:
    with pytest.raises(FrontMatterError):
        split_front_matter(f"+++\n{toml}\n+++\nBody\n")


@pytest.mark.parametrize(
    "text", ["+++\nn = 0x" + "f" * 5000 + "\n+++\nBody", '{"n": 1' + "0" * 4200 + "}\n\nBody"]
)
def test_a_number_that_cannot_be_written_is_its_hexadecimal_form(text: str) -> None:
    found = split_front_matter(text)
    assert found is not None
    assert str(found.fields["n"]).startswith("0x")
    assert found.body == "Body"


def test_deeply_nested_toml_never_raises_anything_else() -> None:
    with pytest.raises(FrontMatterError):
        split_front_matter("+++\na = " + "[" * 5000 + "\n+++\nBody\n")


def test_a_key_that_stands_twice_in_json_is_noted() -> None:
    found = split_front_matter(';;;\n"a": 1, "a": 2\n;;;\n')
    assert found is not None
    assert found.fields == {"a": 2}
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n---\na: 1\nb: *x\n  c: d\n---\n", 4),
        ("---\n%a: 1\n---\n", 2),
        ("+++\na = 1\nb =\n+++\n", 3),
        (";;;\n"'"a": 1,\n"b": NaN\n;;;\n', 2),
        (";;;\n"'"a": 1,\n"b": x\n;;;\n', 3),
        ('\n{\n"a": 1,\n"b" 2}\n', 4),
    ],
)  # fmt: skip
def test_the_line_of_a_fault_is_that_of_the_file(text: str, line: int) -> None:
    with pytest.raises(FrontMatterError, match=rf"\(line {line}\)$") as caught:
        split_front_matter(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "fields", "body", "line"),
    [
        ("---\na: 1\n---\nBody", {"a": 1}, "\nBody", 12),
        ("-----  \na: 1\n...\nBody", {"a": 1}, "\nBody", 12),
        ("---\n---\n", {}, "\n", 11),
        ("---\n# a comment\n---", {}, "", 12),
        ('+++\na = "b"\n[c]\nd = 1\n++++\nBody', {"a": "b", "c": {"d": 1}}, "\nBody", 14),
        ("+++\na = 2022-02-28\n+++", {"a": date(2022, 2, 28)}, "", 12),
        (';;;\n"a": 1,\n"b": [2]\n;;;\nBody', {"a": 1, "b": [2]}, "\nBody", 13),
        (';;;\n{"a": 1}\n;;;\nBody', {"a": 1}, "\nBody", 12),
        ('{"a": {"b": 1}}\nBody', {"a": {"b": 1}}, "\nBody", 10),
        ('{\n  "a": 1\n} \t\nBody', {"a": 1}, "\nBody", 12),
        ("{}\nBody", {}, "\nBody", 10),
    ],
)
def test_blocks_with_a_fence(text: str, fields: dict[str, object], body: str, line: int) -> None:
    head = read_fenced(text, 10)
    assert head is not None
    assert dict(head.fields) == fields
    # The rest begins with the end of the line on which the block ends.
    assert (head.rest, head.line) == (body, line)
    assert head.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "", "Body", "--\na: 1\n--\n", "--- a: 1\n---\n", "---\na: 1\n", "+++\na = 1\n",
        ';;;\n"a": 1', "---\n- a\n---\n", "---\ntext\n---\n", '{"a": 1} is a text\n',
        "{a}\n", '{"a"}\n', "a: 1\n---\n",
    ],
)  # fmt: skip
def test_what_is_no_block_with_a_fence(text: str) -> None:
    assert read_fenced(text, 1) is None


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("title: One\n---\nBody", {"title": "One"}),
        ("TITLE: One\n---\nBody", {"TITLE": "One"}),
        ('"title": One\ntags:\n- a\n\n# x\n---\nBody', {"title": "One", "tags": ["a"]}),
        ('"a": 1,\n"b": 2\n;;;\nBody', {"a": 1, "b": 2}),
    ],
)
def test_blocks_that_only_end_with_a_fence(text: str, fields: dict[str, object]) -> None:
    head = read_unfenced(text, 1)
    assert head is not None
    assert dict(head.fields) == fields
    assert head.rest == "\nBody"


@pytest.mark.parametrize("indentation", [" ", "  ", "    ", "\t"])
@pytest.mark.parametrize("fence", ["---", "  -----"])
def test_a_block_that_is_indented_and_only_ends_with_a_fence(indentation: str, fence: str) -> None:
    lines = ('title: "One"', "tags:", "  - a", "  - b")
    text = "".join(f"{indentation}{line}\n" for line in lines)
    head = read_unfenced(f"{text}{fence}\nBody", 7)
    assert head is not None
    assert dict(head.fields) == {"title": "One", "tags": ["a", "b"]}
    assert (head.rest, head.line) == ("\nBody", 11)
    assert [note.line for note in head.notes] == [7]


@pytest.mark.parametrize(
    "text",
    [
        # An example in a text.
        "    key: a\n\n---\n", "  title: a\n\nText.\n\n---\n", "  title: a\n",
        # Keys that nobody knows, and texts with a rule below them.
        "Note: a\n---\n", "title: One\n", "title: One\nA line of text.\n---\n",
        "Title: a\n\nb: c\n---\n",
        # What cannot be read is a text.
        "title: x\n- a\n---\n", '"a": x\n;;;\n', '"a": 1\n', "",
    ],
)  # fmt: skip
def test_what_is_no_block_without_a_fence(text: str) -> None:
    assert read_unfenced(text, 1) is None


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("+++\na = 1\na = 2\n+++\n", "", 12),
        (f"+++\na{'.a' * 400} = 1\n+++\n", "a line holds too many dots", 11),
        (';;;\n"a": NaN\n;;;\n', "NaN is no number of JSON", 11),
        (';;;\n"a": 1,\n"b" 2\n;;;\n', "delimiter", 12),
        (f"---\n{'a' * (LONGEST_HEAD + 1)}: 1\n---\n", "it is longer than", 10),
        (f"+++\na = [{'1, ' * (MOST_VALUES + 1)}]\n+++\n", "too many values", 10),
    ],
    ids=lambda value: f"{value!r:.40}",
)
def test_a_block_that_cannot_be_read_is_refused_at_its_line(
    text: str, problem: str, line: int
) -> None:
    with pytest.raises(FrontMatterError) as caught:
        read_fenced(text, 10)
    assert problem in caught.value.problem
    assert caught.value.line == line


@pytest.mark.parametrize("value", [None, "a", 1, ["a"]])
def test_only_a_mapping_holds_fields(value: object) -> None:
    assert bounded(value, 1) is None
