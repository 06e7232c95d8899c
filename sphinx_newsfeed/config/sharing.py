"""What ``newsfeed_share`` takes: the services to which an article's page offers its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from sphinx_newsfeed.config.checks import listed
from sphinx_newsfeed.localization import message
from sphinx_newsfeed.policy import is_web_address
from sphinx_newsfeed.suggestions import nearest

#: What stands in a pattern for the address and the title of an article.
_ADDRESS, _TITLE = "{url}", "{title}"


@dataclass(frozen=True, slots=True)
class Service:
    """A place where readers tell others of a page."""

    #: Shown as it is; a name of a service is the same in all languages.
    label: str
    #: The address of the page that takes an address, or an address of mail.
    pattern: str
    #: Whether the label is a word, which is translated.
    is_word: bool = False

    def address(self, url: str, title: str) -> str:
        """The address that offers the page *url* with its *title*."""
        return self.pattern.replace(_ADDRESS, quote(url, safe="")).replace(
            _TITLE, quote(title, safe="")
        )


#: Name in ``conf.py`` → service. Each takes what it is given in the address, without a script.
SERVICES: Mapping[str, Service] = MappingProxyType(
    {
        "bluesky": Service("Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
        "mastodon": Service("Mastodon", "https://share.joinmastodon.org/#text={title}%20{url}"),
        "facebook": Service("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
        "hackernews": Service(
            "Hacker News", "https://news.ycombinator.com/submitlink?u={url}&t={title}"
        ),
        "linkedin": Service(
            "LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"
        ),
        "reddit": Service("Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
        "telegram": Service("Telegram", "https://t.me/share/url?url={url}&text={title}"),
        "whatsapp": Service("WhatsApp", "https://wa.me/?text={title}%20{url}"),
        "x": Service("X", "https://x.com/intent/post?text={title}&url={url}"),
        "email": Service(message("E-mail"), "mailto:?subject={title}&body={url}", is_word=True),
    }
)


def check_share(value: object) -> tuple[Service, ...]:
    """Names of services, or pairs of a label and a pattern; raises ``ValueError``."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple):
        raise ValueError(f"it must be a list of {listed(SERVICES)}, or of pairs")
    return tuple(_service(each) for each in value)


def _service(value: object) -> Service:
    if isinstance(value, str):
        if value not in SERVICES:
            raise ValueError(
                f"{value!r} is no service; known are {listed(nearest(value, SERVICES))}"
            )
        return SERVICES[value]
    match value:
        case [str(label), str(pattern)] if (
            label.strip() and is_web_address(pattern) and _ADDRESS in pattern
        ):
            return Service(label.strip(), pattern)
    raise ValueError(
        f"{value!r} must be a name, or a pair of a label and a web address with {{url}}"
    )
