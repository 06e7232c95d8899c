"""The command ``sphinx-newsfeed``: look at an archive, begin an article, see it, import others."""

from __future__ import annotations

import click

from sphinx_newsfeed.command_line.check import check
from sphinx_newsfeed.command_line.import_feed import import_feed
from sphinx_newsfeed.command_line.new import new
from sphinx_newsfeed.command_line.terminal import write_all_signs
from sphinx_newsfeed.command_line.watch import watch

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sphinx-newsfeed")
def main() -> None:
    """Look at an archive of articles, begin one and see it grow, import a feed or an export."""
    write_all_signs()


main.add_command(check)
main.add_command(new)
main.add_command(import_feed)
main.add_command(watch)
