"""What tests of commands share."""

from __future__ import annotations

import pytest


@pytest.fixture
def fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is June 1, 2022."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1654041600")
