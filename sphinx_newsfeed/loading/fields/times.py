"""The times of an article: when it was published, changed, is to be shown, and is to go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from sphinx_newsfeed.generators import Generator
from sphinx_newsfeed.generators.generator import TimeRules
from sphinx_newsfeed.loading.fields.dates import ReadDate, date_in_path, read_date
from sphinx_newsfeed.loading.fields.keys import Keys, Warn

#: The keys of each time, the likeliest first.
DATE_KEYS = ("date", "published_at", "pubdate", "publishdate", "publish_date", "published_date")
_FURTHER_DATE_KEYS = ("published", "created", "created_at", "datetime", "time")
UPDATED_KEYS = (
    *("updated", "modified", "lastmod", "last_modified_at", "last_update", "updated_at"),
    *("last_modified", "update", "update_date"),
)
EXPIRY_KEYS = ("expirydate", "unpublishdate", "expires", "expire", "expiry", "expiry_date")
#: What a mapping of dates calls that of a change.
_UPDATED_PARTS = ("updated", "date")


@dataclass(frozen=True, slots=True)
class Times:
    """What was found, each in the zone that shows it."""

    date: datetime | None
    updated: datetime | None
    expires: datetime | None
    #: From when it is to be shown, where that is another time than its date.
    live: datetime | None
    #: What stands where the date should, as a message shows it, and its key; empty when nothing
    #: does.
    written: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """By which zone, and which rules of a generator, times are read and shown."""

    zone: tzinfo
    rules: TimeRules = field(default_factory=TimeRules)

    @classmethod
    def of(cls, generator: Generator, zone: tzinfo, *, is_named: bool) -> Clock:
        """That of a source in *zone*; with *is_named* the project names it, for all dates."""
        return cls(zone, generator.times.in_named_zone if is_named else generator.times)

    def at(self, zone: tzinfo, *, is_named: bool) -> Clock:
        """That of a post with a *zone* of its own, which shows its times if none is named."""
        shown = self.zone if is_named else zone
        return Clock(shown, replace(self.rules, naive=zone))

    def read(self, value: object) -> ReadDate:
        """What *value* says."""
        return read_date(value, self.zone, self.rules)


def read_times(keys: Keys, name: str, clock: Clock, warn: Warn) -> Times:
    """The times that front matter gives; failing that, the date in the path of the file *name*.

    *warn* is told, for a key, of what could not be read, and what was used instead.
    """
    date, written, key = _first(keys, "date", (*DATE_KEYS, *_FURTHER_DATE_KEYS), clock, warn)
    if date is None:
        date = _in_path(keys, name, clock.zone)
        if date is not None and written:
            message = f"{written} is no date; the one in its path is used, {date:%Y-%m-%d}"
            warn(key, message)
    if date is None:
        # The last source of a date.
        date = _first(keys, "", UPDATED_KEYS, clock, _silent)[0]
    if date is None:
        written = written or _word_for_date(keys)
    updated, wrong_update, update_key = _first(keys, "updated", UPDATED_KEYS, clock, warn)
    if updated is None:
        updated = _part_of_date(keys, clock)
    expires, wrong_expiry, expiry_key = _first(keys, "expires", EXPIRY_KEYS, clock, warn)
    for found, wrong, at in (
        (updated, wrong_update, update_key),
        (expires, wrong_expiry, expiry_key),
    ):
        if found is None and wrong:
            warn(at, f"{at}: {wrong} is no date; the key is passed over")
    live = _first(keys, "", keys.generator.live_keys, clock, _silent)[0]
    return Times(date, updated, expires, live, written, key)


def _silent(key: str, message: str) -> None:
    """A :data:`Warn` for keys that got a warning already."""


def _first(
    keys: Keys, field: str, keys_of_field: tuple[str, ...], clock: Clock, warn: Warn
) -> tuple[datetime | None, str, str]:
    """The first time that can be read; else what stands there, and its key as it was written."""
    wrong = wrong_key = ""
    for key, value in keys.filled(field, keys_of_field):
        if isinstance(value, bool) or str(value).strip().lower() in {"true", "false"}:
            # ``published: true``, ``time: false`` are no dates, and none is meant.
            continue
        if str(value).strip().lower() in keys.generator.date_words:
            keys.use(key)
            continue
        if field == "updated" and isinstance(value, dict):
            value = next((value[part] for part in _UPDATED_PARTS if value.get(part)), None)
        if field == "updated" and isinstance(value, list | tuple):
            value = _latest(value, clock)
        read = clock.read(value)
        if read.date is not None:
            if read.remark:
                warn(keys.written(key), read.remark)
            keys.use(key)
            return read.date, "", key
        if not wrong and value is not None and key not in _FURTHER_DATE_KEYS:
            wrong, wrong_key = f"{value!r:.80}", keys.written(key)
    return None, wrong, wrong_key


def _latest(values: Sequence[object], clock: Clock) -> object:
    """The last of several dates, as it was written; the first value where none can be read."""
    read = [(found, value) for value in values if (found := clock.read(value).date)]
    first = values[0] if values else None
    return max(read, key=lambda each: each[0])[1] if read else first


def _word_for_date(keys: Keys) -> str:
    """A word in the place of the date, for what only the file system or its history knows."""
    found = keys.get("date")
    is_word = isinstance(found, str) and found.strip().lower() in keys.generator.date_words
    return repr(found) if is_word else ""


def _part_of_date(keys: Keys, clock: Clock) -> datetime | None:
    value = keys.get("date")
    return clock.read(value.get("updated")).date if isinstance(value, dict) else None


def _in_path(keys: Keys, name: str, zone: tzinfo) -> datetime | None:
    """The date that the path spells: that in the key ``path``, else that of the file."""
    key = keys.get("path")
    from_key = date_in_path(key, zone) if isinstance(key, str) else None
    return from_key or date_in_path(name, zone)
