"""Components and expressions of JSX in Markdown, as MDX has them; nothing of them is run.

What a component holds is Markdown and stays, its label before it; one that holds nothing is left
out, unless it is a picture or a player. Of expressions, comments go and texts are put in.
Source: MDX documentation, "What is MDX?".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.components import JSX_LINKS, JSX_PICTURES, JSX_PLAYERS, JSX_SILENT
from sphinx_newsfeed.generators.flavours import is_mdx
from sphinx_newsfeed.generators.tags import Kind, Single
from sphinx_newsfeed.model.values import text_of, value_at
from sphinx_newsfeed.problems import Report
from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.faults import Faults
from sphinx_newsfeed.template_tags.jsx_marks import HEADING_ID
from sphinx_newsfeed.template_tags.jsx_nesting import Nesting
from sphinx_newsfeed.template_tags.jsx_values import attributes_of
from sphinx_newsfeed.template_tags.markup import attributes, html_on, one_line, with_caption
from sphinx_newsfeed.template_tags.players import player_of, vimeo, youtube
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag
from sphinx_newsfeed.template_tags.wrappers import TITLES

#: What is code, or no JSX; and what may begin some.
_TOKEN = re.compile(
    r"^[ \t]*+(?P<fence>`{3,}+|~{3,}+)[^\n]*+|(?P<ticks>`++)|(?P<comment><!--)|(?P<escape>\\.)"
    r"|(?P<tag></?(?=[A-Z>]))|(?P<brace>(?<!=)\{)",
    re.MULTILINE,
)
_NAME = re.compile(r"</?(?P<name>[A-Z][\w.]*+(?::[A-Za-z][\w.]*+)?+)?(?=[\s/>{])")
#: What is of weight in a tag: texts, values, and its end.
_IN_TAG = re.compile(r"\"[^\"]*+\"|'[^']*+'|[{}<>`]")
_WORDS = re.compile(r"\{\s*+(?:\"([^\"\n]*+)\"|'([^'\n]*+)'|`([^`$]*+)`)\s*+\}")
_VALUE = re.compile(r"\{\s*+(?:frontMatter|frontmatter)\.([\w.]++)\s*+\}")
_TRUNCATE = re.compile(r"\{/\*\s*+truncate\s*+\*/\s*+\}")
_HEADING_ID = re.compile(HEADING_ID)
#: The longest tag, in characters, and how many times as long as the body all that is looked at for
#: ends of tags may be: what follows then stays as it is.
_LONGEST_TAG = 2_000
_MOST_LOOKED_AT = 10
#: Attributes that name a picture, a video and the target of a link.
_SOURCES = ("src", "img")
_VIDEOS = ("id", "videoId", "videoid", "youTubeId", "url")
_TARGETS = ("to", "href")
#: Attributes of a picture besides.
_SAID = ("alt", "title", "width", "height")
_PLAYERS: Mapping[Single, Callable[[str], str]] = {
    Single.FRAME: player_of,
    Single.VIMEO: vimeo,
    Single.YOUTUBE: youtube,
}


def may_hold_jsx(context: TagContext) -> bool:
    """Whether JSX in a Markdown body is meant, by its file or its generator."""
    return is_mdx(context.path) or generator_of(context.dialect).markdown.jsx


def read_jsx(body: str, context: TagContext, report: Report) -> str:
    """*body* without JSX; each word stays on its line."""
    if "<" not in body and "{" not in body:
        return body
    reader = _Reader(body, context)
    text = reader.run()
    reader.faults.report(body, context, report)
    return text


class _Reader:
    """One pass over a body."""

    def __init__(self, text: str, context: TagContext) -> None:
        self.text = text
        self.faults = Faults()
        self._rewriter = Rewriter(text, context)
        self._nesting = Nesting(text)
        self._left = _MOST_LOOKED_AT * len(text)

    def run(self) -> str:
        """The text, changed."""
        at = 0
        readers: dict[str, Callable[[re.Match[str]], int]] = {
            "fence": self._behind_fence,
            "ticks": self._behind_code,
            "comment": self._behind_comment,
            "escape": lambda match: match.end(),
            "tag": self._component,
            "brace": self._expression,
        }
        while self._left > 0 and (match := _TOKEN.search(self.text, at)):
            at = max(readers[match.lastgroup or ""](match), match.end())
        return self._nesting.to_the_left(self._rewriter.finish())

    def _behind_fence(self, match: re.Match[str]) -> int:
        return self._behind(rf"^[ \t]*{match['fence']}[`~]*[ \t]*$", match.end(), len(self.text))

    def _behind_code(self, match: re.Match[str]) -> int:
        """Code within a paragraph; without an end the signs are text."""
        ticks = match["ticks"]
        blank = self.text.find("\n\n", match.end())
        self._left -= (len(self.text) if blank < 0 else blank) - match.end()
        return self._behind(rf"(?<!`){ticks}(?!`)", match.end(), match.end(), blank)

    def _behind_comment(self, match: re.Match[str]) -> int:
        return self._behind("-->", match.end(), match.end())

    def _behind(self, pattern: str, start: int, otherwise: int, stop: int = -1) -> int:
        stop = len(self.text) if stop < 0 else stop
        found = re.compile(pattern, re.MULTILINE).search(self.text, start, stop)
        self._left -= (found.end() if found else stop) - start
        return found.end() if found else otherwise

    def _component(self, match: re.Match[str]) -> int:
        start = match.start()
        named, end = _NAME.match(self.text, start), self._end_of_tag(start)
        if named is None or end < 0:
            return match.end()
        source, name = self.text[start:end], named["name"] or ""
        closes = source.startswith("</")
        tag = Tag(start, end, source, Kind.STATEMENT, name, "", closes=closes)
        self._rewriter.replace(start, end, self._end(tag) if closes else self._begin(tag))
        return end

    def _end_of_tag(self, start: int) -> int:
        """Where a tag ends; -1 where it does not."""
        depth, stop = 0, min(start + _LONGEST_TAG, len(self.text))
        for sign in _IN_TAG.finditer(self.text, start + 1, stop):
            depth += {"{": 1, "}": -1}.get(sign[0], 0)
            if sign[0] in "<>" and depth <= 0:
                self._left -= sign.end() - start
                return sign.end() if sign[0] == ">" else -1
        self._left -= stop - start
        return -1

    def _begin(self, tag: Tag) -> str:
        """What stands for a component, or before what it holds."""
        given = attributes_of(tag.source, self._rewriter.imported)
        html = _element(tag.name, given)
        is_whole = tag.source.endswith("/>")
        if not is_whole:
            indent = self._rewriter.indent_before(tag.start)
            self._nesting.open(tag.name, tag.start, tag.end, -1 if indent is None else len(indent))
        elif not html and tag.name not in JSX_SILENT:
            self.faults.left_out(tag)
        if tag.name in JSX_LINKS and not is_whole:
            return f"<a{attributes(href=_first(given, _TARGETS))}>"
        return (html_on(self._rewriter, tag, html) or "") if html else self._label(tag, given)

    def _end(self, tag: Tag) -> str:
        self._nesting.close(tag.name, tag.start)
        return "</a>" if tag.name in JSX_LINKS else ""

    def _label(self, tag: Tag, given: Mapping[str, str]) -> str:
        """What names the content of a component; on a line of its own, a paragraph."""
        words = escape(one_line(_first(given, TITLES)), quote=False)
        if not words:
            return ""
        if not self._rewriter.stands_alone(tag):
            return f"<strong>{words}</strong> "
        return html_on(self._rewriter, tag, f"<p><strong>{words}</strong></p>") or ""

    def _expression(self, match: re.Match[str]) -> int:
        start = match.start()
        if self.text.startswith("/*", start + 1):
            return self._comment(start)
        if found := _WORDS.match(self.text, start):
            words = found[1] or found[2] or found[3] or ""
            self._rewriter.replace(start, found.end(), escape(words))
            return found.end()
        value = _VALUE.match(self.text, start)
        page = self._rewriter.context.values.page
        known = text_of(value_at(page, value[1])) if value else None
        if value is None or known is None:
            return match.end()
        self._rewriter.replace(start, value.end(), escape(one_line(known)))
        return value.end()

    def _comment(self, start: int) -> int:
        """``{/* … */}`` goes, unless it ends the excerpt or names a heading, which a mark reads."""
        end = self._behind(r"\*/[ \t\n]*\}", start, -1)
        if end >= 0 and not _HEADING_ID.fullmatch(self.text, start, end):
            is_mark = _TRUNCATE.fullmatch(self.text, start, end)
            self._rewriter.replace(start, end, "<!-- more -->" if is_mark else "")
        return end


def _first(given: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((given[name] for name in names if given.get(name, "").strip()), "")


def _element(name: str, given: Mapping[str, str]) -> str:
    """The picture or the player that a component stands for; empty for any other."""
    if name in JSX_PICTURES and (source := _first(given, _SOURCES)):
        said = {each: given.get(each, "") for each in _SAID}
        return with_caption(f"<img{attributes(src=source, **said)}>", given.get("caption", ""))
    player = _PLAYERS[JSX_PLAYERS[name]](_first(given, _VIDEOS)) if name in JSX_PLAYERS else ""
    title = given.get("title", "")
    return f"<iframe{attributes(src=player, title=title)}></iframe>" if player else ""
