"""Absolute addresses of the pages of a site, where ``html_baseurl`` says what it is."""

from __future__ import annotations

from urllib.parse import quote, urljoin

from sphinx.application import Sphinx

from sphinx_newsfeed.feeds.addresses import site_root, web_address
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site


def site_address(app: Sphinx) -> str:
    """The address of the site with a slash at its end; empty when nobody has told it."""
    return site_root(str(app.config.html_baseurl or ""))


def has_feeds(app: Sphinx) -> bool:
    """Whether the output gets feeds: it is a site, and its address is known."""
    return makes_site(app.builder) and bool(site_address(app))


def page_address(app: Sphinx, docname: str) -> str:
    """The absolute address of a page; empty without that of the site."""
    base = site_address(app)
    return web_address(urljoin(base, app.builder.get_target_uri(docname))) if base else ""


def file_address(app: Sphinx, file: str) -> str:
    """The absolute address of a file of the output; empty without that of the site."""
    base = site_address(app)
    return urljoin(base, quote(file, errors="replace")) if base else ""
