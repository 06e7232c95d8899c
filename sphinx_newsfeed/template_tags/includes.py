"""The tag ``include`` of Liquid: pieces of widespread themes, each with what it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sphinx_newsfeed.file_policy import has_name_of_picture
from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.tags import Kind
from sphinx_newsfeed.model.site import media_address
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.galleries import rooted
from sphinx_newsfeed.template_tags.handlers import Handler, LeftOut
from sphinx_newsfeed.template_tags.markup import caption_html, html_on
from sphinx_newsfeed.template_tags.outputs import output
from sphinx_newsfeed.template_tags.pictures import included_figure
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

_NAME = re.compile(r"[\"']?(?P<path>[\w./-]+?)(?:\.(?:html|liquid|md|markdown))?[\"']?(?=\s|\Z)")
#: A value that is put in: within a string, or in the place of one.
_OUTPUT = re.compile(r"\{\{-?(?P<braced>[^{}]*)-?\}\}")
_VARIABLE = re.compile(r"(?P<name>=\s*)(?P<word>(?:page|site)\.[\w.-]+)(?=\s|\Z)")
#: An address that themes put the site's own before.
_ADDRESS = re.compile(
    r"(?P<name>\b(?:src|url|path|image_path|image|img|poster|link|href)\s*=\s*)"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<word>[^\s\"']+))"
)
#: Those of films and sounds.
_MEDIA = ("src", "poster")
#: What pieces call a text that they show.
_TEXTS = ("title", "heading", "content", "text", "body", "message", "quote", "caption", "author")
#: A name of a file in the folder of pictures, as themes for documentation have it.
_FILE = re.compile(r"(?P<name>\bfile\s*=\s*)(?P<quote>[\"'])(?![A-Za-z]+:|/)")


def including(pieces: Mapping[str, Handler]) -> Handler:
    """A handler of the tag, which knows *pieces* by their path without suffix."""

    def put(tag: Tag, rewriter: Rewriter) -> str:
        named = _NAME.match(tag.arguments)
        if named is None:
            return LeftOut()
        path = named["path"].lower().replace("-", "_")
        handler = pieces.get(path) or pieces.get(path.rpartition("/")[2])
        arguments = _with_values(tag, tag.arguments[named.end() :], rewriter)
        if arguments is None:
            return LeftOut()
        arguments = _with_addresses(arguments, rewriter.context)
        piece = replace(tag, name=path, arguments=arguments)
        shown = handler(piece, rewriter) if handler else None
        return _by_arguments(piece, rewriter) if shown is None else shown

    return put


def _by_arguments(tag: Tag, rewriter: Rewriter) -> str:
    """What a piece of the site's own is likely to show: a picture or a text that it is given.

    Without one it is of the site and not of the article, and left out.
    """
    given = read_arguments(tag.arguments)
    pictures = (each for each in given.named.values() if has_name_of_picture(each))
    if source := next(pictures, ""):
        named = replace(tag, arguments=f'{tag.arguments} src="{source}"')
        return included_figure(named, rewriter) or LeftOut()
    said = [given.get(name) for name in _TEXTS]
    words = " ".join(filter(None, said))
    shown = html_on(rewriter, tag, f"<p>{caption_html(words)}</p>") if words else None
    return LeftOut() if shown is None else shown


def _with_values(tag: Tag, arguments: str, rewriter: Rewriter) -> str | None:
    """The arguments with the values that they name; ``None``: one is not known."""
    missing = False

    def value(expression: str) -> str:
        nonlocal missing
        found = output(replace(tag, kind=Kind.OUTPUT, arguments=expression.strip()), rewriter)
        missing = missing or found is None
        return (found or "").replace('"', "”")

    arguments = _OUTPUT.sub(lambda match: value(match["braced"]), arguments)
    arguments = _VARIABLE.sub(lambda m: f'{m["name"]}"{value(m["word"])}"', arguments)
    return None if missing else arguments.strip()


def _with_addresses(arguments: str, context: TagContext) -> str:
    folder = generator_of(context.dialect).media_folder(context.values.page)

    def write(match: re.Match[str]) -> str:
        url = match["double"] or match["single"] or match["word"] or ""
        if match["name"].startswith(_MEDIA):
            url = media_address(url, folder, context.site.media_host)
        return f'{match["name"]}"{rooted(url)}"'

    arguments = _FILE.sub(r"\g<name>\g<quote>/images/", arguments)
    return _ADDRESS.sub(write, arguments)
