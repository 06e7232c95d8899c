"""What ``newsfeed_taxonomies`` takes: by what articles are sorted besides categories and tags."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sphinx_newsfeed.config.checks import check_switch, check_text, listed
from sphinx_newsfeed.model.taxonomy import AUTHOR, BUILT_IN, CATEGORY, LANGUAGE, TAG, Taxonomy

#: A name that is a role, an option, a folder and a class alike.
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_NAME = 40
#: How many a project has of its own: each is an option, a role and a folder, and is asked of each
#: article.
MOST_TAXONOMIES = 50
#: What is told of one.
_KEYS = ("keys", "title", "label", "tree")
#: Stands in ``newsfeed_archives`` for all of the project's own.
OWN = "own"
#: What no taxonomy can be called, since another option of the directive, role, directive, archive,
#: folder, feed or piece beside pages has that name.
RESERVED = frozenset(
    {
        *(CATEGORY.name, TAG.name, AUTHOR.name, LANGUAGE.name),
        *("categories", "tags", "authors", "languages"),
        # Options of the directive, and words of these.
        *("since", "until", "limit", "offset", "page-size", "sort", "group-by", "style", "empty"),
        *("match", "line", "more", "toctree", "date-format", "class", "name", "none"),
        # Roles and types of references.
        *("article", "date", "feed", "link", "archive", "any", "ref"),
        # Archives, overviews, and pieces beside pages.
        *("all", "year", "month", "day", OWN, "feeds", "dates", "calendar", "names"),
        *("recent", "archives", "years", "topics", "contents"),
        # Keys of feeds.
        *("format", "file", "title", "each", "content", "docnames"),
        *("atom", "rss", "json"),
    }
)
#: What generators add to the name of a listing's further pages.
_PAGE = re.compile(r"page-[0-9]+|list-[0-9]+-page-[0-9]+")

#: What the project declares, by the names; ``None`` for what is not to be taken up.
Declared = Mapping[str, Taxonomy | None]


def check_taxonomies(value: object) -> dict[str, Taxonomy | None]:
    """A mapping from names to what is told of each, or a list of names."""
    entries = _entries(value)
    faults = [fault for name, told in entries if (fault := _fault(name, told))]
    faults += [] if len(entries) <= MOST_TAXONOMIES else [f"they are more than {MOST_TAXONOMIES}"]
    if faults:
        raise ValueError("; ".join(faults))
    return {name: told if told is None else _taxonomy(name, told) for name, told in entries}


def good_taxonomies(value: object) -> object:
    """Those entries of a value that can be used."""
    try:
        entries = _entries(value)
    except ValueError:
        return {}
    good = [(name, told) for name, told in entries if not _fault(name, told)]
    return dict(good[:MOST_TAXONOMIES])


def _entries(value: object) -> list[tuple[str, object]]:
    if isinstance(value, Mapping):
        return list(value.items())
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list | tuple):
        raise ValueError(f"it must map a name to a title, or to a mapping with {listed(_KEYS)}")
    return [(name, {}) for name in names]


def _fault(name: object, told: object) -> str:
    """What is wrong with an entry; empty for nothing."""
    if not isinstance(name, str) or not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        return f"{name!r} is no name of small letters, digits and hyphens such as 'release'"
    if name in RESERVED or _PAGE.fullmatch(name):
        return f"{name!r} is a name that the extension has itself"
    try:
        if told is not None:
            _taxonomy(name, told)
    except ValueError as error:
        return f"{name!r}: {error}"
    return ""


def _taxonomy(name: str, told: object) -> Taxonomy:
    if isinstance(told, str):
        told = {"title": told}
    if not isinstance(told, Mapping):
        raise ValueError(f"it must be a title, or a mapping with {listed(_KEYS)}")
    for key in told:
        if key not in _KEYS:
            raise ValueError(f"{key!r} is none of the keys {listed(_KEYS)}")
    title = check_text(told.get("title", "")).strip()
    label = check_text(told.get("label", "")).strip()
    return own_taxonomy(
        name,
        _keys(told.get("keys", (name, f"{name}s"))),
        title or label or _spelt(name),
        label or title or _spelt(name),
        is_tree=check_switch(told.get("tree", False)),
    )


def own_taxonomy(
    name: str, keys: Sequence[str], title: str, label: str, *, is_tree: bool = False
) -> Taxonomy:
    """A taxonomy of a project's own."""
    return Taxonomy(
        name=name,
        keys=tuple(dict.fromkeys(key.strip().lower() for key in keys)),
        title=title,
        label=label,
        directive=f"newsfeed-{name}",
        is_tree=is_tree,
        weight=1.0,
    )


def _keys(value: object) -> list[str]:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list | tuple) or not keys:
        raise ValueError("'keys' must be a key of front matter or a list of them")
    if not all(isinstance(key, str) and key.strip() for key in keys):
        raise ValueError("'keys' must be texts")
    return list(keys)


def _spelt(name: str) -> str:
    """A name as a heading has it."""
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def as_declared(declared: Declared) -> dict[str, object]:
    """The same as ``conf.py`` may write it, in plain data."""
    return {name: None if each is None else _told(each) for name, each in declared.items()}


def _told(taxonomy: Taxonomy) -> dict[str, object]:
    keys = list(taxonomy.keys)
    return {
        "keys": keys,
        "title": taxonomy.title,
        "label": taxonomy.label,
        "tree": taxonomy.is_tree,
    }


def found_taxonomies(
    found: Iterable[tuple[str, str]], declared: Declared, taken: Container[str]
) -> tuple[list[tuple[str, str]], list[str]]:
    """Those that the configuration of a generator names which can be taken up, and the others.

    *found* are names with the keys of front matter, *taken* the keys that have a meaning. What the
    project declares wins, and stands in neither list; nor does what says no more than we know.
    """
    good: list[tuple[str, str]] = []
    left_out: list[tuple[str, str]] = []
    own = {key for each in declared.values() if each for key in each.keys}
    for name, key in dict.fromkeys(found):
        folded = key.strip().lower()
        if name in declared or folded in own or any(folded in each.keys for each in BUILT_IN):
            continue
        has_room = name in _EXTENDED or (not _fault(name, {}) and len(good) < MOST_TAXONOMIES)
        is_fit = has_room and folded and folded not in taken
        (good if is_fit else left_out).append((name, key))
    return good, [f"{name} = {key!r}" for name, key in left_out]


#: Those of ours that may get further keys.
_EXTENDED = {each.name for each in (CATEGORY, TAG, AUTHOR)}


def all_taxonomies(
    declared: Declared, found: Iterable[tuple[str, str]] = ()
) -> tuple[Taxonomy, ...]:
    """Those that each project has, then its own, then those that were *found*."""
    known = {each.name: each for each in BUILT_IN}
    known |= {name: each for name, each in declared.items() if each is not None}
    for name, key in found:
        before = known.get(name)
        if before is not None:
            known[name] = replace(before, keys=tuple(dict.fromkeys((*before.keys, key.lower()))))
        else:
            known[name] = own_taxonomy(name, [key], _spelt(key), _spelt(name))
    return tuple(known.values())


def without_taken_keys(
    declared: Declared, taken: Mapping[str, str]
) -> tuple[dict[str, Taxonomy | None], list[str]]:
    """The same without keys that fill another field or taxonomy, and what is wrong with these.

    *taken* are the keys of front matter that have a meaning, with the fields that they fill. What
    has no key left is gone.
    """
    known, faults = dict(taken), []
    kept: dict[str, Taxonomy | None] = {}
    for name, each in declared.items():
        if each is None:
            kept[name] = None
            continue
        clashes = [key for key in each.keys if key in known]
        faults += [f"{name!r}: the key {key!r} is that of {known[key]}" for key in clashes]
        keys = tuple(key for key in each.keys if key not in known)
        known |= dict.fromkeys(keys, name)
        if keys:
            kept[name] = replace(each, keys=keys)
    return kept, faults


def names_with_pages(taxonomies: Iterable[Taxonomy]) -> Iterator[str]:
    """The names of taxonomies that archives and feeds can be of."""
    return (each.name for each in taxonomies if each.has_pages)
