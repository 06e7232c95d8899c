"""Dates and interface words as readers of the project's language expect them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, parse_pattern
from babel.numbers import format_decimal

from sphinx_newsfeed.languages import is_script_to_the_left, script_of_language
from sphinx_newsfeed.model.names import PATH_SIGN, path_text


def message(text: str) -> str:
    """Mark an interface text that is translated elsewhere, for the catalogues."""
    return text


def _english_count(singular: str, plural: str, count: int) -> str:
    return singular if count == 1 else plural


class Localization:
    """Writes dates and words in one language.

    ``language`` is a tag such as ``zh_CN`` or ``pt-BR``; one that Babel does not know is written
    as English. ``date_pattern`` is a CLDR date pattern, ``None`` for the language's long form.
    ``translate`` maps an English interface text to the language's own, and ``translate_count``
    the English singular and plural to the form that a number asks for. ``name`` maps a name that
    articles give, such as that of a category, to what readers call it.

    Raises ``ValueError`` for a pattern that CLDR does not have.
    """

    def __init__(
        self,
        language: str = "en",
        date_pattern: str | None = None,
        translate: Callable[[str], str] = lambda text: text,
        translate_count: Callable[[str, str, int], str] = _english_count,
        name: Callable[[str], str] = lambda name: name,
    ) -> None:
        #: The language of the words, as the project names it.
        self.language = language
        self._locale = _parse_locale(language)
        self._date_pattern = parse_pattern(date_pattern) if date_pattern else None
        # Some faults show only when a date is written.
        if not self.day(datetime(2000, 1, 1, tzinfo=UTC)):
            raise ValueError(f"the pattern {date_pattern!r} shows nothing of a date")
        self.translate = translate
        self.translate_count = translate_count
        self.name = name

    def with_date_pattern(self, pattern: str) -> Localization:
        """The same localization with another pattern of dates."""
        return Localization(self.language, pattern, self.translate, self.translate_count, self.name)

    def path(self, text: str) -> str:
        """What readers call a name, or a path of categories, that is given as text."""
        return path_text([self.name(name) for name in text.split(f" {PATH_SIGN} ")])

    def day(self, date: datetime) -> str:
        """The date with its day, such as ``28 February 2022``."""
        if self._date_pattern is None:
            return format_date(date, "long", self._locale)
        return self._date_pattern.apply(date, self._locale)

    def month_name(self, month: int) -> str:
        """The name of a month (1 is January), short, such as ``Feb``."""
        return str(self._locale.months["format"]["abbreviated"][month])

    def number(self, number: int) -> str:
        """A number as the language writes it, such as ``1,024``."""
        return format_decimal(number, locale=self._locale)

    def counted(self, count: int, singular: str, plural: str) -> str:
        """A text that speaks of a number, such as ``3 articles``; both have ``{count}``."""
        text = self.translate_count(singular, plural, count)
        return text.format(count=self.number(count))

    def language_name(self, language: str, *, with_region: bool = False) -> str:
        """The name of a language in itself, such as ``Deutsch``; its tag where none is known.

        *with_region* adds the script and the country that the tag names.
        """
        locale = _find_locale(language)
        if locale is None:
            return language
        name = locale.get_display_name() if with_region else locale.get_language_name()
        return str(name or language)

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return bool(self._locale.text_direction == "rtl")

    @property
    def week_days(self) -> list[str]:
        """The shortest names of the days of a week, in the order of the language."""
        names = self._locale.days["stand-alone"]["narrow"]
        return [names[(self.first_week_day + day) % 7] for day in range(7)]

    @property
    def first_week_day(self) -> int:
        """The day on which a week begins: 0 is a Monday."""
        return int(self._locale.first_week_day)

    def month(self, date: datetime) -> str:
        """The month with its year, such as ``February 2022``."""
        return format_skeleton("yMMMM", date, locale=self._locale)

    def year(self, date: datetime) -> str:
        """The year alone, such as ``2022``."""
        return format_skeleton("y", date, locale=self._locale)


def runs_to_the_left(language: str) -> bool:
    """Whether texts in *language*, such as ``ar`` or ``he-IL``, run from the right to the left."""
    locale = _find_locale(language)
    if locale is None:
        # Of some texts only the script is known.
        return is_script_to_the_left(script_of_language(language))
    return bool(locale.text_direction == "rtl")


def _parse_locale(language: str) -> Locale:
    return _find_locale(language) or Locale("en")


def _find_locale(language: str) -> Locale | None:
    for separator in ("_", "-"):
        try:
            return Locale.parse(language, sep=separator)
        except (UnknownLocaleError, ValueError):
            continue
    return None
