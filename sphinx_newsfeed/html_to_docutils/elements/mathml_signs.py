"""What signs, functions, accents and fences of MathML are called in TeX."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pylatexenc.latexencode import get_builtin_uni2latex_dict

from sphinx_newsfeed.html_to_docutils.elements import tex_commands as known
from sphinx_newsfeed.html_to_docutils.tree import names

# A command of one sign or of letters, as the library writes it.
_COMMAND = re.compile(r"\\ensuremath\{(\\[a-zA-Z]+|\\math[a-z]+\{[a-zA-Z0-9]\}|[-*+])\}")

_FOUND = {
    code: m[1].replace("mathscr", "mathcal")
    for code, tex in get_builtin_uni2latex_dict().items()
    if (m := _COMMAND.fullmatch(tex))
}

#: TeX for characters, where that differs from what the library says.
SIGNS: Mapping[str, str] = {
    **{
        chr(code): tex
        for code, tex in _FOUND.items()
        if not tex.startswith("\\") or re.match(r"[a-zA-Z]+", tex[1:])[0] in known.COMMANDS  # type: ignore[index]
    },
    **{sign: f"\\{sign}" for sign in "{}%&#$_"},
    **dict.fromkeys("\u2061\u2062\u2063\u2064\u200b", ""),
    **dict.fromkeys("\u2032\u02b9", "'"),
    **dict.fromkeys(" \t\n\xa0\u2002\u2003\u2009\u200a", " "),
    "\u2033": "''",
    "\u2034": "'''",
    "\\": r"\setminus",
    "~": r"\sim",
    "\xd7": r"\times",
    "\xf7": r"\div",
    "\xb7": r"\cdot",
    "\xac": r"\neg",
    "\xb0": r"^\circ",
    "\u2190": r"\leftarrow",
    "\u2191": r"\uparrow",
    "\u2192": r"\rightarrow",
    "\u2193": r"\downarrow",
    "\u2026": r"\ldots",
    "\u2111": r"\Im",
    "\u211c": r"\Re",
    "\u2205": r"\emptyset",
    "\u2216": r"\setminus",
    "\u2217": "*",
    "\u2236": ":",
    "\u22a4": r"\top",
    "\u22a5": r"\perp",
    "\u25b3": r"\triangle",
    "\u2a01": r"\bigoplus",
    "\u2a02": r"\bigotimes",
}
FUNCTIONS = frozenset(
    name
    for name in known.OPERATORS | known.COMMANDS - known.SIGNS
    if re.fullmatch("[a-zA-Z]{2,6}", name)
) & names(
    """
    arccos arcsin arctan arg cos cosh cot csc det dim exp gcd hom inf ker lg lim liminf limsup ln
    log max min Pr sec sin sinh sup tan tanh
    """
)
VARIANTS = {
    "normal": "mathrm",
    "bold": "mathbf",
    "bold-italic": "boldsymbol",
    "double-struck": "mathbb",
    "script": "mathcal",
    "fraktur": "mathfrak",
    "sans-serif": "mathsf",
    "monospace": "mathtt",
}
#: What an accent is called over one sign and over more.
OVER = {
    **dict.fromkeys("^\u02c6\u0302", ("hat", "widehat")),
    **dict.fromkeys("~\u02dc\u0303", ("tilde", "widetilde")),
    **dict.fromkeys("\xaf\u203e_\u2015\u0304\u0305\u2212-", ("bar", "overline")),
    **dict.fromkeys("\u2192\u20d7", ("vec", "overrightarrow")),
    **dict.fromkeys("\u02d9.\u0307", ("dot", "dot")),
    **dict.fromkeys("\xa8\u0308", ("ddot", "ddot")),
    **dict.fromkeys("\u23de\ufe37", ("overbrace", "overbrace")),
}
UNDER = {
    **dict.fromkeys("_\u203e\xaf\u0332\u2015", "underline"),
    **dict.fromkeys("\u23df\ufe38", "underbrace"),
}
OPENING = {
    "(": "(",
    "[": "[",
    "{": r"\{",
    "\u27e8": r"\langle ",
    "|": "|",
    "\u230a": r"\lfloor ",
    "\u2308": "[",
}
CLOSING = {
    ")": ")",
    "]": "]",
    "}": r"\}",
    "\u27e9": r"\rangle ",
    "|": "|",
    "\u230b": r"\rfloor ",
    "\u2309": "]",
}
MATRICES = {
    "()": "pmatrix",
    "[]": "bmatrix",
    "{}": "Bmatrix",
    "||": "vmatrix",
    "\u2016\u2016": "Vmatrix",
}
