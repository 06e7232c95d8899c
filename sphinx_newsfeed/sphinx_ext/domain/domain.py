"""The domain ``news``: the objects that roles, inventories and the index of news speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_newsfeed.model.taxonomy import Taxonomy, own_of
from sphinx_newsfeed.old_addresses.addresses import read_address
from sphinx_newsfeed.sphinx_ext.build_info.builders import checks_links, is_assembling
from sphinx_newsfeed.sphinx_ext.build_info.cache import CACHE_FOLDER
from sphinx_newsfeed.sphinx_ext.build_info.kept_files import KeptFiles
from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData
from sphinx_newsfeed.sphinx_ext.domain.feed_references import refer_to_feed
from sphinx_newsfeed.sphinx_ext.domain.inventory_names import InventoryObject, inventory_object
from sphinx_newsfeed.sphinx_ext.domain.links import (
    LinkTarget,
    anchor_in,
    document_at,
    link_to,
    unresolved_link,
)
from sphinx_newsfeed.sphinx_ext.domain.news_page import find_home, find_news_page
from sphinx_newsfeed.sphinx_ext.domain.references import (
    ARCHIVE,
    BASE,
    FEED,
    FEED_LIST,
    LINK,
    docname_at,
    titled,
    warn_ambiguous,
)
from sphinx_newsfeed.sphinx_ext.domain.stored_data import DATA_VERSION, StoredData
from sphinx_newsfeed.sphinx_ext.domain.targets import (
    OBJECT_TYPES,
    Target,
    TargetMap,
    archive_of_all,
    archive_target,
    map_targets,
    reading_order,
    wanted_keys,
)

#: The folder, beside the doctrees, of what listings show of articles.
TEASERS = "teasers"


def _role() -> XRefRole:
    return XRefRole(warn_dangling=True, innernodeclass=nodes.inline)


class NewsDomain(Domain):
    """Articles, and where in listings those of one name or date stand."""

    name = "news"
    label = "News"
    object_types: ClassVar[dict[str, ObjType]] = {
        each: ObjType(each, each) for each in OBJECT_TYPES
    }
    # Each has the syntax ``title <target>``.
    # A feed is no object: no other project, and no ``:any:``, means one.
    roles: ClassVar[dict[str, Any]] = {each: _role() for each in (*OBJECT_TYPES, FEED)}
    initial_data: ClassVar[dict[str, Any]] = StoredData.EMPTY
    data_version = DATA_VERSION

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        #: What is known of this build.
        self.build = BuildData()
        #: What the environment keeps of each document.
        self.stored = StoredData(self.data)
        #: What listings show of each article, as trees.
        self.teasers = KeptFiles(Path(env.doctreedir) / CACHE_FOLDER / TEASERS)
        self._target_map: TargetMap | None = None

    def know(self, taxonomies: Iterable[Taxonomy]) -> None:
        """Have a role, and objects of inventories, for each taxonomy of the project's own."""
        for each in own_of(taxonomies):
            if each.name not in self.object_types:
                self.add_object_type(each.name, ObjType(each.name, each.name))
                self.roles[each.name] = _role()

    def shows_articles(self, docname: str) -> bool:
        """Whether a document is an article, or has a listing."""
        return docname in self.build.catalogue or docname in self.stored.listings

    def is_filled(self, docname: str) -> bool:
        """Whether a document has something that is filled in while it is written.

        A builder that assembles many documents fills all in one. One that checks links fills none:
        each link in an entry is that of an article, which is checked in its own file.
        """
        if checks_links(self.build.builder):
            return False
        references = self.stored.references.get(docname, ())
        return (
            docname in self.stored.listings
            or docname in self.stored.overviews
            or any(reference.type == FEED_LIST for reference in references)
            or is_assembling(self.build.builder)
        )

    def note_target(self, target: Target) -> None:
        """Note where the document that is being read shows the articles of a name or date."""
        self.stored.note_target(self.env.docname, target)
        self._target_map = None

    def targets(self) -> Iterator[tuple[str, Target]]:
        """All targets in listings with their document, in the order of the documents."""
        order = partial(reading_order, pages=self.build.pages, archives=self.build.archives)
        for docname in sorted(self.stored.targets, key=order):
            for target in self.stored.targets[docname]:
                yield docname, target

    def find_target(self, objtype: str, name: str) -> tuple[str, Target] | None:
        """Where the articles of a name or date stand; a date also stands in its month or year.

        An archive page comes before a listing in another document.
        """
        if self._target_map is None:
            # Every article's page asks for several names.
            self._target_map = map_targets(self.build.archives.values(), self.targets())
        found, wanted = self._target_map, wanted_keys(objtype, name)
        return next((found[objtype, key] for key in wanted if (objtype, key) in found), None)

    @property
    def page_of_all(self) -> str:
        """The page that shows all news, made or the project's own; empty where there is none."""
        return archive_of_all(self.build.archives.values()) or self.news_page

    @property
    def news_page(self) -> str:
        """The project's own page of all news, empty where there is none; all documents are read."""
        if self.build.news_page is None:
            found = find_news_page(self.build, self.stored, self.env.config.root_doc)
            self.build.news_page = found
        return self.build.news_page

    @property
    def home(self) -> str:
        """The page that is above all news; all documents are read."""
        if self.build.home is None:
            self.build.home = find_home(self.build, self.stored, self.env.config.root_doc)
        return self.build.home

    def all_targets(self) -> list[tuple[str, str]]:
        """Where everything leads that has a target, for comparison."""
        targets = (
            *map(archive_target, self.build.archives.values()),
            *(target for _, target in self.targets()),
        )
        return [(t.objtype + t.name, str(self.find_target(t.objtype, t.name))) for t in targets]

    def clear_doc(self, docname: str) -> None:
        """Forget what a document that is read again, or is gone, had told."""
        self.stored.forget(docname)
        self.teasers.forget(docname)
        self._target_map = None

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process of a parallel read was told."""
        self.stored.merge(docnames, otherdata)
        self._target_map = None

    def resolve_xref(  # noqa: PLR0913, PLR0917  (Sphinx' signature)
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """A reference to an article or feed, or to where the articles of a name or date stand."""
        if typ == FEED:
            explicit = bool(node.get("refexplicit"))
            feed = refer_to_feed(self.build, target, fromdocname, contnode, explicit=explicit)
            # It is text where the output leads nowhere; Sphinx takes any element.
            return cast("nodes.reference | None", feed)
        if typ == "article":
            return self._refer_to_article(fromdocname, builder, target, node, contnode)
        if typ == LINK:
            return self._follow_link(fromdocname, builder, node, contnode)
        if typ == ARCHIVE:
            docname = self.page_of_all
            is_elsewhere = docname and docname != fromdocname
            return (
                make_refnode(builder, fromdocname, docname, "", contnode) if is_elsewhere else None
            )
        found = self.find_target(typ, target)
        if found is None:
            return None
        docname, where = found
        if not node.get("refexplicit"):
            is_called = typ in {"date", "author"}
            shown = where.title if is_called else self.build.localization.path(contnode.astext())
            contnode = titled(contnode, shown)
        return make_refnode(builder, fromdocname, docname, where.anchor, contnode, where.title)

    def _refer_to_article(
        self, fromdocname: str, builder: Builder, target: str, node: pending_xref, contnode: Any
    ) -> nodes.reference | None:
        articles = self.build.catalogue.find(target)
        if not articles:
            return None
        if len(articles) > 1:
            warn_ambiguous(target, articles, node)
        docname = articles[0].docname
        if not node.get("refexplicit"):
            contnode = titled(contnode, self.title_of(docname))
        return make_refnode(builder, fromdocname, docname, "", contnode)

    def find_link(self, address: str, base: str) -> LinkTarget | None:
        """Where *address* leads that stands in the article *base*."""
        article, read = self.build.catalogue.get(base), read_address(address)
        found = self.build.links.find(address, article)
        docname = found.docname if found else ""
        name = self.build.links.name_of(address, article) if article and not found else None
        of_name = self.find_target(name[0].name, name[1]) if name else None
        if of_name:
            return LinkTarget(of_name[0], of_name[1].anchor, of_name[1].title)
        docname = docname or document_at(read, base, self.env)
        if not docname:
            return None
        anchor = anchor_in(docname, read.fragment, self.stored.article(docname).ids, self.env)
        return LinkTarget(docname, anchor, self.title_of(docname))

    def _follow_link(
        self, fromdocname: str, builder: Builder, node: pending_xref, contnode: nodes.Element
    ) -> nodes.reference | None:
        base = node[BASE]
        found = self.find_link(node["reftarget"], base)
        if found is None:
            return unresolved_link(node, contnode, builder, self.build)
        explicit = node.get("refexplicit")
        words = contnode.children if explicit else [titled(contnode, found.title)]
        link = link_to(found.docname, found.anchor, [*words], fromdocname, builder)
        if "reftitle" in node:
            link["reftitle"] = node["reftitle"]
        return link

    def title_of(self, docname: str) -> str:
        """The title of an article as its page shows it: translated, where translations exist."""
        title = self.env.titles.get(docname)
        article = self.build.catalogue.get(docname)
        return title.astext() if title is not None else article.shown_title if article else docname

    def resolve_any_xref(  # noqa: PLR0913, PLR0917  (Sphinx' signature)
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """What ``:any:`` may mean by *target*, as pairs of a role and a reference.

        What another domain knows is that: an article must not take it over by a name of its own.
        """
        references: list[tuple[str, nodes.reference]] = []
        if {target, docname_at(fromdocname, target)} & env.found_docs:
            # Sphinx' own domain knows documents by their names.
            return references
        for typ in self.object_types:
            found = self.resolve_xref(env, fromdocname, builder, typ, target, node, contnode)
            if found is not None:
                references.append((f"news:{typ}", found))
        asked = (env, fromdocname, builder, target, node, contnode)
        return [] if references and self._is_known_elsewhere(*asked) else references

    def _is_known_elsewhere(self, env: BuildEnvironment, *asked: Any) -> bool:
        for domain in env.domains.values():
            # What a domain does not say it need not: Sphinx takes this for an old one, too.
            with suppress(NotImplementedError):
                if domain is not self and domain.resolve_any_xref(env, *asked):
                    return True
        return False

    def get_objects(self) -> Iterator[InventoryObject]:
        """All objects, for ``objects.inv`` and the search."""
        return (inventory_object(*found) for found in self._objects())

    def _objects(self) -> Iterator[tuple[str, str, str, str, str]]:
        for article in self.build.catalogue.articles:
            docname = article.docname
            yield docname, self.title_of(docname), "article", docname, ""
        for archive in self.build.archives.values():
            if archive.key:
                title, objtype = archive_target(archive).title, archive.objtype
                yield archive.key, title, objtype, archive.docname, ""
        for docname, target in self.targets():
            if self.find_target(target.objtype, target.name) == (docname, target):
                yield target.name, target.title, target.objtype, docname, target.anchor


def domain_of(env: BuildEnvironment) -> NewsDomain:
    """The news domain of *env*."""
    return cast(NewsDomain, env.get_domain("news"))
