"""What a build does for one article stays as seldom as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import sphinx
from benchmarks.counts import MANY, count

pytestmark = pytest.mark.slow

#: How often each may be done for one further article, and after an edit of one body among
#: ``MANY`` articles. Lower a bound when you have made the code do less; what Sphinx does itself
#: differs between releases, and has none.
BOUNDS = {
    "walks of an article's tree": (10, 10),
    "nodes walked": (7_750, 7_900),
    # To be written: trees of articles do not wait in memory.
    "loads of an article's doctree": (1, 1),
    "loads of kept pieces": (8, 63),
    "parses of HTML": (2, 21),
    "readings of documents": (2, 1),
    "parses of Markdown and reStructuredText": (0, 0),
    "splits of front matter": (1, 1),
    # One of a sample, which tells whether all articles are shown as before.
    "cuts of excerpts": (5, 22),
    "runs of writers": (4, 3),
}


@pytest.mark.skipif(sphinx.version_info < (9,), reason="older Sphinx writes further pages itself")
def test_an_article_costs_no_more_than_it_did(tmp_path: Path) -> None:
    """``python tests/benchmarks/counts.py --where`` says in which functions a count arises."""
    counts, risen = count(tmp_path), []
    for kind, (cold, edited) in BOUNDS.items():
        if (found := counts.cold[kind]) > cold:
            risen.append(f"{kind}: {found:.2f} for each further article, {cold} at most")
        if (found := counts.edited[kind]) > edited:
            risen.append(f"{kind}: {found:.0f} after an edit of one of {MANY}, {edited} at most")
    assert not risen, "\n".join(risen)
    assert counts.edited["readings of documents"] == 1, "the edit is noticed"
    # A count that stays at nothing may have lost the function that it looks at.
    done = {kind for kind, bounds in BOUNDS.items() if any(bounds)}
    assert not [kind for kind in done if not (counts.cold[kind] or counts.edited[kind])]
