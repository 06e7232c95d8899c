"""What a build in which nothing changed imports: libraries that take long to import wait."""

from __future__ import annotations

import subprocess
import sys

from conftest import NewsProject

#: Each takes from ten milliseconds to a tenth of a second, with what it imports itself.
_LIBRARIES = [
    *("bs4", "html5lib", "lxml", "soupsieve", "pylatexenc"),  # HTML and formulas
    *("markdown_it", "mdit_py_plugins", "myst_parser", "linkify_it", "emoji"),  # Markdown
    *("frontmatter", "yaml", "dateutil"),  # front matter
    *("liquid", "feedparser"),
]
_OURS = [
    *("feeds.absolute", "html_to_docutils.conversion", "loading.front_matter.splitting"),
    *("loading.reading", "markdown", "sphinx_ext.articles.article_trees", "template_tags"),
]
_BUILD = """
import sys
from sphinx.cmd.build import main
assert main(["-q", "-W", "-d", "_build/doctrees", ".", "_build/html"]) == 0
print(*sorted(sys.modules))
"""


def test_what_a_build_without_changes_imports(project: NewsProject) -> None:
    project.configure(
        'html_baseurl = "https://example.org/"', 'newsfeed_archives = ["year", "tag"]'
    )
    project.article("a.html", '<p>Text with a <a href="b.html">link</a>.</p>', extra="tags: [x]")
    project.article("b.rst", "Text.")
    project.write("page.rst", ":orphan:\n\nPage\n====\n\nText.\n")
    assert project.build().warnings == []
    done = subprocess.run(
        [sys.executable, "-c", _BUILD],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    imported = {*done.stdout.split()}
    assert "sphinx_newsfeed.extension" in imported
    late = [*_LIBRARIES, *(f"sphinx_newsfeed.{name}" for name in _OURS)]
    assert [name for name in late if name in imported] == []
