"""What posts of WordPress hold in the files of other generators that they were moved to.

It is no generator of files, so it has no record: its posts have the dialect of their new home.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_newsfeed.generators.tags import MEDIA, Single

#: Keys of front matter that programs write which move posts of WordPress, and no other; several
#: that stand together. Source: jekyll-import, "WordPress", "WordPress.com".
_KEYS = tuple(
    map(frozenset, (("wordpress_id",), ("wordpress_url",), ("wp_id",), ("parent_id", "type")))
)
#: How keys below ``meta`` begin there.
_META = ("_edit_last", "_thumbnail_id", "_wp_", "_wpas_", "_wpcom_", "_publicize")
#: What the text of its posts holds, and that of others does not; each as text, and as a pattern.
_SIGNS = {
    "<!-- wp:": re.compile("<!-- wp:[a-z]"),
    "wp-image-": re.compile(r"""class=["'][^"'<>]{0,200}\bwp-image-\d"""),
    "wp-caption": re.compile(r"""class=["'][^"'<>]{0,200}\bwp-caption"""),
    "[caption": re.compile(r"""\[caption\s+(?:id|align|width|caption)=\W"""),
    "[gallery": re.compile(r"\[gallery\s[^\]\n]{0,200}\bids="),
    "[/sourcecode]": re.compile(r"\[sourcecode[\s\]:=]"),
    "[/embed]": re.compile(r"\[embed[^\]\n]{0,200}\]\s*https?:"),
}

#: Shortcodes around code; those that are a language are called as it is.
#: Source: SyntaxHighlighter Evolved, "Supported languages"; CodeColorer; Crayon.
CODE_SHORTCODES = frozenset(
    (
        *("sourcecode", "source", "code", "cc", "crayon", "highlight", "codesyntax"),
        *("actionscript", "as3", "applescript", "arduino", "bash", "c", "clojure", "coldfusion"),
        *("cpp", "csharp", "css", "delphi", "diff", "erlang", "fsharp", "go", "groovy", "haskell"),
        *("html", "java", "javafx", "javascript", "js", "jscript", "latex", "lua", "matlab"),
        *("objc", "pascal", "patch", "perl", "php", "pl", "plain", "powershell", "ps", "py"),
        *("python", "r", "rails", "ruby", "scala", "shell", "sql", "swift", "tex", "text", "vb"),
        *("vbnet", "vim", "xhtml", "xml", "yaml", "cs", "bas", "rb", "yml"),
    )
)
#: Those of them that say nothing of the language.
NO_LANGUAGE = frozenset(
    ("sourcecode", "source", "code", "cc", "crayon", "highlight", "codesyntax", "plain", "text")
)
CAPTION_SHORTCODES = frozenset(("caption", "wp_caption"))
#: Shortcodes of what another place holds. Source: WordPress documentation, "Shortcodes";
#: WordPress.com, "Shortcodes".
MEDIA_SHORTCODES: Mapping[str, Single] = {
    **MEDIA,
    "embed": Single.VIDEO,
    "googlemaps": Single.FRAME,
    "googlevideo": Single.VIDEO,
    "iframe": Single.FRAME,
    "soundcloud": Single.FRAME,
    "slideshare": Single.FRAME,
    "wpvideo": Single.VIDEO,
}
#: Those of files of the library.
LIBRARY_SHORTCODES = frozenset(("gallery", "playlist"))
#: Those that show nothing of the post's own.
EMPTY_SHORTCODES = frozenset(("toc", "more", "nextpage", "clear", "divider", "social", "sharing"))


def is_from_wordpress(values: Mapping[str, object], body: str) -> bool:
    """Whether front matter or body say that a post was written in WordPress."""
    meta = values.get("meta")
    if isinstance(meta, Mapping) and any(str(key).startswith(_META) for key in meta):
        return True
    if any(keys <= values.keys() for keys in _KEYS):
        return True
    return any(sign in body and pattern.search(body) for sign, pattern in _SIGNS.items())
