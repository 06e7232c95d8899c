"""``sphinx-newsfeed watch``: the site as it will be, built again at each change."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import click

#: What builds and serves; it is no dependency, since only who writes needs it.
_PROGRAM = "sphinx_autobuild"
#: Below the source directory, where no other build puts its output or its doctrees.
_OUTPUT = Path("_build", "preview")

#: Under this the context of the command keeps what is handed on.
_REST = f"{__name__}.rest"


class _HandingOn(click.Command):
    """A command that hands on what follows ``--``; for click, these would be arguments."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is handed on away, and parse the others."""
        end = args.index("--") if "--" in args else len(args)
        ctx.meta[_REST] = args[end + 1 :]
        return super().parse_args(ctx, args[:end])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands behind the name of the command in its help."""
        return [*super().collect_usage_pieces(ctx), "[-- OPTIONS OF sphinx-autobuild]"]


@click.command(cls=_HandingOn)
@click.argument(
    "source", default="docs", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.argument("output", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "-c", "--conf-dir", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of conf.py; without it, SOURCE.",
)  # fmt: skip
@click.option(
    "-D", "--define", "settings", multiple=True, metavar="NAME=VALUE",
    help="An option of conf.py; may be repeated.",
)  # fmt: skip
@click.option(
    "--host", default="127.0.0.1", show_default=True,
    help="The address to serve at; others than the default show drafts to your network.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8000, show_default=True,
    help="The port to serve at; 0 takes a free one.",
)  # fmt: skip
@click.option("--open-browser", is_flag=True, help="Show the site in a browser.")
@click.pass_context
def watch(  # noqa: PLR0913, PLR0917 - what the user may say
    context: click.Context,
    source: Path,
    output: Path | None,
    conf_dir: Path | None,
    settings: tuple[str, ...],
    host: str,
    port: int,
    open_browser: bool,
) -> None:
    """Build the project in the folder SOURCE whenever a file changes, and serve its pages.

    Drafts and articles of the future are shown with a mark. OUTPUT is SOURCE/_build/preview by
    default. It needs sphinx-autobuild.
    """
    if find_spec(_PROGRAM) is None:
        remedy = 'install it with pip install "sphinx-newsfeed[watch]"'
        raise click.ClickException(f"sphinx-autobuild is not installed; {remedy}")
    arguments = [
        *("--host", host, "--port", str(port)),
        *(["--open-browser"] if open_browser else []),
        *(["-c", str(conf_dir)] if conf_dir else []),
        *_watched(source, conf_dir or source, settings),
        # An option of one's own comes later, and wins.
        *_defined(["newsfeed_preview=1", *settings]),
        *context.meta[_REST],
        *(str(source), str(output or source / _OUTPUT)),
    ]
    sys.argv = [_PROGRAM, *arguments]
    # In this process, which is the one that a terminal ends.
    runpy.run_module(_PROGRAM, run_name="__main__", alter_sys=True)


def _defined(settings: Sequence[str]) -> Iterator[str]:
    for each in settings:
        yield from ("-D", each)


def _watched(source: Path, conf_dir: Path, settings: Sequence[str]) -> Iterator[str]:
    """The options that name what lies outside of the source directory."""
    # The other commands need no Sphinx, which takes long to import.
    from sphinx_newsfeed.sphinx_ext.build_info.watched_folders import paths_outside

    overrides = dict(each.partition("=")[::2] for each in settings)
    try:
        found = paths_outside(source.resolve(), conf_dir.resolve(), overrides)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    for path in found:
        yield from ("--watch", str(path))
