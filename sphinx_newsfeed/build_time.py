"""The time of a build or of a command."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def build_time() -> datetime:
    """Now, in UTC; ``SOURCE_DATE_EPOCH`` sets it.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
