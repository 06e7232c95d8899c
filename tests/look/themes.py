"""The themes whose pages are looked at, and what each of them needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: The templates of the extension.
SIDEBAR = [f"newsfeed/{name}.html" for name in ("recent", "archives", "categories", "tags")]


@dataclass(frozen=True)
class Theme:
    """A theme of Sphinx."""

    name: str
    #: What ``conf.py`` adds to the extensions.
    extensions: tuple[str, ...] = ()
    #: The value of ``html_theme_options``.
    options: Mapping[str, Any] = field(default_factory=dict)
    #: Whether it has dark colours. Without them, its pages must stay as they are in a dark system.
    has_dark: bool = True
    #: Where ``localStorage`` holds "light" or "dark" when a reader has chosen. All themes are also
    #: told by the browser which of them the system has.
    storage_keys: tuple[str, ...] = ()
    #: The templates of the theme's own sidebar. "+" stands for those of the extension; without it
    #: the theme has no sidebar of templates.
    sidebar: tuple[str, ...] = ()

    def storage(self, dark: bool) -> dict[str, str]:
        """What ``localStorage`` holds when a reader has chosen light or dark colours."""
        return dict.fromkeys(self.storage_keys, "dark" if dark else "light")

    def configuration(self) -> str:
        """The lines that are added to a project's ``conf.py``."""
        lines = [f"html_theme = {self.name!r}", f"html_theme_options = {dict(self.options)!r}"]
        # Any the project names are of another theme.
        shown = [name for each in self.sidebar for name in (SIDEBAR if each == "+" else [each])]
        lines.append(f"html_sidebars = { ({'**': shown} if shown else {})!r}")
        if self.extensions:
            lines.append(f"extensions = [*extensions, {', '.join(map(repr, self.extensions))}]")
        return "\n".join(["", *lines, ""])


THEMES = {
    theme.name: theme
    for theme in [
        Theme(
            "alabaster",
            has_dark=False,
            sidebar=("about.html", "searchfield.html", "navigation.html", "relations.html", "+"),
        ),
        # It writes its storage into the attribute "data-theme" of the body.
        Theme(
            "furo",
            storage_keys=("theme",),
            sidebar=(
                "sidebar/brand.html",
                "sidebar/search.html",
                "sidebar/scroll-start.html",
                "sidebar/navigation.html",
                "+",
                "sidebar/scroll-end.html",
            ),
        ),
        # "mode" is what was chosen, "theme" what it comes to.
        Theme(
            "pydata_sphinx_theme",
            storage_keys=("mode", "theme"),
            sidebar=("sidebar-nav-bs.html", "+"),
        ),
        Theme(
            "sphinx_book_theme",
            storage_keys=("mode", "theme"),
            sidebar=("navbar-logo.html", "search-button-field.html", "sbt-sidebar-nav.html", "+"),
        ),
        Theme("sphinx_rtd_theme", has_dark=False),
        # The attribute "data-color-mode" of the root is set from it.
        Theme("shibuya", storage_keys=("_theme",), sidebar=("sidebars/localtoc.html", "+")),
        Theme(
            "sphinx_immaterial",
            extensions=("sphinx_immaterial",),
            options={
                # Fonts would be fetched while it builds.
                "font": False,
                # Without a list of palettes it has no dark colours; the browser chooses from them.
                "palette": [
                    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
                    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
                ],
            },
        ),
    ]
}


@dataclass(frozen=True)
class KnownFault:
    """A fault of a theme itself, which no page of ours can mend."""

    #: The theme, or nothing for all of them.
    theme: str
    #: What is found in the text of the fault.
    pattern: str
    reason: str

    def covers(self, theme: str, fault: str) -> bool:
        """Whether a fault that was found in pages of a theme is this one."""
        return self.theme in ("", theme) and re.search(self.pattern, fault) is not None


#: Faults of elements that are not ours, and of looks that are the same without our stylesheet.
KNOWN_FAULTS = [
    KnownFault(
        "",
        r"^axe: color-contrast \(serious\) at code: ",
        "The colours of code are those of a style of Pygments that the theme has chosen.",
    ),
    KnownFault(
        "",
        r"^axe: scrollable-region-focusable \(serious\) at (code: )?([^:]* )?pre\b",
        "Sphinx writes listings of code without a tabindex; some themes' scripts add one.",
    ),
    KnownFault(
        "sphinx_rtd_theme",
        r"^axe: color-contrast .*foreground color: #2980b9, background color: #(fcfcfc|f3f6f6)",
        "The theme's links have a contrast of 4.19, and of 3.95 in every other row of a table.",
    ),
    *(
        KnownFault(
            theme,
            r"^axe: link-in-text-block ",
            "The theme tells links from text by their colour alone.",
        )
        for theme in ("sphinx_rtd_theme", "sphinx_immaterial")
    ),
    *(
        KnownFault(
            theme,
            r"^axe: color-contrast \(serious\) at .*\.attribution: ",
            "The theme's colour of a quotation's source is too pale on that of the quotation.",
        )
        for theme in ("pydata_sphinx_theme", "sphinx_book_theme")
    ),
    KnownFault(
        "pydata_sphinx_theme",
        r"^overflow: the page is .*: div\.[^ ]*navbar",
        "The name of a project is not broken in the header, so a long one is wider than a phone.",
    ),
]


def unknown(theme: str, faults: list[str]) -> list[str]:
    """Those of a theme's faults that the table does not hold."""
    return [each for each in faults if not any(k.covers(theme, each) for k in KNOWN_FAULTS)]
