"""Which script and language a text is in, as far as its letters and commonest words tell."""

from sphinx_newsfeed.languages.detection import detect_language, has_other_han, language_of_name
from sphinx_newsfeed.languages.names import language_tag_of
from sphinx_newsfeed.languages.scripts import (
    is_script_to_the_left,
    is_written_in,
    script_of_language,
)

__all__ = [
    "detect_language",
    "has_other_han",
    "is_script_to_the_left",
    "is_written_in",
    "language_of_name",
    "language_tag_of",
    "script_of_language",
]
