"""Templates of a project that ask for what the extension gave them that came before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.generators import PREDECESSOR, predecessor
from sphinx_newsfeed.sphinx_ext.build_info.predecessor import is_predecessor, named_values


class _Nothing(str):
    """Stands in templates for what is not there: whatever is asked of it is nothing, too.

    Values of ``conf.py`` are there.
    """

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        self._values = values or {}

    def __new__(cls, values: Mapping[str, object] | None = None) -> Self:
        return super().__new__(cls)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._values.get(name, _Nothing())

    def __call__(self, *args: object, **options: object) -> _Nothing:
        return self

    def __getitem__(self, key: Any) -> Any:
        return self


def complete_old_templates(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give templates an object by the name of the predecessor, which has nothing to show."""
    if is_predecessor(app.config):
        known, named = predecessor(), named_values(app.config)
        values = {**named, f"{known.sign}path": known.path(named)}
        context.setdefault(PREDECESSOR.name, _Nothing(values))
