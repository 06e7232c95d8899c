"""What an article may put into an output, and what it may not: addresses, texts and names."""

from __future__ import annotations

import base64

import pytest

from sphinx_newsfeed import policy
from sphinx_newsfeed.html_to_docutils import html_to_nodes

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


@pytest.mark.parametrize("sign", ["\\", ":", "*", "?", '"', "<", ">", "|"])
def test_no_output_has_a_name_that_a_system_refuses(sign: str) -> None:
    """Source: Microsoft, "Naming Files, Paths, and Namespaces"."""
    assert policy.fault_of_name(f"a{sign}b.html")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        *((name, "empty part") for name in ("", ".", "..")),
        *((f"a{sign}b", "a sign") for sign in "\0\n\x7f\x85\ud800\\:"),
        *((name, "hidden file") for name in (".git", "a.", "a ")),
        *((name, "device") for name in ("con", "NUL.txt", "Com1.a.b", "lpt9")),
        *((name, "too long") for name in ("a" * 256, "é" * 128)),
        *((name, "") for name in ("a", "a b.html", "新闻", "console", "com", "com12", "a" * 255)),
    ],
)
def test_names_of_files(name: str, words: str) -> None:
    fault = policy.fault_of_name(name)
    assert words in fault
    assert bool(words) is bool(fault)


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("https://e.org", "https"), ("HTTP:x", "http"), ("java\u200bscript:x", "javascript"),
        ("\u00a0data:x", "data"), ("x.html", ""), ("/a:b", ""), ("1a:b", ""),
        ("a+b-c.d:e", "a+b-c.d"),
        ("#a:b", ""), ("", ""), (":", ""),
    ],
)  # fmt: skip
def test_the_scheme_of_an_address(address: str, scheme: str) -> None:
    assert policy.scheme_of(address) == scheme


@pytest.mark.parametrize(
    ("address", "is_web"),
    [
        ("https://e.org", True), ("HTTP://e.org", True), ("//e.org", False), ("https:x", False),
        (" https://e.org", False), ("ftp://e.org", False), ("", False),
    ],
)  # fmt: skip
def test_addresses_of_the_web(address: str, is_web: bool) -> None:
    assert policy.is_web_address(address) is is_web


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("Tür 新闻 😀", "Tür 新闻 😀"),
        ("a\0b\x1b[31mc\x7f", "ab[31mc"),
        ("a\ud800b\ufffec\uffff", "abc"),
        # Controls in the place of which Windows has a sign, and those with none.
        ("\x93a\x94 \x80 \x81", "“a” € "),
        # What ends a line for some programs only.
        ("a\u2028b\u2029c\x85d", "a b c d"),
    ],
)
def test_characters_that_no_text_holds(text: str, expected: str) -> None:
    assert policy.clean(text) == expected
    assert policy.clean(expected) == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("a", ""), ("\u202egnp.exe", "\u202c"), ("\u202ba\u202c", ""), ("\u2067a\u2069", ""),
        ("\u2068a\u202eb", "\u202c\u2069"), ("\u2066a\u202db\u2069", ""), ("\u202c\u2069a", ""),
        ("\u202e\u2066a\u202c", "\u2069\u202c"), ("\u202ea\u2069", "\u202c"), ("\u200fa", ""),
        ("\u202e" * 100_000 + "\u2069" * 100_000, "\u202c" * 100_000),
    ],
    ids=lambda value: ascii(value)[:30],
)  # fmt: skip
def test_a_line_ends_what_it_turns(text: str, end: str) -> None:
    assert policy.closed(text) == text + end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 新", "a 新"), ("\x1b[2Ja", "?[2Ja"), ("a\nb", "a?b"), ("\u202ea", "?a"),
        ("\ud800", "?"), ("\x9b", "?"),
    ],
)  # fmt: skip
def test_what_a_terminal_is_sent(text: str, expected: str) -> None:
    assert policy.printable(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "'a'"), ("it's", '"it\'s"'), ("a\nb", "'a?b'"),
        ("x" * 80, repr("x" * 80)), ("x" * 81, repr("x" * 79 + "…")),
        ("x" * 10**6, repr("x" * 79 + "…")),
    ],
    ids=lambda text: f"{text:.20}",
)  # fmt: skip
def test_a_value_in_a_message_is_short(text: str, expected: str) -> None:
    assert policy.shown(text) == expected
