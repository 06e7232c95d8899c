"""Translated messages of articles: Sphinx has each parsed, twice, as if it were a document.

What their text names is kept while the article is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from textwrap import dedent
from typing import Any, cast

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.html_to_docutils.messages import Kept
from sphinx_newsfeed.listing.tex_text import shield_text
from sphinx_newsfeed.policy import clean
from sphinx_newsfeed.problems import Problem, Report
from sphinx_newsfeed.sphinx_ext.articles.pictures import mark_pictures
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

#: How Sphinx ends the name of the source of a message that it puts into a document.
TRANSLATED = ":<translated>"
#: What Sphinx puts before a message that is code, and behind one that would announce some.
_CODE = "::\n\n"
_AFTER_ANNOUNCEMENT = "\n\n   dummy literal"
#: The message of a picture's address.
_PICTURE = re.compile(r"\.\. image:: (\S+)")
#: Where what messages name is kept while a document is read.
_KEPT = "newsfeed_messages"


def kept_of(env: BuildEnvironment) -> Kept:
    """What the messages of the document name that is being read."""
    known = cast(dict[str, Any], env.temp_data)
    kept: Kept = known.setdefault(_KEPT, Kept())
    return kept


def without_underline(text: str) -> tuple[str, bool]:
    """The words of a message, and whether it is underlined: Sphinx does so to have a title."""
    words, _, line = text.rstrip().rpartition("\n")
    return (words, True) if words and not line.strip("=") else (text, False)


#: Gives the arguments of ``html_to_nodes`` for a text, by whom problems are told.
ArgumentsFor = Callable[[Report], dict[str, Any]]


def parse_html_translation(
    text: str, document: nodes.document, arguments_for: ArgumentsFor
) -> None:
    """Read a translated message of a body in HTML; it is Markdown, and may do what the body may.

    Of code and pictures Sphinx makes messages of reStructuredText, where a project asks for them.
    """
    words = clean(text)
    if words.startswith(_CODE):
        code = dedent(words.removeprefix(_CODE))
        document += nodes.literal_block(code, code)
    elif picture := _PICTURE.fullmatch(words.strip()):
        document += nodes.image(words, uri=picture[1], alt="")
    else:
        words, is_title = without_underline(words.partition(_AFTER_ANNOUNCEMENT)[0])
        kind = nodes.title if is_title else nodes.paragraph
        document += kind(words, "", *_inline(words, document, arguments_for))


def _inline(words: str, document: nodes.document, arguments_for: ArgumentsFor) -> list[nodes.Node]:
    # Parsers take long to import, and most projects have no translations.
    from sphinx_newsfeed.html_to_docutils.translations import read_message

    env: BuildEnvironment = document.settings.env
    # What a project does with bodies was done with that which is translated.
    changed = {"drop": (), "prepare": None, "line": _line_of(document)}
    return read_message(words, kept_of(env), **arguments_for(warn_once(env)) | changed)


def _line_of(document: nodes.document) -> int:
    """The line of what is translated, which Sphinx puts into the name of the source."""
    number = str(document["source"]).removesuffix(TRANSLATED).rpartition(":")[2]
    return int(number) if number.isdecimal() else 1


def warn_once(env: BuildEnvironment) -> Report:
    """What tells a problem of a message that was not told of the document yet."""
    told = kept_of(env).told

    def report(problem: Problem) -> None:
        if problem.message not in told:
            told.add(problem.message)
            warn(problem)

    return report


def warn_and_note(env: BuildEnvironment) -> Report:
    """What tells the problems of a body, so that they are not told of its translation again."""
    told = kept_of(env).told

    def report(problem: Problem) -> None:
        told.add(problem.message)
        warn(problem)

    return report


def keep_pictures(pictures: Iterable[nodes.image], env: BuildEnvironment) -> None:
    """Keep the *pictures* of a body whose messages name them by their addresses."""
    kept = kept_of(env).pictures
    for image in pictures:
        kept.setdefault(image["uri"], []).append(image)


def settle_translation(document: nodes.document, signs: re.Pattern[str]) -> None:
    """Make of a translated message what a page may show; *signs* of TeX in it stay text."""
    if document.children and isinstance(title := document[0], nodes.title):
        # Sphinx expects it in a section.
        document[0] = nodes.section("", title)
    shield_text(document, signs)
    pictures = [*document.findall(nodes.image)]
    _be_as_in_body(pictures, document.settings.env)
    mark_pictures(pictures)


def _be_as_in_body(pictures: Iterable[nodes.image], env: BuildEnvironment) -> None:
    """Let *pictures* of a translation be what they are in the body, such as the leading one."""
    kept = kept_of(env).pictures
    for image in pictures:
        for original in kept.get(image["uri"], ())[:1]:
            image["classes"] = [*dict.fromkeys((*image["classes"], *original["classes"]))]
