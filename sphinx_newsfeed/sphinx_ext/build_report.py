"""The report of a build: a few lines at its end, and the same as JSON beside the build's cache."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_newsfeed.build_time import build_time
from sphinx_newsfeed.config.trust import advise_on_trust, trust_of_sources
from sphinx_newsfeed.loading.sites import facts_of
from sphinx_newsfeed.model.summary import summarise
from sphinx_newsfeed.old_addresses.addresses import is_host_of
from sphinx_newsfeed.policy import printable
from sphinx_newsfeed.sphinx_ext.build_info.cache import cache_folder, keep_changed
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import site_address
from sphinx_newsfeed.sphinx_ext.build_info.reporting import ProblemLog
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of

REPORT_FILE = "report.json"

_logger = logging.getLogger(__name__)


class BuildReport:
    """Reports at the end of a build how many articles and problems there were."""

    def __init__(self, problems: ProblemLog) -> None:
        self._problems = problems

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Tell the last problems, print the report, and write it for programs."""
        self._problems.end()
        if exception is not None:
            return
        domain = domain_of(app.env)
        sources, articles = domain.build.settings.sources, domain.build.scanned
        advice = advise_on_trust(sources, articles, _own_hosts(app, domain))
        trust = trust_of_sources(sources)
        settings, confdir = domain.build.settings, Path(app.confdir)
        passed_over = domain.build.passed_over
        sites = {
            prefix: facts_of(site, settings, confdir, passed_over.get(prefix, {}))
            for prefix, site in domain.build.sites.items()
        }
        summary = summarise(articles, build_time(), self._problems.counts, trust, advice, sites)
        for line in summary.lines():
            _logger.info("newsfeed: %s", printable(line))
        text = json.dumps(summary.to_data(), ensure_ascii=False, indent=2) + "\n"
        keep_changed(cache_folder(app) / REPORT_FILE, text.encode("utf-8"))


def _own_hosts(app: Sphinx, domain: NewsDomain) -> Callable[[str, str], bool]:
    """Tells of a source and a host whether its articles have or had their home there."""
    now = urlsplit(site_address(app)).hostname or ""

    def is_own_host(prefix: str, host: str) -> bool:
        site = domain.build.sites.get(prefix)
        return host == now or (site is not None and is_host_of(site, host))

    return is_own_host
