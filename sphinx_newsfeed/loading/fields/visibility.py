"""Whether an article is shown, and where: what front matter and folders say of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from sphinx_newsfeed.generators import GENERATORS, same_value
from sphinx_newsfeed.loading.fields.keys import Keys, Warn
from sphinx_newsfeed.loading.fields.values import read_switch

#: The folders of drafts, and the words of ``status`` that hide an article, keep it out of listings,
#: put it first: each means the same to all who know it.
_DRAFT_FOLDERS = {each.drafts_folder for each in GENERATORS} - {""}
_HIDING_WORDS = frozenset[str]().union(*(each.hiding_words for each in GENERATORS))
_UNLISTING_WORDS = frozenset[str]().union(*(each.unlisting_words for each in GENERATORS))
_PINNING_WORDS = frozenset[str]().union(*(each.pinning_words for each in GENERATORS))


def read_hidden(keys: Keys, name: str, warn: Warn) -> str:
    """Why the file *name* is not shown (``draft``, ``hidden``, ``protected``); empty if it is.

    ``published`` is a switch (or a date), ``draft`` and ``hidden`` are switches, ``status`` is a
    word, ``build`` a mapping. What needs a password at its old home would be open here.
    """
    folders = PurePath(name).parts[:-1]
    if not _DRAFT_FOLDERS.isdisjoint(folders) or _says(keys, "draft", True, warn):
        return "draft"
    if _says(keys, "published", False, lambda key, message: None):
        return "draft"
    word = _status(keys)
    if word in _HIDING_WORDS:
        return word
    own = keys.generator
    is_hidden = not own.hidden_unlists and _says(keys, "hidden", True, warn)
    if is_hidden or _builds(keys, "render", "never"):
        return "hidden"
    if _says(keys, "headless", True, warn) or _holds_one_of(keys, own.hidden_when):
        return "hidden"
    return "protected" if keys.get("password") not in (None, "", False) else ""


def read_unlisted(keys: Keys, warn: Warn) -> bool:
    """Whether it has a page but stands in no listing: by a switch, a word or a mapping."""
    switches = ("unlisted", "private", "hide")
    if any(_says(keys, key, True, _only_switches(keys, key, warn)) for key in switches):
        return True
    own = keys.generator
    if own.hidden_unlists and _says(keys, "hidden", True, warn):
        return True
    if _holds_one_of(keys, own.unlisted_when):
        return True
    return _status(keys) in _UNLISTING_WORDS or _builds(keys, "list", "never")


def read_featured(keys: Keys) -> bool:
    """Whether it stands first by its status, or by a weight where the generator has these."""
    weight = keys.get("weight")
    is_heavy = keys.generator.weight_pins and isinstance(weight, int) and weight != 0
    return is_heavy or _status(keys) in _PINNING_WORDS


def read_comments(keys: Keys) -> bool:
    """Whether comments are open, as far as keys that close them say."""
    return keys.get("nocomments") not in (True, "true", "True", "yes")


def read_trusted(keys: Keys, warn: Warn) -> bool:
    """Whether front matter leaves the article the trust of its source.

    What cannot be understood does not.
    """
    for found, value in keys.filled("", ("trusted",)):
        keys.use(found)
        try:
            return read_switch(value)
        except ValueError as error:
            warn(found, f"{keys.written(found)}: {error}; the article is not trusted")
            return False
    return True


def _only_switches(keys: Keys, key: str, warn: Warn) -> Warn:
    """``hide: [navigation]`` is a list of what a theme hides, and none of our business."""
    return warn if key == "unlisted" else lambda key, message: None


def _holds_one_of(keys: Keys, wanted: Mapping[str, object]) -> bool:
    """Whether a key holds the very value that is wanted of it."""
    found = [key for key, value in wanted.items() if same_value(keys.get(key), value)]
    for key in found:
        keys.use(key)
    return bool(found)


def _status(keys: Keys) -> str:
    status = keys.get("status")
    if isinstance(status, str):
        keys.use("status")
    return status.strip().lower() if isinstance(status, str) else ""


def _builds(keys: Keys, part: str, answer: str) -> bool:
    options = next((v for k in ("build", "_build") if (v := keys.get(k)) is not None), None)
    if not isinstance(options, Mapping):
        return False
    value = options.get(part)
    return value is False or str(value).strip().lower() == answer


def _says(keys: Keys, key: str, answer: bool, warn: Warn) -> bool:
    field = {"draft": "draft", "unlisted": "unlisted"}.get(key, "")
    for found, value in keys.filled(field, (key,)):
        try:
            said = read_switch(value)
        except ValueError as error:
            warn(keys.written(found), str(error))
            continue
        keys.use(found)
        if said is answer:
            return True
    return False
