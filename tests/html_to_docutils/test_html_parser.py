"""The parser class, used by docutils without Sphinx."""

from __future__ import annotations

import subprocess
import sys

from docutils import nodes
from docutils.core import publish_doctree, publish_string
from docutils.parsers import get_parser_class

from sphinx_newsfeed.html_to_docutils.parser import HtmlParser

NAME = "sphinx_newsfeed.html_to_docutils.parser"


def test_found_by_docutils() -> None:
    assert get_parser_class(NAME) is HtmlParser


def test_tree() -> None:
    html = '<p>a</p>\n<a href="javascript:x">b</a>'
    settings = {"report_level": 2, "warning_stream": False, "output_encoding": "unicode"}
    document = publish_doctree(
        html, source_path="a.html", parser=HtmlParser(), settings_overrides=settings
    )
    first, second, *_ = document.findall(nodes.paragraph)
    assert (first.astext(), first.source, first.line) == ("a", "a.html", 1)
    assert (second.astext(), second.line) == ("b", 2)
    (message,) = document.parse_messages
    assert "javascript:x" in message.astext()
    assert message["line"] == 2


def test_html_to_html() -> None:
    html = publish_string(
        "<h2>A</h2><p>b <b>c</b></p>",
        parser=HtmlParser(),
        writer="html5",
        settings_overrides={"output_encoding": "unicode", "embed_stylesheet": False},
    )
    assert "<p>b <strong>c</strong></p>" in html


def test_docutils_does_not_warn_of_thematic_breaks() -> None:
    html = "<hr><p>a</p><hr><hr><h2>B</h2><hr><p>c</p><hr><h2>D</h2><p>d</p><hr>"
    settings = {"report_level": 1, "halt_level": 1, "warning_stream": False}
    document = publish_doctree(html, parser=HtmlParser(), settings_overrides=settings)
    assert len(list(document.findall(nodes.transition))) == html.count("<hr>")
    assert not document.parse_messages and not document.transform_messages


def test_footnotes_without_sphinx() -> None:
    html = (
        '<p>a<sup><a href="#fn1" id="r1">1</a></sup></p>'
        '<ol class="footnotes"><li id="fn1">b <a href="#r1">\u21a9</a></li></ol>'
    )
    settings = {"report_level": 1, "halt_level": 1, "output_encoding": "unicode"}
    page = publish_string(html, parser=HtmlParser(), writer="html5", settings_overrides=settings)
    assert 'href="#article-footnote-1"' in page
    assert 'href="#article-footnote-reference-1"' in page
    assert "\u21a9" not in page


def test_command_line_needs_no_sphinx() -> None:
    program = (
        "import sys, docutils.core;"
        f"docutils.core.publish_cmdline(parser='{NAME}', writer='pseudoxml', argv=[]);"
        "assert not any(name.split('.')[0] == 'sphinx' for name in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, input="<p>a<br>b</p>", capture_output=True, encoding="utf-8", check=True
    )
    assert "<line_block>" in done.stdout
