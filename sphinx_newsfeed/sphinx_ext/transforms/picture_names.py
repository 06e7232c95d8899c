"""Names of pictures in outputs that are programs: TeX acts upon what a name holds.

LaTeX and Texinfo put the name of a picture's file into their text as it is. In LaTeX a brace ends
the argument, and two circumflexes write any sign, so that a name may hold every command.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from sphinx.application import Sphinx

from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_program

#: Signs that mean something in neither language, besides letters and digits of all scripts.
_ACTIVE = re.compile(r"[^\w. -]")


class PlainNames(dict[str, str]):
    """The pictures of a builder: where each lies, and its name in the output."""

    def __setitem__(self, file: str, name: str) -> None:
        """Set the name of a picture, without what acts."""
        super().__setitem__(file, plain_name(name))


def plain_name(name: str) -> str:
    """The name without signs that act; another one for each name."""
    plain = _ACTIVE.sub("-", name)
    if plain == name:
        return name
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    path = PurePath(plain)
    return f"{path.stem}-{digest}{path.suffix}"


def keep_names_plain(app: Sphinx) -> None:
    """Let the builder put out plain names of pictures; Sphinx has no event for it."""
    if makes_program(app.builder):
        app.builder.images = PlainNames(app.builder.images)
