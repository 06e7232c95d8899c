"""Files that changed, or went, between their scan and their use."""

from __future__ import annotations

from pathlib import Path

import pytest
from model.samples import make_article

from sphinx_newsfeed.loading import front_matter_of
from sphinx_newsfeed.loading.published_files import fault_of_publishing


@pytest.mark.parametrize("text", ["---\ntitle: [\n", "---\n: }\n---\nBody", "Body"])
def test_all_of_a_text_without_front_matter_is_the_body(text: str) -> None:
    found = front_matter_of(make_article("a"), text)
    assert (dict(found.fields), found.body, found.body_line) == ({}, text, 1)


def test_a_file_that_is_gone_is_not_published(tmp_path: Path) -> None:
    assert "cannot be read" in fault_of_publishing(tmp_path / "gone.png")
