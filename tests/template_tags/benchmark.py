# ruff: noqa: T201 - a program that prints a table
"""How the cost of template tags grows with the length of a hostile body.

    python tests/template_tags/benchmark.py

Prints, for each piece of a body, the median of three runs for a body eight times as long, as a
ratio to that of the short one: 8 is growth in step, 64 is growth with the square.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from test_hostile import REPEATED, expand, hostile_body

from sphinx_newsfeed.model.article import BodyFormat

SHORT, LONG = 20_000, 160_000
DIALECTS = ("jekyll", "hexo", "hugo", "zola")


def seconds(piece: str, dialect: str, length: int) -> float:
    """The time of this process for one body, the median of three runs."""
    body = hostile_body(piece, length)
    times = []
    for _ in range(3):
        begin = time.process_time()
        expand(body, dialect, BodyFormat.MARKDOWN)
        times.append(time.process_time() - begin)
    return statistics.median(times)


def main() -> None:
    """Print a row for each piece and dialect, the worst first."""
    rows = []
    for piece in REPEATED:
        for dialect in DIALECTS:
            short, long = (seconds(piece, dialect, length) for length in (SHORT, LONG))
            rows.append((long / max(short, 1e-4), long, piece, dialect))
    for ratio, long, piece, dialect in sorted(rows, reverse=True):
        print(f"{ratio:6.1f}  {long:7.3f} s  {dialect:8} {piece!r}")


if __name__ == "__main__":
    main()
