"""Pages in the formats of docutils' own writers: whole, valid and harmless."""

from __future__ import annotations

import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import html5lib
import lxml.etree
import pytest
from docutils import nodes
from docutils.core import publish_doctree
from html_to_docutils.attacks import ADDRESSES, MARKUP, PLACES
from html_to_docutils.test_html_attacks import assert_harmless
from html_to_docutils.test_html_builders import CASES, png
from markdown_it.utils import read_fixture_file

from sphinx_newsfeed.html_to_docutils.publishing import FORMATS, publish
from sphinx_newsfeed.problems import Problem, ProblemKind, ignore


def published(html: str, to: str, path: str = "page.html", **told: Any) -> str:
    """A page in a format; docutils says nothing of it, or else *tell* is told."""
    said: list[str] = []
    tell = told.get("tell", said.append)
    content = publish(html, path=path, to=to, report=told.get("report", ignore), tell=tell)
    assert not said
    return content.decode("utf-8")


def html_of(case: Path) -> str:
    """All cases of a file as one page."""
    return "".join(f"<div>{html}</div>\n" for _, _, html, _ in read_fixture_file(case))


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_all_cases_are_written_without_a_word_of_docutils(case: Path, to: str) -> None:
    text = published(f"<h1>All</h1>{html_of(case)}", to)
    assert len(text) > 800
    if to == "xml":
        lxml.etree.fromstring(text.encode())
    elif to == "html5":
        html5lib.HTMLParser(strict=True).parse(text)


@pytest.mark.skipif(not hasattr(nodes.document, "validate"), reason="docutils cannot judge it")
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_xml_is_what_docutils_reads(case: Path) -> None:
    from docutils.parsers.docutils_xml import Parser

    text = published(f"<title>All</title>{html_of(case)}", "xml")
    text = re.sub(r"<!DOCTYPE[^>]*>", "", text).partition("?>")[2]
    settings = {"report_level": 3, "doctitle_xform": False, "warning_stream": False}
    document = publish_doctree(text, parser=Parser(), settings_overrides=settings)
    document.validate()
    assert not document.parse_messages


PAGE = """<!doctype html>
<html lang="de">
<head><title>Nicht dies</title>
<meta name="description" content="Wie &quot;man&quot; baut">
<meta name="generator" content="x"><meta http-equiv="refresh" content="0;url=https://e.org">
</head>
<body><p>Davor</p><h1>Br\u00fccke</h1><p>Das <abbr title="World Wide Web">WWW</abbr></p>
<pre class="language-python">print(1)</pre><div class="admonition note"><p>x</p></div></body></html>
"""


@pytest.mark.parametrize(
    ("to", "wanted"),
    [
        (
            "html5",
            ['lang="de"', "<title>Br\u00fccke</title>", '<h1 class="title">Br\u00fccke</h1>'],
        ),
        ("html5", ['content="Wie &quot;man&quot; baut" name="description"', ">Bemerkung<"]),
        ("html5", ['<pre class="code python literal-block">', "(World Wide Web)"]),
        (
            "latex",
            [r"\title{Br\u00fccke".replace(r"\u00fc", "\u00fc"), "ngerman", "World Wide Web"],
        ),
        ("xml", ['classes="language-de"', 'classes="code python"', "<title>Br\u00fccke</title>"]),
        (
            "pseudoxml",
            ['language="python"', 'explanation="World Wide Web"', 'classes="language-de"'],
        ),
    ],
)
def test_what_a_page_says_is_kept(to: str, wanted: list[str]) -> None:
    text = published(PAGE, to)
    for each in wanted:
        assert each in text
    for each in ("Nicht dies", "refresh"):
        assert each not in text


def test_a_language_that_docutils_lacks_is_said_all_the_same() -> None:
    text = published('<html lang="haw"><h1>a</h1><p>b<p class="note">c', "html5")
    assert '<main id="article-a" lang="haw">' in text


def test_only_the_title_becomes_that_of_the_document() -> None:
    text = published("<h1>a</h1><h2>b</h2><p>c", "pseudoxml")
    assert "<subtitle>" not in text and '<section ids="article-b">' in text


@pytest.mark.parametrize(
    ("address", "is_film"),
    [("https://e.org/a.mp4", True), ("a.ogv", True), ("https://e.org/a.swf", False)],
)
def test_no_picture_becomes_a_player(address: str, is_film: bool) -> None:
    text = published(f'<p><img src="{address}" alt="film">', "html5")
    assert (f'href="{address}">film</a>' in text) or not is_film
    assert not re.search("<(video|object|embed)", text)


def test_tex_is_given_pictures_that_it_can_show_alone(tmp_path: Path) -> None:
    for name in ("a.png", "b.svg", "c d.png", "e}x.png"):
        (tmp_path / name).write_bytes(png())
    addresses = ("a.png", "b.svg", "c d.png", "e}x.png", "gone.png", "https://e.org/w.png")
    html = "".join(f'<figure><img src="{a}" alt="alt {a}"></figure>\n' for a in addresses)
    problems: list[Problem] = []
    page = str(tmp_path / "page.html")
    text = published(html, "latex", page, report=problems.append)
    assert re.findall(r"\\includegraphics.*?\{(.*?)\}", text) == ["a.png"]
    assert r"\href{https://e.org/w.png}{alt https://e.org/w.png}" in text
    assert [(each.kind, each.line) for each in problems] == [
        (ProblemKind.PICTURE, line) for line in (2, 3, 4, 5)
    ]
    assert "alt b.svg" in text


def harmless(html: str) -> None:
    page = published(html, "html5", report=ignore)
    builder = html5lib.getTreeBuilder("etree")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = html5lib.HTMLParser(builder, namespaceHTMLElements=False).parse(page)
    (head,), (body,) = root.findall("head"), root.findall("body")
    assert {each.tag for each in head} <= {"meta", "title", "style"}
    assert all("http-equiv" not in each.attrib for each in head.findall("meta"))
    assert_harmless(body)


@pytest.mark.parametrize("place", PLACES)
def test_addresses_do_no_harm(place: str) -> None:
    harmless("".join(f"<div>{place.replace('{}', each)}</div>" for each in ADDRESSES))


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_does_no_harm(markup: str) -> None:
    harmless(f"<title>{markup}</title><h1>{markup} x</h1><p>{markup}")
    harmless(f'<head>{markup}<meta name="description" content="{markup}"></head><p>a')


@pytest.mark.parametrize("to", ["latex", "xetex"])
def test_no_command_of_tex_comes_from_a_page(to: str) -> None:
    attack = r"}\input{/etc/passwd} \write18{id} ^^5cinput{x}{"
    places = ["<p>{}", "<h1>{}</h1>", "<pre>{}</pre>", "<code>{}</code>", "<title>{}</title>"]
    places += ['<a href="https://e.org/{}">x</a>', '<img src="{}.png" alt="{}">', r"<p>\({}\)"]
    places += ['<meta name="keywords" content="{}">', '<span class="math">{}</span>', "<dt>{}"]
    text = published("".join(each.replace("{}", attack) for each in places), to)
    body = text[text.index(r"\hypersetup") :]
    # In this environment it has no meaning.
    body, count = re.subn(r"(?s)\\begin\{alltt\}.*?\\end\{alltt\}", "", body)
    assert count == 1 and "input" in body
    assert not re.search(r"\\(input|write)(?![a-z])|\^\^", body)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("xelatex") is None, reason="there is no TeX")
@pytest.mark.parametrize(("to", "program"), [("latex", "pdflatex"), ("xetex", "xelatex")])
def test_tex_sets_a_page(to: str, program: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    table = "<table><tr><th>A<th>B<tr><td>1<td>2</table>"
    page = PAGE.replace('lang="de"', "")
    html = f'{page}<h2>x</h2><img src="a.png" alt="p">{table}<ul><li>y</ul><p>\\(x^2\\)'
    (tmp_path / "page.tex").write_text(published(html, to, str(tmp_path / "page.html")), "utf-8")
    command = [
        program,
        "-interaction=nonstopmode",
        "-halt-on-error",
        "-no-shell-escape",
        "page.tex",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
