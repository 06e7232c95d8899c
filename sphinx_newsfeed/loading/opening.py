"""Opens a file of a source: its text, its front matter, and the reasons why there are none."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx_newsfeed.loading.decoding import EncodingError, decode
from sphinx_newsfeed.loading.files import SourceFile, sidecar_of
from sphinx_newsfeed.loading.front_matter.results import FrontMatter, FrontMatterError
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.policy import clean
from sphinx_newsfeed.problems import ProblemKind

#: The longest file that holds front matter for another, in bytes.
_LONGEST_BESIDE = 1_000_000
#: What stands on each line of a file that says no names of fields, as such files once were.
_PLACES = ("title", "slug", "date", "tags", "link", "description")
_DAY = re.compile(r"\d{4}([-/])\d{1,2}\1\d{1,2}(?!\d)")
#: Where front matter is looked for, in characters.
_LONGEST_HEAD = 300_000


class LeftOut(Exception):  # noqa: N818 - an outcome more than an error
    """A file is no article; the message says why."""

    def __init__(
        self, kind: ProblemKind, message: str, line: int = 1, *, is_bare: bool = False
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.line = line
        #: Whether the file only has no front matter.
        self.is_bare = is_bare


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds."""

    text: str
    front_matter: FrontMatter

    def line_of(self, key: str) -> int:
        """The line on which *key* stands in the front matter; 1 where it does not stand so."""
        pattern = re.compile(rf"""[^\w]{{0,12}}{re.escape(key)}["'»]?\s*[:=]""", re.IGNORECASE)
        head = self.text[:_LONGEST_HEAD].splitlines()
        return next((at for at, line in enumerate(head, 1) if pattern.match(line)), 1)


def open_file(file: SourceFile, *, bare: bool, longest: int) -> Opened | None:
    """The front matter and body of *file*; ``None`` for a text file that is no article.

    A file beside it may hold its front matter. With *bare* it may have none at all. Raises
    :exc:`LeftOut`, also for a file of more than *longest* bytes.
    """
    text = _text_of(file.path, longest)
    try:
        front_matter = _split(file, text)
    except FrontMatterError as error:
        message = f"the front matter cannot be read, so the file is left out: {error}"
        raise LeftOut(ProblemKind.FRONT_MATTER, message, error.line) from None
    if front_matter is None and bare:
        front_matter = FrontMatter({}, text, 1)
    if front_matter is None and file.path.suffix.lower() == ".txt":
        return None
    if front_matter is None:
        message = "the file has no front matter, so it is left out"
        raise LeftOut(ProblemKind.FRONT_MATTER, message, is_bare=True)
    return Opened(text, front_matter)


def _split(file: SourceFile, text: str) -> FrontMatter | None:
    found = _split_front_matter(text, file.path.suffix)
    if not file.sidecar or (found is not None and found.fields):
        return found
    lines = _text_of(sidecar_of(file.path), _LONGEST_BESIDE)
    beside = _by_place(lines) or _split_front_matter(lines, ".meta")
    return None if beside is None else replace(beside, body=text, body_line=1)


def _split_front_matter(text: str, suffix: str) -> FrontMatter | None:
    # What knows all forms takes long to import, and most builds read few files.
    from sphinx_newsfeed.loading.front_matter.splitting import split_front_matter

    return split_front_matter(text, suffix)


def _by_place(text: str) -> FrontMatter | None:
    """The fields of a file that has one value a line, of which the third is the date."""
    values = [line.strip() for line in text.splitlines()[: len(_PLACES)]]
    if len(values) < 3 or not _DAY.match(values[2]) or values[0].startswith(("..", "---", "+++")):
        return None
    return FrontMatter(dict(zip(_PLACES, values, strict=False)), "", 1)


def _text_of(path: Path, longest: int) -> str:
    try:
        with path.open("rb") as file:
            # What a file system says of the size of a file is not true everywhere.
            data = file.read(longest + 1)
        if len(data) <= longest:
            return decode(data)
    except EncodingError as error:
        raise LeftOut(ProblemKind.ENCODING, f"{error}, so the file is left out") from None
    except OSError as error:
        message = f"the file cannot be read ({error.strerror}), so it is left out"
        raise LeftOut(ProblemKind.SOURCE, message) from None
    message = f"{path.name} is longer than {longest:,} bytes, so the file is left out"
    raise LeftOut(ProblemKind.SOURCE, message)


@dataclass(frozen=True, slots=True)
class KnownSplit:
    """What was split off the text of a file, so that this need not be done once more."""

    fields: Mapping[str, object]
    #: Where the body begins, in characters, and on which line.
    start: int
    line: int
    #: That of the text.
    checksum: int

    @classmethod
    def of(cls, text: str, front_matter: FrontMatter) -> KnownSplit | None:
        """What is known of *text*; ``None`` where its body is not simply what stands at its end."""
        text = _with_plain_ends(text)
        start = len(text.rstrip()) - len(front_matter.body)
        is_end = text[start:].rstrip() == front_matter.body
        # Whoever splits it again does so when it was cleaned.
        if not (front_matter.fields and is_end and clean(text) == text):
            return None
        return cls(front_matter.fields, start, front_matter.body_line, _checksum(text))

    def again(self, text: str) -> FrontMatter | None:
        """The same for *text*, if it is the one that was split."""
        text = _with_plain_ends(text)
        if _checksum(text) != self.checksum:
            return None
        return FrontMatter(self.fields, text[self.start :].rstrip(), self.line)


def _with_plain_ends(text: str) -> str:
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _checksum(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def front_matter_of(article: Article, text: str, known: KnownSplit | None = None) -> FrontMatter:
    """The front matter and body in the *text* of the file of *article*, which was read before.

    Without any, the whole text is the body: its front matter is in a file beside it, or nowhere.
    """
    if known is not None and (split := known.again(text)):
        return split
    try:
        found = _split_front_matter(text, Path(article.path).suffix)
    except FrontMatterError:
        found = None
    return found or FrontMatter({}, text, 1)
