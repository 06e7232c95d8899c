"""The labels that the extension set which made news of the project before, and its pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.generators import PREDECESSOR, predecessor
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.outputs import Holder
from sphinx_newsfeed.model.taxonomy import AUTHOR, CATEGORY, TAG
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.build_info.predecessor import is_predecessor, named_values
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.feed_references import refer_to_feed
from sphinx_newsfeed.sphinx_ext.domain.references import location_of, titled
from sphinx_newsfeed.sphinx_ext.domain.targets import OldPlace

#: The roles by which labels are referred to; the last one is that of links in Markdown.
_ROLES = frozenset({"ref", "any", "myst"})
#: The page of all news, as records of labels call it.
_ALL = ArchiveKind.ALL.value
_CAUSE = (
    f"labels of {PREDECESSOR.title} lead to pages of news; in any project, roles do: "
    + ", ".join(f":news:{role}: for {begin}…" for role, begin in predecessor().name_labels.items())
    + ", :news:article: for the name of a post, :doc: for a page, :news:feed: for the feed"
)


def find_place(domain: NewsDomain, label: str) -> OldPlace | None:
    """What *label* leads to; ``None`` where it is none that the predecessor sets."""
    build = domain.build
    if build.old_labels is None:
        build.old_labels = dict(_places(domain)) if is_predecessor(domain.env.config) else {}
    return build.old_labels.get(label.lower())


def resolve_old_label(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.Element | None:
    """Let references reach what the predecessor's labels led to, and say how they are written."""
    target, domain = str(node.get("reftarget", "")), domain_of(env)
    place = find_place(domain, target) if node.get("reftype") in _ROLES else None
    if place is None:
        return None
    words = contnode if node.get("refexplicit") else titled(contnode, place.title)
    how = f"write {place.written}" if place.written else "nothing stands in its place"
    message = f"{target!r} is a label of {PREDECESSOR.title}; {how}"
    warn(Problem(ProblemKind.REFERENCE, message, *location_of(node), _CAUSE))
    explicit = bool(node.get("refexplicit"))
    if place.written.startswith(":news:feed:"):
        feed = next(iter(domain.build.feeds), None)
        shown = feed and refer_to_feed(
            domain.build, feed.target, node["refdoc"], words, explicit=explicit
        )
        return shown or words
    if not place.docname:
        return words
    return make_refnode(app.builder, node["refdoc"], place.docname, place.anchor, words)


def _places(domain: NewsDomain) -> Iterator[tuple[str, OldPlace]]:
    """The labels of posts, which names of archives may not take over, come last."""
    yield from ((article_label(article), _hidden(article)) for article in _hidden_articles(domain))
    for article in reversed(domain.build.catalogue.pages):
        label = article_label(article)
        place = OldPlace(article.docname, "", domain.title_of(article.docname), "")
        yield label, place._replace(written=f":news:article:`{label}`")
    yield from _names(domain)
    for each in predecessor().labels:
        docname, title = _page_of(domain, each.page)
        written = each.written
        if written == ":doc:":
            written = f":doc:`/{docname}`" if docname else ""
        elif written:
            written += "`all`"
        yield each.label, OldPlace(docname, "", title or each.label, written)


def _hidden_articles(domain: NewsDomain) -> Iterator[Article]:
    return (article for article in domain.build.scanned if article.hidden)


def _hidden(article: Article) -> OldPlace:
    return OldPlace("", "", article.shown_title, "")


def article_label(article: Article) -> str:
    """The label of a post: its file, or of an ``index`` its folder."""
    folder, name = posixpath.split(article.docname)
    return (posixpath.basename(folder) or name if name == "index" else name).lower()


def _names(domain: NewsDomain) -> Iterator[tuple[str, OldPlace]]:
    known = predecessor()
    for objtype, name in _objects(domain.build.catalogue):
        found = domain.find_target(objtype, name)
        docname, target = found or ("", None)
        title, anchor = (target.title, target.anchor) if target else (name, "")
        label = f"{known.name_labels[objtype]}{known.slug(name)}"
        yield label, OldPlace(docname, anchor, title, f":news:{objtype}:`{name}`")


def _objects(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The names and years that have labels, by their roles."""
    for taxonomy in (TAG, CATEGORY, AUTHOR):
        yield from ((taxonomy.name, name) for name in catalogue.names(taxonomy))
    yield from (("date", year) for year in catalogue.days)


def _page_of(domain: NewsDomain, page: str) -> tuple[str, str]:
    """The document of a page, and its title; empty where the output has none."""
    build = domain.build
    if page == _ALL:
        docname = domain.page_of_all or domain.home
        found = build.archives.get(docname)
        return docname, found.title if found else domain.title_of(docname)
    archives = build.archives.values()
    overview = next(
        (each for each in archives if page in {each.kind, each.objtype} and not each.key), None
    )
    return (overview.docname, overview.title) if overview else ("", "")


def claim_old_pages(app: Sphinx, catalogue: Catalogue) -> None:
    """Take the addresses of the predecessor's pages that archives do not have themselves."""
    domain = domain_of(app.env)
    domain.build.old_pages_of_archives = {}
    if not (is_predecessor(app.config) and makes_site(app.builder)) or not len(catalogue):
        return
    for docname, label in _old_pages(app, catalogue):
        holder = Holder(f"the old address {docname}")
        if domain.build.outputs.claim_page(docname, holder) is None:
            domain.build.old_pages_of_archives.setdefault(docname, label)


def _old_pages(app: Sphinx, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The documents that the predecessor made, each with its label."""
    known, build = predecessor(), domain_of(app.env).build
    root = known.path(named_values(app.config))
    for name, label in known.pages.items():
        yield posixpath.join(root, name).rstrip("/"), label
    for objtype, name in _objects(catalogue):
        shown = name
        if objtype == AUTHOR.name and name in build.settings.authors:
            # It goes by what readers call an author, and labels by the key.
            shown = build.settings.authors[name].name
        label = f"{known.name_labels[objtype]}{known.slug(name)}"
        yield f"{root}/{known.name_folders[objtype]}{known.slug(shown)}", label


def old_pages(domain: NewsDomain) -> Mapping[str, OldPlace]:
    """The documents that the predecessor made and that are not here, with what they lead to."""
    found = {
        docname: find_place(domain, label)
        for docname, label in domain.build.old_pages_of_archives.items()
    }
    return {
        docname: place
        for docname, place in found.items()
        if place and place.docname and place.docname != docname
    }
