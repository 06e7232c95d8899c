"""Lets bytes decide what is read and written again, where Sphinx goes by times alone.

Another checkout, and another installation, give files other times with the same bytes. Sphinx reads
a document again that is newer than its last reading, as is any file that it depends on; and it
writes a page again that is older than its source, and all pages that are older than a template.

Only articles are answered for: who touches a page of the project to have it read again has it read.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.jinja2glue import BuiltinTemplateLoader

from sphinx_newsfeed.loading.walking import path_from
from sphinx_newsfeed.model.outputs import page_file
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html
from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    cache_folder,
    digest_of,
    digest_of_file,
    load_digests,
    notes_file,
    save_digests,
)
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: The kinds of notes: of the bytes that pages were written of, and of the templates.
_SOURCES, _TEMPLATES = "sources", "templates"


class Contents:
    """The digests of files, kept from one build to the next while their sizes and times stay."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._is_new = False

    def load(self, app: Sphinx) -> None:
        """Take over what the last build computed."""
        self._known, self._is_new = load_digests(_contents_file(app)), False

    def of(self, srcdir: Path, name: str) -> str:
        """The digest of a file, named from the source directory; empty where it cannot be read."""
        path = Path(srcdir, name)
        try:
            status = path.stat()
            state = f"{status.st_size} {status.st_mtime_ns}"
            known, _, digest = self._known.get(name, "").rpartition(" ")
            if known != state:
                digest, self._is_new = digest_of_file(path), True
                self._known[name] = f"{state} {digest}"
        except (OSError, ValueError):
            return ""
        return digest

    def save(self, app: Sphinx) -> None:
        """Keep what this build computed."""
        if self._is_new:
            save_digests(_contents_file(app), self._known)


def _contents_file(app: Sphinx) -> Path:
    return cache_folder(app) / "contents.json"


class SameBytes:
    """What of a build is as the last one left it, though its times are others."""

    def __init__(self) -> None:
        self._contents = Contents()
        self._written: set[str] = set()
        self._templates = ""

    def begin(self, app: Sphinx) -> None:
        """Tell Sphinx what did not change, when articles have their places."""
        self._contents.load(app)
        self._written, build, read = set(), domain_of(app.env).build, dict(app.env.all_docs)
        self._spare_reading(app.env, build.modified)
        self._contents.save(app)
        if makes_html(app.builder):
            newer = {
                docname: modified
                for docname, modified in build.modified.items()
                if _microseconds(modified) > read.get(docname, modified)
            }
            self._spare_pages(app, newer)
            self._spare_templates(app)

    def note_read(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the bytes of the files that an article depends on, when it was read."""
        env = app.env
        if env.docname in domain_of(env).build.catalogue:
            found = [
                (name, self._contents.of(Path(env.srcdir), name))
                for name in sorted(_near(env, each) for each in _needed(env))
            ]
            domain_of(env).stored.noted_article(env.docname).needed = tuple(found)

    def note_written(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that a page is being written."""
        self._written.add(docname)

    def save(self, app: Sphinx, exception: Exception | None) -> None:
        """Note the bytes that pages were written of, and of the templates."""
        if exception is not None or not makes_html(app.builder):
            return
        domain = domain_of(app.env)
        before = load_digests(notes_file(app, _SOURCES))
        after = {docname: before[docname] for docname in domain.build.files if docname in before}
        for docname in self._written & domain.build.files.keys():
            after[docname] = digest_of(domain.stored.article(docname).file)
        if before != after:
            save_digests(notes_file(app, _SOURCES), after)
        if self._written >= app.env.found_docs:
            save_digests(notes_file(app, _TEMPLATES), {"templates": self._templates})

    def _spare_reading(self, env: BuildEnvironment, modified: Mapping[str, int]) -> None:
        """Let articles count as read now, where all their bytes are those that were read.

        The times of reading are no public interface; they are what Sphinx compares with.
        """
        srcdir, files = os.fspath(env.srcdir), domain_of(env).build.files
        time_of = cache(lambda needed: _modified(os.path.join(srcdir, needed)))  # noqa: PTH118
        for docname in modified.keys() & env.all_docs.keys():
            record, read = domain_of(env).stored.article(docname), env.all_docs[docname]
            times = {each: time_of(each) for each in env.dependencies.get(docname, ())}
            newest = max(_microseconds(modified[docname]), *times.values(), 0)
            if newest <= read or record.file != files[docname]:
                continue
            newer = [_near(env, each) for each, changed in times.items() if changed > read]
            if self._are_same(env, newer, dict(record.needed)):
                env.all_docs[docname] = newest

    def _are_same(
        self, env: BuildEnvironment, names: Iterable[str], known: Mapping[str, str]
    ) -> bool:
        """Whether files have the bytes that are *known* of them."""
        return all(
            (digest := known.get(name)) and digest == self._contents.of(Path(env.srcdir), name)
            for name in names
        )

    def _spare_pages(self, app: Sphinx, newer: Mapping[str, int]) -> None:
        """Let pages be as new as articles of the same bytes, with the times of their files."""
        build, written_of = domain_of(app.env).build, load_digests(notes_file(app, _SOURCES))
        for docname, modified in newer.items():
            if written_of.get(docname) != digest_of(build.files[docname]):
                continue
            page = page_file("/" + unquote(app.builder.get_target_uri(docname)))
            path = os.path.join(app.outdir, page)  # noqa: PTH118
            if 0 < _modified(path) < _microseconds(modified):
                os.utime(path, ns=(modified, modified))

    def _spare_templates(self, app: Sphinx) -> None:
        """Let templates be as new as their bytes: all pages are written again, or none."""
        templates = getattr(app.builder, "templates", None)
        # One of the project's own goes by whatever it likes.
        if type(templates) is not BuiltinTemplateLoader:
            return
        self._templates = digest_of("\n".join(self._templates_of(app)))
        before = load_digests(notes_file(app, _TEMPLATES)).get("templates")
        if before is not None:
            newest = 0.0 if before == self._templates else time.time()
            templates.newest_template_mtime = lambda: newest  # type: ignore[method-assign]

    def _templates_of(self, app: Sphinx) -> Iterator[str]:
        builder: Any = app.builder
        own = [Path(app.confdir, each) for each in app.config.templates_path]
        for folder in [*own, *map(Path, builder.theme.get_theme_dirs())]:
            for file in sorted(folder.rglob("*.html")):
                yield f"{file.relative_to(folder).as_posix()} {digest_of_file(file)}"
            yield ""


def _needed(env: BuildEnvironment) -> Iterable[str | os.PathLike[str]]:
    """The files that the document which is read depends on besides its own."""
    return env.dependencies.get(env.docname, ())


def _near(env: BuildEnvironment, path: str | os.PathLike[str]) -> str:
    """The path of a file from the source directory, wherever that lies."""
    return path_from(Path(env.srcdir), Path(env.srcdir, path))


def _modified(path: str | Path) -> int:
    """When a file was last changed, in microseconds; 0 for none."""
    try:
        return _microseconds(os.stat(path).st_mtime_ns)  # noqa: PTH116
    except (OSError, ValueError):
        return 0


def _microseconds(nanoseconds: int) -> int:
    """The time in the unit that Sphinx compares, rounded up as Sphinx does."""
    return -(nanoseconds // -1_000)
