"""The files that belong to an article: sounds and films that it offers, and its leading picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx

from sphinx_newsfeed.feeds import Enclosure
from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.listing.article_page import leading_picture
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import file_address

#: The media types of suffixes; what the machine knows of them differs from one to the next.
#: Source: IANA, "Media Types".
_MEDIA = {
    **{".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".oga": "audio/ogg"},
    **{".ogg": "audio/ogg", ".opus": "audio/ogg", ".flac": "audio/flac", ".wav": "audio/wav"},
    **{".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg"},
    **{".mov": "video/quicktime"},
}
_PICTURES = {
    **{".png": "image/png", ".gif": "image/gif", ".webp": "image/webp", ".svg": "image/svg+xml"},
    **{".avif": "image/avif", ".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff"},
    **{".ico": "image/vnd.microsoft.icon"},
}
#: What most pictures on the web are whose address does not tell.
_PICTURE = "image/jpeg"
#: Where Sphinx copies pictures and downloads to, below the output folder.
_IMAGES, _DOWNLOADS = "_images", "_downloads"
#: Keys under which generators and podcasts name the sound or film of an article.
_KEYS = ("enclosure", "enclosures", "audio", "video", "videos", "podcast", "podcast_url")


def enclosures_of(app: Sphinx, article: Article, section: nodes.Element) -> tuple[Enclosure, ...]:
    """The enclosures of an article, made of the section that shows it: media before the picture."""
    named = (_medium_at(address) for address in _named(article))
    linked = (_linked(app, node) for node in section.findall(nodes.Element))
    picture = picture_of(app, section)
    found = [*named, *linked, *([picture] if picture else [])]
    return tuple({each.url: each for each in found if each}.values())


def picture_of(app: Sphinx, section: nodes.Element) -> Enclosure | None:
    """The leading picture of an article whose tree is as it was read."""
    picture = leading_picture(section)
    if picture is None:
        return None
    address = picture["uri"]
    if url := web_address(address):
        return Enclosure(url, _PICTURES.get(_suffix(url), _PICTURE))
    images = app.env.images
    if address not in images:
        return None
    file = f"{_IMAGES}/{images[address][1]}"
    return Enclosure(
        file_address(app, file), _PICTURES.get(_suffix(file), _PICTURE), _length(app, file)
    )


def published_files(app: Sphinx) -> dict[str, list[tuple[str, int]]]:
    """The pictures and downloads of each document: their names in the output, and their lengths."""
    files: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for folder, known in ((_IMAGES, app.env.images), (_DOWNLOADS, app.env.dlfiles)):
        for docnames, name in known.values():
            file = f"{folder}/{name}"
            for docname in docnames:
                files[docname].append((file, _length(app, file)))
    return {docname: sorted(found) for docname, found in files.items()}


def _named(article: Article) -> Iterator[str]:
    """The addresses that the front matter gives under any of the keys."""
    for key in _KEYS:
        value = article.extra.get(key)
        for each in value if isinstance(value, list) else [value]:
            # WordPress writes address, length and type in three lines.
            text = each.get("url") if isinstance(each, Mapping) else each
            if isinstance(text, str) and text.strip():
                yield text.split()[0]


def _linked(app: Sphinx, node: nodes.Element) -> Enclosure | None:
    """The medium that a link or a player of the body leads to."""
    if isinstance(node, download_reference) and "filename" in node:
        file = f"{_DOWNLOADS}/{node['filename']}"
        kind = _MEDIA.get(_suffix(file))
        return Enclosure(file_address(app, file), kind, _length(app, file)) if kind else None
    if isinstance(node, nodes.reference):
        return _medium_at(node.get("refuri", ""))
    return None


def _medium_at(address: str) -> Enclosure | None:
    url = web_address(address)
    kind = _MEDIA.get(_suffix(url))
    return Enclosure(url, kind) if url and kind else None


def _suffix(address: str) -> str:
    return PurePosixPath(unquote(address.partition("?")[0])).suffix.lower()


def _length(app: Sphinx, file: str) -> int:
    """The length of a file of the output; 0 where there is none."""
    path = Path(app.outdir, file)
    return path.stat().st_size if path.is_file() else 0
