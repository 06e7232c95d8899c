"""The command, as tests run it."""

from __future__ import annotations

from click.testing import CliRunner, Result

from sphinx_newsfeed.command_line import main


def run(*arguments: object) -> Result:
    """What the command does with these arguments."""
    return CliRunner().invoke(main, list(map(str, arguments)))
