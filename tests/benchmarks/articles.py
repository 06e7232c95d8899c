"""The articles of the benchmarks: the same bytes for the same number and seed, on each machine.

An archive of ten years as an export leaves it: Latin and CJK text, most articles near 4 kB, a few
ten times as long, with all that bodies usually hold. An article is made of blocks first, and then
written as HTML or Markdown, so that each program is given the same content.
"""

from __future__ import annotations

import itertools
import math
import random
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

SEED = 20240229
FIRST = datetime(2014, 1, 6, 7, 30, 15)
DAYS = 3652

#: The size of a body in the middle, in bytes; how sizes spread, as the deviation of their
#: logarithm; and what no article goes below or beyond.
MEDIAN = 4_000
SPREAD = 0.8
SMALLEST, LARGEST = 500, 60_000

CATEGORIES = (
    *("Releases", "Events", "Works", "Notes", "Interviews"),
    *("Reviews", "新闻", "Städte", "Übersicht", "Talks"),
)
AUTHORS = (
    *("Ben Ferrier", "Clara Bühler", "Dana Okafor", "Émile Roux"),
    *("Jun Watanabe", "李小龙", "Marta Nowak", "Olu Adeyemi"),
)
LANGUAGES = ("python", "sh", "yaml", "ini", "")
PICTURES = tuple(f"picture-{number}.png" for number in range(6))
#: One in so many articles is written in CJK.
CJK_EACH = 3

#: As long as most old addresses are, for the size of a body whose links are not known yet.
SOME_ADDRESS = "/2014/01/06/some-article-9/"
#: What ends each body, so that an edit has a place that all programs share.
REVISION = "Revision 1."


@dataclass(frozen=True)
class Span:
    """A piece of running text."""

    kind: str
    text: str
    #: The address of a link, or the number of the article that it leads to.
    target: str | int = ""


Line = tuple[Span, ...]


@dataclass(frozen=True)
class Block:
    """A block of a body; what its fields hold depends on its kind."""

    kind: str
    lines: tuple[Line, ...] = ()
    text: str = ""
    level: int = 0


@dataclass(frozen=True)
class Article:
    """One article, before it has a form."""

    number: int
    title: str
    name: str
    date: datetime
    author: str
    category: str
    tags: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def old_address(self) -> str:
        """Where the article stood before."""
        return f"/{self.date:%Y/%m/%d}/{self.name}/"


#: Gives the address by which an article is linked to, in the notation of a program.
Linker = Callable[[Article], str]


@cache
def words_of_language() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """A vocabulary, and how often each word comes: a few often, most seldom."""
    chosen = random.Random(SEED)  # noqa: S311 - nothing secret
    begins = ("b", "br", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "w")
    ends = ("a", "an", "ar", "e", "el", "en", "er", "i", "in", "is", "o", "on", "or", "u", "ung")
    syllables = [first + last for first, last in itertools.product(begins, ends)]
    words = {"".join(chosen.choices(syllables, k=chosen.choice((1, 2, 2, 3)))) for _ in range(6000)}
    return _ranked(sorted(words), chosen)


@cache
def signs_of_language() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The same for Chinese: words of one to three characters, which repeat as words do."""
    chosen = random.Random(SEED)  # noqa: S311 - nothing secret
    signs = [chr(code) for code in range(0x4E00, 0x4E00 + 2400)]
    lengths = chosen.choices((1, 2, 3), (2, 7, 1), k=4000)
    words = {"".join(chosen.choices(signs, k=length)) for length in lengths}
    return _ranked(sorted(words), chosen)


def _ranked(words: list[str], chosen: random.Random) -> tuple[tuple[str, ...], tuple[float, ...]]:
    chosen.shuffle(words)
    return tuple(words), tuple(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))


class Writer:
    """Makes the text of one article after the other."""

    def __init__(self, count: int, seed: int) -> None:
        self._chosen = random.Random(seed)  # noqa: S311 - nothing secret
        self._count = count
        self._is_cjk = False

    def article(self, number: int) -> Article:
        """The article of this number, of which 0 is the oldest."""
        chosen = self._chosen
        self._is_cjk = number % CJK_EACH == CJK_EACH - 1
        step = DAYS * 86_400 / max(self._count, 1)
        seconds = int((number + chosen.random() * 0.9) * step)
        return Article(
            number=number,
            title=self.phrase(5),
            name=f"{'-'.join(self._latin(2))}-{number}",
            date=FIRST + timedelta(seconds=seconds),
            author=chosen.choice(AUTHORS),
            category=chosen.choice(CATEGORIES),
            tags=self._tags(),
            blocks=tuple(self._body()),
        )

    def phrase(self, length: int) -> str:
        """A few words, without a full stop."""
        if self._is_cjk:
            signs, weights = signs_of_language()
            return "".join(self._chosen.choices(signs, cum_weights=weights, k=length))
        return " ".join(self._latin(length)).capitalize()

    def _latin(self, count: int) -> list[str]:
        words, weights = words_of_language()
        return self._chosen.choices(words, cum_weights=weights, k=count)

    def _tags(self) -> tuple[str, ...]:
        """One to three names, of which a few are in every tenth article and most in few."""
        ranks = (int(36 ** self._chosen.random()) for _ in range(self._chosen.randint(1, 3)))
        words = words_of_language()[0]
        return tuple(dict.fromkeys(words[-rank] for rank in ranks))

    def _body(self) -> Iterator[Block]:
        wanted = math.exp(self._chosen.gauss(math.log(MEDIAN), SPREAD))
        wanted = min(max(wanted, SMALLEST), LARGEST) - len(REVISION)
        size = 0
        for block in self._blocks():
            size += len(html_of(block, {}).encode()) + 1
            yield block
            if size > wanted - 150:
                break
        yield Block("paragraph", ((Span("text", REVISION),),))

    def _blocks(self) -> Iterator[Block]:
        """Blocks without end: paragraphs first and mostly, all others between them."""
        makers = (
            *(self._heading, self._list, self._code, self._picture, self._quote, self._heading),
            *(self._table, self._figure, self._list, self._definitions),
        )
        yield self._paragraph()
        # A body that is long enough has one of each; each begins with another one.
        for at in itertools.count(self._chosen.randrange(len(makers))):
            for _ in range(self._chosen.randint(1, 3)):
                yield self._paragraph()
            yield makers[at % len(makers)]()

    def _paragraph(self) -> Block:
        return Block("paragraph", (self._line(self._chosen.randint(2, 5)),))

    def _line(self, sentences: int) -> Line:
        spans: list[Span] = []
        for _ in range(sentences):
            start = self.phrase(self._chosen.randint(5, 12))
            spans.append(Span("text", start if self._is_cjk else f"{start} "))
            if self._chosen.random() < 0.45:
                spans.append(self._marked())
            spans.append(Span("text", self._end(spans[-1])))
        return (*spans[:-1], Span("text", spans[-1].text.rstrip()))

    def _end(self, before: Span) -> str:
        if self._is_cjk:
            return f"{self.phrase(3)}。"
        blank = "" if before.text.endswith(" ") else " "
        return f"{blank}{' '.join(self._latin(3))}. "

    def _marked(self) -> Span:
        kinds = ("emphasis", "strong", "code", "link", "article", "article")
        kind = self._chosen.choice(kinds)
        words = self.phrase(2)
        if kind == "link":
            return Span(kind, words, f"https://example.net/{'/'.join(self._latin(2))}")
        if kind == "article":
            return Span(kind, words, self._chosen.randrange(self._count))
        return Span(kind, words if kind != "code" else "_".join(self._latin(2)))

    def _plain(self, length: int) -> Line:
        return (Span("text", self.phrase(length)),)

    def _heading(self) -> Block:
        return Block("heading", (self._plain(4),), level=self._chosen.choice((2, 2, 3)))

    def _list(self) -> Block:
        kind = self._chosen.choice(("bullets", "bullets", "numbers"))
        return Block(kind, tuple(self._line(1) for _ in range(self._chosen.randint(3, 6))))

    def _code(self) -> Block:
        lines = (f"{' = '.join(self._latin(2))}  # {self._latin(1)[0]}" for _ in range(5))
        return Block("code", text="\n".join(lines), level=self._chosen.randrange(len(LANGUAGES)))

    def _quote(self) -> Block:
        return Block("quote", (self._line(2),))

    def _table(self) -> Block:
        """Three columns; the first row is the head."""
        cells = 3 * self._chosen.randint(3, 6)
        return Block("table", tuple(self._plain(2) for _ in range(cells)))

    def _picture(self) -> Block:
        return Block("picture", (self._plain(3),), self._chosen.choice(PICTURES))

    def _figure(self) -> Block:
        return Block("figure", (self._plain(5),), self._chosen.choice(PICTURES))

    def _definitions(self) -> Block:
        """A term and what it means, in turns."""
        pairs = ((self._plain(2), self._line(1)) for _ in range(3))
        return Block("definitions", tuple(itertools.chain.from_iterable(pairs)))


def make_articles(count: int, seed: int = SEED) -> list[Article]:
    """So many articles, the oldest first."""
    writer = Writer(count, seed)
    return [writer.article(number) for number in range(count)]


def _html_line(line: Line, addresses: dict[int, str]) -> str:
    forms = {
        "text": "{0}",
        "emphasis": "<em>{0}</em>",
        "strong": "<strong>{0}</strong>",
        "code": "<code>{0}</code>",
        "link": '<a href="{1}">{0}</a>',
        "article": '<a href="{1}">{0}</a>',
    }
    return "".join(forms[span.kind].format(span.text, _target(span, addresses)) for span in line)


def _target(span: Span, addresses: dict[int, str]) -> str:
    if isinstance(span.target, int):
        return addresses.get(span.target, SOME_ADDRESS)
    return span.target


def html_of(block: Block, addresses: dict[int, str], pictures: str = "images/") -> str:
    """The block as HTML; ``addresses`` are those of articles, by their numbers."""
    lines = [_html_line(line, addresses) for line in block.lines]
    match block.kind:
        case "heading":
            return f"<h{block.level}>{lines[0]}</h{block.level}>"
        case "bullets" | "numbers":
            name = "ul" if block.kind == "bullets" else "ol"
            return "\n".join((f"<{name}>", *(f"<li>{line}</li>" for line in lines), f"</{name}>"))
        case "code":
            language = LANGUAGES[block.level]
            mark = f' class="language-{language}"' if language else ""
            return f"<pre><code{mark}>{block.text}</code></pre>"
        case "quote":
            return f"<blockquote><p>{lines[0]}</p></blockquote>"
        case "table":
            return _html_table(lines)
        case "picture":
            return f'<p><img src="{pictures}{block.text}" alt="{lines[0]}"></p>'
        case "figure":
            image = f'<img src="{pictures}{block.text}" alt="">'
            return f"<figure>{image}<figcaption>{lines[0]}</figcaption></figure>"
        case "definitions":
            pairs = zip(lines[::2], lines[1::2], strict=True)
            inner = (f"<dt>{term}</dt>\n<dd>{meaning}</dd>" for term, meaning in pairs)
            return "\n".join(("<dl>", *inner, "</dl>"))
        case _:
            return f"<p>{lines[0]}</p>"


def _html_table(cells: Sequence[str]) -> str:
    head, *rows = _threes(cells)
    first = "".join(f"<th>{cell}</th>" for cell in head)
    rest = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    body = "\n".join(rest)
    return f"<table>\n<thead><tr>{first}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _threes(cells: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(cells[at : at + 3]) for at in range(0, len(cells), 3)]


def _markdown_line(line: Line, addresses: dict[int, str]) -> str:
    forms = {
        "text": "{0}",
        "emphasis": "*{0}*",
        "strong": "**{0}**",
        "code": "`{0}`",
        "link": "[{0}]({1})",
        "article": "[{0}]({1})",
    }
    return "".join(forms[span.kind].format(span.text, _target(span, addresses)) for span in line)


def markdown_of(block: Block, addresses: dict[int, str], pictures: str = "images/") -> str:
    """The block as Markdown, as far as most programs read the same in it."""
    lines = [_markdown_line(line, addresses) for line in block.lines]
    match block.kind:
        case "heading":
            return f"{'#' * block.level} {lines[0]}"
        case "bullets":
            return "\n".join(f"- {line}" for line in lines)
        case "numbers":
            return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
        case "code":
            return f"```{LANGUAGES[block.level]}\n{block.text}\n```"
        case "quote":
            return f"> {lines[0]}"
        case "table":
            rows = [f"| {' | '.join(row)} |" for row in _threes(lines)]
            return "\n".join((rows[0], "|---|---|---|", *rows[1:]))
        case "picture":
            return f"![{lines[0]}]({pictures}{block.text})"
        case "figure":
            return f"![]({pictures}{block.text})\n\n*{lines[0]}*"
        case "definitions":
            pairs = zip(lines[::2], lines[1::2], strict=True)
            return "\n\n".join(f"{term}\n: {meaning}" for term, meaning in pairs)
        case _:
            return lines[0]


def addresses_of(articles: Sequence[Article], linker: Linker) -> dict[int, str]:
    """Where each article is linked to."""
    return {article.number: linker(article) for article in articles}


def html_body(article: Article, addresses: dict[int, str], pictures: str = "images/") -> str:
    """The body of an article as HTML."""
    return "\n".join(html_of(block, addresses, pictures) for block in article.blocks) + "\n"


def markdown_body(article: Article, addresses: dict[int, str], pictures: str = "images/") -> str:
    """The body of an article as Markdown."""
    return "\n\n".join(markdown_of(block, addresses, pictures) for block in article.blocks) + "\n"


def front_matter(article: Article) -> str:
    """What an export writes above a body."""
    lines = [f"title: {article.title}", f"date: {article.date:%Y-%m-%d %H:%M:%S}"]
    lines += [f"author: {article.author}", "categories:", f"- {article.category}", "tags:"]
    lines += [*(f"- {tag}" for tag in article.tags), f"permalink: {article.old_address}"]
    return "\n".join(["---", *lines, "---", "", ""])


def write_articles(folder: Path, articles: Sequence[Article], *, markdown: bool = False) -> None:
    """The files of an export, with links by old addresses and the pictures beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    addresses = addresses_of(articles, lambda article: article.old_address)
    suffix, body = (".md", markdown_body) if markdown else (".html", html_body)
    for article in articles:
        text = front_matter(article) + body(article, addresses)
        (folder / f"{article.name}{suffix}").write_bytes(text.encode())
    write_pictures(folder / "images")


def write_pictures(folder: Path) -> None:
    """The few pictures that all articles share."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(PICTURES):
        (folder / name).write_bytes(picture(640, 360, number))


@cache
def picture(width: int, height: int, number: int) -> bytes:
    """A picture in PNG: stripes, which differ from one to the next."""
    rows = (
        bytes([0, *((x * (number + 1) ^ y * 3) & 0xFF for x in range(width))])
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
