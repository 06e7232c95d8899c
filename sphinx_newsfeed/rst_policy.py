"""What acts in reStructuredText of an article that is not trusted: a part of the policy.

The constants with a comment are printed in the documentation (``docs/reference/security.rst``).
"""

from __future__ import annotations

_BOXES = (
    *("note", "warning", "attention", "caution", "danger", "error", "hint", "important"),
    *("tip", "admonition"),
)

#: The directives in reStructuredText of an article that is not trusted. None of them reads a file
#: (pictures are confined as everywhere), runs code or leads to another document.
RST_DIRECTIVES = frozenset(
    (
        *_BOXES,
        *("topic", "sidebar", "rubric", "epigraph", "highlights"),
        *("pull-quote", "compound", "image", "figure", "table", "list-table", "line-block"),
        *("parsed-literal", "code", "code-block", "sourcecode", "unicode"),
    )
)

#: The directives of other generators there: players by an id, links, pictures and boxes.
RST_FOREIGN_DIRECTIVES = frozenset(
    (
        *("gist", "media", "post-list", "postlist", "slides", "soundcloud", "thumbnail"),
        *("update", "vimeo", "youtube"),
    )
)

#: What all of them may say of themselves.
_COMMON = frozenset(("class", "name"))

_PICTURE = _COMMON | {"alt", "height", "width", "scale", "align", "target", "loading"}
_TABLE = _COMMON | {"align", "width", "widths"}
_CODE = _COMMON | {"force", "linenos", "lineno-start", "emphasize-lines", "caption", "dedent"}

#: The options of each that act, besides ``class`` and ``name``. ``:loading: embed`` would put a
#: file into the page.
RST_OPTIONS = {
    **dict.fromkeys(RST_DIRECTIVES, _COMMON),
    **dict.fromkeys(_BOXES, _COMMON | {"collapsible"}),
    "image": _PICTURE,
    "figure": _PICTURE | {"figwidth", "figclass", "figname"},
    "table": _TABLE,
    "list-table": _TABLE | {"header-rows", "stub-columns"},
    "sidebar": _COMMON | {"subtitle"},
    "rubric": _COMMON | {"heading-level"},
    "code": _CODE | {"number-lines"},
    "code-block": _CODE,
    "sourcecode": _CODE,
    "unicode": _COMMON | {"ltrim", "rtrim", "trim"},
    "thumbnail": _PICTURE | {"figwidth", "figclass", "figname", "title"},
    "update": _COMMON,
}

#: The roles in reStructuredText of an article that is not trusted.
RST_ROLES = frozenset(
    (
        *("emphasis", "strong", "literal", "subscript", "sub", "superscript", "sup"),
        *("title-reference", "title", "t", "abbr", "abbreviation", "acronym"),
    )
)

#: The classes that its elements keep, which docutils itself gives them.
RST_CLASSES = frozenset(
    (
        *("code", "colwidths-given", "colwidths-auto", "colwidths-grid"),
        *("epigraph", "highlights", "pull-quote"),
    )
)
