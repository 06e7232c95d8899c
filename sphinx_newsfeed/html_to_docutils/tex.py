r"""Which TeX of an article may become a formula.

Writers put formulas into LaTeX and MathJax as they are, where ``\input``, ``\write`` or ``\href``
do harm, and an unbalanced brace stops the run. So only commands known to be harmless pass.
"""

from __future__ import annotations

import re

from sphinx_newsfeed.html_to_docutils.tree import names

_LONGEST = 4000

_COMMANDS = names(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi
    varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi
    Pi Sigma Upsilon Phi Psi Omega
    frac dfrac tfrac binom dbinom tbinom sqrt sum prod int iint iiint oint coprod bigcup bigcap
    bigoplus bigotimes lim limsup liminf sup inf max min arg det dim exp gcd hom ker lg ln log Pr
    sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan bmod pmod mod
    cdot cdots ldots dots vdots ddots times div pm mp ast star circ bullet oplus otimes odot wedge
    vee cap cup setminus cdotp
    le leq ge geq ne neq equiv sim simeq approx cong propto prec succ ll gg subset supset subseteq
    supseteq in ni notin mid nmid parallel perp models vdash
    to gets mapsto rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow uparrow
    downarrow longrightarrow longleftarrow implies iff hookrightarrow rightharpoonup
    infty partial nabla forall exists nexists emptyset varnothing neg lnot land lor top bot angle
    prime ell hbar Re Im aleph triangle square therefore because
    hat widehat bar overline underline vec dot ddot tilde widetilde overbrace underbrace
    overrightarrow mathbf mathbb mathcal mathrm mathit mathsf mathtt mathfrak boldsymbol text textbf
    textit textrm operatorname displaystyle textstyle limits nolimits
    left right big Big bigg Bigg bigl bigr Bigl Bigr langle rangle lfloor rfloor lceil rceil lvert
    rvert lVert rVert vert Vert lbrace rbrace
    quad qquad begin end
    """
)
_ENVIRONMENTS = names(
    """
    matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases aligned gathered split
    """
)
_TOKEN = re.compile(r"\\(?:([a-zA-Z]+)|(.)|$)|\{|\}|&|[$#%~]|\^\^", re.DOTALL)
_ESCAPES = frozenset("{}|,;:! \\&%$#_")


def is_safe(tex: str) -> bool:
    """Tell whether TeX consists of known commands, balanced, and no more than a page of it."""
    if not tex.strip() or len(tex) > _LONGEST or not _balanced_pairs(tex):
        return False
    braces = 0
    environments: list[str] = []
    for token in _TOKEN.finditer(tex):
        text = token[0]
        if text == "{":
            braces += 1
        elif text == "}":
            braces -= 1
        elif text in ("&", "\\\\"):
            if not environments:
                return False
        elif token[1] in ("begin", "end"):
            if not _environment(tex, token.end(), token[1] == "begin", environments):
                return False
        elif token[1] not in _COMMANDS if token[1] else token[2] not in _ESCAPES:
            return False
        if braces < 0:
            return False
    return not braces and not environments


def _balanced_pairs(tex: str) -> bool:
    left, right = (re.findall(rf"\\{side}(?![a-zA-Z])", tex) for side in ("left", "right"))
    return len(left) == len(right)


def _environment(tex: str, position: int, begins: bool, environments: list[str]) -> bool:
    r"""Follow ``\begin{x}`` and ``\end{x}``; tell whether it is known and in its place."""
    name = re.compile(r"\{([a-zA-Z]+)\}").match(tex, position)
    if name is None or name[1] not in _ENVIRONMENTS:
        return False
    if begins:
        environments.append(name[1])
        return True
    return bool(environments) and environments.pop() == name[1]
