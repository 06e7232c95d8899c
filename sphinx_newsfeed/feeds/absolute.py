"""HTML that holds wherever it is shown: absolute addresses, and nothing that needs our style sheet.

What a builder writes for its own pages becomes what a reader of feeds shows: no script, no style,
no class, and plain text where pages have a program that draws.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

#: Attributes that hold one address.
#: Source: HTML Standard, "Index", "Attributes", those whose value is a URL.
_ADDRESSES = frozenset({"href", "src", "poster", "data", "cite", "xlink:href"})
_LISTS_OF_ADDRESSES = frozenset({"srcset", "imagesrcset"})
#: What says something wherever it stands.
_KEPT = frozenset(
    {
        *("alt", "title", "width", "height", "sizes", "lang", "xml:lang", "dir", "abbr"),
        *("colspan", "rowspan", "scope", "headers", "span", "start", "reversed", "value", "type"),
        *("controls", "loop", "muted", "media", "kind", "label", "srclang", "default", "hreflang"),
        *("datetime", "open", "allow", "allowfullscreen", "sandbox", "referrerpolicy", "rel"),
    }
)
#: What has no place in a reader's window.
_LEFT_OUT = (
    *("script", "style", "link", "meta", "base", "form", "template", "noscript"),
    *("button", "select", "textarea", "object", "embed", "applet"),
)
#: Drawings and formulas, whose attributes are those of another language.
_FOREIGN = ("svg", "math")
#: An address in ``srcset`` with what describes it.
_CANDIDATE = re.compile(r"\s*([^\s,](?:\S*[^\s,])?)(\s+[^,]+)?\s*(?:,|$)")
#: What browsers run, or take for a page.
_HARMFUL = re.compile(r"(?:javascript|vbscript|data:(?!image/))", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
#: Marks between which MathJax finds a formula. Source: Sphinx, ``sphinx.ext.mathjax``.
_TEX_MARKS = re.compile(r"\A\s*(?:\\\(|\\\[|\$\$?)|(?:\\\)|\\\]|\$\$?)\s*\Z")


def absolute_html(html: str, page: str) -> str:
    """*html* with every address made absolute, as seen from the page at that address."""
    soup = BeautifulSoup(html, "html.parser")
    for text in soup.find_all(string=True):
        # Comments, declarations, and what else is no text.
        if isinstance(text, PreformattedString):
            text.extract()
    _leave_out(soup)
    for element in soup.select(".highlight"):
        _make_plain_code(element, soup)
    for element in soup.select(".math"):
        _make_plain_formula(element)
    _mark_admonitions(soup)
    for element in soup.find_all(True):
        _choose_attributes(element, page)
    for element in soup.select("span, section, blockquote > div"):
        if not element.attrs:
            element.unwrap()
    return str(soup).strip()


def says_only(html: str, text: str) -> bool:
    """Whether what :func:`absolute_html` returned says *text* alone; blanks do not count."""
    words = unescape(_TAG.sub("", html))
    return "".join(words.split()) == "".join(text.split())


def _leave_out(soup: BeautifulSoup) -> None:
    for element in soup.find_all([*_LEFT_OUT, "input"]):
        if element.name == "input" and element.get("type") == "checkbox":
            element.replace_with("☑" if element.has_attr("checked") else "☐")
        elif not element.decomposed:
            element.decompose()
    for element in soup.select("a.headerlink, .linenos, .eqno"):
        if not element.decomposed:
            element.decompose()


def _make_plain_code(box: Tag, soup: BeautifulSoup) -> None:
    """Pygments' elements say colours alone; with numbers of lines they stand in a table."""
    listing = box.find("pre")
    if box.decomposed or listing is None:
        return
    plain, code = soup.new_tag("pre"), soup.new_tag("code")
    code.string = listing.get_text()
    plain.append(code)
    while box.parent is not None and _is_box_of_code(box.parent):
        box = box.parent
    box.replace_with(plain)


def _is_box_of_code(element: Tag) -> bool:
    classes = element.get("class") or ()
    in_table = element.name in {"td", "tr", "tbody", "table"}
    return in_table or any(str(name).startswith("highlight-") for name in classes)


def _make_plain_formula(element: Tag) -> None:
    """A formula that a program of the page would draw is shown as it was written, in TeX."""
    if element.decomposed or element.find(["img", *_FOREIGN]):
        return
    text = _TEX_MARKS.sub("", element.get_text()).strip()
    is_block = element.name == "div"
    element.name = "pre" if is_block else "code"
    element.string = text


def _mark_admonitions(soup: BeautifulSoup) -> None:
    """A box with a heading is one by its elements alone."""
    for title in soup.select("p.admonition-title"):
        if title.parent is not None and title.parent.name in {"div", "aside"}:
            title.parent.name = "blockquote"
        title.name = "strong"
        title.wrap(soup.new_tag("p"))


def _choose_attributes(element: Tag, page: str) -> None:
    is_foreign = element.name in _FOREIGN or element.find_parent(_FOREIGN) is not None
    kept: dict[str, str] = {}
    for name, value in element.attrs.items():
        text = " ".join(value) if isinstance(value, list) else str(value)
        if name in _ADDRESSES:
            if is_foreign and text.startswith("#"):
                kept[name] = text
            elif address := _joined(page, text):
                kept[name] = address
        elif name in _LISTS_OF_ADDRESSES:
            kept[name] = _joined_candidates(page, text)
        elif name in _KEPT or (is_foreign and not name.lower().startswith(("on", "style"))):
            kept[name] = text
    element.attrs = kept  # type: ignore[assignment]


def _joined_candidates(page: str, text: str) -> str:
    found = ((_joined(page, url), size) for url, size in _CANDIDATE.findall(text))
    return ", ".join(url + size.rstrip() for url, size in found if url)


def _joined(page: str, address: str) -> str:
    """The absolute address; empty for what is none, or does harm."""
    # Browsers pass over such characters wherever they stand.
    address = re.sub(r"[\x00-\x1f]", "", address).strip()
    if _HARMFUL.match(address):
        return ""
    try:
        joined = urljoin(page, address)
    except ValueError:
        return ""
    return joined.replace(" ", "%20")
