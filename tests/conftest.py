"""A Sphinx project in a temporary folder, built by the tests as a user would build it."""

from __future__ import annotations

import functools
import gc
import gettext
import io
import logging
import os
import re
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import sphinx.builders.html as sphinx_html
import sphinx.builders.html._assets as sphinx_assets
import sphinx.locale
import sphinx.registry
import sphinx.theming
import sphinx.transforms.i18n as sphinx_i18n
from docutils.frontend import OptionParser
from hypothesis import settings
from jinja2 import Environment
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_newsfeed.policy import printable
from sphinx_newsfeed.problems import ProblemKind
from sphinx_newsfeed.repeated_problems import in_order, place_of
from sphinx_newsfeed.sphinx_ext.build_info.reporting import ProblemLog


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


#: A picture of one grey pixel.
PNG = b"".join(
    [
        b"\x89PNG\r\n\x1a\n",
        _png_chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        _png_chunk(b"IDAT", zlib.compress(b"\0\x80")),
        _png_chunk(b"IEND", b""),
    ]
)

# The same examples in each run: a failure that comes and goes stops others' work. Another profile
# (HYPOTHESIS_PROFILE=default) looks for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

# What Sphinx says of its progress, in 700 messages for each build. Who reads it asks for `status`.
logging.disable(logging.INFO)


def _has_room(folder: Path, size: int) -> bool:
    """Whether so many bytes can be written into a folder, and programs started in it."""
    if not os.access(folder, os.W_OK):
        return False
    return shutil.disk_usage(folder).free > size and not os.statvfs(folder).f_flag & os.ST_NOEXEC


# Projects lie in memory where the system has a folder there: a fifth of the time of a small build
# goes into the files that it writes.
# Source: pytest, "How to use temporary directories and files in tests", on PYTEST_DEBUG_TEMPROOT.
_MEMORY = Path("/dev/shm")  # noqa: S108 (pytest makes a folder of this user's own in it)
if _MEMORY.is_dir() and _has_room(_MEMORY, size=2 << 30):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

_SYMLINK_TO = Path.symlink_to


def _symlink_or_skip(self: Path, *args: Any, **options: Any) -> None:
    """Skip the test where the system does not let its user make links, as Windows may not."""
    try:
        _SYMLINK_TO(self, *args, **options)
    except (OSError, NotImplementedError) as error:
        # Source: Microsoft, "System Error Codes": ERROR_PRIVILEGE_NOT_HELD.
        if isinstance(error, NotImplementedError) or getattr(error, "winerror", 0) == 1314:
            pytest.skip("this user may make no links here")
        raise


Path.symlink_to = _symlink_or_skip  # type: ignore[method-assign]

_SPHINX_LOGGER = logging.getLogger("sphinx")
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Build:
    """What one build did."""

    outdir: Path
    warnings: list[str]
    #: Documents that were read, in their order (not those of other processes).
    read: list[str]
    #: Documents that were resolved to be written (not those of other processes).
    written: list[str]
    app: Sphinx = field(repr=False)
    #: The warnings, those apart that are told as one.
    singly: list[str] = field(repr=False, default_factory=list)

    def text(self, name: str) -> str:
        """The text of a file of the output."""
        return (self.outdir / name).read_text("utf-8")

    def told_of(self, *files: str) -> list[str]:
        """The warnings of files, each named by the end of its path."""
        ends = [f"{os.sep}{Path(file)}:" for file in files]
        return [each for each in self.singly if any(end in each for end in ends)]

    def doctree(self, docname: str) -> Any:
        """The stored doctree of a document."""
        return self.app.env.get_doctree(docname)


_COMPILE = Environment.compile
_COMPILED: dict[tuple[Any, ...], Any] = {}


def _compile_once(self: Environment, source: Any, *args: Any, **options: Any) -> Any:
    """What Jinja makes of a template, for all projects of a process.

    Half of the time that a project of two pages takes goes into the templates of its theme.
    """
    signs = (self.block_start_string, self.variable_start_string, self.comment_start_string)
    kind = (type(self), *signs, self.trim_blocks, *self.extensions)
    key = (*kind, source, *args, *options.items())
    if key not in _COMPILED:
        _COMPILED[key] = _COMPILE(self, source, *args, **options)
    return _COMPILED[key]


Environment.compile = _compile_once  # type: ignore[method-assign]

_POPULATE = OptionParser.populate_from_components
_POPULATED: dict[tuple[Any, ...], dict[str, Any]] = {}
_OPTIONS = ("option_list", "option_groups", "_short_opt", "_long_opt", "defaults", "lists")


def _populate_once(self: OptionParser, components: Sequence[Any]) -> None:
    """The options of docutils' components, which it makes anew for each document that is read."""
    key = tuple(each if isinstance(each, type) else type(each) for each in components)
    if key not in _POPULATED:
        _POPULATE(self, components)
        names = (*_OPTIONS, "relative_path_settings")
        _POPULATED[key] = {name: copy(getattr(self, name)) for name in names}
    for name, value in _POPULATED[key].items():
        setattr(self, name, copy(value))


OptionParser.populate_from_components = _populate_once  # type: ignore[method-assign]

_INIT_LOCALE = sphinx.locale.init


def _init_locale(
    folders: Any, language: str | None, catalog: str = "sphinx", namespace: str = "general"
) -> Any:
    """Load the words of an application as the first one of its process does.

    Sphinx adds them to those of the applications before it, whose words win: what a test reads
    would be in the language of another one.
    """
    sphinx.locale.translators.pop((namespace, catalog), None)
    # Neither does Python look at a catalogue twice.
    vars(gettext)["_translations"].clear()
    return _INIT_LOCALE(folders, language, catalog, namespace)


sphinx.locale.init = _init_locale
# Some releases of Sphinx have imported it by now.
sphinx_i18n.init_locale = _init_locale  # type: ignore[attr-defined]

_CHECKSUM = sphinx_html._file_checksum
_CHECKSUMS: dict[tuple[object, ...], str] = {}
# Sphinx 9 asks each path once in a process, in which tests build again and again.
_OF_PATHS = getattr(sphinx_assets, "_file_checksum_inner", None)
_FORGET_CHECKSUMS = getattr(_OF_PATHS, "cache_clear", lambda: None)


def _checksum_once(outdir: Path, filename: str | os.PathLike[str]) -> str:
    """The checksum of a file in the output, which each page asks for all that its theme has."""
    try:
        status = outdir.joinpath(filename).stat()
    except OSError:
        return _CHECKSUM(outdir, filename)
    # Some files get the time of what they are made of.
    key = (outdir, filename, status.st_ctime_ns, status.st_size)
    if key not in _CHECKSUMS:
        _FORGET_CHECKSUMS()
        _CHECKSUMS[key] = _CHECKSUM(outdir, filename)
    return _CHECKSUMS[key]


sphinx_html._file_checksum = _checksum_once  # type: ignore[attr-defined]

# What is installed stays the same, and each application asks for it four times.
for _module in (sphinx.registry, sphinx.theming):
    _module.entry_points = functools.cache(entry_points)  # type: ignore[attr-defined]
_LOAD_THEME = sphinx.theming._load_theme_conf
sphinx.theming._load_theme_conf = functools.cache(_LOAD_THEME)


#: What counts the objects that are set aside from the garbage collector.
FREEZE_COUNT = gc.get_freeze_count


def pytest_collection_finish() -> None:
    """Look for garbage less often: what modules hold is none, and a build makes many objects."""
    gc.collect()
    gc.freeze()
    # It goes over all of them, which takes a tenth of the time of a small build.
    frozen = gc.get_freeze_count()
    gc.get_freeze_count = lambda: frozen
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share tests out so that no process waits at the end for the long ones of another."""
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


class NewsProject:
    """A project that is written and built by a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("conf.py", 'extensions = ["sphinx_newsfeed"]\n')
        self.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: list\n")

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file below the project's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return path

    def configure(self, *lines: str) -> None:
        """Write ``conf.py`` with the extension and further lines."""
        self.write("conf.py", "\n".join(['extensions = ["sphinx_newsfeed"]', *lines, ""]))

    def article(
        self,
        name: str,
        body: str = "<p>Text.</p>",
        /,
        *,
        title: str | None = None,
        date: str = "2022-02-28",
        extra: str = "",
    ) -> Path:
        """Write an article; ``extra`` holds further lines of its front matter."""
        title = Path(name).stem if title is None else title
        lines = [f"title: {title}", f"date: {date}", *([extra] if extra else [])]
        front_matter = "\n".join(["---", *lines, "---", ""])
        return self.write(name if "/" in name else f"news/{name}", f"{front_matter}\n{body}\n")

    def build(
        self,
        builder: str = "html",
        *,
        parallel: int = 0,
        output: str = "_build",
        source: str = ".",
        only: Sequence[str] = (),
        pdb: bool = False,
        exception_on_warning: bool = False,
        **overrides: Any,
    ) -> Build:
        """Build the project; doctrees are shared by all builders of one ``output``.

        There are archive pages only where ``conf.py`` names ``newsfeed_archives``.
        """
        if "newsfeed_archives" not in (self.folder / source / "conf.py").read_text("utf-8"):
            overrides.setdefault("newsfeed_archives", [])
        warnings, read, written = io.StringIO(), [], []
        srcdir = self.folder / source
        outdir = self.folder / output / builder
        with patch_docutils(srcdir), docutils_namespace():
            app = Sphinx(
                srcdir,
                srcdir,
                outdir,
                self.folder / output / "doctrees",
                builder,
                confoverrides=overrides,
                status=None,
                warning=warnings,
                parallel=parallel,
                pdb=pdb,
                exception_on_warning=exception_on_warning,
            )
            app.connect("source-read", lambda app, docname, source: read.append(docname))
            app.connect("doctree-resolved", lambda app, tree, docname: written.append(docname))
            app.build(filenames=[str(srcdir / name) for name in only])
        lines = _ESCAPES.sub("", warnings.getvalue()).splitlines()
        told = [line for line in lines if line.strip()]
        return Build(outdir, told, read, written, app, _singly(told, app))


def _singly(told: Sequence[str], app: Sphinx) -> list[str]:
    """The warnings of a build, those of one kind and cause apart."""
    log = next(each for each in _SPHINX_LOGGER.handlers if isinstance(each, ProblemLog))
    shown = [each for each in log.found if each.kind is not ProblemKind.OLD_PAGE]
    shown = shown if any("[newsfeed." in line for line in told) else []
    return [
        *(line for line in told if "[newsfeed." not in line),
        *(
            f"{place_of(each)}: WARNING: {printable(each.message)} [newsfeed.{each.kind.value}]"
            for each in in_order(shown)
        ),
    ]


def change(path: Path, old: str, new: str) -> None:
    """Change a file's text so that no clock is too coarse to see it."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    later = path.stat().st_mtime_ns + 5_000_000_000
    os.utime(path, ns=(later, later))


@pytest.fixture
def project(tmp_path: Path) -> NewsProject:
    """An empty project with the extension and a page that lists the news."""
    folder = tmp_path / "project"
    folder.mkdir()
    return NewsProject(folder)


@pytest.fixture(scope="session")
def new_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], NewsProject]:
    """Makes projects that several tests look at: each is built once in a process."""
    return lambda: NewsProject(tmp_path_factory.mktemp("project"))


@pytest.fixture
def status() -> Iterator[io.StringIO]:
    """What Sphinx says of its progress, where an application is given it."""
    logging.disable(logging.DEBUG)
    yield io.StringIO()
    logging.disable(logging.INFO)
