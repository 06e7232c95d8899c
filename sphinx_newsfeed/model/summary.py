"""What a scan found, in a few lines for people and as plain data for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.problems import ASKED_FOR, ProblemKind

#: Goes up when the shape of :meth:`Summary.to_data` changes.
SUMMARY_VERSION = 3


@dataclass(frozen=True, slots=True)
class Due:
    """When an article comes or goes by itself."""

    time: datetime
    #: ``appears`` or ``expires``.
    event: str
    docname: str


class PassedOver(StrEnum):
    """Why a file of a source is no article, where that is as it should be."""

    PAGE = "page"
    OWN_PAGE = "own_page"
    RESOURCE = "resource"
    UNREAD = "unread"


#: What such files are called, one and several.
_PASSED_OVER: Mapping[str, tuple[str, str]] = {
    PassedOver.PAGE: ("page that is no post", "pages that are not posts"),
    PassedOver.OWN_PAGE: ("page of the project", "pages of the project"),
    PassedOver.RESOURCE: ("file that belongs to a post", "files that belong to posts"),
    PassedOver.UNREAD: ("file whose format is not read", "files whose format is not read"),
}

#: How many patterns, folders or names of one kind a line names.
_SHOWN = 3
#: What has more characters is cut in a line.
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What is believed of the old home of a source, and by which configuration."""

    dialect: str
    #: The zone in which its dates are.
    zone: str
    #: The configuration of its generator, relative to the folder of ``conf.py``; empty for none.
    configuration: str = ""
    hosts: tuple[str, ...] = ()
    #: The path below which it stood.
    base: str = ""
    #: Patterns of addresses by the folder that they are for; empty for all.
    permalinks: Mapping[str, str] = field(default_factory=dict)
    #: The folders that stood at its root.
    static: tuple[str, ...] = ()
    #: Keys by which its articles are sorted besides tags and categories.
    taxonomies: tuple[str, ...] = ()
    #: Why files are no articles → how many.
    passed_over: Mapping[str, int] = field(default_factory=dict)

    def to_data(self) -> dict[str, object]:
        """All that as plain data, fit for JSON."""
        values = asdict(self)
        return {key: list(v) if isinstance(v, tuple) else v for key, v in values.items()}

    def line(self) -> str:
        """All that in one line for people."""
        patterns = [
            f"{pattern} in {folder}" if folder else pattern
            for folder, pattern in self.permalinks.items()
        ]
        parts = [
            f"{self.dialect}, configured by {_cut(self.configuration)}"
            if self.configuration
            else f"{self.dialect}, no configuration of a generator found",
            f"dates in {self.zone}",
            _some("host", self.hosts),
            f"below {_cut(self.base)}" if self.base else "",
            _some("addresses", patterns),
            _some("static files in", self.static),
            _some("taxonomies", self.taxonomies),
            self._left_out(),
        ]
        return "; ".join(filter(None, parts))

    def _left_out(self) -> str:
        shown = (f"{n} {_PASSED_OVER[why][n != 1]}" for why, n in self.passed_over.items())
        return f"left out: {', '.join(shown)}" if self.passed_over else ""


def _some(what: str, names: Sequence[str]) -> str:
    shown = [_cut(name) for name in names[:_SHOWN]]
    more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    return f"{what} {', '.join((*shown, *more))}" if names else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of articles by what they are, and of problems by their kind."""

    articles: int = 0
    unlisted: int = 0
    #: Docname prefix of a source → dialect → number of its shown articles.
    sources: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    formats: Mapping[str, int] = field(default_factory=dict)
    #: Why articles are hidden → how many.
    hidden: Mapping[str, int] = field(default_factory=dict)
    #: The next article that comes or goes by itself: when to build again.
    due: Due | None = None
    #: Kind of problem → how many.
    problems: Mapping[str, int] = field(default_factory=dict)
    #: How many links lead to pages of the old site that are no articles.
    old_pages: int = 0
    #: Docname prefix of a source → how far it is trusted, in words.
    trust: Mapping[str, str] = field(default_factory=dict)
    #: Docname prefix of a source → what is believed of its old home.
    sites: Mapping[str, SiteFacts] = field(default_factory=dict)
    #: What to think about, a line each.
    advice: tuple[str, ...] = ()

    def to_data(self) -> dict[str, object]:
        """The summary as plain data, fit for JSON; times as ISO 8601."""
        due = self.due
        return {
            "version": SUMMARY_VERSION,
            "articles": self.articles,
            "unlisted": self.unlisted,
            "sources": {prefix: dict(counts) for prefix, counts in self.sources.items()},
            "formats": dict(self.formats),
            "hidden": dict(self.hidden),
            "next_due": due
            and {"time": due.time.isoformat(), "event": due.event, "docname": due.docname},
            "problems": dict(self.problems),
            "old_pages": self.old_pages,
            "trust": dict(self.trust),
            "sites": {prefix: facts.to_data() for prefix, facts in self.sites.items()},
            "advice": list(self.advice),
        }

    def lines(self) -> list[str]:
        """The summary for people: what is shown, what is hidden, what was wrong."""
        sources = "; ".join(
            ", ".join(filter(None, (f"{prefix}: {_listed(counts)}", self.trust.get(prefix))))
            for prefix, counts in self.sources.items()
        )
        shown = f"{_count(self.articles, 'article')} ({sources}; {_listed(self.formats)})"
        lines = [shown if self.articles else "no articles"]
        lines += (f"{prefix}: {facts.line()}" for prefix, facts in self.sites.items())
        if self.unlisted:
            lines.append(f"{self.unlisted} of them in no listing")
        if self.hidden:
            line = f"{sum(self.hidden.values())} hidden ({_listed(self.hidden)})"
            lines.append(line)
        if self.due:
            time = self.due.time.isoformat(" ", "minutes")
            lines.append(f"next due: {self.due.docname} {self.due.event} at {time}")
        if self.problems:
            number = sum(self.problems.values())
            lines.append(f"{_count(number, 'problem')} ({_listed(self.problems)})")
        if self.old_pages:
            links = _count(self.old_pages, "link")
            lines.append(f"{links} to pages of the old site that are no articles")
        return [*lines, *self.advice]


def summarise(  # noqa: PLR0913, PLR0917 - what is said, one piece each
    articles: Sequence[Article],
    now: datetime,
    problems: Mapping[str, int] | None = None,
    trust: Mapping[str, str] | None = None,
    advice: Sequence[str] = (),
    sites: Mapping[str, SiteFacts] | None = None,
) -> Summary:
    """The summary of all *articles*, hidden ones among them, at the time *now* of the build.

    *trust* maps the docname prefix of a source to how far it is trusted, in words.
    """
    shown = [article for article in articles if not article.hidden]
    no_faults = {kind.value for kind in ASKED_FOR}
    counts: dict[str, Counter[str]] = {}
    for article in shown:
        counts.setdefault(article.source, Counter())[article.dialect] += 1
    return Summary(
        articles=len(shown),
        unlisted=sum(article.unlisted for article in shown),
        sources={prefix: _sorted(found) for prefix, found in counts.items()},
        formats=_sorted(Counter(article.body_format.value for article in shown)),
        hidden=_sorted(Counter(each.hidden for each in articles if each.hidden)),
        due=next_due(articles, now),
        problems={kind: n for kind, n in _sorted(problems or {}).items() if kind not in no_faults},
        old_pages=(problems or {}).get(ProblemKind.OLD_PAGE.value, 0),
        trust=dict(trust or {}),
        sites=dict(sites or {}),
        advice=tuple(advice),
    )


def next_due(articles: Iterable[Article], now: datetime) -> Due | None:
    """The first of *articles* that appears or expires by itself after *now*."""
    dues = [due for article in articles for due in _dues(article, now)]
    return min(dues, key=lambda due: (due.time, due.docname), default=None)


def _dues(article: Article, now: datetime) -> Iterable[Due]:
    if article.hidden == "future":
        yield Due(article.begins, "appears", article.docname)
    elif not article.hidden and article.expires is not None and article.expires > now:
        yield Due(article.expires, "expires", article.docname)


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
