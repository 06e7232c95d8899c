"""JavaScript and components in Markdown, which no program runs here.

Source: MDX documentation, "What is MDX?".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from sphinx_newsfeed.generators.tags import Mark
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.markup import attributes
from sphinx_newsfeed.template_tags.players import player_of, vimeo, youtube
from sphinx_newsfeed.template_tags.rewriter import Rewriter

#: How far the end of an expression or tag is looked for, in characters.
_LONGEST = 1000
#: A text of JavaScript, perhaps as the address of a file.
_TEXT = re.compile(
    r"""\s*(?:(?:require|useBaseUrl)\(\s*)?(?P<sign>["'`])(?P<text>[^"'`${}<>]*)(?P=sign)"""
    r"\s*\)?(?:\.default)?\s*"
)
_NAME = re.compile(r"\s*(?P<name>\w+)(?:\.(?:src|default))?\s*")
_IMPORT = (
    r"""import[ \t]+(?:[\w*{][^;"'\n]{0,500}+(?:\n[^;"'\n]{1,500}+){0,40}?"""
    r"""(?:(?<=[ \t}]from)|(?<=[ \t}]from[ \t])))?"""
    r"""["'][^"'\n]{1,500}["'];?[ \t]*$"""
)
_EXPORT = r"export[ \t]+(?:const|let|function|default)\b[^\n]*(?:\n[ \t]*\S[^\n]*)*"
_STRING = r"""\{(?:'[^'{}\n]{0,200}'|"[^"{}\n]{0,200}")\}"""
#: An attribute with a text, which may stand in braces.
_ATTRIBUTE = re.compile(r"""\b(\w+)=\{?(?:"([^"{}]*)"|'([^'{}]*)'|`([^`{}]*)`)\}?""")
_WORD = re.compile(r"</?(\w+)")
#: A tag, in which expressions may hold signs that would end it.
_TAG = re.compile(
    r"""</?\w+(?:[^<>{}"']|"[^"]{0,500}+"|'[^']{0,500}+'"""
    r"""|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,500}+\}){0,500}+\}){0,500}+\}){0,500}+>"""
)
#: Components that are an element of HTML, and what they call its address.
_ELEMENTS = {"Link": "a", "Img": "img", "Image": "img", "Picture": "img", "Figure": "img"}
_TARGET = re.compile(r"\bto(?==)")
_YOUTUBE = frozenset(("LiteYouTubeEmbed", "YouTube", "YouTubeEmbed", "Youtube", "YoutubeEmbed"))
_TITLES = ("label", "title", "summary", "heading", "header", "caption")

_Reader = tuple[str, Callable[[re.Match[str], Rewriter, Lookahead], int], tuple[str, ...]]


def _module(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``import A from "b"``, ``export const a = …``: what no reader sees.

    Source: MDX documentation, "ESM".
    """
    rewriter.replace(match.start(), match.end(), "")
    return match.end()


def _expression(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``src={require("./a.png").default}``: the text that is all of it; other values are empty."""
    start = match.start()
    before = rewriter.text[max(start - _LONGEST, 0) : start]
    if before.rfind("<") <= before.rfind(">"):
        return match.end()
    end = _closing_brace(rewriter.text, start)
    if end < 0:
        return match.end()
    value = f'"{_value(rewriter, start + 1, end)}"'
    # A blank line would end the element.
    lines = "\ndata-line" * rewriter.text.count("\n", start, end)
    rewriter.replace(start, end + 1, value + lines)
    return end + 1


def _value(rewriter: Rewriter, start: int, end: int) -> str:
    """A text, or the file that has the name; nothing for what has to be run."""
    if given := _TEXT.fullmatch(rewriter.text, start, end):
        return given["text"]
    named = _NAME.fullmatch(rewriter.text, start, end)
    return rewriter.imported.get(named["name"], "") if named else ""


def _closing_brace(text: str, start: int) -> int:
    """Where the brace at *start* is closed; -1 where it is not."""
    depth = 0
    for at in range(start, min(start + _LONGEST, len(text))):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if not depth:
            return at
    return -1


def _words(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``<>`` goes, of ``{"text"}`` the text stays."""
    is_text = match[0][1] in "\"'"
    rewriter.replace(match.start(), match.end(), match[0][2:-2] if is_text else "")
    return match.end()


def _component(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """The begin or end of a component: as an element of HTML, as a player, or with its title."""
    word = _WORD.match(match[0])
    name = word[1] if word else ""
    whole = _TAG.match(rewriter.text, match.start())
    if whole is None:
        return match.end()
    start, end, tag = whole.start(), whole.end(), whole[0]
    given = {found[1]: found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(tag)}
    if player := _player(name, given):
        rewriter.replace(start, end, f"<iframe{attributes(src=player)}></iframe>")
        return end
    if element := _ELEMENTS.get(name):
        at = start + tag.index(name)
        rewriter.replace(at, at + len(name), element)
        if target := _TARGET.search(rewriter.text, start, end):
            rewriter.replace(target.start(), target.end(), "href")
    title = next((given[each] for each in _TITLES if given.get(each)), "")
    if title and element is None:
        rewriter.replace(end, end, f"<strong>{escape(title, quote=False)}</strong> ")
    return match.end()


def _player(name: str, given: Mapping[str, str]) -> str:
    """The address of a player that a component stands for."""
    film = given.get("id") or given.get("videoId") or given.get("videoid") or given.get("url", "")
    if name in _YOUTUBE:
        return youtube(film)
    if name == "Vimeo":
        return vimeo(film)
    return player_of(film) if name == "ReactPlayer" else ""


#: What a mark is told by, what becomes of it, and the signs that each has.
JSX: Mapping[Mark, _Reader] = {
    Mark.JSX_MODULES: (rf"(?P<module>^(?:{_IMPORT}|{_EXPORT}))", _module, ("import ", "export ")),
    Mark.JSX_VALUES: (r"(?P<value>(?<=\w=)\{)", _expression, ("={",)),
    Mark.JSX_TEXTS: (rf"(?P<words>{_STRING}|</?>)", _words, ("{", "<>")),
    Mark.JSX_COMPONENTS: (r"(?P<component></?(?-i:[A-Z])\w*)", _component, ("<",)),
}
