"""Components and expressions of JSX in Markdown, as MDX has them; nothing of them is run.

What a component holds is Markdown and stays, its label before it; one that holds nothing is left
out, unless it is a picture or a player. Of expressions, comments go and texts are put in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.flavours import is_mdx
from sphinx_newsfeed.generators.tags import Kind
from sphinx_newsfeed.generators.themes import JSX_PICTURES, JSX_SILENT, JSX_VIDEOS
from sphinx_newsfeed.model.values import text_of, value_at
from sphinx_newsfeed.problems import Report
from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.faults import Faults
from sphinx_newsfeed.template_tags.markup import attributes, one_line
from sphinx_newsfeed.template_tags.players import youtube
from sphinx_newsfeed.template_tags.syntax import Tag

#: What is code, or no JSX; and what may begin some.
_TOKEN = re.compile(
    r"^[ \t]*+(?P<fence>`{3,}+|~{3,}+)[^\n]*+|(?P<ticks>`++)|(?P<comment><!--)|(?P<escape>\\.)"
    r"|(?P<tag></?(?=[A-Z>]))|(?P<brace>(?<!=)\{)",
    re.MULTILINE,
)
_NAME = re.compile(r"</?(?P<name>[A-Z][\w.]*+(?::[A-Za-z][\w.]*+)?+)?(?=[\s/>{])")
#: What is of weight in a tag: texts, values, and its end.
_IN_TAG = re.compile(r"\"[^\"]*+\"|'[^']*+'|[{}<>`]")
_ATTRIBUTE = re.compile(
    r"""([\w:-]+)=(?:"([^"]*)"|'([^']*)'|\{\s*(?:require\(\s*)?["'`]([^"'`{}]*)["'`]\s*\)?"""
    r"(?:\.default)?\s*\})"
)
_TEXT = re.compile(r"\{\s*+(?:\"([^\"\n]*+)\"|'([^'\n]*+)'|`([^`$]*+)`)\s*+\}")
_VALUE = re.compile(r"\{\s*+(?:frontMatter|frontmatter)\.([\w.]++)\s*+\}")
_TRUNCATE = re.compile(r"/\*\s*+truncate\s*+\*/")
#: The longest tag, in characters, and how many times as long as the body all that is looked at for
#: ends of tags may be: what follows then stays as it is.
_LONGEST_TAG = 2_000
_MOST_LOOKED_AT = 10
#: How deep components lie in each other whose content is brought to the left.
_DEEPEST = 20
#: Attributes that name what a component holds.
_LABELS = ("label", "title", "summary")


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
    return _to_the_left(text, reader.contents)


@dataclass(slots=True)
class _Reader:
    """One pass over a body."""

    text: str
    context: TagContext
    faults: Faults = field(default_factory=Faults)
    #: For each component that holds lines: the first and the last of them, and the indentation of
    #: the component.
    contents: list[tuple[int, int, int]] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _written: int = 0
    _left: int = 0
    #: Open components: the name, the line behind, and the indentation, -1 within a line.
    _open: list[tuple[str, int, int]] = field(default_factory=list)
    #: The line of a place that is never before the last one asked for.
    _line: int = 0
    _counted: int = 0

    def run(self) -> str:
        """The text, changed."""
        self._left = _MOST_LOOKED_AT * len(self.text)
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
        return "".join((*self._parts, self.text[self._written :]))

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
        if source.startswith("</"):
            self._close(name, start)
            self._replace(start, end, "")
        elif source.endswith("/>"):
            self._replace(start, end, self._alone(name, source, start, end))
        else:
            self._replace(start, end, _label(source))
            self._opened(name, start, end)
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

    def _alone(self, name: str, source: str, start: int, end: int) -> str:
        given = _given(source)
        if name in JSX_PICTURES and (address := given.get("src") or given.get("img")):
            return f"<img{attributes(src=address, alt=given.get('alt', ''))}>"
        video = given.get("id") or given.get("videoId") or given.get("youTubeId")
        if name in JSX_VIDEOS and video:
            title = given.get("title", "")
            return f"<iframe{attributes(src=youtube(video), title=title)}></iframe>"
        if name not in JSX_SILENT:
            self.faults.left_out(Tag(start, end, source, Kind.STATEMENT, name, "", closes=False))
        return _label(source)

    def _opened(self, name: str, start: int, end: int) -> None:
        line = self._line_of(start) + self.text.count("\n", start, end)
        before = self.text[max(start - _LONGEST_TAG, 0) : start].rpartition("\n")[2]
        indent = len(before) if not before.strip() else -1
        self._open.append((name, line + 1, indent))

    def _close(self, name: str, start: int) -> None:
        places = range(len(self._open) - 1, max(len(self._open) - 1 - _DEEPEST, -1), -1)
        at = next((place for place in places if self._open[place][0] == name), None)
        if at is None:
            return
        _, line, indent = self._open[at]
        del self._open[at:]
        if indent >= 0 and len(self._open) < _DEEPEST and self._line_of(start) > line:
            self.contents.append((line, self._line_of(start), indent))

    def _line_of(self, at: int) -> int:
        self._line += self.text.count("\n", self._counted, at)
        self._counted = at
        return self._line

    def _expression(self, match: re.Match[str]) -> int:
        start = match.start()
        if self.text.startswith("/*", start + 1):
            end = self._behind(r"\*/[ \t\n]*\}", start, -1)
            if end < 0:
                return match.end()
            is_mark = _TRUNCATE.fullmatch(self.text, start + 1, end - 1)
            self._replace(start, end, "<!-- more -->" if is_mark else "")
            return end
        if found := _TEXT.match(self.text, start):
            self._replace(start, found.end(), escape(found[1] or found[2] or found[3] or ""))
            return found.end()
        value = _VALUE.match(self.text, start)
        known = text_of(value_at(self.context.values.page, value[1])) if value else None
        if value is None or known is None:
            return match.end()
        self._replace(start, value.end(), escape(one_line(known)))
        return value.end()

    def _replace(self, start: int, end: int, text: str) -> None:
        lines = self.text.count("\n", start, end) - text.count("\n")
        self._parts += (self.text[self._written : start], text, "\n" * lines)
        self._written = end


def _given(source: str) -> dict[str, str]:
    return {each[1]: each[2] or each[3] or each[4] or "" for each in _ATTRIBUTE.finditer(source)}


def _label(source: str) -> str:
    """What names the content of a component, as a paragraph of its own."""
    given = _given(source)
    words = next((given[name] for name in _LABELS if given.get(name, "").strip()), "")
    return f"<p><strong>{escape(one_line(words), quote=False)}</strong></p>" if words else ""


def _to_the_left(text: str, contents: list[tuple[int, int, int]]) -> str:
    """The lines of components where they stand: what is indented in them is no code."""
    if not contents:
        return text
    lines = text.split("\n")
    for first, end, indent in sorted(contents, key=lambda each: (each[0], -each[1])):
        least = min(_widths(lines[first:end]), default=indent)
        if least > indent:
            for at in range(first, end):
                lines[at] = lines[at][:indent] + lines[at][least:]
    return "\n".join(lines)


def _widths(lines: list[str]) -> Iterator[int]:
    return (len(each) - len(each.lstrip(" ")) for each in lines if each.strip())
