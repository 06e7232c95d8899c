"""A pass over the HTML source before it is parsed.

The parser tells neither the line of an element nor how its tag was written. So each start tag is
given an attribute with its line, and tags inside ``pre`` and ``code`` that HTML does not know
(``<dependency>``, ``<T>``) are turned into the text that their author meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape

from sphinx_newsfeed.html_to_docutils.formatting import FORMATTING, Formatting
from sphinx_newsfeed.html_to_docutils.open_elements import HEADINGS, OpenElements
from sphinx_newsfeed.html_to_docutils.tree import names
from sphinx_newsfeed.html_to_docutils.unclosed import BOGUS, SWALLOWING, Unclosed
from sphinx_newsfeed.policy import MAX_TAGS

#: The attribute that carries the line. Where an attribute is repeated the first counts, and this
#: one is put first, so that an article cannot set it.
LINE_ATTRIBUTE = "newsfeed-line"

# HTML standard, section 13.2.5.6 ff. Possessive and atomic groups: there is no backtracking.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)
        (?>[\s/]+
          | [^\s/>][^\s/>=]*+
            (?:\s*+=\s*+(?>"[^"]*+" | '[^']*+' | [^\s>"'][^\s>]*+ | (?=>)) | (?!\s*+=))
        )*+>""",
    re.VERBOSE,
)
# Comments, and what browsers take for one: declarations, processing instructions, ``</1>``.
_COMMENT = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z)) | <[!?][^>]*(?:>|\Z) | </(?![a-zA-Z])[^>]*(?:>|\Z)",
    re.DOTALL | re.VERBOSE,
)

#: What opens no start tag.
_NO_START = ("</", "<!", "<?")
#: What opens a tag or a comment.
_OPENING = re.compile("</?[a-zA-Z]|<!--")

#: Elements whose content is text up to their end tag (HTML standard, section 13.2.5.2 ff.).
_RAW = names("iframe noembed noframes plaintext script style textarea title xmp")
_RAW_NAME = rf"({'|'.join(sorted(_RAW))})(?=[\s/>])"
_RAW_TAG = re.compile(rf"<(/?){_RAW_NAME}", re.IGNORECASE)
_RAW_END = re.compile(rf"</{_RAW_NAME}", re.IGNORECASE)

#: The elements that HTML has or had, and that by which Bikeshed colours code (``c-``): their tags
#: are tags within ``pre`` and ``code``, too.
_KNOWN = names(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
    blockquote body br button c- canvas caption center cite code col colgroup command data datalist
    dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form
    frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd
    keygen label legend li link listing main map mark marquee math menu meta meter nav nobr noembed
    noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb
    rp rt rtc ruby s samp script search section select slot small source span strike strong style
    sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul
    var video wbr xmp
    """
)
_CODE = frozenset(("pre", "code"))

#: The elements by which more changes than the line that their tags are given.
_SPECIAL = _CODE | _RAW | FORMATTING | SWALLOWING | HEADINGS


def annotate(html: str, line: int = 1, further: Iterable[str] = ()) -> tuple[str, bool]:
    """Return the HTML with :data:`LINE_ATTRIBUTE` in each start tag; ``line`` is its first line.

    ``further`` names more elements. The other value tells whether :data:`MAX_TAGS` were passed.
    """
    known, formatting, unclosed = _KNOWN.union(further), Formatting(), Unclosed(html)
    elements = OpenElements()
    parts, code = list[str](), list[str]()
    done = counted = position = tags = 0
    while (position := html.find("<", position)) >= 0:
        if (tag := _TAG.match(html, position)) is None:
            done, position = _behind_no_tag(html, position, done, unclosed, parts)
            continue
        if tags == MAX_TAGS:
            return "".join((*parts, html[done:position], _text_only(html[position:]))), True
        name = tag[2].lower()
        if code and name not in known:
            parts += (html[done:position], "&lt;")
            done = position + 1
        elif not tag[1]:
            tags += 1
            line += html.count("\n", counted, position)
            counted = position
            parts += (html[done : tag.end(2)], f' {LINE_ATTRIBUTE}="{line}"')
            done = tag.end(2)
        if not (code or formatting.open or name in _SPECIAL or elements.follows()):
            position = tag.end()
            continue
        added = [] if code else formatting.follow(name, tag[0])
        if not tag[1] and unclosed.swallows(name, position):
            added = [f"</{name}>"]
        elif ends := elements.follow(name, tag[0]):
            parts += (html[done:position], *ends)
            done = position
        tags = min(tags + len(added), MAX_TAGS)
        parts += (html[done : tag.end()], *added)
        done = tag.end()
        _track_code(code, name, closing=bool(tag[1]))
        position = _after_raw_text(html, tag.end(), "" if tag[1] or added else name)
    return "".join((*parts, html[done:])), False


def _behind_no_tag(
    html: str, position: int, done: int, unclosed: Unclosed, parts: list[str]
) -> tuple[int, int]:
    """Pass over what the ``<`` at *position* begins, a comment or text.

    Returns up to where *parts* have the HTML, which was *done*, and where the next ``<`` may be.
    """
    is_text = not html.startswith(_NO_START, position) or unclosed.is_text(position)
    if not is_text and (comment := _COMMENT.match(html, position)):
        return done, comment.end()
    end = _end_of_text(html, position, unclosed)
    parts += (html[done:position], html[position:end].replace("<", "&lt;"))
    return end, max(end, position + 1)


def unmatched_ends(html: str) -> str:
    """The end tags of elements that do not begin in *html*, in their order."""
    ends: list[str] = []
    begun: Counter[str] = Counter()
    last_end = {match[1].lower(): match.start() for match in _RAW_END.finditer(html)}
    position = 0
    while (position := html.find("<", position)) >= 0:
        match = _COMMENT.match(html, position) or _TAG.match(html, position)
        if match is None:
            position += 1
            continue
        position = match.end()
        if match.re is not _TAG:
            continue
        name = match[2].lower()
        if not match[1]:
            begun[name] += 1
            if last_end.get(name, -1) > position:
                position = _after_raw_text(html, position, name)
        elif begun[name]:
            begun[name] -= 1
        else:
            ends.append(f"</{name}>")
    return "".join(ends)


class RawText:
    """Follows pieces of HTML, between which other things stand, through elements of mere text.

    What stands in such an element (``textarea``, ``title``) can only be text.
    """

    def __init__(self, html: str) -> None:
        """Of all pieces together: what they do not end is not taken to begin."""
        self._ended = frozenset(match[1].lower() for match in _RAW_END.finditer(html))
        self._name = ""

    @property
    def is_open(self) -> bool:
        """Whether such an element is open behind the pieces that were followed."""
        return bool(self._name)

    def follow(self, piece: str) -> str:
        """Go over the next piece, which is returned as it is."""
        for match in _RAW_TAG.finditer(piece):
            closes, name = match[1], match[2].lower()
            if closes and name == self._name:
                self._name = ""
            elif not closes and not self._name and name in self._ended:
                self._name = name
        return piece


def _end_of_text(html: str, position: int, unclosed: Unclosed) -> int:
    """Return up to where the ``<`` at *position*, with no tag behind it, makes all text."""
    if not _OPENING.match(html, position):
        return position + html.startswith(BOGUS, position)
    # Browsers drop what follows a tag without an end.
    return len(html) if unclosed.rest_is_text(position) else position + 1


def text_of_html(html: str) -> str:
    """Return what is left of HTML without its tags, scripts and the like."""
    return unescape(_text_only(html))


def _text_only(html: str) -> str:
    """Return HTML without its tags, each a blank, and without scripts and the like."""
    parts: list[str] = []
    done = position = 0
    while (position := html.find("<", position)) >= 0:
        match = _COMMENT.match(html, position) or _TAG.match(html, position)
        if match is None:
            if _OPENING.match(html, position):
                break
            position += 1
            continue
        parts += (html[done:position], " ")
        start = match.re is _TAG and not match[1]
        done = position = _after_raw_text(html, match.end(), match[2].lower() if start else "")
    return "".join(parts) + html[done:].replace("<", "&lt;")


def _track_code(code: list[str], name: str, *, closing: bool) -> None:
    """Keep the list of the open ``pre`` and ``code`` elements."""
    if name not in _CODE:
        return
    if not closing:
        code.append(name)
    elif name in code:
        while code.pop() != name:
            pass


def _after_raw_text(html: str, position: int, name: str) -> int:
    """Return where markup goes on after a start tag whose content is plain text."""
    if name not in _RAW:
        return position
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, position)
    return end.start() if end else len(html)
