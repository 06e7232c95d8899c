"""Addresses of the web in the form that every program reads alike: absolute, ASCII, quoted."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

#: What may stand in a path, a query or a fragment as it is. Source: RFC 3986, section 3.3.
_SAFE = "/%:@!$&'()*+,;=~-._"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]")


def web_address(address: str) -> str:
    """*address* as a URI of ``http`` or ``https``; empty where it is none.

    A host of any script gets its name in the DNS, everything else its percent-encoding. Names and
    passwords of users are left out.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = _ascii_host(parts.hostname or ""), parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        return ""
    place = host if port is None else f"{host}:{port}"
    return urlunsplit((parts.scheme, place, *map(_quoted, parts[2:])))


def site_root(address: str) -> str:
    """The address of a site with a slash at its end; empty where *address* is none of the web."""
    parts = urlsplit(web_address(address))
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return urlunsplit((parts.scheme, parts.netloc, path, "", "")) if parts.netloc else ""


def _ascii_host(host: str) -> str:
    """Raises ``ValueError`` for what is no host."""
    if ":" in host:
        return f"[{host}]"
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _quoted(part: str) -> str:
    # A lone surrogate has no bytes to be quoted.
    return quote(_LONE_PERCENT.sub("%25", part), _SAFE, errors="replace")
