"""Which version of a site is built: what Read the Docs, others that build versions, or the project
itself say of it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_newsfeed.config.checks import check_switch, check_texts
from sphinx_newsfeed.config.versions import SiteVersion, site_version

#: Holds what was found out, so that Sphinx reads all again where it is another than in the last
#: build. It is no option.
_FOUND = "newsfeed_site_version"
#: The value of ``READTHEDOCS_VERSION_TYPE`` for a pull request.
#: Source: Read the Docs, "Environment variables".
_PULL_REQUEST = "external"


def add_site_version(app: Sphinx) -> None:
    """Declare where what is found out is kept."""
    app.add_config_value(_FOUND, "", "env", str)


def find_site_version(app: Sphinx, config: Config) -> None:
    """Find out which version is built, and where it will be."""
    config.html_baseurl = config.html_baseurl or canonical_address(os.environ)
    config[_FOUND] = "" if (found := site_version_of(app)) == SiteVersion() else repr(found)


def canonical_address(environment: Mapping[str, str]) -> str:
    """The address that Read the Docs gives the version; Sphinx knows none by itself."""
    return environment.get("READTHEDOCS_CANONICAL_URL", "")


def site_version_of(app: Sphinx) -> SiteVersion:
    """The version that is built; the options are checked by now."""
    config = app.config
    return site_version(
        version_name(config, os.environ),
        # A preview is for those who write, who want to see what they wrote.
        () if check_switch(config.newsfeed_preview) else check_texts(config.newsfeed_versions),
        str(config.html_baseurl or ""),
        is_preview=os.environ.get("READTHEDOCS_VERSION_TYPE") == _PULL_REQUEST,
    )


def version_name(config: Config, environment: Mapping[str, str]) -> str:
    """The name of the version that is built; empty where nobody says it.

    ``version`` and ``release`` of ``conf.py`` are not asked: they are set when their author builds
    at home, too, and Read the Docs calls the newest version ``latest`` whatever they say.
    """
    # Source: the documentation of sphinx-multiversion, "Templates".
    by_multiversion = getattr(config, "smv_current_version", "")
    names = (
        config.newsfeed_version,
        environment.get("READTHEDOCS_VERSION", ""),
        str(by_multiversion or ""),
    )
    return next(filter(None, names), "")
