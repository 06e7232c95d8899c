"""Addresses of players: what a frame shows for the id of a video, or for the page it is on."""

from __future__ import annotations

import re
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
    url = f"https:{url}" if url.startswith("//") else url
    if not WEB_ADDRESS.fullmatch(url):
        return ""
    try:
        return _known_player(url) or url
    except ValueError:
        return ""


def has_player(url: str) -> bool:
    """Whether a player is known of what the page at *url* shows."""
    try:
        return bool(WEB_ADDRESS.fullmatch(url) and _known_player(url))
    except ValueError:
        return False


def _known_player(url: str) -> str:
    parts = urlsplit(url.replace("&amp;", "&"))
    host = parts.hostname or ""
    for subdomain in _SUBDOMAINS:
        host = host.removeprefix(subdomain)
    path = [part for part in parts.path.split("/") if part]
    match host:
        case "youtube.com" | "youtube-nocookie.com" | "youtu.be":
            return _youtube_player(host, path, parse_qs(parts.query))
        case "vimeo.com":
            return next((vimeo(part) for part in path if _NUMBER.fullmatch(part)), "")
        case "dailymotion.com" if "video" in path[:-1]:
            return dailymotion(path[-1].split("_")[0])
        case "dai.ly" if path and _ID.fullmatch(path[0]):
            return dailymotion(path[0])
        case "bilibili.com" if path[:1] == ["video"] and _ID.fullmatch(path[-1]):
            return bilibili(path[-1])
        case "spotify.com" if path and all(map(_ID.fullmatch, path)):
            return f"https://open.spotify.com/embed/{'/'.join(p for p in path if p != 'embed')}"
    return ""


def _youtube_player(host: str, path: list[str], query: dict[str, list[str]]) -> str:
    name = next(iter(query.get("v", ())), "")
    if host == "youtu.be" and path:
        name = path[0]
    elif len(path) > 1 and path[0] in _YOUTUBE_PATHS and path[1] != "videoseries":
        name = path[1]
    playlist = next(iter(query.get("list", ())), "")
    start = next((each for key in ("start", "t") for each in query.get(key, ())), "")
    if _ID.fullmatch(name):
        number = start.removesuffix("s")
        return _YOUTUBE.format(name) + (f"?start={number}" if _NUMBER.fullmatch(number) else "")
    return _PLAYLIST.format(playlist) if _ID.fullmatch(playlist) else ""
