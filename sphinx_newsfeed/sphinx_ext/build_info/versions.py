"""The versions of all that makes an output."""

from __future__ import annotations

import sphinx
from sphinx.application import Sphinx

from sphinx_newsfeed import __version__

#: The extension that is none in the first build that needs it for its articles, but is in the next.
_SET_UP_LATE = "myst_parser"


def versions_of(app: Sphinx) -> dict[str, str]:
    """The versions of Sphinx, of this package and of the extensions, by their names."""
    extensions = {name: each.version for name, each in sorted(app.extensions.items())}
    extensions.pop(_SET_UP_LATE, None)
    return {"": sphinx.__version__, **extensions, "sphinx_newsfeed": __version__}
