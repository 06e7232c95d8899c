"""Where a link leads: to a place in a document, or nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from typing import NamedTuple

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.old_addresses.addresses import Address, Kind
from sphinx_newsfeed.policy import ID_PREFIX

#: Suffixes of the pages of other documents, as links name them.
_SUFFIX = re.compile(r"\.(?:html?|md|markdown|rst|txt)$")


class LinkTarget(NamedTuple):
    """A place in a document."""

    docname: str
    #: An id in the document; empty for all of it.
    anchor: str
    title: str


def document_at(read: Address, base: str, env: BuildEnvironment) -> str:
    """The document of the project that a path in the document *base* means; empty for none."""
    if read.host or read.kind not in {Kind.SITE, Kind.RELATIVE}:
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(f"/{base}"), read.path))
    docname = _SUFFIX.sub("", path.lstrip("/"))
    return docname if docname in env.found_docs else ""


def anchor_in(docname: str, fragment: str, ids: Collection[str], env: BuildEnvironment) -> str:
    """The id in *docname* that *fragment* means; empty when it is not there.

    HTML bodies have ids of their own making, and Markdown names headings by their words.
    """
    if not fragment:
        return ""
    slugs = env.metadata[docname].get("myst_slugs", {})
    made = nodes.make_id(fragment)
    if fragment in slugs:
        return str(slugs[fragment][1])
    candidates = (fragment, made, f"{ID_PREFIX}{made}", _own_id(fragment))
    return next((each for each in candidates if each in ids), "")


def _own_id(fragment: str) -> str:
    # A digit at the beginning stays behind the prefix.
    return ID_PREFIX + nodes.make_id(f"x-{fragment}")[2:]
