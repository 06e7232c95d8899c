"""The flavours of Markdown that generators render, besides what all of them have in common.

All have CommonMark, tables, strikethrough, footnotes, items with check boxes and alerts: those that
lack one show its signs as text, which nobody means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

_YES = frozenset({"katex", "mathjax", "on", "true", "yes"})


#: What stands for the check box of an item, by whether it is checked: books have no boxes.
CHECK_BOXES = {True: "\u2611 ", False: "\u2610 "}


class MarkdownSyntax(Enum):
    """What a flavour of Markdown may have; the value is its name in the documentation."""

    ABBREVIATIONS = "Abbreviations"
    """``*[HTML]: …`` says what a word stands for."""

    BARE_ADDRESSES = "Addresses"
    """``https://example.org`` is a link."""

    CODE_CAPTIONS = "Captions of code"
    """Words and an address behind the language of a block of code are its caption."""

    CODE_LANGUAGES = "Languages of code"
    """``:::python`` or ``#!python`` in the first line of code names its language."""

    DEFINITION_LISTS = "Definition lists"
    """A line that begins with ``:`` defines the term above it."""

    DOUBLE_DOLLARS = "Formulas in double signs"
    """``$$x^2$$`` is one."""

    EMOJI = "Emoji"
    """``:tada:`` is one, by the names that GitHub has."""

    FORMULAS = "All formulas"
    r"""``$x$``, ``$$x$$``, ``\(x\)`` and ``\[x\]`` are formulas."""

    HEADLESS_TABLES = "Tables without a header"
    """Rows in bars are a table."""

    INDENTED_BOXES = "Boxes and tabs"
    """``!!! note``, ``??? note`` and ``=== "Title"`` with indented text below."""

    INDENTED_HTML = "Indented HTML"
    """HTML that is indented within an element is no code."""

    LINE_BREAKS = "Line breaks"
    """The end of a line within a paragraph is one."""

    LOOSE_DESTINATIONS = "Any address"
    """``[photo](my photo.png)`` is a link, and an address in a definition may end in ``)``."""

    PARTED_REFERENCES = "References with a gap"
    """The label of ``[text] [label]`` may come behind a blank or on the next line."""

    PYMDOWN_BLOCKS = "Blocks between slashes"
    """``/// note | Title``, ``/// details | Title``, ``/// caption``, up to ``///``."""

    PYMDOWN_SPANS = "Keys, marked words, icons"
    """``++ctrl+c++`` is code, ``==word==`` a word; ``:material-check:`` is left out."""
    # And ``x^2^``, ``H~2~O``, ``^^word^^``, ``{++word++}``, ``#!python`` in code.


#: Source: kramdown, "Syntax".
KRAMDOWN = frozenset(
    {
        MarkdownSyntax.ABBREVIATIONS,
        MarkdownSyntax.DEFINITION_LISTS,
        MarkdownSyntax.DOUBLE_DOLLARS,
        MarkdownSyntax.HEADLESS_TABLES,
        MarkdownSyntax.INDENTED_HTML,
        MarkdownSyntax.LOOSE_DESTINATIONS,
        MarkdownSyntax.PARTED_REFERENCES,
    }
)
#: Source: Python-Markdown, "Extra" and "CodeHilite", which generators turn on by themselves, and
#: "Admonition", whose signs nobody means as text.
PYTHON_MARKDOWN = frozenset(
    {
        MarkdownSyntax.ABBREVIATIONS,
        MarkdownSyntax.CODE_LANGUAGES,
        MarkdownSyntax.DEFINITION_LISTS,
        MarkdownSyntax.INDENTED_BOXES,
        MarkdownSyntax.INDENTED_HTML,
        MarkdownSyntax.LOOSE_DESTINATIONS,
        MarkdownSyntax.PARTED_REFERENCES,
    }
)
#: GitHub Flavored Markdown. Source: its specification, "Autolinks".
GITHUB = frozenset({MarkdownSyntax.BARE_ADDRESSES})
#: The widest that does no harm to a text that was not written for it.
WIDEST = frozenset(MarkdownSyntax) - {
    MarkdownSyntax.CODE_CAPTIONS,
    MarkdownSyntax.FORMULAS,
    MarkdownSyntax.INDENTED_HTML,
    MarkdownSyntax.LINE_BREAKS,
    MarkdownSyntax.LOOSE_DESTINATIONS,
    MarkdownSyntax.PARTED_REFERENCES,
    MarkdownSyntax.PYMDOWN_BLOCKS,
    MarkdownSyntax.PYMDOWN_SPANS,
    MarkdownSyntax.DOUBLE_DOLLARS,
}

#: Keys of front matter, and of the configuration of a site, by which its pages typeset formulas.
#: Sources: the documentation of Nikola ("Math"), of Hugo ("Mathematics"), and of themes and plugins
#: of Jekyll and Hexo.
FORMULA_KEYS = frozenset(
    {"has_math", "katex", "math", "mathjax", "use_katex", "use_math", "usekatex", "usemath"}
)


#: Plugins for formulas, as configurations name them.
_FORMULA_PLUGINS = re.compile(
    r"^(?!\s*(?:#|//)).*(?:\b(?:arithmatex|hexo-math|jekyll-katex|remark-math|render_math)\b"
    r"|\bmarkdown-it-(?:katex|mathjax|texmath)\b)",
    re.MULTILINE,
)


def site_typesets_formulas(text: str, values: Mapping[str, object]) -> bool:
    """Whether a configuration, its text and its values, asks for formulas on all pages.

    It does so by a plugin, or by a key at its outermost level, in the parameters of a theme, or of
    a mapping that is enabled. Sources: as :data:`FORMULA_KEYS`; Hugo documentation, "Passthrough".
    """
    if _FORMULA_PLUGINS.search(text):
        return True
    below = [each for each in values.values() if isinstance(each, Mapping)]
    enabled = (
        each
        for level in (values, *below)
        for key, each in level.items()
        if isinstance(each, Mapping) and key.lower() in FORMULA_KEYS
    )
    by_mapping = any(each.get("enable") is True for each in enabled)
    return by_mapping or any(map(typesets_formulas, (values, *below))) or _passes_through(values)


def _passes_through(values: Mapping[str, object]) -> bool:
    found: object = values
    for key in ("markup", "goldmark", "extensions", "passthrough", "enable"):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found is True


def typesets_formulas(values: Mapping[str, object]) -> bool:
    """Whether keys of front matter or of a configuration ask for formulas."""
    found = (value for key, value in values.items() if key.lower() in FORMULA_KEYS)
    return any(value is True or str(value).lower() in _YES for value in found)


def is_mdx(path: str) -> bool:
    """Whether a file is Markdown with JSX, by its suffix. Source: MDX documentation."""
    return path.lower().endswith(".mdx")
