"""What is shown in a terminal."""

from __future__ import annotations

import io
import sys
from typing import TextIO

import pytest

from sphinx_newsfeed.command_line.terminal import table, width_of, write_all_signs


@pytest.mark.parametrize("stream", [io.StringIO(), io.TextIOWrapper(io.BytesIO(), "ascii")])
def test_all_signs_can_be_shown(stream: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", stream)
    write_all_signs()
    print("ä", file=stream, flush=True)


@pytest.mark.parametrize(("text", "width"), [("ab", 2), ("一二", 4), ("a\u0301", 1)])
def test_how_wide_a_text_is(text: str, width: int) -> None:
    assert width_of(text) == width


def test_a_column_has_room_for_its_name_and_ten_signs() -> None:
    lines = table(("A long name", "B"), [("x" * 30, "y" * 30)], width=5)
    assert [width_of(line) for line in lines] == [len("A long name") + 2 + 1, 11 + 2 + 10]


def test_a_table_fits_the_terminal() -> None:
    rows = [("1", "一二三四五六七八九十" * 3, "doc"), ("22", "short", "other")]
    lines = table(("A", "Title", "Document"), rows, width=40)
    assert all(width_of(line) <= 40 for line in lines)
    assert lines[1].index("doc") > 0
    assert "…" in lines[1]
