"""Tags that put a video, a frame, or what another site shows."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.arguments import Arguments, read_arguments
from sphinx_newsfeed.template_tags.handlers import Handler
from sphinx_newsfeed.template_tags.markup import attributes, html_on, link_to_page, with_caption
from sphinx_newsfeed.template_tags.players import (
    WEB_ADDRESS,
    bilibili,
    dailymotion,
    has_player,
    player_of,
    vimeo,
    youtube,
)
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

_ID = re.compile(r"[\w-]+", re.ASCII)
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*", re.ASCII)
_URL = re.compile(r"(?:https?:)?//[^\s<>\"]+|/[^\s<>\"]*|[\w.-]+(?:/[\w.%-]+)*")

#: Makes the address of a page, or of a frame, of the arguments; empty when it cannot.
_Address = Callable[[Arguments], str]


def _embed(url: _Address) -> Handler:
    """A handler that puts a frame."""

    def put(tag: Tag, rewriter: Rewriter) -> str | None:
        given = read_arguments(tag.arguments)
        return _frame(url(given), given, tag, rewriter)

    return put


def _frame(source: str, given: Arguments, tag: Tag, rewriter: Rewriter) -> str | None:
    if not source:
        return None
    if rewriter.format is BodyFormat.RST:
        return link_to_page(rewriter, source)
    html = f"<iframe{attributes(src=source)}></iframe>"
    return html_on(rewriter, tag, with_caption(html, given.get("caption")))


def _page(url: _Address) -> Handler:
    """A handler that puts a link to a page."""

    def put(tag: Tag, rewriter: Rewriter) -> str | None:
        source = url(read_arguments(tag.arguments))
        return link_to_page(rewriter, source) if source else None

    return put


def _player(element: str) -> Handler:
    """A handler that puts ``<video>`` or ``<audio>``, or the player of the site where it is."""

    def put(tag: Tag, rewriter: Rewriter) -> str | None:
        given = read_arguments(tag.arguments)
        provider = _PROVIDERS.get(given.get("provider", "host").lower())
        name = given.get("id", at=0)
        source = provider(name) if provider and name else _url(given)
        if provider or has_player(source) or _is_frame(source):
            return _frame(player_of(source) or source, given, tag, rewriter)
        if not source:
            return None
        poster = given.get("poster") if element == "video" else ""
        html = f"<{element}{attributes(src=source, poster=poster)} controls></{element}>"
        return html_on(rewriter, tag, with_caption(html, given.get("caption", "title")))

    return put


def _is_frame(url: str) -> bool:
    """Whether it is the address of a player already: ``/embed/`` and no file."""
    return "/embed/" in url and bool(WEB_ADDRESS.fullmatch(url))


def _id(before: str, after: str = "") -> _Address:
    """Addresses that hold an id, which is the first word or has the name ``id``."""

    def url(given: Arguments) -> str:
        name = given.get("id", at=0)
        return f"{before}{name}{after}" if _ID.fullmatch(name) else _web(given)

    return url


def _by(address: Callable[[str], str]) -> _Address:
    """Addresses of players, which are told by an id or an address."""
    return lambda given: address(given.get("id", "bvid", "aid", "url", "src", at=0))


def _youtube(given: Arguments) -> str:
    """The second word may be ``playlist``."""
    name = given.get("id", "playlist", "url", "src", "content", at=0)
    is_list = given.get("type", at=1) == "playlist" or bool(given.get("playlist"))
    return youtube(name, playlist=is_list)


def _google_drive(name: str) -> str:
    return f"https://drive.google.com/file/d/{name}/preview" if _ID.fullmatch(name) else ""


#: Whose videos a tag names by an id and a provider.
_PROVIDERS: dict[str, Callable[[str], str]] = {
    "bilibili": bilibili,
    "dailymotion": dailymotion,
    "google-drive": _google_drive,
    "vimeo": vimeo,
    "youtube": youtube,
}


def _url(given: Arguments) -> str:
    url = given.get("src", "url", "path", "file", "mp4", "webm", "mp3", "ogg", at=0)
    return url if _URL.fullmatch(url) else ""


def _framed(given: Arguments) -> str:
    url = _url(given)
    return player_of(url) or url


def _tencent(given: Arguments) -> str:
    name = given.get("vid", "id", at=0)
    return f"https://v.qq.com/x/page/{name}.html" if _ID.fullmatch(name) else _web(given)


def _web(given: Arguments) -> str:
    url = given.get("url", "id", "src", "href", "link", "status", at=0)
    return url if WEB_ADDRESS.fullmatch(url) else ""


def _gist(given: Arguments) -> str:
    """``id``, ``user/id`` or ``user id``, and perhaps a file; or the address."""
    words = given.words
    if address := _web(given):
        return address
    user_first = len(words) > 1 and words[1].isalnum() and not words[0].isdecimal()
    name = "/".join(words[:2]) if user_first and "/" not in words[0] else given.get("id", at=0)
    return f"https://gist.github.com/{name}" if _PATH.fullmatch(name) else ""


def _fiddle(given: Arguments) -> str:
    if address := _web(given):
        return address
    name = given.get("id", at=0).strip("/")
    return f"https://jsfiddle.net/{name}/" if _PATH.fullmatch(name) else ""


def _status(host: str) -> _Address:
    """A post by its user and id, or by its address."""

    def url(given: Arguments) -> str:
        user, name = given.get("user", at=0), given.get("id", at=1)
        if _ID.fullmatch(user) and _ID.fullmatch(name):
            return f"https://{host}/{user}/status/{name}"
        # Some take the id alone, which this address leads on from.
        if (name := user or name).isdecimal() and _ID.fullmatch(name):
            return f"https://{host}/i/status/{name}"
        return _web(given)

    return url


def _spotify(given: Arguments) -> str:
    """An id with the kind of what it names, which is a track unless it says so."""
    name = given.get("id", "url", at=0)
    kind = given.get("type", at=1) or "track"
    if _ID.fullmatch(name) and _ID.fullmatch(kind):
        return f"https://open.spotify.com/embed/{kind}/{name}"
    return player_of(name)


HANDLERS: dict[Single, Handler] = {
    Single.ASCIINEMA: _page(_id("https://asciinema.org/a/")),
    Single.AUDIO: _player("audio"),
    Single.BILIBILI: _embed(_by(bilibili)),
    Single.CODEPEN: _page(_web),
    Single.DAILYMOTION: _embed(_by(dailymotion)),
    Single.FRAME: _embed(_framed),
    Single.GIST: _page(_gist),
    Single.INSTAGRAM: _page(_id("https://www.instagram.com/p/", "/")),
    Single.JSFIDDLE: _page(_fiddle),
    Single.PAGE: _page(_web),
    Single.POST_ON_X: _page(_status("x.com")),
    Single.SPOTIFY: _embed(_spotify),
    Single.TENCENT: _page(_tencent),
    Single.TWEET: _page(_status("twitter.com")),
    Single.TWITCH: _page(_id("https://www.twitch.tv/videos/")),
    Single.VIDEO: _player("video"),
    Single.VIMEO: _embed(_by(vimeo)),
    Single.YOUTUBE: _embed(_youtube),
}
