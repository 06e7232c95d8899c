"""Digests that are the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sphinx_newsfeed.sphinx_ext.build_info.cache import plain_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        (True, "True"),
        (1.5, "1.5"),
        ("a", "'a'"),
        (["a", ("b", 1)], "['a',['b',1]]"),
        ({"a": {"b": []}}, "{'a':{'b':[]}}"),
        ({"b", "a"}, "('a','b')"),
        (frozenset({("b",), ("a",)}), "(['a'],['b'])"),
        (object(), ""),
        ([object(), print], "[,]"),
    ],
)
def test_plain_data_as_text(value: object, text: str) -> None:
    assert plain_text(value) == text


def test_the_order_of_a_set_is_nobodys_business() -> None:
    program = (
        "from sphinx_newsfeed.sphinx_ext.build_info.cache import plain_text\n"
        "print(plain_text({'abcdefgh'[n:] for n in range(8)}))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "123"
    }
    assert len(found) == 1
