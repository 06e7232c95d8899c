"""``sphinx-newsfeed new``: a dated file with front matter."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from sphinx_newsfeed.build_time import build_time
from sphinx_newsfeed.command_line.article_files import article_text, file_name, write_new
from sphinx_newsfeed.command_line.zone_type import ZONE
from sphinx_newsfeed.loading.fields.dates import parse_date

_BODIES = {"md": "Text.", "html": "<p>Text.</p>", "rst": "Text."}


@click.command()
@click.argument("title")
@click.option(
    "--to", "folder", default="news", show_default=True, type=click.Path(file_okay=False),
    help="The folder of the articles.",
)  # fmt: skip
@click.option("--date", "written", default="", help="Its date; without it, now.")
@click.option(
    "--timezone", "zone", type=ZONE, default="UTC", show_default=True,
    help="The zone of the date.",
)  # fmt: skip
@click.option("--category", "categories", multiple=True, help="A category; may be repeated.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be repeated.")
@click.option("--author", "authors", multiple=True, help="An author; may be repeated.")
@click.option(
    "--format", "form", type=click.Choice(list(_BODIES)), default="md", show_default=True,
    help="The markup of the body.",
)  # fmt: skip
@click.option("--draft", is_flag=True, help="Mark it as a draft.")
def new(  # noqa: PLR0913, PLR0917 - what the user may say
    title: str,
    folder: str,
    written: str,
    zone: ZoneInfo,
    categories: tuple[str, ...],
    tags: tuple[str, ...],
    authors: tuple[str, ...],
    form: str,
    draft: bool,
) -> None:
    """Write a file for an article with this TITLE, and print its path."""
    date = _date(written, zone)
    fields = {
        "title": title,
        "date": date.isoformat(timespec="seconds"),
        "authors": list(authors),
        "categories": list(categories),
        "tags": list(tags),
        "draft": draft or None,
    }
    path = Path(folder, file_name(title, date, f".{form}"))
    try:
        write_new(path, article_text(fields, _BODIES[form]))
    except FileExistsError:
        raise click.ClickException(f"{path} is there already; it stays as it is") from None
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from None
    click.echo(str(path))


def _date(written: str, zone: ZoneInfo) -> datetime:
    date = parse_date(written, zone) if written else build_time().astimezone(zone)
    if date is None:
        raise click.BadParameter(f"{written!r} is no date", param_hint="--date")
    return date
