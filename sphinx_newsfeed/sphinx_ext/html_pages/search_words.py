"""Words of Chinese, Japanese and Korean in the search of a project in any language.

These scripts have no spaces that part words, or have particles at their words. So the index holds
each pair of neighbouring letters, and a query is taken apart in the same way: what is found has all
its pairs. Words of other scripts are split and stemmed by the project's own language, as ever.

A pair is a term of its own form, ``_東_京_``, for two reasons. Sphinx' script takes a term of less
than three signs for one that need not be found. And it looks for what is no term among the parts of
terms, so that a letter alone, ``_東_``, finds all words that have it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.search import IndexBuilder, SearchLanguage, languages

#: First and last letter of each run of them: Han with its marks of repetition, kana, bopomofo.
#: Source: The Unicode Standard 17.0, Blocks.txt.
_JOINED = (
    (0x3005, 0x3007), (0x3031, 0x3035), (0x303B, 0x303B), (0x3041, 0x3096), (0x309D, 0x309F),
    (0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x3105, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9D), (0x20000, 0x3347F),
)  # fmt: skip
#: Hangul, whose lines break between words.
_HANGUL = ((0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3))


def _as_class(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


# Sets of characters of this size take long to compile, and many projects have none of them.
@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{_as_class(_JOINED + _HANGUL)}]+")


@cache
def _break() -> re.Pattern[str]:
    """A line break within a sentence, where markup is wrapped."""
    return re.compile(f"(?<=[{_as_class(_JOINED)}])\n(?=[{_as_class(_JOINED)}])")


_SCRIPT = Path(__file__).with_suffix(".js")
_LAST_STEMMER = re.compile(r"\bStemmer = (\w+Stemmer);\s*$")


class PairsOfLetters(SearchLanguage):
    """Stands before a language of Sphinx', and takes those letters away from it."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        # It is asked for each word of each page.
        self.word_filter = cache(self.word_filter)  # type: ignore[method-assign]

    def split(self, input: str) -> list[str]:  # noqa: A002  (Sphinx names it so)
        """The words of a text."""
        if input.isascii():
            return super().split(input)
        text = _break().sub("", input)
        runs = _run().findall(text)
        if not runs:
            return super().split(text)
        # Sphinx' Japanese makes words of blanks, too.
        rest = (word for word in super().split(_run().sub(" ", text)) if word.strip())
        return [*rest, *(pair for run in runs for pair in _pairs(run))]

    def stem(self, word: str) -> str:
        """The term for a word."""
        if word.isascii() or not _run().fullmatch(word):
            return super().stem(word)
        return _term(word)

    def word_filter(self, word: str) -> bool:
        """Whether a term is to be found."""
        return (not word.isascii() and _run().search(word) is not None) or super().word_filter(word)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def _term(word: str) -> str:
    # A letter that stands alone is no term that a query can have: then only whole terms are sought.
    return f"_{word[0]}_{word[1:2]}_"


def add_pairs_of_letters(app: Sphinx) -> None:
    """Put pairs of letters before the language of the search, where the output has a search."""
    if not getattr(app.builder, "search", False):
        return
    language = app.config.html_search_language or app.config.language
    known = _language_class(language)
    # Another project of the same process has put them there already.
    languages[language] = known if issubclass(known, PairsOfLetters) else _with_pairs(known)


def _language_class(language: str) -> type[SearchLanguage]:
    """What Sphinx would take for a language."""
    names = (language, language.partition("_")[0], "en")
    found = next(languages[name] for name in names if name in languages)
    if not isinstance(found, str):
        return found
    module, _, name = found.rpartition(".")
    loaded: type[SearchLanguage] = getattr(import_module(module), name)
    return loaded


def _with_pairs(known: type[SearchLanguage]) -> type[SearchLanguage]:
    script = "\n".join(filter(None, [known.js_splitter_code, _splitter_code()]))
    return type(
        known.__name__,
        (PairsOfLetters, known),
        {"js_splitter_code": script, **_mended_stemmer(known)},
    )


@cache
def _splitter_code() -> str:
    """The script that takes queries apart as the index is."""
    letters = "".join(f"\\u{{{first:x}}}-\\u{{{last:x}}}" for first, last in _JOINED + _HANGUL)
    return _SCRIPT.read_text("utf-8").replace("LETTERS", letters)


def _mended_stemmer(known: type[SearchLanguage]) -> dict[str, str]:
    """The stemmer's script, where the one that Sphinx makes ends in a name that it does not define.

    Sphinx 9.0 does so for Chinese, and no search ever ends. Source: Sphinx, issue 14229.
    """
    if not known.js_stemmer_rawcode:
        return {}
    indexer: Any = IndexBuilder.__new__(IndexBuilder)
    indexer.lang = known
    # A release that asks the language for more is one that came after the fault.
    with suppress(AttributeError):
        code = indexer.get_js_stemmer_code()
        last = _LAST_STEMMER.search(code)
        if last is not None and not re.search(rf"\b{last[1]}\b", code[: last.start()]):
            defined = {*re.findall(r"\b[A-Z]\w*Stemmer\b", code)} - {last[1], "BaseStemmer"}
            if len(defined) == 1:
                code = f"{code[: last.start(1)]}{defined.pop()}{code[last.end(1) :]}"
                return {"js_stemmer_rawcode": "", "js_stemmer_code": code}
    return {}
