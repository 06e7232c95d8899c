"""Pages at old addresses that lead readers to where an article stands now."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

#: By this a redirect page of ours is known from any other file.
MARK = '<meta name="generator" content="sphinx-newsfeed redirect">'
#: The folders of the output that Sphinx fills.
_OF_SPHINX = frozenset({"_static", "_images", "_sources", "_downloads", "_modules"})
#: Source: Microsoft, "Naming Files, Paths, and Namespaces".
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE | re.DOTALL)
#: Control characters, and halves of characters, which no encoding has.
_CONTROLS = frozenset({"Cc", "Cs"})
#: Source: RFC 5646, section 2.1; a longer one is none.
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{2,35}")
#: The longest name of a file that common file systems take, in bytes.
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """What a redirect page says."""

    title: str
    #: The address to go to, relative to the page, percent-encoded.
    goal: str
    #: The address by which search engines are to know the goal; relative where no other is known.
    canonical: str
    #: The language tag of the title; empty where it is not known.
    language: str = ""

    def text(self) -> str:
        """The page as HTML."""
        title, goal, canonical, language = (
            html.escape(each) for each in (self.title, self.goal, self.canonical, self.language)
        )
        attribute = f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""
        return (
            f"<!DOCTYPE html>\n<html{attribute}>\n<head>\n"
            f'<meta charset="utf-8">\n{MARK}\n'
            f'<meta http-equiv="refresh" content="0; url={goal}">\n'
            f'<meta name="robots" content="noindex">\n'
            f'<link rel="canonical" href="{canonical}">\n'
            f"<title>{title}</title>\n</head>\n<body>\n"
            f'<p><a href="{goal}">{title}</a></p>\n</body>\n</html>\n'
        )


def refusal_of(file: str) -> str:
    """Why no redirect may be written to *file*, a path with ``/``; empty where it may.

    What an article names must not reach a file elsewhere, or one that is no page, on any system.
    """
    parts = file.split("/")
    if parts[0].lower() in _OF_SPHINX:
        return f"{parts[0]} is a folder of Sphinx"
    return next((reason for reason in map(_fault_of, parts) if reason), "")


def _fault_of(part: str) -> str:
    if part in {"", ".", ".."}:
        return "it has an empty part, or one that leads out of its folder"
    if any(unicodedata.category(each) in _CONTROLS or each in "\\:" for each in part):
        return "it has a sign that no name of a file may have"
    if part.startswith(".") or part.endswith((".", " ")):
        return "it has a part that is a hidden file, or that no name of a file may end in"
    if _DEVICE.fullmatch(part):
        return f"{part} is a device on some systems"
    if len(part.encode("utf-8", "replace")) > _LONGEST:
        return "it has a part that is too long for the name of a file"
    return ""
