"""Makes the table of all addresses of the output: who stands where, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.matching import Matcher

from sphinx_newsfeed.model.outputs import AddressTable, Holder
from sphinx_newsfeed.policy import SPHINX_FILES, SPHINX_PAGES

#: Where static files stand in the output.
_STATIC = "_static/"


def new_table(app: Sphinx, own_pages: Iterable[str]) -> AddressTable:
    """A table with what is not ours: pages and files of the project, and of Sphinx."""
    table = AddressTable(own_pages, own_files(app))
    for page in _pages_of_sphinx(app):
        table.claim_page(page, Holder(f"the page {page} of Sphinx"))
    for file in SPHINX_FILES:
        table.claim_file(file, Holder(f"the file {file} of Sphinx"))
    return table


def _pages_of_sphinx(app: Sphinx) -> Iterator[str]:
    yield from SPHINX_PAGES
    yield from app.config.html_additional_pages
    for domain in app.env.domains.sorted():
        yield from (f"{domain.name}-{index.name}" for index in domain.indices)


def own_files(app: Sphinx) -> Callable[[str], bool]:
    """Tells whether the project puts a file into the output, by its name there."""
    folder, excluded = Path(app.confdir), Matcher(app.config.exclude_patterns)
    extra = [Path(folder, each) for each in app.config.html_extra_path if not excluded(each)]
    static = [Path(folder, each) for each in app.config.html_static_path]

    def has_file(file: str) -> bool:
        try:
            if file.startswith(_STATIC):
                return any((each / file.removeprefix(_STATIC)).is_file() for each in static)
            return any(_gives(each, file) for each in extra)
        except (OSError, ValueError):
            # No file can have such a name.
            return False

    return has_file


def _gives(extra: Path, file: str) -> bool:
    """Whether an entry of ``html_extra_path`` gives a file of that name: itself, or from below."""
    return (extra.name == file and extra.is_file()) or (extra / file).is_file()
