"""How this documentation is built: by the extension that it is about."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from sphinx_newsfeed import __version__

project = "sphinx_newsfeed"
author = copyright = "The sphinx-newsfeed authors"
version = release = __version__

extensions = [
    *("sphinx_newsfeed", "myst_parser", "sphinx.ext.autodoc"),
    *("printed_reference", "both_markups", "gallery"),
]
# The gallery has posts that its pictures show.
exclude_patterns = ["_build", "gallery/*"]
nitpicky = True
# What other packages define is not looked up: nothing is fetched while building.
nitpick_ignore_regex = [("py:.*", r"(bs4|collections|docutils|nodes|sphinx)\..*")]
autodoc_typehints = "none"
autodoc_member_order = "bysource"

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

newsfeed_authors = {"project": "The sphinx-newsfeed authors"}

html_theme = "furo"
html_title = f"sphinx_newsfeed {version}"
html_static_path = ["_static"]
html_css_files = ["docs.css"]

# The text diagram has arrows that pdflatex does not know; xindy is seldom installed.
latex_engine = "xelatex"
latex_use_xindy = False
latex_documents = [("index", "sphinx_newsfeed.tex", "sphinx\\_newsfeed", author, "manual")]
