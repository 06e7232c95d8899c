"""From bytes to text, or to a message that says why not."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.loading.decoding import EncodingError, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("é新".encode(), "é新"),
        ("é新".encode("utf-8-sig"), "é新"),
        (b"# -*- coding: utf-8 -*-\n", "# -*- coding: utf-8 -*-\n"),
        # Whatever it says, it is UTF-8.
        ("<meta charset=gbk>新".encode(), "<meta charset=gbk>新"),
        (b"charset=nonsense a", "charset=nonsense a"),
        (b"charset=iso-2022-nonsense a", "charset=iso-2022-nonsense a"),
    ],
)
def test_utf8_with_and_without_its_mark(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"abc\xff", ["byte 3", "0xff", "line 1"]),
        (b"\xef\xbb\xbfa\nb\xff", ["byte 6", "line 2"]),
        ("# -*- coding: gbk -*-\n新".encode("gbk"), ["gbk", "line 2"]),
        ('<meta charset="big5">新'.encode("big5"), ["big5"]),
        ("<?xml version='1.0' encoding='GB18030'?>新".encode("gbk"), ["GB18030"]),
        (".. encoding: euc-kr\n\n한".encode("euc-kr"), ["euc-kr"]),
        ("coding: iso-2022-jp\n日本".encode("iso-2022-jp"), ["iso-2022-jp"]),
        ("新".encode("utf-16"), ["UTF-16"]),
        ("新".encode("utf-32"), ["UTF-32"]),
        ("title: One".encode("utf-16-be"), ["UTF-16"]),
    ],
    ids=lambda value: f"{value!r:.40}",
)
def test_other_encodings_are_named(data: bytes, words: list[str]) -> None:
    with pytest.raises(EncodingError) as caught:
        decode(data)
    for word in words:
        assert word in str(caught.value)
