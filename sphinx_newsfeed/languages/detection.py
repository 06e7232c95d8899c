"""The language of a text that names none, where its letters and words leave no doubt.

A wrong language is worse than none: what is not sure is ``und`` with the script (BCP 47), or the
language of the project.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from sphinx_newsfeed.languages.scripts import (
    is_written_in,
    likely_language,
    script_of_language,
    script_of_text,
)
from sphinx_newsfeed.languages.telltales import LETTERS, WORDS

#: Of how much of a text its language is told, in characters.
LONGEST_READ = 4000
#: What words are made of: no blanks, digits and signs. Vowels of Indic scripts are marks.
_WORD = re.compile(r"[^\W\d_](?:\w|[\u0900-\u0dff])*")
#: A letter is one of a text's own, and not of a name in it, from this part of all letters on.
_OWN = 0.002
#: From how many of its common words on a language is found in a text, from which part of all
#: words, and how much it must outweigh the next one.
_LEAST_WORDS, _LEAST_PART, _CLEARLY = 4, 0.08, 1.8
#: How many Han signs no Japanese text has without kana.
_NEVER_JAPANESE = 50
#: Languages that are one to those who read.
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi"}


def detect_language(text: str, project: str = "") -> str:
    """The language of *text*; empty where it is that of the *project*, or where nothing tells.

    The language of the project wins where its script is that of the text, unless the words say
    otherwise. Where only the script is known, it is said: ``und-Cyrl``.
    """
    text = text[:LONGEST_READ]
    script = script_of_text(text)
    if not script:
        return ""
    if is_written_in(project, script) and not _is_chinese(text, script, project):
        found = _by_words(text, script)
        return "" if found in {"", primary(project or "en")} else found
    return _language_in(text, script)


def language_of_name(name: str, project: str = "") -> str:
    """The language of a short text, such as a tag, by its script; empty for that of the project.

    Names in Latin letters are of all languages.
    """
    script = script_of_text(name[:LONGEST_READ])
    if script in {"", "Latn"} or is_written_in(project, script):
        return ""
    return _language_in(name[:LONGEST_READ], script)


def primary(language: str) -> str:
    """A language without its region and script."""
    first = language.replace("_", "-").partition("-")[0].lower()
    return _SAME.get(first, first)


def has_other_han(language: str, project: str) -> bool:
    """Whether texts in a language may have Han signs, and it is not the language of the project."""
    return primary(language) in {"zh", "ja", "ko"} and primary(language) != primary(project)


def _is_chinese(text: str, script: str, project: str) -> bool:
    """Whether Han signs are too many to be Japanese in a Japanese project."""
    is_han = script in {"Hani", "Hans", "Hant"} and script_of_language(project) == "Jpan"
    return is_han and len(text) > _NEVER_JAPANESE


def _language_in(text: str, script: str) -> str:
    if script in LETTERS:
        return _by_letters(text, script) or f"und-{script}"
    if script in WORDS:
        return _by_words(text, script) or f"und-{script}"
    if script == "Hant":
        # What is not said of Chinese is the simplified form.
        return "zh-Hant"
    return likely_language(script)


def _by_letters(text: str, script: str) -> str:
    """The language whose own letters a text has, and no others."""
    letters = Counter(sign for sign in text.lower() if sign.isalpha())
    least = max(1, letters.total() * _OWN)
    own = {letter for letter, count in letters.items() if count >= least}
    for each in LETTERS[script]:
        if any(own.issuperset(group) for group in each.has) and own.isdisjoint(each.lacks):
            return each.language
    return ""


def _by_words(text: str, script: str) -> str:
    """The language whose common words a text has, where no other has nearly as many."""
    if script not in WORDS:
        return ""
    words = Counter(_WORD.findall(text.lower()))
    languages, worth = WORDS[script], _worth_of_words(script)
    found = {
        language: sum(words[word] * worth[word] for word in common & words.keys())
        for language, common in languages.items()
    }
    (best, most), (_, second) = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:2]
    is_sure = most >= max(_LEAST_WORDS, words.total() * _LEAST_PART) and most > second * _CLEARLY
    return best if is_sure and not best.startswith("-") else ""


@cache
def _worth_of_words(script: str) -> dict[str, float]:
    """What a word says: the less, the more languages have it."""
    counts = Counter(word for common in WORDS[script].values() for word in common)
    return {word: 1 / count for word, count in counts.items()}
