"""The domain ``news``: the objects that roles, inventories and the index of news speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.html_to_docutils import Handler
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article, name_keys
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.outputs import AddressTable
from sphinx_newsfeed.model.related import find_related
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.translations import find_translations
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.addresses import read_address
from sphinx_newsfeed.old_addresses.link_index import LinkIndex
from sphinx_newsfeed.pages.archives import Archive
from sphinx_newsfeed.pages.documents import PageOfListing
from sphinx_newsfeed.sphinx_ext.build_info.bounds import Bounds
from sphinx_newsfeed.sphinx_ext.domain.inventory_names import InventoryObject, inventory_object
from sphinx_newsfeed.sphinx_ext.domain.links import LinkTarget, anchor_in, document_at
from sphinx_newsfeed.sphinx_ext.domain.references import (
    ARCHIVE,
    BASE,
    LINK,
    docname_at,
    titled,
    warn_ambiguous,
)
from sphinx_newsfeed.sphinx_ext.domain.roles import ROLES
from sphinx_newsfeed.sphinx_ext.domain.targets import (
    Place,
    PlaceMap,
    archive_of_all,
    archive_place,
    map_places,
    reading_order,
)
from sphinx_newsfeed.sphinx_ext.domain.unresolved_links import unresolved_link


class NewsDomain(Domain):
    """Articles, and the places in listings where those of one name or date stand.

    The catalogue hangs on the domain object, which is not pickled with the environment and which
    the processes of a parallel build inherit. The environment holds plain data only:

    ``listings``
        docname → what each directive selects, with a digest of what it showed;
    ``overviews``
        docname → name, chosen names, and a digest of what each overview of names shows;
    ``places``
        docname → the places in its listings, as tuples;
    ``articles``
        docname of an article → digests of its excerpt and of its whole text, which file it was, and
        the ids in it;
    ``references``
        docname → what its roles and links refer to: the type, the name or address, and the article
        in which an address stands.
    """

    name = "news"
    label = "News"
    object_types: ClassVar[dict[str, ObjType]] = {
        "article": ObjType("article", "article"),
        "category": ObjType("category", "category"),
        "tag": ObjType("tag", "tag"),
        "author": ObjType("author", "author"),
        "date": ObjType("date", "date"),
    }
    roles: ClassVar[dict[str, Any]] = ROLES
    initial_data: ClassVar[dict[str, Any]] = {
        "listings": {},
        "overviews": {},
        "places": {},
        "articles": {},
        "references": {},
    }
    data_version = 4

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.catalogue = Catalogue()
        #: All articles of the sources, the hidden ones among them.
        self.scanned: tuple[Article, ...] = ()
        self.settings = Settings()
        self.localization = Localization()
        self.builder: Builder | None = None
        self.bounds = Bounds()
        #: The document in whose table of contents tree an article stands, where one includes it.
        self.homes: dict[str, str] = {}
        #: The project's own handlers of HTML elements.
        self.html_handlers: dict[str, Handler] = {}
        #: The docname prefix of each source → the old home of its articles.
        self.sites: dict[str, OriginalSite] = {}
        #: The file of each article, with its size and the time of its last change.
        self.files: dict[str, str] = {}
        #: What the addresses in articles mean.
        self.links = LinkIndex()
        #: The archive pages, by their docnames, those that a document of the user's replaces too.
        self.archives: dict[str, Archive] = {}
        #: The further pages of listings, by their docnames.
        self.pages: dict[str, PageOfListing] = {}
        #: The documents that are the project's own, and neither articles nor generated.
        self.own_pages: frozenset[str] = frozenset()
        #: Who stands at which address of the output.
        self.outputs = AddressTable()
        #: The old addresses of articles.
        self.book = AddressBook({})
        #: What overviews would show now; made once for all that are alike.
        self.overview_digests: dict[tuple[str, tuple[str, ...]], str] = {}
        #: For each article those about the same, best first; only in HTML.
        self.related: dict[str, tuple[Article, ...]] = {}
        #: For each article the same text in all languages, where there are several.
        self.translations: dict[str, tuple[Article, ...]] = {}
        #: The page that is above all news; ``None`` until somebody asks.
        self.home: str | None = None
        #: What listings show of articles that are large, by what was asked for.
        self.shown_of_large: dict[object, list[nodes.Node]] = {}
        self._place_map: PlaceMap | None = None

    def furnish(self, builder: Builder, catalogue: Catalogue) -> None:
        """Take over what this build shows, and by which builder."""
        # Made here, so that the processes of a parallel build inherit it.
        self.links = LinkIndex(
            catalogue.pages, self.sites, self.book, self.outputs.may_answer, self.bounds.boundary
        )
        self.builder = builder
        self.catalogue = catalogue
        self.home = None
        is_html = builder.format == "html"
        self.related = find_related(catalogue.articles) if is_html else {}
        self.translations = find_translations(
            catalogue.pages,
            self.env.config.language or "",
            lambda article: generator_of(article.dialect).translated_by_slug,
        )

    def is_generated(self, docname: str) -> bool:
        """Whether a document is an archive or further page that none of the project's replaces."""
        is_ours = docname in self.pages or docname in self.archives
        return is_ours and docname not in self.own_pages

    def note_place(self, docname: str, place: Place) -> None:
        """Note that the articles of a name or date stand at *place* in a document."""
        self.data["places"].setdefault(docname, []).append(tuple(place))
        self._place_map = None

    def places(self) -> Iterator[tuple[str, Place]]:
        """All places with their document, in the order of the documents."""
        order = partial(reading_order, pages=self.pages, archives=self.archives)
        for docname in sorted(self.data["places"], key=order):
            for place in self.data["places"][docname]:
                yield docname, Place(*place)

    def find_place(self, objtype: str, target: str) -> tuple[str, Place] | None:
        """Where the articles of a name or date stand; a date also stands in its month or year.

        An archive page comes before a place in another listing.
        """
        wanted: Sequence[str] = name_keys(target)
        if objtype == "date":
            parts = [part.zfill(2) for part in target.strip().split("-")]
            wanted = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
        if self._place_map is None:
            # Every article's page asks for several names.
            self._place_map = map_places(self.archives.values(), self.places())
        found = self._place_map
        return next((found[objtype, name] for name in wanted if (objtype, name) in found), None)

    def all_places(self) -> list[tuple[str, str]]:
        """Where everything leads that has a place, for comparison."""
        places = (*map(archive_place, self.archives.values()), *(p for _, p in self.places()))
        return [(p.objtype + p.name, str(self.find_place(p.objtype, p.name))) for p in places]

    def clear_doc(self, docname: str) -> None:
        """Forget what a document that is read again, or is gone, had told."""
        for kind in self.initial_data:
            self.data[kind].pop(docname, None)
        self._place_map = None

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process of a parallel read was told."""
        for kind in self.initial_data:
            entries = otherdata[kind]
            self.data[kind].update({name: entries[name] for name in docnames if name in entries})
        self._place_map = None

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
        """A reference to an article, or to where the articles of a name or date stand."""
        if typ == "article":
            return self._refer_to_article(fromdocname, builder, target, node, contnode)
        if typ == LINK:
            return self._follow_link(fromdocname, builder, node, contnode)
        if typ == ARCHIVE:
            docname = archive_of_all(self.archives.values())
            return make_refnode(builder, fromdocname, docname, "", contnode) if docname else None
        found = self.find_place(typ, target)
        if found is None:
            return None
        docname, place = found
        if not node.get("refexplicit"):
            shown = place.title if typ in {"date", "author"} else contnode.astext()
            contnode = titled(contnode, shown)
        return make_refnode(builder, fromdocname, docname, place.anchor, contnode, place.title)

    def _refer_to_article(
        self, fromdocname: str, builder: Builder, target: str, node: pending_xref, contnode: Any
    ) -> nodes.reference | None:
        articles = self.catalogue.find(target)
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
        article, read = self.catalogue.get(base), read_address(address)
        found = self.links.find(address, article)
        docname = found.docname if found else ""
        name = self.links.name_of(address, article) if article and not found else None
        place = self.find_place(name[0].value, name[1]) if name else None
        if place:
            return LinkTarget(place[0], place[1].anchor, place[1].title)
        docname = docname or document_at(read, base, self.env)
        if not docname:
            return None
        ids = self.data["articles"].get(docname, {}).get("ids", ())
        anchor = anchor_in(docname, read.fragment, ids, self.env)
        return LinkTarget(docname, anchor, self.title_of(docname))

    def _follow_link(
        self, fromdocname: str, builder: Builder, node: pending_xref, contnode: nodes.Element
    ) -> nodes.reference | None:
        base = node[BASE]
        goal = self.find_link(node["reftarget"], base)
        if goal is None:
            article = self.catalogue.get(base)
            return unresolved_link(node, contnode, builder, self.links, article)
        explicit = node.get("refexplicit")
        words = contnode.children if explicit else [titled(contnode, goal.title)]
        link = make_refnode(builder, fromdocname, goal.docname, goal.anchor, [*words])
        if "reftitle" in node:
            link["reftitle"] = node["reftitle"]
        return link

    def title_of(self, docname: str) -> str:
        """The title of an article as its page shows it: translated, where translations exist."""
        title = self.env.titles.get(docname)
        article = self.catalogue.get(docname)
        return title.astext() if title is not None else article.title if article else docname

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
        place = (env, fromdocname, builder, target, node, contnode)
        return [] if references and self._is_known_elsewhere(*place) else references

    def _is_known_elsewhere(self, env: BuildEnvironment, *place: Any) -> bool:
        for domain in env.domains.values():
            # What a domain does not say it need not: Sphinx takes this for an old one, too.
            with suppress(NotImplementedError):
                if domain is not self and domain.resolve_any_xref(env, *place):
                    return True
        return False

    def get_objects(self) -> Iterator[InventoryObject]:
        """All objects, for ``objects.inv`` and the search."""
        return (inventory_object(*found) for found in self._objects())

    def _objects(self) -> Iterator[tuple[str, str, str, str, str]]:
        for article in self.catalogue.articles:
            docname = article.docname
            yield docname, self.title_of(docname), "article", docname, ""
        for archive in self.archives.values():
            if archive.key:
                place, objtype = archive_place(archive), archive.kind.objtype
                yield archive.key, place.title, objtype, archive.docname, ""
        for docname, place in self.places():
            if self.find_place(place.objtype, place.name) == (docname, place):
                yield place.name, place.title, place.objtype, docname, place.anchor


def domain_of(env: BuildEnvironment) -> NewsDomain:
    """The news domain of *env*."""
    return cast(NewsDomain, env.get_domain("news"))
