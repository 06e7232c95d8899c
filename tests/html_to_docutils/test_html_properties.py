"""Any HTML becomes a valid tree with all the text that a browser shows, in its order."""

from __future__ import annotations

import warnings

from docutils import nodes
from docutils.core import publish_from_doctree
from html_to_docutils.validity import assert_valid, document_of
from html_to_docutils.visible_text import assert_words_kept
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.elements.registry import FAMILIES, HANDLERS
from sphinx_newsfeed.html_to_docutils.scanning import _KNOWN

#: Elements whose text moves or goes by the parser's or the converter's design: covered by cases.
_APART = frozenset(
    """
    button datalist dialog frame frameset head html body input meter noframes option progress
    script select style template textarea title math iframe object video audio svg embed applet
    portal table caption colgroup col tbody thead tfoot tr td th plaintext xmp listing param source
    details summary track keygen command isindex bgsound base basefont link meta nextid noscript
    image area map q
    """.split()  # noqa: SIM905 - a list would fill a page
)

PLAIN = sorted(name for name in HANDLERS if name.isalnum() and name not in _APART)
TABLE = ["table", "caption", "thead", "tbody", "tr", "td", "th", "tfoot"]

words = st.text("abc \n\u00a0\u3000é新", max_size=6)
attributes = st.sampled_from(
    [
        "",
        " id=a",
        " id=a href='#a'",
        " href=https://e.org",
        " class=x",
        " start=3 value=7",
        " id=b",
        " style='font-weight:bold'",
        " align=right",
        " src=x.png",
        " colspan=3 rowspan=2",
    ]
)


def element(name: str, attribute: str, content: str) -> str:
    return f"<{name}{attribute}>{content}</{name}>"


def tree_of(names: list[str]) -> st.SearchStrategy[str]:
    """Return a strategy for well-formed HTML of some elements."""
    return st.recursive(
        words,
        lambda inner: st.builds(
            element,
            st.sampled_from(names),
            attributes,
            st.lists(inner, max_size=4).map("".join),
        ),
        max_leaves=25,
    )


tags = st.builds(
    lambda slash, name, attribute: f"<{slash}{name}{attribute}>",
    st.sampled_from(["", "/"]),
    st.sampled_from([*sorted(HANDLERS), "x", "o:p"]),
    attributes,
)
SIGNS = ["<!-- more -->", "<!--", "<", "&#0;", "]]>", "<p hidden id=a>"]
soup = st.lists(tags | words | st.sampled_from(SIGNS), max_size=30)
many = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(tree_of(PLAIN))
def test_text_of_plain_elements(html: str) -> None:
    tree = html_to_nodes(html)
    assert_valid(tree)
    assert_words_kept(html, tree)


@many
@given(st.lists(tree_of(PLAIN), max_size=6), st.integers(1, 3))
def test_text_of_tables(cells: list[str], width: int) -> None:
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    html = "".join(
        element("tr", "", "".join(element("td", "", cell) for cell in row)) for row in rows
    )
    html = element("table", "", html)
    tree = html_to_nodes(html)
    assert_valid(tree)
    assert_words_kept(html, tree)


@many
@given(soup)
def test_soup(parts: list[str]) -> None:
    assert_valid(html_to_nodes("".join(parts)))


@many
@given(tree_of([*TABLE, "p", "ul", "li", "pre", "figure", "figcaption", "h2", "hr", "br", "img"]))
def test_nonsense_in_tables(html: str) -> None:
    assert_valid(html_to_nodes(html))


@many
@given(st.text(max_size=200))
def test_text(text: str) -> None:
    assert_valid(html_to_nodes(text))


@settings(many, max_examples=40)
@given(soup, st.sampled_from(["html5", "latex", "xml", "pseudoxml"]))
def test_writers_of_docutils(parts: list[str], writer: str) -> None:
    document = document_of(html_to_nodes("".join(parts), embed_hosts=["e.org"]))
    for image in document.findall(nodes.image):
        image["uri"] = "x.png"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Of changes to come in docutils.
        written = publish_from_doctree(document, writer=writer)
    assert b"\0" not in written


def test_each_element_has_one_row() -> None:
    assert len(HANDLERS) == sum(len(family) for family in FAMILIES)


def test_a_tag_within_code_is_one_where_html_knows_the_element() -> None:
    """What browsers have forgotten, or one site has, is rather a name in the code."""
    rather_names = {"isindex", "layer", "math-renderer", "nextid", "portal"}
    found = {name for name in HANDLERS if name[0] != "#" and not name.startswith("amp-")}
    assert found - _KNOWN == rather_names
