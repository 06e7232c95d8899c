"""From the keys of front matter to the fields of an article: one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from sphinx_newsfeed.config.checks import ALONE
from sphinx_newsfeed.generators import Generator, generator_of
from sphinx_newsfeed.loading.fields.categories import (
    names_of,
    read_category_paths,
    within_bounds,
)
from sphinx_newsfeed.loading.fields.values import (
    pairs_in_list,
    plain_value,
    read_address,
    read_authors,
    read_first_name,
    read_language,
    read_names,
    read_pinned,
    read_switch,
    read_text,
    read_title,
)
from sphinx_newsfeed.model.names import Path, fold_name, path_parts
from sphinx_newsfeed.model.taxonomy import (
    AUTHOR,
    BUILT_IN,
    CATEGORY,
    TAG,
    Taxonomy,
    own_of,
    with_pages,
)
from sphinx_newsfeed.policy import LONGEST_NAME, MOST_NAMES, MOST_PARTS, closed
from sphinx_newsfeed.slugs import shortened

_Name = TypeVar("_Name")

#: Reports that a key (first argument) holds something that cannot be used (second argument).
Warn = Callable[[str, str], None]

#: Makes a list of what a key (first argument) holds; raises ``ValueError`` for what it cannot use.
ListReader = Callable[[str, object, Generator], tuple[object, ...]]

#: Tables within front matter whose keys count where the outermost level has none of that name.
_TABLES = ("taxonomies", "params", "extra", "header")

#: Keys that some generators take for one name.
_SINGULAR = frozenset({"tag", "category", "author"})


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of an article is found in front matter."""

    #: The keys that may hold it; the first that does is taken. Lists are those of all keys.
    keys: tuple[str, ...]
    #: Makes the value the field's; raises ``ValueError`` with what would be right.
    convert: Callable[[object], object]
    #: Whether all keys count, each adding names, and not only the first.
    gathers: bool = False


#: The fields of an article that front matter gives as they are; dates, categories, tags, authors
#: and what hides an article are read by rules of their own.
FIELDS: dict[str, Field] = {
    "title": Field(("title", "linktitle"), read_title),
    "picture": Field(
        (
            *("headimg", "thumbnail", "cover", "image", "images", "banner", "previewimage"),
            *("featured_image", "featuredimage", "feature_image", "feature-img", "header-img"),
            *(
                "coverimage",
                "cover_image",
                "header_image",
                "index_img",
                "top_img",
                "illustration",
                "og_image",
                "teaser",
            ),
            *("thumb", "photos"),
        ),
        read_address,
    ),
    "summary": Field(("summary", "excerpt", "description", "intro", "abstract"), read_text),
    "slug": Field(("slug",), read_text),
    "permalink": Field(("permalink", "path", "url", "save_as"), read_address),
    "aliases": Field(
        ("aliases", "alias", "redirect_from", "redirect", "redirects"), read_names, gathers=True
    ),
    "language": Field(("lang", "language", "locale"), read_language),
    "link": Field(
        (
            *("canonical_link", "canonical_url", "canonical", "external_link", "external_url"),
            *("original", "source_url", "link"),
        ),
        read_address,
    ),
    "pinned": Field(("pinned", "pin", "sticky", "top"), read_pinned),
    "comments": Field(("comments", "comment"), read_switch),
    "series": Field(("series",), read_first_name),
    "layout": Field(("layout", "template", "type"), read_text),
}


def _separator(key: str, generator: Generator, of_plural: str) -> str:
    singular = generator.singular_separator
    return of_plural if singular is None or key not in _SINGULAR else singular


def _read_tags(key: str, value: object, generator: Generator) -> tuple[object, ...]:
    """Names from a list; a text holds several as the dialect separates them."""
    separator = _separator(key, generator, generator.tag_separator)
    names = read_names(value, separator, pairs=True)
    return tuple(name for name in names if name.lower() not in generator.ignored_tags)


def _read_authors(key: str, value: object, generator: Generator) -> tuple[object, ...]:
    """Names, or mappings with a name; a text holds several with ``;`` between them."""
    value = _by_key(value, generator.author_key) if generator.author_key else value
    return read_authors(value, _separator(key, generator, generator.author_separator) or ";")


def _by_key(value: object, key: str) -> object:
    """The authors of a value, of which a mapping with *key* names one that a file tells of."""
    if isinstance(value, list):
        return [_by_key(each, key) for each in value]
    named = value.get(key) if isinstance(value, Mapping) else None
    return named if isinstance(named, str) and named.strip() else value


def _read_categories(key: str, value: object, generator: Generator) -> tuple[object, ...]:
    """Names from a list, or a path, and a text as the dialect separates them."""
    separator = _separator(key, generator, generator.category_separator)
    return read_category_paths(value, generator, separator)


def _read_terms(key: str, value: object, generator: Generator) -> tuple[object, ...]:
    """Names from a list; a text holds several as tags do."""
    return read_names(value, _separator(key, generator, generator.tag_separator), pairs=True)


def _read_paths(key: str, value: object, generator: Generator) -> tuple[object, ...]:
    """Names or paths as categories are read; a text may also be a path, as ``A > B``."""
    paths = cast(tuple[Path, ...], _read_categories(key, value, generator))
    split = (tuple(part for name in path for part in path_parts(name)) for path in paths)
    return tuple(dict.fromkeys(filter(None, split)))


#: What makes a list of a key's value for a dialect, where names are not read as usual.
_READERS: dict[str, ListReader] = {
    TAG.name: _read_tags,
    AUTHOR.name: _read_authors,
    CATEGORY.name: _read_categories,
}


def reader_of(taxonomy: Taxonomy) -> ListReader:
    """What makes names of the value of a key of *taxonomy*."""
    usual = _read_paths if taxonomy.is_tree else _read_terms
    return _READERS.get(taxonomy.name, usual)


class Keys:
    """The keys of one front matter, found whatever their case, with a note of those that were used.

    A key that ``newsfeed_fields`` maps comes before those of the table.
    """

    def __init__(
        self, front_matter: Mapping[str, object], dialect: str, own: Mapping[str, str]
    ) -> None:
        self.generator = generator_of(dialect)
        self._front_matter = front_matter
        self._own = own
        self._values: dict[str, object] = {}
        #: The key in the table → the key as it was written, and the table that it stands in.
        self._written: dict[str, tuple[str, str]] = {}
        self._used: set[tuple[str, str]] = set()
        self._note("", front_matter)
        for name in _TABLES:
            table = front_matter.get(name)
            if isinstance(table, Mapping):
                self._note(name, table)

    def _note(self, table: str, mapping: Mapping[str, object]) -> None:
        for key, value in mapping.items():
            # A key as it is documented wins over one that differs in case.
            folded = str(key).strip().lower()
            if folded not in self._values or (not table and key == folded):
                self._values[folded] = value
                self._written[folded] = (table, str(key))

    def filled(self, field: str, keys: tuple[str, ...]) -> Iterator[tuple[str, object]]:
        """The keys that may hold *field* and hold something, with their values."""
        named = {
            key.lower(): to for key, to in self._own.items() if to.removeprefix(ALONE) == field
        }
        known = (*self.generator.keys.get(field, ()), *keys)
        if any(to.startswith(ALONE) for to in named.values()):
            known = ()
        for key in dict.fromkeys((*named, *known)):
            value = self._values.get(key)
            if value not in (None, "", [], {}):
                yield key, value

    def get(self, key: str) -> object:
        """What *key* holds; ``None`` when it is not there."""
        return self._values.get(key)

    def use(self, key: str) -> None:
        """Note that a field was taken from *key*, which is there."""
        self._used.add(self._written[key])

    def written(self, key: str) -> str:
        """The key as its author wrote it."""
        return self._written[key][1] if key in self._written else key

    def extra(self) -> dict[str, object]:
        """What no field took, as plain data."""
        left: dict[str, object] = {}
        for key, value in self._front_matter.items():
            if ("", str(key)) in self._used:
                continue
            if key in _TABLES and isinstance(value, Mapping):
                value = {k: v for k, v in value.items() if (key, str(k)) not in self._used}
                if not value:
                    continue
            left[str(plain_value(str(key)))] = plain_value(value)
        return left


def read_fields(
    keys: Keys, warn: Warn, taxonomies: Iterable[Taxonomy] = BUILT_IN
) -> dict[str, object]:
    """The fields that front matter gives; a value that cannot be used gets a warning."""
    fields: dict[str, object] = {}
    for name, field in FIELDS.items():
        found = _read_field(name, field, keys, warn)
        if found not in (None, "", ()):
            fields[name] = found
    taxonomies = tuple(taxonomies)
    for taxonomy in with_pages(taxonomies):
        if taxonomy.field and (listed := _read_list(taxonomy, keys, warn)):
            fields[taxonomy.field] = listed
    if CATEGORY.field in fields:
        fields["category_paths"] = fields[CATEGORY.field]
        fields[CATEGORY.field] = names_of(fields["category_paths"])  # type: ignore[arg-type]
    terms = {each.name: _paths(_read_list(each, keys, warn)) for each in own_of(taxonomies)}
    if terms := {name: paths for name, paths in terms.items() if paths}:
        fields["terms"] = terms
    return fields


def _paths(listed: tuple[object, ...]) -> tuple[Path, ...]:
    """Names, or paths of them, as paths."""
    return tuple(each if isinstance(each, tuple) else (str(each),) for each in listed)


def _read_list(taxonomy: Taxonomy, keys: Keys, warn: Warn) -> tuple[object, ...]:
    """What all keys that give something list, without what another one listed before."""
    lists: list[tuple[object, ...]] = []
    first = ""
    convert = reader_of(taxonomy)
    for key, value in keys.filled(taxonomy.target, taxonomy.keys):
        try:
            found = convert(key, value, keys.generator)
        except (ValueError, RecursionError) as error:
            warn(keys.written(key), str(error))
            continue
        if found:
            keys.use(key)
            pairs = pairs_in_list(value)
            if pairs and not taxonomy.has_profiles:
                warn(keys.written(key), f"{pairs[0]!r} is a pair of YAML; it is taken for a name")
            first = first or keys.written(key)
            if taxonomy.is_tree:
                found = _bounded_paths(found, keys.written(key), warn)
            lists.append(found)
    if not lists:
        return ()
    return _bounded_lengths(_bounded(_added(lists), first, warn), first, warn)


def _added(lists: list[tuple[object, ...]]) -> tuple[object, ...]:
    """What all lists hold; each of them has no name twice."""
    if len(lists) == 1:
        return lists[0]
    names: dict[object, object] = {}
    for name in (name for each in lists for name in each):
        names.setdefault(_folded(name), name)
    return tuple(names.values())


def _folded(name: object) -> object:
    """The form in which names, and paths of them, are the same."""
    return tuple(map(_folded, name)) if isinstance(name, tuple) else fold_name(str(name))


def _bounded_paths(paths: tuple[object, ...], key: str, warn: Warn) -> tuple[tuple[str, ...], ...]:
    """Paths of categories with no more parts than one may have."""
    found = cast(tuple[tuple[str, ...], ...], paths)
    longest = max(map(len, found))
    if longest > MOST_PARTS:
        warn(
            key,
            f"a path of categories has {longest} parts; those behind the first {MOST_PARTS} "
            "stand for themselves",
        )
    return within_bounds(found)


def _bounded(names: tuple[_Name, ...], key: str, warn: Warn) -> tuple[_Name, ...]:
    """No more names than an article may have: each page of one of them shows all."""
    if len(names) > MOST_NAMES:
        left = len(names) - MOST_NAMES
        warn(key, f"there are {len(names)} names; the first {MOST_NAMES} are taken, {left} are not")
    return names[:MOST_NAMES]


def _bounded_lengths(names: tuple[_Name, ...], key: str, warn: Warn) -> tuple[_Name, ...]:
    """Names of which none is longer than one may be: each stands on many pages."""
    found = tuple(map(_shortened, names))
    if found != names:
        warn(key, f"a name is longer than {LONGEST_NAME:,} bytes; its beginning is taken")
    return found


def _shortened(name: _Name) -> _Name:
    """A name, or each of a path, no longer than it may be."""
    if isinstance(name, tuple):
        return cast(_Name, tuple(map(_shortened, name)))
    return cast(_Name, closed(shortened(str(name), LONGEST_NAME, str(name))))


def _read_field(name: str, field: Field, keys: Keys, warn: Warn) -> object:
    """What the first key gives that holds something; of lists, what all of them give."""
    gathered: list[object] = []
    for key, value in keys.filled(name, field.keys):
        if field.convert is read_address and isinstance(value, bool | int):
            # ``cover: false``, ``image: 2``: switches and numbers of themes, and no addresses.
            continue
        try:
            found = field.convert(value)
        except (ValueError, RecursionError) as error:
            warn(keys.written(key), str(error))
            continue
        if found not in ("", ()):
            keys.use(key)
        if field.gathers:
            gathered += found if isinstance(found, tuple) else ()
        elif found != "":
            return found
    return _bounded(read_names(gathered), name, warn) if gathered else None
