"""Markdown bodies: parsed by MyST, with headings brought below the article's title."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.parsers import Parser
from docutils.parsers.rst import directives
from markdown_it.rules_core import StateCore
from markdown_it.tree import SyntaxTreeNode
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.addnodes import download_reference, pending_xref
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.flavours import CHECK_BOXES, MarkdownSyntax, typesets_formulas
from sphinx_newsfeed.html_to_docutils.raw_nodes import RawConversion, convert_raw_nodes
from sphinx_newsfeed.listing.tree_edits import parents_of
from sphinx_newsfeed.markdown import ALERT, apply_flavour
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.policy import ID_PREFIX, MOST_ANCHORS, shown
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.articles.html import conversion_arguments
from sphinx_newsfeed.sphinx_ext.articles.large_bodies import bound_quotes
from sphinx_newsfeed.sphinx_ext.articles.markdown_depth import bound_depth
from sphinx_newsfeed.sphinx_ext.articles.markdown_formulas import check_formulas
from sphinx_newsfeed.sphinx_ext.articles.markdown_untrusted import commonmark, restrict_markdown
from sphinx_newsfeed.sphinx_ext.articles.pictures import resolve_pictures
from sphinx_newsfeed.sphinx_ext.articles.repairs import is_known_language
from sphinx_newsfeed.sphinx_ext.articles.translations import warn_and_note, warn_once
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import WRITTEN

#: The attribute that marks raw nodes of the body's own HTML.
_MARK = "newsfeed_html"
#: How MyST begins the check box of an item.
_CHECK_BOX = '<input class="task-list-item-checkbox"'
#: The rules of MyST by which a line is no text.
_MYST_RULES = ["myst_line_comment", "myst_block_break", "myst_target"]
#: What formulas begin with.
_FORMULA_SIGN = re.compile(r"\$|\\[(\[]")
#: How the ids of all texts but the first begin.
_NUMBERED = re.compile(rf"^{ID_PREFIX}\d+-")

#: What a line of Markdown ends with, and how a break stands in a message, which is one line.
_LINE_ENDS = ("softbreak", "hardbreak")
_BREAK_SIGN, _BREAK = "\\", "<br>"
_CODE_OR_BREAK = re.compile(rf"(`+)(?!`).*?(?<!`)\1(?!`)|{_BREAK}")

#: The levels of HTML headings, by the names that markdown-it gives their tokens.
_LEVELS = {f"h{level}": level for level in range(1, 7)}


def add_transforms(parser: Parser, document: nodes.document) -> None:
    """Add MyST's transforms; Sphinx adds those of the *parser* that it chose by the suffix."""
    if not isinstance(parser, MystParser):
        myst_parser: Parser = MystParser()
        document.transformer.add_transforms(myst_parser.get_transforms())


def parse_markdown_body(article: Article, body: str, document: nodes.document) -> None:
    """Parse *body* into *document* with all of the project's MyST, if it is trusted."""
    env: BuildEnvironment = document.settings.env
    config: MdParserConfig = env.myst_config  # type: ignore[attr-defined]
    # Every generator gives headings the ids that links within an article go to. No rule is put
    # above the footnotes, since the page's own footer follows them.
    config = config.copy(
        heading_anchors=max(_LEVELS.values()),
        footnote_transition=False,
    )
    _render(article, config, body, document)
    resolve_pictures(document, article, env, warn_and_note(env))
    if not (article.trusted and domain_of(env).build.settings.raw_html):
        _write_check_boxes(document)
        linked = _linked(document)
        conversion = RawConversion(_MARK, linked, conversion_arguments(article, env))
        convert_raw_nodes(document, conversion)
        _name_targets(document, linked)


def _write_check_boxes(document: nodes.document) -> None:
    """Write the check boxes of items, which MyST makes of HTML, as texts: books have none."""
    boxes = {id(raw): raw for raw in document.findall(nodes.raw) if _is_check_box(raw)}
    for parent in parents_of(boxes.values()):
        children, parent.children = parent.children, []
        before: nodes.Node | None = None
        for child in children:
            if box := boxes.get(id(child)):
                parent += nodes.Text(CHECK_BOXES["checked=" in box.astext()])
            elif isinstance(child, nodes.Text) and id(before) in boxes:
                # MyST before 5.0 keeps the blank behind the box.
                parent += nodes.Text(child.lstrip(" "))
            else:
                parent += child
            before = child


def _is_check_box(raw: nodes.raw) -> bool:
    return raw.astext().startswith(_CHECK_BOX)


def parse_markdown_translation(article: Article, text: str, document: nodes.document) -> None:
    """Parse the translation of a paragraph or heading: it may do what the body may."""
    env: BuildEnvironment = document.settings.env
    config: MdParserConfig = env.myst_config  # type: ignore[attr-defined]
    # The anchors are those of the body.
    config = config.copy(heading_anchors=0)
    _render(article, config, _with_line_ends(text), document)
    resolve_pictures(document, article, env, warn_once(env))
    if not (article.trusted and domain_of(env).build.settings.raw_html):
        conversion = RawConversion(_MARK, frozenset(), conversion_arguments(article, env))
        convert_raw_nodes(document, conversion)


def _render(article: Article, config: MdParserConfig, text: str, document: nodes.document) -> None:
    if not article.trusted:
        config = commonmark(config)
    markdown = create_md_parser(config, ArticleRenderer)
    flavour = generator_of(article.dialect).markdown
    if not flavour.is_myst:
        # What follows these signs are words in any other flavour.
        markdown.disable(_MYST_RULES, ignoreInvalid=True)
    syntax = set(flavour.syntax)
    if _FORMULA_SIGN.search(text) and _typesets_formulas(article, document.settings.env):
        syntax.add(MarkdownSyntax.FORMULAS)
    has_formulas = "math_block" in markdown.get_active_rules()["block"]
    apply_flavour(markdown, syntax, set(config.disable_syntax))
    if not has_formulas:
        check_formulas(markdown)
    if not article.trusted:
        restrict_markdown(markdown, article)
    markdown.core.ruler.push("newsfeed_headings", close_heading_gaps)
    bound_depth(markdown)
    bound_quotes(markdown)
    markdown.options["document"] = document
    # A blank line first: else MyST would take a rule at the top for front matter.
    markdown.render(text if text.startswith("\n") else f"\n{text}")


def _typesets_formulas(article: Article, env: BuildEnvironment) -> bool:
    """Whether the article, or the old site, which is then read again when that changes, does."""
    site = domain_of(env).build.links.site_of(article)
    if site.configuration:
        env.note_dependency(site.configuration)
    return typesets_formulas(article.extra) or site.formulas


def _linked(document: nodes.document) -> frozenset[str]:
    """The places within the article that its Markdown links lead to; MyST marks such links."""
    links = (link for link in document.findall(nodes.reference) if link.get("id_link"))
    return frozenset(link["refuri"].removeprefix("#") for link in links)


def _name_targets(document: nodes.document, linked: frozenset[str]) -> None:
    """Let MyST find the targets that were made of ids in HTML."""
    names = {nodes.make_id(f"{ID_PREFIX}{name}"): name for name in linked}
    for target in document.findall(nodes.target):
        made = (_NUMBERED.sub(ID_PREFIX, each, count=1) for each in target["ids"])
        # The same id a second time is no name: links lead to the first.
        for name in {names.pop(each, "") for each in made} - {""}:
            target["names"].append(nodes.fully_normalize_name(name))
            document.note_explicit_target(target)


class ArticleRenderer(SphinxRenderer):
    """Marks the HTML that an article's Markdown holds, as against what directives make."""

    def render_heading(self, token: SyntaxTreeNode) -> None:
        """Give headings anchors, as long as there are not too many."""
        self._headings = getattr(self, "_headings", 0) + 1
        if self._headings > MOST_ANCHORS and self.md_config.heading_anchors:
            self.md_config = self.md_config.copy(heading_anchors=0)
        super().render_heading(token)

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        """Leave the HTML as raw nodes for now: tags and their ends may lie in several of them."""
        before = len(self.current_node)
        super().render_html_block(token)
        for node in self.current_node[before:]:
            if isinstance(node, nodes.raw):
                node[_MARK] = True

    def render_directive(
        self, token: SyntaxTreeNode, name: str, arguments: str, **options: Any
    ) -> None:
        """Show the text of what is no directive: others write the language of code so."""
        found, _ = directives.directive(name, self.language_module_rst, self.document)
        if found is not None:
            super().render_directive(token, name, arguments, **options)
            return
        language = name if is_known_language(name) else ""
        text = token.content if language else f"{arguments}\n{token.content}".lstrip("\n")
        block = nodes.literal_block(text, text, language=language or "none")
        self.add_line_and_source_path(block, token)
        self.current_node.append(block)
        if not language:
            message = f"the directive {shown(name)} is not known; its text is shown"
            path, line = self.document["source"], token_line(token, 0)
            warn(Problem(ProblemKind.MARKUP, message, path, line))

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Leave an address that MyST cannot take apart as it is."""
        before = len(self.current_node)
        if token.attrGet("href") == "#":
            # It leads nowhere: themes draw buttons of such links, and demonstrate them.
            self.render_children(token)
            return
        if str(token.attrGet("href")).startswith("//"):
            # It is a host, as in HTML, and no place in the page.
            token.attrs["href"] = f"https:{token.attrGet('href')}"
        try:
            # No file has such a name, and Python refuses to ask for it.
            if "%00" in str(token.attrGet("href")):
                raise ValueError("a null byte")
            super().render_link(token)
        except (OSError, ValueError):
            # MyST asks for files, whose names may be too long for any.
            del self.current_node[before:]
            self.render_link_url(token)

    def render_link_unknown(self, token: SyntaxTreeNode) -> None:
        """Keep the address beside what MyST makes of it: it may be one of the old site."""
        before = len(self.current_node)
        address = self.md.normalizeLinkText(str(token.attrGet("href") or ""))
        super().render_link_unknown(token)
        for node in self.current_node[before:]:
            if isinstance(node, pending_xref | download_reference):
                node[WRITTEN] = address
                if token.attrGet("title"):
                    # MyST before 5.0 loses it.
                    node["reftitle"] = token.attrGet("title")

    def render_inline(self, token: SyntaxTreeNode) -> None:
        """Keep line breaks in messages, of which Sphinx makes one line."""
        super().render_inline(token)
        if message := _with_breaks(token):
            self.current_node.rawsource = message

    def render_hardbreak(self, token: SyntaxTreeNode) -> None:
        """Part the words of two lines in outputs that have no line breaks, too."""
        super().render_hardbreak(token)
        self.current_node.append(nodes.Text("\n"))

    def render_blockquote(self, token: SyntaxTreeNode) -> None:
        """Make a box of an alert."""
        if ALERT not in token.meta:
            super().render_blockquote(token)
            return
        kind, title = token.meta[ALERT]
        named = bool(title) and title.lower() != kind
        node = nodes.admonition(classes=[kind]) if named else getattr(nodes, kind)()
        self.add_line_and_source_path(node, token)
        with self.current_node_context(node, append=True):
            if named:
                with self.current_node_context(nodes.title(title), append=True):
                    self.nested_render_text(title, token_line(token, 0), inline=True)
            self.render_children(token)

    def render_table(self, token: SyntaxTreeNode) -> None:
        """Leave a header out whose cells are empty."""
        super().render_table(token)
        head = next(self.current_node[-1].findall(nodes.thead))
        if not head.astext().strip() and not any(head.findall(nodes.image)):
            head.parent.remove(head)

    def render_s(self, token: SyntaxTreeNode) -> None:
        """Strike text out as an HTML body would, for all builders and without a warning."""
        node = nodes.inline(classes=["del"])
        self.add_line_and_source_path(node, token)
        with self.current_node_context(node, append=True):
            self.render_children(token)


def _with_breaks(text: SyntaxTreeNode) -> str:
    """The message of a text that has line breaks; empty for others."""
    breaks = [node.type == "hardbreak" for node in text.walk() if node.type in _LINE_ENDS]
    lines = text.content.split("\n")
    if not any(breaks) or len(breaks) != len(lines) - 1:
        return ""
    parts = [
        f"{line.rstrip(' ').removesuffix(_BREAK_SIGN)}{_BREAK}" if is_break else f"{line} "
        for line, is_break in zip(lines, breaks, strict=False)
    ]
    return "".join([*parts, lines[-1]])


def _with_line_ends(message: str) -> str:
    """The translation of a message, with line ends where it has breaks."""
    return _CODE_OR_BREAK.sub(
        lambda found: f"{_BREAK_SIGN}\n" if found[0] == _BREAK else found[0], message
    )


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
