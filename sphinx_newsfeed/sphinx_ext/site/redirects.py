"""Writes a redirect page to each old address of an article."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from urllib.parse import unquote

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.loading.walking import is_link
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.outputs import page_file
from sphinx_newsfeed.old_addresses.numbers import is_numbered
from sphinx_newsfeed.old_addresses.redirect_pages import MARK, RedirectPage, refusal_of
from sphinx_newsfeed.policy import LONGEST_SHOWN
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.bounds import LEFT_OUT
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    claim_names,
    load_names,
    notes_file,
    save_names,
)
from sphinx_newsfeed.sphinx_ext.build_info.output_files import telling_of_disk
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.old_labels import old_pages
from sphinx_newsfeed.sphinx_ext.incremental.standing import Standing
from sphinx_newsfeed.whole_files import reason_of, write_whole

#: The kind of the notes that name the files.
REDIRECTS = "redirects"


@dataclass(frozen=True, slots=True)
class _Redirect:
    """An old address that is to lead to a document."""

    docname: str
    address: str
    #: The file below the output folder, with ``/``.
    file: str
    #: The article, if it is one; what leads to an archive is nobody's fault.
    article: Article | None = None

    @property
    def path(self) -> str:
        """The file in which the old address stands; empty where it stands in none."""
        return self.article.path if self.article else ""


def write_redirects(standing: Standing, app: Sphinx, exception: Exception | None) -> None:
    """Write the pages that are due, and remove those of the last build that are not.

    A file that is no redirect of ours stays as it is, whatever article names its address.
    """
    if exception is not None or not makes_site(app.builder) or standing.holds:
        return
    pages = _Pages(Path(app.outdir))
    notes = notes_file(app, REDIRECTS)
    before = load_names(notes)
    claim_names(notes, {redirect.file for redirect in _due(app)})
    due = [redirect for redirect in _due(app) if _is_written(redirect, pages, app)]
    files = sorted({redirect.file for redirect in due})
    for file in sorted(before - set(files)):
        pages.remove(file, keep={each.casefold() for each in files})
    if load_names(notes) != set(files):
        save_names(notes, files)


def remove_redirects(standing: Standing, app: Sphinx, env: BuildEnvironment) -> None:
    """Remove the pages that are not due any more, before anything is written in their place."""
    if not makes_site(app.builder) or standing.holds:
        return
    stale = load_names(notes_file(app, REDIRECTS)) - {redirect.file for redirect in _due(app)}
    pages = _Pages(Path(app.outdir))
    keep = {redirect.file.casefold() for redirect in _due(app)} if stale else ()
    for file in sorted(stale):
        pages.remove(file, keep=keep)


def _due(app: Sphinx) -> Iterator[_Redirect]:
    """A redirect for each old address that the table of outputs gives to an article."""
    domain = domain_of(app.env)
    taken: set[str] = set()
    for article in domain.build.catalogue.pages:
        site, old = domain.build.book.site_of(article), domain.build.book.of(article)
        for address in domain.build.links.addresses[article.docname]:
            if site.in_place and address not in old.named:
                continue
            file = page_file(_as_built(address, article, app))
            holder = domain.build.outputs.holder_of(file)
            is_held = holder is not None and holder.article == article.path
            # Names that differ in case alone are one file on some systems.
            if "?" in address or (is_held and file.casefold() not in taken):
                taken.add(file.casefold())
                yield _Redirect(article.docname, address, file, article)
    for docname, place in old_pages(domain).items():
        address = f"/{unquote(app.builder.get_target_uri(docname))}"
        yield _Redirect(place.docname, address, page_file(address))


def _as_built(address: str, article: Article, app: Sphinx) -> str:
    """An old address, in the form in which the builder has it where it is that of a document."""
    last = posixpath.basename(address)
    is_document = generator_of(article.dialect).aliases_are_documents and last and "." not in last
    named = address.strip("/")
    return f"/{unquote(app.builder.get_target_uri(named))}" if is_document else address


def _is_written(redirect: _Redirect, pages: _Pages, app: Sphinx) -> bool:
    boundary, path = domain_of(app.env).build.bounds.boundary, redirect.path
    with boundary.around(path, "writing a redirect", LEFT_OUT):
        return _write(redirect, pages, app)
    return False


def _write(redirect: _Redirect, pages: _Pages, app: Sphinx) -> bool:
    """Write one page; ``False`` where there is to be none."""
    article, file = redirect.article, redirect.file
    target = app.builder.get_target_uri(redirect.docname)
    own = page_file("/" + unquote(target))
    if file.casefold() == own.casefold():
        return False
    reason = refusal_of(file)
    if article is not None and is_numbered(article, redirect.address):
        # Nobody asked for a page there, and links to it do lead to the article.
        return False
    if "?" in redirect.address:
        reason = "a server chooses no page by what stands behind a question mark"
    if reason:
        return _refuse(redirect, ProblemKind.LINK, reason)
    page = _page(redirect, target, app)
    return _put(redirect, pages, page.text())


def _put(redirect: _Redirect, pages: _Pages, text: str) -> bool:
    """Put a page into its place; ``False`` where that fails, which is told."""
    try:
        with telling_of_disk(redirect.file):
            written = pages.write(redirect.file, text)
            return written or _refuse(redirect, ProblemKind.DUPLICATE, "another page stands there")
    except (OSError, ValueError) as error:
        return _refuse(redirect, ProblemKind.LINK, reason_of(error))
    return False


def _page(redirect: _Redirect, target: str, app: Sphinx) -> RedirectPage:
    goal = "../" * redirect.file.count("/") + target
    base = str(app.config.html_baseurl or "")
    language = redirect.article.shown_language if redirect.article else ""
    language = language or app.config.language or ""
    title = domain_of(app.env).title_of(redirect.docname)
    return RedirectPage(title, goal, posixpath.join(base, target) if base else goal, language)


def _refuse(redirect: _Redirect, kind: ProblemKind, reason: str) -> bool:
    message = f"the old address {redirect.address[:LONGEST_SHOWN]!r} gets no redirect: {reason}"
    warn(Problem(kind, message, redirect.path))
    return False


class _Pages:
    """The redirect pages below an output folder."""

    def __init__(self, outdir: Path) -> None:
        self._outdir = outdir
        self._root = os.path.realpath(outdir)
        #: Folders that are known to lie inside.
        self._inside: set[Path] = {outdir}

    def write(self, file: str, text: str) -> bool:
        """Write a page, unless its bytes are there; ``False`` where another file is.

        Raises ``OSError`` or ``ValueError`` where there can be no such file.
        """
        path = self._outdir / file
        self._check(path.parent)
        content = text.encode("utf-8")
        if os.path.lexists(path):
            if not _is_redirect(path):
                return False
            if path.read_bytes() == content:
                return True
        write_whole(path, content)
        return True

    def remove(self, file: str, *, keep: Iterable[str]) -> None:
        """Remove a page that is still a redirect, and the folders that it leaves empty."""
        path = self._outdir / file
        if refusal_of(file) or file.casefold() in keep:
            return
        try:
            self._check(path.parent)
            if not _is_redirect(path):
                return
            path.unlink()
            for folder in takewhile(lambda each: each != self._outdir, path.parents):
                folder.rmdir()
        except (OSError, ValueError):
            # It is gone, or a folder holds something else.
            return

    def _check(self, folder: Path) -> None:
        """Raise ``ValueError`` where links lead out of the output."""
        way = []
        while folder not in self._inside:
            way.append(folder)
            folder = folder.parent
        for each in reversed(way):
            if is_link(each) and not Path(os.path.realpath(each)).is_relative_to(self._root):
                raise ValueError("a link leads out of the output folder")
            self._inside.add(each)


def _is_redirect(path: Path) -> bool:
    """Whether *path* is a page that this module wrote."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return MARK.encode() in file.read(1000)
