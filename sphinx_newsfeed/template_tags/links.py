"""Tags that name an article or a file of the sources."""

from __future__ import annotations

import re

from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.handlers import Handler
from sphinx_newsfeed.template_tags.markup import address, internal, link
from sphinx_newsfeed.template_tags.pictures import without_switch
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

#: An address with a scheme, or none but a fragment: those lead to no file.
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|#|//")


def post_address(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% post_url 2020-01-01-title %}``, ``{% post_path slug %}``."""
    name = read_arguments(tag.arguments).rest(0)
    return internal("post", name.strip("/")) if name else None


def post_link(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% post_link slug title escape %}``; without a title the link has an empty text.

    Who looks links up fills it with the title of the article.
    """
    words = without_switch(read_arguments(tag.arguments).words)
    if not words:
        return None
    slug, _, fragment = words[0].partition("#")
    return link(rewriter, _with_fragment(internal("post", slug), fragment), " ".join(words[1:]))


def file_address(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% link _posts/2020-01-01-title.md %}``: a file, as a path from the project's folder."""
    name = tag.arguments.strip().strip("\"'").lstrip("/")
    return internal("file", name) if name else None


def reference(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{{< ref "post.md#part" >}}``: a file from the content folder or beside the article."""
    target = read_arguments(tag.arguments).get("path", at=0)
    if not target or _ELSEWHERE.match(target):
        return address(target) or None
    path, _, fragment = target.partition("#")
    return _with_fragment(internal("file", path), fragment)


def _with_fragment(url: str, fragment: str) -> str:
    return f"{url}#{address(fragment)}" if fragment else url


HANDLERS: dict[Single, Handler] = {
    Single.FILE_ADDRESS: file_address,
    Single.POST_ADDRESS: post_address,
    Single.POST_LINK: post_link,
    Single.REFERENCE: reference,
}
