"""The extension's own words in the language of the project."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from pathlib import Path

from sphinx.application import Sphinx

#: The name of the message catalogues; a project can have some of its own in ``locale_dirs``.
CATALOGUE = "sphinx_newsfeed"
_LOCALES = Path(__file__).parents[2] / "locales"


def translations_for(app: Sphinx) -> tuple[Callable[[str], str], Callable[[str, str, int], str]]:
    """What translates an English text for *app*, and one that speaks of a number.

    A text that no catalogue has stays English. Sphinx' own catalogues are those of the process: a
    second project would speak the language of the first.
    """
    language = (app.config.language or "en").replace("-", "_")
    languages = [language, language.partition("_")[0]]
    own = [Path(app.srcdir, folder) for folder in app.config.locale_dirs]
    catalogues = [
        gettext.translation(CATALOGUE, folder, languages)
        for folder in (*own, _LOCALES)
        if gettext.find(CATALOGUE, folder, languages)
    ]
    found = gettext.NullTranslations()
    for catalogue in reversed(catalogues):
        catalogue.add_fallback(found)
        found = catalogue
    return found.gettext, found.ngettext
