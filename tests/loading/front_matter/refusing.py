"""Splitting of texts of which some are refused."""

from __future__ import annotations

from sphinx_newsfeed.loading.front_matter.splitting import FrontMatterError, split_front_matter


def split_or_refuse(text: str) -> None:
    """Split a text: either it is refused, or what was read is what it says to be."""
    try:
        found = split_front_matter(text)
    except FrontMatterError:
        return
    if found is not None:
        assert all(isinstance(key, str) for key in found.fields)
        assert found.body_line >= 1
