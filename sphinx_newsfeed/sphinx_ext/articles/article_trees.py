"""Makes the tree of an article: the format of its body decides who parses that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from re import Pattern

from docutils import nodes
from docutils.parsers import Parser
from sphinx.environment import BuildEnvironment
from sphinx.parsers import RSTParser

from sphinx_newsfeed.generators import GENERATORS, same_value
from sphinx_newsfeed.listing.article_page import build_article_page, place_page
from sphinx_newsfeed.listing.presentation import language_classes
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tag_text import mark_tags
from sphinx_newsfeed.listing.tex_text import ANY_SIGN, DEFAULT_SIGN, shield_text, shield_texts
from sphinx_newsfeed.loading import front_matter_of
from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.model.site import INTERNAL
from sphinx_newsfeed.policy import MOST_SQUARES, clean, printable
from sphinx_newsfeed.sphinx_ext.articles.depth import parse_or_show_text
from sphinx_newsfeed.sphinx_ext.articles.languages import shelter_languages
from sphinx_newsfeed.sphinx_ext.articles.large_bodies import fault_of_text
from sphinx_newsfeed.sphinx_ext.articles.long_words import bound_inliner
from sphinx_newsfeed.sphinx_ext.articles.pictures import mark_pictures, resolve_pictures
from sphinx_newsfeed.sphinx_ext.articles.plain_articles import pass_over_failing, plain_page
from sphinx_newsfeed.sphinx_ext.articles.presentation import presentation_on_page
from sphinx_newsfeed.sphinx_ext.articles.repairs import repair_body
from sphinx_newsfeed.sphinx_ext.articles.repeated_names import repeated_names
from sphinx_newsfeed.sphinx_ext.articles.reserved_ids import forget_reserved_slugs, reserved_ids
from sphinx_newsfeed.sphinx_ext.articles.rst_foreign import Foreign
from sphinx_newsfeed.sphinx_ext.articles.rst_tolerant import ForeignMarkup, tolerant_markup
from sphinx_newsfeed.sphinx_ext.articles.rst_untrusted import PlainRSTParser, restricted_markup
from sphinx_newsfeed.sphinx_ext.articles.tag_values import tag_context
from sphinx_newsfeed.sphinx_ext.articles.translations import (
    TRANSLATED,
    keep_pictures,
    parse_html_translation,
    settle_translation,
    warn_and_note,
    warn_once,
    without_underline,
)
from sphinx_newsfeed.sphinx_ext.articles.written_addresses import show_as_written, with_marks
from sphinx_newsfeed.sphinx_ext.build_info.bounds import Shown
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.labels import keep_labels
from sphinx_newsfeed.template_tags import TagContext, expand_tags, run_statements

#: Keys of what ends an excerpt, and with which value a key makes all tags of an article text: no
#: two generators mean different things by them.
_EXCERPT_SEPARATORS = [k for each in GENERATORS if (k := each.excerpt_separator_key)]
_VERBATIM = [pair for each in GENERATORS for pair in each.verbatim_when.items()]

#: Parses the text of a body, whose lines stand where they do in the file, into the document.
BodyParser = Callable[[Article, str, nodes.document], None]


def put_article(article: Article, parser: Parser, text: str, document: nodes.document) -> None:
    """Parse the *text* of an article's file into *document*; *parser* is the one Sphinx chose."""
    env: BuildEnvironment = document.settings.env
    # MyST's transforms run on every document of its suffixes and ask for these.
    document.settings.myst_footnote_sort = False
    document.settings.myst_footnote_transition = False
    if str(document.get("source", "")).endswith(TRANSLATED):
        _parse_translation(parser, article, text, document)
        return
    bounds = domain_of(env).build.bounds
    if bounds.shown(env.docname) is Shown.WHOLE:
        page = _whole_page(parser, article, text, document)
        _note_file(env)
    else:
        # Its file is not noted, so it is read again by the next build: the cause may be gone.
        pass_over_failing(document, bounds.boundary)
        page = plain_page(article, text, env, bounds.boundary)
        shield_text(page)
    document.children = []
    document += page
    if not article.path.isprintable():
        _write_sources_on_one_line(document)
    # Labels above the title of the body are those of the page.
    document.ids.update(dict.fromkeys(page["ids"][1:], page))
    document.note_implicit_target(page, page)
    # No table of contents tree needs to have it: the listing leads to it.
    env.metadata[env.docname]["orphan"] = "1"
    if article.date.date().isoformat() < domain_of(env).build.settings.search_since:
        env.metadata[env.docname]["nosearch"] = "1"


def _note_file(env: BuildEnvironment) -> None:
    """Note which file the article is made of that is being read."""
    domain = domain_of(env)
    domain.stored.noted_article(env.docname).file = domain.build.files.get(env.docname, "")


def _write_sources_on_one_line(document: nodes.document) -> None:
    """Take line ends out of the paths of nodes, which catalogues of messages put into comments."""
    for node in document.findall(nodes.Element):
        if node.source:
            node.source = printable(node.source)


def _parse_translation(
    parser: Parser, article: Article, text: str, document: nodes.document
) -> None:
    """Parse a translated message, as if it were a body: Sphinx has it parsed by itself.

    Whoever translates keeps what looks like markup, so it must not act where the body's does not.
    """
    env: BuildEnvironment = document.settings.env
    words, is_title = without_underline(text)
    title = article.translated_title
    if title and " ".join(words.split()) == title:
        # One of front matter has no markup.
        document += nodes.title(title, title) if is_title else nodes.paragraph(title, title)
    else:
        text = with_marks(text, article)
        match article.body_format:
            case BodyFormat.HTML:
                from sphinx_newsfeed.sphinx_ext.articles.html import conversion_arguments

                arguments_for = partial(conversion_arguments, article, env)
                parse_html_translation(text, document, arguments_for)
            case BodyFormat.MARKDOWN:
                from sphinx_newsfeed.sphinx_ext.articles.markdown import parse_markdown_translation

                parse_markdown_translation(article, text, document)
            case BodyFormat.RST:
                _parse_rst_markup(parser, article, text, document)
                resolve_pictures(document, article, env, warn_once(env))
    settle_translation(document, _sign_of_tex(article))


def _whole_page(
    parser: Parser, article: Article, text: str, document: nodes.document
) -> nodes.section:
    """The section of an article, with what its body is parsed to."""
    env: BuildEnvironment = document.settings.env
    # Parsers copy what they do not know: XML has no way to write some characters.
    splits = domain_of(env).build.splits
    front_matter = front_matter_of(article, clean(text), splits.get(article.path))
    # With as many lines before the body as the file has, what parsers say of a line is true.
    expanded = _with_excerpt_marker(front_matter.body, article)
    kept: list[str] = []
    # What is shown as plain text anyway is not rewritten before.
    if not fault_of_text(article, expanded):
        expanded = _expanded(expanded, article, tag_context(article, front_matter, env), kept)
    record = domain_of(env).stored.noted_article(env.docname)
    record.has_tags = expanded != front_matter.body
    body = "\n" * (front_matter.body_line - 1) + expanded
    with reserved_ids(document), repeated_names(document):
        parse_or_show_text(_body_parser(article.body_format, parser), article, body, document)
    if INTERNAL in expanded:
        show_as_written(document)
    _settle_body(article, document, kept)
    presentation = presentation_on_page(env, env.docname, document.children)
    page = build_article_page(article, document.children, presentation)
    page["classes"] += language_classes(article)
    found = Survey(page)
    place_page(found, article.path)
    shelter_languages(found)
    mark_pictures(found.of(nodes.image))
    if article.body_format is not BodyFormat.HTML:
        keep_pictures(found.of(nodes.image), env)
    return page


def _settle_body(article: Article, document: nodes.document, kept: Sequence[str]) -> None:
    """Make of what a parser made what a page may show; *kept* are the tags that stay as text."""
    body = Survey(document)
    forget_reserved_slugs(body)
    repair_body(body)
    if kept:
        mark_tags(document, kept)
        body.changed()
    keep_labels(article, document, body)
    shield_texts(body, _sign_of_tex(article))


def _sign_of_tex(article: Article) -> Pattern[str]:
    """What begins a formula, as far as whoever wrote the text may not typeset it by it."""
    is_own = article.trusted and article.body_format is not BodyFormat.HTML
    return DEFAULT_SIGN if is_own else ANY_SIGN


def _with_excerpt_marker(body: str, article: Article) -> str:
    """The body with the usual marker where a post may have a text of its own for it, and has."""
    separators = (article.extra.get(key) for key in _EXCERPT_SEPARATORS)
    separator = next((each for each in separators if each is not None), None)
    if not isinstance(separator, str) or not separator.strip() or "\n" in separator:
        return body
    if article.body_format is BodyFormat.RST:
        return body
    return body.replace(separator, "<!-- more -->", 1)


def _expanded(body: str, article: Article, context: TagContext, kept: list[str]) -> str:
    """The body with its template tags replaced; *kept* gets those that stay."""
    if has_tags := not _is_verbatim(article):
        body = run_statements(body, context, warn)
    return expand_tags(body, context, warn, kept.append, has_tags=has_tags)


def _is_verbatim(article: Article) -> bool:
    """Whether the article says that its tags are text."""
    return any(same_value(article.extra.get(key), value) for key, value in _VERBATIM)


def _body_parser(body_format: BodyFormat, parser: Parser) -> BodyParser:
    match body_format:
        case BodyFormat.HTML:
            return _parse_html
        case BodyFormat.MARKDOWN:
            return partial(_parse_markdown, parser)
        case BodyFormat.RST:
            return partial(_parse_rst, parser)


# Each parser takes long to import, and most archives need one of them.
def _parse_html(article: Article, body: str, document: nodes.document) -> None:
    from sphinx_newsfeed.sphinx_ext.articles.html import parse_html_body

    parse_html_body(article, body, document)


def _parse_markdown(parser: Parser, article: Article, body: str, document: nodes.document) -> None:
    from sphinx_newsfeed.sphinx_ext.articles.markdown import add_transforms, parse_markdown_body

    add_transforms(parser, document)
    with ForeignMarkup(Foreign(article)):
        parse_markdown_body(article, body, document)


def _parse_rst(parser: Parser, article: Article, body: str, document: nodes.document) -> None:
    _parse_rst_markup(parser, article, body, document)
    env: BuildEnvironment = document.settings.env
    resolve_pictures(document, article, env, warn_and_note(env))


def _parse_rst_markup(
    parser: Parser, article: Article, text: str, document: nodes.document
) -> None:
    if article.trusted:
        with tolerant_markup(document, article):
            _rst_parser(parser).parse(text, document)
        return
    with restricted_markup(document, article):
        _rst_parser(parser, PlainRSTParser).parse(text, document)


def _rst_parser(parser: Parser, kind: type[RSTParser] = RSTParser) -> RSTParser:
    rst_parser = kind(inliner=bound_inliner(MOST_SQUARES))
    # What Sphinx gave to the parser it made (names differ between releases) is due to this one too.
    vars(rst_parser).update({k: v for k, v in vars(parser).items() if k not in vars(rst_parser)})
    return rst_parser
