"""Runs statements of Liquid within bounds; the library that does it is imported by this alone.

Everything that a template can make grow is counted: how often something is done, how long texts
become, how much is kept under names, how much is written. No template is loaded from a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized
from functools import wraps
from typing import Any

from liquid import BoundTemplate, Environment
from liquid.exceptions import LiquidError, LiquidInterrupt
from liquid.output import LimitedStringIO

from sphinx_newsfeed.model.values import NotKnownError
from sphinx_newsfeed.policy import (
    LONGEST_PUT_IN,
    LONGEST_TEMPLATE_VALUE,
    MOST_TEMPLATE_STEPS,
)
from sphinx_newsfeed.template_tags.liquid import Engine, TemplateError, TooMuchError
from sphinx_newsfeed.template_tags.liquid_expressions import EXPRESSION_FILTERS, CountingContext
from sphinx_newsfeed.template_tags.liquid_filters import FILTERS

#: How many signs or items of a value are as much work as one step.
_SIZE_OF_STEP = 32
#: Filters that take as many steps as a text has signs.
_SLOW = frozenset(("markdownify",))
#: The most signs and items that a value may have with all that is in it: those of data files are
#: not so large.
_HEAVIEST = 10 * LONGEST_TEMPLATE_VALUE
#: The largest whole number, in bits.
_LARGEST_NUMBER = 256
#: Filters that put a text in the place of another, or between many.
_REPLACING = frozenset(("replace", "replace_first", "replace_last"))
_JOINING = frozenset(("array_to_sentence_string", "join"))


class Missing(Mapping[str, object]):
    """A value that cannot be had; asking anything of it says so."""

    def __getitem__(self, key: str) -> object:
        raise NotKnownError

    def __iter__(self) -> Iterator[str]:
        raise NotKnownError

    def __len__(self) -> int:
        raise NotKnownError


class _Context(CountingContext):
    """What a template knows, and how much it did; the steps of all templates of a body add up."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._steps = MOST_TEMPLATE_STEPS
        #: How many tags the template has that is run: so many steps a loop may take at once.
        self.tags = 1

    def spend(self, steps: int) -> None:
        """Count steps."""
        self._steps -= steps
        if self._steps < 0:
            raise TooMuchError

    def get(self, path: list[object], **options: Any) -> Any:
        """The value of a name; it is a step, and more where it is long."""
        # First, so that behind the last step nothing large is measured.
        self.spend(1)
        found = super().get(path, **options)
        self.spend(_weight(found) // _SIZE_OF_STEP)
        if isinstance(found, Missing):
            raise NotKnownError
        return found

    def assign(self, key: str, val: Any) -> None:
        """Keep a value under a name; what is kept in all has as many steps as it is long."""
        self.spend(1 + _weight(val) // _SIZE_OF_STEP)
        if _size(val) > LONGEST_TEMPLATE_VALUE:
            raise TooMuchError
        self.locals[key] = val

    def raise_for_loop_limit(self, length: int = 1) -> None:
        """Count all rounds of a loop that begins."""
        self.spend(length * self.tags)

    def stopindex(self, key: str, index: int | None = None) -> int:
        """Where a loop stops, which the library asks for before it makes a list of the rounds."""
        if index is not None and index > MOST_TEMPLATE_STEPS:
            raise TooMuchError
        return super().stopindex(key, index)


class _Template(BoundTemplate):
    context_class = _Context


class _Environment(Environment):
    template_class = _Template
    output_stream_limit = LONGEST_PUT_IN

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Take the library's tags and filters and the filters of generators, all within bounds."""
        super().setup_tags_and_filters(extra=extra)
        for name in ("include", "render"):
            del self.tags[name]
        self.filters |= {**FILTERS, **EXPRESSION_FILTERS}
        self.filters = {name: _bounded(name, each) for name, each in self.filters.items()}


def _bounded(name: str, apply: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that counts what it is given and what it gives."""
    passed = getattr(apply, "with_context", False)

    @wraps(apply)
    def bounded(value: object, *args: object, context: _Context, **options: Any) -> object:
        given = [value, *args, *(v for k, v in options.items() if k != "environment")]
        size = sum(map(_size, given))
        if size > LONGEST_TEMPLATE_VALUE or _grown(name, given) > LONGEST_TEMPLATE_VALUE:
            raise TooMuchError
        context.spend(size if name in _SLOW else 4)
        if passed:
            options["context"] = context
        context.spend(sum(map(_weight, given)) // _SIZE_OF_STEP)
        found = apply(value, *args, **options)
        weight = _weight(found)
        context.spend(weight // _SIZE_OF_STEP)
        if weight > _HEAVIEST:
            raise TooMuchError
        if isinstance(found, int) and found.bit_length() > _LARGEST_NUMBER:
            raise TooMuchError
        return found

    bounded.with_context = True  # type: ignore[attr-defined]
    return bounded


def _grown(name: str, given: list[object]) -> int:
    """How long at most a text becomes into which another is put again and again."""
    if name in _REPLACING and len(given) > 1:
        text, old = str(given[0]), str(given[1])
        new = str(given[2]) if len(given) > 2 else ""
        return len(text) + text.count(old) * len(new)
    if name in _JOINING:
        between = sum(_size(each) for each in given[1:])
        parts = given[0] if isinstance(given[0], list | tuple) else []
        return sum(_size(part) + between for part in parts)
    return 0


def _size(value: object) -> int:
    if isinstance(value, str | list | tuple | dict):
        return len(value)
    if isinstance(value, range):
        return min(max(value.stop - value.start, 0), LONGEST_TEMPLATE_VALUE + 1)
    return len(value) if isinstance(value, Sized) and not isinstance(value, Missing) else 1


def _weight(value: object) -> int:
    """How many signs and items a value has, with all that its items hold, each time they do.

    A list that holds one list twice, which holds one twice, and so on, is short and has no end
    when it is written. Of one that is too large so much is told, and no more.
    """
    if not isinstance(value, list | tuple | dict):
        return _size(value)
    weight, waiting = 0, [value]
    while waiting and weight <= _HEAVIEST:
        items = waiting.pop()
        weight += len(items)
        for item in items.values() if isinstance(items, dict) else items:
            if isinstance(item, list | tuple | dict):
                waiting.append(item)
            elif isinstance(item, str):
                weight += len(item)
            if weight > _HEAVIEST:
                break
    return weight


#: No file can be read by it, and nothing is escaped: what is put in is markup, as in the generator.
_ENVIRONMENT = _Environment()


class LiquidEngine(Engine):
    """Runs the templates of one body."""

    def __init__(self, names: Mapping[str, object]) -> None:
        """*names* are what templates know from the start."""
        self._context = _Context(_ENVIRONMENT.from_string(""), globals=names)
        self._room = LONGEST_PUT_IN

    def forget(self, name: str) -> None:
        """See :class:`Engine`."""
        self._context.locals[name] = Missing()

    def run(self, source: str, tags: int = 1, **names: object) -> str:
        """See :class:`Engine`."""
        buffer = LimitedStringIO(limit=self._room)
        self._context.tags = tags
        try:
            # A template that does nothing is read all the same; behind the last step none is.
            self._context.spend(1 + len(source) // _SIZE_OF_STEP)
            template = _ENVIRONMENT.from_string(source)
            template.render_with_context(self._context, buffer, names)
        except (LiquidError, LiquidInterrupt) as error:
            raise TemplateError(_reason(error)) from error
        except (NotKnownError, TemplateError):
            raise
        # What a filter of the library raises over values that it did not expect.
        except Exception as error:
            raise TemplateError(f"{type(error).__name__}: {error}") from error
        written = buffer.getvalue()
        self._room -= len(written.encode("utf-8", "replace"))
        return written


def _reason(error: BaseException) -> str:
    words = " ".join(str(error.args[0] if error.args else error).split())
    return words if len(words) <= 100 else f"{words[:99]}…"
