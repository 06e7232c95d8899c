"""Directives that print the reference from the code, so that the two cannot get out of step."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar, cast

import printed_public
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

import sphinx_newsfeed
import sphinx_newsfeed.listing.options as directive_options
from sphinx_newsfeed import file_policy, policy, rst_policy
from sphinx_newsfeed.config import options
from sphinx_newsfeed.generators import GENERATORS, predecessor
from sphinx_newsfeed.generators.flavours import MarkdownSyntax
from sphinx_newsfeed.generators.tags import Mark
from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.elements.registry import HANDLERS
from sphinx_newsfeed.listing.styles import Style
from sphinx_newsfeed.loading.bodies import FORMAT_NAMES
from sphinx_newsfeed.loading.fields.dates import parse_date
from sphinx_newsfeed.loading.fields.keys import FIELDS, Keys, read_fields, reader_of
from sphinx_newsfeed.loading.fields.times import DATE_KEYS, EXPIRY_KEYS, UPDATED_KEYS
from sphinx_newsfeed.model import article
from sphinx_newsfeed.model.article import PLAIN
from sphinx_newsfeed.model.names import path_text
from sphinx_newsfeed.model.taxonomy import BUILT_IN, with_pages
from sphinx_newsfeed.problems import ProblemKind
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain

#: What each role of the domain refers to, with an example of its target.
_OBJECTS = {
    "article": ("An article's page.", "2024-05-03-first-release"),
    "category": ("Where the articles of a category stand.", "Releases"),
    "tag": ("Where the articles with a tag stand.", "security"),
    "author": ("Where the articles of an author stand, by name or key.", "mia"),
    "date": ("Where the articles of a year, month or day stand.", "2024-05"),
    "feed": ("The file of a feed, with the sign that readers know.", "rss category Releases"),
}

#: Marks that name the place of a heading.
_ATTRIBUTES = frozenset({Mark.ATTRIBUTE_LISTS, Mark.HEADING_IDS, Mark.KRAMDOWN})

#: What carries each class. ``*`` stands for the end of a class that is put together.
_CLASSES = {
    "newsfeed": "Each block of a listing.",
    "newsfeed-style-*": "The same block, with its style: "
    + ", ".join(f"``newsfeed-style-{style.value}``" for style in Style)
    + ".",
    "newsfeed-list": "The list of the style ``list``.",
    "newsfeed-item": "A line of that list.",
    "newsfeed-item-line": "The same, where ``:line:`` says what it holds.",
    "newsfeed-bullets-*": "A block of the directive ``postlist``: ``newsfeed-bullets-circle``, "
    "``newsfeed-bullets-disc`` or ``newsfeed-bullets-none``.",
    "newsfeed-entry": "An article in the styles ``summary`` and ``full``.",
    "newsfeed-title": "The heading of an entry.",
    "newsfeed-summary": "The summary that front matter gives, in an entry.",
    "newsfeed-empty": "The text of ``:empty:``.",
    "newsfeed-article": "The section that is an article's page; also a link to an article.",
    "newsfeed-no-referrer": "A picture whose host refuses readers who come from other sites.",
    "newsfeed-header": "Byline and leading picture of an article's page.",
    "newsfeed-byline": "The line of date, authors and categories.",
    "newsfeed-date": "A date of publication.",
    "newsfeed-updated": "A date of change.",
    "newsfeed-authors": "The authors in a byline.",
    "newsfeed-categories": "The categories in a byline.",
    "newsfeed-signed": "An author with a picture, in that line.",
    "newsfeed-byline-avatar": "The picture of an author in that line.",
    "newsfeed-hero": "A leading picture that is as wide as the text.",
    "newsfeed-picture": "A leading picture, on the page and in a listing.",
    "newsfeed-leading": "A picture of a body that is the leading picture, too.",
    "newsfeed-footer": "What stands below an article's body.",
    "newsfeed-tags": "The line of tags.",
    "newsfeed-terms": "A line of names in a taxonomy of your own; it also has ``newsfeed-tags``.",
    "newsfeed-terms-*": "The same line, with the name of the taxonomy.",
    "newsfeed-term": "A name of a taxonomy of your own, where it is a link.",
    "newsfeed-share": "The line that offers the page to services.",
    "newsfeed-original": "The line with the address of the original.",
    "newsfeed-translations": "The line that leads to the same text in other languages.",
    "newsfeed-reading-time": "The time that it takes to read an article.",
    "newsfeed-pinned": "The mark of an article that is pinned to the top.",
    "newsfeed-unpublished": "The mark of an article that only a preview shows.",
    "newsfeed-mark-separator": "The dash before that mark in lists, which pages do not show.",
    "newsfeed-elsewhere": "The line that leads to the version of the site that shows news.",
    "newsfeed-related": "The block of related articles.",
    "newsfeed-related-title": "The heading of that block.",
    "newsfeed-cards": "What holds the cards of the style ``cards``.",
    "newsfeed-card": "A card: the article's picture and ``newsfeed-card-text``.",
    "newsfeed-card-text": "Title, date and text of a card.",
    "newsfeed-table": "The table of the style ``table``.",
    "newsfeed-timeline": "The list of the style ``timeline``.",
    "newsfeed-paging": "The block of links to the pages of a listing.",
    "newsfeed-pages": "The line of these links.",
    "newsfeed-prev": "In that line, the link to the page before.",
    "newsfeed-page": "In that line, the number of another page.",
    "newsfeed-current": "In that line, the number of the page that is shown.",
    "newsfeed-next": "In that line, the link to the page after.",
    "newsfeed-cloud": "The list of tags that ``newsfeed-tags`` makes.",
    "newsfeed-size-*": "A name in that list, from ``newsfeed-size-1`` (few articles) to "
    "``newsfeed-size-5``.",
    "newsfeed-dates": "The block that ``newsfeed-dates`` makes; the other overviews have the "
    "classes of their names, too.",
    "newsfeed-unknown-tag": "The text of a template tag that is not known.",
    "newsfeed-tree": "The lists that ``newsfeed-categories`` and ``newsfeed-dates`` make.",
    "newsfeed-count": "A number of articles behind a name.",
    "newsfeed-profiles": "What holds the authors that ``newsfeed-authors`` shows.",
    "newsfeed-profile": "An author: the picture and ``newsfeed-profile-text``.",
    "newsfeed-profile-text": "Name, description and address of an author.",
    "newsfeed-author": "The name of an author, which leads to an address of its own.",
    "newsfeed-author-name": "The line of the name.",
    "newsfeed-author-description": "What is said of an author.",
    "newsfeed-avatar": "The picture of an author.",
    "newsfeed-calendar": "The block that ``newsfeed-calendar`` makes.",
    "newsfeed-calendar-title": "The line of the year above it.",
    "newsfeed-calendar-halves": "Both halves of a year, side by side where there is room.",
    "newsfeed-calendar-year": "A picture of half a year that ``newsfeed-calendar`` makes.",
    "newsfeed-day-*": "A day in that picture, from ``newsfeed-day-0`` (no article) to "
    "``newsfeed-day-4`` (four and more).",
    "newsfeed-calendar-table": "The same calendar as a table.",
    "newsfeed-to-archive": "The line with the link of ``:more:``.",
    "newsfeed-continue": "The line with the link to the rest of an article.",
    "newsfeed-ways": "The block that leads on from a listing of all news.",
    "newsfeed-ways-on": "The line of its links.",
    "newsfeed-feed": "A link to a feed, or to the page that lists the feeds.",
    "newsfeed-feed-icon": "The sign in it.",
    "newsfeed-feeds": "The list that ``newsfeed-feeds`` makes.",
    "newsfeed-address": "In it, the address to be copied.",
    "newsfeed-neighbours": "The block that leads from an article or archive to those beside it.",
    "newsfeed-newer": "In it, what is newer.",
    "newsfeed-older": "In it, what is older.",
    "newsfeed-back": "In it, the way back to the news page, or to the overview.",
    "newsfeed-names": "The block of all names of a taxonomy of your own.",
    "newsfeed-chip": "One of the names in a line of tags, or of another taxonomy.",
    "newsfeed-label": "The word before tags or other names, or above what is newer or older.",
    "newsfeed-separator": "The comma between tags, which are chips on pages.",
    "newsfeed-sidebar": "A piece that ``html_sidebars`` names.",
    "newsfeed-sidebar-*": "The same piece, with its name.",
    "newsfeed-sidebar-title": "Its heading.",
    "newsfeed-embed": "A player of one of the hosts of ``newsfeed_embed_hosts``.",
    "newsfeed-embed-link": "The link that stands in for the player outside HTML.",
}


#: Other names in the code that begin as classes do: an event, an attribute, the mark of an
#: excerpt's end, which no writer shows, and the names of formats of documents.
_NO_CLASSES = frozenset(
    (
        *("newsfeed-body-parsed", "newsfeed-line", "newsfeed-more"),
        *("newsfeed-html", "newsfeed-markdown", "newsfeed-rst"),
    )
)

#: Where a docstring says what it rests on.
_SOURCE = re.compile(r" \((?:[^()]*\bsections?\b[^()]*)\)")


def print_options() -> Iterator[str]:
    """The options of ``conf.py``."""
    for option in options.OPTIONS:
        yield from (f".. confval:: {option.name}", f"   :default: ``{option.default!r}``")
        yield from ("", f"   {option.help}", "")


def print_directive_options() -> Iterator[str]:
    """The options of the directive."""
    for option in directive_options.OPTIONS:
        values = "" if option.values == "nothing" else option.values.replace("``", "")
        yield from (f".. rst:directive:option:: {option.name}", f"   :type: {values}")
        yield from ("", f"   {option.help}", "")


def print_roles() -> Iterator[str]:
    """The roles of the domain, with what they refer to."""
    for role in NewsDomain.roles:
        meaning, target = _text_of(_OBJECTS, role)
        yield from (f".. rst:role:: news:{role}", "", f"   {meaning}", "")
        yield from (f"   Example: ``:news:{role}:`{target}```", "")


def print_kinds() -> Iterator[str]:
    """The kinds of warning, with the texts under the members."""
    texts = _texts_under_members(ProblemKind)
    for kind in ProblemKind:
        yield from (f".. newsfeed-kind:: newsfeed.{kind.value}", "")
        yield from (f"   {_text_of(texts, kind.name)}", "")


def print_keys() -> Iterator[str]:
    """The front matter keys, with the field of an article that each fills."""
    meanings = _comments_on_fields(article.Article)
    dates = (inspect.getdoc(parse_date) or "").split("\n\n")[-1]
    dates = dates.replace("*zone*", "the project's zone")
    yield from _table("Keys", "What they give", "What is taken")
    yield from _key_row(DATE_KEYS, meanings["date"], f"{dates} Else the last date in the path.")
    yield from _key_row(UPDATED_KEYS, meanings["updated"], "As for the date.")
    yield from _key_row(EXPIRY_KEYS, meanings["expires"], "As for the date.")
    for each in with_pages(BUILT_IN):
        yield from _key_row(each.keys, meanings[each.field], _first_sentence(reader_of(each)))
    for name, field in FIELDS.items():
        yield from _key_row(field.keys, meanings[name], _first_sentence(field.convert))
    formats = "One of " + ", ".join(f"``{name}``" for name in FORMAT_NAMES) + "."
    yield from _key_row(("format",), meanings["body_format"], formats)


def print_dialects() -> Iterator[str]:
    """What lists and texts of names mean in each dialect, by what is read of an example."""
    examples = (("categories", ["a", "b"]), ("categories", "a b"), ("tags", "a, b"))
    yield from _table(
        "Dialect", *(f"``{key}: {_flow(value)}``" for key, value in examples), "Own keys"
    )
    for each in GENERATORS:
        title = each.title if each.name != PLAIN else "none that is known"
        read = (_names_read(each.name, key, value) for key, value in examples)
        keys = (key for own in (*each.keys.values(), each.live_keys) for key in own)
        own = sorted({*keys, *each.hidden_when, *each.unlisted_when})
        shown = ", ".join(f"``{key}``" for key in own)
        yield from _row(f"{title} (``{each.name}``)", *read, shown)


def _flow(value: object) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


def _names_read(dialect: str, key: str, value: object) -> str:
    found = read_fields(Keys({key: value}, dialect, {}), lambda key, message: None)
    if key == "tags":
        return ", ".join(f"``{name}``" for name in cast(tuple[str, ...], found["tags"]))
    paths = cast(tuple[tuple[str, ...], ...], found["category_paths"])
    return ", ".join(f"``{path_text(path)}``" for path in paths)


def print_elements() -> Iterator[str]:
    """What becomes of each HTML element: the words of its handler, else what an example gives."""
    rows: dict[str, list[str]] = {}
    for name, handler in HANDLERS.items():
        # Names that no element can have stand for what the conversion itself puts into the tree.
        if name.isalnum():
            rows.setdefault(_outcome(name, handler), []).append(name)
    yield from _table("Elements", "What is done", widths="40 60")
    for outcome, names in rows.items():
        yield from _row(", ".join(f"``{name}``" for name in sorted(names)), outcome)


def print_classes() -> Iterator[str]:
    """The classes of the nodes; one that is new in the code asks for a text here."""
    unknown = _CLASSES.keys() ^ set(_classes_in_code())
    if unknown:
        raise ExtensionError(f"classes with no text, or texts with no class: {sorted(unknown)}")
    yield from _table("Class", "What carries it")
    for name, text in _CLASSES.items():
        yield from _row(f"``{name}``", text)


def print_article_fields() -> Iterator[str]:
    """The fields of an article, as templates get them."""
    texts = _comments_on_fields(article.Article)
    for each in dataclasses.fields(article.Article):
        yield from (f"``{each.name}``", f"   {_text_of(texts, each.name)}", "")


def print_flavours() -> Iterator[str]:
    """The pieces of syntax that flavours of Markdown have, and whose flavours they are."""
    texts = _texts_under_members(MarkdownSyntax)
    yield from _table("Syntax", "What it does", "Whose articles have it")
    for piece in MarkdownSyntax:
        owners = (each.title for each in GENERATORS if piece in each.markdown.syntax)
        yield from _row(piece.value, texts[piece.name], ", ".join(owners))
    owners = (each.title for each in GENERATORS if _ATTRIBUTES.intersection(each.markdown.marks))
    text = "``## Title {#id}`` names the place of the heading; other attributes are dropped."
    yield from _row("Attributes", text, ", ".join(owners))


def print_old_values() -> Iterator[str]:
    """What becomes of the values of ``conf.py`` of the extension that came before."""
    yield from _table("In ``conf.py``", "Here", widths="35 65")
    for each in predecessor().values:
        yield from _row(f"``{each.name}``", _rst(each.becomes) or f"no effect: {each.reason}")


def print_old_options() -> Iterator[str]:
    """What becomes of the options of its directive that lists posts."""
    yield from _table("Option", "Here", widths="25 75")
    for each in predecessor().list_options:
        yield from _row(f"``:{each.name}:``", _rst(each.becomes))


def print_old_labels() -> Iterator[str]:
    """What its labels lead to."""
    known = predecessor()
    yield from _table("Label", "Written here", "Address there, below ``blog_path``")
    for role, begin in known.name_labels.items():
        folder = known.name_folders[role]
        yield from _row(f"``{begin}x``", f"``:news:{role}:`x```", f"``{folder}x.html``")
    pages = {label: name for name, label in known.pages.items()}
    for each in known.labels:
        name = pages.get(each.label)
        address = "" if name is None else f"``{name}.html``" if name else "``blog.html``"
        written = f"``{each.written}``, to the page" if each.written == ":doc:" else each.written
        yield from _row(f"``{each.label}``", written or "no page: its text stays", address)


def print_old_templates() -> Iterator[str]:
    """What stands in the place of its templates for sidebars."""
    known = predecessor()
    yield from _table("Template", "Here")
    for name in sorted({*known.templates, *known.lost_templates}):
        why = known.lost_templates.get(name, "")
        ours = f"``{known.templates[name]}``" if name in known.templates else f"left out: {why}"
        yield from _row(f"``{known.template_folder}/{name}``", ours)


def _rst(text: str) -> str:
    return text.replace("`", "``")


def print_policy() -> Iterator[str]:
    """The constants of the policy, with the comments above them."""
    for module in (policy, file_policy, rst_policy):
        for name, comment in _comments_on_constants(inspect.getsource(module)).items():
            shown = _shown(getattr(module, name))
            yield from (f"``{name}``", f"   {comment}", "", f"   {shown}", "")


def _shown(value: object) -> str:
    """A constant of the policy; of several sets by name, what each has that not all have."""
    if isinstance(value, dict):
        common = frozenset.intersection(*value.values())
        own = {name: names - common for name, names in value.items()}
        return "; ".join(f"``{name}``: {_shown(own[name])}" for name in sorted(own) if own[name])
    names = sorted(value) if isinstance(value, frozenset) else [value]
    return ", ".join(f"``{each}``" for each in names)


_PRINTERS: dict[str, Callable[[], Iterator[str]]] = {
    "options": print_options,
    "directive-options": print_directive_options,
    "roles": print_roles,
    "kinds": print_kinds,
    "keys": print_keys,
    "dialects": print_dialects,
    "elements": print_elements,
    "classes": print_classes,
    "article-fields": print_article_fields,
    "flavours": print_flavours,
    "old-values": print_old_values,
    "old-options": print_old_options,
    "old-labels": print_old_labels,
    "old-templates": print_old_templates,
    "policy": print_policy,
    **printed_public.PRINTERS,
}


class Printed(SphinxDirective):
    """Prints one part of the reference; only for pages in reStructuredText."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """The nodes of the part."""
        # The page is made of the code: it is as old as the code.
        self.env.note_reread()
        lines = list(_PRINTERS[self.arguments[0]]())
        path, line = self.get_source_info()
        holder = nodes.Element()
        holder.document = self.state.document
        content = StringList(lines, items=[(path, line)] * len(lines))
        self.state.nested_parse(content, 0, holder)
        return holder.children


def _text_of(texts: dict[str, Any], name: str) -> Any:
    if name not in texts:
        raise ExtensionError(f"{name} is in the code, but nothing is said of it")
    return texts[name]


def _table(*headings: str, widths: str = "auto") -> Iterator[str]:
    yield from (".. list-table::", "   :header-rows: 1", f"   :widths: {widths}", "")
    yield from _row(*headings)


def _row(*cells: str) -> Iterator[str]:
    for place, cell in enumerate(cells):
        yield f"   {'  ' if place else '* '}- {' '.join(cell.split())}"


def _key_row(keys: tuple[str, ...], meaning: str, taken: str) -> Iterator[str]:
    yield from _row(", ".join(f"``{key}``" for key in keys), meaning, taken)


def _first_sentence(function: Callable[..., object]) -> str:
    text = " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())
    return text if text.endswith(".") else f"{text}."


def _texts_under_members(enum: type) -> dict[str, str]:
    """The docstrings under the members of an enumeration, which Python itself throws away."""
    definition = cast(ast.ClassDef, ast.parse(inspect.getsource(enum)).body[0])
    return {
        ast.unparse(member.targets[0]): " ".join(ast.literal_eval(text.value).split())
        for member, text in itertools.pairwise(definition.body)
        if isinstance(member, ast.Assign) and isinstance(text, ast.Expr)
    }


def _comments_on_fields(record: type) -> dict[str, str]:
    """The ``#:`` comments above the fields of a record."""
    comments: dict[str, str] = {}
    above: list[str] = []
    for line in inspect.getsource(record).splitlines():
        text = line.strip()
        if text.startswith("#:"):
            above.append(text.removeprefix("#:").strip())
        elif above:
            comments[text.partition(":")[0]] = " ".join(above)
            above = []
    return comments


def _comments_on_constants(source: str) -> dict[str, str]:
    """The ``#:`` comments above the public constants of a module."""
    found = re.findall(r"^((?:#: .*\n)+)([A-Z][A-Z_]*) =", source, re.M)
    return {
        name: " ".join(line.removeprefix("#:").strip() for line in comment.splitlines())
        for comment, name in found
    }


def _outcome(name: str, handler: Callable[..., object]) -> str:
    summary = (inspect.getdoc(handler) or "").split("\n\n")[0]
    return _SOURCE.sub("", summary) or f"Put ``{_converted(name)}``."


def _converted(name: str) -> str:
    """The node that an inline element becomes, with its classes."""
    (paragraph,) = html_to_nodes(f"<p><{name}>text</{name}></p>")
    node = cast(nodes.Element, paragraph.children[0])
    return ".".join((type(node).__name__, *node.get("classes", ())))


def _classes_in_code() -> Iterator[str]:
    """The texts in the code that are classes, or that begin one; words in docstrings are none."""
    yield "newsfeed"
    for path in Path(sphinx_newsfeed.__file__).parent.rglob("*.py"):
        code = path.read_text("utf-8")
        # To parse all modules takes longer than to write all pages.
        if "newsfeed-" not in code:
            continue
        tree = ast.parse(code)
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from () if id(node) in told else _as_classes(node.value)


def _as_classes(text: str) -> Iterator[str]:
    for name in re.findall(r"(?<![\w./-])newsfeed-[a-z-]+(?![\w.])", text):
        if name not in _NO_CLASSES:
            yield f"{name}*" if name.endswith("-") else name


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive, and an object for kinds of warning."""
    app.add_directive("printed", Printed)
    app.add_object_type("newsfeed-kind", "newsfeed-kind", "single: %s (warning)")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
