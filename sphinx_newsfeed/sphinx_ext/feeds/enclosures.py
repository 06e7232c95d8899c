"""The files that belong to an article: sounds and films that it offers, and its leading picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.feeds import Enclosure
from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.feeds.media import type_of_medium, type_of_picture
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import file_address
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.stored_data import MediumRecord

#: Where Sphinx copies pictures and downloads to, below the output folder.
_IMAGES, _DOWNLOADS = "_images", "_downloads"
#: Keys under which generators and podcasts name the sound or film of an article.
_KEYS = ("enclosure", "enclosures", "audio", "video", "videos", "podcast", "podcast_url")


def enclosures_of(
    app: Sphinx, article: Article, picture: nodes.image | None
) -> tuple[Enclosure, ...]:
    """The enclosures of an article with a leading *picture*: media before the picture."""
    record = domain_of(app.env).stored.article(article.docname)
    named = (_medium_at(address) for address in _named(article))
    linked = (_medium(app, medium) for medium in record.media)
    shown = None if picture is None else picture_of(app, picture)
    return tuple({each.url: each for each in (*named, *linked, shown) if each}.values())


def picture_of(app: Sphinx, picture: nodes.image) -> Enclosure | None:
    """The leading picture of an article, whose node is as it was read."""
    address = picture["uri"]
    if url := web_address(address):
        return Enclosure(url, type_of_picture(url))
    images = app.env.images
    if address not in images:
        return None
    file = f"{_IMAGES}/{images[address][1]}"
    return Enclosure(file_address(app, file), type_of_picture(file), _length(app, file))


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


def _medium(app: Sphinx, medium: MediumRecord) -> Enclosure | None:
    if not medium.is_offered:
        return _medium_at(medium.target)
    file = f"{_DOWNLOADS}/{medium.target}"
    return Enclosure(file_address(app, file), type_of_medium(file), _length(app, file))


def _medium_at(address: str) -> Enclosure | None:
    url = web_address(address)
    kind = type_of_medium(url)
    return Enclosure(url, kind) if url and kind else None


def _length(app: Sphinx, file: str) -> int:
    """The length of a file of the output; 0 where there is none."""
    path = Path(app.outdir, file)
    return path.stat().st_size if path.is_file() else 0
