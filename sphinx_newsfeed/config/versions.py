"""Which of several versions of a site show news, and where those are that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import quote, urlsplit, urlunsplit

#: What makes a pattern of a name.
_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class SiteVersion:
    """The version of a site that is built, as far as news go by it."""

    #: Whether it shows news.
    shows_news: bool = True
    #: Whether it is one that readers subscribe to and that search engines list.
    is_published: bool = True
    #: The address, with a slash at its end, of the version that shows the news that this one does
    #: not; empty where nobody knows it.
    news_address: str = ""

    @property
    def has_feeds(self) -> bool:
        """Whether feeds and the sitemap of news belong to it.

        Those who subscribed to a preview would get the same articles once more, and then none.
        """
        return self.shows_news and self.is_published


def site_version(
    name: str, versions: Sequence[str], address: str, *, is_preview: bool = False
) -> SiteVersion:
    """What news are like in the version *name* of a site.

    *versions* are the names, or patterns of names, of those that show news; all do where there are
    none. So does a build that nobody has told its version, that of a writer at home, and the
    preview of a change, which may be one of news. *address* is that of the version, and empty where
    it is not known.
    """
    is_one_of_all = not versions or not name
    shows_news = is_one_of_all or any(fnmatchcase(name, pattern) for pattern in versions)
    if is_preview or shows_news:
        return SiteVersion(is_published=not is_preview)
    newest = next((each for each in versions if not _SIGNS & set(each)), "")
    # Some have the address of the newest version in all.
    own = address_of_version(address, newest, newest)
    news_address = address_of_version(address, name, newest) or own
    return SiteVersion(shows_news=False, news_address=news_address)


def address_of_version(address: str, name: str, other: str) -> str:
    """The *address* of the version *name* with the name *other* in its place; empty where it does
    not hold that name, or there is no other.

    The last folder of that name counts: ``https://v1.example/v1/en/v1/`` is one of version ``v1``.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    folders = parts.path.rstrip("/").split("/")
    named = [place for place, folder in enumerate(folders) if folder in {name, quote(name)}]
    if not (other and named and parts.netloc):
        return ""
    folders[named[-1]] = quote(other)
    return urlunsplit(parts._replace(path="/".join(folders) + "/", query="", fragment=""))
