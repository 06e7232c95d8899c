"""What exports of Ghost hold in the place of the site's address.

Ghost keeps posts in a database, so it has no record: its posts have the dialect of their new home.
Source: Ghost documentation, "Content API", ``url``.
"""

from __future__ import annotations

#: What stands before the paths of the site's own pages and pictures.
SITE_ADDRESS = "__GHOST_URL__"


def without_site_address(url: str) -> str:
    """An address from the site's root, where it says that it is one of its own."""
    path = url.removeprefix(SITE_ADDRESS)
    if path == url or (path and not path.startswith(("/", "?", "#"))):
        return url
    return path or "/"
