"""What HTML alone has to be judged by: sizes, styles, and what is not displayed.

What an article may link to, show and be called is judged by ``sphinx_newsfeed.policy``.
"""

from __future__ import annotations

import re


def length(value: str, *, percent: bool = False) -> str | None:
    """Return a width or height as docutils takes it, None for anything else (``auto``, ``calc()``).

    A percentage is passed on only where it has a meaning, for widths.
    """
    match = re.fullmatch(r"\s*0*([1-9][0-9]{0,4})(?:\.[0-9]+)?\s*(px|%)?\s*", value)
    if match is None or (match[2] == "%" and (not percent or int(match[1]) > 100)):
        return None
    return match[1] + (match[2] or "px")


def declarations(style: str) -> dict[str, str]:
    """Return the declarations of a ``style`` attribute, in lower case and without blanks."""
    pairs = (part.partition(":") for part in re.sub(r"\s", "", style.lower()).split(";"))
    return {name: value for name, _, value in pairs if value}


def shows_by_style(attributes: dict[str, str]) -> bool:
    """Tell whether a style shows an element that its attribute ``hidden`` would not."""
    style = declarations(attributes.get("style", ""))
    return not style.get("display", "none").startswith("none")


def is_hidden_by_style(attributes: dict[str, str]) -> bool:
    """Tell whether a style keeps an element from being displayed (HTML standard, 15.3.1)."""
    if "style" not in attributes:
        return False
    style = declarations(attributes["style"])
    return style.get("display", "").startswith("none") or style.get("visibility", "").startswith(
        "hidden"
    )
