"""Reads the export of Medium: a file of HTML for each story, comments of its author among them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from posixpath import basename
from typing import Any

from bs4 import BeautifulSoup, Tag

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.markup import (
    beginning,
    inner_html,
    parsed,
    path_of,
    value,
    words,
)
from sphinx_newsfeed.command_line.exports.remarks import Remarks
from sphinx_newsfeed.loading.fields.dates import parse_date

#: What each file of a story has.
_SIGNS = (b'data-field="body"', b"h-entry")
#: How the file of a draft is called.
_DRAFT = "draft_"
_RESPONSE = "it is a response to somebody, or has no title of its own; it becomes a draft"
_GISTS = "https://gist.github.com/"
_HEADINGS = ["h1", "h2", "h3", "h4"]
#: The mode of a block of code whose language the author chose; of others it is a guess.
_CHOSEN = "2"


def is_medium(document: bytes) -> bool:
    """Whether a document of HTML is a story as Medium exports it."""
    return all(sign in document for sign in _SIGNS)


def read_medium(
    stories: Iterable[tuple[str, bytes]], site: str, remarks: Remarks
) -> tuple[Entry, ...]:
    """The stories of an export, with the names of their files."""
    return remarks.read_each(stories, lambda each: _story(*each, remarks))


def _story(name: str, document: bytes, remarks: Remarks) -> Entry | None:
    tree = parsed(document.decode("utf-8", "replace"))
    body = tree.select_one('[data-field="body"]')
    if body is None:
        return None
    title, subtitle = words(tree.select_one("h1.p-name")), words(tree.select_one(".p-summary"))
    is_draft = basename(name).startswith(_DRAFT)
    is_response = not is_draft and _is_response(body, title)
    title = title or beginning(words(body)) or "Untitled"
    if is_response:
        remarks.of(title, _RESPONSE)
    link = value(tree.select_one("a.p-canonical"), "href")
    featured = body.select_one('img[data-is-featured="true"]')
    authors = (words(tree.select_one("footer .p-author")),)
    lead = _tidy(tree, body, subtitle)
    date, path = tree.select_one("time.dt-published"), path_of(link)
    hidden = is_draft or is_response
    return Entry(
        title=title,
        date=parse_date(value(date, "datetime"), UTC),
        content="\n".join(filter(None, (lead, inner_html(body)))),
        authors=tuple(filter(None, authors)),
        tags=tuple(dict.fromkeys(map(words, tree.select("ul.tags a, a.p-category")))),
        summary=subtitle,
        link=link,
        guid=link or basename(name),
        picture=value(featured, "src"),
        aliases=(path,) if path and not hidden else (),
        hidden="draft" if hidden else "",
    )


def _is_response(body: Tag, title: str) -> bool:
    """Whether a text has no title: then the export calls it by its first words."""
    if body.select_one(".graf--title") or body.find(_HEADINGS):
        return False
    first = title.rstrip("…").rstrip()
    return words(body).startswith(first)


def _tidy(tree: BeautifulSoup, body: Tag, subtitle: str) -> str:
    """Leave in the body what readers of the page see below its title; return the subtitle.

    The title is in the body, too, and a line above the first section is not shown.
    """
    own = body.select_one(".graf--title")
    if own is not None:
        own.decompose()
    below = body.select_one(".graf--subtitle")
    if below is not None:
        below.decompose()
    for line in body.select(".section--first .section-divider, .js-mixtapeImage, .mixtapeImage"):
        line.decompose()
    for script in body.find_all("script", src=True):
        _show_gist(tree, script)
    for said in body.select(".markup--mixtapeEmbed-em"):
        said.insert_after(tree.new_tag("br"))
    _join_code(tree, body)
    for block in body.find_all("pre", attrs={"data-code-block-lang": True}):
        if value(block, "data-code-block-mode") == _CHOSEN:
            block["class"] = f"language-{value(block, 'data-code-block-lang')}"
    if not subtitle:
        return ""
    paragraph = tree.new_tag("p")
    paragraph.append(tree.new_tag("em"))
    paragraph.em.string = subtitle  # type: ignore[union-attr]
    return str(paragraph)


def _show_gist(tree: BeautifulSoup, script: Any) -> None:
    """A link to code that a script of GitHub would show."""
    source = value(script, "src")
    if not source.startswith(_GISTS):
        return
    address = source.removesuffix(".js").replace(".js?", "?")
    link = tree.new_tag("a", href=address)
    link.string = address
    paragraph = tree.new_tag("p")
    paragraph.append(link)
    script.replace_with(paragraph)


def _join_code(tree: BeautifulSoup, body: Tag) -> None:
    """Make one block of those between which there was a blank line, as the old editor kept them."""
    for block in body.select("pre.graf-after--pre:not(.graf--preV2)"):
        before = block.find_previous_sibling()
        if not isinstance(before, Tag) or before.name != "pre" or _is_new(before):
            continue
        before.append("\n\n")
        before.extend(list(block.contents))
        block.decompose()


def _is_new(block: Tag) -> bool:
    return "graf--preV2" in value(block, "class").split()
