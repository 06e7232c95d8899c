"""The oldest releases that the tests run with are those that pyproject.toml promises."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent


def _release(version: str) -> tuple[int, ...]:
    """A version without the zeros at its end: 8.0 and 8.0.0 are the same release."""
    numbers = [int(number) for number in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _versions(lines: Iterable[str], operator: str) -> dict[str, tuple[int, ...]]:
    pattern = re.compile(rf"([\w.-]+){operator}([\d.]+)")
    matches = (pattern.match(line) for line in lines)
    return {match[1].lower(): _release(match[2]) for match in matches if match}


def test_the_oldest_releases_are_the_lower_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    promised = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    tried = (ROOT / "tests" / "oldest.txt").read_text("utf-8").splitlines()
    assert len(_versions(promised, ">=")) > 10
    assert _versions(tried, "==") == _versions(promised, ">=")


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    everywhere = [*project["dependencies"], *project["optional-dependencies"]["look"]]
    # But for what a single system needs, and for this project's own extra.
    everywhere = [line for line in everywhere if ";" not in line and "[" not in line]
    assert len(_versions(everywhere, ">=")) == len(everywhere)
