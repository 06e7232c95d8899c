"""``sphinx-newsfeed check``: what would be read of an archive, and what is wrong with it."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.build_time import build_time
from sphinx_newsfeed.command_line.terminal import json_text, table
from sphinx_newsfeed.command_line.zone_type import ZONE
from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.config.taxonomies import all_taxonomies, found_taxonomies
from sphinx_newsfeed.config.trust import advise_on_trust, trust_of_sources
from sphinx_newsfeed.generators import BY_NAME
from sphinx_newsfeed.loading import (
    Scan,
    ScanCache,
    ScanContext,
    SourceFile,
    configured_taxonomies,
    scan_sources,
)
from sphinx_newsfeed.loading.fields.taken_keys import taken_keys
from sphinx_newsfeed.loading.sites import facts_of
from sphinx_newsfeed.model.article import Article, plain_record
from sphinx_newsfeed.model.outputs import AddressTable, place_articles
from sphinx_newsfeed.model.summary import Summary, summarise
from sphinx_newsfeed.model.taxonomy import Taxonomy
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.addresses import is_host_of
from sphinx_newsfeed.old_addresses.patterns import report_unknown
from sphinx_newsfeed.policy import printable
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.repeated_problems import place_of, told_once

_HEAD = ("Date", "Title", "Document", "Format", "State")


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True))
@click.option(
    "--dialect",
    type=click.Choice(list(BY_NAME)),
    help="The generator that the articles were written for; without it, it is detected.",
)
@click.option(
    "--timezone", "zone", type=ZONE,
    help="The zone of dates that name none, and of all that are shown; without it, the one that "
    "the generator's configuration names, else UTC.",
)  # fmt: skip
@click.option("--drafts", is_flag=True, help="Count drafts as shown.")
@click.option("--future", is_flag=True, help="Count articles of the future as shown.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="How the result is printed.",
)  # fmt: skip
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - what the user may say
    context: click.Context,
    paths: tuple[str, ...],
    dialect: str | None,
    zone: ZoneInfo | None,
    drafts: bool,
    future: bool,
    form: str,
) -> None:
    """Show what would be read from each PATH, a folder or a file, and what is wrong with it.

    The exit status is 0 when all is well, 1 when there are problems, 2 for a wrong call.
    """
    sources = tuple(_source(path, dialect, paths) for path in paths)
    settings = Settings(
        sources=sources,
        taxonomies=_taxonomies(sources),
        timezone=zone,
        drafts=drafts,
        future=future,
    )
    problems: list[Problem] = []
    articles, scan = _scan(settings, problems)
    sites = scan.sites
    counts = Counter(problem.kind.value for problem in problems)
    advice = advise_on_trust(
        settings.sources, articles, lambda prefix, host: is_host_of(sites[prefix], host)
    )
    trust = trust_of_sources(settings.sources)
    facts = {
        prefix: facts_of(site, settings, Path.cwd(), scan.passed_over.get(prefix, {}))
        for prefix, site in sites.items()
    }
    summary = summarise(articles, build_time(), counts, trust, advice, facts)
    write = _write_json if form == "json" else _write_table
    write(articles, problems, summary)
    context.exit(1 if problems else 0)


def _source(path: str, dialect: str | None, paths: tuple[str, ...]) -> Source:
    """A source with the path's own name as prefix, which says in a table where a row is from."""
    resolved = Path(path).resolve()
    prefix = (resolved.stem if resolved.is_file() else resolved.name) or "articles"
    number = paths.index(path)
    names = [Path(each).resolve().name for each in paths[:number]]
    return Source(
        f"{prefix}-{number + 1}" if prefix in names else prefix, (str(resolved),), dialect
    )


def _taxonomies(sources: Sequence[Source]) -> tuple[Taxonomy, ...]:
    """By what a build would sort the articles, as the generators of the sources are configured."""
    found = (each for source in sources for each in configured_taxonomies(source, Path.cwd()))
    good, _ = found_taxonomies(found, {}, taken_keys())
    return all_taxonomies({}, good)


def _scan(settings: Settings, problems: list[Problem]) -> tuple[tuple[Article, ...], Scan]:
    context = ScanContext(
        folder=Path.cwd(),
        own_docname=lambda path: None,
        is_excluded=lambda path: False,
        now=build_time(),
        watch=_watch,
    )
    with tempfile.TemporaryDirectory() as folder:
        cache = ScanCache(Path(folder) / "articles.json", settings)
        scan = scan_sources(settings, context, cache, Boundary(problems.append))
    report_unknown(scan.sites.values(), scan.articles, problems.append)
    book = AddressBook(scan.sites, Boundary(problems.append))
    return place_articles(scan.articles, AddressTable(), book.of, problems.append), scan


def _watch(files: Sequence[SourceFile]) -> Iterator[SourceFile]:
    with click.progressbar(files, label="Reading", file=sys.stderr, hidden=len(files) < 200) as bar:
        yield from bar


def _write_table(articles: tuple[Article, ...], problems: list[Problem], summary: Summary) -> None:
    rows = sorted(map(_row, articles), key=lambda row: (row[0], row[2]), reverse=True)
    for line in table(_HEAD, rows) if rows else ():
        click.echo(line)
    for problem in (group.problem for group in told_once(problems)):
        place = place_of(problem)
        text = f"{f'{place}: ' if place else ''}{problem.kind.value}: {problem.message}"
        click.secho(printable(text), fg="yellow", err=True)
    for line in summary.lines():
        click.echo(printable(line))


def _row(article: Article) -> tuple[str, ...]:
    date = "" if article.hidden == "undated" else article.date.strftime("%Y-%m-%d %H:%M")
    return date, article.title, article.docname, article.body_format.value, _state(article)


def _state(article: Article) -> str:
    state = article.hidden or ("unlisted" if article.unlisted else "shown")
    return state if article.trusted else f"{state}, not trusted"


def _write_json(articles: tuple[Article, ...], problems: list[Problem], summary: Summary) -> None:
    result = {
        "summary": summary.to_data(),
        "articles": [plain_record(article) for article in articles],
        "problems": [
            {
                "kind": problem.kind.value,
                "path": problem.path,
                "line": problem.line,
                "message": problem.message,
            }
            for problem in problems
        ],
    }
    click.echo(json_text(result))
