"""The generator whose project a source lies in, as its folders and its configuration tell."""

from __future__ import annotations

import ast
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sphinx_newsfeed.config.checks import zone_named
from sphinx_newsfeed.generators import GENERATORS, Generator
from sphinx_newsfeed.generators.flavours import site_typesets_formulas
from sphinx_newsfeed.generators.generator import Project, Values
from sphinx_newsfeed.loading.data_formats import parse_json, parse_toml, parse_yaml
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.loading.front_matter.results import LONGEST_HEAD, FrontMatterError
from sphinx_newsfeed.loading.walking import fault_of_file
from sphinx_newsfeed.model.site import OriginalSite, Section
from sphinx_newsfeed.policy import is_web_address
from sphinx_newsfeed.problems import Problem, ProblemKind, Report, ignore

#: How many folders above a source, and below it, may hold the configuration of its generator.
_FOLDERS_ABOVE, _FOLDERS_BELOW = 10, 200
#: A longer configuration is none that somebody wrote.
_LONGEST = LONGEST_HEAD
#: How many files of one folder may hold parts of it, and of which formats.
_MOST_PARTS = 50
_DATA = frozenset((".toml", ".yaml", ".yml", ".json"))

#: A property at the beginning of a line of JavaScript whose value is a text, or behind the call
#: that most configurations are.
_PROPERTY = re.compile(
    r"""(?:export\ default\ \w++\(\{)?\s*+(?P<name>[A-Za-z]\w*+):\s*+['"](?P<value>[^'"]*)['"]""",
)

#: The generators with projects of their own, those first whose configuration tells the most.
_WITH_PROJECTS = tuple(
    (each, each.project)
    for each in sorted(GENERATORS, key=lambda each: -each.project.telling if each.project else 0)
    if each.project
)


def find_site(
    prefix: str,
    folder: Path,
    dialect: str | None = None,
    files: Sequence[SourceFile] = (),
    report: Report = ignore,
) -> OriginalSite | None:
    """The site whose posts lie in *folder*, as its generator's configuration describes it.

    ``None`` where no configuration is found around the *files*: from the folder of all of them up
    to the source's and above it, else in one below, first where most of them lie. Only a generator
    of *dialect* counts, where one is given.
    """
    for place in _places(folder, files):
        for generator, project in _WITH_PROJECTS:
            if dialect not in (None, generator.name):
                continue
            found = _configuration(project, place, named=dialect is not None)
            if found is not None:
                return _site(prefix, generator, project, place.root, found, report)
    return None


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder that may be that of a project."""

    root: Path
    #: The names of the folders from there to the source.
    way: tuple[str, ...]
    #: Those from there, or from the source, to the files.
    inner: frozenset[str]
    is_source: bool = False

    def leads_through(self, project: Project) -> bool:
        """Whether a folder lies on the way to the files in which the project has its posts."""
        if not project.folders or set(project.folders) & {*self.way, *self.special}:
            return True
        if not self.is_source:
            return False
        # Where the source is the project itself, what lies in it tells.
        return any((self.root / name).is_dir() for name in project.folders)

    @property
    def special(self) -> frozenset[str]:
        """The names between source and files that count.

        Farther up only what no other program calls a folder does.
        """
        marked = (name for name in self.inner if name.startswith("_"))
        return frozenset(marked) if self.way else self.inner


def _places(folder: Path, files: Sequence[SourceFile]) -> Iterator[_Place]:
    folders = Counter(str(file.path).rpartition(os.sep)[0] for file in files)
    inner = _names_below(folder, folders)
    shared = _shared(folders) if inner else folder
    while shared != folder and shared.is_relative_to(folder):
        yield _Place(shared, (), _names_below(shared, folders))
        shared = shared.parent
    yield _Place(folder, (), inner, is_source=True)
    for root in folder.parents[:_FOLDERS_ABOVE]:
        yield _Place(root, folder.relative_to(root).parts, inner)
    for root in _folders_below(folder, folders):
        yield _Place(root, (), _names_below(root, folders))


def _shared(folders: Iterable[str]) -> Path:
    """The deepest folder that holds all of *folders*; on several drives there is none."""
    try:
        return Path(os.path.commonpath(list(folders)))
    except ValueError:
        return Path()


def _names_below(root: Path, folders: Iterable[str]) -> frozenset[str]:
    """The names of the folders between *root* and *folders*."""
    begin = f"{root}{os.sep}"
    below = (each[len(begin) :] for each in folders if each.startswith(begin))
    return frozenset(name for each in below for name in Path(each).parts)


def _folders_below(folder: Path, folders: Mapping[str, int]) -> list[Path]:
    """The folders below *folder* that have such of files in them: those of most files first."""
    counts: Counter[Path] = Counter()
    for each, number in folders.items():
        above = [root for root in Path(each).parents if root.is_relative_to(folder)]
        counts.update(dict.fromkeys((root for root in above if root != folder), number))
    order = sorted(counts, key=lambda root: (-counts[root], len(root.parts), str(root)))
    return order[:_FOLDERS_BELOW]


def _configuration(project: Project, place: _Place, *, named: bool) -> Path | None:
    is_near = named or place.leads_through(project)
    for name in project.files if is_near or _may_have_collections(project, place) else ():
        file = place.root / name
        if not _may_be_opened(name, place.root) or not _speaks_of(project, file):
            continue
        if is_near or _collections_of(project, file) & {*place.way, *place.inner}:
            return file
    return None


def _may_have_collections(project: Project, place: _Place) -> bool:
    named = (*place.way, *place.inner)
    return project.sections is not None and any(each.startswith("_") for each in named)


def _collections_of(project: Project, file: Path) -> set[str]:
    """The folders that the configuration itself says are those of articles."""
    sections = project.sections(read_configuration(file)) if project.sections else ()
    return {each.folder.rpartition("/")[2] for each in sections if each.collection}


def _may_be_opened(name: str, root: Path) -> bool:
    # Most are not there, which is soon seen: without a path for each.
    if not os.path.lexists(f"{root}/{name}"):
        return False
    return not fault_of_file(root / name, (Path(os.path.realpath(root)),))


def _speaks_of(project: Project, file: Path) -> bool:
    text = _text_of(file)
    if project.unlike and project.unlike in text:
        return False
    return not project.mark or project.mark in text


def _text_of(file: Path) -> str:
    try:
        if file.stat().st_size > _LONGEST:
            return ""
        return file.read_text("utf-8-sig", "replace")
    except OSError:
        return ""


def _site(  # noqa: PLR0913, PLR0917 - what was found, one piece each
    prefix: str, generator: Generator, project: Project, root: Path, file: Path, report: Report
) -> OriginalSite:
    (values, _), names = all_values(project, root, file), generator.name_files
    scheme, host, path = _split_address(_first_text(values, project.url))
    base = _first_text(values, project.base) or path
    return OriginalSite(
        prefix=prefix,
        dialect=generator.name,
        root=str(root),
        hosts=(host.lower(),) if host else (),
        scheme="http" if scheme == "http" else "https",
        base=f"/{base.strip('/')}" if base.strip("/") else "",
        permalink=_text(project.permalink(values)) if project.permalink else "",
        pattern_defaults=_mapping(values.get(project.pattern_defaults)),
        static=tuple(str(root / name) for name in project.static if _is_folder(root, name)),
        media_host=_web_host(_first_text(values, project.media_host)),
        zone=_zone(values, project, file, report),
        content=_first_text(values, project.content).strip("/"),
        sections=_sections(values, project),
        dated_folders=tuple(project.dated_folders(values)) if project.dated_folders else (),
        taxonomies=tuple(project.taxonomies(values)) if project.taxonomies else (),
        configuration=str(file),
        given=project.given(values) if project.given else None,
        dates_from_files=project.dates_from_files(values),
        plain_folders=project.plain_folders(values),
        authors_file=_text(names.configured(values)) if names.configured else "",
        formulas=site_typesets_formulas(_text_of(file), values),
    )


def all_values(project: Project, root: Path, file: Path) -> tuple[Values, tuple[Path, ...]]:
    """The values of a configuration and of the files that belong to it, and all these files."""
    values: Values = read_configuration(file)
    files = [file]
    for path in _parts(project, root):
        found = read_configuration(path) if path != file else {}
        values = _laid_over(values, found if path.stem in project.whole else {path.stem: found})
        files.append(path)
    for name in project.further:
        path = file.parent / name
        if name != file.name and _may_be_opened(name, file.parent):
            more = read_configuration(path)
            given = {key: value for key, value in more.items() if not values.get(key)}
            values = {**values, **given}
            files.append(path)
    return values, tuple(dict.fromkeys(files))


def _parts(project: Project, root: Path) -> Iterator[Path]:
    """The files that hold more of a configuration, those that win last."""
    for folder in project.parts:
        try:
            names = sorted(os.listdir(root / folder))[:_MOST_PARTS]  # noqa: PTH208 - names are enough
        except OSError:
            continue
        # Whole ones first: what is said of one key alone is nearer to it.
        names.sort(key=lambda name: name.partition(".")[0] not in project.whole)
        for name in names:
            # More than one dot: what counts for one language alone.
            if (
                name.count(".") == 1
                and Path(name).suffix in _DATA
                and _may_be_opened(f"{folder}/{name}", root)
            ):
                yield root / folder / name


def _laid_over(below: Values, above: Values) -> Values:
    """What both say; where they differ, what is *above* wins."""
    found = dict(below)
    for key, value in above.items():
        before = found.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            value = _laid_over(before, value)
        found[key] = value
    return found


def _split_address(address: str) -> tuple[str, str, str]:
    """The scheme, the host and the path of a site."""
    try:
        parts = urlsplit(address)
        return parts.scheme.lower(), parts.hostname or "", parts.path
    except ValueError:
        return "", "", ""


def _sections(values: Values, project: Project) -> tuple[Section, ...]:
    found = list(project.sections(values)) if project.sections else []
    return tuple(sorted(found, key=lambda each: -each.folder.count("/")))


def _zone(values: Values, project: Project, file: Path, report: Report) -> str:
    """The name of the zone of dates; empty where none is given that there is."""
    key = next((key for key in project.zone if values.get(key)), None)
    if key is None:
        return ""
    try:
        return str(zone_named(values[key]))
    except ValueError:
        message = f"{key}: {values[key]!r:.80} is no IANA time zone; dates are those of UTC"
        report(Problem(ProblemKind.SOURCE, message, str(file), _line_of(key, file)))
        return ""


def _line_of(key: str, file: Path) -> int:
    """The line of a configuration that gives *key* its value."""
    lines = _text_of(file).split("\n")
    begins = (number for number, line in enumerate(lines, 1) if line.lstrip().startswith(key))
    return next(begins, 1)


def _is_folder(root: Path, name: str) -> bool:
    """Whether a folder of the project lies in it: a link may lead to all files of this system."""
    folder = root / name
    return folder.is_dir() and os.path.realpath(folder) == str(Path(os.path.realpath(root), name))


def _first_text(values: Values, keys: tuple[str, ...]) -> str:
    found = (values.get(key) for key in keys)
    return next((value.strip() for value in found if isinstance(value, str)), "")


def _web_host(address: str) -> str:
    return address.rstrip("/") if is_web_address(address) else ""


def _mapping(value: object) -> Values:
    return {str(k): v for k, v in value.items()} if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def read_configuration(file: Path) -> Values:
    """The values of a generator's configuration; empty where it cannot be read.

    It may lie in a source that is not trusted, so it is read by what reads front matter, within the
    same bounds. Of Python and JavaScript only constants are read, nothing is run.
    """
    read = _READERS.get(file.suffix, _read_python)
    try:
        found = read(_text_of(file))
    except (FrontMatterError, ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return {}
    return found if isinstance(found, Mapping) else {}


def _read_python(text: str) -> Values:
    """The constants that a Python file gives names to, and lists and mappings of them."""
    values: dict[str, object] = {}
    for statement in ast.parse(text).body:
        if not isinstance(statement, ast.Assign):
            continue
        for target in statement.targets:
            if isinstance(target, ast.Name):
                with suppress(ValueError, TypeError):
                    values[target.id] = ast.literal_eval(statement.value)
    return values


def _read_javascript(text: str) -> Values:
    """The texts that a JavaScript file gives to properties."""
    found = map(_PROPERTY.match, reversed(text.split("\n")))
    return {each["name"]: each["value"] for each in found if each}


_READERS: dict[str, Callable[[str], Any]] = {
    ".yml": parse_yaml,
    ".yaml": parse_yaml,
    ".toml": parse_toml,
    ".json": parse_json,
    ".py": _read_python,
    ".js": _read_javascript,
    ".ts": _read_javascript,
    ".mts": _read_javascript,
    ".mjs": _read_javascript,
    ".cjs": _read_javascript,
}
