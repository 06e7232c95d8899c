"""Files that changed, or went, between their scan and their use."""

from __future__ import annotations

from pathlib import Path

import pytest
from model.samples import make_article

from sphinx_newsfeed.loading import KnownSplit, front_matter_of, opening
from sphinx_newsfeed.loading.front_matter.splitting import split_front_matter
from sphinx_newsfeed.loading.published_files import fault_of_publishing


@pytest.mark.parametrize("text", ["---\ntitle: [\n", "---\n: }\n---\nBody", "Body"])
def test_all_of_a_text_without_front_matter_is_the_body(text: str) -> None:
    found = front_matter_of(make_article("a"), text)
    assert (dict(found.fields), found.body, found.body_line) == ({}, text, 1)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n---\nBody.\n\nMore. \n\n",
        "\ufeff---\r\ntitle: A\r\n---\r\n\r\n  Body.\r\n",
        "---\ntitle: A\n---\n",
        "Title: A\nDate: 2022-02-28\n\nBody.\n",
    ],
)
def test_a_text_that_was_split_is_split_no_more(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    split = split_front_matter(text)
    assert split is not None
    known = KnownSplit.of(text, split)
    assert known is not None
    # Sphinx reads line ends of all kinds as one.
    for read in (text, text.lstrip("\ufeff").replace("\r\n", "\n")):
        with monkeypatch.context() as patch:
            patch.setattr(opening, "_split_front_matter", pytest.fail)
            assert front_matter_of(make_article("a"), read, known) == split
    assert front_matter_of(make_article("a"), f"{text}!", known) == split_front_matter(f"{text}!")


@pytest.mark.parametrize(
    "text",
    [
        # What stands in the midst of the body, what is cleaned, and what is no front matter.
        "A\n\n.. post:: 2022-02-28\n\nB\n",
        "---\ntitle: A\n---\nA\x01B",
        "---\n---\nA",
    ],
)
def test_of_other_texts_nothing_is_known(text: str) -> None:
    split = split_front_matter(text, ".rst" if "post" in text else ".md")
    assert split is None or KnownSplit.of(text, split) is None


def test_a_file_that_is_gone_is_not_published(tmp_path: Path) -> None:
    assert "cannot be read" in fault_of_publishing(tmp_path / "gone.png")
