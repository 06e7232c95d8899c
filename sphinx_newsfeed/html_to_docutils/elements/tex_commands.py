r"""The commands and environments that formulas of articles may have, by what belongs to each.

All are of LaTeX itself, of amsmath or of amssymb, which Sphinx loads, and MathJax has them all.
None reads, writes, defines or links to anything.
"""

from __future__ import annotations

from pylatexenc.macrospec import (
    EnvironmentSpec,
    LatexContextDb,
    MacroSpec,
    SpecialsSpec,
)

from sphinx_newsfeed.html_to_docutils.tree import names

#: Single signs, which may be a script or an argument without braces.
SIGNS = names(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi
    varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi
    Pi Sigma Upsilon Phi Psi Omega
    times div pm mp ast star circ bullet oplus otimes odot wedge vee cap cup setminus cdot cdotp
    le leq ge geq equiv sim simeq approx propto prec succ ll gg subset supset subseteq supseteq
    in ni mid nmid parallel perp vdash land lor to gets rightarrow leftarrow leftrightarrow
    Rightarrow Leftarrow Leftrightarrow uparrow downarrow rightharpoonup
    infty partial nabla forall exists nexists emptyset varnothing neg lnot top bot prime ell hbar
    Re Im aleph triangle square therefore because
    """
)
#: What is made of several signs or has space around it, so that TeX wants braces around it there.
_WORDS = names(
    """
    arg dim exp hom ker lg ln log sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan bmod
    cdots ldots dots vdots ddots ne neq cong notin models mapsto longrightarrow longleftarrow
    implies iff hookrightarrow angle
    """
)
#: Operators, which may be followed by ``\limits``.
OPERATORS = names(
    """
    sum prod int iint iiint oint coprod bigcup bigcap bigoplus bigotimes
    lim limsup liminf sup inf max min det gcd Pr
    """
)
LIMITS = names("limits nolimits")

#: Signs and commands that may stand behind ``\left``, ``\right``, ``\big`` and their like.
DELIMITER_SIGNS = frozenset("()[]/|.<>")
DELIMITERS = frozenset("{}|") | names(
    """
    langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert vert Vert lbrace rbrace
    uparrow downarrow
    """
)
#: How many more pairs are open behind each.
FENCES = {"left": 1, "right": -1}
SIZES = names("big Big bigg Bigg bigl bigr Bigl Bigr")

#: Signs with a meaning of their own that stand for themselves.
ESCAPES = frozenset("{}%&#$_ ,")
_SPACES = names("quad qquad displaystyle textstyle") | frozenset(",;:! ")

#: Text of one argument, in which no formula stands.
TEXTS = names("text textbf textit textrm")
ACCENTS = names("hat widehat bar vec dot ddot tilde widetilde")
_BARS = names("overline underline overbrace underbrace overrightarrow pmod mod")
_ALPHABETS = names("mathbf mathbb mathcal mathrm mathit mathsf mathtt mathfrak boldsymbol")
#: What puts no braces around its argument.
UNBOXED = names("mod boldsymbol")
_FRACTIONS = names("frac dfrac tfrac binom dbinom tbinom")
WITH_OPTION = names("sqrt")
OPERATOR_NAME = "operatorname"

#: What may be a script without braces.
SCRIPTS = SIGNS | TEXTS | _FRACTIONS | _ALPHABETS - names("boldsymbol")
#: All that stands for itself, or has arguments alone.
COMMANDS = (
    SIGNS
    | _WORDS
    | OPERATORS
    | DELIMITERS
    | ESCAPES
    | TEXTS
    | WITH_OPTION
    | _SPACES
    | ACCENTS
    | _BARS
    | _ALPHABETS
    | _FRACTIONS
    | {OPERATOR_NAME}
)
NEW_ROW = "\\"

#: How many columns each may have. A matrix of amsmath has ten unless its counter says more.
ENVIRONMENTS = {
    **dict.fromkeys(names("matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix"), 10),
    "cases": 2,
    "aligned": 20,
    "gathered": 1,
}


_ARGUMENTS = {
    **dict.fromkeys(TEXTS | ACCENTS | _BARS | _ALPHABETS, "{"),
    **dict.fromkeys(_FRACTIONS, "{{"),
    **dict.fromkeys(WITH_OPTION, "[{"),
    OPERATOR_NAME: "*{",
    NEW_ROW: "*[",
}


def arguments_of(command: str) -> str:
    """What belongs to a command, as the parser writes it: a brace for each argument."""
    return _ARGUMENTS.get(command, "")


def _context() -> LatexContextDb:
    context = LatexContextDb()
    context.add_context_category(
        "formulas",
        macros=[MacroSpec(name, args_parser=found) for name, found in _ARGUMENTS.items()],
        environments=[EnvironmentSpec(name) for name in ENVIRONMENTS],
        specials=[SpecialsSpec("&")],
    )
    return context


#: What the parser must know.
CONTEXT = _context()
