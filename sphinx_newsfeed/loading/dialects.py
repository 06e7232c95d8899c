"""Tells by the posts themselves for which generator they were written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sphinx_newsfeed.generators import GENERATORS
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.model.article import PLAIN

#: How many files of a source are looked at, and how many characters of each.
_SAMPLE = 64
_LOOKED_AT = 16_384
#: The least that must speak for a dialect: in one file, and in all of them for each.
_IN_ONE = 3
_IN_ALL = 0.3
#: How large a share of the files must have a sign of it at all: one that shows a tag is no archive.
_SHARE = 0.34
#: What a file can say at the most: ten signs in one are no better than ten files with one.
_MOST = 6


def sample_of(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Some files of a source, taken evenly from its beginning to its end."""
    number = min(_SAMPLE, len(files))
    return [files[each * len(files) // number] for each in range(number)]


def detect_dialect(files: Iterable[SourceFile]) -> str:
    """The dialect that *files* speak for; plain where none has enough of its signs.

    Front matter alone is often that of several generators; what counts is what only one knows.
    """
    votes: Counter[str] = Counter()
    strongest: Counter[str] = Counter()
    voters: Counter[str] = Counter()
    number = 0
    for file in files:
        number += 1
        for dialect, vote in _votes_of(file).items():
            votes[dialect] += min(vote, _MOST)
            voters[dialect] += 1
            strongest[dialect] = max(strongest[dialect], vote)
    enough = [
        dialect
        for dialect in (each.name for each in GENERATORS)
        if strongest[dialect] >= _IN_ONE
        and votes[dialect] >= _IN_ALL * number
        and voters[dialect] >= _SHARE * number
    ]
    return max(enough, key=lambda dialect: votes[dialect], default=PLAIN)


def _votes_of(file: SourceFile) -> Counter[str]:
    """What each generator's signs say of the file."""
    path, text = file.path.as_posix(), _beginning_of(file)
    votes: Counter[str] = Counter()
    for generator in GENERATORS:
        for sign in generator.signs:
            if sign.pattern.search(path if sign.in_path else text):
                votes[generator.name] += sign.weight
    return votes


def _beginning_of(file: SourceFile) -> str:
    try:
        with file.path.open(encoding="utf-8-sig", errors="replace") as opened:
            return opened.read(_LOOKED_AT)
    except OSError:
        return ""
