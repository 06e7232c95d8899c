"""Pictures of authors: on their profiles, and beside their names in bylines."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.policy import is_web_address
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.options import settings_of
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: Makes the picture of an author, by the key that articles name.
ShowAvatar = Callable[[str], nodes.image | None]


def avatar_address(address: str) -> str | None:
    """An avatar's address as Sphinx knows it; ``None`` where it is neither on the web nor a file.

    A path is one below the source directory.
    """
    if is_web_address(address):
        return address
    if not address or urlsplit(address).scheme or address.startswith("//"):
        return None
    return "/" + posixpath.normpath(f"/{address}").lstrip("/")


def warn_of_avatars(app: Sphinx) -> None:
    """Say once of which authors the picture is not found."""
    for key, author in settings_of(app).authors.items():
        if author.avatar and _found(avatar_address(author.avatar), app.env) is None:
            message = (
                f"newsfeed_authors: the avatar {author.avatar!r} of {key!r} is neither a web "
                "address nor a file below the source directory"
            )
            warn(Problem(ProblemKind.SETTING, message))


def avatars_on_page(env: BuildEnvironment) -> ShowAvatar:
    """Make the pictures of authors for a page that is being read; a missing one is none."""

    def avatar(key: str) -> nodes.image | None:
        address = _address_of(key, env)
        address = address and _found(address, env)
        return nodes.image(uri=address, alt="") if address else None

    return avatar


def avatars_in_listing(env: BuildEnvironment) -> ShowAvatar:
    """Make the pictures for bylines of a page that is being written: those on articles' pages."""

    def avatar(key: str) -> nodes.image | None:
        address = (_address_of(key, env) or "").removeprefix("/")
        if is_web_address(address):
            return nodes.image(uri=address, alt="", candidates={"?": address})
        if address not in env.images:
            return None
        return nodes.image(uri=address, alt="", candidates={"*": address})

    return avatar


def _address_of(key: str, env: BuildEnvironment) -> str | None:
    """The address of an author's picture as Sphinx knows it, whether it is there or not."""
    build = domain_of(env).build
    if key in build.told.avatars:
        return build.told.avatars[key]
    author = build.settings.authors.get(key)
    return avatar_address(author.avatar) if author else None


def _found(address: str | None, env: BuildEnvironment) -> str | None:
    """The *address* of an avatar, unless its file is missing."""
    is_file = address is not None and not is_web_address(address)
    return None if is_file and not Path(f"{env.srcdir}{address}").is_file() else address
