"""What a source was before: the site that its generator made of it."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_newsfeed.model.article import PLAIN

#: How an address begins that is none of the web but names an article or a file of the sources.
#: Template tags become such addresses, and links and pictures with them are looked up: behind it
#: stand a kind (``post``, ``file``, ``asset``) and, percent-encoded, a name, as in
#: ``/!post/2020-01-01-x``.
INTERNAL = "/!"


@dataclass(frozen=True, slots=True)
class OriginalSite:
    """The old home of the articles of one source."""

    #: The docname prefix of the source.
    prefix: str
    dialect: str = PLAIN
    #: The folder of the generator's project, as an absolute path; empty where it is not known.
    root: str = ""
    #: Hosts that were its own, in lower case: a link to one of them is a link to an article.
    hosts: tuple[str, ...] = ()
    #: The path below which it stood (``/blog``), without a slash at its end; empty for none.
    base: str = ""
    #: The pattern of its articles' addresses in the notation of its dialect; empty for the
    #: dialect's own.
    permalink: str = ""
    #: Folders whose files stood at its root, as absolute paths.
    static: tuple[str, ...] = ()
    #: Whether its source is trusted. Another one may call any host its own: for its articles alone.
    trusted: bool = True
    #: The scheme of its addresses.
    scheme: str = "https"
