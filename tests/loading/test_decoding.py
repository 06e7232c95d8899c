"""From bytes to text, or to a message that says why not."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.loading.decoding import EncodingError, decode


@pytest.mark.parametrize(
    "data", ["é新".encode(), "\ufeffé新".encode(), "é新".encode("utf-8-sig")], ids=repr
)
def test_utf8_with_and_without_its_mark(data: bytes) -> None:
    assert decode(data) == "é新"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"abc\xff", ["byte 3"]),
        ("# -*- coding: gbk -*-\n新".encode("gbk"), ["gbk"]),
        ('<meta charset="big5">新'.encode("big5"), ["big5"]),
        ("新".encode("utf-16"), ["UTF-16"]),
        ("新".encode("utf-32"), ["UTF-32"]),
    ],
    ids=repr,
)
def test_other_encodings_are_named(data: bytes, words: list[str]) -> None:
    with pytest.raises(EncodingError) as caught:
        decode(data)
    for word in words:
        assert word in str(caught.value)
