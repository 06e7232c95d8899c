"""How Markdown comes out, beside what the generators' own programs make of it.

    python tests/markdown/fidelity.py kramdown ../posts another-folder

Each body of the folders is rendered by a program of a generator, and built as an article of that
generator. A table tells how many words of the program's page the article shows, and how far the
elements of both agree: of each kind, the smaller number of the two as a share of the larger.

The programs are ``kramdown`` (Ruby with kramdown and kramdown-parser-gfm), ``markdown`` (Python's
Markdown with its extensions ``extra`` and ``codehilite``) and ``goldmark`` (Hugo). Bodies with
template tags are left out: these programs run none.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import frontmatter
import html5lib

_TAG = re.compile(r"\{[%{]")
_WORD = re.compile(r"[^\W_]+")
_HIDDEN = {"script", "style", "template", "noscript"}

#: Kinds of element: the names in HTML, and in the tree of the article.
_KINDS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "emphasis": (("em", "i"), "emphasis"),
    "strong": (("strong", "b"), "strong"),
    "struck": (("del", "s", "strike"), 'inline[@classes="del"]'),
    "code": (("code", "tt"), "literal"),
    "code blocks": (("pre",), "literal_block"),
    "links": (("a",), "reference"),
    "pictures": (("img",), "image"),
    "items": (("li",), "list_item"),
    "terms": (("dt",), "term"),
    "quotations": (("blockquote",), "block_quote"),
    "rows": (("tr",), "row"),
    "headings": (("h1", "h2", "h3", "h4", "h5", "h6"), "title"),
}

_KRAMDOWN = """
require "json"
require "kramdown"
require "kramdown-parser-gfm"
bodies = JSON.parse(STDIN.read)
options = { input: "GFM", hard_wrap: false, auto_ids: true, syntax_highlighter: nil }
puts JSON.generate(bodies.map { |body| Kramdown::Document.new(body, options).to_html })
"""


def kramdown(bodies: Sequence[str]) -> list[str]:
    """The pages that kramdown makes, as Jekyll configures it."""
    command = ["ruby", "-e", _KRAMDOWN]
    done = subprocess.run(command, input=json.dumps(bodies), capture_output=True, text=True)
    done.check_returncode()
    return list(json.loads(done.stdout))


def markdown(bodies: Sequence[str]) -> list[str]:
    """The pages that Python-Markdown makes, as Pelican configures it."""
    from markdown import markdown as render

    return [render(body, extensions=["extra", "codehilite"]) for body in bodies]


def goldmark(bodies: Sequence[str]) -> list[str]:
    """The pages that Hugo makes, with HTML left in."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        (site / "content").mkdir()
        (site / "layouts/_default").mkdir(parents=True)
        settings = "[markup.goldmark.renderer]\nunsafe = true\n"
        (site / "config.toml").write_text(f'baseURL = "https://a.example/"\n{settings}')
        (site / "layouts/_default/single.html").write_text("{{ .Content }}")
        for number, body in enumerate(bodies):
            text = f"---\ntitle: p{number}\n---\n{body}"
            (site / f"content/p{number}.md").write_text(text, "utf-8")
        subprocess.run(["hugo", "--quiet", "--source", name], check=True)
        return [
            (site / f"public/p{number}/index.html").read_text("utf-8")
            for number in range(len(bodies))
        ]


#: Each program, and the dialect of the articles that are built beside it.
PROGRAMS: Mapping[str, tuple[Callable[[Sequence[str]], list[str]], str]] = {
    "goldmark": (goldmark, "hugo"),
    "kramdown": (kramdown, "jekyll"),
    "markdown": (markdown, "pelican"),
}


def articles(bodies: Sequence[str], dialect: str) -> list[ElementTree.Element]:
    """The trees of the articles of a dialect that have these bodies."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = {"path": "news", "dialect": dialect}
        settings = f"newsfeed_sources = {{'news': {source!r}}}\nnewsfeed_feeds = []\n"
        (folder / "conf.py").write_text(f"extensions = ['sphinx_newsfeed']\n{settings}")
        (folder / "index.rst").write_text("News\n====\n\n.. newsfeed::\n")
        (folder / "news").mkdir()
        for number, body in enumerate(bodies):
            head = f"---\ntitle: Post {number}\ndate: 2024-01-01\nformat: markdown\n---\n"
            (folder / f"news/p{number}.md").write_text(head + body, "utf-8")
        command = [sys.executable, "-m", "sphinx", "-Q", "-b", "xml", name, f"{name}/out"]
        subprocess.run(command, check=True)
        trees = [
            ElementTree.parse(folder / f"out/news/p{number}.xml").getroot()  # noqa: S314 - ours
            for number in range(len(bodies))
        ]
    return [_without_head(tree) for tree in trees]


def _without_head(tree: ElementTree.Element) -> ElementTree.Element:
    section = tree.find("section")
    assert section is not None
    for child in list(section)[:2]:
        section.remove(child)
    return section


@dataclass
class Compared:
    """What a program's page and an article have in common."""

    bodies: int = 0
    words: int = 0
    kept: int = 0

    def __post_init__(self) -> None:
        self.kinds: dict[str, list[int]] = {kind: [0, 0] for kind in _KINDS}

    def add(self, page: str, article: ElementTree.Element) -> list[str]:
        """Compare one more; return the words that the article has not."""
        element = html5lib.parse(page, namespaceHTMLElements=False).find("body")
        words = Counter(_WORD.findall(" ".join(_texts(element))))
        missing = words - Counter(_WORD.findall(" ".join(article.itertext())))
        self.bodies += 1
        self.words += words.total()
        self.kept += words.total() - missing.total()
        for kind, (names, path) in _KINDS.items():
            there = sum(len(element.findall(f".//{name}")) for name in names)
            here = len(article.findall(f".//{path}"))
            if kind == "code":
                there -= len(element.findall(".//pre/code"))
            self.kinds[kind][0] += min(here, there)
            self.kinds[kind][1] += max(here, there)
        return list(missing.elements())


def _texts(element: ElementTree.Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def bodies_in(folders: Sequence[Path]) -> dict[str, str]:
    """The bodies of posts in Markdown that have no template tags, by their files."""
    files = (file for folder in folders for file in sorted(folder.rglob("*")))
    found = {}
    for file in files:
        if file.suffix in {".md", ".markdown", ".mdown"}:
            body = frontmatter.loads(file.read_text("utf-8", "replace")).content
            if not _TAG.search(body):
                found[str(file)] = body
    return found


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("program", choices=sorted(PROGRAMS))
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--words", action="store_true", help="print the words that are missing")
    arguments = parser.parse_args()
    program, dialect = PROGRAMS[arguments.program]
    if not shutil.which({"goldmark": "hugo", "kramdown": "ruby"}.get(arguments.program, "python3")):
        sys.exit(f"{arguments.program} is not installed")
    bodies = bodies_in(arguments.folders)
    compared = Compared()
    pages = program(list(bodies.values()))
    for file, page, article in zip(
        bodies, pages, articles(list(bodies.values()), dialect), strict=True
    ):
        missing = compared.add(page, article)
        if missing and arguments.words:
            say(f"{file}: {' '.join(missing[:20])}")
    say(f"{arguments.program}: {compared.bodies} bodies, {compared.words:,} words")
    say(f"{100 * compared.kept / max(compared.words, 1):6.2f} %  words")
    for kind, (agreed, most) in compared.kinds.items():
        if most:
            say(f"{100 * agreed / most:6.2f} %  {kind} ({most})")


if __name__ == "__main__":
    main()
