"""What an article may put into an output: the one place that says so.

An article is somebody else's file: its body, each value of its front matter, its name, its pictures
and links may be an attack. What is allowed is listed here, and all else is refused, with a warning
that names file and line. The constants with a comment are printed in the documentation
(``docs/reference/security.rst``). ``file_policy.py`` says what files may be published, and
``rst_policy.py`` what acts in reStructuredText.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
import unicodedata
from urllib.parse import unquote

#: The schemes of links. No article needs others, and ``javascript:``, ``data:`` or ``file:`` do
#: harm. ``link:`` is a generator's mark of its own pages; no browser knows it. The last ones lead
#: to people, rooms, places and files in other programs: they neither run nor read anything here.
LINK_SCHEMES = frozenset(
    (
        *("http", "https", "mailto", "tel", "ftp", "link"),
        *("geo", "irc", "ircs", "magnet", "matrix", "news", "sip", "sips", "sms", "xmpp"),
    )
)

#: The schemes of what is fetched when it is shown (pictures, players), of links in front matter,
#: profiles of authors, feeds and structured data.
WEB_SCHEMES = frozenset(("http", "https"))

#: The schemes of identifiers in feeds: some readers make links of them. What an article calls
#: itself by another becomes a part of a ``tag:``.
ID_SCHEMES = frozenset(("http", "https", "tag", "urn"))

#: The formats of pictures that may stand in the address itself (``data:image/…;base64``); the
#: content must begin as the format does. SVG is not among them: it may hold scripts.
DATA_PICTURES = frozenset(("png", "gif", "jpg", "jpeg", "webp"))

#: What the head of a page in HTML may say in the heads of outputs, by the names of its ``meta``.
#: Others direct browsers, or are those of other programs.
META_NAMES = frozenset(("author", "description", "keywords", "robots"))

#: The elements that are live, and those only at hosts that ``newsfeed_embed_hosts`` names.
EMBEDS = frozenset(("iframe", "video", "audio"))

#: What a player in an ``iframe`` may do, as its attribute ``sandbox`` says. It cannot navigate the
#: page around it or submit to it; the origin is its own, which is not that of the page.
SANDBOX = "allow-scripts allow-same-origin allow-popups allow-presentation"

#: Folders of an output in which no article or old address gets a page: Sphinx fills them.
SPHINX_FOLDERS = frozenset(("_static", "_images", "_sources", "_downloads", "_modules"))

#: Pages that Sphinx itself writes at the root of an output. No article or old address gets one of
#: these addresses.
SPHINX_PAGES = frozenset(("genindex", "search", "py-modindex"))
#: Files that Sphinx itself writes there; nothing stands below one.
SPHINX_FILES = frozenset(
    ("objects.inv", "searchindex.js", ".buildinfo", ".nojekyll", "opensearch.xml", "CNAME")
)

#: Suffixes that no folder for an old address has: other programs write files of such names beside
#: the pages, such as ``sitemap.xml`` or ``robots.txt``, and fail where a folder stands.
NO_FOLDERS = frozenset(
    (".xml", ".rss", ".atom", ".rdf", ".xsl", ".txt", ".json", ".webmanifest", ".ico", ".inv")
)

#: How ids begin that are made of an HTML body's own: so none of them is an id of a theme, or the
#: name of something that scripts look for.
ID_PREFIX = "article-"

#: Ids of Sphinx' and themes' own elements, which their scripts and links look for; and that of an
#: article's page. No heading or target of an article gets one.
RESERVED_IDS = frozenset(
    (
        *("newsfeed-article", "searchbox", "search-results", "search-progress", "fallback"),
        *("search-documentation", "searchindexloader", "searchform", "searchlabel"),
        *("main-content", "furo-main-content", "rtd-search-form", "ethical-ad-placement"),
        *("bd-header-version-warning", "pst-skip-link", "pst-search-dialog", "pst-header"),
        *("pst-scroll-pixel-helper", "pst-primary-sidebar-modal", "pst-primary-sidebar"),
        *("pst-back-to-top", "pst-secondary-sidebar-modal", "pst-secondary-sidebar"),
        *("svg-toc", "svg-sun", "svg-moon", "svg-menu", "svg-eye", "svg-pencil"),
    )
)

#: How deep the elements of an HTML body may lie in each other; what lies deeper keeps its text.
#: Twenty tables in each other (the oldest newsletters) fit, and Python's stack has room for it.
MAX_DEPTH = 96

#: How many start tags of an HTML body are read; what stands behind them keeps its text.
MAX_TAGS = 50_000

#: How much TeX of an HTML body is parsed, in characters; what stands behind it is shown as code. A
#: book has less.
MOST_TEX = 1_000_000

#: How deep lists and quotations of a Markdown body may lie in each other; what lies deeper is a
#: plain paragraph. A list is two levels.
DEEPEST_MARKDOWN = 48

#: How deep emphasis and links of a Markdown body may lie in each other; the others keep their text.
DEEPEST_MARKS = 20

#: The longest code of an article that is highlighted, in characters; of several blocks the squares
#: are added up, as the time that some take. What goes beyond is shown as plain text.
MOST_HIGHLIGHTED = 10_000

#: How many words and numbers of an article that runs to the left are kept together by elements of
#: their own, as ``2022-02-28`` and ``C++`` are; the others stand as the browser orders them. Each
#: is two nodes.
MOST_ISOLATED = 20_000

#: What the published source of an article tells of its front matter; every other key is private.
PUBLISHED_FIELDS = ("title", "date", "updated", "authors", "categories", "tags", "language")

#: How deep the nodes of a body in Markdown or reStructuredText may lie in each other; the text of a
#: deeper one is shown without markup.
DEEPEST_TREE = 120

#: How often substitutions of a body in reStructuredText may be put in each other's place; the text
#: of a body with more is shown without markup.
MOST_SUBSTITUTIONS = 10_000

#: How much of what stands for articles in listings is kept while they are made, in bytes; what has
#: no room is built anew for each.
MOST_KEPT_PIECES = 100_000_000

#: How many nodes the tree of a body may have; the text of a larger one is shown without markup.
MOST_NODES = 90_000

#: How many nodes may stand beside each other; else the same is done. docutils and Sphinx look for
#: many a node among all beside it: their time grows with the square of this number.
MOST_SIBLINGS = 10_000

#: How many footnotes of a body may have signs as marks (``[*]_``): docutils makes the marks longer
#: with each ten, so that all of them together grow with the square of their number.
MOST_SIGNED_FOOTNOTES = 1_000

#: How many pieces in reStructuredText (``{eval-rst}``) a body in Markdown may hold: MyST makes a
#: document of its own for each, with all that was noted before.
MOST_EVALUATIONS = 1_000

#: How many signs of markup a body in Markdown or reStructuredText may hold, where a line counts as
#: five; one with more is shown without markup. What parsers take, they take for each of these.
MOST_SIGNS = 200_000

#: How many signs of TeX (``\\`` and ``$``) in the text of a body stand in elements of their own, so
#: that no program takes them for a formula; in texts with more they stay, and are made harmless.
MOST_SHIELDED = 10_000

#: What the squares of the lengths of all words of a body in reStructuredText may come to, so one of
#: twenty thousand signs: docutils looks for markup within a word from each of its signs on.
MOST_SQUARES = 400_000_000

#: How many columns a table may have; of one in reStructuredText its borders tell. What docutils
#: takes to read and to write it grows with their square.
MOST_COLUMNS = 1_000

#: What the signs of an indented part of a body in reStructuredText, times the lines in it that say
#: whose words they are (``-- Ada``), may come to: docutils copies what follows for each of them.
MOST_SIGNED_QUOTES = 300_000_000

#: What the lengths of all paragraphs of a body, each times its signs that open markup within a line
#: in reStructuredText (``*``, a backtick, ``|``), or the addresses in Markdown (``://``), may come
#: to: docutils looks for the other end up to the end of the paragraph, from each of them on, and
#: markdown-it for the begin of an address.
MOST_SEARCHED = 1_000_000_000

#: How long a paragraph in Markdown may be whose quotation marks MyST makes typographic; it copies
#: the whole text for each of them.
LONGEST_QUOTED = 10_000

#: How long the text before the marker of an excerpt may be, in characters; of a longer one the
#: first words are shown. Each list of articles holds it once more.
LONGEST_EXCERPT = 10_000

#: How many nodes that text may have.
MOST_EXCERPT_NODES = 500

#: How many values front matter may hold once its anchors are put in.
MOST_VALUES = 10_000

#: How many steps the templates of a body may take: a value that is asked for, a round of a loop for
#: each tag of the template, and more for what is long.
MOST_TEMPLATE_STEPS = 300_000

#: The longest text or list that a template may make, in characters or items.
LONGEST_TEMPLATE_VALUE = 200_000

#: How much the templates of a body may write, in bytes.
LONGEST_PUT_IN = 1_000_000

#: How many headings of an article in Markdown get an anchor. MyST looks for a free name from the
#: first on, so that a thousand times as many of one text would take a million times as long.
MOST_ANCHORS = 1000

#: How many parts an address, a path of categories or the path of a file may have. Each is a folder
#: in a folder; of a path of categories the names behind stand for themselves.
MOST_PARTS = 32

#: How many categories, tags, authors or old addresses an article may have.
MOST_NAMES = 100

#: The longest name of a category, tag or author, in bytes. Each has a page, and stands on others.
LONGEST_NAME = 1_000

#: How deep the values of front matter may lie in each other.
DEEPEST_VALUES = 20

#: Signs that no name of a page has: they end an attribute or a text in templates of themes, stand
#: in no name of a file on some systems, mean something in addresses, or turn a text's direction.
NOT_IN_PAGE_NAMES = (
    "[\"'<>\\\\|*?:#%\\x00-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]"
)

#: The longest part of a page's name that is made of a file's, in bytes; Sphinx puts ends behind it.
LONGEST_PAGE_NAME = 160

#: The longest name of a file of an output, in bytes.
LONGEST_FILE_NAME = 255

#: The longest path of a file below the folder of an output, in bytes. Systems take 4096 bytes for a
#: whole path (Linux), 1024 (macOS) or 260 signs (Windows).
LONGEST_FILE_PATH = 800

#: The longest name of a page with its folders, in bytes; the ends of files stand behind it.
LONGEST_DOCNAME = 700

#: The longest slug, and the longest id, in characters, without what makes them unique.
LONGEST_SLUG = 80

#: How many characters of an address a message shows.
LONGEST_SHOWN = 200

#: What no text may hold, as XML 1.0 has it (section 2.2, "Characters"): controls but for tabs and
#: line ends (with those that it discourages), halves of characters, and two code points that are
#: none. They are left out, but for those that Windows has a sign in the place of.
NO_CHARACTERS = "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"

#: What no terminal is sent: controls, halves of characters, and what turns the direction of a text.
NOT_FOR_TERMINALS = (
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)

#: What ends a line for some programs only. It is a blank.
PERHAPS_LINE_ENDS = "[\\x85\\u2028\\u2029]"

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_END_OF_ISOLATE = "\u2069"
# What turns the direction of a text → what ends that.
_ENDS_OF_TURNS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", _END_OF_ISOLATE),
}

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

# URL standard, section 4.4: leading and trailing C0 controls and blanks, and all tabs and line
# ends, are not part of an address.
_EDGES = "".join(map(chr, range(0x21)))
_LINE_ENDS = re.compile("[\t\n\r]")

# More than browsers strip: what nobody sees must not hide a scheme from a reader of the address.
_INVISIBLE = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)

_DATA_PICTURE = re.compile(rf"data:image/({'|'.join(DATA_PICTURES)});base64,", re.IGNORECASE)
_NO_XML = re.compile(NO_CHARACTERS)
_LINE_OR_BLANK = re.compile(PERHAPS_LINE_ENDS)
_NOT_CLEAN = re.compile(f"{NO_CHARACTERS}|{PERHAPS_LINE_ENDS}")
# Texts in that encoding that were read as another. Source: HTML standard, section 13.2.5.80
# ("Numeric character reference end state"), which does the same.
_OF_WINDOWS = {chr(n): bytes((n,)).decode("cp1252", "ignore") for n in range(0x80, 0xA0)}
# Source: Microsoft, "Naming Files, Paths, and Namespaces".
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE | re.DOTALL)
# Control characters, and halves of characters, which no encoding has.
_CONTROLS = frozenset(("Cc", "Cs"))
_MAGIC = {
    "png": b"\x89PNG\r\n\x1a\n",
    "gif": b"GIF8",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "webp": b"RIFF",
}


def tidy_address(address: str) -> str:
    """Return an address as a browser would read it (URL standard, section 4.4).

    Two slashes at the start, of either kind, get the scheme ``https:``.
    """
    address = _LINE_ENDS.sub("", address.strip(_EDGES))
    if address[:2].replace("\\", "/") == "//":
        address = "https://" + address[2:]
    return address.replace(" ", "%20")


def scheme_of(address: str) -> str:
    """Return the scheme in lower case, empty for a relative address."""
    match = _SCHEME.match(_INVISIBLE.sub("", address))
    return match[1].lower() if match else ""


def link_address(href: str) -> str | None:
    """Return the address of a link, tidied, or None when an article may not link there."""
    address = tidy_address(href)
    scheme = scheme_of(address)
    return address if not scheme or scheme in LINK_SCHEMES else None


def is_remote(address: str) -> bool:
    """Tell whether a tidied address lies on the web."""
    return scheme_of(address) in ("http", "https") and bool(re.match("https?:/", address, re.I))


def is_local_picture(address: str) -> bool:
    """Tell whether an address names a file beside the article or below it.

    A pattern (``x.*``) does not: Sphinx would look for files that match it.
    """
    path = posixpath.normpath(unquote(address).replace("\\", "/"))
    return (
        bool(address)
        and not scheme_of(address)
        and not path.startswith("/")
        and path.split("/")[0] not in ("..", ".")
        and "\0" not in path
        and not address.endswith(".*")
        and not address.startswith(("#", "?"))
    )


def picture_data(address: str) -> bytes | None:
    """Return the content of a ``data:`` picture, None when it is not one of the plain formats.

    The first bytes must be those of the format named: writers store the file under its name. SVG
    is not taken, it may hold scripts.
    """
    match = _DATA_PICTURE.match(address)
    if match is None:
        return None
    try:
        content = base64.b64decode(unquote(address[match.end() :]), validate=True)
    except (ValueError, binascii.Error):
        return None
    return content if content.startswith(_MAGIC[match[1].lower()]) else None


def is_pixel(content: bytes) -> bool:
    """Tell whether the bytes are a GIF or PNG of one pixel, a counter or a placeholder."""
    if content.startswith(b"GIF8"):
        return content[6:10] == b"\1\0\1\0"
    return content[16:24] == b"\0\0\0\1\0\0\0\1"


def is_web_address(address: str) -> bool:
    """Tell whether an address is one of the web, as it is written."""
    return address.lower().startswith(("https://", "http://"))


def clean(text: str) -> str:
    """Return the text without characters that the policy does not let any text hold."""
    # What is printable holds none of them, and that is told faster.
    if text.replace("\n", "").isprintable() or _NOT_CLEAN.search(text) is None:
        return text
    text = _LINE_OR_BLANK.sub(" ", text)
    return _NO_XML.sub(lambda found: _OF_WINDOWS.get(found[0], ""), text)


def closed(text: str) -> str:
    """Return a title or a name that ends each turn of direction that it begins.

    Otherwise what stands behind it in a line runs with it: a date would be another date.
    Source: Unicode Standard Annex 9, section 3.3.2, rules X2 to X7.
    """
    ends: list[str] = []
    isolates = 0
    for turn in _TURNS.findall(text):
        if end := _ENDS_OF_TURNS.get(turn):
            ends.append(end)
            isolates += end == _END_OF_ISOLATE
        elif turn == _END_OF_ISOLATE and isolates:
            isolates -= 1
            while ends.pop() != turn:
                pass
        elif ends and ends[-1] == turn:
            ends.pop()
    return text + "".join(reversed(ends))


def printable(text: str) -> str:
    """Return the text for a terminal: no control reaches it, and no half of a character."""
    return "".join(character if character.isprintable() else "?" for character in text)


def shown(text: str) -> str:
    """Return a value from an article, short and without controls, for a message."""
    text = printable(text[:81])
    return repr(text if len(text) <= 80 else f"{text[:79]}…")


def is_device(name: str) -> bool:
    """Tell whether a name is a device of some systems, with or without an ending (``con.txt``)."""
    return _DEVICE.fullmatch(name) is not None


def fault_of_name(name: str) -> str:
    """Why no file of an output may have this name, a part of a path; empty where it may."""
    if name in {"", ".", ".."}:
        return "it has an empty part, or one that leads out of its folder"
    if any(unicodedata.category(each) in _CONTROLS or each in '\\:*?"<>|' for each in name):
        return "it has a sign that no name of a file may have"
    if name.startswith(".") or name.endswith((".", " ")):
        return "it has a part that is a hidden file, or that no name of a file may end in"
    if is_device(name):
        return f"{name} is a device on some systems"
    if len(name.encode("utf-8", "replace")) > LONGEST_FILE_NAME:
        return "it has a part that is too long for the name of a file"
    return ""
