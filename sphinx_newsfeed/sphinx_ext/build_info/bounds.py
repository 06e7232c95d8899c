"""How much of each article is shown, once something failed over it; and who tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import SphinxWarning
from sphinx.events import EventManager
from sphinx.util import logging

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.policy import printable
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

#: What becomes of an article, as messages say it.
AS_TEXT = "its text is shown without markup"
LEFT_OUT = "it is left out"
#: What becomes of its page.
WITHOUT = "its page is without that"

_logger = logging.getLogger(__name__)


class Shown(IntEnum):
    """How much of an article is shown."""

    WHOLE = 0
    #: Its title, and its text in paragraphs.
    TEXT = 1
    NOTHING = 2


@dataclass
class Bounds:
    """The boundary of a build, and how much of articles is shown within what is being made."""

    boundary: Boundary = field(default_factory=lambda: Boundary(warn, (SphinxWarning,), _trace))
    _shown: dict[str, Shown] = field(default_factory=dict)

    def shown(self, docname: str) -> Shown:
        """How much of an article is to be shown."""
        return self._shown.get(docname, Shown.WHOLE)

    @contextmanager
    def showing(self, shown: Mapping[str, Shown]) -> Iterator[None]:
        """Show so much of the articles that *shown* names, and all others whole."""
        before, self._shown = self._shown, dict(shown)
        try:
            yield
        finally:
            self._shown = before


def boundary_of(app: Sphinx) -> Boundary:
    """The boundary for a build.

    Where warnings are to be exceptions, that of a warning passes; and who asks for the debugger
    (``sphinx-build --pdb``) gets it for every exception.
    """
    return Boundary(warn, (Exception,) if app.pdb else (SphinxWarning,), _trace)


def _trace(text: str) -> None:
    """Show a traceback to those who ask for more (``sphinx-build -v``)."""
    for line in text.splitlines():
        _logger.verbose("%s", printable(line))


@contextmanager
def tolerant(events: EventManager, names: Sequence[str], boundary: Boundary) -> Iterator[None]:
    """Pass over listeners to the events *names* that fail.

    The failure that led here was told. There is no other way to the listeners than the manager's
    own table of them.
    """
    before = {name: events.listeners[name] for name in names}
    try:
        for name, listeners in before.items():
            events.listeners[name] = [
                each._replace(handler=_tolerant(each.handler, boundary)) for each in listeners
            ]
        yield
    finally:
        events.listeners.update(before)


def _tolerant(handler: Callable[..., Any], boundary: Boundary) -> Callable[..., Any]:
    def handle(*arguments: Any) -> Any:
        try:
            return handler(*arguments)
        except boundary.passing:
            raise
        except Exception as error:  # whatever it is, it is the article's
            boundary.trace(f"{handler!r}: {error!r}")
            return None

    return handle


def piece(doing: str, listener: Callable[..., Any]) -> Callable[..., Any]:
    """A listener of ours that fails over an article without any harm to the rest of its page.

    It is called with the application, and with the name of a document before all else, or while
    that is read.
    """

    def handle(app: Sphinx, *arguments: Any) -> Any:
        docname = arguments[0] if isinstance(arguments[0], str) else app.env.docname
        domain: Any = app.env.get_domain("news")
        article = domain.build.catalogue.get(docname)
        if article is None:
            return listener(app, *arguments)
        with domain.build.bounds.boundary.around(article.path, doing, WITHOUT):
            return listener(app, *arguments)
        return None

    return handle
