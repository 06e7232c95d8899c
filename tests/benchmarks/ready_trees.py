"""A Sphinx extension that hands over trees which were made before, in place of parsing.

A build of the articles keeps them (``ready_trees_to`` in ``conf.py``), as trees of docutils' and
Sphinx' own nodes alone. Plain Sphinx takes them from there (``ready_trees_from``), so that it does
all of its own work with equal trees, and nothing of ours.
"""

from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers import Parser
from sphinx import addnodes
from sphinx.application import Sphinx

_PACKAGE = "sphinx_newsfeed"
_OLD_ADDRESS = re.compile(r"/\d{4}/\d\d/\d\d/([^/]+)/")
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)
_REVISION = re.compile(r"Revision \d+\.")


class ReadyTreeParser(Parser):
    """Takes the tree of a document from its file of kept trees."""

    supported: ClassVar[tuple[str, ...]] = ("ready",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill *document*; what an edit of the file changes is changed in the tree, too."""
        env = document.settings.env
        kept = Path(env.config.ready_trees_from, f"{env.docname}.pickle").read_bytes()
        document += pickle.loads(kept)  # noqa: S301 (another build of the benchmark made it)
        (page,) = document.children
        title = _TITLE.search(inputstring)
        revision = _REVISION.search(inputstring)
        assert isinstance(page, nodes.section) and title and revision
        page.replace(page[0], nodes.title(title[1], title[1]))
        page.append(nodes.paragraph(revision[0], revision[0]))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the parser, and what keeps trees where they are to be kept."""
    app.add_config_value("ready_trees_from", "", "env")
    app.add_config_value("ready_trees_to", "", "env")
    app.add_source_parser(ReadyTreeParser)
    if "ready_trees_to" in app.config and app.config.ready_trees_to:
        app.connect("doctree-read", _keep, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _keep(app: Sphinx, document: nodes.document) -> None:
    docname = app.env.docname
    if not docname.startswith("news/"):
        return
    path = Path(app.config.ready_trees_to, f"{docname}.pickle")
    path.parent.mkdir(parents=True, exist_ok=True)
    page = next(iter(document.findall(nodes.section)), None)
    # Pages that are generated have no article's tree.
    if page is not None and Path(document["source"]).suffix == ".html":
        data = pickle.dumps(plain_tree(page.deepcopy()), pickle.HIGHEST_PROTOCOL)
        assert _PACKAGE.encode() not in data, f"{docname} keeps something of the extension's"
        path.write_bytes(data)


def plain_tree(page: nodes.section) -> nodes.section:
    """The tree of an article with nodes that plain Sphinx knows, without its last paragraph."""
    for node in list(page.findall(nodes.Element)):
        if isinstance(node, addnodes.pending_xref):
            _make_plain_reference(node)
        elif isinstance(node, nodes.image):
            node["uri"] = f"/{node['uri']}"
            node.attributes.pop("candidates", None)
        elif type(node).__module__.startswith(_PACKAGE):
            _make_plain_node(node)
    _remove_revision(page)
    for each in page.findall():
        each.document = None  # type: ignore[assignment]
    return page


def _make_plain_reference(node: addnodes.pending_xref) -> None:
    """One to a document where ours leads to an article, else its text."""
    if node["refdomain"] != "news":
        return
    old = _OLD_ADDRESS.search(str(node["reftarget"]))
    if old is None:
        node.parent.replace(node, node.children)
        return
    own = {"refdoc": node["refdoc"], "refexplicit": True, "refwarn": True}
    node.attributes = addnodes.pending_xref("", refdomain="std", reftype="doc", **own).attributes
    node["reftarget"] = f"/news/{old[1]}"


def _make_plain_node(node: nodes.Element) -> None:
    """The node as the one that it is based on; nothing where it only keeps a place."""
    based_on = next(each for each in type(node).__mro__ if each.__module__ == "docutils.nodes")
    if based_on in {nodes.General, nodes.Element}:
        node.parent.remove(node)
    else:
        node.__class__ = based_on


def _remove_revision(page: nodes.section) -> None:
    for paragraph in list(page.findall(nodes.paragraph)):
        if _REVISION.fullmatch(paragraph.astext()):
            paragraph.parent.remove(paragraph)
