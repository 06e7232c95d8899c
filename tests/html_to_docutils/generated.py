"""HTML made at random, for property tests and for fuzzing."""

from __future__ import annotations

import random

from sphinx_newsfeed.html_to_docutils.elements.registry import HANDLERS

#: Elements whose start makes text of all that follows.
_ENDLESS = ("listing", "plaintext", "script", "style", "textarea", "title", "xmp", "iframe", "math")
NAMES = [name for name in sorted(HANDLERS) if name[0] != "#" and name not in _ENDLESS]
NAMES += ["p", "b", "a", "li", "td", "x", "o:p", "my-element", "optgroup"]
ATTRIBUTES = [
    "",
    "",
    "",
    " id=a",
    " id=fn1",
    " id=r1 href='#fn1'",
    " href='#a'",
    " href=https://e.org title=t",
    " href=javascript:x",
    " class=x",
    " class='admonition note'",
    " class='alert alert-info'",
    " class=footnotes",
    " class=admonition-title",
    " class=math",
    " class='language-python'",
    " class=wp-caption",
    " start=3 value=7 reversed type=i",
    " style='font-weight:bold;text-align:center'",
    " style='float:left;width:10px'",
    " align=right dir=rtl lang=he",
    " src=x.png alt='a picture' width=50%",
    " src=https://e.org/v.mp4",
    " data-src=y.png srcset='z.png 2x'",
    " colspan=3 rowspan=2",
    " display=block alttext=x^2",
    " hidden",
    " open",
]
TEXTS = [
    "word",
    " two words ",
    "\n",
    "  ",
    "\u00a0",
    "\u3000\u3000新闻",
    "&amp;&lt;",
    "&#1;",
    "<!-- more -->",
    "<!-- a -->",
    "<iframe src=https://e.org title=t></iframe>",
    "<math><mi>x</mi></math>",
    "<",
    "]]>",
    r"\(x^2\)",
    "$$y$$",
    "* a `b` |c| [d]_ {{ e }}",
    "— Name",
    "1",
    "↩",
    "\x00\x1b\ud800",
]


def document(choice: random.Random, parts: int) -> str:
    """Return tags and text, nested rightly more often than not."""
    written: list[str] = []
    open_names: list[str] = []
    for _ in range(parts):
        kind = choice.random()
        if kind < 0.4:
            name = choice.choice(NAMES)
            written.append(f"<{name}{choice.choice(ATTRIBUTES)}{choice.choice(ATTRIBUTES)}>")
            open_names.append(name)
        elif kind < 0.65 and open_names:
            wrong = choice.random() < 0.15
            name = choice.choice(NAMES) if wrong else open_names.pop()
            written.append(f"</{name}>")
        else:
            written.append(choice.choice(TEXTS))
    return "".join(written)
