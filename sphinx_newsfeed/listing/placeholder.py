"""What stands for the entries of a listing until all articles are read."""

from __future__ import annotations

from enum import StrEnum

from docutils import nodes


class listing_entries(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes so)
    """Stands for the entries of a run of articles.

    It has the attributes ``docnames`` (of the articles, in order), ``style``, ``level`` (of a
    heading within), ``date_pattern``, ``line_pattern`` and ``docname`` (of the page that holds
    it). So the stored tree of a page is small however many articles it lists: Sphinx walks over
    that of the root document once for each page of the project.

    In a book it may have ``listing``, which names the listing it belongs to, and ``shows``, a value
    of :class:`InBook`.
    """


class InBook(StrEnum):
    """Which articles the entries of a listing show in a book that holds the articles, too."""

    #: Those that stand elsewhere in the book.
    ELSEWHERE = "elsewhere"
    #: Those that the listing itself holds.
    HERE = "here"
    #: Both.
    BOTH = "both"
