"""Bodies and front matter that repeat one thing, as often as one asks.

What takes a time that grows with the square of a kind's number is found by doubling it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sphinx_newsfeed.listing.styles import Style

#: Makes a text that holds so many of one thing.
Make = Callable[[int], str]


@dataclass(frozen=True)
class Kind:
    """What is repeated, and the project in which it is."""

    #: The suffix of the article that holds it.
    suffix: str
    body: Make
    #: Further lines of its front matter.
    fields: Make = field(default=lambda n: "")
    #: Other files of the project: from names to contents.
    files: Callable[[int], Mapping[str, str]] = field(default=lambda n: {})
    #: Further lines of ``conf.py``.
    conf: str = ""
    #: What stands in the page that lists the articles.
    listing: str = ".. newsfeed::\n   :style: summary\n   :toctree:\n"
    #: The options of the source of articles.
    source: Mapping[str, object] = field(default_factory=dict)


def each(piece: str) -> Make:
    """The piece again and again; ``@`` stands for its number."""
    return lambda n: "".join(piece.replace("@", str(number)) for number in range(n))


def around(opening: str, piece: str, closing: str) -> Make:
    """The pieces between two texts."""
    many = each(piece)
    return lambda n: f"{opening}{many(n)}{closing}"


def both(*pieces: str) -> Make:
    """First all of one piece, then all of the next."""
    return lambda n: "".join(each(piece)(n) for piece in pieces)


def once(piece: str, parts: int = 1) -> Make:
    """A piece that is one of so many parts of what is asked for."""
    return lambda n: each(piece)(max(n // parts, 1))


#: HTML, each piece an element or what looks like one.
HTML: dict[str, Make] = {
    "paragraphs": each("<p>a@</p>"),
    "paragraphs open": each("<p>a"),
    "dollars": each("$a "),
    "backslashes": each("\\*"),
    "divisions": each("<div>a@</div>"),
    "headings": each("<h2>a@</h2>"),
    "headings equal": each("<h2>a</h2>"),
    "headings with text": each("<h2>a@</h2><p>b</p>"),
    "headings of all levels": once("<h2>a@</h2><h3>b@</h3><h4>c@</h4><h5>d</h5><h6>e</h6>", 5),
    "headings that rise": once("<h6>a@</h6><h5>b@</h5><h4>c@</h4><h3>d</h3><h2>e</h2>", 5),
    "headings first": each("<h1>a@</h1>"),
    "sections": each("<section><h2>a@</h2></section>"),
    "items": around("<ul>", "<li>a@", "</ul>"),
    "numbers": around("<ol>", "<li>a@", "</ol>"),
    "items stray": each("<li>a@"),
    "lists": each("<ul><li>a@</ul>"),
    "lists nested": once("<ul><li>a" * 20 + "</ul>" * 20, 20),
    "definitions": around("<dl>", "<dt>a@<dd>b", "</dl>"),
    "terms": around("<dl>", "<dt>a@", "</dl>"),
    "descriptions": around("<dl><dt>a", "<dd>a@", "</dl>"),
    "rows": around("<table>", "<tr><td>a@", "</table>"),
    "cells": once("<table>" + ("<tr>" + "<td>a" * 50) * 2 + "</table>", 100),
    "cells of one table": lambda n: "<table>" + ("<tr>" + "<td>a" * 50) * (n // 50) + "</table>",
    "columns": lambda n: "<table>" + ("<tr>" + "<td>a" * 900) * (n // 900 or 1) + "</table>",
    "columns spanned": around("<table>", "<tr><td colspan=20>a@", "</table>"),
    "rows spanned": around("<table>", "<tr><td rowspan=20>a@<td>b", "</table>"),
    "tables": each("<table><tr><td>a@</table>"),
    "tables nested": once("<table><tr><td>" * 10 + "a" + "</table>" * 10, 10),
    "captions": around("<table>", "<caption>a@</caption>", "<tr><td>x</table>"),
    "pictures": each("<img src=https://e.org/@.png alt=a>"),
    "pictures in paragraphs": each("<p><img src=https://e.org/a.png alt=a></p>"),
    "pictures missing": each("<img src=a@.png alt=a>"),
    "pictures in links": each("<p><a href=https://e.org/@><img src=https://e.org/a.png></a></p>"),
    "pictures of all densities": around("<img alt=x srcset='", "a@.png @x, ", "'>"),
    "figures": each("<figure><img src=https://e.org/a.png><figcaption>a@</figcaption></figure>"),
    "code": each("<pre>a@</pre>"),
    "code of a language": each("<pre><code class=language-python>a = @</code></pre>"),
    "lines of code": around("<pre><code class=language-python>", "a = '@'\n", "</code></pre>"),
    "code inline": each("<code>a@</code> "),
    "bold": each("<b>a@</b> "),
    "bold without blanks": each("<b>a</b>"),
    "bold nested": once("<b><i>" * 20 + "a" + "</i></b>" * 20, 40),
    "bold and emphasis": each("<b>a@</b><i>b</i> "),
    "marks of all kinds": once("<u>a</u><s>b</s><sub>c</sub><sup>d</sup><kbd>e</kbd><q>f</q> ", 6),
    "misnested": each("<b><i>a</b></i>"),
    "spans": each("<span>a@</span> "),
    "spans with styles": each("<span style='text-decoration: line-through'>a@</span> "),
    "spans of a language": each("<span lang=de>a@</span> "),
    "paragraphs of a language": each("<p lang=de dir=rtl>a@</p>"),
    "links": each("<a href=https://e.org/@>a</a> "),
    "links to one": each("<a href=https://e.org/>a</a> "),
    "links in paragraphs": each("<p><a href=https://e.org/@>a</a></p>"),
    "links to one in paragraphs": each("<p><a href=https://e.org/>a</a></p>"),
    "links to pages": each("<p><a href=/2020/a@.html>a</a></p>"),
    "links to files": each("<p><a href=a@.zip>a</a></p>"),
    "links within": both("<p><a href=#x@>a</a></p>", "<p id=x@>b</p>"),
    "links within to one": lambda n: "<p><a href=#x>a</a></p>" * n + "<p id=x>b</p>",
    "links within to nothing": each("<a href=#y@>a</a> "),
    "links that run": each("<a href=javascript:a@>a</a> "),
    "links to mail": each("<a href=mailto:a@b.c>a</a> "),
    "anchors": each("<a name=x@></a>"),
    "anchors linked": both("<a href=#x@>a</a> ", "<a name=x@></a>"),
    "ids": each("<p id=x@>a</p>"),
    "ids equal": each("<p id=x>a</p>"),
    "ids linked in one": both("<a href=#x@>a</a> ", "<b id=x@>b</b> "),
    "footnotes": lambda n: (
        "<p>"
        + each("a<sup><a href=#f@ id=r@>[@]</a></sup> ")(n)
        + "<hr><ol>"
        + each("<li id=f@>b <a href=#r@>↩</a></li>")(n)
        + "</ol>"
    ),
    "footnotes missing": each("a<sup><a href=#f@ id=r@>[@]</a></sup> "),
    "details": each("<details><summary>a@</summary>b</details>"),
    "frames": each("<iframe src=https://e.org/@></iframe>"),
    "videos": each("<video src=https://e.org/@.mp4></video>"),
    "ruby": each("<ruby>a@<rt>b</rt></ruby> "),
    "breaks": each("a@<br>"),
    "breaks doubled": each("a@<br><br>"),
    "rules": each("<hr>"),
    "rules between": each("<p>a@</p><hr>"),
    "comments": each("<!-- a@ -->"),
    "comments between": each("<p>a<!-- a@ --></p>"),
    "markers of excerpts": each("<p>a</p><!-- more -->"),
    "entities": around("<p>", "&lt;&#64; ", "</p>"),
    "quotations": each("<blockquote>a@</blockquote>"),
    "quotations nested": once("<blockquote>" * 30 + "a" + "</blockquote>" * 30, 30),
    "boxes": each("<div class='admonition note'><p>a@</p></div>"),
    "formulas": each("<span class=math>\\(a_@\\)</span> "),
    "formulas in paragraphs": each("<p>\\(a_@\\)</p>"),
    "formulas displayed": each("<div class=math>\\[a_@\\]</div>"),
    "formulas as text": around("<p>", "$a_@$ ", "</p>"),
    "scripts": each("<script>a@</script>"),
    "scripts of formulas": each("<script type=math/tex>a_@</script>"),
    "styles": each("<style>a@</style>"),
    "drawings": each("<svg><path d=M0/></svg>"),
    "elements of formulas": each("<math><mi>a</mi></math>"),
    "check boxes": around("<ul>", "<li><input type=checkbox checked>a@", "</ul>"),
    "controls": each("<select><option>a@</select><button>b</button>"),
    "unknown": each("<x-a>a@</x-a>"),
    "bold open": each("<b>a@ "),
    "divisions open": each("<div>a@"),
    "attributes": around("<p ", "a@=b ", ">a</p>"),
    "classes": around("<p class='", "a@ ", "'>a</p>"),
    "signs": each("< a@ "),
    "ends": each("</b>a@"),
    "words": around("<p>", "word@ ", "</p>"),
    "word": around("<p>", "word@", "</p>"),
    "lines": around("<p>", "a@\n", "</p>"),
    "quotes": around("<p>", "'a\" ", "</p>"),
    "dashes": around("<p>", "-- ... ", "</p>"),
    "texts between lines": each("a@\n\n"),
}

#: Markdown that is not trusted and that which is.
MARKDOWN: dict[str, Make] = {
    "paragraphs": each("a@\n\n"),
    "lines": each("a@\n"),
    "words": each("word@ "),
    "headings": each("# a@\n\n"),
    "headings equal": each("# a\n\n"),
    "headings second": each("## a@\n\ntext\n\n"),
    "headings of all levels": once("# a@\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n", 5),
    "headings underlined": each("a@\n===\n\n"),
    "emphasis": each("*a@* "),
    "emphasis and strong": each("*a* **b** "),
    "emphasis open": each("*a **b "),
    "emphasis open below": each("_a __b "),
    "emphasis open and closed": lambda n: "*a **b " * (n // 2) + "c** d* " * (n // 2),
    "emphasis of three": each("*a***b "),
    "emphasis within words": each("a**b"),
    "stars": each("*"),
    "struck out": each("~~a~~ "),
    "struck out open": each("~~a ~"),
    "code": each("`a@` "),
    "code open": lambda n: " ".join("`" * number for number in range(int((2 * n) ** 0.5))),
    "backticks": each("`"),
    "brackets": each("["),
    "brackets closed": both("[", "]"),
    "brackets of pictures": each("!["),
    "brackets in brackets": both("[a", "](b)"),
    "brackets and brackets": each("[a]["),
    "brackets and parentheses": each("[a]("),
    "brackets and angles": each("[a](<b"),
    "parentheses": lambda n: "[a](" + "(" * n + ")",
    "links": each("[a](https://e.org/@) "),
    "links to one": each("[a](https://e.org/) "),
    "links in paragraphs": each("[a](https://e.org/@)\n\n"),
    "links to pages": each("[a](b@.md)\n\n"),
    "links within": lambda n: each("[a](#a@)\n\n")(n) + each("# a@\n\n")(min(n, 1000)),
    "links within to one": lambda n: "# a\n\n" + "[b](#a)\n\n" * n,
    "links within to nothing": each("[a](#b@)\n\n"),
    "links by reference": lambda n: each("[a][@] ")(n) + "\n\n" + each("[@]: https://e.org/@\n")(n),
    "links by one reference": lambda n: each("[a][b] ")(n) + "\n\n[b]: https://e.org/\n",
    "definitions of links": each("[@]: https://e.org/\n"),
    "definitions of one link": each("[a]: https://e.org/@\n"),
    "definitions open": each("[a]: b 'c\n"),
    "definitions of links apart": each("[@]: https://e.org/\n\n"),
    "long definitions": lambda n: "[a]: " + "b" * n + "\n\n" + "[a] " * 10,
    "footnotes": lambda n: each("a[^@] ")(n) + "\n\n" + each("[^@]: b\n\n")(n),
    "footnotes of one": lambda n: "a[^1] " * n + "\n\n[^1]: b\n",
    "footnotes unused": each("[^@]: b\n\n"),
    "footnotes missing": each("a[^@] "),
    "footnotes in paragraphs": lambda n: each("a[^@]\n\n")(n) + each("[^@]: b\n\n")(n),
    "html": each("<p>a@</p>\n\n"),
    "html inline": each("<b>a@</b> "),
    "html open": each("<b>a@\n\n"),
    "html of many lines": around("<div>\n", "<p>a@</p>\n", "</div>\n"),
    "html signs": each("<a "),
    "html comments": each("<!-- "),
    "html instructions": each("<? "),
    "html declarations": each("<!A "),
    "html data": each("<![CDATA["),
    "html comments closed": each("<!-- a@ -->\n\n"),
    "html anchors": each('<a id="x@"></a>\n\n'),
    "html anchors linked": each('[b](#x@) <a id="x@"></a>\n\n'),
    "rows": around("|a|b|\n|-|-|\n", "|a@|b|\n", ""),
    "columns": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|\n",
    "columns without rows": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n",
    "columns and empty rows": lambda n: (
        "|a" * int(n**0.5) + "|\n" + "|-" * int(n**0.5) + "|\n" + "|b\n" * int(n**0.5) * 4
    ),
    "tables": each("|a|\n|-|\n|b@|\n\n"),
    "items": each("- a@\n"),
    "items apart": each("- a@\n\n"),
    "numbers": each("1. a@\n"),
    "lists": each("- a@\n\n* b\n\n"),
    "lists nested": once("".join(f"{'  ' * level}- a\n" for level in range(15)) + "\nb\n\n", 15),
    "items in one line": each("- "),
    "quotations": each("> a@\n\n"),
    "quotation": each("> a@\n"),
    "quotations in one line": each("> "),
    "quotations lazy": lambda n: "> " * 30 + "a\n" + "b\n" * n,
    "rules": each("---\n\n"),
    "stars of rules": each("* "),
    "addresses": each("<https://e.org/@> "),
    "addresses bare": each("https://e.org/@ "),
    "entities": each("&amp;&#64; "),
    "entities open": each("&a"),
    "escapes": each("\\*\\_"),
    "breaks": each("a@\\\n"),
    "fences": each("```\na@\n```\n\n"),
    "fences of a language": each("```python\na = @\n```\n\n"),
    "lines of a fence": around("```python\n", "a = '@'\n", "```\n"),
    "fences open": each("```\n~~~\n"),
    "indented code": each("    a@\n\nb\n\n"),
    "pictures": each("![a](https://e.org/@.png)\n\n"),
    "pictures missing": each("![a](b@.png)\n\n"),
    "pictures in one": each("![a](https://e.org/@.png) "),
    "quotes": each("'a\" "),
    "smart signs": each("(c) -- ... "),
    "blank lines": each("\n"),
    "blanks": lambda n: "a" + " " * n + "b",
    "tabs": each("\ta\n"),
    "markers of excerpts": each("a@\n\n<!-- more -->\n\n"),
    "targets": each("(a@)=\n"),
    "targets of paragraphs": each("(a@)=\nb\n\n"),
    "targets linked": lambda n: each("[](a@)\n\n")(n) + each("(a@)=\n# b@\n\n")(n),
    "roles": each("{emphasis}`a@` "),
    "roles of references": each("{ref}`a@`\n\n"),
    "roles unknown": each("{x}`a@`\n\n"),
    "directives": each("```{note}\na@\n```\n\n"),
    "directives unknown": each("```{x}\na@\n```\n\n"),
    "directives of rst": each("```{eval-rst}\na@\n```\n\n"),
    "colon fences": each(":::{note}\na@\n:::\n\n"),
    "comments": each("% a@\n\n"),
    "breaks of blocks": each("+++\n\n"),
    "formulas": each("$a_@$ "),
    "formulas displayed": each("$$a_@$$\n\n"),
    "dollars": each("$a "),
    "attributes": each("[a@]{.b} "),
    "attributes of blocks": each("{.b}\na@\n\n"),
    "definition lists": each("a@\n: b\n\n"),
    "fields": each(":a@: b\n"),
    "tasks": each("- [ ] a@\n"),
    "substitutions": each("{{ a@ }} "),
}

#: reStructuredText.
RST: dict[str, Make] = {
    "paragraphs": each("a@\n\n"),
    "lines": each("a@\n"),
    "words": each("word@ "),
    **{f"word of {sign}": each(f"a{sign}") for sign in "-/:.+@,字"},
    "words that are long": once("-a" * 1000 + "\n", 1000),
    "headings": each("a@\n========\n\n"),
    "headings equal": each("a\n=\n\n"),
    "headings with text": each("a@\n========\n\nb\n\n"),
    "headings of all levels": once("a@\n=======\n\nb\n-\n\nc\n~\n\nd\n^\n\n", 4),
    "headings of other signs": once("a\n=\n\nb\n-\n\nc\n=\n\n", 3),
    "targets": each(".. _a@:\n\n"),
    "targets of paragraphs": each(".. _a@:\n\nb\n\n"),
    "targets of headings": each(".. _a@:\n\nb@\n======\n\n"),
    "targets of addresses": each(".. _a@: https://e.org/@\n"),
    "targets of one address": each(".. _a@: https://e.org/\n"),
    "targets equal": each(".. _a: https://e.org/@\n"),
    "targets equal of paragraphs": each(".. _a:\n\nb\n\n"),
    "targets of targets": lambda n: each(".. _a@: b@_\n")(n) + each(".. _b@: https://e.org/\n")(n),
    "targets in a chain": lambda n: "".join(f".. _a{i}: a{i + 1}_\n" for i in range(n)),
    "targets inline": each("_`a@` "),
    "references": lambda n: each("a@_ ")(n) + "\n\n" + each(".. _a@: https://e.org/@\n")(n),
    "references in paragraphs": lambda n: each("a@_\n\n")(n) + each(".. _a@: https://e.org/@\n")(n),
    "references to one": lambda n: "a_ " * n + "\n\n.. _a: https://e.org/\n",
    "references to nothing": each("a@_ "),
    "references to headings": lambda n: each("a@_\n\n")(n) + each("a@\n=======\n\n")(n),
    "references anonymous": lambda n: "a__ " * n + "\n\n" + "__ https://e.org/\n" * n,
    "references anonymous missing": each("a__ "),
    "references with addresses": each("`a@ <https://e.org/@>`_ "),
    "references with addresses and no name": each("`a <https://e.org/@>`__ "),
    "references with one address": each("`a <https://e.org/>`__ "),
    "references of phrases": each("`a b`_ "),
    "addresses": each("https://e.org/@ "),
    "footnotes": lambda n: (
        each("[@]_ ")(n).replace("[0]_", "") + "\n\n" + each(".. [@] b\n")(n).replace("[0]", "[#]")
    ),
    "footnotes numbered": lambda n: "[#]_ " * n + "\n\n" + ".. [#] b\n" * n,
    "footnotes with labels": lambda n: each("[#a@]_ ")(n) + "\n\n" + each(".. [#a@] b\n")(n),
    "footnotes with signs": lambda n: "[*]_ " * n + "\n\n" + ".. [*] b\n" * n,
    "footnotes numbered missing": each("[#]_ "),
    "footnotes with signs missing": each("[*]_ "),
    "footnotes numbered unused": each(".. [#] b\n"),
    "footnotes of one": lambda n: "[1]_ " * n + "\n\n.. [1] b\n",
    "citations": lambda n: each("[a@]_ ")(n) + "\n\n" + each(".. [a@] b\n")(n),
    "citations unused": each(".. [a@] b\n"),
    "substitutions": lambda n: each("|a@| ")(n) + "\n\n" + each(".. |a@| replace:: b\n")(n),
    "substitutions of one": lambda n: "|a| " * n + "\n\n.. |a| replace:: b\n",
    "substitutions of one long": lambda n: (
        "|a| " * int(n**0.5) + "\n\n.. |a| replace:: " + "*b* " * int(n**0.5) + "\n"
    ),
    "substitutions in a chain": lambda n: (
        "|a0|\n\n"
        + "".join(f".. |a{i}| replace:: |a{i + 1}|\n" for i in range(n))
        + f".. |a{n}| replace:: b\n"
    ),
    "substitutions doubled": lambda n: (
        "|a0|\n\n"
        + "".join(f".. |a{i}| replace:: |a{i + 1}| |a{i + 1}|\n" for i in range(n.bit_length()))
        + f".. |a{n.bit_length()}| replace:: b\n"
    ),
    "substitutions missing": each("|a@| "),
    "items": each("- a@\n"),
    "items apart": each("- a@\n\n"),
    "numbers": lambda n: "".join(f"{i + 1}. a\n" for i in range(n)),
    "numbers of their own": each("#. a@\n"),
    "numbers in Roman": each("i. a@\n\n"),
    "lists": each("- a@\n\n* b\n\n"),
    "lists nested": once("".join(f"{'  ' * level}- a\n\n" for level in range(15)) + "b\n\n", 15),
    "definitions": each("a@\n  b\n\n"),
    "classifiers": around("a", " : b@", "\n  c\n"),
    "fields": each(":a@: b\n"),
    "options": each("-a  b@\n"),
    "lines of verse": each("| a@\n"),
    "quotations": each("  a@\n\nb\n\n"),
    "quotations signed": each("  a@\n\n  -- b\n\n"),
    "literal blocks": each("a::\n\n  b@\n\n"),
    "literal blocks quoted": each("a::\n\n> b@\n\n"),
    "lines of a literal block": around("a::\n\n", "  b@\n", "\n"),
    "tests": each(">>> a@\n\n"),
    "tables": each("== ==\na  b\n== ==\nc  d@\n== ==\n\n"),
    "rows": around("== ==\na  b\n== ==\n", "c  d\n", "== ==\n"),
    "columns": lambda n: (
        ("= " * n).strip() + "\n" + ("a " * n).strip() + "\n" + ("= " * n).strip() + "\n"
    ),
    "grids": each("+--+\n|a |\n+--+\n\n"),
    "rows of a grid": around("+--+--+\n", "|a |b |\n+--+--+\n", "\n"),
    "columns of a grid": lambda n: f"{'+-' * n}+\n{'|a' * n}|\n{'+-' * n}+\n",
    "lists as tables": lambda n: ".. list-table::\n\n" + "   * - a\n     - b\n" * n,
    "directives": each(".. note:: a@\n\n"),
    "directives unknown": each(".. x:: a@\n\n"),
    "directives refused": each(".. include:: a@\n\n"),
    "directives of code": each(".. code-block:: python\n\n   a = @\n\n"),
    "pictures": each(".. image:: https://e.org/@.png\n\n"),
    "pictures missing": each(".. image:: a@.png\n\n"),
    "figures": each(".. figure:: https://e.org/@.png\n\n   a\n\n"),
    "comments": each(".. a@\n\n"),
    "comments of many lines": around("..\n", "   a@\n", "\nb\n"),
    "emphasis": each("*a@* "),
    "emphasis and strong": each("*a* **b** "),
    "emphasis open": each("*a "),
    "strong open": each("**a "),
    "literals": each("``a@`` "),
    "literals open": each("``a "),
    "phrases open": each("`a "),
    "bars": each("|a "),
    "underscores": each("a_ "),
    "underscores doubled": each("a__ "),
    "underscores alone": each("_"),
    "roles": each(":emphasis:`a@` "),
    "roles unknown": each(":x:`a@` "),
    "roles of references": each(":ref:`a@`\n\n"),
    "roles open": each(":a:`"),
    "colons": each(":a: "),
    "formulas": each(":math:`a_@` "),
    "formulas displayed": each(".. math:: a_@\n\n"),
    "rules": each("a\n\n----\n\n"),
    "backslashes": each("\\*"),
    "quotes": each("'a\" "),
    "dashes": each("-- ... "),
    "indented lines": lambda n: "".join(" " * (i % 50) + "a\n" for i in range(n)),
    "errors": each("* a\nb\n"),
    "underlines short": each("abc\n--\n\n"),
    "index entries": each(".. index:: a@\n\n"),
    "glossary": lambda n: ".. glossary::\n\n" + each("   a@\n     b\n\n")(n),
}

_HEXO, _JEKYLL, _HUGO = ({"dialect": name} for name in ("hexo", "jekyll", "hugo"))
_ZOLA, _NIKOLA, _DOCUSAURUS = ({"dialect": name} for name in ("zola", "nikola", "docusaurus"))

#: Tags of templates, by the dialects that know them.
TAGS: dict[str, tuple[Mapping[str, object], Make]] = {
    "raw": (_JEKYLL, each("{% raw %}a@{% endraw %} ")),
    "raw open": (_JEKYLL, each("{% raw %}a@ ")),
    "highlight": (_JEKYLL, each("{% highlight python %}\na@\n{% endhighlight %}\n\n")),
    "highlight open": (_JEKYLL, each("{% highlight python %}\na@\n")),
    "post_url": (_JEKYLL, each("{% post_url 2020-01-01-a@ %}\n\n")),
    "include": (_JEKYLL, each("{% include a@.html %}\n\n")),
    "output": (_JEKYLL, each("{{ site.url }}/a@ ")),
    "output open": (_JEKYLL, each("{{ a@ ")),
    "comment": (_JEKYLL, each("{% comment %}a@{% endcomment %} ")),
    "if": (_JEKYLL, each("{% if a@ %}b{% endif %} ")),
    "if open": (_JEKYLL, each("{% if a@ %}b ")),
    "assign": (_JEKYLL, each("{% assign a@ = 'b' %}{{ a@ }} ")),
    "assign of what is not known": (_JEKYLL, each("{% assign a@ = site.posts %}{{ a@ }} ")),
    "assign that appends": (_JEKYLL, each("{% assign a = a | append: 'b' | append: a %}")),
    "assign that multiplies": (_JEKYLL, each("{% assign a = a | plus: 9 | times: a %}")),
    "capture that doubles": (_JEKYLL, each("{% capture a %}b{{ a }}{{ a }}{% endcapture %}")),
    "split": (_JEKYLL, each("{{ 'a,b,c' | split: ',' | join: '@' }} ")),
    "for": (_JEKYLL, each("{% for a in (1..3) %}b@ {% endfor %}")),
    "for of many": (_JEKYLL, each("{% for a in (1..999999999) reversed %}b@ {% endfor %}")),
    "for in for": (
        _JEKYLL,
        once("{% for a in (1..99) %}" * 9 + "b" + "{% endfor %}" * 9, 9),
    ),
    "for of tags": (_JEKYLL, around("{% for a in (1..9) %}", "{{ a }}", "{% endfor %}")),
    "case": (_JEKYLL, around("{% case 'b' %}", "{% when 'a@' %}c", "{% endcase %}")),
    "value": (_JEKYLL, each("{{ page.title }}@ ")),
    "value in a line": (_JEKYLL, each("[a](b{{ site.c }})")),
    "value of what is not known": (_JEKYLL, each("{{ site.posts }} ")),
    "attributes": (_JEKYLL, each("a@\n{: .b}\n\n")),
    "youtube": (_HEXO, each("{% youtube a@ %}\n\n")),
    "codeblock": (_HEXO, each("{% codeblock %}\na@\n{% endcodeblock %}\n\n")),
    "quote": (_HEXO, each("{% blockquote a %}\na@\n{% endblockquote %}\n\n")),
    "note": (_HEXO, each("{% note info %}\na@\n{% endnote %}\n\n")),
    "note open": (_HEXO, each("{% note info %}\na@\n\n")),
    "asset_img": (_HEXO, each("{% asset_img a@.png b %}\n\n")),
    "post_link": (_HEXO, each("{% post_link a@ %}\n\n")),
    "tags open": (_HEXO, each("{% ")),
    "arguments": (_HEXO, around("{% img ", "a@ ", "%}")),
    "shortcode": (_HUGO, each("{{< youtube a@ >}}\n\n")),
    "shortcode of figures": (_HUGO, each('{{< figure src="a@.png" title="b" >}}\n\n')),
    "shortcode of code": (_HUGO, each("{{< highlight go >}}\na@\n{{< /highlight >}}\n\n")),
    "shortcode unknown": (_HUGO, each("{{< x a@ >}}\n\n")),
    "shortcode open": (_HUGO, each("{{< ")),
    "shortcode of values": (_HUGO, each("{{< param title >}} ")),
    "shortcode with markup": (_HUGO, each("{{% notice note %}}\na@\n{{% /notice %}}\n\n")),
    "shortcode ref": (_HUGO, each('[a]({{< ref "b@" >}})\n\n')),
    "macro": (_ZOLA, each('{{ youtube(id="a@") }}\n\n')),
    "macro of blocks": (_ZOLA, each('{% quote(author="a") %}\nb@\n{% end %}\n\n')),
    "shortcode of Nikola": (_NIKOLA, each("{{% youtube a@ %}}\n\n")),
    "boxes": (_DOCUSAURUS, each(":::note\na@\n:::\n\n")),
    "boxes open": (_DOCUSAURUS, each(":::note\na@\n")),
    "imports": (_DOCUSAURUS, each("import A@ from 'b';\n\n")),
    "elements": (_DOCUSAURUS, each("<A@ b={c}>d</A@>\n\n")),
}

#: HTML that plugins of generators fill.
TAGS_IN_HTML: dict[str, tuple[Mapping[str, object], Make]] = {
    "captions": (_HEXO, each("[caption id=a@]b[/caption]\n\n")),
    "captions open": (_HEXO, each("[caption id=a@]b\n\n")),
    "post_link in HTML": (_HEXO, each("<p>{% post_link a@ %}</p>")),
    "raw in HTML": (_JEKYLL, each("<p>{% raw %}a@{% endraw %}</p>")),
}


def names_of(key: str) -> Make:
    """A key of front matter with so many names."""
    return lambda n: f"{key}: [{', '.join(f'a{i}' for i in range(n))}]"


#: Front matter in YAML.
FIELDS: dict[str, Make] = {
    **{key: names_of(key) for key in ("categories", "tags", "authors", "keywords")},
    "aliases": lambda n: f"aliases: [{', '.join(f'/a{i}/' for i in range(n))}]",
    "aliases equal": lambda n: f"aliases: [{', '.join(['/a/'] * n)}]",
    "aliases deep": lambda n: f"aliases: [/{'a/' * n}]",
    "permalink deep": lambda n: f"permalink: /{'a/' * n}",
    "categories in a path": lambda n: f"categories: {'a/' * n}b",
    "tags in a text": lambda n: f"tags: {', '.join(f'a{i}' for i in range(n))}",
    "keys": each("key@: a\n"),
    **{
        f"long {key}": (lambda n, key=key: f"{key}: {'a-' * n}b")  # type: ignore[misc]
        for key in ("category", "tag", "author", "series")
    },
    "keys equal": each("key: a@\n"),
    "keys nested": lambda n: "key: " + "{a: " * n + "b" + "}" * n,
    "lists nested": lambda n: "key: " + "[" * n + "]" * n,
    "anchors": lambda n: (
        "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, n))
    ),
    "anchors of one": lambda n: "a: &a [x]\n" + each("b@: *a\n")(n),
    "merges": lambda n: "a: &a {x: y}\n" + each("b@: {<<: *a}\n")(n),
    "merges in a chain": lambda n: (
        "a0: &a0 {x0: y}\n"
        + "".join(f"a{i}: &a{i} {{<<: *a{i - 1}, x{i}: y}}\n" for i in range(1, n))
    ),
    "long title": lambda n: f"title: {'word ' * n}",
    "long summary": lambda n: f"summary: {'word ' * n}",
    "long slug": lambda n: f"slug: {'word-' * n}",
    "long language": lambda n: f"lang: {'en-' * n}",
    "long link": lambda n: f"link: https://e.org/{'a/' * n}",
    "lines of a text": lambda n: "summary: |\n" + "  a\n" * n,
    "quoted text": lambda n: 'summary: "' + '\\"' * n + '"',
    "broken": each("key@: 'a\n"),
    "colons": lambda n: "key: a" + ": b" * n,
    "tabs": each("\tkey@: a\n"),
    "comments": each("# a@\n"),
    "brackets": lambda n: "key: " + "[" * n,
    "braces": lambda n: "key: " + "{" * n,
    "quotes": lambda n: "key: " + "'" * (2 * n + 1),
    "documents": lambda n: "key: a\n" + "...\n" * n,
    "tags of YAML": each("key@: !x a\n"),
    "explicit keys": each("? key@\n: a\n"),
    "digits": lambda n: "key: " + "9" * n,
    "dates": each("key@: 2020-01-01\n"),
    "pictures": lambda n: "images:\n" + each("  - https://e.org/@.png\n")(n),
    "enclosures": lambda n: "enclosures:\n" + each("  - https://e.org/@.mp3\n")(n),
}


def _articles(front: str, body: str = "Text [a](a@.md).") -> Callable[[int], Mapping[str, str]]:
    """An eighth as many articles as are asked for."""

    def files(n: int) -> Mapping[str, str]:
        names = range(max(n // 8, 1))
        text = f"---\n{front}\n---\n\n{body}\n"
        return {f"news/b{i}.md": text.replace("@", str(i)) for i in names}

    return files


#: Projects of many articles; each is short.
ARTICLES: dict[str, Callable[[int], Mapping[str, str]]] = {
    "plain": _articles("title: a@\ndate: 2020-01-01"),
    "one title": _articles("title: a\ndate: 2020-01-01"),
    "one slug": _articles("title: a@\nslug: a\ndate: 2020-01-01"),
    "one id": _articles("title: a@\nid: a\ndate: 2020-01-01"),
    "one permalink": _articles("title: a@\npermalink: /a/\ndate: 2020-01-01"),
    "one alias": _articles("title: a@\naliases: [/a/]\ndate: 2020-01-01"),
    "aliases": _articles("title: a@\naliases: [/a@/, /b@/]\ndate: 2020-01-01"),
    "aliases of the next": _articles("title: a@\naliases: [/news/b1@.html]\ndate: 2020-01-01"),
    "one tag": _articles("title: a@\ntags: [a]\ndate: 2020-01-01"),
    "tags": _articles("title: a@\ntags: [a@, b@]\ndate: 2020-01-01"),
    "one category": _articles("title: a@\ncategories: [a]\ndate: 2020-01-01"),
    "categories": _articles("title: a@\ncategories: [[a@, b, c]]\ndate: 2020-01-01"),
    "authors": _articles("title: a@\nauthors: [a@]\ndate: 2020-01-01"),
    "one author": _articles("title: a@\nauthors: [a]\ndate: 2020-01-01"),
    "one translation": _articles("title: a@\nlang: en\ntranslationKey: a\ndate: 2020-01-01"),
    "one series": _articles("title: a@\nseries: a\ndate: 2020-01-01"),
    "languages": _articles("title: a@\nlang: l@\ndate: 2020-01-01"),
    "links to the first": _articles("title: a@\ndate: 2020-01-01", "[a](b0.md)"),
    "links to one title": _articles("title: a\ndate: 2020-01-01", "{news:article}`a`"),
    "one label": _articles("title: a@\ndate: 2020-01-01", "(label)=\n# b\n"),
    "one heading": _articles("title: a@\ndate: 2020-01-01", "# b\n"),
    "one picture": _articles("title: a@\ndate: 2020-01-01", "![a](https://e.org/a.png)"),
}

#: Sphinx shows all pages of a table of contents beside each of them.
_NO_NAVIGATION = 'html_sidebars = {"**": []}'

_ALL_MYST = """
myst_enable_extensions = [
    "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
    "html_admonition", "html_image", "replacements", "smartquotes", "strikethrough",
    "substitution", "tasklist",
]
"""


def _many_names(n: int) -> str:
    """As many names as an article may have, each of which has a list."""
    return "\n".join(names_of(key)(100) for key in ("categories", "tags", "authors"))


#: Bodies of articles that stand in three hundred lists.
LISTED: dict[str, Make] = {
    "bold": each("<b>a</b>"),
    "paragraphs": each("<p>a@</p>"),
    "word": around("<p>", "word@", "</p>"),
    "marked": around("<p>", "a@ <b>b</b> ", "</p><!-- more --><p>c</p>"),
}


#: Bodies of a project whose texts run to the left: each piece turns the direction.
TURNED: dict[str, Make] = {
    "words": around("<p>", "عربي a@ ", "</p>"),
    "signs": around("<p>", "عربي C++ ", "</p>"),
    "signs without blanks": around("<p>", "عC+ ", "</p>"),
    "numbers": around("<p>", "٢ 2022-02-28 +49 30 @ ", "</p>"),
    "one word": around("<p>عربي ", "a@-", "</p>"),
    "elements": around("<p>", "عربي <b>C++</b> ", "</p>"),
    "paragraphs": each("<p>عربي C++</p>"),
    "headings": each("<h2>عربي C++ @</h2>"),
    "long heading": around("<h2>", "عربي C++ @ ", "</h2>"),
    "links": each("<a href=https://e.org/@>عربي C++</a> "),
    "cells": around("<table>", "<tr><td>عربي C++ @", "</table>"),
    "languages": each("<p lang=en>a</p><p lang=l@>عربي C++</p>"),
    "languages in one": around(
        "<p>", "<span lang=en>a C++</span> <span lang=ur>ع C++</span> ", "</p>"
    ),
    "languages nested": once("<div lang=en><div lang=ar>" * 15 + "C++" + "</div>" * 30, 15),
}


def _han(n: int) -> str:
    """Signs of which hardly two pairs are equal."""
    return "".join(chr(0x4E00 + (i * i * 7919 + i * 104_729) % 20_000) for i in range(n))


#: Texts without blanks between words, of which each pair of letters is found.
PAIRED: dict[str, Make] = {
    "word": lambda n: f"<p>{_han(n)}</p>",
    "lines": lambda n: "<p>" + "\n".join(_han(n)) + "</p>",
    "paragraphs": lambda n: "".join(f"<p>{sign}</p>" for sign in _han(n)),
    "headings": lambda n: "".join(f"<h2>{sign}</h2>" for sign in _han(n)),
    "elements": lambda n: "".join(f"<b>{sign}</b>" for sign in _han(n)),
    "letters between": lambda n: "".join(f"{sign}a" for sign in _han(n)),
}


#: What flavours of Markdown have besides CommonMark, and HTML among it: the dialect, and the text.
FLAVOURED: dict[str, tuple[str, Make]] = {
    "addresses": ("plain", each("http://a.example/@ ")),
    "addresses of www": ("plain", each("www.a.example/@ ")),
    "addresses without blanks": ("plain", each("http://a.example。")),
    "addresses open": ("plain", each("http://a.example/(")),
    "addresses begun": ("plain", each("http://")),
    "addresses with blanks": ("jekyll", each("[a](b c@) ")),
    "addresses with blanks open": ("jekyll", each("[a](b c ")),
    "addresses with blanks and titles": ("jekyll", each("[a](b   'c ")),
    "addresses in brackets open": ("jekyll", around("[a](b c ", "(d", "")),
    "definitions of addresses": ("jekyll", each("[a@]: b)\n")),
    "definitions": ("plain", each("a@\n: b\n\n")),
    "definitions of one term": ("plain", around("a\n", ": b\n", "")),
    "abbreviations": ("jekyll", each("*[a@]: b\n\n")),
    "abbreviated": ("jekyll", around("*[ab]: c\n\n", "ab ", "")),
    "emoji": ("plain", each(":tada: ")),
    "colons": ("plain", each(":a")),
    "languages of code": ("plain", each("    :::py\n    a\n\nb\n\n")),
    "rows": ("jekyll", each("| a@ | b |\n")),
    "tables of a row": ("jekyll", each("| a |\n\n")),
    "bars": ("jekyll", around("|", "a|", "\n|b|")),
    "formulas": ("jekyll", each("$$a$$ ")),
    "formulas in blocks": ("jekyll", each("$$\na\n$$\n\n")),
    "formulas open": ("jekyll", each("$$a ")),
    "line breaks": ("hexo", each("a\n")),
    "alerts": ("plain", each("> [!NOTE]\n> a\n\n")),
    "check boxes": ("plain", each("- [ ] a\n")),
    "emphasis beside Han": ("plain", each("**字：**字")),
    "pre": ("plain", each("<div><pre>a\n\nb</pre></div>\n\n")),
    "pre open": ("plain", each("<div><pre>\n\n")),
    "pre with one end": ("plain", around("", "<div><pre>\n\n", "</pre>")),
    "comments": ("plain", each("<!-- a -->b\n\n")),
    "comments on a line": ("plain", each("<!-- a -->b")),
    "comments over lines": ("plain", each("<div><!-- a\n\nb --></div>c\n\n")),
    "Markdown in elements": ("plain", each('<div markdown="1">*a*</div>\n\n')),
    "Markdown nested": ("plain", both('<div markdown="1">', "</div>")),
    "Markdown nested over lines": ("plain", both('<div markdown="1">\n', "</div>\n")),
    "ends": ("plain", each("a</div>\n\n")),
    "ends in a line": ("plain", around("<div>\n\na", "</div>", "")),
    "ends in items": ("plain", around("<p>\n\n", "- a</div>\n", "")),
    "ends in quotations": ("plain", each("> a</div>\n\n<p>\n\n")),
    "textareas": ("plain", each("<textarea>*a*</textarea> ")),
    "textareas open": ("plain", each("<textarea>*a* ")),
    "code around emphasis": ("plain", each("<code>*a*</code> ")),
    "indented elements": ("jekyll", around("<div>\n\n", "    <p>a</p>\n\n", "</div>")),
    "indented elements open": ("jekyll", each("<div>\n\n    <p>\n\n")),
    "ids": ("plain", each("## a {#b@}\n\n[c](#b@)\n\n")),
    "ids of blocks": ("jekyll", each("a\n{: #b@}\n\n[c](#b@)\n\n")),
    "components": ("docusaurus", each("<A>a</A>\n\n")),
    "components open": ("docusaurus", each("<A>\n")),
    "components open in a line": ("docusaurus", each("<A> a ")),
    "components nested": ("docusaurus", both("<A>\n", "</A>\n")),
    "components with values": ("docusaurus", each("<A b={c@} d='e'/> ")),
    "components with values open": ("docusaurus", each("<A b={c@ ")),
    "ends of components": ("docusaurus", each("</A>\n")),
    "values of JSX": ("docusaurus", each("{a@} ")),
    "values of JSX open": ("docusaurus", each("{a@ ")),
    "imports": ("docusaurus", each('import A@ from "./a.png"\n')),
    "comments of JSX": ("docusaurus", each("{/* a */} ")),
    "comments of JSX open": ("docusaurus", each("{/* a ")),
    "blocks between slashes": ("mkdocs", each("/// note\na\n///\n\n")),
    "blocks between slashes open": ("mkdocs", each("/// note\na\n")),
    "blocks between slashes nested": ("mkdocs", both("/// note\n\n", "///\n\n")),
    "raised words": ("mkdocs", each("^a^ b~c~ ")),
    "edited words": ("mkdocs", each("{++a++} {~~b~>c~~} ")),
    "edited words open": ("mkdocs", each("{++a {~~b ")),
    "parted references": ("jekyll", each("[a\nb@]\n[c\nd@] ")),
    "parted references open": ("jekyll", each("[a\n")),
    "captions of code": ("hexo", each("```js a@ http://b.example\nc\n```\n\n")),
    "attributes of blocks": ("hugo", each("a\n{.b@}\n\n")),
    "signs of MyST": ("hugo", each("% a\n+++\n(b@)=\n")),
    "directives of MyST": ("hugo", each("```{a@}\nb\n```\n\n{c@}`d` ")),
    "calls of Go": ("plain", each('{{raw "a@"}} ')),
}


def _nothing(n: int) -> str:
    return "Text."


def _all_kinds() -> Iterator[tuple[str, Kind]]:
    for name, make in HTML.items():
        yield f"html {name}", Kind(".html", make)
    for name, make in MARKDOWN.items():
        yield f"md {name}", Kind(".md", make, conf=_ALL_MYST)
    for name, (dialect, make) in FLAVOURED.items():
        yield f"flavoured {name}", Kind(".md", make, source={"dialect": dialect})
    for name, make in RST.items():
        yield f"rst {name}", Kind(".rst", make)
    for name, (source, make) in TAGS.items():
        yield f"tag {name}", Kind(".md", make, source=source)
    for name, (source, make) in TAGS_IN_HTML.items():
        yield f"tag {name}", Kind(".html", make, source=source)
    for name, make in FIELDS.items():
        yield f"field {name}", Kind(".md", _nothing, make)
    for name, files in ARTICLES.items():
        yield f"articles {name}", Kind(".md", _nothing, files=files, conf=_NO_NAVIGATION)
    for name, make in LISTED.items():
        yield f"listed {name}", Kind(".html", make, _many_names)
    for name, make in TURNED.items():
        yield f"turned {name}", Kind(".html", make, conf='language = "ar"')
        yield f"turned in English, {name}", Kind(".html", make, lambda n: "lang: ar\n")
    for name, make in PAIRED.items():
        yield f"paired {name}", Kind(".html", make)
    for style in Style:
        listing = f".. newsfeed::\n   :style: {style}\n   :toctree:\n"
        for name in ("paragraphs", "words", "headings", "items", "links"):
            yield f"style {style}, {name}", Kind(".html", HTML[name], listing=listing)
        files = ARTICLES["plain"]
        yield (
            f"style {style}, articles",
            Kind(".md", _nothing, files=files, listing=listing, conf=_NO_NAVIGATION),
        )


#: All kinds by their names; the first word is what it is a kind of.
KINDS: dict[str, Kind] = dict(_all_kinds())
