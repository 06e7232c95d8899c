"""The checks see what is wrong in a page, and find nothing in one that is well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PNG
from look.browser import CHROMIUM, Browser, Sight, broken_links, open_browser
from serving import serve_files

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")

WELL = """
<h1>Site</h1><h2 id="here">News</h2>
<div class="newsfeed" style="position: relative; min-height: 4em">{}
<p><time datetime="2025-04-25">April 25</time>, <time datetime="2025-04-25T10:00+02:00">ten</time>
<a href="#here">here</a></p><img src="dot.png" alt="" width="1" height="1"></div>"""

FAULTS = {
    '<p style="width: 3000px">wide</p>': "overflow: the page is",
    '<p class="newsfeed-a" style="margin-right: -6px">far</p>': "sticks out of div.newsfeed",
    '<p class="newsfeed-a" style="width: 3em; overflow: hidden"><code>averywideword'
    "wide</code></p>": "is cut off at its side",
    '<p>under</p><p style="position: absolute; inset: 0; margin: 0">over</p><p>x</p>': "overlap: ",
    '<img src="dot.png" width="1" height="1">': "has no alternative text",
    '<img src="dot.png" alt="">': "has no space kept for it",
    '<img src="none.png" alt="" width="1" height="1">': "is not loaded",
    '<img src="dot.png" alt="" width="90" height="10">': "is distorted: 90px × 10px of 1 × 1",
    "<h4>Deep</h4>": "is of level 4 after one of level 2",
    "<h1>Other</h1>": "there are 2 of the first level",
    '<time datetime="2025-02-30">then</time>': "“2025-02-30”, which is no valid time",
    "<time>then</time>": "has no attribute “datetime”",
    '<p style="color: #aaa">pale</p>': "axe: color-contrast (serious)",
    '<a href="none.html">link</a>': "none.html leads to no file",
    '<a href="index.html#none">link</a>': "leads to a file without this place",
    '<script src="none.js"></script>': "none.js: 404",
    "<script>none()</script>": "console: none is not defined",
    # Pictures whose sizes the page does not know, as they come in after the first paint.
    '<p id="late"></p><p style="height: 300px; background: #eee"></p><script>'
    "new PerformanceObserver((list) => {"
    ' const painted = list.getEntriesByName("first-contentful-paint").length;'
    ' if (painted) late.style.height = "400px"; })'
    '.observe({ type: "paint", buffered: true });'
    'setTimeout(() => late.style.height = "700px", 300);</script>': "shift: the page moved by",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


def _look(browser: Browser, folder: Path, added: str, style: str = "") -> tuple[Sight, list[str]]:
    """What is seen of a page with something added to it, and all its faults."""
    head = '<meta charset="utf-8"><link rel="icon" href="data:,"><title>Site</title>'
    head += f'<style>{style}</style><link rel="stylesheet" href="newsfeed.css">'
    page = (
        f'<!DOCTYPE html><html lang="en"><head>{head}</head><body><main>{WELL}</main></body></html>'
    )
    (folder / "index.html").write_text(page.replace("{}", added), "utf-8")
    (folder / "dot.png").write_bytes(PNG)
    with serve_files(folder) as address:
        sight = browser.look(f"{address}index.html", 390, dark=False)
    return sight, [*sight.ours, *sight.others, *broken_links(sight.links, folder)]


@pytest.mark.parametrize(
    "added",
    [
        "",
        '<div style="overflow: auto"><table class="newsfeed-a" style="width: 900px"><tr><td>x'
        "</table></div>",
        '<p style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: '
        'inset(50%)">for readers of screens</p>',
        '<img src="dot.png" alt="" style="aspect-ratio: 2; width: 90px; object-fit: cover">',
        '<img src="dot.png" alt="" loading="lazy" width="1" height="1" style="margin-top: 9000px">',
    ],
)
def test_nothing_is_found_in_a_page_that_is_well(
    browser: Browser, tmp_path: Path, added: str
) -> None:
    (tmp_path / "newsfeed.css").touch()
    assert _look(browser, tmp_path, added)[1] == []


@pytest.mark.parametrize("added", FAULTS)
def test_a_fault_is_found(browser: Browser, tmp_path: Path, added: str) -> None:
    (tmp_path / "newsfeed.css").touch()
    faults = _look(browser, tmp_path, added)[1]
    assert any(FAULTS[added] in fault for fault in faults), faults


def test_other_hosts_are_refused_and_told(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "newsfeed.css").touch()
    added = '<script src="https://example.org/a.js"></script>'
    sight, faults = _look(browser, tmp_path, added)
    assert sight.remote_requests == ["https://example.org/a.js"]
    assert faults == []


def test_colours_of_a_theme_are_told_apart(browser: Browser, tmp_path: Path) -> None:
    added, pale = '<p class="newsfeed-a">pale</p>', ".newsfeed-a { color: #808080 }"
    (tmp_path / "newsfeed.css").touch()
    theirs, _ = _look(browser, tmp_path, added, pale)
    assert theirs.violations.ours == []
    assert len(theirs.violations.others) == 1
    # What we make paler still is our fault.
    (tmp_path / "newsfeed.css").write_text(".newsfeed-a { opacity: 0.8 }", "utf-8")
    ours, _ = _look(browser, tmp_path, added, pale)
    assert len(ours.violations.ours) == 1
    assert ours.violations.others == []
