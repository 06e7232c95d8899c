"""The length of a text in words, for scripts with and without blanks between them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

#: Characters of scripts that are written without blanks, and the signs that belong to them.
_CJK = (
    "\u2e80-\u2fff\u3001-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uffdc\U00020000-\U0003ffff"
)
#: Signs that all scripts share: next to a CJK character they are as wide as one.
_SIGNS = "“”‘’…—·"
#: What is longer, in characters, is no word, and counts for several.
_LONGEST_WORD = 500
#: How many words a reader takes in within a minute, and 500 CJK
#: characters.
_WORDS_A_MINUTE = 250.0
#: A text of fewer words is read at a glance; its time is not worth a word.
_GLANCE = 125.0


def reading_minutes(words: float) -> int:
    """How many minutes it takes to read a text of so many *words*; 0 for a few sentences."""
    return 0 if words < _GLANCE else max(1, round(words / _WORDS_A_MINUTE))


def count_words(text: str) -> float:
    """The length of *text* in words, each CJK character counting as half a word."""
    if text.isascii():
        # The weight of each is one, as are the parts of what is no word.
        return float(sum(-(-len(word) // _LONGEST_WORD) for word in text.split()))
    counted = Counter(_word().findall(text))
    return sum(number * _weight(word) for word, number in counted.items())


def first_words(text: str, words: float) -> str:
    """The beginning of *text* that is no longer than *words*, up to the end of a word."""
    end = 0
    for word in _word().finditer(text):
        words -= _weight(word.group())
        if words < 0:
            break
        end = word.end()
    return text[:end]


def _weight(word: str) -> float:
    return 0.5 if _half().fullmatch(word) else 1.0


# Sets of characters of this size take longer to compile than most modules to import.
@cache
def _word() -> re.Pattern[str]:
    return re.compile(
        f"[{_CJK}]|(?<=[{_CJK}])[{_SIGNS}]|[{_SIGNS}](?=[{_CJK}])"  # one word each
        f"|[^\\s{_CJK}]{{1,{_LONGEST_WORD}}}"
    )


@cache
def _half() -> re.Pattern[str]:
    return re.compile(f"[{_CJK}{_SIGNS}]")
