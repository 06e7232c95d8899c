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
    return _is_longer(docname, LONGEST_DOCNAME)


def is_path_too_long(path: str) -> bool:
    """Tell whether no file of an output may have this path, for its parts or its length."""
    return _is_longer(path, LONGEST_FILE_PATH)


def _is_longer(path: str, longest: int) -> bool:
    return path.count("/") >= MOST_PARTS or len(path.encode("utf-8", "replace")) > longest


def fault_of_path(path: str) -> str:
    """Why no file of an output may have this path, with ``/``; empty where it may."""
    parts = path.split("/")
    if len(parts) > MOST_PARTS:
        return f"it has {len(parts)} parts, and {MOST_PARTS} are the most"
    if len(path.encode("utf-8", "replace")) > LONGEST_FILE_PATH:
        return "it is too long for the path of a file"
    return next((fault for fault in map(fault_of_name, parts) if fault), "")
