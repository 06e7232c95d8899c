"""``python -m sphinx_newsfeed.command_line``."""

from sphinx_newsfeed.command_line import main

main(prog_name="sphinx-newsfeed")
