"""Markdown bodies: parsed by MyST, with headings brought below the article's title."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers import Parser
from markdown_it.rules_core import StateCore
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

from sphinx_newsfeed.article import Article

#: The levels of HTML headings, by the names that markdown-it gives their tokens.
_LEVELS = {f"h{level}": level for level in range(1, 7)}


def parse_markdown_body(article: Article, body: str, document: nodes.document) -> None:
    """Parse *body* into *document* with all roles and directives of the project's MyST."""
    config = document.settings.env.myst_config
    # Every generator gives headings the ids that links within an article go to.
    config = config.copy(heading_anchors=max(_LEVELS.values()))
    markdown = create_md_parser(config, SphinxRenderer)
    markdown.core.ruler.push("newsfeed_headings", close_heading_gaps)
    markdown.options["document"] = document
    # The parser Sphinx chose by the suffix may be another one than MyST's.
    present = {transform for _, transform, *_ in document.transformer.transforms}
    parser: Parser = MystParser()
    missing = [each for each in parser.get_transforms() if each not in present]
    document.transformer.add_transforms(missing)
    # A blank line first: else MyST would take a rule at the top for front matter.
    markdown.render(body if body.startswith("\n") else f"\n{body}")


def close_heading_gaps(state: StateCore) -> None:
    """Number the levels of headings without gaps, beginning with 1.

    Articles begin at any level and skip some, since their title was never part of the body; MyST
    warns of both, and nobody is to edit an article for that.
    """
    open_levels: list[int] = []
    for token in state.tokens:
        if token.level or token.tag not in _LEVELS:
            continue
        if token.type == "heading_open":
            level = _LEVELS[token.tag]
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
        token.tag = f"h{len(open_levels)}"
