"""Words as generators write them in addresses: what several of them have in common."""

from __future__ import annotations

import unicodedata

from sphinx_newsfeed.generators.generator import Post


def hyphenated(text: str, kept: str = "") -> str:
    """The letters, marks, digits and *kept* signs of *text*, with hyphens for all between them."""
    shown = (each if each in kept or is_letter(each) else " " for each in text)
    return "-".join("".join(shown).split())


def is_letter(character: str) -> bool:
    """Whether a character is a letter, a mark or a digit, in any script."""
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"


#: Signs that stay in the folders of an address, besides letters, marks and digits.
_KEPT_IN_PATHS = "./\\_#+~-@"


def path_words(text: str) -> str:
    """*text* as a part of a path, in lower case: a blank is a hyphen, other signs go."""
    kept: list[str] = []
    blank = False
    for character in text.lower():
        if character in _KEPT_IN_PATHS or is_letter(character):
            if blank and character != "-":
                kept.append("-")
            blank = False
            kept.append(character)
        elif character.isspace() and kept and kept[-1] != "-":
            blank = True
    return "".join(kept)


def first(names: tuple[str, ...], otherwise: str = "") -> str:
    """The first of *names*."""
    return names[0] if names else otherwise


def section_slugs(post: Post) -> list[str]:
    """What the address calls the folders of a post; one that has no name there is called so.

    Source: Hugo documentation, "Configure permalinks", ``:sectionslugs``.
    """
    folders = post.folders
    paths = ("/".join(folders[:depth]) for depth in range(1, len(folders) + 1))
    return [
        path_words(post.section_slugs.get(path, "")) or path_words(name)
        for path, name in zip(paths, folders, strict=True)
    ]
