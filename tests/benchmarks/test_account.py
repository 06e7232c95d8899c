"""The account tells the parts of a build apart."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.account import OWN_PARTS
from benchmarks.articles import make_articles
from benchmarks.measuring import environment
from benchmarks.patching import PACKAGE, GoneError, resolve
from benchmarks.projects import CONTESTANTS, Place

_LINE = re.compile(r"^ *([\d.]+) +[\d.]+% +[\d.]+ +[\d.]+  (.+)$", re.MULTILINE)


@pytest.mark.parametrize("name", OWN_PARTS.values())
def test_each_part_is_there(name: str) -> None:
    resolve(f"{PACKAGE}.{name}")


def test_a_part_that_is_gone_is_told_of() -> None:
    with pytest.raises(GoneError, match=r"listing:nowhere is gone .* name what does this now"):
        resolve("sphinx_newsfeed.listing:nowhere")


@pytest.mark.slow
def test_an_account_has_all_parts_and_no_time_twice(tmp_path: Path) -> None:
    place, contestant = Place(tmp_path), CONTESTANTS["newsfeed"]
    contestant.make(place, make_articles(3))
    program = [sys.executable, str(Path(__file__).with_name("account.py")), "--"]
    command = [*program, *contestant.command(place, 1)[3:]]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment())
    assert (run.returncode, run.stderr) == (0, "")
    parts = {part: float(own) for own, part in _LINE.findall(run.stdout)}
    assert {
        *(
            "parse: article",
            "listings: entries",
            "post-transform: CompleteDocument",
            "Sphinx: read",
        ),
        *("html-page-context: HeadTags.complete", "transform: NoteArticle"),
        *("builder-inited: CatalogueLoading.scan", "build-finished: write_feeds"),
        *("listings: pieces", "feeds: made absolute", "garbage collector"),
    } <= parts.keys()
    total = float(run.stdout.partition(" s of CPU")[0]) * 1e3
    assert sum(parts.values()) == pytest.approx(total, rel=0.05)
