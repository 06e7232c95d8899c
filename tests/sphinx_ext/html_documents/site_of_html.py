"""A project of pages in HTML, as tests build it."""

from __future__ import annotations

from conftest import NewsProject
from html_to_docutils.test_html_builders import png

HTML = 'source_suffix = {".rst": "restructuredtext", ".html": "html"}'
GUIDE = """<!doctype html>
<html lang="en">
<head><title>Old title</title>
<meta name="description" content="How to &quot;build&quot;">
<meta name="keywords" content="a, b">
<meta http-equiv="refresh" content="0;url=https://e.org">
<script>alert(1)</script></head>
<body onload="alert(1)">
<h1 id="top">A <em>guide</em></h1>
<p>First.</p>
<h2 id="part">Part one</h2>
<p>See <a href="other.html#there">the other</a>, <a href="sub/deep.html">deep</a>,
<a href="plain.rst">plain</a> and <a href="plain.html#section">its section</a>.</p>
<p><img src="a.png" alt="pic"> <a href="data.csv">data</a></p>
</body></html>
"""
OTHER = '<h1>Other</h1>\n<p id="there">Here. <a href="guide.html#part">guide</a></p>\n'
DEEP = '<h1>Deep</h1><p><a href="../guide.html">up</a> <a href="/other.html">other</a>\n'
PLAIN = "Plain\n=====\n\n:doc:`guide`\n\nSection\n-------\n\nText.\n"
INDEX = "Site\n====\n\n.. toctree::\n\n   guide\n   other\n   plain\n   sub/deep\n"


def configure(project: NewsProject, *lines: str) -> None:
    """Let files of HTML be pages, and nothing be news."""
    project.configure(HTML, "newsfeed_sources = {}", *lines)


def fill(project: NewsProject, *lines: str) -> NewsProject:
    """Write pages in HTML and in reStructuredText that lead to each other."""
    configure(project, *lines)
    project.write("index.rst", INDEX)
    project.write("guide.html", GUIDE)
    project.write("other.html", OTHER)
    project.write("plain.rst", PLAIN)
    project.write("sub/deep.html", DEEP)
    project.write("a.png", png())
    project.write("data.csv", "1,2\n")
    return project


def page(project: NewsProject, html: str, name: str = "page.html", *lines: str) -> None:
    """Write one page in HTML, and one that leads to it."""
    configure(project, *lines)
    project.write("index.rst", f"Site\n====\n\n.. toctree::\n\n   {name.rpartition('.')[0]}\n")
    project.write(name, html)
