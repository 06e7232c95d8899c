"""Dates and interface words as readers of the project's language expect them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, parse_pattern


class Wording:
    """Writes dates and words in one language.

    ``language`` is a tag such as ``zh_CN`` or ``pt-BR``; one that Babel does not know is written
    as English. ``date_pattern`` is a CLDR date pattern, ``None`` for the language's long form.
    ``translate`` maps an English interface text to the language's own.

    Raises ``ValueError`` for a pattern that CLDR does not have.
    """

    def __init__(
        self,
        language: str = "en",
        date_pattern: str | None = None,
        translate: Callable[[str], str] = lambda text: text,
    ) -> None:
        self._locale = _parse_locale(language)
        self._date_pattern = parse_pattern(date_pattern) if date_pattern else None
        # Some faults show only when a date is written.
        if not self.day(datetime(2000, 1, 1, tzinfo=UTC)):
            raise ValueError(f"the pattern {date_pattern!r} shows nothing of a date")
        self.translate = translate

    def with_date_pattern(self, pattern: str) -> Wording:
        """The same wording with another pattern of dates."""
        return Wording(str(self._locale), pattern, self.translate)

    def day(self, date: datetime) -> str:
        """The date with its day, such as ``28 February 2022``."""
        if self._date_pattern is None:
            return format_date(date, "long", self._locale)
        return self._date_pattern.apply(date, self._locale)

    def month(self, date: datetime) -> str:
        """The month with its year, such as ``February 2022``."""
        return format_skeleton("yMMMM", date, locale=self._locale)

    def year(self, date: datetime) -> str:
        """The year alone, such as ``2022``."""
        return format_skeleton("y", date, locale=self._locale)


def _parse_locale(language: str) -> Locale:
    for separator in ("_", "-"):
        try:
            return Locale.parse(language, sep=separator)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
