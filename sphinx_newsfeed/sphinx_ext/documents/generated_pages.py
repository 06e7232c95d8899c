"""Makes documents of archive pages and of the further pages of listings.

Files with their texts lie with the build's cache; Sphinx looks at these to see what changed. What
a page is made of is kept for the build. Archives are known before anything is read. A listing of a
page of the user's says only while that is read that it has further pages, so these are read at the
end of the reading; the next build knows them from the start.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.outputs import Holder
from sphinx_newsfeed.model.selection import select
from sphinx_newsfeed.pages.archives import (
    Archive,
    beside_in_time,
    find_archives,
    slug_maker,
    within_bounds,
    without_collisions,
)
from sphinx_newsfeed.pages.documents import (
    GeneratedPage,
    PageOfListing,
    archive_page,
    further_page,
    page_count,
    page_docname,
)
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.builders import has_generated_pages, makes_site
from sphinx_newsfeed.sphinx_ext.build_info.cache import needed_file
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.documents.project import NewsProject
from sphinx_newsfeed.sphinx_ext.documents.suffixes import GENERATED_SUFFIX
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ListingRecord
from sphinx_newsfeed.sphinx_ext.domain.targets import archive_of_all

#: Documents, of which listing each is a page, and what it says.
_DuePages = dict[str, tuple[PageOfListing, GeneratedPage]]


def claim_archives(domain: NewsDomain, catalogue: Catalogue) -> None:
    """Give the archives of *catalogue* their addresses in the table of outputs."""
    build, settings = domain.build, domain.build.settings
    archives = find_archives(
        catalogue,
        settings.archives,
        settings.news_prefix,
        build.localization,
        settings.authors,
        slug_maker(settings),
    )
    archives = within_bounds(archives, settings.max_pages, _warn_left_out)
    archives = without_collisions(archives, build.own_pages, build.outputs, warn_moved)
    build.archives = {archive.docname: archive for archive in archives}
    # It is known when all documents are read whether the project has one of its own.
    build.page_of_all = build.archives.pop(archive_of_all(archives), None)
    build.beside_in_time = beside_in_time(archives)
    build.feeds_page = ""


def mount_generated(app: Sphinx, domain: NewsDomain) -> dict[str, Path]:
    """The files of all generated documents that are known by now; the domain learns of them."""
    domain.build.pages, domain.build.texts = {}, {}
    if not has_generated_pages(app.builder):
        domain.build.archives, domain.build.page_of_all = {}, None
        domain.build.feeds_page = ""
        return {}
    if not makes_site(app.builder):
        # What lists the feeds comes with them.
        domain.build.archives.pop(domain.build.feeds_page, None)
        domain.build.feeds_page = ""
    _foresee_page_of_all(app.env, domain)
    mounts = {
        archive.docname: _write_archive(app, domain, archive)
        for archive in domain.build.archives.values()
        if archive.docname not in domain.build.own_pages
    }
    for docname, (page, made) in _due_pages(app.env, domain).items():
        domain.build.pages[docname] = page
        mounts[docname] = _write(app, domain, docname, made)[0]
    return mounts


def update_generated_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Read the further pages that the listings turned out to have, and forget those they lost."""
    domain = domain_of(env)
    if not has_generated_pages(app.builder) or not isinstance(app.project, NewsProject):
        return []
    read = _update_page_of_all(app, app.project, domain)
    due = _due_pages(env, domain)
    for docname in sorted(domain.build.pages.keys() - due.keys()):
        del domain.build.pages[docname]
        app.project.unmount(docname)
        _purge(app, docname)
    for docname, (page, made) in due.items():
        file, is_new = _write(app, domain, docname, made)
        if is_new or docname not in env.all_docs or domain.build.pages.get(docname) != page:
            domain.build.pages[docname] = page
            _read_late(app, app.project, docname, file)
            read.append(docname)
    return read


def _foresee_page_of_all(env: BuildEnvironment, domain: NewsDomain) -> None:
    """Have the page of all news from the start, where the last build made it or a user did."""
    page = domain.build.page_of_all
    if page is not None and (
        page.docname in env.all_docs or page.docname in domain.build.own_pages
    ):
        domain.build.archives = {page.docname: page} | domain.build.archives


def _update_page_of_all(app: Sphinx, project: NewsProject, domain: NewsDomain) -> list[str]:
    """Make the page of all news where the project turned out to have none, or take it away."""
    build = domain.build
    build.news_page = build.home = build.old_labels = None
    if build.settings.page and build.settings.page not in build.own_pages:
        message = f"newsfeed_page: {build.settings.page!r} is no document of the project"
        warn(Problem(ProblemKind.SETTING, message))
    page = build.page_of_all
    if page is None or page.docname in build.own_pages:
        return []
    is_there = page.docname in build.archives
    if domain.news_page and is_there:
        del build.archives[page.docname]
        project.unmount(page.docname)
        _purge(app, page.docname)
    elif not domain.news_page and not is_there:
        build.archives = {page.docname: page} | build.archives
        _read_late(app, project, page.docname, _write_archive(app, domain, page))
        return [page.docname]
    return []


def _write_archive(app: Sphinx, domain: NewsDomain, archive: Archive) -> Path:
    settings = domain.build.settings
    of = archive.taxonomy
    known = of is not None and of.has_profiles and archive.key in settings.authors
    page = archive_page(archive, settings.page_size, with_profile=known)
    return _write(app, domain, archive.docname, page)[0]


def _read_late(app: Sphinx, project: NewsProject, docname: str, file: Path) -> None:
    """Read a document that turned out to be needed while others were read."""
    project.mount_late(docname, file)
    _purge(app, docname)
    app.builder.read_doc(docname)


def warn_moved(old: str, new: str, found: Holder) -> None:
    """Say that a generated page stands elsewhere than its name says."""
    message = f"the archive page {old} has the address of {found.name}, and becomes {new}"
    warn(Problem(ProblemKind.DUPLICATE, message))


def _warn_left_out(count: int, first: str) -> None:
    message = f"newsfeed_max_pages: {count:,} archive pages are left out, {first} among them"
    warn(Problem(ProblemKind.SETTING, message))


def _due_pages(env: BuildEnvironment, domain: NewsDomain) -> _DuePages:
    """The further pages of all listings that were read."""
    due: _DuePages = {}
    for first, place, listing in _paged_listings(domain):
        articles = select(domain.build.catalogue, listing.selection)
        # Further pages are read again when the size changes that the project names.
        options = {**listing.options, "page-size": str(listing.page_size)}
        title = env.titles[first].astext() if first in env.titles else first
        for number in range(2, page_count(len(articles), listing.page_size) + 1):
            docname = free_docname(domain, first, place, number)
            shown = domain.build.localization.translate("{title}, page {number}")
            shown = shown.format(title=title, number=domain.build.localization.number(number))
            made = further_page(shown, listing.arguments, options)
            due[docname] = (PageOfListing(first, place, number), made)
    return due


def _paged_listings(domain: NewsDomain) -> Iterator[tuple[str, int, ListingRecord]]:
    for docname, listings in sorted(domain.stored.listings.items()):
        paged = [each for each in listings if each.page_size and each.number == 1]
        for place, listing in enumerate(paged):
            yield docname, place, listing


def free_docname(domain: NewsDomain, first: str, place: int, number: int) -> str:
    """The docname of a page of a listing, which no document of the user's has."""
    build, folder = domain.build, posixpath.dirname(first)
    has_namesake = any(
        folder in each for each in (build.own_pages, build.archives, build.catalogue)
    )
    docname = page_docname(first, place, number, has_namesake=has_namesake)
    while number > 1 and (docname in build.catalogue or docname in build.own_pages):
        docname += "-news"
    return docname


def _write(app: Sphinx, domain: NewsDomain, docname: str, page: GeneratedPage) -> tuple[Path, bool]:
    """The file with the text of a generated document, and whether it is another one than before."""
    domain.build.texts[docname] = page
    return needed_file(app, f"pages/{docname}{GENERATED_SUFFIX}", page.text.encode("utf-8"))


def _purge(app: Sphinx, docname: str) -> None:
    app.emit("env-purge-doc", app.env, docname)
    app.env.clear_doc(docname)
