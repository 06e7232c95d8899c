"""What kinds of output there are, as far as listings and pages differ by it.

Builders are judged by their classes and by what they have, so that one that is built upon another
is of the same kind. What a builder does not say, ``newsfeed_builders`` can.
"""

from __future__ import annotations

from sphinx.builders import Builder
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.gettext import I18nBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.linkcheck import CheckExternalLinksBuilder
from sphinx.builders.manpage import ManualPageBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.builders.texinfo import TexinfoBuilder
from sphinx.builders.text import TextBuilder
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from sphinx_newsfeed.config.builders import OutputKind

#: Builders that make one document of many, or a book's order, out of table of contents trees.
_BOOKS = (LaTeXBuilder, TexinfoBuilder, ManualPageBuilder, SingleFileHTMLBuilder, Epub3Builder)
#: What builders that put the documents together call what does so; there is no class for it.
_ASSEMBLES = "assemble_doctree"
#: Builders whose output holds no pictures.
_NO_PICTURES = (TextBuilder, ManualPageBuilder)
#: Formats of output that are programs of TeX.
_PROGRAMS = frozenset({"latex", "texinfo"})


def output_of(builder: Builder) -> OutputKind:
    """What the builder makes of the documents."""
    told: OutputKind | None = builder.config.newsfeed_builders.get(builder.name)
    if told is not None:
        return OutputKind(told)
    if isinstance(builder, _BOOKS) or hasattr(builder, _ASSEMBLES):
        return OutputKind.BOOK
    # Source: Sphinx, "Builder API", ``format``: empty where no documents are written.
    return OutputKind.PAGES if builder.format else OutputKind.NOTHING


def is_assembling(builder: Builder) -> bool:
    """Whether the builder finds documents through table of contents trees alone."""
    return output_of(builder) is OutputKind.BOOK


def has_generated_pages(builder: Builder) -> bool:
    """Whether archives and further pages of listings make sense in the output.

    A book has all articles in one place, and translators have nothing to translate there. Builders
    that only look at documents have them: what refers to such a page is right for them, too.
    """
    return not (is_assembling(builder) or isinstance(builder, I18nBuilder))


def checks_links(builder: Builder) -> bool:
    """Whether links are looked at, each where it is written, and nothing is shown."""
    return isinstance(builder, CheckExternalLinksBuilder)


def makes_plain_text(builder: Builder) -> bool:
    """Whether the output is text without markup, in lines of one length."""
    return isinstance(builder, TextBuilder)


def shows_no_pictures(builder: Builder) -> bool:
    """Whether a picture is its alternative text in the output."""
    return isinstance(builder, _NO_PICTURES)


def makes_program(builder: Builder) -> bool:
    """Whether the output is a program of TeX, which acts upon what it reads."""
    return builder.format in _PROGRAMS


def makes_html(builder: Builder) -> bool:
    """Whether the output is made of pages in HTML, whatever reads them."""
    return builder.format == "html"


def suffix_of_pages(builder: Builder) -> str:
    """How the name of each file of a builder that writes pages ends; empty where it says nothing.

    Source: builders of Sphinx, and those of others that are built after them.
    """
    return str(getattr(builder, "out_suffix", "") or "")


def names_files_by_address(builder: Builder) -> bool:
    """Whether the address of a page names its file; a file of data has the name of its document."""
    return makes_html(builder) and not isinstance(builder, SerializingHTMLBuilder)


def writes_pages(builder: Builder) -> bool:
    """Whether there is a file of each document, whose name is known."""
    is_page = output_of(builder) is OutputKind.PAGES and suffix_of_pages(builder)
    return makes_html(builder) or bool(is_page)


def has_addresses(builder: Builder) -> bool:
    """Whether a relative address means something else in the file of another document."""
    return makes_html(builder) or output_of(builder) is OutputKind.PAGES


def makes_one_file(builder: Builder) -> bool:
    """Whether a book is one text, in which articles stand below their listing's heading."""
    return is_assembling(builder) and not isinstance(builder, Epub3Builder)


def makes_web_pages(builder: Builder) -> bool:
    """Whether the output is read in a browser, and not in a reader of books."""
    return makes_html(builder) and not isinstance(builder, Epub3Builder)


def makes_site(builder: Builder) -> bool:
    """Whether the output is a site, that feeds and old addresses can lead to."""
    return (
        isinstance(builder, StandaloneHTMLBuilder)
        and output_of(builder) is OutputKind.PAGES
        # Pages for viewers of help.
        and not builder.embedded
        and not isinstance(builder, SerializingHTMLBuilder)
    )
