"""Pages at old addresses that lead readers to where an article stands now."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import PurePath

from sphinx_newsfeed.output_paths import fault_of_path
from sphinx_newsfeed.policy import NO_FOLDERS, SPHINX_FOLDERS

#: By this a redirect page of ours is known from any other file.
MARK = '<meta name="generator" content="sphinx-newsfeed redirect">'
#: Source: RFC 5646, section 2.1; a longer one is none.
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{2,35}")


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
    if parts[0].lower() in SPHINX_FOLDERS:
        return f"{parts[0]} is a folder of Sphinx"
    other = next((each for each in parts[:-1] if PurePath(each.lower()).suffix in NO_FOLDERS), "")
    if other:
        return f"{other} is the name of a file that is no page"
    return fault_of_path(file)
