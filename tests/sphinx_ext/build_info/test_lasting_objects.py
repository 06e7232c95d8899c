"""What is alive before a build is set aside, and garbage is looked for less often meanwhile."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from conftest import FREEZE_COUNT

from sphinx_newsfeed.sphinx_ext.build_info.lasting_objects import LastingObjects

pytestmark = pytest.mark.skipif(not hasattr(gc, "freeze"), reason="only CPython sets aside")
_APP: Any = None


@pytest.fixture(autouse=True)
def _counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "get_freeze_count", FREEZE_COUNT)


def test_they_are_set_aside() -> None:
    before, thresholds = gc.get_freeze_count(), gc.get_threshold()
    gc.unfreeze()
    try:
        lasting = LastingObjects()
        lasting.begin(_APP)
        assert gc.get_freeze_count()
        assert gc.get_threshold()[0] == thresholds[0]
        lasting.end(_APP, None)
        assert gc.get_threshold() == thresholds
    finally:
        gc.unfreeze()
        if before:
            gc.freeze()


def test_what_the_program_around_has_set_aside_stays_so() -> None:
    before, thresholds = gc.get_freeze_count(), gc.get_threshold()
    gc.freeze()
    lasting = LastingObjects()
    lasting.begin(_APP)
    assert gc.get_threshold() == thresholds
    lasting.end(_APP, None)
    assert gc.get_freeze_count()
    if not before:
        gc.unfreeze()
