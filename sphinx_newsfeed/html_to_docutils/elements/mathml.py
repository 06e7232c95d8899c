"""MathML to TeX, for pages that keep no TeX beside it.

All elements of MathML Core, and the older ones that programs still write. What comes out is judged
like any TeX of an article, so nothing here has to be safe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from sphinx_newsfeed.html_to_docutils.elements.mathml_signs import (
    CLOSING,
    FUNCTIONS,
    MATRICES,
    OPENING,
    OVER,
    SIGNS,
    UNDER,
    VARIANTS,
)
from sphinx_newsfeed.html_to_docutils.tree import Element

_TALL = ("mfrac", "mtable", "munder", "mover", "munderover")

#: Lengths of ``mspace`` in ems, and what is as long.
_SPACES = ((1.8, r"\qquad "), (0.9, r"\quad "), (0.26, r"\; "), (0.1, r"\, "))
_EMS = re.compile(r"(-?[0-9]*\.?[0-9]+)em")
_NAMED_SPACES = {"mediummathspace": r"\: ", "thickmathspace": r"\; ", "thinmathspace": r"\, "}


def tex_of(element: Element) -> str:
    """Return TeX for an element of MathML; text where it is none."""
    rule = _RULES.get(element.name)
    return rule(element) if rule else _row(element.children)


def _row(children: Sequence[Element | str]) -> str:
    """Return what stands side by side; stretched fences around something tall go in pairs."""
    parts = [child for child in children if isinstance(child, Element) or child.strip()]
    first, last = (_sign(parts[0]), _sign(parts[-1])) if len(parts) > 1 else ("", "")
    if first in OPENING and len(parts) > 1:
        inner = parts[1:-1] if last in CLOSING else parts[1:]
        lone = inner[0] if len(inner) == 1 and isinstance(inner[0], Element) else None
        kind = MATRICES.get(first + last, "cases" if first == "{" and last not in CLOSING else "")
        if lone is not None and lone.name == "mtable" and kind:
            return _rows(lone, kind)
        if last in CLOSING and any(_is_tall(part) for part in inner):
            return rf"\left{OPENING[first]}{_joined(inner)}\right{CLOSING[last]}"
    return _joined(parts)


def _joined(parts: Sequence[Element | str]) -> str:
    return "".join(_signs(p) if isinstance(p, str) else tex_of(p) for p in parts)


def _sign(part: Element | str) -> str:
    return part.text().strip() if isinstance(part, Element) and part.name == "mo" else ""


def _is_tall(part: Element | str) -> bool:
    return isinstance(part, Element) and (part.name in _TALL or part.find(*_TALL) is not None)


def _signs(text: str) -> str:
    """Return the TeX of characters; a command of letters ends with a blank."""
    found = map(_sign_in_tex, " ".join(text.split()))
    return "".join(f"{tex} " if tex[-1:].isalpha() and tex[0] == "\\" else tex for tex in found)


def _sign_in_tex(sign: str) -> str:
    if (found := SIGNS.get(sign)) is not None:
        return found
    # Letters of mathematical alphabets have one that every font has.
    plain = sign if sign.isascii() else unicodedata.normalize("NFKC", sign)
    return SIGNS.get(plain, plain) if len(plain) == 1 else sign


def _identifier(element: Element) -> str:
    text = element.text().strip()
    if text in FUNCTIONS:
        return f"\\{text} "
    variant = element.get("mathvariant")
    command = VARIANTS.get(variant, "mathrm" if len(text) > 1 and text.isalpha() else "")
    if variant == "normal" and not text.isascii():
        command = ""
    return f"\\{command}{{{_signs(text)}}}" if command else _signs(text)


def _operator(element: Element) -> str:
    text = element.text().strip()
    if text in FUNCTIONS:
        return f"\\{text} "
    if len(text) > 1 and text.isalpha():
        return rf"\operatorname{{{text}}}"
    return _signs(text)


def _text(element: Element) -> str:
    text = re.sub(r"\s+", " ", element.text())
    text = "".join(rf"\{sign}" if sign in "{}%&#$_" else sign for sign in text)
    return rf"\text{{{text}}}" if text.strip() else r"\ "


def _string(element: Element) -> str:
    left, right = element.get("lquote") or '"', element.get("rquote") or '"'
    return rf"\text{{{left}{element.text().strip()}{right}}}"


def _space(element: Element) -> str:
    width = element.get("width")
    match = _EMS.fullmatch(width)
    ems = float(match[1]) if match else 0
    return _NAMED_SPACES.get(width) or next((tex for least, tex in _SPACES if ems >= least), "")


def _parts(element: Element, count: int) -> list[Element]:
    """Return so many arguments of an element, empty ones for those that lack."""
    found = element.elements()[:count]
    return found + [Element("mrow")] * (count - len(found))


def _group(element: Element) -> str:
    """Return an argument in braces."""
    return f"{{{tex_of(element).strip()}}}"


def _fraction(element: Element) -> str:
    above, below = _parts(element, 2)
    if re.fullmatch(r"0\w*", element.get("linethickness")):
        return rf"{{\begin{{matrix}}{tex_of(above)}\\{tex_of(below)}\end{{matrix}}}}"
    return rf"\frac{_group(above)}{_group(below)}"


def _square_root(element: Element) -> str:
    return rf"\sqrt{{{_row(element.children).strip()}}}"


def _root(element: Element) -> str:
    base, index = _parts(element, 2)
    return rf"\sqrt[{tex_of(index).strip()}]{_group(base)}"


def _base(element: Element) -> str:
    """Return what scripts stand at: a sign or an operator as it is, all else in braces."""
    tex = tex_of(element).strip()
    plain = len(tex) == 1 or re.fullmatch(r"\\[a-zA-Z]+", tex)
    return tex if plain and tex not in "'^_" else f"{{{tex}}}"


def _with_scripts(base: str, below: Element | None, above: Element | None) -> str:
    tex = base
    if below is not None and (script := tex_of(below).strip()):
        tex += f"_{{{script}}}"
    if above is not None and (script := tex_of(above).strip()):
        tex += script if set(script) == {"'"} else f"^{{{script.removeprefix('^')}}}"
    return tex + " "


def _sub(element: Element) -> str:
    base, below = _parts(element, 2)
    return _with_scripts(_base(base), below, None)


def _super(element: Element) -> str:
    base, above = _parts(element, 2)
    return _with_scripts(_base(base), None, above)


def _sub_super(element: Element) -> str:
    base, below, above = _parts(element, 3)
    return _with_scripts(_base(base), below, above)


def _over(element: Element) -> str:
    base, above = _parts(element, 2)
    if commands := OVER.get(above.text().strip()):
        tex = tex_of(base).strip()
        return rf"\{commands[len(base.text().strip()) > 1]}{{{tex}}}"
    return _with_scripts(_base(base), None, above)


def _under(element: Element) -> str:
    base, below = _parts(element, 2)
    if command := UNDER.get(below.text().strip()):
        return rf"\{command}{_group(base)}"
    return _with_scripts(_base(base), below, None)


def _multiscripts(element: Element) -> str:
    base, *scripts = _parts(element, max(1, len(element.elements())))
    cut = next((i for i, e in enumerate(scripts) if e.name == "mprescripts"), len(scripts))
    before = "".join(_with_scripts("{}", *pair) for pair in _pairs(scripts[cut + 1 :]))
    first, *others = _pairs(scripts[:cut]) or [(None, None)]
    behind = _with_scripts(_base(base), *first)
    return before + behind + "".join(_with_scripts("{}", *pair) for pair in others)


def _pairs(scripts: Sequence[Element]) -> list[tuple[Element | None, Element | None]]:
    return list(zip(scripts[::2], [*scripts[1::2], None], strict=False))


def _fenced(element: Element) -> str:
    left, right = (element.attributes.get(n, d) for n, d in (("open", "("), ("close", ")")))
    separators = "".join(element.attributes.get("separators", ",").split())
    children: list[Element | str] = []
    for number, child in enumerate(element.elements()):
        if number and separators:
            separator = separators[min(number, len(separators)) - 1]
            children.append(Element("mo", children=[separator]))
        children.append(child)
    signs = [Element("mo", children=[sign]) for sign in (left, right)]
    return _row([signs[0], *children, signs[1]])


def _enclosed(element: Element) -> str:
    content = _row(element.children).strip()
    notation = element.get("notation").split()
    command = {"radical": "sqrt", "top": "overline", "bottom": "underline"}.get(" ".join(notation))
    return rf"\{command}{{{content}}}" if command else content


def _table(element: Element) -> str:
    sides = element.get("columnalign").split()
    return _rows(element, "aligned" if sides[:2] == ["right", "left"] else "matrix")


def _rows(table: Element, environment: str) -> str:
    rows = []
    for row in table.elements():
        cells = row.elements()[row.name == "mlabeledtr" :]
        rows.append("&".join(_row(cell.children).strip() for cell in cells))
    body = r"\\".join(rows)
    return rf"\begin{{{environment}}}{body}\end{{{environment}}}"


def _first(element: Element) -> str:
    return tex_of(element.elements()[0]) if element.elements() else ""


def _nothing(element: Element) -> str:
    return ""


#: Other elements give what is in them.
_RULES: Mapping[str, Callable[[Element], str]] = {
    "mi": _identifier,
    "mo": _operator,
    "mtext": _text,
    "ms": _string,
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msub": _sub,
    "msup": _super,
    "msubsup": _sub_super,
    "munder": _under,
    "mover": _over,
    "munderover": _sub_super,
    "mmultiscripts": _multiscripts,
    "mfenced": _fenced,
    "menclose": _enclosed,
    "mtable": _table,
    **dict.fromkeys(("semantics", "maction"), _first),
    **dict.fromkeys(("annotation", "annotation-xml", "mphantom", "none", "mprescripts"), _nothing),
}
