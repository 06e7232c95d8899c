"""Whether an article is shown, and where: what front matter and folders say of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from sphinx_newsfeed.loading.fields.keys import Keys, Warn
from sphinx_newsfeed.loading.fields.values import read_switch
from sphinx_newsfeed.model.article import Dialect

#: The folder of Jekyll's and Hexo's drafts.
_DRAFT_FOLDER = "_drafts"
#: What a word of ``status`` means that hides an article. Pelican leaves out what it is to skip.
_HIDING_WORDS = frozenset({"draft", "skip", "pending", "trash", "future", "disabled"})
#: Words of ``status`` for a page that stands in no listing: Pelican's, Nikola's.
_UNLISTING_WORDS = frozenset({"hidden", "private", "unlisted"})
#: Nikola's word for a post that stands first.
_PINNING_WORD = "featured"


def read_hidden(keys: Keys, name: str, warn: Warn) -> str:
    """Why the file *name* is not shown (``draft``, ``hidden``, ``protected``); empty if it is.

    ``published`` is a switch for Jekyll and Hexo (a date for Hugo), ``draft`` one for Hugo and
    others, ``hidden`` one of themes, ``status`` a word for Pelican and Nikola, ``build`` a mapping
    of Hugo's. What needs a password at its old home would be open here.
    """
    if _DRAFT_FOLDER in PurePath(name).parts[:-1] or _says(keys, "draft", True, warn):
        return "draft"
    if _says(keys, "published", False, lambda key, message: None):
        return "draft"
    word = _status(keys)
    if word in _HIDING_WORDS:
        return word
    if _says(keys, "hidden", True, warn) or _builds(keys, "render", "never"):
        return "hidden"
    if _says(keys, "headless", True, warn):
        return "hidden"
    return "protected" if keys.get("password") not in (None, "", False) else ""


def read_unlisted(keys: Keys, warn: Warn) -> bool:
    """Whether it has a page but stands in no listing.

    Sources: Docusaurus (``unlisted``), Pelican (``status: hidden``), Nikola (``status: private``),
    Hugo (``build: {list: never}``), ABlog (``:exclude:``), themes of Hexo (``hide``).
    """
    switches = ("unlisted", "private", "hide")
    if any(_says(keys, key, True, _only_switches(keys, key, warn)) for key in switches):
        return True
    if keys.dialect is Dialect.ABLOG and "exclude" in dict(keys.filled("", ("exclude",))):
        return True
    return _status(keys) in _UNLISTING_WORDS or _builds(keys, "list", "never")


def read_featured(keys: Keys) -> bool:
    """Whether it stands first by the means of Nikola (a status) or Hugo (a weight)."""
    weight = keys.get("weight")
    is_heavy = keys.dialect is Dialect.HUGO and isinstance(weight, int) and weight != 0
    return is_heavy or _status(keys) == _PINNING_WORD


def read_comments(keys: Keys) -> bool:
    """Whether comments are open, as far as keys that close them say."""
    return not any(keys.get(key) in (True, "true", "True", "yes") for key in ("nocomments",))


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
    """``hide: [navigation]`` of mkdocs-material is a list, and none of our business."""
    return warn if key == "unlisted" else lambda key, message: None


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
