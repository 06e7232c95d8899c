"""Links that lead by a page that counts or checks them: they lead where they end.

Google Docs, Outlook, Facebook, YouTube.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = (
    "google.com/url?",
    "safelinks.protection.outlook.com/",
    "facebook.com/l.php?",
    "youtube.com/redirect?",
)
#: Where the address stands, by the host and the path that are on the way.
_PARAMETERS = (
    (".google.com/url", ("q", "url")),
    (".safelinks.protection.outlook.com/", ("url",)),
    (".facebook.com/l.php", ("u",)),
    (".youtube.com/redirect", ("q",)),
)
#: How many parameters of an address are looked at.
_MOST = 20


def rewrite(root: Element) -> None:
    """Let links lead where they end."""
    for element in root.descendants():
        if element.name == "a" and "href" in element.attributes:
            element.attributes["href"] = _end_of(element.attributes["href"])


def _end_of(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        place = f".{parts.netloc}{parts.path}"
        for on_the_way, parameters in _PARAMETERS:
            if parts.scheme in ("http", "https") and place.endswith(on_the_way):
                given = parse_qs(parts.query, max_num_fields=_MOST)
                ends = (given[name][0] for name in parameters if name in given)
                end = next(ends, "")
                return end if end.startswith(("http://", "https://")) else address
    except ValueError:
        pass
    return address
