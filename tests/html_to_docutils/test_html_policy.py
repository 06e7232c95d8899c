"""Addresses, sizes and the like, good and bad."""

from __future__ import annotations

import base64

import pytest

from sphinx_newsfeed import policy
from sphinx_newsfeed.html_to_docutils import html_to_nodes, inline_styles

GOOD_LINKS = {
    "https://e.org/x?a=1&b#c": "https://e.org/x?a=1&b#c",
    "HTTP://e.org": "HTTP://e.org",
    " https://e.org\n": "https://e.org",
    "ht\ntps://e.o\trg": "https://e.org",
    "//e.org/x": "https://e.org/x",
    "\\\\e.org": "https://e.org",
    "/\\e.org": "https://e.org",
    "mailto:a@e.org?subject=%20x": "mailto:a@e.org?subject=%20x",
    "tel:+1-2": "tel:+1-2",
    "ftp://e.org/": "ftp://e.org/",
    "x.html": "x.html",
    "../x/": "../x/",
    "/x": "/x",
    "?q=a:b": "?q=a:b",
    "#x": "#x",
    "a b.html": "a%20b.html",
    "./a:b": "./a:b",
    "新闻.html": "新闻.html",
    "": "",
}

BAD_LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    " javascript:x",
    "\x01javascript:x",
    "java\tscript:x",
    "java\r\nscript:x",
    "java\x00script:x",
    "javascript\n:x",
    "\u00a0javascript:x",
    "\u200bjavascript:x",
    "java\u00adscript:x",
    "\ufeffvbscript:x",
    "vbscript:x",
    "data:text/html,x",
    "DATA:text/html;base64,eA==",
    "file:///etc/passwd",
    "blob:https://e.org/x",
    "about:blank",
    "view-source:https://e.org",
    "ms-word:ofe|u|x",
    "C:\\x",
    "localhost:80/x",
]


@pytest.mark.parametrize(("href", "address"), GOOD_LINKS.items())
def test_good_links(href: str, address: str) -> None:
    assert policy.link_address(href) == address


@pytest.mark.parametrize("href", BAD_LINKS)
def test_bad_links(href: str) -> None:
    assert policy.link_address(href) is None


@pytest.mark.parametrize("href", BAD_LINKS)
def test_bad_links_in_html(href: str) -> None:
    href = href.replace("\x00", "")  # A reference to it is U+FFFD, which hides nothing.
    quoted = "".join(f"&#{ord(character)};" for character in href)
    for html in (f'<a href="{quoted}">t</a>', f'<iframe src="{quoted}"></iframe>'):
        for node in html_to_nodes(html):
            assert "refuri" not in node.pformat()


GOOD_LOCAL = [
    "x.png",
    "a/b/x.png",
    "./x.png",
    "a/../x.png",
    "x.png?v=1",
    "%E6%96%B0.png",
    "a b.png",
]
BAD_LOCAL = [
    "",
    "..",
    ".",
    "../x.png",
    "a/../../x.png",
    "%2e%2e/x.png",
    "..%2fx.png",
    "..\\x.png",
    "/etc/passwd",
    "\\x.png",
    "%2Fetc/passwd",
    "file:///x.png",
    "C:\\x.png",
    "C:x.png",
    "x.*",
    "x%00.png",
    "javascript:x",
    "#x",
    "?x",
]


@pytest.mark.parametrize("address", GOOD_LOCAL)
def test_good_local_pictures(address: str) -> None:
    assert policy.is_local_picture(address)


@pytest.mark.parametrize("address", BAD_LOCAL)
def test_bad_local_pictures(address: str) -> None:
    assert not policy.is_local_picture(address)
    for node in html_to_nodes(f'<img src="{address}">'):
        assert "uri" not in node.pformat()


@pytest.mark.parametrize(
    ("address", "remote"),
    [
        ("https://e.org/x.png", True),
        ("http://e.org/x.png", True),
        ("HTTPS://e.org", True),
        ("https:x.png", False),
        ("x.png", False),
        ("ftp://e.org/x.png", False),
        ("data:image/png;base64,", False),
    ],
)
def test_remote(address: str, remote: bool) -> None:
    assert policy.is_remote(address) is remote


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\1\x08\6\0\0\0"
PIXEL = b"GIF89a\1\0\1\0\0\0\0,"


def data(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


@pytest.mark.parametrize(
    ("kind", "content"),
    [("png", PNG), ("GIF", PIXEL), ("jpeg", b"\xff\xd8\xff\0"), ("webp", b"RIFF\0")],
)
def test_good_data(kind: str, content: bytes) -> None:
    assert policy.picture_data(data(kind, content)) == content


@pytest.mark.parametrize(
    "address",
    [
        data("svg+xml", b"<svg/>"),
        data("png", PIXEL),
        data("png", b""),
        data("bmp", b"BM"),
        "data:image/png;base64,!!!",
        "data:image/png;base64,\u00e9",
        "data:image/png,abc",
        "data:text/html;base64,eA==",
        "data:,",
        "data:",
    ],
)
def test_bad_data(address: str) -> None:
    assert policy.picture_data(address) is None
    assert not html_to_nodes(f'<img src="{address}">')


def test_pixels() -> None:
    assert policy.is_pixel(PIXEL)
    assert policy.is_pixel(PNG.replace(b"\0\0\0\2", b"\0\0\0\1"))
    assert not policy.is_pixel(PNG)


@pytest.mark.parametrize(
    ("value", "percent", "length"),
    [
        ("600", False, "600px"),
        ("600px", False, "600px"),
        (" 12 px ", False, "12px"),
        ("12.7", False, "12px"),
        ("50%", True, "50%"),
        ("50%", False, None),
        ("101%", True, None),
        ("0", False, None),
        ("-5", False, None),
        ("auto", True, None),
        ("calc(1px + 2px)", True, None),
        ("50vw", True, None),
        ("1e5", True, None),
        ("foo", True, None),
        ("", True, None),
        ("1" * 400, True, None),
    ],
)
def test_lengths(value: str, percent: bool, length: str | None) -> None:
    assert inline_styles.length(value, percent=percent) == length


@pytest.mark.parametrize(
    ("attributes", "hidden"),
    [
        ({}, False),
        ({"hidden": ""}, True),
        ({"hidden": "until-found"}, True),
        ({"style": "display:none"}, True),
        ({"style": "color: red; DISPLAY : none !important"}, True),
        ({"style": "visibility: hidden;"}, True),
        ({"style": "display: block"}, False),
        ({"style": "font-family: 'display:none'"}, False),
        ({"style": ";;:;"}, False),
        ({"aria-hidden": "true"}, False),
    ],
)
def test_hidden(attributes: dict[str, str], hidden: bool) -> None:
    assert inline_styles.is_hidden(attributes) is hidden
