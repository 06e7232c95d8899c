"""What directives and roles of reStructuredText mean that generators add to those of docutils.

What each becomes in a body is written in ``sphinx_ext/articles/rst_foreign.py``.
"""

from __future__ import annotations

from enum import Enum, auto


class RstDirective(Enum):
    """What a directive of a generator shows."""

    #: The class of docutils for what follows; Sphinx has another directive of that name.
    CLASS = auto()
    #: A link to a snippet at GitHub, by its id.
    GIST = auto()
    #: The text of a file of the project as code: a path, and perhaps a language.
    LISTING = auto()
    #: What an address shows: a video, or a link.
    MEDIA = auto()
    #: Posts, which listings show here.
    POSTS = auto()
    #: A row of pictures, one on each line.
    SLIDES = auto()
    SOUNDCLOUD = auto()
    #: A picture, with the text below it.
    THUMBNAIL = auto()
    #: What was added later, on a date.
    UPDATE = auto()
    VIMEO = auto()
    YOUTUBE = auto()


class RstRole(Enum):
    """What a role of a generator shows."""

    #: A link to a post by its slug.
    POST = auto()
