"""What kinds of output there are, as far as listings and pages differ by it."""

from __future__ import annotations

from sphinx.builders import Builder

#: Builders that make one document of many, or a book's order, out of table of contents trees.
_ASSEMBLING = frozenset({"latex", "texinfo", "man", "singlehtml", "epub"})
#: Builders of HTML whose output is no site.
_NO_SITES = frozenset(
    {
        *("singlehtml", "epub", "htmlhelp", "qthelp", "devhelp", "applehelp"),
        *("json", "pickle", "web"),
    }
)
#: Builders whose output holds no pictures.
_NO_PICTURES = frozenset({"text", "man"})
#: Builders whose output is a program of TeX.
_PROGRAMS = frozenset({"latex", "texinfo"})


def is_assembling(builder: Builder) -> bool:
    """Whether the builder finds documents through table of contents trees alone."""
    return builder.name in _ASSEMBLING


def has_generated_pages(builder: Builder) -> bool:
    """Whether archives and further pages of listings make sense in the output.

    A book has all articles in one place, and translators have nothing to translate there.
    """
    return not is_assembling(builder) and builder.name != "gettext"


def makes_plain_text(builder: Builder) -> bool:
    """Whether the output is text without markup, in lines of one length."""
    return builder.name == "text"


def shows_no_pictures(builder: Builder) -> bool:
    """Whether a picture is its alternative text in the output."""
    return builder.name in _NO_PICTURES


def makes_program(builder: Builder) -> bool:
    """Whether the output is a program of TeX, which acts upon what it reads."""
    return builder.name in _PROGRAMS


def makes_html(builder: Builder) -> bool:
    """Whether the output is made of pages in HTML, whatever reads them."""
    return builder.format == "html"


def makes_web_pages(builder: Builder) -> bool:
    """Whether the output is read in a browser, and not in a reader of books."""
    return builder.format == "html" and builder.name != "epub"


def makes_site(builder: Builder) -> bool:
    """Whether the output is a site, that feeds and old addresses can lead to."""
    return builder.format == "html" and builder.name not in _NO_SITES
