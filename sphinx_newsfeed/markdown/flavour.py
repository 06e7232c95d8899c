"""Gives a parser the flavour of Markdown that a generator renders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from sphinx_newsfeed.generators.flavours import MarkdownSyntax
from sphinx_newsfeed.markdown.abbreviations import read_abbreviations
from sphinx_newsfeed.markdown.alerts import read_alerts
from sphinx_newsfeed.markdown.bare_addresses import link_bare_addresses
from sphinx_newsfeed.markdown.check_boxes import write_check_boxes
from sphinx_newsfeed.markdown.cjk_emphasis import read_emphasis_beside_cjk
from sphinx_newsfeed.markdown.code_info import read_code_captions, read_code_info
from sphinx_newsfeed.markdown.code_languages import read_code_languages
from sphinx_newsfeed.markdown.emoji_names import write_emoji
from sphinx_newsfeed.markdown.formulas import read_double_dollars, read_formulas
from sphinx_newsfeed.markdown.headless_tables import read_headless_tables
from sphinx_newsfeed.markdown.html_blocks import read_html_blocks
from sphinx_newsfeed.markdown.indented_boxes import read_indented_boxes
from sphinx_newsfeed.markdown.indented_html import read_indented_html
from sphinx_newsfeed.markdown.line_breaks import keep_line_breaks
from sphinx_newsfeed.markdown.loose_destinations import read_loose_destinations
from sphinx_newsfeed.markdown.parted_references import read_parted_references
from sphinx_newsfeed.markdown.pymdown_blocks import read_pymdown_blocks
from sphinx_newsfeed.markdown.pymdown_spans import read_pymdown_spans
from sphinx_newsfeed.markdown.roles import find_roles_by_their_names
from sphinx_newsfeed.markdown.table_lines import read_table_lines
from sphinx_newsfeed.markdown.vault_links import read_vault_links

_Feature = Callable[[MarkdownIt], object]


def _footnotes(markdown: MarkdownIt) -> None:
    markdown.use(footnote_plugin, inline=False, move_to_end=False)


def _definitions(markdown: MarkdownIt) -> None:
    markdown.use(deflist_plugin)


#: What each piece of syntax adds, and a rule that is there where the project's MyST has it.
_FEATURES: Mapping[MarkdownSyntax, tuple[_Feature, str]] = {
    MarkdownSyntax.ABBREVIATIONS: (read_abbreviations, ""),
    MarkdownSyntax.BARE_ADDRESSES: (link_bare_addresses, "linkify"),
    MarkdownSyntax.CODE_CAPTIONS: (read_code_captions, ""),
    MarkdownSyntax.CODE_LANGUAGES: (read_code_languages, ""),
    MarkdownSyntax.DEFINITION_LISTS: (_definitions, "deflist"),
    MarkdownSyntax.FORMULAS: (read_formulas, "math_block"),
    MarkdownSyntax.DOUBLE_DOLLARS: (read_double_dollars, "math_block"),
    MarkdownSyntax.EMOJI: (write_emoji, ""),
    MarkdownSyntax.HEADLESS_TABLES: (read_headless_tables, ""),
    MarkdownSyntax.INDENTED_BOXES: (read_indented_boxes, ""),
    MarkdownSyntax.INDENTED_HTML: (read_indented_html, ""),
    MarkdownSyntax.LINE_BREAKS: (keep_line_breaks, ""),
    MarkdownSyntax.LOOSE_DESTINATIONS: (read_loose_destinations, ""),
    MarkdownSyntax.PARTED_REFERENCES: (read_parted_references, ""),
    MarkdownSyntax.PYMDOWN_BLOCKS: (read_pymdown_blocks, ""),
    MarkdownSyntax.PYMDOWN_SPANS: (read_pymdown_spans, ""),
}


def apply_flavour(
    markdown: MarkdownIt, syntax: Set[MarkdownSyntax], disabled: Set[str] = frozenset()
) -> None:
    """Add to a parser what all flavours have in common, and *syntax*.

    What the parser has already stays as it is, and a rule of markdown-it that is *disabled* stays
    so.
    """
    rules = {name for chain in markdown.get_active_rules().values() for name in chain}
    for name in {"table", "strikethrough"} - rules - disabled:
        markdown.enable(name)
    find_roles_by_their_names(markdown)
    read_html_blocks(markdown)
    read_table_lines(markdown)
    read_emphasis_beside_cjk(markdown)
    write_check_boxes(markdown)
    read_alerts(markdown)
    read_vault_links(markdown)
    read_code_info(markdown)
    if "footnote_def" not in rules:
        _footnotes(markdown)
    for each, (add, rule) in _FEATURES.items():
        if each in syntax and not (rule and rule in rules):
            add(markdown)
            rules.add(rule)
