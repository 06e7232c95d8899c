"""The directive ``newsfeed``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sphinx_newsfeed.article import Article, Axis
from sphinx_newsfeed.listing.advice import reasons_for_nothing, unknown_names
from sphinx_newsfeed.listing.groups import Group, GroupBy, anchor_of, group_articles
from sphinx_newsfeed.listing.listing import Manner, build_empty, build_entries, build_group
from sphinx_newsfeed.listing.options import OPTIONS, read_selection, read_word
from sphinx_newsfeed.listing.styles import Style
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.selection import Selection, Sort, select
from sphinx_newsfeed.sphinx_ext.domain import NewsDomain, Place, domain_of
from sphinx_newsfeed.sphinx_ext.freshness import assembles, note_listing
from sphinx_newsfeed.sphinx_ext.homes import INCLUDED
from sphinx_newsfeed.sphinx_ext.reporting import warn


class NewsfeedDirective(SphinxDirective):
    """Shows a selection of articles."""

    optional_arguments = 1
    final_argument_whitespace = True
    # Values are checked where they are used: a wrong one costs its option and not the listing.
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        option.name: directives.unchanged for option in OPTIONS
    } | {
        "toctree": directives.flag,
        "class": directives.class_option,
        "name": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """The nodes of the listing; what roles and later builds must know of it is noted."""
        arguments = " ".join(self.arguments)
        selection = read_selection(arguments, self.options, self._zone, self._complain)
        manner = self._manner()
        articles = select(self._domain.catalogue, selection)
        note_listing(self.env, selection, manner, articles)
        self._advise(selection, articles)
        if not articles:
            shown: list[nodes.Element] = self._empty(manner)
        elif manner.group_by is GroupBy.NONE:
            shown = self._plain(selection, articles, manner)
        else:
            shown = self._grouped(selection, articles, manner)
        for node in shown:
            self._place(node)
        self._label(shown)
        return list(shown)

    @cached_property
    def _domain(self) -> NewsDomain:
        return domain_of(self.env)

    @property
    def _zone(self) -> Any:
        return self._domain.settings.timezone

    @property
    def _parent(self) -> nodes.Element:
        return cast(nodes.Element, self.state_machine.node)

    def _manner(self) -> Manner:
        depth = 0
        node: Any = self._parent
        while node is not None:
            depth += isinstance(node, nodes.section)
            node = node.parent
        return Manner(
            style=read_word(self.options, "style", Style.LIST, self._complain),
            group_by=read_word(self.options, "group-by", GroupBy.NONE, self._complain),
            classes=tuple(self.options.get("class", ())),
            depth=max(depth, 1),
            date_pattern=self._date_pattern(),
        )

    def _date_pattern(self) -> str:
        pattern = (self.options.get("date-format") or "").strip()
        try:
            self._domain.wording.with_date_pattern(pattern)
        except ValueError as error:
            self._complain(f":date-format: {error}; the project's way is used")
            return ""
        return pattern

    def _complain(self, message: str) -> None:
        path, line = self.get_source_info()
        warn(Problem(ProblemKind.OPTION, message, path, line))

    def _advise(self, selection: Selection, articles: Sequence[Article]) -> None:
        catalogue = self._domain.catalogue
        if not len(catalogue):
            return
        for message in unknown_names(catalogue, selection):
            self._complain(message)
        if not articles and "empty" not in self.options:
            for message in reasons_for_nothing(catalogue, selection):
                self._complain(message)

    def _empty(self, manner: Manner) -> list[nodes.Element]:
        text = (self.options.get("empty") or "").strip()
        return [build_empty(text, manner)] if text else []

    def _plain(
        self, selection: Selection, articles: Sequence[Article], manner: Manner
    ) -> list[nodes.Element]:
        entries = build_entries(articles, manner, self.env.docname)
        axis, name = _only_name(selection)
        if axis is not None:
            anchor = self._unique(anchor_of(axis, name))
            target = nodes.target("", "", ids=[anchor])
            self.state.document.ids[anchor] = target
            entries.insert(0, target)
            title = name
            if axis is Axis.AUTHOR and name in self._domain.settings.authors:
                title = self._domain.settings.authors[name].name
            self._domain.note_place(self.env.docname, Place(axis.value, name, title, anchor))
        return [entries, *self._toctree(articles)]

    def _grouped(
        self, selection: Selection, articles: Sequence[Article], manner: Manner
    ) -> list[nodes.Element]:
        groups = group_articles(
            articles,
            manner.group_by,
            self._domain.wording,
            oldest_first=selection.sort is Sort.OLDEST,
            titles={key: author.name for key, author in self._domain.settings.authors.items()},
        )
        return [self._group(group, manner) for group in groups]

    def _group(self, group: Group, manner: Manner) -> nodes.Element:
        anchor = self._unique(group.anchor)
        may_hold_sections = isinstance(self._parent, nodes.document | nodes.section)
        node = build_group(group, anchor, manner, self.env.docname, section=may_hold_sections)
        self.state.document.ids[anchor] = node
        node += self._toctree(group.articles)
        objtype = group.axis.value if group.axis else "date"
        if group.key:
            place = Place(objtype, group.key, group.title, anchor)
            self._domain.note_place(self.env.docname, place)
        return node

    def _toctree(self, articles: Sequence[Article]) -> list[nodes.Element]:
        """A hidden table of contents tree of the articles, where the builder or the user wants it.

        Builders that assemble one document include what stands in such a tree, at its place.
        """
        if not ("toctree" in self.options or assembles(self.env)) or not self._is_shown():
            return []
        # A document that stands in a tree twice would stand in an EPUB's order twice.
        here: Any = self.env.temp_data.setdefault("newsfeed_toctree", {self.env.docname})
        docnames = [a.docname for a in articles if a.docname not in here]
        here.update(docnames)
        if not docnames:
            return []
        tree = addnodes.toctree("", parent=self.env.docname, includefiles=docnames)
        tree["entries"] = [(None, docname) for docname in docnames]
        tree[INCLUDED] = docnames
        tree.attributes |= {
            "maxdepth": -1,
            "caption": None,
            "glob": False,
            "hidden": True,
            "includehidden": False,
            "numbered": 0,
            "titlesonly": False,
        }
        return [nodes.compound("", tree, classes=["toctree-wrapper"])]

    def _is_shown(self) -> bool:
        """Whether the output has the listing at all, as the directive ``only`` may say.

        What such a listing includes would be missing where another one would include it.
        """
        node: Any = self._parent
        while node is not None and not isinstance(node, addnodes.only):
            node = node.parent
        builder = self._domain.builder
        return node is None or builder is None or builder.tags.eval_condition(node["expr"])

    def _unique(self, anchor: str) -> str:
        """The anchor, with a number where another listing of the document has it already."""
        taken = self.state.document.ids
        names = (f"{anchor}-{number}" if number else anchor for number in range(len(taken) + 2))
        return next(name for name in names if name not in taken)

    def _place(self, node: nodes.Element) -> None:
        """Give a source and a line to all nodes: gettext and warnings ask for them."""
        path, line = self.get_source_info()
        for each in node.findall(nodes.Element):
            if not each.source:
                each.source, each.line = path, line

    def _label(self, shown: list[nodes.Element]) -> None:
        if shown and "name" in self.options:
            self.add_name(shown[0])


def _only_name(selection: Selection) -> tuple[Axis | None, str]:
    """The one name that a listing is about, if it is about one and shows all that it has."""
    names = [(axis, name) for axis in Axis for name in selection.names(axis)]
    if len(names) != 1 or names[0][0] is Axis.LANGUAGE:
        return None, ""
    axis, name = names[0]
    only: dict[str, Any] = {axis.value: (name,), "sort": selection.sort}
    return (axis, name) if Selection(**only) == selection else (None, "")
