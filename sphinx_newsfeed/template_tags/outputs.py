"""``{{ … }}`` of Liquid and Nunjucks: strings, addresses, and the fields of the article."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.values import NotKnownError, Project, Values, text_of, value_at
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.handlers import Handler
from sphinx_newsfeed.template_tags.markup import one_line
from sphinx_newsfeed.template_tags.rewriter import Base, Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

#: What stands for the address of the site: the articles have another one now.
_BASES = frozenset(("config.root", "config.url", "site.baseurl", "site.github.url", "site.url"))
_TOKEN = re.compile(
    r""""(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bar>\|)|(?P<word>[^\s|"']++)"""
)
_CALL = re.compile(r"""url_for\(\s*+(?:"([^"]*+)"|'([^']*+)')\s*+\)""")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
#: How many filters one value may have.
_MAX_FILTERS = 20


def output(tag: Tag, rewriter: Rewriter) -> str | None:
    """The value of an expression, with its filters; ``None``: it is not known."""
    call = _CALL.fullmatch(tag.arguments)
    if call:
        return _rooted(call[1] or call[2] or "", "")
    first, *filters = _parts(tag.arguments)
    value: str | None = _value(first, rewriter)
    if value is None or len(filters) > _MAX_FILTERS:
        return None
    for each in filters:
        value = _filtered(value, each, rewriter)
        if value is None:
            return None
    return value


def is_constant(expression: str) -> bool:
    """Whether an expression has the same value in all articles: a string, or the site's address."""
    if _CALL.fullmatch(expression):
        return True
    first, *filters = _parts(expression)
    return all(map(_is_constant, [first, *(each[1:] for each in filters if len(each) > 1)])) and (
        all(each and (each[0]["word"] or "").rstrip(":") in _FILTERS for each in filters)
    )


def _is_constant(tokens: list[re.Match[str]]) -> bool:
    return len(tokens) == 1 and (tokens[0]["word"] is None or tokens[0]["word"] in _BASES)


def parameter(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{{< param author.name >}}``: of the front matter, else of the site, in any case."""
    name = read_arguments(tag.arguments).get("name", at=0)
    tags = generator_of(rewriter.context.dialect).tags
    values = rewriter.context.values
    below = f"{tags.parameters}.{name}" if tags and tags.parameters else name
    found = value_at(values.page, name, any_case=True)
    if found is None:
        found = value_at(values.page, below, any_case=True)
    if found is None:
        found = _had(lambda project: project.configuration(), below, values, any_case=True)
    return text_of(found)


def _parts(expression: str) -> list[list[re.Match[str]]]:
    """The value and its filters, as tokens."""
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(expression):
        if token["bar"]:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _value(tokens: list[re.Match[str]], rewriter: Rewriter) -> str | None:
    """What a string or a name stands for."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token["word"] is None:
        return token["double"] or token["single"] or ""
    if token["word"] in _BASES:
        return Base()
    text = _field(token["word"], rewriter)
    if text is None:
        return text_of(_put_in(token["word"], rewriter))
    return escape(one_line(text), quote=False) if rewriter.format is BodyFormat.HTML else text


def _field(word: str, rewriter: Rewriter) -> str | None:
    """The field of the article that *word* names."""
    tags = generator_of(rewriter.context.dialect).tags
    prefixes = tags.field_prefixes if tags else ()
    names = (word[len(prefix) :] for prefix in prefixes if word.startswith(prefix))
    fields = rewriter.context.fields
    return next((fields[name] for name in names if name in fields), None)


def _put_in(word: str, rewriter: Rewriter) -> object:
    """The value that *word* names in the front matter, the configuration or the data files."""
    values, tags = rewriter.context.values, generator_of(rewriter.context.dialect).tags
    if tags is None:
        return None
    for prefix in tags.field_prefixes:
        found = value_at(values.page, word[len(prefix) :]) if word.startswith(prefix) else None
        if found is not None:
            return found
    asked: tuple[tuple[str | None, Callable[[Project], Mapping[str, object]]], ...] = (
        (tags.configuration_prefix, lambda project: project.configuration()),
        (tags.data_prefix if tags.data_folders else None, lambda project: project.data()),
    )
    had = (
        _had(ask, word[len(prefix) :], values)
        for prefix, ask in asked
        if prefix is not None and word.startswith(prefix)
    )
    return next((each for each in had if each is not None), None)


def _had(
    asked: Callable[[Project], Mapping[str, object]],
    path: str,
    values: Values,
    *,
    any_case: bool = False,
) -> object | None:
    """A value of the project's files, where it can be had."""
    try:
        project = values.project
        return value_at(asked(project), path, any_case=any_case) if project else None
    except NotKnownError:
        return None


def _filtered(value: str, tokens: list[re.Match[str]], rewriter: Rewriter) -> str | None:
    if not tokens or not tokens[0]["word"]:
        return None
    # "prepend: x" and "url_for" alike.
    name = tokens[0]["word"].rstrip(":")
    argument = _value(tokens[1:], rewriter) if len(tokens) > 1 else ""
    tags = generator_of(rewriter.context.dialect).tags
    handler = _FILTERS.get(tags.filters.get(name, name) if tags else name)
    return handler(value, argument) if handler and argument is not None else None


def _rooted(value: str, _: str) -> str:
    """``relative_url`` puts the base and one slash before."""
    if isinstance(value, Base) or _ABSOLUTE.match(value):
        return value
    return "/" + value.lstrip("/")


def _prepend(value: str, before: str) -> str:
    return value if isinstance(before, Base) else before + value


def _append(value: str, after: str) -> str:
    return value if isinstance(after, Base) else value + after


_FILTERS: dict[str, Callable[[str, str], str]] = {
    "absolute_url": _rooted,
    "append": _append,
    "prepend": _prepend,
    "relative_url": _rooted,
    "url_for": _rooted,
    # What these change is changed when the text is written: escapes, and blanks at the ends.
    "escape": lambda value, _: value,
    "safe": lambda value, _: value,
    "strip": lambda value, _: value,
    "uri_escape": lambda value, _: value,
    "xml_escape": lambda value, _: value,
}

HANDLERS: dict[Single, Handler] = {Single.PARAMETER: parameter}
