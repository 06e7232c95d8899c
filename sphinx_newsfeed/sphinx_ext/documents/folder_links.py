"""Keeps Sphinx from links to folders that lie among articles, and from files that are none."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_newsfeed.loading import find_refused
from sphinx_newsfeed.sphinx_ext.build_info.options import settings_of

#: What a pattern of Sphinx has a meaning for; Sphinx warns of brackets within brackets.
_WILD = re.compile(r"[*?\[\]]")


def exclude_links(app: Sphinx, config: Config) -> None:
    """Add what is refused to the patterns of what Sphinx leaves out.

    It opens pipes and follows all links, also those that lead out of the documentation or never
    end, and looks for documents once before a project of another class can take the place of its
    own.
    """
    patterns = dict.fromkeys(config.exclude_patterns)
    for source in settings_of(app).sources:
        for refused in find_refused(source, Path(app.confdir)):
            if refused.path.is_relative_to(app.srcdir):
                # Sphinx compares patterns with names in this form.
                name = refused.path.relative_to(app.srcdir).as_posix()
                patterns[_WILD.sub("?", unicodedata.normalize("NFC", name))] = None
    config.exclude_patterns = [*patterns]
