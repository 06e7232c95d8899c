"""A feed in a browser is a page, made by its style sheet."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NewsProject
from serving import serve_files

_BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = pytest.mark.skipif(not _BROWSER, reason="Chromium is not installed")


@pytest.fixture
def address(project: NewsProject) -> Iterator[str]:
    """Where the feeds of a German project are served: a browser takes no style sheet of a file."""
    project.configure(
        'html_baseurl = "https://example.org/docs/"',
        'language = "de"',
        'project = "Der <Hafen> & Co"',
        'newsfeed_feeds = ["atom", "rss"]',
    )
    project.article("a.html", "<p>Der <b>Text</b>.</p>", title="Fähre & Kai", date="2022-03-01")
    project.article("b.html", title="Zweite", date="2022-03-02", extra="author: Anna")
    outdir = project.build().outdir
    with serve_files(outdir) as address:
        yield f"{address}news"


@pytest.mark.parametrize("file", ["atom.xml", "rss.xml"])
def test_a_browser_shows_a_page(address: str, file: str, tmp_path: Path) -> None:
    command = [
        _BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", f"{address}/{file}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    if "<html" not in done.stdout:
        pytest.skip("this browser knows no style sheets of XSLT any more")
    assert re.search(r'<html[^>]* lang="de"', done.stdout)
    assert "<h1>Der &lt;Hafen&gt; &amp; Co</h1>" in done.stdout
    found = re.findall(r'<h2><a href="([^"]*)">([^<]*)</a></h2>', done.stdout)
    assert found == [
        ("https://example.org/docs/news/b.html", "Zweite"),
        ("https://example.org/docs/news/a.html", "Fähre &amp; Kai"),
    ]
    assert "Anna" in done.stdout
