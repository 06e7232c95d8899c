"""What files of the old site tell of authors and tags, which its posts name by keys."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_newsfeed.config.checks import Author
from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.generator import PROFILE_KEYS
from sphinx_newsfeed.loading.fields.values import read_text
from sphinx_newsfeed.loading.file_names import readable_name
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.loading.project_values import read_data
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.values import NotKnownError
from sphinx_newsfeed.policy import LONGEST_NAME
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

#: The most authors, or tags, that one file tells of.
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class ToldAuthor:
    """An author of whom a file of the old site tells."""

    author: Author
    #: The file, as an absolute path.
    path: str
    #: The docname prefix of the source.
    source: str


@dataclass(frozen=True, slots=True)
class ToldNames:
    """What the files of one source tell."""

    #: Authors with their keys, in the order of the files.
    authors: tuple[tuple[str, ToldAuthor], ...] = ()
    #: A folder → what readers see for the tags of posts below it.
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def shown_tags(self, path: Path, tags: tuple[str, ...]) -> tuple[str, ...]:
        """The *tags* of a post as readers see them, by the file that is nearest to it."""
        if not tags or not self.labels:
            return tags
        near = (self.labels[str(each)] for each in path.parents if str(each) in self.labels)
        labels = next(near, {})
        return tuple(dict.fromkeys(labels.get(tag, tag) for tag in tags))


def read_name_files(site: OriginalSite, files: Sequence[SourceFile], report: Report) -> ToldNames:
    """What the files beside the posts of *site*, and in the folders above them, tell.

    Those of a source that is not trusted tell nothing: a key that it takes for its own may be that
    of an author of the project.
    """
    names = generator_of(site.dialect).name_files
    if not site.trusted or not (names.authors or names.tags):
        return ToldNames()
    folders = _folders(site, files)
    reach = (Path(os.path.realpath(folders[0])),) if folders else ()
    reader = _Reader(site, reach, report)
    named = (*filter(None, [site.authors_file]), *names.authors)
    authors = [
        each for path in _found(folders, named) for each in reader.authors(path, names.below)
    ]
    labels = {str(path.parent): reader.labels(path) for path in _found(folders, names.tags)}
    return ToldNames(tuple(authors), labels)


def _folders(site: OriginalSite, files: Sequence[SourceFile]) -> list[Path]:
    """The folders that lead to posts, from that of the project on; the widest first."""
    home = Path(site.home)
    top = Path(site.root) if site.root else home.parent
    top = top if home.is_relative_to(top) else home
    found = {top, home, *home.parents}
    for folder in {file.path.parent for file in files}:
        while folder not in found and folder.is_relative_to(top):
            found.add(folder)
            folder = folder.parent
    return sorted(each for each in found if each.is_relative_to(top))


def _found(folders: Sequence[Path], names: Sequence[str]) -> Iterator[Path]:
    """The first of *names* that is there, in each of the folders."""
    for folder in folders:
        # Most are not there, which is soon seen: without a path for each.
        there = (name for name in names if os.path.isfile(f"{folder}/{name}"))  # noqa: PTH113
        name = next(there, None)
        if name is not None:
            yield folder / name


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files of one source, and reports what is wrong with them."""

    site: OriginalSite
    reach: tuple[Path, ...]
    report: Report

    def authors(self, path: Path, below: str) -> Iterator[tuple[str, ToldAuthor]]:
        """The authors of whom the file tells, with their keys."""
        for key, value in self._entries(path, below).items():
            try:
                yield key, ToldAuthor(_author(key, value), str(path), self.site.prefix)
            except ValueError as error:
                self._warn(path, f"the author {key!r:.80} is passed over: {error}")

    def labels(self, path: Path) -> dict[str, str]:
        """What readers see for each tag of which the file tells."""
        labels: dict[str, str] = {}
        for key, value in self._entries(path, "").items():
            label = value.get("label") if isinstance(value, Mapping) else None
            if isinstance(label, str) and 0 < len(label.encode("utf-8", "replace")) <= LONGEST_NAME:
                labels[key] = read_text(label)
        return labels

    def _entries(self, path: Path, below: str) -> dict[str, object]:
        try:
            found = read_data(path, self.reach)
        except NotKnownError as error:
            self._warn(path, f"the file cannot be read, so articles show keys: {error}")
            return {}
        found = found.get(below) if below and isinstance(found, Mapping) else found
        if found is None:
            return {}
        if not isinstance(found, Mapping) or len(found) > _MOST:
            self._warn(path, f"the file does not map keys to at most {_MOST:,} of them")
            return {}
        return {read_text(str(key)): value for key, value in found.items()}

    def _warn(self, path: Path, message: str) -> None:
        shown = readable_name(str(path))
        self.report(Problem(ProblemKind.SOURCE, message, shown, 1))


def _author(key: str, value: object) -> Author:
    """What is told of an author; raises ``ValueError``."""
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, Mapping):
        raise ValueError("a mapping with a name is expected")
    texts = {
        name: read_text(next((value[each] for each in keys if value.get(each)), ""))
        for name, keys in PROFILE_KEYS.items()
    }
    return Author(**(texts | {"name": texts["name"] or key}))
