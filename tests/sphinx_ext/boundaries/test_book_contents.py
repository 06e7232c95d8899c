"""The table of contents of an EPUB leads on, and never back."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_newsfeed.sphinx_ext.boundaries.book_contents import leading_on


def _entry(level: int, refuri: str) -> dict[str, Any]:
    return {"level": level, "refuri": refuri, "text": refuri}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([(1, "n"), (2, "n#2022"), (3, "a"), (2, "n#2023"), (3, "b")], ["n", "a", "a", "b", "b"]),
        # Headings with nothing below them, and those of other pages, stay.
        ([(1, "n"), (2, "n#2022"), (2, "n#2023")], ["n", "n#2022", "n#2023"]),
        ([(1, "other"), (2, "other#x"), (3, "c")], ["other", "other#x", "c"]),
        ([(1, "n#2022")], ["n#2022"]),
        ([], []),
    ],
)
def test_a_heading_leads_to_the_first_article_below_it(
    entries: list[tuple[int, str]], expected: list[str]
) -> None:
    given = [_entry(*each) for each in entries]
    assert [each["refuri"] for each in leading_on(given, {"n"})] == expected
    assert given == [_entry(*each) for each in entries]
