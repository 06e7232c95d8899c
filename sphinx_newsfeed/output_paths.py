"""Which paths files of an output may have, of as many parts as the policy lets them."""

from __future__ import annotations

from sphinx_newsfeed.policy import (
    LONGEST_DOCNAME,
    LONGEST_FILE_PATH,
    MOST_PARTS,
    fault_of_name,
)


def is_docname_too_long(docname: str) -> bool:
    """Tell whether a page may not have this name: it has too many parts, or is too long."""
    return bool(_fault_of_length(docname, LONGEST_DOCNAME))


def is_path_too_long(path: str) -> bool:
    """Tell whether no file of an output may have this path, for its parts or its length."""
    return bool(_fault_of_length(path, LONGEST_FILE_PATH))


def fault_of_path(path: str) -> str:
    """Why no file of an output may have this path, with ``/``; empty where it may."""
    faults = map(fault_of_name, path.split("/"))
    return _fault_of_length(path, LONGEST_FILE_PATH) or next(filter(None, faults), "")


def _fault_of_length(path: str, longest: int) -> str:
    parts = path.count("/") + 1
    if parts > MOST_PARTS:
        return f"it has {parts} parts, and {MOST_PARTS} are the most"
    if len(path.encode("utf-8", "replace")) > longest:
        return "it is too long for the path of a file"
    return ""
