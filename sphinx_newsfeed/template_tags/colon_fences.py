"""Boxes between colons, as some generators write them in Markdown."""

from __future__ import annotations

import re

from sphinx_newsfeed.template_tags.markup import BOX_CLOSING, box_opening

#: ``:::note``, ``:::tip[Title]``, ``::: warning Title``, ``::: {.callout-note title="Title"}``.
_OPENING = re.compile(
    r"([ ]*)(:{3,})(?:[ \t]*(\w+)(?:\[([^\n]*)\]|[ \t]+([^\n]*))?"
    r"|[ \t]*\{\.callout-(\w+)(?:[^{}\n]*title=[\"']([^\"'{}\n]*)[\"'])?[^{}\n]*\})[ \t]*"
)
_CLOSING = re.compile(r"[ ]*(:{3,})[ \t]*")
_CODE = re.compile(r"[ ]*(`{3,}|~{3,})")
#: What docutils calls each kind.
_KINDS = {
    **dict.fromkeys(("note", "info", "secondary", "important", "success", "details"), "note"),
    **dict.fromkeys(("tip", "warning", "danger", "caution"), ""),
}
#: A fence of so many backticks, and the colons besides, is longer than that of any code within.
_LONGER = 8


def box_colon_fences(body: str, *, trusted: bool = True) -> str:
    """The body with a directive of MyST, or HTML, for each box; lines stay where they are.

    What lies in code, is of no kind that is known, or is not closed, stays as it is.
    """
    if ":::" not in body:
        return body
    lines = body.split("\n")
    code = ""
    opened: list[tuple[int, int, str]] = []
    for at, line in enumerate(lines):
        fence = _CODE.match(line)
        if fence:
            code = "" if code and fence[1].startswith(code) else code or fence[1]
        elif not code:
            _take(lines, at, opened, trusted=trusted)
    return "\n".join(lines)


def _take(lines: list[str], at: int, opened: list[tuple[int, int, str]], *, trusted: bool) -> None:
    opening = _OPENING.fullmatch(lines[at])
    closing = _CLOSING.fullmatch(lines[at])
    name = (opening[3] or opening[6]).lower() if opening else ""
    if opening and name not in _KINDS:
        opened.append((at, len(opening[2]), ""))
    elif opening:
        kind = _KINDS[name] or name
        title = (opening[4] or opening[5] or opening[7] or "").strip()
        ticks = "`" * (_LONGER + len(opening[2]))
        first = f"{opening[1]}{ticks}{{{kind}}}" + (f" **{title}**" if title else "")
        first = first if trusted else opening[1] + box_opening(kind, title)
        opened.append((at, len(opening[2]), first))
    elif closing and opened and opened[-1][1] == len(closing[1]):
        start, colons, first = opened.pop()
        if first:
            lines[start] = first
            indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
            lines[at] = indent + ("`" * (_LONGER + colons) if trusted else BOX_CLOSING)
