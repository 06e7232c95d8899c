"""Where a project's own code takes part in the conversion of HTML bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

if TYPE_CHECKING:
    from sphinx_newsfeed.html_to_docutils import Handler
    from sphinx_newsfeed.html_to_docutils.editing import Prepare

#: What projects may use; the rest is for the extension itself.
__all__ = ["BODY_PARSED", "add_html_handler"]

#: Emitted with the docname of an article and its parsed HTML, a :class:`bs4.BeautifulSoup` that
#: may be changed, before it is converted.
BODY_PARSED = "newsfeed-body-parsed"

_handlers: WeakKeyDictionary[Sphinx, dict[str, Handler]] = WeakKeyDictionary()


def add_html_handler(app: Sphinx, name: str, handler: Handler) -> None:
    """Let *handler* put the elements of this name, in lower case, in all articles of *app*.

    To be called in the ``setup`` of a project's ``conf.py`` or of another extension. What a handler
    is given and may do is told in :mod:`sphinx_newsfeed.html_to_docutils`.
    """
    _handlers.setdefault(app, {})[name] = handler


def html_handlers(app: Sphinx) -> dict[str, Handler]:
    """The handlers that were added for *app*."""
    return dict(_handlers.get(app, {}))


def prepare_body(env: BuildEnvironment) -> Prepare | None:
    """What hands a parsed body to the project's listeners; ``None`` when nobody listens."""
    if not env.events.listeners.get(BODY_PARSED):
        return None
    docname = env.docname

    def prepare(soup: Any) -> None:
        env.events.emit(BODY_PARSED, docname, soup)

    return prepare
