"""Addresses of players: what a frame shows for the id of a video, or for the page it is on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import parse_qs, urlsplit

#: An address of the web that markup and every program read alike.
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_ID = re.compile(r"[\w-]+", re.ASCII)
_NUMBER = re.compile(r"[0-9]+")

_YOUTUBE = "https://www.youtube.com/embed/{}"
_PLAYLIST = "https://www.youtube.com/embed/videoseries?list={}"
#: What stands before the id of a video in paths of YouTube.
_YOUTUBE_PATHS = frozenset(("embed", "live", "shorts", "v"))
_SUBDOMAINS = ("www.", "m.", "music.", "player.", "open.", "geo.", "clips.")


def youtube(name: str, *, playlist: bool = False) -> str:
    """The player of a video or a playlist, by its id or any address; empty where it is neither."""
    if _ID.fullmatch(name):
        return (_PLAYLIST if playlist else _YOUTUBE).format(name)
    return player_of(name)


def vimeo(name: str) -> str:
    """The same for Vimeo."""
    if _ID.fullmatch(name):
        return f"https://player.vimeo.com/video/{name}"
    return player_of(name)


def bilibili(name: str) -> str:
    """The same for Bilibili, whose videos have a number, or an id that begins with ``BV``."""
    number = name.lower().removeprefix("av")
    if _NUMBER.fullmatch(number):
        return f"https://player.bilibili.com/player.html?aid={number}"
    if _ID.fullmatch(name):
        return f"https://player.bilibili.com/player.html?bvid={name}"
    return player_of(name)


def dailymotion(name: str) -> str:
    """The same for Dailymotion."""
    if _ID.fullmatch(name):
        return f"https://www.dailymotion.com/embed/video/{name}"
    return player_of(name)


def player_of(url: str) -> str:
    """The player of what a page shows; an address that no player is known of stays itself.

    Empty where *url* is no address of the web.
    """
    url = _whole(url)
    try:
        return _known_player(url) or url if url else ""
    except ValueError:
        return ""


def has_player(url: str) -> bool:
    """Whether a player is known of what the page at *url* shows."""
    url = _whole(url)
    try:
        return bool(url and _known_player(url))
    except ValueError:
        return False


def _whole(url: str) -> str:
    """An address of the web with its scheme; empty for all else."""
    url = f"https:{url}" if url.startswith("//") else url
    return url if WEB_ADDRESS.fullmatch(url) else ""


def _known_player(url: str) -> str:
    parts = urlsplit(url.replace("&amp;", "&"))
    host = parts.hostname or ""
    for subdomain in _SUBDOMAINS:
        host = host.removeprefix(subdomain)
    find = _SITES.get(host)
    path = [part for part in parts.path.split("/") if part]
    return find(path, parse_qs(parts.query)) if find else ""


#: The parts of a path, and the values of a query.
_Path = Sequence[str]
_Query = Mapping[str, list[str]]


def _youtube_page(path: _Path, query: _Query) -> str:
    name = next(iter(query.get("v", ())), "")
    if len(path) > 1 and path[0] in _YOUTUBE_PATHS and path[1] != "videoseries":
        name = path[1]
    playlist = next(iter(query.get("list", ())), "")
    if _ID.fullmatch(name):
        return _YOUTUBE.format(name) + _start(query)
    return _PLAYLIST.format(playlist) if _ID.fullmatch(playlist) else ""


def _youtube_short(path: _Path, query: _Query) -> str:
    is_one = path and _ID.fullmatch(path[0])
    return _YOUTUBE.format(path[0]) + _start(query) if is_one else ""


def _start(query: _Query) -> str:
    """Where in a video to begin, in seconds."""
    start = next((each for key in ("start", "t") for each in query.get(key, ())), "")
    number = start.removesuffix("s")
    return f"?start={number}" if _NUMBER.fullmatch(number) else ""


def _vimeo_page(path: _Path, query: _Query) -> str:
    return next((vimeo(part) for part in path if _NUMBER.fullmatch(part)), "")


def _dailymotion_page(path: _Path, query: _Query) -> str:
    name = path[-1].split("_")[0] if "video" in path[:-1] else ""
    return dailymotion(name) if _ID.fullmatch(name) else ""


def _dailymotion_short(path: _Path, query: _Query) -> str:
    return dailymotion(path[0]) if path and _ID.fullmatch(path[0]) else ""


def _bilibili_page(path: _Path, query: _Query) -> str:
    is_video = path[:1] == ["video"] and len(path) > 1 and _ID.fullmatch(path[1])
    return bilibili(path[1]) if is_video else ""


def _spotify_page(path: _Path, query: _Query) -> str:
    parts = [part for part in path if part != "embed"]
    is_one = len(parts) > 1 and all(map(_ID.fullmatch, parts))
    return f"https://open.spotify.com/embed/{'/'.join(parts)}" if is_one else ""


#: What finds the player for a page of a site, by the host without its usual subdomains.
_SITES: Mapping[str, Callable[[_Path, _Query], str]] = {
    "bilibili.com": _bilibili_page,
    "dai.ly": _dailymotion_short,
    "dailymotion.com": _dailymotion_page,
    "spotify.com": _spotify_page,
    "vimeo.com": _vimeo_page,
    "youtu.be": _youtube_short,
    "youtube-nocookie.com": _youtube_page,
    "youtube.com": _youtube_page,
}
