"""References that nothing else resolved."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.builders import has_generated_pages, makes_site
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.feed_references import advice_on_feed
from sphinx_newsfeed.sphinx_ext.domain.references import FEED, GENERATED, LINK, location_of
from sphinx_newsfeed.sphinx_ext.domain.targets import wanted_keys
from sphinx_newsfeed.suggestions import nearest


def resolve_label(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.reference | None:
    """Let ``:ref:`` reach the groups of listings by their ids.

    They are no labels of Sphinx' own: several pages may group the same months, and labels that
    are given twice are warned of.
    """
    target = str(node.get("reftarget", ""))
    if node.get("reftype") != "ref" or not target.startswith("news-"):
        return None
    places = domain_of(env).targets()
    found = next(((name, place) for name, place in places if place.anchor == target), None)
    if found is None:
        return None
    docname, place = found
    if not node.get("refexplicit"):
        contnode = nodes.inline(place.title, place.title)
    return make_refnode(app.builder, node["refdoc"], docname, place.anchor, contnode)


def warn_missing(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say what a role of the domain may have meant, in place of Sphinx' own warning."""
    if node.get(GENERATED) or (node.get("refdomain"), node["reftype"]) == ("news", LINK):
        # Of links the domain itself has told.
        return True
    if not isinstance(domain, NewsDomain):
        return None
    if node["reftype"] == FEED:
        return _warn_of_feed(domain, node)
    if _leads_to_archive(domain, node["reftype"], node["reftarget"]):
        return True
    message = f"no {node['reftype']} {node['reftarget']!r}; {_advice(domain, node)}"
    warn(Problem(ProblemKind.REFERENCE, message, *location_of(node)))
    return True


def _warn_of_feed(domain: NewsDomain, node: pending_xref) -> bool:
    """Say that a role names no feed; an output that leads to none has the text, as a book may."""
    build = domain.build
    if build.feeds or (makes_site(build.builder) and build.version.has_feeds):
        message = f"no feed {node['reftarget']!r}; {advice_on_feed(build, node['reftarget'])}"
        warn(Problem(ProblemKind.REFERENCE, message, *location_of(node)))
    return True


def _leads_to_archive(domain: NewsDomain, objtype: str, target: str) -> bool:
    """Whether the reference leads to an archive page of the site, and this output has none.

    There it is text, since the same source makes the site and the book.
    """
    if has_generated_pages(domain.build.builder) or objtype == "article":
        return False
    archives = domain.build.settings.archives
    if objtype != "date":
        return objtype in archives and bool(domain.build.catalogue.members(objtype, target))
    periods = {"year", "month", "day"}.intersection(archives)
    wanted = wanted_keys(objtype, target)[0]
    dates = (article.date.date().isoformat() for article in domain.build.catalogue.articles)
    return bool(periods) and any(f"{date}-".startswith(f"{wanted}-") for date in dates)


def _advice(domain: NewsDomain, node: pending_xref) -> str:
    objtype, target = node["reftype"], node["reftarget"]
    if objtype == "article":
        targets = domain.build.catalogue.targets
        known = [targets[name][0].docname for name in nearest(target, targets)]
    else:
        known = nearest(target, [p.name for _, p in domain.targets() if p.objtype == objtype])
    if known:
        return f"nearest are {', '.join(dict.fromkeys(known))}"
    if objtype == "article":
        return "there are no articles"
    axis = "month" if objtype == "date" else objtype
    return f"a newsfeed directive with the option ':group-by: {axis}' gives them a place"
