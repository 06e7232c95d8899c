"""The time of a run, and the time zone that a user names."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import click


def now() -> datetime:
    """The time of the run; ``SOURCE_DATE_EPOCH`` sets it.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)


class ZoneType(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of an IANA time zone."""

    name = "zone"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> ZoneInfo:
        """The zone of that name."""
        if isinstance(value, ZoneInfo):
            return value
        try:
            return ZoneInfo(str(value))
        except (KeyError, ValueError, OSError):
            self.fail(f"{value!r} is no IANA time zone such as Europe/Berlin", param, ctx)


ZONE = ZoneType()
