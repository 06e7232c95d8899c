r"""Formulas made at random: most are whole, and some lack or repeat a piece."""

from __future__ import annotations

import random
import re

from sphinx_newsfeed.html_to_docutils.elements import tex_commands as known
from sphinx_newsfeed.html_to_docutils.elements.tex import is_safe, settled

_TOKEN = re.compile(r"\\[a-zA-Z]+ ?|\\.|.", re.DOTALL)
_SIGNS = "abxyz0123+-=,.()[]|/<>!?;:*'\"`@"
_OTHERS = ["^", "_", "'", "{", "}", "&", r"\\", r"\limits ", r"\left(", r"\right)", "[", "]", "$"]
_ENVIRONMENTS = [*sorted(known.ENVIRONMENTS), "split"]
_ACCENTED = sorted(known.COMMANDS & {"hat", "vec", "bar", "overline", "underbrace", "mathbf"})
_FRACTIONS = ["frac", "binom", "tfrac"]
#: What stands alone, with no argument.
_ALONE = sorted(known.SIGNS | known.ESCAPES | known.OPERATORS | known.DELIMITERS)


def _command(name: str) -> str:
    return f"\\{name} " if name.isalpha() else f"\\{name}"


def complete_commands() -> list[str]:
    """Each command with what belongs to it, and each delimiter and environment."""
    arguments = {name: "{x}" for name in known.COMMANDS if known.arguments_of(name)}
    arguments |= {name: "{x}{y}" for name in known.COMMANDS if known.arguments_of(name) == "{{"}
    made = [_command(name) + arguments.get(name, "") for name in sorted(known.COMMANDS)]
    for name in sorted(known.SCRIPTS):
        made += [f"x{sign}{_command(name)}{arguments.get(name, '')}" for sign in "^_"]
    made += [rf"\sqrt\{name} \frac\{name} 2 \hat\{name} " for name in sorted(known.SIGNS)]
    made += [rf"\{name}\limits_a^b \{name}\nolimits_a" for name in sorted(known.OPERATORS)]
    delimiters = [*sorted(known.DELIMITER_SIGNS), *map(_command, sorted(known.DELIMITERS))]
    made += [rf"\left{each} x \right{each}" for each in delimiters]
    made += ["".join(_command(name) + each for name in known.SIZES) for each in delimiters]
    made += [rf"\text{{a{_command(name)}}}" for name in sorted(known.ESCAPES)]
    for name, columns in known.ENVIRONMENTS.items():
        row = "&".join("x" * columns)
        made.append(rf"x^{{\begin{{{name}}}{row}\\[2pt]{row}\\{row}\end{{{name}}}}}")
    return [each for each in made if each.strip("\\ ")]


class Formulas:
    """Makes formulas; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311

    def safe(self, count: int) -> list[str]:
        """So many that may become formulas, as they would stand in a document."""
        found: dict[str, None] = {}
        while len(found) < count:
            tex = self._changed(self._row(4))
            if is_safe(tex):
                found[settled(tex)] = None
        return list(found)

    def _choose(self, *values: str) -> str:
        return self._random.choice(values)

    def _changed(self, tex: str) -> str:
        tokens = _TOKEN.findall(tex)
        for _ in range(self._random.randrange(3) if tokens else 0):
            place = self._random.randrange(len(tokens) or 1)
            tokens[place : place + self._random.randrange(2)] = self._random.choice(
                [[], [self._choose(*_OTHERS)], tokens[place : place + 1] * 2]
            )
        return "".join(tokens)

    def _row(self, depth: int) -> str:
        return "".join(self._atom(depth) for _ in range(self._random.randrange(4)))

    def _atom(self, depth: int) -> str:
        kind = self._random.randrange(12 if depth else 5)
        makers = [self._group, self._accented, self._fraction, self._root, self._fence]
        makers += [self._text, self._environment]
        atom = self._plain() if kind < 5 else makers[kind - 5](depth - 1)
        scripts = self._random.randrange(3) if self._random.random() < 0.4 else 0
        return atom + "".join(self._script(depth) for _ in range(scripts)) + self._choose("", " ")

    def _plain(self) -> str:
        return self._choose(self._choose(*_SIGNS), _command(self._choose(*_ALONE)))

    def _script(self, depth: int) -> str:
        sign = self._choose("^", "_")
        return self._choose(
            "'",
            f"{sign}x",
            f"{sign}{_command(self._choose(*sorted(known.SIGNS)))}",
            sign + self._group(depth - 1),
        )

    def _group(self, depth: int) -> str:
        return "{" + (self._row(depth) if depth > 0 else "x") + "}"

    def _accented(self, depth: int) -> str:
        return _command(self._choose(*_ACCENTED)) + self._choose("x", self._group(depth))

    def _fraction(self, depth: int) -> str:
        return _command(self._choose(*_FRACTIONS)) + self._group(depth) + self._group(depth)

    def _root(self, depth: int) -> str:
        return r"\sqrt" + self._choose("", "[3]", f"[{self._row(depth)}]") + self._group(depth)

    def _fence(self, depth: int) -> str:
        return (
            rf"\left{self._choose('(', '.', '[')}{self._row(depth)}\right{self._choose(')', '|')}"
        )

    def _text(self, depth: int) -> str:
        text = self._choose("a", "b c", "", "-") + self._choose(r"\%", r"\{", "")
        return rf"\text{{{text}}}"

    def _environment(self, depth: int) -> str:
        name, columns = self._choose(*_ENVIRONMENTS), self._random.randrange(1, 4)
        rows = ["&".join(self._row(depth) for _ in range(columns)) for _ in range(2)]
        content = self._choose(r"\\", r"\\[2pt]").join(rows)
        return rf"\begin{{{name}}}{content}\end{{{name}}}"
