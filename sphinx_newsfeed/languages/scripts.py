"""Scripts: that of a text, by its letters, and that of a language, by CLDR.

Scripts have the codes of ISO 15924, such as ``Cyrl``.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

from babel.core import get_global

#: The first word of the names of a script's letters → the script. Names of characters never change
#: (Unicode Character Encoding Stability Policies, "Name Stability").
_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CHEROKEE": "Cher",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "GUJARATI": "Gujr",
    "GURMUKHI": "Guru",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Kana",
    "KANNADA": "Knda",
    "KATAKANA": "Kana",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "LATIN": "Latn",
    "MALAYALAM": "Mlym",
    "MONGOLIAN": "Mong",
    "MYANMAR": "Mymr",
    "NKO": "Nkoo",
    "ORIYA": "Orya",
    "SINHALA": "Sinh",
    "SYRIAC": "Syrc",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "THAANA": "Thaa",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
    "TIFINAGH": "Tfng",
}
#: Source: Unicode Character Database, property Bidi_Class (R and AL), in the scripts above.
_TO_THE_LEFT = frozenset({"Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})
#: A sign of these says about as much as three letters of an alphabet.
_DENSE = frozenset({"Hani", "Kana", "Hang"})
_WEIGHT = 3
#: A script → what texts in it may look like besides, where they are short.
_PARTS = {
    "Jpan": {"Hani", "Hans", "Hant"},
    "Kore": {"Hani"},
    "Hans": {"Hani"},
    "Hant": {"Hani"},
}
#: How large a part of the Japanese signs of a text kana are at the least. A Chinese text may have
#: some in names.
_LEAST_KANA = 0.1
#: How much of a text is in a script before it counts as the one of the text.
_MOST = 0.55
#: How much a form of Han signs must outweigh the other one.
_CLEARLY = 4


def weights_of_scripts(text: str) -> Counter[str]:
    """How much of *text* is in which script, in letters of an alphabet."""
    found: Counter[str] = Counter()
    for sign, count in Counter(unicodedata.normalize("NFKC", text)).items():
        if script := _script_of_letter(sign):
            found[script] += count * (_WEIGHT if script in _DENSE else 1)
    return found


@cache
def _script_of_letter(sign: str) -> str:
    """The script of a letter; empty for digits, marks and signs, which many scripts share."""
    if sign.isascii():
        return "Latn" if sign.isalpha() else ""
    first = unicodedata.name(sign, "").partition(" ")[0].partition("-")[0] if sign.isalpha() else ""
    return _SCRIPTS.get(first, "")


def script_of_text(text: str) -> str:
    """The script that most of *text* is in; empty where there is none.

    Han signs are ``Hans`` or ``Hant`` where they say so, else ``Hani``; with kana among them they
    are ``Jpan``, and with Hangul ``Kore``.
    """
    weights = weights_of_scripts(text)
    han, kana, hangul = (weights.pop(script, 0) for script in ("Hani", "Kana", "Hang"))
    if hangul > han + kana:
        weights["Kore"] = han + kana + hangul
    elif han + kana:
        name = "Jpan" if kana >= (han + kana) * _LEAST_KANA else _form_of_han(text)
        weights[name] = han + kana + hangul
    script, most = max(weights.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return script if most and most >= weights.total() * _MOST else ""


def _form_of_han(text: str) -> str:
    """The form of Han signs that a text is written in.

    GB/T 2312 has the simplified forms alone, and Big5 the traditional ones.
    """
    forms = Counter(map(_form_of_sign, text))
    simplified, traditional = forms["Hans"], forms["Hant"]
    if simplified > traditional * _CLEARLY:
        return "Hans"
    return "Hant" if traditional > simplified * _CLEARLY else "Hani"


@cache
def _form_of_sign(sign: str) -> str:
    if _script_of_letter(sign) != "Hani":
        return ""
    is_simplified, is_traditional = _is_in(sign, "gb2312"), _is_in(sign, "big5")
    if is_simplified == is_traditional:
        return ""
    return "Hans" if is_simplified else "Hant"


def _is_in(sign: str, encoding: str) -> bool:
    return bool(sign.encode(encoding, "ignore"))


def script_of_language(language: str) -> str:
    """The script that texts in a language are written in; empty for a language that is unknown.

    ``zh`` is written in ``Hans``, ``zh-TW`` in ``Hant``, and ``sr-Latn`` says so itself.
    """
    parts = language.replace("_", "-").split("-")
    named = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    if named:
        return named
    if not all(parts):
        return ""
    primary = parts[0].lower()
    region = next((f"_{part.upper()}" for part in parts[1:] if len(part) == 2), "")
    likely = get_global("likely_subtags")
    found = likely.get(primary + region) or likely.get(primary) or ""
    return str(found).split("_")[1] if found.count("_") > 1 else ""


def likely_language(script: str) -> str:
    """The language that is mostly written in a script, such as ``th`` for ``Thai``."""
    return str(get_global("likely_subtags").get(f"und_{script}", "und")).partition("_")[0]


def is_written_in(language: str, script: str) -> bool:
    """Whether texts in a language are, or may be, written in a script."""
    own = script_of_language(language) or "Latn"
    return script == own or script in _PARTS.get(own, ())


def is_script_to_the_left(script: str) -> bool:
    """Whether texts in a script run from the right to the left."""
    return script in _TO_THE_LEFT


def with_country(language: str) -> str:
    """A language with the country that it names, else that of most who speak it: ``pt_BR``.

    Empty where none is known. Source: CLDR, "Likely Subtags".
    """
    primary, *further = language.replace("-", "_").split("_")
    likely = get_global("likely_subtags")
    found = likely.get("_".join([primary, *further[:1]])) or likely.get(primary) or ""
    named = next((part.upper() for part in further if len(part) == 2), "")
    country = named or str(found).rpartition("_")[2]
    return f"{primary}_{country}" if primary != "und" and len(country) == 2 else ""
