"""How addresses are shown to people."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.model.site import as_written


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/!file/static/img/x.png", "static/img/x.png"),
        ("/!post/2020-01-01-%E4%BD%A0", "2020-01-01-你"),
        ("/!asset/a%20b.png#x", "a b.png#x"),
        ("%7Bstatic%7D/x%20y.png", "{static}/x%20y.png"),
        ("%7Cfilename%7Cx.md", "|filename|x.md"),
        ("{attach}x.png", "{attach}x.png"),
        ("https://a.example/!file/x", "https://a.example/!file/x"),
        ("/a/b%7B", "/a/b%7B"),
        ("", ""),
    ],
)
def test_an_address_as_it_was_written(address: str, written: str) -> None:
    assert as_written(address) == written
