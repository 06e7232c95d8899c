"""Links to edit a page, as themes make them."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest
from conftest import NewsProject

#: The name of a file, which whoever wrote the article has chosen.
_EVIL = "x'\"><img src=x onerror=alert(1)>.md"
_OPTIONS = {
    "repo_url": "https://github.com/o/r",
    "edit_uri": "edit/main/docs",
    "font": False,
    "features": ["content.action.edit"],
}


@pytest.mark.skipif(find_spec("sphinx_immaterial") is None, reason="the theme is not installed")
def test_the_name_of_a_file_ends_no_attribute(project: NewsProject) -> None:
    """The theme asks Sphinx for the path of the file, and puts it out as it is."""
    project.configure(
        "extensions.append('sphinx_immaterial')",
        "html_theme = 'sphinx_immaterial'",
        f"html_theme_options = {_OPTIONS!r}",
        "newsfeed_archives = []",
        'newsfeed_sources = {"news": {"path": "posts", "trusted": False}}',
    )
    front_matter = "---\ntitle: Title\ndate: 2022-01-01\n---\n\nText.\n"
    project.write("posts/a.md", front_matter)
    project.write(f"posts/{_EVIL}", front_matter)
    # A theme may change Sphinx itself for all projects of a process.
    out = project.folder / "out"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", project.folder, out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "edit/main/docs/posts/a.md" in (out / "news/a.html").read_text("utf-8")
    [evil] = (page for page in out.glob("news/*.html") if page.name != "a.html")
    assert "onerror=alert(1)>" not in evil.read_text("utf-8")
