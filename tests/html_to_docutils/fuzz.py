"""Looks for HTML that the converter cannot bear: ``python tests/html_to_docutils/fuzz.py 60``.

The argument is the time in seconds. With atheris installed, input grows by the code that it
reaches; without it, it is made at random. An input that fails is printed, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from docutils import nodes
from docutils.core import publish_from_doctree
from html_to_docutils.generated import document
from html_to_docutils.validity import assert_valid, document_of

from sphinx_newsfeed.html_to_docutils import html_to_nodes

# The writer of manual pages does not know all nodes of docutils; that of Sphinx does.
WRITERS = ("html5", "latex", "pseudoxml", "xml")
QUIET = {"output_encoding": "unicode", "_disable_config": True}


def check(html: str, writer: str = "html5") -> None:
    """Convert and write; raise for whatever is wrong with the tree."""
    tree = html_to_nodes(html, embed_hosts=["e.org"] if len(html) % 2 else [])
    if not any(list(node.findall(nodes.raw)) for node in tree):
        assert_valid(tree)
    whole = document_of(tree)
    for image in whole.findall(nodes.image):
        image["uri"] = "x.png"  # docutils does not load what is on the web.
    publish_from_doctree(whole, writer=writer, settings_overrides=QUIET)


def at_random(seconds: float, seed: int) -> int:
    """Try documents made at random; return how many."""
    end = time.monotonic() + seconds
    count = 0
    while time.monotonic() < end:
        choice = random.Random(f"{seed}-{count}")  # noqa: S311 - no secret depends on it
        html = document(choice, choice.randrange(1, 60))
        try:
            check(html, choice.choice(WRITERS))
        except Exception:
            print(f"document {count} of seed {seed}: {html!r}", file=sys.stderr)  # noqa: T201
            raise
        count += 1
    return count


def guided(seconds: float) -> None:
    """Let atheris look for input; it ends the process."""
    import atheris

    def one_input(data: bytes) -> None:
        check(data.decode("utf-8", "surrogateescape"))

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}"], one_input)
    atheris.Fuzz()


def main() -> None:
    """Run the way that there is."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("seconds", nargs="?", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--random", action="store_true", help="even if there is atheris")
    given = arguments.parse_args()
    if not given.random:
        try:
            guided(given.seconds)
        except ImportError:
            print("atheris is not installed: input is made at random", file=sys.stderr)  # noqa: T201
    count = at_random(given.seconds, given.seed)
    print(f"{count} documents, nothing found")  # noqa: T201


if __name__ == "__main__":
    main()
