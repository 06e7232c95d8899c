"""What is told of HTML before it is parsed."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.html_to_docutils.scanning import (
    LINE_ATTRIBUTE,
    RawText,
    annotate,
    text_of_html,
    unmatched_ends,
)


@pytest.mark.parametrize(
    ("html", "ends"),
    [
        ("", ""),
        ("<p>a</p>", ""),
        ("a</pre></div>", "</pre></div>"),
        ("<b>a</b></B></DIV>", "</b></div>"),
        ("</div><div>", "</div>"),
        ("<!-- </div> -->a</p>", "</p>"),
        ("<script>'</div>'</script></p>", "</p>"),
        ("<title></div>", "</div>"),
        ("<br></br>", ""),
        ("a < b </ c </p", ""),
    ],
)
def test_what_ends_without_having_begun(html: str, ends: str) -> None:
    assert unmatched_ends(html) == ends


@pytest.mark.parametrize(
    ("pieces", "is_open"),
    [
        (["<textarea>", "</textarea>"], [True, False]),
        (["a<TITLE x='y'>", "b</p>", "</title >"], [True, True, False]),
        (["<textarea>", "<title>", "</textarea>", "</title>"], [True, True, False, False]),
        (["<textarea>", "b"], [False, False]),
        (["<p>", "</p>"], [False, False]),
        (["<textareas>", "</textareas>"], [False, False]),
    ],
)
def test_pieces_are_followed_through_elements_of_mere_text(
    pieces: list[str], is_open: list[bool]
) -> None:
    raw_text = RawText("".join(pieces))
    followed = []
    for piece in pieces:
        assert raw_text.follow(piece) == piece
        followed.append(raw_text.is_open)
    assert followed == is_open


def test_each_start_tag_is_given_its_line() -> None:
    html, cut = annotate("<p>\n<b>x</b>\n</p>", 7)
    assert html == f'<p {LINE_ATTRIBUTE}="7">\n<b {LINE_ATTRIBUTE}="8">x</b>\n</p>'
    assert not cut


def test_text_of_html_has_no_scripts_and_no_tags() -> None:
    assert text_of_html("<p>a &lt; b</p><script>c</script>d").split() == ["a", "<", "b", "d"]


@pytest.mark.parametrize("sign", ["<!", "<?", "</1", "<!--"])
def test_what_browsers_take_for_a_comment_without_an_end_is_text(sign: str) -> None:
    annotated, cut = annotate(f"<p>a</p>{sign}b c")
    assert annotated.endswith(f"</p>&lt;{sign[1:]}b c")
    assert not cut
