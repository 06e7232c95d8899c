"""Elements of HTML for the nodes of articles that have one of their own."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.listing.html_nodes import (
    newsfeed_current,
    newsfeed_entry,
    newsfeed_icon,
    newsfeed_nav,
    newsfeed_time,
)


def add_html_elements(app: Sphinx) -> None:
    """Let HTML writers show these nodes; others show them as the nodes that they are based on."""
    # Another project of the same process has registered them already.
    app.add_node(newsfeed_time, override=True, html=(_open_time, _close("time")))
    app.add_node(newsfeed_nav, override=True, html=(_open_nav, _close("nav")))
    app.add_node(newsfeed_current, override=True, html=(_open_current, _close("strong")))
    app.add_node(newsfeed_entry, override=True, html=(_open_entry, _close("article")))
    app.add_node(newsfeed_icon, override=True, html=(_open_icon, _close("span")))


def _open_time(writer: Any, node: nodes.Element) -> None:
    writer.body.append(writer.starttag(node, "time", "", datetime=node["datetime"]))


def _open_nav(writer: Any, node: nodes.Element) -> None:
    attributes = {"aria-label": node["label"]}
    writer.body.append(writer.starttag(node, "nav", **attributes))


def _open_current(writer: Any, node: nodes.Element) -> None:
    writer.body.append(writer.starttag(node, "strong", "", **{"aria-current": "page"}))


def _open_entry(writer: Any, node: nodes.Element) -> None:
    writer.body.append(writer.starttag(node, "article"))


def _open_icon(writer: Any, node: nodes.Element) -> None:
    # Source: WAI-ARIA 1.2, "img" and "aria-hidden".
    named = {"role": "img", "aria-label": node["label"]}
    attributes = named if node["label"] else {"aria-hidden": "true"}
    writer.body.append(writer.starttag(node, "span", "", **attributes))


def _close(element: str) -> Any:
    def close(writer: Any, node: nodes.Element) -> None:
        writer.body.append(f"</{element}>")

    return close
