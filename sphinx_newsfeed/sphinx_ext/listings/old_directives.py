"""The directives of the extension that came before, which act as ours do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_newsfeed.generators import PREDECESSOR, predecessor
from sphinx_newsfeed.generators.date_patterns import cldr_pattern
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.selection import Match, Sort
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.articles.rst_foreign import UpdateDirective
from sphinx_newsfeed.sphinx_ext.build_info.predecessor import is_predecessor, named_values
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.listings.news_directive import Place
from sphinx_newsfeed.sphinx_ext.listings.newsfeed import NewsfeedDirective

#: The bullets that a list may have, and how the class of one begins.
_BULLETS, _BULLETS_CLASS = frozenset({"circle", "disc", "none"}), "newsfeed-bullets-"
#: Names in the pattern of a line that nothing stands for here.
_NO_PLACES = re.compile(r"\{(?:location|language)\}")
#: What lists articles in a page.
_LISTING = re.compile(r"^\s*(?:\.\.\s+|[`:]{3,}\{)(?:postlist|newsfeed)\b", re.MULTILINE)


def add_old_directives(app: Sphinx, config: Config) -> None:
    """Register them where the project was one of the extension."""
    if is_predecessor(config):
        known = predecessor()
        app.add_directive(known.post_directive, PostDirective)
        app.add_directive(known.list_directive, PostListDirective)
        app.add_directive(known.update_directive, PageUpdateDirective)


def complete_page(app: Sphinx, docname: str, source: list[str]) -> None:
    """Put the list of all posts into the project's own page at the address of theirs.

    The extension wrote its list there whatever the page said.
    """
    if not is_predecessor(app.config) or docname != predecessor().path(named_values(app.config)):
        return
    domain = domain_of(app.env)
    if docname not in domain.build.own_pages or _LISTING.search(source[0]):
        return
    is_rst = str(app.env.doc2path(docname)).endswith(".rst")
    source[0] += "\n\n.. newsfeed::\n" if is_rst else "\n\n```{newsfeed}\n```\n"


class PostListDirective(NewsfeedDirective):
    """Lists posts: a number of them, or all."""

    optional_arguments: ClassVar[int] = 1
    final_argument_whitespace: ClassVar[bool] = False
    option_spec: ClassVar[dict[str, Any]] = {
        each.name: directives.unchanged for each in predecessor().list_options
    } | {"class": directives.class_option, "name": directives.unchanged_required}

    @staticmethod
    def show(place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """The nodes of the listing that ours shows with the same options."""
        return NewsfeedDirective.show(place, "", our_options(place, argument, options))


def our_options(place: Place, argument: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of our directive for those of the list of posts."""
    known, warned = predecessor(), []
    ours: dict[str, Any] = {"page-size": "0", "match": Match.ALL.value}
    if argument:
        ours["limit"] = argument
    for each in known.list_options:
        value = (options.get(each.name) or "").strip()
        if each.name in options and each.ours and value:
            ours[each.ours] = value
        elif each.name in options and each.is_lost:
            warned.append(each.name)
    if warned:
        names = " and ".join(f":{name}:" for name in warned)
        _tell(place, ProblemKind.OPTION, f"{names} selects nothing here and is passed over")
    is_short = "excerpts" not in options
    ours["style"] = "list" if is_short else "summary"
    ours |= {"line": _line(options)} if is_short else {}
    ours |= {"sort": Sort.NEWEST_LAST.value} if "sort" in options else {}
    ours |= _dates(place, options)
    bullets = (options.get("list-style") or "none").strip()
    bullets = bullets if bullets in _BULLETS else "none"
    ours["class"] = [*options.get("class", ()), f"{_BULLETS_CLASS}{bullets}"]
    return ours


def _line(options: Mapping[str, Any]) -> str:
    written = (options.get("format") or "").strip() or predecessor().line
    return _NO_PLACES.sub("", written)


def _dates(place: Place, options: Mapping[str, Any]) -> dict[str, str]:
    named = named_values(place.env.config)
    written = (options.get("date") or "").strip()
    short = written or str(named.get("post_date_format_short") or "")
    pattern = cldr_pattern(short)
    if written and not pattern:
        message = f":date: {written!r} holds what no pattern of CLDR has; the usual date is shown"
        _tell(place, ProblemKind.OPTION, message)
    return {"date-format": pattern} if pattern else {}


def _tell(place: Place, kind: ProblemKind, message: str) -> None:
    warn(Problem(kind, message, place.path, place.line))


class PostDirective(Directive):
    """One that makes no article: a second one, or one within something else."""

    has_content: ClassVar[bool] = True
    optional_arguments: ClassVar[int] = 1
    final_argument_whitespace: ClassVar[bool] = True
    option_spec: ClassVar[Any] = dict.fromkeys(
        (
            *("tags", "author", "category", "location", "language", "redirect", "title", "image"),
            *("excerpt", "exclude", "nocomments", "canonical_link", "external_link"),
        ),
        directives.unchanged,
    )

    def run(self) -> list[nodes.Node]:
        """What it holds, unless that is to stand in lists alone."""
        path, line = self.state_machine.get_source_and_line(self.lineno)
        message = (
            f"a document is one article, so this directive of {PREDECESSOR.title} makes none; "
            "a section that is to be one needs a file of its own"
        )
        warn(Problem(ProblemKind.MARKUP, message, path or "", line or self.lineno))
        holder = nodes.Element()
        if "exclude" not in self.options:
            self.state.nested_parse(self.content, self.content_offset, holder)
        return holder.children


class PageUpdateDirective(UpdateDirective):
    """What was added later to a page, whether it is an article or not."""

    @property
    def zone(self) -> Any:
        """The zone of the article's date; on other pages dates have none."""
        env = self.state.document.settings.env
        article: Article | None = domain_of(env).build.catalogue.get(env.docname)
        return article.date.tzinfo if article else UTC
