"""What a source was before: the site that its generator made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from sphinx_newsfeed.model.article import PLAIN

#: How an address begins that is none of the web but names an article or a file of the sources.
#: Template tags become such addresses, and links and pictures with them are looked up: behind it
#: stand a kind (``post``, ``file``, ``asset``, ``resource``) and, percent-encoded, a name, as in
#: ``/!post/2020-01-01-x``.
INTERNAL = "/!"


#: The kind of a picture that goes with an article and is named by a part of its own name.
RESOURCE = "resource"

_INTERNAL = re.compile(rf"^{INTERNAL}[a-z]+/")
#: A mark before the path of a file, as an address has it when it is encoded: ``{static}/x.png``.
_ENCODED_MARK = re.compile(r"%7B([a-z]+)%7D|%7C([a-z]+)%7C", re.IGNORECASE)


def internal(kind: str, name: str) -> str:
    """The address of a post, file or asset that is looked up when links are."""
    return f"{INTERNAL}{kind}/{quote(name)}"


def as_written(address: str) -> str:
    """An address as its author wrote it, for people: without marks of ours, marks of theirs plain.

    Whatever shows an address to somebody asks this.
    """
    found = _INTERNAL.match(address)
    if found:
        return unquote(address[found.end() :])
    return _ENCODED_MARK.sub(lambda mark: f"{{{mark[1]}}}" if mark[1] else f"|{mark[2]}|", address)


def media_address(address: str, folder: str, host: str) -> str:
    """Where the old site had a picture or a film, whose own folder its article may name.

    An address with a colon is a whole one.
    """
    if ":" in address or not (folder or host):
        return address
    host = "" if "://" in folder else host
    before, sign, path = f"{host}/{folder}/{address}".lstrip("/").rpartition("://")
    path = re.sub("//+", "/", path)
    return f"{before}{sign}{path.lstrip('/')}" if sign else f"/{path.lstrip('/')}"


@dataclass(frozen=True, slots=True)
class Section:
    """Articles whose addresses have a pattern of their own."""

    #: Their folder below the project's, with ``/``.
    folder: str
    permalink: str
    #: What the site calls them, where the folder is theirs alone and so no part of addresses.
    collection: str = ""
    #: Whether folders below it belong to it.
    deep: bool = True


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
    #: The zone of its dates, an IANA name; empty where its configuration names none.
    zone: str = ""
    #: The configuration that says all this, as an absolute path; empty where none was found.
    configuration: str = field(default="", compare=False)
    #: The folder of the project below which the path of a file is that of its address; empty for
    #: those of the dialect.
    content: str = ""
    #: Articles whose pattern is another, the most special folder first.
    sections: tuple[Section, ...] = ()
    #: Folders of the project, besides that for posts, whose dated files are articles, too.
    dated_folders: tuple[str, ...] = ()
    #: What addresses call sections, by their folders below the content, where a pattern asks.
    section_slugs: Mapping[str, str] = field(default_factory=dict, hash=False)
    #: What besides tags and categories its articles are sorted by, each with its key.
    taxonomies: tuple[tuple[str, str], ...] = ()
    #: What stands in patterns for keys that an article does not have.
    pattern_defaults: Mapping[str, object] = field(default_factory=dict, hash=False)
    #: The address of the host of its pictures and films, where that is another; empty for none.
    media_host: str = ""
    #: The file that tells of authors, where its configuration names one: a path from the folder of
    #: the project, or from one on the way to the posts.
    authors_file: str = ""
    #: Gives what its configuration says of the post at a path from the folder of the project:
    #: values for keys that its front matter lacks.
    given: Callable[[str], Mapping[str, object]] | None = field(default=None, compare=False)
    #: Whether posts without a date have that of their files.
    dates_from_files: bool = False
    #: Whether folders are no categories, where the generator takes them for some by default.
    plain_folders: bool = False
    #: The folder of the source, as an absolute path.
    home: str = field(default="", compare=False)
    #: Whether its articles stand here under their old addresses, in whatever form a builder has.
    in_place: bool = False
    #: Whether its source is trusted. Another one may call any host its own: for its articles alone.
    trusted: bool = True
    #: The scheme of its addresses.
    scheme: str = "https"
    #: Whether its pages typeset formulas.
    formulas: bool = False
