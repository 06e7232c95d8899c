"""End tags that the parser passes over are put in, and no others."""

from __future__ import annotations

import re

import pytest

from sphinx_newsfeed.html_to_docutils.scanning import LINE_ATTRIBUTE, annotate
from sphinx_newsfeed.policy import MAX_TAGS


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<template><td></template>a", "<template><td></td></template>a"),
        ("<dialog><div><div></div></dialog>a", "<dialog><div><div></div></div></dialog>a"),
        ("<dialog><b></dialog>a", None),
        ("<div><dialog>a</dialog></div>", None),
        ("<svg><template><tr></svg>a", "<svg><template></template><tr></tr></svg>a"),
        (
            "<object><table><tr><td></object>a",
            "<object><table><tr><td></td></tr></table></object>a",
        ),
        ("<dialog/><div></dialog>", None),
        ("<h1>a</h2>b", "<h1>a</h1></h2>b"),
        ("<h1>a</h1>b</h2>", None),
        ("<h1><li>a</h1>b", "<h1><li>a</li></h1>b"),
        ("<li><h1><ul><li>a</ul></h1>b", None),
        ("<h1>a<h2>b</h1>", "<h1>a<h2>b</h2></h1>"),
        ("<h1><li>a</li></h1>b", None),
    ],
)
def test_end_tags(html: str, expected: str | None) -> None:
    text, _ = annotate(html)
    assert re.sub(rf' {LINE_ATTRIBUTE}="\d+"', "", text) == (expected or html)


def test_many_open_elements_take_no_longer_each() -> None:
    """A guard against a search through all that is open: minutes, if each tag had one."""
    many = MAX_TAGS // 3
    html = "<dialog>" + "<div>" * many + "</td>" * many + "</div>" * many + "</dialog>a"
    assert annotate(html)[0].endswith("</dialog>a")
