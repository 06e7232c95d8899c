"""The generator whose project a source lies in, as its folders and its configuration tell."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sphinx_newsfeed.generators import GENERATORS, Generator
from sphinx_newsfeed.generators.generator import Project, Values
from sphinx_newsfeed.loading.front_matter.fenced import TomlHandler, read_json
from sphinx_newsfeed.loading.front_matter.results import LONGEST_HEAD, FrontMatterError
from sphinx_newsfeed.loading.front_matter.yaml import read_yaml
from sphinx_newsfeed.loading.walking import fault_of_file
from sphinx_newsfeed.model.site import OriginalSite

#: How many folders above a source may hold the configuration of its generator.
_FOLDERS_ABOVE = 4
#: A longer configuration is none that somebody wrote.
_LONGEST = LONGEST_HEAD

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


def find_site(prefix: str, folder: Path, dialect: str | None = None) -> OriginalSite | None:
    """The site whose posts lie in *folder*, as its generator's configuration describes it.

    ``None`` where no configuration is found in the folder or above it. Only a generator of
    *dialect* counts, where one is given.
    """
    for root in [folder, *folder.parents][: _FOLDERS_ABOVE + 1]:
        way = (*folder.relative_to(root).parts, "") if folder != root else ("",)
        for generator, project in _WITH_PROJECTS:
            if dialect not in (None, generator.name):
                continue
            found = _configuration(project, root, way, named=dialect is not None)
            if found is not None:
                return _site(prefix, generator, project, root, found)
    return None


def _configuration(
    project: Project, root: Path, way: tuple[str, ...], *, named: bool
) -> Path | None:
    on_the_way = not project.folders or bool(set(project.folders) & set(way))
    # Where the source is the project itself, what lies in it tells.
    below = way == ("",) and any((root / name).is_dir() for name in project.folders)
    if not (on_the_way or below or named):
        return None
    for name in project.files:
        if _may_be_opened(name, root) and _speaks_of(project, root / name):
            return root / name
    return None


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


def _site(
    prefix: str, generator: Generator, project: Project, root: Path, file: Path
) -> OriginalSite:
    values = read_configuration(file)
    address = _first_text(values, project.url)
    try:
        parts = urlsplit(address)
        scheme, host, path = parts.scheme.lower(), parts.hostname or "", parts.path
    except ValueError:
        scheme = host = path = ""
    base = _first_text(values, project.base) or path
    return OriginalSite(
        prefix=prefix,
        dialect=generator.name,
        root=str(root),
        hosts=(host.lower(),) if host else (),
        scheme="http" if scheme == "http" else "https",
        base=f"/{base.strip('/')}" if base.strip("/") else "",
        permalink=_text(project.permalink(values)) if project.permalink else "",
        static=tuple(str(root / name) for name in project.static if _is_folder(root, name)),
    )


def _is_folder(root: Path, name: str) -> bool:
    """Whether a folder of the project lies in it: a link may lead to all files of this system."""
    folder = root / name
    return folder.is_dir() and os.path.realpath(folder) == str(Path(os.path.realpath(root), name))


def _first_text(values: Values, keys: tuple[str, ...]) -> str:
    found = (values.get(key) for key in keys)
    return next((value.strip() for value in found if isinstance(value, str)), "")


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


def _read_yaml(text: str) -> object:
    return read_yaml(text, 1, [])


def _read_toml(text: str) -> object:
    return TomlHandler().load(text)


def _read_json(text: str) -> object:
    return read_json(text, 1, [])[0]


def _read_python(text: str) -> Values:
    """The constants that a Python file gives names to."""
    values: dict[str, object] = {}
    for statement in ast.parse(text).body:
        if not isinstance(statement, ast.Assign):
            continue
        for target in statement.targets:
            if isinstance(target, ast.Name) and isinstance(statement.value, ast.Constant):
                values[target.id] = statement.value.value
    return values


def _read_javascript(text: str) -> Values:
    """The texts that a JavaScript file gives to properties."""
    found = map(_PROPERTY.match, reversed(text.split("\n")))
    return {each["name"]: each["value"] for each in found if each}


_READERS: dict[str, Callable[[str], Any]] = {
    ".yml": _read_yaml,
    ".yaml": _read_yaml,
    ".toml": _read_toml,
    ".json": _read_json,
    ".py": _read_python,
    ".js": _read_javascript,
    ".ts": _read_javascript,
    ".mts": _read_javascript,
    ".mjs": _read_javascript,
    ".cjs": _read_javascript,
}
