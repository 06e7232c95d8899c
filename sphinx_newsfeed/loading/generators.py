"""The generator whose project a source lies in, as its folders and its configuration tell."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard
from urllib.parse import urlsplit

from sphinx_newsfeed.loading.front_matter.fenced import TomlHandler, read_json
from sphinx_newsfeed.loading.front_matter.results import LONGEST_HEAD, FrontMatterError
from sphinx_newsfeed.loading.front_matter.yaml import read_yaml
from sphinx_newsfeed.loading.walking import fault_of_file
from sphinx_newsfeed.model.article import Dialect
from sphinx_newsfeed.model.site import OriginalSite

#: How many folders above a source may hold the configuration of its generator.
_FOLDERS_ABOVE = 4
#: A longer configuration is none that somebody wrote.
_LONGEST = LONGEST_HEAD

#: A property in a line of JavaScript whose value is a text.
_PROPERTY = re.compile(r"""\s*+(?P<name>url|baseUrl):\s*+['"](?P<value>[^'"]*)['"]""")

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Generator:
    """How the project of a generator is known, and what its configuration says."""

    dialect: Dialect
    #: Names of its configuration file, relative to the project's folder.
    files: tuple[str, ...]
    #: A folder that lies on the way from the project to its posts; one of them must.
    folders: tuple[str, ...]
    #: A word that the configuration holds and that of others with the same name does not.
    mark: str = ""
    #: A word that it does not hold.
    unlike: str = ""
    #: Keys of the site's address, of the path below which it stands, of the pattern of addresses.
    url: tuple[str, ...] = ()
    base: tuple[str, ...] = ()
    permalink: tuple[str, ...] = ()
    #: Folders whose files stand at the site's root.
    static: tuple[str, ...] = ()


_HUGO_FILES = tuple(
    f"{folder}{name}.{suffix}"
    for name in ("hugo", "config")
    for suffix in ("toml", "yaml", "yml", "json")
    for folder in ("", "config/_default/")
)

#: The generators, those with a file name of their own first. Sources: the documentation of the
#: configuration and of the folders of each.
GENERATORS: tuple[Generator, ...] = (
    Generator(
        Dialect.PELICAN,
        ("pelicanconf.py", "publishconf.py"),
        (),
        url=("SITEURL",),
        permalink=("ARTICLE_URL",),
        static=("content",),
    ),
    Generator(
        Dialect.DOCUSAURUS,
        tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs")),
        (),
        url=("url",),
        base=("baseUrl",),
        static=("static",),
    ),
    Generator(
        Dialect.MKDOCS,
        ("mkdocs.yml", "mkdocs.yaml"),
        ("docs", "posts", "blog"),
        url=("site_url",),
        static=("docs",),
    ),
    Generator(
        Dialect.NIKOLA,
        ("conf.py",),
        (),
        mark="POSTS =",
        url=("SITE_URL", "BASE_URL"),
        static=("files", ""),
    ),
    Generator(Dialect.ABLOG, ("conf.py",), (), mark="ablog", url=("blog_baseurl",)),
    Generator(
        Dialect.ZOLA,
        ("zola.toml", "config.toml"),
        ("content",),
        mark="base_url",
        url=("base_url",),
        static=("static", "content"),
    ),
    Generator(
        Dialect.HUGO,
        _HUGO_FILES,
        ("content", "post", "posts", "blog", "_posts"),
        url=("baseURL", "baseUrl", "baseurl"),
        permalink=("permalinks",),
        static=("static", "assets"),
    ),
    Generator(
        Dialect.HEXO,
        ("_config.yml", "_config.yaml"),
        ("source",),
        mark="permalink",
        url=("url",),
        base=("root",),
        permalink=("permalink",),
        static=("source",),
    ),
    Generator(
        Dialect.JEKYLL,
        ("_config.yml", "_config.yaml", "_config.toml"),
        ("_posts", "_drafts"),
        unlike="post_asset_folder",
        url=("url",),
        base=("baseurl",),
        permalink=("permalink",),
        static=("",),
    ),
)


def find_site(prefix: str, folder: Path, dialect: Dialect | None = None) -> OriginalSite | None:
    """The site whose posts lie in *folder*, as its generator's configuration describes it.

    ``None`` where no configuration is found in the folder or above it. Only a generator of
    *dialect* counts, where one is given.
    """
    for root in [folder, *folder.parents][: _FOLDERS_ABOVE + 1]:
        way = (*folder.relative_to(root).parts, "") if folder != root else ("",)
        for generator in GENERATORS:
            if dialect not in (None, generator.dialect):
                continue
            found = _configuration(generator, root, way, named=dialect is not None)
            if found is not None:
                return _site(prefix, generator, root, found)
    return None


def configuration_files(folder: Path) -> Iterator[Path]:
    """All files that :func:`find_site` may open for *folder*."""
    for root in [folder, *folder.parents][: _FOLDERS_ABOVE + 1]:
        for name in dict.fromkeys(name for each in GENERATORS for name in each.files):
            if not fault_of_file(root / name, (Path(os.path.realpath(root)),)):
                yield root / name


def _configuration(
    generator: Generator, root: Path, way: tuple[str, ...], *, named: bool
) -> Path | None:
    on_the_way = not generator.folders or bool(set(generator.folders) & set(way))
    # Where the source is the project itself, what lies in it tells.
    below = way == ("",) and any((root / name).is_dir() for name in generator.folders)
    if not (on_the_way or below or named):
        return None
    for name in generator.files:
        file = root / name
        if not fault_of_file(file, (Path(os.path.realpath(root)),)) and _speaks_of(generator, file):
            return file
    return None


def _speaks_of(generator: Generator, file: Path) -> bool:
    text = _text_of(file)
    if generator.unlike and generator.unlike in text:
        return False
    return not generator.mark or generator.mark in text


def _text_of(file: Path) -> str:
    try:
        if file.stat().st_size > _LONGEST:
            return ""
        return file.read_text("utf-8-sig", "replace")
    except OSError:
        return ""


def _site(prefix: str, generator: Generator, root: Path, file: Path) -> OriginalSite:
    values = read_configuration(file)
    address = _first_text(values, generator.url)
    try:
        parts = urlsplit(address)
        host, path = parts.hostname or "", parts.path
    except ValueError:
        host, path = "", ""
    base = _first_text(values, generator.base) or path
    return OriginalSite(
        prefix=prefix,
        dialect=generator.dialect,
        root=str(root),
        hosts=(host.lower(),) if host else (),
        base=f"/{base.strip('/')}" if base.strip("/") else "",
        permalink=_permalink(values, generator),
        static=tuple(str(root / name) for name in generator.static if _is_folder(root, name)),
    )


def _is_folder(root: Path, name: str) -> bool:
    """Whether a folder of the project lies in it: a link may lead to all files of this system."""
    folder = root / name
    return folder.is_dir() and os.path.realpath(folder) == str(Path(os.path.realpath(root), name))


def _first_text(values: Values, keys: tuple[str, ...]) -> str:
    found = (values.get(key) for key in keys)
    return next((value.strip() for value in found if isinstance(value, str)), "")


def _permalink(values: Values, generator: Generator) -> str:
    """The pattern; Hugo has one for each section, of which that of posts is taken."""
    found = next((values[key] for key in generator.permalink if values.get(key)), "")
    if generator.dialect is Dialect.JEKYLL:
        found = _permalink_of_posts(values) or found
    if isinstance(found, Mapping):
        found = found.get("page", found) if isinstance(found.get("page"), Mapping) else found
        sections = [*(found.get(name) for name in ("posts", "post", "blog")), *found.values()]
        found = next((each for each in sections if isinstance(each, str)), "")
    return found if isinstance(found, str) else ""


def _permalink_of_posts(values: Values) -> object:
    """The pattern that Jekyll has for posts alone: of their collection, or of a default.

    Source: Jekyll documentation, "Permalinks", "Collections"; "Front Matter Defaults".
    """
    defaults = values.get("defaults")
    listed = defaults if isinstance(defaults, list) else []
    for each in filter(_is_mapping, listed):
        scope, given = each.get("scope"), each.get("values")
        of_posts = _is_mapping(scope) and scope.get("type") == "posts"
        if of_posts and _is_mapping(given) and given.get("permalink"):
            return given["permalink"]
    collections = values.get("collections")
    posts = collections.get("posts") if _is_mapping(collections) else None
    return posts.get("permalink") if _is_mapping(posts) else None


def _is_mapping(value: object) -> TypeGuard[Values]:
    return isinstance(value, Mapping)


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
    ".mjs": _read_javascript,
    ".cjs": _read_javascript,
}
