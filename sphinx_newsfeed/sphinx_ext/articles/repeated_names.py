"""Lets a body name one place again and again without docutils looking at all that stands around it.

docutils puts a message beside each target whose name is taken, and checks the whole row of nodes
that it comes to stand in. Sphinx shows none of these messages; that a name is taken is told all the
same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes

_METHOD = "set_duplicate_name_id"


@contextmanager
def repeated_names(document: nodes.document) -> Iterator[None]:
    """Let docutils put no message about names into *document* for what is parsed meanwhile."""
    # There is no setting for it; a document that lacks the method is left as it is.
    found: Any = getattr(document, _METHOD, None)
    if found is None:
        yield
        return

    def without_message(node: Any, id: Any, name: Any, msgnode: Any, explicit: Any) -> Any:  # noqa: A002
        return found(node, id, name, None, explicit)

    setattr(document, _METHOD, without_message)
    try:
        yield
    finally:
        delattr(document, _METHOD)
