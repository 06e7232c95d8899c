"""Links to edit a page, as themes make them: to the file of an article, or none."""

from __future__ import annotations

import html
import posixpath
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from conftest import NewsProject

_SITE = "https://github.com/o/r"
#: The name of a file, which whoever wrote the article has chosen.
_EVIL = "x'\"><img src=x onerror=alert(1)>.md"
_CONTEXT = {
    "display_github": True,
    "github_user": "o",
    "github_repo": "r",
    "github_version": "main",
    "conf_py_path": "/docs/",
    "doc_path": "docs",
    "source_type": "github",
    "source_user": "o",
    "source_repo": "r",
    "source_version": "main",
    "source_docs_path": "/docs/",
}
#: What a project sets to have such links.
_THEMES: dict[str, dict[str, Any]] = {
    "furo": {
        "source_repository": _SITE, "source_branch": "main", "source_directory": "docs/",
    },
    "pydata_sphinx_theme": {"use_edit_page_button": True},
    "sphinx_book_theme": {
        "use_edit_page_button": True, "repository_url": _SITE, "repository_branch": "main",
        "path_to_docs": "docs",
    },
    "sphinx_rtd_theme": {},
    "sphinx_immaterial": {
        "repo_url": _SITE, "edit_uri": "edit/main/docs", "font": False,
        "features": ["content.action.edit"],
    },
    "shibuya": {},
}  # fmt: skip


#: The themes that change Sphinx itself for all projects of a process.
_ALONE = frozenset({"sphinx_immaterial"})


def _built(project: NewsProject, theme: str) -> Path:
    """The output of the project, which builds without a warning."""
    if theme not in _ALONE:
        build = project.build()
        assert build.warnings == []
        return build.outdir
    out = project.folder / "out"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", project.folder, out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return out


@pytest.mark.parametrize("theme", _THEMES)
def test_they_lead_to_the_file(project: NewsProject, theme: str) -> None:
    if find_spec(theme) is None:
        pytest.skip("the theme is not installed")
    outside = project.folder.parent / "elsewhere"
    outside.mkdir()
    front_matter = "---\ntitle: Title\ndate: 2022-01-01\n---\n\nText.\n"
    (outside / "c.md").write_text(front_matter, "utf-8")
    project.write("../blog/2022/a.md", front_matter)
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :limit: 9\n")
    project.configure(
        f"extensions.append({theme!r})" if theme == "sphinx_immaterial" else "",
        'newsfeed_sources = {"news": "news", "blog": "../blog", '
        f'"other": {str(outside)!r}, "own": "posts"}}',
        "newsfeed_archives = ['all']",
        f"html_context = {_CONTEXT!r}",
        f"html_theme = {theme!r}",
        f"html_theme_options = {_THEMES[theme]!r}",
    )
    project.article("b.md")
    project.write("posts/d.md", front_matter)
    project.write(f"posts/{_EVIL}", front_matter)
    out = _built(project, theme)

    def link(docname: str) -> str:
        page = (out / f"{docname}.html").read_text("utf-8")
        found = re.search(rf'href="({_SITE}/(?:edit|blob)/[^"?]*)"', page)
        # As browsers shorten it.
        return posixpath.normpath(found[1]).partition("/main/")[2] if found else ""

    names = ("index", "news/b", "blog/2022/a", "own/d", "other/c", "news/all")
    assert [link(name) for name in names] == [
        "docs/index.rst", "docs/news/b.md", "blog/2022/a.md", "docs/posts/d.md", "", "",
    ]  # fmt: skip
    [evil] = (page for page in out.glob("own/*.html") if page.name != "d.html")
    assert "onerror=alert(1)>" not in evil.read_text("utf-8").replace(html.escape(_EVIL), "")
    found = unquote(link(evil.relative_to(out).with_suffix("").as_posix()))
    # One theme takes the name from Sphinx, and gets no link.
    assert found == ("" if theme == "sphinx_immaterial" else f"docs/posts/{_EVIL}")
