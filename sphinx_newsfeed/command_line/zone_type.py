"""The time zone that a user names."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import click


class ZoneType(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of an IANA time zone."""

    name = "zone"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> ZoneInfo:
        """The zone of that name; one that was found has its name."""
        try:
            return ZoneInfo(str(value))
        except (KeyError, ValueError, OSError):
            self.fail(f"{value!r} is no IANA time zone such as Europe/Berlin", param, ctx)


ZONE = ZoneType()
