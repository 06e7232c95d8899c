r"""The grammar of formulas: what belongs to each command, and what may follow what.

Sources: D. E. Knuth, "The TeXbook", chapters 17, 18 and 26; American Mathematical Society, "User's
Guide for the amsmath Package".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexNode,
    LatexSpecialsNode,
)

from sphinx_newsfeed.html_to_docutils.elements import tex_commands as known

#: How deep groups, arguments, environments and pairs of delimiters may lie in each other. TeX has
#: room for 255 groups, of which each may take several.
DEEPEST = 25
#: What means something to TeX and has no place in a formula.
_NO_SIGNS = frozenset("#$%~&\\{}")
#: Whatever is not shown: TeX refuses some, and readers see none.
_NOT_SHOWN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
_LENGTH = re.compile(r"\[-?\d{0,3}\.?\d{1,3}(?:pt|em|ex|mm|cm)\]")
_ACCENT = re.compile(rf"\\(?:{'|'.join(known.ACCENTS)})(?![A-Za-z])")
_OPERATOR_NAME = re.compile(r"[A-Za-z0-9 -]*")

#: A character, or what stands for more than one.
_Item: TypeAlias = str | LatexNode


class NotWholeError(Exception):
    """Something is missing, or is where it may not be."""


def check_formula(found: Iterable[LatexNode]) -> None:
    """Raise :class:`NotWholeError` unless what the parser found is whole."""
    _check_row(_items(found), 0)


def _items(found: Iterable[LatexNode]) -> list[_Item]:
    """The characters and nodes of a list; blanks are kept, since some commands mind them."""
    items: list[_Item] = []
    for node in found:
        if isinstance(node, LatexCharsNode):
            items += node.chars
        else:
            items.append(node)
    return items


def _check(condition: bool) -> None:
    if not condition:
        raise NotWholeError


class _Row:
    """What stands in one line: a formula, a group or an argument, or a cell of an environment."""

    def __init__(self, items: Sequence[_Item], depth: int) -> None:
        self._items = items
        self._place = 0
        self._depth = depth
        self._fences = 0
        self._begin_atom()

    def check(self) -> None:
        """Go over all items."""
        _check(self._depth <= DEEPEST)
        while (item := self._next()) is not None:
            if isinstance(item, str):
                self._check_character(item)
            elif isinstance(item, LatexMacroNode):
                self._check_command(item)
            else:
                _check_box(item, self._depth + self._fences + 1)
                self._begin_atom()
        _check(self._fences == 0)

    def _begin_atom(self, *, takes_limits: bool = False) -> None:
        """Begin what may get one subscript, one superscript and, as an operator, limits."""
        self._has_sub = self._has_super = self._has_prime = False
        self._takes_limits = takes_limits

    def _next(self) -> _Item | None:
        if self._place == len(self._items):
            return None
        self._place += 1
        return self._items[self._place - 1]

    def _next_but_blank(self) -> _Item | None:
        while _is_blank(item := self._next()):
            pass
        return item

    def _check_character(self, character: str) -> None:
        if character == " ":
            # TeX puts a prime and the superscript behind it together unless a blank lies between.
            self._has_prime = False
            return
        self._takes_limits = False
        if character == "'":
            _check(not self._has_super or self._has_prime)
            self._has_super = self._has_prime = True
        elif character == "^":
            _check(not self._has_super or self._has_prime)
            self._has_super, self._has_prime = True, False
            self._check_script()
        elif character == "_":
            _check(not self._has_sub)
            self._has_sub, self._has_prime = True, False
            self._check_script()
        else:
            _check_sign(character)
            self._begin_atom()

    def _check_script(self) -> None:
        script = self._next_but_blank()
        _check(script is not None)
        if isinstance(script, LatexMacroNode):
            _check(script.macroname in known.SCRIPTS)
            _check_arguments(script, self._depth + self._fences + 1)
        else:
            _check_argument(script, self._depth + self._fences + 1)

    def _check_command(self, command: LatexMacroNode) -> None:
        name = command.macroname
        if name in known.LIMITS:
            _check(self._takes_limits)
            self._takes_limits = False
            return
        if name in known.FENCES or name in known.SIZES:
            self._fences += known.FENCES.get(name, 0)
            _check(self._fences >= 0)
            _check_delimiter(self._next_but_blank())
        else:
            _check(name in known.COMMANDS)
            _check_arguments(command, self._depth + self._fences + 1)
        self._begin_atom(takes_limits=name in known.OPERATORS)
        if name in known.UNBOXED and _has_scripts(command):
            # They would meet those that follow.
            self._has_sub = self._has_super = True


def _is_blank(item: _Item | None) -> bool:
    # Nodes cannot be compared with a character.
    return isinstance(item, str) and item == " "


def _check_row(items: Sequence[_Item], depth: int) -> None:
    _Row(items, depth).check()


def _check_sign(character: str) -> None:
    """A character that stands for itself."""
    _check(character not in _NO_SIGNS)
    _check(unicodedata.category(character) not in _NOT_SHOWN)


def _check_delimiter(item: _Item | None) -> None:
    if isinstance(item, LatexMacroNode):
        _check(item.macroname in known.DELIMITERS)
    else:
        _check(isinstance(item, str) and item in known.DELIMITER_SIGNS)


def _check_box(node: LatexNode, depth: int) -> None:
    """A group or an environment."""
    if isinstance(node, LatexEnvironmentNode):
        _check_environment(node, depth)
    else:
        _check(isinstance(node, LatexGroupNode) and node.delimiters == ("{", "}"))
        _check_row(_items(node.nodelist), depth)


def _check_arguments(command: LatexMacroNode, depth: int) -> None:
    name = command.macroname
    arguments = command.nodeargd.argnlist if command.nodeargd else []
    if name in known.TEXTS:
        _check_text(arguments[0])
        return
    if name == known.OPERATOR_NAME:
        _check(isinstance(arguments[1], LatexGroupNode))
        _check(_OPERATOR_NAME.fullmatch(arguments[1].latex_verbatim()[1:-1]) is not None)
        return
    if name in known.WITH_OPTION and arguments[0] is not None:
        # Which bracket ends it differs between programs where there are several.
        _check(not set("[]") & set(arguments[0].latex_verbatim()[1:-1]))
        items = _items(arguments[0].nodelist)
        _check(not any(isinstance(item, LatexEnvironmentNode) for item in items))
        _check_row(items, depth)
        arguments = arguments[1:]
    for argument in arguments:
        if argument is not None:
            _check(name not in known.ACCENTS or not _has_nested_accent(argument))
            _check_argument(argument, depth)


def _has_nested_accent(argument: LatexNode) -> bool:
    """Whether there are accents and scripts: of accents on accents amsmath moves the scripts."""
    return _ACCENT.search(argument.latex_verbatim()) is not None and _has_scripts(argument)


def _has_scripts(node: LatexNode) -> bool:
    return any(sign in node.latex_verbatim() for sign in "^_'")


def _check_argument(argument: _Item | LatexNode | None, depth: int) -> None:
    """A group, or one character or symbol."""
    if isinstance(argument, LatexCharsNode):
        argument = argument.chars
    if isinstance(argument, str):
        _check(len(argument) == 1 and argument not in "^_' ")
        _check_sign(argument)
    elif isinstance(argument, LatexMacroNode):
        _check(argument.macroname in known.SIGNS)
    else:
        _check(isinstance(argument, LatexGroupNode))
        _check_box(argument, depth)


def _check_text(argument: LatexNode) -> None:
    """Text in a group, in which no formula stands; without any, nothing gets what follows."""
    _check(isinstance(argument, LatexGroupNode) and argument.latex_verbatim().strip("{ }") != "")
    for item in _items(argument.nodelist):
        if isinstance(item, str):
            _check(item not in "^_")
            _check_sign(item)
        elif isinstance(item, LatexMacroNode):
            _check(item.macroname in known.ESCAPES or item.macroname in known.TEXTS)
            if item.macroname in known.TEXTS:
                _check_text(item.nodeargd.argnlist[0])
        else:
            _check_text(item)


def _check_environment(node: LatexEnvironmentNode, depth: int) -> None:
    """Rows of cells, no more in each than the environment has columns."""
    columns = known.ENVIRONMENTS.get(node.environmentname, 0)
    items = _items(node.nodelist)
    # What begins with a bracket would be an argument of some environments.
    first = next((item for item in items if not _is_blank(item)), None)
    _check(columns > 0 and not (isinstance(first, str) and first == "["))
    cell: list[_Item] = []
    column = 1
    for item in items:
        if isinstance(item, LatexSpecialsNode):
            column += 1
            _check(column <= columns)
        elif isinstance(item, LatexMacroNode) and item.macroname == known.NEW_ROW:
            _check_new_row(item)
            column = 1
        else:
            cell.append(item)
            continue
        _check_row(cell, depth)
        cell = []
    _check_row(cell, depth)


def _check_new_row(command: LatexMacroNode) -> None:
    star, distance = command.nodeargd.argnlist
    _check(star is None)
    _check(distance is None or _LENGTH.fullmatch(distance.latex_verbatim()) is not None)
