"""Tells babel, in a file beside a book for LuaLaTeX, which languages the book is in.

Babel loads languages before the text begins, and with each a font for signs that the font of the
book does not have. Which languages there are shows when the text is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.html_to_docutils.alignment import LANGUAGE_CLASS
from sphinx_newsfeed.languages import script_of_language
from sphinx_newsfeed.languages.scripts import weights_of_scripts
from sphinx_newsfeed.listing.article_page import ARTICLE_CLASS
from sphinx_newsfeed.whole_files import write_whole

#: The file that our package reads, beside the book.
LANGUAGES_FILE = "newsfeed-languages.cfg"
_ENGINE = "lualatex"


class _Fonts(NamedTuple):
    """Fonts for a script, of which the first that is installed is taken."""

    serif: tuple[str, ...]
    sans: tuple[str, ...]


#: A script that the fonts which Sphinx chooses lack, or have no more than letters of → its fonts.
#: Where several have the same signs, those of the last one are taken in texts of no such language.
_FONTS = {
    "Arab": _Fonts(("Noto Naskh Arabic", "Amiri", "FreeSerif"), ("Noto Sans Arabic", "Amiri")),
    "Hebr": _Fonts(("Noto Serif Hebrew", "FreeSerif"), ("Noto Sans Hebrew", "FreeSans")),
    "Kore": _Fonts(("Noto Serif CJK KR", "UnBatang"), ("Noto Sans CJK KR", "UnDotum")),
    "Jpan": _Fonts(("Noto Serif CJK JP", "HaranoAjiMincho"), ("Noto Sans CJK JP",)),
    "Hant": _Fonts(("Noto Serif CJK TC", "AR PL UMing TW"), ("Noto Sans CJK TC",)),
    "Hans": _Fonts(("Noto Serif CJK SC", "FandolSong"), ("Noto Sans CJK SC", "FandolHei")),
}
#: The names that babel has for languages in these scripts. Others are named by us.
_NAMES = {
    "ar": "arabic",
    "fa": "persian",
    "he": "hebrew",
    "ja": "japanese",
    "ko": "korean",
    "ur": "urdu",
    "yi": "yiddish",
    "zh-Hans": "chinese-simplified",
    "zh-Hant": "chinese-traditional",
}
#: The script of letters → the scripts of languages that have them, and the language that is taken
#: where no article is in one of them.
_LETTERS = {
    "Arab": ({"Arab"}, "ar"),
    "Hebr": ({"Hebr"}, "he"),
    "Hang": ({"Kore"}, "ko"),
    "Kana": ({"Jpan"}, "ja"),
    "Hani": ({"Jpan", "Hans", "Hant"}, "zh"),
}


class BookLanguages:
    """The languages of the books that one build makes."""

    def __init__(self) -> None:
        self._tags: set[str] = set()
        self._letters: set[str] = set()

    def begin(self, app: Sphinx) -> None:
        """Forget those of another build."""
        self._tags, self._letters = set(), set()

    def note(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note the languages and letters of a book."""
        if _is_for_babel(app):
            self._tags.update(_tags_in(doctree))
            self._letters.update(weights_of_scripts(doctree.astext()))

    def write(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the file where there are any, and remove it where there are none."""
        if exception is not None or not _is_for_babel(app):
            return
        file = Path(app.outdir) / LANGUAGES_FILE
        if commands := [*commands_for(self._tags, self._letters)]:
            write_whole(file, "\n".join([*commands, ""]).encode())
        else:
            file.unlink(missing_ok=True)


def _is_for_babel(app: Sphinx) -> bool:
    return app.builder.format == "latex" and app.config.latex_engine == _ENGINE


def _tags_in(tree: nodes.document) -> Iterator[str]:
    for section in tree.findall(nodes.section):
        if ARTICLE_CLASS in section["classes"]:
            yield from filter(None, [language_tag(section)])


def language_tag(section: nodes.section) -> str:
    """The tag of an article's language; empty for that of the book."""
    found = (name for name in section["classes"] if name.startswith(LANGUAGE_CLASS))
    return next(found, "").removeprefix(LANGUAGE_CLASS)


def commands_for(tags: Iterable[str], letters: Iterable[str]) -> Iterator[str]:
    """The commands of our package for languages, and for scripts of letters that others hold."""
    by_language: dict[str, list[str]] = {}
    for tag in sorted(tags):
        by_language.setdefault(_language_of(tag), []).append(tag)
    scripts = {script_of_language(tag) for tag in by_language}
    for letter in sorted(letters):
        having, likely = _LETTERS.get(letter, (scripts, ""))
        if scripts.isdisjoint(having) and likely:
            by_language.setdefault(_language_of(likely), [])
    order = [*_FONTS]
    for language in sorted(by_language, key=lambda each: (_place(each, order), each)):
        name = _NAMES.get(language, f"newsfeed-{language}")
        fonts = _FONTS.get(script_of_language(language))
        options = ",onchar=ids fonts" if fonts else ""
        for tag in by_language[language] or [language]:
            yield rf"\newsfeedprovide{{{tag}}}{{{name}}}{{{language}}}{{{options}}}"
        if fonts:
            yield rf"\newsfeedfonts{{{name}}}{{rm}}{{{','.join(fonts.serif)}}}"
            for family in ("sf", "tt"):
                yield rf"\newsfeedfonts{{{name}}}{{{family}}}{{{','.join(fonts.sans)}}}"


def _place(language: str, order: list[str]) -> int:
    script = script_of_language(language)
    return order.index(script) if script in order else -1


def _language_of(tag: str) -> str:
    """The language that babel knows for a tag; Chinese is told by the form of its signs."""
    primary = tag.partition("-")[0].lower()
    return f"zh-{script_of_language(tag)}" if primary == "zh" else primary
