"""Fragments of HTML as trees: whichever parser reads them, they are the same."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_newsfeed.feeds import fragments
from sphinx_newsfeed.feeds.fragments import Element, read_fragment

#: What the parser of XML reads, and what it must leave to that of HTML.
WELL_FORMED = [
    "",
    "text",
    "a &amp; b &lt;c&gt; &#64; &#169; &quot;",
    '<p class="a  b">x<br/>y</p>',
    '<img alt="a &amp; b" src="c.png" />',
    "<p>\n  \n</p> <p>\t</p><pre> \n </pre><textarea>  </textarea>",
    "a<!-- c --> <!-- d -->b",
    '<a rel="b\u2009 c" href="d\u2009 e">x</a>',
    "<P Class='x'>y</P>",
    "<svg viewBox='0 0 1 1'><linearGradient/></svg>",
    "<td headers='a  b'/>",
]
NOT_XML = [
    "<p>a<p>b",
    "a &nbsp; &copy; b",
    "<input checked>",
    "<br>a",
    "<b><i>x</b></i>",
    "<script>a && b < c</script>",
    '<img alt="a\nb">',
    "a\r\nb",
    "&#150; &#x96;",
    '<svg xmlns="http://www.w3.org/2000/svg"><a xlink:href="#b"/></svg>',
    '<p xml:lang="de">x</p>',
    "<o:p>x</o:p>",
    "<![CDATA[x]]>",
    "<!DOCTYPE html [<!ENTITY a 'b'>]>&a;",
    "a < b & c",
    "a\x01b",
    "</div><div>",
    "<div>" * 300,
]


def as_data(element: Element) -> object:
    children = [each if isinstance(each, str) else as_data(each) for each in element.children]
    return [element.name, element.attributes, children]


def by_html(html: str) -> object:
    """What BeautifulSoup finds, with Python's parser."""
    return as_data(fragments._read_html(html))


@pytest.mark.parametrize("html", WELL_FORMED)
def test_what_is_well_formed_is_read_by_the_parser_of_xml(
    html: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = by_html(html)
    monkeypatch.delattr(fragments, "BeautifulSoup")
    assert as_data(read_fragment(html)) == expected


@pytest.mark.parametrize("html", NOT_XML)
def test_anything_else_by_that_of_html(html: str) -> None:
    found = read_fragment(html)
    assert as_data(found) == by_html(html)
    texts = [*found.elements()]
    names = [tag.name for tag in BeautifulSoup(html, "html.parser").find_all()]
    assert [each.name for each in texts] == names


MARKUP = st.recursive(
    st.sampled_from(["a", " ", "\n ", "&amp;", "&#233;", "é", "<!-- c -->", "<br/>", "\\"]),
    lambda inner: st.builds(
        lambda name, attribute, parts: f"<{name}{attribute}>{''.join(parts)}</{name}>",
        st.sampled_from(["p", "span", "pre", "div", "td", "A"]),
        st.sampled_from(["", " class='a  b'", ' title="x &lt; y"', ' href="a  b"', ' alt=""']),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKUP, max_size=4).map("".join))
def test_any_markup(html: str) -> None:
    assert as_data(read_fragment(html)) == by_html(html)
