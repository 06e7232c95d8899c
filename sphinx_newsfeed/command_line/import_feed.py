"""``sphinx-newsfeed import``: files of a feed or of an export, by what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.command_line.article_files import article_text, file_name, write_new
from sphinx_newsfeed.command_line.download import CannotReadError, read_feed
from sphinx_newsfeed.command_line.entries import Entry, Feed
from sphinx_newsfeed.command_line.exports.files import ExportFiles, opened_export
from sphinx_newsfeed.command_line.exports.recognition import read_document, read_files
from sphinx_newsfeed.command_line.exports.remarks import Remarks
from sphinx_newsfeed.command_line.own_links import OwnLinks
from sphinx_newsfeed.command_line.pictures import LONGEST, Pictures
from sphinx_newsfeed.command_line.zone_type import ZONE
from sphinx_newsfeed.loading import FrontMatterError
from sphinx_newsfeed.loading.fields.dates import parse_date
from sphinx_newsfeed.loading.front_matter.splitting import split_front_matter
from sphinx_newsfeed.policy import printable

_MOST_TWINS = 1000
_MOST_OFFSETS = 3


@click.command(name="import")
@click.argument("place", metavar="FEED|FILE|FOLDER")
@click.option(
    "--to", "folder", required=True, type=click.Path(file_okay=False),
    help="The folder of the articles.",
)  # fmt: skip
@click.option("--since", default="", help="Leave out what is older than this date.")
@click.option("--limit", type=click.IntRange(1), help="How many new files at the most.")
@click.option(
    "--summary", "short", is_flag=True, help="Take the summaries, even where there is full text."
)
@click.option(
    "--pictures", is_flag=True,
    help="Fetch the pictures of new articles, and put them beside these.",
)  # fmt: skip
@click.option(
    "--site", default="", metavar="ADDRESS",
    help="The address of the old site, where an export does not say it.",
)  # fmt: skip
@click.option(
    "--timezone", "zone", type=ZONE,
    help="The zone in which dates are written; without it, that of each date.",
)  # fmt: skip
@click.option(
    "--max-size", default=64, show_default=True, type=click.IntRange(1),
    help="How much text is read, in megabytes.",
)  # fmt: skip
@click.option("--private", is_flag=True, help="Ask hosts that are not public, too.")
@click.pass_context
def import_feed(  # noqa: PLR0913, PLR0917 - what the user may say
    context: click.Context,
    place: str,
    folder: str,
    since: str,
    limit: int | None,
    short: bool,
    pictures: bool,
    site: str,
    zone: ZoneInfo | None,
    max_size: int,
    private: bool,
) -> None:
    """Make a file of each entry of a feed or an export.

    Feeds are RSS, Atom and JSON Feed; exports those of WordPress, Ghost, Blogger, Medium, Substack
    and Mastodon, as they were downloaded: a file, an archive or a folder. What it is shows by
    itself. What is in the folder already stays as it is, edited or not; only what is new is added.
    """
    earliest = parse_date(since, zone or UTC) if since else None
    if since and earliest is None:
        raise click.BadParameter(f"{since!r} is no date", param_hint="--since")
    if site and urlsplit(site).scheme not in {"http", "https"}:
        message = f"{site!r} is no address that begins with http:// or https://"
        raise click.BadParameter(message, param_hint="--site")
    with ExitStack() as stack:
        try:
            found, files = _read(place, max_size * 1_000_000, site, stack, private=private)
        except CannotReadError as error:
            raise click.ClickException(printable(f"{place}: {error}")) from None
        for remark in found.remarks:
            click.secho(printable(remark), fg="yellow", err=True)
        entries = [e for e in found.entries if not (earliest and e.date and e.date < earliest)]
        remarks = Remarks()
        fetch = partial(read_feed, most=LONGEST, private=private) if pictures else None
        beside = Pictures(Path(folder), remarks, files, fetch)
        importer = _Importer(Path(folder), zone, beside, short=short)
        importer.add(entries, limit)
    importer.report(len(found.entries) - len(entries))
    context.exit(1 if importer.left_out or not found.entries else 0)


def _read(
    place: str, most: int, site: str, stack: ExitStack, *, private: bool
) -> tuple[Feed, ExportFiles | None]:
    """What is at a place, and the files that came with it."""
    if "://" not in place:
        files = stack.enter_context(opened_export(Path(place), most))
        if files is not None:
            return read_files(files, site), files
    return read_document(read_feed(place, most, private=private), site), None


@dataclass
class _Importer:
    """Writes files of entries into one folder."""

    folder: Path
    #: The zone in which dates are written; ``None`` leaves each in its own.
    zone: ZoneInfo | None
    pictures: Pictures
    short: bool
    new: list[Path] = field(default_factory=list)
    known: int = 0
    left_out: list[str] = field(default_factory=list)
    #: How many files of a name there are, as far as was looked.
    twins: dict[Path, int] = field(default_factory=dict)
    #: How far from UTC dates are, where no zone was asked for.
    offsets: set[str] = field(default_factory=set)

    def add(self, entries: Sequence[Entry], limit: int | None) -> None:
        """Write a file for each of *entries* that the folder does not have yet."""
        boundary = Boundary(lambda problem: self.left_out.append(problem.message))
        known, new = self._sorted(entries)
        self.known = len(known)
        links = OwnLinks([*known, *new[:limit]])
        bar = click.progressbar(new, label="Importing", hidden=len(new) < 20)
        with bar as shown:
            for entry in shown:
                if limit is None or len(self.new) < limit:
                    with boundary.around("", f"writing {entry.title!r}", "it is left out"):
                        self._write(links.within(entry))

    def _sorted(self, entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
        """The entries that the folder has, and those that it has not."""
        there = set(_identities(self.folder))
        known: list[Entry] = []
        new: list[Entry] = []
        for entry in entries:
            is_known = bool({entry.identity, entry.guid, entry.link} & there - {""})
            (known if is_known else new).append(entry)
            there.add(entry.identity)
        return known, new

    def _write(self, entry: Entry) -> None:
        if entry.date is None and not entry.hidden:
            self.left_out.append(f"{entry.title!r} has no date")
            return
        date = entry.date.astimezone(self.zone) if entry.date and self.zone else entry.date
        name = Path(file_name(entry.slug or entry.title, date, ".html"))
        for number in range(self.twins.get(name, 0) + 1, _MOST_TWINS + 1):
            self.twins[name] = number
            twin = name if number == 1 else name.with_name(f"{name.stem}-{number}{name.suffix}")
            if (self.folder / twin).exists():
                continue
            try:
                whole = self.pictures.beside(entry, twin.stem)
                text = article_text(_fields(whole, date), _body(whole, short=self.short))
                write_new(self.folder / twin, text)
            except FileExistsError:
                continue
            except OSError as error:
                self.left_out.append(f"{entry.title!r} cannot be written: {error.strerror}")
                return
            self.new.append(self.folder / twin)
            if date and not self.zone and date.utcoffset():
                self.offsets.add(date.isoformat()[-6:])
            return
        self.left_out.append(f"{entry.title!r} is the title of {_MOST_TWINS} others of that day")

    def report(self, older: int) -> None:
        """Say what was done."""
        for reason in (*self.pictures.remarks.all(), *self._zones(), *self._left_out()):
            click.secho(printable(reason), fg="yellow", err=True)
        for path in self.new:
            click.echo(printable(str(path)))
        counts = f"{len(self.new)} new, {self.known} known, {len(self.left_out)} left out"
        click.echo(f"{counts}, {older} too old" if older else counts)

    def _zones(self) -> list[str]:
        """What to do where clocks of the old site were not at UTC, by which days are shown."""
        if not self.offsets:
            return []
        shown = ", ".join(sorted(self.offsets)[:_MOST_OFFSETS])
        return [
            f"dates have the clocks of the old site (UTC {shown}); set newsfeed_timezone in conf.py"
            " to its zone, so that pages show the days that it shows"
        ]

    def _left_out(self) -> list[str]:
        return [f"left out: {reason}" for reason in self.left_out]


def _body(entry: Entry, *, short: bool) -> str:
    content = f"<p>{entry.summary}</p>" if short and entry.summary else entry.content
    # One element around it all: what begins with text would be read as Markdown elsewhere.
    return f"<div>\n{content.strip()}\n</div>" if content.strip() else ""


def _fields(entry: Entry, date: datetime | None) -> dict[str, object]:
    """Front matter; of ``updated`` only where it says more than the date."""
    updated = entry.updated if date and entry.updated and entry.updated > date else None
    return {
        "title": entry.title,
        "date": date.isoformat(timespec="seconds") if date else None,
        "updated": updated.astimezone(date.tzinfo).isoformat(timespec="seconds")
        if date and updated
        else None,
        "authors": list(entry.authors),
        "categories": list(entry.categories),
        "tags": list(entry.tags),
        "summary": entry.summary,
        "image": entry.picture,
        "language": entry.language,
        "slug": entry.slug,
        "aliases": list(entry.aliases),
        "link": entry.link,
        "guid": entry.guid,
        "enclosure": entry.enclosure,
        "draft": True if entry.hidden else None,
        "trusted": False,
    }


def _identities(folder: Path) -> Iterator[str]:
    """What the entries are called from which the files in *folder* were made."""
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if path.suffix not in {".html", ".htm", ".md", ".rst"} or not path.is_file():
            continue
        try:
            found = split_front_matter(path.read_text("utf-8-sig"), path.suffix)
        except (OSError, UnicodeDecodeError, FrontMatterError):
            continue
        fields = found.fields if found else {}
        yield from (str(fields[key]) for key in ("guid", "link") if fields.get(key))
        yield f"{fields.get('title')} {fields.get('date')}"
