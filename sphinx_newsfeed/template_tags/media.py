"""Tags that put a video, a frame, or what another site shows."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.arguments import Arguments, read_arguments
from sphinx_newsfeed.template_tags.handlers import Handler
from sphinx_newsfeed.template_tags.markup import attributes, html_on, link_to_page
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

_ID = re.compile(r"[\w-]+", re.ASCII)
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*", re.ASCII)
_URL = re.compile(r"(?:https?:)?//[^\s<>\"]+|/[^\s<>\"]*|[\w.-]+(?:/[\w.%-]+)*")
_WEB = re.compile(r"https?://[^\s<>\"]+")

#: Makes the address of a page, or of a frame, of the arguments; empty when it cannot.
_Address = Callable[[Arguments], str]


def _embed(url: _Address) -> Handler:
    """A handler that puts a frame."""

    def put(tag: Tag, rewriter: Rewriter) -> str | None:
        given = read_arguments(tag.arguments)
        source = url(given)
        if not source:
            return None
        if rewriter.format is BodyFormat.RST:
            return link_to_page(rewriter, source)
        return html_on(rewriter, tag, f"<iframe{attributes(src=source)}></iframe>")

    return put


def _page(url: _Address) -> Handler:
    """A handler that puts a link to a page."""

    def put(tag: Tag, rewriter: Rewriter) -> str | None:
        source = url(read_arguments(tag.arguments))
        return link_to_page(rewriter, source) if source else None

    return put


def _player(element: str) -> Handler:
    """A handler that puts ``<video>`` or ``<audio>``."""

    def put(tag: Tag, rewriter: Rewriter) -> str | None:
        source = _url(read_arguments(tag.arguments))
        if not source:
            return None
        return html_on(rewriter, tag, f"<{element}{attributes(src=source)} controls></{element}>")

    return put


def _id(before: str, after: str = "") -> _Address:
    """Addresses that hold an id, which is the first word or has the name ``id``."""

    def url(given: Arguments) -> str:
        name = given.get("id", at=0)
        return f"{before}{name}{after}" if _ID.fullmatch(name) else ""

    return url


def _youtube(given: Arguments) -> str:
    """The second word may be ``playlist``."""
    name = given.get("id", "playlist", at=0)
    if not _ID.fullmatch(name):
        return ""
    if given.get("type", at=1) == "playlist" or given.get("playlist"):
        return f"https://www.youtube.com/embed/videoseries?list={name}"
    return f"https://www.youtube.com/embed/{name}"


def _url(given: Arguments) -> str:
    url = given.get("src", "url", at=0)
    return url if _URL.fullmatch(url) else ""


def _web(given: Arguments) -> str:
    url = given.get("url", at=0)
    return url if _WEB.fullmatch(url) else ""


def _gist(given: Arguments) -> str:
    """``id``, ``user/id`` or ``user id``, and perhaps a file."""
    words = given.words
    if given.get("url"):
        return _web(given)
    user_first = len(words) > 1 and words[1].isalnum() and not words[0].isdecimal()
    name = "/".join(words[:2]) if user_first and "/" not in words[0] else given.get("id", at=0)
    return f"https://gist.github.com/{name}" if _PATH.fullmatch(name) else ""


def _fiddle(given: Arguments) -> str:
    name = given.get("id", at=0).strip("/")
    return f"https://jsfiddle.net/{name}/" if _PATH.fullmatch(name) else ""


def _status(host: str) -> _Address:
    """A post by its user and id, or by its address."""

    def url(given: Arguments) -> str:
        user, name = given.get("user", at=0), given.get("id", at=1)
        if _ID.fullmatch(user) and _ID.fullmatch(name):
            return f"https://{host}/{user}/status/{name}"
        # Some take the id alone, which this address leads on from.
        if _ID.fullmatch(user) and user.isdecimal():
            return f"https://{host}/i/status/{user}"
        return _web(given)

    return url


HANDLERS: dict[Single, Handler] = {
    Single.AUDIO: _player("audio"),
    Single.FRAME: _embed(_url),
    Single.GIST: _page(_gist),
    Single.INSTAGRAM: _page(_id("https://www.instagram.com/p/", "/")),
    Single.JSFIDDLE: _page(_fiddle),
    Single.POST_ON_X: _page(_status("x.com")),
    Single.TWEET: _page(_status("twitter.com")),
    Single.VIDEO: _player("video"),
    Single.VIMEO: _embed(_id("https://player.vimeo.com/video/")),
    Single.YOUTUBE: _embed(_youtube),
}
