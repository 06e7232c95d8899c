"""Names of files, which may not be UTF-8, and the names of pages that are made of them."""

from __future__ import annotations

import os
import re

from sphinx_newsfeed.output_paths import is_docname_too_long
from sphinx_newsfeed.policy import (
    LONGEST_PAGE_NAME,
    NOT_IN_PAGE_NAMES,
    is_device,
)
from sphinx_newsfeed.slugs import shortened

#: Tried in turn. GB 18030 has all of GBK, in which such names are mostly written; what is neither
#: keeps its bytes as signs that can be read.
_ENCODINGS = ("utf-8", "gb18030")
_UNSAFE = re.compile(f"{NOT_IN_PAGE_NAMES}+")


def readable_name(name: str) -> str:
    """*name* as a text that can be written; Python gives bytes that are not UTF-8 as surrogates.

    Source: PEP 383, "Non-decodable Bytes in System Character Interfaces".
    """
    if name.isascii():
        return name
    data = os.fsencode(name)
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "backslashreplace").replace("\\", "-")


def page_name(name: str) -> str:
    """The docname of a file *name*, below that of its source: nothing in it acts, anywhere.

    Names that people give stay as they are, in any script, blanks included. Signs that end an
    attribute or a text in a theme's template, that no system takes in a name, or that turn the
    direction of a text become hyphens; names of devices get a beginning, and long ones are cut.
    Folders that are too many, or too long, become one name.
    """
    made = "/".join(map(_page_component, name.split("/")))
    if not is_docname_too_long(made):
        return made
    return shortened(made.replace("/", "-"), LONGEST_PAGE_NAME, name)


def is_flattened(name: str) -> bool:
    """Whether the docname of a file *name* is without its folders, which make it too long."""
    return "/" in name and "/" not in page_name(name)


def _page_component(part: str) -> str:
    safe = _UNSAFE.sub("-", part).strip(" .") or "unnamed"
    if is_device(safe):
        safe = f"page-{safe}"
    return shortened(safe, LONGEST_PAGE_NAME, safe)
