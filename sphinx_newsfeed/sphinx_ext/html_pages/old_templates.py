"""Templates of a project that ask for what the extension gave them that came before."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.generators import PREDECESSOR
from sphinx_newsfeed.sphinx_ext.build_info.predecessor import is_predecessor


class _Nothing(str):
    """Stands in templates for what is not there: whatever is asked of it is nothing, too."""

    __slots__ = ()

    def __getattr__(self, name: str) -> _Nothing:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

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
        context.setdefault(PREDECESSOR.name, _Nothing())
