"""Markdown of an article that is not trusted: CommonMark and the flavour of its generator alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.policy import shown
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

#: The name of a directive at the beginning of what a fence says, or of a role before code.
_DIRECTIVE = re.compile(r"\s*(\{[^{}\s]+\})")
_ROLE = re.compile(r"(\{[^{}\s`]+\})$")


def commonmark(config: MdParserConfig) -> MdParserConfig:
    """The settings of the project's MyST, without all that is not CommonMark."""
    return config.copy(
        commonmark_only=True,
        gfm_only=False,
        enable_extensions=set(),
        fence_as_directive=set(),
        substitutions={},
        html_meta={},
    )


def restrict_markdown(markdown: MarkdownIt, article: Article) -> None:
    """Show as written what asks for more than the flavour of a generator."""

    def refuse(state: StateCore) -> None:
        for token in state.tokens:
            for name in _refused(token):
                message = f"{shown(name)} does not act in articles that are not trusted; it is text"
                place = token.map[0] + 1 if token.map else 1
                warn(Problem(ProblemKind.TRUST, message, article.path, place))

    markdown.core.ruler.push("newsfeed_trust", refuse)


def _refused(token: Token) -> Iterator[str]:
    """The directive or the roles in *token*; the text of a directive becomes all of its block."""
    if token.type == "fence":
        found = _DIRECTIVE.match(token.info)
        if found:
            token.content = f"{token.markup}{token.info}\n{token.content}{token.markup}\n"
            token.info = ""
            yield found[1]
    children = token.children or []
    for before, after in pairwise(children):
        found = _ROLE.search(before.content) if before.type == "text" else None
        if found and after.type == "code_inline":
            yield found[1]
