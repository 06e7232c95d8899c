"""How large pictures are, as pages of HTML say it."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.loading import measure


def size_of(env: BuildEnvironment, image: nodes.image) -> tuple[int, int]:
    """Width and height of a picture in pixels, -1 where it is not known or says another one."""
    if "://" in image["uri"] or {"height", "scale"} & image.attributes.keys():
        return (-1, -1)
    return measure(Path(env.srcdir, image["uri"]))
