"""Names and titles as they may stand in ``objects.inv``, whose lines have fields between blanks.

Whoever reads the file would take a part of a name for the fields behind it, and so for an object
that leads elsewhere.
"""

from __future__ import annotations

import re

#: The first three fields of a line, as Sphinx' loader tells them: name, type, priority.
_ENTRY = re.compile(r"(.+?)\s+(\S+)\s+(-?\d+)\s")


#: The priority of what the search of HTML pages is to leave out: it has the pages.
_NOT_SEARCHED = -1

#: Name, title, type, document, anchor and priority.
InventoryObject = tuple[str, str, str, str, str, int]


def inventory_object(
    name: str, title: str, objtype: str, docname: str, anchor: str
) -> InventoryObject:
    """An object of the domain, with a name and a title that stay in their fields."""
    fields = inventory_name(name), inventory_title(title)
    return (*fields, objtype, docname, anchor, _NOT_SEARCHED)


def inventory_name(name: str) -> str:
    """*name* as it is if it is read back so; else with something else for its blanks."""
    found = _ENTRY.match(f"{name} x:x 0 ")
    is_read_back = found is not None and found[1] == name and len(name.splitlines()) == 1
    return name if is_read_back else "_".join(name.split())


def inventory_title(title: str) -> str:
    """*title* on one line: it is the last field."""
    return " ".join(title.split())
