"""Nothing of an attack is left in the page that docutils writes, as an HTML parser reads it."""

from __future__ import annotations

import re
import warnings
from xml.etree.ElementTree import Element

import html5lib
import pytest
from docutils.core import publish_from_doctree
from html_to_docutils.attacks import ADDRESSES, MARKUP, PLACES, vectors
from html_to_docutils.validity import assert_valid, document_of

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.policy import LINK_SCHEMES

#: What docutils writes for the nodes of the converter.
ELEMENTS = frozenset(
    """
    a abbr aside blockquote br cite code col colgroup dd del div dl dt em figcaption figure footer
    h1 h2 h3 h4 h5 h6 hr img ins kbd li main mark ol p pre samp section small span strong sub sup
    table tbody td th thead tr u ul big math
    """.split()  # noqa: SIM905 - a list would fill a page
)
#: What it makes of a formula that was judged harmless.
FORMULAS = frozenset(
    f"{{http://www.w3.org/1998/Math/MathML}}{name}"
    for name in "math mfrac mi mn mo mrow mspace msub msup mtext".split()  # noqa: SIM905
)
FORMULA_ATTRIBUTES = {"{http://www.w3.org/2000/xmlns/}xmlns", "display", "stretchy", "width"}
ATTRIBUTES = frozenset("alt class colspan href id rowspan src start title role value type".split())  # noqa: SIM905
CLASSES = frozenset(
    """
    admonition admonition-title aside arabic attribution brackets caption code colwidths-auto
    compound container details docutils external figure fn-bracket footnote footnote-list
    footnote-reference head image-reference internal label last line line-block literal
    literal-block loweralpha ltr reference rtl rubric simple stub summary text-center text-left
    text-right title note warning tip danger error important caution big del ins mark small u
    align-left align-right align-center align-top align-middle align-bottom upperalpha lowerroman
    upperroman none html legend math target pre
    """.split()  # noqa: SIM905
)

# What a browser strips from an address, and what hides a scheme from people.
_STRIPPED = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


def written(html: str) -> Element:
    """The body of the page, as html5lib reads what docutils writes."""
    tree = html_to_nodes(html)
    assert_valid(tree)
    overrides = {"output_encoding": "unicode", "math_output": "MathML"}
    page = publish_from_doctree(document_of(tree), writer="html5", settings_overrides=overrides)
    builder = html5lib.getTreeBuilder("etree")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = html5lib.HTMLParser(builder, namespaceHTMLElements=False).parse(page)
    (body,) = root.findall("body")
    return body


def assert_harmless(body: Element) -> None:
    for element in list(body.iter())[1:]:
        if not isinstance(element.tag, str):
            assert "script" not in (element.text or ""), element.text
            continue
        assert element.tag in ELEMENTS | FORMULAS, element.tag
        if element.tag in FORMULAS:
            assert element.attrib.keys() <= FORMULA_ATTRIBUTES, element.attrib
            continue
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES, name
            if name == "id":
                assert re.fullmatch("(?:article-|the-article)[a-z0-9-]*", value), value
            elif name == "class":
                assert set(value.split()) <= CLASSES, value
            elif name == "role":
                assert value in ("doc-noteref", "doc-backlink", "doc-footnote"), value
            elif name in ("href", "src"):
                assert_harmless_address(name, value)


def assert_harmless_address(name: str, value: str) -> None:
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", _STRIPPED.sub("", value))
    if scheme is None:
        # Protocol-relative addresses take a scheme from nowhere.
        assert not value.startswith(("//", "\\")), value
    elif name == "href":
        assert scheme[1].lower() in LINK_SCHEMES, value
    else:
        assert scheme[1].lower() in ("http", "https"), value


def harmless_page(html: list[str]) -> None:
    """Try many vectors on one page; should it be harmful, say which of them is."""
    try:
        assert_harmless(written("".join(f"<div>{vector}</div>" for vector in html)))
    except AssertionError:
        for vector in html:
            assert_harmless(written(vector))
        raise


@pytest.mark.parametrize("place", PLACES)
def test_addresses(place: str) -> None:
    harmless_page([place.replace("{}", address) for address in ADDRESSES])


@pytest.mark.parametrize("markup", MARKUP)
def test_markup(markup: str) -> None:
    assert_harmless(written(markup))
    assert_harmless(written(f"<p>a {markup} b</p><table><tr><td>{markup}<td>b</table>"))


def test_there_are_many() -> None:
    assert len(list(vectors())) > 2000


@pytest.mark.parametrize(
    "page",
    [
        "<script>x</script>",
        "<p onclick=x>",
        "<p style=x>",
        "<a href=javascript:x>",
        "<a href='java\tscript:x'>",
        "<img src=data:x>",
        "<a href=//e.org>",
        "<p id=x>",
        "<p class=x>",
        "<iframe></iframe>",
    ],
)
def test_the_test_would_fail(page: str) -> None:
    body = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False).find("body")
    head = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False).find("head")
    with pytest.raises(AssertionError):
        assert_harmless(body)
        assert_harmless(head)
