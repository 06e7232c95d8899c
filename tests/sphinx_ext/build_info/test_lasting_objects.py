"""What is alive before a build is set aside while it lasts, and no longer."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from sphinx_newsfeed.sphinx_ext.build_info.lasting_objects import LastingObjects

pytestmark = pytest.mark.skipif(not hasattr(gc, "freeze"), reason="only CPython sets aside")
_APP: Any = None


def test_they_are_set_aside_for_the_time_of_a_build() -> None:
    before = gc.get_freeze_count()
    gc.unfreeze()
    try:
        lasting = LastingObjects()
        lasting.begin(_APP)
        assert gc.get_freeze_count()
        lasting.end(_APP, None)
        assert not gc.get_freeze_count()
    finally:
        if before:
            gc.freeze()


def test_what_the_program_around_has_set_aside_stays_so() -> None:
    before = gc.get_freeze_count()
    gc.freeze()
    lasting = LastingObjects()
    lasting.begin(_APP)
    lasting.end(_APP, None)
    assert gc.get_freeze_count()
    if not before:
        gc.unfreeze()
