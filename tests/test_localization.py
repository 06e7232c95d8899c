"""Dates as readers of a language expect them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sphinx_newsfeed.localization import Localization, runs_to_the_left

DATE = datetime(2022, 2, 28, 7, 13, 47, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("en", "February 28, 2022", "February 2022", "2022"),
        ("en_GB", "28 February 2022", "February 2022", "2022"),
        ("de", "28. Februar 2022", "Februar 2022", "2022"),
        ("zh_CN", "2022年2月28日", "2022年2月", "2022年"),
        ("zh-CN", "2022年2月28日", "2022年2月", "2022年"),
        ("zh-Hans-CN", "2022年2月28日", "2022年2月", "2022年"),
        ("ja", "2022年2月28日", "2022年2月", "2022年"),
        ("pt_BR", "28 de fevereiro de 2022", "fevereiro de 2022", "2022"),
        ("pt-br", "28 de fevereiro de 2022", "fevereiro de 2022", "2022"),
    ],
)
def test_dates_in_the_language(language: str, day: str, month: str, year: str) -> None:
    localization = Localization(language)
    assert localization.day(DATE) == day
    assert localization.month(DATE) == month
    assert localization.year(DATE) == year


@pytest.mark.parametrize(
    "language", ["", "xx", "tlh", "zz_ZZ", "english", "C", "-", "_", "en-", "中文"]
)
def test_a_language_that_nobody_knows_is_written_as_english(language: str) -> None:
    assert Localization(language).day(DATE) == "February 28, 2022"


def test_the_language_is_english_unless_one_is_named() -> None:
    assert Localization().day(DATE) == "February 28, 2022"


@pytest.mark.parametrize(
    ("language", "pattern", "expected"),
    [
        ("en", "d MMMM y", "28 February 2022"),
        ("de", "d. MMM y", "28. Feb. 2022"),
        ("en", "yyyy-MM-dd", "2022-02-28"),
        ("en", "EEEE", "Monday"),
        ("zh_CN", "y年M月d日 EEEE", "2022年2月28日 星期一"),
        ("en", "'on' d MMM", "on 28 Feb"),
        ("en", "dd/MM/yy", "28/02/22"),
        # Articles have a time, and a CLDR date pattern may ask for it.
        ("en", "yyyy-MM-dd HH:mm", "2022-02-28 07:13"),
    ],
)
def test_dates_by_a_pattern(language: str, pattern: str, expected: str) -> None:
    assert Localization(language, pattern).day(DATE) == expected
    assert Localization(language).with_date_pattern(pattern).day(DATE) == expected


# The last one begins a quotation that does not end.
@pytest.mark.parametrize("pattern", ["MMMMMMMM", "MMMMMMMMM", "QQQQQQ", "'y"])
def test_a_pattern_that_cldr_does_not_have_is_refused_at_once(pattern: str) -> None:
    """Whoever takes it from the user can tell, and no date fails to be written later."""
    with pytest.raises(ValueError):
        Localization("en").with_date_pattern(pattern)
    with pytest.raises(ValueError):
        Localization("en", pattern)


@pytest.mark.parametrize("pattern", ["''", "%Y-%m-%d", "jjj", "%(bad)s", "%"])
def test_a_pattern_that_makes_no_sense_stops_no_build(pattern: str) -> None:
    assert Localization("en").with_date_pattern(pattern).day(DATE)


def test_another_pattern_leaves_the_rest_as_it_was() -> None:
    localization = Localization("de", "y", str.upper)
    other = localization.with_date_pattern("MMMM")
    assert localization.day(DATE) == "2022"
    assert other.day(DATE) == "Februar"
    assert other.month(DATE) == localization.month(DATE) == "Februar 2022"
    assert other.translate("Tags:") == "TAGS:"


def test_texts_stay_english_without_a_translation() -> None:
    assert Localization("de").translate("Tags:") == "Tags:"


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize("hour", [0, 23])
def test_a_date_is_written_in_its_own_zone(zone: str, hour: int) -> None:
    for month, day in ((1, 1), (12, 31)):
        date = datetime(2022, month, day, hour, 30, tzinfo=ZoneInfo(zone))
        assert Localization("en", "yyyy-MM-dd").day(date) == f"2022-{month:02}-{day:02}"
        assert Localization("en").month(date) == f"{date:%B} 2022"
        assert Localization("en").year(date) == "2022"


@pytest.mark.parametrize("date", [datetime.min, datetime.max], ids=str)
def test_the_edges_of_the_calendar(date: datetime) -> None:
    for zone in (UTC, ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")):
        localization = Localization("en", "y")
        aware = date.replace(tzinfo=zone)
        assert localization.day(aware) == localization.year(aware) == str(date.year)
        assert str(date.year) in localization.month(aware)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", True), ("he-IL", True), ("fa_IR", True), ("ur", True), ("de", False),
        ("zh-Hant-TW", False), ("", False), ("xx", False), ("ar-", False),
    ],
)  # fmt: skip
def test_which_way_a_language_runs(language: str, expected: bool) -> None:
    assert runs_to_the_left(language) is expected
    assert Localization(language).is_right_to_left is expected


@pytest.mark.parametrize(
    ("language", "name", "with_region"),
    [
        ("de", "Deutsch", "Deutsch"),
        ("de_AT", "Deutsch", "Deutsch (Österreich)"),
        ("zh-Hant-TW", "中文", "中文 (繁體, 台灣)"),
        ("tlh", "tlh", "tlh"),
        ("", "", ""),
    ],
)
def test_languages_are_called_as_they_call_themselves(
    language: str, name: str, with_region: str
) -> None:
    localization = Localization("fr")
    assert localization.language_name(language) == name
    assert localization.language_name(language, with_region=True) == with_region


@pytest.mark.parametrize(
    ("language", "first", "days"),
    [("en_US", 6, "SMTWTFS"), ("de", 0, "MDMDFSS"), ("ar_EG", 5, "سحنثرخج")],
)
def test_weeks_begin_where_they_do(language: str, first: int, days: str) -> None:
    localization = Localization(language)
    assert localization.first_week_day == first
    assert "".join(localization.week_days) == days


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1024, "1,024 articles")],
)
def test_numbers_are_counted(count: int, expected: str) -> None:
    assert Localization("en").counted(count, "{count} article", "{count} articles") == expected
