"""The language that the name of a file, or its text, tells where front matter names none."""

from __future__ import annotations

import re
from pathlib import PurePath

from sphinx_newsfeed.languages import detect_language, is_written_in, script_of_language
from sphinx_newsfeed.model.translations import language_tag

#: A language at the end of a file's name. Source: RFC 5646, section 2.1, in what names have of it.
_LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_][a-z]{2})?)\Z", re.IGNORECASE)
#: How much of a body is looked at, in characters, markup and code included.
_LONGEST_BODY = 8_000
#: What is no words, first what may hold other parts of it. What is never closed goes on to the end.
_NO_WORDS = re.compile(
    r"""
    <!--.*?(?:-->|\Z)
    | <(?P<element>script|style|pre|code|svg|math|textarea)\b.*?(?:</(?P=element)|\Z)
    | ^[ ]{0,3}(?P<fence>```+|~~~+).*?(?:^[ ]{0,3}(?P=fence)|\Z)
    | \{%-?[ ]*(?P<tag>raw|verbatim|highlight|codeblock|code)\b.*?(?:\{%-?[ ]*end|\Z)
    | (?P<marks>`+)[^`]*(?P=marks)
    | \{[{%][^{}]*[}%]\}
    | </?[a-zA-Z!][^<>]*>
    | ^[ ]*\.\.[ ][^\n]*
    | ^[ ]*:[\w-]+:[^\n]*
    | ^(?:[ ]{4}|\t)[^\n]*
    | (?:https?://|ftp://|mailto:|www\.)[^\s<>()\[\]]*
    | \]\([^()\s]*
    | &\#?\w{1,32};
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


def language_of_text(title: str, body: str, project: str) -> str:
    """The language of an article, by its title and the words of its text, without code and markup.

    Empty for the language of the *project*, and where nothing is sure.
    """
    words = " ".join(_NO_WORDS.sub(" ", body[:_LONGEST_BODY]).split())
    return detect_language(f"{title}\n{words}", project)


def language_of_file(name: str, found: str, project: str, *, is_meant: bool) -> str:
    """The language at the end of a file's *name*, such as ``post.de.md``, else that *found*.

    It must be written in the script of the text. Where the generator does not read names so
    (*is_meant*), one that is written in Latin letters is no language: ``whats.it.md``.
    """
    match = _LANGUAGE.search(PurePath(name).stem)
    named = language_tag(match[1]) if match else ""
    script = script_of_language(found or project or "en")
    if not is_written_in(named, script) or not (is_meant or script != "Latn"):
        return found
    return "" if named.lower() == language_tag(project).lower() else named
