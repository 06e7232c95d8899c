"""Which picture is shown of those that an element names, and how large."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_newsfeed.html_to_docutils import html_to_nodes


def pictures(html: str) -> list[nodes.image]:
    return [image for node in html_to_nodes(html) for image in node.findall(nodes.image)]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ('width="1" height="1"', False), ('width="0" height="0"', False),
        ('width="1px" height=" 0 px"', False), ('width="1" height="200"', True),
        ('width="200" height="1"', True), ('width="1"', True), ('height="0"', True),
        ('width="2" height="2"', True), ("", True),
    ],
)  # fmt: skip
def test_what_counts_readers_is_not_shown(sizes: str, expected: bool) -> None:
    """It is too small to be seen in both directions; a line is one that somebody drew."""
    assert bool(pictures(f'<p>a <img src="a.png" alt="b" {sizes}></p>')) is expected


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('srcset="a.png 1x, b.png 2x"', "b.png"),
        ('srcset="a.png 2x, b.png 1x"', "a.png"),
        # Of two as large the first counts.
        ('srcset="a.png 400w, b.png 400w"', "a.png"),
        ('srcset="a.png, b.png 1x"', "a.png"),
        ('srcset="a.png 0.5x, b.png"', "b.png"),
        ('srcset="a.png 1.2.3x, b.png 0.1x"', "b.png"),
        # The plain address comes before a set, and what a script loads late before both.
        ('src="s.png" srcset="a.png 9x"', "s.png"),
        ('src="s.png" data-srcset="a.png 9x"', "a.png"),
        ('srcset="a.png 9x" data-srcset="b.png 1x"', "b.png"),
        ('src="s.png" data-srcset="b.png" data-src="d.png"', "d.png"),
        ('src="s.png" data-src="d.png" data-original="o.png"', "o.png"),
        # What is no address is passed over.
        ('src="s.png" data-src="{{ x }}"', "s.png"),
        ('src="s.png" data-src="lazy"', "s.png"),
    ],
)
def test_the_true_address(attributes: str, expected: str) -> None:
    (picture,) = pictures(f'<p>a <img alt="b" {attributes}></p>')
    assert picture["uri"] == expected


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('width="10"', {"width": "10px"}), ('height="10"', {"height": "10px"}),
        ('width="10" height="20"', {"width": "10px"}), ('style="width: 50%"', {"width": "50%"}),
        ('style="height: 50%"', {}), ('width="10" style="width: 20px"', {"width": "20px"}),
        ('align="LEFT"', {"align": "left"}), ('align="x" style="float: right"', {"align": "right"}),
        ('class="alignleft"', {"align": "left"}), ('class="alignx"', {}),
        ('align="top" style="float: right" class="alignleft"', {"align": "top"}),
        ('style="margin-left: auto; margin-right: auto"', {"align": "center"}),
        ('style="margin-left: auto"', {}),
    ],
)  # fmt: skip
def test_size_and_place(attributes: str, expected: dict[str, str]) -> None:
    (picture,) = pictures(f'<p>a <img src="a.png" alt="b" {attributes}></p>')
    found = {name: picture[name] for name in ("width", "height", "align") if name in picture}
    assert found == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("a", "a"), ("a<br>b", "a b"), ("<br>a<br>b<br>", "a b"), ("<p>a</p>", "a"),
        ("<b>a</b><br>b <i>c</i>", "a b c"), ("", None), (" ", None),
    ],
)  # fmt: skip
def test_a_caption_is_one_line(caption: str, expected: str | None) -> None:
    (figure,) = html_to_nodes(
        f'<figure><img src="a.png" alt="x"><figcaption>{caption}</figcaption></figure>'
    )
    captions = list(figure.findall(nodes.caption))
    assert [node.astext() for node in captions] == ([] if expected is None else [expected])
