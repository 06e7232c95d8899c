"""What is shown in a terminal."""

from __future__ import annotations

from sphinx_newsfeed.command_line.terminal import table, width_of


def test_a_table_fits_the_terminal() -> None:
    rows = [("1", "一二三四五六七八九十" * 3, "doc"), ("22", "short", "other")]
    lines = table(("A", "Title", "Document"), rows, width=40)
    assert all(width_of(line) <= 40 for line in lines)
    assert lines[1].index("doc") > 0
    assert "…" in lines[1]
