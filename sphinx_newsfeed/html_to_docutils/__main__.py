"""``python -m sphinx_newsfeed.html_to_docutils``: a page of HTML in a format of docutils."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

import click
from bs4.dammit import EncodingDetector

from sphinx_newsfeed.html_to_docutils.publishing import FORMATS, publish
from sphinx_newsfeed.policy import printable
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.repeated_problems import in_order, place_of
from sphinx_newsfeed.whole_files import reason_of, write_whole

_STDIN = "-"
#: What pages are encoded in that say nothing of it, or nothing that is true (HTML standard, section
#: 13.2.3.2, "Determining the character encoding").
_FIRST, _LAST = "utf-8", "windows-1252"


class EncodingType(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of an encoding that Python knows."""

    name = "encoding"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The name, if texts can be encoded so."""
        try:
            "".encode(str(value))
        except (LookupError, ValueError):
            self.fail(f"{value!r} is no encoding that Python knows", param, ctx)
        return str(value)


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument(
    "page", metavar="PAGE", type=click.Path(exists=True, dir_okay=False, allow_dash=True)
)
@click.option(
    "--to", type=click.Choice(list(FORMATS)), default="pseudoxml", show_default=True,
    help="The format, by the name of docutils' writer of it.",
)  # fmt: skip
@click.option(
    "--output", default=_STDIN, type=click.Path(dir_okay=False, allow_dash=True),
    help="The file to write; without it, standard output.",
)  # fmt: skip
@click.option(
    "--encoding", type=EncodingType(),
    help="How PAGE is encoded; without it, as it says itself, else UTF-8.",
)  # fmt: skip
def main(page: str, to: str, output: str, encoding: str | None) -> None:
    """Convert PAGE, a file of HTML or - for standard input, by what docutils has for it.

    What could not be kept is told on standard error, with file and line. The exit status is 0 when
    PAGE is written, 1 when it cannot be read or written, 2 for a wrong call.
    """
    path = "<stdin>" if page == _STDIN else page
    problems: list[Problem] = []
    html = _decoded(_read(page), encoding, path)
    content = publish(html, path=path, to=to, report=problems.append, tell=_tell)
    for problem in in_order(problems):
        _tell(f"{place_of(problem)}: {problem.kind.value}: {problem.message}")
    _write(output, content)


def _read(page: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if page == _STDIN else Path(page).read_bytes()
    except OSError as error:
        raise click.ClickException(printable(f"{page}: {reason_of(error)}")) from None


def _write(output: str, content: bytes) -> None:
    if output == _STDIN:
        # As bytes: it is in UTF-8, and may say so, whatever the terminal is.
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(Path(output), content)
    except OSError as error:
        raise click.ClickException(printable(f"{output}: {reason_of(error)}")) from None


def _decoded(data: bytes, encoding: str | None, path: str) -> str:
    """The text of a page: a byte order mark wins, then what the user says, then the page."""
    data, marked = EncodingDetector.strip_byte_order_mark(data)
    declared = EncodingDetector.find_declared_encoding(data, is_html=True)
    tried = [name for name in (marked, encoding or declared, _FIRST) if name]
    for name in dict.fromkeys(tried):
        try:
            return data.decode(_wider(name))
        except (LookupError, ValueError):
            _tell(f"{path}:1: encoding: the page is not in {name}")
    _tell(f"{path}:1: encoding: it is read as {_LAST}")
    return data.decode(_LAST, "replace")


def _wider(name: str) -> str:
    """What browsers read a page in that names a narrower one (Encoding standard, section 4.2)."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return name
    return {"ascii": _LAST, "iso8859-1": _LAST, "gb2312": "gb18030", "gbk": "gb18030"}.get(
        found, name
    )


def _tell(line: str) -> None:
    click.secho(printable(line), fg="yellow", err=True)


if __name__ == "__main__":
    main(prog_name="python -m sphinx_newsfeed.html_to_docutils")
