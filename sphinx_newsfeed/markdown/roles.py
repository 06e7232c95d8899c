"""Looks for a role of MyST where one begins, and nowhere else.

The plugin's own rule copies the rest of the text at each sign that may begin something, which takes
a time with the square of a long paragraph.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.myst_role.index import myst_role

_RULE = "myst_role"
#: Source: MyST, "Roles".
_BEGIN = re.compile(r"\{[\w+:-]+\}`", re.ASCII)


def find_roles_by_their_names(markdown: MarkdownIt) -> None:
    """Let a parser that knows roles look at the name before all else."""
    if _RULE in markdown.get_active_rules()["inline"]:
        markdown.inline.ruler.at(_RULE, _read_role)


def _read_role(state: StateInline, silent: bool) -> bool:
    return _BEGIN.match(state.src, state.pos) is not None and myst_role(state, silent)
