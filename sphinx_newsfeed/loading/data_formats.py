"""Reads texts of YAML, TOML and JSON that are no front matter: configurations and data files."""

from __future__ import annotations


def parse_yaml(text: str) -> object:
    """What a text of YAML holds.

    Raises :exc:`FrontMatterError`.
    """
    # Its parser takes a while to import, and most projects have no such file.
    from sphinx_newsfeed.loading.front_matter.yaml import read_yaml

    return read_yaml(text, 1, [])


def parse_toml(text: str) -> object:
    """What a text of TOML holds.

    Raises :exc:`FrontMatterError`.
    """
    from sphinx_newsfeed.loading.front_matter.fenced import TomlHandler

    return TomlHandler().read(text, 1, [])


def parse_json(text: str) -> object:
    """What a text of JSON holds.

    Raises :exc:`FrontMatterError`.
    """
    from sphinx_newsfeed.loading.front_matter.fenced import read_json

    return read_json(text, 1, [])[0]
