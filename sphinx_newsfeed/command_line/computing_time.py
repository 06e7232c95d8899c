"""Bounds the time that a computation takes, as far as the system lets a program be interrupted."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLongError(Exception):
    """A computation takes more than it may."""


@contextmanager
def computing_at_most(seconds: float) -> Iterator[None]:
    """Raise :exc:`TooLongError` in what is done here once it took so much time of the processor.

    There is no bound on Windows, which has no such timer, nor in any thread but the main one.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
