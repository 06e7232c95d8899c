"""Articles that attack: each value of front matter, each name, each body that could do harm.

``hostile_articles()`` gives some 900 files. Each body ends in a word of its own, so that a test can
tell whether the article is shown to its end. What runs would call ``alert``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from html_to_docutils.attacks import ADDRESSES, MARKUP

#: Texts that would be markup, code or a way out, if they were not kept as texts.
TEXTS = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "'><svg/onload=alert(1)>",
    "' onmouseover='alert(1)' x='",
    '" onfocus="alert(1)" autofocus x="',
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</textarea></style></noscript><img src=x onerror=alert(1)>",
    "<!--<script>alert(1)</script>",
    "-->]]><script>alert(1)</script>",
    "]]><x xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "javascript:alert(1)",
    "JaVa\tScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x",
    'https://evil.example/"><script>alert(1)</script>',
    "`x <javascript:alert(1)>`_",
    ":raw-html:`<script>alert(1)</script>`",
    ":download:`/etc/passwd`",
    ":news:article:`x <y>`",
    ".. raw:: html\n\n   <script>alert(1)</script>\n",
    "x\n\n.. include:: /etc/passwd\n\ny",
    "x\n   :style: full\n   :raw: <script>",
    "|x| *y* **z** `w`_ v_ [1]_ ::",
    "{{ 7 * 7 }}{% import os %}{{ config }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "\\(\\href{javascript:alert(1)}{x}\\)",
    "\\input{/etc/passwd}\\immediate\\write18{id}",
    "%0A%0Dx: y",
    "x\r\nSet-Cookie: a=b",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/etc/passwd",
    "_static/x",
    "index",
    "genindex",
    "search",
    "con",
    "CON.txt",
    ".htaccess",
    ".",
    "..",
    "/",
    "#",
    "?",
    "%2e%2e%2f",
    "\u202egnp.exe",
    "\u2066x\u2069\u200b\ufeff",
    "e\u0301" * 50,
    "\U0001f600" * 20,
    '=HYPERLINK("https://evil.example")',
    "@import 'https://evil.example/x.css';",
    "expression(alert(1))",
    "newsfeed-article",
    "searchbox",
    "modal fixed-top",
    "x" * 5000,
    "a, b; c | d / e",
    "' ; DROP TABLE x; --",
    "\x1b]0;title\x07\x1b[2J",
    "\x00\x01\x08\x0b\x0c\x1f\x7f\x85\ufffe\uffff",
    "\ud800",
]

#: Keys of front matter that reach an output.
KEYS = [
    *("title", "slug", "summary", "description", "link", "permalink", "url"),
    *("categories", "category", "tags", "author", "authors", "language", "id", "aliases"),
    *("image", "cover", "format", "meta", "layout", "translationKey", "redirect_from"),
    *("date", "updated", "expires"),
]

#: Values of all types that YAML knows, in YAML.
VALUES = [
    *("", "~", "null", "true", "false", "yes", "0", "-1", "1e400", ".nan", ".inf", "-.inf"),
    *("0x1F", "0o17", "1_000", "12:30:45", "9" * 5000, "0x" + "f" * 6000, "2026-02-30"),
    *("0001-01-01", "9999-12-31T23:59:59-23:59", "2026-13-45", "1969-12-31T23:59:59Z"),
    *("[]", "{}", "[[]]", "[{}]", "{a: {b: {c: d}}}", "[null, true, 1, 1.5, x]", "{? [a]: b}"),
    *("{1: 2}", "!!binary aGk=", "!!set {a, b}", "!!python/object/apply:os.system [id]"),
    *("!!timestamp foo", "!!int x", "!!float x", "!x y", "&a [*a]", "*missing", "[a: b: c]"),
    *("|\n  a\n  b", ">-\n  a\n\n  b", "'", '"', "\t", "@x", "`x`", "%x", "- x", "? x", "[", "{"),
    *('"\\ud800"', '"\\0"', '"\\x1b[2J"', '"\\U00110000"', "[" * 500, "{a: " * 500),
]


@dataclass(frozen=True, slots=True)
class HostileArticle:
    """One file, and the word at the end of its body."""

    name: str
    content: bytes
    end: str


def hostile_articles() -> Iterator[HostileArticle]:
    """All of them."""
    for number, (suffix, content) in enumerate(_contents()):
        name = f"a{number:04}"
        end = f"endof{name}"
        text = content.replace("{END}", end)
        yield HostileArticle(f"{name}{suffix}", text.encode("utf-8", "surrogatepass"), end)


def _contents() -> Iterator[tuple[str, str]]:
    yield from _front_matter_texts()
    yield from _front_matter_values()
    yield from _html_bodies()
    yield from _markdown_bodies()
    yield from _rst_bodies()
    yield from _bombs()


def _article(front_matter: str, body: str = "<p>Text.</p>\n<p>{END}</p>") -> str:
    return f"---\n{front_matter}\n---\n\n{body}\n"


def _front_matter_texts() -> Iterator[tuple[str, str]]:
    """Each text in all keys at once, and in each alone; as YAML, JSON and TOML."""
    for text in TEXTS:
        quoted = json.dumps(text)
        names = json.dumps([text, f"x {text}"])
        listed = ("categories", "tags", "authors", "aliases")
        lines = [f"{key}: {names if key in listed else quoted}" for key in KEYS[:-4]]
        yield ".html", _article("\n".join(["date: 2022-02-28", *lines]))
        lines = [f"{key}: {names}" for key in listed]
        common = ["date: 2022-02-28", f"title: {quoted}"]
        yield ".md", _article("\n".join([*common, *lines]), "Text.\n\n{END}")
        yield ".rst", _article("\n".join([*common, *lines]), "Text.\n\n{END}")
        record = {"title": text, "date": "2022-02-28", "tags": [text], "description": text}
        yield ".html", f"{json.dumps(record)}\n\n<p>{{END}}</p>\n"
        toml = f"title = {quoted}\ndate = 2022-02-28\ntags = [{quoted}]\n"
        yield ".html", f"+++\n{toml}+++\n\n<p>{{END}}</p>\n"


def _front_matter_values() -> Iterator[tuple[str, str]]:
    for value in VALUES:
        for keys in (("title",), ("tags", "categories"), ("author", "image"), ("link", "aliases")):
            lines = [f"{key}: {value}" for key in keys]
            yield ".html", _article("\n".join(["date: 2022-02-28", *lines]))
        yield ".html", _article(f"title: x\ndate: {value}")


def _html_bodies() -> Iterator[tuple[str, str]]:
    head = "title: x\ndate: 2022-02-28"
    for markup in MARKUP:
        # What the attack leaves open is closed, so that the end is the article's own text.
        yield ".html", _article(head, f"{markup}\n{_CLOSED}<p>{{END}}</p>")
    links = "".join(f'<p><a href="{address}">x</a></p>' for address in ADDRESSES)
    yield ".html", _article(head, f"{links}<p>{{END}}</p>")
    for text in TEXTS:
        plain = text.replace("&", "&amp;").replace("<", "&lt;")
        body = f"<h2>{plain}</h2><p>{plain}</p><pre>{plain}</pre><p>{{END}}</p>"
        yield ".html", _article(head, body)


#: Ends each element that can swallow what follows.
_CLOSED = "".join(
    f"</{name}>"
    for name in ("script", "style", "textarea", "title", "xmp", "noscript", "iframe", "select")
)


def _markdown_bodies() -> Iterator[tuple[str, str]]:
    head = "title: x\ndate: 2022-02-28"
    for address in ADDRESSES:
        body = f"[x](<{address}>) ![x](<{address}>) <{address}>\n\n[y][z]\n\n[z]: <{address}>"
        yield ".md", _article(head, f"{body}\n\n{{END}}")
    for text in TEXTS:
        yield ".md", _article(head, f"# {text}\n\n{text}\n\n## y\n\n> {text}\n\n{{END}}")
    for markup in MARKUP:
        yield ".md", _article(head, f"x {markup}\n\n{_CLOSED}\n\n{{END}}")


def _rst_bodies() -> Iterator[tuple[str, str]]:
    head = "title: x\ndate: 2022-02-28"
    for address in ADDRESSES:
        line = " ".join(address.split())
        body = f"`x <{line}>`__ z_\n\n.. _z: {line}\n\n.. image:: {line}\n   :target: {line}\n"
        yield ".rst", _article(head, f"{body}\n\n{{END}}")
    for text in TEXTS:
        if ".. " in text or ":download:" in text or ":raw" in text:
            continue
        line = " ".join(text.split())
        yield ".rst", _article(head, f"{line}\n{'=' * 2 * len(line)}\n\n{line}\n\n{{END}}")


def _chain(many: int, line: str, last: str) -> str:
    """Lines of which each refers to the next."""
    return "\n".join([*(line.format(number, number + 1) for number in range(many)), last])


#: Bodies in reStructuredText of which each part refers to the next one. Python ends a program that
#: calls itself a thousand times, as docutils does once for each target, and writers several times
#: for each footnote.
CHAINS = {
    "targets": f"a0_\n\n{_chain(1_000, '.. _a{}: a{}_', '.. _a1000: https://e.org/')}",
    "circle": f"a0_\n\n{_chain(1_000, '.. _a{}: a{}_', '.. _a1000: a0_')}",
    "itself": "a_\n\n.. _a: a_",
    "labels": f"a0_\n\n{_chain(1_000, '.. _a{}:', '')}\nx",
    "anonymous": f"x__\n\n{_chain(1_000, '.. _a{0}: a{1}_' + chr(10) + '__ a{0}_', '')}",
    "footnotes": f"[#f0]_\n\n{_chain(300, '.. [#f{}] x [#f{}]_', '.. [#f300] x')}",
    "substitutions": f"|s0|\n\n{_chain(300, '.. |s{}| replace:: x |s{}|', '')}",
    "doubled": f"|s0|\n\n{_chain(40, '.. |s{0}| replace:: |s{1}| |s{1}|', '.. |s40| unicode:: x')}",
}


def _bombs() -> Iterator[tuple[str, str]]:
    """Much made of little, and plain too much."""
    head = "title: x\ndate: 2022-02-28"
    laughs = "\n".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10) if n else 'lol'}]" for n in range(12)
    )
    many = ", ".join(f"t{number}" for number in range(100))
    yield ".html", _article(f"{head}\n{laughs}\ntags: *a11")
    yield ".html", _article(f"{head}\ntags: [{many}]")
    yield ".html", _article(f"{head}\ncategories: {'/'.join(['c'] * 500)}")
    path = "/".join(["p"] * 2_000)
    for key in ("permalink", "slug", "aliases", "url"):
        yield ".md", _article(f"{head}\n{key}: /{path}/", "Text.\n\n{END}")
    yield ".html", _article(f"{head}\ncategories: [{', '.join(f'c{n}' for n in range(2_000))}]")
    for chain in CHAINS.values():
        yield ".rst", _article(head, f"{chain}\n\n{{END}}")
    deep = "[" * 400 + "x" + "]" * 400
    yield ".html", _article(f"{head}\ncategories: {deep}")
    yield ".html", _article("\n".join([head, *(f"k{n}: {n}" for n in range(20_000))]))
    for opening in ("<div>", "<b>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<a href=x>"):
        yield ".html", _article(head, f"{opening * 3_000}<p>{{END}}</p>")
    for opening in ("> ", "- ", "*", "[", "![", "`", "<", "&", "\\"):
        yield ".md", _article(head, f"{opening * 3_000}\n\n{{END}}")
    yield ".html", _article(head, "<p>x" * 5_000 + "<p>{END}</p>")
    yield ".html", _article(head, "<script>" * 5_000 + "</script>" * 5_000 + "<p>{END}</p>")
