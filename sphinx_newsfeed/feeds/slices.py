"""How the articles of a long feed are divided among documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sphinx_newsfeed.model.article import Article


@dataclass(frozen=True, slots=True)
class Slice:
    """The articles of one document of a feed, newest first."""

    articles: Sequence[Article]
    #: 0 for the document that readers subscribe to; archives are counted from the oldest.
    number: int = 0
    #: The archives with the next older and newer articles; 0 for none.
    older: int = 0
    newer: int = 0


def divide(articles: Sequence[Article], limit: int) -> list[Slice]:
    """The documents of a feed: the newest *limit* of *articles*, then archives of so many.

    An archive never changes when articles are added: the oldest *limit* are in the first one, and
    one that is not full does not exist yet; its articles are in the current document still.

    Source: RFC 5005, section 4, "Archived Feeds".
    """
    count = len(articles) // limit if len(articles) > limit else 0
    slices = [Slice(articles[:limit], 0, older=count)]
    for number in range(count, 0, -1):
        end = len(articles) - (number - 1) * limit
        newer = number + 1 if number < count else 0
        slices.append(Slice(articles[end - limit : end], number, number - 1, newer))
    return slices


def divide_once(articles: Sequence[Article], limit: int) -> list[Slice]:
    """The documents of a feed in which each article stands once, so that pages follow each other.

    Behind the newest *limit* of *articles* comes a page that may hold fewer, then full ones. These
    are counted from the oldest, so a full one keeps its address and its articles when some are
    added: only the first two documents change.

    Source: JSON Feed 1.1, "next_url", which leaves it to the publisher how many items come next.
    """
    count = max(0, -(-(len(articles) - limit) // limit))
    slices = [Slice(articles[:limit], 0, older=count)]
    for number in range(count, 0, -1):
        end = len(articles) - (number - 1) * limit
        newer = number + 1 if number < count else 0
        slices.append(Slice(articles[max(end - limit, limit) : end], number, number - 1, newer))
    return slices
