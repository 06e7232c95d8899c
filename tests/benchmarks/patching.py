"""Puts functions in the place of others, from outside, for as long as something is observed."""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, ModuleType
from typing import Any

PACKAGE = "sphinx_newsfeed"

#: Is given the function that it stands for, and all arguments of a call.
Around = Callable[..., Any]


class GoneError(Exception):
    """A name that is to be observed stands for nothing any more."""


def resolve(name: str) -> tuple[Any, str]:
    """The owner of what ``package.module:Class.method`` names, and its name there."""
    module, _, path = name.partition(":")
    *owners, last = path.split(".")
    try:
        owner: Any = importlib.import_module(module)
        for each in owners:
            owner = getattr(owner, each)
        getattr(owner, last)
    except (ModuleNotFoundError, AttributeError) as error:
        if isinstance(error, ModuleNotFoundError) and not module.startswith(error.name or "?"):
            # Something is not installed.
            raise
        message = f"{name} is gone ({error}): name what does this now, or take the line out"
        raise GoneError(message) from None
    return owner, last


@contextmanager
def wrapped(name: str, around: Around) -> Iterator[None]:
    """Let *around* stand for what is named, wherever it has been imported."""
    owner, last = resolve(name)
    original = getattr(owner, last)

    @functools.wraps(original)
    def stand_in(*args: Any, **kwargs: Any) -> Any:
        return around(original, *args, **kwargs)

    own = vars(owner).get(last)
    _put(owner, last, stand_in)
    for module in _importers(original):
        setattr(module, last, stand_in)
    try:
        yield
    finally:
        # What was imported meanwhile has the stand-in, too.
        for module in _importers(stand_in):
            setattr(module, last, original)
        _put(owner, last, own)


def _put(owner: Any, name: str, value: object) -> None:
    """Set an attribute, or remove it where the owner had none of its own."""
    if value is None:
        delattr(owner, name)
    else:
        setattr(owner, name, value)


def _importers(function: Any) -> list[ModuleType]:
    """The modules that have a function by its name, since they define it or have imported it."""
    name = function.__name__
    modules = [each for each in list(sys.modules.values()) if isinstance(each, ModuleType)]
    return [each for each in modules if vars(each).get(name) is function]


def module_of(frame: FrameType | None) -> str:
    """The module whose code runs in a frame."""
    return "" if frame is None else str(frame.f_globals.get("__name__", ""))


def caller(*passed_over: str) -> tuple[str, str]:
    """The module and function that called, those of this module and of *passed_over* aside."""
    frame: FrameType | None = sys._getframe(1)
    aside = (__name__, "contextlib", "functools", *passed_over)
    while frame is not None and module_of(frame).startswith(aside):
        frame = frame.f_back
    return module_of(frame), "" if frame is None else frame.f_code.co_name
