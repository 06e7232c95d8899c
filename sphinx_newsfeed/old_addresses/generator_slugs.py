"""How each generator makes a part of an address out of words.

Letters of all scripts stay where the generator keeps them; Zola and Pelican write them in ASCII.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx_newsfeed.slugs import make_slug

#: Signs that Jekyll keeps in the title of an address, besides letters, marks and digits.
_JEKYLL_KEPT = "._~!$&'()+,;=@"
#: Signs that Hexo replaces by a hyphen.
_HEXO_SPECIAL = re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")
_HEXO_CONTROL = re.compile(r"[\x00-\x1f]")
#: Signs that Hugo keeps in a path, besides letters, marks and digits.
_HUGO_KEPT = "./\\_#+~-@"


def jekyll_title(text: str) -> str:
    """*text* as Jekyll's ``:title`` shows it: case and most signs stay.

    Source: Jekyll documentation, "Permalinks", and ``slugify`` in mode ``pretty`` in its "Liquid
    Filters".
    """
    return _hyphenated(text, _JEKYLL_KEPT)


def jekyll_slug(text: str) -> str:
    """*text* as Jekyll's ``:slug`` shows it: letters and digits, in lower case.

    Source: as :func:`jekyll_title`, in the mode ``default``.
    """
    return _hyphenated(text).lower()


def hexo_slug(text: str) -> str:
    """*text* as Hexo's ``slugize`` writes it: case stays, letters with marks lose them.

    Source: hexo-util, README, ``slugize``.
    """
    plain = "".join(map(_without_mark, _HEXO_CONTROL.sub("", text)))
    return _HEXO_SPECIAL.sub("-", plain).strip("-")


def hugo_path(text: str) -> str:
    """*text* as Hugo's ``urlize`` writes it, in lower case: a blank is a hyphen, other signs go.

    Source: Hugo documentation, function ``urls.URLize`` and setting ``disablePathToLower``.
    """
    kept: list[str] = []
    blank = False
    for character in text.lower():
        if character in _HUGO_KEPT or _is_letter(character):
            if blank and character != "-":
                kept.append("-")
            blank = False
            kept.append(character)
        elif character.isspace() and kept and kept[-1] != "-":
            blank = True
    return "".join(kept)


def zola_slug(text: str) -> str:
    """*text* in ASCII letters and digits with hyphens.

    Source: Zola documentation, "Configuration", ``slugify.paths = "on"``.
    """
    words = re.sub(r"[\W_]+", " ", text).strip()
    return make_slug(words) if words else ""


def pelican_slug(text: str) -> str:
    """*text* in ASCII: signs go, blanks are hyphens, an underscore stays.

    Source: Pelican documentation, settings ``SLUG_REGEX_SUBSTITUTIONS`` and
    ``SLUGIFY_USE_UNICODE``.
    """
    parts = re.sub(r"[^\w\s-]", "", text).split("_")
    return "_".join(make_slug(part) if part.strip(" -") else "" for part in parts)


def mkdocs_slug(text: str) -> str:
    """*text* in lower case: signs go, a blank is a hyphen.

    Source: Material for MkDocs documentation, "Built-in blog plugin", ``post_slugify``.
    """
    text = unicodedata.normalize("NFC", text).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def _hyphenated(text: str, kept: str = "") -> str:
    shown = (each if each in kept or _is_letter(each) else " " for each in text)
    return "-".join("".join(shown).split())


def _is_letter(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"


def _without_mark(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character
